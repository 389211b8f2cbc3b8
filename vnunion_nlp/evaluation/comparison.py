"""Gains and losses between two evaluations: field by field, and mention by mention."""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import asdict, dataclass
from typing import Any, Literal

from vnunion_nlp.evaluation.corpus import CLEAN
from vnunion_nlp.evaluation.fields import FIELDS, GROUPS
from vnunion_nlp.evaluation.results import (
    Difference,
    DocumentScore,
    Error,
    Evaluation,
    Score,
    differences,
    total,
)
from vnunion_nlp.evaluation.tables import Format, Row, difference, ratio, short, style

Kind = Literal["became right", "became wrong", "extra gone", "extra new", "wrong otherwise"]
KINDS: dict[Kind, str] = {
    "became right": "Became right",
    "extra gone": "No longer found where there is nothing",
    "became wrong": "Became wrong",
    "extra new": "Found where there is nothing",
    "wrong otherwise": "Still wrong, but otherwise than before",
}


@dataclass(frozen=True, slots=True)
class Change:
    """One item that is right on one side alone, or wrong on both in different ways.

    ``before`` and ``now`` are what was found, with its place where the value is right and only the place is not;
    null where nothing was found.
    """

    kind: Kind
    document: str
    condition: str
    field: str
    span: tuple[int, int]
    gold: str | None
    before: str | None
    now: str | None
    text: str


@dataclass(frozen=True, slots=True)
class Comparison:
    """Two evaluations on the documents that both have; ``left_out`` names the others, with the reason."""

    against: str
    before: tuple[DocumentScore, ...]
    now: tuple[DocumentScore, ...]
    changes: tuple[Change, ...]
    left_out: tuple[tuple[str, str], ...]

    @property
    def groups(self) -> dict[str, tuple[Score, Score, Difference]]:
        """Each group before and now, and the difference of strict F1."""
        changed = differences(self.before, self.now)
        sides = {name: [total(d.groups[name] for d in side) for side in (self.before, self.now)] for name in GROUPS}
        return {name: (one, other, changed[name]) for name, (one, other) in sides.items()}

    @property
    def fields(self) -> dict[str, tuple[Score, Score]]:
        """Each field that both evaluations score, before and now."""
        known = [f.name for f in FIELDS if all(f.name in d.fields for d in (*self.before, *self.now))]
        return {
            name: (total(d.fields[name] for d in self.before), total(d.fields[name] for d in self.now))
            for name in known
        }

    def counts(self, field: str) -> dict[Kind, int]:
        """How many changes of each kind a field has."""
        kinds = [change.kind for change in self.changes if change.field == field]
        return {kind: kinds.count(kind) for kind in KINDS}


def compare_evaluations(against: str, before: Evaluation, now: Evaluation) -> Comparison:
    """What ``now`` gained and lost since ``before``.

    A document whose gold changed in between is left out: its scores tell nothing of the rules.
    """
    old = {(d.condition, d.name): d for d in before.documents}
    new = {(d.condition, d.name): d for d in now.documents}
    left_out: list[tuple[str, str]] = []
    both: list[tuple[DocumentScore, DocumentScore]] = []
    for key in dict.fromkeys([*new, *old]):
        name = key[1] if key[0] == CLEAN else f"{key[0]}/{key[1]}"
        if key not in old:
            left_out.append((name, "not scored before"))
        elif key not in new:
            left_out.append((name, "not scored now"))
        elif old[key].gold_sha256 and new[key].gold_sha256 and old[key].gold_sha256 != new[key].gold_sha256:
            left_out.append((name, "its gold changed since"))
        else:
            both.append((old[key], new[key]))
    changes = [change for one, other in both for change in _changes(one, other)]
    sides = tuple(one for one, _ in both), tuple(other for _, other in both)
    return Comparison(against, *sides, tuple(changes), tuple(left_out))


def _changes(before: DocumentScore, now: DocumentScore) -> list[Change]:
    common = before.fields.keys() & now.fields.keys()
    old, new = (_by_item(e for e in side.errors if e.field in common) for side in (before, now))
    found: list[Change] = []
    for key in dict.fromkeys([*new, *old]):
        # The same item may be there twice, so equal ones are paired off in turn.
        one, other = old.get(key, []), new.get(key, [])
        paired = min(len(one), len(other))
        for a, b in zip(one, other, strict=False):
            if (a.predicted, a.predicted_span) != (b.predicted, b.predicted_span):
                found.append(_change("wrong otherwise", a, b))
        found += [_change("became right" if a.gold_span else "extra gone", a, None) for a in one[paired:]]
        found += [_change("became wrong" if b.gold_span else "extra new", None, b) for b in other[paired:]]
    return sorted(found, key=lambda change: change.span)


def _by_item(errors: Iterable[Error]) -> dict[tuple[Any, ...], list[Error]]:
    """Errors by the gold item that was missed, or by the extra that was found."""
    found: dict[tuple[Any, ...], list[Error]] = {}
    for error in errors:
        item = ("gold", error.gold_span, error.gold) if error.gold_span else ("", error.predicted_span, error.predicted)
        found.setdefault((error.field, *item), []).append(error)
    return found


def _change(kind: Kind, before: Error | None, now: Error | None) -> Change:
    error = now or before
    assert error is not None
    span = error.gold_span or error.predicted_span
    assert span is not None
    # On the side without an error a gold item was found as it is, and an extra was not found.
    return Change(
        kind=kind,
        document=error.document,
        condition=error.condition,
        field=error.field,
        span=span,
        gold=error.gold,
        before=_found(before) if before else error.gold,
        now=_found(now) if now else error.gold,
        text=error.text,
    )


def _found(error: Error) -> str | None:
    """What was found instead; with its place where only that is wrong."""
    if error.predicted_span and error.predicted == error.gold:
        return f"{error.predicted} at {error.predicted_span[0]}–{error.predicted_span[1]}"
    return error.predicted


def render_comparison(comparison: Comparison, format: Format = "text") -> str:
    """Groups with their difference, fields with counts of what changed, then each change with its text.

    Raises:
        ValueError: the format is none of the three.
    """
    if format == "json":
        return json.dumps(_as_json(comparison), ensure_ascii=False, indent=2) + "\n"
    out = style(format)
    groups = [
        [name, str(now.strict.support), ratio(before.strict.f1), ratio(now.strict.f1), difference(change)]
        for name, (before, now, change) in comparison.groups.items()
    ]
    blocks = [
        out.heading(f"{len(comparison.now)} documents against {comparison.against}"),
        out.heading("Strict F1 a group"),
        out.table(["", "gold", "before", "now", "difference, 95 %"], groups),
    ]
    fields = _field_rows(comparison)
    if fields:
        head = ["", "gold", "right before", "right now", *KINDS, "F1 before", "F1 now"]
        blocks += [out.heading("Fields that changed"), out.table(head, fields)]
    else:
        blocks.append("Nothing changed.\n")
    for kind, title in KINDS.items():
        rows = [_change_row(change) for change in comparison.changes if change.kind == kind]
        if rows:
            head = ["document", "field", "at", "gold", "before", "now", "text"]
            blocks += [out.heading(f"{title} ({len(rows)})"), out.table(head, rows)]
    if comparison.left_out:
        rows = [list(pair) for pair in comparison.left_out]
        blocks += [out.heading("Not compared"), out.table(["document", "why"], rows)]
    return "\n".join(blocks)


def _field_rows(comparison: Comparison) -> list[Row]:
    rows = []
    for name, (before, now) in comparison.fields.items():
        counts = comparison.counts(name)
        if any(counts.values()):
            hits = [str(now.strict.support), str(before.strict.hits), str(now.strict.hits)]
            f1s = [ratio(before.strict.f1), ratio(now.strict.f1)]
            rows.append([name, *hits, *(str(count) for count in counts.values()), *f1s])
    return rows


def _change_row(change: Change) -> Row:
    name = change.document if change.condition == CLEAN else f"{change.condition}/{change.document}"
    place = f"{change.span[0]}–{change.span[1]}"
    return [name, change.field, place, *map(short, (change.gold, change.before, change.now, change.text))]


def _as_json(comparison: Comparison) -> dict[str, Any]:
    return {
        "against": comparison.against,
        "documents": len(comparison.now),
        "groups": {
            name: {
                "support": now.strict.support,
                "before": before.strict.f1,
                "now": now.strict.f1,
                "difference": change.f1,
                "interval": change.interval,
            }
            for name, (before, now, change) in comparison.groups.items()
        },
        "fields": {
            name: {
                "support": now.strict.support,
                "right_before": before.strict.hits,
                "right_now": now.strict.hits,
                **{kind.replace(" ", "_"): count for kind, count in comparison.counts(name).items()},
                "before": before.strict.f1,
                "now": now.strict.f1,
            }
            for name, (before, now) in comparison.fields.items()
        },
        "changes": [asdict(change) for change in comparison.changes],
        "left_out": [{"document": name, "reason": reason} for name, reason in comparison.left_out],
    }
