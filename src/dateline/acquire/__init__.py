"""From sources to articles: finds files, reads each format, cleans, and dates the article itself.

`sources` finds what there is to read and gives its bytes one at a time; `read` makes an
Article of one. What cannot be read is a Failure that names it and the remedy.
"""

from dateline.acquire.find import sources
from dateline.acquire.read import read

__all__ = ["read", "sources"]
