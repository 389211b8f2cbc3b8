"""Which sums of money are targets: those to be raised or reached, not what a thing costs or is worth (contract §8)."""

from __future__ import annotations

import re

from vnunion_nlp.extraction.conditions import Surroundings
from vnunion_nlp.extraction.counted_units import kind_of, unit_pattern
from vnunion_nlp.extraction.magnitudes import is_beside, is_reached
from vnunion_nlp.extraction.quantities import Quantity
from vnunion_nlp.extraction.stances import Stance
from vnunion_nlp.patterns import compile_pattern

_BUDGET = compile_pattern(
    r"(?<!\p{L})(?:kinh phí|dự toán|số tiền|tổng tiền|trị giá|giá trị|mức chi|mức thưởng|tiền thưởng|giải|thưởng|mức hỗ trợ|mức|mệnh giá|lệ phí"
    r"|phụ cấp|chi)(?!\p{L})[^;\n]{0,40}\Z"
)
_GIVING = compile_pattern(
    r"(?<!\p{L})(?:mỗi|vận động|phấn đấu|quyên góp|ủng hộ|huy động|thu(?! nhập)|đóng góp|tiết kiệm|giải ngân|cho vay|làm lợi)(?!\p{L})"
)
_RAISING = compile_pattern(r"(?<!\p{L})mức (?:đóng góp|ủng hộ|quyên góp|vận động)(?: \p{L}+){0,3} {0,3}\Z")
# What an economy yields, beside other targets: "thu nhập bình quân đầu người đến năm 2030 đạt 90 triệu đồng".
_YIELD = compile_pattern(
    r"(?<!\p{L})(?:thu nhập|giá trị|doanh thu|thu ngân sách|tổng thu|vốn đầu tư|kim ngạch|tổng sản phẩm|gdp|grdp)(?!\p{L})"
    r"[^;\n]{0,90}?(?P<reached>(?<!\p{L})đạt(?: bình quân| mức)? )? {0,3}\Z"
)
# "Đến năm 2030, GDP bình quân đầu người khoảng 7.500 USD"
_UNTIL = compile_pattern(r"(?:phấn đấu )?(?:đến|tới) (?:hết |cuối )?năm \d{4}")
# The line that tells who is poor: "chuẩn nghèo với mức thu nhập thấp hơn 2 triệu đồng".
_POVERTY_LINE = compile_pattern(r"(?<!\p{L})chuẩn nghèo[^;.\n]{0,80}\Z")
_WORTH = compile_pattern(r"(?<!\p{L})trị giá (?:mỗi \p{L}+ )?\Z")
# "vận động nguồn lực trị giá 500 triệu đồng": what is raised is told by its worth alone.
_RAISED_WORTH = compile_pattern(
    r"(?<!\p{L})(?:phấn đấu|vận động|huy động|quyên góp|kêu gọi|đạt)(?!\p{L})[^,;:.\d]{0,80}(?<!\p{L})trị giá \Z"
)
# What someone may claim ("được hỗ trợ không quá 02 lần"), and how large a thing is ("quy mô 05 ha").
ENTITLED = compile_pattern(
    r"(?<!\p{L})được (?:xét |giải quyết |đề nghị )?(?:hỗ trợ|hưởng|vay|nghỉ|trợ cấp|chi|cấp|thưởng|miễn|bố trí|xét)(?!\p{L})"
    r"[^;.\n]{0,40}\Z"
)
# Whom a model is for: "nhân rộng mô hình có thu nhập từ 200 triệu đồng trở lên".
_EARNING = compile_pattern(
    r"\p{L}(?<!phấn đấu)[ ,]{1,3}(?:có|với|cho) (?:mức )?(?:thu nhập|doanh thu|vốn)(?: \p{L}+){0,4} {0,3}\Z"
)
_PRIZE = compile_pattern(r"(?<!\p{L})mỗi (?:giải|tập thể|cá nhân|tiết mục|đội)(?: \p{L}+)? {0,3}\Z")
_GIVEN = compile_pattern(
    r"(?<!\p{L})(?:hỗ trợ|tặng|chi|thưởng|trợ cấp|trao)(?: \p{L}+){0,2} mỗi \p{L}+(?: \p{L}+){0,5} {0,3}\Z"
)
RAISED_TO = compile_pattern(
    r"(?<!\p{L})(?:nâng|tăng|giảm|hạ)(?! (?:cường|cao))[^,;:.\d]{1,90}(?:\d[\d.,]{0,8} ?%?(?: \p{L}+){0,2}?(?: năm \d{4})? )?(?<!\p{L})(?:lên|xuống|còn)(?: \p{L}+){0,2} {0,3}\Z"
)
MOVED_BY = compile_pattern(r"(?<!\p{L})(?<!không )(?:giảm|tăng|tăng thêm|thêm|giảm thêm|vượt) {0,3}\Z")
# How much one may be given or lent: "mức vay tối đa 10 triệu đồng", "thưởng thêm 1 triệu đồng"; what all of it costs.
_ALLOWED = compile_pattern(
    r"(?<!\p{L})(?:mức (?:vay|cho vay|thưởng)(?!\p{L})[^;,.\d]{0,40}|thưởng(?: thêm)? {0,3}|tổng kinh phí [^;,.\d]{0,60}dự kiến {0,3})\Z"
)
_TOTAL_COST = compile_pattern(r"(?<!\p{L})tổng (?:kinh phí|chi phí) {0,3}\Z")
_NEXT_PART = compile_pattern(r"[,;:]|(?<!\p{L})(?:và|mỗi|với tổng)(?!\p{L})")
EACH_ONE = compile_pattern(r"(?<!\p{L})mỗi \p{L}+(?: \p{L}+)? {0,3}\Z")
STRIVE = compile_pattern(r"(?<!\p{L})(?:phấn đấu|chỉ tiêu (?:năm|giao|đến))(?!\p{L})[^;\n]{0,160}\Z")


def is_money_target(quantity: Quantity, around: Surroundings, left: str) -> bool:
    """Sums that a clause sets out to raise or give; what something costs is a budget, unless a target bounds it."""
    if _is_worth(quantity, around, left) or (quantity.comparator not in ("ge", "gt") and _ALLOWED.search(left)):
        return False
    if around.previous is None and _RAISED_WORTH.search(left) and around.stance is not Stance.DESCRIPTION:
        return True
    if (
        _WORTH.search(left)
        or _POVERTY_LINE.search(left)
        or (around.stance is Stance.PLAN and _PRIZE.search(left))
        or (_describes_counted(around, quantity) and not RAISED_TO.search(left))
    ):
        return False
    if (around.previous or around.continues) and MOVED_BY.search(left):
        return True
    in_targets = around.stance is Stance.TARGET
    if around.stance is Stance.PLAN and is_reached(around.lower, around.segment[0], quantity.start):
        return True
    if (
        around.stance is Stance.PLAN
        and around.previous
        and is_beside(around.lower, around.previous.end, quantity.start)
    ):
        return True
    if RAISED_TO.search(left):
        return True
    ahead = around.continues or _UNTIL.match(around.lower, around.segment[0]) is not None
    if ahead and (yields := _YIELD.search(left)) and (yields["reached"] or quantity.comparator is not None):
        return True
    if not in_targets and (ENTITLED.search(left) or (quantity.is_from and _EARNING.search(left))):
        return False
    if quantity.comparator == "ge" and _RAISING.search(left):
        return True
    if _BUDGET.search(left) and not EACH_ONE.search(left) and not left.rstrip().endswith("bình quân"):
        if quantity.comparator == "le" and _TOTAL_COST.search(left):
            return True
        reached = MOVED_BY.search(left) or re.search(r"thu (?:kinh phí|đoàn phí)|đạt {0,3}\Z", left)
        return in_targets and (quantity.comparator is not None or bool(reached))
    if not in_targets and left.rstrip().endswith(":") and not STRIVE.search(left):
        return False
    return in_targets or bool(_GIVING.search(left)) or quantity.comparator == "ge"


def _is_worth(quantity: Quantity, around: Surroundings, left: str) -> bool:
    """What each of the things counted is worth (``10 suất, mỗi suất 500.000 đồng``), or what each person is given."""
    if around.stance is Stance.PLAN and quantity.comparator is None and _GIVEN.search(left):
        return True
    counted = around.previous
    if counted and counted.unit_kind in ("thing", "event") and quantity.comparator is None:
        over = around.lower[quantity.end : quantity.end + len(counted.unit or "") + 2].replace(" ", "")
        if over.startswith(f"/{(counted.unit or '').lower().replace(' ', '')}"):
            return True  # "xây 03 căn, bình quân 60 triệu đồng/căn"
    each = EACH_ONE.search(left)
    if not each or quantity.comparator in ("ge", "gt", "eq", "between"):
        return False
    noun = unit_pattern().match(each[0], len("mỗi "))
    if noun and kind_of(noun[0]) in ("thing", "event"):
        return True
    return around.previous is not None and around.previous.unit_kind in ("person", "organ", "thing", "event")


def _describes_counted(around: Surroundings, quantity: Quantity) -> bool:
    """``02 thỏa ước có bữa ăn từ 20.000 đồng trở lên``: a sum inside what another value counts."""
    if around.previous is None or around.previous.unit_kind == "money":
        return False
    between = around.lower[around.previous.end : quantity.start]
    return not _NEXT_PART.search(between)
