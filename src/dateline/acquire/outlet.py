"""Who published an article, and which agencies a credit line names.

Candidates, best first: the sidecar, the page's metadata, the page naming itself in what was
cut, the URL's host, the agency of its dateline, the file's name. All are kept. Other agencies
and the credits of graphics are no outlets.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache
from pathlib import PurePosixPath
from urllib.parse import urlsplit

import msgspec

from dateline.acquire.draft import Draft
from dateline.acquire.patterns import compiled, load
from dateline.acquire.plain import one_line
from dateline.acquire.press import is_press_name
from dateline.records import Cut, Outlet, OutletCandidate, Source

_CREDITS = ("with-files", "byline", "copyright", "first-appeared", "stamp", "header-field")
"""Rules whose cut text may name an agency that the report is from."""

_DATELINE = re.compile(
    r"(?:[A-Z][\w.,'’/ -]{1,70})?\((?P<name>[\w .'’&/-]{2,40})\)\s?[–—-]{1,2}(?=\s|$)"
)
DATELINES_SOUGHT = 4
"""Paragraphs from the top that may begin with a dateline; a title and a date may stand above."""

_LEAD = re.compile(r"^(?:www\d?|m|mobile|amp|edition|en)\.(?=[^.]+\.)")
LONGEST_NAME = 60


class OutletCase(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    text: str
    outlet: str


class OutletRule(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A way in which a page names its outlet. `whole`: only in what those rules cut;
    `press`: only names that hold a word such as Times or News."""

    about: str
    pattern: str
    whole: list[str] = []
    press: bool = False
    case: list[OutletCase] = []
    name: str = ""

    def find(self, cut: Cut) -> str:
        """The outlet that the cut text names; "" where none."""
        if (self.whole and cut.why not in self.whole) or len(cut.text) > 500:
            return ""
        found = compiled(self.pattern).fullmatch(cut.text)
        if not found:
            return ""
        groups = found.groupdict()
        name = (groups.get("outlet") or groups.get("domain") or "").strip(" .,-–—")
        name = re.sub(r"^the (?=[A-Z])| (?:on|in) (?:Twitter|Facebook|Instagram).*$", "", name)
        return "" if self.press and not is_press_name(name) else name


@cache
def outlet_rules() -> tuple[OutletRule, ...]:
    """The rules of outlet.toml, best first."""
    rules = load("outlet.toml")["rule"].items()
    return tuple(msgspec.convert({**values, "name": name}, OutletRule) for name, values in rules)


def find_outlet(source: Source, draft: Draft) -> Outlet:
    """The outlet and all candidates for it. Unknown, it is called by the file's name."""
    candidates = list(dict.fromkeys(_candidates(source, draft)))
    best = next(one for one in candidates if one.how != "credit")
    return Outlet(name=best.name, how=best.how, candidates=tuple(candidates))


def _candidates(source: Source, draft: Draft) -> Iterable[OutletCandidate]:
    if source.sidecar.get("outlet"):
        yield OutletCandidate(name=source.sidecar["outlet"], how="sidecar")
    named = [(name, "metadata") for name in draft.outlets]
    named += [(rule.find(cut), "self-naming") for rule in outlet_rules() for cut in draft.cuts]
    for name, how in named:
        if _is_name(name, how):
            yield OutletCandidate(name=name, how=how)
    host = host_of(source.sidecar.get("url") or draft.url)
    if host:
        yield OutletCandidate(name=host, how="url")
    for name in _datelines(draft):
        if agency_of(name) or is_press_name(name):
            yield OutletCandidate(name=agency_of(name) or name, how="dateline")
    yield OutletCandidate(name=_file_name(source.path), how="file-name")
    for cut in draft.cuts:
        if cut.why == "graphic-credit":
            yield OutletCandidate(name=cut.text, how="credit")


def _is_name(name: str, how: str) -> bool:
    """Whether it can be an outlet's. One letter can where it was said to be the outlet."""
    if how == "self-naming":
        return 1 < len(name) <= LONGEST_NAME and not agency_of(name)
    return len(name) <= LONGEST_NAME and (len(name) > 1 or name.isalnum())


def host_of(url: str) -> str:
    """The host of a URL without www and the like; "" where it has none."""
    try:
        host = urlsplit(url if "//" in url else f"//{url}").hostname or ""
    except ValueError:
        return ""
    host = _LEAD.sub("", host.lower())
    return host if re.fullmatch(r"[\w-]+(?:\.[\w-]+)+", host) else ""


def _file_name(path: str) -> str:
    whole, _, record = path.rpartition("#")
    place = PurePosixPath(whole if whole and record.isdigit() else path)
    return one_line(place.stem.removesuffix(".jsonl").removesuffix(".json")) or "-"


# --- agencies -----------------------------------------------------------------------


@cache
def _agencies() -> tuple[dict[str, str], dict[str, str]]:
    """Full forms (lower case) and short forms (as they are) to the agency's name."""
    forms, short = {}, {}
    for agency in load("agencies.toml")["agency"]:
        forms.update({form.lower(): agency["name"] for form in agency["forms"]})
        short.update(dict.fromkeys(agency.get("short", []), agency["name"]))
    return forms, short


def agency_of(name: str) -> str:
    """The agency's own name for one of its names ("the AP"); "" where it is none."""
    forms, short = _agencies()
    bare = re.sub(r"^the ", "", name.strip(" .,()"), flags=re.IGNORECASE)
    return short.get(bare) or forms.get(bare.lower(), "")


@cache
def _agency_names() -> re.Pattern[str]:
    forms, short = _agencies()
    words = [rf"(?i:{re.escape(form)})" for form in sorted(forms, key=len, reverse=True)]
    words += [re.escape(form) for form in sorted(short, key=len, reverse=True)]
    return re.compile(rf"(?<![\w/])(?:{'|'.join(words)})(?![\w-])")


def find_credits(draft: Draft) -> tuple[str, ...]:
    """Agencies named in credit lines, bylines and datelines, in that order, each once."""
    found = [
        agency_of(name)
        for cut in draft.cuts
        if cut.why in _CREDITS
        for name in _agency_names().findall(cut.text)
    ]
    found += [agency_of(name) for name in _agency_names().findall(draft.author)]
    found += [agency_of(name) or _initials(name) for name in _datelines(draft)]
    found += [name for cut in draft.cuts if cut.why == "with-files" for name in _helpers(cut.text)]
    return tuple(dict.fromkeys(name for name in found if name))


def _datelines(draft: Draft) -> list[str]:
    """The names in the brackets of datelines: "OSK, March 4 (Agency) —"."""
    tops = [piece.text for piece in draft.pieces if piece.role in ("paragraph", "caption")]
    found = [_DATELINE.match(text) for text in tops[:DATELINES_SOUGHT]]
    return [name for one in found if one for name in re.split(r"/| and ", one["name"])]


def _initials(part: str) -> str:
    """The part of a dateline's bracket itself where it is initials: an agency not known to us."""
    return part if re.fullmatch(r"[A-Z]{2,6}", part) else ""


_HELPERS = re.compile(r"with (?:files|reporting|material|information) from (?P<names>.+)", re.I)


def _helpers(text: str) -> list[str]:
    """Outlets, as against people, of a "with files from" line."""
    found = _HELPERS.search(text)
    if not found:
        return []
    parts = re.split(r",? and |, |; ", found["names"].strip(" .)"))
    bare = [re.sub(r"^(?:the|an?) ", "", part.strip(), flags=re.I) for part in parts]
    return [name for name in bare if not agency_of(name) and is_press_name(name)]
