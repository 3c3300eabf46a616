"""Scripts make lemmas of words never seen."""

from __future__ import annotations

import pytest

from dateline.reader.lemmas import lemma, read_script


@pytest.mark.parametrize(
    ("form", "script", "expected"),
    [
        ("Cities", "l3+y", "city"),
        ("ran", "l2+un", "run"),
        ("Sept.", "k1+ember", "September"),
        ("LONDON", "t0+", "London"),
        ("u.s", "u0+", "U.S"),
        ("I", "l4+be", "I"),
        ("be", "l2+", "be"),
    ],
    ids=["lower", "irregular", "kept", "title", "upper", "too short", "nothing would be left"],
)
def test_script_gives_lemma(form: str, script: str, expected: str) -> None:
    assert lemma(form, read_script(script)) == expected
