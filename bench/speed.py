"""How fast the reader, annotate and extract are against the bare encoder, in one run.

PATH is JSON lines of articles with `text` (or of rows that hold such `articles`). The same
texts are read by as many processes as there are cores:
encoder: the encoder alone over windows filled to the brim, as the trial measured it;
encoder_by_block: the encoder alone over the windows that the reader makes of the Blocks;
reader: text to Doc; annotate: the whole stage, text to Annotated; extract: text to Reading.
Words a second of processor time, over all processes; `*_share` are shares of `encoder`, but
`extract_share` is the share of `annotate`: what is left of its speed when claims are found too.

`growth_4` and `growth_16` say how much longer a word takes, text to Reading, in an article of 4
and 16 times the text: 1 where the work is linear. The texts are joined as paragraphs of one.
"""

from __future__ import annotations

import argparse
import json
import multiprocessing
import os
import time
from collections.abc import Callable, Iterator
from functools import cache
from itertools import accumulate
from typing import Any, NamedTuple

from spacy.language import Language

from bench._conllu import open_text
from bench.parse import article
from dateline.annotate import annotate
from dateline.extract import extract
from dateline.reader import load, tokenizer
from dateline.reader.component import shipped_model
from dateline.reader.model import window_end
from dateline.reader.pieces import Pieces
from dateline.records import Article

GROWTH = (1, 4, 16)
PART = 8_000
"""Code points of the shortest of the joined texts. Not tuned; a long report."""
WARM_UP = 3
"""Articles read before the clock starts: the first runs of a session are slower."""


class Run(NamedTuple):
    """Words read by one process, and the processor's seconds that each kind took."""

    words: int
    seconds: dict[str, float]


def options(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--articles", type=int, default=200, help="read so many of the set")
    parser.add_argument("--processes", type=int, default=os.cpu_count() or 1)


def run(args: argparse.Namespace) -> dict[str, Any]:
    texts = list(_texts(args.path))[: args.articles]
    shares = [texts[k :: args.processes] for k in range(args.processes)]
    with multiprocessing.get_context("spawn").Pool(args.processes) as pool:
        runs = pool.map(_measure, shares, chunksize=1)
    speed = {kind: round(sum(r.words / r.seconds[kind] for r in runs)) for kind in READS}
    return {
        **speed,
        "reader_share": round(speed["reader"] / speed["encoder"], 3),
        "annotate_share": round(speed["annotate"] / speed["encoder"], 3),
        "extract_share": round(speed["extract"] / speed["annotate"], 3),
        **_growth(texts),
        "articles": len(texts),
        "processes": args.processes,
    }


def _growth(texts: list[str]) -> dict[str, float]:
    """Seconds a word by length of the text, against the shortest; only lengths that the texts
    of the set fill."""
    read = _extract([])
    paragraphs = [line for text in texts for line in text.split("\n") if line.strip()]
    joined = "\n".join(paragraphs)
    seconds: dict[int, float] = {}
    for times in GROWTH:
        one = _article(joined[: PART * times])
        if len(one.text) < PART * times:
            break
        read(one)
        start = time.process_time()
        read(one)
        seconds[times] = (time.process_time() - start) / len(_words(one.text))
    return {
        f"growth_{times}": round(seconds[times] / seconds[1], 3) for times in seconds if times > 1
    }


def _texts(path: str) -> Iterator[str]:
    for line in open_text(path):
        if line.strip():
            row = json.loads(line)
            yield from (inner["text"] for inner in row.get("articles", [row]) if inner.get("text"))


def _measure(texts: list[str]) -> Run:
    """Each article is read in all ways in turn, so that a slow moment slows all alike."""
    articles = [_article(text) for text in texts]
    reads = {kind: make(articles) for kind, make in READS.items()}
    seconds = dict.fromkeys(READS, 0.0)
    for place, one in enumerate([*articles[:WARM_UP], *articles]):
        for kind, read in reads.items():
            start = time.process_time()
            read(one)
            if place >= WARM_UP:
                seconds[kind] += time.process_time() - start
    return Run(sum(len(_words(one.text)) for one in articles), seconds)


def _article(text: str) -> Article:
    blocks, at = [], 0
    for line in text.split("\n"):
        if line.strip():
            blocks.append((at, at + len(line)))
        at += len(line) + 1
    return article(text, blocks)


Read = Callable[[Article], object]


def _reader(articles: list[Article]) -> Read:
    return load().parse


def _annotate(articles: list[Article]) -> Read:
    return lambda one: annotate(one, load().parse(one))


def _extract(articles: list[Article]) -> Read:
    return lambda one: extract(annotate(one, load().parse(one)))


def _encoder(articles: list[Article]) -> Read:
    return _encoder_alone(articles, by_block=False)


def _encoder_by_block(articles: list[Article]) -> Read:
    return _encoder_alone(articles, by_block=True)


def _encoder_alone(articles: list[Article], by_block: bool) -> Read:
    """Windows are cut beforehand, so that only the encoder's own work is timed."""
    model = shipped_model()
    cut: dict[str, list[list[Pieces]]] = {}
    for one in articles:
        whole = [(0, len(one.text))]
        stretches = [(block.start, block.end) for block in one.blocks] if by_block else whole
        cut[one.id] = [w for start, end in stretches for w in _windows(one.text[start:end])]

    def read(one: Article) -> None:
        for window in cut[one.id]:
            model.encoder.run(window)

    return read


def _windows(text: str) -> Iterator[list[Pieces]]:
    pieces = shipped_model().cutter.cut(_words(text))
    ends = list(accumulate((len(word.ids) for word in pieces), initial=0))
    at = 0
    while at < len(pieces):
        to = window_end(ends, at, len(pieces))
        yield pieces[at:to]
        at = to


def _words(text: str) -> list[str]:
    return [token.text for token in _blank().tokenizer(text) if not token.is_space]


@cache
def _blank() -> Language:
    return tokenizer.blank()


READS: dict[str, Callable[[list[Article]], Read]] = {
    "encoder": _encoder,
    "encoder_by_block": _encoder_by_block,
    "reader": _reader,
    "annotate": _annotate,
    "extract": _extract,
}
