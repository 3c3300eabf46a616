"""Parse -> Annotated: the border behind which spaCy stays. What leaves here are records."""

from dateline.annotate.published import date_by_text
from dateline.annotate.stage import annotate

__all__ = ["annotate", "date_by_text"]
