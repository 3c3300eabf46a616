"""What there is to read is found in sorted order, given once, and nothing is lost in silence."""

from __future__ import annotations

import gzip
import io
import json
import os
import sys
from pathlib import Path
from typing import Any

import pytest

from dateline.acquire import media, read, sources
from dateline.errors import UsageError
from dateline.records import Article, Failure, Options, Source

LEDE = "Two men were hurt when the mill at Talberg burned down, the fire brigade said."
PAGE = f"<html><body><article><h1>Fire at the mill</h1><p>{LEDE}</p></article></body></html>"
ROOT = os.geteuid() == 0 if hasattr(os, "geteuid") else False


def write(folder: Path, **files: str | bytes) -> Path:
    for name, content in files.items():
        path = folder / name.replace("__", "/").replace("_dot_", ".")
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content if isinstance(content, bytes) else content.encode())
    return folder


def told(*paths: object, options: Options | None = None) -> list[str]:
    """Paths of the sources; failures as their code in brackets before the path."""
    found = sources([str(path) for path in paths], options or Options())
    return [
        one.path if isinstance(one, Source) else f"{one.message[-7:]} {one.source}" for one in found
    ]


def test_folder_is_walked_in_sorted_order(tmp_path: Path) -> None:
    write(tmp_path, b_dot_txt=LEDE, a__z_dot_txt=LEDE, a__B_dot_txt=LEDE, c_dot_md=LEDE)
    assert told(tmp_path) == ["a/B.txt", "a/z.txt", "b.txt", "c.md"]


def test_files_globs_and_folders_are_told_from_their_common_folder(tmp_path: Path) -> None:
    write(tmp_path, a__1_dot_txt=LEDE, b__1_dot_txt=LEDE, c_dot_txt=LEDE)
    assert told(tmp_path / "a", tmp_path / "b") == ["a/1.txt", "b/1.txt"]
    assert told(tmp_path / "*.txt") == ["c.txt"]
    assert told(tmp_path / "**" / "1.txt") == ["a/1.txt", "b/1.txt"]
    assert told(tmp_path / "a" / "1.txt") == ["1.txt"]


def test_a_file_named_twice_is_read_once(tmp_path: Path) -> None:
    write(tmp_path, a_dot_txt=LEDE)
    assert told(tmp_path, tmp_path / "a.txt") == ["a.txt"]


def test_a_name_with_marks_of_a_pattern_is_a_file_first(tmp_path: Path) -> None:
    (tmp_path / "fire[1].txt").write_text(LEDE)
    assert told(tmp_path / "fire[1].txt") == ["fire[1].txt"]


def test_hidden_files_and_folders_of_saved_pages_are_passed_over(tmp_path: Path) -> None:
    write(tmp_path, fire_dot_html=PAGE, fire_files__ad_dot_html=PAGE)
    write(tmp_path, _dot_DS_Store=b"\0", x_files__a_dot_txt=LEDE)
    assert told(tmp_path) == ["fire.html", "x_files/a.txt"]


@pytest.mark.parametrize(
    ("name", "content", "kind"),
    [
        ("a.jpg", b"\xff\xd8\xff", "a picture"),
        ("a.css", b"p {}", "part of a web page"),
        ("a.txt", b"\x89PNG\r\n", "a picture"),
        ("a.xlsx", b"PK\x03\x04", "an archive or office file"),
        ("a.csv", b"x,y", "a table"),
        ("a.rtf", b"{\\rtf1}", "an office file"),
        ("story.dateline", b"SQLite format 3\0", "a database"),
    ],
)
def test_what_holds_no_report_is_skipped_and_said_so(
    tmp_path: Path, name: str, content: bytes, kind: str
) -> None:
    (tmp_path / name).write_bytes(content)
    write(tmp_path, z_dot_txt=LEDE)
    skipped, kept = sources([str(tmp_path)], Options())
    assert isinstance(skipped, Failure)
    assert skipped.stage == "skip"
    assert kind in skipped.message
    assert isinstance(kept, Source)


def test_media_types_come_from_bytes_before_names(tmp_path: Path) -> None:
    write(tmp_path, a_dot_txt=PAGE, b_dot_html=LEDE, c_dot_txt=b"%PDF-1.4")
    write(tmp_path, d=f'{{"text": "{LEDE}"}}', e_dot_HTM=PAGE)
    found = {
        s.path: s.media_type for s in sources([str(tmp_path)], Options()) if isinstance(s, Source)
    }
    assert found == {
        "a.txt": media.HTML, "b.html": media.TEXT, "c.txt": media.PDF, "d#1": media.JSON,
        "e.HTM": media.HTML,
    }  # fmt: skip


# --- records ------------------------------------------------------------------------


def jsonl(*texts: str) -> str:
    return "\n".join(json.dumps({"text": text}) for text in texts)


def test_jsonl_gives_a_source_for_every_record(tmp_path: Path) -> None:
    write(tmp_path, p_dot_jsonl=jsonl("One man was hurt.", "Two men were hurt.") + "\n\n")
    assert told(tmp_path) == ["p.jsonl#1", "p.jsonl#2"]


def test_the_id_of_a_record_does_not_change_when_its_file_grows(tmp_path: Path) -> None:
    write(tmp_path, p_dot_jsonl=jsonl("One man was hurt."))
    (before,) = sources([str(tmp_path)], Options())
    write(tmp_path, p_dot_jsonl=jsonl("One man was hurt.", "Two men were hurt."))
    after, _ = sources([str(tmp_path)], Options())
    assert isinstance(before, Source)
    assert isinstance(after, Source)
    assert before.sha256 == after.sha256


def test_a_broken_line_is_a_failure_and_the_rest_goes_on(tmp_path: Path) -> None:
    write(tmp_path, p_dot_jsonl=f'{jsonl("One man was hurt.")}\n{{"text": \n{jsonl("Two were.")}')
    found = [
        read(s, Options()) for s in sources([str(tmp_path)], Options()) if isinstance(s, Source)
    ]
    assert [type(one) for one in found] == [Article, Failure, Article]
    assert isinstance(found[1], Failure)
    assert "p.jsonl#2 is not valid JSON" in found[1].message


@pytest.mark.parametrize(
    "content",
    [
        '[{"text": "One."}, {"text": "Two."}]',
        '{"status": "ok", "articles": [{"text": "One."}, {"text": "Two."}]}',
        '[{"text": "One.", "n": NaN}, {"text": "Two."}]',
        '{"text": "One."}\n{"text": "Two."}',
    ],
)
def test_a_json_file_gives_its_list(tmp_path: Path, content: str) -> None:
    write(tmp_path, p_dot_json=content)
    found = [
        read(s, Options()) for s in sources([str(tmp_path)], Options()) if isinstance(s, Source)
    ]
    assert [one.text for one in found if isinstance(one, Article)] == ["One.", "Two."]
    assert told(tmp_path) == ["p.json#1", "p.json#2"]


def test_a_json_file_of_one_article_is_one_source(tmp_path: Path) -> None:
    write(tmp_path, p_dot_json=f'{{"title": "Fire", "text": "{LEDE}"}}')
    assert told(tmp_path) == ["p.json"]


def test_packed_records_are_read(tmp_path: Path) -> None:
    write(tmp_path, p_dot_jsonl_dot_gz=gzip.compress(jsonl("One.", "Two.").encode()))
    assert told(tmp_path) == ["p.jsonl.gz#1", "p.jsonl.gz#2"]
    write(tmp_path, p_dot_jsonl_dot_gz=b"\x1f\x8b broken")
    assert told(tmp_path)[0] == "[DL115] p.jsonl.gz"


def test_a_line_that_is_too_long_is_a_failure_and_the_rest_goes_on(tmp_path: Path) -> None:
    write(tmp_path, p_dot_jsonl=f"{jsonl('a' * 2_000_000)}\n{jsonl('One.')}")
    assert told(tmp_path, options=Options(max_text_mb=1)) == ["[DL106] p.jsonl#1", "p.jsonl#2"]


def test_standard_input(monkeypatch: pytest.MonkeyPatch) -> None:
    def given(content: str) -> list[str]:
        stdin = io.TextIOWrapper(io.BytesIO(content.encode()))
        monkeypatch.setattr(sys, "stdin", stdin)
        return told("-")

    assert given(LEDE) == ["-"]
    assert given(jsonl("One.", "Two.")) == ["-#1", "-#2"]
    assert given("") == ["[DL103] -"]


# --- sidecar ------------------------------------------------------------------------


@pytest.mark.parametrize("separator", [",", ";", "\t"])
def test_sidecar_rows_reach_their_files(tmp_path: Path, separator: str) -> None:
    rows = [
        ["path", "outlet", "published"],
        ["a.txt", "Harbour Post", "2019-03-04"],
        ["s/b.txt", "Tide", ""],
    ]
    table = "\ufeff" + "\r\n".join(separator.join(row) for row in rows)
    write(tmp_path, articles_dot_csv=table, a_dot_txt=LEDE, s__b_dot_txt=LEDE)
    found = {
        s.path: s.sidecar for s in sources([str(tmp_path)], Options()) if isinstance(s, Source)
    }
    assert found == {
        "a.txt": {"outlet": "Harbour Post", "published": "2019-03-04"},
        "s/b.txt": {"outlet": "Tide"},
    }


def test_sidecar_is_found_for_a_single_file_and_for_records(tmp_path: Path) -> None:
    write(
        tmp_path,
        articles_dot_csv="path,outlet,author\np.jsonl,Tide,\np.jsonl#2,,Ilsa Rendt\n",
        p_dot_jsonl=jsonl("One.", "Two."),
    )
    found = [
        s.sidecar for s in sources([str(tmp_path / "p.jsonl")], Options()) if isinstance(s, Source)
    ]
    assert found == [{"outlet": "Tide"}, {"outlet": "Tide", "author": "Ilsa Rendt"}]


def test_sidecar_decides_over_the_page(tmp_path: Path) -> None:
    write(
        tmp_path,
        articles_dot_csv="path,outlet,title,url,published,author\n"
        "a.txt,Tide,The fire,https://t.example/1,2019-03-04,Ilsa Rendt\n",
        a_dot_txt=f"Fire at the mill\nBy Tom Okun\n{LEDE}\n© 2019 Harbour Post",
    )
    (source,) = sources([str(tmp_path)], Options())
    assert isinstance(source, Source)
    article = read(source, Options())
    assert isinstance(article, Article)
    assert (article.outlet.name, article.outlet.how) == ("Tide", "sidecar")
    assert article.title == "The fire"
    assert article.author == "Ilsa Rendt"
    assert article.url == "https://t.example/1"
    assert [c.name for c in article.outlet.candidates] == ["Tide", "Harbour Post", "t.example", "a"]


@pytest.mark.parametrize("content", [b"", b"file,outlet\na.txt,x", b"\0\0\0\0", b'path,outlet\n"a'])
def test_a_broken_sidecar_is_told_and_the_rest_goes_on(tmp_path: Path, content: bytes) -> None:
    write(tmp_path, articles_dot_csv=content, a_dot_txt=LEDE)
    assert "a.txt" in told(tmp_path)
    if not content.startswith(b"path"):
        assert "[DL119] articles.csv" in told(tmp_path)


def test_a_row_without_its_file_is_told(tmp_path: Path) -> None:
    write(tmp_path, articles_dot_csv="path,outlet\nb.txt,Tide", a_dot_txt=LEDE)
    assert told(tmp_path) == ["a.txt", "[DL120] articles.csv"]


# --- what is not there, or cannot be read -------------------------------------------


def test_a_missing_path_alone_is_usage(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="does not exist"):
        sources([str(tmp_path / "no")], Options())


def test_a_missing_path_beside_others_is_a_failure(tmp_path: Path) -> None:
    write(tmp_path, a_dot_txt=LEDE)
    found = told(tmp_path / "no", tmp_path)
    assert [one.split()[0] for one in found] == ["[DL101]", "a.txt"]


@pytest.mark.parametrize("path", ["https://h.example/a", "*.nothing", "a\0b", "x" * 5000, ""])
def test_strange_paths_are_usage(
    path: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    if path == "":
        assert told(tmp_path)[0].startswith("[DL122]")
        return
    with pytest.raises(UsageError):
        sources([path], Options())


def test_a_given_day_that_is_none_is_usage(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="is not a day"):
        sources([str(tmp_path)], Options(published="2019-02-30"))


def test_an_empty_folder_is_told(tmp_path: Path) -> None:
    assert told(tmp_path)[0].startswith("[DL122]")
    write(tmp_path, a_dot_png=b"\x89PNG")
    assert [one[:7] for one in told(tmp_path)] == ["[DL104]", "[DL122]"]


def test_links_that_lead_back_are_told(tmp_path: Path) -> None:
    write(tmp_path, a__b_dot_txt=LEDE)
    (tmp_path / "a" / "up").symlink_to(tmp_path)
    (tmp_path / "self").symlink_to(tmp_path / "self")
    (tmp_path / "gone").symlink_to(tmp_path / "nowhere")
    assert told(tmp_path) == ["a/b.txt", "[DL118] a/up", "[DL102] gone", "[DL102] self"]


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="no pipes here")
def test_a_pipe_in_a_folder_does_not_stop_the_run(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe")
    write(tmp_path, z_dot_txt=LEDE)
    assert told(tmp_path) == ["[DL104] pipe", "z.txt"]


@pytest.mark.skipif(ROOT, reason="root may read everything")
def test_what_may_not_be_read_is_told(tmp_path: Path) -> None:
    write(tmp_path, a_dot_txt=LEDE, b__c_dot_txt=LEDE, d_dot_txt=LEDE)
    (tmp_path / "a.txt").chmod(0)
    (tmp_path / "b").chmod(0)
    assert told(tmp_path) == ["[DL102] a.txt", "[DL102] b", "d.txt"]
    (tmp_path / "b").chmod(0o700)


@pytest.mark.parametrize(
    "name", ["a\nb.txt", "a\x1b[31mb.txt", "a\u202etxt.exe.txt", "ä" * 120 + ".txt", b"a\xffb.txt"]
)
def test_hostile_names_are_read_and_written_as_one_line(tmp_path: Path, name: str | bytes) -> None:
    path = os.path.join(os.fsencode(tmp_path), os.fsencode(name))
    with open(path, "wb") as out:
        out.write(LEDE.encode())
    with open(path.replace(b".txt", b"2.txt"), "wb") as out:
        out.write(b"\0\1\2\3")
    found = list(sources([str(tmp_path)], Options()))
    results = [read(s, Options()) for s in found if isinstance(s, Source)]
    assert [type(one) for one in results] == [Article, Failure]
    for one in results:
        text = one.outlet.name if isinstance(one, Article) else one.message
        assert text.isprintable()
    for source in found:
        assert isinstance(source, Source)
        source.path.encode("utf-8")


def test_large_files_are_refused_before_they_are_read(tmp_path: Path) -> None:
    write(tmp_path, a_dot_txt=b"a" * 1_000_001, b_dot_txt=b"a b " * 250_000)
    assert told(tmp_path, options=Options(max_text_mb=1)) == ["[DL106] a.txt", "b.txt"]


def test_a_file_that_does_not_open_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    write(tmp_path, a_dot_txt=LEDE, b_dot_txt=LEDE)
    opened = io.open

    def refuse(path: Path, *rest: Any, **named: Any) -> Any:
        if str(path).endswith("a.txt"):
            raise PermissionError(13, "Permission denied")
        return opened(path, *rest, **named)

    monkeypatch.setattr(io, "open", refuse)
    first, second = sources([str(tmp_path)], Options())
    assert isinstance(first, Failure)
    assert "a.txt could not be opened: permission denied" in first.message
    assert isinstance(second, Source)
