"""Who says what, as stretches of the text: the source, the words of saying, what is said.

The chains of `Claim.speakers` say who stands behind a claim; this says where in the text
that is written, for measuring and for marking it on a page.
"""

from __future__ import annotations

from dataclasses import dataclass

from dateline.extract.draft import Draft, Link
from dateline.extract.rules import words
from dateline.extract.speech import Speech
from dateline.extract.telling import read_telling
from dateline.extract.tree import Tree
from dateline.extract.turns import Turn
from dateline.records import Annotated

Spans = tuple[tuple[int, int], ...]
HELPERS = ("aux", "aux:pass", "compound:prt")
OWN_VOICE = frozenset({"i", "we", "you"})
HELD = frozenset({"ccomp", "xcomp", "csubj", "obj", "obl"})
EDGE = frozenset({"PUNCT", "CCONJ", "SCONJ"})
OPEN_MARKS = frozenset('“”"«»„')


@dataclass(frozen=True)
class Attribution:
    """Offsets of one attribution's parts; `source` is () where nobody is named."""

    source: Spans
    cue: Spans
    content: Spans


def find_attributions(annotated: Annotated) -> list[Attribution]:
    """The attributions of an article in text order, by their words of saying."""
    telling = read_telling(annotated)
    tree, speech = telling.tree, telling.speech
    found: list[tuple[int, Attribution]] = []
    for utterance in speech.utterances:
        inside = _content(tree, speech, utterance)
        if not inside:
            continue
        link = speech.own_link(utterance)
        if _is_own_voice(tree, link):
            continue
        cue = _cue(tree, utterance)
        source = _source(tree, link, set(cue))
        left = inside - set(cue) - source
        found.append(
            (
                utterance.token,
                Attribution(_runs(tree, source), _spans(tree, cue), _runs(tree, left)),
            )
        )
    uttering = {utterance.token for utterance in speech.utterances}
    for draft in [*telling.drafts, *telling.slight]:
        if draft.token not in uttering and (attitude := _attitude(tree, speech, draft)):
            found.append((draft.token, attitude))
    for at, links in sorted(speech.accords.items()):
        found.extend(_accord(tree, at, link) for link in links if link.head is not None)
    found.extend(_turn(tree, turn) for turn in speech.turns)
    return [attribution for _, attribution in sorted(found, key=lambda row: row[0])]


def _attitude(tree: Tree, speech: Speech, draft: Draft) -> Attribution | None:
    """What somebody wants, knows or decides, by the lists of `attitudes.toml`."""
    if draft.nominal or tree.lemmas[draft.token] not in words("attitudes.toml", "verbs", "words"):
        return None
    link = speech.own_link(draft)
    cue = _cue(tree, draft)
    held = {
        index
        for child in tree.children[draft.token]
        if tree.tokens[child].dep in HELD
        for index in tree.below(child)
    }
    if link is None or not held or _is_own_voice(tree, link):
        return None
    source = _source(tree, link, set(cue))
    return Attribution(
        _runs(tree, source), _spans(tree, cue), _runs(tree, held - set(cue) - source)
    )


def _is_own_voice(tree: Tree, link: Link | None) -> bool:
    """ "I think", "as you know": whoever speaks there hedges; nobody else is quoted."""
    return link is not None and link.head is not None and tree.forms[link.head] in OWN_VOICE


def _content(tree: Tree, speech: Speech, utterance: Draft) -> set[int]:
    """The words that are said: under its content's heads, and between its quotation marks."""
    own = set(tree.below(utterance.token))
    inside: set[int] = set()
    for root in speech.roots_of(utterance):
        below = set(tree.below(root))
        inside |= below if root in own else below - own
    for quotation in speech.quotations:
        if quotation.said_by is utterance:
            inside.update(range(quotation.first, quotation.last + 1))
            inside.update(_marks(tree, quotation.first, quotation.last))
    return inside


def _marks(tree: Tree, first: int, last: int) -> list[int]:
    around = (first - 1, last + 1)
    return [i for i in around if 0 <= i < len(tree.tokens) and tree.form(i) in OPEN_MARKS]


def _cue(tree: Tree, utterance: Draft) -> list[int]:
    """The verb with its helpers, particle, the adverb before it, and its "on" or "about"."""
    token = utterance.token
    found = {token, *tree.dependents(token, *HELPERS)}
    if token - 1 in tree.children[token] and tree.tokens[token - 1].dep == "advmod":
        found.add(token - 1)
    for child in tree.dependents(token, "obl"):
        found.update(c for c in tree.dependents(child, "case") if c == token + 1)
    last = max(found)
    if last + 1 < len(tree.forms) and tree.forms[last + 1] == ":":
        found.add(last + 1)
    return sorted(found)


def _accord(tree: Tree, at: int, link: Link) -> tuple[int, Attribution]:
    """ "according to X": the clause that it covers, less the phrase itself."""
    assert link.head is not None
    phrase = set(tree.below(link.head))
    cue = [i for i in sorted(phrase) if i < link.head and tree.tokens[i].dep in ("case", "fixed")]
    if cue and tree.forms[cue[0]] == "according" and cue[-1] == cue[0]:
        cue += [i for i in (cue[0] + 1,) if tree.forms[i] == "to"]
    inside = set(tree.below(at)) - phrase - set(cue)
    source = ((link.start, link.end),)
    first = cue[0] if cue else link.head
    return first, Attribution(source, _spans(tree, cue), _runs(tree, inside))


def _turn(tree: Tree, turn: Turn) -> tuple[int, Attribution]:
    source = ((turn.link.start, turn.link.end),)
    inside = set(range(turn.first, turn.last + 1))
    return turn.mark, Attribution(source, _spans(tree, [turn.mark]), _runs(tree, inside))


def _source(tree: Tree, link: Link | None, cue: set[int]) -> set[int]:
    """All that names the speaker, with what is set beside the name ("…, who leads the union")."""
    if link is None or link.head is None:
        return set()
    named = [i for i in range(*_sentence(tree, link.head)) if tree.tokens[i].start >= link.start]
    head = next(i for i in named if tree.tokens[i].end >= link.end)
    top = link.head
    while tree.tokens[top].head != top and link.start <= tree.tokens[tree.tokens[top].head].start:
        if tree.tokens[tree.tokens[top].head].end > link.end:
            break
        top = tree.tokens[top].head
    return ({*tree.below(top), head}) - cue


def _sentence(tree: Tree, index: int) -> tuple[int, int]:
    sentence = tree.sentences[tree.tokens[index].sent]
    return sentence.first, sentence.last


def _spans(tree: Tree, words: list[int]) -> Spans:
    return tuple((tree.tokens[i].start, tree.tokens[i].end) for i in words)


def _runs(tree: Tree, words: set[int]) -> Spans:
    """Neighbouring words joined to stretches, without punctuation and "that" at their edges."""
    runs: list[list[int]] = []
    for index in sorted(words):
        if runs and index - runs[-1][-1] == 1:
            runs[-1].append(index)
        else:
            runs.append([index])
    found = []
    for run in runs:
        kept = [i for i in run if not _is_edge(tree, i)]
        if kept and any(tree.tokens[i].upos != "PUNCT" for i in kept):
            found.append((tree.tokens[kept[0]].start, tree.tokens[kept[-1]].end))
    return tuple(found)


def _is_edge(tree: Tree, index: int) -> bool:
    """A word that may stand inside a stretch but not at its edge."""
    return tree.tokens[index].upos in EDGE and tree.form(index) not in OPEN_MARKS
