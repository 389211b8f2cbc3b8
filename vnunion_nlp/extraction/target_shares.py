"""Which percentages are targets: those that are to be reached, not legal rates, price cuts and shares that explain a sum (contract §8)."""

from __future__ import annotations

import re
from functools import cache

from vnunion_nlp.extraction.conditions import Surroundings
from vnunion_nlp.extraction.counted_units import kind_of, unit_pattern
from vnunion_nlp.extraction.predicates import predicate
from vnunion_nlp.extraction.quantities import Quantity
from vnunion_nlp.extraction.stances import Stance
from vnunion_nlp.extraction.target_words import words
from vnunion_nlp.patterns import compile_pattern

_ASPIRATION = compile_pattern(
    r"(?<!\p{L})(?:phấn đấu|chỉ tiêu|mục tiêu|đảm bảo|bảo đảm|cố gắng|nỗ lực|duy trì|giữ vững|hoàn thành|yêu cầu)(?!\p{L})"
)

_LEGAL_RATE = compile_pattern(
    r"lãi suất|thuế|kinh phí|kpcđ|đoàn phí|quỹ (?:tiền )?lương|tiền lương|mức đóng|lương cơ sở|bảo hiểm"
)

_SHARE_LEFT = compile_pattern(
    r"(?<!\p{L})(?:chiếm|chiếm tỷ lệ|hưởng|bằng|(?<!đạt )(?<!ở )mức|trích|đóng|nộp|lãi suất|giảm giá|chiết khấu|cộng thêm|sử dụng|là|thuế|khoảng) {0,3}\Z"
)

# "100% cơ quan đã hoàn thành sắp xếp" tells what was done.
_IS_DONE = compile_pattern(
    r" {1,3}(?:\p{L}+,? ){1,6}?đã (?:được )?(?!đi vào|đến|đủ|đăng ký|được|qua|có|ký|thành lập|tham gia|gia nhập|ban hành|cấp|đề ra)\p{L}"
)

# What was met with: "phong trào được phát động và được 100% hội viên hưởng ứng".
_MET_WITH = compile_pattern(r"(?<!\p{L})(?:và|đã|luôn) được(?: gần| hơn| trên)? {0,3}\Z")

_PRICE_CUT = compile_pattern(
    r"(?<!\p{L})(?:giảm giá(?:[^;.]{1,60}, mức giảm)?|chiết khấu|khuyến mãi|ưu đãi)(?: từ)? {0,3}\Z"
)

# "mức tối đa không quá 10% lương cơ sở"
_OF_PAY = compile_pattern(r" {0,3}(?:mức )?(?:tiền lương|lương cơ sở|lương tối thiểu|quỹ (?:tiền )?lương)(?!\p{L})")
_DISCOUNT = compile_pattern(r" {0,3}(?:học phí|giá|chi phí|tiền|lương|mức|viện phí|kinh phí|nguyên giá|lãi)(?!\p{L})")

_SUBJECT_MOVES = compile_pattern(r"[\p{L})] {1,3}(?:tăng|giảm)(?: \p{L}+){0,2} {0,3}\Z")

_STARTS_MOVE = compile_pattern(
    r"(?:\A|[,;:+-]|(?<!\p{L})(?:và|phấn đấu|có|bình quân|năm|hằng năm|hàng năm)) {0,3}(?:tăng|giảm)(?: \p{L}+){0,2} {0,3}\Z"
)


def is_percent_target(quantity: Quantity, around: Surroundings, left: str, right: str) -> bool:
    near = left[-45:] + right[:25]
    small = quantity.value is not None and quantity.value <= 3
    if (
        small
        and quantity.comparator in (None, "eq")
        and _LEGAL_RATE.search(near)
        and not re.search(r"tăng|giảm|vượt", left[-30:])
    ):
        return False
    if _PRICE_CUT.search(left) or _OF_PAY.match(right):
        return False
    if around.stance is Stance.TARGET:
        return True
    if quantity.comparator is None and _MET_WITH.search(left):
        return False
    first = around.segment[0]
    parted = around.previous and "trong đó" in left and _ASPIRATION.search(around.lower, first, around.previous.start)
    if parted and quantity.comparator is None:
        return True  # "Phấn đấu kết nạp 300 đoàn viên, trong đó nữ chiếm 40%"
    if quantity.comparator in (None, "eq") and (
        (_SHARE_LEFT.search(left) and not _is_set_rate(around, left))
        or _DISCOUNT.match(right)
        or _is_share(quantity, around)
    ):
        return False
    if quantity.comparator is None and _IS_DONE.match(around.lower, quantity.end, around.segment[1]):
        return False
    if quantity.value == 100 or quantity.comparator == "ge" or _ASPIRATION.search(left):
        return True
    if quantity.comparator is not None and _RATE_HEADS.match(left) and around.stance is Stance.PLAN:
        return True
    if _tells_of_change(left):
        return around.previous is not None or around.continues
    if quantity.comparator is not None:
        return True
    if _reach_directly().search(left) and _COUNTED_RIGHT.match(right):
        return True
    if _ALLOTS.search(left) and _FUND.match(right):
        return True
    part = left.rsplit(", ", 1)[-1]
    if (around.continues or around.previous) and _RATE_HEADS.match(part) and _REACHED_LEFT.search(part):
        return True  # "…, tỷ lệ đường thôn được cứng hóa đạt 52%"
    if _joins_share(quantity, around, left):
        return True
    if _is_set_rate(around, left) or (around.continues and _RATE_HEADS.match(left) and not right.strip(" .;)")):
        return True  # "…; tỷ lệ che phủ rừng 42%"
    return not left.strip() or bool(_REACHED_LEFT.search(left))


def _is_set_rate(around: Surroundings, left: str) -> bool:
    """``…; tỷ lệ lao động qua đào tạo là 70%`` among targets sets a rate; alone it only tells one."""
    return around.continues and left.endswith("là ") and _RATE_HEADS.match(left) is not None


_RATE_HEADS = compile_pattern(r"(?:phấn đấu )?(?:tỷ lệ|tỉ lệ|tỷ suất|tỷ trọng)(?!\p{L})[^,;:()]{1,110}\Z")

_REACHED_LEFT = compile_pattern(
    r"(?<!\p{L})(?:đạt|ở mức|tăng|giảm|rút ngắn|có|lên|xuống|còn|vượt|thêm|xong)\b[^,;.]{0,25}\Z"
)

_COUNTED_RIGHT = compile_pattern(
    r" {0,3}(?:số |tổng số )?(?!(?:học phí|chi phí|kinh phí|lãi|lương|tiền|giá|mức|thu nhập|quỹ)(?!\p{L}))\p{L}"
)

# "dành 20% nguồn chi cho đào tạo"
_ALLOTS = compile_pattern(r"(?<!\p{L})(?:dành|đầu tư|bố trí|phân bổ) {0,3}\Z")

_FUND = compile_pattern(
    r" {0,3}(?:tổng )?(?:nguồn (?:chi|thu|kinh phí)|số (?:thu|chi)|ngân sách|kinh phí|chi|quỹ)(?!\p{L})"
)

JOINED = compile_pattern(r"(?:(?<!\p{L})(?:và|với)|,) {0,3}\Z")

BY_YEAR_OR_PLACE = compile_pattern(r" {0,3}(?:(?:(?:vào|đến|trong)(?: cuối)? )?năm \d{4}|(?:tại|ở|đối với) \p{L})")


def _joins_share(quantity: Quantity, around: Surroundings, left: str) -> bool:
    """A share that stands beside another one (``60% tổ khối A và 40% tổ khối B đạt …``, ``… và 75% vào năm 2030``)
    or says how a thing is to be (``xây dựng tổ vững mạnh với 95% người lao động là đoàn viên``)."""
    joined = JOINED.search(left)
    if not joined:
        return False
    lower, end = around.lower, min(around.segment[1], quantity.end + 160)
    previous = around.previous is not None and around.previous.unit == "%"
    if previous and BY_YEAR_OR_PLACE.match(lower, quantity.end, end):
        return True
    noun = unit_pattern().match(lower, quantity.end + 1, end)
    if not noun or kind_of(noun[0]) not in ("person", "organ"):
        return False
    return previous or (joined[0].startswith("với") and predicate().search(lower, noun.end(), end) is not None)


def _tells_of_change(left: str) -> bool:
    """``thu nhập giảm trên 60%`` tells what happened; ``giảm 10% số vụ`` and ``phấn đấu …`` what is to happen."""
    return bool(_SUBJECT_MOVES.search(left)) and not _STARTS_MOVE.search(left)


def _is_share(quantity: Quantity, around: Surroundings) -> bool:
    """``bằng 42% tổng dự toán`` explains a sum."""
    return around.lower[quantity.start : quantity.number_start].strip() == "bằng"


@cache
def _reach_directly() -> re.Pattern[str]:
    return compile_pattern(rf"(?<!\p{{L}})(?<!ban )(?:{words('reach')}|cho)(?:[^,;:.\d]{{0,40}} (?:và|của))? {{0,3}}\Z")
