"""How much alike two reports are by their words."""

from __future__ import annotations

from dateline.merge.rarity import PROPER, Report, rarity

SETTING = ("quake", "rescue", "collapse", "rubble", "magnitude")


def test_a_report_is_like_itself_and_unlike_one_that_shares_no_word() -> None:
    one = Report(SETTING, ("orvella",))
    assert one.likeness(one) == 100
    assert one.likeness(Report(("verdict", "jury"), ("tarn",))) == 0


def test_another_name_parts_reports_that_tell_of_such_a_thing() -> None:
    """Two quakes are told in the same words, but not with the same names and numbers."""
    here, there = Report(SETTING, ("orvella", "2031")), Report(SETTING, ("karsk", "2029"))
    plain = Report((*SETTING, "orvella", "2031")).likeness(Report((*SETTING, "karsk", "2029")))
    assert here.likeness(there) < plain


def test_a_name_weighs_more_than_another_word_as_rare() -> None:
    assert Report((), ("orvella",)).words == {"orvella": PROPER * rarity("orvella")}
    assert Report(("orvella",)).words == {"orvella": rarity("orvella")}
