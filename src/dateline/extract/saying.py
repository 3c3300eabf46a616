"""Verbs of saying: the class of one, the stance it takes, and where what is said stands."""

from __future__ import annotations

from dateline.extract.rules import AHEAD, SpeechClass, speech_classes, words
from dateline.extract.tree import Tree
from dateline.records import Stance

NOT = frozenset({"not", "n't", "never"})
CONTENT = frozenset({"ccomp", "xcomp", "csubj", "parataxis"})
OBJECTS = frozenset({"obj", "obl", "nsubj:pass", "advcl"})
FOR_DOING = frozenset({"for", "of", "from", "with", "to"})
BESIDE = frozenset({
    "despite", "because", "due", "as", "after", "before", "since", "during", "following",
    "until", "when", "while", "on", "at", "in", "amid", "through", "via", "without",
})  # fmt: skip
"""Prepositions and conjunctions that lead to circumstances, not to what is said."""


def speech_class(tree: Tree, index: int) -> SpeechClass | None:
    """The class of a verb of saying; None for any other word."""
    if tree.tokens[index].upos not in ("VERB", "AUX"):
        return None
    known = speech_classes()
    lemma = tree.particle(index)
    called = _with_preposition(tree, index)
    for candidate in (*_with_adjective(tree, index), called, lemma):
        for found in known.get(candidate, ()):
            if not found.objects or _has_object(tree, index, found.objects):
                return found
    return None


def _with_preposition(tree: Tree, index: int) -> str:
    """ "call on", "insist on closing": the verb with the preposition of what it is aimed at."""
    for child in tree.dependents(index, "obl", "advcl", "xcomp"):
        cases = tree.cases(child) or [tree.forms[m] for m in tree.dependents(child, "mark")]
        if cases:
            return f"{tree.lemmas[index]} {cases[0]}"
    return tree.lemmas[index]


def _with_adjective(tree: Tree, index: int) -> list[str]:
    """ "hold responsible": the verb with what it calls its object; "will be held responsible"
    threatens."""
    things = tree.dependents(index, "obj")
    told = tree.dependents(index, "xcomp") if things else []
    told += [c for thing in things for c in tree.dependents(thing, "amod") if c > thing]
    return [f"{tree.lemmas[index]} {tree.forms[c]}" for c in told if tree.tokens[c].upos == "ADJ"]


def is_disowned(tree: Tree, index: int) -> bool:
    """ "has not claimed", "no group claimed": nobody says so."""
    denied = words("sources.toml", "nobody")
    who = tree.dependents(index, "nsubj", "nsubj:pass")
    return tree.has(index, NOT) or any(tree.forms[w] in denied or tree.has(w, denied) for w in who)


def is_told_of(tree: Tree, index: int) -> bool:
    """ "he was accused of", "a man accused of": a passive, whose subject says nothing."""
    passive = tree.dependents(index, "nsubj:pass", "aux:pass")
    return bool(passive) or tree.tokens[index].dep in ("acl", "acl:relcl")


def is_quoted_as(tree: Tree, index: int) -> bool:
    """ "quoted the mayor as saying": the one quoted says it."""
    above = tree.tokens[index].head
    marked = any(tree.forms[c] == "as" for c in tree.dependents(index, "mark"))
    return marked and tree.lemmas[above] in words("sources.toml", "citing")


def _has_object(tree: Tree, index: int, lemmas: frozenset[str]) -> bool:
    return any(tree.lemmas[c] in lemmas for c in tree.dependents(index, "obj", "nsubj:pass"))


def is_aimed(tree: Tree, index: int) -> bool:
    """ "was aimed at": nobody says anything, unlike "is planned to open"."""
    told = any(tree.has(c, frozenset({"to"})) for c in tree.dependents(index, "xcomp"))
    return bool(tree.dependents(index, "aux:pass")) and not told


def stance_of(tree: Tree, found: SpeechClass, index: int, roots: list[int]) -> Stance:
    if _is_told_to(tree, index, roots):
        return "demands"
    if found.name == "demand" and _is_question(tree, index, roots):
        return "asserts"
    if found.hostile is None:
        menaces = found.name in ("say", "announce") and any(_menaces(tree, root) for root in roots)
        return "threatens" if menaces else found.stance
    hostile = words("speech.toml", "vow", "hostile_words")
    told = [at for root in [*roots, *tree.dependents(index, "obj")] for at in tree.below(root)]
    return found.hostile if any(tree.lemmas[at] in hostile for at in told) else found.stance


def _is_told_to(tree: Tree, index: int, roots: list[int]) -> bool:
    """ "told residents to leave": what is said is to be done."""
    if tree.lemmas[index] not in words("speech.toml", "demand", "told_to"):
        return False
    return any(tree.tokens[r].dep == "xcomp" and tree.has(r, frozenset({"to"})) for r in roots)


def _is_question(tree: Tree, index: int, roots: list[int]) -> bool:
    """ "asked whether he knew", "asked about the day": nothing is to be done."""
    if tree.lemmas[index] not in words("speech.toml", "demand", "questions"):
        return False
    asked = words("speech.toml", "demand", "question_words")
    for root in (*roots, *tree.dependents(index, "obl", "ccomp", "advcl")):
        around = (root, *tree.dependents(root, "mark", "advmod", "nsubj", "obj", "case"))
        if any(c > index and tree.forms[c] in asked for c in around):
            return True
    return False


def _menaces(tree: Tree, root: int) -> bool:
    """ "harsh revenge awaits them", "we will avenge him": a threat in plain words."""
    payback = words("speech.toml", "vow", "payback")
    if tree.lemmas[root] in ("await", "wait"):
        return any(tree.lemmas[c] in payback for c in tree.dependents(root, "nsubj"))
    will = tree.has(root, frozenset({"will", "shall", "'ll"}))
    ours = any(tree.forms[c] in ("we", "i") for c in tree.dependents(root, "nsubj"))
    return will and ours and any(tree.lemmas[i] in payback for i in tree.below(root))


def content_roots(tree: Tree, index: int, found: SpeechClass) -> list[int]:
    """The words under which stands what is said."""
    roots = [
        c
        for c in tree.children[index]
        if (
            tree.tokens[c].dep in CONTENT and not _is_found_so(tree, c) and not tree.stands_alone(c)
        )
        or is_quoted_as(tree, c)
    ]
    above = tree.tokens[index].head
    dep = tree.tokens[index].dep
    # "it opened, as she had promised": what has come about is told, not said
    as_said = dep == "advcl" and tree.has(index, frozenset({"as"})) and found.stance not in AHEAD
    thing = tree.dependents(index, "obj")
    alone = tree.stands_alone(index)
    if above != index and (dep == "parataxis" or as_said) and not (roots or thing or alone):
        roots.append(above)
    if found.takes_things and tree.dependents(index, "nsubj"):
        roots.extend(thing)
    if found.takes_objects and found.name != "assess":
        for child in tree.children[index]:
            cases = tree.cases(child)
            marked = [tree.forms[m] for m in tree.dependents(child, "mark")]
            aimed = f"{tree.lemmas[index]} {(cases + marked + [''])[0]}" in speech_classes()
            aside = not aimed and (bool(BESIDE & set(cases + marked)) or "according" in cases)
            if tree.tokens[child].dep == "advcl" and not (aimed or FOR_DOING & set(marked)):
                continue
            if tree.tokens[child].dep in OBJECTS and not aside:
                roots.append(child)
    return roots


def _is_found_so(tree: Tree, index: int) -> bool:
    """ "found a man shot", "reported stolen": a state of the object, and no words."""
    token = tree.tokens[index]
    passive = token.dep == "xcomp" and "Voice=Pass" in token.feats
    return passive and not tree.has(index, frozenset({"to"}))
