"""What a file is, by its bytes first and its name second. Opens nothing."""

from __future__ import annotations

import re
from pathlib import PurePosixPath

TEXT = "text/plain"
MARKDOWN = "text/markdown"
HTML = "text/html"
MHTML = "multipart/related"
PDF = "application/pdf"
DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
JSON = "application/json"
JSONL = "application/jsonl"

CONTAINERS = (MHTML, PDF, DOCX)
"""Formats that are mostly pictures and packing: far larger than the text in them."""

LOOKED_AT = 4096
"""Bytes from which a file's kind is told."""

_BY_NAME = {
    ".md": MARKDOWN, ".markdown": MARKDOWN, ".htm": HTML, ".html": HTML, ".xhtml": HTML,
    ".mht": MHTML, ".mhtml": MHTML, ".pdf": PDF, ".docx": DOCX, ".json": JSON,
    ".jsonl": JSONL, ".ndjson": JSONL, ".txt": TEXT, ".text": TEXT, "": TEXT,
}  # fmt: skip

_OTHER_NAMES = {
    "a picture": "png jpg jpeg gif webp svg ico bmp tif tiff avif heic",
    "a sound or video file": "mp3 mp4 m4a m4v wav ogg oga ogv webm mov avi mkv flac aac",
    "part of a web page": "css js mjs map woff woff2 ttf otf eot wasm",
    "a table": "csv tsv xls xlsx ods parquet",
    "an office file of another kind": "doc odt rtf ppt pptx odp pages epub mobi tex",
    "a mail": "eml msg mbox",
    "an archive": "zip tar tgz bz2 xz 7z rar warc",
    "a program's own file": "py pyc c h rs ts sh exe dll so db sqlite sqlite3 dateline lock log",
    "a settings file": "toml yaml yml ini cfg xml rss atom xsd plist",
}
_SKIPPED = {f".{name}": kind for kind, names in _OTHER_NAMES.items() for name in names.split()}

_MAGIC = (
    (b"\x89PNG", "a picture"),
    (b"\xff\xd8\xff", "a picture"),
    (b"GIF8", "a picture"),
    (b"SQLite format 3\0", "a database"),
    (b"{\\rtf", "an office file of another kind"),
    (b"\xd0\xcf\x11\xe0", "an office file of another kind"),
    (b"\x1f\x8b", "an archive"),
    (b"Rar!", "an archive"),
    (b"7z\xbc\xaf", "an archive"),
    (b"RIFF", "a sound or video file"),
)

_HTML = re.compile(rb"<(?:!doctype html|html|head|body|article|meta|title)\b", re.IGNORECASE)
_TAG = re.compile(rb"</?[a-zA-Z][^<>]{0,300}>")
_MHTML = re.compile(rb"^content-type:\s*multipart/related", re.IGNORECASE | re.MULTILINE)
_OBJECT = re.compile(rb"\s*(?:\{\s*\"|\[\s*\{)")


def skipped_kind(name: str, head: bytes) -> str:
    """What a file is that cannot hold a report ("a picture"); "" where it may hold one."""
    for magic, kind in _MAGIC:
        if head.startswith(magic):
            return kind
    if head.startswith(b"PK\x03\x04"):
        return "" if suffix(name) in (".docx", "") else "an archive or office file of another kind"
    return _SKIPPED.get(suffix(name), "")


def media_type(name: str, head: bytes) -> str:
    """The media type of a source with this name and these first bytes."""
    named = _BY_NAME.get(suffix(name), TEXT)
    wide = head.replace(b"\0", b"")
    if b"%PDF-" in head[:1024]:
        return PDF
    if head.startswith(b"PK\x03\x04"):
        return DOCX
    if named == MHTML or _MHTML.search(head):
        return MHTML
    if named in (JSON, JSONL, MARKDOWN):
        return named
    if _HTML.search(wide) or (named == HTML and _TAG.search(wide)):
        return HTML
    if suffix(name) == "" and _OBJECT.match(wide.removeprefix(b"\xef\xbb\xbf")):
        return JSONL
    return TEXT


def suffix(name: str) -> str:
    """The lower-case suffix of a path ("reports/a.HTML" is ".html"); "" where it has none."""
    found = PurePosixPath(name).suffix.lower()
    return found if re.fullmatch(r"\.[a-z][a-z0-9]{0,9}", found) else ""
