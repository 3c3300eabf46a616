"""What a paragraph tells as how things are, and not as something that occurred.

"Oil spills ruin the shore", "pigs can catch it", "the drug is used in surgery", "call this
number": each is told in the report's own voice, of no day. Headings and items of a few sentences
tell news in the present tense, and words of somebody are that somebody's. What a caption tells in
the present tense is what its picture shows ("The mayor walks to his car").
"""

from __future__ import annotations

from dateline.extract.draft import Draft
from dateline.extract.form import form_of, governing
from dateline.extract.rules import OTHER, words
from dateline.extract.tree import Tree

LENT_DAYS = frozenset({"heading", "points-to"})
ENDS = frozenset(".!?:;\u2026\"\u201d')")
"""A line in the present tense without a full stop is a heading."""
ITEM = 3
"""Sentences up to which a text that opens with a name in it is an item of a list of the day's
news ("Rebels seize the port of Lorin."), not an account of how things are. Not tuned."""
NOW = frozenset({"present", "can"})
SHOWN = frozenset({"present", "progressive"})
GENERAL, ADDRESS, PICTURE = "general", "address", "picture"


def mark_generalities(tree: Tree, drafts: list[Draft]) -> None:
    """Write `general`, `address` and `picture` as background of the drafts that have none."""
    item = _is_item(tree)
    general = {draft.token for draft in drafts if _is_general(tree, draft, item)}
    for draft in drafts:
        if not draft.background and _is_call(tree, draft):
            draft.background = ADDRESS
        elif not draft.background and _is_picture(tree, draft):
            draft.background = PICTURE
        if draft.background or not _is_told_plainly(tree, draft):
            continue
        if draft.token in general or _is_in_general(tree, draft, general):
            draft.background = GENERAL


def _is_item(tree: Tree) -> bool:
    """Whether the whole text is an item of a few sentences, which tells of somebody by name."""
    told = [
        sentence
        for sentence in tree.sentences
        if (block := tree.blocks.get(sentence.block)) is not None and block.role == "paragraph"
    ]
    return 0 < len(told) <= ITEM and any(
        tree.tokens[index].upos == "PROPN" for index in range(told[0].first, told[0].last)
    )


def _is_told_plainly(tree: Tree, draft: Draft) -> bool:
    """In a whole sentence of a paragraph, in the report's own voice, of no day but "now"."""
    sentence = tree.sentences[draft.sentence]
    block = tree.blocks.get(sentence.block)
    ends = tree.forms[sentence.last - 1]
    in_text = block is not None and block.role == "paragraph" and ends[-1:] in ENDS
    own = draft.said_in is None and not draft.utterance and not draft.quoted
    return in_text and own and not draft.chain and not _has_day(draft)


def _has_day(draft: Draft) -> bool:
    """Whether it has a day that makes it news. The day of a heading or of another act does so
    for kinds of occurrences alone: in a page of dated entries opinions stand under days too."""
    now = draft.expr is not None and draft.expr.op == "ref"
    return not now and (
        draft.dated == "clause" or (draft.dated in LENT_DAYS and draft.kind != OTHER)
    )


def _is_general(tree: Tree, draft: Draft, item: bool) -> bool:
    """A plain present ("spills ruin the shore") but in an item of news, or an ability ("pigs can
    catch it")."""
    if draft.nominal or governing(tree, draft.carrier) != draft.carrier:
        return False
    form = form_of(tree, draft.carrier)
    if form == "can":
        return True
    if item or form != "present" or draft.modality != "happened" or draft.stance != "asserts":
        return False
    if draft.kind in words("background.toml", "lasting", "kinds"):
        return False
    undergone = bool(tree.dependents(draft.carrier, "aux:pass", "cop"))
    return not (undergone and draft.kind in words("background.toml", "lasting", "undergone"))


def _is_in_general(tree: Tree, draft: Draft, general: set[int]) -> bool:
    """What only a general clause tells: "enables people to draw maps", "used in surgery"."""
    above = governing(tree, draft.carrier)
    if above is None or draft.definite or draft.carrier != draft.token or above == draft.carrier:
        return False
    if draft.stance != "asserts" or draft.kind in words("background.toml", "lasting", "kinds"):
        return False
    if above not in general and not _is_being(tree, above):
        return False
    return draft.nominal or tree.has(draft.carrier, frozenset({"to"})) or _is_going(tree, draft)


def _is_being(tree: Tree, index: int) -> bool:
    """ "there is no vaccine", "the aim is": nothing is told but what there is."""
    return tree.lemmas[index] == "be" and form_of(tree, index) in NOW


def _is_going(tree: Tree, draft: Draft) -> bool:
    """A clause in "-ing" that goes along with what it hangs on."""
    return tree.forms[draft.carrier].endswith("ing") and tree.tokens[draft.carrier].dep == "advcl"


def _is_picture(tree: Tree, draft: Draft) -> bool:
    """ "The mayor walks to his car": what a caption's main clause shows, of no day."""
    block = tree.blocks.get(tree.sentences[draft.sentence].block)
    if block is None or block.role != "caption" or draft.dated == "clause":
        return False
    own = draft.said_in is None and not draft.utterance and not draft.chain
    main = governing(tree, draft.carrier) == draft.carrier
    return own and main and not draft.nominal and form_of(tree, draft.carrier) in SHOWN


def _is_call(tree: Tree, draft: Draft) -> bool:
    """ "Call this number", "Watch the report": the readers are told to. In a heading a word in
    this form opens it, else it is a misread verb of the news."""
    form = "Mood=Imp" in tree.tokens[draft.carrier].feats and draft.modality == "happened"
    if draft.nominal or draft.chain or draft.said_in is not None or draft.quoted or not form:
        return False
    return _is_told_plainly(tree, draft) or draft.carrier == tree.sentences[draft.sentence].first
