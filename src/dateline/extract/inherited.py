"""Who does what a verb without a subject of its own tells: whoever does, or suffers, what the
verb above it tells."""

from __future__ import annotations

from dateline.extract.draft import Draft, Party
from dateline.extract.people import is_person_word
from dateline.extract.roles import is_passive
from dateline.extract.saying import is_quoted_as
from dateline.extract.tree import Tree


def inherit_subjects(tree: Tree, drafts: dict[int, Draft]) -> None:
    """Give "and wounded six" and ", killing two" the subject of the verb they hang on; in
    "found a man shot" whoever found him did not shoot him."""
    for index, draft in sorted(drafts.items()):
        if draft.nominal or any(p.role == "who" for p in draft.parties):
            continue
        if tree.tokens[index].dep not in ("conj", "advcl", "xcomp"):
            continue
        if tree.dependents(index, "nsubj", "nsubj:pass"):
            continue
        above = drafts.get(tree.tokens[index].head)
        found_so = tree.tokens[index].dep == "xcomp" and "Voice=Pass" in tree.tokens[index].feats
        if above is not None and not above.nominal and _is_gone_on(tree, index):
            _befall_subject(tree, draft, above)
        if above is None or above.nominal or found_so or is_passive(tree, index):
            continue
        role = "whom" if _is_after_passive(tree, index) else "who"
        quoted = is_quoted_as(tree, index)
        for party in above.parties:
            if party.role == role if not quoted else tree.tokens[party.head].dep == "obj":
                draft.parties = [p for p in draft.parties if p.head != party.head]
                draft.parties.insert(0, Party("who", party.head, "low"))


def _is_gone_on(tree: Tree, index: int) -> bool:
    """ "after being shot": a passive clause whose subject is that of the verb above it."""
    helpers = [c for c in tree.dependents(index, "aux:pass") if tree.forms[c] == "being"]
    return bool(helpers) and tree.tokens[index].dep == "advcl"


def _befall_subject(tree: Tree, draft: Draft, above: Draft) -> None:
    """ "drove to the clinic after being shot": whoever drove was shot."""
    if any(party.role == "whom" for party in draft.parties):
        return
    subjects = tree.dependents(above.carrier, "nsubj", "nsubj:pass")
    for party in above.parties:
        if party.head in subjects and is_person_word(tree, party.head):
            draft.parties = [p for p in draft.parties if p.head != party.head]
            draft.parties.insert(0, Party("whom", party.head, "low"))


def _is_after_passive(tree: Tree, index: int) -> bool:
    """ "was arrested after leaving": whoever suffers the one did the other."""
    marks = {tree.forms[c] for c in tree.dependents(index, "mark")}
    in_time = tree.tokens[index].dep == "advcl" and marks & {"after", "before", "while", "when"}
    return bool(in_time) and "Voice=Pass" in tree.tokens[tree.tokens[index].head].feats
