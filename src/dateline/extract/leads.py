"""Days told in another sentence than the act: of a title, and by "it happened on Friday".

A title seldom says when. Where it tells of harm done to people and the first sentences below
tell harm of one day only, in some of the title's own words, it tells that day's.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from dateline.extract.draft import Draft
from dateline.extract.rules import words
from dateline.extract.sharing import ACTS
from dateline.extract.tree import Tree, is_day
from dateline.records import TimeMention

LEAD = 4
"""Sentences below a title in which its act is sought. Not tuned."""
BACK = 3
"""Sentences back in which "it happened" finds what happened. Not tuned."""
TOLD = frozenset({"NOUN", "PROPN", "NUM"})
TOLD_NEAR = frozenset({"clause", "sentence", "running"})


def date_titles(tree: Tree, drafts: list[Draft]) -> None:
    """Give the undated harm of titles the one day that the sentences below give theirs."""
    for number in sorted(tree.blocks):
        if tree.blocks[number].role != "title" or not tree.sentences_of(number):
            continue
        last = tree.sentences_of(number)[-1]
        _date_by_word(tree, drafts, number, last)
        below = [d for d in drafts if last < d.sentence <= last + LEAD and _is_news(d)]
        dated = [d for d in below if is_day(d.expr) and d.dated in TOLD_NEAR]
        if not dated or any(_day(d) != _day(dated[0]) for d in dated):
            continue
        said = {word for draft in dated for word in _words(tree, draft.sentence)}
        for draft in drafts:
            own = tree.sentences[draft.sentence].block == number
            if (
                own
                and draft.expr is None
                and _is_news(draft)
                and said & _words(tree, draft.sentence)
            ):
                draft.expr, draft.dated = dated[0].expr, "sentence"


def _date_by_word(tree: Tree, drafts: list[Draft], number: int, last: int) -> None:
    """ "Suspect surrenders" over "She surrendered on Thursday": the day of its own word."""
    for draft in drafts:
        if tree.sentences[draft.sentence].block != number or draft.expr is not None:
            continue
        below = [
            d
            for d in drafts
            if last < d.sentence <= last + LEAD
            and tree.lemmas[d.token] == tree.lemmas[draft.token]
            and not d.utterance
        ]
        told = [d for d in below if _is_done(d) and d.dated == "clause" and is_day(d.expr)]
        if told and len(below) == 1 and not draft.background and draft.modality == "happened":
            draft.expr, draft.dated = told[0].expr, "sentence"


def find_happenings(
    tree: Tree, times: tuple[TimeMention, ...]
) -> Iterator[tuple[int, TimeMention]]:
    """Where "it happened on Friday", "the incident began at noon" stand: sentence and time."""
    for mention in times:
        word = tree.word_at(mention.start)
        if word is None or mention.type not in ("DATE", "TIME") or not is_day(mention.expr):
            continue
        verb = next((i for i in tree.up(word) if tree.tokens[i].upos == "VERB"), None)
        if verb is None or tree.lemmas[verb] not in words("days.toml", "happen"):
            continue
        subjects = tree.dependents(verb, "nsubj")
        if any(tree.lemmas[c] in words("days.toml", "stand_ins") for c in subjects):
            yield tree.tokens[verb].sent, mention


def date_what_happened(drafts: list[Draft], happenings: Iterable[tuple[int, TimeMention]]) -> None:
    """ "A clerk was shot. It happened on Friday": the harm just told is of that day."""
    for number, mention in happenings:
        near = [d for d in drafts if number - BACK <= d.sentence <= number and _is_news(d)]
        near = near or [d for d in drafts if d.sentence == number - 1 and _is_done(d)]
        last = max((d.sentence for d in near), default=number)
        for draft in near:
            if draft.sentence == last and draft.expr is None:
                draft.expr, draft.dated = mention.expr, "points-to"


def _is_done(draft: Draft) -> bool:
    """What the sentence before tells as done, of whatever sort."""
    told = draft.modality == "happened" and draft.polarity == "affirmed" and not draft.quoted
    telling = draft.utterance or draft.nominal or draft.background
    return told and not telling and draft.points_to is None


def _is_news(draft: Draft) -> bool:
    told = draft.modality in ("happened", "said_to_have") and draft.polarity == "affirmed"
    return told and draft.kind in ACTS and not draft.background and draft.points_to is None


def _day(draft: Draft) -> tuple[str, str, int | None, int | None]:
    """What tells two days apart, without the clock: both may be told of one evening."""
    expr = draft.expr
    assert expr is not None
    return expr.op, expr.edtf[:10], expr.weekday, expr.offset


def _words(tree: Tree, sentence: int) -> set[str]:
    """Content lemmas of a sentence."""
    inside = range(tree.sentences[sentence].first, tree.sentences[sentence].last)
    return {tree.lemmas[i] for i in inside if tree.tokens[i].upos in TOLD}
