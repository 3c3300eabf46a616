"""A line out of a longer speech is shown with both its marks."""

from __future__ import annotations

import pytest

from dateline.records import Line
from dateline.select import shown
from dateline.select.quoted import with_both_marks
from dateline.select.told import Told
from tests.export.invented import Pile


def marked(text: str, *sentences: str, of: str) -> str:
    """How the line `of` is shown, in a report of which these sentences tell something."""
    pile = Pile()
    article = pile.article("The Tide", text, published="2031-05-04")
    for sentence in sentences:
        pile.event(pile.claim(article, sentence, sentence.split()[1], day="2031-05-03"))
    at = text.index(of)
    line = Line(
        article=article, start=at, end=at + len(of), text=of, prefix=text[max(0, at - 32) : at],
        suffix=text[at + len(of) :][:32], block=1,
    )  # fmt: skip
    made = with_both_marks(Told(pile.merged(), pile.related()), line)
    assert made.text == text[made.start : made.end]
    return shown(made)


SPEECH = "\u201cThey burned the mill. They took the grain. We rebuild it.\u201d"
ONE, TWO, THREE = "\u201cThey burned the mill.", "They took the grain.", "We rebuild it.\u201d"


@pytest.mark.parametrize(
    ("line", "seen"),
    [
        (THREE, "\u201c[\u2026] We rebuild it.\u201d"),
        (ONE, "\u201cThey burned the mill. [\u2026]\u201d"),
        (TWO, TWO),
    ],
)
def test_the_other_mark_is_shown_with_what_lies_between_cut(line: str, seen: str) -> None:
    assert marked(SPEECH, ONE, TWO, THREE, of=line) == seen
    straight = str.maketrans("\u201c\u201d", '""')
    held = [one.translate(straight) for one in (ONE, TWO, THREE)]
    found = marked(SPEECH.translate(straight), *held, of=line.translate(straight))
    assert found == seen.translate(straight)


def test_a_line_stays_where_the_words_between_are_not_at_hand() -> None:
    longer = SPEECH.replace("grain", "grain of three long years with them")
    assert marked(longer, ONE, THREE, of=THREE) == THREE


def test_a_line_with_both_marks_stays() -> None:
    whole = "\u201cWe rebuild it,\u201d said the mayor."
    assert marked(f"\u201cThey burned it. {whole}", whole, of=whole) == whole
