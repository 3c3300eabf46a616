"""The counts behind the figures, on sets made by hand."""

from __future__ import annotations

from pathlib import Path
from typing import cast

import pytest

from bench import _conllu, names
from bench.__main__ import main
from bench._counts import F1
from bench.roles import NOT_SCORED
from dateline.reader.decode import Parse
from dateline.reader.model import Model

CONLLU = """# newdoc id = one
# newpar
# sent_id = 1
# text = Don't go.
1-2\tDon't\t_\t_\t_\t_\t_\t_\t_\t_
1\tDo\tdo\tAUX\t_\t_\t3\taux\t_\t_
2\tn't\tnot\tPART\t_\t_\t3\tadvmod\t_\t_
3\tgo\tgo\tVERB\t_\t_\t0\troot\t_\tSpaceAfter=No
3.1\tthere\tthere\tADV\t_\t_\t_\t_\t_\t_
4\t.\t.\tPUNCT\t_\t_\t3\tpunct\t_\t_

# newdoc id = two
# sent_id = 2
# text = Stay
1\tStay\tstay\tVERB\t_\t_\t0\troot\t_\t_
"""


def test_f1_is_over_everything_added() -> None:
    count = F1()
    count.add([1, 2], [2, 3])
    count.add([4], [4])
    assert (count.precision, count.recall, count.value) == (0.6667, 0.6667, 0.6667)
    assert F1().value == 0.0


def test_conllu_words_leave_out_ranges_and_empty_nodes(tmp_path: Path) -> None:
    path = tmp_path / "two.conllu"
    path.write_text(CONLLU)
    one, two = _conllu.read(path)
    assert _conllu.words_and_starts(one) == (["Do", "n't", "go", "."], [0])
    assert one[0].surface() == ["Don't", "go", "."]
    assert one[0].comment("newpar") == ""
    assert two[0].comment("newpar") is None
    assert two[0].comment("sent_id") == "2"


def test_a_stray_inside_tag_opens_a_name_and_other_types_are_none() -> None:
    tags = ["I-PER", "I-PER", "B-OTH", "I-LOC", "B-LOC", "O", "B-corporation"]
    assert names.spans(tags) == [(0, 2, "PER"), (3, 4, "LOC"), (4, 5, "LOC"), (6, 7, "ORG")]


def test_names_are_scored_with_one_label_a_document_and_as_the_reader_has_them(
    tmp_path: Path,
) -> None:
    class Reader:
        def read(self, words: list[str], starts: list[int]) -> Parse:
            return Parse(names=[(0, 1, "ORG"), (1, 2, "ORG"), (2, 3, "LOC")])

    path = tmp_path / "three.iob2"
    path.write_text("\n".join(f"{n}\tOrrick\tB-ORG\t-\t-" for n in (1, 2, 3)))
    figures = names.measure(str(path), cast(Model, Reader()))
    assert (figures["f1"], figures["reader"]["f1"]) == (1.0, 0.6667)


@pytest.mark.parametrize(
    ("label", "scored"),
    [("ARG0", True), ("R-ARG1", True), ("R-ARG2", False), ("C-ARG1", False), ("ARGM-TMP", True),
     ("ARGM-LVB", False), ("ARG1-DSP", False), ("ARG5", False)],
)  # fmt: skip
def test_roles_that_count_are_those_of_the_definition(label: str, scored: bool) -> None:
    assert (NOT_SCORED.fullmatch(label) is None) == scored


def test_a_bench_that_is_not_there_is_a_usage_error(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["nothing-like-it", "path"]) == 2
    assert "parse" in capsys.readouterr().out
