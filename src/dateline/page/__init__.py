"""A story as one HTML file that anyone can open, read and check: no script, no request."""

from dateline.page.document import render

__all__ = ["render"]
