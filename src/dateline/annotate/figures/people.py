"""People harmed who are counted without a number: "a man", "his wife", "both", "nobody"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cache
from typing import Any

from dateline.annotate.figures.harms import Counted, Scene, find_harm
from dateline.annotate.figures.hedges import Hedged, write_figure
from dateline.annotate.figures.kinds import is_part
from dateline.annotate.figures.rules import rules
from dateline.annotate.figures.tree import Tree
from dateline.records import FigureMention, Sentence

HARMS = frozenset({"killed", "injured"})
DESCRIBING = ("amod", "compound", "nummod", "obl:unmarked", "punct")


def find_people(tree: Tree, scene: Scene, sentences: Sequence[Sentence]) -> list[FigureMention]:
    """Single persons, pairs and nobody, killed or injured, in text order.

    One person is one at the least, with the hedge "one". "No officer" and "nobody else" say
    it of some only, and are parts.
    """
    found: list[FigureMention] = []
    nouns, groups, nobody = _words("person", "nouns"), _groups(), _words("nobody", "words")
    for index, word in enumerate(tree.words):
        lemma = tree.tokens[index].lemma.lower()
        if word in nobody:
            found += _nobody(tree, scene, index)
        elif word in groups:
            found += _group(tree, scene, index)
        elif lemma in nouns or word in _words("person", "alone") or _is_named(tree, index):
            found += _one(tree, scene, index, sentences[tree.tokens[index].sent].first)
    return found


@cache
def _words(table: str, name: str) -> frozenset[str]:
    return frozenset(rules("harms")[table][name])


@cache
def _groups() -> dict[str, int]:
    counted: dict[str, Any] = rules("harms")["group"]["words"]
    return {word: int(size) for word, size in counted.items()}


def _one(tree: Tree, scene: Scene, index: int, first: int) -> Iterator[FigureMention]:
    """ "killed a civilian contractor", "shot his wife dead", "another was injured"."""
    token = tree.tokens[index]
    opens = index
    if token.upos == "PROPN":
        if not _is_named_beside(tree, index):
            return
    elif tree.words[index] not in _words("person", "alone"):
        if token.upos != "NOUN" or "Plur" in token.feats:
            return
        opens = _opening(tree, index)
    elif any(True for _ in tree.under(index, "amod", "nmod")) or token.dep == "det":
        return
    if opens < 0 or opens > index:
        return
    harm = find_harm(tree, scene, Counted(opens, opens + 1, index))
    if harm in HARMS:
        one = Hedged(opens, index + 1, low=1, best=None, high=None, hedge="one")
        part = is_part(tree, opens, index + 1, first, alone=False)
        yield write_figure(tree, one, index, harm, part=part)


def _opening(tree: Tree, noun: int) -> int:
    """Where "a guard", "his wife" begin; -1 where no such word stands there. In a row it may
    stand once: "her mother and younger sister"."""
    own = [*tree.under(noun, "det", "nmod:poss")]
    if not own and tree.tokens[noun].dep == "conj":
        over = tree.tokens[noun].head
        one = tree.tokens[over].upos == "NOUN" and "Plur" not in tree.tokens[over].feats
        shared = one and over < noun and _opening(tree, over) >= 0
        return _leftmost(tree, noun) if shared else -1
    return next((kid for kid in own if tree.words[kid] in _words("person", "before")), -1)


def _leftmost(tree: Tree, word: int) -> int:
    """Where a noun with what describes it begins: "20-year-old woman"."""
    before = [kid for kid in tree.under(word, *DESCRIBING) if kid < word]
    return min([word, *(_leftmost(tree, kid) for kid in before)])


def _is_named(tree: Tree, index: int) -> bool:
    """A name's outer word that may stand in a row of people."""
    token = tree.tokens[index]
    if token.upos != "PROPN" or token.dep in {"flat", "compound", "appos", "nmod"}:
        return False
    return token.dep == "conj" or tree.has(index, "conj")


def _is_named_beside(tree: Tree, index: int) -> bool:
    """ "Nora Abel and another man": somebody named in a row with one person who is counted."""
    top = tree.tokens[index].head if tree.tokens[index].dep == "conj" else index
    row = [top, *tree.under(top, "conj")]
    if any("Plur" in tree.tokens[one].feats for one in row):
        return False
    return any(tree.tokens[one].upos == "NOUN" and _opening(tree, one) >= 0 for one in row)


def _group(tree: Tree, scene: Scene, index: int) -> Iterator[FigureMention]:
    """ "both men were killed", "both died", "a couple was found dead"."""
    token = tree.tokens[index]
    counts_noun = token.dep in {"det", "det:predet"} and tree.tokens[token.head].upos == "NOUN"
    if tree.words[index + 1 : index + 2] == ["of"]:
        return  # "both of the men", "a couple of hours": how many of whom is open
    noun = token.head if counts_noun else index
    harm = find_harm(tree, scene, Counted(index, index + 1, noun))
    if harm in HARMS:
        size = _groups()[tree.words[index]]
        last = max(index, noun) + 1 if counts_noun else index + 1
        both = Hedged(index, last, low=size, best=size, high=size, hedge="")
        yield write_figure(tree, both, noun, harm)


def _nobody(tree: Tree, scene: Scene, index: int) -> Iterator[FigureMention]:
    """ "nobody was hurt", "no injuries were reported", "no one died"."""
    head = index
    if tree.words[index] == "no":
        head = tree.tokens[index].head
        if tree.tokens[index].dep != "det" or head <= index:
            return
    harm = find_harm(tree, scene, Counted(index, index + 1, head))
    if harm in HARMS:
        everyone = tree.words[index] != "no" or tree.lemma(head) in _words("nobody", "everyone")
        after = tree.words[head + 1 : head + 2]
        around = {tree.words[kid] for kid in tree.kids[head]} | set(after)
        part = not everyone or bool(around & _words("nobody", "besides"))
        none = Hedged(index, head + 1, low=0, best=0, high=0, hedge="")
        yield write_figure(tree, none, head, harm, part=part)
