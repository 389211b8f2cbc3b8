"""Accounts of the past: where a paragraph tells what was reached, and where it turns to what is to come (NORMS §7.3).

A cue holds for the clauses behind it until the next cue: ``Đến nay có 12 tổ; 98% đoàn viên … Phấn đấu …``.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from datetime import date
from functools import cache, cached_property

from vnunion_nlp.extraction.clauses import Span
from vnunion_nlp.extraction.target_periods import periods_within
from vnunion_nlp.extraction.target_words import words
from vnunion_nlp.patterns import compile_pattern

_COUNT = r"(?:hai|ba|bốn|năm|sáu|bảy|tám|chín|mười|\d{1,2})"
_PLANNED = r"kế hoạch|kh|nghị quyết|dự toán|chỉ tiêu|mục tiêu"
_CLAUSE_END = compile_pattern(r"[;.\n]")
_CLAUSE = compile_pattern(r";|\.(?=\s)")
_HEADS_SENTENCE = compile_pattern(r"(?:\A|[.\n]\s{1,3}|[.\n])[\s\-+•]{0,6}\Z")
_HEAD = compile_pattern(r"(?:\A|[;.:\n])[\s\-+]{0,6}(?:\p{L}{1,8}[.)/] {0,3})?(?:(?:trong|tính|kết thúc) {1,3})?\Z")


@cache
def _cue() -> re.Pattern[str]:
    act = words("act")
    past = (
        r"(?<!từ nay )(?<!bây giờ )đến nay|(?<!thực )(?<!biểu )(?<!thể )(?<!phát )(?<!xuất )hiện (?:nay|tại|có|còn)|(?:(?<=\A)|(?<=[.;\n] )|(?<=\n))hiện(?=,? )|(?:vẫn|đang) (?:còn|có)|vừa qua|trước đây"
        r"|(?:nhiệm kỳ|giai đoạn|thời gian|năm|năm học|quý|tháng) qua|(?:nhân |trong |cũng |vào )?dịp này|nổi bật (?:là|nhất)|theo báo cáo"
        r"|(?:(?<=[.;\n] )|(?<=\A))toàn (?:tỉnh|huyện|quận|xã|phường|thành phố|ngành|trường|đơn vị|công ty) (?:hiện )?có(?= \d)"
        r"|đạt (?:được )?(?:những |nhiều |một số |các )?(?:kết quả|thành tích|hiệu quả (?:cao|tích cực|thiết thực|rõ rệt|khá|tốt))"
        rf"|(?:những|các|nhiều|mấy|{_COUNT}) (?:năm|tháng|quý) (?:gần đây|qua|nay)"
        rf"|trong {_COUNT} (?:năm|tháng|quý)(?= ?,)|(?:sau|qua) {_COUNT} (?:năm|tháng)"
        r"|(?:tồn tại|hạn chế|ưu điểm|kết quả)(?= ?:)|kết quả(?=, )|(?:(?<!trồng )(?<!nông thôn )(?<!thành lập )(?<!xây dựng )(?<!phát triển )(?<!kết nạp )mới|(?<!chứng )(?<!địa )chỉ|mới chỉ) đạt|kết quả (?:đạt được|cho thấy|đã)|kết quả(?: [^\W_]+){0,4} (?:thu|đạt) được(?= ?:)|(?<!phấn đấu )(?<!dự kiến )thu về(?= (?:[^\W\d_]+ )?\d)"
        r"|(?P<contrast>tuy nhiên|tuy vậy|mặc dù vậy|song(?= (?:vẫn|còn|một số|việc))|bên cạnh những)"
        # A year behind the verb is no count: "các danh hiệu đã đăng ký trong năm 2018".
        rf"|(?:đã|(?<!chứng )(?<!địa )chỉ) (?:được )?(?:{act})(?=[^;.,\n\d]{{0,60}}(?<!năm )(?<!tháng )(?<!ngày )(?<!quý )(?<!số )(?<!lớp )\d)"
        rf"|đã (?:được )?(?:{act}) (?:tốt|thành công|có hiệu quả|hiệu quả|nhiều|đầy đủ|nghiêm túc|kịp thời)|đã (?:tăng|giảm)"
        # What a plan is compared with was reached: "vượt 4,2% kế hoạch", "tăng 3% so với nghị quyết".
        rf"|(?P<measured>(?:so với|(?:đạt|bằng) (?!100 ?%)(?:trên |hơn |gần )?[\d.,]+ ?%(?: so(?: với)?)?|vượt (?:trên |hơn |gần )?[\d.,]+ ?%(?: so(?: với)?)?|(?:hoàn thành|đều|đã|cơ bản|cũng) (?:đạt(?: và|,) )?vượt(?: mức)?) (?:{_PLANNED})"
        r"|chỉ tiêu(?: [^\W\d_]+){0,8} đều (?:đạt|vượt|hoàn thành)|chỉ tiêu (?:(?:chủ yếu|cơ bản|kinh tế|đều|đã|cũng) )*(?:hoàn thành|đạt|vượt)|ước (?:đạt|đến|thực hiện|tính))"
    )
    plan = (
        r"phấn đấu|tổng chỉ tiêu|chỉ tiêu(?= (?:sau|cụ thể|chủ yếu|phấn đấu)| ?:)|mục tiêu|thời gian tới|năm (?:nay|tới)|nhiệm kỳ (?:tới|mới)|sẽ|dự kiến|đề nghị|yêu cầu|phương hướng"
        r"|(?:đề|đặt) ra (?:[^\W\d_]+ ){0,3}(?:chỉ tiêu|nhiệm vụ|kế hoạch)"
        r"|thống nhất|cần|phải|ít nhất|tối thiểu|(?P<weak>tiếp tục|bảo đảm|đảm bảo|mỗi(?! năm))|giao cho"
    )
    reached = rf"(?<!để )(?:{act}) (?:mới )?được(?= {{1,3}}\d[\d.]{{0,9}} {{1,3}}[^\W\d_])"
    # What a body did, but not what it planned: "đã xây dựng kế hoạch", "đã phát động phong trào".
    told = r"(?:đã|vừa) (?!(?:được )?(?:đề ra|đặt ra|đưa ra|ban hành|thống nhất|thông qua|quyết nghị|quyết định|xác định|phê duyệt|giao|nêu|có)(?!\p{L}))\p{L}++(?! (?:\p{L}+ ){0,3}(?:kế hoạch|chương trình|hướng dẫn|nghị quyết|phong trào|chỉ tiêu|mục tiêu|quy chế|cuộc thi)(?!\p{L}))"
    return compile_pattern(
        rf"(?<!\p{{L}})(?:(?P<reached>{reached})|(?P<past>{past})|(?P<told>{told})|(?P<plan>{plan}))(?!\p{{L}})"
    )


class Account:
    """Which offsets of one paragraph tell of the past; ``issued`` is the document's day. It is read when first asked.

    ``back``: how many paragraphs before it may have begun the account that it goes on with. A text of no type (``is_news``) tells
    on from one paragraph of prose to the next; elsewhere only ``Ngoài ra, …`` does.
    """

    def __init__(
        self, lower: str, paragraph: Span, issued: date | None, *, back: int = 1, is_news: bool = False
    ) -> None:
        self._lower, self._paragraph, self._issued, self._back, self._is_news = lower, paragraph, issued, back, is_news
        self._reached: set[tuple[int, bool]] = set()

    @cached_property
    def _dated(self) -> list[tuple[int, bool]]:
        return _dated_cues(self._lower, self._paragraph, self._issued.isoformat()) if self._issued else []

    @cached_property
    def _cues(self) -> list[tuple[int, bool]]:
        lower, paragraph = self._lower, self._paragraph
        cues: list[tuple[int, bool]] = []
        goes_on = _PROSE if self._is_news else _GOES_ON
        if self._back and goes_on.match(lower, *paragraph) and self._told_before():
            cues.append((paragraph[0], True))
        planned = -1
        for match in _cue().finditer(lower, *paragraph):
            if match["past"] == "hiện có" and self._is_attribute(*match.span()):
                continue
            if match["told"] and not self._tells_of_body(match.start()):
                continue
            if (
                match["weak"]
                and cues
                and cues[-1][1]
                and not _HEADS_SENTENCE.search(lower, paragraph[0], match.start())
            ):
                continue  # "Huyện đã xây 02 nhà, đảm bảo an toàn, sửa 05 nhà"
            if match["plan"]:
                planned = match.end()
            elif match["contrast"] and planned < 0:
                cues.append((paragraph[0], True))  # what a contrast takes back was told, not planned
            elif match["measured"]:
                clause = _clause_start(lower, paragraph[0], match.start())
                # Among what is planned a plan may be what is to be surpassed: "thu ngân sách tăng 5% so với kế hoạch được giao".
                compared = match["measured"].startswith("so với") and cues and not cues[-1][1]
                if planned < clause and not compared:
                    cues.append((clause, True))
                continue
            elif match["reached"] and planned >= 0 and not _CLAUSE_END.search(lower, planned, match.start()):
                continue
            cues.append((match.start(), not match["plan"]))
            if match["reached"]:
                self._reached.add(cues[-1])
        return sorted(cues + self._dated)

    def _is_attribute(self, start: int, end: int) -> bool:
        """``duy trì các câu lạc bộ hiện có``: what there is, as the object of what is to be done with it."""
        clause = _clause_start(self._lower, self._paragraph[0], start)
        return bool(_ENDS.match(self._lower, end) or _KEEPS.search(self._lower, clause, start))

    @property
    def is_weak(self) -> bool:
        """Whether nothing tells of the past but a verb that what is planned may have too (``thực hiện được 40 ha``)."""
        return bool(self._cues) and self._cues[-1] in self._reached

    def _told_before(self) -> bool:
        """Whether the paragraph before this one ends with an account of the past."""
        lower, start = self._lower, self._paragraph[0]
        end = len(lower[max(0, start - _LONGEST_TOLD) : start].rstrip()) + max(0, start - _LONGEST_TOLD)
        first = max(lower.rfind("\n", 0, end) + 1, end - _LONGEST_TOLD)
        if first >= end or (self._is_news and lower[end - 1] not in ".…!"):  # a title or caption tells nothing on
            return False
        before = Account(
            lower, (first, end), self._issued, back=self._back - 1 if self._is_news else 0, is_news=self._is_news
        )
        return before.holds(end) and not (self._is_news and before.is_weak)

    def _tells_of_body(self, at: int) -> bool:
        """``Trong năm, Hội Nông dân xã đã vận động …``: a sentence about what a body did."""
        start = _clause_start(self._lower, self._paragraph[0], at)
        return _BODY.match(self._lower, start, at) is not None

    def holds(self, offset: int) -> bool:
        """Whether the last cue before ``offset`` tells of the past."""
        return bool(_last(self._cues, offset))

    def is_over(self, start: int, offset: int) -> bool | None:
        """Whether the last period that heads a clause between ``start`` and ``offset`` has passed; None without one."""
        return _last([cue for cue in self._dated if cue[0] >= start], offset)


_ENDS = compile_pattern(r" {0,3}(?:[,;.)\n]|\Z|(?:và|để|trên|ở|tại|của|nhằm|theo) )")
_KEEPS = compile_pattern(
    r"(?<!\p{L})(?:bảo vệ|duy trì|nâng cấp|cải tạo|sửa chữa|củng cố|kiện toàn|khai thác|phát huy|mở rộng|nâng cao|quản lý)(?!\p{L})[^;.\n\d]{0,90} \Z"
)
_GOES_ON = compile_pattern(
    r"[\s\-+•]{0,6}(?:ngoài ra|bên cạnh đó|đồng thời|cùng với đó|cũng trong|tiêu biểu|đặc biệt|nổi bật|riêng)(?!\p{L})"
)
# A body at the head of its sentence, lead words aside.
_BODY = compile_pattern(
    r"[\s\-+•*]{0,6}(?:(?:[\p{L}\d/]+ ){1,8}?[\p{L}\d/]+, )?(?:các (?:cấp )?|toàn |ban (?:chấp hành|thường vụ) )?"
    r"(?:hội|liên đoàn|lđlđ|công đoàn|cđcs|cđ|đảng bộ|đảng ủy|đoàn|tỉnh đoàn|huyện đoàn|ủy ban|ubnd|mặt trận|huyện|tỉnh|thành phố|quận|xã|phường|thị trấn|trường|nhà trường|chi bộ"
    r"|chi hội|đơn vị|công ty|sở|phòng|ban|bch|btv|tổ|ngành|địa phương)(?!\p{L}| (?:viên|nghị|thảo|thi|chức))[^,;:\d]{0,80}\Z"
)
_PROSE = compile_pattern(r" {0,3}\p{L}[^:\n]{40,}")
_LONGEST_TOLD = 2000


def _clause_start(lower: str, start: int, offset: int) -> int:
    ends = [start, *(match.end() for match in _CLAUSE.finditer(lower, start, offset))]
    return ends[-1]


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
