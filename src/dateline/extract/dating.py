"""The day of every claim: its own clause, what it points back to, its heading, its neighbour.

An utterance has its own day and what it says another. What is planned, feared or told as
background takes no day but its own clause's.
"""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import dataclass

from msgspec.structs import replace

from dateline.extract.draft import Draft
from dateline.extract.reality import is_past_before
from dateline.extract.sharing import is_day, share_days
from dateline.extract.tree import Tree
from dateline.records import Block, TimeExpr, TimeMention

WEEKEND = (5, 6)
ARTICLE_DAY = TimeExpr(op="offset", offset=0, unit="day", rule="article-day")
FINE_GRAINED = frozenset({"date", "weekday", "offset", "unit", "span", "ref"})


@dataclass(frozen=True)
class Section:
    """What a heading governs: the heading's block number and the day that it names, if any."""

    heading: int
    expr: TimeExpr | None


def find_sections(tree: Tree, times: tuple[TimeMention, ...]) -> dict[int, Section]:
    """The governing section of each block number.

    A heading without a day ends the section above it, unless a dated heading follows later
    (between two of them it is a credit line or a sub-heading of the day) or it is a sentence
    with a verb (a caption that was taken for a heading, or the day's next item).
    """
    dates: dict[int, TimeExpr] = {}
    for mention in times:
        block = _block_of(tree, mention)
        if block and block.role == "heading" and _dates_section(mention):
            dates.setdefault(block.n, mention.expr)
    last_dated = max(dates, default=0)
    found: dict[int, Section] = {}
    current: Section | None = None
    for number in sorted(tree.blocks):
        block = tree.blocks[number]
        if block.role == "heading":
            if number in dates:
                current = Section(number, dates[number])
            elif current is None or (number > last_dated and not _tells(tree, number)):
                current = Section(number, None)
        if current is not None:
            found[number] = current
    return found


def _tells_sentence(tree: Tree, start: int) -> bool:
    """Whether the sentence around an offset has a verb."""
    number = tree.sentence_at(start)
    if number is None:
        return True
    sentence = tree.sentences[number]
    inside = tree.tokens[sentence.first : sentence.last]
    return any(token.upos in ("VERB", "AUX") for token in inside)


def _tells(tree: Tree, block: int) -> bool:
    return any(tree.tokens[tree.root(n)].upos == "VERB" for n in tree.sentences_of(block))


def _block_of(tree: Tree, mention: TimeMention) -> Block | None:
    number = tree.sentence_at(mention.start)
    return tree.blocks.get(tree.sentences[number].block) if number is not None else None


def find_inline_days(
    tree: Tree, times: tuple[TimeMention, ...]
) -> dict[int, list[tuple[int, TimeExpr | None]]]:
    """Days set before a colon inside a paragraph ("December 27: two killed in the hills. …"):
    by block, where each begins to govern and its expression, in text order. A date in a
    sentence without a verb, as on a map's key, ends what governed before and governs nothing.
    """
    found: dict[int, list[tuple[int, TimeExpr | None]]] = {}
    for mention in times:
        block = _block_of(tree, mention)
        after = tree.text[mention.end : mention.end + 2].lstrip()
        if block is None or block.role == "heading" or mention.type not in ("DATE", "TIME"):
            continue
        if after[:1] == ":" and _dates_section(mention):
            found.setdefault(block.n, []).append((mention.end, mention.expr))
        elif mention.expr.op == "date" and not _tells_sentence(tree, mention.start):
            found.setdefault(block.n, []).append((mention.end, None))
    return found


def _dates_section(mention: TimeMention) -> bool:
    expr = mention.expr
    return mention.type in ("DATE", "TIME") and (
        (expr.op == "date" and len(expr.edtf) >= 10) or expr.op in ("weekday", "offset")
    )


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
        self.own: dict[int, list[TimeMention]] = {}
        carriers: dict[int, Draft] = {}
        for draft in drafts:
            carriers.setdefault(draft.carrier, draft)
            carriers.setdefault(draft.token, draft)
        told = self._told_in_roles(times)
        starts = [token.start for token in tree.tokens]
        for mention in times:
            self._give(mention, carriers, told, starts)

    def _told_in_roles(self, times: tuple[TimeMention, ...]) -> dict[int, int]:
        """Predicate by time word, where the reader says that it tells when."""
        found: dict[int, int] = {}
        for predicate in sorted(self.tree.predicates):
            for label, head in self.tree.predicates[predicate].roles:
                if label == "ARGM-TMP":
                    found[head] = predicate
        return found

    def _give(
        self,
        mention: TimeMention,
        carriers: dict[int, Draft],
        told: dict[int, int],
        starts: list[int],
    ) -> None:
        inside = self._words_of(mention, starts)
        if not inside or all(index in self.tree.name_at for index in inside):
            return
        if self.tree.forms[inside[-1] + 1 : inside[-1] + 3] == ["block", "of"]:
            return  # "the 1900 block of a street"
        head = next((i for i in inside if self.tree.tokens[i].head not in inside), inside[0])
        beside = self._noun_before(head, carriers)
        if beside is not None:
            self.own.setdefault(beside.token, []).append(mention)
            return
        for index in inside:
            owner = carriers.get(told[index]) if index in told else None
            if owner is not None:
                self.own.setdefault(owner.token, []).append(mention)
                return
        below = head
        for above in self.tree.up(head):
            if self._is_gapped(below, above):
                return
            below = above
            owner = carriers.get(above)
            if owner is not None:
                self.own.setdefault(owner.token, []).append(mention)
                return

    def _is_gapped(self, index: int, above: int) -> bool:
        """ "Seven died at once, and two more on Friday": the second verb is left out, and its
        day is not that of the first."""
        token = self.tree.tokens[index]
        if token.dep != "conj" or self.tree.tokens[above].upos != "VERB":
            return False
        return token.upos in ("NOUN", "PROPN", "NUM", "ADJ", "PRON") and index > above

    def _noun_before(self, head: int, carriers: dict[int, Draft]) -> Draft | None:
        """ "the raid on Friday": the event noun right before the time's preposition."""
        tree = self.tree
        first = tree.phrase(head)[0]
        while first > 0 and tree.tokens[first - 1].upos in ("ADP", "ADV", "DET", "ADJ"):
            first -= 1
        draft = carriers.get(first - 1) if first else None
        cased = bool(tree.cases(head))
        return draft if cased and draft and draft.nominal and draft.carrier == draft.token else None

    def _words_of(self, mention: TimeMention, starts: list[int]) -> list[int]:
        first = bisect_left(starts, mention.start)
        inside = []
        while first < len(starts) and starts[first] < mention.end:
            inside.append(first)
            first += 1
        return inside

    def own_times(self, draft: Draft) -> list[TimeMention]:
        return self.own.get(draft.token, [])

    def date_by_clause(self) -> None:
        """Give every claim the time of its own clause."""
        for draft in self.drafts:
            block = self.tree.sentences[draft.sentence].block
            section = self.sections.get(block)
            draft.section = section.heading if section else None
            for mention in self.own_times(draft):
                if mention.type in ("DATE", "TIME") and mention.expr.op in FINE_GRAINED:
                    draft.expr = _turned(
                        draft, self._moved(self._unled(mention), section, block), self.behind
                    )
                    draft.dated = "clause"
                    break
        self._share_when_clauses()
        self._count_from_utterance()

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
            token = self.tree.tokens[draft.carrier]
            above = by_token.get(token.head)
            if above is None or token.dep != "advcl" or above is draft:
                continue
            if not self.tree.has(draft.carrier, frozenset({"when"})):
                continue
            for one, other in ((draft, above), (above, draft)):
                if one.expr is None and other.dated == "clause":
                    one.expr, one.dated = other.expr, "clause"

    def _count_from_utterance(self) -> None:
        """ "today" between quotation marks counts from the day on which it is said."""
        for draft in self.drafts:
            said = draft.said_in
            if draft.quoted and said and said.expr and draft.dated == "clause" and draft.expr:
                moves = draft.expr.op in ("offset", "unit", "weekday")
                if moves and draft.expr.anchor is None and said.dated == "clause":
                    draft.expr = replace(draft.expr, anchor=said.expr)

    def _unled(self, mention: TimeMention) -> TimeExpr:
        """ "Following Monday's debate" is after that of this Monday, not the Monday after."""
        first = self.tree.word_at(mention.start)
        if first is None or self.tree.forms[first] != "following":
            return mention.expr
        if self.tree.tokens[first].dep not in ("case", "mark") or mention.expr.op != "weekday":
            return mention.expr
        return replace(mention.expr, offset=None, direction="past")

    def _moved(self, expr: TimeExpr, section: Section | None, block: int) -> TimeExpr:
        """Times under a dated heading count from its day: a weekday is the first such day from
        it on, "the weekend" holds a heading's Sunday, "yesterday" is the day before."""
        if section is None or section.expr is None or section.heading == block:
            return expr
        day = section.expr
        if expr.anchor is not None:
            return expr
        if expr.op == "weekday" and expr.grain == "weekend":
            return day if day.weekday in WEEKEND else replace(expr, anchor=day)
        if expr.op == "weekday" and expr.offset is None:
            return replace(expr, direction="future", anchor=day)
        near = expr.op == "offset" and expr.unit == "day" and abs(expr.offset or 0) <= 1
        return replace(expr, anchor=day) if near and expr.offset else expr

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
        parent = draft.said_in
        return parent is None or parent.dated in ("heading", "running", "article")

    def _may_share(self, draft: Draft) -> bool:
        """Whether it is told as news, here or in words that are not quoted and come first."""
        if draft.background or draft.points_to is not None:
            return False
        if draft.modality not in ("happened", "said_to_have") or is_past_before(self.tree, draft):
            return False
        if draft.nominal and draft.definite:
            return False
        parent = draft.said_in
        if parent is None:
            return not draft.quoted
        return draft.token < parent.token and not draft.quoted

    def date_by_running_day(self) -> None:
        """A sentence that goes on telling keeps the day of the sentence before it."""
        self._share_with_sentence()
        share_days(self.tree, self.drafts, self._may_share)
        before: dict[int, Draft] = {}
        for draft in self.drafts:
            sentence = self.tree.sentences[draft.sentence]
            earlier = before.get(draft.sentence - 1)
            same = earlier is not None and (
                self.tree.sentences[earlier.sentence].block == sentence.block
            )
            if (
                draft.expr is None
                and earlier is not None
                and same
                and draft.said_in is None
                and self._may_inherit(draft)
            ):
                draft.expr, draft.dated = earlier.expr, "running"
            news = draft.said_in is None and not draft.background and draft.modality == "happened"
            if is_day(draft.expr) and draft.dated in ("clause", "running") and news:
                before.setdefault(draft.sentence, draft)

    def _share_with_sentence(self) -> None:
        """ "announced it on Monday by posting …": what hangs on a dated clause has its day,
        unless a conjunction sets it before, after or apart."""
        by_token = {draft.token: draft for draft in self.drafts}
        for draft in self.drafts:
            token = self.tree.tokens[draft.carrier]
            if draft.expr is not None or draft.nominal or not self._may_inherit(draft):
                continue
            if token.dep not in ("advcl", "xcomp", "conj") or self._is_set_apart(draft.carrier):
                continue
            above = by_token.get(token.head)
            if above is not None and above.dated == "clause" and not above.background:
                draft.expr, draft.dated = above.expr, "running"

    def _is_set_apart(self, index: int) -> bool:
        if self.tree.tokens[index].dep == "conj":
            return bool(self.tree.dependents(index, "nsubj", "nsubj:pass"))
        marks = {self.tree.forms[c] for c in self.tree.dependents(index, "mark", "advmod")}
        return bool(marks - {"by", "while", "in", "to", "when"})

    def date_by_article(self) -> None:
        """What is left of the news may be of the article's own day; this is little known."""
        for draft in sorted(self.drafts, key=lambda d: (d.said_in is not None, d.token)):
            if draft.expr is None and self._may_inherit(draft):
                draft.expr, draft.dated = ARTICLE_DAY, "article"


def _turned(draft: Draft, expr: TimeExpr, behind: set[int]) -> TimeExpr:
    """The weekday of a plan lies ahead, "Monday night's debate" told on a Sunday; what the
    news followed lies behind, "after Monday's debate"."""
    if draft.token in behind and expr.op == "weekday" and expr.offset is None:
        return replace(expr, direction="past")
    planned = draft.modality in ("planned", "possible", "hypothetical")
    if planned and expr.op == "weekday" and expr.direction == "past" and expr.offset is None:
        return replace(expr, direction="future")
    return expr
