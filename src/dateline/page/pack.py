"""What a page holds folded up: text, deflated and written in letters that HTML leaves alone."""

from __future__ import annotations

import base64
import json
import zlib
from collections.abc import Iterable, Iterator

from dateline.page.html import Html

CHUNK = 150_000
"""Characters of HTML in a pack, at least. A browser unpacks so much in a few milliseconds;
packs of a tenth are a fifth larger in all."""


def pack(name: str, held: object) -> Html:
    """`held` as JSON, deflated, base64, in an element that runs nothing: `name` is its id."""
    said = json.dumps(held, ensure_ascii=False, separators=(",", ":"))
    squeeze = zlib.compressobj(9, zlib.DEFLATED, -zlib.MAX_WBITS)
    packed = squeeze.compress(said.encode("utf-8", "replace")) + squeeze.flush()
    letters = base64.b64encode(packed).decode()
    return Html(f'<script type="text/plain" id="{name}">{letters}</script>')


def packs(name: str, pieces: Iterable[str]) -> tuple[Html, list[int]]:
    """Many pieces in packs `name`0, `name`1, …; with the number of the first piece of each."""
    made: list[Html] = []
    firsts: list[int] = []
    count = 0
    for held in _chunks(pieces):
        made.append(pack(f"{name}{len(made)}", held))
        firsts.append(count)
        count += len(held)
    return Html("".join(made)), firsts


def _chunks(pieces: Iterable[str]) -> Iterator[list[str]]:
    held: list[str] = []
    size = 0
    for piece in pieces:
        held.append(piece)
        size += len(piece)
        if size >= CHUNK:
            yield held
            held, size = [], 0
    if held:
        yield held
