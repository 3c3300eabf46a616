"""Who and what an article names: all mentions of one name taken together.

Joined are equal names, a surname with the one full name that ends in it, an acronym that
the article introduces, and a pronoun or "the general" where only one antecedent fits.
That one name holds another joins nothing: "Brigade" is not "Harbour Brigade".
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from dateline.extract.beside import read_beside
from dateline.extract.rules import short_titles, words
from dateline.extract.tree import POSSESSIVE, Tree
from dateline.extract.whereabouts import bare_end, find_sites
from dateline.records import Entity, Quote

PRONOUNS = frozenset({"his", "her", "its", "their", "our", "my", "your"})
PLACING = frozenset({"in", "near", "at", "outside", "around"})
NICKNAME = re.compile(
    "\"[^\"]+\"|\u201c[^\u201d]+\u201d|(?<=\\s)['\u2018][^'\u2019]+['\u2019](?=\\s)"
)
GENDERS = ("female", "male")
BARE = re.compile("[.'\u2019]")


@dataclass
class Known:
    """An entity in the making."""

    label: dict[str, int] = field(default_factory=dict)
    names: dict[str, int] = field(default_factory=dict)
    titles: list[str] = field(default_factory=list)
    nouns: set[str] = field(default_factory=set)
    descriptions: list[tuple[str, Quote]] = field(default_factory=list)
    called: dict[str, int] = field(default_factory=dict)
    """How often `male` or `female`, by pronouns that could mean nobody else and by nouns."""

    def call(self, gender: str) -> None:
        self.called[gender] = self.called.get(gender, 0) + 1

    def gender(self) -> str:
        """What titles, else pronouns and nouns, else a given name say of a person."""
        said = {
            gender
            for gender in GENDERS
            for title in self.titles
            for word in title.split()
            if word.lower().rstrip(".") in words("titles.toml", gender)
        }
        if not said:
            most = max(self.called.values(), default=0)
            said = {gender for gender, times in self.called.items() if times == most}
        if not said:
            said = {gender for gender in GENDERS if _is_given(self.main_name(), gender)}
        return said.pop() if len(said) == 1 else ""

    def main_label(self) -> str:
        order = ("PER", "ORG", "LOC", "GROUP")
        return max(self.label, key=lambda name: (self.label[name], -order.index(name)))

    def main_name(self) -> str:
        return min(self.names, key=lambda name: (-len(name.split()), -self.names[name], name))


class Entities:
    """The entities of one article, and which word names which."""

    def __init__(self, tree: Tree, quoted: frozenset[int] = frozenset()) -> None:
        self.tree = tree
        self.quoted = quoted
        """Words between quotation marks: what is said there of somebody is no description."""
        self.known: list[Known] = []
        self.at: dict[int, int] = {}
        """Entity by word: the words of names, and pronouns and descriptions that resolve."""
        self._by_key: dict[str, int] = {}
        for number in range(len(tree.names)):
            self._read_name(number)
        self._merge(self._variants())
        self._merge(self._surnames())
        self._read_descriptions()

    def records(self) -> tuple[Entity, ...]:
        sites = find_sites(self.tree, self.at, [one.main_label() == "LOC" for one in self.known])
        return tuple(
            Entity(
                name=one.main_name(),
                label=one.main_label(),
                names=tuple(sorted(one.names)),
                titles=tuple(dict.fromkeys(one.titles)),
                descriptions=tuple(one.descriptions),
                site=sites.get(number),
                gender=one.gender() if one.main_label() == "PER" else "",
            )
            for number, one in enumerate(self.known)
        )

    def fitting(self, label: str, gender: str = "") -> frozenset[int]:
        """Entities of a label that are not known to be of another gender."""
        return frozenset(
            number
            for number, one in enumerate(self.known)
            if one.main_label() == label and not (gender and one.gender() not in ("", gender))
        )

    def label(self, number: int) -> str:
        return self.known[number].main_label()

    def of(self, head: int) -> int | None:
        """The entity that a word names: by itself, or by the name set beside it."""
        if head in self.at:
            return self.at[head]
        token = self.tree.tokens[head]
        for child in self.tree.dependents(head, "appos", "flat", "nmod:desc"):
            if child in self.at and token.upos in ("NOUN", "PROPN"):
                return self.at[child]
        if token.dep in ("appos", "nmod:desc") and token.upos in ("NOUN", "PROPN"):
            return self.at.get(token.head) if "Plur" not in token.feats else None
        return None

    def _read_name(self, number: int) -> None:
        tree = self.tree
        name = tree.names[number]
        first, last = name.first, name.last
        titles = words("titles.toml", "words")
        while last > first + 1 and tree.forms[last - 1] in POSSESSIVE:
            last -= 1
        while first < last - 1 and (
            tree.forms[first] in ("the", "'", "“")
            or (name.label == "PER" and tree.forms[first].rstrip(".") in titles)
        ):
            first += 1
        last = max(first + 1, min(last, bare_end(tree, name)))
        shown = tree.text[tree.tokens[first].start : tree.tokens[last - 1].end]
        shown = " ".join(shown.split())
        if name.label == "PER" and tree.forms[first].rstrip(".") in titles and first == last - 1:
            return
        key = key_of(shown)
        alias = self._alias_of(number, shown)
        entity = alias if alias is not None else self._by_key.get(key)
        if entity is None:
            entity = len(self.known)
            self.known.append(Known())
        self._by_key[key] = entity
        known = self.known[entity]
        known.label[name.label] = known.label.get(name.label, 0) + 1
        known.names[shown] = known.names.get(shown, 0) + 1
        title = self._title(name.first, first)
        if title and name.label == "PER":
            known.titles.append(title)
            plain = [word.rstrip(".").lower() for word in title.split()]
            known.nouns.update(plain)
            known.nouns.update(short_titles()[word] for word in plain if word in short_titles())
        if name.label == "PER" and first > 0:
            self._call(entity, first - 1)
        for index in range(name.first, name.last):
            self.at[index] = entity

    def _title(self, name_first: int, shown_first: int) -> str:
        """The words before a name that say its office: "Foreign Minister", "Gen."."""
        tree = self.tree
        titles = words("titles.toml", "words")
        start = name_first
        sentence = tree.tokens[name_first].sent
        while (
            start > tree.sentences[sentence].first
            and tree.forms[start - 1].rstrip(".") in titles
            and tree.form(start - 1)[:1].isupper()
        ):
            start -= 1
        if start == shown_first:
            return ""
        return tree.text[tree.tokens[start].start : tree.tokens[shown_first - 1].end]

    def _alias_of(self, number: int, shown: str) -> int | None:
        """ "Harbour Relief Corps (HRC)", "…, or HRC,": the entity whose short form this is."""
        if number == 0 or not shown[:1].isupper() or " " in shown:
            return None
        tree = self.tree
        before, name = tree.names[number - 1], tree.names[number]
        if before.label == "PER" or name.first - before.last > 3:
            return None
        between = [tree.forms[i] for i in range(before.last, name.first)]
        if not ({"(", "or"} & set(between)) or not set(between) <= {"(", ",", "or", "the", "“"}:
            return None
        long = tree.text[tree.tokens[before.first].start : tree.tokens[before.last - 1].end]
        return self.at.get(before.last - 1) if is_short_for(shown, long) else None

    def _variants(self) -> dict[int, int]:
        """Full names of persons that differ by an initial or by one slip of the pen."""
        target: dict[int, int] = {}
        people = [
            (number, _without_initials(one.main_name()))
            for number, one in enumerate(self.known)
            if one.main_label() == "PER" and " " in one.main_name()
        ]
        for position, (number, name) in enumerate(people):
            for earlier, other in people[:position]:
                if earlier not in target and _is_variant(name, other):
                    target[number] = earlier
                    break
        return target

    def _surnames(self) -> dict[int, int]:
        """A one-word name of a person joins the one full name that ends in it, else begins with
        it: where two share the surname it stays apart. What the reader took for a place joins
        a surname too, where nothing is said to be there."""
        full: dict[str, set[int]] = {}
        given: dict[str, set[int]] = {}
        for number, one in enumerate(self.known):
            if one.main_label() != "PER":
                continue
            for name in one.names:
                parts = name.split()
                if len(parts) > 1:
                    full.setdefault(key_of(parts[-1]), set()).add(number)
                    given.setdefault(key_of(parts[0]), set()).add(number)
        target: dict[int, int] = {}
        placed = self._placed()
        for number, one in enumerate(self.known):
            if one.main_label() == "GROUP" or len(one.main_name().split()) > 1:
                continue
            key = key_of(one.main_name())
            is_place = one.main_label() == "LOC"
            named = (full.get(key) or (not is_place and given.get(key)) or set()) - {number}
            found = {other for other in named if not self._are_of_two_genders(number, other)}
            if len(found) == 1 and not (is_place and number in placed):
                target[number] = next(iter(found))
        return target

    def _are_of_two_genders(self, one: int, other: int) -> bool:
        """ "Ms Abel" is not the Tomas Abel of the article."""
        return {self.known[one].gender(), self.known[other].gender()} == set(GENDERS)

    def _placed(self) -> set[int]:
        """Entities that something is said to be in or near, or whose area is told."""
        tree = self.tree
        found = set()
        for name in tree.names:
            start, end = tree.tokens[name.first].start, tree.tokens[name.last - 1].end
            sits = any(PLACING & set(tree.cases(i)) for i in range(name.first, name.last))
            if name.first in self.at and (sits or read_beside(tree.text, start, end).within):
                found.add(self.at[name.first])
        return found

    def _merge(self, target: dict[int, int]) -> None:
        for source, into in sorted(target.items()):
            gone, kept = self.known[source], self.known[into]
            for name, count in gone.names.items():
                kept.names[name] = kept.names.get(name, 0) + count
            for label, count in gone.label.items():
                kept.label[label] = kept.label.get(label, 0) + count
            kept.titles.extend(gone.titles)
            kept.nouns.update(gone.nouns)
            for gender, count in gone.called.items():
                kept.called[gender] = kept.called.get(gender, 0) + count
        order = [n for n in range(len(self.known)) if n not in target]
        new = {old: position for position, old in enumerate(order)}
        self.known = [self.known[old] for old in order]
        self.at = {index: new[target.get(one, one)] for index, one in self.at.items()}

    def _read_descriptions(self) -> None:
        """What the article says an entity is: "X, the head of Y", "X is the head of Y"."""
        tree = self.tree
        for index, token in enumerate(tree.tokens):
            if index in self.quoted:
                continue
            if token.dep == "appos" and token.upos in ("NOUN", "PROPN"):
                if token.head in self.at and index not in self.at:
                    self._describe(self._beside(index, self.at[token.head]), index)
                elif index in self.at and token.head not in self.at:
                    self._describe(self.at[index], token.head)
            elif token.upos == "NOUN" and tree.dependents(index, "cop") and not tree.cases(index):
                for subject in tree.dependents(index, "nsubj"):
                    if subject in self.at and not tree.has(index, frozenset({"not", "no"})):
                        self._describe(self.at[subject], index)

    def _beside(self, index: int, entity: int) -> int:
        """The name right before "(", where a description stands in brackets."""
        first = self.tree.phrase(index)[0]
        if first >= 2 and self.tree.forms[first - 1] == "(" and first - 2 in self.at:
            return self.at[first - 2]
        return entity

    def _call(self, entity: int, noun: int) -> None:
        """Note the gender that a noun beside a name tells: "spokeswoman", "his wife"."""
        for gender in GENDERS:
            if self.tree.lemmas[noun] in words("antecedents.toml", gender):
                self.known[entity].call(gender)

    def _describe(self, entity: int, head: int) -> None:
        tree = self.tree
        start, end = tree.span(head)
        text = tree.text[start:end]
        known = self.known[entity]
        if "Plur" in tree.tokens[head].feats:
            return
        self._call(entity, head)
        if self.tree.forms[tree.phrase(head)[0]] in PRONOUNS:
            return
        if "\n" in text or any(text == said for said, _ in known.descriptions):
            return
        known.nouns.add(tree.lemmas[head])
        known.descriptions.append((text, tree.quote(tree.tokens[head].sent, ((start, end),))))


def _is_given(name: str, gender: str) -> bool:
    """Whether a full name begins with a given name of that gender."""
    parts = name.casefold().split()
    return len(parts) > 1 and parts[0] in words("given_names.toml", gender)


def _without_initials(name: str) -> str:
    """In small letters, without initials and what stands in quotation marks."""
    parts = [p for p in NICKNAME.sub(" ", name).split() if len(p.rstrip(".")) > 1]
    return " ".join(parts).casefold()


def _is_variant(a: str, b: str) -> bool:
    """Equal but for names between given name and surname, or one letter apart in one of the
    words, which has five letters or more."""
    one, two = a.split(), b.split()
    if a == b:
        return True
    if len(one) != len(two) and min(len(one), len(two)) > 1:
        inner = set(one[1:-1]), set(two[1:-1])
        outer = (one[0], one[-1]) == (two[0], two[-1])
        return outer and (inner[0] <= inner[1] or inner[1] <= inner[0])
    if len(one) != len(two) or len(one) < 2:
        return False
    differ = [(x, y) for x, y in zip(one, two, strict=True) if x != y]
    return len(differ) == 1 and min(map(len, differ[0])) >= 5 and _one_slip(*differ[0])


def _one_slip(a: str, b: str) -> bool:
    """One letter more, less, other, or two neighbours exchanged."""
    if len(a) > len(b):
        a, b = b, a
    at = 0
    while at < len(a) and a[at] == b[at]:
        at += 1
    if len(a) == len(b):
        swapped = a[at + 1 : at + 2] + a[at : at + 1] == b[at : at + 2]
        return a[at + 1 :] == b[at + 1 :] or (swapped and a[at + 2 :] == b[at + 2 :])
    return len(b) - len(a) == 1 and a[at:] == b[at + 1 :]


def key_of(name: str) -> str:
    """A name for comparing: lower case, without full stops, apostrophes and a leading "the"."""
    bare = BARE.sub("", name).casefold()
    return bare.removeprefix("the ").strip()


def is_short_for(short: str, long: str) -> bool:
    """Whether `short` is made of the first letters of `long`'s words, or of letters of each."""
    letters = BARE.sub("", short).casefold()
    initials = [w[0].casefold() for w in re.findall(r"[^\W\d_]+", long)]
    big = [w[0].casefold() for w in re.findall(r"[^\W\d_]+", long) if w[0].isupper()]
    if letters in ("".join(initials), "".join(big)):
        return True
    at = 0
    for letter in "".join(re.findall(r"[^\W\d_]+", long)).casefold():
        if at < len(letters) and letter == letters[at]:
            at += 1
    return at == len(letters) and len(letters) >= 5 and letters[0] == initials[0]
