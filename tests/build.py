"""Readings from compact descriptions, for tests of merge, relate and select.

    article("gazette", "2031-05-04",
        told("shell", who="Norland/LOC", to="Harrow/LOC", day="2031-05-03", key="s"),
        told("kill", whom="farmers", figures={"killed": 24}, key="k"),
        links=[("outcome_of", "k", "s")])

Each `told` becomes one sentence whose words are its roles and its lemma, so every quote and
offset is true of `text_of(reading)`. A role's text may end in `/PER`, `/ORG`, `/LOC` or
`/GROUP`: then it is a mention of that entity. All names in tests are invented.
"""

from __future__ import annotations

import hashlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from dateline import when
from dateline.ids import claim_id
from dateline.records import (
    Claim,
    Entity,
    Figure,
    Link,
    Outlet,
    PredicateWord,
    Quote,
    Reading,
    Role,
    Speaker,
    TimeExpr,
    Traits,
)

ROLES = ("who", "whom", "what", "to", "with", "where", "from", "for")
LABELS = ("PER", "ORG", "LOC", "GROUP")


@dataclass(frozen=True)
class Told:
    """One claim to be; see `told`."""

    lemma: str
    roles: Mapping[str, str]
    key: str
    day: str | TimeExpr | None
    dated: str
    figures: Mapping[str, Any]
    speakers: Sequence[str]
    said_in: str
    claim: Mapping[str, Any] = field(default_factory=dict)
    traits: Mapping[str, Any] = field(default_factory=dict)


CLAIM_FIELDS = ("kind", "stance", "polarity", "modality", "certainty")


def told(
    lemma: str,
    *,
    key: str = "",
    day: str | TimeExpr | None = None,
    dated: str = "",
    figures: Mapping[str, Any] | None = None,
    speakers: Sequence[str] = (),
    said_in: str = "",
    **rest: Any,
) -> Told:
    """A claim on the word `lemma`.

    `day` is EDTF or a TimeExpr; `dated` says where it stands (default `clause`). `figures` maps
    what is counted to a number or to (low, best, high); it stands in the role that begins with
    it, if one does. `said_in` is another claim's key. Other keywords are roles (`with_`,
    `from_`, `for_`), fields of Claim or of Traits. `speakers` are outermost first, `~` before
    one that only passes on; a last speaker who is also `who` makes it an utterance.
    """
    roles = {k.rstrip("_"): v for k, v in rest.items() if k.rstrip("_") in ROLES}
    claim = {k: v for k, v in rest.items() if k in CLAIM_FIELDS}
    traits = {k: v for k, v in rest.items() if k.rstrip("_") not in ROLES and k not in claim}
    return Told(
        lemma, roles, key or lemma, day, dated or ("clause" if day else ""), figures or {},
        tuple(speakers), said_in, claim, traits,
    )  # fmt: skip


class _Article:
    """Collects text and entities while the claims of one article are laid down."""

    def __init__(self, name: str, published: str | None) -> None:
        self.id = hashlib.sha256(name.encode()).hexdigest()
        self.published = published
        self.text = ""
        self.entities: dict[str, Entity] = {}

    def entity(self, mention: str) -> tuple[str, int | None]:
        name, slash, label = mention.rpartition("/")
        if not slash or label not in LABELS:
            return mention, None
        if name not in self.entities:
            self.entities[name] = Entity(name=name, label=label, names=(name,))
        return name, list(self.entities).index(name)

    def word(self, word: str) -> tuple[int, int]:
        if self.text and not self.text.endswith("\n"):
            self.text += " "
        start = len(self.text)
        self.text += word
        return start, len(self.text)

    def quote(self, start: int, end: int, marks: tuple[tuple[int, int], ...] = ()) -> Quote:
        return Quote(
            article=self.id,
            start=start,
            end=end,
            text=self.text[start:end],
            prefix=self.text[max(0, start - 32) : start],
            suffix=self.text[end : end + 32],
            block=1,
            marks=marks,
        )


def _expr(day: str | TimeExpr | None) -> TimeExpr | None:
    if isinstance(day, str):
        return TimeExpr(op="date", edtf=day, rule="test")
    return day


def _sentence(made: _Article, item: Told, number: int) -> tuple[Claim, Traits]:
    begin = len(made.text)
    roles = []
    words = {item.lemma}
    for name in ("who", None, *ROLES[1:]):
        if name is None:
            at = made.word(item.lemma)
        elif name in item.roles:
            text, entity = made.entity(item.roles[name])
            start, end = made.word(text)
            roles.append(Role(role=name, text=text, start=start, end=end, entity=entity))
            words |= {word.lower() for word in text.split()}
    spots = {counts: made.word(f"{value} {counts}") for counts, value in item.figures.items()}
    made.text += "."
    quote = made.quote(begin, len(made.text), (at,))
    for counts, value in item.figures.items():
        inside = [role for role in roles if role.text.startswith(f"{value} ")]
        if inside:
            spots[counts] = (inside[0].start, inside[0].start + len(str(value)))
    figures = tuple(
        _figure(counts, value, made.quote(begin, len(made.text), (spots[counts],)))
        for counts, value in item.figures.items()
    )
    speakers = []
    doers = {role.text: (role.start, role.end) for role in roles if role.role == "who"}
    for mention in item.speakers:
        text, entity = made.entity(mention.removeprefix("~"))
        own = doers.get(text)
        speakers.append(
            Speaker(
                text=text,
                entity=entity,
                origin=mention.startswith("~"),
                quote=made.quote(begin, len(made.text), (own,)) if own else None,
            )
        )
    expr = _expr(item.day)
    anchor = when.parse(made.published) if made.published else None
    claim = Claim(
        id=claim_id(made.id, *at),
        quote=quote,
        predicate=PredicateWord(lemma=item.lemma, start=at[0], end=at[1]),
        roles=tuple(roles),
        when=when.place(expr, anchor) if expr else None,
        figures=figures,
        speakers=tuple(speakers),
        said_in=item.said_in or None,
        **{"kind": "other", **item.claim},
    )
    traits = Traits(
        claim=claim.id,
        expr=expr,
        dated=item.dated,
        **{"words": tuple(sorted(words)), **item.traits},
    )
    made.text += "\n"
    return claim, traits


def _figure(counts: str, value: Any, quote: Quote) -> Figure:
    low, best, high = value if isinstance(value, tuple) else (value, value, value)
    return Figure(counts=counts, low=low, best=best, high=high, quote=quote)


def article(
    name: str,
    published: str | None,
    *items: Told,
    links: Sequence[tuple[str, str, str]] = (),
    credits: Sequence[str] = (),
    sketch: Sequence[int] = (),
) -> Reading:
    """The Reading of an invented article. `links` are (kind, source key, target key)."""
    made = _Article(name, published)
    pairs = [_sentence(made, item, number) for number, item in enumerate(items)]
    ids = {item.key: claim.id for item, (claim, _) in zip(items, pairs, strict=True)}
    claims = tuple(
        Claim(**{**_fields(claim), "said_in": ids[claim.said_in] if claim.said_in else None})
        for claim, _ in pairs
    )
    return Reading(
        article=made.id,
        outlet=Outlet(name=name, how="test"),
        title=name,
        credits=tuple(credits),
        published=when.parse(published) if published else None,
        entities=tuple(made.entities.values()),
        claims=claims,
        traits=tuple(traits for _, traits in pairs),
        links=tuple(
            Link(
                kind=kind,  # type: ignore[arg-type]
                source=ids[source],
                target=ids[target],
                quote=next(claim.quote for claim in claims if claim.id == ids[source]),
                rule="test",
            )
            for kind, source, target in links
        ),
        sketch=tuple(sketch),
        words=tuple(sorted({word.lower() for _, traits in pairs for word in traits.words})),
        proper=tuple(
            sorted(
                {
                    word.lower()
                    for entity in made.entities.values()
                    for name in entity.names
                    for word in name.split()
                }
            )
        ),
    )


def _fields(claim: Claim) -> dict[str, Any]:
    return {name: getattr(claim, name) for name in claim.__struct_fields__}
