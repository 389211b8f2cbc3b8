"""An evaluation as terminal text, Markdown or JSON."""

from __future__ import annotations

from vnunion_nlp.evaluation.corpus import CLEAN
from vnunion_nlp.evaluation.fields import GROUPS
from vnunion_nlp.evaluation.results import LEVELS, Error, Evaluation, Tally
from vnunion_nlp.evaluation.saved import to_json
from vnunion_nlp.evaluation.tables import Format, Row, Style, difference, ratio, short, span, style, supported

_LEVEL_HEAD = ["gold", "found", *(f"{level} {part}" for level in LEVELS for part in ("P", "R", "F1"))]


def render(evaluation: Evaluation, format: Format = "text", errors: bool = False) -> str:
    """The whole report.

    Args:
        evaluation: what ``evaluate`` gave.
        format: ``text`` for a terminal, ``markdown`` for a page, ``json`` for a program (ratios unrounded).
        errors: list every miss and extra of the strict level too.

    Raises:
        ValueError: the format is none of the three.
    """
    return to_json(evaluation, errors) if format == "json" else _page(evaluation, errors, style(format))


def _page(evaluation: Evaluation, errors: bool, out: Style) -> str:
    documents, many = evaluation.documents, len(evaluation.conditions) > 1
    splits = ", ".join(f"{split} {len(evaluation.of_split(split).documents)}" for split in evaluation.splits)
    told = "" if evaluation.conditions in ((), (CLEAN,)) else "; " + ", ".join(evaluation.conditions)
    blocks = [out.heading(f"{len(documents)} documents" + (f" ({splits}{told})" if splits else ""))]
    if documents:
        if not many:
            blocks += _one_condition(evaluation, out)
        if told:
            blocks += condition_tables(evaluation, out)
        if many:
            head = ["", *evaluation.conditions]
            blocks += [out.heading("Strict F1 a field and condition"), out.table(head, _field_rows(evaluation))]
            head = ["condition", "documents", *evaluation.right]
            blocks += [out.heading("Documents with a part wholly right"), out.table(head, _right_by(evaluation))]
    if evaluation.skipped:
        rows = [list(pair) for pair in evaluation.skipped]
        blocks += [out.heading("Skipped"), out.table(["gold file", "why"], rows)]
    if errors and documents:
        head = ["document", "field", "", "gold at", "found at", "gold", "found", "text"]
        rows = [[*([error.condition] if many else []), *_error_row(error)] for error in evaluation.errors]
        blocks += [out.heading("Errors"), out.table([*(["condition"] if many else []), *head], rows)]
    return "\n".join(blocks)


def _one_condition(evaluation: Evaluation, out: Style) -> list[str]:
    groups, intervals = evaluation.groups, evaluation.intervals
    fields = {name: score for name, score in evaluation.fields.items() if score.strict.f1 is not None}
    total = len(evaluation.documents)
    right = [[part, f"{count}/{total}", f"{count / total:.0%}"] for part, count in evaluation.right.items()]
    documents = [
        [d.name, d.split, *(ratio(s.strict.f1) for s in d.groups.values()), "yes" if d.right["everything"] else "no"]
        for d in evaluation.documents
    ]

    def levels(name: str) -> Row:
        score = groups[name] if name in groups else fields[name]
        counts = [str(score.strict.support), str(score.strict.predicted)]
        return [name, *counts, *(part for level in LEVELS for part in _ratios(score.at(level)))]

    blocks = [
        out.heading("Groups"),
        out.table(["", *_LEVEL_HEAD, "strict F1, 95 %"], [[*levels(name), span(intervals[name])] for name in groups]),
        out.heading("Fields"),
        out.table(["", *_LEVEL_HEAD], [levels(name) for name in fields]),
        out.heading("Documents with a part wholly right"),
        out.table(["", "documents", "share"], right),
        out.heading("Strict F1 a document"),
        out.table(["document", "split", *groups, "everything"], documents),
    ]
    if len(evaluation.splits) > 1:
        rows = []
        for split in evaluation.splits:
            part = evaluation.of_split(split)
            rows.append([split, *(ratio(score.strict.f1) for score in part.groups.values())])
            rows.append(["  95 %", *(span(interval) for interval in part.intervals.values())])
        blocks += [out.heading("Strict F1 a split"), out.table(["split", *groups], rows)]
    if evaluation.diagnostics:
        head = ["code", "gold", "found", "both", "P", "R", "F1"]
        rows = [
            [code, str(t.support), str(t.predicted), str(t.hits), *_ratios(t)]
            for code, t in evaluation.diagnostics.items()
        ]
        blocks += [out.heading("Diagnostics by code"), out.table(head, rows)]
    return blocks


def condition_tables(evaluation: Evaluation, out: Style) -> list[str]:
    """Strict F1 of each group in each condition, and what it is less (or more) than on the clean text."""
    scores, changes = [], []
    for condition in evaluation.conditions:
        part = evaluation.of_condition(condition)
        size = str(len(part.documents))
        scores.append([condition, size, *map(supported, part.groups.values())])
        scores.append(["  95 %", "", *map(span, part.intervals.values())])
        if condition != CLEAN:
            changes.append(
                [condition, str(len(part.counterparts.documents)), *map(difference, part.against_clean.values())]
            )
    head = ["condition", "documents", *GROUPS]
    blocks = [out.heading("Strict F1 a condition (gold items)"), out.table(head, scores)]
    if changes:
        blocks += [out.heading("Difference to the clean text of the same documents"), out.table(head, changes)]
    return blocks


def _field_rows(evaluation: Evaluation) -> list[Row]:
    columns = [evaluation.of_condition(condition).fields for condition in evaluation.conditions]
    rows = {name: [column[name].strict.f1 for column in columns] for name in evaluation.fields}
    return [[name, *map(ratio, row)] for name, row in rows.items() if any(value is not None for value in row)]


def _right_by(evaluation: Evaluation) -> list[Row]:
    parts = {condition: evaluation.of_condition(condition) for condition in evaluation.conditions}
    return [[name, str(len(part.documents)), *map(str, part.right.values())] for name, part in parts.items()]


def _ratios(tally: Tally) -> Row:
    return [ratio(tally.precision), ratio(tally.recall), ratio(tally.f1)]


def _error_row(error: Error) -> Row:
    places = (error.gold_span, error.predicted_span)
    spans = ["–" if place is None else f"{place[0]}–{place[1]}" for place in places]
    return [
        error.document,
        error.field,
        error.kind,
        *spans,
        short(error.gold),
        short(error.predicted),
        short(error.text),
    ]
