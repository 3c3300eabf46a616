"""The words of an article with their tree, as the figure rules walk it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from dateline.records import Token


class Tree:
    """Words in small letters, and who hangs under whom."""

    def __init__(self, text: str, tokens: Sequence[Token]) -> None:
        self.text = text
        self.tokens = tokens
        self.words = [text[token.start : token.end].lower() for token in tokens]
        self._kids: list[list[int]] | None = None

    @property
    def kids(self) -> list[list[int]]:
        """Per word the words that hang directly under it, in text order."""
        if self._kids is None:
            self._kids = [[] for _ in self.tokens]
            for index, token in enumerate(self.tokens):
                if token.head != index:
                    self._kids[token.head].append(index)
        return self._kids

    def under(self, index: int, *deps: str) -> Iterator[int]:
        """The words under `index` whose relation is one of `deps`."""
        return (kid for kid in self.kids[index] if self.tokens[kid].dep in deps)

    def has(self, index: int, *deps: str) -> bool:
        return any(True for _ in self.under(index, *deps))

    def glued(self, index: int) -> bool:
        """True where no space stands between this word and the next."""
        return (
            index + 1 < len(self.tokens) and self.tokens[index].end == self.tokens[index + 1].start
        )

    def lemma(self, index: int) -> str:
        return self.tokens[index].lemma.lower()

    def says(self, index: int, words: frozenset[str]) -> bool:
        """Whether the word or its lemma is one of `words`."""
        return self.words[index] in words or self.lemma(index) in words

    def case(self, index: int) -> str:
        """The preposition of a noun ("of", "in"), "" where it has none."""
        return next((self.words[kid] for kid in self.under(index, "case")), "")
