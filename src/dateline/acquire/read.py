"""A source to an article. Whatever the bytes are, an Article or a Failure comes of them."""

from __future__ import annotations

from collections.abc import Callable

from dateline.acquire import media
from dateline.acquire.article import make_article
from dateline.acquire.clean import clean
from dateline.acquire.docx import read_docx
from dateline.acquire.draft import Draft
from dateline.acquire.encoding import is_empty
from dateline.acquire.html import read_html
from dateline.acquire.layout import lay_out
from dateline.acquire.markdown import read_markdown
from dateline.acquire.mhtml import read_mhtml
from dateline.acquire.pdf import read_pdf
from dateline.acquire.record import read_record
from dateline.acquire.text import read_text
from dateline.errors import (
    FILE_EMPTY,
    KIND_SKIPPED,
    NESTED_TOO_DEEP,
    OWN_PAGE,
    UNEXPECTED,
    DatelineError,
)
from dateline.records import PAGE_BEGINS, Article, Failure, Options, Source

FORMATS: dict[str, Callable[[Source], Draft]] = {
    media.TEXT: read_text,
    media.MARKDOWN: read_markdown,
    media.HTML: read_html,
    media.MHTML: read_mhtml,
    media.PDF: read_pdf,
    media.DOCX: read_docx,
    media.JSON: read_record,
}


def read(source: Source, options: Options) -> Article | Failure:
    """The report in a source, with what it says of itself; a Failure where there is none."""
    try:
        return _read(source, options)
    except DatelineError as error:
        return Failure(source=source.path, stage="acquire", message=str(error))
    except RecursionError:
        return NESTED_TOO_DEEP.failure(source.path, "acquire", path=source.path)
    except Exception as error:
        said = f"{type(error).__name__}: {error}"
        return UNEXPECTED.failure(
            source.path, "acquire", source=source.path, stage="acquire", error=said
        )


def _read(source: Source, options: Options) -> Article:
    if source.media_type not in FORMATS:
        raise DatelineError(KIND_SKIPPED, path=source.path, kind=source.media_type)
    if is_empty(source.data):
        raise DatelineError(FILE_EMPTY, path=source.path)
    if source.data.startswith(PAGE_BEGINS.encode()):
        raise DatelineError(OWN_PAGE, path=source.path)
    draft = FORMATS[source.media_type](source)
    clean(draft)
    lay_out(draft)
    return make_article(source, draft, options)
