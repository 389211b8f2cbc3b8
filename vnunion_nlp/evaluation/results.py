"""What an evaluation found: tallies, scores and errors of each document, and sums over documents.

Three levels. *Strict*: place and value agree. *Value*: the multisets of values of a document agree, wherever
they stand. *Soft*: stretches overlap, one to one, largest overlap first (rows of attributes also ask for the
right value).
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from functools import reduce
from typing import Literal

from vnunion_nlp.evaluation.corpus import CLEAN, Skipped
from vnunion_nlp.evaluation.fields import FIELDS, GROUPS, PARTS
from vnunion_nlp.evaluation.intervals import Interval, bootstrap, bootstrap_difference

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
    condition: str = CLEAN


@dataclass(frozen=True, slots=True)
class Difference:
    """One strict F1 less another; null where one of them is."""

    f1: float | None
    interval: Interval | None


@dataclass(frozen=True, slots=True)
class DocumentScore:
    """One document's scores; ``right`` says which parts, and whether ``everything``, are strictly perfect.

    ``gold_sha256`` tells two scores apart that were made with different gold; empty where it is not known.
    """

    name: str
    split: str
    fields: dict[str, Score]
    groups: dict[str, Score]
    diagnostics: dict[str, Tally]
    right: dict[str, bool]
    errors: tuple[Error, ...]
    condition: str = CLEAN
    gold_sha256: str = ""


@dataclass(frozen=True, slots=True)
class Evaluation:
    """Scores of a set of documents; ``skipped`` names the gold files that were left out, with the reason.

    ``clean`` holds the scores of the clean documents that rendered ones are measured against, where they are
    not among ``documents``; they count in no sum.
    """

    documents: tuple[DocumentScore, ...]
    skipped: tuple[Skipped, ...] = ()
    clean: tuple[DocumentScore, ...] = ()

    @property
    def fields(self) -> dict[str, Score]:
        """Micro scores a field."""
        return {field.name: total(d.fields[field.name] for d in self.documents) for field in FIELDS}

    @property
    def groups(self) -> dict[str, Score]:
        """Micro scores a group."""
        return {name: total(d.groups[name] for d in self.documents) for name in GROUPS}

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

    @property
    def conditions(self) -> tuple[str, ...]:
        """The conditions that have documents, in order of first appearance."""
        return tuple(dict.fromkeys(d.condition for d in self.documents))

    @property
    def intervals(self) -> dict[str, Interval | None]:
        """The 95 % interval of each group's strict F1. All texts of one document are drawn together."""
        return {name: bootstrap(_by_document(self.documents, name).values()) for name in GROUPS}

    @property
    def against_clean(self) -> dict[str, Difference]:
        """Each group's strict F1 less that of the clean text of the same documents."""
        return differences(self.counterparts.documents, self.documents)

    @property
    def counterparts(self) -> Evaluation:
        """The clean texts of the documents."""
        names = {(d.split, d.name) for d in self.documents}
        known = {(d.split, d.name): d for d in (*self.clean, *self.documents) if d.condition == CLEAN}
        return Evaluation(tuple(score for key, score in known.items() if key in names))

    def of_split(self, split: str) -> Evaluation:
        """The documents of one split."""
        return self._only(lambda d: d.split == split)

    def of_condition(self, condition: str) -> Evaluation:
        """The documents of one condition."""
        return self._only(lambda d: d.condition == condition)

    def _only(self, wanted: Callable[[DocumentScore], bool]) -> Evaluation:
        clean = tuple(d for d in (*self.clean, *self.documents) if d.condition == CLEAN)
        return Evaluation(tuple(filter(wanted, self.documents)), clean=clean)


def differences(before: Sequence[DocumentScore], after: Sequence[DocumentScore]) -> dict[str, Difference]:
    """Each group's strict F1 in ``after`` less that in ``before``, with the interval of the difference.

    The documents of both are drawn together, so what makes a document hard does not widen the interval.
    """
    found: dict[str, Difference] = {}
    for name in GROUPS:
        one, other = _by_document(before, name), _by_document(after, name)
        keys = sorted(one.keys() & other.keys())
        scores = [_f1([side[key] for key in keys]) for side in (one, other)]
        change = None if scores[0] is None or scores[1] is None else scores[1] - scores[0]
        interval = bootstrap_difference([one[key] for key in keys], [other[key] for key in keys])
        found[name] = Difference(change, interval)
    return found


def _by_document(documents: Sequence[DocumentScore], group: str) -> dict[tuple[str, str], tuple[int, int]]:
    """Hits and F1's denominator of each document in all its conditions, in an order that is always the same."""
    tallies: dict[tuple[str, str], Tally] = {}
    for document in documents:
        key = (document.split, document.name)
        tallies[key] = tallies.get(key, Tally()) + document.groups[group].strict
    return {key: (tallies[key].hits, tallies[key].support + tallies[key].predicted) for key in sorted(tallies)}


def _f1(counts: Sequence[tuple[int, int]]) -> float | None:
    size = sum(both for _, both in counts)
    return 2 * sum(hits for hits, _ in counts) / size if size else None


def total(scores: Iterable[Score]) -> Score:
    """The sum of scores."""
    return reduce(Score.__add__, scores, Score())
