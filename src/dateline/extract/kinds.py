"""The kind of a claim in its sentence, where its word alone does not tell it.

Two steps after the word lists: what an act is done to ("lifted the curfew", "lifted the
siege": the frames of `kinds/*.toml`), and what somebody says or means to do (`intent.toml`:
"said it would send troops" is a threat, "said they must leave" a demand).
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from itertools import chain

from dateline.extract.acts import find_entry, longer_words
from dateline.extract.draft import Draft
from dateline.extract.rules import OTHER, Frame, frames, kind_words, people, read, words
from dateline.extract.tree import Tree
from dateline.records import Certainty

THINGS = ("obj", "nsubj:pass", "obl", "xcomp", "iobj")
BESIDE = ("compound", "amod", "nmod", "conj", "flat", "nmod:poss")
SHARING = ("xcomp", "conj")
"""Verbs that share the subject of the verb above."""
CONTENT = ("ccomp", "xcomp", "advcl", "parataxis")
SOMEBODY = "<somebody>"
"""How a class of `things.toml` names people."""
PERSONS = frozenset({"he", "she", "him", "her", "his", "me", "us", "we", "who", "whom", "you"})
NOT = frozenset({"not", "n't", "never", "no", "nor", "neither"})


def name_kinds(tree: Tree, drafts: list[Draft]) -> None:
    """Write onto every draft the kind that its sentence gives it, the word's own where none,
    and how sure that is."""
    for draft in drafts:
        framed = kind_by_frame(tree, draft.token, draft)
        draft.kind_certainty = _certainty(tree, draft, framed)
        draft.kind = framed or draft.kind
    known = {draft.token: draft for draft in drafts}
    meant = [_meant(tree, draft, known) for draft in drafts]
    for draft, kind in zip(drafts, meant, strict=True):
        if kind:
            draft.kind, draft.kind_certainty = kind, "medium"


def kind_at(tree: Tree, index: int, known: dict[int, Draft]) -> str:
    """The kind of a word: of its claim, else what its sentence gives it."""
    if index in known:
        return known[index].kind
    return kind_by_frame(tree, index) or find_entry(tree, index)[1]


def _certainty(tree: Tree, draft: Draft, framed: str) -> Certainty:
    """How sure the kind of the word, or of the word with what it is done to, is. Two signs that
    agree are sure; a word that several kinds list, or that has commoner senses, is unsure."""
    entry, kind = find_entry(tree, draft.token)
    if framed:
        return "high" if framed == kind else "medium"
    if kind == OTHER or entry in kind_words().unsure[kind]:
        return "low"
    return "high" if " " in entry else "medium"


# --- what an act is done to ---------------------------------------------------------


def kind_by_frame(tree: Tree, index: int, draft: Draft | None = None) -> str:
    """The kind that a verb or event noun has with what it is done to; "" for none."""
    verb = tree.tokens[index].upos == "VERB"
    listed: dict[str, tuple[Frame, ...]] = frames().verbs if verb else frames().nouns
    longer = longer_words(tree, index) if verb else []
    entries = longer
    if not any(words_told in kind_words().verbs for words_told in longer):
        entries = [*longer, tree.particle(index), tree.lemmas[index]]
    found = [frame for entry in dict.fromkeys(entries) for frame in listed.get(entry, ())]
    if not found:
        return ""
    told = set(_things(tree, index, draft) if verb else _beside_noun(tree, index, draft))
    if any(_is_somebody(tree, head) for head in _done_to(tree, index, draft)):
        told.add(SOMEBODY)
    return next((frame.kind for frame in found if told & frame.things), "")


def _things(tree: Tree, index: int, draft: Draft | None) -> Iterator[str]:
    """Lemmas of what a verb is done to, the first words of its phrase with it; of its subject
    where nothing else is named ("the talks collapsed")."""
    things = tree.dependents(index, *THINGS) + _modified(tree, index)
    yield from _phrases(tree, things)
    if not tree.dependents(index, "obj"):
        yield from _phrases(tree, tree.dependents(index, "nsubj"))
        if draft is not None and tree.tokens[index].dep in SHARING:
            yield from _phrases(tree, [p.head for p in draft.parties if p.role == "who"])
    elif draft is None:
        return
    elif draft.carrier != draft.token:
        yield from _phrases(tree, [party.head for party in draft.parties])


def _done_to(tree: Tree, index: int, draft: Draft | None) -> list[int]:
    """Heads of what an act is done to itself: "released two sailors", "the release of two sailors",
    "her release"; a named owner may have done it, and only a person's is taken."""
    if tree.tokens[index].upos == "VERB":
        sufferers = [p.head for p in draft.parties if p.role == "whom"] if draft else []
        return [*tree.dependents(index, "obj", "nsubj:pass"), *_modified(tree, index), *sufferers]
    owners = [c for c in tree.dependents(index, "nmod:poss") if tree.tokens[c].upos != "NOUN"]
    return owners + [c for c in tree.dependents(index, "nmod") if tree.cases(c) == ["of"]]


def _modified(tree: Tree, index: int) -> list[int]:
    """What a relative clause or a participle without an object stands with: "the poll released
    on Monday"."""
    token = tree.tokens[index]
    done = token.dep == "acl" and "VerbForm=Part" in token.feats and "Tense=Pres" not in token.feats
    if token.dep == "acl:relcl" or (done and not tree.dependents(index, "obj")):
        return [token.head]
    return []


def _is_somebody(tree: Tree, index: int) -> bool:
    if index in tree.name_at:
        return tree.names[tree.name_at[index]].label in ("PER", "GROUP")
    return tree.forms[index] in PERSONS or tree.lemmas[index] in people()


def _beside_noun(tree: Tree, index: int, draft: Draft | None) -> Iterator[str]:
    yield from _phrases(tree, tree.dependents(index, *BESIDE))
    if tree.tokens[index].dep == "compound":
        yield tree.lemmas[tree.tokens[index].head]
    if tree.tokens[index].dep == "obj":
        yield from _phrases(tree, tree.dependents(tree.tokens[index].head, "nsubj"))
    if draft is not None:
        yield from _phrases(tree, [party.head for party in draft.parties])


def _phrases(tree: Tree, heads: list[int]) -> Iterator[str]:
    for head in heads:
        yield tree.lemmas[head]
        for beside in tree.dependents(head, *BESIDE):
            yield tree.lemmas[beside]
            yield from (tree.lemmas[c] for c in tree.dependents(beside, "compound", "nmod"))


# --- what somebody says or means to do ----------------------------------------------


@cache
def _listed(name: str) -> frozenset[str]:
    return words("intent.toml", "words", name)


def _meant(tree: Tree, draft: Draft, known: dict[int, Draft]) -> str:
    """The kind of a claim that tells what somebody says, means or refuses to do; "" for none."""
    if draft.polarity == "negated":
        return str(read_intent()["not"].get(draft.kind, ""))
    lemma = tree.particle(draft.token)
    contents = tree.dependents(draft.token, *CONTENT)
    if lemma in words("intent.toml", "order", "verbs"):
        restrains = words("intent.toml", "order", "kinds")
        done = (known[c].kind if c in known else kind_by_frame(tree, c) for c in contents)
        return next((kind for kind in done if kind in restrains), "")
    if lemma in words("intent.toml", "mean", "verbs"):
        infinitive = [c for c in contents if is_infinitive(tree, c)]
        return _effect(tree, infinitive[0], known, "") if infinitive else ""
    if draft.kind in words("intent.toml", "say", "kinds"):
        said = chain(contents, told_above(tree, draft.token))
        return next((kind for c in said if (kind := _promised(tree, c, known))), "")
    return ""


@cache
def read_intent() -> dict[str, dict[str, str]]:
    return dict(read("intent.toml"))


def is_infinitive(tree: Tree, index: int) -> bool:
    """Whether a verb stands in the infinitive with "to"."""
    return any(tree.forms[c] == "to" for c in tree.dependents(index, "mark", "aux"))


def told_above(tree: Tree, index: int) -> list[int]:
    """ "It will send troops, the ministry said": what is said is the clause above."""
    above = tree.tokens[index].head
    return [above] if above != index and tree.tokens[index].dep == "parataxis" else []


def _promised(tree: Tree, index: int, known: dict[int, Draft]) -> str:
    """What a clause that somebody says makes of the saying."""
    helpers = {tree.forms[c] for c in tree.dependents(index, "aux", "cop")}
    to_do = next(
        (c for c in tree.dependents(index, "xcomp", "ccomp") if is_infinitive(tree, c)), None
    )
    if helpers & _listed("must") or (
        tree.lemmas[index] in _listed("must_verbs") and to_do is not None
    ):
        return "request"
    if not _is_own(tree, index):
        return ""
    if tree.lemmas[index] in _listed("willing") and to_do is not None:
        return _effect(tree, to_do, known, "agree", _is_denied(tree, index))
    if tree.particle(index) in words("intent.toml", "mean", "verbs") and to_do is not None:
        return _effect(tree, to_do, known, "", _is_denied(tree, index))
    if helpers & _listed("will"):
        return _effect(tree, index, known, "")
    return ""


def _is_own(tree: Tree, index: int) -> bool:
    """Whether the speaker speaks of what the speaker's own side does."""
    subjects = tree.dependents(index, "nsubj", "nsubj:pass")
    return all(
        tree.lemmas[c] in _listed("own")
        or tree.forms[c] in _listed("own")
        or tree.dependents(c, "nmod:poss")
        for c in subjects
    )


def _effect(tree: Tree, index: int, known: dict[int, Draft], neither: str, no: bool = False) -> str:
    """ "agree" for an act that helps, "threaten" for one that harms, "reject" for help that is
    denied; `neither` for any other."""
    draft = known.get(index)
    kind = (draft.kind if draft else "") or kind_by_frame(tree, index)
    verb = tree.particle(index)
    helps = kind in _listed("kinds_that_help")
    harms = kind in _listed("kinds_that_harm")
    if not helps and not harms:
        nouns = [known[c].kind for c in tree.dependents(index, "obj", "obl") if c in known]
        helps = verb in _listed("helps") or any(k in _listed("kinds_that_help") for k in nouns)
        harms = verb in _listed("harms")
    denied = no != _is_denied(tree, index)
    if helps:
        return "reject" if denied else "agree"
    if harms:
        return "agree" if denied else "threaten"
    return neither


def _is_denied(tree: Tree, index: int) -> bool:
    return any(tree.forms[c] in NOT for c in tree.children[index])
