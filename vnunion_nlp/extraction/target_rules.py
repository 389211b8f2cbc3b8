"""Which quantities are targets (contract §8, annotation.md "Indicators", NORMS §7.3).

Names, conditions, legal rates, budgets, past results and mere description are told apart by the words around the number and by
what the section is for.
"""

from __future__ import annotations

import re
from functools import cache

from vnunion_nlp.extraction.clauses import act_before, act_directly, act_first, words
from vnunion_nlp.extraction.conditions import Surroundings, states_nothing
from vnunion_nlp.extraction.magnitudes import is_beside, is_reached
from vnunion_nlp.extraction.predicates import predicate
from vnunion_nlp.extraction.quantities import EXTENTS, Quantity, kind_of, unit_pattern
from vnunion_nlp.extraction.stances import Stance
from vnunion_nlp.extraction.target_sums import EACH_ONE, ENTITLED, RAISED_TO, STRIVE, is_money_target
from vnunion_nlp.patterns import compile_pattern

_PAST = compile_pattern(
    r"(?<!\p{L})(?:đã(?! (?:được )?(?:đề ra|đặt ra|nêu|đăng ký|ban hành|giao|xác định|thống nhất|thông qua|phê duyệt|quy định|ký kết|cam kết)(?!\p{L}))|hiện thiếu|còn thiếu|tính đến|kết quả|được biết)(?!\p{L})(?:(?!phấn đấu|chỉ tiêu)[^;\n]){0,70}\Z"
)
_ASPIRATION = compile_pattern(
    r"(?<!\p{L})(?:phấn đấu|chỉ tiêu|mục tiêu|đảm bảo|bảo đảm|cố gắng|nỗ lực|duy trì|giữ vững|hoàn thành|yêu cầu)(?!\p{L})"
)
_MEETING = compile_pattern(
    r"(?<!\p{L})(?:đại biểu|thành viên|ủy viên|đoàn viên|hội viên)[^;.]{0,40} (?:tham dự|có mặt|dự họp|đồng ý|tán thành|nhất trí)"
)
_STRIVE_ON = compile_pattern(r"(?<!\p{L})phấn đấu(?!\p{L})[^;\n]{0,160}\Z")
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
_PRICE_CUT = compile_pattern(r"(?<!\p{L})(?:giảm giá|chiết khấu|khuyến mãi|ưu đãi)(?: từ)? {0,3}\Z")
_DISCOUNT = compile_pattern(r" {0,3}(?:học phí|giá|chi phí|tiền|lương|mức|viện phí|kinh phí|nguyên giá|lãi)(?!\p{L})")
_PART_OF = compile_pattern(
    r"(?<!\p{L})(?:gồm|bao gồm|gồm có|chia thành|chia làm|cả|của|giữa|theo|trong|trong số|thuộc|với|tại|ở|qua|sau|cùng|các|những|là|cử|gửi|nộp"
    r"|danh sách|lập thành|làm thành|sao|in|có|để|và|hoặc|do|từ|trên|thông qua|lựa chọn|khoảng|định kỳ|tối đa|không quá|trước|kèm|kèm theo) {0,3}\Z"
)
# "(chỉ tiêu cả nhiệm kỳ là 10 đảng viên)"
_GOAL_IS = compile_pattern(r"(?<!\p{L})(?:chỉ tiêu|mục tiêu)[^;.()]{0,60} là {0,3}\Z")
_SENDING = compile_pattern(
    r"(?<!\p{L})(?:cử|gửi|nộp|lập thành|sao gửi|in|đăng ký (?:dự|tham dự)|gồm|bao gồm|thành phần|số lượng|triệu tập|nghỉ|dự kiến|dự thi)(?!\p{L})"
    r"[^,;.\n]{0,40}\Z"
)
# What is to be given or gathered: "Dự kiến trao 50 suất", "tiếp nhận dự kiến từ 250 - 300 đơn vị máu".
_EXPECTED = compile_pattern(r"(?<!\p{L})dự kiến(?: \p{L}+){0,3} {0,3}:? {0,3}\Z")
_ATTEND = compile_pattern(r" {1,3}(?:tham )?(?:dự|gia)(?!\p{L})")  # "18 lớp với 900 người dự"
_CONSISTS = compile_pattern(r"(?:gồm|trong số|của) {0,3}\Z")
# "giá trị sản xuất trên 1 ha đất đạt 120 triệu đồng"
_PER_AREA = compile_pattern(r"(?<!\p{L})(?:giá trị|thu nhập|năng suất|doanh thu)(?: \p{L}+){0,5} {0,3}\Z")
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
_RHYTHM = compile_pattern(r"\S.*, {0,3}mỗi (?:tuần|tháng|quý|năm|ngày) {0,3}\Z", re.DOTALL)
_PHRASE = compile_pattern(r"(?:\A|[,;:]|(?<!\p{L})và) {0,3}(?:(?:và|trong đó) {1,3})?(?P<words>\p{L}[^,;:.\d]{1,60})\Z")
_EACH_TIME = compile_pattern(r"(?<!\p{L})mỗi (?:tuần|tháng|quý|năm|năm học) {0,3}\Z")
# How a share is taught or served, no count of its own: "100% lớp được học 2 buổi/ngày".
_DAILY = compile_pattern(r" {0,2}/ {0,2}(?:ngày|tuần)(?!\p{L})")
_TAUGHT = compile_pattern(r"(?<!\p{L})(?:học|dạy|dạy học|làm việc|bán trú|phục vụ|mở cửa|lớp|trường) {0,3}\Z")
_MEANT_FOR = compile_pattern(r"(?<!\p{L})(?:cho|mỗi \p{L}+) {0,3}\Z")
# Where an act reaches ("kiểm tra tại 08 đơn vị", "khám sức khỏe cho 500 công nhân"); regions only say where ("khảo sát tại 5 huyện").
_PLACES = compile_pattern(r"(?<!\p{L})(?:tại|ở|đối với) {0,3}\Z")
_PERSONS = compile_pattern(
    r"(?<!\p{L})(?:cho|(?<=đối thoại )với|(?<=gặp gỡ )với) {1,3}(?:khoảng |gần |trên |hơn |tổng cộng |tổng số )?\Z"
)
_REGION = compile_pattern(
    r"(?:huyện|xã|tỉnh|phường|quận|thành phố|thị trấn|thị xã|thôn|ấp|khu công nghiệp|cụm công nghiệp|địa phương)\Z"
)
_SUBJECT_MOVES = compile_pattern(r"[\p{L})] {1,3}(?:tăng|giảm)(?: \p{L}+){0,2} {0,3}\Z")
_STARTS_MOVE = compile_pattern(
    r"(?:\A|[,;:+-]|(?<!\p{L})(?:và|phấn đấu|có|bình quân|năm|hằng năm|hàng năm)) {0,3}(?:tăng|giảm)(?: \p{L}+){0,2} {0,3}\Z"
)
_CONTENTS = compile_pattern(r"(?<!\p{L})(?:gồm|bao gồm|chia thành|chia làm) {1,3}\d[^;.]{0,60}mỗi \p{L}+ {0,3}\Z")
_NEXT_IN_LIST = compile_pattern(r"(?:,| và) {1,3}(?!(?:với|gồm|có|trong|của|cho|mỗi) )(?:\p{L}+ {1,3}){0,2}\Z")
# "mở rộng quy mô 2 quỹ hiện có", but "duy trì 05 câu lạc bộ hiện có"
_EXISTING = compile_pattern(r"(?: \p{L}+){0,6} (?:hiện có|đang có|đã có)(?!\p{L})")
_KEPT = compile_pattern(r"(?<!\p{L})(?:duy trì|giữ vững|chất lượng)(?!\p{L})")
_ATTAINED = compile_pattern(r"(?:\A|[,;]|(?<!\p{L})phấn đấu) {0,3}đạt(?: được)? {0,3}\Z")
_REACHES_PART = compile_pattern(r"(?<!\p{L})(?:hoàn thành|đạt|giữ vững|duy trì|hoàn thiện)(?: \p{L}+){0,2} {0,3}\Z")
_EACH_HAS = compile_pattern(r"(?<!\p{L})mỗi [\p{L} ]{2,60} có {0,3}\Z")
_ATTAIN = compile_pattern(r" {1,3}(?:\p{L}+ ){0,3}?(?:đạt|được|hoàn thành)(?!\p{L})")
_OVER_PEOPLE = compile_pattern(r" {0,2}(?:/| trên) {0,2}(?:\d{1,3}\.000|(?:1 |một )?vạn) {1,3}\p{L}")
_GRADE = compile_pattern(r" {0,3}(?:đặc biệt|nhất|nhì|ba|khuyến khích|tập thể|cá nhân|xuất sắc|phụ|[abc])(?!\p{L})")
# "thực hiện 7 chương trình hành động của tỉnh": they are there already.
_OF_OTHERS = compile_pattern(r" {1,3}(?:hành động|công tác|mục tiêu|trọng tâm|đột phá|phối hợp|của)(?!\p{L})")
_AWARDED = compile_pattern(r"(?<!\p{L})(?:trao|tặng|trao tặng|thưởng|cơ cấu|gồm) {0,3}\Z")
_EACH_LEFT = compile_pattern(r"(?<!\p{L})(?:mỗi|bình quân|từng)(?!\p{L})[^;\n]{0,80}\Z")
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
    if quantity.unit == "đơn vị" and " máu" in left + right[:5] and _EXPECTED.search(left):
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
        return _is_percent_target(quantity, around, left, right)
    if quantity.unit_kind == "money":
        return is_money_target(quantity, around, left)
    return _is_count_target(quantity, around, left, right)


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


def _is_percent_target(quantity: Quantity, around: Surroundings, left: str, right: str) -> bool:
    near = left[-45:] + right[:25]
    small = quantity.value is not None and quantity.value <= 3
    if (
        small
        and quantity.comparator in (None, "eq")
        and _LEGAL_RATE.search(near)
        and not re.search(r"tăng|giảm|vượt", left[-30:])
    ):
        return False
    if around.stance is Stance.TARGET:
        return True
    if _PRICE_CUT.search(left) or (quantity.comparator is None and _MET_WITH.search(left)):
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
    if _joins_share(quantity, around, left):
        return True
    if _is_set_rate(around, left) or (around.continues and _RATE_HEADS.match(left) and not right.strip(" .;)")):
        return True  # "…; tỷ lệ che phủ rừng 42%"
    return not left.strip() or bool(_REACHED_LEFT.search(left))


def _is_set_rate(around: Surroundings, left: str) -> bool:
    """``…; tỷ lệ lao động qua đào tạo là 70%`` among targets sets a rate; alone it only tells one."""
    return around.continues and left.endswith("là ") and _RATE_HEADS.match(left) is not None


_RATE_HEADS = compile_pattern(r"(?:phấn đấu )?(?:tỷ lệ|tỉ lệ|tỷ suất|tỷ trọng)(?!\p{L})[^,;:()]{1,110}\Z")
_REACHED_LEFT = compile_pattern(r"(?<!\p{L})(?:đạt|ở mức|tăng|giảm|có|lên|xuống|còn|vượt|thêm)\b[^,;.]{0,25}\Z")
_COUNTED_RIGHT = compile_pattern(
    r" {0,3}(?:số |tổng số )?(?!(?:học phí|chi phí|kinh phí|lãi|lương|tiền|giá|mức|thu nhập|quỹ)(?!\p{L}))\p{L}"
)


# "dành 20% nguồn chi cho đào tạo"
_ALLOTS = compile_pattern(r"(?<!\p{L})(?:dành|đầu tư|bố trí|phân bổ) {0,3}\Z")
_FUND = compile_pattern(
    r" {0,3}(?:tổng )?(?:nguồn (?:chi|thu|kinh phí)|số (?:thu|chi)|ngân sách|kinh phí|chi|quỹ)(?!\p{L})"
)
_JOINED = compile_pattern(r"(?:(?<!\p{L})(?:và|với)|,) {0,3}\Z")
_BY_YEAR_OR_PLACE = compile_pattern(r" {0,3}(?:(?:(?:vào|đến|trong)(?: cuối)? )?năm \d{4}|(?:tại|ở|đối với) \p{L})")


def _joins_share(quantity: Quantity, around: Surroundings, left: str) -> bool:
    """A share that stands beside another one (``60% tổ khối A và 40% tổ khối B đạt …``, ``… và 75% vào năm 2030``)
    or says how a thing is to be (``xây dựng tổ vững mạnh với 95% người lao động là đoàn viên``)."""
    joined = _JOINED.search(left)
    if not joined:
        return False
    lower, end = around.lower, min(around.segment[1], quantity.end + 160)
    previous = around.previous is not None and around.previous.unit == "%"
    if previous and _BY_YEAR_OR_PLACE.match(lower, quantity.end, end):
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


_FAR = 600
"""Characters between an act and what it reaches: the names of the laws it is about may stand between them."""


_NEXT_ACT = compile_pattern(r"(?:[,;]| và) {1,3}")


@cache
def _reach() -> re.Pattern[str]:
    return compile_pattern(rf"(?<!\p{{L}})(?<!ban )(?:{words('reach')})(?!\p{{L}})")


@cache
def _reach_directly() -> re.Pattern[str]:
    return compile_pattern(rf"(?<!\p{{L}})(?<!ban )(?:{words('reach')}|cho)(?:[^,;:.\d]{{0,40}} và)? {{0,3}}\Z")


def _reaches(quantity: Quantity, around: Surroundings, left: str) -> bool:
    """``kiểm tra tại 08 đơn vị``, ``khám sức khỏe cho 500 công nhân``: how far an act is to reach."""
    if quantity.unit_kind == "organ":
        extends = bool(_PLACES.search(left)) and not _REGION.match((quantity.unit or "").lower())
    else:
        extends = quantity.unit_kind == "person" and bool(_PERSONS.search(left))
    first = around.segment[0]
    if around.previous:  # the act must be its own: "dạy nghề cho 40 người và tư vấn cho 60 người"
        own = _NEXT_ACT.search(around.lower, around.previous.end, quantity.start)
        if not own:
            return False
        first = own.end()
    reach = max(first, quantity.start - _FAR)
    return extends and _reach().search(around.lower, reach, quantity.start) is not None


def _is_count_target(quantity: Quantity, around: Surroundings, left: str, right: str) -> bool:
    if 0 < (quantity.value or 0) < 1 and _MEETING.search(around.lower, quantity.number_start, quantity.end + 80):
        return False
    if quantity.unit in ("giải", "giải thưởng") and (_GRADE.match(right) or _AWARDED.search(left)):
        return False
    if quantity.comparator is None and quantity.unit == "chương trình" and _OF_OTHERS.match(right):
        return around.stance is Stance.TARGET
    if quantity.value == 1 and quantity.unit_kind == "measure" and _PER_AREA.search(left):
        return False
    part = quantity.unit_kind == "part"
    if part and "/" in around.lower[quantity.number_start : quantity.number_end] and _REACHES_PART.search(left):
        return True  # "hoàn thành 19/19 tiêu chí"
    bare = quantity.comparator is None
    if quantity.unit_kind in ("measure", "thing") and _is_magnitude(quantity, around):
        return True
    if around.stance is Stance.PLAN and not part and _GOAL_IS.search(left):
        return True
    if bare and _goes_on(quantity, around, left):
        return True
    if _OVER_PEOPLE.match(right) and (around.previous or around.continues or RAISED_TO.search(left)):
        return True
    if quantity.unit_start == quantity.end and around.previous and _BY_YEAR_OR_PLACE.match(right):
        return True
    if quantity.unit_kind == "unknown":
        return _is_unknown_target(quantity, around, left)
    if bare and around.previous and _DAILY.match(right) and _TAUGHT.search(left):
        return False
    if bare and quantity.unit == "lần" and _EACH_TIME.search(left):
        return False
    if bare and around.stance is Stance.PLAN and _EXISTING.match(right) and not _KEPT.search(left):
        return False
    if bare and _reaches(quantity, around, left):
        return True
    listed = around.previous is not None and bool(_NEXT_IN_LIST.search(left))
    if around.stance is Stance.TARGET:
        if part:
            if around.previous and around.previous.unit == "%":  # "92% số hộ đạt 8 tiêu chí"
                return False
            return "%" not in right and (not bare or bool(STRIVE.search(left)) or bool(_EACH_HAS.search(left)))
        if bare and around.previous and not listed and _PART_OF.search(left) and not _GOAL_IS.search(left):
            attend = quantity.unit_kind == "person" and _ATTEND.match(right) and left.endswith("với ")
            return left.rstrip().endswith(" có") or bool(attend)
        return not _CONSISTS.search(left)
    sends = bool(_SENDING.search(left)) and not (quantity.comparator == "ge" and _EACH_LEFT.search(left))
    if (
        quantity.unit_kind == "thing"
        and _EXPECTED.search(left)
        and (quantity.comparator or act_directly().search(left))
    ):
        return True
    if part or sends or quantity.unit_start == quantity.end or _CONTENTS.search(left):
        return False
    if left.rstrip().endswith(":") and act_first().match(around.lower, around.segment[0]):
        return True  # "Tặng quà công nhân khó khăn: 50 suất"
    if quantity.comparator == "between" and _EACH_HAS.search(left):
        return quantity.unit_kind == "person" and quantity.unit not in ("người", "thành viên", "vận động viên", "VĐV")
    strives = bool(STRIVE.search(left))
    acts = bool(act_before().search(left))
    if not bare and quantity.comparator not in ("approx", "gt") and not quantity.is_from:
        # A quota, unless it bounds what is to be done: "mở 06 lớp, mỗi lớp không quá 80 người".
        if quantity.comparator in ("le", "lt"):
            return strives or (around.previous is not None and bool(_EACH_LEFT.search(left)))
        return quantity.comparator == "ge" or strives or acts
    if quantity.is_from and quantity.comparator == "ge" and (_EACH_LEFT.search(left) or _ATTAINED.search(left)):
        return True
    if bare and "/" in around.lower[quantity.number_start : quantity.number_end] and not left.strip():
        return bool(_ATTAIN.match(right))  # "4/4 tổ đạt vững mạnh"
    if quantity.comparator == "approx" and listed:
        return True
    if bare and quantity.unit_kind == "event" and _RHYTHM.search(left):
        return False
    if bare and _EACH_LEFT.search(left) and quantity.unit_kind not in ("person", "measure"):
        return True
    if (bare or quantity.comparator == "approx") and around.previous and EACH_ONE.search(left):
        return quantity.unit_kind != "measure"
    if bare and listed:
        return True
    # "tổ chức 02 lớp cho 100 cán bộ": whom a planned event is meant for.
    if bare and (_PART_OF.search(left) or (around.previous and _MEANT_FOR.search(left))):
        return strives and around.previous is None
    if quantity.unit_kind == "measure":
        # "trồng rừng phòng hộ ven biển 500 ha"
        phrase = _PHRASE.search(left) if bare else None
        done = act_directly().search(left) or (phrase and act_first().match(phrase["words"]))
        return strives or (quantity.unit in EXTENTS and bool(done))
    return strives or acts


def _is_magnitude(quantity: Quantity, around: Surroundings) -> bool:
    """``Sản lượng chè búp tươi đạt 900 tấn``; ``trồng 40 ha lạc, sản lượng 60 tấn``: a plan says nothing else of it."""
    lower, start = around.lower, around.segment[0]
    if around.stance is not Stance.PLAN:
        return False
    if around.previous is None:
        return is_reached(lower, start, quantity.start)
    return is_beside(lower, around.previous.end, quantity.start)


def _goes_on(quantity: Quantity, around: Surroundings, left: str) -> bool:
    """``Trồng 40 ha lạc; 25 ha quế``: a count that heads the next item of a list joined by semicolons."""
    joined = around.continues and not left.strip() and around.stance is Stance.PLAN
    before = around.lower[max(0, around.segment[0] - 4) : around.segment[0]].rstrip()
    return joined and before.endswith(";") and quantity.unit_kind in ("measure", "thing", "event")


def _is_unknown_target(quantity: Quantity, around: Surroundings, left: str) -> bool:
    """A noun that no table knows is counted where a target is set for it outright."""
    in_targets = around.stance is Stance.TARGET
    if quantity.comparator == "ge" and STRIVE.search(left):
        return True
    beside = around.previous is not None and around.previous.unit_kind in ("thing", "event") and _JOINED.search(left)
    if beside and around.stance is Stance.PLAN and quantity.comparator is None:
        return True
    if act_directly().search(left):
        return in_targets or quantity.comparator == "ge"
    each = bool(_EACH_LEFT.search(left)) and left.rstrip().endswith(" có")
    if in_targets and around.previous and around.previous.comparator and _JOINED.search(left):
        return True
    return in_targets and (quantity.comparator == "ge" or not left.strip() or each or bool(STRIVE.search(left)))
