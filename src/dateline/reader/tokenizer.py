"""Text to words: spaCy's own rules for English."""

from __future__ import annotations

import spacy
from spacy.language import Language


def blank() -> Language:
    """An empty English pipeline with the tokenizer that the reader was measured with.

    Texts of any length: spaCy's limit guards against the memory of its own models.
    """
    nlp = spacy.blank("en")
    nlp.max_length = 1 << 31
    return nlp
