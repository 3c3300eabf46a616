"""The public door to the temporal tagger, usable alone: `dateline.times.tag(text, anchor=…)`.

Importing it needs neither spaCy nor numpy nor the reader.
"""

from dateline.annotate.times import Timex, tag

__all__ = ["Timex", "tag"]
