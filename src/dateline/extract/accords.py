"""Who is named beside what they say: "according to X", "per X", "reportedly"; and who only
passes words on.
"""

from __future__ import annotations

from dateline.extract.draft import Link
from dateline.extract.people import is_person_word
from dateline.extract.rules import words
from dateline.extract.tree import Tree


def find_accords(tree: Tree) -> dict[int, list[Link]]:
    """ "according to X", "per X", "reportedly", by the word whose clause they cover."""
    found: dict[int, list[Link]] = {}
    hedges = words("sources.toml", "hedges")
    for index, token in enumerate(tree.tokens):
        form = tree.forms[index]
        if form in hedges and token.dep == "advmod":
            at = token.head
            link = Link(token.start, token.end, None, True)
        elif form == "according" or (form == "per" and token.dep == "case"):
            source = token.head if token.dep == "case" else _accord_object(tree, index)
            if source is None or (form == "per" and _is_unit(tree, source)):
                continue
            start, end = tree.span(source)
            at = _covered(tree, index, source)
            link = Link(start, end, source, is_origin(tree, source))
        else:
            continue
        found.setdefault(at, []).append(link)
    for at, link in _labels(tree):
        found.setdefault(at, []).append(link)
    return found


def _labels(tree: Tree) -> list[tuple[int, Link]]:
    """ "Union: ferry was overloaded": in a title whoever stands before the colon says it."""
    found = []
    for sentence in tree.sentences:
        block = tree.blocks.get(sentence.block)
        if block is None or block.role not in ("title", "heading"):
            continue
        colons = [i for i in range(sentence.first, sentence.last) if tree.forms[i] == ":"]
        if len(colons) != 1 or colons[0] + 1 >= sentence.last:
            continue
        before = range(sentence.first, colons[0])
        heads = [i for i in before if tree.tokens[i].head not in before or tree.tokens[i].head == i]
        if len(heads) != 1 or not _may_say(tree, heads[0]):
            continue
        for at in range(colons[0] + 1, sentence.last):
            clause = tree.tokens[at].head <= colons[0] or tree.tokens[at].head == at
            if clause and tree.dependents(at, "nsubj", "nsubj:pass"):
                start, end = tree.span(heads[0])
                found.append((at, Link(start, end, heads[0], is_origin(tree, heads[0]))))
    return found


def _may_say(tree: Tree, head: int) -> bool:
    if head in tree.name_at:
        return tree.names[tree.name_at[head]].label != "LOC"
    return tree.tokens[head].upos in ("NOUN", "PROPN") and is_person_word(tree, head)


def _is_unit(tree: Tree, index: int) -> bool:
    """ "per share", "per hour": a bare noun that names nobody who could say it."""
    if index in tree.name_at or tree.dependents(index, "det", "nmod:poss", "compound"):
        return False
    return not (is_person_word(tree, index) or is_origin(tree, index))


def _accord_object(tree: Tree, index: int) -> int | None:
    named = tree.dependents(index, "obl", "nmod", "obj")
    return named[0] if named else None


def _covered(tree: Tree, index: int, source: int) -> int:
    """What "according to X" covers: the sentence if commas set it off, else its clause."""
    sentence = tree.tokens[index].sent
    first = tree.sentences[sentence].first
    set_off = index <= first + 1 or tree.tokens[index - 1].upos == "PUNCT"
    if set_off and tree.tokens[tree.tokens[source].head].dep != "ccomp":
        return tree.root(sentence)
    for above in tree.up(source):
        if tree.tokens[above].upos == "VERB" or tree.tokens[above].head == above:
            return above
    return tree.root(sentence)


def is_origin(tree: Tree, head: int, verb: str = "") -> bool:
    """Whether a speaker only passes on: an agency, an outlet, an unnamed source."""
    listed = words("sources.toml", "words")
    if head in tree.name_at:
        name = tree.names[tree.name_at[head]]
        shown = " ".join(tree.forms[i] for i in range(name.first, name.last))
        shown = shown.removesuffix(" 's")
        if shown.removeprefix("the ") in words("sources.toml", "agencies"):
            return True
        if name.label != "PER":
            return tree.lemmas[name.last - 1] in listed or tree.forms[name.last - 1] in listed
        return verb == "report"
    if tree.forms[head] in words("sources.toml", "agencies"):
        return True
    return tree.lemmas[head] in listed or tree.forms[head] in listed
