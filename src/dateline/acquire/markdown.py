"""Markdown: headings, lists, tables and front matter; emphasis and links become their words."""

from __future__ import annotations

import re

from dateline.acquire.draft import DateNote, Draft, Piece
from dateline.acquire.header import below_header
from dateline.acquire.plain import one_line
from dateline.acquire.text import text_of
from dateline.records import BlockRole, Source

_FRONT = re.compile(r"\A---\n(?P<fields>.*?)\n(?:---|\.\.\.)\n", re.DOTALL)
_FIELD = re.compile(r"(?P<name>[A-Za-z_ -]{2,30}):\s*[\"']?(?P<value>.*?)[\"']?\s*")
_HEADING = re.compile(r"#{1,6}\s+(?P<text>.*?)\s*#*")
_UNDERLINE = re.compile(r"={3,}|-{3,}")
_ITEM = re.compile(r"\s*(?:[-*+]|\d{1,3}[.)])\s+(?P<text>.*)")
_ROW = re.compile(r"\s*\|(?P<cells>.*)\|\s*")
_RULE = re.compile(r"\s*(?:[-*_]\s*){3,}|[\s|:-]+")
_PICTURE = re.compile(r"!\[(?P<text>[^\[\]]{0,400})\](?:\([^()]{0,900}\)|\[[^\[\]]{0,90}\])")
_LINK = re.compile(r"\[(?P<text>[^\[\]]{1,400})\](?:\([^()]{0,900}\)|\[[^\[\]]{0,90}\])")
_AUTO = re.compile(r"<(https?://[^<>\s]{1,900})>")
_TAG = re.compile(r"</?[a-zA-Z][^<>]{0,300}>")
_STRONG = re.compile(r"(?<![\w*])(\*{1,3}|_{1,3})(?=\S)(.{1,400}?)(?<=\S)\1(?![\w*])")
_ESCAPE = re.compile(r"\\([\\`*_{}\[\]()#+.!|<>-])")
_DEFINITION = re.compile(r"\s{0,3}\[[^\[\]]{1,90}\]:\s{1,9}\S.*")
_QUOTED = re.compile(r"^\s{0,3}(?:>\s?)+")
_FENCE = re.compile(r"\s*(?:```|~~~)")


def read_markdown(source: Source) -> Draft:
    """The pieces of a Markdown file, and its front matter."""
    text = text_of(source)
    draft = Draft(pieces=[])
    front = _FRONT.match(text)
    if front:
        _take_fields(front["fields"], draft)
        text = text[front.end() :]
    lines = _without_comments(text).split("\n")
    draft.pieces = _pieces(lines if front else below_header(lines, draft))
    first = draft.pieces[0] if draft.pieces else None
    if first is not None and first.role == "heading" and not draft.title:
        draft.pieces[0] = Piece(first.text, "title")
    return draft


def _without_comments(text: str) -> str:
    """The text without `<!-- … -->`; one that is never closed is left as it is."""
    kept: list[str] = []
    at = 0
    while (start := text.find("<!--", at)) >= 0 and (end := text.find("-->", start)) >= 0:
        kept.append(text[at:start])
        at = end + len("-->")
    return "".join([*kept, text[at:]])


def _take_fields(fields: str, draft: Draft) -> None:
    said: dict[str, str] = {}
    for line in fields.split("\n"):
        found = _FIELD.fullmatch(line)
        if found and found["value"]:
            said.setdefault(found["name"].strip().lower(), one_line(found["value"]))
    draft.title = said.get("title", "")
    draft.author = said.get("author") or said.get("authors", "").strip("[]")
    draft.url = said.get("url") or said.get("source_url") or said.get("link", "")
    source = said.get("source", "")
    draft.url = draft.url or (source if "://" in source else "")
    names = (said.get("outlet"), said.get("publication"), said.get("publisher"), said.get("site"))
    draft.outlets = [name for name in (*names, "" if "://" in source else source) if name]
    for name in ("published", "date", "created"):
        if name in said and name != "created":
            draft.dates.append(DateNote(said[name], "metadata"))


def _pieces(lines: list[str]) -> list[Piece]:
    pieces: list[Piece] = []
    paragraph: list[str] = []
    in_code = False

    def close(role: BlockRole | None = None) -> None:
        text = one_line(" ".join(_words(line) for line in paragraph))
        if text:
            pieces.append(Piece(text, role))
        paragraph.clear()

    for line in (_QUOTED.sub("", line) for line in lines):
        if _FENCE.match(line):
            close()
            in_code = not in_code
        elif in_code:
            continue
        elif paragraph and _UNDERLINE.fullmatch(line.strip()):
            close("heading")
        elif not line.strip() or _DEFINITION.fullmatch(line) or _RULE.fullmatch(line):
            close()
        else:
            marked = _marked(line)
            if marked is None:
                paragraph.append(line)
            else:
                close()
                pieces.extend([marked] if marked.text else [])
    close()
    return pieces


def _marked(line: str) -> Piece | None:
    """A heading, item, row or picture; None for a line of a paragraph."""
    heading = _HEADING.fullmatch(line.strip())
    if heading:
        return Piece(one_line(_words(heading["text"])), "heading")
    row = _ROW.fullmatch(line)
    if row:
        cells = [one_line(_words(cell)) for cell in row["cells"].split("|")]
        return Piece(" | ".join(cell for cell in cells if cell), "table")
    picture = _PICTURE.fullmatch(line.strip())
    if picture:
        return Piece(one_line(picture["text"]), "caption")
    item = _ITEM.fullmatch(line)
    return Piece(one_line(_words(item["text"])), "list") if item else None


def _words(text: str) -> str:
    """A line without its marks."""
    text = _AUTO.sub(r"\1", _LINK.sub(r"\g<text>", _PICTURE.sub("", text)))
    text = _TAG.sub("", text).replace("`", "")
    for _ in range(3):
        text = _STRONG.sub(r"\2", text)
    return _ESCAPE.sub(r"\1", text)
