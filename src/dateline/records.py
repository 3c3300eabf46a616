"""Records that pass between stages. Nothing in here reads, writes or decides.

Every word of DESIGN §1 that is data stands here: frozen, typed, serialisable with
msgspec. Offsets are code points into `Article.text`, `end` excluded. Ids are lower-case
hex digests of content (see `ids.py`); a field that refers to another record holds its id.
Fields that the export does not show are kept in `Reading`, `Traits` and `Link`.
"""

from __future__ import annotations

from typing import Literal

import msgspec

# --- sources and articles -----------------------------------------------------------

BlockRole = Literal["title", "heading", "paragraph", "caption", "list", "table"]
Certainty = Literal["high", "medium", "low"]
Grain = Literal[
    "second", "minute", "hour", "part", "day", "weekend", "week", "month", "season",
    "quarter", "half", "year", "decade", "century", "span", "open",
]  # fmt: skip
"""`part` is a part of a day (morning, night); `span` a stretch with its own two ends;
`open` a time of which no calendar part is known."""


class Record(msgspec.Struct, frozen=True, kw_only=True):
    """Base of all records: immutable; two are equal when all fields are."""


class Source(Record, frozen=True, kw_only=True):
    """The bytes as they came in. `sha256` is theirs, taken before anything is decoded."""

    path: str
    """Path relative to the pile's folder with `/` between parts, a URL, or `-` for
    standard input; of the n-th record of a JSONL or WARC file (from 1), `file#n`."""
    sha256: str
    media_type: str
    data: bytes = b""
    sidecar: dict[str, str] = {}
    """The row of `articles.csv` for this path: outlet, title, url, published, author."""


class SourceRef(Record, frozen=True, kw_only=True):
    """Where an article's bytes were found, as exported."""

    path: str
    sha256: str


class Block(Record, frozen=True, kw_only=True):
    """A numbered stretch of an article's text. Citations name `n` (¶ 12), from 1."""

    n: int
    role: BlockRole
    start: int
    end: int
    page: int | None = None


class Cut(Record, frozen=True, kw_only=True):
    """Text of the source that is not the report, and the rule that cut it."""

    text: str
    why: str


class OutletCandidate(Record, frozen=True, kw_only=True):
    name: str
    how: str
    """`metadata`, `sidecar`, `self-naming`, `credit`, `url`, `dateline`, `file-name`."""


class Outlet(Record, frozen=True, kw_only=True):
    name: str
    how: str
    candidates: tuple[OutletCandidate, ...] = ()


class Quote(Record, frozen=True, kw_only=True):
    """A stretch of an article's text that a claim rests on: `text == article.text[start:end]`.

    `prefix` and `suffix` hold up to 32 code points on either side (W3C TextQuoteSelector).
    `marks` are the claim's own words inside it, as offsets into the article's text.
    """

    article: str
    start: int
    end: int
    text: str
    prefix: str
    suffix: str
    block: int
    page: int | None = None
    marks: tuple[tuple[int, int], ...] = ()


class When(Record, frozen=True, kw_only=True):
    """A point or stretch of time as far as it is known.

    `start` (included) and `end` (excluded) are local ISO dates or date-times to the minute
    ("2020-01-03", "2020-01-03T21:30"); None where open. `edtf` is EDTF level 0 or 1 or a
    one-of-a-set; unknown parts are X (`XXXX-12-27`). `zone` is "" (unknown), "Z" or "+03:00".
    `how` names the rule or route that gave it. `alternatives` are EDTF strings, sorted.
    """

    edtf: str
    start: str | None = None
    end: str | None = None
    grain: Grain = "open"
    zone: str = ""
    how: str = ""
    certainty: Certainty = "low"
    alternatives: tuple[str, ...] = ()
    not_before: str | None = None
    not_after: str | None = None
    evidence: tuple[Quote, ...] = ()


class Article(Record, frozen=True, kw_only=True):
    """One report read from a source. `id` is the SHA-256 of the bytes it was read from."""

    id: str
    outlet: Outlet
    title: str
    author: str
    url: str
    published: When | None
    published_candidates: tuple[When, ...] = ()
    language: str = ""
    text: str
    blocks: tuple[Block, ...]
    source: SourceRef
    sources: tuple[SourceRef, ...]
    cut: tuple[Cut, ...] = ()
    credits: tuple[str, ...] = ()
    """Agencies that a credit line names ("With files from …"): origins, never outlets."""
    notes: tuple[str, ...] = ()


class Failure(Record, frozen=True, kw_only=True):
    """What could not be read or done, in one line that names the thing and the remedy."""

    source: str
    stage: str
    message: str


# --- annotation: what leaves spaCy's world ------------------------------------------


class Token(Record, frozen=True, kw_only=True, array_like=True):
    """One word. `head` is the index of its head in `Annotated.tokens` (its own for a root)."""

    start: int
    end: int
    lemma: str
    upos: str
    dep: str
    head: int
    feats: str
    """UD features as `Name=Value|…`, sorted; "" where none."""
    sent: int


class Sentence(Record, frozen=True, kw_only=True, array_like=True):
    """Tokens `[first, last)`; `block` is the number of the Block it stands in."""

    first: int
    last: int
    block: int


class Name(Record, frozen=True, kw_only=True, array_like=True):
    """A named mention: tokens `[first, last)`, label `PER`, `ORG`, `LOC` or `GROUP`."""

    first: int
    last: int
    label: str


class Predicate(Record, frozen=True, kw_only=True, array_like=True):
    """A word that tells of something happening, with its arguments.

    `roles` are (PropBank label, index of the argument's head word), in text order.
    """

    token: int
    nominal: bool
    roles: tuple[tuple[str, int], ...] = ()


class TimeExpr(Record, frozen=True, kw_only=True):
    """A time expression as it was said, before an anchor places it (`when.place` does that).

    `op` says how it is reckoned from the anchor (the article's own day, or `anchor`):

    - `date`: calendar parts in `edtf`, in the notation of `when.values` (`2019-12-27`,
      `XXXX-12-27`, `XXXX-XX-20`, `XXXX-SU`, `XXXX-Q1`; a holiday that moves as
      `XXXX-EASTER+1`, see `when.holidays`). `weekday` limits the years in which it can lie
      (the nearest is meant), `direction` tells the side of the anchor; with `offset` the
      year is that many years from the anchor's ("December of last year": -1), or, with
      `unit` "same", the offset-th such date strictly after (+1) or before (-1) the anchor
      ("last December").
    - `weekday`: the bare day of a week. `offset` None: by `direction`, the anchor's own day
      included in the past; -1, +1: strictly before, after; with `unit` "week": of that week.
    - `offset` and `unit`: the calendar `unit` that lies `offset` units from the anchor's
      ("three days ago", "last week"). `grain` is the grain of the answer where it is not
      `unit`'s own ("two weeks later" told as a day).
    - `ref`: `value` is PAST_REF, PRESENT_REF or FUTURE_REF.
    - `span`: from `first` to `last`, both included.
    - `duration`: `value` such as P8D; with `direction` it ends or begins at the anchor.
    - `set`: `value` such as XXXX-WXX-1; never placed.

    `part` (MO MI AF EV NI DT EARLY LATE), `clock` ("21:30") and `zone` ("+03:00", "Z", "")
    narrow a day. `mod` is TIMEX3's; BEFORE, AFTER, ON_OR_BEFORE and ON_OR_AFTER open one side.
    """

    op: str
    edtf: str = ""
    choices: tuple[str, ...] = ()
    """For `date`: all readings where several stand ("02/03/2020"); `edtf` is the likelier."""
    weekday: int | None = None
    """0 is Monday."""
    offset: int | None = None
    unit: str = ""
    grain: str = ""
    direction: str = ""
    """`past`, `future` or "" (either): the side of the anchor, as words and the Parse say;
    `past?`, `future?` where the words only suggest it."""
    part: str = ""
    clock: str = ""
    zone: str = ""
    mod: str = ""
    value: str = ""
    """TIMEX3 value of a duration or set, which no anchor moves."""
    anchor: TimeExpr | None = None
    first: TimeExpr | None = None
    last: TimeExpr | None = None
    rule: str = ""


class TimeMention(Record, frozen=True, kw_only=True):
    """A time expression in the text, and what it says. TIMEX3 `type`: DATE TIME DURATION SET."""

    start: int
    end: int
    type: str
    expr: TimeExpr
    value: str = ""
    mod: str = ""
    when: When | None = None


class Figure(Record, frozen=True, kw_only=True):
    """A number with its hedge. `counts`, `low`/`best`/`high` as DESIGN §3 writes them."""

    counts: str
    role: str = ""
    low: int | str | None = None
    best: int | str | None = None
    high: int | str | None = None
    unit: str = ""
    hedge: str = ""
    stock: bool = False
    part: bool = False
    """A part of another figure ("including two children"), an addition to one ("two more died")
    or of several acts ("killed in shootings across the city"): never a total of one act, and no
    side of a dispute."""
    quote: Quote


class FigureMention(Record, frozen=True, kw_only=True):
    """A figure in the text before it belongs to a claim. `head` is the token counted."""

    start: int
    end: int
    head: int
    counts: str
    low: int | str | None = None
    best: int | str | None = None
    high: int | str | None = None
    unit: str = ""
    hedge: str = ""
    stock: bool = False
    part: bool = False


class Annotated(Record, frozen=True, kw_only=True):
    """An article with its words, tree, names, predicates, times and figures."""

    article: Article
    tokens: tuple[Token, ...]
    sentences: tuple[Sentence, ...]
    names: tuple[Name, ...]
    predicates: tuple[Predicate, ...]
    times: tuple[TimeMention, ...]
    figures: tuple[FigureMention, ...]
    wording: tuple[bytes, ...] = ()
    """Per sentence an int8 vector of its wording; () where the reader gives none."""
    sketch: tuple[int, ...] = ()
    """Sorted MinHash of the article's 5-word shingles."""


# --- claims -------------------------------------------------------------------------

Stance = Literal[
    "asserts", "denies", "blames", "claims_responsibility", "threatens", "plans",
    "expects", "demands", "promises", "supposes",
]  # fmt: skip
Polarity = Literal["affirmed", "negated"]
Modality = Literal["happened", "said_to_have", "planned", "possible", "hypothetical"]


class PredicateWord(Record, frozen=True, kw_only=True):
    """The word that tells it, as exported. Offsets of the word itself."""

    lemma: str
    start: int
    end: int


class Role(Record, frozen=True, kw_only=True):
    """A participant. `role` is `who`, `whom`, `what`, `to`, `with`, `where`, `from`, `for`.

    `entity` indexes `Reading.entities`; merge turns it into `actor` or `place`.
    """

    role: str
    text: str
    start: int
    end: int
    actor: str | None = None
    place: str | None = None
    certainty: Certainty = "medium"
    entity: int | None = None


class Speaker(Record, frozen=True, kw_only=True):
    """One link of the chain of who says so; the chain is outermost first."""

    text: str
    actor: str | None = None
    quote: Quote | None = None
    entity: int | None = None
    origin: bool = False
    """An agency, an outlet or an anonymous source that reports on, not one that takes a stance."""


class Claim(Record, frozen=True, kw_only=True):
    """What one sentence of one article says happened, or that someone said it."""

    id: str
    quote: Quote
    predicate: PredicateWord
    kind: str
    kind_certainty: Certainty = "low"
    """How sure the kind is: `low` where a word only suggests it, and of "other"."""
    mode: str | None = None
    """How it was done, where the kind has modes and a rule tells which (PLOVER's names)."""
    context: tuple[str, ...] = ()
    """What it was about (PLOVER's contexts), sorted; () where nothing says so."""
    roles: tuple[Role, ...] = ()
    when: When | None = None
    figures: tuple[Figure, ...] = ()
    speakers: tuple[Speaker, ...] = ()
    said_in: str | None = None
    stance: Stance = "asserts"
    polarity: Polarity = "affirmed"
    modality: Modality = "happened"
    certainty: Certainty = "medium"


class Spot(Record, frozen=True, kw_only=True):
    """A place of the gazetteer (`dateline.places`). `kind` is country, adm1, adm2, region, water,
    capital, town or airport; `lat` and `lon` are ten-thousandths of a degree; `size` is people of
    a town and km² of an area, 0 where unknown."""

    id: str
    name: str
    kind: str
    country: str
    adm1: str
    lat: int
    lon: int
    size: int


class Site(Record, frozen=True, kw_only=True):
    """Where a place that an article names lies, as far as its words settle that.

    `near`: the article only says that something was about there ("north of Orvella").
    """

    spot: Spot
    certainty: Certainty
    near: bool = False


class Entity(Record, frozen=True, kw_only=True):
    """A person, group or place as one article names it, all its mentions taken together."""

    name: str
    """The fullest form the article uses, without titles."""
    label: str
    """`PER`, `ORG`, `LOC`, or `GROUP` for people named by nation, faith or party."""
    names: tuple[str, ...]
    titles: tuple[str, ...] = ()
    descriptions: tuple[tuple[str, Quote], ...] = ()
    site: Site | None = None
    """Of a place: which one of the gazetteer it is; None where unknown or unsure."""
    gender: str = ""
    """Of a person: `female` or `male` as titles, pronouns or the given name say; "" where none
    does."""


SLIGHT = "slight"
"""`Traits.background` of what is told in passing by a word of no weight. Such a claim has no
day, is never joined with another and stands in no event."""


AIM = "aim"
"""`Traits.background` of what something was done for ("went there to free him"): told with it,
and no announcement."""


TRUST = {
    "clause": 4, "points-to": 3, "heading": 3, "sentence": 2, "retold": 2, "running": 2,
    "article": 1,
}  # fmt: skip
"""How far a day is the claim's own, by `Traits.dated`. A caption's counts at most 1."""
LATER = frozenset({"die", "death", "succumb", "dead"})
"""Lemmas of what may come days after the deed that led to it."""


class Traits(Record, frozen=True, kw_only=True):
    """What merge, relate and select need to know of a claim beside what is exported."""

    claim: str
    expr: TimeExpr | None = None
    """How the claim is dated; placed anew when the article's own day becomes known."""
    dated: str = ""
    """Which expression dates it: one of `TRUST`, or ""."""
    block_role: BlockRole = "paragraph"
    section: int | None = None
    """Number of the heading Block that governs the claim's paragraph."""
    nominal: bool = False
    definite: bool = False
    """Told as known already: "the strike", "that attack"."""
    background: str = ""
    """Why it is background ("since", "year", "state", "aside", "habit", "general", "picture",
    "aim", "slight"); "" where it is news."""
    form: str = ""
    """In which form its clause is told ("past", "present", "should", …; `extract/form.py`)."""
    main: bool = True
    """The predicate is the sentence's root or tells what the root reports."""
    words: tuple[str, ...] = ()
    """Content lemmas of the clause, sorted, each once."""
    wording: bytes = b""
    position: int = 0
    """Index of the claim's sentence in the article."""


LinkKind = Literal[
    "same_act", "points_to", "outcome_of", "answers", "causes", "part_of", "repeats", "follows"
]


class Link(Record, frozen=True, kw_only=True):
    """What one article itself says of two of its claims: source answers, follows … target.

    `same_act` and `points_to` say that both tell one occurrence, `outcome_of` that the
    source is what the target's act led to ("killing two"); the others are relations.
    """

    kind: LinkKind
    source: str
    target: str
    quote: Quote
    rule: str


class Reading(Record, frozen=True, kw_only=True):
    """All that one article was found to say: the result of the per-article stages.

    `claims` and `traits` run side by side, in the order of the text. It holds no article
    text but quotes: merge and what follows see nothing else of the article.
    """

    article: str
    outlet: Outlet
    title: str
    credits: tuple[str, ...]
    published: When | None
    entities: tuple[Entity, ...]
    claims: tuple[Claim, ...]
    traits: tuple[Traits, ...]
    links: tuple[Link, ...] = ()
    sketch: tuple[int, ...] = ()
    notes: tuple[str, ...] = ()
    words: tuple[str, ...] = ()
    """Content lemmas of the whole text in small letters, sorted, each once; without `proper`."""
    proper: tuple[str, ...] = ()
    """The same of its names and numbers."""


# --- judgements ---------------------------------------------------------------------


class Reason(Record, frozen=True, kw_only=True):
    """One thing a comparer saw. `weight` in whole hundredths of a bit; 0 says nothing."""

    name: str
    weight: int
    says: str


JudgementKind = Literal[
    "same", "different", "possibly_same", "date", "place", "name", "kind", "tag", "tier",
    "redact", "rate", "hide", "approve", "published", "same_story", "other_story",
]  # fmt: skip


class Judgement(Record, frozen=True, kw_only=True):
    """A decision by a rule or a person, anchored to quotes and never to event ids."""

    id: str
    kind: JudgementKind
    by: str
    """`rule:NAME@VERSION`, or a person's name."""
    at: str = ""
    """ISO date-time in UTC of a person's judgement; "" for a machine's: a story has no clock."""
    anchors: tuple[Quote, ...]
    value: str = ""
    why: str = ""
    reasons: tuple[Reason, ...] = ()
    replaces: str | None = None
    orphaned: bool = False


class Pair(Record, frozen=True, kw_only=True):
    """Two events that were compared and not joined: `possibly_same`, or a near-miss. `tips` is
    what alone would have joined them, by how much."""

    a: str
    b: str
    weight: int
    reasons: tuple[Reason, ...]
    tips: tuple[Reason, ...] = ()


# --- what the pile as a whole says --------------------------------------------------


class Description(Record, frozen=True, kw_only=True):
    text: str
    quote: Quote


class Actor(Record, frozen=True, kw_only=True):
    id: str
    name: str
    kind: Literal["person", "group", "organisation", "state"]
    country: str = ""
    names: tuple[str, ...] = ()
    descriptions: tuple[Description, ...] = ()


class Place(Record, frozen=True, kw_only=True):
    """A location. `lat` and `lon` are degrees as decimals: of an area (`precision` country,
    state, county, region, water) a point of reference; `near` where it is only about there;
    `precision` is "" and the rest unknown where the gazetteer has no such place."""

    id: str
    name: str
    country: str = ""
    lat: str | None = None
    lon: str | None = None
    precision: str = ""
    gazetteer_id: str | None = None


class Origin(Record, frozen=True, kw_only=True):
    """Where information comes from, with the claims that rest on it."""

    name: str
    claims: tuple[str, ...]


class Event(Record, frozen=True, kw_only=True):
    """The claims that are judged to tell one occurrence. `id` is the least id among them."""

    id: str
    title: str
    when: When | None
    kind: str
    claims: tuple[str, ...]
    part_of: str | None = None
    actors: tuple[str, ...] = ()
    places: tuple[str, ...] = ()
    outlets: tuple[str, ...] = ()
    first: str = ""
    """The outlet that told it first; "" where all are of one, or where the days of printing
    do not say."""
    origins: tuple[Origin, ...] = ()
    salience: int = 0
    review: Literal["none", "approved", "hidden"] = "none"
    tags: tuple[str, ...] = ()
    status: str = ""


RelationKind = Literal["answers", "causes", "part_of", "repeats", "follows"]


class Relation(Record, frozen=True, kw_only=True):
    """`source` answers, causes, follows … `target`; `quote` is the sentence that says so."""

    kind: RelationKind
    source: str
    target: str
    quote: Quote
    outlets: tuple[str, ...] = ()


class Side(Record, frozen=True, kw_only=True):
    """One value that an event's claims give. An integer where it is a count.

    `since`: in a history, the day from which on it was told (the first of the days that are
    left for it), in ISO form; "" in a dispute.
    """

    value: int | str
    shown: str
    claims: tuple[str, ...]
    outlets: tuple[str, ...]
    origins: tuple[str, ...]
    since: str = ""


class Dispute(Record, frozen=True, kw_only=True):
    """Claims of one event that cannot all be true; a `history` where a count grew with time."""

    event: str
    about: Literal["figure", "day", "actor", "happened"]
    what: str
    sides: tuple[Side, ...]
    history: bool = False


class Gap(Record, frozen=True, kw_only=True):
    """A stretch of days inside a story's course of which no main event is told.

    `first` and `last` are its days, both silent, in ISO form.
    """

    first: str
    last: str


class Story(Record, frozen=True, kw_only=True):
    """A connected set of events and the articles that tell it."""

    id: str
    title: str
    events: tuple[str, ...]
    articles: tuple[str, ...]
    gaps: tuple[Gap, ...] = ()


class Line(Record, frozen=True, kw_only=True):
    """One contiguous stretch of a source, shown with the stretches in `cuts` as […]."""

    article: str
    start: int
    end: int
    text: str
    prefix: str
    suffix: str
    block: int
    page: int | None = None
    cuts: tuple[tuple[int, int], ...] = ()


Tier = Literal["main", "reaction", "background", "outlook"]


class Entry(Record, frozen=True, kw_only=True):
    """A row of the timeline. `parent` is the event it hangs under; `rank` its place, from 0.

    `along`: told along in the sentences of its parent, which say all of it ("…, officials
    said"): not shown as a row of its own. `why` are the reasons for its tier; what they weigh
    are points, and what decided alone weighs 0.
    """

    story: str
    event: str
    tier: Tier
    parent: str | None
    line: Line
    rank: int
    along: bool = False
    why: tuple[Reason, ...] = ()


class StoryFile(Record, frozen=True, kw_only=True):
    """A story whole, as `dateline export --to json` writes it. Lists are sorted by id."""

    format: int
    articles: tuple[Article, ...]
    actors: tuple[Actor, ...]
    places: tuple[Place, ...]
    claims: tuple[Claim, ...]
    events: tuple[Event, ...]
    relations: tuple[Relation, ...]
    disputes: tuple[Dispute, ...]
    stories: tuple[Story, ...]
    timeline: tuple[Entry, ...]
    judgements: tuple[Judgement, ...]
    possibly_same: tuple[Pair, ...]
    near_misses: tuple[Pair, ...]
    failures: tuple[Failure, ...]


PAGE_BEGINS = (
    '<!doctype html>\n<html lang="en"><head><meta charset="utf-8">'
    "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'sha256-"
)
"""How every page of a story begins, by which it is known again and never read as a report."""


# --- what passes between merge, relate, select --------------------------------------


class Merged(Record, frozen=True, kw_only=True):
    """Result of merge. `readings` carry the claims with actors, places and days settled."""

    readings: tuple[Reading, ...]
    actors: tuple[Actor, ...]
    places: tuple[Place, ...]
    events: tuple[Event, ...]
    judgements: tuple[Judgement, ...]
    possibly_same: tuple[Pair, ...]
    near_misses: tuple[Pair, ...]


class Related(Record, frozen=True, kw_only=True):
    """Result of relate: `events` again, now with outlets, origins and `part_of`."""

    events: tuple[Event, ...]
    relations: tuple[Relation, ...]
    disputes: tuple[Dispute, ...]


class Selected(Record, frozen=True, kw_only=True):
    """Result of select: `events` again, now with title and salience; `judgements` say which
    reports were taken for one story, and which for two although they are alike."""

    events: tuple[Event, ...]
    stories: tuple[Story, ...]
    timeline: tuple[Entry, ...]
    judgements: tuple[Judgement, ...] = ()


class Options(Record, frozen=True, kw_only=True):
    """What a build was asked for and what changes its result. Part of every cache key."""

    published: str = ""
    """ISO day for articles in which no date is found; "" for none."""
    max_text_mb: int = 20
