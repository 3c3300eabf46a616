"""A page of the day after its stamp: what it tells was done after the stamped day.

Pages keep the day on which they were first put up. One stamped Sunday that tells of Sunday and
says "was charged Monday" was written on that Monday: who means the Monday six days before, in a
report of what happened since, says so.
"""

from __future__ import annotations

from collections.abc import Sequence

from msgspec.structs import replace

from dateline.extract.own_day import is_past
from dateline.extract.tree import Tree, is_day
from dateline.records import Article, TimeMention
from dateline.when import day, day_number, day_text, local_day, weekday_of

STAMPS = frozenset({"metadata", "sidecar", "url"})
NEXT = 1
UNCLEAR = frozenset({2, 3, 4})
"""Days after the stamp at which a weekday may be one before as well as one after it: a page that
names one may be of any day of that week."""
AT = frozenset({"on", "early", "late"})


def as_written(article: Article, tree: Tree, times: Sequence[TimeMention]) -> Article:
    """The article with the day on which it was written, where that is the one after its stamp."""
    stamp = article.published
    told = local_day(stamp)
    if stamp is None or told is None or stamp.how not in STAMPS:
        return article
    number = day_number(*map(int, told.split("-")))
    first = weekday_of(stamp) or 0
    past = [(m, (m.expr.weekday - first) % 7) for m in times if _is_past(tree, m)
            and m.expr.weekday is not None]  # fmt: skip
    steps = {step for _, step in past}
    named = 0 in steps or any(_is_named(m, told) for m in times)
    if not named or NEXT not in steps or steps & UNCLEAR or any(map(_is_today, times)):
        return article
    mention = next(m for m, step in past if step == NEXT)
    made = replace(
        day(day_text(number + NEXT)),
        how=f"{stamp.how}, the day after",
        certainty="low",
        evidence=(tree.quote_of(mention.start, mention.end, _block(article, mention)),),
    )
    return replace(article, published=made)


def _is_past(tree: Tree, mention: TimeMention) -> bool:
    """Whether a bare weekday dates a verb in the past: "was charged Monday"."""
    expr = mention.expr
    if expr.op != "weekday" or expr.offset is not None or expr.anchor is not None:
        return False
    word = tree.word_at(mention.start)
    if word is None or expr.direction != "past":
        return False
    head = tree.tokens[word].head
    if head > word and tree.tokens[head].end <= mention.end:
        word = head  # "Monday evening"
    return AT.issuperset(tree.cases(word)) and is_past(tree, tree.tokens[word].head)


def _is_named(mention: TimeMention, told: str) -> bool:
    """Whether it is the stamped day by its month and day."""
    edtf = mention.expr.edtf
    return mention.expr.op == "date" and edtf[4:10] == told[4:] and edtf[:4] in ("XXXX", told[:4])


def _is_today(mention: TimeMention) -> bool:
    expr = mention.expr
    return is_day(expr) and expr.op == "offset" and expr.offset == 0


def _block(article: Article, mention: TimeMention) -> int:
    return next(b.n for b in article.blocks if b.start <= mention.start < b.end)
