"""Article to parse: sentences, tags, lemmas, tree, names, predicates with roles.

`load()` gives the process's reader; `Reader.parse(article)` reads one article. Everything
heavy (spaCy, NumPy, onnxruntime) is imported when one of the two is first asked for.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from dateline.reader.reader import Reader, load

__all__ = ["Reader", "load"]


def __getattr__(name: str) -> Any:
    if name in __all__:
        from dateline.reader import reader

        return getattr(reader, name)
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
