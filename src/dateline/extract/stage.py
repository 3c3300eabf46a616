"""The stage itself: one annotated article in, all that it was found to say out."""

from __future__ import annotations

from msgspec.structs import replace

from dateline.extract.carrying import tell_on
from dateline.extract.claims import Writer
from dateline.extract.days import find_days
from dateline.extract.figures import attach_figures
from dateline.extract.generalities import mark_generalities
from dateline.extract.kinds import name_kinds
from dateline.extract.links import Ties
from dateline.extract.modes import name_modes
from dateline.extract.stamped import as_written
from dateline.extract.telling import read_telling
from dateline.extract.vocabulary import vocabulary
from dateline.records import Annotated, Reading


def extract(annotated: Annotated) -> Reading:
    """Find the claims of one article, who says them, when they happened and how they hang
    together. A pure function of the annotation; what it cannot tell stays open."""
    telling = read_telling(annotated)
    tree, entities, drafts = telling.tree, telling.entities, telling.drafts
    article = as_written(annotated.article, tree, annotated.times)
    annotated = replace(annotated, article=article)
    ties = Ties(tree, drafts)
    figures = attach_figures(tree, drafts, annotated.figures)
    found = find_days(tree, drafts, ties, entities, annotated, figures)
    name_kinds(tree, drafts)
    name_modes(tree, drafts)
    tell_on(tree, drafts)
    mark_generalities(tree, drafts)
    kept = [d for d in drafts if not d.handed_on] + telling.slight
    kept.sort(key=lambda draft: draft.token)
    writer = Writer(annotated, tree, entities, kept, figures)
    words, proper = vocabulary(tree)
    return Reading(
        article=annotated.article.id,
        outlet=annotated.article.outlet,
        title=annotated.article.title,
        credits=annotated.article.credits,
        published=annotated.article.published,
        entities=entities.records(),
        claims=tuple(writer.claim(draft) for draft in kept),
        traits=tuple(writer.traits(draft) for draft in kept),
        links=writer.links(found),
        sketch=annotated.sketch,
        words=words,
        proper=proper,
    )
