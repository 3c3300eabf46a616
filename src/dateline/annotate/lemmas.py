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
    if said.lower() in verbs() and not _is_of_another(form, said.lower()):
        return said
    if form in irregular():
        return irregular()[form]
    for cut, put in ENDINGS:
        base = form.removesuffix(cut) + put
        if form.endswith(cut) and base in verbs():
            return base
    return said


def _is_of_another(form: str, said: str) -> bool:
    """ "burned" is no form of "bur", which would make "burred": the lemma lost a letter of the
    stem, with which it is a verb too."""
    stem = form.removesuffix("ed")
    return stem != form and said in (stem[:-1], stem[:-2]) and _is_short(form, stem, said)


def _is_short(form: str, stem: str, said: str) -> bool:
    doubled = len(stem) > 1 and stem[-1] == stem[-2]
    return form not in irregular() and not doubled and not said.endswith("e") and stem in verbs()
