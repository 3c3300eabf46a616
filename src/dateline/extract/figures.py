"""Figures belong to claims: each to the claim in whose argument it counts something."""

from __future__ import annotations

from dateline.extract.draft import Draft
from dateline.extract.tree import Tree
from dateline.records import Figure, FigureMention

HARM_LEMMAS = {
    "killed": frozenset({"kill", "die", "death", "killing", "assassinate", "shoot", "slay",
                         "murder", "claim", "perish", "drown", "dead", "assassination"}),
    "injured": frozenset({"injure", "wound", "hurt", "wounding", "injury", "shoot", "maim"}),
    "arrested": frozenset({"arrest", "detain", "apprehend"}),
    "missing": frozenset({"miss", "disappear", "vanish"}),
    "displaced": frozenset({"displace", "flee", "evacuate"}),
}  # fmt: skip


def attach_figures(
    tree: Tree, drafts: list[Draft], figures: tuple[FigureMention, ...]
) -> dict[int, list[Figure]]:
    """Figures by claim token. A figure that no claim's argument holds is left out."""
    found: dict[int, list[Figure]] = {}
    by_token: dict[int, Draft] = {}
    for draft in drafts:
        by_token.setdefault(draft.carrier, draft)
        by_token[draft.token] = draft
    for mention in figures:
        owner = _owner(tree, mention, by_token, drafts)
        if owner is not None:
            found.setdefault(owner.token, []).append(_figure(tree, mention, owner))
    return found


def _owner(
    tree: Tree, mention: FigureMention, by_token: dict[int, Draft], drafts: list[Draft]
) -> Draft | None:
    """The claim whose argument counts; a count of the dead goes to the killing near it."""
    path = [mention.head, *tree.up(mention.head)]
    held = [by_token[at] for at in path if at in by_token]
    wanted = HARM_LEMMAS.get(mention.counts)
    if held and _done_to(tree, mention.head, held[0]):
        return held[0]
    if wanted:
        below = [by_token[c] for c in tree.children[mention.head] if c in by_token]
        killed = [draft for draft in below if tree.lemmas[draft.token] in wanted]
        if killed and not _is_near(tree, mention.head, held[:1], wanted):
            return killed[0]  # "a vigil for a boy shot earlier" under another verb
        filled = [d for d in drafts if any(p.head == mention.head for p in d.parties)]
        after = [by_token[at] for at in (mention.head + 1,) if at in by_token]  # "3 injured"
        held += [draft for draft in [*filled, *after] if draft not in held]
        for draft in held:
            if tree.lemmas[draft.token] in wanted:
                return draft
        if killed:
            return killed[0]
    return held[0] if held else None


def _is_near(tree: Tree, head: int, held: list[Draft], wanted: frozenset[str]) -> bool:
    """Whether the verb right above those counted does the harm, and does it to them."""
    token = tree.tokens[head]
    return token.dep in ("obj", "nsubj", "nsubj:pass") and any(
        draft.token == token.head and tree.lemmas[draft.token] in wanted for draft in held
    )


def _done_to(tree: Tree, head: int, draft: Draft) -> str:
    """What a claim's verb does to its own object: `killed`, `injured` …; "" for no harm."""
    token = tree.tokens[head]
    if token.head != draft.token or token.dep not in ("obj", "nsubj:pass"):
        return ""
    lemma = tree.lemmas[draft.token]
    told = [counts for counts, lemmas in HARM_LEMMAS.items() if lemma in lemmas]
    return told[0] if len(told) == 1 else ""


def _figure(tree: Tree, mention: FigureMention, owner: Draft) -> Figure:
    role = ""
    by_head = {party.head: party.role for party in owner.parties}
    for at in (mention.head, *tree.up(mention.head)):
        if at in by_head:
            role = by_head[at]
            break
    sentence = tree.tokens[mention.head].sent
    counts = mention.counts
    if counts in HARM_LEMMAS:  # this stage mends trees in which objects hang elsewhere
        counts = _done_to(tree, mention.head, owner) or counts
    return Figure(
        counts=counts,
        role=role,
        low=mention.low,
        best=mention.best,
        high=mention.high,
        unit=mention.unit,
        hedge=mention.hedge,
        stock=mention.stock,
        part=mention.part,
        quote=tree.quote(sentence, ((mention.start, mention.end),)),
    )
