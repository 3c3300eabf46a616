"""Which way a clause looks: was it told as past or as still to come?

Alone, the words of the clause are asked; in the pipeline the tags of the Parse are.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Container, Iterator, Sequence
from itertools import takewhile

from dateline.annotate.times.words import read_classes
from dateline.records import Sentence, Token

Tense = Callable[[int, int], str]
"""From a mention's start and end to `past`, `future` (its own verb says so), `past?`, `future?`
(words near it suggest so), `said` (only a verb of saying was found: past for "said on
Tuesday", no help for what was said of December) or ""."""

REACH = 240
"""Characters looked at on either side of a mention: a clause's verb stands closer. Not tuned."""

_NOUNS = re.compile(r"(?:['\u2019]s)?((?:\s+[a-z]+(?:-[a-z]+)*){1,3})")
"""The small words directly after a mention: "March 3 car bomb attack" has three."""

_WORD = re.compile(r"[^\W\d_]+|['\u2019]ll\b|[.;!?:]|\n\s*\n")
_AHEAD_BEFORE = re.compile(r"\b(?:until|till|soon as|later than|early as|ahead of)\s+$")
_NAMED_BEFORE = re.compile(r"\b(?:declar|proclaim|design)\w+\s+$", re.IGNORECASE)
_NAMED_BEHIND = re.compile(r"\s+(?:as\s+)?an?\s")
""" "declared Thursday a day of mourning": what a day is made is still to come."""
_SINCE = re.compile(r"\b[Ss]ince\s+(?:the\s+)?$")
_BY = re.compile(r"\bby\s+$")
"""What ends at a time still to come, whatever the verb."""

_BEFORE_SET = re.compile(r"\b(for|to|until|till|deadline of)\s+$", re.IGNORECASE)

_STOP = re.compile(r"[.;!?:]|\n\s*\n")


def tense_of_words(text: str) -> Tense:
    """Tense from the words nearest before a mention in its sentence, else after it."""
    classes = read_classes()
    timetable, planned = classes["TIMETABLE"], classes["PLANNED"]
    future, past, never = classes["FUTURE_CUE"], classes["PAST_CUE"], classes["NOT_PAST"]
    said, pledge, lasted = classes["SAID"], classes["PLEDGE"], classes["LASTED"]

    def cue(word: str) -> str:
        lowered = word.lower()
        if lowered in future and word != "May":
            return "future?"
        if lowered in said:
            return "said"
        if lowered in past:
            return "past?"
        if word.endswith("ed") and len(word) > 4 and word[0].islower() and word not in never:
            return "past?"
        return ""

    def ahead_of_all(after: Sequence[str]) -> bool:
        """Whether the clause goes on to tell what is to come, before anything else."""
        cues = [cue(word) for word in _until_stop(after)]
        return next((found for found in cues if found), "") == "future?"

    def tense(start: int, end: int) -> str:
        noun = noun_of(text, end)
        if noun in classes["HAPPENED"] or _since(text, start):
            return "past"
        before = _WORD.findall(text, max(0, start - REACH), start)
        if _is_named(text, start, end):
            return "future?"
        ahead = _AHEAD_BEFORE.search(text, max(0, start - 16), start)
        if ahead and not (len(before) > 1 and before[-2] in lasted):
            return "future?"
        if text.startswith(("'s ", "\u2019s "), end):
            will = noun in planned and ahead_of_all(_WORD.findall(text, end, end + REACH))
            return "future?" if will else "past?"
        by = _BY.search(text, max(0, start - 8), start) is not None
        for number in range(len(before) - 1, -1, -1):
            word, after = before[number], before[number + 1 :]
            if word == "until" and number and before[number - 1] in lasted:
                return "past?"
            if _looks_ahead(word.lower(), after):
                return "future?"
            if word in timetable and len(after) < 5 and number and _is_plural(before[number - 1]):
                return "future?"
            if word.lower() == "could" and after[:1] == ["not"]:
                return "past?"
            if word.lower() in pledge:
                return "future?" if "to" in after else "past?"
            if _STOP.match(word) and not _is_abbreviation_dot(word, before):
                break
            if number and before[number - 1] == "be":
                continue
            if found := cue(word):
                return "future?" if by and found != "past?" else found
        if by:
            return "future?"
        after_it = (cue(word) for word in _until_stop(_WORD.findall(text, end, end + REACH)))
        return next((found for found in after_it if found), "")

    return tense


def _is_named(text: str, start: int, end: int) -> bool:
    named = _NAMED_BEFORE.search(text, max(0, start - 16), start)
    return named is not None and _NAMED_BEHIND.match(text, end) is not None


def _since(text: str, start: int) -> bool:
    """ "since Jan. 1": what has begun, whatever the clause tells of it."""
    return _SINCE.search(text, max(0, start - 12), start) is not None


def noun_of(text: str, end: int) -> str:
    """The noun of a happening that a time stands before ("the March 3 blast", "Sunday's early
    vote"); "" for none."""
    found = _NOUNS.match(text, end)
    classes = read_classes()
    for word in found[1].split() if found else ():
        if word in classes["HAPPENED"] or word in classes["PLANNED"]:
            return word
        if word in classes["NO_NOUN"]:
            break
    return ""


def _until_stop(words: Sequence[str]) -> Iterator[str]:
    return takewhile(lambda word: not _STOP.match(word), words)


def _is_plural(word: str) -> bool:
    """Whether it may be the plural subject of the verb after it: "polls close", "talks resume"."""
    return len(word) > 4 and word.endswith("s") and not word.endswith("ss")


def _looks_ahead(word: str, after: Sequence[str]) -> bool:
    """ "set to open", "set for Monday", "are to meet"."""
    following = after[0].lower() if after else ""
    if word == "set":
        return following in ("to", "for")
    passive = any(told.lower() in _DONE_TO for told in after[1:2])
    return word in ("is", "are", "was", "were") and following == "to" and not passive


def _is_abbreviation_dot(word: str, before: Sequence[str]) -> bool:
    """Whether the dot may end an abbreviation ("Gen.") and not a sentence. Accepted gap: a
    sentence that ends in a word of up to four letters is read on into."""
    at = before.index(word) if word == "." else -1
    return at > 0 and len(before[at - 1]) <= 4 and before[at - 1][:1].isupper()


NEAR_STEPS = 4
"""A verb is the mention's own if it is met within this many words up the tree ("burned on
Friday, Dec. 27" takes two), not through a noun of its own clause. Not tuned."""


def tense_of_parse(tokens: Sequence[Token], sentences: Sequence[Sentence], text: str) -> Tense:
    """Tense from the verb that a mention hangs on: its features, and its helping verbs."""
    starts = [token.start for token in tokens]
    helpers: dict[int, list[int]] = {}
    for index, token in enumerate(tokens):
        if token.dep in ("aux", "aux:pass", "mark", "cop") and token.head != index:
            helpers.setdefault(token.head, []).append(index)
    by_words = tense_of_words(text)
    happened = read_classes()["HAPPENED"]

    def tense(start: int, end: int) -> str:
        from bisect import bisect_left

        at = bisect_left(starts, start)
        if at >= len(tokens) or tokens[at].start >= end:
            return by_words(start, end)
        if noun_of(text, end) in happened or _since(text, start):
            return "past"
        if _is_named(text, start, end):
            return "future?"
        ahead_for = text[:start].rstrip().endswith(" for")
        setting = _setting_verbs(text, start, end)
        for step in range(12):
            head = tokens[at].head
            if ahead_for and _is_set_for(tokens, at, helpers.get(at, [])):
                return "future"
            if step < NEAR_STEPS and _sets(tokens, at, helpers.get(at, []), setting):
                return "future"
            if found := _verb_tense(tokens, at, helpers.get(at, [])):
                return found if step < NEAR_STEPS or found == "said" else found + "?"
            if head == at:
                break
            at = head
        return by_words(start, end)

    return tense


def _could_not(tokens: Sequence[Token], at: int, helpers: Sequence[int]) -> bool:
    """ "could not be reached on Monday" tells what happened, not what may."""
    could = [
        i
        for i in helpers
        if tokens[i].lemma == "could"
        or (tokens[i].lemma == "can" and "Tense=Past" in tokens[i].feats)
    ]
    return any(tokens[i].lemma in ("not", "n't") for first in could for i in range(first, at))


def _is_set_for(tokens: Sequence[Token], at: int, helpers: Sequence[int]) -> bool:
    """ "was set for Tuesday", "is planned for Sunday": the day is still to come."""
    return tokens[at].lemma in _PLANS and any(tokens[i].lemma == "be" for i in helpers)


def _setting_verbs(text: str, start: int, end: int) -> Container[str]:
    """The verbs that would set a day by the word before a mention; none before "Friday's vote"."""
    before = _BEFORE_SET.search(text, max(0, start - 24), start)
    if before is None or text.startswith(("'s", "\u2019s"), end):
        return ()
    classes = read_classes()
    word = before[1].lower()
    if word.startswith("deadline"):
        return classes["SET_FOR"] | classes["LEFT_UNTIL"]
    return classes[{"for": "SET_FOR", "to": "MOVED_TO"}.get(word, "LEFT_UNTIL")]


def _sets(
    tokens: Sequence[Token], at: int, helpers: Sequence[int], setting: Container[str]
) -> bool:
    """ "set a hearing for Friday", "was moved to Friday"; a participle behind its noun ("the vote
    set for Friday") and a pluperfect ("had set") may tell of a day gone by."""
    token = tokens[at]
    had = any(tokens[i].lemma == "have" and "Tense=Past" in tokens[i].feats for i in helpers)
    bare = token.dep in ("acl", "advcl", "amod") and not helpers
    return token.upos == "VERB" and token.lemma in setting and not had and not bare


_AHEAD = {"will", "shall", "would", "may", "might", "can", "could", "must", "should"}
_TIMETABLE = {"begin", "start", "open", "end", "expire", "close", "resume", "reopen", "convene"}
"""Verbs whose present tells what is to come ("the trial opens Monday"). Others tell the past
in headings ("Town mourns its dead Monday") or what always holds."""

_DONE_TO = {"blame"}
""" "was to blame" tells no plan. The stage that reads who did it asks the same of its own list
(`to_be_done` in extract's acts.toml): stages share none."""

_SAYING = {"say", "tell", "add", "report", "announce", "state"}
_PLANS = {
    "expect", "schedule", "plan", "set", "slate", "due", "intend", "hope", "aim", "want", "go",
    "prepare", "promise", "vow", "threaten", "ready",
}  # fmt: skip


def _guesses(token: Token, lemmas: Sequence[str]) -> bool:
    """ "may be connected to the fire on May 3": what is guessed is no more ahead than behind."""
    guess = any(lemma in ("may", "might", "could") for lemma in lemmas)
    return guess and "be" in lemmas and "VerbForm=Part" in token.feats and "Past" in token.feats


def _verb_tense(tokens: Sequence[Token], at: int, helpers: Sequence[int]) -> str:
    token = tokens[at]
    if token.upos not in ("VERB", "AUX") and not any(tokens[i].upos == "AUX" for i in helpers):
        return ""
    lemmas = [tokens[i].lemma for i in helpers]
    feats = [token.feats, *(tokens[i].feats for i in helpers)]
    if any(lemma in _AHEAD for lemma in lemmas):
        if "have" in lemmas or _could_not(tokens, at, helpers):
            return "past"
        return "" if _guesses(token, lemmas) else "future"
    if "to" in lemmas and "be" in lemmas and token.upos == "VERB" and token.feats == "VerbForm=Inf":
        return "future" if token.lemma not in _DONE_TO else ""
    if any("Tense=Past" in feat and "VerbForm=Part" not in feat for feat in feats):
        return "said" if token.lemma in _SAYING else "past"
    if "to" in lemmas and tokens[token.head].lemma in _PLANS:
        return "future"
    if "have" in lemmas or ("VerbForm=Part" in token.feats and "Tense=Past" in token.feats):
        return "past" if "be" not in lemmas or "have" in lemmas else ""
    if "to" in lemmas:
        return ""
    if any("Tense=Pres" in feat and "VerbForm=Fin" in feat for feat in feats):
        return "future" if token.lemma in _TIMETABLE and not lemmas else ""
    return ""
