"""Lemmas from scripts: a case rule, how many letters to cut, and what to add.

The encoder names a script for each word instead of a lemma, so that it can do words it has
never seen: `l3+y` makes "city" of "Cities". Cases: `l` lower, `k` kept, `t` Title, `u` UPPER.
"""

from __future__ import annotations

Script = tuple[str, int, str]


def read_script(script: str) -> Script:
    """`"l3+y"` as (case rule, letters to cut, letters to add)."""
    cut, _, add = script[1:].partition("+")
    return script[0], int(cut), add


def lemma(form: str, script: Script) -> str:
    """The lemma of `form`; the form itself where the script does not fit it."""
    case, cut, add = script
    keep = len(form) - cut
    if keep < 0 or not (keep or add):
        return form
    if case == "k":
        return form[:keep] + add
    lower = form[:keep].lower() + add
    if case == "l":
        return lower
    return lower.capitalize() if case == "t" else lower.upper()
