"""Lemmas of verbs, checked against a list of verbs: "injur" becomes "injure".

A reader that makes lemmas letter by letter errs on verbs it has seldom seen, and every rule
that names a verb would then miss it. Only a lemma that is no verb at all is put right.
"""

from __future__ import annotations

from functools import cache
from importlib.resources import files

ENDINGS = (
    ("s", ""), ("ies", "y"), ("es", "e"), ("es", ""),
    ("ed", "e"), ("ed", ""), ("ing", "e"), ("ing", ""),
)  # fmt: skip
"""What is cut from a form and put on, in the order tried: "hoped" is of "hope", not of "hop"."""


@cache
def verbs() -> frozenset[str]:
    """Base forms of English verbs (WordNet 3.0), in small letters."""
    return frozenset(_table("verbs.txt").split())


@cache
def irregular() -> dict[str, str]:
    """Irregular forms and their verbs: "shot" is of "shoot", "stopped" of "stop"."""
    return dict(line.split("\t") for line in _table("verbs_irregular.tsv").splitlines())


def _table(name: str) -> str:
    return files(__package__).joinpath(name).read_text(encoding="utf-8")


def verb_lemma(form: str, said: str) -> str:
    """The verb that `form` (in small letters) is a form of; `said` where it is one itself.

    Where neither `said` nor any verb of the list fits, `said` stays.
    """
    if said.lower() in verbs():
        return said
    if form in irregular():
        return irregular()[form]
    for cut, put in ENDINGS:
        base = form.removesuffix(cut) + put
        if form.endswith(cut) and base in verbs():
            return base
    return said
