"""The day of every claim: its own clause, what it points back to, its heading, its neighbour.

An utterance has its own day and what it says another. What is planned, feared or told as
background takes no day but its own clause's.
"""

from __future__ import annotations

from itertools import pairwise

from msgspec.structs import replace

from dateline.extract.background import is_set_for
from dateline.extract.draft import Draft
from dateline.extract.entities import Entities
from dateline.extract.form import form_of
from dateline.extract.own_day import BY_THEN, find_older, is_plain_past, lies_back
from dateline.extract.owning import AT_ONCE, find_owners, find_timed, is_bare_clock, opens
from dateline.extract.person_day import date_by_person
from dateline.extract.reality import is_past_before
from dateline.extract.rules import words
from dateline.extract.sections import find_inline_days, find_sections
from dateline.extract.sharing import (
    ACTS,
    day_alone,
    is_alleged,
    is_telling,
    share_days,
    share_fronted,
    share_joined,
    share_nobodys,
    share_settings,
)
from dateline.extract.sides import agree, move, turn, unled
from dateline.extract.story_day import lies_ahead
from dateline.extract.tree import Tree, is_day
from dateline.records import TimeExpr, TimeMention, When

NEXT_WORD = 2
"""Characters between two expressions that stand side by side, at most."""
ARTICLE_DAY = TimeExpr(op="offset", offset=0, unit="day", rule="article-day")
AFTER = frozenset({"after"})
NOW = frozenset({"present", "perfect", "progressive"})
"""Forms in which no day gone by is told on."""
FINE_GRAINED = frozenset({"date", "weekday", "offset", "unit", "span", "ref"})


class Dating:
    """Times of one article, each given to the claim in whose clause it stands."""

    def __init__(self, tree: Tree, drafts: list[Draft], times: tuple[TimeMention, ...]) -> None:
        self.tree = tree
        self.targets: set[int] = set()
        """Claims that their sentence tells as gone before its news ("after a raid")."""
        self.behind: set[int] = set()
        """Claims that something told as happened is told to have followed."""
        self.drafts = drafts
        self.sections = find_sections(tree, times)
        self.inline = find_inline_days(tree, times)
        self.own = find_owners(tree, drafts, times)
        self.times = times
        self.timed = find_timed(tree, times)
        self.lasting = frozenset(
            token
            for token, held in self.own.items()
            if any(m.type == "DURATION" and _lasts(tree, m) for m in held)
            and not is_set_for(tree, token)
        )
        self.hours: dict[int, TimeExpr] = {}
        """By claim, the hour that its clause names without a day."""

    def own_times(self, draft: Draft) -> list[TimeMention]:
        return self.own.get(draft.token, [])

    def date_by_clause(self) -> None:
        """Give every claim the time of its own clause."""
        fronted: set[int] = set()
        for draft in self.drafts:
            block = self.tree.sentences[draft.sentence].block
            section = self.sections.get(block)
            draft.section = section.heading if section else None
            for mention in _dates_first(self.own_times(draft)):
                if mention.type in ("DATE", "TIME") and mention.expr.op in FINE_GRAINED:
                    if is_bare_clock(mention.expr):
                        self.hours[draft.token] = mention.expr
                        break
                    draft.expr = turn(
                        draft,
                        move(unled(self.tree, mention), section, block, draft.quoted),
                        self.behind,
                    )
                    draft.dated = "clause"
                    if self._opens_sentence(mention):
                        fronted.add(draft.token)
                    break
        agree(self.tree, self.drafts)
        self._share_when_clauses()
        owned = {mention.start for held in self.own.values() for mention in held}
        share_nobodys(self.tree, self.drafts, self.times, owned)
        share_settings(self.tree, self.drafts)
        share_joined(self.tree, self.drafts)
        share_fronted(self.tree, self.drafts, fronted)
        self._count_from_utterance()

    def _opens_sentence(self, mention: TimeMention) -> bool:
        word = self.tree.word_at(mention.start)
        return word is not None and opens(self.tree, word)

    def _date_headings(self) -> None:
        """A heading's day is that of all it tells: "May 3: troops fire, crowd disperses"."""
        days: dict[int, TimeExpr] = {}
        for draft in self.drafts:
            block = self.tree.blocks.get(self.tree.sentences[draft.sentence].block)
            if block is None or block.role != "heading":
                continue
            if draft.dated == "clause" and draft.expr is not None:
                days.setdefault(block.n, draft.expr)
            elif draft.expr is None and block.n in days and self._may_inherit(draft):
                draft.expr, draft.dated = days[block.n], "heading"

    def _share_when_clauses(self) -> None:
        """ "stepped up … on Friday when it killed": one time for both clauses."""
        by_token = {draft.token: draft for draft in self.drafts}
        for draft in self.drafts:
            verb = draft.carrier
            if draft.nominal and verb == draft.token and self.tree.tokens[verb].dep == "obj":
                verb = self.tree.tokens[verb].head  # "said, when making the plea on Friday"
            above = by_token.get(self.tree.tokens[verb].head)
            if above is None or self.tree.tokens[verb].dep != "advcl" or above is draft:
                continue
            if not self.tree.has(verb, AT_ONCE):
                continue
            for one, other in ((draft, above), (above, draft)):
                if one.expr is None and other.dated == "clause":
                    one.expr, one.dated = other.expr, "clause"

    def _count_from_utterance(self, ways: tuple[str, ...] = ("clause",)) -> None:
        """ "today" between quotation marks counts from the day on which it is said, where a
        paragraph goes on quoting from that of the verb of saying before."""
        last: dict[int, Draft] = {}
        for draft in self.drafts:
            block = self.tree.sentences[draft.sentence].block
            if draft.utterance and not draft.quoted:
                last[block] = draft
            said = draft.said_in or last.get(block)
            if draft.quoted and said and said.expr and draft.dated == "clause" and draft.expr:
                moves = draft.expr.op in ("offset", "unit", "weekday")
                if moves and draft.expr.anchor is None and said.dated in ways:
                    draft.expr = replace(draft.expr, anchor=said.expr)

    def date_by_heading(self) -> None:
        """Give news without a day of its own the day of its section, utterances first."""
        self._date_headings()
        for draft in sorted(self.drafts, key=lambda d: (d.said_in is not None, d.token)):
            if draft.expr is None and self._may_inherit(draft):
                block = self.tree.sentences[draft.sentence].block
                expr = self._heading_day(block, self.tree.tokens[draft.token].start)
                if expr is not None:
                    draft.expr, draft.dated = expr, "heading"

    def headed(self) -> set[int]:
        """Claims in whose place a heading or an inline day governs."""
        found = set()
        for draft in self.drafts:
            block = self.tree.sentences[draft.sentence].block
            if self._heading_day(block, self.tree.tokens[draft.token].start) is not None:
                found.add(draft.token)
        return found

    def _heading_day(self, block: int, start: int) -> TimeExpr | None:
        """The day that governs a place in the text: one set inside its paragraph, else above."""
        inside = [expr for at, expr in self.inline.get(block, ()) if at <= start]
        if inside:
            return inside[-1]  # may be None: open
        section = self.sections.get(block)
        return section.expr if section and section.heading != block else None

    def _may_inherit(self, draft: Draft) -> bool:
        """Whether it is told as news here: no plan, aside, pointer, or report within a report.

        What somebody is quoted as saying takes no day from around it, unless the attribution
        only comes after it ("Two men were shot, police said").
        """
        if not self._may_share(draft) or draft.token in self.targets:
            return False
        if is_alleged(self.tree, draft):
            return False
        parent = self._teller(draft)
        return parent is None or parent.dated in ("heading", "sentence", "running", "article")

    def _teller(self, draft: Draft) -> Draft | None:
        """The utterance that a claim is told in; none for the event that somebody announces or
        confirms: it is the news itself."""
        said = draft.said_in
        if said is None or draft.quoted or self.tree.tokens[draft.token].head != said.token:
            return said
        news = words("speech.toml", "announce", "words")
        return None if draft.nominal and self.tree.lemmas[said.token] in news else said

    def _may_share(self, draft: Draft) -> bool:
        """Whether it is told as news, here or in words that are not quoted and come first."""
        if draft.background or draft.points_to is not None:
            return False
        if draft.modality not in ("happened", "said_to_have") or is_past_before(self.tree, draft):
            return False
        if draft.nominal and draft.definite:
            return False
        parent = self._teller(draft)
        if parent is None:
            return not draft.quoted
        return draft.token < parent.token and not draft.quoted

    def date_by_running_day(self, published: When | None) -> None:
        """A sentence that goes on telling keeps the day of the sentence before it; a day gone by
        goes on in what is told in the past alone."""
        self._share_with_sentence()
        share_days(self.tree, self.drafts, self._may_share)
        before: dict[tuple[int, bool], Draft] = {}
        for draft in self.drafts:
            at = draft.sentence - 1
            earlier = before.get((at, draft.utterance)) or before.get((at, not draft.utterance))
            if earlier is not None and draft.utterance and earlier.kind in ACTS:
                earlier = None  # so are words of it younger
            if earlier is not None and draft.kind in ACTS and is_telling(self.tree, earlier):
                earlier = None  # what was done is older than what is said of it
            goes_on = draft.expr is None and earlier is not None and self._goes_on(earlier, draft)
            if goes_on and earlier is not None and lies_back(earlier.expr, published):
                goes_on = draft.nominal or form_of(self.tree, draft.carrier) not in NOW
            if goes_on and earlier is not None and earlier.expr is not None:
                draft.expr, draft.dated = day_alone(earlier.expr), self._ground(earlier, draft)
            news = (
                self._teller(draft) is None
                and not draft.background
                and draft.modality == "happened"
                and self.tree.tokens[draft.carrier].dep != "acl:relcl"
            )
            if is_day(draft.expr) and draft.dated in ("clause", "sentence", "running") and news:
                before.setdefault((draft.sentence, draft.utterance), draft)
        self._count_from_utterance(("sentence", "running"))

    def _ground(self, earlier: Draft, draft: Draft) -> str:
        """ "On Friday a judge jailed the owner. She also closed the mill": done on one occasion,
        as if told in one sentence."""
        adverbs = {self.tree.forms[c] for c in self.tree.dependents(draft.carrier, "advmod")}
        besides = adverbs & words("days.toml", "besides") and earlier.dated == "clause"
        return "sentence" if besides and is_plain_past(self.tree, draft) else "running"

    def _goes_on(self, earlier: Draft, draft: Draft) -> bool:
        """Whether a claim may be told of the day of one in the sentence before."""
        sentences = self.tree.sentences
        same = sentences[earlier.sentence].block == sentences[draft.sentence].block
        fits = same and draft.token not in self.lasting
        return fits and self._teller(draft) is None and self._may_inherit(draft)

    def _share_with_sentence(self) -> None:
        """ "announced it on Monday by posting …": what hangs on a dated clause has its day,
        unless a conjunction sets it before, after or apart."""
        by_token = {draft.token: draft for draft in self.drafts}
        for draft in self.drafts:
            token = self.tree.tokens[draft.carrier]
            if draft.expr is not None or draft.nominal:
                continue
            if token.dep not in ("advcl", "xcomp", "conj") or self._is_set_apart(draft.carrier):
                continue
            above = by_token.get(token.head)
            if above is None or not (self._may_inherit(draft) or self._is_joined(above, draft)):
                continue
            if above.dated == "clause" and not above.background:
                draft.expr, draft.dated = above.expr, "sentence"

    def _is_joined(self, above: Draft, draft: Draft) -> bool:
        """ "told police that he took a gun on Friday and shot her": both in the same words."""
        same = draft.said_in is not None and draft.said_in is above.said_in
        alike = draft.quoted == above.quoted and draft.modality == above.modality
        joined = self.tree.tokens[draft.carrier].dep == "conj" and same and alike
        told = draft.modality in ("happened", "said_to_have") and not draft.background
        return joined and told and not draft.utterance and draft.points_to is None

    def _is_set_apart(self, index: int) -> bool:
        if self.tree.tokens[index].dep == "conj":
            return bool(self.tree.dependents(index, "nsubj", "nsubj:pass"))
        marks = {self.tree.forms[c] for c in self.tree.dependents(index, "mark", "advmod")}
        return bool(marks - {"by", "while", "in", "to", "when"})

    def date_by_person(self, entities: Entities, published: When | None) -> None:
        """What a person goes on to do is of the day told of them last."""
        date_by_person(
            self.tree,
            self.drafts,
            entities,
            self.timed,
            self._may_inherit,
            lambda expr: not lies_ahead(expr, published),
        )
        self._count_from_utterance(("running",))

    def date_by_article(self, published: When | None) -> None:
        """What is left of the news may be of the article's own day; this is little known."""
        older = find_older(self.tree, self.drafts, self.timed, self.times, published, self.lasting)
        for draft in sorted(self.drafts, key=lambda d: (d.said_in is not None, d.token)):
            if draft.expr is None and draft.token in self.hours:
                self._date_by_hour(draft, self.hours[draft.token])
            elif draft.expr is None and self._may_inherit(draft):
                if draft.token in older or self._came_before(draft):
                    draft.expr, draft.dated = BY_THEN, "article"
                else:
                    draft.expr, draft.dated = ARTICLE_DAY, "article"
            elif draft.expr is None and self._is_told_of_before(draft):
                assert draft.said_in is not None
                draft.expr, draft.dated = replace(BY_THEN, anchor=draft.said_in.expr), "article"

    def _is_told_of_before(self, draft: Draft) -> bool:
        """ "said on Monday that hackers had struck": no later than it was said."""
        said = draft.said_in
        if said is None or said.dated != "clause" or not is_day(said.expr) or said.background:
            return False
        if draft.background or draft.nominal or draft.quoted or draft.utterance:
            return False
        done = draft.modality == "happened" and draft.polarity == "affirmed"
        told = form_of(self.tree, draft.carrier) in ("past", "before", "perfect")
        return done and told and said.polarity == "affirmed" and said.modality == "happened"

    def _came_before(self, draft: Draft) -> bool:
        """ "was held six days after a blast killed nine": of no day that the report gives."""
        index = draft.carrier
        if draft.nominal and self.tree.tokens[index].dep == "nsubj":
            index = self.tree.tokens[index].head
        return self.tree.tokens[index].dep == "advcl" and self.tree.has(index, AFTER)

    def _date_by_hour(self, draft: Draft, hour: TimeExpr) -> None:
        """An hour alone is of the day told last before it, else of the article's own; where
        that is the day of a statement or a charge, of the last day on which more was done."""
        before = [
            d
            for d in self.drafts
            if d.token < draft.token and d.dated == "clause" and is_day(d.expr)
        ]
        beside = ("", "aside")
        done = [d for d in before if not is_telling(self.tree, d) and d.background in beside]
        if done and done[-1].expr is not None and is_telling(self.tree, before[-1]):
            day = done[-1].expr
            draft.expr = replace(day, clock=hour.clock, zone=hour.zone, part="")
            draft.dated = "running"
        elif hour.anchor is not None:
            draft.expr, draft.dated = hour, "running"
        else:
            draft.expr, draft.dated = ARTICLE_DAY, "article"

    def add_hours(self) -> None:
        """ "Around 9 p.m. officers were called": the hour is that of whatever day it was."""
        for draft in self.drafts:
            hour = self.hours.get(draft.token)
            if hour is not None and draft.expr is not None and is_day(draft.expr):
                draft.expr = replace(draft.expr, clock=hour.clock, zone=hour.zone, part="")


def _lasts(tree: Tree, mention: TimeMention) -> bool:
    """ "has been closed for two weeks"."""
    before = tree.text[max(0, mention.start - 16) : mention.start].lower().split()
    return bool(before) and "for" in before


def _dates_first(own: list[TimeMention]) -> list[TimeMention]:
    """ "last Monday night, May 3": the date says which Monday is meant."""
    for first, second in pairwise(own):
        beside = 0 <= second.start - first.end <= NEXT_WORD
        full = second.expr.op == "date" and len(second.expr.edtf) >= 10
        if beside and full and first.expr.op == "weekday":
            return [second, *(mention for mention in own if mention is not second)]
    return own
