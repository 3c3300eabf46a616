"""What is left undated in a report that tells of several days: not all of it is of its own day.

A report opens with its news, and what it tells in the present or as "has said" is of its day. Words
are those of the report's day too. What its body tells in the plain past may be of any day
before, where the report itself gives a day gone by to what was done, or a month, a year or a
stretch to its own sentence: then it was by the report's day, and no more is known.
"""

from __future__ import annotations

from dateline.extract.draft import Draft
from dateline.extract.rules import words
from dateline.extract.sharing import is_day
from dateline.extract.story_day import day_of, lies_ahead
from dateline.extract.tree import Tree
from dateline.records import TimeExpr, When

LEAD = 2
"""Sentences below the title that give the news. Not tuned."""
TOLD = frozenset({"clause", "running", "points-to", "heading"})
BY_THEN = TimeExpr(op="ref", value="PAST_REF", rule="told-by")
"""Gone by when the report was printed."""


def find_older(
    tree: Tree, drafts: list[Draft], timed: frozenset[int], published: When | None
) -> set[int]:
    """The claims that nothing sets on the report's own day."""
    gone_by = _tells_of_before(drafts, published)
    first = _opening(tree)
    back = _looking_back(tree, drafts)
    older: set[int] = set()
    for draft in drafts:
        aside = gone_by or draft.sentence in timed or draft.sentence in back
        if not aside or draft.sentence in first or draft.nominal:
            continue
        if draft.utterance and not _informs(tree, draft) and not _hangs_on(tree, draft, older):
            continue
        if is_plain_past(tree, draft) or _hangs_on(tree, draft, older):
            older.add(draft.token)
    return older


def _hangs_on(tree: Tree, draft: Draft, older: set[int]) -> bool:
    """ "spent the evening telling jokes": a clause without a tense is as old as the one above."""
    token = tree.tokens[draft.carrier]
    loose = token.dep in ("advcl", "xcomp", "conj", "acl") and not _is_finite(tree, draft.carrier)
    return loose and token.head in older


def _informs(tree: Tree, draft: Draft) -> bool:
    """ "told police": words that were not said to the report."""
    heard = tree.dependents(draft.token, "obj", "iobj", "obl")
    return any(tree.lemmas[index] in words("days.toml", "informed") for index in heard)


def _looking_back(tree: Tree, drafts: list[Draft]) -> set[int]:
    """The sentences that go on in the plain past after one that tells what was in a month or a
    year, or what had been, in one paragraph."""
    days = {d.sentence for d in drafts if d.dated == "clause" and is_day(d.expr)}
    old = {
        d.sentence
        for d in drafts
        if d.background in ("year", "month", "before") and d.modality == "happened"
    }
    found: set[int] = set()
    for number in range(1, len(tree.sentences)):
        same = tree.sentences[number].block == tree.sentences[number - 1].block
        goes_on = number - 1 in found or number - 1 in old
        if same and goes_on and number not in days and _is_past(tree, tree.root(number)):
            found.add(number)
    return found


def _tells_of_before(drafts: list[Draft], published: When | None) -> bool:
    """Whether the report gives a day before its own to something that was done."""
    own = day_of(TimeExpr(op="offset", offset=0, unit="day"), published)
    return any(
        draft.dated in TOLD
        and draft.expr is not None
        and is_day(draft.expr)
        and draft.modality == "happened"
        and not lies_ahead(draft.expr, published)
        and day_of(draft.expr, published) != own
        for draft in drafts
    )


def _opening(tree: Tree) -> frozenset[int]:
    """The sentences of titles, and the first that follow them."""
    titles = [n for b in tree.blocks.values() if b.role == "title" for n in tree.sentences_of(b.n)]
    after = max(titles, default=-1) + 1
    return frozenset([*titles, *range(after, after + LEAD)])


def is_plain_past(tree: Tree, draft: Draft) -> bool:
    """ "praised", "was praised": told as done once; not "has praised", "praises"."""
    return not draft.nominal and _is_past(tree, draft.carrier)


def _is_past(tree: Tree, index: int) -> bool:
    """Whether a verb stands in the plain past."""
    helpers = tree.dependents(index, "aux", "aux:pass")
    perfect = any(tree.lemmas[c] == "have" for c in helpers)
    return not perfect and _is_finite(tree, index, "Tense=Past")


def _is_finite(tree: Tree, index: int, tense: str = "") -> bool:
    helpers = tree.dependents(index, "aux", "aux:pass", "cop")
    feats = [tree.tokens[c].feats for c in (*helpers, index)]
    return any(tense in one and "VerbForm=Fin" in one for one in feats)
