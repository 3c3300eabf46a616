"""Words, sentences and tree keep their places when spaCy is left behind."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from dateline.annotate.words import read_words
from tests.annotate.docs import article, doc


def test_words_drop_white_space_and_keep_heads() -> None:
    """White space is no word; a head behind it is still found."""
    text = "Divers \n\n searched wrecks"
    parsed = doc(
        ["Divers", "\n\n ", "searched", "wrecks"],
        [True, False, True, False],
        heads=[2, 0, 2, 2],
        deps=["nsubj", "dep", "ROOT", "obj"],
        upos=["NOUN", "SPACE", "VERB", "NOUN"],
    )
    assert parsed.text == text
    words = read_words(article(text), parsed)
    assert [text[t.start : t.end] for t in words.tokens] == ["Divers", "searched", "wrecks"]
    assert [token.head for token in words.tokens] == [1, 1, 1]
    assert [token.dep for token in words.tokens] == ["nsubj", "root", "obj"]


def test_words_a_head_that_is_white_space_is_passed_over() -> None:
    text = "wrecks \n sank"
    parsed = doc(
        ["wrecks", "\n ", "sank"],
        [True, False, False],
        heads=[1, 2, 2],
        deps=["nsubj", "dep", "ROOT"],
        upos=["NOUN", "SPACE", "VERB"],
    )
    words = read_words(article(text), parsed)
    assert [token.head for token in words.tokens] == [1, 1]


def test_words_a_sentence_ends_with_its_block() -> None:
    """A pipeline that knows no Blocks cannot make a sentence of a heading and a paragraph."""
    text = "Flood news Water rose"
    parsed = doc(
        ["Flood", "news", "Water", "rose"],
        heads=[1, 3, 3, 3],
        deps=["compound", "dep", "nsubj", "ROOT"],
        upos=["NOUN", "NOUN", "NOUN", "VERB"],
    )
    words = read_words(article(text, [(0, 10), (11, 21)]), parsed)
    assert [(s.first, s.last, s.block) for s in words.sentences] == [(0, 2, 1), (2, 4, 2)]
    assert words.tokens[1].head == 1
    assert words.tokens[1].dep == "root"
    assert words.said_in == (0, 0)


def test_words_without_lemmas_or_tags_stand_for_themselves() -> None:
    words = read_words(article("Rain Fell"), doc(["Rain", "Fell"]))
    assert [token.lemma for token in words.tokens] == ["rain", "fell"]
    assert [token.upos for token in words.tokens] == ["X", "X"]
    assert [token.head for token in words.tokens] == [0, 1]


def test_words_of_white_space_alone_are_none() -> None:
    words = read_words(article(" \n"), doc([" \n"], [False]))
    assert words.tokens == ()
    assert words.sentences == ()


@given(st.lists(st.tuples(st.sampled_from(["ab", " ", "\n\n", "c"]), st.booleans()), max_size=12))
def test_words_every_word_is_where_it_says(parts: list[tuple[str, bool]]) -> None:
    """Law: offsets name the word; sentences cover all words, in order, none twice."""
    parsed = doc(
        [word for word, _ in parts],
        [False] * len(parts),
        starts=[1 if start else -1 for _, start in parts],
    )
    text = parsed.text
    words = read_words(article(text), parsed)
    assert [text[t.start : t.end] for t in words.tokens] == [
        word for word, _ in parts if not word.isspace()
    ]
    covered = [i for s in words.sentences for i in range(s.first, s.last)]
    assert covered == list(range(len(words.tokens)))
    assert all(words.tokens[i].sent == n for n, s in enumerate(words.sentences)
               for i in range(s.first, s.last))  # fmt: skip
