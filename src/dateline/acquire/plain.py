"""Plain characters: NFC, one kind of space and line end, nothing invisible.

What a reader cannot see must not decide anything: zero-width characters split words,
direction overrides show a text in another order than it is read, and soft hyphens hide
inside names.
"""

from __future__ import annotations

import re
import unicodedata

_WINDOWS_1252 = {
    0x80: "€", 0x82: "‚", 0x83: "ƒ", 0x84: "„", 0x85: "…", 0x86: "†", 0x87: "‡", 0x88: "ˆ",
    0x89: "‰", 0x8A: "Š", 0x8B: "‹", 0x8C: "Œ", 0x8E: "Ž", 0x91: "‘", 0x92: "’", 0x93: "“",
    0x94: "”", 0x95: "•", 0x96: "–", 0x97: "—", 0x98: "˜", 0x99: "™", 0x9A: "š", 0x9B: "›",
    0x9C: "œ", 0x9E: "ž", 0x9F: "Ÿ",
}  # fmt: skip
"""C1 control characters in a text are windows-1252 read as Latin-1; browsers repair them so too."""

_TABLE: dict[int, str | None] = {
    **{code: None for code in [*range(0x09), *range(0x0E, 0x20), *range(0x7F, 0xA0)]},
    **_WINDOWS_1252,
    **{code: "\n" for code in (0x0B, 0x0C, 0x0D, 0x2028, 0x2029)},
    **{code: " " for code in (0x09, 0xA0, 0x1680, *range(0x2000, 0x200B), 0x202F, 0x205F, 0x3000)},
    **{code: "-" for code in (0x2010, 0x2011)},
    **{code: None for code in (0xAD, 0x034F, 0x061C, 0x180E, 0xFEFF)},
    **{code: None for code in [*range(0x200B, 0x2010), *range(0x202A, 0x202F)]},
    **{code: None for code in [*range(0x2060, 0x2070), *range(0xFFF9, 0xFFFC)]},
    **{code: "\ufffd" for code in range(0xD800, 0xE000)},
    **{code: None for code in [*range(0xFE00, 0xFE10), *range(0xE0000, 0xE0080)]},
}

_SPACES = re.compile(r"\s+")


def plain(text: str) -> str:
    """`text` in NFC, with `\\n` as line end, ordinary spaces, and no invisible character."""
    ended = text.replace("\r\n", "\n").translate(_TABLE)
    return unicodedata.normalize("NFC", ended)


def one_line(text: str) -> str:
    """`text` in plain characters with every run of white space made one space."""
    return _SPACES.sub(" ", plain(text)).strip()
