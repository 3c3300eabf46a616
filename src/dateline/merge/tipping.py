"""What would have joined two events that were looked at and kept apart.

Each kind of evidence that they do not share is weighed as if they shared it, in the place of
what was seen of it. What forbids a join is outweighed by nothing.
"""

from __future__ import annotations

from collections.abc import Sequence

from dateline.merge.weights import weight
from dateline.records import Reason

KEPT_APART = "kept-apart"
"""Name of the reason that another claim keeps the two apart."""
SHOWN = 3
"""How many are named at most."""
DEEDS = {
    "place": ("place.same", "a common place"),
    "day": ("time.same-day", "a common day, told by both"),
    "victim": ("people.same-victim", "the same name of whoever it was done to"),
    "who": ("people.same-who", "the same name of whoever did it"),
    "target": ("people.same-target", "the same name of what it was done to"),
    "nouns": ("people.things-1", "the same words for those involved"),
    "figure": ("figures.equal-large", "the same count of three or more"),
    "company": ("context.most-names", "reports that name the same"),
}
"""By the name of a reason: what its best is worth, and how that is called."""
UTTERANCES = {
    "day": ("time.same-day", "a common day, told by both"),
    "quoted": ("speech.verbatim-4", "the same words in quotation marks"),
    "said": ("speech.shared-6", "the same rare words"),
    "about": ("speech.about", "the same name spoken of"),
}


def would_tip(worth: int, reasons: Sequence[Reason]) -> tuple[Reason, ...]:
    """What alone would have lifted a pair of this weight to the threshold of joining, the most
    telling first; `weight` is by how much it would have. () where nothing alone would."""
    if any(reason.weight <= weight("forbid") or reason.name == KEPT_APART for reason in reasons):
        return ()
    missing = weight("band.joined") - worth
    if missing <= 0:  # other claims of the two events outweigh this pair
        return ()
    said = any(reason.name == "speaker" for reason in reasons)
    found = []
    for name, (key, says) in (UTTERANCES if said else DEEDS).items():
        seen = sum(reason.weight for reason in reasons if reason.name == name)
        gain = weight(key) - seen
        if gain > 0 and gain >= missing:
            found.append(Reason(name=name, weight=gain, says=says))
    return tuple(sorted(found, key=lambda tip: (-tip.weight, tip.name))[:SHOWN])
