"""Text to words: spaCy's rules for English, with the changes listed in `tokens.toml`."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path
from typing import Any

import spacy
from spacy.lang.char_classes import ALPHA, HYPHENS
from spacy.language import Language
from spacy.tokenizer import Tokenizer  # type: ignore[import-not-found]
from spacy.tokens import Doc
from spacy.util import compile_infix_regex, compile_suffix_regex

RULES = Path(__file__).with_name("tokens.toml")
HYPHEN_INFIX = rf"(?<=[{ALPHA}0-9])(?:{HYPHENS})(?=[{ALPHA}])"
"""spaCy's infix for a hyphen between two words, as it stands in its list."""

LONG_STRETCH = re.compile(r"(\S{1001,})( ?)")
"""So many characters without a blank are no words but an address or data. spaCy's time for
one grows with the square of its length: 50,000 brackets took minutes, 1,000 take none."""

Rule = dict[str, Any]


def blank() -> Language:
    """An empty English pipeline with the tokenizer that the reader was measured with.

    Texts may be of any length: spaCy's limit guards against the memory of its own models.
    """
    rules = list(read_rules().values())
    nlp = spacy.blank("en")
    nlp.max_length = 1 << 31
    nlp.tokenizer = Words(_tokenizer(nlp, rules), _listed(rules, "join"))
    return nlp


def read_rules() -> dict[str, Rule]:
    """The rules by name, in their order."""
    found: dict[str, Rule] = tomllib.loads(RULES.read_text("utf-8"))["rule"]
    return found


class Words:
    """spaCy's tokenizer, and what it cannot do as it sees one stretch between blanks at a time.

    What the patterns match becomes one word; they can look at what follows a stretch. A very
    long stretch is one word and is not looked into.
    """

    def __init__(self, tokenizer: Tokenizer, patterns: list[str]) -> None:
        self._tokenizer = tokenizer
        self._pattern = re.compile("|".join(patterns))

    def __call__(self, text: str) -> Doc:
        doc = self._cut(text)
        joined = {match.start(): match.end() for match in self._pattern.finditer(text)}
        return _join(doc, joined) if joined else doc

    def _cut(self, text: str) -> Doc:
        parts: list[Doc] = []
        at = 0
        for match in LONG_STRETCH.finditer(text):
            word, blank = match.groups()
            if at < match.start():
                parts.append(self._tokenizer(text[at : match.start()]))
            parts.append(Doc(self._tokenizer.vocab, words=[word], spaces=[bool(blank)]))
            at = match.end()
        if at < len(text) or not parts:
            parts.append(self._tokenizer(text[at:]))
        whole = parts[0] if len(parts) == 1 else Doc.from_docs(parts, ensure_whitespace=False)
        assert whole is not None  # only where there are no parts
        return whole


def _join(doc: Doc, joined: dict[int, int]) -> Doc:
    """The Doc anew, with one word of all that lies between each start and its end.

    Made from lists and not by spaCy's retokenizer, whose time grows with the square.
    """
    words: list[str] = []
    spaces: list[bool] = []
    until = 0
    for token in doc:
        if token.idx < until:
            words[-1] += token.text
            spaces[-1] = bool(token.whitespace_)
        else:
            words.append(token.text)
            spaces.append(bool(token.whitespace_))
            until = joined.get(token.idx, 0)
    return Doc(doc.vocab, words=words, spaces=spaces)


def _tokenizer(nlp: Language, rules: list[Rule]) -> Tokenizer:
    made = nlp.tokenizer
    assert isinstance(made, Tokenizer)
    drop = {word for rule in rules for word in rule.get("drop", ())}
    made.rules = {word: parts for word, parts in made.rules.items() if word not in drop}
    for rule in rules:
        for word in rule.get("keep", ()):
            made.add_special_case(word, [{"ORTH": word}])
    prefixes = [word for rule in rules for word in rule.get("prefixes", ())]
    hyphen = "".join(rf"(?<!\b(?i:{prefix}))" for prefix in prefixes) + HYPHEN_INFIX
    infixes = [hyphen if i == HYPHEN_INFIX else i for i in nlp.Defaults.infixes or ()]
    suffixes = [*_listed(rules, "suffix"), *(nlp.Defaults.suffixes or ())]
    made.infix_finditer = compile_infix_regex([*infixes, *_listed(rules, "infix")]).finditer
    made.suffix_search = compile_suffix_regex(suffixes).search
    return made


def _listed(rules: list[Rule], key: str) -> list[str]:
    return [rule[key] for rule in rules if key in rule]
