"""The day of publication: by evidence, best first, open where there is none, never guessed."""

from __future__ import annotations

import json

import pytest

from dateline.acquire import media, read
from dateline.acquire.dates import day_in_url, day_of_stamp, days_in
from dateline.records import Article, Options, When
from tests.acquire.made import mhtml, source

LEDE = "Two men were hurt when the mill at Talberg burned down, the fire brigade said."


def article(text: str, options: Options | None = None, **sidecar: str) -> Article:
    found = read(source(text.encode(), **sidecar), options or Options())
    assert isinstance(found, Article), found
    return found


def published(text: str, given: str = "", **sidecar: str) -> tuple[str, str] | None:
    when = article(text, Options(published=given), **sidecar).published
    return (when.edtf, when.how) if when else None


def record(**fields: object) -> When | None:
    raw = json.dumps({"text": LEDE, **fields}).encode()
    found = read(source(raw, media.JSON, "a.jsonl#1"), Options())
    assert isinstance(found, Article)
    return found.published


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (LEDE, None),
        (f"Fire\nPublished March 4, 2019\n{LEDE}", ("2019-03-04", "header-line")),
        (f"Fire\nMonday 4 March 2019\n{LEDE}", ("2019-03-04", "header-line")),
        (f"date 2019-03-04 {LEDE}", ("2019-03-04", "header-line")),
        (f"Fire\nUpdated 5 March 2019\n{LEDE}", ("2019-03-05", "updated-line")),
        (
            f"Fire\nUpdated 5 March 2019 | Posted 4 March 2019\n{LEDE}",
            ("2019-03-04", "header-line"),
        ),
        (f"TALBERG, March 4, 2019 (AP) — {LEDE}", ("2019-03-04", "dateline")),
        (f"TALBERG, March 4 (AP) — {LEDE}", ("XXXX-03-04", "dateline")),
        (f"Fire\n{LEDE} The trial begins on March 4, 2021.", None),
        (f"Fire\n{LEDE}\nMarch 5, 2019\n{LEDE}\nMarch 6, 2019\n{LEDE}", None),
        (f"Fire\nPublished February 30, 2019\n{LEDE}", None),
    ],
    ids=lambda value: value[:40] if isinstance(value, str) else str(value),
)  # fmt: skip
def test_day_is_found_by_what_the_page_says(text: str, expected: tuple[str, str] | None) -> None:
    assert published(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (f"Fire\nPosted Sunday, 4/3/2019\n{LEDE}", None),
        (f"Fire\nPosted Monday, 3/4/2019\n{LEDE}", ("2019-03-04", "header-line")),
        (f"Fire\nPosted 31/12/18\n{LEDE}", ("2018-12-31", "header-line")),
        (f"Fire\nPosted 3 hours ago\n{LEDE}", None),
        (f"Fire\nPosted January 1, 1970\n{LEDE}", None),
        (f"Fire\n4/3/2019 1:53 AM\n{LEDE}\nPosted: March 5, 2019", ("2019-03-04", "header-line")),
        (f"Mill burns Friday 1 March 2019 15.35 GMT {LEDE}", ("2019-03-01", "header-line")),
        (f"{LEDE} At 11:04 am on 5 March 2019, tom wrote: Sad.", ("2019-03-05", "comment-line")),
        (f"Fire\n{LEDE} (Published March 4, 2019)\n{LEDE} (Published March 7, 2019)", None),
    ],
    ids=lambda value: value[:40] if isinstance(value, str) else str(value),
)  # fmt: skip
def test_bad_and_odd_stamps(text: str, expected: tuple[str, str] | None) -> None:
    assert published(text) == expected


def test_sections_headed_by_days_are_not_the_day_of_publication() -> None:
    text = f"Mill fire\nMarch 4, 2019\n{LEDE}\nMarch 5, 2019\n{LEDE}"
    assert published(text) is None
    assert [b.role for b in article(text).blocks] == [
        "title", "heading", "paragraph", "heading", "paragraph",
    ]  # fmt: skip


def test_order_of_evidence() -> None:
    text = f"Fire\nPublished March 4, 2019\nTALBERG, March 3, 2019 (AP) — {LEDE}"
    assert published(text, published="2019-03-01") == ("2019-03-01", "sidecar")
    assert published(text, url="https://h.example/2019/03/02/fire") == ("2019-03-02", "url")
    assert published(text) == ("2019-03-04", "header-line")
    hows = [when.how for when in article(text, published="2019-03-01").published_candidates]
    assert hows == ["sidecar", "header-line", "dateline"]


@pytest.mark.parametrize(
    ("fields", "edtf"),
    [
        ({"published": "2019-03-04T23:30:00-05:00"}, "2019-03-04"),
        ({"date": "Mon, 04 Mar 2019 10:00:00 GMT"}, "2019-03-04"),
        ({"date": 1551700000}, "2019-03-04"),
        ({"date": "2019-03"}, None),
        ({"date": "March 4th, 2019"}, "2019-03-04"),
        ({"updated": "2019-03-05", "published": "2019-03-04"}, "2019-03-04"),
        ({"date": "soon"}, None),
        ({"date": "2019-03-05T00:30:00+03:00"}, "2019-03-05"),
        ({"date": "Tue, 05 Mar 2019 00:30:00 +0300"}, "2019-03-05"),
        ({"date": "1970-01-01T00:00:00Z"}, None),
        ({"date": "0001-01-01T00:00:00"}, None),
        ({"date": "2019-02-31"}, None),
        ({"url": "https://h.example/news/2019/mar/04/fire"}, "2019-03-04"),
        ({"url": "https://h.example/20190304-fire"}, "2019-03-04"),
    ],
    ids=str,
)
def test_day_of_a_record(fields: dict[str, object], edtf: str | None) -> None:
    when = record(**fields)
    assert (when.edtf if when else None) == edtf


@pytest.mark.parametrize(("day", "noted"), [("2025-13-45", True), ("2025-03-04", False)])
def test_a_given_day_that_is_none_is_told(day: str, noted: bool) -> None:
    said = f'The day of publication that was given, "{day}", is no day.'
    assert (said in article(LEDE, published=day).notes) is noted


def test_a_day_of_which_the_month_cannot_be_told_is_not_chosen() -> None:
    found = article(f"Fire\nPublished 03/04/2019\n{LEDE}")
    assert found.published is None
    assert [when.alternatives for when in found.published_candidates] == [
        ("2019-03-04", "2019-04-03")
    ]


def test_the_given_day_is_used_only_where_none_is_found() -> None:
    assert published(LEDE, given="2019-03-09") == ("2019-03-09", "option")
    assert published(f"Fire\nPublished March 4, 2019\n{LEDE}", given="2019-03-09") == (
        "2019-03-04",
        "header-line",
    )


def test_the_given_day_gives_a_dateline_its_year() -> None:
    assert published(f"TALBERG, Dec. 30 (AP) — {LEDE}", given="2019-01-02") == (
        "2018-12-30",
        "dateline",
    )


def test_a_given_day_that_does_not_fit_the_dateline_is_told_and_not_used() -> None:
    found = article(f"TALBERG, March 4 (AP) — {LEDE}", Options(published="2019-07-01"))
    assert found.published is not None
    assert found.published.edtf == "XXXX-03-04"
    assert "2019-07-01" in found.notes[0]


def test_a_later_day_in_the_text_lowers_trust_in_the_given_day() -> None:
    found = article(
        f"{LEDE} A second fire broke out on March 10, 2019.", Options(published="2019-03-09")
    )
    assert found.published is not None
    assert found.published.certainty == "low"
    assert "2019-03-10" in found.notes[0]


def test_a_day_after_the_page_was_fetched_is_refused() -> None:
    page = (
        "<html><head><title>Fire</title>"
        '<meta property="article:published_time" content="2031-03-04"></head>'
        f"<body><article><h1>Fire at the mill</h1><p>{LEDE}</p><p>{LEDE} So it is.</p>"
        "</article></body></html>"
    )
    raw = mhtml(page, "https://h.example/fire", "Fri, 08 Mar 2019 10:00:00 -0000")
    found = read(source(raw, media.MHTML, "a.mht"), Options())
    assert isinstance(found, Article)
    assert found.published is None


def test_evidence_of_a_dateline_is_a_quote() -> None:
    found = article(f"Fire\nTALBERG, March 4, 2019 (AP) — {LEDE}")
    assert found.published is not None
    (quote,) = found.published.evidence
    assert found.text[quote.start : quote.end] == quote.text == "TALBERG, March 4, 2019 (AP) —"


@pytest.mark.parametrize(
    ("text", "days"),
    [
        ("March 4, 2019", ["2019-03-04"]),
        ("the 4th of March 2019", ["2019-03-04"]),
        ("2019-03-04 and 5 Sept. 2019", ["2019-03-04", "2019-09-05"]),
        ("31.12.2019", ["2019-12-31"]),
        ("6/28/2015", ["2015-06-28"]),
        ("February 30, 2019", []),
        ("March 4", []),
        ("call 555-2019-03-04", []),
        ("version 1.2.2019", ["[2019-01-02,2019-02-01]"]),
    ],
)
def test_days_in_words_and_figures(text: str, days: list[str]) -> None:
    assert days_in(text) == days


@pytest.mark.parametrize(
    ("url", "day"),
    [
        ("https://h.example/2019/03/04/fire", "2019-03-04"),
        ("https://h.example/2019/3/4/fire", "2019-03-04"),
        ("https://h.example/world/2019/mar/04/fire", "2019-03-04"),
        ("https://h.example/fire-2019-03-04.html", "2019-03-04"),
        ("https://h.example/2019/03/fire", "2019-03"),
        ("https://h.example/fire?date=20190304", ""),
        ("https://h.example/article/20199904", ""),
        ("https://h.example/1201903041", ""),
        (
            "https://web.archive.org/web/20200105101500/https://h.example/2019/03/04/fire",
            "2019-03-04",
        ),
        ("https://web.archive.org/web/20200105101500/https://h.example/fire", ""),
        ("https://archive.ph/20200105/https://h.example/fire", ""),
    ],
)
def test_day_in_a_url(url: str, day: str) -> None:
    assert day_in_url(url) == day


def test_stamps_of_machines() -> None:
    assert day_of_stamp("20190304T101500Z") == "2019-03-04"
    assert day_of_stamp("1551700000000") == "2019-03-04"
    assert day_of_stamp("") == ""


HEAD = "<html><head><title>Fire</title>{head}</head><body><article><h1>Fire at the mill</h1>{body}"
BODY = f"<p>{LEDE}</p><p>{LEDE} So it is.</p></article></body></html>"


def page(head: str, body: str = "") -> Article:
    text = HEAD.format(head=head, body=body) + BODY
    found = read(source(text.encode(), media.HTML, "a.html"), Options())
    assert isinstance(found, Article)
    return found


def ld(said: object) -> str:
    return f'<script type="application/ld+json">{json.dumps(said)}</script>'


@pytest.mark.parametrize(
    ("head", "body", "edtf"),
    [
        (ld({"@type": "NewsArticle", "datePublished": "2019-03-05T00:30+03:00"}), "", "2019-03-05"),
        (ld([{"@type": "Organization"},
             {"@type": ["NewsArticle"], "datePublished": ["2019-03-04"]}]), "", "2019-03-04"),
        (ld({"@graph": [{"@type": "WebPage", "datePublished": "2011-01-02"},
                        {"@type": "Article", "datePublished": {"@value": "2019-03-04"}}]}),
         "", "2019-03-04"),
        (ld({"@type": "NewsArticle", "dateModified": "2019-03-09", "datePublished": "2019-03-04"}),
         "", "2019-03-04"),
        ('<meta property="article:published_time" content="2019-03-04T23:59:59-08:00">', "",
         "2019-03-04"),
        ('<meta name="DC.date.issued" content="2019-03-04">', "", "2019-03-04"),
        ('<meta name="parsely-pub-date" content="2019-03-04T10:00:00Z">', "", "2019-03-04"),
        ('<meta name="sailthru.date" content="Mon, 4 Mar 2019 10:00">', "", "2019-03-04"),
        ('<meta itemprop="datePublished" content="2019-03-04">', "", "2019-03-04"),
        ("", '<time datetime="2019-03-04T10:00">yesterday</time>', "2019-03-04"),
        ("", '<span itemprop="datePublished" content="2019-03-04">4 March</span>', "2019-03-04"),
        ("", '<abbr class="published" title="2019-03-04T10:00Z">last week</abbr>', "2019-03-04"),
        (ld({"@type": "NewsArticle", "datePublished": "1970-01-01"}),
         '<time datetime="2019-03-04">4 March</time>', None),
        ('<link rel="canonical" href="https://h.example/2019/03/04/fire">', "", "2019-03-04"),
    ],
)  # fmt: skip
def test_what_a_page_says_of_its_day(head: str, body: str, edtf: str | None) -> None:
    found = page(head, body).published
    assert (found.edtf if found else None) == edtf


def test_an_update_never_hides_the_day_of_publication() -> None:
    said = {"@type": "NewsArticle", "dateModified": "2019-03-09", "datePublished": "2019-03-04"}
    found = page(ld(said))
    assert found.published is not None
    assert found.published.edtf == "2019-03-04"
    assert [(one.edtf, one.how) for one in found.published_candidates] == [
        ("2019-03-04", "metadata"),
        ("2019-03-09", "updated-line"),
    ]


def test_a_day_that_the_url_contradicts_is_less_sure() -> None:
    link = '<link rel="canonical" href="https://h.example/2015/03/04/fire">'
    found = page(link + '<meta name="date" content="2019-03-04">').published
    assert found is not None
    assert (found.edtf, found.certainty) == ("2019-03-04", "medium")


def test_a_page_kept_by_an_archive_is_no_younger_than_its_copy() -> None:
    link = '<link rel="canonical" href="https://web.archive.org/web/20190308101500/https://h.example/f">'
    assert page(link + '<meta name="date" content="2021-03-04">').published is None
