"""What holds of every article, whatever its bytes were."""

from __future__ import annotations

import json
import re
import time
import unicodedata
from itertools import pairwise

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from dateline.acquire import media, read
from dateline.acquire.read import FORMATS
from dateline.records import Article, Failure, Options, Source
from tests.acquire.made import column, docx, mhtml, pdf, source

LEDE = "Two men were hurt when the mill at Talberg burned down, the fire brigade said."
PAGE = f"<html><body><article><h1>Fire at the mill</h1><p>{LEDE}</p><p>{LEDE} So</p></article>"
SEEDS = {
    media.TEXT: LEDE.encode(),
    media.MARKDOWN: f"# Fire\n\n{LEDE}".encode(),
    media.HTML: PAGE.encode(),
    media.MHTML: mhtml(PAGE, "https://h.example/1", "Fri, 08 Mar 2019 10:00:00"),
    media.PDF: pdf([column([LEDE])]),
    media.DOCX: docx([("Normal", LEDE)]),
    media.JSON: json.dumps({"title": "Fire", "text": LEDE}).encode(),
}
LINES = st.sampled_from(
    [
        LEDE,
        "Fire at the mill",
        "By Ilsa Rendt",
        "March 4, 2019",
        "Share this: Facebook",
        "• World",
        "Read more: Nine boats lost",
        "Leave a Reply",
        "More from the Tide",
        "Smoke...",
        "Smoke over the mill at Talberg...",
        "Smoke over the mill at Talberg on Monday",
        "Osk",
        "",
        "Monday, March 4: Mill burns",
        "“Get out!” he said.",
        "(Photo: Tom Okun/AP)",
        "TALBERG, Harn -",
        "Click to play video: 'Fire'",
        "Fire",
        "— With files from Reuters",
        "* * *",
        "1:15 A clip of it",
        "OSK, March 4 (AP) — The ferry between Osk and Harn was stopped on Monday in thick fog.",
        "one March 4: Osk It burned. two March 6: Harn It did not.",
        "Ilsa\u0301 \u202e \ufeff x\x07",
    ]
)


def check(article: Article) -> None:
    """The laws of an article's text, blocks and cuts."""
    text = article.text
    assert unicodedata.is_normalized("NFC", text)
    assert (
        all(c.isprintable() or c == "\n" for c in text.replace("\u00a0", " ")) or not text.isascii()
    )
    assert [block.n for block in article.blocks] == list(range(1, len(article.blocks) + 1))
    assert "\n\n".join(text[b.start : b.end] for b in article.blocks) == text
    for block in article.blocks:
        assert text[block.start : block.end].strip() == text[block.start : block.end] != ""
        assert "\n" not in text[block.start : block.end]
    for above, below in pairwise(article.blocks):
        assert above.end < below.start
    assert sum(block.role == "title" for block in article.blocks) <= 1
    assert article.outlet.name
    assert any(c.name == article.outlet.name for c in article.outlet.candidates)
    for cut in article.cut:
        assert cut.text
        assert cut.why


def outcome(kind: str, raw: bytes) -> Article | Failure:
    given_source = source(raw, kind, "a")
    found = read(given_source, Options())
    assert read(given_source, Options()) == found
    if isinstance(found, Failure):
        assert found.message.isprintable()
        assert found.message.endswith("]")
        assert "DL001" not in found.message, found.message
    else:
        check(found)
    return found


@settings(deadline=None)
@given(st.lists(LINES, min_size=1, max_size=14, unique=True))
def test_what_was_cut_does_not_stand_in_the_text(lines: list[str]) -> None:
    found = outcome(media.TEXT, "\n".join(lines).encode())
    if isinstance(found, Article):
        assert not {cut.text for cut in found.cut} & {
            found.text[b.start : b.end] for b in found.blocks
        }


@settings(deadline=None)
@given(st.lists(LINES, min_size=1, max_size=14))
def test_nothing_is_lost_in_silence(lines: list[str]) -> None:
    """Every word of the source stands in the text or in what is listed as cut."""
    found = outcome(media.TEXT, "\n".join(lines).encode())
    if isinstance(found, Article):
        left = found.text + " ".join(cut.text for cut in found.cut)
        for word in re.findall(r"[A-Za-z]{2,}", " ".join(lines)):
            assert word.rstrip("a") in left


@settings(max_examples=60, deadline=None)
@given(st.sampled_from(sorted(FORMATS)), st.binary(max_size=400))
@example(media.JSON, b'{"text": "\\ud800 Two men were hurt."}')
@example(media.JSON, b'{"text": ["a", {"name": 1}], "title": {"x": []}}')
@example(media.JSON, b'{"text": 5}')
@example(media.HTML, b"<html><body><p>\xff\xfe")
@example(media.PDF, b"%PDF-1.4\n%%EOF")
@example(media.DOCX, b"PK\x03\x04")
@example(
    media.MHTML, b"Content-Type: multipart/related; boundary=x\n\n--x\nContent-Type: text/html\n"
)
def test_any_bytes_of_any_type_are_an_article_or_a_failure(kind: str, raw: bytes) -> None:
    outcome(kind, raw)


@settings(max_examples=120, deadline=None)
@given(st.sampled_from(sorted(FORMATS)), st.data())
def test_damaged_files_are_an_article_or_a_failure(kind: str, data: st.DataObject) -> None:
    raw = bytearray(SEEDS[kind])
    for _ in range(data.draw(st.integers(1, 6))):
        at = data.draw(st.integers(0, len(raw) - 1))
        raw[at : at + data.draw(st.integers(0, 20))] = data.draw(st.binary(max_size=8))
        if not raw:
            break
    outcome(kind, bytes(raw))


@pytest.mark.parametrize("kind", sorted(FORMATS))
def test_every_format_reads_its_seed(kind: str) -> None:
    found = outcome(kind, SEEDS[kind])
    assert isinstance(found, Article)
    assert LEDE in found.text


def test_an_unknown_type_is_a_failure() -> None:
    found = read(source(b"x", "image/png", "a.png"), Options())
    assert isinstance(found, Failure)


# --- what was made to hurt ----------------------------------------------------------

TOLD = f"<p>{LEDE}</p>" * 5
COSTLY: dict[str, tuple[str, list[tuple[str, int]]]] = {
    "a line of 20 MB": (media.TEXT, [("a", 20_000_000)]),
    "words on a line of 20 MB": (media.TEXT, [("word ", 3_900_000)]),
    "nine million lines": (media.TEXT, [("a\n", 9_000_000)]),
    "lists nested 100,000 deep": (media.JSON, [("[", 100_000), ("]", 100_000)]),
    "objects nested 100,000 deep": (media.JSON, [('{"text":', 100_000), ("}", 100_000)]),
    "divs nested 50,000 deep": (media.HTML, [("<div>", 50_000), (TOLD, 1), ("</div>", 50_000)]),
    "a tag of 100,000 attributes": (media.HTML, [(TOLD, 1), ("<p ", 1), ("a=1 ", 100_000)]),
    "a paragraph of 25,000 links": (
        media.HTML,
        [(TOLD, 1), ("<p>", 1), ("<a href=x>y</a> ", 25_000)],
    ),
    "a table of 100,000 rows": (media.HTML, [(TOLD, 1), ("<table>", 1), ("<tr><td>a", 100_000)]),
    "JSON-LD nested 100,000 deep": (
        media.HTML,
        [('<script type="application/ld+json">', 1), ("[", 100_000), ("</script>", 1), (TOLD, 1)],
    ),
    "comments never closed": (media.MARKDOWN, [("<!--", 100_000), (LEDE, 1)]),
    "links never closed": (media.MARKDOWN, [("[a](", 100_000), (LEDE, 1)]),
    "short lines above a paragraph": (media.TEXT, [("Aa bb\n", 60_000), (f"{LEDE}\n" * 3, 1)]),
    "datelines on datelines": (media.TEXT, [("OSK -\n", 30_000), (LEDE, 1)]),
}


@pytest.mark.parametrize("name", COSTLY)
def test_time_is_bounded(name: str) -> None:
    kind, parts = COSTLY[name]
    raw = "".join(text * times for text, times in parts).encode()
    given_source = Source(path="a", sha256="", media_type=kind, data=raw)
    began = time.process_time()
    found = read(given_source, Options())
    assert time.process_time() - began < 10
    assert isinstance(found, Article) or found.message.isprintable()
