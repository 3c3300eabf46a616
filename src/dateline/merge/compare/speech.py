"""Whether two tellings are of one utterance: one speaker, one thing said, one day."""

from __future__ import annotations

from collections.abc import Mapping

from dateline.merge.actors import Bearer
from dateline.merge.tellings import Telling
from dateline.merge.weights import forbidden, reason, weight
from dateline.records import Reason


def compare_speech(a: Telling, b: Telling, bearers: Mapping[str, Bearer]) -> list[Reason]:
    """What different speakers say are different events."""
    if not a.speakers or not b.speakers:
        return [forbidden("speaker", "one of the speakers is not named")]
    if not a.speakers & b.speakers:
        names = sorted(bearers[one].name for one in (*a.speakers, *b.speakers))
        return [forbidden("speaker", f"different speakers: {', '.join(names)}")]
    name = bearers[min(a.speakers & b.speakers)].name
    found = [reason("speaker", "speech.same-speaker", f"both by {name}")]
    if a.stance == b.stance:
        found.append(reason("stance", "speech.same-stance", f"both {_verb(a.stance)}"))
    else:
        shown = f"{_verb(a.stance)} against {_verb(b.stance)}"
        found.append(reason("stance", "speech.stance-apart", f"said otherwise: {shown}"))
    about = sorted(a.about & b.about)
    if about:
        names = [bearers[one].name for one in about]
        found.append(reason("about", "speech.about", f"both about {', '.join(names[:3])}"))
    shared = sorted(a.words & b.words)
    if shared:
        worth = min(len(shared) * weight("speech.shared"), weight("speech.most"))
        listed = ", ".join(f'"{word}"' for word in shared[:5])
        found.append(Reason(name="said", weight=worth, says=f"both say {listed}"))
    return found


def _verb(stance: str) -> str:
    return stance.replace("_", " ")
