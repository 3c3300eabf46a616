"""An annotated article as trees: who hangs on whom, and which words make a phrase.

Nothing here knows what an event is. Tokens are named by their index in
`Annotated.tokens`; spans are offsets into the article's text, end excluded.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator

from dateline.extract.datelines import read_names
from dateline.extract.mending import mend
from dateline.extract.rules import mend_lemma, people, words
from dateline.places import country_of
from dateline.records import Annotated, Block, Name, Predicate, Quote, Sentence, TimeExpr, Token

AROUND = 32
"""Code points of prefix and suffix that a quote carries (DESIGN §1)."""
LONGEST_QUOTE = 1500
"""A longer sentence is quoted in part, around the claim's own words: a text without full
stops would otherwise be repeated once a claim. Not tuned; news sentences stay below 600."""

CLAUSES = frozenset({"acl", "acl:relcl", "advcl", "advcl:relcl", "ccomp", "csubj", "parataxis"})
LEFT_OUT = CLAUSES | {
    "appos", "mark", "list", "orphan", "discourse", "dislocated", "vocative", "nsubj",
    "nsubj:pass", "cop", "aux", "aux:pass", "expl", "reparandum",
}  # fmt: skip
LEFT_OUT_OF_HEAD = LEFT_OUT | {"case", "cc", "conj", "punct"}
JOINING = frozenset({"-", "\u2013", "'", ",", ".", "&", "/"})
JOINED_BY = frozenset({"PUNCT", "CCONJ", "ADP", "DET"})
DASHES = frozenset({"-", "--", "\u2013", "\u2014"})
DATELINE = 16
"""Words within which a dateline's dash is sought. Not tuned."""
STRAIGHT = str.maketrans("\u2018\u2019", "''")
POSSESSIVE = frozenset({"'s", "'"})

SUBJECTS = frozenset(("nsubj", "nsubj:pass", "obl:agent"))


class Tree:
    """The words of one article with their dependents, names and predicates at hand."""

    def __init__(self, annotated: Annotated) -> None:
        self.article = annotated.article
        self.text = annotated.article.text
        self.tokens: tuple[Token, ...] = mend(annotated.tokens)
        self.sentences: tuple[Sentence, ...] = annotated.sentences
        self.names: tuple[Name, ...] = read_names(annotated)
        self.blocks: dict[int, Block] = {block.n: block for block in annotated.article.blocks}
        self.predicates: dict[int, Predicate] = {p.token: p for p in annotated.predicates}
        self.children: list[list[int]] = [[] for _ in self.tokens]
        for index, token in enumerate(self.tokens):
            if token.head != index:
                self.children[token.head].append(index)
        self.name_at: dict[int, int] = {
            token: number
            for number, name in enumerate(self.names)
            for token in range(name.first, name.last)
        }
        self.forms: list[str] = [
            self.text[t.start : t.end].lower().translate(STRAIGHT) for t in self.tokens
        ]
        """Words in lower case, with straight apostrophes."""
        self._starts = [self.tokens[s.first].start for s in self.sentences]
        self._by_block: dict[int, list[int]] = {}
        for number, sentence in enumerate(self.sentences):
            self._by_block.setdefault(sentence.block, []).append(number)
        begins = [token.start for token in self.tokens]
        self.time_words: frozenset[int] = frozenset(
            index
            for mention in annotated.times
            for index in range(bisect_left(begins, mention.start), bisect_left(begins, mention.end))
        )
        """Words of all time expressions."""
        self.day_words: frozenset[int] = frozenset(
            index
            for mention in annotated.times
            if mention.type in ("DATE", "TIME") and is_day(mention.expr)
            for index in range(bisect_left(begins, mention.start), bisect_left(begins, mention.end))
        )
        """Words of those that name a day."""
        self.dateline = self._datelines()
        self.places_only = self._places_only()
        self.lemmas: list[str] = [
            mend_lemma(t.lemma.lower()) if t.upos == "VERB" else t.lemma.lower()
            for t in self.tokens
        ]
        for index in [i for i, t in enumerate(self.tokens) if t.upos == "VERB"]:
            if self._is_deadly(index):
                self.lemmas[index] = "kill"

    def _is_deadly(self, index: int) -> bool:
        """ "fatally shot", "stabbed to death", "shot dead": the deed is told as a killing."""
        if self.lemmas[index] not in words("acts.toml", "deadly", "words"):
            return False
        manner = self.dependents(index, "advmod", "xcomp", "obj")
        if any(self.forms[c] in words("acts.toml", "deadly", "adverbs") for c in manner):
            return True
        return any(
            self.forms[c] == "death" and self.cases(c) == ["to"]
            for c in self.dependents(index, "obl")
        )

    def _places_only(self) -> frozenset[str]:
        """Names of places, lower case, that stand behind "in" or "near" and are never a subject."""
        sits: set[str] = set()
        acts: set[str] = set()
        for name in self.names:
            if name.label != "LOC":
                continue
            said = " ".join(self.forms[name.first : name.last])
            for index in range(name.first, name.last):
                if self.tokens[index].dep.startswith("nsubj") or self._is_of_state(index):
                    acts.add(said)
                if {"in", "near", "at", "outside"} & set(self.cases(index)):
                    sits.add(said)
        return frozenset(sits - acts)

    def _is_of_state(self, index: int) -> bool:
        """ "US officials": a country whose people act; a town's name may only say where."""
        token = self.tokens[index]
        if token.dep != "compound" or not self.forms[token.head].endswith("s"):
            return False
        if self.tokens[token.head].lemma.lower() not in people():
            return False
        return bool(country_of(self.form(index)))

    def _datelines(self) -> frozenset[int]:
        """Words of datelines: what stands before a dash at the head of a paragraph, when the
        first word is in capitals ("ORVELLA, Nev., May 2 (AP) — …")."""
        found: set[int] = set()
        block = -1
        for sentence in self.sentences:
            opens, block = sentence.block != block, sentence.block
            if not opens:
                continue
            first = self.text[self.tokens[sentence.first].start : self.tokens[sentence.first].end]
            head = range(sentence.first, min(sentence.last, sentence.first + DATELINE))
            dashes = [i for i in head if self.forms[i] in DASHES]
            if dashes and first.isupper() and len(first) > 2:
                found.update(range(sentence.first, dashes[0]))
        return frozenset(found)

    def form(self, index: int) -> str:
        """The word as written."""
        token = self.tokens[index]
        return self.text[token.start : token.end]

    def dependents(self, index: int, *labels: str) -> list[int]:
        """Dependents under any of these relations, in text order."""
        return [child for child in self.children[index] if self.tokens[child].dep in labels]

    def has(self, index: int, forms: frozenset[str]) -> bool:
        """Whether a direct dependent is one of these lower-case words."""
        return any(self.forms[child] in forms for child in self.children[index])

    def up(self, index: int) -> Iterator[int]:
        """The heads above a word, nearest first."""
        while self.tokens[index].head != index:
            index = self.tokens[index].head
            yield index

    def below(self, index: int) -> list[int]:
        """The word and all that hangs on it, in text order."""
        found = [index]
        for at in found:
            found.extend(self.children[at])
        return sorted(found)

    def under(self, index: int, above: int) -> bool:
        """Whether `index` is `above` or hangs on it at any depth."""
        return index == above or above in self.up(index)

    def particle(self, index: int) -> str:
        """The verb with its particle, as in "carry out"; the lemma alone where it has none."""
        particles = [self.forms[c] for c in self.dependents(index, "compound:prt")]
        return " ".join([self.lemmas[index], *particles])

    def stands_alone(self, index: int) -> bool:
        """Whether a clause is set off by a semicolon from the one that it hangs on, and has a
        subject of its own: "the mill closed; the guards went home"."""
        token = self.tokens[index]
        if token.dep not in ("parataxis", "conj") or not self.dependents(
            index, "nsubj", "nsubj:pass"
        ):
            return False
        between = range(*sorted((token.head, index)))
        return any(self.forms[at] == ";" for at in between)

    def cases(self, index: int) -> list[str]:
        """The prepositions of a word, lower case; "according to" is given as two words."""
        found: list[str] = []
        for child in self.dependents(index, "case"):
            found.append(self.forms[child])
            found.extend(self.forms[c] for c in self.dependents(child, "fixed"))
        return found

    def phrase(self, head: int, without: frozenset[int] = frozenset()) -> tuple[int, int]:
        """First and last word of the phrase of `head`, both included; not what hangs on a
        word of `without`.

        Without prepositions before it, further conjuncts, appositions, relative and other
        clauses: "the base near the river, which …" is "the base near the river". A day behind
        a subject is the verb's: "the union on Thursday accused" has the subject "the union".
        """
        kept = {head}
        todo = [c for c in self.children[head] if self.tokens[c].dep not in LEFT_OUT_OF_HEAD]
        if self.tokens[head].dep in SUBJECTS:
            todo = [c for c in todo if c < head or c not in self.time_words]
        for at in todo:
            if at in without:
                continue
            kept.add(at)
            todo.extend(c for c in self.children[at] if self.tokens[c].dep not in LEFT_OUT)
        if head in self.name_at:
            name = self.names[self.name_at[head]]
            kept.update(range(name.first, name.last))
        first = last = head
        while True:
            if first - 1 in kept:
                first -= 1
            elif first - 2 in kept and self.forms[first - 1] in JOINING:
                first -= 2
            else:
                break
        while True:
            if last + 1 in kept:
                last += 1
            elif last + 2 in kept and self.forms[last + 1] in JOINING:
                last += 2
            else:
                break
        while (
            first < head
            and self._is_joint(first)
            and self.forms[first + 1] not in ("least", "most")
        ):
            first += 1
        while last > head and self.tokens[last].upos in ("PUNCT", "CCONJ", "ADP", "ADV"):
            last -= 1
        return first, last

    def _is_joint(self, index: int) -> bool:
        """Punctuation, a preposition or a conjunction, "as well as" among them."""
        token = self.tokens[index]
        return token.upos in ("PUNCT", "CCONJ", "ADP", "SCONJ") or token.dep in ("cc", "fixed")

    def span(self, head: int, without: frozenset[int] = frozenset()) -> tuple[int, int]:
        """Offsets of `phrase(head)`, without a possessive ending at its end."""
        first, last = self.phrase(head, without)
        if last > head and self.forms[last] in POSSESSIVE:
            last -= 1
        return self.tokens[first].start, self.tokens[last].end

    def full_span(self, head: int) -> tuple[int, int]:
        """Offsets of the phrase with a name set beside it and further conjuncts, where all
        that stands between is a comma or "and": "the mayor, Nora Abel", "Elland and Orrin"."""
        first, last = self.phrase(head)
        for child in self.dependents(head, "appos", "flat", "conj"):
            if self.tokens[child].dep == "appos" and child not in self.name_at:
                continue
            begin, end = self.phrase(child)
            between = self.tokens[last + 1 : begin]
            if last < begin and len(between) < 4 and all(t.upos in JOINED_BY for t in between):
                last = end
        return self.tokens[first].start, self.tokens[last].end

    def sentence_at(self, offset: int) -> int | None:
        """The sentence around an offset of the text; None between sentences."""
        number = bisect_right(self._starts, offset) - 1
        if number < 0 or offset >= self.sentence_span(number)[1]:
            return None
        return number

    def word_at(self, offset: int) -> int | None:
        """The word that begins at an offset of the text."""
        number = self.sentence_at(offset)
        if number is None:
            return None
        sentence = self.sentences[number]
        words = range(sentence.first, sentence.last)
        return next((i for i in words if self.tokens[i].start == offset), None)

    def sentences_of(self, block: int) -> list[int]:
        """The sentences of a block, in order."""
        return self._by_block.get(block, [])

    def sentence_span(self, number: int) -> tuple[int, int]:
        sentence = self.sentences[number]
        return self.tokens[sentence.first].start, self.tokens[sentence.last - 1].end

    def root(self, number: int) -> int:
        """The word of a sentence on which all others hang."""
        sentence = self.sentences[number]
        for index in range(sentence.first, sentence.last):
            if self.tokens[index].head == index:
                return index
        return sentence.first

    def quote(
        self,
        number: int,
        marks: tuple[tuple[int, int], ...] = (),
        before: int = 0,
        about: int | None = None,
    ) -> Quote:
        """The sentence as a Quote, with `before` sentences of its block in front of it.

        `about` is the offset around which a sentence is cut that is too long to quote.
        """
        start, end = self.sentence_span(number)
        block = self.sentences[number].block
        for earlier in range(number - 1, max(number - 1 - before, -1), -1):
            if self.sentences[earlier].block != block:
                break
            start = self.sentence_span(earlier)[0]
        if end - start > LONGEST_QUOTE:
            first = marks[0][0] if marks else start
            start, end = self._cut(number, first if about is None else about)
        marks = tuple(mark for mark in marks if start <= mark[0] and mark[1] <= end)
        return self.quote_of(start, end, block, marks)

    def _cut(self, number: int, middle: int) -> tuple[int, int]:
        """A stretch of a sentence that is too long to quote, whole words around `middle`."""
        sentence = self.sentences[number]
        half = LONGEST_QUOTE // 2
        inside = [
            token
            for token in self.tokens[sentence.first : sentence.last]
            if middle - half <= token.start and token.end <= middle + half
        ]
        if not inside:
            return middle, middle + LONGEST_QUOTE
        return inside[0].start, inside[-1].end

    def quote_of(
        self, start: int, end: int, block: int, marks: tuple[tuple[int, int], ...] = ()
    ) -> Quote:
        """Any stretch of the text as a Quote."""
        found = self.blocks.get(block)
        return Quote(
            article=self.article.id,
            start=start,
            end=end,
            text=self.text[start:end],
            prefix=self.text[max(0, start - AROUND) : start],
            suffix=self.text[end : end + AROUND],
            block=block,
            page=found.page if found else None,
            marks=marks,
        )


def is_day(expr: TimeExpr | None) -> bool:
    """Whether an expression names a day, not a month, a year or a stretch."""
    if expr is None:
        return False
    if expr.op == "date":
        return len(expr.edtf) >= 10
    return expr.op == "weekday" or (expr.op == "offset" and expr.unit == "day")
