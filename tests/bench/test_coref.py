"""The coreference bench scores as the README of its data says, and finds gold mentions."""

from __future__ import annotations

from collections.abc import Hashable

import pytest

from bench import _corefscore as score
from bench._mentions import Mention, gold_mentions, head_of, read_given
from bench._texts import article
from bench.coref import Bins
from dateline.merge.cluster import Clusters
from dateline.records import Annotated, Sentence, Token

Named = dict[Hashable, Hashable]


def test_coref_equal_clusters_get_everything() -> None:
    named: Named = {"a": 1, "b": 1, "c": 2}
    held = score.clusters(named)
    assert (score.conll(held, held), score.lea(held, held)) == (1.0, 1.0)


def test_coref_scores_of_a_case_worked_by_hand() -> None:
    """Gold {a b c} {d}, said {a b} {c d}: MUC 1/2 and 1/2; B3 3/4 and 2/3; CEAFe 11/15."""
    gold: Named = {"a": 1, "b": 1, "c": 1, "d": 2}
    said: Named = {"a": 1, "b": 1, "c": 2, "d": 2}
    muc, b3 = 0.5, 2 * 0.75 * (2 / 3) / (0.75 + 2 / 3)
    ceafe = (2 * 2 / 5 + 2 / 3) / 2
    found = score.conll(score.clusters(gold), score.clusters(said))
    assert found == pytest.approx((muc + b3 + ceafe) / 3)


def test_coref_pairs_count_only_across_documents() -> None:
    gold: Named = {("x", 1): 1, ("x", 2): 1, ("y", 1): 1}
    said: Named = {("x", 1): 1, ("x", 2): 1, ("y", 1): 2}

    def across(a: Hashable, b: Hashable) -> bool:
        assert isinstance(a, tuple)
        assert isinstance(b, tuple)
        return bool(a[0] != b[0])

    assert score.pair_counts(gold, said, across) == (0, 2, 0)


def test_coref_no_join_has_no_calibration_error() -> None:
    bins = Bins()
    bins.add([], Clusters([], []))
    assert bins.error() == 0.0


def test_coref_a_mention_in_an_unselected_sentence_is_left_out() -> None:
    row = {
        "id": "made-up",
        "events": [[1, [[0, 4]], "c1", "ACTION", True], [2, [[9, 12]], "c2", "ACTION", False]],
    }
    assert gold_mentions(row) == [Mention("made-up", (0, 4), "c1")]


def _annotated() -> Annotated:
    """ "The gala ended." with "gala" in no list of event nouns."""
    text = "The gala ended."
    words = [
        (0, 3, "the", "DET", "det", 1),
        (4, 8, "gala", "NOUN", "nsubj", 2),
        (9, 14, "end", "VERB", "root", 2),
        (14, 15, ".", "PUNCT", "punct", 2),
    ]
    tokens = tuple(
        Token(start=s, end=e, lemma=lemma, upos=upos, dep=dep, head=head, feats="", sent=0)
        for s, e, lemma, upos, dep, head in words
    )
    return Annotated(
        article=article(text, ""),
        tokens=tokens,
        sentences=(Sentence(first=0, last=4, block=1),),
        names=(),
        predicates=(),
        times=(),
        figures=(),
    )


def test_coref_the_head_of_a_mention_is_the_word_its_others_hang_on() -> None:
    assert head_of(_annotated(), (0, 8)) == 1


def test_coref_every_given_mention_has_a_claim() -> None:
    mention = Mention("made-up", (0, 8), "c1")
    reading, given = read_given(_annotated(), [mention])
    [claim] = [claim for claim in reading.claims if claim.id in given]
    assert (claim.predicate.lemma, given[claim.id]) == ("gala", mention)
