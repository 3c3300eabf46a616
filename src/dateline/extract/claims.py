"""The stage itself: one annotated article in, all that it was found to say out."""

from __future__ import annotations

from msgspec.structs import replace

from dateline.extract.acts import is_pointing
from dateline.extract.background import find_background, spread_background
from dateline.extract.carrying import carry_background, date_that_incident, tell_on
from dateline.extract.counting import date_by_count, find_counts
from dateline.extract.dating import Dating
from dateline.extract.draft import Draft
from dateline.extract.draft import Link as ChainLink
from dateline.extract.entities import Entities
from dateline.extract.figures import attach_figures
from dateline.extract.form import form_of
from dateline.extract.generalities import mark_generalities
from dateline.extract.kinds import name_kinds
from dateline.extract.leads import date_titles, date_what_happened, find_happenings
from dateline.extract.links import Tie, Ties
from dateline.extract.modes import name_modes
from dateline.extract.own_day import BY_THEN
from dateline.extract.owning import join_hours
from dateline.extract.pointing import Counts, find_antecedents, point_by_day
from dateline.extract.sharing import share_performed
from dateline.extract.story_day import date_by_story
from dateline.extract.telling import read_telling
from dateline.extract.tree import Tree
from dateline.extract.vocabulary import CONTENT_WORDS, vocabulary
from dateline.ids import claim_id
from dateline.records import (
    SLIGHT,
    Annotated,
    Certainty,
    Claim,
    Figure,
    Link,
    PredicateWord,
    Quote,
    Reading,
    Role,
    Speaker,
    Traits,
    When,
)
from dateline.when import place

NONE: frozenset[int] = frozenset()
OPENERS = frozenset({"he", "she", "it", "they", "this", "that", "these", "those", "his", "her",
                     "its", "their"})  # fmt: skip
DATED_CERTAINTY: dict[str, Certainty] = {
    "clause": "high", "points-to": "medium", "heading": "medium", "running": "low",
    "article": "low",
}  # fmt: skip

FOUND_BY = {
    "points-to": "of what it points to", "heading": "of its heading", "running": "of the telling",
}  # fmt: skip
"""Said after the rule's name where the day does not stand in the claim's own clause."""


def extract(annotated: Annotated) -> Reading:
    """Find the claims of one article, who says them, when they happened and how they hang
    together. A pure function of the annotation; what it cannot tell stays open."""
    telling = read_telling(annotated)
    tree, entities, drafts = telling.tree, telling.entities, telling.drafts
    ties = Ties(tree, drafts)
    figures = attach_figures(tree, drafts, annotated.figures)
    found = _date(tree, drafts, ties, entities, annotated, figures)
    name_kinds(tree, drafts)
    name_modes(tree, drafts)
    tell_on(tree, drafts)
    mark_generalities(tree, drafts)
    kept = [d for d in drafts if not d.handed_on] + telling.slight
    kept.sort(key=lambda draft: draft.token)
    writer = _Writer(annotated, tree, entities, kept, figures)
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


def _date(
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
    dating.date_by_running_day()
    point_by_day(tree, drafts, entities, answered, counts)
    happenings = list(find_happenings(tree, join_hours(tree, annotated.times)))
    date_what_happened(drafts, happenings)
    _spread_days(drafts, acts)
    days_between = find_counts(tree, drafts, annotated.times)
    date_by_count(days_between)
    said = [mention.expr for _, mention in happenings]
    date_by_story(tree, drafts, said, dating.timed, annotated.article.published)
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
    """ "The trial opens on Friday": the present on a day after the report's own is a plan."""
    for draft in drafts:
        told = draft.modality == "happened" and draft.polarity == "affirmed"
        if not told or draft.dated != "clause" or draft.expr is None:
            continue
        if draft.expr.op not in ("weekday", "date") or form_of(tree, draft.carrier) != "present":
            continue
        start, day = place(draft.expr, published).start, published
        if start is not None and day is not None and day.end is not None and start >= day.end:
            draft.modality = "planned"


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
                known = target.expr not in (None, BY_THEN)
                if draft.expr is None and known and not target.background:
                    draft.expr, draft.dated = target.expr, "points-to"
                elif target.expr is None and draft.dated in ("clause", "running"):
                    target.expr, target.dated = draft.expr, "points-to"
        for tie in acts:
            for one, other in ((tie.source, tie.target), (tie.target, tie.source)):
                if one.expr is None and other.expr not in (None, BY_THEN):
                    one.expr, one.dated = other.expr, other.dated


class _Writer:
    """Turns drafts into records."""

    def __init__(
        self,
        annotated: Annotated,
        tree: Tree,
        entities: Entities,
        drafts: list[Draft],
        figures: dict[int, list[Figure]],
    ) -> None:
        self.annotated = annotated
        self.tree = tree
        self.entities = entities
        self.figures = figures
        self.drafts = drafts
        self.ids = {draft.token: self._id(draft) for draft in drafts}

    def _id(self, draft: Draft) -> str:
        token = self.tree.tokens[draft.token]
        return claim_id(self.annotated.article.id, token.start, token.end)

    def claim(self, draft: Draft) -> Claim:
        tree = self.tree
        token = tree.tokens[draft.token]
        roles = self._roles(draft)
        marks = sorted({(token.start, token.end), *((r.start, r.end) for r in roles)})
        block = tree.blocks.get(tree.sentences[draft.sentence].block)
        said = draft.said_in
        unsure = draft.background == SLIGHT or (block is not None and block.role == "caption")
        return Claim(
            id=self.ids[draft.token],
            quote=tree.quote(draft.sentence, tuple(marks), self._before(draft), token.start),
            predicate=PredicateWord(
                lemma=tree.lemmas[draft.token], start=token.start, end=token.end
            ),
            kind=draft.kind,
            kind_certainty=draft.kind_certainty,
            mode=draft.mode or None,
            context=draft.context,
            roles=roles,
            when=self._when(draft),
            figures=tuple(self.figures.get(draft.token, ())),
            speakers=self._speakers(draft),
            said_in=self.ids.get(said.token) if said else None,
            stance=draft.stance,
            polarity=draft.polarity,
            modality=draft.modality,
            certainty="low" if unsure else "medium",
        )

    def _before(self, draft: Draft) -> int:
        """One sentence more in front, where the claim's own opens with a pronoun or "that …"."""
        sentence = self.tree.sentences[draft.sentence]
        opener = sentence.first
        while opener < sentence.last and self.tree.tokens[opener].upos in ("PUNCT", "CCONJ", "ADV"):
            opener += 1
        pronoun = opener < sentence.last and self.tree.forms[opener] in OPENERS
        return int(pronoun or is_pointing(self.tree, draft.token))

    def _roles(self, draft: Draft) -> tuple[Role, ...]:
        roles = []
        places = frozenset(party.head for party in draft.parties if party.role == "where")
        for party in draft.parties:
            start, end = self.tree.span(party.head, places if party.role != "where" else NONE)
            roles.append(
                Role(
                    role=party.role,
                    text=self.tree.text[start:end],
                    start=start,
                    end=end,
                    certainty=party.certainty,
                    entity=self.entities.of(party.head),
                )
            )
        return tuple(roles)

    def _when(self, draft: Draft) -> When | None:
        if draft.expr is None:
            return None
        placed = place(draft.expr, self.annotated.article.published)
        weaker = {"high": 2, "medium": 1, "low": 0}
        certainty = DATED_CERTAINTY.get(draft.dated, "low")
        if weaker[placed.certainty] < weaker[certainty]:
            certainty = placed.certainty
        found = FOUND_BY.get(draft.dated)
        how = f"{placed.how}, {found}" if found and placed.how else placed.how
        return replace(placed, certainty=certainty, how=how)

    def _speakers(self, draft: Draft) -> tuple[Speaker, ...]:
        tree = self.tree
        return tuple(
            Speaker(
                text=tree.text[link.start : link.end],
                quote=self._speaker_quote(link),
                entity=self.entities.of(link.head) if link.head is not None else None,
                origin=link.origin,
            )
            for link in draft.chain
        )

    def _speaker_quote(self, link: ChainLink) -> Quote | None:
        mark = ((link.start, link.end),)
        if link.said_by is not None:
            return self.tree.quote(link.said_by.sentence, mark)
        if link.head is not None:
            return self.tree.quote(self.tree.tokens[link.head].sent, mark)
        return None

    def traits(self, draft: Draft) -> Traits:
        tree = self.tree
        block = tree.blocks.get(tree.sentences[draft.sentence].block)
        wording = self.annotated.wording
        return Traits(
            claim=self.ids[draft.token],
            expr=draft.expr,
            dated=draft.dated,
            block_role=block.role if block else "paragraph",
            section=draft.section,
            nominal=draft.nominal,
            definite=draft.definite,
            background=draft.background,
            form=form_of(tree, draft.carrier),
            main=self._is_main(draft),
            words=self._words(draft),
            wording=wording[draft.sentence] if draft.sentence < len(wording) else b"",
            position=draft.sentence,
        )

    def _is_main(self, draft: Draft) -> bool:
        """The sentence's root, or what the root says."""
        root = self.tree.root(draft.sentence)
        if draft.carrier == root or draft.token == root:
            return True
        said = draft.said_in
        head = self.tree.tokens[draft.carrier].head
        return bool(said and said.carrier == root and head == root)

    def _words(self, draft: Draft) -> tuple[str, ...]:
        tree = self.tree
        indexes = {draft.token, draft.carrier}
        for party in draft.parties:
            first, last = tree.phrase(party.head)
            indexes.update(range(first, last + 1))
        return tuple(
            sorted({tree.lemmas[i] for i in indexes if tree.tokens[i].upos in CONTENT_WORDS})
        )

    def links(self, ties: list[Tie]) -> tuple[Link, ...]:
        found = [
            Link(
                kind=tie.kind,
                source=self.ids[tie.source.token],
                target=self.ids[tie.target.token],
                quote=self.tree.quote(tie.sentence),
                rule=tie.rule,
            )
            for tie in [*ties, *self._pointing()]
            if tie.source.token in self.ids and tie.target.token in self.ids
        ]
        return tuple(sorted(found, key=lambda k: (k.quote.start, k.kind, k.source, k.target)))

    def _pointing(self) -> list[Tie]:
        drafts = self.drafts
        return [
            Tie("points_to", d, d.points_to, d.sentence, "antecedent")
            for d in drafts
            if d.points_to is not None
        ]
