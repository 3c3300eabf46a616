"""What stands of a story when an outlet, an origin, a speaker or an article is left out.

The story is made again without it, by the same merge, relate and select; what differs is what
rested on it. A name stands for all it is in the story: "AP" is what AP published and what
others report after AP.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import Literal, NamedTuple

from msgspec.structs import replace

from dateline import pipeline, store
from dateline.errors import NOTHING_LEFT, NOTHING_NAMED, DatelineError, UsageError
from dateline.records import Article, Claim, Event, Figure, Reading, StoryFile
from dateline.store import Stored

Change = Literal["gone", "one origin", "parted", "day", "tier", "figure gone", "figure one origin"]


class LeftOut(NamedTuple):
    """What a name stands for: ids of articles, and of claims in other articles."""

    articles: frozenset[str]
    claims: frozenset[str]


class Loss(NamedTuple):
    """What one row of the timeline loses. `event` is its id in the story as it is.

    `was` and `now` are, for `gone`, the origins and those rows that may be the same and still
    stand; for `one origin`, the origins; for `day`, the EDTF of the day ("" where
    open); for `tier`, the tier; for `parted`, the ids of the events that hold its claims; for
    figures, `figure` in the words of a report with the origins that give it.
    """

    event: str
    change: Change
    was: tuple[str, ...] = ()
    now: tuple[str, ...] = ()
    figure: str = ""


class Without(NamedTuple):
    """A story as it is, as it would be, and what tells the two apart."""

    before: StoryFile
    after: StoryFile
    left_out: LeftOut
    losses: tuple[Loss, ...]


def without(story: Path, name: str) -> Without:
    """The story at `story` without what is called `name`. Nothing is written.

    `name` is an outlet, an origin, a speaker, or an article by its path, its id or the first
    digits of it; case does not matter. UsageError if nothing is called so, DatelineError if
    nothing would be left.
    """
    before = store.load(story)
    found = named(before, name)
    if not found.articles and not found.claims:
        raise UsageError(NOTHING_NAMED, name=name, story=story)
    left = tuple(_reduced(store.load_readings(story), found))
    if not left:
        raise DatelineError(NOTHING_LEFT, name=name, story=story)
    persons = [one for one in before.judgements if store.is_persons(one)]
    for article in sorted(found.articles):
        persons = list(store.forget(persons, article))
    after = pipeline.assemble(
        [one.article for one in left], [one.reading for one in left], before.failures, persons
    )
    return Without(before, after, found, tuple(losses(before, after)))


# --- what a name stands for ---------------------------------------------------------


def named(story: StoryFile, name: str) -> LeftOut:
    """All that `name` is in the story; empty where it is nothing."""
    wanted = _plain(name)
    articles = frozenset(one.id for one in story.articles if _is_article(one, wanted))
    actors = {one.id for one in story.actors if wanted in map(_plain, (one.name, *one.names))}
    claims = {
        claim
        for event in story.events
        for origin in event.origins
        if _plain(origin.name) == wanted
        for claim in origin.claims
    }
    claims.update(claim.id for claim in story.claims if _says(claim, wanted, actors))
    whole = _with_utterances(story.claims, claims)
    return LeftOut(
        articles,
        frozenset(c.id for c in story.claims if c.id in whole and c.quote.article not in articles),
    )


def _plain(name: str) -> str:
    return " ".join(name.replace("’", "'").casefold().split())


def _is_article(article: Article, wanted: str) -> bool:
    return (
        _plain(article.outlet.name) == wanted
        or (len(wanted) >= store.SHORTEST_ID and article.id.startswith(wanted))
        or any(_plain(place.path) == wanted for place in article.sources)
    )


def _says(claim: Claim, wanted: str, actors: set[str]) -> bool:
    return any(one.actor in actors or _plain(one.text) == wanted for one in claim.speakers)


def _with_utterances(claims: Sequence[Claim], chosen: Iterable[str]) -> frozenset[str]:
    """The chosen claims, all that is said in them, and utterances of which nothing is left."""
    said: dict[str, list[str]] = defaultdict(list)
    for claim in claims:
        if claim.said_in:
            said[claim.said_in].append(claim.id)
    whole = set(chosen)
    waiting = sorted(whole)
    while waiting:
        more = [one for one in said.get(waiting.pop(), ()) if one not in whole]
        whole.update(more)
        waiting.extend(more)
    whole.update(utterance for utterance, held in said.items() if whole.issuperset(held))
    return frozenset(whole)


def _reduced(stored: Iterable[Stored], out: LeftOut) -> Iterator[Stored]:
    """What was read, without it. An article of which no claim is left stays, and tells nothing."""
    for one in stored:
        if one.article.id not in out.articles:
            yield one._replace(reading=_without_claims(one.reading, out.claims))


def _without_claims(reading: Reading, out: frozenset[str]) -> Reading:
    kept = [
        (claim, traits)
        for claim, traits in zip(reading.claims, reading.traits, strict=True)
        if claim.id not in out
    ]
    return replace(
        reading,
        claims=tuple(claim for claim, _ in kept),
        traits=tuple(traits for _, traits in kept),
        links=tuple(one for one in reading.links if not out & {one.source, one.target}),
    )


# --- what is lost -------------------------------------------------------------------


def losses(before: StoryFile, after: StoryFile) -> Iterator[Loss]:
    """What each row of the timeline loses, in the order of the timeline."""
    then = {event.id: event for event in before.events}
    now = {event.id: event for event in after.events}
    holder = {claim: event.id for event in after.events for claim in event.claims}
    claims = {claim.id: claim for claim in before.claims}
    tiers = {entry.event: entry.tier for entry in after.timeline}
    alike = _possibly_same(before)
    for entry in sorted(before.timeline, key=lambda one: one.rank):
        event = then[entry.event]
        if entry.along or event.review == "hidden":
            continue
        left = [claim for claim in event.claims if claim in holder]
        held = sorted({holder[claim] for claim in left})
        if not held:
            still = sorted(
                one
                for one in alike.get(event.id, ())
                if any(claim in holder for claim in then[one].claims)
            )
            yield Loss(event.id, "gone", _origins(event, event.claims), tuple(still))
            continue
        most = min(held, key=lambda one: (-sum(holder[claim] == one for claim in left), one))
        yield from _row_losses(event, now[most], held)
        if most in tiers and tiers[most] != entry.tier:
            yield Loss(event.id, "tier", (entry.tier,), (tiers[most],))
        yield from _figure_losses(event, frozenset(left), claims)


def _possibly_same(story: StoryFile) -> dict[str, set[str]]:
    """Event id to the events that may be the same and were not joined with it."""
    holder = {claim: event.id for event in story.events for claim in event.claims}
    found: dict[str, set[str]] = defaultdict(set)
    for pair in story.possibly_same:
        one, two = holder.get(pair.a), holder.get(pair.b)
        if one is not None and two is not None:
            found[one].add(two)
            found[two].add(one)
    return found


def _row_losses(event: Event, now: Event, held: Sequence[str]) -> Iterator[Loss]:
    was, is_ = _origins(event, event.claims), _origins(now, now.claims)
    if len(held) > 1:
        yield Loss(event.id, "parted", (event.id,), tuple(held))
    if len(was) > 1 and len(is_) == 1:
        yield Loss(event.id, "one origin", was, is_)
    days = [one.when.edtf if one.when else "" for one in (event, now)]
    if days[0] != days[1]:
        yield Loss(event.id, "day", (days[0],), (days[1],))


def _figure_losses(event: Event, left: frozenset[str], claims: dict[str, Claim]) -> Iterator[Loss]:
    """The figures of a row that nobody gives any more, or one origin alone."""
    given: dict[tuple[object, ...], list[tuple[str, str]]] = defaultdict(list)
    for claim in event.claims:
        for figure in claims[claim].figures:
            key = (figure.counts, figure.unit, figure.low, figure.best, figure.high)
            given[key].append((claim, _shown(figure)))
    for held in given.values():
        was = _origins(event, [claim for claim, _ in held])
        now = _origins(event, [claim for claim, _ in held if claim in left])
        if was and not now:
            yield Loss(event.id, "figure gone", was, now, held[0][1])
        elif len(was) > 1 and len(now) == 1:
            yield Loss(event.id, "figure one origin", was, now, held[0][1])


def _origins(event: Event, claims: Iterable[str]) -> tuple[str, ...]:
    """Names of the origins on which these claims of the event rest, sorted."""
    wanted = frozenset(claims)
    return tuple(sorted(one.name for one in event.origins if wanted.intersection(one.claims)))


def _shown(figure: Figure) -> str:
    """What is counted, and the figure's own words: "killed: as many as 30"."""
    quote = figure.quote
    start, end = quote.marks[0] if quote.marks else (quote.start, quote.end)
    return f"{figure.counts}: {quote.text[start - quote.start : end - quote.start]}"
