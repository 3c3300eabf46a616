"""What a web page says of itself in its head: title, outlet, author, address, day, language.

JSON-LD first, then meta tags, then what stands in the page. Values are taken as they are; that
a page may say several days is for `published` to weigh.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cache
from typing import Any

from dateline.acquire.dates import day_of_stamp
from dateline.acquire.draft import DateNote
from dateline.acquire.markup import Tree
from dateline.acquire.patterns import load
from dateline.acquire.plain import one_line

_NEWS = re.compile(r"\w*(?:Article|Posting|BlogPost)|WebPage|VideoObject", re.IGNORECASE)
_SAVED_FROM = re.compile(r"<!-- saved from url=\(\d+\)(\S+) -->")
_SINGLE_FILE = re.compile(r"Page saved with SingleFile\s+url: (\S+)\s+saved date: ([^\n]{10,60})")
_JSON_COMMENT = re.compile(r"^\s*(?:<!--|//<!\[CDATA\[|<!\[CDATA\[)|(?:-->|//\]\]>|\]\]>)\s*$")
_MOST_GRAPH = 2_000


@cache
def _meta_names(field_name: str) -> tuple[str, ...]:
    return tuple(load("pagedata.toml")["meta"][field_name])


@dataclass
class PageData:
    """What a page says of itself. `cut` is what was taken off the end of its title."""

    title: str = ""
    author: str = ""
    url: str = ""
    language: str = ""
    fetched: str = ""
    outlets: list[str] = field(default_factory=list)
    dates: list[DateNote] = field(default_factory=list)
    cut: list[str] = field(default_factory=list)


def read_page_data(text: str, tree: Tree) -> PageData:
    """All that the page's head, and its elements for times and headlines, say."""
    data = PageData()
    objects = list(_objects(tree))
    meta = _meta(tree)
    data.outlets = list(dict.fromkeys([*_publishers(objects), *_named(meta, "outlet")]))
    data.author = next(iter([*_authors(objects), *_named(meta, "author")]), "")
    if data.author.startswith(("http:", "https:", "//")):
        data.author = ""
    _take_saved(text, data)
    links = [el.get("href") for el in tree.iter("link") if (el.get("rel") or "") == "canonical"]
    urls = [*links, *_named(meta, "url"), data.url]
    data.url = next((one_line(url) for url in urls if url and "://" in url), "")
    data.language = (tree.get("lang") or "")[:2].lower()
    _take_dates(tree, objects, meta, data)
    _take_title(tree, objects, meta, data)
    return data


# --- sources of what is said --------------------------------------------------------


def _objects(tree: Tree) -> Iterator[dict[str, Any]]:
    """JSON-LD objects that describe an article, those inside a graph too."""
    for script in tree.iter("script"):
        if "ld+json" in (script.get("type") or "").lower() and script.text:
            try:
                loaded = json.loads(_JSON_COMMENT.sub("", script.text), strict=False)
            except (ValueError, RecursionError):
                continue
            waiting = [loaded]
            for _ in range(_MOST_GRAPH):
                if not waiting:
                    break
                one = waiting.pop(0)
                if isinstance(one, list):
                    waiting.extend(one)
                elif isinstance(one, dict):
                    if any(_NEWS.fullmatch(str(kind)) for kind in _listed(one.get("@type"))):
                        yield one
                    waiting.extend(_listed(one.get("@graph")))
                    waiting.extend(_listed(one.get("mainEntity")))


def _listed(value: Any) -> list[Any]:
    return value if isinstance(value, list) else [] if value is None else [value]


def _meta(tree: Tree) -> dict[str, str]:
    """Meta tags by name in lower case; the first of a name counts."""
    found: dict[str, str] = {}
    for element in tree.iter("meta"):
        name = element.get("property") or element.get("name") or element.get("itemprop") or ""
        content = one_line(element.get("content") or "")
        if name and content:
            found.setdefault(name.strip().lower(), content)
    return found


def _named(meta: dict[str, str], field_name: str) -> list[str]:
    return [meta[name] for name in _meta_names(field_name) if name in meta]


def _names_of(value: Any) -> list[str]:
    """Names of a JSON-LD person or organisation, or of several."""
    names = [one.get("name") if isinstance(one, dict) else one for one in _listed(value)]
    return [one_line(name) for name in names if isinstance(name, str) and one_line(name)]


def _publishers(objects: list[dict[str, Any]]) -> list[str]:
    return [name for one in objects for name in _names_of(one.get("publisher"))]


def _authors(objects: list[dict[str, Any]]) -> list[str]:
    joined = [", ".join(_names_of(one.get("author") or one.get("creator"))) for one in objects]
    return [names for names in joined if names]


def _take_saved(text: str, data: PageData) -> None:
    """What browsers write into the pages that they save."""
    head = text[:20_000]
    single = _SINGLE_FILE.search(head)
    saved = _SAVED_FROM.search(head)
    if single:
        data.url, data.fetched = single[1], day_of_stamp(_reordered(single[2]))
    elif saved:
        data.url = saved[1]


def _reordered(stamp: str) -> str:
    """`Tue Mar 05 2024 10:00:00 GMT+0100` as `Mar 05 2024`."""
    found = re.search(r"[A-Z][a-z]{2} \d{1,2} \d{4}", stamp)
    return found[0] if found else stamp


# --- day and title ------------------------------------------------------------------


def _take_dates(
    tree: Tree, objects: list[dict[str, Any]], meta: dict[str, str], data: PageData
) -> None:
    reports = sorted(objects, key=_is_page_or_clip)
    published = [
        value
        for one in reports
        for value in (_said(one, "datePublished") or _said(one, "dateCreated"))
    ]
    published += [*_named(meta, "published"), *_item_days(tree)]
    updated = [value for one in reports for value in _said(one, "dateModified")]
    updated += _named(meta, "updated")
    if not any(published):
        published += _time_elements(tree)
    data.dates = [
        DateNote(value, "metadata", updated=is_update)
        for values, is_update in ((published, False), (updated, True))
        for value in values
        if day_of_stamp(value)
    ]


def _said(one: dict[str, Any], name: str) -> list[str]:
    """The texts of a JSON-LD property: one, several, or objects with a `@value`."""
    values = [v.get("@value") if isinstance(v, dict) else v for v in _listed(one.get(name))]
    return [value for value in values if isinstance(value, str)]


def _is_page_or_clip(one: dict[str, Any]) -> bool:
    """Whether an object is not the report itself: its day says less than the report's."""
    return not any("article" in str(kind).lower() for kind in _listed(one.get("@type")))


def _item_days(tree: Tree) -> list[str]:
    """Elements marked as the day of publication that are neither `meta` nor `time`."""
    marked = [
        el for el in tree.iter("span", "div", "p", "abbr", "link")
        if (el.get("itemprop") or "").lower() == "datepublished"
        or "published" in (el.get("class") or "").lower().split()
    ]  # fmt: skip
    said = (el.get("content") or el.get("datetime") or el.get("title") or el.text for el in marked)
    return [one_line(value) for value in said if value][:1]


def _time_elements(tree: Tree) -> list[str]:
    """The first `<time>` that is marked as publication, else the first beside the headline."""
    times = [el for el in tree.iter("time") if day_of_stamp(el.get("datetime") or "")]
    marked = [el for el in times if (el.get("itemprop") or el.get("pubdate") or "") != ""]
    headline = next(iter(tree.iter("h1")), None)
    near = [el for el in times if headline is not None and _within(el, headline)]
    return [el.get("datetime") or "" for el in [*marked, *near][:1]]


def _within(element: Tree, headline: Tree) -> bool:
    """Whether both stand in one header or article, close to each other."""
    above = list(headline.iterancestors())[:4]
    return any(ancestor in above for ancestor in list(element.iterancestors())[:6])


def _take_title(
    tree: Tree, objects: list[dict[str, Any]], meta: dict[str, str], data: PageData
) -> None:
    headings = [one_line(" ".join(el.itertext())) for el in tree.iter("h1")]
    shown = headings[0] if len(headings) == 1 and headings[0].count(" ") >= 2 else ""
    said = [one_line(str(one.get("headline") or "")) for one in objects] + _named(meta, "title")
    tagged = [one_line(el.text or "") for el in tree.iter("title")]
    title = next((one for one in [shown, *said, *tagged] if one), "")
    data.title, suffix = without_site_name(title, data.outlets, data.url)
    site = without_site_name(tagged[0], [], data.url)[1] if tagged else ""
    if site and not data.outlets:
        data.outlets.append(site)
    if suffix:
        data.cut.append(suffix)
    elif not data.outlets and tagged and tagged[0].startswith(data.title):
        rest = tagged[0][len(data.title) :]
        named = re.fullmatch(r"\s?[|–—-]\s(.{2,60})", rest)
        if named:
            data.outlets.append(named[1])


def without_site_name(title: str, outlets: list[str], url: str) -> tuple[str, str]:
    """A title without the name of its site at the end, and what was taken off.

    "Fire at the mill - Harbour Post" is cut only where the outlet or the host is known to be
    called so: a headline may hold a dash.
    """
    known = [re.sub(r"\W", "", name.lower()) for name in [*outlets, *_host_words(url)]]
    for mark in (" | ", " - ", " – ", " — ", " :: ", " · "):
        head, found, last = title.rpartition(mark)
        while found:
            bare = re.sub(r"\W", "", last.lower())
            if bare and any(bare in name or name in bare for name in known if len(name) > 2):
                return head.strip(), last.strip()
            head, found, more = head.rpartition(mark)
            last = more + mark + last
    return title, ""


def _host_words(url: str) -> list[str]:
    found = re.match(r"(?:https?:)?//(?:www\.)?([\w-]+(?:\.[\w-]+)*)\.\w+", url)
    return [found[1].split(".")[-1], found[0].split("/")[-1].removeprefix("www.")] if found else []
