"""A claim in the making: what the steps of this stage find out about one word."""

from __future__ import annotations

from dataclasses import dataclass, field

from dateline.records import Certainty, Modality, Polarity, Stance, TimeExpr


@dataclass
class Party:
    """An argument of a claim before it becomes a Role. `head` is the word it hangs on."""

    role: str
    head: int
    certainty: Certainty = "medium"


@dataclass
class Link:
    """One link of a speaker chain: the words that name who says so."""

    start: int
    end: int
    head: int | None
    origin: bool
    said_by: Draft | None = None
    """The utterance that makes the link; None for "according to" and the like."""


@dataclass(eq=False)
class Draft:
    """One word that tells something, with what is known of it so far.

    `carrier` is the word whose clause it stands in: the light verb of "carried out an
    attack", the "occurred" of "the attack occurred", else the word itself.
    """

    token: int
    nominal: bool
    carrier: int
    sentence: int
    kind: str = "other"
    kind_certainty: Certainty = "low"
    mode: str = ""
    context: tuple[str, ...] = ()
    parties: list[Party] = field(default_factory=list)
    chain: list[Link] = field(default_factory=list)
    said_in: Draft | None = None
    utterance: bool = False
    handed_on: bool = False
    """An utterance that only passes words on: a link of chains, and no claim of its own."""
    accused_by_none: bool = False
    """An accusation that leaves open whose it is: "he is accused of fraud"."""
    ruling: bool = False
    """A court's order: done when it is given, though what it orders is still to come."""
    quoted: bool = False
    """Stands between quotation marks that somebody's words fill."""
    stance: Stance = "asserts"
    polarity: Polarity = "affirmed"
    modality: Modality = "happened"
    definite: bool = False
    background: str = ""
    expr: TimeExpr | None = None
    dated: str = ""
    section: int | None = None
    points_to: Draft | None = None

    @property
    def gives(self) -> Stance:
        """The stance that what is said takes from this utterance."""
        if self.accused_by_none:
            return "supposes"
        return "demands" if self.ruling else self.stance
