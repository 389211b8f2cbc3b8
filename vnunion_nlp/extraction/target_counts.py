"""Which counts are targets: what a plan sets itself to do or to reach, not contents, attendance and what there is (contract §8)."""

from __future__ import annotations

import re
from functools import cache

from vnunion_nlp.extraction.conditions import Surroundings
from vnunion_nlp.extraction.counted_units import EXTENTS
from vnunion_nlp.extraction.magnitudes import is_beside, is_reached
from vnunion_nlp.extraction.quantities import Quantity
from vnunion_nlp.extraction.stances import Stance
from vnunion_nlp.extraction.target_shares import BY_YEAR_OR_PLACE, JOINED
from vnunion_nlp.extraction.target_sums import EACH_ONE, RAISED_TO, STRIVE
from vnunion_nlp.extraction.target_words import act_before, act_directly, act_first, words
from vnunion_nlp.patterns import compile_pattern

_MEETING = compile_pattern(
    r"(?<!\p{L})(?:đại biểu|thành viên|ủy viên|đoàn viên|hội viên)[^;.]{0,40} (?:tham dự|có mặt|dự họp|đồng ý|tán thành|nhất trí)"
)

_PART_OF = compile_pattern(
    r"(?<!\p{L})(?:gồm|bao gồm|gồm có|chia thành|chia làm|cả|của|giữa|theo|trong|trong số|thuộc|với|tại|ở|qua|sau|cùng|các|những|là|cử|gửi|nộp"
    r"|danh sách|lập thành|làm thành|sao|in|có|để|và|hoặc|do|từ|trên|thông qua|lựa chọn|khoảng|định kỳ|tối đa|không quá|trước|kèm|kèm theo) {0,3}\Z"
)

# "(chỉ tiêu cả nhiệm kỳ là 10 đảng viên)"
_GOAL_IS = compile_pattern(r"(?<!\p{L})(?:chỉ tiêu|mục tiêu)[^;.()]{0,60} là {0,3}\Z")

_SENDING = compile_pattern(
    r"(?<!\p{L})(?:lập biên bản|(?<!chọn )cử|gửi|nộp|lập thành|sao gửi|in|đăng ký (?:dự|tham dự)|gồm|bao gồm|thành phần|số lượng|triệu tập|nghỉ|dự kiến|dự thi)(?!\p{L})"
    r"[^,;.\n]{0,40}\Z"
)

# What is to be given or gathered: "Dự kiến trao 50 suất", "tiếp nhận dự kiến từ 250 - 300 đơn vị máu".
EXPECTED = compile_pattern(r"(?<!\p{L})dự kiến(?: \p{L}+){0,3} {0,3}:? {0,3}\Z")

_ATTEND = compile_pattern(r" {1,3}(?:tham )?(?:dự|gia)(?!\p{L})")  # "18 lớp với 900 người dự"

_CONSISTS = compile_pattern(r"(?:gồm|trong số|của) {0,3}\Z")

# "giá trị sản xuất trên 1 ha đất đạt 120 triệu đồng"
_PER_AREA = compile_pattern(r"(?<!\p{L})(?:giá trị|thu nhập|năng suất|doanh thu)(?: \p{L}+){0,5} {0,3}\Z")

_RHYTHM = compile_pattern(r"\S.*, {0,3}mỗi (?:tuần|tháng|quý|năm|ngày) {0,3}\Z", re.DOTALL)

_PHRASE = compile_pattern(r"(?:\A|[,;:]|(?<!\p{L})và) {0,3}(?:(?:và|trong đó) {1,3})?(?P<words>\p{L}[^,;:.\d]{1,60})\Z")

_EACH_TIME = compile_pattern(r"(?<!\p{L})mỗi (?:tuần|tháng|quý|năm|năm học) {0,3}\Z")

# How a share is taught or served, no count of its own: "100% lớp được học 2 buổi/ngày".
_DAILY = compile_pattern(r" {0,2}/ {0,2}(?:ngày|tuần)(?!\p{L})")

_TAUGHT = compile_pattern(r"(?<!\p{L})(?:học|dạy|dạy học|làm việc|bán trú|phục vụ|mở cửa|lớp|trường) {0,3}\Z")

_MEANT_FOR = compile_pattern(r"(?<!\p{L})(?:cho|mỗi \p{L}+) {0,3}\Z")

# Where an act reaches ("kiểm tra tại 08 đơn vị", "khám sức khỏe cho 500 công nhân"); regions only say where ("khảo sát tại 5 huyện").
_PLACES = compile_pattern(r"(?<!\p{L})(?:tại|ở|đối với|(?<=làm việc )với) {0,3}\Z")

# "thành lập công đoàn tại 68 xã"
_SETS_UP = compile_pattern(r"(?<!\p{L})(?:thành lập|ra mắt|kiện toàn)(?!\p{L})[^,;.\d]{2,60} (?:tại|ở) {0,3}\Z")
_PERSONS = compile_pattern(
    r"(?<!\p{L})(?:cho|(?<=đối thoại )với|(?<=gặp gỡ )với) {1,3}(?:khoảng |gần |trên |hơn |tổng cộng |tổng số )?\Z"
)

_REGION = compile_pattern(
    r"(?:huyện|xã|tỉnh|phường|quận|thành phố|thị trấn|thị xã|thôn|ấp|khu công nghiệp|cụm công nghiệp|địa phương)\Z"
)

_CONTENTS = compile_pattern(r"(?<!\p{L})(?:gồm|bao gồm|chia thành|chia làm) {1,3}\d[^;.]{0,60}mỗi \p{L}+ {0,3}\Z")

_NEXT_IN_LIST = compile_pattern(r"(?:,| và) {1,3}(?!(?:với|gồm|có|trong|của|cho|mỗi) )(?:\p{L}+ {1,3}){0,2}\Z")

# "mở rộng quy mô 2 quỹ hiện có", but "duy trì 05 câu lạc bộ hiện có"
_EXISTING = compile_pattern(r"(?: \p{L}+){0,6} (?:hiện có|đang có|đã có)(?!\p{L})")

_KEPT = compile_pattern(r"(?<!\p{L})(?:duy trì|giữ vững|chất lượng)(?!\p{L})")

_ATTAINED = compile_pattern(r"(?:\A|[,;]|(?<!\p{L})phấn đấu) {0,3}đạt(?: được)? {0,3}\Z")

_REACHES_PART = compile_pattern(r"(?<!\p{L})(?:hoàn thành|đạt|giữ vững|duy trì|hoàn thiện)(?: \p{L}+){0,2} {0,3}\Z")

_EACH_HAS = compile_pattern(r"(?<!\p{L})mỗi [\p{L} ]{2,60} có {0,3}\Z")

_ATTAIN = compile_pattern(
    r",? {1,3}(?:\p{L}+ ){0,3}?(?:đạt|được|hoàn thành|phải|có|xây dựng|tổ chức|thành lập)(?!\p{L})"
)

_OVER_PEOPLE = compile_pattern(r" {0,2}(?:/| trên) {0,2}(?:\d{1,3}\.000|(?:1 |một )?vạn) {1,3}\p{L}")

_GRADE = compile_pattern(r" {0,3}(?:đặc biệt|nhất|nhì|ba|khuyến khích|tập thể|cá nhân|xuất sắc|phụ|[abc])(?!\p{L})")

# "thực hiện 7 chương trình hành động của tỉnh": they are there already.
_OF_OTHERS = compile_pattern(r" {1,3}(?:hành động|công tác|mục tiêu|trọng tâm|đột phá|phối hợp|của)(?!\p{L})")

# "giám sát ít nhất 02 nội dung", "phản biện 01 dự thảo"
_OVERSEEN = compile_pattern(r"nội dung|chuyên đề|dự thảo|văn bản|đề án")
_OVERSEES = compile_pattern(r"(?<!\p{L})(?:giám sát|phản biện|thẩm định|khảo sát)(?: xã hội)? {0,3}\Z")
# "khám sức khỏe định kỳ 02 lần/năm"; once a year is a rhythm
_TIMES_A_YEAR = compile_pattern(r" {0,2}(?:/|trong|một|mỗi) {0,2}(?:năm|quý|tháng|tuần|học kỳ)(?!\p{L})")
# What falls to one of a list: "300 đoàn viên, trong đó khối doanh nghiệp 220"
_PART_LEFT = compile_pattern(r"\d[^;.\d]{2,80}\p{L}(?: là| có|:)? {1,3}\Z")
_PRINTS = compile_pattern(r"(?<!\p{L})(?:in|in sao|sao|nhân bản) {0,3}\Z")
_EDITION = 50
"""So many copies are printed to be spread, fewer to be signed."""
_AWARDED = compile_pattern(r"(?<!\p{L})(?:trao|tặng|trao tặng|thưởng|cơ cấu|gồm) {0,3}\Z")

_EACH_LEFT = compile_pattern(r"(?<!\p{L})(?:mỗi|bình quân|từng)(?!\p{L})[^;\n]{0,80}\Z")

_FAR = 600
"""Characters between an act and what it reaches: the names of the laws it is about may stand between them."""

_NEXT_ACT = compile_pattern(r"(?:[,;]| và) {1,3}")


@cache
def _reach() -> re.Pattern[str]:
    return compile_pattern(rf"(?<!\p{{L}})(?<!ban )(?:{words('reach')})(?!\p{{L}})")


def _reaches(quantity: Quantity, around: Surroundings, left: str) -> bool:
    """``kiểm tra tại 08 đơn vị``, ``khám sức khỏe cho 500 công nhân``: how far an act is to reach."""
    if quantity.unit_kind == "organ":
        region = _REGION.match((quantity.unit or "").lower()) is not None
        if region and around.previous is None and _SETS_UP.search(left):
            return True
        extends = bool(_PLACES.search(left)) and not region
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


def is_count_target(quantity: Quantity, around: Surroundings, left: str, right: str) -> bool:
    if 0 < (quantity.value or 0) < 1 and _MEETING.search(around.lower, quantity.number_start, quantity.end + 80):
        return False
    if quantity.unit in ("giải", "giải thưởng") and (_GRADE.match(right) or _AWARDED.search(left)):
        return False
    if quantity.comparator is None and quantity.unit == "chương trình" and _OF_OTHERS.match(right):
        return around.stance is Stance.TARGET
    if quantity.value == 1 and quantity.unit_kind == "measure" and _PER_AREA.search(left):
        return False
    if _OVERSEEN.fullmatch((quantity.unit or "").lower()) and _OVERSEES.search(left):
        return True
    part = quantity.unit_kind == "part"
    if part and "/" in around.lower[quantity.number_start : quantity.number_end] and _REACHES_PART.search(left):
        return True  # "hoàn thành 19/19 tiêu chí"
    bare = quantity.comparator is None
    if quantity.unit_kind in ("measure", "thing") and _is_magnitude(quantity, around):
        return True
    if around.stance is Stance.PLAN and not part and _GOAL_IS.search(left):
        return True
    elided = bare and quantity.unit_start == quantity.end  # its noun is left out
    if elided and (act_directly().search(left) or (around.previous and _PART_LEFT.search(left))):
        return True
    if bare and _goes_on(quantity, around, left):
        return True
    if _OVER_PEOPLE.match(right) and (around.previous or around.continues or RAISED_TO.search(left)):
        return True
    if quantity.unit_start == quantity.end and around.previous and BY_YEAR_OR_PLACE.match(right):
        return True
    if quantity.unit_kind == "unknown":
        return _is_unknown_target(quantity, around, left)
    if bare and around.previous and _DAILY.match(right) and _TAUGHT.search(left):
        return False
    if bare and quantity.unit == "lần" and _EACH_TIME.search(left):
        return False
    if (
        bare
        and quantity.unit in ("lần", "kỳ", "buổi", "phiên")
        and (quantity.value or 0) > 1
        and _TIMES_A_YEAR.match(right)
    ):
        return True
    if bare and around.stance is Stance.PLAN and _EXISTING.match(right) and not _KEPT.search(left):
        return False
    if bare and _reaches(quantity, around, left):
        return True
    if _fills(quantity, around, left):
        return True
    if around.previous and bare and quantity.unit_kind in ("person", "organ") and _AMONG_THEM.search(left):
        return True
    listed = around.previous is not None and bool(_NEXT_IN_LIST.search(left)) and not _lists_places(quantity, around)
    if around.stance is Stance.TARGET:
        if part:
            if around.previous and around.previous.unit == "%":  # "92% số hộ đạt 8 tiêu chí"
                return False
            return "%" not in right and (not bare or bool(STRIVE.search(left)) or bool(_EACH_HAS.search(left)))
        if bare and around.previous and not listed and _PART_OF.search(left) and not _GOAL_IS.search(left):
            attend = quantity.unit_kind == "person" and _ATTEND.match(right) and left.endswith("với ")
            return left.rstrip().endswith(" có") or bool(attend)
        return not _CONSISTS.search(left)
    if bare and quantity.unit_kind == "thing" and (quantity.value or 0) >= _EDITION and _PRINTS.search(left):
        return True
    each_one = quantity.comparator == "ge" or quantity.unit_kind == "thing"
    sends = bool(_SENDING.search(left)) and not (each_one and _EACH_LEFT.search(left))
    if quantity.unit_kind == "thing" and EXPECTED.search(left) and (quantity.comparator or act_directly().search(left)):
        return True
    bounded = not bare and (STRIVE.search(left) or RAISED_TO.search(left))
    if part or sends or (quantity.unit_start == quantity.end and not bounded) or _CONTENTS.search(left):
        return False
    if left.rstrip().endswith(":") and act_first().match(around.lower, around.segment[0]):
        return True  # "Tặng quà công nhân khó khăn: 50 suất"
    if quantity.comparator == "between" and _EACH_HAS.search(left):
        return quantity.unit_kind == "thing" or (
            quantity.unit_kind == "person" and quantity.unit not in ("người", "thành viên", "vận động viên", "VĐV")
        )
    strives = bool(STRIVE.search(left))
    acts = bool(act_before().search(left))
    from_on = quantity.is_from and quantity.comparator != "between"
    if not bare and quantity.comparator not in ("approx", "gt") and not from_on:
        # A quota, unless it bounds what is to be done: "mở 06 lớp, mỗi lớp không quá 80 người".
        if quantity.comparator in ("le", "lt"):
            given = quantity.unit_kind == "person" and (acts or _PERSONS.search(left))
            return strives or bool(given) or (around.previous is not None and bool(_EACH_LEFT.search(left)))
        each = quantity.comparator == "between" and _EACH_LEFT.search(left)
        at_least = quantity.comparator == "ge" or _AT_LEAST.match(around.lower, quantity.start)
        return bool(at_least) or strives or acts or bool(each)
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
        return strives or (quantity.unit in (*EXTENTS, "ngày công") and bool(done))
    return strives or acts


_AT_LEAST = compile_pattern(r"(?:ít nhất|tối thiểu|không dưới)(?!\p{L})")
"""Before a range, whose comparator is ``between``."""


def _lists_places(quantity: Quantity, around: Surroundings) -> bool:
    """``ở thị xã A, thành phố B và 02 huyện``: where it is done."""
    if around.previous is None or not _REGION.match((quantity.unit or "").lower()):
        return False
    return _WHERE.search(around.lower, around.previous.end, quantity.start) is not None


# "…, trong đó 10 CĐCS được kiểm tra tài chính"
_AMONG_THEM = compile_pattern(r", {0,3}trong (?:số )?đó(?: có)? {0,3}\Z")
_WHERE = compile_pattern(r"(?<!\p{L})(?:ở|tại) ")


def _fills(quantity: Quantity, around: Surroundings, left: str) -> bool:
    """``mở 02 lớp cho 60 cán bộ``, ``duy trì 12 lớp với 400 học sinh``: how many those events and classes are for."""
    previous = around.previous
    return (
        previous is not None
        and previous.unit_kind in ("event", "thing")
        and quantity.unit_kind == "person"
        and quantity.comparator in (None, "approx", "ge", "gt")
        and _FOR.search(left) is not None
    )


_FOR = compile_pattern(r"(?<!\p{L})(?:cho|với) {0,3}\Z")


def _is_magnitude(quantity: Quantity, around: Surroundings) -> bool:
    """``Sản lượng chè búp tươi đạt 900 tấn``; ``trồng 40 ha lạc, sản lượng 60 tấn``: a plan says nothing else of it."""
    lower, start = around.lower, around.segment[0]
    if around.stance is not Stance.PLAN:
        return False
    if around.previous is None:
        return is_reached(lower, start, quantity.start)
    return is_beside(lower, around.previous.end, quantity.start)


def _goes_on(quantity: Quantity, around: Surroundings, left: str) -> bool:
    """``Trồng 40 ha lạc; 25 ha quế``, ``13 mô hình (vụ xuân 08 mô hình, …)``: a count of a list joined by semicolons or in brackets."""
    joined = around.continues and not left.strip() and around.stance is Stance.PLAN
    before = around.lower[max(0, around.segment[0] - 4) : around.segment[0]].rstrip()
    in_bracket = around.continues and around.stance is Stance.PLAN and before.endswith("(")
    return (in_bracket or (joined and before.endswith(";"))) and quantity.unit_kind in ("measure", "thing", "event")


def _is_unknown_target(quantity: Quantity, around: Surroundings, left: str) -> bool:
    """A noun that no table knows is counted where a target is set for it outright."""
    in_targets = around.stance is Stance.TARGET
    if quantity.comparator == "ge" and STRIVE.search(left):
        return True
    beside = around.previous is not None and around.previous.unit_kind in ("thing", "event") and JOINED.search(left)
    if beside and around.stance is Stance.PLAN and quantity.comparator is None:
        return True
    if act_directly().search(left):
        return in_targets or quantity.comparator == "ge"
    each = bool(_EACH_LEFT.search(left)) and left.rstrip().endswith(" có")
    if in_targets and around.previous and around.previous.comparator and JOINED.search(left):
        return True
    return in_targets and (quantity.comparator == "ge" or not left.strip() or each or bool(STRIVE.search(left)))
