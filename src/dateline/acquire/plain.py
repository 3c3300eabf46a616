"""Plain characters: NFC, one kind of space and line end, nothing invisible.

What a reader cannot see must not decide anything: zero-width characters split words,
direction overrides show a text in another order than it is read, and soft hyphens hide
inside names.
"""

from __future__ import annotations

import re
import unicodedata

_WINDOWS_1252 = {
    code: bytes([code]).decode("cp1252")
    for code in range(0x80, 0xA0)
    if code not in (0x81, 0x8D, 0x8F, 0x90, 0x9D)
}
"""C1 control characters in a text are windows-1252 read as Latin-1; browsers repair them so too."""

_TABLE: dict[int, str | None] = {
    **dict.fromkeys([*range(9), *range(14, 32), *range(127, 160)]),
    **_WINDOWS_1252,
    **dict.fromkeys((11, 12, 13, 8232, 8233), "\n"),
    **dict.fromkeys((9, 160, 5760, *range(8192, 8203), 8239, 8287, 12288), " "),
    **dict.fromkeys((8208, 8209), "-"),
    **dict.fromkeys((173, 847, 1564, 6158, 65279)),
    **dict.fromkeys([*range(8203, 8208), *range(8234, 8239)]),
    **dict.fromkeys([*range(8288, 8304), *range(65529, 65532)]),
    **dict.fromkeys(range(55296, 57344), "�"),
    **dict.fromkeys([*range(65024, 65040), *range(917504, 917632)]),
}

_SPACES = re.compile(r"\s+")


def plain(text: str) -> str:
    """`text` in NFC, with `\\n` as line end, ordinary spaces, and no invisible character."""
    ended = text.replace("\r\n", "\n").translate(_TABLE)
    return unicodedata.normalize("NFC", ended)


def one_line(text: str) -> str:
    """`text` in plain characters with every run of white space made one space."""
    return _SPACES.sub(" ", plain(text)).strip()
