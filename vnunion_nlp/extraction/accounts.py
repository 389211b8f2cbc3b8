"""Accounts of the past: where a paragraph tells what was reached, and where it turns to what is to come (NORMS §7.3).

A cue holds for the clauses behind it until the next cue: ``Đến nay có 12 tổ; 98% đoàn viên … Phấn đấu …``.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from datetime import date
from functools import cache

import regex

from vnunion_nlp.extraction.clauses import Span, words
from vnunion_nlp.extraction.target_periods import periods_within

_COUNT = r"(?:hai|ba|bốn|năm|sáu|bảy|tám|chín|mười|\d{1,2})"
_CLAUSE_END = regex.compile(r"[;.\n]")
_HEAD = regex.compile(r"(?:\A|[;.:\n])[\s\-+]{0,6}(?:\p{L}{1,8}[.)/] {0,3})?(?:(?:trong|tính|kết thúc) {1,3})?\Z")


@cache
def _cue() -> re.Pattern[str]:
    act = words("act")
    past = (
        r"(?<!từ nay )(?<!bây giờ )đến nay|(?<!thực )(?<!biểu )(?<!thể )(?<!phát )(?<!xuất )hiện (?:nay|tại|có|còn)|(?:vẫn|đang) (?:còn|có)|thời gian qua|vừa qua|trước đây"
        rf"|(?:những|các|nhiều|mấy|{_COUNT}) (?:năm|tháng|quý) (?:gần đây|qua|nay)"
        rf"|trong {_COUNT} (?:năm|tháng|quý)(?= ?,)|(?:sau|qua) {_COUNT} (?:năm|tháng)"
        r"|(?:tồn tại|hạn chế|ưu điểm|kết quả)(?= ?:)|(?:mới|chỉ|mới chỉ) đạt|kết quả (?:đạt được|cho thấy|đã)"
        r"|(?P<contrast>tuy nhiên|tuy vậy|mặc dù vậy|song(?= (?:vẫn|còn|một số|việc))|bên cạnh những)"
        rf"|(?:đã|chỉ) (?:được )?(?:{act})(?=[^;.,\n]{{0,60}}\d)"
    )
    plan = (
        r"phấn đấu|chỉ tiêu(?= (?:sau|cụ thể|chủ yếu|phấn đấu)| ?:)|mục tiêu|thời gian tới|năm tới|sẽ|đề nghị|yêu cầu|phương hướng"
        r"|thống nhất|tiếp tục|cần|phải|ít nhất|tối thiểu|bảo đảm|đảm bảo|mỗi|giao cho"
    )
    reached = rf"(?:{act}) (?:mới )?được(?= {{1,3}}\d[\d.]{{0,9}} {{1,3}}[^\W\d_])"
    # ``re``: on a scan for words it is three times as fast as ``regex``.
    return re.compile(rf"(?<![^\W\d_])(?:(?P<reached>{reached})|(?P<past>{past})|(?P<plan>{plan}))(?![^\W\d_])")


class Account:
    """Which offsets of one paragraph tell of the past; ``issued`` is the document's day."""

    def __init__(self, lower: str, paragraph: Span, issued: date | None) -> None:
        cues: list[tuple[int, bool]] = []
        planned = -1
        for match in _cue().finditer(lower, *paragraph):
            if match["plan"]:
                planned = match.end()
            elif match["contrast"] and planned < 0:
                cues.append((paragraph[0], True))  # what a contrast takes back was told, not planned
            elif match["reached"] and planned >= 0 and not _CLAUSE_END.search(lower, planned, match.start()):
                continue
            cues.append((match.start(), not match["plan"]))
        self._dated = _dated_cues(lower, paragraph, issued.isoformat()) if issued else []
        self._cues = sorted(cues + self._dated)

    def holds(self, offset: int) -> bool:
        """Whether the last cue before ``offset`` tells of the past."""
        return bool(_last(self._cues, offset))

    def is_over(self, start: int, offset: int) -> bool | None:
        """Whether the last period that heads a clause between ``start`` and ``offset`` has passed; None without one."""
        return _last([cue for cue in self._dated if cue[0] >= start], offset)


def _last(cues: list[tuple[int, bool]], offset: int) -> bool | None:
    index = bisect_left(cues, (offset, False)) - 1
    return cues[index][1] if index >= 0 else None


def _dated_cues(lower: str, paragraph: Span, today: str) -> list[tuple[int, bool]]:
    """Periods that head a clause: over on the day of issue, or still to come."""
    return [
        (period.start, period.latest < today)
        for period in periods_within(lower, *paragraph)
        if period.latest and _HEAD.search(lower[max(paragraph[0], period.start - 24) : period.start])
    ]
