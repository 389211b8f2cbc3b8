"""An evaluation as JSON, and back again for a comparison with a later one."""

from __future__ import annotations

import json
from dataclasses import asdict
from pathlib import Path
from typing import Any

from vnunion_nlp.errors import VnunionError
from vnunion_nlp.evaluation.corpus import CLEAN
from vnunion_nlp.evaluation.fields import GROUPS
from vnunion_nlp.evaluation.results import LEVELS, DocumentScore, Error, Evaluation, Score, Tally

Json = dict[str, Any]


class ReportError(VnunionError):
    """A file is not a report of ``vnunion eval``, or not one that can be compared with."""


def to_json(evaluation: Evaluation, errors: bool) -> str:
    """The report with ratios unrounded; ``errors`` adds every miss and extra of the strict level."""
    return json.dumps(_report(evaluation, errors), ensure_ascii=False, indent=2) + "\n"


def _report(evaluation: Evaluation, errors: bool) -> Json:
    total = len(evaluation.documents)
    report: Json = {
        "documents": total,
        "groups": _groups(evaluation),
        "fields": {name: _score(score) for name, score in evaluation.fields.items()},
        "right": {
            part: {"documents": count, "share": count / total if total else None}
            for part, count in evaluation.right.items()
        },
        "diagnostics": {code: _tally(tally) for code, tally in evaluation.diagnostics.items()},
        "splits": {
            split: {
                "documents": len(evaluation.of_split(split).documents),
                "groups": _groups(evaluation.of_split(split)),
            }
            for split in evaluation.splits
        },
        "conditions": {name: _condition(evaluation.of_condition(name), name) for name in evaluation.conditions},
        "by_document": [
            {
                "name": d.name,
                "split": d.split,
                "condition": d.condition,
                "gold_sha256": d.gold_sha256,
                "right": d.right,
                "groups": {name: _score(score) for name, score in d.groups.items()},
                "fields": {name: _score(score) for name, score in d.fields.items()},
                "diagnostics": {code: _tally(tally) for code, tally in d.diagnostics.items()},
            }
            for d in evaluation.documents
        ],
        "skipped": [{"gold": name, "reason": reason} for name, reason in evaluation.skipped],
    }
    if errors:
        report["errors"] = [asdict(error) for error in evaluation.errors]
    return report


def _condition(evaluation: Evaluation, name: str) -> Json:
    found: Json = {"documents": len(evaluation.documents), "groups": _groups(evaluation)}
    if name != CLEAN:
        found["against_clean"] = {
            "documents": len(evaluation.counterparts.documents),
            "groups": {
                group: {"f1": change.f1, "interval": change.interval}
                for group, change in evaluation.against_clean.items()
            },
        }
    return found


def _groups(evaluation: Evaluation) -> Json:
    intervals = evaluation.intervals
    return {name: {**_score(score), "interval": intervals[name]} for name, score in evaluation.groups.items()}


def _score(score: Score) -> Json:
    return {level: _tally(score.at(level)) for level in LEVELS}


def _tally(tally: Tally) -> Json:
    return {
        "support": tally.support,
        "predicted": tally.predicted,
        "hits": tally.hits,
        "precision": tally.precision,
        "recall": tally.recall,
        "f1": tally.f1,
    }


def load_report(path: Path) -> Evaluation:
    """The documents of a report made with ``--format json --errors``.

    Raises:
        ReportError: the file cannot be read, is no such report, or was made without ``--errors``.
    """
    try:
        report = json.loads(path.read_text(encoding="utf-8"))
    except (OSError, ValueError) as error:
        raise ReportError(f"{path}: not a JSON report of vnunion eval: {error}") from error
    if not isinstance(report, dict) or "by_document" not in report:
        raise ReportError(f"{path}: not a report of vnunion eval --format json --errors")
    if "errors" not in report:
        raise ReportError(f"{path}: the report lists no errors; make it again with --format json --errors")
    try:
        errors: dict[tuple[str, str], list[Error]] = {}
        for item in report["errors"]:
            found = _error_from(item)
            errors.setdefault((found.condition, found.document), []).append(found)
        return Evaluation(tuple(_document_from(item, errors) for item in report["by_document"]))
    except (KeyError, TypeError, ValueError, AttributeError) as error:
        raise ReportError(f"{path}: a damaged report of vnunion eval, or one of another version: {error!r}") from error


def _error_from(item: Json) -> Error:
    spans = {key: tuple(item[key]) if item[key] else None for key in ("gold_span", "predicted_span")}
    return Error(**{**item, **spans})


def _document_from(item: Json, errors: dict[tuple[str, str], list[Error]]) -> DocumentScore:
    # Reports made before there were rendered documents name no condition: all their documents are clean.
    condition = item.get("condition", CLEAN)
    return DocumentScore(
        name=item["name"],
        split=item["split"],
        fields={name: _score_from(score) for name, score in item["fields"].items()},
        groups={name: _score_from(item["groups"][name]) for name in GROUPS},
        diagnostics={code: _tally_from(tally) for code, tally in item["diagnostics"].items()},
        right=item["right"],
        errors=tuple(errors.get((condition, item["name"]), ())),
        condition=condition,
        gold_sha256=item.get("gold_sha256", ""),
    )


def _score_from(item: Json) -> Score:
    return Score(*(_tally_from(item[level]) for level in LEVELS))


def _tally_from(item: Json) -> Tally:
    return Tally(item["support"], item["predicted"], item["hits"])
