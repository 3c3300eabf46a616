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
from spacy.util import compile_infix_regex, compile_suffix_regex, filter_spans

RULES = Path(__file__).with_name("tokens.toml")
HYPHEN_INFIX = rf"(?<=[{ALPHA}0-9])(?:{HYPHENS})(?=[{ALPHA}])"
"""spaCy's infix for a hyphen between two words, as it stands in its list."""

Rule = dict[str, Any]


def blank() -> Language:
    """An empty English pipeline with the tokenizer that the reader was measured with.

    Texts may be of any length: spaCy's limit guards against the memory of its own models.
    """
    rules = list(read_rules().values())
    nlp = spacy.blank("en")
    nlp.max_length = 1 << 31
    nlp.tokenizer = JoiningTokenizer(_tokenizer(nlp, rules), _listed(rules, "join"))
    return nlp


def read_rules() -> dict[str, Rule]:
    """The rules by name, in their order."""
    found: dict[str, Rule] = tomllib.loads(RULES.read_text("utf-8"))["rule"]
    return found


class JoiningTokenizer:
    """A tokenizer that joins what some patterns match to one word.

    spaCy's own rules see one stretch between blanks at a time; these see what follows it.
    """

    def __init__(self, tokenizer: Tokenizer, patterns: list[str]) -> None:
        self._tokenizer = tokenizer
        self._pattern = re.compile("|".join(patterns))

    def __call__(self, text: str) -> Doc:
        doc: Doc = self._tokenizer(text)
        found = (doc.char_span(*match.span()) for match in self._pattern.finditer(text))
        with doc.retokenize() as retokenizer:
            for span in filter_spans(span for span in found if span is not None):
                retokenizer.merge(span)
        return doc


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
