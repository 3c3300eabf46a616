"""The word lists of this folder, read once a process. Nothing here decides anything."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any

from dateline.records import LinkKind, Stance

KINDS = (
    "assault", "harm", "coerce", "protest", "accuse", "reject", "threaten", "court", "crime",
    "mobilize", "sanction", "retreat", "request", "investigate", "aid", "cooperate", "concede",
    "agree", "support", "consult", "accident", "disaster", "health", "election", "statement",
    "business", "sport", "science", "culture",
)  # fmt: skip
"""In the order in which they are asked where a word stands under several ("strike")."""
OTHER = "other"
AHEAD = frozenset({"threatens", "plans", "promises", "demands", "expects"})
"""Stances that look ahead."""
IRREGULAR = {"shot": "shoot", "bit": "bite", "shook": "shake", "slain": "slay", "fled": "flee"}
"""Past forms that the reader leaves as they are."""


def read(name: str) -> Mapping[str, Any]:
    """One file of this folder as it stands."""
    text = (files("dateline.extract") / name).read_text(encoding="utf-8")
    return tomllib.loads(text)


@cache
def words(name: str, *path: str) -> frozenset[str]:
    """A list of words: `words("acts.toml", "light", "only")`."""
    found: Any = read(name)
    for step in path:
        found = found[step]
    return frozenset(found)


@cache
def people() -> frozenset[str]:
    """Nouns that name somebody who can act or be harmed."""
    return words("people.toml", "words") | words("people.toml", "callings")


@cache
def short_titles() -> Mapping[str, str]:
    """What a title before a name is short for: "gen" is "general"."""
    listed: Mapping[str, Any] = read("antecedents.toml")["short"]
    return {short: word for short, word in listed.items() if short not in ("about", "case")}


@dataclass(frozen=True)
class KindWords:
    """Which kind a verb (with particle) or an event noun tells."""

    verbs: Mapping[str, str]
    nouns: Mapping[str, str]
    unless: frozenset[str]
    """Verb with object or preposition that tells no kind, though the verb alone does."""
    unsure: Mapping[str, frozenset[str]]
    """Of each kind the words that only suggest it: their commoner senses tell something else,
    or several kinds list them."""
    actors: Mapping[str, str]
    """Kinds of whatever these do, where the verb tells none ("the protesters gathered")."""


@cache
def kind_words() -> KindWords:
    verbs: dict[str, str] = {}
    nouns: dict[str, str] = {}
    actors: dict[str, str] = {}
    unless: set[str] = set()
    unsure: dict[str, frozenset[str]] = {OTHER: frozenset()}
    for kind in KINDS:
        listed = read(f"kinds/{kind}.toml")
        for words_of, told in ((verbs, listed["verbs"]), (nouns, listed["nouns"])):
            for word in told:
                first = words_of.setdefault(word, kind)
                if first != kind:
                    unsure[first] |= {word}
        unsure[kind] = frozenset(listed.get("weak", ()))
        unless.update(listed.get("unless", ()))
        actors.update(dict.fromkeys(listed.get("actors", ()), kind))
    return KindWords(verbs, nouns, frozenset(unless), unsure, actors)


@dataclass(frozen=True)
class Frame:
    """The kind of an act when it is done to one of these things (lemmas)."""

    kind: str
    things: frozenset[str]


@dataclass(frozen=True)
class Frames:
    """The frames of all kinds by verb (with particle) and by event noun."""

    verbs: dict[str, tuple[Frame, ...]]
    nouns: dict[str, tuple[Frame, ...]]


@cache
def frames() -> Frames:
    classes = read("things.toml")["class"]
    verbs: dict[str, tuple[Frame, ...]] = {}
    nouns: dict[str, tuple[Frame, ...]] = {}
    for kind in KINDS:
        for told in read(f"kinds/{kind}.toml").get("frame", ()):
            things = frozenset(word for name in told["things"] for word in classes[name])
            for verb in told["verbs"]:
                verbs[verb] = (*verbs.get(verb, ()), Frame(kind, things))
            for noun in told.get("nouns", ()):
                nouns[noun] = (*nouns.get(noun, ()), Frame(kind, things))
    return Frames(verbs, nouns)


@dataclass(frozen=True)
class Kind:
    """What a kind is: as its file under `kinds/` defines it."""

    name: str
    label: str
    about: str
    roles: tuple[str, ...]
    plover: str
    """PLOVER's kind that it is, or is a part of; "" for other news."""


@cache
def kind_table() -> tuple[Kind, ...]:
    """Every kind but "other", by name."""
    listed = ((kind, read(f"kinds/{kind}.toml")) for kind in sorted(KINDS))
    return tuple(
        Kind(kind, told["label"], told["about"], tuple(told["roles"]), told.get("plover", ""))
        for kind, told in listed
    )


def mend_lemma(lemma: str) -> str:
    """A verb's lemma as the lists spell it: the reader may write "vowe", "injur"."""
    known = _listed_verbs()
    if lemma in known:
        return lemma
    if lemma in IRREGULAR:
        return IRREGULAR[lemma]
    other = lemma[:-1] if lemma.endswith("e") else lemma + "e"
    return other if other in known else lemma


@cache
def _listed_verbs() -> frozenset[str]:
    cued = [word for cue in cues() for word in cue.words]
    return frozenset(kind_words().verbs) | frozenset(speech_classes()) | frozenset(cued)


@dataclass(frozen=True)
class SpeechClass:
    """What a class of verbs of saying makes of its words; see `speech.toml`."""

    name: str
    stance: Stance
    takes_objects: bool
    """Whatever the verb's object or its "for" and "of" phrase tells is said."""
    takes_things: bool
    """What a speaker's object tells is said ("confirmed the death")."""
    hostile: Stance | None
    objects: frozenset[str]


@cache
def speech_classes() -> Mapping[str, tuple[SpeechClass, ...]]:
    """The classes of each verb of saying, those that ask for an object first."""
    found: dict[str, list[SpeechClass]] = {}
    for name, rule in read("speech.toml").items():
        if name == "nouns":
            continue
        made = SpeechClass(
            name=name,
            stance=rule["stance"],
            takes_objects=rule["content"] == "object",
            takes_things=rule["content"] == "thing",
            hostile=rule.get("hostile"),
            objects=frozenset(rule.get("objects", ())),
        )
        for word in rule["words"]:
            found.setdefault(word, []).append(made)
    return {
        word: tuple(sorted(classes, key=lambda c: not c.objects)) for word, classes in found.items()
    }


@cache
def speech_nouns() -> Mapping[str, SpeechClass]:
    """The class of each noun that takes a that-clause ("the claim that …")."""
    return _classes_of(read("speech.toml")["nouns"])


@cache
def infinitive_nouns() -> Mapping[str, SpeechClass]:
    """The class of each noun that takes an infinitive ("the plan to …")."""
    return _classes_of(read("speech.toml")["nouns"]["to"])


def _classes_of(listed: Mapping[str, Any]) -> Mapping[str, SpeechClass]:
    by_name = {made.name: made for classes in speech_classes().values() for made in classes}
    return {word: by_name[name] for name in by_name if name in listed for word in listed[name]}


@dataclass(frozen=True)
class Cue:
    """A way in which an article ties two of its claims; see `links.toml`."""

    name: str
    kind: LinkKind
    shape: str
    words: frozenset[str]
    prepositions: frozenset[str]
    before: frozenset[str]
    swap: bool


@cache
def cues() -> tuple[Cue, ...]:
    return tuple(
        Cue(
            name=rule["name"],
            kind=rule["kind"],
            shape=rule["shape"],
            words=frozenset(rule["words"]),
            prepositions=frozenset(rule.get("prepositions", ())),
            before=frozenset(rule.get("before", ())),
            swap=rule.get("swap", False),
        )
        for rule in read("links.toml")["cue"]
    )
