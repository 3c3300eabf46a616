"""Which words name somebody who can act or be harmed."""

from __future__ import annotations

from dateline.extract.rules import people
from dateline.extract.tree import Tree

COUNTING = frozenset({
    "some", "one", "none", "both", "most", "half", "several", "many", "all", "few", "hundreds",
    "thousands", "dozens", "scores", "more", "rest", "number", "group", "handful", "majority",
})  # fmt: skip
PERSONAL = frozenset({
    "he", "she", "they", "them", "him", "her", "who", "whom", "i", "we", "us", "you", "me",
    "himself", "herself", "themselves", "many", "several", "both", "others", "thousands",
    "hundreds", "dozens", "scores", "someone", "everyone",
})  # fmt: skip


def is_person_word(tree: Tree, index: int) -> bool:
    """Whether the word names somebody who can act or be harmed."""
    if index in tree.name_at:
        return tree.names[tree.name_at[index]].label in ("PER", "ORG", "GROUP")
    if tree.tokens[index].upos == "NUM" or tree.forms[index] in COUNTING:
        counted = [c for c in tree.dependents(index, "nmod") if "of" in tree.cases(c)]
        if counted:
            return is_person_word(tree, counted[0])
    if tree.forms[index] in PERSONAL or tree.lemmas[index] in people():
        return True
    return is_people_name(tree, index)


def is_people_name(tree: Tree, index: int) -> bool:
    """A capitalised plural that is no Name: people called by nation, faith or party."""
    form = tree.form(index)
    token = tree.tokens[index]
    return (
        index not in tree.name_at
        and token.upos in ("PROPN", "NOUN", "ADJ")
        and form[:1].isupper()
        and form.endswith(("ans", "is", "ese", "ites", "ish", "ists", "crats", "cans", "ims"))
    )
