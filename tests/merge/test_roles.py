"""What the roles of a claim are read for."""

from __future__ import annotations

from collections import Counter

from msgspec.structs import replace

from dateline.merge.bearers import Bearer
from dateline.merge.roles import read_harmed, read_parts
from dateline.records import Claim, PredicateWord, Quote, Role


def _claim(text: str, word: str, lemma: str, *told: tuple[str, str]) -> Claim:
    """A claim of one sentence; `told` holds the roles and their words."""
    start = text.index(word)
    roles = tuple(
        Role(role=role, text=said, start=text.index(said), end=text.index(said) + len(said))
        for role, said in told
    )
    return Claim(
        id="c",
        quote=Quote(article="a", start=0, end=len(text), text=text, prefix="", suffix="", block=1),
        predicate=PredicateWord(lemma=lemma, start=start, end=start + len(word)),
        kind="attack",
        roles=roles,
    )


def _bearer(identity: str, kind: str, name: str, country: str = "") -> Bearer:
    return Bearer(id=identity, kind=kind, name=name, names=Counter([name]), country=country)


def test_nouns_stop_at_the_first_clause_and_keep_their_country() -> None:
    text = "Kenyan officers in the old harbour seized three boats."
    told = (("who", "Kenyan officers in the old harbour"), ("what", "three boats"))
    parts = read_parts(_claim(text, "seized", "seize", *told), (None, None))
    assert parts.nouns == {"officer", "boat"}
    assert parts.objects == {"boat"}
    assert parts.things == {"KE officer"}
    assert parts.states == {"KE"}


def test_a_country_before_the_predicate_did_it_and_is_no_target() -> None:
    text = "France strikes hit the depot."
    bearer = _bearer("e1", "state", "France", "FR")
    parts = read_parts(_claim(text, "strikes", "strike", ("whom", "France")), (bearer,))
    assert parts.states == {"FR"}
    assert not parts.target
    assert not parts.who


def test_who_dies_is_harmed_and_who_kills_is_not() -> None:
    abel = _bearer("e1", "person", "Abel Sorn")
    dies = _claim("Abel Sorn died.", "died", "die", ("who", "Abel Sorn"))
    kills = _claim("Abel Sorn killed.", "killed", "kill", ("who", "Abel Sorn"))
    assert read_harmed(dies, (abel,)) == [abel]
    assert read_harmed(kills, (abel,)) == []


def test_whose_shooting_it_was_does_not_say_who_shot() -> None:
    abel = _bearer("P1", "person", "Nora Abel")
    claim = _claim("A man was held over Abel's shooting.", "shooting", "shooting", ("who", "Abel"))
    for kind, who in (("assault", set()), ("statement", {"P1"})):
        assert read_parts(replace(claim, kind=kind), (abel,)).who == who
