"""One file to the sources in it: itself, or the records of a JSON or JSONL file.

Holds one record at a time. A record's bytes are its own, so its id stays when the file grows.
"""

from __future__ import annotations

import gzip
import hashlib
import json
import zlib
from collections.abc import Iterator
from typing import BinaryIO, cast

import msgspec

from dateline.acquire import media
from dateline.acquire.encoding import decode
from dateline.errors import (
    FILE_BINARY,
    FILE_DAMAGED,
    FILE_EMPTY,
    JSON_BROKEN,
    KIND_SKIPPED,
    NESTED_TOO_DEEP,
    TEXT_TOO_LARGE,
)
from dateline.records import Failure, Options, Source

MEGABYTE = 1_000_000

PACKED = 10
"""How many times `max_text_mb` a file may hold that is mostly packing (PDF, DOCX, MHTML) or
many articles in one list (JSON). Not tuned."""

_LISTS = ("articles", "items", "records", "results", "documents", "data")
"""Fields under which a JSON file keeps its list of articles."""

_TEXTS = ("text", "body", "content")
_PACKED_RECORDS = (".json.gz", ".jsonl.gz", ".ndjson.gz")
_BOM = b"\xef\xbb\xbf"


def split(stream: BinaryIO, told: str, options: Options) -> Iterator[Source | Failure]:
    """The sources in a seekable stream. `told` is its path as it is told."""
    name = "" if told == "-" else told
    if name.lower().endswith(_PACKED_RECORDS):
        yield from _unpacked(stream, told, options)
        return
    head = stream.read(media.LOOKED_AT)
    stream.seek(0)
    kind = media.skipped_kind(name, head)
    if kind:
        yield KIND_SKIPPED.failure(told, "skip", path=told, kind=kind)
        return
    found = media.media_type(name, head)
    if found == media.JSONL:
        yield from _lines(stream, told, options)
    elif found == media.JSON:
        yield from _list(stream, told, options)
    else:
        yield _whole(stream, told, found, options)


def _unpacked(stream: BinaryIO, told: str, options: Options) -> Iterator[Source | Failure]:
    try:
        with gzip.open(stream, "rb") as opened:
            records = _list if told.lower().endswith(".json.gz") else _lines
            yield from records(cast(BinaryIO, opened), told, options)
    except (EOFError, zlib.error, gzip.BadGzipFile):
        yield FILE_DAMAGED.failure(told, "acquire", path=told, format="gzip")


def _whole(stream: BinaryIO, told: str, kind: str, options: Options) -> Source | Failure:
    packed = PACKED if kind in media.CONTAINERS else 1
    raw = _read(stream, packed, told, options)
    return raw if isinstance(raw, Failure) else _source(raw, told, kind)


def _read(stream: BinaryIO, packed: int, told: str, options: Options) -> bytes | Failure:
    """All bytes, unless they are more than can hold one text, or none."""
    largest = packed * options.max_text_mb * MEGABYTE
    raw = stream.read(largest + 1)
    if len(raw) > largest:
        limit = options.max_text_mb
        return TEXT_TOO_LARGE.failure(told, "acquire", path=told, limit=limit)
    if not raw.strip():
        return FILE_EMPTY.failure(told, "acquire", path=told)
    return raw


def _source(raw: bytes, told: str, kind: str) -> Source:
    return Source(path=told, sha256=hashlib.sha256(raw).hexdigest(), media_type=kind, data=raw)


def _lines(stream: BinaryIO, told: str, options: Options) -> Iterator[Source | Failure]:
    """A source for every line that holds something, `told#1` and on; broken ones fail in `read`."""
    largest = options.max_text_mb * MEGABYTE
    n = 0
    while line := stream.readline(largest + 2):
        over = len(line) > largest + 1 or (len(line) > largest and not line.endswith(b"\n"))
        while line and not line.endswith(b"\n") and over:
            line = stream.readline(largest)
        raw = line.strip().removeprefix(_BOM)
        if not (raw or over):
            continue
        n += 1
        path = f"{told}#{n}"
        if over:
            limit = options.max_text_mb
            yield TEXT_TOO_LARGE.failure(path, "acquire", path=path, limit=limit)
        else:
            yield _source(raw, path, media.JSON)
    if n == 0:
        yield FILE_EMPTY.failure(told, "acquire", path=told)


def _list(stream: BinaryIO, told: str, options: Options) -> Iterator[Source | Failure]:
    """The records of a JSON file: its list, the list in its object, or the object itself."""
    raw = _read(stream, PACKED, told, options)
    if isinstance(raw, Failure):
        yield raw
        return
    try:
        records = _records(raw)
    except RecursionError:
        yield NESTED_TOO_DEEP.failure(told, "acquire", path=told)
    except _NotTextError:
        yield FILE_BINARY.failure(told, "acquire", path=told)
    except ValueError as error:
        if _looks_like_lines(raw):
            stream.seek(0)
            yield from _lines(stream, told, options)
        else:
            yield JSON_BROKEN.failure(told, "acquire", path=told, error=error)
    else:
        if records is None:
            yield _source(raw, told, media.JSON)
        elif not records:
            yield FILE_EMPTY.failure(told, "acquire", path=told)
        for n, record in enumerate(records or (), 1):
            yield _source(record, f"{told}#{n}", media.JSON)


class _NotTextError(ValueError):
    """The bytes are no text in any encoding."""


def _records(raw: bytes) -> list[bytes] | None:
    """The bytes of each record; None where the file is one record. Raises ValueError."""
    text, encoding = decode(raw)
    if not encoding:
        raise _NotTextError
    if not text.lstrip().startswith(("[", "{")):
        raise ValueError("it does not begin with a list or an object")
    try:
        found = _strict_records(text)
    except msgspec.DecodeError:
        found = _lenient_records(text)
    return found


def _strict_records(text: str) -> list[bytes] | None:
    """As they stand in the file, byte for byte."""
    if text.lstrip().startswith("["):
        return [bytes(one) for one in msgspec.json.decode(text, type=list[msgspec.Raw])]
    fields = msgspec.json.decode(text, type=dict[str, msgspec.Raw])
    if not any(name in fields for name in _TEXTS):
        for name in _LISTS:
            if name in fields and bytes(fields[name]).startswith(b"["):
                return [
                    bytes(one) for one in msgspec.json.decode(fields[name], type=list[msgspec.Raw])
                ]
    return None


def _lenient_records(text: str) -> list[bytes] | None:
    """For files with NaN or line ends inside strings, which some programs write: written anew."""
    loaded = json.loads(text, strict=False)
    if isinstance(loaded, dict):
        if any(name in loaded for name in _TEXTS):
            return None
        lists = [loaded[name] for name in _LISTS if isinstance(loaded.get(name), list)]
        if not lists:
            return None
        loaded = lists[0]
    return [json.dumps(one).encode() for one in loaded]


def _looks_like_lines(raw: bytes) -> bool:
    """Whether a file called .json holds one object on every line instead."""
    first, _, rest = raw.strip().partition(b"\n")
    return (
        first.strip().startswith(b"{")
        and first.strip().endswith(b"}")
        and rest.lstrip().startswith(b"{")
    )
