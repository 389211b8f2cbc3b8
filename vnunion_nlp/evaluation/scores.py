"""Matching and metrics: predicted documents against gold ones.

Three levels. *Strict*: place and value agree. *Value*: the multisets of values of a document agree, wherever
they stand. *Soft*: stretches overlap, one to one, largest overlap first (rows of attributes also ask for the
right value).
"""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from functools import reduce
from pathlib import Path
from typing import Literal

from vnunion_nlp.document import Document
from vnunion_nlp.errors import GoldError
from vnunion_nlp.evaluation.corpus import gold_files, pairs
from vnunion_nlp.evaluation.fields import FIELDS, GROUPS, PARTS, Field, Item
from vnunion_nlp.evaluation.gold import load_gold

Level = Literal["strict", "value", "soft"]
LEVELS: tuple[Level, ...] = ("strict", "value", "soft")


@dataclass(frozen=True, slots=True)
class Tally:
    """How many items the gold has (``support``), how many were predicted, and how many of them agree."""

    support: int = 0
    predicted: int = 0
    hits: int = 0

    def __add__(self, other: Tally) -> Tally:
        return Tally(self.support + other.support, self.predicted + other.predicted, self.hits + other.hits)

    @property
    def precision(self) -> float | None:
        return self.hits / self.predicted if self.predicted else None

    @property
    def recall(self) -> float | None:
        return self.hits / self.support if self.support else None

    @property
    def f1(self) -> float | None:
        """Null where there was nothing to find and nothing was found."""
        total = self.support + self.predicted
        return 2 * self.hits / total if total else None

    @property
    def perfect(self) -> bool:
        return self.hits == self.support == self.predicted


@dataclass(frozen=True, slots=True)
class Score:
    """One row at the three levels."""

    strict: Tally = Tally()
    value: Tally = Tally()
    soft: Tally = Tally()

    def __add__(self, other: Score) -> Score:
        return Score(self.strict + other.strict, self.value + other.value, self.soft + other.soft)

    def at(self, level: Level) -> Tally:
        return {"strict": self.strict, "value": self.value, "soft": self.soft}[level]


@dataclass(frozen=True, slots=True)
class Error:
    """What the strict score counts against a row.

    ``miss``: in the gold alone; ``extra``: predicted alone; ``differs``: a miss and an extra that overlap,
    told as one.
    """

    document: str
    field: str
    kind: Literal["miss", "extra", "differs"]
    gold_span: tuple[int, int] | None
    predicted_span: tuple[int, int] | None
    gold: str | None
    predicted: str | None
    text: str


@dataclass(frozen=True, slots=True)
class DocumentScore:
    """One document's scores; ``right`` says which parts, and whether ``everything``, are strictly perfect."""

    name: str
    split: str
    fields: dict[str, Score]
    groups: dict[str, Score]
    diagnostics: dict[str, Tally]
    right: dict[str, bool]
    errors: tuple[Error, ...]


@dataclass(frozen=True, slots=True)
class Evaluation:
    """Scores of a set of documents; ``skipped`` names the gold files that were left out, with the reason."""

    documents: tuple[DocumentScore, ...]
    skipped: tuple[tuple[str, str], ...] = ()

    @property
    def fields(self) -> dict[str, Score]:
        """Micro scores a field."""
        return {field.name: _sum(d.fields[field.name] for d in self.documents) for field in FIELDS}

    @property
    def groups(self) -> dict[str, Score]:
        """Micro scores a group."""
        return {name: _sum(d.groups[name] for d in self.documents) for name in GROUPS}

    @property
    def diagnostics(self) -> dict[str, Tally]:
        """Agreement on diagnostics by code."""
        codes = sorted({code for d in self.documents for code in d.diagnostics})
        return {
            code: reduce(Tally.__add__, (d.diagnostics.get(code, Tally()) for d in self.documents)) for code in codes
        }

    @property
    def right(self) -> dict[str, int]:
        """How many documents have each part wholly right."""
        return {part: sum(d.right[part] for d in self.documents) for part in (*PARTS, "everything")}

    @property
    def errors(self) -> tuple[Error, ...]:
        return tuple(error for document in self.documents for error in document.errors)

    @property
    def splits(self) -> tuple[str, ...]:
        """The splits that have documents, in order of first appearance."""
        return tuple(dict.fromkeys(d.split for d in self.documents))

    def of_split(self, split: str) -> Evaluation:
        """The documents of one split."""
        return Evaluation(tuple(d for d in self.documents if d.split == split))


def _sum(scores: Iterable[Score]) -> Score:
    return reduce(Score.__add__, scores, Score())


class MissingPredictionError(GoldError):
    """There is nothing to compare a gold file with; ``evaluate`` skips it."""


def evaluate(
    gold_dir: Path,
    documents: Sequence[Path],
    predict: Callable[[Path, bytes], Document],
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
    scores = []
    for gold_path, path, own_split in found:
        if split not in ("all", own_split):
            continue
        data = path.read_bytes()
        gold = load_gold(gold_path, data)
        try:
            predicted = predict(path, data)
        except MissingPredictionError as error:
            skipped.append((gold_path.name, str(error)))
            continue
        scores.append(compare(gold, predicted, name=path.name, split=own_split))
    return Evaluation(tuple(scores), tuple(skipped))


def from_folder(folder: Path) -> Callable[[Path, bytes], Document]:
    """A ``predict`` that reads ``folder``: a second annotator's gold files, or saved output of ``vnunion
    parse``."""
    found = {digest: path for path, _, digest in gold_files(folder)}

    def predict(path: Path, data: bytes) -> Document:
        digest = hashlib.sha256(data).hexdigest()
        if digest not in found:
            raise MissingPredictionError(f"{folder} has nothing for {path.name}")
        return load_gold(found[digest], data)

    return predict


def compare(gold: Document, predicted: Document, *, name: str, split: str = "") -> DocumentScore:
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
        errors.extend(_errors(name, field.name, gold.text, missed, extra))
    groups = {
        group: _sum(fields.get(f.name) or _score(f, gold, predicted)[0] for f in members)
        for group, members in GROUPS.items()
    }
    right = {part: all(groups[group].strict.perfect for group in members) for part, members in PARTS.items()}
    right["everything"] = all(right.values())
    return DocumentScore(name, split, fields, groups, _diagnostics(gold, predicted), right, tuple(errors))


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
