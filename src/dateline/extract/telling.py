"""Who did what to whom and who says so, before days and ties: the first half of the stage."""

from __future__ import annotations

from dataclasses import dataclass

from dateline.extract.acts import find_acts, find_slight, name_kinds_by_actor
from dateline.extract.corrected import find_taken_back
from dateline.extract.doers import name_doers
from dateline.extract.draft import Draft
from dateline.extract.entities import Entities
from dateline.extract.inherited import inherit_subjects
from dateline.extract.parties import find_parties
from dateline.extract.pronouns import resolve_pronouns
from dateline.extract.quotations import find_quotations
from dateline.extract.reality import judge
from dateline.extract.senses import settle_senses
from dateline.extract.speech import Speech
from dateline.extract.tree import Tree
from dateline.records import SLIGHT, Annotated


@dataclass(frozen=True)
class Telling:
    """What an article tells, as working records that the next steps write on."""

    tree: Tree
    entities: Entities
    speech: Speech
    drafts: list[Draft]
    slight: list[Draft]
    """What is told in passing: days, figures and ties are never sought for it."""


def read_telling(annotated: Annotated) -> Telling:
    """Find claims, their participants, their speakers, and whether they happened."""
    tree = Tree(annotated)
    quotations = find_quotations(tree)
    quoted = frozenset(i for q in quotations for i in range(q.first, q.last + 1))
    entities = Entities(tree, quoted)
    drafts = find_acts(tree, quotations)
    for draft in drafts:
        draft.parties = find_parties(tree, draft)
    drafts = [d for d in drafts if d.parties or tree.tokens[d.token].upos != "ADJ"]
    inherit_subjects(tree, {draft.token: draft for draft in drafts})
    name_kinds_by_actor(tree, drafts)
    settle_senses(tree, drafts)
    speech = Speech(tree, drafts, entities)
    speech.take_quotations(quotations)
    speech.settle(drafts)
    name_doers(tree, drafts)
    slight = find_slight(tree, quotations, drafts)
    for draft in slight:
        draft.parties = find_parties(tree, draft)
    slight = [draft for draft in slight if draft.parties or not draft.nominal]
    speech.settle(slight)
    resolve_pronouns(tree, entities, speech)
    for draft in [*drafts, *slight]:
        judge(tree, draft)
    taken_back = find_taken_back(tree)
    for draft in drafts:
        if draft.sentence in taken_back:
            draft.background = SLIGHT
            slight.append(draft)
    drafts = [draft for draft in drafts if draft.sentence not in taken_back]
    return Telling(tree, entities, speech, drafts, sorted(slight, key=lambda one: one.token))
