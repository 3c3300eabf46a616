"""One sense per article: a word that names two kinds of acts names one of them throughout.

"The dockers went on strike. The strike …": the second is no strike from the air. Source: Gale,
Church and Yarowsky, "One Sense Per Discourse" (1992).
"""

from __future__ import annotations

from collections import defaultdict

from dateline.extract.acts import find_kind, longer_words
from dateline.extract.draft import Draft
from dateline.extract.kinds import kind_by_frame
from dateline.extract.rules import frames, kind_words
from dateline.extract.sharing import HARM
from dateline.extract.tree import Tree


def settle_senses(tree: Tree, drafts: list[Draft]) -> None:
    """Give an event noun without a sign of its own the kind that the signs beside the word's
    other uses in the article show, where they all show one."""
    listed = frames().nouns
    shown: dict[str, set[str]] = defaultdict(set)
    for index, lemma in enumerate(tree.lemmas):
        if lemma in listed:
            shown[lemma].update(_signs(tree, index))
    for draft in drafts:
        if not draft.nominal or tree.lemmas[draft.token] not in listed:
            continue
        kinds = _signs(tree, draft.token)
        if not kinds and not _does_harm(tree, draft):
            kinds = shown[tree.lemmas[draft.token]]
        if len(kinds) == 1:
            draft.kind = min(kinds)


def _does_harm(tree: Tree, draft: Draft) -> bool:
    """ "a strike on a convoy", "the strike killed two": a sign of its own that it is no other."""
    above = tree.tokens[draft.token].head
    done = any(party.role in ("whom", "what") for party in draft.parties)
    return done or find_kind(tree, above) in HARM


def _signs(tree: Tree, index: int) -> set[str]:
    """The kinds that its sentence gives a word: "the dockers' strike", "went on strike",
    "striking dockers"."""
    token = tree.tokens[index]
    if token.upos == "NOUN":
        verbs = kind_words().verbs
        longer = longer_words(tree, token.head) if tree.tokens[token.head].upos == "VERB" else []
        found = {verbs[said] for said in longer if said in verbs and tree.lemmas[index] in said}
        return found | {kind_by_frame(tree, index)} - {""}
    if token.dep == "amod":
        listed = frames().verbs.get(tree.lemmas[index], ())
        return {frame.kind for frame in listed if tree.lemmas[token.head] in frame.things}
    return set()
