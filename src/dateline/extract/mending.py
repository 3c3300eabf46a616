"""Two slips of the reader in "killed two and wounded six", mended before anything is read.

It may hang "six" on "two" across the second verb, or take that verb for an adjective of
"six". Both would count the wounded among the dead.
"""

from __future__ import annotations

from msgspec.structs import replace

from dateline.records import Token

COUNTING = frozenset({"nummod", "det", "amod", "advmod"})


def mend(tokens: tuple[Token, ...]) -> tuple[Token, ...]:
    """The tokens with such objects given to their verb."""
    children: dict[int, list[int]] = {}
    for index, token in enumerate(tokens):
        if token.head != index:
            children.setdefault(token.head, []).append(index)
    mended: dict[int, Token] = {}
    for index, token in enumerate(tokens):
        if token.upos != "VERB":
            continue
        if token.dep == "conj":
            _take_object(tokens, children, index, mended)
        elif token.dep == "amod":
            _become_verb(tokens, children, index, mended)
    if not mended:
        return tokens
    return tuple(mended.get(index, token) for index, token in enumerate(tokens))


def _take_object(
    tokens: tuple[Token, ...], children: dict[int, list[int]], verb: int, mended: dict[int, Token]
) -> None:
    """ "killed two [and wounded six]" with "six" joined to "two"."""
    above = tokens[verb].head
    own = {tokens[c].dep for c in children.get(verb, ())}
    if own & {"obj", "nsubj", "nsubj:pass", "ccomp", "xcomp"} or tokens[above].upos != "VERB":
        return
    for thing in children.get(above, ()):
        if tokens[thing].dep not in ("obj", "nsubj:pass") or thing > verb:
            continue
        for joined in children.get(thing, ()):
            if tokens[joined].dep == "conj" and joined > verb:
                mended[joined] = replace(tokens[joined], dep="obj", head=verb)
                return


def _become_verb(
    tokens: tuple[Token, ...], children: dict[int, list[int]], verb: int, mended: dict[int, Token]
) -> None:
    """ "stormed it [and wounded six workers]" with "wounded" as what the workers are like."""
    thing = tokens[verb].head
    above = tokens[thing].head
    joins = any(tokens[c].dep == "cc" and c < verb for c in children.get(verb, ()))
    counted = any(tokens[c].dep in COUNTING and verb < c < thing for c in children.get(thing, ()))
    if joins and counted and tokens[above].upos == "VERB" and above < verb < thing:
        mended[verb] = replace(tokens[verb], dep="conj", head=above)
        mended[thing] = replace(tokens[thing], dep="obj", head=verb)
