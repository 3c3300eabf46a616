"""Hostile characters made harmless for people's eyes: terminals, pages, documents.

An article may hold escape sequences, characters that reverse the direction of what follows,
or none that can be shown at all. The JSON export keeps them as they are; whatever a person
looks at goes through `neutral`.
"""

from __future__ import annotations

WHITE = frozenset((0x09, 0x0A, 0x0B, 0x0C, 0x0D, 0x85, 0x2028, 0x2029))
DIRECTION = (*range(0x202A, 0x202F), *range(0x2066, 0x206A))
"""Embeddings, overrides and isolates. Left-to-right and right-to-left marks stay: they move
no more than their neighbours, and honest Arabic and Hebrew text uses them."""
UNSHOWABLE = (
    *range(0x80, 0xA0),
    *range(0xD800, 0xE000),
    *range(0xFDD0, 0xFDF0),
    *range(0xFFF9, 0xFFFC),
    *(plane * 0x10000 + last for plane in range(17) for last in (0xFFFE, 0xFFFF)),
)
"""C1 controls, lone surrogates, noncharacters, interlinear annotations."""

_TABLE: dict[int, str] = {
    **{code: chr(0x2400 + code) for code in range(0x20)},
    0x7F: "\u2421",
    **dict.fromkeys(UNSHOWABLE, "�"),
    **{code: f"\u27e8U+{code:04X}\u27e9" for code in DIRECTION},
    **dict.fromkeys(WHITE, " "),
}


def neutral(text: str) -> str:
    """The text on one line: controls as their symbols (␛), direction changes as `⟨U+202E⟩`."""
    return text if text.isprintable() else text.translate(_TABLE)


def one_line(text: str) -> str:
    """The same with runs of white space made one space and none at either end."""
    return " ".join(neutral(text).split())
