"""Whether confidences keep what they promise: of the slots of one confidence, how many are right.

A slot is right where the strict score says so: place and value agree with the gold (a section's place, label, path and
kind). A document is right where its header, its outline and its signatures are, with nothing missing.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from vnunion_nlp.confidence.assessment import DOUBTFUL, slots_of
from vnunion_nlp.document import Document
from vnunion_nlp.evaluation.corpus import Case
from vnunion_nlp.evaluation.fields import FIELDS, GROUPS
from vnunion_nlp.evaluation.gold import load_gold
from vnunion_nlp.evaluation.scores import match

EDGES = (0.0, 0.2, 0.4, 0.6, 0.7, 0.8, 0.9, 0.95, 0.98, 1.0)
"""Edges of the bins; each holds its lower edge, the last both."""

WHOLE = ("header", "outline", "signatures")
"""The groups that make a document right."""

_FIELDS = {field.name: field for field in FIELDS}


@dataclass(frozen=True, slots=True)
class Judged:
    """A slot (field ``document``: a whole document) with its confidence, and whether it is right."""

    document: str
    condition: str
    field: str
    confidence: float
    is_right: bool


@dataclass(frozen=True, slots=True)
class Bin:
    """The slots whose confidence is from ``low`` up to ``high``."""

    low: float
    high: float
    size: int
    mean: float
    """Mean confidence; 0 where there is no slot."""
    right: float
    """Share that is right; 0 where there is no slot."""


def rightness(gold: Document, predicted: Document, field: str) -> list[bool]:
    """For each slot of a field of ``predicted``, in order, whether the gold has it so; for ``document``, one for all."""
    if field == "document":
        return [all(_is_whole(gold, predicted, group) for group in WHOLE)]
    items = _FIELDS[field].items
    wanted, found = list(items(gold)), list(items(predicted))
    pairs = match(wanted, found, lambda g, p: g.place == p.place and g.value == p.value)
    right = {index for _, index in pairs}
    return [index in right for index in range(len(found))]


def _is_whole(gold: Document, predicted: Document, group: str) -> bool:
    """Whether a group of fields has the same items on both sides, in whatever order."""
    return all(
        Counter((item.place, item.value) for item in field.items(gold))
        == Counter((item.place, item.value) for item in field.items(predicted))
        for field in GROUPS[group]
    )


def judge(case: Case, gold: Document, predicted: Document) -> Iterator[Judged]:
    """Every slot of a document that bears a confidence, and the document itself."""
    found = slots_of(predicted) | {"document": [predicted.confidence]}
    for field, confidences in found.items():
        if confidences:
            for confidence, is_right in zip(confidences, rightness(gold, predicted, field), strict=True):
                if confidence is not None:
                    yield Judged(case.document.name, case.condition, field, confidence, is_right)


def judged(cases: Iterable[Case]) -> list[Judged]:
    """What the parser makes of each case, judged.

    Raises:
        GoldError: a gold file is broken, or was made for another version of its document.
    """
    from vnunion_nlp.evaluation.run import parsed

    found: list[Judged] = []
    for case in cases:
        data = case.document.read_bytes()
        found += judge(case, load_gold(case.gold, data), parsed(case.document, data))
    return found


def bins(slots: Sequence[Judged]) -> list[Bin]:
    """The reliability diagram."""
    found = []
    for low, high in pairwise(EDGES):
        inside = [s for s in slots if low <= s.confidence < high or s.confidence == high == EDGES[-1]]
        size = len(inside)
        mean = sum(s.confidence for s in inside) / size if size else 0.0
        found.append(Bin(low, high, size, mean, sum(s.is_right for s in inside) / size if size else 0.0))
    return found


def sure(slots: Sequence[Judged]) -> tuple[float | None, float | None]:
    """Of the slots at ``DOUBTFUL`` or above, the share that is right; and what share of all slots they are."""
    above = [s for s in slots if s.confidence >= DOUBTFUL]
    right = sum(s.is_right for s in above) / len(above) if above else None
    return right, len(above) / len(slots) if slots else None


def calibration_error(slots: Sequence[Judged]) -> float:
    """Expected calibration error: the mean distance between confidence and share right, over bins weighted by size."""
    return sum(part.size * abs(part.mean - part.right) for part in bins(slots)) / max(len(slots), 1)
