"""Where an outlet is at home."""

from __future__ import annotations

from dateline.extract.at_home import home_names


def test_the_trade_of_an_outlet_is_no_town() -> None:
    assert home_names("The Daily Star", "") == ()
    assert home_names("The Paris News", "") == ("Paris",)
    assert home_names("", "https://www.thelisbonherald.com/a") == ("lisbon",)
    assert home_names("", "http://[bad") == ()
    assert home_names("", "https://www.locallisbon.com/a") == ("lisbon",)
