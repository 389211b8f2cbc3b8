"""Scores that are held: ``gold/baseline.json``, and what was lost since it was written.

It keeps each group's strict F1 and interval by split and condition. ``scripts/figures --baseline`` writes it,
on purpose; the test suite only reads it.
"""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from vnunion_nlp.errors import GoldError
from vnunion_nlp.evaluation.results import Evaluation

COMMAND = "scripts/figures --baseline"

_ROUNDING = 0.00005
"""Scores are kept with four digits."""


def dump_baseline(evaluation: Evaluation) -> str:
    """The file's text: split, condition, group."""
    scores: dict[str, dict[str, Any]] = {}
    for split in evaluation.splits:
        for condition in evaluation.of_split(split).conditions:
            part = evaluation.of_split(split).of_condition(condition)
            intervals = part.intervals
            groups = {}
            for name, score in part.groups.items():
                interval = intervals[name]
                groups[name] = {
                    "support": score.strict.support,
                    "f1": _rounded(score.strict.f1),
                    "interval": [_rounded(end) for end in interval] if interval else None,
                }
            scores.setdefault(split, {})[condition] = {"documents": len(part.documents), "groups": groups}
    return json.dumps({"command": COMMAND, "scores": scores}, ensure_ascii=False, indent=1) + "\n"


def _rounded(value: float | None) -> float | None:
    return None if value is None else round(value, 4)


def load_baseline(path: Path) -> dict[str, Any]:
    """The scores of a baseline file.

    Raises:
        GoldError: the file cannot be read, or is no baseline.
    """
    try:
        scores = json.loads(path.read_text(encoding="utf-8"))["scores"]
    except (OSError, ValueError, KeyError, TypeError) as error:
        raise GoldError(f"{path}: not a baseline; write it with {COMMAND}: {error!r}") from error
    if not isinstance(scores, dict):
        raise GoldError(f"{path}: not a baseline; write it with {COMMAND}")
    return scores


def regressions(baseline: dict[str, Any], evaluation: Evaluation) -> list[str]:
    """One line for each group that fell below its interval, and each part that only one side has.

    The shared documents lie outside the repository: where they are absent, their scores are not asked for.
    """
    found = []
    for split, held in baseline.items():
        if split == "shared" and split not in evaluation.splits:
            continue
        for condition, entry in held.items():
            part = evaluation.of_split(split).of_condition(condition)
            where = f"{split}, {condition}"
            if not part.documents:
                found.append(f"{where}: no document is left of {entry['documents']}")
                continue
            scores = part.groups
            for group, was in entry["groups"].items():
                now = scores[group].strict.f1
                if was["f1"] is None or (now is not None and now >= _floor(was) - _ROUNDING):
                    continue
                then, size = entry["documents"], len(part.documents)
                corpus = "" if then == size else f" (the corpus grew or shrank: {then} documents then, {size} now)"
                shown = "nothing to score" if now is None else f"{now:.4f}"
                interval = f", interval {was['interval']}" if was["interval"] else ""
                found.append(f"{where}, {group}: strict F1 {shown}, was {was['f1']:.4f}{interval}{corpus}")
    for split in evaluation.splits:
        for condition in evaluation.of_split(split).conditions:
            if condition not in baseline.get(split, {}):
                found.append(f"{split}, {condition}: not in the baseline; write it again with {COMMAND}")
    return found


def _floor(entry: dict[str, Any]) -> float:
    low: float = entry["interval"][0] if entry["interval"] else entry["f1"]
    return low
