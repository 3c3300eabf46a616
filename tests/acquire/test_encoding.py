"""The encoding is found in the bytes; a declaration is believed only where they agree."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dateline.acquire.encoding import decode, is_binary
from dateline.acquire.plain import one_line, plain

QUOTED = "“It’s a black day,” said François Müller — the mayor’s aide — in Torvell."
RUSSIAN = "Мэр города сказал в понедельник, что мост был закрыт после пожара на мельнице."


@pytest.mark.parametrize(
    "codec", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32", "cp1252"]
)
def test_text_is_read_in_the_encoding_it_was_written_in(codec: str) -> None:
    text, _ = decode((QUOTED * 3).encode(codec))
    assert text == QUOTED * 3


def test_mac_quotes_are_not_taken_for_accents() -> None:
    said = "“We don’t know,” she said. “It’s gone,” he said. They couldn’t say more."
    assert decode(said.encode("mac_roman"))[0] == said


def test_other_scripts_are_recognised() -> None:
    """At least the script: two Cyrillic encodings differ in a few letters only."""
    read, _ = decode((RUSSIAN * 4).encode("cp1251"))
    assert sum(a == b for a, b in zip(read, RUSSIAN * 4, strict=True)) > 0.9 * len(read)


def test_stray_bytes_in_utf8_are_read_as_windows_1252() -> None:
    raw = QUOTED.encode() + b" It\x92s over. " + QUOTED.encode()
    assert decode(raw)[0] == f"{QUOTED} It’s over. {QUOTED}"


@pytest.mark.parametrize("declared", ["utf-16", "punycode", "unicode_escape", "no-such", "x\0y"])
def test_a_false_declaration_does_no_harm(declared: str) -> None:
    page = f'<meta charset="{declared}"><p>{QUOTED}</p>'.encode()
    assert QUOTED in decode(page, declared)[0]


def test_a_true_declaration_is_used() -> None:
    page = b'<meta charset="iso-8859-2">' + "Łódź i Kraków".encode("iso-8859-2")
    assert "Łódź" in decode(page)[0]


@pytest.mark.parametrize("raw", [b"\x89PNG\r\n\x1a\n\0\0\0", b"\0" * 50, bytes(range(32)) * 9])
def test_binaries_are_no_text(raw: bytes) -> None:
    assert decode(raw) == ("", "")
    assert is_binary(raw)


@settings(deadline=None)
@given(st.binary(max_size=300))
def test_any_bytes_decode_or_are_refused(raw: bytes) -> None:
    text, encoding = decode(raw)
    assert isinstance(text, str)
    assert encoding or text == ""


@settings(deadline=None)
@given(st.text(max_size=200))
def test_plain_text_is_normal_and_shows_everything_it_holds(text: str) -> None:
    import unicodedata

    made = plain(text)
    assert unicodedata.is_normalized("NFC", made)
    assert plain(made) == made
    assert not any(unicodedata.category(c) in ("Cc", "Cs") for c in made.replace("\n", ""))
    made.encode("utf-8")


def test_invisible_characters_are_taken_out() -> None:
    assert one_line("Sol\u200beim\u00adani\ufeff \u202eevil\u202c\u00a0now") == "Soleimani evil now"


def test_windows_bytes_read_as_latin_1_are_repaired() -> None:
    assert one_line("It\x92s \x93over\x94\x85") == "It’s “over”…"
