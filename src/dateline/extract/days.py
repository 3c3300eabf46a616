"""The order in which an article's claims get their days, background and antecedents.

The order matters: each step sees what the steps before it settled.
"""

from __future__ import annotations

from dateline.extract.background import find_background, spread_background
from dateline.extract.carrying import carry_background, date_that_incident
from dateline.extract.counting import date_by_count, find_counts
from dateline.extract.dating import Dating
from dateline.extract.draft import Draft
from dateline.extract.entities import Entities
from dateline.extract.form import form_of
from dateline.extract.leads import date_titles, date_what_happened, find_happenings
from dateline.extract.links import Tie, Ties
from dateline.extract.own_day import BY_THEN
from dateline.extract.owning import join_hours
from dateline.extract.pointing import Counts, find_antecedents, point_by_day
from dateline.extract.rules import words
from dateline.extract.sharing import share_performed
from dateline.extract.story_day import date_by_story
from dateline.extract.tree import Tree
from dateline.records import Annotated, Figure, When
from dateline.when import place


def find_days(
    tree: Tree,
    drafts: list[Draft],
    ties: Ties,
    entities: Entities,
    annotated: Annotated,
    figures: dict[int, list[Figure]],
) -> list[Tie]:
    """Days, background and what points where; returns the ties of acts and their outcomes."""
    dating = Dating(tree, drafts, annotated.times)
    cued = ties.cued()
    dating.behind = {
        tie.target.token
        for tie in cued
        if tie.kind == "follows" and tie.source.modality == "happened" and tie.rule != "before"
    }
    dating.date_by_clause()
    for draft in drafts:
        draft.background = find_background(tree, draft, dating.own_times(draft))
    spread_background(tree, drafts)
    carry_background(tree, drafts)
    answered = {tie.target.token for tie in cued if tie.kind in ("answers", "follows")}
    told = ties.acts_and_outcomes()
    counts = _counts(figures, told)
    find_antecedents(tree, drafts, entities, answered, counts, dating.headed())
    acts = [*told, *ties.restated(), *ties.titled()]
    _spread_days(drafts, acts)
    date_that_incident(tree, drafts)
    dating.targets = _told_as_earlier(cued)
    dating.date_by_heading()
    dating.date_by_running_day(annotated.article.published)
    point_by_day(tree, drafts, entities, answered, counts)
    happenings = list(find_happenings(tree, join_hours(tree, annotated.times)))
    date_what_happened(drafts, happenings)
    _spread_days(drafts, acts)
    days_between = find_counts(tree, drafts, annotated.times)
    date_by_count(days_between)
    said = [mention.expr for _, mention in happenings]
    date_by_story(tree, drafts, said, dating.timed, annotated.times, annotated.article.published)
    _spread_days(drafts, acts)
    dating.date_by_person(entities, annotated.article.published)
    date_titles(tree, drafts)
    date_by_count(days_between)
    dating.date_by_article(annotated.article.published)
    share_performed(tree, drafts)
    dating.add_hours()
    _spread_days(drafts, acts)
    _look_ahead(tree, drafts, annotated.article.published)
    return [*acts, *cued]


def _look_ahead(tree: Tree, drafts: list[Draft], published: When | None) -> None:
    """ "The trial opens on Friday", "was set for May 20": the present on a day after the report's
    own is a plan, and so is what was set for such a day."""
    for draft in drafts:
        told = draft.modality == "happened" and draft.polarity == "affirmed"
        if not told or draft.dated != "clause" or draft.expr is None:
            continue
        if draft.expr.op not in ("weekday", "date"):
            continue
        if form_of(tree, draft.carrier) != "present" and not _is_set_for_it(tree, draft):
            continue
        start, day = place(draft.expr, published).start, published
        if start is not None and day is not None and day.end is not None and start >= day.end:
            draft.modality = "planned"


def _is_set_for_it(tree: Tree, draft: Draft) -> bool:
    sets = tree.lemmas[draft.token] in words("acts.toml", "sets_day", "words")
    days = [c for c in tree.dependents(draft.carrier, "obl") if c in tree.day_words]
    return sets and any("for" in tree.cases(c) for c in days)


def _counts(figures: dict[int, list[Figure]], ties: list[Tie]) -> Counts:
    """What each claim counts, with the counts of its outcomes."""
    own = {
        token: frozenset((f.counts, f.best) for f in listed if f.best is not None)
        for token, listed in figures.items()
    }
    found = dict(own)
    for tie in ties:
        more = own.get(tie.source.token, frozenset())
        found[tie.target.token] = found.get(tie.target.token, frozenset()) | more
    return found


def _told_as_earlier(ties: list[Tie]) -> set[int]:
    """Targets of "after" and "in response to" whose source is this sentence's own news: the
    heading above dates the source and not them. Where the source points back ("The assault was
    in response to airstrikes"), the target is what the section newly tells."""
    return {
        tie.target.token
        for tie in ties
        if tie.kind in ("answers", "follows")
        and tie.rule != "before"
        and not (tie.source.nominal and tie.source.definite)
        and tie.source.points_to is None
    }


def _spread_days(drafts: list[Draft], acts: list[Tie]) -> None:
    """An act and its outcomes share a day, and a phrase has the day of what it points to."""
    for _ in range(3):
        for draft in drafts:
            target = draft.points_to
            if target is not None:
                if draft.expr is None and target.expr is not None and not target.background:
                    # that what was told is of the report's day is too little to go on
                    own = target.dated == "article"
                    draft.expr, draft.dated = (
                        (BY_THEN, "article") if own else (target.expr, "points-to")
                    )
                elif target.expr is None and draft.dated in ("clause", "sentence", "running"):
                    target.expr, target.dated = draft.expr, "points-to"
        for tie in acts:
            for one, other in ((tie.source, tie.target), (tie.target, tie.source)):
                if one.expr is None and other.expr not in (None, BY_THEN):
                    one.expr, one.dated = other.expr, other.dated
