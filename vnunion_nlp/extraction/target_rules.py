"""Which quantities are targets (contract §8, annotation.md "Indicators", NORMS §7.3).

Names, conditions, legal rates, budgets, past results and mere description are told apart by the words around the number and by
what the section is for.
"""

from __future__ import annotations

from vnunion_nlp.extraction.conditions import Surroundings, states_nothing
from vnunion_nlp.extraction.quantities import Quantity
from vnunion_nlp.extraction.stances import Stance
from vnunion_nlp.extraction.target_counts import EXPECTED, is_count_target
from vnunion_nlp.extraction.target_shares import is_percent_target
from vnunion_nlp.extraction.target_sums import ENTITLED, is_money_target
from vnunion_nlp.extraction.target_words import act_directly
from vnunion_nlp.patterns import compile_pattern

_PAST = compile_pattern(
    r"(?<!\p{L})(?:đã(?! (?:được )?(?:đề ra|đặt ra|nêu|đăng ký|ban hành|giao|xác định|thống nhất|thông qua|phê duyệt|quy định|ký kết|cam kết)(?!\p{L}))|hiện thiếu|còn thiếu|tính đến|kết quả|được biết)(?!\p{L})(?:(?!phấn đấu|chỉ tiêu)[^;\n]){0,70}\Z"
)

_STRIVE_ON = compile_pattern(r"(?<!\p{L})phấn đấu(?!\p{L})[^;\n]{0,160}\Z")

# A share of what was only described: "Huyện có 2.700 giáo viên, trong đó có hơn 60% là nữ".
_AMONG_REACH = 20

_AMONG = compile_pattern(r"\d[^;.]{0,60}[,;] {0,3}trong đó(?:,| có| số)? {0,3}\Z")

# What falls to someone: "tổ có từ 50 hội viên trở lên được đề nghị khen thưởng 02 cá nhân"; "mỗi giải 1.000.000 đồng".
_NOMINATED = compile_pattern(r"(?<!\p{L})được (?:đề nghị|đề cử|xét|bầu|chọn|cử)(?! \p{L}+ được)[^;.,\n]{0,30}\Z")

# Honours bestowed: "tặng giấy khen cho 02 tập thể".
_HONOURED = compile_pattern(
    r"(?<!\p{L})tặng (?:thưởng )?(?:giấy khen|bằng khen|cờ|kỷ niệm chương|huân chương|huy chương|danh hiệu)(?!\p{L})[^;.]{0,100} cho [^;.]{0,60}\Z"
)

_REFUSED = compile_pattern(
    r"(?<!\p{L})(?:nên|song|nhưng) [^;.\n]{0,80}(?:chưa|không) (?:thể |có )?(?:giải quyết|đáp ứng|bố trí|thực hiện|xem xét)"
)

_BLANK_LEFT = compile_pattern(
    r"(?:(?<!\p{L})(?:được|mới|có|trên|đạt|từ|thêm|và|với|ít nhất|tối thiểu|là|mỗi năm|hàng năm|mỗi|phấn đấu|khoảng)|[,;:\-+(.)])[ ]{0,4}\Z"
)

_RATE_ASKED = compile_pattern(
    r"(?<!\p{L})(?:tỷ lệ|tỉ lệ|số lượng|bao nhiêu|đơn vị tính|đvt|tính theo) {0,3}[(:]? {0,3}\Z"
)

_LOST_LEFT = compile_pattern(r"(?:(?<!\p{L})(?:ít nhất|tối thiểu|trên|có|đạt|với|và|phấn đấu|đến|từ)|[,;:\-+]) {0,3}\Z")


def is_target(quantity: Quantity, around: Surroundings) -> bool:
    """Whether ``quantity`` sets a value that is to be reached."""
    lower, (start, end) = around.lower, around.segment
    left = lower[max(start, quantity.start - 120) : quantity.start]
    right = lower[quantity.end : min(end, quantity.end + 60)]
    if states_nothing(quantity, around, left, right):
        return False
    if quantity.is_blank:
        return _is_blank_target(quantity, around, left, right)
    if quantity.unit == "đơn vị" and " máu" in left + right[:5] and EXPECTED.search(left):
        return True
    if around.stance in (Stance.RESULT, Stance.DESCRIPTION):
        is_due = quantity.comparator == "ge" and around.account.is_over(start, quantity.start) is False
        strives = (
            bool(_STRIVE_ON.search(lower, max(start, quantity.start - 170), quantity.start))
            and quantity.unit_kind != "part"
        )
        return (is_due or strives) and not _PAST.search(left)
    if around.stance is Stance.PLAN and (
        (
            "trong đó" in left[-_AMONG_REACH:]
            and around.previous is None
            and not around.continues
            and quantity.comparator != "ge"
            and _AMONG.search(left)
        )
        or _PAST.search(left)
        or (quantity.comparator != "ge" and _NOMINATED.search(left))
        or (quantity.unit_kind in ("person", "organ") and _HONOURED.search(left))
        or around.account.holds(quantity.start)
        or _REFUSED.search(lower, quantity.end, min(end, quantity.end + 250))
        or (quantity.comparator == "le" and ENTITLED.search(left))
        or around.sets_conditions
    ):
        return False
    if around.stance is Stance.TARGET and around.account.is_over(start, quantity.start):
        return False
    if quantity.unit_kind == "percent":
        return is_percent_target(quantity, around, left, right)
    if quantity.unit_kind == "money":
        return is_money_target(quantity, around, left)
    return is_count_target(quantity, around, left, right)


def _is_blank_target(quantity: Quantity, around: Surroundings, left: str, right: str) -> bool:
    """A blank is left for a number only where targets are set; dots elsewhere mean "and so on"."""
    if around.stance in (Stance.RESULT, Stance.DESCRIPTION) or right.lstrip().startswith("?"):
        return False
    if quantity.unit == "%":
        if _RATE_ASKED.search(left):
            return False
        lost = quantity.number_start == quantity.number_end
        if lost and left.strip() and quantity.comparator is None and not _LOST_LEFT.search(left):
            return False
        heads = around.previous is not None and left.rstrip().endswith((",", " và"))
        return around.stance is Stance.TARGET or quantity.comparator is not None or heads
    if quantity.comparator is not None:
        return True
    if act_directly().search(left):
        return True
    return around.stance is Stance.TARGET and (not left.strip() or bool(_BLANK_LEFT.search(left)))
