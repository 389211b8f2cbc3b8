"""What a reason for taking a time expression as a deadline is (contract §7)."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum


class Way(Enum):
    """How an expression is bound to its task."""

    FIELD = "field"
    BRACKET = "bracket"
    """A schedule behind its task: ``(tháng 5)``, ``: từ ngày … đến ngày …``."""
    HEAD = "head"
    STAGE = "stage"
    """Behind the name of a stage: ``Đợt 1: từ tháng 9 đến tháng 11``."""
    SENTENCE = "sentence"
    RHYTHM = "rhythm"


@dataclass(frozen=True, slots=True)
class Licence:
    """Why an expression is a deadline: the way it is written, and whether it is one day not to be passed."""

    way: Way
    due: bool = False
    weak: bool = False
    """Only its place in a task's clause speaks for it: not in accounts of the past, headings and names."""
