"""The sentences an event rests on, each in its context with the claim's own words marked."""

from __future__ import annotations

from collections.abc import Iterable

from dateline.export.phrases import day_label
from dateline.page.html import Html, between, el, join
from dateline.page.links import source_link
from dateline.page.view import PageView, clip
from dateline.records import Block, Claim, Quote

AROUND = 140
"""Code points of the paragraph shown on either side of a sentence. The whole paragraph is
one click away."""
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


def quotes(view: PageView, event: str) -> Html:
    """All sentences of an event, one figure a sentence, by outlet."""
    held: dict[tuple[str, int, int], list[Claim]] = {}
    for claim in view.claims_of(event):
        held.setdefault((claim.quote.article, claim.quote.start, claim.quote.end), []).append(claim)
    return join(_figure(view, event, claims) for claims in held.values())


def sentence(view: PageView, quote: Quote) -> Html:
    """One sentence with where it stands, for a relation or a description."""
    said = el("bdi", clip(quote.text, view.form.longest), class_="said")
    return join("“", said, "” ", el("small", source_link(view, quote)))


def _figure(view: PageView, event: str, claims: list[Claim]) -> Html:
    quote = claims[0].quote
    marks = sorted({mark for claim in claims for mark in claim.quote.marks})
    block = view.blocks.get((quote.article, quote.block))
    if block is not None and (quote.article, quote.block) not in view.kept:
        block = None
    caption = _caption(view, event, claims)
    if view.folded and block and block.start <= quote.start and quote.end <= block.end:
        # The script fills in the words, where they stand, and the anchors of the claims.
        words = el("p", dir="ltr", data_words=_whereabouts(view, block, quote, marks))
        caption_of = el("figcaption", between(" · ", caption))
        return el("figure", el("blockquote", words), caption_of, class_="quote")
    return el(
        "figure",
        *(el("span", id=f"c-{claim.id}") for claim in claims[1:]),
        el("blockquote", _words(view, block, quote, marks)),
        el("figcaption", between(" · ", [source_link(view, quote), *caption])),
        id=f"c-{claims[0].id}",
        class_="quote",
    )


def _words(view: PageView, block: Block | None, quote: Quote, marks: list[tuple[int, int]]) -> Html:
    """The sentence in its context, where the page holds its paragraph."""
    before, after = _context(view, block, quote) if block else ("", "")
    return el(
        "p",
        el("span", before, class_="ctx") if before else None,
        marked(quote, marks, view.form.longest),
        el("span", after, class_="ctx") if after else None,
        dir="ltr",
    )


def _whereabouts(view: PageView, block: Block, quote: Quote, marks: list[tuple[int, int]]) -> str:
    """ "ARTICLE ¶ START END MARK-START MARK-END …", offsets as browsers count in the paragraph."""
    ends = [quote.start, quote.end, *(end for mark in marks for end in mark)]
    at = (view.offset(block, quote.article, end) for end in ends)
    return " ".join(map(str, (view.number[quote.article], quote.block, *at)))


def marked(quote: Quote, marks: Iterable[tuple[int, int]], longest: int = 0) -> Html:
    """The words of a quote, those in `marks` (offsets into the article) highlighted."""
    if longest and len(quote.text) > longest:
        return el("span", clip(quote.text, longest), class_="said")
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


def _context(view: PageView, block: Block, quote: Quote) -> tuple[str, str]:
    """What stands before and after a sentence in its paragraph, cut at words."""
    text = view.articles[quote.article].text
    before = text[max(block.start, quote.start - AROUND) : quote.start]
    if quote.start - AROUND > block.start:
        before = "… " + before.split(" ", 1)[-1]
    after = text[quote.end : min(block.end, quote.end + AROUND)]
    if quote.end + AROUND < block.end:
        after = after.rsplit(" ", 1)[0] + " …"
    return before, after


def _caption(view: PageView, event: str, claims: list[Claim]) -> list[Html]:
    said: list[Html] = []
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
