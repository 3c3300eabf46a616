"""Context decides which namesake is meant."""

from __future__ import annotations

from dateline.places import Asked, settle


def where(*names: str | Asked, country: str = "") -> list[str]:
    asked = [Asked((one,)) if isinstance(one, str) else one for one in names]
    return [
        f"{found.spot.name}, {found.spot.adm1}, {found.spot.country}" if found else ""
        for found in settle(asked, country)
    ]


def test_a_name_alone_is_the_best_known_place() -> None:
    assert where("Paris") == ["Paris, 11, FR"]
    assert where("Zzyzzxton") == [""]


def test_the_area_set_beside_it_decides() -> None:
    assert where(Asked(("Paris",), within=("Texas",))) == ["Paris, TX, US"]
    assert where(Asked(("Springfield",), within=("Ill.",))) == ["Springfield, IL, US"]


def test_the_article_s_other_places_decide() -> None:
    found = where("Paris", "Lamar County", "Texas", "Honey Grove", "Bonham")
    assert found[0] == "Paris, TX, US"
    assert found[1].endswith("TX, US")


def test_where_the_outlet_is_at_home_decides_between_equals() -> None:
    assert where("Lancaster", country="GB") == ["Lancaster, ENG, GB"]
    assert where("Lancaster", "Morecambe")[0] == "Lancaster, ENG, GB"


def test_without_a_word_for_the_area_the_town_is_meant() -> None:
    bare, area = settle([Asked(("Kirkuk",)), Asked(("Kirkuk",), kind="area")])
    assert bare is not None
    assert area is not None
    assert (bare.spot.kind, area.spot.kind) == ("town", "adm1")


def test_a_guess_between_namesakes_says_that_it_is_one() -> None:
    (found,) = settle([Asked(("Springfield",))])
    assert found is not None
    assert found.certainty == "low"
    (sure,) = settle([Asked(("Baghdad",))])
    assert sure is not None
    assert sure.certainty == "high"


def test_order_does_not_matter() -> None:
    names = ["Georgia", "Atlanta", "Athens", "Macon"]
    assert where(*names) == where(*reversed(names))[::-1]
    assert where(*names)[2] == "Athens, GA, US"


def test_the_best_known_of_several_sizes_of_place_is_meant() -> None:
    assert where("Washington") == ["Washington, DC, US"]
    assert where("Washington", "Seattle", "Oregon")[0] == "Washington, WA, US"
    assert where("Philadelphia") == ["Philadelphia, PA, US"]
    assert where("Portland") == ["Portland, OR, US"]
    assert where("Gaza", "Israel")[0].endswith("PS")
    assert where("Anbar") == ["Al Anbar, 01, IQ"]


def test_a_small_town_is_not_meant_by_what_is_not_its_name() -> None:
    assert settle([Asked(("West Side",), part_of=("Side",))]) == (None,)
    (part,) = settle([Asked(("northern Baghdad",), part_of=("Baghdad",))])
    assert part is not None
    state, _ = settle([Asked(("Maryland",)), Asked(("Virginia",))])
    assert state is not None
    assert state.spot.kind == "adm1"
    stray = settle([Asked(("Metro",)), Asked(("Nashville",)), Asked(("Tennessee",))])[0]
    assert stray is None or stray.certainty == "low"
