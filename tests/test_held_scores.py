"""Scores that are held, intervals, and comparison with an earlier report."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from vnunion_nlp.errors import GoldError
from vnunion_nlp.evaluation.baseline import dump_baseline, load_baseline, regressions
from vnunion_nlp.evaluation.comparison import compare_evaluations
from vnunion_nlp.evaluation.intervals import bootstrap, bootstrap_difference
from vnunion_nlp.evaluation.report import render
from vnunion_nlp.evaluation.results import Evaluation
from vnunion_nlp.evaluation.run import evaluate_split
from vnunion_nlp.evaluation.saved import load_report

ROOT = Path(__file__).resolve().parent.parent


def test_no_score_fell_below_its_interval() -> None:
    lost = regressions(load_baseline(ROOT / "gold" / "baseline.json"), evaluate_split(ROOT, condition="all"))
    assert not lost, "\n".join(lost)


@pytest.fixture(scope="module")
def clean() -> Evaluation:
    return evaluate_split(ROOT, "dev").of_split("dev")


def test_an_evaluation_meets_its_own_baseline(clean: Evaluation, tmp_path: Path) -> None:
    path = tmp_path / "baseline.json"
    path.write_text(dump_baseline(clean), encoding="utf-8")
    assert regressions(load_baseline(path), clean) == []


def test_a_fall_below_the_interval_is_told(clean: Evaluation) -> None:
    held: dict[str, Any] = json.loads(dump_baseline(clean))["scores"]
    held["dev"]["clean"]["groups"]["deadlines"] |= {"f1": 1.1, "interval": [1.05, 1.2]}
    lost = regressions(held, clean)
    assert len(lost) == 1
    assert lost[0].startswith("dev, clean, deadlines: strict F1 ")


def test_a_condition_without_baseline_is_told(clean: Evaluation) -> None:
    assert regressions({}, clean) == ["dev, clean: not in the baseline; write it again with scripts/figures --baseline"]


def test_what_is_no_baseline_is_an_error(tmp_path: Path) -> None:
    path = tmp_path / "baseline.json"
    path.write_text("[]", encoding="utf-8")
    with pytest.raises(GoldError, match="not a baseline"):
        load_baseline(path)


def test_intervals_hold_the_score_and_stay_the_same() -> None:
    documents = [(9, 20), (8, 20), (10, 20), (2, 10)]
    interval = bootstrap(documents)
    assert interval is not None
    assert interval.low <= 2 * 29 / 70 <= interval.high
    assert bootstrap(documents) == interval
    assert bootstrap([(1, 2)]) is None


def test_the_difference_of_equal_scores_is_nothing() -> None:
    documents = [(9, 20), (8, 20), (10, 20)]
    interval = bootstrap_difference(documents, documents)
    assert interval is not None
    assert tuple(interval) == (0.0, 0.0)


def test_a_saved_report_compares_equal_with_itself(clean: Evaluation, tmp_path: Path) -> None:
    path = tmp_path / "report.json"
    path.write_text(render(clean, "json", errors=True), encoding="utf-8")
    comparison = compare_evaluations("report.json", load_report(path), clean)
    assert comparison.changes == ()
    assert comparison.left_out == ()
