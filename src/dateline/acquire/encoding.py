"""Bytes to text: the encoding is found, never assumed. charset-normalizer is used here only.

Order: a byte order mark; zero bytes at every other place (UTF-16); strict UTF-8; what the
page declares, if the bytes agree; UTF-8 with a few stray windows-1252 bytes; windows-1252 or
Mac Roman where few letters are not ASCII, as in English; else the likeliest encoding.
"""

from __future__ import annotations

import codecs
import re

_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)

LOOKED_AT = 65_536
"""Bytes that decide whether a source is text. Binary formats show themselves in far fewer."""

CONTROL_SHARE = 0.02
"""Control characters (tab, line ends, form feed and escape aside) above this share of the bytes
looked at mean that a source is not text. Not tuned: text has none, binaries 5 to 30 %."""

FOREIGN_SHARE = 0.10
"""Up to this share of non-ASCII among the letters a text is taken for windows-1252 (English
with curly quotes, accents in names); above it charset-normalizer decides. Not tuned."""

STRAY_SHARE = 0.2
"""Share of wrong sequences among the non-ASCII ones up to which a text still counts as UTF-8."""

_ON_PAGES = (
    "utf-8", "cp1", "cp8", "cp9", "iso8859", "koi8", "mac", "big5", "gb", "euc", "shift_jis",
)  # fmt: skip
"""Codecs that pages are written in. Python has others (punycode, unicode_escape) that are slow
or turn text into other text."""

_NAME = re.compile(r"[A-Za-z0-9._:-]{2,40}")
_CONTROL = re.compile(rb"[\x00-\x08\x0e-\x1a\x1c-\x1f\x7f]")
_DECLARED = re.compile(
    rb"""<meta[^>]{0,200}?charset\s*=\s*["']?\s*(?P<meta>[\w.:-]{2,40})"""
    rb"""|<\?xml[^>]{0,100}?encoding\s*=\s*["'](?P<xml>[\w.:-]{2,40})""",
    re.IGNORECASE,
)
_SEQUENCE = re.compile(rb"[\xc2-\xf4][\x80-\xbf]{1,3}|[\x80-\xff]")
_APOSTROPHE_MAC = re.compile(rb"[a-z]\xd5[a-z]|\xd2[A-Z]")
_APOSTROPHE_WINDOWS = re.compile(rb"[a-z]\x92[a-z]|\x93[A-Z]")


def is_empty(data: bytes) -> bool:
    """Whether there is nothing but a byte order mark and white space."""
    mark = next((mark for mark, _ in _MARKS if data.startswith(mark)), b"")
    return not data[len(mark) :].strip()


def decode(data: bytes, declared: str = "") -> tuple[str, str]:
    """The text and the encoding that was found; ("", "") where the bytes are no text.

    `declared` is what a transport header says; a declaration inside the page is looked for
    here. Neither is believed where the bytes disagree.
    """
    for mark, name in _MARKS:
        if data.startswith(mark):
            return data[len(mark) :].decode(name, errors="replace"), name
    wide = _wide(data)
    if wide:
        return data.decode(wide, errors="replace"), wide
    if is_binary(data):
        return "", ""
    for name in ("utf-8", *_declarations(data, declared)):
        text = _strictly(data, name)
        if text is not None:
            return text, name
    return _guessed(data)


def is_binary(data: bytes) -> bool:
    """Whether the bytes are no text in any encoding that keeps ASCII."""
    head = data[:LOOKED_AT]
    return len(_CONTROL.findall(head)) > CONTROL_SHARE * max(len(head), 50)


def _wide(data: bytes) -> str:
    """UTF-16 without a mark: ASCII letters with a zero byte after (or before) each."""
    head = data[:4096]
    half = len(head) // 2
    if half < 2:
        return ""
    even, odd = head[0::2].count(0), head[1::2].count(0)
    if odd > 0.7 * half and even < 0.05 * half:
        return "utf-16-le"
    if even > 0.7 * half and odd < 0.05 * half:
        return "utf-16-be"
    return ""


def _declarations(data: bytes, declared: str) -> list[str]:
    found = _DECLARED.search(data[:4096])
    named = [declared]
    if found:
        named.append((found["meta"] or found["xml"]).decode("ascii", "replace"))
    return [_known(name) for name in named if _known(name)]


def _known(name: str) -> str:
    """The codec that browsers use for a declared name; "" for none, or one that cannot be."""
    try:
        codec = codecs.lookup(name.strip()).name if _NAME.fullmatch(name.strip()) else ""
    except LookupError:
        return ""
    if codec in ("iso8859-1", "ascii"):
        return "cp1252"
    return codec if codec.startswith(_ON_PAGES) else ""


def _strictly(data: bytes, name: str) -> str | None:
    try:
        return data.decode(name)
    except (UnicodeError, ValueError, LookupError):
        return None


def _guessed(data: bytes) -> tuple[str, str]:
    sequences = _SEQUENCE.findall(data)
    stray = sum(len(sequence) == 1 for sequence in sequences)
    if stray <= STRAY_SHARE * len(sequences):
        return data.decode("utf-8", errors="dateline-stray"), "utf-8"
    letters = len(re.findall(rb"[A-Za-z\x80-\xff]", data))
    high = len(re.findall(rb"[\x80-\xff]", data))
    if high <= FOREIGN_SHARE * letters or high < 20:
        return _western(data)
    return _likeliest(data)


def _western(data: bytes) -> tuple[str, str]:
    mac = len(_APOSTROPHE_MAC.findall(data)) > len(_APOSTROPHE_WINDOWS.findall(data))
    name = "mac_roman" if mac else "cp1252"
    return data.decode(name, errors="dateline-stray"), name


def _likeliest(data: bytes) -> tuple[str, str]:
    from charset_normalizer import from_bytes

    best = from_bytes(data[:LOOKED_AT]).best()
    name = best.encoding if best else "cp1252"
    return data.decode(name, errors="replace"), name


def _stray(error: UnicodeError) -> tuple[str, int]:
    """A byte that the encoding cannot hold is read as windows-1252, or marked as unreadable."""
    if not isinstance(error, UnicodeDecodeError):
        raise error
    byte = error.object[error.start : error.start + 1]
    try:
        return byte.decode("cp1252"), error.start + 1
    except UnicodeDecodeError:
        return "\ufffd", error.start + 1


codecs.register_error("dateline-stray", _stray)
