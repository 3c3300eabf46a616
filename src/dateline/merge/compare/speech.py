"""Whether two tellings are of one utterance: one speaker, one thing said, one day."""

from __future__ import annotations

from collections.abc import Mapping

from dateline import when
from dateline.merge.acts import acts
from dateline.merge.bearers import Bearer
from dateline.merge.compare.context import sentences_between
from dateline.merge.rarity import total
from dateline.merge.tellings import Telling
from dateline.merge.weights import bucket, forbidden, reason
from dateline.records import Reason

MINUTES_APART = 60
SHARED = (1, 300, 600, 1000, 1500, 2200)
"""Rarity that the shared words add up to, from which each weight holds."""
MANY = 4
"""Words quoted by both beyond which more say nothing more."""


def compare_speech(a: Telling, b: Telling, bearers: Mapping[str, Bearer]) -> list[Reason]:
    """What different speakers say are different events."""
    if not a.speakers or not b.speakers:
        return [forbidden("speaker", "one of the speakers is not named")]
    if not a.speakers & b.speakers:
        names = sorted(bearers[one].name for one in (*a.speakers, *b.speakers))
        return [forbidden("speaker", f"different speakers: {', '.join(names)}")]
    name = bearers[min(a.speakers & b.speakers)].name
    found: list[Reason] = [reason("speaker", "speech.same-speaker", f"both by {name}")]
    if a.stance == b.stance == "asserts":
        found.append(reason("stance", "speech.both-assert", "both asserts"))
    elif a.stance == b.stance:
        found.append(reason("stance", "speech.same-stance", f"both {_verb(a.stance)}"))
    else:
        shown = f"{_verb(a.stance)} against {_verb(b.stance)}"
        found.append(reason("stance", "speech.stance-apart", f"said otherwise: {shown}"))
    about = sorted(a.about & b.about)
    if about:
        names = [bearers[one].name for one in about]
        found.append(reason("about", "speech.about", f"both about {', '.join(names[:3])}"))
    found += [seen for seen in (_on_end(a, b), _hours(a, b)) if seen is not None]
    quoted = _verbatim(a, b)
    found += [quoted] if quoted else []
    shared = sorted((a.words & b.words) - a.verbatim - acts().light)
    if shared:
        listed = ", ".join(f'"{word}"' for word in shared[:5])
        key = f"speech.shared-{bucket(total(shared), SHARED)}"
        found.append(reason("said", key, f"both say {listed}"))
    return found


def _on_end(a: Telling, b: Telling) -> Reason | None:
    if a.article != b.article:
        return None
    distance = sentences_between(a, b)
    if distance == 0:
        return reason("article", "speech.same-sentence", "one sentence tells both")
    if distance == 1:
        return reason("article", "speech.same-breath", "one article tells them on end")
    return None


def _hours(a: Telling, b: Telling) -> Reason | None:
    """Two clock times that are more than an hour apart are two occasions."""
    one, two = (_minute(telling) for telling in (a, b))
    if one is None or two is None or abs(one - two) <= MINUTES_APART:
        return None
    return reason("hour", "speech.other-hour", "said at different hours")


def _minute(telling: Telling) -> int | None:
    for day in telling.days[:1]:
        if day.when.grain in ("hour", "minute", "second") and day.when.start:
            return when.read_minute(day.when.start)
    return None


def _verbatim(a: Telling, b: Telling) -> Reason | None:
    """Words that both give in quotation marks."""
    shared = sorted((a.verbatim & b.verbatim) - acts().light)
    if not shared:
        return None
    listed = ", ".join(f'"{word}"' for word in shared[:5])
    key = f"speech.verbatim-{min(len(shared), MANY)}"
    return reason("quoted", key, f"both quote {listed}")


def _verb(stance: str) -> str:
    return stance.replace("_", " ")
