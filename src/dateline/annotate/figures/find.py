"""Figures of an article: every number that counts something, with hedge, harm and unit."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import msgspec

from dateline.annotate.figures.harms import Counted, Scene, beside, find_harm, harms
from dateline.annotate.figures.hedges import Hedged, read_hedge, write_figure
from dateline.annotate.figures.kinds import (
    is_of_several,
    is_part,
    is_stock,
    money_counts,
    percent_words,
    sign_before,
    unit_of,
)
from dateline.annotate.figures.numbers import Number, find_numbers, may_start
from dateline.annotate.figures.people import find_people
from dateline.annotate.figures.refuse import Taken, hangs_back, refused_spans, touches
from dateline.annotate.figures.rules import rules
from dateline.annotate.figures.tree import Tree
from dateline.records import FigureMention, Name, Predicate, Sentence, TimeMention, Token

NOUNS = frozenset({"NOUN", "PROPN", "SYM", "X"})
COUNTING = frozenset({"nummod", "det", "amod", "compound", "advmod", "nmod", "nmod:desc", "dep"})
"""Relations by which a number hangs under the noun it counts."""
PEOPLE = {"people": "person", "other": "person"}
"""Lemmas that differ for the same thing counted: "40 people", "one person", "six others"."""
FAR = 6
"""Words that may lie between a number and its noun ("12 heavily armed masked young men")."""


def find_figures(
    text: str,
    tokens: Sequence[Token],
    sentences: Sequence[Sentence],
    names: Sequence[Name],
    predicates: Sequence[Predicate],
    times: Sequence[TimeMention],
) -> tuple[FigureMention, ...]:
    """Figures in text order. A number of which nothing says what it counts is passed over.

    "A" or "his" before a person killed or injured is a figure too: at least one, with the
    hedge "one", since others may have been killed with them; "nobody" is none.
    """
    tree, scene = Tree(text, tokens), Scene(predicates)
    taken = Taken(tree, names, times)
    found: list[FigureMention] = []
    for sentence in sentences:
        if any(map(may_start, tree.words[sentence.first : sentence.last])):
            found += _numbers(tree, scene, taken, sentence)
    found += find_people(tree, scene, sentences)
    return tuple(sorted(found, key=lambda figure: (figure.start, figure.end)))


def _numbers(tree: Tree, scene: Scene, taken: Taken, sentence: Sentence) -> list[FigureMention]:
    first, last = sentence.first, sentence.last
    start, end = tree.tokens[first].start, tree.tokens[last - 1].end
    numbers = list(find_numbers(tree, first, last))
    refused = refused_spans(tree.text, start, end) if numbers else []
    harmed = {harm.name for harm in harms()}
    figures: list[FigureMention] = []
    for number in numbers:
        opens, closes = tree.tokens[number.first].start, tree.tokens[number.last - 1].end
        if (
            touches(refused, opens, closes)
            or taken.is_time(opens, closes)
            or taken.is_named(number.first, number.last)
            or taken.is_key(number.first, number.last, first)
            or hangs_back(tree, number.first, number.last)
        ):
            continue
        hedged = read_hedge(tree, number, first, last)
        figure = _amount(tree, number, hedged, last) or _count(tree, scene, number, hedged)
        if figure:
            others = {before.counts for before in figures if before.counts in harmed}
            alone = not others - {figure.counts}
            part = is_part(tree, hedged.first, hedged.last, first, alone) or (
                figure.counts in {*harmed, "person"}
                and is_of_several(tree, figure.head, first, last)
            )
            figures.append(msgspec.structs.replace(figure, part=part))
    return figures


def _amount(tree: Tree, number: Number, hedged: Hedged, last: int) -> FigureMention | None:
    """Money with its sign, or a percentage; None where the number is neither."""
    sign = sign_before(tree, number.first)
    if sign:
        unit = unit_of(sign)
        opened = read_hedge(tree, replace(number, first=number.first - 1), 0, last)
        return write_figure(tree, opened, number.first - 1, money_counts(unit), unit=unit)
    length = percent_words(tree, hedged.last, last)
    if not length:
        return None
    head = hedged.last
    of = next((kid for kid in tree.under(head, "nmod") if tree.case(kid) == "of"), None)
    counts = tree.tokens[of].lemma if of is not None else "percent"
    closed = replace(hedged, last=head + length)
    return write_figure(tree, closed, head if of is None else of, counts, unit="%")


def _count(tree: Tree, scene: Scene, number: Number, hedged: Hedged) -> FigureMention | None:
    """A number of people, things or units; None where it does not say of what."""
    counted = _counted(tree, number)
    lemma = tree.lemma(counted.noun)
    if lemma in rules("refuse")["counted"]["nouns"]:
        return None
    harm = find_harm(tree, scene, counted)
    alone = number.first <= counted.noun < number.last
    named = _number_of(tree, counted.noun) if alone and not harm else None
    if named is not None:
        return write_figure(tree, hedged, counted.noun, PEOPLE.get(named, named))
    if not harm and _is_title(tree, counted.noun):
        return None
    if alone and not harm:
        if number.how != "from":
            return None
        lemma = "person"  # "thousands marched": an amount on its own is of people
    return write_figure(
        tree,
        hedged,
        counted.noun,
        harm or PEOPLE.get(lemma, lemma),
        unit="" if alone else unit_of(lemma),
        stock=not harm and is_stock(tree, scene, counted),
    )


def _number_of(tree: Tree, word: int) -> str | None:
    """What a number on its own counts: "put the number of marchers at 5,000"."""
    if tree.case(word) not in {"", "at", "to", "of"}:
        return None
    for other in beside(tree, word):
        if tree.lemma(other) == "number":
            of = [kid for kid in tree.under(other, "nmod") if tree.case(kid) == "of"]
            return next((tree.lemma(kid) for kid in of if tree.tokens[kid].upos == "NOUN"), None)
    return None


def _is_title(tree: Tree, noun: int) -> bool:
    """A name in the singular is called so, not counted: "40 Days Hotel", "Channel 4 News"."""
    token = tree.tokens[noun]
    return token.upos == "PROPN" and "Plur" not in token.feats


def _counted(tree: Tree, number: Number) -> Counted:
    """The noun that the number counts; the number itself where it stands alone."""
    tokens = tree.tokens
    inside = range(number.first, number.last)
    top = next((word for word in inside if tokens[word].head not in inside), number.first)
    over = tokens[top].head
    counts = tokens[top].dep in COUNTING and tokens[over].upos in NOUNS
    if counts and number.last <= over <= number.last + FAR:
        noun = over
    else:
        of = [kid for kid in tree.under(top, "nmod") if tree.case(kid) == "of" and kid > top]
        noun = next((kid for kid in of if tokens[kid].upos != "PRON"), top)
    return Counted(number.first, number.last, noun)
