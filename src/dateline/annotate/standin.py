"""Trees of spaCy's own English pipelines, redrawn as the universal trees we read.

A stand-in reader may draw ClearNLP trees, where a preposition or a copula is the head.
Relations are renamed by `standin.toml`; prepositions and copulas are turned around here.
"""

from __future__ import annotations

import tomllib
from functools import cache
from importlib.resources import files

from dateline.records import Token

TELLTALE = frozenset({"dobj", "pobj", "nsubjpass", "prep", "attr", "acomp"})
"""Relations that no universal tree holds: one of them is enough to know a ClearNLP tree."""
NOMINAL = frozenset({"NOUN", "PROPN", "PRON", "NUM", "SYM", "X"})


@cache
def relations() -> dict[str, str]:
    """The renamed relations, ClearNLP to universal."""
    said = tomllib.loads(files(__package__).joinpath("standin.toml").read_text("utf-8"))
    return dict(said["relation"])


def to_universal(tokens: tuple[Token, ...]) -> tuple[Token, ...]:
    """The same words under a universal tree; unchanged where the tree is one already."""
    if not any(token.dep in TELLTALE for token in tokens):
        return tokens
    heads = [token.head for token in tokens]
    deps = [token.dep for token in tokens]
    _turn_prepositions(tokens, heads, deps)
    _turn_copulas(tokens, heads, deps)
    new = relations()
    return tuple(
        Token(
            start=token.start,
            end=token.end,
            lemma=token.lemma,
            upos=token.upos,
            dep=new.get(dep, dep),
            head=head,
            feats=token.feats,
            sent=token.sent,
        )
        for token, head, dep in zip(tokens, heads, deps, strict=True)
    )


def _turn_prepositions(tokens: tuple[Token, ...], heads: list[int], deps: list[str]) -> None:
    """`verb -prep-> of -pobj-> noun` becomes `verb -obl-> noun -case-> of`."""
    for index, dep in enumerate([token.dep for token in tokens]):
        if dep != "pobj":
            continue
        over, agent = tokens[index].head, False
        chain = []
        while tokens[over].dep in {"prep", "agent"} and over not in chain:
            chain.append(over)
            agent |= tokens[over].dep == "agent"
            over = tokens[over].head
        nominal = tokens[over].upos in NOMINAL
        heads[index] = over
        deps[index] = "obl:agent" if agent else "nmod" if nominal else "obl"
        for preposition in chain:
            heads[preposition], deps[preposition] = index, "case"


def _turn_copulas(tokens: tuple[Token, ...], heads: list[int], deps: list[str]) -> None:
    """`was -attr-> empty` becomes `empty -cop-> was`; what hung under "was" moves along."""
    for index in range(len(tokens)):
        be = heads[index]
        if deps[index] not in {"attr", "acomp"} or tokens[be].lemma != "be" or be == index:
            continue
        up, dep = heads[be], deps[be]
        for child in range(len(tokens)):
            if heads[child] == be and child != index:
                heads[child] = index
        heads[index], deps[index] = (index if up == be else up), dep
        heads[be], deps[be] = index, "cop"
