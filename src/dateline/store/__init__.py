"""The story file, the cache beside it, the custody log, and people's judgements."""

from dateline.store.anchors import find_again, forget, is_persons
from dateline.store.cache import Cache, reading_version, result_key
from dateline.store.files import write_whole
from dateline.store.log import append, folders, read_log
from dateline.store.names import SHORTEST_ID, cache_path, log_path, own_names
from dateline.store.quotes import moved_quotes
from dateline.store.story import (
    Stored,
    article_named,
    check_target,
    in_order,
    load,
    load_list,
    load_readings,
    save,
)

__all__ = [
    "SHORTEST_ID",
    "Cache",
    "Stored",
    "append",
    "article_named",
    "cache_path",
    "check_target",
    "find_again",
    "folders",
    "forget",
    "in_order",
    "is_persons",
    "load",
    "load_list",
    "load_readings",
    "log_path",
    "moved_quotes",
    "own_names",
    "read_log",
    "reading_version",
    "result_key",
    "save",
    "write_whole",
]
