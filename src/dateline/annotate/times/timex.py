"""What the tagger gives: one time expression of a plain text."""

from __future__ import annotations

from typing import Any

import msgspec

from dateline.records import Record, When


class Timex(Record, frozen=True, kw_only=True):
    """A time expression. `text == whole_text[start:end]`, offsets in code points.

    `type` and `value` are TIMEX3's (`DATE`, `TIME`, `DURATION`, `SET`); `value` is "" where
    it cannot be resolved. `rule` names the rule that found it, `anchor` the value it counts
    from ("" for the anchor given to `tag`). `when` is None for durations and sets.
    """

    start: int
    end: int
    text: str
    type: str
    value: str
    mod: str = ""
    quant: str = ""
    freq: str = ""
    when: When | None = None
    rule: str = ""
    anchor: str = ""

    def to_dict(self) -> dict[str, Any]:
        """Plain values, ready for `json.dumps`."""
        plain: dict[str, Any] = msgspec.to_builtins(self)
        return plain
