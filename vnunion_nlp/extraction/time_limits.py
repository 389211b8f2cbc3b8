"""Lengths of time: which of them are limits, counted from an event or set to an act, and which only tell how long (contract §7)."""

from __future__ import annotations

from vnunion_nlp.extraction import licence_wording as wording
from vnunion_nlp.extraction.time_expressions import TimeExpression

_SHORT = 3
"""Days that a meeting may last."""
_REACH = 60


def is_limit(lower: str, expression: TimeExpression) -> bool:
    """A span of time counted from an event or set as a limit (``trong vòng 15 ngày``); a mere duration is none."""
    atom = expression.atoms[-1]
    if atom.event or atom.working or wording.WITHIN.match(lower, expression.start):
        return True
    low = max(0, expression.adverb - _REACH)
    low = max(low, *(lower.rfind(mark, low, expression.adverb) for mark in "\n;"))
    if not expression.due and expression.preposition not in ("trong", "sau"):
        return False
    if expression.due and expression.preposition == "sau":
        # ``được cấp thẻ chậm nhất sau 30 ngày``
        return True
    if wording.AT_ONCE.search(lower, low, expression.adverb):
        return True
    setting = wording.SET.search(lower, low, expression.adverb)
    # ``Đại hội tổ chức không quá 02 ngày``: how long it lasts.
    lasts = setting is not None and setting[0] == "tổ chức" and atom.last <= _SHORT
    return expression.due and setting is not None and not lasts


def is_periodic(lower: str, start: int, end: int) -> bool:
    """Whether the stretch ends in ``định kỳ``, which makes a length of time a rhythm."""
    return wording.PERIODIC.search(lower, start, end) is not None
