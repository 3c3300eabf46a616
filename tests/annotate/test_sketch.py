"""A sketch tells near-copies from other texts, and nothing else about them."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from dateline.annotate.sketch import SKETCH_SIZE, sketch_words

LONG = " ".join(f"word{n}" for n in range(400))


def alike(a: str, b: str) -> int:
    """Common values among the least of both sketches, of `SKETCH_SIZE`."""
    left, right = set(sketch_words(a)), set(sketch_words(b))
    least = sorted(left | right)[:SKETCH_SIZE]
    return sum(value in left and value in right for value in least)


def test_sketch_of_a_near_copy_is_nearly_the_same() -> None:
    """One sentence cut and one word changed leave most of the sketch."""
    copy = LONG.replace("word200", "other").replace("word0 word1 word2 ", "")
    assert alike(LONG, copy) > SKETCH_SIZE * 0.85


def test_sketch_of_another_text_shares_nothing() -> None:
    assert alike(LONG, " ".join(f"term{n}" for n in range(400))) == 0


def test_sketch_of_no_words_is_empty_and_of_few_is_one() -> None:
    assert sketch_words(" -- ") == ()
    assert len(sketch_words("Dam bursts")) == 1


@given(st.text(max_size=200))
def test_sketch_is_sorted_and_passes_over_case_and_spacing(text: str) -> None:
    """Law: sorted, each value once, at most `SKETCH_SIZE`; line breaks do not count."""
    sketch = sketch_words(text)
    assert list(sketch) == sorted(set(sketch))
    assert len(sketch) <= SKETCH_SIZE
    assert sketch_words("\n " + text.replace(" ", "\n") + " ") == sketch
