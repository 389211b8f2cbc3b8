"""Matching: predicted documents against gold ones, at the three levels of ``results``."""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from pathlib import Path

from vnunion_nlp.document import Document
from vnunion_nlp.errors import GoldError
from vnunion_nlp.evaluation.corpus import CLEAN, Case, Skipped, gold_files, pairs
from vnunion_nlp.evaluation.fields import FIELDS, GROUPS, PARTS, Field, Item
from vnunion_nlp.evaluation.gold import load_gold
from vnunion_nlp.evaluation.results import DocumentScore, Error, Evaluation, Score, Tally, total

Predict = Callable[[Path, bytes], Document]
"""Gives the document for a path and its bytes."""


class MissingPredictionError(GoldError):
    """There is nothing to compare a gold file with; ``evaluate`` skips it."""


def evaluate(
    gold_dir: Path,
    documents: Sequence[Path],
    predict: Predict,
    *,
    split: str = "all",
) -> Evaluation:
    """Score ``predict`` on every gold file of ``gold_dir`` whose document is found.

    Args:
        gold_dir: folder with ``*.json`` gold files; its folders are not entered.
        documents: document files, or folders of them.
        predict: gives the document for a path and its bytes; ``MissingPredictionError`` from it means skip.
        split: take the documents of this split alone.

    Raises:
        GoldError: a gold file is broken, or was made for another version of its document.
    """
    found, skipped = pairs(gold_dir, documents)
    scores, missing = score((case for case in found if split in ("all", case.split)), predict)
    return Evaluation(tuple(scores), (*skipped, *missing))


def score(cases: Iterable[Case], predict: Predict) -> tuple[list[DocumentScore], list[Skipped]]:
    """The scores of ``predict`` on each case, and the cases without a prediction.

    Raises:
        GoldError: a gold file is broken, or was made for another version of its document.
    """
    scores: list[DocumentScore] = []
    skipped: list[Skipped] = []
    for case in cases:
        data = case.document.read_bytes()
        gold = load_gold(case.gold, data)
        try:
            predicted = predict(case.document, data)
        except MissingPredictionError as error:
            skipped.append((case.gold.name, str(error)))
            continue
        made = compare(gold, predicted, name=case.document.name, split=case.split, condition=case.condition)
        scores.append(replace(made, gold_sha256=hashlib.sha256(case.gold.read_bytes()).hexdigest()))
    return scores, skipped


def from_folder(folder: Path) -> Predict:
    """A ``predict`` that reads ``folder`` and its ``rendered/*/``: a second annotator's gold files, or saved
    output of ``vnunion parse``."""
    folders = [folder, *sorted(path for path in folder.glob("rendered/*") if path.is_dir())]
    found = {digest: path for place in folders for path, _, digest in gold_files(place)}

    def predict(path: Path, data: bytes) -> Document:
        digest = hashlib.sha256(data).hexdigest()
        if digest not in found:
            raise MissingPredictionError(f"{folder} has nothing for {path.name}")
        return load_gold(found[digest], data)

    return predict


def compare(
    gold: Document, predicted: Document, *, name: str, split: str = "", condition: str = CLEAN
) -> DocumentScore:
    """The scores of one document.

    Raises:
        GoldError: the two are readings of different texts.
    """
    if gold.text != predicted.text:
        raise GoldError(f"{name}: gold and prediction have different texts; their offsets cannot be compared")
    fields: dict[str, Score] = {}
    errors: list[Error] = []
    for field in FIELDS:
        fields[field.name], missed, extra = _score(field, gold, predicted)
        found = _errors(name, field.name, gold.text, missed, extra)
        errors.extend(replace(error, condition=condition) for error in found)
    groups = {
        group: total(fields.get(f.name) or _score(f, gold, predicted)[0] for f in members)
        for group, members in GROUPS.items()
    }
    right = {part: all(groups[group].strict.perfect for group in members) for part, members in PARTS.items()}
    right["everything"] = all(right.values())
    return DocumentScore(name, split, fields, groups, _diagnostics(gold, predicted), right, tuple(errors), condition)


def _diagnostics(gold: Document, predicted: Document) -> dict[str, Tally]:
    wanted = Counter(d.code for d in gold.diagnostics)
    found = Counter(d.code for d in predicted.diagnostics)
    return {code: Tally(wanted[code], found[code], min(wanted[code], found[code])) for code in sorted(wanted | found)}


def _score(field: Field, gold: Document, predicted: Document) -> tuple[Score, list[Item], list[Item]]:
    """A row's score, and the items that the strict level leaves unmatched on either side."""
    wanted, found = list(field.items(gold)), list(field.items(predicted))
    size = (len(wanted), len(found))
    strict = match(wanted, found, lambda g, p: g.place == p.place and g.value == p.value)
    values = (Counter(g.value for g in wanted) & Counter(p.value for p in found)).total()
    soft = match(wanted, found, lambda g, p: not field.attribute or g.value == p.value)
    matched_gold, matched_found = {g for g, _ in strict}, {p for _, p in strict}
    return (
        Score(Tally(*size, len(strict)), Tally(*size, values), Tally(*size, len(soft))),
        [item for i, item in enumerate(wanted) if i not in matched_gold],
        [item for i, item in enumerate(found) if i not in matched_found],
    )


def match(
    gold: Sequence[Item], predicted: Sequence[Item], agree: Callable[[Item, Item], bool]
) -> list[tuple[int, int]]:
    """Indices of items that overlap, whose owners overlap, and that agree: one to one, largest overlap
    first."""
    candidates = []
    for i, g in enumerate(gold):
        for j, p in enumerate(predicted):
            overlap = _overlap((g.start, g.end), (p.start, p.end))
            if not overlap or not agree(g, p):
                continue
            owned = _overlap(g.owner, p.owner) if g.owner and p.owner else 0
            if g.owner and p.owner and not owned:
                continue
            # Between equal overlaps an equal value is the likelier partner, then the earlier one.
            candidates.append((-overlap, -owned, g.value != p.value, i, j))
    taken_gold: set[int] = set()
    taken_predicted: set[int] = set()
    matched = []
    for *_, i, j in sorted(candidates):
        if i not in taken_gold and j not in taken_predicted:
            taken_gold.add(i)
            taken_predicted.add(j)
            matched.append((i, j))
    return matched


def _overlap(a: tuple[int, int], b: tuple[int, int]) -> int:
    return 1 if a == b and a[0] == a[1] else max(0, min(a[1], b[1]) - max(a[0], b[0]))


def _errors(document: str, field: str, text: str, missed: list[Item], extra: list[Item]) -> list[Error]:
    partners = dict(match(missed, extra, lambda _gold, _predicted: True))
    told = set(partners.values())
    errors = []
    for i, gold in enumerate(missed):
        other = extra[partners[i]] if i in partners else None
        errors.append(_error(document, field, text, gold, other))
    errors.extend(_error(document, field, text, None, item) for j, item in enumerate(extra) if j not in told)
    return sorted(errors, key=lambda e: e.gold_span or e.predicted_span or (0, 0))


def _error(document: str, field: str, text: str, gold: Item | None, predicted: Item | None) -> Error:
    item = gold or predicted
    assert item is not None
    return Error(
        document=document,
        field=field,
        kind="differs" if gold and predicted else "miss" if gold else "extra",
        gold_span=(gold.start, gold.end) if gold else None,
        predicted_span=(predicted.start, predicted.end) if predicted else None,
        gold=gold.shown if gold else None,
        predicted=predicted.shown if predicted else None,
        text=text[item.start : item.end],
    )
