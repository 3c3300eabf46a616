"""MHTML: a page saved as one mail-like file. Its HTML part is read, pictures are passed over."""

from __future__ import annotations

import email
import email.policy
from email.message import Message

from dateline.acquire.dates import day_of_stamp
from dateline.acquire.draft import Draft
from dateline.acquire.encoding import decode
from dateline.acquire.html import read_page
from dateline.errors import FILE_DAMAGED, DatelineError
from dateline.records import Source


def read_mhtml(source: Source) -> Draft:
    """The article of the page in the file. Raises where it holds no page."""
    try:
        message = email.message_from_bytes(source.data, policy=email.policy.compat32)
        page = _page(message)
        raw = page.get_payload(decode=True) if page is not None else None
    except (ValueError, LookupError, AssertionError, TypeError) as error:
        raise DatelineError(FILE_DAMAGED, path=source.path, format="MHTML") from error
    if page is None or not isinstance(raw, bytes):
        raise DatelineError(FILE_DAMAGED, path=source.path, format="MHTML")
    text, _ = decode(raw, declared=str(page.get_param("charset") or ""))
    url = _header(message, "Snapshot-Content-Location") or _header(page, "Content-Location")
    fetched = day_of_stamp(_header(message, "Date"))
    return read_page(text, source.path, url=url if "://" in url else "", fetched=fetched)


def _page(message: Message) -> Message | None:
    """The first HTML part: browsers write the page before what it embeds."""
    parts = (part for part in message.walk() if part.get_content_type() == "text/html")
    return next(parts, None)


def _header(message: Message, name: str) -> str:
    return str(message.get(name) or "").strip()
