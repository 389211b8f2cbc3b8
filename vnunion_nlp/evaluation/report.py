"""An evaluation as terminal text, Markdown or JSON."""

from __future__ import annotations

import json
import unicodedata
from dataclasses import asdict
from typing import Any, Literal

from vnunion_nlp.evaluation.scores import LEVELS, Error, Evaluation, Score, Tally

Format = Literal["text", "markdown", "json"]
Row = list[str]

_QUOTED = 70
"""So many characters of a text are shown in a list of errors."""


def render(evaluation: Evaluation, format: Format = "text", errors: bool = False) -> str:
    """The whole report.

    Args:
        evaluation: what ``evaluate`` gave.
        format: ``text`` for a terminal, ``markdown`` for a page, ``json`` for a program (ratios unrounded).
        errors: list every miss and extra of the strict level too.

    Raises:
        ValueError: the format is none of the three.
    """
    if format == "json":
        return json.dumps(_as_json(evaluation, errors), ensure_ascii=False, indent=2) + "\n"
    if format == "text":
        return _page(evaluation, errors, _text_heading, _text_table)
    if format == "markdown":
        return _page(evaluation, errors, _markdown_heading, _markdown_table)
    raise ValueError(f"unknown format {format!r}: text, markdown or json")


def _page(evaluation: Evaluation, errors: bool, heading: Any, table: Any) -> str:
    documents = evaluation.documents
    splits = ", ".join(f"{split} {len(evaluation.of_split(split).documents)}" for split in evaluation.splits)
    blocks = [heading(f"{len(documents)} documents" + (f" ({splits})" if splits else ""))]
    if documents:
        head = ["", "gold", "found", *(f"{level} {part}" for level in LEVELS for part in ("P", "R", "F1"))]
        blocks += [
            heading("Groups"),
            table(head, [_score_row(name, score) for name, score in evaluation.groups.items()]),
            heading("Fields"),
            table(head, [_score_row(n, s) for n, s in evaluation.fields.items() if s.strict.f1 is not None]),
            heading("Documents with a part wholly right"),
            table(["", "documents", "share"], _right_rows(evaluation)),
            heading("Strict F1 a document"),
            table(["document", "split", *evaluation.groups, "everything"], _document_rows(evaluation)),
        ]
        if len(evaluation.splits) > 1:
            blocks += [
                heading("Strict F1 a split"),
                table(["split", *evaluation.groups], _split_rows(evaluation)),
            ]
        if evaluation.diagnostics:
            head = ["code", "gold", "found", "both", "P", "R", "F1"]
            rows = [
                [code, str(t.support), str(t.predicted), str(t.hits), *_ratios(t)]
                for code, t in evaluation.diagnostics.items()
            ]
            blocks += [heading("Diagnostics by code"), table(head, rows)]
    if evaluation.skipped:
        rows = [list(pair) for pair in evaluation.skipped]
        blocks += [heading("Skipped"), table(["gold file", "why"], rows)]
    if errors and documents:
        head = ["document", "field", "", "gold at", "found at", "gold", "found", "text"]
        blocks += [heading("Errors"), table(head, [_error_row(error) for error in evaluation.errors])]
    return "\n".join(blocks)


def _ratio(value: float | None) -> str:
    return "–" if value is None else f"{value:.3f}"


def _ratios(tally: Tally) -> Row:
    return [_ratio(tally.precision), _ratio(tally.recall), _ratio(tally.f1)]


def _score_row(name: str, score: Score) -> Row:
    counts = [str(score.strict.support), str(score.strict.predicted)]
    return [name, *counts, *(ratio for level in LEVELS for ratio in _ratios(score.at(level)))]


def _right_rows(evaluation: Evaluation) -> list[Row]:
    total = len(evaluation.documents)
    return [[part, f"{count}/{total}", f"{count / total:.0%}"] for part, count in evaluation.right.items()]


def _document_rows(evaluation: Evaluation) -> list[Row]:
    return [
        [
            d.name,
            d.split,
            *(_ratio(s.strict.f1) for s in d.groups.values()),
            "yes" if d.right["everything"] else "no",
        ]
        for d in evaluation.documents
    ]


def _split_rows(evaluation: Evaluation) -> list[Row]:
    return [
        [split, *(_ratio(score.strict.f1) for score in evaluation.of_split(split).groups.values())]
        for split in evaluation.splits
    ]


def _error_row(error: Error) -> Row:
    places = (error.gold_span, error.predicted_span)
    spans = ["–" if span is None else f"{span[0]}–{span[1]}" for span in places]
    values = [_short(error.gold), _short(error.predicted), _short(error.text)]
    return [error.document, error.field, error.kind, *spans, *values]


def _short(text: str | None) -> str:
    if text is None:
        return ""
    text = " ".join(text.split())
    return text if len(text) <= _QUOTED else text[: _QUOTED - 1] + "…"


def _text_heading(title: str) -> str:
    return f"{title}\n{'=' * len(title)}"


def _markdown_heading(title: str) -> str:
    return f"## {title}\n"


def _text_table(head: Row, rows: list[Row]) -> str:
    widths = [max(map(_width, column)) for column in zip(head, *rows, strict=True)]
    numeric = _numeric(head, rows)

    def line(cells: Row) -> str:
        padded = [
            " " * (width - _width(cell)) + cell if right else cell + " " * (width - _width(cell))
            for cell, width, right in zip(cells, widths, numeric, strict=True)
        ]
        return "  ".join(padded).rstrip()

    return "\n".join([line(head), line(["-" * width for width in widths]), *map(line, rows)]) + "\n"


def _markdown_table(head: Row, rows: list[Row]) -> str:
    rule = ["---:" if right else "---" for right in _numeric(head, rows)]

    def escaped(cell: str) -> str:
        return cell.replace("\\", "\\\\").replace("|", "\\|").replace("<", "&lt;")

    def line(cells: Row) -> str:
        return "| " + " | ".join(map(escaped, cells)) + " |"

    return "\n".join([line(head), line(rule), *map(line, rows)]) + "\n"


def _numeric(head: Row, rows: list[Row]) -> list[bool]:
    """Which columns hold only numbers, and so stand to the right."""
    columns = list(zip(*rows, strict=True)) or [("x",)] * len(head)
    return [all(not cell.strip("0123456789./%–") for cell in column) for column in columns]


def _width(text: str) -> int:
    return sum(not unicodedata.combining(c) for c in text)


def _as_json(evaluation: Evaluation, errors: bool) -> dict[str, Any]:
    total = len(evaluation.documents)
    report: dict[str, Any] = {
        "documents": total,
        "groups": {name: _score_json(score) for name, score in evaluation.groups.items()},
        "fields": {name: _score_json(score) for name, score in evaluation.fields.items()},
        "right": {
            part: {"documents": count, "share": count / total if total else None}
            for part, count in evaluation.right.items()
        },
        "diagnostics": {code: _tally_json(tally) for code, tally in evaluation.diagnostics.items()},
        "splits": {
            split: {
                "documents": len(evaluation.of_split(split).documents),
                "groups": {name: _score_json(s) for name, s in evaluation.of_split(split).groups.items()},
            }
            for split in evaluation.splits
        },
        "by_document": [
            {
                "name": d.name,
                "split": d.split,
                "right": d.right,
                "groups": {name: _score_json(score) for name, score in d.groups.items()},
                "fields": {name: _score_json(score) for name, score in d.fields.items()},
                "diagnostics": {code: _tally_json(tally) for code, tally in d.diagnostics.items()},
            }
            for d in evaluation.documents
        ],
        "skipped": [{"gold": name, "reason": reason} for name, reason in evaluation.skipped],
    }
    if errors:
        report["errors"] = [asdict(error) for error in evaluation.errors]
    return report


def _score_json(score: Score) -> dict[str, Any]:
    return {level: _tally_json(score.at(level)) for level in LEVELS}


def _tally_json(tally: Tally) -> dict[str, Any]:
    return {
        "support": tally.support,
        "predicted": tally.predicted,
        "hits": tally.hits,
        "precision": tally.precision,
        "recall": tally.recall,
        "f1": tally.f1,
    }
