"""From signs of doubt to a probability: a logistic model for each family of slots.

The weights are those of ``knowledge/confidence.tsv``. No sign raises a confidence: every weight but the base is 0 or
negative, so that a slot without any sign of doubt is the surest of its field, and a further sign never helps.
"""

from __future__ import annotations

import math
from collections.abc import Mapping
from functools import cache
from typing import Literal

from vnunion_nlp.errors import KnowledgeError
from vnunion_nlp.knowledge import rows

Family = Literal["header", "signatures", "sections", "document"]
FAMILIES: tuple[Family, ...] = ("header", "signatures", "sections", "document")

BASE = "base"
"""The sign that every slot bears."""

Weights = dict[tuple[str, str], float]
"""Weights by field and sign; the field is empty for what holds of the whole family."""


def family_of(field: str) -> Family:
    """The family of a field (``header.number`` belongs to ``header``)."""
    name = field.partition(".")[0]
    for family in FAMILIES:
        if family == name:
            return family
    raise ValueError(f"{field}: no slot of this field bears a confidence; there are {', '.join(FAMILIES)}")


@cache
def weights() -> dict[str, Weights]:
    """The weights of each family.

    Raises:
        KnowledgeError: the table holds something that is no weight.
    """
    found: dict[str, Weights] = {family: {} for family in FAMILIES}
    for row in rows("confidence"):
        try:
            found[row["family"]][row["field"], row["sign"]] = float(row["weight"])
        except (KeyError, ValueError) as error:
            raise KnowledgeError(f"confidence.tsv: {row} is no weight; run scripts/calibrate") from error
    return found


def field_weights(field: str, table: Mapping[str, Weights]) -> dict[str, float]:
    """What each sign weighs in a field: the weight of its family and its own, added."""
    own: dict[str, float] = {}
    for (name, sign), weight in table[family_of(field)].items():
        if name in ("", field):
            own[sign] = own.get(sign, 0.0) + weight
    return own


@cache
def _own(field: str) -> dict[str, float]:
    return field_weights(field, weights())


def probability(field: str, signs: Mapping[str, float], table: Mapping[str, Weights] | None = None) -> float:
    """How likely a slot of ``field`` with these signs is right, rounded to three places.

    Args:
        field: as the evaluation names it: ``header.number``, ``signatures.name``, ``sections``, ``document``.
        signs: signs of doubt, 0 to 1 each.
        table: weights by family; by default those of the package.
    """
    own = _own(field) if table is None else field_weights(field, table)
    score = own.get(BASE, 0.0)
    for sign, value in signs.items():
        if value:
            score += value * own.get(sign, 0.0)
    return round(1 / (1 + math.exp(-max(-30.0, min(30.0, score)))), 3)
