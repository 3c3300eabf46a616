"""One line an event: a stretch of a report, the plainest that tells it whole."""

from __future__ import annotations

import pytest

from dateline.records import Line
from dateline.select import select, shown
from dateline.select.heads import heads
from dateline.select.lines import disputed_figures, line_for
from dateline.select.told import Told
from dateline.select.toll import toll_of
from tests.export.invented import Pile


def line_of(pile: Pile, event: str) -> Line:
    selected = select(pile.merged(), pile.related())
    return next(entry.line for entry in selected.timeline if entry.event == event)


def told_by(*sentences: str, word: str = "killed") -> str:
    """The line of an event that these sentences tell, each in a report of its own."""
    pile = Pile()
    claims = []
    for n, sentence in enumerate(sentences):
        article = pile.article(f"Outlet {n}", sentence, published="2031-05-04")
        verb = next(w.strip(".,") for w in sentence.split() if w.strip(".,") in VERBS)
        claims.append(pile.claim(article, sentence, verb, day="2031-05-03"))
    return shown(line_of(pile, pile.event(*claims)))


VERBS = {"killed", "assassinated", "raided", "murdered"}


def test_the_plainer_word_wins() -> None:
    assert told_by(
        "Gunmen assassinated the mayor.", "Gunmen with rifles killed the mayor of Orvella."
    ) == "Gunmen with rifles killed the mayor of Orvella."  # fmt: skip


def test_a_charged_line_stands_where_there_is_no_other() -> None:
    assert told_by("Gunmen assassinated the mayor.") == "Gunmen assassinated the mayor."


def test_the_shorter_of_equals_wins() -> None:
    assert told_by(
        "Gunmen killed the mayor of Orvella on his way home.", "Gunmen killed the mayor."
    ) == "Gunmen killed the mayor."  # fmt: skip


def test_a_line_that_points_back_gives_way() -> None:
    assert told_by(
        "They killed the mayor.", "Gunmen in grey coats killed the mayor of Orvella."
    ) == "Gunmen in grey coats killed the mayor of Orvella."  # fmt: skip


def test_a_point_of_comparison_gives_way() -> None:
    assert told_by(
        "It came two days after gunmen killed the mayor.",
        "Gunmen in grey coats killed the mayor of Orvella.",
    ) == "Gunmen in grey coats killed the mayor of Orvella."  # fmt: skip


def test_a_label_of_a_map_gives_way() -> None:
    assert told_by(
        "two Orvella: Gunmen killed mayor", "Gunmen in grey coats killed the mayor of Orvella."
    ) == "Gunmen in grey coats killed the mayor of Orvella."  # fmt: skip


def test_an_articles_own_heading_comes_first_without_its_day() -> None:
    pile = Pile()
    heading = "Saturday, May 3: Gunmen raid the harbour office in Orvella"
    article = pile.article("Post", f"# {heading}", "Gunmen raided Orvella.", published="2031-05-04")
    event = pile.event(
        pile.claim(article, heading, "raid", day="2031-05-03"),
        pile.claim(article, "Gunmen raided Orvella.", "raided", day="2031-05-03"),
    )
    assert shown(line_of(pile, event)) == "Gunmen raid the harbour office in Orvella"


def test_a_heading_that_asks_gives_way() -> None:
    pile = Pile()
    heading = "Why did gunmen raid Orvella?"
    article = pile.article("Post", f"# {heading}", "Gunmen raided Orvella.", published="2031-05-04")
    event = pile.event(
        pile.claim(article, heading, "raid", day="2031-05-03"),
        pile.claim(article, "Gunmen raided Orvella.", "raided", day="2031-05-03"),
    )
    assert shown(line_of(pile, event)) == "Gunmen raided Orvella."


def test_an_outlets_own_voice_comes_before_an_attribution() -> None:
    pile = Pile()
    said = "Gunmen raided Orvella, police said."
    own = "Gunmen raided Orvella at dawn and again at noon."
    first = pile.article("Post", said, published="2031-05-04")
    second = pile.article("Courier", own, published="2031-05-04")
    event = pile.event(
        pile.claim(first, said, "raided", day="2031-05-03", speakers=[("police", None)]),
        pile.claim(second, own, "raided", day="2031-05-03"),
    )
    assert shown(line_of(pile, event)) == own


def test_an_attribution_stays_where_nobody_says_it_in_their_own_voice() -> None:
    pile = Pile()
    said = "Gunmen raided Orvella, police said."
    first = pile.article("Post", said, published="2031-05-04")
    event = pile.event(
        pile.claim(first, said, "raided", day="2031-05-03", speakers=[("police", None)])
    )
    assert shown(line_of(pile, event)) == said


LONG = (
    "Gunmen in grey coats \u2014 some of them boys who had only that spring left the schools of the"
    " lake towns \u2014 raided the harbour office in Orvella while the guards were still at the"
    " quay of the ferries."
)


def test_a_long_line_is_shortened_where_nothing_is_lost() -> None:
    pile = Pile()
    article = pile.article("Post", LONG, published="2031-05-04")
    event = pile.event(pile.claim(article, LONG, "raided", day="2031-05-03"))
    line = line_of(pile, event)
    assert shown(line) == (
        "Gunmen in grey coats […] raided the harbour office in Orvella while the guards were"
        " still at the quay of the ferries."
    )
    assert line.text == LONG


def test_what_takes_part_is_never_cut() -> None:
    pile = Pile()
    article = pile.article("Post", LONG, published="2031-05-04")
    boys = pile.actor("the boys", "group")
    event = pile.event(
        pile.claim(article, LONG, "raided", day="2031-05-03", who=("some of them boys", boys))
    )
    assert shown(line_of(pile, event)) == LONG


@pytest.mark.parametrize(
    ("text", "cuts", "said"),
    [
        ("A dog, which was old, barked.", ((5, 21),), "A dog […] barked."),
        ("On Monday, a dog barked.", ((0, 11),), "[…] a dog barked."),
        ("A dog killed 12 people.", ((13, 22),), "A dog killed […]."),
        ("A dog barked.", (), "A dog barked."),
    ],
)
def test_cuts_are_shown(text: str, cuts: tuple[tuple[int, int], ...], said: str) -> None:
    start = 100
    line = Line(
        article="a", start=start, end=start + len(text), text=text, prefix="", suffix="", block=1,
        cuts=tuple((start + low, start + high) for low, high in cuts),
    )  # fmt: skip
    assert shown(line) == said


def test_a_sentence_that_points_back_is_shown_with_the_one_before_whole() -> None:
    pile = Pile()
    both = "Edda Morin sailed to Orvella on Friday. She killed the harbour master there."
    article = pile.article("Post", both, published="2031-05-04")
    morin = pile.actor("Edda Morin")
    event = pile.event(pile.claim(article, both, "killed", day="2031-05-03", who=("She", morin)))
    assert shown(line_of(pile, event)) == both


def test_a_sentence_cut_at_an_abbreviation_gives_way() -> None:
    assert told_by(
        "Gunmen killed Asst.", "Gunmen in grey coats killed the mayor of Orvella."
    ) == "Gunmen in grey coats killed the mayor of Orvella."  # fmt: skip


def test_a_line_gives_no_number_that_a_count_outgrew() -> None:
    pile = Pile()
    claims = []
    for n, count in enumerate(("3", "5", "11")):
        said = f"Corlex said {count} people died off Tarn Point{' on the Salm' * (n == 2)}."
        article = pile.article(f"Outlet {n}", said, published=f"2031-05-0{n + 4}")
        claims.append(pile.claim(article, said, "died", "harm", day="2031-05-03",
                                 figures=[("killed", int(count), count)]))  # fmt: skip
    event = pile.event(*claims)
    pile.dispute(event, "killed", (3, claims[0]), (11, claims[2]), history=True)
    here = Told(pile.merged(), pile.related())
    stale = disputed_figures(here, event)
    assert sorted(stale) == sorted(pile.claims[one].quote.article for one in claims[:2])


def test_a_whole_line_goes_before_a_heading_with_a_cut_number() -> None:
    pile = Pile()
    heading, whole = (
        "Gunmen kill 25 at Orvella",
        "Gunmen struck five sites at Orvella, guards said.",
    )
    post = pile.article("Post", f"# {heading}", published="2031-05-04")
    herald = pile.article("Herald", whole, published="2031-05-04")
    wire = pile.article("Wire", "Gunmen killed 24 at Orvella.", published="2031-05-04")
    told = [
        pile.claim(post, heading, "kill", day="2031-05-03", figures=[("killed", 25, "25")]),
        pile.claim(herald, whole, "struck", day="2031-05-03", speakers=[("guards", None)]),
        pile.claim(wire, "Gunmen killed 24 at Orvella.", "killed", day="2031-05-03",
                   figures=[("killed", 24, "24")]),
    ]  # fmt: skip
    event = pile.event(*told)
    pile.dispute(event, "killed", (25, told[0]), (24, told[2]))
    here = Told(pile.merged(), pile.related())
    assert shown(line_for(here, event, heads(here))) == whole


Counted = tuple[str, str, dict[str, int]]


def toll_line(*sentences: Counted) -> str:
    """The line of an event of these sentences, each of a report of its own, with its verb and
    what it counts."""
    pile = Pile()
    claims = []
    for n, (sentence, verb, counts) in enumerate(sentences):
        article = pile.article(f"Outlet {n}", sentence, published="2031-05-04")
        figures = [(what, number, str(number)) for what, number in counts.items()]
        claims.append(pile.claim(article, sentence, verb, day="2031-05-03", figures=figures))
    return shown(line_of(pile, pile.event(*claims)))


ALL = "A gunman killed 2 and wounded 7 clerks in a crowded hall of the mill at Orvella."
SOME = "A gunman killed 2 clerks at Orvella."
ONE = "A gunman wounded the mayor at Orvella."


def test_a_line_that_tells_the_toll_goes_before_one_that_tells_of_one_of_many() -> None:
    one: Counted = (ONE, "wounded", {})
    some: Counted = (SOME, "killed", {"killed": 2})
    whole: Counted = (ALL, "killed", {"killed": 2, "injured": 7})
    assert toll_line(one, some, whole) == SOME
    assert toll_line(one, some, whole, whole) == ALL


@pytest.mark.parametrize(
    ("counts", "toll"),
    [
        ({"killed": 1, "injured": 3}, {}),
        ({"killed": 1, "injured": 9}, {"injured": 9}),
        ({"injured": 3}, {"injured": 3}),
        ({"killed": 2, "injured": 3}, {"killed": 2, "injured": 3}),
    ],
)
def test_one_who_was_killed_is_told_as_well_by_name_where_few_were_hurt(
    counts: dict[str, int], toll: dict[str, int]
) -> None:
    pile = Pile()
    words = " ".join(f"{number} {what}" for what, number in counts.items())
    sentence = f"Gunmen struck Orvella: {words}."
    article = pile.article("Post", sentence, published="2031-05-04")
    figures = [(what, number, str(number)) for what, number in counts.items()]
    event = pile.event(pile.claim(article, sentence, "struck", day="2031-05-03", figures=figures))
    assert toll_of(Told(pile.merged(), pile.related()), event, {}) == toll


def test_a_cut_number_leaves_somebody_standing() -> None:
    pile = Pile()
    told = ["Corlex said 25 had died.", "At the pier 24 died.",
            "The harbour closed after sailors died off Tarn Point."]  # fmt: skip
    counts = ["25", "24", ""]
    claims = []
    for n, (sentence, count) in enumerate(zip(told, counts, strict=True)):
        article = pile.article(f"Outlet {n}", sentence, published="2031-05-04")
        whom = count or "sailors"
        dead = pile.actor(whom)
        figures = [("killed", int(count), count)] if count else []
        claims.append(
            pile.claim(article, sentence, "died", "harm", day="2031-05-03",
                       whom=(whom, dead), figures=figures, main=bool(count))
        )  # fmt: skip
        if not count:
            pile.event(pile.claim(article, sentence, "closed", "other", day="2031-05-03"))
    event = pile.event(*claims)
    pile.dispute(event, "killed", (25, claims[0]), (24, claims[1]))
    here = Told(pile.merged(), pile.related())
    assert shown(line_for(here, event, heads(here))) == told[2]
