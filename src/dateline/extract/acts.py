"""Which words of an article tell something, and which verb carries them."""

from __future__ import annotations

from dateline.extract.draft import Draft
from dateline.extract.quotations import Quotation
from dateline.extract.rules import OTHER, kind_words, words
from dateline.extract.tree import Tree
from dateline.extract.vague import tells_all_the_same
from dateline.records import SLIGHT

HELPING = frozenset({
    "aux", "cop", "case", "mark", "fixed", "amod", "compound", "flat", "nmod:desc",
})  # fmt: skip
DEFINITE = frozenset({"the", "this", "that", "these", "those", "his", "her", "their", "its"})
LONGEST_LABEL = 6
"""Words before the colon of a title that only name its topic. Not tuned."""
POINTING = frozenset({"this", "that", "these", "those"})


def find_acts(tree: Tree, quotations: list[Quotation]) -> list[Draft]:
    """A Draft for every verb and event noun that tells something, in text order.

    Passed over: auxiliaries, participles used as adjectives, verbs that only carry
    another word ("carried out", "began"), and nouns that are no event in the word lists.
    """
    nouns = {index for index in tree.predicates if _tells_as_noun(tree, index)}
    carriers = _carriers(tree, nouns)
    carried = set(carriers.values())
    drafts: list[Draft] = []
    labels = _verbless_quotes(tree, quotations)
    for index in sorted({*tree.predicates, *_unmarked(tree), *_outcomes(tree)}):
        token = tree.tokens[index]
        if index in labels:
            continue
        if index in nouns:
            carrier = carriers.get(index, index)
        elif (token.upos == "VERB" and index not in carried and _tells_as_verb(tree, index)) or (
            token.upos == "ADJ" and (find_sufferers(tree, index) or is_due(tree, index))
        ):
            carrier = index
        else:
            continue
        drafts.append(
            Draft(
                token=index,
                nominal=index in nouns,
                carrier=carrier,
                sentence=token.sent,
                kind=find_kind(tree, index),
                definite=index in nouns and is_definite(tree, index),
            )
        )
    return drafts


def find_slight(tree: Tree, quotations: list[Quotation], told: list[Draft]) -> list[Draft]:
    """A Draft for every other word that the reader takes for a predicate, in text order: vague
    verbs ("comes in two sizes"), participles before nouns, event nouns that no list holds.

    They are told, but nothing hangs on them: they are marked as background from the start.
    """
    known = {draft.token for draft in told} | {draft.carrier for draft in told}
    labels = _verbless_quotes(tree, quotations)
    return [
        Draft(
            token=index,
            nominal=tree.tokens[index].upos != "VERB",
            carrier=index,
            sentence=tree.tokens[index].sent,
            background=SLIGHT,
        )
        for index in sorted(tree.predicates)
        if index not in known and index not in labels and _may_be_slight(tree, index)
    ]


def _may_be_slight(tree: Tree, index: int) -> bool:
    """No helping word, and no part of a name or of another noun ("a recorded message")."""
    if tree.tokens[index].dep in HELPING or index in tree.name_at or _hands_on(tree, index):
        return False
    return tree.tokens[index].upos in ("VERB", "NOUN")


def _unmarked(tree: Tree) -> list[int]:
    """Verbs with a passive subject, and main verbs of a known kind with subject and object: told
    even where the reader marks no predicate."""
    return [
        index
        for index, token in enumerate(tree.tokens)
        if token.upos == "VERB"
        if tree.dependents(index, "nsubj:pass") or _is_main_deed(tree, index)
    ]


def _is_main_deed(tree: Tree, index: int) -> bool:
    known = tree.lemmas[index] in kind_words().verbs
    both = tree.dependents(index, "nsubj") and tree.dependents(index, "obj")
    return known and tree.tokens[index].dep == "root" and bool(both)


def _outcomes(tree: Tree) -> list[int]:
    """ "three dead in a fire": adjectives that tell what became of people."""
    told = words("acts.toml", "outcome", "words")
    return [
        i for i, token in enumerate(tree.tokens) if token.upos == "ADJ" and tree.lemmas[i] in told
    ]


def find_sufferers(tree: Tree, index: int) -> list[int]:
    """Those whom "dead" tells of: its subject, its number, or the noun that it follows where
    a headline has no verb ("Two men dead after fire")."""
    token = tree.tokens[index]
    if tree.lemmas[index] not in words("acts.toml", "outcome", "words"):
        return []
    if token.dep in ("amod", "acl", "nmod"):
        bare = token.head < index and tree.tokens[token.head].dep in ("root", "nummod")
        return [token.head] if bare else []
    if token.dep not in ("root", "conj", "parataxis", "ccomp"):
        return []
    return tree.dependents(index, "nsubj") or tree.dependents(index, "nummod")


def is_due(tree: Tree, index: int) -> bool:
    """ "is due in court on March 24", "the report is due on Friday"; "due to flee" is told by the
    verb."""
    if tree.forms[index] not in words("acts.toml", "ahead", "words") or not tree.dependents(
        index, "cop"
    ):
        return False
    return any(c in tree.day_words for c in tree.children[index])


def _verbless_quotes(tree: Tree, quotations: list[Quotation]) -> set[int]:
    """Words of quotations without a verb: "Death to the king!", a “flagrant violation”."""
    found: set[int] = set()
    for quotation in quotations:
        inside = range(quotation.first, quotation.last + 1)
        if not any(tree.tokens[i].upos in ("VERB", "AUX") for i in inside):
            found.update(inside)
    return found


def is_definite(tree: Tree, index: int) -> bool:
    """Told as known: "the strike", "that attack", "his assassination"; not "the army's attack".

    In "the US airstrikes" the reader hangs the article on either word.
    """
    own = tree.dependents(index, "det", "nmod:poss")
    for before in tree.dependents(index, "compound", "nmod"):
        if before < index:
            own.extend(tree.dependents(before, "det"))
    if _is_label_of_title(tree, index) or _is_summed_up(tree, index):
        return True
    return any(
        tree.forms[child] in DEFINITE for child in own if tree.tokens[child].upos in ("DET", "PRON")
    )


def _is_summed_up(tree: Tree, index: int) -> bool:
    """ "The death toll from floods rose on Tuesday": the floods came before it."""
    token = tree.tokens[index]
    above = tree.lemmas[token.head] in words("acts.toml", "summed_up", "words")
    return above and token.dep == "nmod" and is_definite(tree, token.head)


def _is_label_of_title(tree: Tree, index: int) -> bool:
    """ "Orvella flood: toll reaches 21": what stands before a title's colon, without a verb,
    is known."""
    sentence = tree.sentences[tree.tokens[index].sent]
    block = tree.blocks.get(sentence.block)
    if (
        block is None
        or block.role != "title"
        or tree.sentences_of(sentence.block)[0] != (tree.tokens[index].sent)
    ):
        return False
    inside = range(sentence.first, sentence.last)
    colon = next((i for i in inside if tree.forms[i] == ":"), None)
    if colon is None or not index < colon <= sentence.first + LONGEST_LABEL:
        return False
    return all(tree.tokens[i].upos not in ("VERB", "AUX") for i in range(sentence.first, colon))


def is_order(tree: Tree, index: int) -> bool:
    """An imperative ("Leave the valley"), or one that goes on ("… and close the door")."""
    token = tree.tokens[index]
    if tree.dependents(index, "nsubj", "nsubj:pass") or token.upos != "VERB":
        return False
    if token.dep == "conj" and "Mood" not in token.feats and tree.forms[index] == token.lemma:
        return is_order(tree, token.head)
    return "Mood=Imp" in token.feats


def is_pointing(tree: Tree, index: int) -> bool:
    """Points at something told just before: "that attack", "this move"."""
    return any(tree.forms[child] in POINTING for child in tree.dependents(index, "det"))


def find_kind(tree: Tree, index: int) -> str:
    """The kind of an event noun or verb by the word lists; `other` when none lists it."""
    return find_entry(tree, index)[1]


def find_entry(tree: Tree, index: int) -> tuple[str, str]:
    """What an event noun or verb is listed as, with its particle or thing where that is listed,
    and its kind; ("", "other") when no list has it."""
    known = kind_words()
    lemma = tree.lemmas[index]
    upos = tree.tokens[index].upos
    listed = known.verbs if upos in ("ADJ", "VERB") else known.nouns
    if upos == "ADJ":
        told = [lemma]
    elif upos == "VERB":
        longer = longer_words(tree, index)
        told = [*longer, tree.particle(index), lemma]
        if known.unless.intersection(longer):
            told = longer
    else:
        before = [tree.lemmas[c] for c in tree.dependents(index, "compound", "amod")]
        told = [*(f"{word} {lemma}" for word in before), lemma, tree.forms[index]]
    return next(((entry, listed[entry]) for entry in told if entry in listed), ("", OTHER))


def name_kinds_by_actor(tree: Tree, drafts: list[Draft]) -> None:
    """Give what protesters do the kind of a protest where its verb tells no kind."""
    known = kind_words()
    for draft in drafts:
        if draft.kind == OTHER and not draft.nominal:
            actors = [tree.lemmas[p.head] for p in draft.parties if p.role == "who"]
            draft.kind = next((known.actors[a] for a in actors if a in known.actors), OTHER)


def longer_words(tree: Tree, index: int) -> list[str]:
    """The verb with its object or preposition: "launch rocket", "break into", "call on"."""
    lemma = tree.lemmas[index]
    things = tree.dependents(index, "obj", "nsubj:pass", "obl")
    if tree.tokens[index].dep == "acl:relcl":
        things.append(tree.tokens[index].head)
    cases = [cases for thing in things if (cases := tree.cases(thing))]
    became = tree.dependents(index, "xcomp")
    became += [c for t in things for c in tree.dependents(t, "amod", "acl") if c > t]
    said = [f"{lemma} {word}" for word in (tree.lemmas[t] for t in [*things, *became])]
    closer = words("acts.toml", "particle", "words")
    said += [f"{lemma} {tree.forms[c]}" for c in tree.dependents(index, "advmod") if c == index + 1]
    return said + [
        told
        for first, *more in cases
        if (told := f"{lemma} {first}") not in closer or more  # "gave in to the owners"
    ]


def _tells_as_noun(tree: Tree, index: int) -> bool:
    token = tree.tokens[index]
    if token.upos not in ("NOUN", "PROPN") or token.dep in ("compound", "flat", "nmod:desc"):
        return False
    if index in tree.name_at:
        return False
    kind = find_kind(tree, index)
    return kind != OTHER and not _only_words(tree, index, kind)


def _is_label(tree: Tree, index: int) -> bool:
    """A heading that only names what follows: "The island's response"."""
    block = tree.blocks.get(tree.sentences[tree.tokens[index].sent].block)
    return block is not None and block.role in ("heading", "title")


def has_that_clause(tree: Tree, index: int) -> bool:
    """Whether a noun is followed by a whole clause: "the claim that the bridge fell"."""
    return any(
        tree.has(child, frozenset({"that"}))
        or tree.dependents(child, "nsubj", "nsubj:pass", "nsubj:outer")
        for child in tree.dependents(index, "acl", "ccomp")
    )


def _only_words(tree: Tree, index: int, kind: str) -> bool:
    """Nouns that dress another claim: "in a statement", "in response to", "set it on fire",
    "expressed outrage"."""
    token = tree.tokens[index]
    cases = tree.cases(index)
    above = tree.lemmas[token.head] if token.head != index else ""
    if tree.lemmas[index] == "death":
        if any(tree.cases(c) == ["to"] for c in tree.dependents(index, "nmod")):
            return True  # a chant ("Death to tyrants!")
        if cases == ["to"] and above == "kill":
            return True  # "beaten to death"
    if tree.lemmas[index] in words("background.toml", "cue_nouns"):
        return bool(tree.dependents(index, "cop")) or cases[:1] in (["in"], ["as"])
    if kind == "statement" and token.head == index and _is_label(tree, index):
        return True
    if kind in ("statement", "accuse", "threaten", "reject", "request"):
        if token.dep in ("obl", "nsubj", "nmod", "obl:agent"):
            return not has_that_clause(tree, index)
        return token.dep == "obj" and above in ("express", "voice", "release", "read", "repeat")
    phrase = f"{above} {tree.lemmas[index]}"
    if phrase in kind_words().verbs and token.dep in ("obj", "nsubj:pass"):
        whole = phrase in words("acts.toml", "light", "but_not")
        return whole or above not in words("acts.toml", "light", "words")
    if token.dep == "obl" and " ".join([above, *cases, tree.lemmas[index]]) in kind_words().verbs:
        return True  # "went on strike"
    return cases[:1] == ["on"] and above in ("set", "light") and kind == "accident"


def _tells_as_verb(tree: Tree, index: int) -> bool:
    token = tree.tokens[index]
    if token.dep in ("amod", "compound", "case", "mark", "aux", "cop", "fixed", "advmod", "nmod"):
        return False
    if tree.lemmas[index] == "speak" and token.dep == "advcl":
        return False
    if _hands_on(tree, index):
        return False
    vague = words("acts.toml", "not_told", "words")
    if tree.particle(index) in vague and " " in tree.particle(index):
        return False
    if find_kind(tree, index) == OTHER and tree.has(index, frozenset({"how"})):
        return False
    return not (
        tree.lemmas[index] in vague
        and find_kind(tree, index) == OTHER
        and not tells_all_the_same(tree, index)
    )


def _hands_on(tree: Tree, index: int) -> bool:
    """ "began to march": the verb that follows tells it."""
    return tree.lemmas[index] in words("acts.toml", "transparent", "words") and any(
        tree.tokens[c].upos == "VERB" for c in tree.dependents(index, "xcomp")
    )


def _carriers(tree: Tree, nouns: set[int]) -> dict[int, int]:
    """For an event noun the verb that only carries it or says that it took place."""
    light = words("acts.toml", "light", "words")
    happen = words("acts.toml", "happen", "words")
    found: dict[int, int] = {}
    for noun in sorted(nouns):
        for child in tree.dependents(noun, "acl:relcl"):
            if tree.lemmas[child] in happen and child in tree.predicates:
                found[noun] = child
        head = tree.tokens[noun].head
        dep = tree.tokens[noun].dep
        if noun in found or head == noun or tree.tokens[head].upos != "VERB":
            continue
        verb = tree.particle(head)
        is_object = dep in ("obj", "nsubj:pass") and verb in light
        is_subject = dep == "nsubj" and (verb in happen or _takes_place(tree, head))
        modifies = tree.tokens[head].dep in ("acl", "acl:relcl")
        if (is_object or is_subject) and not modifies and head not in found.values():
            found[noun] = head
    return found


def _takes_place(tree: Tree, verb: int) -> bool:
    return tree.lemmas[verb] == "take" and any(
        tree.lemmas[child] == "place" for child in tree.dependents(verb, "obj", "compound:prt")
    )
