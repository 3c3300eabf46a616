"""What holds of every reading, on invented reports and on any tree at all."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dateline.extract import extract, find_attributions
from dateline.records import Annotated, Quote, Reading
from tests.extract.reading import by_hand, told

REPORT = told(
    ("title", "Mill burns after raid"),
    "ORVELLA — Gunmen stormed a mill near Orvella on Monday, killing two guards and wounding six, "
    "police said. The attack came a day after soldiers raided a camp in Talmere.",
    "“They burned everything,” said Nora Abel, the owner of the mill. “We will rebuild.”",
    ("caption", "Firefighters at the mill on Monday"),
    "He denied it. No one was arrested… 🙂 ",
    "Rebels, according to Reuters, claimed responsibility for the raid in a statement.",
)


def quotes(reading: Reading) -> list[Quote]:
    found = [claim.quote for claim in reading.claims]
    found += [s.quote for claim in reading.claims for s in claim.speakers if s.quote]
    found += [f.quote for claim in reading.claims for f in claim.figures]
    found += [link.quote for link in reading.links]
    return found + [quote for e in reading.entities for _, quote in e.descriptions]


def check(annotated: Annotated, reading: Reading) -> None:
    text = annotated.article.text
    for quote in quotes(reading):
        assert quote.text == text[quote.start : quote.end]
        assert quote.prefix == text[max(0, quote.start - 32) : quote.start]
        assert quote.suffix == text[quote.end : quote.end + 32]
        assert all(quote.start <= s < e <= quote.end for s, e in quote.marks)
    ids = [claim.id for claim in reading.claims]
    assert len(set(ids)) == len(ids)
    assert [t.claim for t in reading.traits] == ids
    for one in find_attributions(annotated):
        assert all(0 <= s < e <= len(text) for s, e in (*one.source, *one.cue, *one.content))
    places = [claim.predicate.start for claim in reading.claims]
    assert places == sorted(places)
    for claim in reading.claims:
        assert claim.said_in is None or claim.said_in in ids
        assert claim.said_in != claim.id
        word = (claim.predicate.start, claim.predicate.end)
        assert claim.quote.start <= word[0] < word[1] <= claim.quote.end
        for role in claim.roles:
            assert text[role.start : role.end] == role.text
    said_in = {claim.id: claim.said_in for claim in reading.claims}
    for claim_id in ids:
        above, seen = said_in[claim_id], {claim_id}
        while above is not None:
            assert above not in seen, "words said in words said in them"
            seen.add(above)
            above = said_in[above]
    for link in reading.links:
        assert {link.source, link.target} <= set(ids)
        assert link.source != link.target


def test_the_laws_hold_of_a_report() -> None:
    annotated, reading = REPORT
    check(annotated, reading)
    assert reading.claims


def test_two_utterances_are_not_each_in_the_others_words() -> None:
    annotated, reading = told(
        "The phone is claimed to be ``a revolution'' as stated on the website of the firm.",
        "`We think it's the future of notebooks,'' said Abel.",
    )
    check(annotated, reading)


def test_reading_twice_changes_nothing() -> None:
    annotated, reading = REPORT
    assert extract(annotated) == reading


WORDS = st.sampled_from(
    ["killed", "attack", "said", "the", "“", "”", "Abel", "according", "to", "denied", "vowed",
     "after", "in", "response", "24", "rebels", "who", "—", "🙂", "e\u0301", "שלום", "that"]
)  # fmt: skip
TAGS = st.sampled_from(
    ["VERB", "NOUN", "PROPN", "ADP", "DET", "PUNCT", "AUX", "NUM", "PRON", "ADJ"]
)
RELATIONS = st.sampled_from(
    ["nsubj", "nsubj:pass", "obj", "obl", "ccomp", "xcomp", "advcl", "acl:relcl", "acl", "conj",
     "nmod", "nmod:poss", "det", "case", "mark", "compound", "appos", "parataxis", "punct", "cop"]
)  # fmt: skip


@st.composite
def trees(draw: st.DrawFn) -> Annotated:
    """Any words in any tree: every word hangs on one before it."""
    size = draw(st.integers(0, 14))
    rows = []
    for index in range(size):
        head = draw(st.integers(0, index - 1)) if index else 0
        relation = draw(RELATIONS) if index else "root"
        rows.append((draw(WORDS), draw(TAGS), relation, head))
    return by_hand(rows)


@settings(max_examples=300, deadline=None)
@given(trees())
def test_the_laws_hold_of_any_tree(annotated: Annotated) -> None:
    reading = extract(annotated)
    check(annotated, reading)
    assert extract(annotated) == reading


def test_a_sentence_too_long_to_quote_is_quoted_in_part() -> None:
    rows = [("rebels", "NOUN", "nsubj", 400)] + [("big", "ADJ", "amod", 400)] * 399
    rows += [("killed", "VERB", "root", 400)] + [("guards", "NOUN", "obj", 400)] * 400
    annotated = by_hand(rows)
    reading = extract(annotated)
    check(annotated, reading)
    assert all(len(claim.quote.text) <= 1500 for claim in reading.claims)


@pytest.mark.parametrize(
    "text", ["", "GUNMEN KILLED TWO IN ORVELLA", "no stops gunmen killed two and then they left",
             "🙂🙂🙂", "a\u200bb killed\u0301 two", "قتل رجلان في أورفيلا"]
)  # fmt: skip
def test_odd_text_is_read_without_harm(text: str) -> None:
    annotated, reading = told(text) if text else told(" ")
    check(annotated, reading)


ODD = st.sampled_from(
    ["Gunmen killed two guards", "POLICE SAID", "“We will", "”", "|", "\t", "\n", "🙂\u200d🙂",
     "\u200b", "\u200f", "\u202e", "e\u0301", "قتل رجلان", "הוא אמר", "警察は言った", "—", "\u00ad",
     "la policía dijo que", "12:30", "a\u0300\u0301\u0302", "according to", "Nora Abel", ",", ".",
     "\ufeff", "1 | 2 | 3", "'s", "denied responsibility"]
)  # fmt: skip


@settings(max_examples=40, deadline=None)
@given(st.lists(st.tuples(ODD, st.sampled_from(["", " ", "  ", "\u00a0"])), max_size=25))
def test_the_laws_hold_of_odd_text_through_the_reader(pieces: list[tuple[str, str]]) -> None:
    text = "".join(piece + gap for piece, gap in pieces)
    annotated, reading = told(text or " ")
    check(annotated, reading)
