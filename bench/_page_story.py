"""An invented story of any size, to measure the page with: words of a Zipf-like vocabulary."""

from __future__ import annotations

import random
from collections.abc import Iterator
from itertools import accumulate

from msgspec.structs import replace

from dateline import ids
from dateline import when as calendar
from dateline.records import (
    Actor,
    Article,
    Block,
    Claim,
    Dispute,
    Entry,
    Event,
    Judgement,
    Line,
    Origin,
    Outlet,
    Pair,
    Place,
    PredicateWord,
    Quote,
    Reason,
    Relation,
    Role,
    Side,
    SourceRef,
    Speaker,
    Story,
    StoryFile,
    Tier,
    When,
)

SEED = 11
VOCABULARY = 15_000
"""Different words, as 520,000 words of news hold."""
PARAGRAPHS, SENTENCES, SENTENCE, CLAIMS = 10, 2, 24, 2
"""Of an article; of a paragraph; words of a sentence; claims on a sentence. The example pile and
another of five long reports hold 3.7 and 4.7 claims a paragraph, 21.6 and 35.7 words in one."""
TOLD_ALIKE = 0.9
"""Claims told with the day of their event; in those piles 0.96."""
OUTLETS, ACTORS, PLACES = 40, 600, 200
DAYS = 900
TIERS: tuple[Tier, ...] = ("main", "main", "main", "reaction", "outlook", "background")
FIRST = calendar.day_number(2029, 1, 1)
SYLLABLES = [a + b for a in "bdfgklmnprstvz" for b in ("a", "e", "i", "o", "u", "an", "or", "is")]


def story(events: int, claims_each: int, other_paragraphs: int) -> StoryFile:
    """`events` events of `claims_each` claims; `other_paragraphs` of an article hold no claim."""
    toss = random.Random(SEED)
    words = _words(toss)
    count = events * claims_each // (PARAGRAPHS * SENTENCES * CLAIMS)
    articles = list(_articles(toss, words, count, other_paragraphs))
    bare = [claim for one in articles for claim in _claims(toss, one)]
    toss.shuffle(bare)
    groups = [_dated(toss, bare[n::events]) for n in range(events)]
    claims = [claim for group in groups for claim in group]
    held = [_event(group) for group in groups]
    held.sort(key=lambda event: (calendar.sort_key(event.when), event.id))
    by_id = {claim.id: claim for claim in claims}
    number = ids.content_id("story", str(events))
    return StoryFile(
        format=1,
        articles=tuple(articles),
        actors=tuple(_actor(n) for n in range(ACTORS)),
        places=tuple(_place(n) for n in range(PLACES)),
        claims=tuple(claims),
        events=tuple(held),
        relations=tuple(_relations(held, by_id)),
        disputes=tuple(_disputes(held, by_id)),
        stories=(
            Story(
                id=number,
                title=held[0].title,
                events=tuple(event.id for event in held),
                articles=tuple(article.id for article in articles),
            ),
        ),
        timeline=tuple(_entry(number, event, by_id, n) for n, event in enumerate(held)),
        judgements=tuple(_judgement(event, by_id) for event in held),
        possibly_same=(),
        near_misses=tuple(
            Pair(a=a.id, b=b.id, weight=-n, reasons=(Reason(name="day", weight=-n, says="apart"),))
            for n, (a, b) in enumerate(zip(held[::50], held[1::50], strict=False), 1)
        ),
        failures=(),
    )


def _words(toss: random.Random) -> Iterator[str]:
    """Words without end, the n-th of the vocabulary as often as 1/n."""
    vocabulary = list(
        {"".join(toss.choices(SYLLABLES, k=toss.randint(1, 4))): 0 for _ in range(2 * VOCABULARY)}
    )[:VOCABULARY]
    weights = list(accumulate(1 / (n + 2) for n in range(len(vocabulary))))
    while True:
        yield from toss.choices(vocabulary, cum_weights=weights, k=4096)


def _sentence(words: Iterator[str], length: int) -> str:
    return " ".join(next(words) for _ in range(length)).capitalize() + "."


def _articles(
    toss: random.Random, words: Iterator[str], count: int, other: int
) -> Iterator[Article]:
    for n in range(count):
        paragraphs = [
            " ".join(_sentence(words, SENTENCE) for _ in range(SENTENCES))
            for _ in range(PARAGRAPHS + other)
        ]
        blocks, text = [], ""
        for number, paragraph in enumerate(paragraphs, 1):
            text += "\n\n" if text else ""
            start = len(text)
            text += paragraph
            blocks.append(Block(n=number, role="paragraph", start=start, end=len(text)))
        ident = ids.article_id(f"{n} {text}".encode())
        ref = SourceRef(path=f"{n:05d}.txt", sha256=ident)
        day = calendar.day_text(FIRST + toss.randrange(DAYS))
        yield Article(
            id=ident, outlet=Outlet(name=f"Outlet {n % OUTLETS}", how="metadata"),
            title=f"Report {n}", author="", url=f"https://outlet{n % OUTLETS}.example/{n}",
            published=calendar.day(day), language="en", text=text, blocks=tuple(blocks),
            source=ref, sources=(ref,),
        )  # fmt: skip


def _claims(toss: random.Random, article: Article) -> Iterator[Claim]:
    for block in article.blocks[:PARAGRAPHS]:
        start = block.start
        while start < block.end:
            end = article.text.index(".", start) + 1
            for n in range(CLAIMS):
                yield _claim(toss, article, block, (start, end), n)
            start = end + 1


def _claim(
    toss: random.Random, article: Article, block: Block, sentence: tuple[int, int], n: int
) -> Claim:
    """On the word after the n-th blank of the sentence."""
    low, end = sentence
    start = low
    for _ in range(n + 1):
        start = article.text.index(" ", start) + 1
    stop = article.text.index(" ", start)
    actor, place = _named("actor", toss.randrange(ACTORS)), _named("place", toss.randrange(PLACES))
    roles = [
        Role(role="who", text="They", start=start, end=stop, actor=actor),
        Role(role="where", text="there", start=start, end=stop, place=place),
    ]
    return Claim(
        id=ids.claim_id(article.id, start, stop),
        quote=Quote(
            article=article.id, start=low, end=end, text=article.text[low:end], prefix="",
            suffix=article.text[end : end + 32], block=block.n, marks=((start, stop),),
        ),
        predicate=PredicateWord(lemma=article.text[start:stop], start=start, end=stop),
        kind=toss.choice(("assault", "statement", "protest", "court", "aid")),
        roles=tuple(role for role in roles if toss.random() < 0.5),
        speakers=(Speaker(text=f"official {toss.randrange(60)}"),) * (toss.random() < 0.4),
    )  # fmt: skip


def _dated(toss: random.Random, claims: list[Claim]) -> list[Claim]:
    def some_day() -> When:
        return calendar.day(calendar.day_text(FIRST + toss.randrange(DAYS)))

    day = some_day()
    return [
        replace(claim, when=day if toss.random() < TOLD_ALIKE else some_day()) for claim in claims
    ]


def _named(kind: str, n: int) -> str:
    return ids.content_id(kind, str(n))


def _actor(n: int) -> Actor:
    name = f"{SYLLABLES[n % 97].title()}{SYLLABLES[n % 89]} {SYLLABLES[n % 83].title()}ov"
    return Actor(id=_named("actor", n), name=f"{name} {n}", kind="person", names=(name,))


def _place(n: int) -> Place:
    name = f"{SYLLABLES[n % 79].title()}{SYLLABLES[n % 71]}burg {n}"
    return Place(
        id=_named("place", n), name=name, country="XX", lat=f"{(n * 37) % 120 - 50}.5",
        lon=f"{(n * 53) % 340 - 170}.25", precision="town",
    )  # fmt: skip


def _event(claims: list[Claim]) -> Event:
    claims = sorted(claims, key=lambda claim: claim.id)
    roles = [role for claim in claims for role in claim.roles]
    outlets = tuple(dict.fromkeys(claim.quote.article for claim in claims))
    return Event(
        id=claims[0].id, title=claims[0].quote.text, when=claims[0].when, kind=claims[0].kind,
        claims=tuple(claim.id for claim in claims),
        actors=tuple(dict.fromkeys(role.actor for role in roles if role.actor)),
        places=tuple(dict.fromkeys(role.place for role in roles if role.place)),
        outlets=outlets[:3],
        origins=tuple(
            Origin(name=f"Outlet {n}", claims=(claim.id,)) for n, claim in enumerate(claims[:2])
        ),
        salience=len(claims),
    )  # fmt: skip


def _entry(story: str, event: Event, claims: dict[str, Claim], n: int) -> Entry:
    quote = claims[event.id].quote
    line = Line(
        article=quote.article, start=quote.start, end=quote.end, text=quote.text,
        prefix=quote.prefix, suffix=quote.suffix, block=quote.block,
    )  # fmt: skip
    tier = TIERS[n % len(TIERS)]
    return Entry(story=story, event=event.id, tier=tier, parent=None, line=line, rank=n)


def _relations(events: list[Event], claims: dict[str, Claim]) -> Iterator[Relation]:
    for a, b in zip(events[::25], events[3::25], strict=False):
        quote = claims[b.id].quote
        yield Relation(kind="answers", source=b.id, target=a.id, quote=quote)


def _disputes(events: list[Event], claims: dict[str, Claim]) -> Iterator[Dispute]:
    for event in events[::10]:
        sides = [
            Side(value=n, shown=str(n), claims=(claim,), outlets=("Outlet 1",), origins=())
            for n, claim in enumerate(event.claims[:2], 12)
        ]
        yield Dispute(event=event.id, about="figure", what="killed", sides=tuple(sides))


def _judgement(event: Event, claims: dict[str, Claim]) -> Judgement:
    return Judgement(
        id=ids.content_id("judgement", event.id),
        kind="same",
        by="rule:join@1",
        anchors=tuple(claims[claim].quote for claim in event.claims),
        reasons=(
            Reason(name="day", weight=150, says="both can fall on that day"),
            Reason(name="place", weight=220, says="both in one town"),
        ),
    )
