"""What "the strike", "that attack", "his death" point back (or ahead) to in the same article.

The antecedent tells the same kind of thing and hurts the same people where both say whom;
then count, in points: the same word, the same dated section, shared words, told before,
nearness. Where nothing reaches `ENOUGH` the phrase points nowhere: a wrong antecedent is a
wrong day. "That attack" looks no further than two sentences back.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from dataclasses import dataclass
from functools import cache

from dateline.extract.ages import ages_of, may_be_of_one
from dateline.extract.draft import Draft
from dateline.extract.entities import Entities
from dateline.extract.rules import read, words
from dateline.extract.tree import Tree

Counts = dict[int, frozenset[tuple[str, int | str]]]
"""What is counted, and how many, by claim: its own figures and those of its outcomes."""

BY_KIND = frozenset({"assault", "harm", "protest", "accident", "disaster", "coerce"})
"""Kinds in which one noun may stand for another word of the kind ("the assault")."""
CALENDAR = frozenset({
    "monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday", "day", "night",
    "morning", "afternoon", "evening", "week", "weekend", "month", "year", "yesterday", "today",
    "january", "february", "march", "april", "may", "june", "july", "august", "september",
    "october", "november", "december",
})  # fmt: skip
"""Words that say when, and neither whose an act is nor of what sort."""
UNLIKE = frozenset({"war", "warfare", "revenge", "retaliation", "reprisal", "fighting", "combat"})
"""What no noun stands for: a war holds many acts, revenge is a motive."""
LIKE_KINDS = {"harm": "assault", "assault": "harm", "accident": "harm"}
BESIDE = frozenset({"other", "another"})
"""Words with which a noun tells one more beside what was told ("the other fire")."""
ENOUGH = 6
NEAR = 2
REACH = 150
FAR = 6
"""Sentences back in which kinds other than `BY_KIND` find theirs ("the meeting")."""
SAME_WORD, SAME_KIND, SAME_SECTION, SAME_COUNT = 5, 2, 4, 4
SHARED_WHOM, TOLD_BEFORE, HAS_MODIFIER = 3, 4, 2
LACKS_MODIFIER, OTHER_NUMBER, ONLY_A_TARGET = -5, -2, -2
MANY_FOR_ONE, POINTING, TITLE = -3, 3, 2
"""Points; set by hand on the sample pile and two others, not tuned. Twice as much for the
section makes "the strike" of another day's section unfindable."""
LEAD = 3
"""Sentences behind a title in which what its noun means is told ("The Harn raid explained")."""
SPAN_WORDS = 40


def find_antecedents(
    tree: Tree,
    drafts: list[Draft],
    entities: Entities,
    targets: set[int],
    counts: Counts,
    headed: set[int],
) -> None:
    """Write `points_to` onto nouns that tell what the article tells elsewhere.

    `targets` are the claims that something else is told to have answered or followed,
    `headed` those that a heading or an inline day governs. A phrase with a day of its own
    ("the attack on Wednesday") points at what has none and gets none from a heading.
    """
    traits = {d.token: _traits(tree, d, entities, targets, counts) for d in drafts}
    by_kind: dict[str, list[Draft]] = {}
    for draft in drafts:
        by_kind.setdefault(draft.kind, []).append(draft)
    for draft in drafts:
        if not _may_point(tree, draft, traits[draft.token]):
            continue
        kinds = [draft.kind, *([LIKE_KINDS[draft.kind]] if draft.kind in LIKE_KINDS else [])]
        rated = [
            (points, -abs(other.sentence - draft.sentence), -other.token, other)
            for kind in kinds
            for other in _near(by_kind.get(kind, []), draft)
            if (points := _points(tree, draft, other, traits, headed)) is not None
            and points >= ENOUGH
        ]
        if rated:
            draft.points_to = max(rated, key=lambda row: row[:3])[3]
    _shorten(drafts)


@dataclass(frozen=True)
class _Traits:
    """What is compared of a claim."""

    whom: frozenset[str]
    modifiers: frozenset[str]
    words: frozenset[str]
    ages: frozenset[str]
    """Of those whom it was done to, as "6 month"."""
    plural: bool
    possessed: bool
    pointing: bool
    bare_in_heading: bool
    title: bool
    target: bool
    counts: frozenset[tuple[str, int | str]]


def _traits(
    tree: Tree, draft: Draft, entities: Entities, targets: set[int], counts: Counts
) -> _Traits:
    whom: set[str] = set()
    for party in draft.parties:
        if party.role == "whom" or (draft.kind in ("assault", "harm") and party.role == "what"):
            entity = entities.of(party.head)
            whom.add(f"#{entity}" if entity is not None else tree.lemmas[party.head])
    near: set[int] = set()
    for head in (draft.token, *(party.head for party in draft.parties)):
        first, last = tree.phrase(head)
        near.update(range(first, min(last + 1, first + SPAN_WORDS)))
    near = {i for i in near if tree.tokens[i].upos in ("NOUN", "PROPN") and i != draft.token}
    modifiers = {
        tree.lemmas[c]
        for c in tree.dependents(draft.token, "compound", "amod", "nmod")
        if tree.tokens[c].upos in ("NOUN", "PROPN") and tree.lemmas[c] not in CALENDAR
    }
    block = tree.blocks.get(tree.sentences[draft.sentence].block)
    heading = block is not None and block.role in ("heading", "title")
    return _Traits(
        whom=frozenset(whom),
        modifiers=frozenset(modifiers),
        words=frozenset(tree.lemmas[i] for i in near),
        ages=ages_of(tree, draft),
        plural="Number=Plur" in tree.tokens[draft.token].feats,
        possessed=any(
            tree.lemmas[c] not in CALENDAR for c in tree.dependents(draft.token, "nmod:poss")
        ),
        pointing=any(
            tree.forms[c] in ("this", "that", "these", "those")
            for c in tree.dependents(draft.token, "det")
        ),
        bare_in_heading=heading and draft.carrier != tree.root(draft.sentence),
        title=block is not None and block.role == "title",
        target=draft.token in targets,
        counts=counts.get(draft.token, frozenset()),
    )


def _near(listed: list[Draft], draft: Draft) -> list[Draft]:
    """Those within `REACH` sentences: the work stays linear in a text of any length."""
    first = bisect_left(listed, draft.sentence - REACH, key=lambda d: d.sentence)
    return listed[first : bisect_right(listed, draft.sentence + REACH, key=lambda d: d.sentence)]


def _may_point(tree: Tree, draft: Draft, own: _Traits) -> bool:
    if not draft.nominal:
        return False
    if draft.modality not in ("happened", "said_to_have") or tree.has(draft.token, BESIDE):
        return False
    soft = own.bare_in_heading and own.target
    return draft.definite or own.possessed or soft


def _points(
    tree: Tree,
    draft: Draft,
    other: Draft,
    traits: dict[int, _Traits],
    headed: set[int] | None = None,
) -> int | None:
    """How well `other` fits as antecedent; None: it cannot be."""
    mine, theirs = traits[draft.token], traits[other.token]
    before = other.token < draft.token
    if _is_ruled_out(tree, draft, other) or _is_too_far(draft, other, mine, before):
        return None
    if headed is not None and draft.dated == "clause":
        undated = not (other.expr or other.points_to or other.token in headed)
        if not (undated and before and draft.definite and mine.plural == theirs.plural):
            return None
    shared_whom = bool(mine.whom & theirs.whom)
    if not shared_whom and (draft.kind == "harm" or (mine.whom and theirs.whom)):
        return None
    if not may_be_of_one(mine.ages, theirs.ages):
        return None
    same_word = _same_word(tree, draft.token, other.token)
    if not same_word and not _may_stand_for(tree, draft, other):
        return None
    points = SAME_WORD if same_word else SAME_KIND * (draft.kind == other.kind)
    points += SHARED_WHOM * shared_whom + TOLD_BEFORE * before - (not before)
    leads = mine.title and same_word and 0 < other.sentence - draft.sentence <= LEAD
    points += SAME_SECTION * (draft.section is not None and draft.section == _home(other))
    points += SAME_COUNT * bool(mine.counts & theirs.counts) + bool(mine.words & theirs.words)
    lacking = mine.modifiers - theirs.words - theirs.modifiers
    points += TITLE if leads else LACKS_MODIFIER * len(lacking)
    points += HAS_MODIFIER * len(mine.modifiers - lacking)
    if mine.pointing:
        points += POINTING
    else:
        points += ONLY_A_TARGET * theirs.target
        points += OTHER_NUMBER * (other.nominal and mine.plural != theirs.plural)
    points += MANY_FOR_ONE * (not other.nominal and mine.plural and not same_word)
    return points - abs(other.sentence - draft.sentence) // 4


def _is_ruled_out(tree: Tree, draft: Draft, other: Draft) -> bool:
    """What did not happen, is background, or is the same phrase tells nothing to point at."""
    if other is draft or other.background or other.modality not in ("happened", "said_to_have"):
        return True
    if other.polarity == "negated" or other.carrier == draft.carrier or other.handed_on:
        return True
    return tree.under(draft.token, other.token) or tree.under(other.token, draft.token)


def _is_too_far(draft: Draft, other: Draft, mine: _Traits, before: bool) -> bool:
    """Too far back, or ahead where only a first telling may be pointed at."""
    distance = abs(other.sentence - draft.sentence)
    if mine.pointing and (not before or distance > NEAR):
        return True
    if not before and (distance == 0 or (other.nominal and other.definite)):
        return True
    return draft.kind not in BY_KIND and (not before or distance > FAR)


def _may_stand_for(tree: Tree, draft: Draft, other: Draft) -> bool:
    """Whether the noun can be another word for what the other tells ("the assault")."""
    standing = words("background.toml", "stand_ins")
    if tree.lemmas[other.token] in UNLIKE:
        return False
    return draft.kind in BY_KIND and tree.lemmas[draft.token] in standing


def point_by_day(
    tree: Tree, drafts: list[Draft], entities: Entities, targets: set[int], counts: Counts
) -> None:
    """Point "the Dec. 27 attack" at the claim of that day; its own day names it."""
    traits = {d.token: _traits(tree, d, entities, targets, counts) for d in drafts}
    for draft in drafts:
        if not (draft.nominal and draft.definite and draft.dated == "clause"):
            continue
        rated = [
            (points, -abs(other.sentence - draft.sentence), -other.token, other)
            for other in _near(drafts, draft)
            if other.kind in (draft.kind, LIKE_KINDS.get(draft.kind))
            and _same_day(draft, other)
            and (points := _points(tree, draft, other, traits)) is not None
        ]
        if rated:
            draft.points_to = max(rated, key=lambda row: row[:3])[3]
    _shorten(drafts)


def _same_day(draft: Draft, other: Draft) -> bool:
    one, two = draft.expr, other.expr
    if one is None or two is None or one.op != "date" or two.op != "date":
        return False
    return (
        len(one.edtf) >= 10
        and one.edtf[5:10] == two.edtf[5:10]
        and (one.edtf[:4] == two.edtf[:4] or "XXXX" in (one.edtf[:4], two.edtf[:4]))
    )


@cache
def _alike() -> tuple[frozenset[str], ...]:
    return tuple(frozenset(group) for group in read("background.toml")["alike"])


def _home(draft: Draft) -> int | None:
    """The section in which a claim is told first: that of what it points to, if anything."""
    return draft.points_to.section if draft.points_to is not None else draft.section


def _same_word(tree: Tree, a: int, b: int) -> bool:
    """The same word, a compound of it (strike, airstrike), or verb and noun of one stem."""
    one, two = tree.lemmas[a], tree.lemmas[b]
    if one == two or any(one in group and two in group for group in _alike()):
        return True
    if min(len(one), len(two)) >= 4 and (one.endswith(two) or two.endswith(one)):
        return True
    shared = 0
    while shared < min(len(one), len(two)) and one[shared] == two[shared]:
        shared += 1
    return shared >= 4 and shared >= min(len(one), len(two)) - 2


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
