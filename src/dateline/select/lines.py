"""The one line that an event is shown with: a stretch of a report, never a word of ours.

An article's own heading about the event comes first, else the shortest sentence that tells it
whole. Lines that judge, point back, ask, or carry a disputed number give way to better ones;
where none is better, the number is cut and shown as […].
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable
from functools import cache
from importlib import resources
from typing import NamedTuple

from dateline.records import Claim, Line
from dateline.select.shorten import shortened, without
from dateline.select.stretch import Stretch, stretch_of
from dateline.select.told import Sentence, Told

AROUND = 32
"""Code points of prefix and suffix that a line carries (DESIGN §1)."""
_SENTENCE_END = re.compile(r"[.!?][\"\u201d\u2019)]*\s+(?=[\"\u201c\u2018(]?[A-Z])")
_ABBREVIATION = re.compile(r"\b(?:[A-Z]|[A-Z][a-z]{1,2}|Capt|Prof|Supt|Insp)\.$")
"""What ends in a full stop and ends no sentence: initials and titles of up to three letters.
A sentence that does end in such a word ("… in the U.S.") keeps the one before it in its line."""
Span = tuple[int, int]


class Faults(NamedTuple):
    """What speaks against a line, the worst first; the least line is taken."""

    disputed: int
    """Disputed figures that stand in it."""
    opens_back: int
    asks: int
    fragment: int
    """1 where it is no whole sentence: a label of a map, words glued in saving a page."""
    aside: int
    """1 where the sentence is told for something else."""
    missing: int
    """How many of doer and done-to other reports name and this one does not."""
    charged: int
    no_heading: int
    attributed: int
    """1 where somebody else is said to say it, and some report says it in its own voice."""
    length: int
    where: tuple[str, int]


class Candidate(NamedTuple):
    """A claim with the stretch of its article that would be its line."""

    claim: Claim
    around: Stretch
    span: Span
    cuts: tuple[Span, ...]


@cache
def rules() -> dict[str, dict[str, object]]:
    """The tables of `lines.toml`."""
    return tomllib.loads((resources.files(__package__) / "lines.toml").read_text("utf-8"))


@cache
def _charged() -> frozenset[str]:
    table = tomllib.loads((resources.files(__package__) / "charged.toml").read_text("utf-8"))
    return frozenset(word for row in table["word"] for word in row["charged"])


def line_for(
    told: Told, event: str, heads: dict[Sentence, list[str]], taken: Line | None = None
) -> Line:
    """The line of an event; another than `taken`, the line of the row above, if it has one."""
    return _line(best(told, event, heads, taken))


def best(
    told: Told, event: str, heads: dict[Sentence, list[str]], taken: Line | None = None
) -> Candidate:
    """The stretch that tells the event best, with what is cut from it."""
    disputed = disputed_figures(told, event)
    found = []
    for claim in told.claims_of(event):
        around = stretch_of(told, claim)
        span, cuts = _span(told, claim, around)
        cuts = without(cuts, shortened(told, claim, around.words(span), span, _kept(claim)))
        found.append(Candidate(claim, around, span, cuts))
    found = [one for one in found if not _is_line(one, taken)] or found
    chosen = min(found, key=lambda one: faults(told, event, one, disputed, heads))
    inside = [f for f in disputed.get(chosen.claim.quote.article, ()) if _shows(chosen, f)]
    return chosen._replace(cuts=without(chosen.cuts, inside)) if inside else chosen


def _is_line(candidate: Candidate, line: Line | None) -> bool:
    return line is not None and (candidate.claim.quote.article, *candidate.span) == (
        line.article,
        line.start,
        line.end,
    )


def faults(
    told: Told,
    event: str,
    candidate: Candidate,
    disputed: dict[str, list[Span]],
    heads: dict[Sentence, list[str]],
) -> Faults:
    """What speaks against a candidate."""
    claim = candidate.claim
    traits = told.traits[claim.id]
    words = shown_words(candidate)
    own_voice = any(not other.speakers for other in told.claims_of(event))
    headed = traits.block_role in ("title", "heading")
    return Faults(
        disputed=sum(
            1 for figure in disputed.get(claim.quote.article, ()) if _shows(candidate, figure)
        ),
        opens_back=int(
            opens_back(words) or _only_points(claim) or (traits.definite and traits.nominal)
        ),
        asks=int(asks(words)),
        fragment=int(not headed and is_fragment(words)),
        aside=int(claim.id not in heads.get(told.sentence(claim.id), ())),
        missing=len(_sides(told.claims_of(event)) - _sides([claim])),
        charged=charged(words),
        no_heading=int(not headed),
        attributed=int(bool(claim.speakers) and own_voice),
        length=len(words),
        where=(claim.quote.article, claim.predicate.start),
    )


def shown_words(candidate: Candidate) -> str:
    """The words of a candidate with its cuts left out."""
    said, at = [], candidate.span[0]
    for start, end in candidate.cuts:
        said.append(candidate.around.words((at, start)))
        at = end
    return "".join(said) + candidate.around.words((at, candidate.span[1]))


def opens_back(words: str) -> bool:
    """Whether a line opens with a word that points back out of it."""
    first = re.match(r"\W*(\w+)", words)
    listed = rules()["opens_back"]["words"]
    assert isinstance(listed, list)
    return first is not None and first[1].lower() in listed


def _sides(claims: Iterable[Claim]) -> set[str]:
    """Which of doer and done-to the claims name. A doer is somebody, not another act ("a
    rocket attack killed …")."""
    found = set()
    for claim in claims:
        for role in claim.roles:
            if role.role == "who" and role.actor is not None:
                found.add("doer")
            elif role.role in ("whom", "what", "to"):
                found.add("done to")
    return found


def _only_points(claim: Claim) -> bool:
    """Whether the doer or the done-to is only pointed at ("they", "him")."""
    return any(
        role.role in ("who", "whom") and " " not in role.text and opens_back(role.text)
        for role in claim.roles
    )


def asks(words: str) -> bool:
    """Whether a line asks or promises instead of telling."""
    patterns = rules()["asks"]["patterns"]
    assert isinstance(patterns, list)
    return any(re.search(pattern, words.strip()) for pattern in patterns)


def is_fragment(words: str) -> bool:
    """Whether words are no whole sentence by how they begin and end."""
    patterns = rules()["fragment"]["patterns"]
    assert isinstance(patterns, list)
    return any(re.search(pattern, words.strip()) for pattern in patterns)


def charged(words: str) -> int:
    """How many of its words judge what they tell."""
    return sum(1 for word in re.findall(r"\w+", words.lower()) if word in _charged())


def without_dated_lead(words: str) -> int:
    """How many code points at the start are the day that a heading opens with."""
    pattern = rules()["dated_lead"]["pattern"]
    assert isinstance(pattern, str)
    found = re.match(pattern, words)
    return found.end() if found else 0


def without_connective(words: str) -> int:
    """How many code points at the start only tie the sentence to the one before it."""
    pattern = rules()["connective"]["pattern"]
    assert isinstance(pattern, str)
    found = re.match(pattern, words)
    return found.end() if found else 0


def disputed_figures(told: Told, event: str) -> dict[str, list[Span]]:
    """Article id to where figures stand that a line must not give: those in dispute, and of a
    count that grew all but the last."""
    found: dict[str, list[Span]] = {}
    whole = set(told.whole(told.root(event)))
    for dispute in told.disputes:
        if told.resolve(dispute.event) not in whole:
            continue
        sides = dispute.sides[:-1] if dispute.history else dispute.sides
        for claim in (one for side in sides for one in side.claims):
            for figure in told.claims[claim].figures if claim in told.claims else ():
                if dispute.about == "figure" and figure.counts in dispute.what:
                    found.setdefault(figure.quote.article, []).extend(figure.quote.marks)
    return found


def _shows(candidate: Candidate, figure: Span) -> bool:
    start, end = figure
    inside = candidate.span[0] <= start and end <= candidate.span[1]
    return inside and not any(low <= start and end <= high for low, high in candidate.cuts)


def _kept(claim: Claim) -> list[Span]:
    """The words that tell the claim: predicate and those who take part."""
    return [
        (claim.predicate.start, claim.predicate.end),
        *((r.start, r.end) for r in claim.roles if r.role in ("who", "whom", "what", "to")),
    ]


def _span(told: Told, claim: Claim, around: Stretch) -> tuple[Span, tuple[Span, ...]]:
    """The claim's own sentence within the stretch; of a heading what stands behind its day.

    Where the sentence opens with a word that points back, the stretch's sentence before it is
    taken along, or of that only the name of whom the word means: out of its place nobody
    would know.
    """
    start = max(around.start, _sentence_start(told, claim))
    if around.start < claim.quote.start or around.end > claim.quote.end:
        return around.trimmed(around.start, around.end), ()
    start += without_connective(around.words((start, around.end)))
    words = around.words((start, around.end))
    if told.traits[claim.id].block_role in ("title", "heading"):
        start += without_dated_lead(words)
    elif start > around.start and opens_back(words):
        named = _named_before(told, claim, start)
        if named is None:
            return around.trimmed(around.start, around.end), ()
        return around.trimmed(named[0], around.end), ((named[1], start),)
    return around.trimmed(start, around.end), ()


def _named_before(told: Told, claim: Claim, start: int) -> Span | None:
    """Where the sentences before the claim's own name whoever does it, by the longest name."""
    quote = claim.quote
    before = quote.text[: start - quote.start]
    for role in claim.roles:
        if role.role == "who" and role.start >= start and role.actor is not None:
            names = told.names.get(role.actor, ())
            found = [(-len(name), at, name) for name in names if (at := before.rfind(name)) >= 0]
            if found:
                _, at, name = min(found)
                return quote.start + at, quote.start + at + len(name)
    return None


def _sentence_start(told: Told, claim: Claim) -> int:
    """Where the claim's sentence starts: behind the sentences before it in its quote."""
    quote = claim.quote
    article, position = told.sentence(claim.id)
    start = quote.start
    for back in (position - 1, position - 2):
        for other in told.sentences.get((article, back), ())[:1]:
            if start < other.quote.end <= claim.predicate.start:
                start = other.quote.end
    before = quote.text[start - quote.start : claim.predicate.start - quote.start]
    ends = [
        found.end()
        for found in _SENTENCE_END.finditer(before)
        if not _ABBREVIATION.search(before[: found.start() + 1])
    ]
    return start + max(ends, default=0)


def _line(candidate: Candidate) -> Line:
    around, (start, end) = candidate.around, candidate.span
    before = around.prefix + around.words((around.start, start))
    after = around.words((end, around.end)) + around.suffix
    return Line(
        article=candidate.claim.quote.article,
        start=start,
        end=end,
        text=around.words((start, end)),
        prefix=before[-AROUND:],
        suffix=after[:AROUND],
        block=candidate.claim.quote.block,
        page=candidate.claim.quote.page,
        cuts=candidate.cuts,
    )
