"""Rates and magnitudes that reach a value (``tỷ lệ hộ nghèo``, ``sản lượng lương thực``): whose they are and what they are to do."""

from __future__ import annotations

import re

from vnunion_nlp.extraction.clauses import Span, nonempty, trimmed
from vnunion_nlp.extraction.counted_units import unit_pattern
from vnunion_nlp.extraction.predicates import PERSON_ALONE, acts, own_predicate
from vnunion_nlp.extraction.quantities import Quantity
from vnunion_nlp.patterns import compile_pattern

_TAIL = compile_pattern(
    r"(?:(?<!\p{L})(?:ít nhất|tối thiểu|phấn đấu|dự kiến|ổn định|là|từ|trên|(?<!trở )lên|xuống|còn(?: được)?|(?:so với|trong) (?:dân số|tổng (?:số )?\p{L}+(?: \p{L}+){0,2})|tỷ lệ|từ [\d.,]{1,9} ?(?:%|\p{L}+(?: đồng)?)(?: năm \d{4})?|mỗi (?:năm|quý|tháng|tuần)|bình quân(?:/năm| (?:hàng|hằng) (?:năm|quý|tháng))|(?<=tăng )bình quân|(?<=giảm )bình quân|(?:đạt |ở )mức(?: thấp| cao)?|(?<!tăng )(?<!kết nạp )(?<!phát triển )thêm|với|của)|[:,\s])+\Z"
)
REACHED = compile_pattern(
    r"(?<!\p{L})(?P<verb>đạt|chiếm|tăng gấp|gấp|tăng thêm|tăng trưởng|tăng|giảm)(?: tỷ lệ| mức)?(?: (?:trung bình|bình quân))?\Z"
)
# The noun before the value is what is counted: "Số vụ ngừng việc giảm 02 vụ".
NUMBER_OF = compile_pattern(r"(?:số(?! hóa)|tổng số|tỷ lệ|tỉ lệ)(?!\p{L})")
# What is measured, not who: "Sản lượng lương thực có hạt | đạt", "Tốc độ tăng trưởng kinh tế | đạt", "Mức độ hài lòng của người dân | đạt".
_NAMES = (
    r"(?:(?:nâng|tăng|giảm|hạ) )?(?:tổng |mức )?(?:(?<=tổng )(?:đàn|đầu tư|vốn|doanh thu|thu|chi|sản phẩm|mức)|vốn đầu tư|doanh thu|lợi nhuận|đàn (?:gia súc|gia cầm|vật nuôi|lợn|bò|trâu|dê)|công suất|giá trị|sản lượng|năng suất|diện tích|thu nhập|tốc độ|nhịp độ|mức độ|tăng trưởng|chỉ số|độ che phủ|tuổi thọ"
    r"|(?:thu|chi) ngân sách|kim ngạch|gdp|grdp|hệ số|mật độ|(?<=mức )(?:hưởng thụ|giảm sinh|sinh)|\p{L}+ \p{L}+ bình quân (?:trên )?đầu người|số giờ|thời gian|khối lượng|lượng khách|tỷ suất|tỉ suất|tỷ số|tỉ số)(?!\p{L})"
)
MAGNITUDE = compile_pattern(_NAMES)
# A clause that says of a magnitude alone what it reaches: "Sản lượng chè búp tươi đạt | 900 tấn"; beside another value "đạt" may be left out.
_REACHES_VALUE = compile_pattern(
    rf"(?:phấn đấu |duy trì )?{_NAMES}[^,;:.\d()]{{0,90}}(?<!\p{{L}})(?:(?:đạt|thực hiện)(?: được| mức| từ)?|ở mức|lên|xuống|còn) {{0,3}}\Z"
    r"|(?:phấn đấu |duy trì )?tổng đàn [^;:.\d()]{1,60} có {0,3}\Z"
)
_BESIDE_VALUE = compile_pattern(rf"[^,;:.\d()]{{0,60}}, {{0,3}}(?:với )?{_NAMES}[^,;:.\d()]{{0,60}}\Z")


def is_reached(lower: str, start: int, value: int) -> bool:
    """Whether the clause from ``start`` says only what a magnitude reaches: the value at ``value``."""
    return _REACHES_VALUE.match(lower, start, value) is not None


def is_beside(lower: str, behind: int, value: int) -> bool:
    """Whether ``, sản lượng 60 tấn`` adds a magnitude to the value that ends at ``behind``."""
    return _BESIDE_VALUE.match(lower, behind, value) is not None


_HAS = compile_pattern(r" {1,3}(?P<verb>có)\Z")
_ASIDE = compile_pattern(r" {0,3}\([^()]*\)")
_LAST_ASIDE = compile_pattern(rf"{_ASIDE.pattern}\Z")
_MOVES_FIRST = compile_pattern(r"(?:nâng|tăng|giảm|hạ)(?! trưởng) ")
# "trong độ tuổi 15 - 35 tỷ lệ biết chữ", "khu vực miền núi tỷ lệ …"
RATE_AMONG = compile_pattern(
    r"(?:trong |ở |tại |riêng )?(?:độ tuổi|khu vực|nhóm|khối|vùng|địa bàn|cấp|bậc)(?!\p{L})[^,;:]{0,50}? (?:tỷ lệ|tỉ lệ) {1,3}(?=\p{L})"
)
RATE_OF = compile_pattern(
    r"(?:(?P<verb>nâng|tăng|kéo giảm|giảm|hạ|khống chế)(?: dần)? {1,3})?(?:tỷ lệ|tỉ lệ) {1,3}(?:(?:tổng )?số {1,3}(?!hóa))?(?=\p{L})"
)

# What happens, and not to whom: "tỷ lệ che phủ rừng", "tỷ lệ suy dinh dưỡng ở trẻ em" are magnitudes.
_OF_EVENTS = compile_pattern(
    r"(?:sàng lọc|tầm soát|cấp giấy|suy dinh dưỡng|thất nghiệp|thiếu việc làm|tử vong|che phủ|bao phủ|tăng|sinh|thu gom|xử lý|nợ|mù chữ|biết chữ|đô thị hóa|huy động|tham gia|tham dự"
    r"|hài lòng|thất thoát|mắc|tái|phá án|điều tra|giải quyết|lên lớp|tốt nghiệp|bỏ học|duy trì|chuyên cần|giải ngân|hoàn thành|sử dụng|ứng dụng|số hóa|nghỉ học|nhiễm|nhập siêu|phát sinh|chết|phát triển dân số"
    r"|lấp đầy|tiêm|khám|phát triển|đóng góp|nội địa hóa|đỗ|chuyển đổi|giảm)(?!\p{L})"
)


_WHO = compile_pattern(
    r"(?:nữ|nam|trẻ|dân|người|cbcc|cán bộ|ủy viên|đại biểu|tổ|hộ|bếp|khu|nơi|chi|đảng|đoàn|hội|dn|cđ|máy|thôn|làng|nhà|đường|hồ sơ|văn bản|đơn|vụ|lớp|tiết|giờ)(?!\p{L})"
)


def roles_of_rate(lower: str, rate: re.Match[str]) -> tuple[Span | None, Span | None]:
    """``Tỷ lệ người bệnh | hài lòng đạt 90%``: those counted and what is to hold of them, else that it is to be reached."""
    first, last = trimmed(lower, rate.end(), rate.endpos)
    reached = REACHED.search(lower, first, last)
    raised = "verb" in rate.groupdict() and rate["verb"]
    counted = _WHO.match(lower, first, last) or unit_pattern().match(lower, first) or " được " in lower[first:last]
    if _OF_EVENTS.match(lower, first, last) or not counted:
        begin = rate.end("verb") if raised else rate.start()
        whole = trimmed(lower, begin, reached.start() if reached else last)
        if aside := _LAST_ASIDE.search(lower, *whole):  # "Tỷ lệ sàng lọc trước sinh (% số bà mẹ mang thai)"
            whole = (whole[0], aside.start())
        told = rate.span("verb") if raised else reached.span("verb") if reached else None
        return (whole[0], before_year(lower, *whole)), told
    stop = before_year(lower, first, trimmed(lower, first, reached.start())[1] if reached else last)
    verb = own_predicate(lower, first + 1, stop)
    aside = _ASIDE.search(lower, first, stop)
    # "tỷ lệ đường xã (trừ đường liên huyện) | được cứng hóa"
    if aside and (verb is None or verb > aside.start()) and aside.end() < stop:
        verb = own_predicate(lower, aside.end(), stop)
        subject, action = trimmed(lower, first, aside.start()), None if verb is None else trimmed(lower, verb, stop)
        return subject, action or (reached.span("verb") if reached else None)
    if verb is not None and reached and PERSON_ALONE.search(lower, max(0, verb - 12), verb):
        verb = None  # "tỷ lệ người biết chữ | đạt"
    if raised:
        return nonempty(trimmed(lower, first, stop)), rate.span("verb")
    subject = trimmed(lower, first, stop if verb is None else verb)
    if verb is not None:
        return nonempty(subject), trimmed(lower, verb, stop)
    return nonempty(subject), reached.span("verb") if reached else None


def roles_of_magnitude(lower: str, magnitude: re.Match[str]) -> tuple[Span | None, Span | None]:
    """The whole name of what is measured, and that it is to reach or to move to a value."""
    first, last = magnitude.start(), magnitude.endpos
    moves = _MOVES_FIRST.match(lower, first, last)
    reached = REACHED.search(lower, first, last)
    verb: Span | None = reached.span("verb") if reached else None
    if reached is None and (has := _HAS.search(lower, first, last)):  # "Tổng đàn bò | có 400 con"
        verb, last = has.span("verb"), has.start()
    if moves:
        verb, first = (first, moves.end() - 1), moves.end()
    if reached and reached.start() > first:
        last = trimmed(lower, first, reached.start())[1]
    last = before_year(lower, first, drop_tail(lower, first, last))
    if aside := _LAST_ASIDE.search(lower, first, last):  # "(giá so sánh năm 2010)"
        last = before_year(lower, first, aside.start())
    return nonempty((first, last)), verb


_REACHES_ONLY = compile_pattern(r"đạt|có|còn")


def roles_of_extent(
    lower: str, clause: Span, quantity: Quantity, action: Span | None
) -> tuple[Span | None, Span | None]:
    """What an extent is of stands behind it (``trồng 20 ha | cây keo``) or before (``thực hiện | diện tích gieo trồng | 20 ha``)."""
    if behind := nonempty(trimmed(lower, quantity.end, clause[1])):
        return behind, action
    if action is None:  # "Lạc 50 ha", "Rau và đậu: 30 ha"
        noun = trimmed(lower, clause[0], drop_tail(lower, clause[0], quantity.start))
        return nonempty(noun), None
    if action[1] > quantity.start:
        return None, action
    if _REACHES_ONLY.fullmatch(lower, *action):  # "lợn | đạt 1.300 con", "Ngô: diện tích | đạt 40 ha"
        first = lower.rfind(": ", clause[0], action[0]) + 2
        return nonempty(trimmed(lower, max(first, clause[0]), action[0])), action
    verb = acts().match(lower, *action)
    named = nonempty(trimmed(lower, verb.end(), action[1]) if verb else action)
    return (named, verb.span() if verb else None) if named else (None, action)


def drop_tail(lower: str, start: int, end: int) -> int:
    """Before the words that only lead from a noun to its value (``… đạt mức ít nhất``)."""
    match = _TAIL.search(lower, max(start, end - 60), end)
    return match.start() if match else end


def before_year(lower: str, start: int, end: int) -> int:
    """Before the year or term at the end of a noun phrase."""
    year = _LAST_YEAR.search(lower[start:end])
    return start + year.start() if year else end


_LAST_YEAR = compile_pattern(
    r"(?<=người) ?/ ?năm\Z| (?:(?:trong |đến |đến hết )?năm (?:học )?\d{4}|(?:bình quân )?(?:hằng|hàng|mỗi) năm|cả năm|(?:đến )?(?:hết|cuối) nhiệm kỳ)\Z"
)
