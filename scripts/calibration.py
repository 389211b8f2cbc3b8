"""Fitting the weights of confidences: which slots of the development half are right, and which signs of doubt they bear."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

import numpy as np

from vnunion_nlp.confidence.assessment import document_signs, slot_signs
from vnunion_nlp.confidence.model import BASE, FAMILIES, Weights, family_of, probability
from vnunion_nlp.confidence.setting import Setting, Signs
from vnunion_nlp.evaluation.corpus import Case
from vnunion_nlp.evaluation.gold import load_gold
from vnunion_nlp.evaluation.reliability import Judged, rightness
from vnunion_nlp.evaluation.run import parsed
from vnunion_nlp.text import SourceText

FOLDS = 5
"""Parts of the cross-validation."""
PENALTY = {"shared": 0.5, "field": 1.5, "base": 0.02}
"""How strongly weights are drawn to 0 (ridge): those of a field more than those of its family, which all fields support."""
STEPS = 400
CAUTION = {"header": 3.0, "signatures": 3.0, "sections": 3.0, "document": 1.5}
"""What a wrong slot weighs against a right one. The parser was built on the documents that the weights are fitted on, and errs
more elsewhere."""
PRIOR = -2.0
CONTRADICTIONS = frozenset(
    {
        *(
            ("header", sign)
            for sign in ("doubled", "unread_though_written", "several_signers", "told_otherwise", "odd_start")
        ),
        *(("header", sign) for sign in ("frame", "misspelt", "noise", "loose_marks", "edge", "no_frame", "brackets")),
        *(
            ("signatures", sign)
            for sign in ("two_names", "bare", "two_posts", "slips", "misspelt", "noise", "loose_marks", "edge")
        ),
        *(("sections", sign) for sign in ("odd_label", "roots_damaged", "outline_damaged", "damaged")),
    }
)
"""Signs that contradict a slot outright: their weights are drawn to ``PRIOR``, not to 0, as too few slots of the corpus bear them."""


@dataclass(frozen=True, slots=True)
class Example:
    """A slot, what speaks against it, and whether it is right."""

    slot: Judged
    signs: Signs


@dataclass(frozen=True, slots=True)
class Reading:
    """A document with the signs of its slots, and whether each is right."""

    case: Case
    setting: Setting
    signs: dict[str, list[Signs]]
    right: dict[str, list[bool]]

    def examples(self) -> Iterable[Example]:
        for field, slots in self.signs.items():
            for signs, is_right in zip(slots, self.right[field], strict=True):
                yield Example(Judged(self.case.document.name, self.case.condition, field, 0.0, is_right), signs)

    def whole(self, table: dict[str, Weights]) -> Example:
        """The document itself, its slots' confidences those of ``table``."""
        found = {field: [probability(field, each, table) for each in slots] for field, slots in self.signs.items()}
        name, condition = self.case.document.name, self.case.condition
        slot = Judged(name, condition, "document", 0.0, self.right["document"][0])
        return Example(slot, document_signs(self.setting, found))


def read(cases: Iterable[Case]) -> list[Reading]:
    """Parse the cases and compare them with their gold."""
    found = []
    for case in cases:
        data = case.document.read_bytes()
        gold, document = load_gold(case.gold, data), parsed(case.document, data)
        setting = Setting.of(document, SourceText(document.text))
        signs = slot_signs(setting)
        right = {field: rightness(gold, document, field) for field in (*signs, "document")}
        found.append(Reading(case, setting, signs, right))
    return found


def fit(examples: Sequence[Example], family: str) -> Weights:
    """Logistic regression with a ridge; no weight but the bases above 0. Accelerated projected gradient, deterministic."""
    expected = sorted(sign for name, sign in CONTRADICTIONS if name == family)
    names = {("", sign): column for column, sign in enumerate(expected)}
    entries: list[tuple[int, int, float]] = []
    for row, example in enumerate(examples):
        for sign, value in [(BASE, 1.0), *example.signs.items()]:
            if value:
                for field in ("", example.slot.field):
                    entries.append((row, names.setdefault((field, sign), len(names)), value))
    matrix = np.zeros((len(examples), len(names)))
    for row, column, value in entries:
        matrix[row, column] = value
    target = np.array([float(example.slot.is_right) for example in examples])
    kinds = ["base" if sign == BASE else "field" if field else "shared" for field, sign in names]
    prior = np.array([PRIOR if field == "" and sign in expected else 0.0 for field, sign in names])
    weight = np.where(target == 1, 1.0, CAUTION[family])
    ridge = np.array([PENALTY[kind] for kind in kinds])
    top = np.array([np.inf if kind == "base" else 0.0 for kind in kinds])
    # The largest eigenvalue bounds the curvature, and so the step.
    step = 1 / (0.25 * float(np.linalg.eigvalsh((matrix.T * weight) @ matrix)[-1]) + float(ridge.max()))
    weights = np.zeros(len(names))
    ahead, pace = weights.copy(), 1.0
    for _ in range(STEPS):
        chance = 1 / (1 + np.exp(-np.clip(matrix @ ahead, -30, 30)))
        moved = np.minimum(ahead - step * (matrix.T @ (weight * (chance - target)) + ridge * (ahead - prior)), top)
        faster = (1 + (1 + 4 * pace * pace) ** 0.5) / 2
        ahead = moved + (pace - 1) / faster * (moved - weights)
        weights, pace = moved, faster
    return {name: round(float(weights[column]), 3) for name, column in names.items() if abs(weights[column]) >= 0.02}


def fit_slots(readings: Sequence[Reading]) -> dict[str, Weights]:
    """The weights of all families but the documents'."""
    by_family: dict[str, list[Example]] = {family: [] for family in FAMILIES}
    for reading in readings:
        for example in reading.examples():
            by_family[family_of(example.slot.field)].append(example)
    return {family: fit(examples, family) if examples else {} for family, examples in by_family.items()}


def folds(readings: Sequence[Reading], count: int) -> list[tuple[list[Reading], list[Reading]]]:
    """Parts to fit and parts to look at; a document's texts stay together."""
    names = sorted({reading.case.document.name for reading in readings})
    fold = {name: index % count for index, name in enumerate(names)}
    return [
        (
            [reading for reading in readings if fold[reading.case.document.name] != number],
            [reading for reading in readings if fold[reading.case.document.name] == number],
        )
        for number in range(count)
    ]


def crossed(readings: Sequence[Reading], count: int = FOLDS) -> tuple[list[Judged], list[Example]]:
    """Every slot with the confidence that weights fitted without its document give it; and the documents likewise."""
    slots: list[Judged] = []
    documents: list[Example] = []
    for rest, part in folds(readings, count):
        table = fit_slots(rest)
        for reading in part:
            for example in reading.examples():
                confidence = probability(example.slot.field, example.signs, table)
                slots.append(replace(example.slot, confidence=confidence))
            documents.append(reading.whole(table))
    return slots, documents


def crossed_documents(documents: Sequence[Example], count: int = FOLDS) -> list[Judged]:
    """The documents with confidences from weights that did not see them."""
    names = sorted({example.slot.document for example in documents})
    fold = {name: index % count for index, name in enumerate(names)}
    found = []
    for number in range(count):
        table = {"document": fit([e for e in documents if fold[e.slot.document] != number], "document")}
        for example in documents:
            if fold[example.slot.document] == number:
                found.append(replace(example.slot, confidence=probability("document", example.signs, table)))
    return found
