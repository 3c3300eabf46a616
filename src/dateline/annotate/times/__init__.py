"""The temporal tagger: finds time expressions and says what they mean.

Rules are data: `lexicon/*.toml` holds words and their values, `macros.toml` shorthands,
`rules/*.toml` patterns with what they give and the cases that show it. `words` turns a text
into letters, `find` matches, `build` makes TimeExprs, `context` settles what they count from.
"""

from dateline.annotate.times.pipeline import annotate_times
from dateline.annotate.times.tagger import tag
from dateline.annotate.times.timex import Timex

__all__ = ["Timex", "annotate_times", "tag"]
