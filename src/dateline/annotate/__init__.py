"""Parse -> Annotated: the border behind which spaCy stays. What leaves here are records."""

from dateline.annotate.stage import annotate

__all__ = ["annotate"]
