"""Times that are told of and set nothing: done already, foreseen, named by a cited document, or telling whom a rule is for (NORMS §8.4)."""

from __future__ import annotations

import re

from vnunion_nlp.extraction.passage import MASK
from vnunion_nlp.patterns import compile_pattern

Span = tuple[int, int]

# ``Theo tinh thần cuộc họp (mở rộng) ngày 26/9``, ``Thực hiện kết luận tại buổi làm việc ngày 5/3``: what a document goes back to.
_MEETING = compile_pattern(
    r"(?:^|[.;,:\n-] {0,2})(?:căn cứ|theo|thực hiện|thi hành|triển khai|tiếp theo)(?!\p{L})[^;.\n]{0,120}?"
    r"(?<!\p{L})(?:họp|hội nghị|làm việc|giao ban|đại hội)(?: \p{L}+){0,8}(?: ?\([^()\n]{0,40}\))?,? {0,2}$",
    re.MULTILINE,
)
# ``Thực hiện Kế hoạch số … về tổ chức hội thao trong tháng 3``: what the cited document is about.
_CITED_MATTER = compile_pattern(rf"{MASK}[^;.:\n\x1a]{{0,30}}? (?:về|v/v)(?!\p{{L}})[^;.:,\n\x1a]{{0,160}}$")
# ``người trở về từ vùng dịch trong vòng 14 ngày phải …``
_CONDITION = compile_pattern(
    r"(?<!\p{L})(?:chưa|trở về|đi về|tiếp xúc|từng|vắng)(?: (?!phải|cần|gửi|báo|nộp|thì)[\p{L}/]{1,12}){1,10} $"
)
# ``đã hoàn thành xong trước ngày 28/5``
_WAS_DONE = compile_pattern(
    r"(?<!\p{L})đã (?:cơ bản )?(?:hoàn thành|hoàn tất|tổ chức|thực hiện|triển khai|tiến hành|kết thúc|gửi|nộp)(?!\p{L})[^,;.:\n]{0,60}$"
)
# ``đến ngày 15/8, các đơn vị đã …``, ``đến ngày 02/01 vẫn còn đơn vị chưa …``
_HAS_DONE = compile_pattern(
    r"(?:,(?: [\p{L},/]{1,12}){1,16}?|(?: [\p{L}/]{1,12}){1,8}?) đã (?!được (?:giao|phê duyệt)|đề ra|đăng ký)|,? (?:vẫn|mới (?:có|chỉ)|còn (?!lại)|chưa|đã)(?!\p{L})"
)
# ``Sau ngày 15/3, đơn vị không gửi thì …``; ``Bài gửi sau ngày 15/3 không hợp lệ``
_TOO_LATE = compile_pattern(
    r"[^.;\n]{0,80}?(?<!\p{L})(?:không (?:hợp lệ|được (?:xem xét|chấp nhận|giải quyết)|xem xét|chấp nhận|giải quyết|tiếp nhận|nhận)|(?:xem|coi) như|(?:nếu|mà) )"
    r"|[^.;\n]{0,60}? không [^.;\n]{1,60}? thì "
)
_CIRCUMSTANCE = r"thời tiết|mực nước|nắng nóng|rét đậm|mùa (?:mưa|khô|bão|lũ)|mưa lớn|mưa lũ|dịch bệnh|áp thấp"
_FORESEEN = compile_pattern(
    rf"(?:(?<!công tác )(?<!thông tin )dự báo|nhận định|khả năng|bùng phát|xảy ra|(?<!phòng ){_CIRCUMSTANCE})(?!\p{{L}})[^;:\n]{{0,120}}$"
)
_FORESEES = compile_pattern(rf",? (?:dự báo|tình hình|có khả năng|{_CIRCUMSTANCE})(?!\p{{L}})")


# ``Thực hiện Chương trình công tác năm 2015, từ ngày …``: what leads to the act stands before its time; so does a paper's sign, ``(BDO)``.
_LED_UP = compile_pattern(
    r"(?:thực hiện|căn cứ|theo|nhằm|hưởng ứng|được sự|nhân dịp|để|vừa qua)(?!\p{L})[^;:]*, {0,2}$|(?:\(\p{L}{2,12}\)(?: ?-)?|\p{L}{2,6} [-–]) {0,2}$"
)


def is_led_up_to(lower: str, start: int, at: int) -> bool:
    """Whether only what leads to the act stands between the clause's start and the time at ``at``."""
    return _LED_UP.fullmatch(lower, start, at) is not None


def is_of_meeting(lower: str, start: int, at: int) -> bool:
    """Whether the day at ``at`` is that of a meeting which the document goes back to; its sentence begins at ``start`` or before."""
    return _MEETING.search(lower, start, at) is not None


def is_cited_matter(lower: str, start: int, at: int) -> bool:
    """Whether the time at ``at`` belongs to what a cited document is about, which a comma ends."""
    return _CITED_MATTER.search(lower, start, at) is not None


def is_condition(before: str) -> bool:
    """Whether a length of time says of whom something holds."""
    return _CONDITION.search(before) is not None


def was_done(before: str) -> bool:
    """Whether the act before a time is one done."""
    return _WAS_DONE.search(before) is not None


def has_been_done(lower: str, end: int, stop: int) -> bool:
    """Whether what follows a time that ends at ``end`` says how things stood then."""
    return _HAS_DONE.match(lower, end, stop) is not None


def is_too_late(lower: str, end: int, stop: int) -> bool:
    """Whether what follows a time that ends at ``end`` says what becomes of those who come later."""
    return _TOO_LATE.match(lower, end, stop) is not None


def is_forecast(lower: str, clause: Span, start: int, end: int) -> bool:
    """Whether the clause around ``start``–``end`` foresees what nature or circumstances bring, which nobody sets himself to do."""
    return _FORESEEN.search(lower, clause[0], start) is not None or _FORESEES.match(lower, end, clause[1]) is not None
