"""HTML that cannot be wrong: every string is escaped unless this module made it.

Elements and attributes are the few that the page needs; anything else is a fault of ours and
stops the build. There is no way to put in a script, a style, an event handler or a source.
"""

from __future__ import annotations

import html
import re
from collections.abc import Iterable
from urllib.parse import urlsplit

from dateline.export.neutral import neutral

ELEMENTS = frozenset({
    "a", "article", "aside", "b", "bdi", "blockquote", "cite", "dd", "details", "div", "dl",
    "dt", "figcaption", "figure", "footer", "h1", "h2", "h3", "h4", "h5", "header", "i", "li",
    "main", "mark", "nav", "ol", "p", "section", "small", "span", "strong", "summary", "table",
    "tbody", "td", "th", "thead", "time", "tr", "ul",
})  # fmt: skip
ATTRIBUTES = frozenset({
    "aria-hidden", "aria-label", "aria-labelledby", "class", "data-row", "data-words", "datetime",
    "dir", "href", "id",
    "lang", "rel", "scope", "title", "value",
})  # fmt: skip

OUTSIDE = "noreferrer noopener nofollow"
"""What a link that leaves the page says: nobody is told where the reader came from."""
LONGEST_LINK = 2000
"""Characters; a longer URL is shown and not linked. Browsers and servers refuse most such."""


class Html(str):
    """Text that is HTML already. Only this module makes any."""

    __slots__ = ()


Child = str | None | Iterable["Child"]
NOTHING = Html("")


def text(words: str) -> Html:
    """Words as HTML: escaped, with control and direction characters made visible."""
    return Html(html.escape(neutral(words)))


def join(*children: Child) -> Html:
    """Children one after the other; plain strings are escaped, None is left out."""
    return Html("".join(_flat(children)))


def el(tag: str, *children: Child, **attributes: str | None) -> Html:
    """An element. `class_` is `class`, `_` is `-`; an attribute that is None is left out."""
    if tag not in ELEMENTS:
        raise ValueError(f"element {tag!r} is not one that the page uses")
    said = []
    for key, value in attributes.items():
        if value is None:
            continue
        name = key.rstrip("_").replace("_", "-")
        if name not in ATTRIBUTES:
            raise ValueError(f"attribute {name!r} is not one that the page uses")
        said.append(f' {name}="{html.escape(neutral(value))}"')
    return Html(f"<{tag}{''.join(said)}>{''.join(_flat(children))}</{tag}>")


def between(separator: str, children: Iterable[Child]) -> Html:
    """The children that are not empty, with the separator between them."""
    said = [piece for child in children if (piece := "".join(_flat([child])))]
    return Html(html.escape(separator).join(said))


def _flat(children: Iterable[Child]) -> Iterable[str]:
    for child in children:
        if isinstance(child, Html):
            yield child
        elif isinstance(child, str):
            yield html.escape(neutral(child))
        elif child is not None:
            yield from _flat(child)


# --- links --------------------------------------------------------------------------

_PLAIN = re.compile(r"https?://[a-z0-9.-]+(?::\d+)?(?:[/?#][^\s<>\"'\\^`{|}]*)?", re.IGNORECASE)


def is_linkable(url: str) -> bool:
    """Whether a URL may be a link: http or https, a plain host, nothing odd in it."""
    if len(url) > LONGEST_LINK or not url.isprintable() or not _PLAIN.fullmatch(url):
        return False
    try:
        parts = urlsplit(url)
        host = parts.hostname
        _ = parts.port
    except ValueError:
        return False
    return bool(host) and parts.scheme in ("http", "https") and neutral(url) == url


def outside(url: str, words: str = "") -> Html:
    """A link that leaves the page, only ever followed by hand; an odd URL as plain text."""
    if is_linkable(url):
        return el("a", words or url, href=url, rel=OUTSIDE)
    return el("span", url, class_="url")
