"""DOCX: paragraphs with their styles, tables, and the document's own properties.

python-docx is used here only. Deleted text of tracked changes is left out, inserted text kept;
headers, footers and notes are not read.
"""

from __future__ import annotations

import io
import zipfile
from collections import Counter
from collections.abc import Iterator
from typing import Any

from dateline.acquire.draft import Draft, Piece
from dateline.acquire.header import DEEPEST, below_header
from dateline.acquire.plain import one_line
from dateline.errors import FILE_DAMAGED, TEXT_TOO_LARGE, DatelineError
from dateline.records import BlockRole, Source

MOST_XML = 64_000_000
"""Bytes of unpacked XML. Markup is ten times the text, so this holds several books; what unpacks
to more was made to fill memory."""

_SKIPPED = frozenset(("del", "moveFrom", "Fallback", "instrText", "footnoteReference"))
_BREAKS = frozenset(("br", "cr"))
_STYLES: tuple[tuple[str, BlockRole], ...] = (
    ("title", "title"),
    ("heading", "heading"),
    ("subtitle", "heading"),
    ("caption", "caption"),
    ("list", "list"),
)


def read_docx(source: Source) -> Draft:
    """The pieces of a document. Raises where it is none, or unpacks to too much."""
    _check_size(source)
    document = _opened(source)
    draft = Draft(pieces=[])
    for element in document.element.body:
        if _local(element) == "tbl":
            draft.pieces.extend(_rows(element))
        else:
            draft.pieces.extend(_lines(element, document))
    draft.pieces = _below_header(draft)
    titles = [at for at, piece in enumerate(draft.pieces) if piece.role == "title"]
    draft.pieces = [
        Piece(piece.text, "heading") if at in titles[1:] else piece
        for at, piece in enumerate(draft.pieces)
    ]
    properties = document.core_properties
    draft.author = draft.author or one_line(properties.author or "")
    if draft.author.lower() in ("python-docx", "user", "administrator", "admin"):
        draft.author = ""
    return draft


def _below_header(draft: Draft) -> list[Piece]:
    """The pieces without the lines of a header at their top."""
    top = [piece.text for piece in draft.pieces[:DEEPEST]]
    kept = below_header(top, draft)
    gone = Counter(top) - Counter(kept)
    pieces = []
    for piece in draft.pieces:
        if gone[piece.text]:
            gone[piece.text] -= 1
        else:
            pieces.append(piece)
    return pieces


def _check_size(source: Source) -> None:
    try:
        with zipfile.ZipFile(io.BytesIO(source.data)) as packed:
            xml = [i.file_size for i in packed.infolist() if i.filename.endswith((".xml", ".rels"))]
    except (zipfile.BadZipFile, ValueError, OSError, EOFError, NotImplementedError) as error:
        raise DatelineError(FILE_DAMAGED, path=source.path, format="DOCX") from error
    if sum(xml) > MOST_XML:
        raise DatelineError(TEXT_TOO_LARGE, path=source.path, limit=MOST_XML // 1_000_000)


def _opened(source: Source) -> Any:
    from docx import Document

    try:
        return Document(io.BytesIO(source.data))
    except Exception as error:  # python-docx lets errors of zipfile, lxml and its own through
        raise DatelineError(FILE_DAMAGED, path=source.path, format="DOCX") from error


def _lines(element: Any, document: Any) -> Iterator[Piece]:
    """A body element's paragraphs; content controls hold several."""
    paragraphs = [element] if _local(element) == "p" else _inside(element, "p")
    for paragraph in paragraphs:
        role = _role(paragraph, document)
        for line in _text(paragraph).split("\n"):
            if one_line(line):
                yield Piece(one_line(line), role)


def _rows(table: Any) -> Iterator[Piece]:
    for row in _inside(table, "tr"):
        cells = [one_line(_text(cell)) for cell in row if _local(cell) == "tc"]
        yield Piece(" | ".join(cell for cell in cells if cell), "table")


def _inside(element: Any, name: str) -> list[Any]:
    return [one for one in element.iter() if _local(one) == name]


def _local(element: Any) -> str:
    tag = element.tag
    return tag.rpartition("}")[2] if isinstance(tag, str) else ""


def _role(paragraph: Any, document: Any) -> BlockRole | None:
    style = next((one.get(_key(one, "val")) for one in _inside(paragraph, "pStyle")), None)
    name = _style_name(document, style).lower() if style else ""
    for start, role in _STYLES:
        if name.startswith(start):
            return role
    return "list" if _inside(paragraph, "numPr") else None


def _key(element: Any, name: str) -> str:
    return f"{{{element.tag[1:].partition('}')[0]}}}{name}"


def _style_name(document: Any, style: str) -> str:
    """The style's English name; the id where the document does not define it."""
    for one in document.styles.element:
        if _local(one) == "style" and one.get(_key(one, "styleId")) == style:
            names = [child.get(_key(child, "val")) for child in one if _local(child) == "name"]
            return str(names[0]) if names and names[0] else style
    return style


def _text(element: Any) -> str:
    """The words of an element; text that was deleted, or stands there twice, left out."""
    parts: list[str] = []
    waiting = [element]
    while waiting:
        one = waiting.pop()
        name = _local(one)
        if name in _SKIPPED:
            continue
        if name == "t":
            parts.append(one.text or "")
        elif name in _BREAKS:
            parts.append("\n")
        elif name == "tab":
            parts.append(" ")
        elif name == "noBreakHyphen":
            parts.append("-")
        elif name == "p" and parts and one is not element:
            parts.append("\n")
        waiting.extend(reversed(one))
    return "".join(parts)
