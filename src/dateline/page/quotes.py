"""The sentences an event rests on, each in its context with the claim's own words marked."""

from __future__ import annotations

from collections.abc import Iterable

from dateline.export.view import View, day_label
from dateline.page.html import Html, between, el, join
from dateline.page.scene import source_link
from dateline.records import Claim, Quote

AROUND = 140
"""Code points of the paragraph shown on either side of a sentence. The whole paragraph is
one click away; at 20,000 quotes every 100 more are 4 MB of page."""
STANCES = {
    "denies": "denied",
    "blames": "blamed",
    "claims_responsibility": "responsibility claimed",
    "threatens": "threatened",
    "plans": "planned",
    "expects": "expected",
    "demands": "demanded",
    "promises": "promised",
    "supposes": "supposed",
}
MODALITIES = {"planned": "planned", "possible": "possible", "hypothetical": "hypothetical"}


def quotes(view: View, event: str) -> Html:
    """All sentences of an event, one figure a sentence, by outlet."""
    held: dict[tuple[str, int, int], list[Claim]] = {}
    for claim in view.claims_of(event):
        held.setdefault((claim.quote.article, claim.quote.start, claim.quote.end), []).append(claim)
    return join(_figure(view, event, claims) for claims in held.values())


def sentence(view: View, quote: Quote) -> Html:
    """One sentence with where it stands, for a relation or a description."""
    return join(
        "“", el("bdi", quote.text, class_="said"), "” ", el("small", source_link(view, quote))
    )


def _figure(view: View, event: str, claims: list[Claim]) -> Html:
    quote = claims[0].quote
    marks = sorted({mark for claim in claims for mark in claim.quote.marks})
    before, after = _context(view, quote)
    return el(
        "figure",
        *(el("span", id=f"c-{claim.id}") for claim in claims[1:]),
        el(
            "blockquote",
            el(
                "p",
                el("span", before, class_="ctx") if before else None,
                marked(quote, marks),
                el("span", after, class_="ctx") if after else None,
                dir="auto",
            ),
        ),
        el("figcaption", between(" · ", _caption(view, event, claims))),
        id=f"c-{claims[0].id}",
        class_="quote",
    )


def marked(quote: Quote, marks: Iterable[tuple[int, int]]) -> Html:
    """The words of a quote, those in `marks` (offsets into the article) highlighted."""
    said: list[Html | str] = []
    at = quote.start
    for low, high in marks:
        start, end = max(low, at), min(high, quote.end)
        if start < end:
            said.append(quote.text[at - quote.start : start - quote.start])
            said.append(el("mark", quote.text[start - quote.start : end - quote.start]))
            at = end
    said.append(quote.text[at - quote.start :])
    return el("span", said, class_="said")


def _context(view: View, quote: Quote) -> tuple[str, str]:
    """What stands before and after a sentence in its paragraph, cut at words."""
    article = view.articles.get(quote.article)
    block = next((b for b in article.blocks if b.n == quote.block), None) if article else None
    if article is None or block is None:
        return "", ""
    before = article.text[max(block.start, quote.start - AROUND) : quote.start]
    if quote.start - AROUND > block.start:
        before = "… " + before.split(" ", 1)[-1]
    after = article.text[quote.end : min(block.end, quote.end + AROUND)]
    if quote.end + AROUND < block.end:
        after = after.rsplit(" ", 1)[0] + " …"
    return before, after


def _caption(view: View, event: str, claims: list[Claim]) -> list[Html]:
    said = [source_link(view, claims[0].quote)]
    chains = dict.fromkeys(view.says_who(claim) for claim in claims)
    said += [join("according to ", el("bdi", chain)) for chain in chains if chain]
    kept = view.events[event].when
    days = dict.fromkeys(
        day_label(claim.when)
        for claim in claims
        if claim.when and claim.when.edtf != (kept.edtf if kept else "")
    )
    said += [join("told as ", day) for day in days if day != day_label(None)]
    notes = dict.fromkeys(note for claim in claims for note in notes_of(claim))
    return said + [el("b", note, class_="stance") for note in notes]


def notes_of(claim: Claim) -> list[str]:
    """What keeps a claim from being plainly told: "denied", "planned", "said not to have"."""
    said = [STANCES[claim.stance]] if claim.stance in STANCES else []
    if claim.modality in MODALITIES:
        said.append(MODALITIES[claim.modality])
    if claim.polarity == "negated":
        said.append("told as not so")
    if claim.certainty == "low":
        said.append("read with low certainty")
    return said
