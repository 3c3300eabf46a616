"""Whether every quote of a story is what its article says at that place."""

from __future__ import annotations

from collections.abc import Iterator

import msgspec

from dateline.records import Line, Quote, StoryFile


def quotes(record: object) -> Iterator[Quote | Line]:
    """Every quote and line in a record, however deep, in the order of its fields."""
    if isinstance(record, Quote | Line):
        yield record
    elif isinstance(record, msgspec.Struct):
        for name in record.__struct_fields__:
            yield from quotes(getattr(record, name))
    elif isinstance(record, tuple):
        for part in record:
            yield from quotes(part)


def moved_quotes(story: StoryFile) -> tuple[int, list[Quote | Line]]:
    """How many quotes were compared, and those whose words do not stand where they say.

    Those of an orphaned judgement are left out: they are known to have no place any more.
    """
    texts = {article.id: article.text for article in story.articles}
    settled = msgspec.structs.replace(
        story, judgements=tuple(one for one in story.judgements if not one.orphaned)
    )
    seen = list(quotes(settled))
    return len(seen), [
        one for one in seen if texts.get(one.article, "")[one.start : one.end] != one.text
    ]
