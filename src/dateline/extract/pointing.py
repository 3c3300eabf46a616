"""What "the strike", "that attack", "his death" point back (or ahead) to in the same article.

The antecedent tells the same kind of thing, hurts the same people where both say whom, and
is the best of: same word, shared words, nearest, told before rather than after. Where
nothing fits the phrase points nowhere: a wrong antecedent is a wrong day.
"""

from __future__ import annotations

from dateline.extract.draft import Draft
from dateline.extract.entities import Entities
from dateline.extract.tree import Tree

BY_KIND = frozenset({
    "assault", "harm", "protest", "accident", "disaster", "coerce", "mobilize", "crime",
    "court", "election", "retreat", "sanction", "investigate", "consult",
})  # fmt: skip
"""Kinds in which one noun may stand for another word of the kind ("the assault")."""
LIKE_KINDS = {"harm": "assault", "assault": "harm"}
SAME_STEM = 4
"""Letters that a noun and its verb share at their start (storming, stormed). Not tuned."""


def find_antecedents(tree: Tree, drafts: list[Draft], entities: Entities) -> None:
    """Write `points_to` onto every noun that tells what the article tells elsewhere."""
    features = {d.token: _Features(tree, d, entities) for d in drafts}
    by_kind: dict[str, list[Draft]] = {}
    for draft in drafts:
        by_kind.setdefault(draft.kind, []).append(draft)
    for draft in drafts:
        if not draft.nominal or not (draft.definite or features[draft.token].possessed):
            continue
        if draft.dated == "clause" or draft.modality not in ("happened", "said_to_have"):
            continue
        kinds = [draft.kind, *([LIKE_KINDS[draft.kind]] if draft.kind in LIKE_KINDS else [])]
        best: tuple[int, int, int] | None = None
        for kind in kinds:
            for other in by_kind.get(kind, ()):
                score = _score(tree, draft, other, features)
                if score is not None and (best is None or score > best):
                    best = score
        if best is not None:
            draft.points_to = next(d for d in drafts if d.token == best[2])
    _shorten(drafts)


class _Features:
    """What is compared of a claim: its words, whom it names, whether it is possessed."""

    def __init__(self, tree: Tree, draft: Draft, entities: Entities) -> None:
        self.whom = {
            entity
            for party in draft.parties
            if party.role in ("whom", "what") and (entity := entities.of(party.head)) is not None
        }
        near = [
            c for c in tree.below(draft.token) if tree.tokens[c].upos in ("NOUN", "PROPN", "NUM")
        ]
        self.words = {tree.lemmas[c] for c in near[:40] if c != draft.token}
        self.possessed = bool(tree.dependents(draft.token, "nmod:poss"))


def _score(
    tree: Tree, draft: Draft, other: Draft, features: dict[int, _Features]
) -> tuple[int, int, int] | None:
    """How well `other` fits as antecedent, nearest first among equals; None: not at all."""
    if other is draft or other.background or other.modality not in ("happened", "said_to_have"):
        return None
    if other.polarity == "negated" or other.carrier == draft.carrier:
        return None
    if tree.under(draft.token, other.token) or tree.under(other.token, draft.token):
        return None
    mine, theirs = features[draft.token], features[other.token]
    if mine.whom and theirs.whom and not mine.whom & theirs.whom:
        return None
    same_word = _same_word(tree, draft.token, other.token)
    before = other.token < draft.token
    if other.nominal and other.definite and not before:
        return None
    if not same_word and (draft.kind not in BY_KIND or (mine.possessed and not mine.whom)):
        return None
    score = 4 * same_word + 3 * len(mine.whom & theirs.whom) + len(mine.words & theirs.words)
    score += 2 * before
    if score < 2 + 2 * before and not same_word:
        return None
    distance = abs(other.sentence - draft.sentence)
    return (score - min(distance, 12) // 3, -distance, other.token)


def _same_word(tree: Tree, a: int, b: int) -> bool:
    one, two = tree.lemmas[a], tree.lemmas[b]
    if one == two or one.endswith(two) or two.endswith(one):
        return True
    shared = 0
    while shared < min(len(one), len(two)) and one[shared] == two[shared]:
        shared += 1
    return shared >= SAME_STEM and shared >= min(len(one), len(two)) - 3


def _shorten(drafts: list[Draft]) -> None:
    """Let every phrase point at the claim that tells it, not at another that points."""
    for draft in drafts:
        seen = {draft.token}
        target = draft.points_to
        while target is not None and target.points_to is not None:
            if target.token in seen:
                break
            seen.add(target.token)
            target = target.points_to
        draft.points_to = target if target is not draft else None
