"""A story as one HTML file that anyone can open, read and check; it makes no request."""

from dateline.page.document import render
from dateline.page.view import Form

__all__ = ["Form", "render"]
