"""What select promises of any pile: nothing dropped, one row an occurrence, lines that are
stretches of reports, the same result in any order."""

from __future__ import annotations

import random

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from dateline import when as calendar
from dateline.records import Entry, Merged, Related, Selected
from dateline.select import select, shown
from tests.export.invented import DENIAL, RAID, SHELLING, Pile, harbour


def run(pile: Pile) -> Selected:
    return select(pile.merged(), pile.related())


def by_event(selected: Selected) -> dict[str, Entry]:
    return {entry.event: entry for entry in selected.timeline}


@pytest.fixture(scope="module")
def told() -> tuple[Pile, dict[str, str], Selected]:
    pile, names = harbour()
    return pile, names, run(pile)


def check_laws(pile: Pile, selected: Selected) -> None:
    """What holds of every result."""
    entries = by_event(selected)
    assert set(entries) == set(pile.events)
    assert len(selected.timeline) == len(entries)
    assert [entry.rank for entry in selected.timeline] == list(range(len(entries)))
    titles = {event.id: event.title for event in selected.events}
    for entry in selected.timeline:
        line = entry.line
        text = pile.articles[line.article].text
        assert line.text == text[line.start : line.end]
        assert line.prefix == text[max(0, line.start - 32) : line.start]
        assert line.suffix == text[line.end : line.end + 32]
        assert all(line.start <= low < high <= line.end for low, high in line.cuts)
        assert list(line.cuts) == sorted(line.cuts)
        assert titles[entry.event] == shown(line)
        assert titles[entry.event]
        held = {pile.claims[claim].quote.article for claim in pile.events[entry.event].claims}
        assert line.article in held
        above = entry
        for _ in entries:
            if above.parent is None:
                break
            assert entries[above.parent].rank < above.rank
            above = entries[above.parent]
        assert above.parent is None
        assert entry.parent is not None or not entry.along
        assert entry.parent is None or entries[entry.parent].story == entry.story
    together = [event for story in selected.stories for event in story.events]
    assert sorted(together) == sorted(pile.events)


def test_the_laws_hold_of_the_harbour(told: tuple[Pile, dict[str, str], Selected]) -> None:
    check_laws(told[0], told[2])


def test_tiers(told: tuple[Pile, dict[str, str], Selected]) -> None:
    _, names, selected = told
    tiers = {name: by_event(selected)[event].tier for name, event in names.items()}
    assert tiers == {
        "raid": "main",
        "hit": "main",
        "denial": "reaction",
        "vow": "outlook",
        "punish": "outlook",
        "shelling": "main",
        "ferries": "background",
    }


def test_what_hangs_under_what(told: tuple[Pile, dict[str, str], Selected]) -> None:
    _, names, selected = told
    entries = by_event(selected)
    assert entries[names["denial"]].parent == names["raid"]
    assert entries[names["vow"]].parent == names["raid"]
    assert entries[names["punish"]].parent == names["vow"]
    assert entries[names["punish"]].along
    assert entries[names["raid"]].parent is None
    assert entries[names["shelling"]].parent is None


def test_the_disputed_number_is_cut_from_the_line(
    told: tuple[Pile, dict[str, str], Selected],
) -> None:
    _, names, selected = told
    said = shown(by_event(selected)[names["raid"]].line)
    assert "12" not in said
    assert "14" not in said
    assert said == RAID.replace("12 people", "[…]")


def test_the_heavier_told_weighs_more(told: tuple[Pile, dict[str, str], Selected]) -> None:
    _, names, selected = told
    weight = {event.id: event.salience for event in selected.events}
    assert weight[names["raid"]] > weight[names["shelling"]] > weight[names["denial"]]
    assert selected.stories[0].title or selected.stories[1].title


@given(st.integers(0, 2**32))
def test_the_order_of_input_changes_nothing(seed: int) -> None:
    pile, _ = harbour()
    toss = random.Random(seed)

    def mixed(record: Merged | Related) -> Merged | Related:
        lists = {
            name: tuple(toss.sample(held, len(held)))
            for name in record.__struct_fields__
            if isinstance(held := getattr(record, name), tuple)
        }
        return replace(record, **lists)

    merged, related = mixed(pile.merged()), mixed(pile.related())
    assert isinstance(merged, Merged)
    assert isinstance(related, Related)
    assert select(merged, related) == run(pile)


def test_selecting_twice_gives_the_same() -> None:
    pile, _ = harbour()
    first = run(pile)
    again = select(pile.merged(), replace(pile.related(), events=first.events))
    assert again == first


def test_nothing_gives_nothing() -> None:
    empty = run(Pile())
    assert empty == Selected(events=(), stories=(), timeline=())


# --- parts, look-alikes, what is told along -----------------------------------------


def test_parts_stand_under_their_whole() -> None:
    pile = Pile()
    article = pile.article("Post", RAID, "Rioters burned the quay.", published="2031-05-04")
    raid = pile.event(pile.claim(article, RAID, "attacked", day="2031-05-03"))
    burned = pile.claim(article, "Rioters burned the quay.", "burned", day="2031-05-03")
    part = pile.event(burned, part_of=raid)
    selected = run(pile)
    check_laws(pile, selected)
    assert by_event(selected)[part].parent == raid


@pytest.mark.parametrize(("weight", "stories"), [(330, 1), (200, 2)], ids=["likely", "hardly"])
def test_look_alikes_are_folded_under_one_row(weight: int, stories: int) -> None:
    pile = Pile()
    seizure = "Thieves seized a warehouse, a van, two cranes and four lorries at the harbour."
    first = pile.article("Post", RAID, published="2031-05-04")
    second = pile.article("Courier", seizure, published="2031-05-04")
    raid = pile.event(pile.claim(first, RAID, "attacked", day="2031-05-03"))
    alike = pile.event(pile.claim(second, seizure, "seized", day="2031-05-03"))
    pile.pair(raid, alike, weight, "both tell of the harbour office", possibly=True)
    selected = run(pile)
    check_laws(pile, selected)
    assert len(selected.stories) == stories
    rows = [entry for entry in selected.timeline if entry.parent is None]
    assert len(rows) == stories


def test_a_passing_mention_joins_no_stories() -> None:
    pile = Pile()
    mention = "It has no connection with the raid in Orvella."
    first = pile.article("Post", RAID, published="2031-05-04")
    sinking = "A ferry full of tourists sank off Lorin."
    second = pile.article("Courier", sinking, "Two died.", "It was late.",
                          mention, published="2031-05-05")  # fmt: skip
    raid = pile.claim(first, RAID, "attacked", day="2031-05-03")
    named = pile.claim(second, mention, "raid", day="2031-05-03", nominal=True, definite=True)
    pile.event(raid, named)
    sank = pile.claim(second, sinking, "sank", "accident", day="2031-05-04")
    pile.event(sank)
    assert len(run(pile).stories) == 2


@pytest.mark.parametrize(
    ("words", "word"),
    [
        ("4 4 May 3: Harbour hit by strikes.", "hit"),
        ("Guards entered the compound at this door", "entered"),
        ("# Listen live", "Listen"),
        ("# What happened in Orvella?", "happened"),
        ("Here\u2019s how the raid unfolded in Orvella:", "unfolded"),
    ],
)
def test_scraps_and_teasers_are_no_main_rows(words: str, word: str) -> None:
    pile = Pile()
    article = pile.article("Post", RAID, words, published="2031-05-04")
    pile.event(pile.claim(article, RAID, "attacked", day="2031-05-03"))
    scrap = pile.event(
        pile.claim(article, words.removeprefix("# "), word, "other", day="2031-05-02")
    )
    assert by_event(run(pile))[scrap].tier == "background"


def test_a_row_below_repeats_no_line() -> None:
    pile = Pile()
    told = "Gunmen attacked a bus near Talmere, the governor said."
    more = "The governor called it a crime."
    article = pile.article("Post", told, more, published="2031-05-04")
    by = [("the governor", None)]
    said = pile.claim(article, told, "said", "statement", day="2031-05-04", speakers=by)
    attack = pile.claim(article, told, "attacked", day="2031-05-03", said_in=said, speakers=by)
    called = pile.claim(article, more, "called", "statement", day="2031-05-04", speakers=by)
    saying, attacking = pile.event(said, called), pile.event(attack)
    entries = by_event(run(pile))
    assert entries[saying].parent == attacking
    assert shown(entries[attacking].line) == told
    assert shown(entries[saying].line) == more


def test_an_attribution_is_told_along() -> None:
    pile = Pile()
    sentence = "Gunmen attacked a bus near Talmere, officials said."
    article = pile.article("Post", sentence, published="2031-05-04")
    said = pile.claim(article, sentence, "said", "statement", day="2031-05-04", lemma="say",
                      speakers=[("officials", None)])  # fmt: skip
    attack = pile.claim(article, sentence, "attacked", day="2031-05-03", said_in=said,
                        speakers=[("officials", None)])  # fmt: skip
    saying, attacking = pile.event(said), pile.event(attack)
    selected = run(pile)
    check_laws(pile, selected)
    entries = by_event(selected)
    assert entries[attacking].parent is None
    assert entries[attacking].tier == "main"
    assert entries[saying].parent == attacking
    assert entries[saying].along


def test_words_about_an_act_stand_in_a_row_of_their_own() -> None:
    pile = Pile()
    told = "Gunmen attacked a bus near Talmere."
    words = "The governor condemned the attack."
    article = pile.article("Post", told, words, published="2031-05-04")
    marrow = pile.actor("Ilse Marrow")
    attack = pile.claim(article, told, "attacked", day="2031-05-03")
    condemn = pile.claim(article, words, "condemned", "accuse", day="2031-05-04",
                         who=("The governor", marrow),
                         speakers=[("The governor", marrow)])  # fmt: skip
    named = pile.claim(article, words, "attack", day="2031-05-03", nominal=True, definite=True,
                       main=False, said_in=condemn)  # fmt: skip
    event, reaction = pile.event(attack, named), pile.event(condemn)
    selected = run(pile)
    check_laws(pile, selected)
    entries = by_event(selected)
    assert entries[reaction].tier == "reaction"
    assert entries[reaction].parent == event
    assert not entries[reaction].along
    assert shown(entries[event].line) == told


def test_words_in_quotation_marks_make_no_occurrence() -> None:
    pile = Pile()
    sentence = "“They attacked us for years,” the governor said."
    article = pile.article("Post", sentence, published="2031-05-04")
    said = pile.claim(article, sentence, "said", "statement", day="2031-05-04", lemma="say",
                      speakers=[("the governor", None)])  # fmt: skip
    attack = pile.claim(article, sentence, "attacked", said_in=said,
                        speakers=[("the governor", None)])  # fmt: skip
    saying, attacking = pile.event(said), pile.event(attack)
    entries = by_event(run(pile))
    assert entries[saying].tier == "reaction"
    assert entries[attacking].tier == "reaction"
    assert entries[attacking].parent == saying


def test_the_end_of_a_quotation_is_somebodys_words() -> None:
    pile = Pile()
    sentence = "The ferry sank in front of us.\u201d"
    article = pile.article("Post", RAID, sentence, published="2031-05-04")
    pile.event(pile.claim(article, RAID, "attacked", day="2031-05-03"))
    sinking = pile.event(pile.claim(article, sentence, "sank", "accident", day="2031-05-03"))
    assert by_event(run(pile))[sinking].tier == "reaction"


@pytest.mark.parametrize(("speaks", "tier"), [(False, "main"), (True, "reaction")])
def test_a_verb_of_saying_is_words_where_somebody_speaks(speaks: bool, tier: str) -> None:
    pile = Pile()
    sentence = "The mayor responded to the shelling of Lorin."
    article = pile.article("Post", sentence, published="2031-05-04")
    said = pile.claim(article, sentence, "responded", "statement", day="2031-05-03",
                      speakers=[("The mayor", None)] if speaks else [])  # fmt: skip
    answer = pile.event(said)
    assert by_event(run(pile))[answer].tier == tier


@pytest.mark.parametrize(
    ("words", "word", "along"),
    [
        ("# The governor\u2019s response to critics", "response", True),
        ("# The governor condemns the raid", "condemns", False),
        ("Stay with the Post as the story goes on.", "Stay", True),
    ],
)
def test_what_tells_nothing_is_shown_in_another_row(words: str, word: str, along: bool) -> None:
    pile = Pile()
    article = pile.article("Post", RAID, words, published="2031-05-04")
    raid = pile.event(pile.claim(article, RAID, "attacked", day="2031-05-03"))
    said = pile.event(
        pile.claim(article, words.removeprefix("# "), word, "statement", day="2031-05-04",
                   nominal=word == "response",
                   speakers=[("The governor", None)] if word == "condemns" else [])
    )  # fmt: skip
    selected = run(pile)
    check_laws(pile, selected)
    entry = by_event(selected)[said]
    assert (entry.along, entry.parent) == (along, raid)


@pytest.mark.parametrize(
    ("said_on", "days", "hangs"),
    [
        ("2031-05-03", (), True),
        ("2031-05-02", (), False),
        ("2031-05-02", ("2031-05-02", "2031-05-04"), True),
    ],
    ids=["the evening before", "two days before", "doubtful"],
)
def test_words_hang_under_an_act_that_they_name(
    said_on: str, days: tuple[str, ...], hangs: bool
) -> None:
    """A statement of Thursday evening on a strike that its place puts on Friday, or that is
    told as of either."""
    pile = Pile()
    told = "Gunmen attacked a bus near Talmere."
    words = "A statement late Saturday called the attack just."
    article = pile.article("Post", told, words, published="2031-05-06")
    attack = pile.claim(article, told, "attacked", day="2031-05-04")
    call = pile.claim(article, words, "called", "statement", day=said_on,
                      speakers=[("A statement", None)])  # fmt: skip
    named = pile.claim(article, words, "attack", day="2031-05-04", nominal=True, definite=True,
                       main=False, said_in=call)  # fmt: skip
    event, reaction = pile.event(attack, named), pile.event(call)
    when = pile.events[event].when
    assert when is not None
    pile.events[event] = replace(pile.events[event], when=replace(when, alternatives=days))
    assert by_event(run(pile))[reaction].parent == (event if hangs else None)


def test_small_things_stand_under_their_sections_event() -> None:
    pile = Pile()
    small = "Guards lined up at the gate."
    article = pile.article(
        "Post", "# Sunday, May 4: Rioters storm the harbour office", small, published="2031-05-06"
    )
    heading = "Sunday, May 4: Rioters storm the harbour office"
    storm = pile.event(pile.claim(article, heading, "storm", day="2031-05-04"))
    line_up = pile.event(pile.claim(article, small, "lined", "mobilize", day="2031-05-04"))
    entries = by_event(run(pile))
    assert entries[line_up].parent == storm
    assert shown(entries[storm].line) == "Rioters storm the harbour office"


# --- stories ------------------------------------------------------------------------


def two_raids(shared: bool, background: str = "") -> tuple[Pile, Selected]:
    """Two reports, each of its own raid; they share the flood of last week, or nothing."""
    pile = Pile()
    flood = "The flood drowned 20 people."
    other = flood if shared else "The storm drowned five cattle."
    first = pile.article("Post", RAID, flood, published="2031-05-04")
    second = pile.article("Courier", "Rebels raided Lorin.", other, published="2031-05-05")
    one = pile.claim(first, flood, "drowned", "disaster", day="2031-05-01", background=background)
    two = pile.claim(second, other, "drowned", "disaster", day="2031-05-01", background=background)
    pile.event(pile.claim(first, RAID, "attacked", day="2031-05-03"))
    pile.event(pile.claim(second, "Rebels raided Lorin.", "raided", day="2031-05-04"))
    if shared:
        pile.event(one, two)
    else:
        pile.event(one)
        pile.event(two)
    selected = run(pile)
    check_laws(pile, selected)
    return pile, selected


def test_reports_that_share_no_event_are_two_stories() -> None:
    assert len(two_raids(shared=False)[1].stories) == 2


def test_reports_that_share_news_are_one_story() -> None:
    _, selected = two_raids(shared=True)
    assert len(selected.stories) == 1
    assert len(selected.stories[0].articles) == 2


def test_sharing_an_aside_joins_nothing() -> None:
    assert len(two_raids(shared=True, background="aside")[1].stories) == 2


@pytest.mark.parametrize(
    ("beside", "stories"),
    [
        ("It came two days after a tram overturned near Lorin.", 2),
        ("Near Lorin a tram overturned on Sunday as well.", 1),
    ],
)
def test_a_point_of_comparison_joins_nothing(beside: str, stories: int) -> None:
    pile = Pile()
    lorin, tarn = "A tram overturned near Lorin.", "A bus caught fire at Tarn Point."
    apart = "Police said the two were not connected." if stories == 2 else "Police came."
    one = pile.article("Post", lorin, published="2031-05-04")
    two = pile.article("Courier", tarn, beside, apart, published="2031-05-06")
    first = pile.claim(one, lorin, "overturned", "accident", day="2031-05-03")
    again = pile.claim(two, beside, "overturned", "accident", day="2031-05-03")
    overturned = pile.event(first, again)
    pile.event(pile.claim(two, tarn, "caught", "accident", day="2031-05-05"))
    pile.event(pile.claim(two, apart, apart.split()[1], "statement", day="2031-05-05"))
    selected = run(pile)
    check_laws(pile, selected)
    assert len(selected.stories) == stories
    held = next(story for story in selected.stories if overturned in story.events)
    assert held.articles == ((one,) if stories == 2 else tuple(sorted((one, two))))
    assert stories == 1 or by_event(selected)[overturned].line.article == one


@pytest.mark.parametrize(("named", "stories"), [(3, 2), (2, 1)], ids=["apart", "too few names"])
def test_a_report_may_tell_two_stories(named: int, stories: int) -> None:
    pile = Pile()
    raid, match = "Gunmen raided Orvella.", "Lorin beat Talmere."
    article = pile.article(
        "Post", "# Harbour raid in the night", raid, "# Football", match, published="2031-05-04"
    )
    for sentence, word, kind in ((raid, "raided", "assault"), (match, "beat", "sport")):
        claim = pile.claim(article, sentence, word, kind, day="2031-05-03",
                           speakers=[(f"{word} {n}", pile.actor(f"{word} {n}"))
                                     for n in range(named)])  # fmt: skip
        pile.event(claim)
    assert len(run(pile).stories) == stories


def test_what_lies_outside_the_window_is_background() -> None:
    pile = Pile()
    old = "Gunmen raided Talmere in 2019."
    article = pile.article("Post", RAID, SHELLING, DENIAL, old, published="2031-05-06")
    pile.event(pile.claim(article, RAID, "attacked", day="2031-05-03"))
    pile.event(pile.claim(article, SHELLING, "shelled", day="2031-05-05"))
    past = pile.event(pile.claim(article, old, "raided", day="2019-03-02"))
    assert by_event(run(pile))[past].tier == "background"


@pytest.mark.parametrize(("last", "tier"), [("2031-07-02", "main"), ("2031-05-05", "background")])
def test_a_month_of_which_a_story_was_going_on_is_no_background(last: str, tier: str) -> None:
    pile = Pile()
    told = "Gunmen raided Talmere in June."
    first = pile.article("Post", RAID, SHELLING, published="2031-05-06")
    second = pile.article("Post", RAID, DENIAL, told, published=last)
    raids = [pile.claim(one, RAID, "attacked", day="2031-05-03") for one in (first, second)]
    pile.event(*raids)
    pile.event(pile.claim(first, SHELLING, "shelled", day="2031-05-05"))
    pile.event(pile.claim(second, DENIAL, "denied", day=last))
    june = calendar.parse("2031-06")
    claim = pile.claim(second, told, "raided", when=june, background="month")
    month = pile.event(claim)
    assert by_event(run(pile))[month].tier == tier


def test_what_has_no_day_is_listed_last() -> None:
    pile = Pile()
    article = pile.article("Post", RAID, published="2031-05-06")
    other = pile.article("Courier", "Rebels raided Lorin.")
    dated = pile.event(pile.claim(article, RAID, "attacked", day="2031-05-03"))
    undated = pile.event(pile.claim(other, "Rebels raided Lorin.", "raided"))
    ranks = {entry.event: entry.rank for entry in run(pile).timeline}
    assert ranks[dated] < ranks[undated]
    assert by_event(run(pile))[undated].tier == "main"


@pytest.mark.parametrize("said", [False, True])
def test_what_came_as_promised_is_no_look_ahead(said: bool) -> None:
    """ "as he had promised" promises nothing anew; "promised to come again" does."""
    met = "The clerk met the carters as he had promised."
    pile = Pile()
    post = pile.article("Post", met, published="2031-05-04")
    meeting = pile.event(pile.claim(post, met, "met", "other", day="2031-05-04"))
    promise = pile.claim(post, met, "promised", "agree", stance="promises", main=False,
                         speakers=[("he", None)], who=("he", pile.actor("Oda Renn")))  # fmt: skip
    if said:
        pile.event(pile.claim(post, met, "carters", said_in=promise, modality="planned"))
    event = pile.event(promise)
    entries = {e.event: e for e in select(pile.merged(), pile.related()).timeline}
    assert (entries[event].tier == "outlook") is said
    assert said or (entries[event].parent == meeting and entries[event].along)
