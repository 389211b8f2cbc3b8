"""What else a value says: whether it inherits the comparator before it, over what it is counted, and whether it is a change (contract §8)."""

from __future__ import annotations

import re
from typing import Literal

from vnunion_nlp.extraction import clauses
from vnunion_nlp.extraction.clauses import Span
from vnunion_nlp.extraction.counted_units import as_written, kind_of, unit_pattern
from vnunion_nlp.extraction.passage import Passage
from vnunion_nlp.extraction.predicates import predicate
from vnunion_nlp.extraction.quantities import POPULATION, Quantity
from vnunion_nlp.extraction.statements import Found
from vnunion_nlp.extraction.target_words import act_first
from vnunion_nlp.patterns import compile_pattern

Change = Literal["increase", "decrease"]


def inherits_comparator(lower: str, earlier: Found, item: Found) -> bool:
    """A count that opens its clause without a comparator takes that of the value before (contract §8)."""
    if earlier.is_zero or item.is_zero or item.quantity.comparator:
        return False
    shares = (item.quantity.unit, earlier.quantity.unit).count("%")
    if shares == 1 or (shares == 2 and not _NO_NOUN.match(lower, item.quantity.end, item.clause[1])):
        return False
    if lower[item.clause[0] : item.quantity.start].strip() or earlier.quantity.comparator in ("between", None):
        return False
    quantity = item.quantity
    counts = quantity.unit_kind in ("person", "organ") or "/" in lower[quantity.number_start : quantity.number_end]
    return not (counts and _OWN_STATE.match(lower, quantity.end, item.clause[1]))


# "ít nhất 95% trong các cơ quan; 80% trong các doanh nghiệp": a share that does not say of what.
_NO_NOUN = compile_pattern(r" {1,3}(?:trong|ở|tại|đối với|vào)(?!\p{L})")
# "17/17 xã thành lập tổ" is a full clause, with a comparator of its own.
_OWN_STATE = compile_pattern(r"[^;.]{0,60}?(?<!\p{L})(?:được|đạt|thành lập|hoàn thành|tổ chức|ký kết|đăng ký)(?!\p{L})")


def shares_predicate(lower: str, earlier: Found, item: Found) -> bool:
    """``Trên 85% đoàn viên, 70% người lao động được …``: one statement of two shares, with one comparator."""
    if earlier.quantity.comparator in (None, "between") or item.quantity.comparator or item.quantity.unit != "%":
        return False
    if item.quantity.value == 100 or lower[item.clause[0] : item.quantity.start].strip():  # nothing exceeds the whole
        return False
    start, end = earlier.quantity.end, earlier.clause[1]
    noun = lower[start:end]
    joined = lower[end : item.clause[0]].strip() in (",", "và", ", và")
    return earlier.quantity.unit == "%" and joined and "," not in noun and not predicate().search(lower, start, end)


def continues_each(lower: str, earlier: Found, item: Found) -> bool:
    """``Mỗi tổ mở 02 lớp; xây dựng 01 tủ sách``: who is to do it stands in the clause before."""
    if item.is_zero or "%" in (item.quantity.unit, earlier.quantity.unit) or item.quantity.unit_kind == "organ":
        return False
    listed = not lower[item.clause[0] : item.quantity.number_start].strip()
    apart = ";" in lower[earlier.clause[1] : item.clause[0]]
    if apart and (item.quantity.value or 0) > _EACH_AT_MOST:
        return False  # "mỗi tổ mở 01 lớp; trao 300 suất quà"
    return bool(
        clauses.EACH_OPENS.match(lower, earlier.clause[0]) and (listed or act_first().match(lower, item.clause[0]))
    )


_EACH_AT_MOST = 10
"""So many at most are asked of each in a clause behind a semicolon; more are asked of all."""
_TIMES = ("năm", "quý", "tháng", "tuần", "năm học")
_TIME_UNITS = r"năm học|năm|quý|tháng|tuần|ngày|nhiệm kỳ|học kỳ|kỳ|đợt|lần|buổi|lớp|suất"


_EACH = compile_pattern(rf"(?<!\p{{L}})(?:mỗi|từng)(?: một)? {{1,3}}(?P<noun>(?:{_TIME_UNITS})(?!\p{{L}})|\p{{L}}+)")
_SLASH = compile_pattern(
    rf"[\p{{L}} ]{{0,30}}/ {{0,2}}(?:(?:0?1|một) )?(?P<noun>(?:{_TIME_UNITS})(?!\p{{L}})|(?:\d{{1,3}}(?:\.000)?|vạn|nghìn) \p{{L}}+|(?!tổng số|số )\p{{L}}+)"
)
# "Số bác sĩ trên 1 vạn dân: 10 bác sĩ", "số giường bệnh/vạn dân đạt 25 giường"
_BASE_BEFORE = compile_pattern(
    rf"(?:(?<!\p{{L}})trên |/ ?)(?P<base>{POPULATION} \p{{L}}+)[ :]{{1,3}}(?:(?:là|đạt) )?\Z"
)
# "giảm bình quân/năm: trên 2%"
_EACH_YEAR = compile_pattern(r"(?<!\p{L})bình quân ?/ ?(?P<noun>năm|quý|tháng)(?!\p{L})[^,;.]{0,12}\Z")
# Over persons and time: "45 lần/người/năm", "thu nhập bình quân đầu người/năm: 60 triệu đồng".
_AND_OVER_TIME = compile_pattern(r" ?/ ?(?:năm|quý|tháng|tuần|ngày)(?!\p{L})")
_EACH_HEAD = compile_pattern(r"(?<!\p{L})bình quân (?:trên )?(?:đầu )?(?P<noun>người ?/ ?(?:năm|tháng))(?!\p{L})")
_PEOPLE = compile_pattern(r"[\p{L} ]{0,30}/ {0,2}(?P<base>(?:\d{1,3}\.000|100|(?:1 |một )?vạn) {1,3})\p{L}+")
_OVER_BASE = compile_pattern(rf"[\p{{L}} ]{{0,30}} trên (?P<noun>{POPULATION} \p{{L}}+)")
_BEHIND = compile_pattern(r"[^,;.()\n\d]{0,40}?(?<!\p{L})(?:mỗi|trong một) (?P<noun>năm|quý|tháng|tuần)(?!\p{L})")


def counted_over(passage: Passage, item: Found) -> str | None:
    """The unit a value is counted over: ``mỗi CĐCS``, ``/năm``."""
    lower, quantity = passage.lower, item.quantity
    reach = max(item.clause[0], quantity.number_start - 200)
    each = list(_EACH.finditer(lower, reach, quantity.number_start))
    # "Mỗi CĐCS mỗi năm tổ chức …" is counted over those who are to do it.
    left = next((m for m in reversed(each) if m["noun"] not in _TIMES), each[-1] if each else None)
    is_time = left is not None and left["noun"] in _TIMES
    if left and not is_time:
        start, end = _noun_span(lower, left, quantity.start)
        verb = predicate().search(lower, end, min(end + 40, quantity.start))
        # "mỗi CĐCS doanh nghiệp đăng tải"
        if verb and lower[end : verb.start()].replace(" ", "").replace(",", "").isalpha():
            end = clauses.trimmed(lower, start, verb.start())[1]
        if place := _WHERE.search(lower, start, end):  # "mỗi CĐCS khu vực doanh nghiệp"
            end = place.start()
        return _written(passage, (start, end))
    if people := _PEOPLE.match(lower, quantity.end, item.clause[1]):
        noun = unit_pattern().match(lower, people.end("base"), item.clause[1])
        return _written(passage, (people.start("base"), noun.end() if noun else people.end()))
    if (slash := _SLASH.match(lower, quantity.end, item.clause[1])) and not _is_alternative(quantity, slash):
        first, last = _noun_span(lower, slash, item.clause[1])
        also = _AND_OVER_TIME.match(lower, last, item.clause[1])
        return _written(passage, (first, also.end() if also else last))
    if head := _EACH_HEAD.search(lower, reach, quantity.start):
        return _written(passage, head.span("noun"))
    if left:
        return _written(passage, left.span("noun"))
    if before := _BASE_BEFORE.search(lower, reach, quantity.start):
        return _written(passage, before.span("base"))
    if rhythm := _EACH_YEAR.search(lower, reach, quantity.start):
        return _written(passage, rhythm.span("noun"))
    if over := _OVER_BASE.match(lower, quantity.end, item.clause[1]):
        return _written(passage, over.span("noun"))
    if quantity.unit != "%" and (behind := _BEHIND.match(lower, quantity.end, item.clause[1])):
        return _written(passage, behind.span("noun"))
    return None


def _is_alternative(quantity: Quantity, slash: re.Match[str]) -> bool:
    """``100% ấp/khu phố``: a share of either, counted over nothing."""
    if quantity.unit != "%" or slash["noun"] in _TIMES:
        return False
    noun = unit_pattern().match(slash.string, slash.start("noun"))
    return noun is not None and kind_of(noun[0]) in ("person", "organ")


def _noun_span(lower: str, match: re.Match[str], end: int) -> Span:
    """The noun that begins where ``match`` found its first word: a counted noun of the table, else that word."""
    counted = unit_pattern().match(lower, match.start("noun"), end)
    first, last = counted.span() if counted else match.span("noun")
    listed = _REGIONS_ON.match(lower, last, end)  # "Mỗi quận, huyện chọn …"
    return first, listed.end() if listed else last


_REGIONS_ON = compile_pattern(r"(?:, (?:quận|huyện|thị xã|thành phố|tỉnh|xã|phường|thị trấn|đặc khu)(?!\p{L}))+")
_WHERE = compile_pattern(
    r" {1,4}(?:khu vực|ở|tại|thuộc|trong|trực thuộc|có|từ|(?<!cấp )trên|do|đều|tự|trực tiếp(?! cơ sở)|phân công|phụ trách|của|mỗi|hằng|hàng|bình quân)(?!\p{L})"
)


def _written(passage: Passage, span: Span) -> str:
    return as_written(passage.text, *span)


_BY = r"(?:/(?:năm|quý|tháng)|[ :] ?(?:ít nhất|tối thiểu|trên|gần|dưới|xấp xỉ|khoảng|bình quân|thêm|hàng năm|hằng năm|từ|được|mỗi năm|hơn|không quá|là))*"
_DELTA = compile_pattern(
    rf"(?<!\p{{L}})(?<!không )(?P<verb>(?<!tốc độ )(?<!mức )tăng trưởng|tăng|giảm|thêm|cao hơn|thấp hơn){_BY}[ :]{{0,3}}\Z"
)
_MOVED = compile_pattern(
    r"(?<!\p{L})(?<!tốc độ )(?<!nhịp độ )(?<!tỷ lệ )(?<!mức )(?P<verb>tăng|nâng|giảm|hạ)(?: dần)? {1,3}(?:tỷ lệ|tỉ lệ|tỷ số|tỉ số|tỷ suất|tỷ trọng|tỉ trọng|tổng|số|mức|thu nhập|năng suất|sản lượng|giá trị|doanh thu|kim ngạch|quy mô|diện tích|còn|xuống|lên)(?!\p{L})"
    r"|(?:\A {0,3}|(?<!\p{L})(?=\p{L}+[^,]*\Z))(?P<raised>tăng|nâng|giảm|hạ)(?! (?:cường|cao|lương))"
    r"(?=[^;:.\d]{1,160}(?<!\p{L})(?:lên|xuống|còn)(?: \p{L}+){0,3} {0,3}\Z)"
)
_LEVEL = compile_pattern(
    r"(?<!\p{L})(?:(?<!trở )lên|đạt|đến|còn|xuống|xuống còn|lên đến|tới)(?: (?:được|ít nhất|tối thiểu|trên|khoảng|dưới|mức|từ))* {0,3}\Z"
)


def change_of(lower: str, item: Found) -> tuple[Change | None, bool]:
    """Direction of a change, and whether the value is its amount (``tăng thêm 25``) and not the level reached."""
    left = lower[max(item.clause[0], item.quantity.number_start - 200) : item.quantity.number_start]
    if delta := _DELTA.search(left):
        return ("decrease" if delta["verb"] in ("giảm", "thấp hơn") else "increase"), True
    if moved := _MOVED.search(left):
        verb = moved["verb"] or moved["raised"]
        change: Change = "decrease" if verb in ("giảm", "hạ") else "increase"
        return change, not _LEVEL.search(lower, item.clause[0], item.quantity.start) and verb not in ("nâng", "hạ")
    return None, False
