"""What is left undated in a report: not all of it is of the report's own day.

What a report tells in the present or as "has said" is of its day, and so are words. Anything else
needs a ground. What is told in the plain past may be of any day before, where the report itself
gives a day gone by to what was done; in the body also where it gives a month, a year or a stretch
to its own sentence, or names its own day nowhere, as a feature does. What stands beside a day gone
by in one sentence is rather of that; a picture may be of any day. Harm done to people is of the
report's day where the report names that day and none before: of a hundred such tellings in reports
on shootings 82 were, of a hundred others 23.
Without a ground it was by the report's day, and no more is known.
"""

from __future__ import annotations

from dateline.extract.draft import Draft
from dateline.extract.form import form_of
from dateline.extract.owning import is_bare_clock
from dateline.extract.rules import words
from dateline.extract.sharing import ACTS
from dateline.extract.story_day import day_of, lies_ahead
from dateline.extract.tree import Tree, is_day
from dateline.records import TimeExpr, TimeMention, When
from dateline.when import place

LEAD = 2
"""Sentences below the title that give the news. Not tuned."""
BRIEF = 4
"""Sentences of an item that tells no more than its news. Not tuned."""
TOLD = frozenset({"clause", "sentence", "running", "points-to", "heading"})
LASTING = frozenset({"court", "accuse", "coerce"})
"""Kinds whose outcome is told in the present long after."""
BY_THEN = TimeExpr(op="ref", value="PAST_REF", rule="told-by")
"""Gone by when the report was printed."""
OWN = TimeExpr(op="offset", offset=0, unit="day")


def find_older(
    tree: Tree,
    drafts: list[Draft],
    timed: frozenset[int],
    times: tuple[TimeMention, ...],
    published: When | None,
    lasting: frozenset[int],
) -> set[int]:
    """The claims that nothing sets on the report's own day. `lasting` are those that give how
    long they have gone on."""
    day_before, own = _names_day_before(times, published), _names_own_day(times, published)
    gone_by = day_before or _tells_of_before(drafts, published)
    narrative = gone_by or not own
    elsewhere = _set_elsewhere(tree, times, published)
    titles = _titles(tree)
    first = _opening(titles)
    back = _looking_back(tree, drafts, published)
    at_once = not _names_time_before(times, published) and (own or len(tree.sentences) <= BRIEF)
    older: set[int] = set()
    for draft in drafts:
        if (
            (draft.kind in ACTS and not at_once)
            or _is_pictured(tree, draft)
            or (draft.sentence not in titles and _is_result(tree, draft))
            or (draft.token in lasting and not draft.utterance)
            or (draft.sentence in elsewhere - titles and not _is_told_now(tree, draft, first))
        ):
            older.add(draft.token)
            continue
        if draft.nominal and draft.carrier == draft.token:
            continue
        aside = narrative or draft.sentence in timed or draft.sentence in back
        aside = aside or _is_later(tree, draft)
        if not aside or (draft.sentence in first and (draft.utterance or not gone_by)):
            continue
        if draft.sentence in titles and _may_be_participle(tree, draft):
            continue
        said = draft.utterance and draft.sentence not in back and not _is_later(tree, draft)
        if said and not _informs(tree, draft) and not _hangs_on(tree, draft, older):
            continue
        if is_plain_past(tree, draft) or _hangs_on(tree, draft, older):
            older.add(draft.token)
    return older


def _is_result(tree: Tree, draft: Draft) -> bool:
    """ "is charged with", "are accused of": what stands by then, done on whatever day."""
    stands = draft.kind in LASTING and form_of(tree, draft.carrier) == "present"
    return stands and not draft.nominal and bool(tree.dependents(draft.carrier, "aux:pass"))


def _may_be_participle(tree: Tree, draft: Draft) -> bool:
    """ "Clerk named as victim": a title's news; "Clerk used rifle" looks back."""
    return not tree.dependents(draft.carrier, "obj", "ccomp", "xcomp")


def _is_pictured(tree: Tree, draft: Draft) -> bool:
    """What a caption tells in whatever tense."""
    block = tree.blocks.get(tree.sentences[draft.sentence].block)
    return block is not None and block.role == "caption"


def _names_own_day(times: tuple[TimeMention, ...], published: When | None) -> bool:
    """Whether the report says anywhere "today", or the date on which it was printed."""
    own = day_of(OWN, published)
    return any(
        is_day(m.expr) and not is_bare_clock(m.expr) and day_of(m.expr, published) == own
        for m in times
        if m.type in ("DATE", "TIME")
    )


def _names_day_before(times: tuple[TimeMention, ...], published: When | None) -> bool:
    return any(
        is_day(m.expr) and not is_bare_clock(m.expr) and lies_back(m.expr, published)
        for m in times
        if m.type in ("DATE", "TIME")
    )


def _names_time_before(times: tuple[TimeMention, ...], published: When | None) -> bool:
    """Whether it names a day, a month or a year gone by."""
    return any(_is_point(m) and lies_back(m.expr, published) for m in times)


def _is_point(mention: TimeMention) -> bool:
    told = mention.type in ("DATE", "TIME") and mention.expr.op not in ("ref", "duration")
    return told and not is_bare_clock(mention.expr)


def _set_elsewhere(
    tree: Tree, times: tuple[TimeMention, ...], published: When | None
) -> frozenset[int]:
    """The sentences that name a time gone by and none that may be the report's own day."""
    gone: dict[int, bool] = {}
    for mention in times:
        number = tree.sentence_at(mention.start)
        if number is not None and _is_point(mention):
            gone[number] = gone.get(number, True) and lies_back(mention.expr, published)
    return frozenset(number for number, back in gone.items() if back)


def lies_back(expr: TimeExpr | None, published: When | None) -> bool:
    """Whether it ends before the report's own day begins."""
    if expr is None:
        return False
    told = place(expr, published)
    return bool(published and published.start and told.end and told.end <= published.start)


def _is_told_now(tree: Tree, draft: Draft, first: frozenset[int]) -> bool:
    """What a sentence with a day of other things tells as its own news: words, what is or has
    been done, or what a report opens with."""
    if draft.utterance:
        return True
    if draft.nominal or not _is_main(tree, draft.carrier):
        return False
    return draft.sentence in first or not is_past(tree, draft.carrier)


def _is_later(tree: Tree, draft: Draft) -> bool:
    """ "He later issued an apology": after what was told before, whenever that was."""
    adverbs = {tree.forms[c] for c in tree.dependents(draft.carrier, "advmod")}
    return not adverbs.isdisjoint(words("days.toml", "after_that"))


def _is_main(tree: Tree, index: int) -> bool:
    token = tree.tokens[index]
    if token.dep == "conj" and token.head != index:
        return _is_main(tree, token.head)
    return index == tree.root(token.sent) or token.dep in ("ccomp", "parataxis")


def _hangs_on(tree: Tree, draft: Draft, older: set[int]) -> bool:
    """ "spent the evening telling jokes": a clause without a tense is as old as the one above."""
    token = tree.tokens[draft.carrier]
    loose = token.dep in ("advcl", "xcomp", "conj", "acl") and not _is_finite(tree, draft.carrier)
    return loose and token.head in older


def _informs(tree: Tree, draft: Draft) -> bool:
    """ "told police": words that were not said to the report."""
    heard = tree.dependents(draft.token, "obj", "iobj", "obl")
    return any(tree.lemmas[index] in words("days.toml", "informed") for index in heard)


def _looking_back(tree: Tree, drafts: list[Draft], published: When | None) -> set[int]:
    """The sentences that go on in the plain past after one that tells what was in a month or a
    year, or what had been, in one paragraph."""
    days = {d.sentence for d in drafts if d.dated == "clause" and is_day(d.expr)}
    old = {
        d.sentence
        for d in drafts
        if d.modality == "happened"
        and (d.background in ("year", "month", "before") or _is_long_ago(d, published))
    }
    found: set[int] = set()
    for number in range(1, len(tree.sentences)):
        same = tree.sentences[number].block == tree.sentences[number - 1].block
        goes_on = number - 1 in found or number - 1 in old
        if same and goes_on and number not in days and is_past(tree, tree.root(number)):
            found.add(number)
    return found


def _is_long_ago(draft: Draft, published: When | None) -> bool:
    """ "two years ago": a time of its own that is no day and lies behind."""
    expr = draft.expr
    coarse = draft.dated == "clause" and expr is not None and not is_day(expr)
    return coarse and expr is not None and lies_back(expr, published)


def _tells_of_before(drafts: list[Draft], published: When | None) -> bool:
    """Whether the report gives a day before its own to something that was done."""
    own = day_of(OWN, published)
    return any(
        draft.dated in TOLD
        and draft.expr is not None
        and is_day(draft.expr)
        and draft.modality == "happened"
        and not lies_ahead(draft.expr, published)
        and day_of(draft.expr, published) != own
        for draft in drafts
    )


def _titles(tree: Tree) -> frozenset[int]:
    """The sentences of titles."""
    roles = {block.n: block.role for block in tree.blocks.values()}
    return frozenset(
        n for b, role in roles.items() if role == "title" for n in tree.sentences_of(b)
    )


def _opening(titles: frozenset[int]) -> frozenset[int]:
    """The sentences of titles, and the first that follow them."""
    after = max(titles, default=-1) + 1
    return titles | frozenset(range(after, after + LEAD))


def is_plain_past(tree: Tree, draft: Draft) -> bool:
    """ "praised", "was praised": told as done once; not "has praised", "praises"."""
    return (not draft.nominal or draft.carrier != draft.token) and is_past(tree, draft.carrier)


def is_past(tree: Tree, index: int) -> bool:
    """Whether a verb stands in the plain past."""
    helpers = tree.dependents(index, "aux", "aux:pass")
    perfect = any(tree.lemmas[c] == "have" for c in helpers)
    return not perfect and _is_finite(tree, index, "Tense=Past")


def _is_finite(tree: Tree, index: int, tense: str = "") -> bool:
    helpers = tree.dependents(index, "aux", "aux:pass", "cop")
    feats = [tree.tokens[c].feats for c in (*helpers, index)]
    return any(tense in one and "VerbForm=Fin" in one for one in feats)
