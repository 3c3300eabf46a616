"""A small invented story as records, for tests of what shows or selects. All names are made up.

`Pile` gathers articles, claims and events by hand, so that no reader and no merging is needed;
`harbour()` is the story that most tests use.
"""

from __future__ import annotations

from collections.abc import Sequence

from msgspec.structs import replace

from dateline import ids
from dateline import when as calendar
from dateline.records import (
    Actor,
    Article,
    Block,
    BlockRole,
    Claim,
    Cut,
    Description,
    Dispute,
    Entry,
    Event,
    Failure,
    Figure,
    Judgement,
    Line,
    Merged,
    Modality,
    Origin,
    Outlet,
    Pair,
    Place,
    Polarity,
    PredicateWord,
    Quote,
    Reading,
    Reason,
    Related,
    Relation,
    RelationKind,
    Role,
    Side,
    SourceRef,
    Speaker,
    Stance,
    Story,
    StoryFile,
    Tier,
    Traits,
    When,
)


class Pile:
    """Articles, claims and events, put together by hand."""

    def __init__(self) -> None:
        self.articles: dict[str, Article] = {}
        self.claims: dict[str, Claim] = {}
        self.traits: dict[str, Traits] = {}
        self.events: dict[str, Event] = {}
        self.actors: dict[str, Actor] = {}
        self.places: dict[str, Place] = {}
        self.relations: list[Relation] = []
        self.disputes: list[Dispute] = []
        self.possibly: list[Pair] = []
        self.near: list[Pair] = []
        self.judgements: list[Judgement] = []
        self.failures: list[Failure] = []

    def article(
        self,
        outlet: str,
        *blocks: str,
        title: str = "",
        published: str | None = None,
        url: str = "",
        author: str = "",
        path: str = "",
        cut: Sequence[Cut] = (),
    ) -> str:
        """An article of these blocks; one that begins with `# ` is a heading."""
        text, held = "", []
        roles: list[tuple[BlockRole, str]] = [("title", title)] if title else []
        roles += [
            ("heading", block[2:]) if block.startswith("# ") else ("paragraph", block)
            for block in blocks
        ]
        for n, (role, words) in enumerate(roles, 1):
            text += "\n\n" if text else ""
            held.append(Block(n=n, role=role, start=len(text), end=len(text) + len(words)))
            text += words
        source = f"{outlet}\n{text}".encode("utf-8", "surrogatepass")
        ident = ids.article_id(source)
        ref = SourceRef(path=path or f"{len(self.articles):03d}.txt", sha256=ident)
        self.articles[ident] = Article(
            id=ident,
            outlet=Outlet(name=outlet, how="metadata"),
            title=title,
            author=author,
            url=url,
            published=calendar.day(published) if published else None,
            language="en",
            text=text,
            blocks=tuple(held),
            source=ref,
            sources=(ref,),
            cut=tuple(cut),
        )
        return ident

    def quote(self, article: str, words: str, marks: Sequence[str] = ()) -> Quote:
        """The stretch of the article that reads `words`, with the words in `marks` marked."""
        held = self.articles[article]
        start = held.text.index(words)
        end = start + len(words)
        block = next(block.n for block in held.blocks if block.start <= start < block.end)
        at = [start + words.index(mark) for mark in marks]
        return Quote(
            article=article,
            start=start,
            end=end,
            text=words,
            prefix=held.text[max(0, start - 32) : start],
            suffix=held.text[end : end + 32],
            block=block,
            marks=tuple((low, low + len(m)) for low, m in sorted(zip(at, marks, strict=True))),
        )

    def actor(self, name: str, kind: str = "person", country: str = "", told: Quote | None = None,
              **more: str) -> str:  # fmt: skip
        """An actor; `told` is a quote whose words describe it."""
        ident = ids.content_id("actor", name)
        descriptions = (Description(text=more["described"], quote=told),) if told else ()
        self.actors[ident] = Actor(
            id=ident, name=name, kind=kind, country=country, names=(name,),  # type: ignore[arg-type]
            descriptions=descriptions,
        )  # fmt: skip
        return ident

    def place(self, name: str, country: str = "") -> str:
        """A place."""
        ident = ids.content_id("place", name)
        self.places[ident] = Place(id=ident, name=name, country=country)
        return ident

    def claim(
        self,
        article: str,
        sentence: str,
        word: str,
        kind: str = "assault",
        *,
        day: str | None = None,
        when: When | None = None,
        lemma: str = "",
        who: tuple[str, str] | None = None,
        whom: tuple[str, str] | None = None,
        where: tuple[str, str] | None = None,
        speakers: Sequence[tuple[str, str | None]] = (),
        said_in: str | None = None,
        stance: Stance = "asserts",
        modality: Modality = "happened",
        polarity: Polarity = "affirmed",
        figures: Sequence[tuple[str, int, str]] = (),
        background: str = "",
        main: bool = True,
        nominal: bool = False,
        definite: bool = False,
        dated: str = "",
        form: str = "",
    ) -> str:
        """A claim on `word` in `sentence`. Roles are (words, id of actor or place); figures
        (what they count, how many, their words); speakers (words, actor id or None)."""
        held = self.articles[article]
        quote = self.quote(article, sentence, [word])
        start, end = quote.marks[0]
        ident = ids.claim_id(article, start, end)
        roles = [
            self._role(quote, name, words, held_by)
            for name, said in (("who", who), ("whom", whom), ("where", where))
            if said
            for words, held_by in [said]
        ]
        self.claims[ident] = Claim(
            id=ident,
            quote=quote,
            predicate=PredicateWord(lemma=lemma or word, start=start, end=end),
            kind=kind,
            roles=tuple(roles),
            when=when or (calendar.day(day) if day else None),
            figures=tuple(
                Figure(counts=counts, low=n, best=n, high=n, quote=self._words(quote, words))
                for counts, n, words in figures
            ),
            speakers=tuple(Speaker(text=text, actor=actor) for text, actor in speakers),
            said_in=said_in,
            stance=stance,
            modality=modality,
            polarity=polarity,
        )
        block = next(b for b in held.blocks if b.n == quote.block)
        self.traits[ident] = Traits(
            claim=ident,
            block_role=block.role,
            section=max(
                (b.n for b in held.blocks if b.role == "heading" and b.n < block.n), default=None
            ),
            dated=dated or ("clause" if day else ""),
            background=background,
            main=main,
            form=form,
            nominal=nominal,
            definite=definite,
            words=tuple(sorted(set(sentence.lower().rstrip(".").split()))),
            position=held.text[: quote.start].count(".") + quote.block,
        )
        return ident

    def _role(self, quote: Quote, name: str, words: str, ident: str) -> Role:
        start = quote.start + quote.text.index(words)
        return Role(
            role=name,
            text=words,
            start=start,
            end=start + len(words),
            actor=ident if ident in self.actors else None,
            place=ident if ident in self.places else None,
        )

    def _words(self, quote: Quote, words: str) -> Quote:
        start = quote.start + quote.text.index(words)
        return replace(quote, marks=((start, start + len(words)),))

    def event(self, *claims: str, part_of: str | None = None, agency: str = "") -> str:
        """An event of these claims, dated and named after them."""
        ident = min(claims)
        held = [self.claims[claim] for claim in claims]
        outlets = sorted({self.articles[c.quote.article].outlet.name for c in held})
        origins: dict[str, list[str]] = {}
        for claim in held:
            said = claim.speakers[0].text if claim.speakers else ""
            name = agency or said or self.articles[claim.quote.article].outlet.name
            origins.setdefault(name, []).append(claim.id)
        self.events[ident] = Event(
            id=ident,
            title=held[0].quote.text,
            when=next((claim.when for claim in held if claim.when), None),
            kind=held[0].kind,
            claims=tuple(sorted(claims)),
            part_of=part_of,
            actors=tuple(sorted({r.actor for c in held for r in c.roles if r.actor})),
            places=tuple(sorted({r.place for c in held for r in c.roles if r.place})),
            outlets=tuple(outlets),
            origins=tuple(
                Origin(name=name, claims=tuple(sorted(origins[name]))) for name in sorted(origins)
            ),
        )
        return ident

    def relate(self, kind: RelationKind, source: str, target: str, quote: Quote) -> None:
        """A relation between two events."""
        outlet = self.articles[quote.article].outlet.name
        self.relations.append(
            Relation(kind=kind, source=source, target=target, quote=quote, outlets=(outlet,))
        )

    def dispute(
        self, event: str, what: str, *sides: tuple[int, str], history: bool = False
    ) -> None:
        """A dispute over a figure; each side is (value, id of the claim that gives it)."""
        self.disputes.append(
            Dispute(
                event=event,
                about="figure",
                what=what,
                history=history,
                sides=tuple(
                    Side(
                        value=value,
                        shown=str(value),
                        claims=(claim,),
                        outlets=(self.articles[self.claims[claim].quote.article].outlet.name,),
                        origins=tuple(s.text for s in self.claims[claim].speakers)
                        or (self.articles[self.claims[claim].quote.article].outlet.name,),
                    )
                    for value, claim in sides
                ),
            )
        )

    def pair(self, a: str, b: str, weight: int, says: str, *, possibly: bool) -> None:
        """Two events that were compared and not joined."""
        first, second = sorted((a, b))
        pair = Pair(
            a=first, b=second, weight=weight,
            reasons=(Reason(name="day", weight=weight, says=says),),
        )  # fmt: skip
        (self.possibly if possibly else self.near).append(pair)

    def judge(self, *claims: str, says: str) -> None:
        """A machine's judgement that claims tell one event."""
        self.judgements.append(
            Judgement(
                id=ids.content_id("judgement", *claims),
                kind="same",
                by="rule:join@1",
                anchors=tuple(self.claims[claim].quote for claim in claims),
                why="",
                reasons=(Reason(name="day", weight=150, says=says),),
            )
        )

    # --- what the stages hand on ----------------------------------------------------

    def readings(self) -> tuple[Reading, ...]:
        """What each article was read as, as merge would hand it on."""
        found = []
        for article in sorted(self.articles.values(), key=lambda one: one.id):
            claims = [c for c in self.claims.values() if c.quote.article == article.id]
            claims.sort(key=lambda c: (c.predicate.start, c.id))
            found.append(
                Reading(
                    article=article.id,
                    outlet=article.outlet,
                    title=article.title,
                    credits=(),
                    published=article.published,
                    entities=(),
                    claims=tuple(claims),
                    traits=tuple(self.traits[claim.id] for claim in claims),
                )
            )
        return tuple(found)

    def merged(self) -> Merged:
        """What merge would hand on."""
        return Merged(
            readings=self.readings(),
            actors=tuple(self.actors.values()),
            places=tuple(self.places.values()),
            events=tuple(self.events.values()),
            judgements=tuple(self.judgements),
            possibly_same=tuple(self.possibly),
            near_misses=tuple(self.near),
        )

    def related(self) -> Related:
        """What relate would hand on."""
        return Related(
            events=tuple(self.events.values()),
            relations=tuple(self.relations),
            disputes=tuple(self.disputes),
        )

    def story(self, tiers: dict[str, tuple[Tier, str | None]] | None = None) -> StoryFile:
        """One story of all events, in the order of their days; tiers as given, else main."""
        order = sorted(self.events.values(), key=lambda e: (calendar.sort_key(e.when), e.id))
        number = ids.content_id("story", *(event.id for event in order))
        entries = [
            Entry(
                story=number,
                event=event.id,
                tier=(tiers or {}).get(event.id, ("main", None))[0],
                parent=(tiers or {}).get(event.id, ("main", None))[1],
                line=line_of(self.claims[event.claims[0]].quote),
                rank=rank,
            )
            for rank, event in enumerate(order)
        ]
        title = order[0].title if order else ""
        return StoryFile(
            format=1,
            articles=tuple(self.articles.values()),
            actors=tuple(self.actors.values()),
            places=tuple(self.places.values()),
            claims=tuple(self.claims.values()),
            events=tuple(self.events.values()),
            relations=tuple(self.relations),
            disputes=tuple(self.disputes),
            stories=(
                Story(
                    id=number,
                    title=title,
                    events=tuple(sorted(self.events)),
                    articles=tuple(sorted(self.articles)),
                ),
            )
            if order
            else (),
            timeline=tuple(entries),
            judgements=tuple(self.judgements),
            possibly_same=tuple(self.possibly),
            near_misses=tuple(self.near),
            failures=tuple(self.failures),
        )


def line_of(quote: Quote) -> Line:
    """A whole quote as a line."""
    return Line(
        article=quote.article, start=quote.start, end=quote.end, text=quote.text,
        prefix=quote.prefix, suffix=quote.suffix, block=quote.block, page=quote.page,
    )  # fmt: skip


RAID = "Gunmen attacked the harbour office in Orvella on Saturday, killing 12 people."
RAID_POST = (
    "Gunmen stormed the harbour office on Saturday and killed 14 people, Northwire reported."
)
DENIAL = "The Lake Guard denied responsibility on Sunday."
VOW = "Governor Ilse Marrow vowed to punish those behind the attack."
SHELLING = "The army shelled a Lake Guard camp near Talmere on Monday in response to the attack."
BEFORE = "The Lake Guard has run the ferries since 2019."


def harbour() -> tuple[Pile, dict[str, str]]:
    """A raid told twice with two tolls, its denial, a vow, an answer to it, and background;
    with the names of its events."""
    pile = Pile()
    courier = pile.article(
        "The Talmere Courier", RAID, DENIAL, VOW, BEFORE,
        title="Gunmen raid harbour office in Orvella", published="2031-05-04",
        url="https://courier.example/raid", author="Ada Finch", path="courier/raid.html",
        cut=[Cut(text="Share this story", why="share-line")],
    )  # fmt: skip
    post = pile.article("Orvella Post", RAID_POST, SHELLING, published="2031-05-05")
    undated = pile.article("inbox", "Gunmen hit the harbour office in Orvella. 12 people died.")
    guard = pile.actor(
        "Lake Guard", "group", "Orvella", told=pile.quote(courier, BEFORE, ["run the ferries"]),
        described="has run the ferries",
    )  # fmt: skip
    marrow = pile.actor("Ilse Marrow", "person", "Orvella")
    army = pile.actor("the army", "organisation")
    orvella, talmere = pile.place("Orvella", "Lakeland"), pile.place("Talmere", "Lakeland")
    raid_a = pile.claim(
        courier, RAID, "attacked", day="2031-05-03", lemma="attack",
        where=("Orvella", orvella), figures=[("killed", 12, "12 people")],
    )  # fmt: skip
    raid_b = pile.claim(
        post, RAID_POST, "stormed", day="2031-05-03", lemma="storm",
        speakers=[("Northwire", None)], figures=[("killed", 14, "14 people")],
    )  # fmt: skip
    raid_c = pile.claim(
        undated, "Gunmen hit the harbour office in Orvella.", "hit", where=("Orvella", orvella)
    )
    deny = pile.claim(
        courier, DENIAL, "denied", "reject", day="2031-05-04", lemma="deny", stance="denies",
        who=("The Lake Guard", guard), speakers=[("The Lake Guard", guard)],
    )  # fmt: skip
    vow = pile.claim(
        courier, VOW, "vowed", "threaten", day="2031-05-03", lemma="vow", stance="threatens",
        who=("Governor Ilse Marrow", marrow), speakers=[("Governor Ilse Marrow", marrow)],
    )  # fmt: skip
    punish = pile.claim(
        courier, VOW, "punish", "coerce", lemma="punish", stance="threatens", modality="planned",
        speakers=[("Governor Ilse Marrow", marrow)], said_in=vow,
    )  # fmt: skip
    shell = pile.claim(
        post, SHELLING, "shelled", day="2031-05-05", lemma="shell", who=("The army", army),
        where=("Talmere", talmere),
    )  # fmt: skip
    run = pile.claim(
        courier, BEFORE, "run", "other", when=calendar.parse("2019/.."), background="since",
        who=("The Lake Guard", guard),
    )  # fmt: skip
    names = {
        "raid": pile.event(raid_a, raid_b),
        "hit": pile.event(raid_c),
        "denial": pile.event(deny),
        "vow": pile.event(vow),
        "punish": pile.event(punish),
        "shelling": pile.event(shell),
        "ferries": pile.event(run),
    }
    pile.relate("answers", names["shelling"], names["raid"], pile.quote(post, SHELLING))
    pile.dispute(names["raid"], "killed", (12, raid_a), (14, raid_b))
    pile.pair(names["raid"], names["hit"], 80, "both tell of the harbour office", possibly=True)
    pile.pair(names["raid"], names["shelling"], -400, "no common day", possibly=False)
    pile.judge(raid_a, raid_b, says="both can fall on 2031-05-03")
    pile.failures.append(
        Failure(source="scan.pdf", stage="acquire", message="scan.pdf has no text. Run OCR first.")
    )
    return pile, names


def told_harbour() -> tuple[StoryFile, dict[str, str]]:
    """`harbour` with its tiers set by hand."""
    pile, names = harbour()
    return pile.story(
        {
            names["hit"]: ("main", names["raid"]),
            names["denial"]: ("reaction", names["raid"]),
            names["vow"]: ("outlook", names["raid"]),
            names["punish"]: ("outlook", names["vow"]),
            names["ferries"]: ("background", None),
        }
    ), names
