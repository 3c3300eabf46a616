"""Lines that say what another says."""

from __future__ import annotations

import pytest

from dateline.records import Line
from dateline.select.repeats import repeats

WORDS = "The ferry was old, its pumps were broken and nobody at the harbour had looked at it"
PILE = {
    "a": f"“{WORDS},” Harbour master Ilse Marrow said on Monday.",
    "b": f"Marrow said: “{WORDS.replace(',', '')}.”",
    "c": "“The ferry was sound and its pumps had been mended in spring,” the owner said.",
    "d": "The harbour master of Lorin spoke of the ferry, its pumps and of who had looked at it.",
}


def line(article: str, text: str, start: int = 0) -> Line:
    return Line(
        article=article, start=start, end=start + len(text), text=text, prefix="", suffix="",
        block=1,
    )  # fmt: skip


def test_a_statement_that_two_reports_quote_is_told_once() -> None:
    lines = {name: line(name, text) for name, text in PILE.items()}
    assert list(repeats("abcd", lines)) == [("b", "a")]
    assert list(repeats("dcba", lines)) == [("b", "a")]


@pytest.mark.parametrize(("other", "said"), [("same", [("short", "long")]), ("other", [])])
def test_a_sentence_shown_alone_and_with_its_neighbour_is_told_once(
    other: str, said: list[tuple[str, str]]
) -> None:
    alone = "The pumps were broken."
    lines = {"short": line("same", alone), "long": line(other, f"{alone} They were old.")}
    assert list(repeats(["short", "long"], lines)) == said
