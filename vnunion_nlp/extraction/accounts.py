"""Accounts of the past: where a paragraph tells what was reached, and where it turns to what is to come (NORMS §7.3).

A cue holds for the clauses behind it until the next cue: ``Đến nay có 12 tổ; 98% đoàn viên … Phấn đấu …``.
"""

from __future__ import annotations

from bisect import bisect_left
from datetime import date

import regex

from vnunion_nlp.extraction.clauses import act_words
from vnunion_nlp.extraction.target_periods import periods_within

_COUNT = r"(?:hai|ba|bốn|năm|sáu|bảy|tám|chín|mười|\d{1,2})"
_CUE = regex.compile(
    rf"""(?<!\p{{L}})(?:
      (?P<past>(?:tính[ ])?(?<!từ[ ]nay[ ])(?<!bây[ ]giờ[ ])đến[ ]nay|hiện[ ](?:nay|tại|có|còn)|thời[ ]gian[ ]qua|vừa[ ]qua|trước[ ]đây
        |(?:những|các|nhiều|mấy|{_COUNT})[ ](?:năm|tháng|quý)[ ](?:gần[ ]đây|qua|nay)(?!\p{{L}})
        |trong[ ]{_COUNT}[ ](?:năm|tháng|quý)[ ]{{0,2}},|sau[ ]{_COUNT}[ ](?:năm|tháng)(?!\p{{L}})
        |qua[ ]{_COUNT}[ ](?:năm|tháng)(?!\p{{L}})|tuy[ ]nhiên|tồn[ ]tại[ ]{{0,2}}:|hạn[ ]chế[ ]{{0,2}}:|ưu[ ]điểm[ ]{{0,2}}:
        |(?:mới|chỉ|mới[ ]chỉ)[ ]đạt(?!\p{{L}})|kết[ ]quả[ ]{{0,2}}(?::|đạt[ ]được|cho[ ]thấy|đã)
        |(?:đã|chỉ)[ ](?:được[ ])?(?:{act_words()})(?!\p{{L}})[^;.,\n]{{0,60}}\d
        |(?:{act_words()})[ ](?:mới[ ])?được[ ]{{1,3}}(?=\d[\d.]{{0,9}}[ ]\p{{L}}))
    | (?P<plan>phấn[ ]đấu|chỉ[ ]tiêu(?=[ ](?:sau|cụ[ ]thể|chủ[ ]yếu|phấn[ ]đấu)|[ ]?:)|mục[ ]tiêu|thời[ ]gian[ ]tới|năm[ ]tới|sẽ|đề[ ]nghị
        |yêu[ ]cầu|phương[ ]hướng|thống[ ]nhất|tiếp[ ]tục|cần|phải|ít[ ]nhất|tối[ ]thiểu|bảo[ ]đảm|đảm[ ]bảo|mỗi|bình[ ]quân[ ]mỗi|giao[ ]cho)(?!\p{{L}})
    )""",
    regex.VERBOSE,
)


class Account:
    """Which offsets of one paragraph tell of the past."""

    def __init__(self, lower: str, paragraph: tuple[int, int], issued: date | None) -> None:
        cues = [(match.start(), match["past"] is not None) for match in _CUE.finditer(lower, *paragraph)]
        if issued:
            today = issued.isoformat()
            for period in periods_within(lower, *paragraph):
                if period.latest and period.latest < today[: len(period.latest)]:
                    cues.append((period.start, True))
                elif period.latest and period.latest > today:
                    cues.append((period.start, False))
        self._cues = sorted(cues)

    def holds(self, offset: int) -> bool:
        """Whether the last cue before ``offset`` tells of the past."""
        index = bisect_left(self._cues, (offset, False)) - 1
        return index >= 0 and self._cues[index][1]
