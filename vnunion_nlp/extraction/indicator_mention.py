"""One indicator as the extractor finds it (contract §8)."""

from __future__ import annotations

from dataclasses import dataclass

from vnunion_nlp.extraction.clauses import Span
from vnunion_nlp.extraction.measures import Change
from vnunion_nlp.extraction.quantities import Comparator
from vnunion_nlp.extraction.target_periods import TargetPeriod


@dataclass(frozen=True, slots=True)
class IndicatorMention:
    """One value that is to be reached; all offsets point into ``Passage.text`` (contract §8)."""

    start: int
    end: int
    value: int | float | None
    value_max: int | float | None
    unit: str | None
    comparator: Comparator
    change: Change | None
    is_delta: bool
    per: str | None
    subject: Span | None
    action: Span | None
    period: TargetPeriod | None
    is_blank: bool
