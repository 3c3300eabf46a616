"""Promise 7: `remove` deletes an article's words from the file's bytes; the log keeps its id."""

from __future__ import annotations

from pathlib import Path

from dateline import pipeline, store
from dateline.ids import content_id
from dateline.records import Judgement

SECRET = """Witness Ottoline Quarrick speaks
The Marlow Gazette, 16 March 2031

Ottoline Quarrick saw two men carry cans of petrol into the Marlow mill on March 12.
"They threatened to burn my house," Quarrick told the Marlow Gazette on Sunday.
"""

WORDS = ("Quarrick", "Ottoline", "cans of petrol", "burn my house", "witness-report")


def traces(folder: Path, names: tuple[str, ...] = WORDS) -> dict[str, list[str]]:
    """The files of a story that hold any of the words, in any case, UTF-8 or UTF-16."""
    found: dict[str, list[str]] = {}
    for path in sorted(folder.iterdir()):
        if path.is_file():
            held = path.read_bytes().lower()
            for word in names:
                if word.lower().encode() in held or word.lower().encode("utf-16-le") in held:
                    found.setdefault(path.name, []).append(word)
    return found


def test_no_trace_of_a_removed_article_is_left(pile: Path, tmp_path: Path) -> None:
    """Not in the story, its cache, its log, nor in anything left beside them."""
    (pile / "witness-report.txt").write_text(SECRET)
    folder = tmp_path / "story"
    folder.mkdir()
    path = folder / "s.dateline"
    run = pipeline.build([str(pile)], path)
    removed = next(a for a in run.story.articles if a.source.path == "witness-report.txt")
    quote = next(c.quote for c in run.story.claims if c.quote.article == removed.id)
    other = next(c.quote for c in run.story.claims if c.quote.article != removed.id)
    judged = [
        Judgement(
            id=content_id("person", str(n)),
            kind="same",
            by="Lena Voss",
            anchors=anchors,
            why="seen",
        )
        for n, anchors in enumerate([(quote, quote), (quote, other), (other, other)])
    ]
    pipeline.build([str(pile)], path, judgements=judged)
    assert set(traces(folder)) == {"s.dateline", "s.dateline.cache"}

    pipeline.remove(path, ["witness-report.txt"])
    assert traces(folder) == {}
    assert removed.id in store.log_path(path).read_text()
    assert removed.id not in path.read_bytes().decode("latin-1")
    left = [one for one in store.load(path).judgements if store.is_persons(one)]
    assert [one.id for one in left] == sorted(one.id for one in judged[1:])


def test_removing_equals_building_without(pile: Path, tmp_path: Path) -> None:
    """To the byte, on the real stages."""
    without, taken = tmp_path / "without.dateline", tmp_path / "taken.dateline"
    pipeline.build([str(pile)], without)
    (pile / "witness-report.txt").write_text(SECRET)
    pipeline.build([str(pile)], taken)
    assert taken.read_bytes() != without.read_bytes()
    pipeline.remove(taken, ["witness-report.txt"])
    assert taken.read_bytes() == without.read_bytes()


def test_a_log_line_never_tells_what_was_removed(pile: Path, tmp_path: Path) -> None:
    """The command that read it was given its path; the log was not."""
    secret = pile / "witness-report.txt"
    secret.write_text(SECRET)
    path = tmp_path / "s.dateline"
    pipeline.build([str(secret), str(pile / "gazette.txt")], path)
    pipeline.remove(path, [store.load(path).articles[0].id])
    assert "witness" not in store.log_path(path).read_text()
