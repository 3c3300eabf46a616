"""Whether two tellings are of one utterance: one speaker, one thing said, one day."""

from __future__ import annotations

from collections.abc import Mapping

from dateline.merge.actors import Bearer
from dateline.merge.acts import acts
from dateline.merge.compare.context import near_by
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
    if a.article == b.article and near_by(a, b):
        found.append(reason("article", "speech.same-breath", "one article tells them on end"))
    quoted = _verbatim(a, b)
    found += [quoted] if quoted else []
    shared = sorted((a.words & b.words) - a.verbatim - acts().light)
    if shared:
        worth = min(len(shared) * weight("speech.shared"), weight("speech.most"))
        listed = ", ".join(f'"{word}"' for word in shared[:5])
        found.append(Reason(name="said", weight=worth, says=f"both say {listed}"))
    return found


def _verbatim(a: Telling, b: Telling) -> Reason | None:
    """Words that both give in quotation marks."""
    shared = sorted((a.verbatim & b.verbatim) - acts().light)
    if not shared:
        return None
    worth = min(len(shared) * weight("speech.verbatim"), weight("speech.most"))
    listed = ", ".join(f'"{word}"' for word in shared[:5])
    return Reason(name="quoted", weight=worth, says=f"both quote {listed}")


def _verb(stance: str) -> str:
    return stance.replace("_", " ")
