"""PDF with text: lines by their place on the page, joined to paragraphs.

pypdfium2 is used here only. Running heads, footers and page numbers are cut, words broken at a
line's end are joined, and every piece knows its page. Pages without text are told in a note;
nothing is recognised from pictures.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from statistics import median
from typing import Any

from dateline.acquire.draft import Draft, Piece
from dateline.acquire.plain import one_line, plain
from dateline.acquire.shape import ends_sentence, words_in
from dateline.errors import FILE_DAMAGED, PDF_LOCKED, PDF_WITHOUT_TEXT, DatelineError
from dateline.records import Source

MOST_PAGES = 2_000
"""Pages that are read; a longer document is a book, told in a note."""

EDGE_LINES = 3
"""Lines from the top and bottom of a page among which running heads and feet are looked for."""

PITCH = 1.45
"""A gap above a line of more than so many times the usual pitch begins a paragraph. Not tuned:
set text leads at 1.1 to 1.3, paragraphs apart begin at 1.6."""

INDENT = 0.7
"""An indent of more than so many line heights begins a paragraph."""

SHORT = 0.85
"""A line that ends before this share of the column's width may be a paragraph's last."""

LARGER = 1.15
"""Type of so many times the usual size is a heading's."""

BROKEN = 2
"""What PDFium gives in place of a hyphen at a line's end and the end itself."""

_PAGE_NUMBER = re.compile(
    r"(?:page|p\.)?\s?[-–—]?\s?\d{1,4}\s?[-–—]?(?:\s?(?:of|/)\s?\d{1,4})?", re.IGNORECASE
)
_DIGITS = re.compile(r"\d+")
_BROKEN = re.compile(r"(?P<word>[^\W\d_]{2,})[-\u00ad\u2010\ufffe\x02]\Z")


@dataclass(frozen=True)
class Line:
    """A line of a page: points from the lower left corner, `height` of its type."""

    text: str
    page: int
    left: float
    right: float
    bottom: float
    height: float


def read_pdf(source: Source) -> Draft:
    """The paragraphs of the document. Raises where it is locked, damaged or has no text."""
    pages, about, more = _pages(source)
    draft = Draft(pieces=[])
    empty = [n for n, lines in enumerate(pages, 1) if not lines]
    if len(empty) == len(pages):
        raise DatelineError(PDF_WITHOUT_TEXT, path=source.path)
    if empty:
        shown = ", ".join(str(n) for n in empty[:20]) + (" …" if len(empty) > 20 else "")
        draft.notes.append(f"Pages without text were not read: {shown}.")
    if more:
        draft.notes.append(f"Only the first {MOST_PAGES} of {MOST_PAGES + more} pages were read.")
    kept = _without_running_lines(pages, draft)
    words = _words_of(kept)
    for group in _paragraphs(kept):
        text = one_line(_joined([line.text for line in group], words))
        if text:
            draft.pieces.append(Piece(text, _role(group, text, kept), group[0].page))
    draft.title, draft.author = _title(draft.pieces, kept), about
    return draft


# --- lines --------------------------------------------------------------------------


def _pages(source: Source) -> tuple[list[list[Line]], str, int]:
    """Lines of each page, the author whom the file names, and how many pages were left out."""
    import pypdfium2  # type: ignore[import-untyped]

    try:
        document = pypdfium2.PdfDocument(source.data)
    except pypdfium2.PdfiumError as error:
        locked = "password" in str(error).lower() or "security" in str(error).lower()
        problem = PDF_LOCKED if locked else FILE_DAMAGED
        raise DatelineError(problem, path=source.path, format="PDF") from error
    try:
        count = len(document)
        pages = [_lines(document, n) for n in range(min(count, MOST_PAGES))]
        author = one_line(str(document.get_metadata_dict().get("Author") or ""))
    finally:
        document.close()
    if not pages:
        raise DatelineError(FILE_DAMAGED, path=source.path, format="PDF")
    return pages, author, max(0, count - MOST_PAGES)


def _lines(document: Any, number: int) -> list[Line]:
    """The lines of a page in the order in which it sets them."""
    import pypdfium2

    try:
        page = document[number]
        text_page = page.get_textpage()
    except pypdfium2.PdfiumError:
        return []
    unicode_at = pypdfium2.raw.FPDFText_GetUnicode
    codes = [unicode_at(text_page, at) for at in range(text_page.count_chars())]
    lines: list[Line] = []
    start = 0
    for at, code in enumerate([*codes, 10]):
        if code in (10, 13, BROKEN):
            line = _line(text_page, codes, start, at + (code == BROKEN), number + 1)
            if line is not None:
                lines.append(line)
            start = at + 1
    text_page.close()
    page.close()
    return lines


def _line(text_page: Any, codes: list[int], start: int, end: int, page: int) -> Line | None:
    inked = [at for at in range(start, end) if codes[at] > 32 and codes[at] != 0xA0]
    if not inked:
        return None
    text = "".join(chr(code) if code else " " for code in codes[start:end]).strip()
    left, bottom, _, top = text_page.get_charbox(inked[0], loose=True)
    right = text_page.get_charbox(inked[-1], loose=True)[2]
    return Line(text, page, left, right, bottom, max(top - bottom, 1.0))


def _without_running_lines(pages: list[list[Line]], draft: Draft) -> list[Line]:
    """All lines but heads, feet and page numbers, which go to the draft's cuts, each once."""
    edges = [_edge(lines) for lines in pages]
    counts = Counter(key for edge in edges for key in {_key(line) for line in edge})
    often = max(2, round(0.4 * len(pages)))
    kept: list[Line] = []
    cut: dict[str, str] = {}
    for lines, edge in zip(pages, edges, strict=True):
        outermost = {id(line) for line in (edge[:1] + edge[-1:])}
        for line in lines:
            at_edge = any(line is one for one in edge)
            if at_edge and counts[_key(line)] >= often and len(pages) > 1:
                cut.setdefault(_key(line), line.text)
            elif id(line) in outermost and _PAGE_NUMBER.fullmatch(plain(line.text)):
                cut.setdefault("page-number", line.text)
            else:
                kept.append(line)
    for text in cut.values():
        draft.cut(text, "running-head")
        address = re.search(r"https?://\S+", text)
        draft.url = draft.url or (address[0] if address else "")
    return kept


def _edge(lines: list[Line]) -> list[Line]:
    """The uppermost and lowest lines of a page, from top to bottom."""
    ordered = sorted(lines, key=lambda line: -line.bottom)
    return (
        ordered if len(ordered) <= 2 * EDGE_LINES else ordered[:EDGE_LINES] + ordered[-EDGE_LINES:]
    )


def _key(line: Line) -> str:
    """What stays of a running line from page to page: words and height, not the number."""
    return f"{_DIGITS.sub('#', line.text)} {round(line.bottom / 4)}"


# --- paragraphs ---------------------------------------------------------------------


def _paragraphs(lines: Sequence[Line]) -> list[list[Line]]:
    """Lines that belong together, over columns and pages."""
    if not lines:
        return []
    pitch = _pitch(lines)
    margins = _margins(lines)
    groups: list[list[Line]] = [[lines[0]]]
    for above, line in pairwise(lines):
        if _begins(above, line, groups[-1], pitch, margins[above.page]):
            groups.append([line])
        else:
            groups[-1].append(line)
    return groups


def _pitch(lines: Sequence[Line]) -> float:
    """The usual distance between two lines, in heights of the line."""
    steps = [
        (above.bottom - line.bottom) / line.height
        for above, line in pairwise(lines)
        if above.page == line.page and 0 < above.bottom - line.bottom < 3 * line.height
    ]
    return median(steps) if steps else 1.2


def _margins(lines: Sequence[Line]) -> dict[int, float]:
    """How wide a full line is, page by page."""
    widths: dict[int, list[float]] = {}
    for line in lines:
        widths.setdefault(line.page, []).append(line.right - line.left)
    return {page: sorted(found)[int(0.9 * (len(found) - 1))] for page, found in widths.items()}


def _begins(above: Line, line: Line, group: list[Line], pitch: float, width: float) -> bool:
    """Whether `line` begins a paragraph."""
    if not 1 / LARGER < line.height / above.height < LARGER:
        return True
    step = above.bottom - line.bottom
    short = above.right - above.left < SHORT * width
    if above.page != line.page or step < -line.height:
        return _is_closed(above.text) or (len(group) == 1 and short)
    if step > PITCH * pitch * line.height:
        return True
    indented = line.left - above.left > INDENT * line.height
    if indented and (len(group) > 1 or _is_closed(above.text)):
        return True
    return short and (_is_closed(above.text) or line.text[:1].isupper())


def _is_closed(text: str) -> bool:
    return ends_sentence(plain(text).strip())


def _words_of(lines: Sequence[Line]) -> set[str]:
    return {word for line in lines for word in re.findall(r"[\w'-]+", line.text.lower())}


def _joined(texts: list[str], words: set[str]) -> str:
    """Lines as one, words that were broken at a line's end joined.

    "co-" and "operate" become "cooperate" unless the document writes "co-operate" elsewhere; a
    compound broken at its own hyphen and written nowhere else loses it ("well-" "known").
    """
    parts = texts[:1]
    for above, text in pairwise(texts):
        broken = _BROKEN.search(above)
        if broken is None or not text[:1].isalpha():
            parts.append(f" {text}")
            continue
        rest = re.match(r"[^\W\d_]+", text)
        whole = f"{broken['word']}-{rest[0] if rest else ''}".lower()
        compound = whole in words and whole.replace("-", "") not in words
        parts[-1] = parts[-1][:-1] + ("-" if compound or text[0].isupper() else "")
        parts.append(text)
    return "".join(parts)


def _role(group: list[Line], text: str, lines: Sequence[Line]) -> Any:
    """A heading where the type is larger and the line no sentence; else `layout` decides."""
    usual = _usual_height(lines)
    large = group[0].height > LARGER * usual
    return "heading" if large and words_in(text) <= 30 and not text.endswith(".") else None


def _usual_height(lines: Sequence[Line]) -> float:
    """The height of the type in which most of the text is set."""
    weights: Counter[float] = Counter()
    for line in lines:
        weights[round(line.height, 1)] += len(line.text)
    return max(sorted(weights), key=lambda height: weights[height])


def _title(pieces: list[Piece], lines: Sequence[Line]) -> str:
    """The piece in the largest type on the first page, where it is larger than the text."""
    first = [line for line in lines if line.page == lines[0].page]
    largest = max(first, key=lambda line: line.height)
    if largest.height <= LARGER * _usual_height(lines):
        return ""
    start = one_line(largest.text)
    return next((p.text for p in pieces if p.role == "heading" and p.text.startswith(start)), "")
