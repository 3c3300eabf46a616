"""What the reader promises of any article, and what it makes of some invented ones."""

from __future__ import annotations

import pytest
import spacy
from spacy.language import Language
from spacy.tokens import Doc

from dateline.reader import Reader, load
from tests.articles import article

STORY = (
    "Ferry crew rescue forty in storm",
    "Police in Norwick said on Sunday that fishermen had rescued 40 passengers after their "
    "ferry sank off Tarn Island. The rescue came two days after a strike by dockers.",
    "Captain Mara Velling denied the claims. “We were not warned,” she told the Norwick "
    "Harbour Board in Dec. 2031.",
)


def labels(doc: Doc) -> list[tuple[object, ...]]:
    """Everything the reader says of a Doc."""
    tokens = [
        (t.idx, t.text, t.pos_, str(t.morph), t.lemma_, t.dep_, t.head.i, t.is_sent_start)
        for t in doc
    ]
    return [*tokens, *((e.start, e.end, e.label_) for e in doc.ents), *predicates(doc)]


def predicates(doc: Doc) -> list[tuple[str, bool, frozenset[tuple[str, str]]]]:
    """Predicates as words: (word, nominal, {(role, word)})."""
    return [
        (doc[token].text, nominal, frozenset((role, doc[word].text) for role, word in roles))
        for token, nominal, roles in doc._.dateline_predicates
    ]


@pytest.fixture(scope="module")
def story() -> Doc:
    return load().parse(article(*STORY))


def test_text_and_offsets_are_the_articles(story: Doc) -> None:
    text = article(*STORY).text
    assert story.text == text
    assert all(text[t.idx : t.idx + len(t.text)] == t.text for t in story)


def test_sentences_start_at_blocks_and_after_stops(story: Doc) -> None:
    assert [s.text.strip().split()[0] for s in story.sents] == [
        "Ferry",
        "Police",
        "The",
        "Captain",
        "“We",
    ]


def test_each_sentence_is_a_tree_of_its_own(story: Doc) -> None:
    for sentence in story.sents:
        assert sum(token.head == token for token in sentence) == 1
        assert all(token.head in sentence for token in sentence)


def test_names(story: Doc) -> None:
    assert [(e.text, e.label_) for e in story.ents] == [
        ("Norwick", "LOC"),
        ("Tarn Island", "LOC"),
        ("Mara Velling", "PER"),
        ("Norwick Harbour Board", "ORG"),
    ]


def test_tree_tags_and_lemmas(story: Doc) -> None:
    words = {token.text: token for token in story}
    assert (words["fishermen"].lemma_, words["fishermen"].dep_) == ("fisherman", "nsubj")
    assert words["fishermen"].head.text == "rescued"
    assert words["rescued"].head.text == "said"
    assert words["sank"].pos_ == "VERB"
    assert "Tense=Past" in str(words["sank"].morph)
    assert words["Dec."].lemma_ == "December"


def test_predicates_are_verbs_and_event_nouns_with_roles(story: Doc) -> None:
    found = {word: (nominal, roles) for word, nominal, roles in predicates(story)}
    nominal, roles = found["rescued"]
    assert not nominal
    assert {("ARG0", "fishermen"), ("ARG1", "passengers"), ("ARGM-TMP", "sank")} <= roles
    assert found["strike"][0]
    assert found["denied"] == (False, frozenset({("ARG0", "Mara"), ("ARG1", "claims")}))
    assert ("ARGM-NEG", "not") in found["warned"][1]
    assert story._.dateline_wording is None


def test_the_same_whatever_was_read_before() -> None:
    first = labels(load().parse(article(*STORY)))
    load().parse(article("Quite another matter: 900 tonnes of oats were lost at Brome."))
    assert labels(load().parse(article(*STORY))) == first


def test_a_reader_loaded_anew_reads_the_same() -> None:
    nlp = spacy.blank("en")
    nlp.tokenizer = load()._nlp.tokenizer
    nlp.add_pipe("dateline_reader")
    assert labels(Reader(nlp).parse(article(*STORY))) == labels(load().parse(article(*STORY)))


def test_a_block_is_read_the_same_wherever_it_stands() -> None:
    alone = labels(load().parse(article(STORY[1])))
    after = load().parse(article(STORY[0], STORY[1]))
    shift = len(STORY[0]) + 2
    words = [(t.idx - shift, t.text, t.pos_) for t in after if t.idx >= shift]
    assert words == [label[:3] for label in alone[: len(words)]]


HARD = {
    "hyphenated word of 300 parts": "The " + "-".join(["part"] * 300) + " report was read.",
    "letters without a blank": "x" * 20_000,
    "emoji": "🔥" * 700 + " Fire in the harbour " + "👩‍👩‍👧" * 300,
    "address of 5,000 characters": "See https://example.org/" + "a/b-c_d?" * 625 + " for more.",
    "very long sentence": "The crew and " + "the cook and " * 800 + "the captain left.",
    "full stops": "." * 3000,
    "one word": "Fire",
    "blanks only": "   \n\n \t ",
    "nothing": "",
    "strange spaces": "Two\u00a0men\u2009left\u200b.\n\nThree \u2028 stayed.",
    "control characters": "Two men\x00 left\x1b[0m the \ufeffharbour.",
    "another script": "हमला सोमवार को हुआ। " * 40,
}


@pytest.mark.parametrize("text", HARD.values(), ids=HARD.keys())
def test_no_text_breaks_it(text: str) -> None:
    doc = load().parse(article(text))
    assert doc.text == text
    assert all(token.head.sent == token.sent for token in doc)
    assert all(token.pos_ for token in doc)


def test_empty_blocks_and_blocks_of_blanks_are_passed_over() -> None:
    doc = load().parse(article("", "   ", STORY[1], "", between="\n"))
    assert [s.text.strip().split()[0] for s in doc.sents] == ["Police", "The"]


def test_an_empty_line_parts_sentences_without_blocks() -> None:
    text = "Fire in the harbour\n\nTwo men left"
    bare = article(text)
    nlp = spacy.blank("en")
    nlp.add_pipe("dateline_reader")
    assert [s.text.strip() for s in nlp(bare.text).sents] == text.split("\n\n")


def test_sentence_starts_given_beforehand_are_kept() -> None:
    nlp = spacy.blank("en")
    words = ["Fire", "spread", "He", "left"]
    doc = Doc(nlp.vocab, words=words, sent_starts=[True, False, True, False])
    component = nlp.add_pipe("dateline_reader")
    assert [s.text for s in component(doc).sents] == ["Fire spread", "He left"]


@Language.component("test_stand_in")
def stand_in(doc: Doc) -> Doc:
    """A pipeline made by hand: every word hangs on the first, capitals are persons."""
    for token in doc:
        token.head = doc[0]
        token.pos_ = "PROPN" if token.is_title else "NOUN"
        token.dep_ = "dep" if token.i else "root"
        token.lemma_ = token.lower_
    doc.set_ents([doc[t.i : t.i + 1] for t in doc if t.is_title])
    return doc


def test_another_pipeline_can_stand_in() -> None:
    """It reads Block by Block, so none of its trees crosses a border."""
    nlp = spacy.blank("en")
    nlp.add_pipe("test_stand_in")
    told = article("Orla left early", "", "Finn stayed")
    doc = Reader(nlp).parse(told)
    assert doc.text == told.text
    assert [s.text.strip() for s in doc.sents] == ["Orla left early", "Finn stayed"]
    assert doc[0].lemma_ == "orla"
    assert doc._.dateline_predicates is None
    assert Reader(nlp).parse(article("")).text == ""


@Language.component("test_predicates")
def mark_last(doc: Doc) -> Doc:
    """Marks the last token as a predicate whose agent is the first."""
    doc._.dateline_predicates = [(len(doc) - 1, False, [("ARG0", 0)])]
    return doc


def test_predicates_of_another_pipeline_are_counted_over_the_whole() -> None:
    nlp = spacy.blank("en")
    nlp.add_pipe("test_stand_in")
    nlp.add_pipe("test_predicates")
    doc = Reader(nlp).parse(article("Orla left", "Finn stayed", between="\n"))
    assert predicates(doc)[1] == ("stayed", False, frozenset({("ARG0", "Finn")}))


def test_the_component_says_what_it_writes() -> None:
    nlp = spacy.blank("en")
    nlp.add_pipe("dateline_reader")
    assigned = nlp.get_pipe_meta("dateline_reader").assigns
    assert {"token.head", "doc.ents", "doc._.dateline_predicates"} <= set(assigned)
