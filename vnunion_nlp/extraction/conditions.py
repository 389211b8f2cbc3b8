"""Numbers that state nothing of their own (NORMS §7.3): quoted, explained in brackets, in names, comparisons and conditions, or of what there is."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from vnunion_nlp.extraction.accounts import Account
from vnunion_nlp.extraction.clauses import Span, within
from vnunion_nlp.extraction.predicates import predicate
from vnunion_nlp.extraction.quantities import POPULATION, Quantity
from vnunion_nlp.extraction.stances import Stance
from vnunion_nlp.patterns import compile_pattern


@dataclass(frozen=True, slots=True)
class Surroundings:
    """What a quantity is judged by; offsets into ``lower``."""

    lower: str
    segment: Span
    stance: Stance
    brackets: Sequence[Span]
    quotes: Sequence[Span]
    account: Account
    previous: Quantity | None
    """The accepted target that stands before it in the segment, if there is one."""
    continues: bool
    """Whether an earlier clause of the paragraph sets a target."""
    sets_conditions: bool
    """Whether the segment says how many must be summoned or vote."""


_NAMED_BY_NUMBER = compile_pattern(
    r"(?<!tổng )(?<!\p{L})(?:(?P<name>(?<!con )số|thứ|khóa|điều|khoản|điểm|chương|mục|quý|tháng|ngày|năm|phụ lục|mẫu|biểu|covid"
    r"|kế hoạch|nghị quyết|chương trình|phong trào|cuộc vận động|đề án|chỉ thị|tiêu chí|cách mạng)"
    r"|(?<!cùng )(?<!đồng )cấp|hạng|loại|bậc|tập|kỳ|phần|bước|vòng|trang|tuổi|nhóm|ca) {0,3}-? {0,3}\Z"
)
_LAST_GRADE = 20
_EACH = compile_pattern(r"(?:mỗi|hàng|hằng|từng|một|/) {0,2}\p{L}+ {0,3}\Z")
_ORGAN_CONDITION = compile_pattern(
    r"(?<!mỗi )(?<!\p{L})(?:doanh nghiệp|dn|đơn vị|cơ quan|cđcs|công đoàn cơ sở|công ty|cơ sở|nơi|khu công nghiệp|trường|tổ chức|địa phương)"
    r"(?P<between>[^,;:.()\n]{0,60})\Z"
)
_HAVING = compile_pattern(
    r"(?<!\p{L})(?:có|sử dụng|từ|dưới|trên|đông|quy mô|hơn|đến|ít nhất)(?: {1,3}(?:từ|dưới|trên|đến|ít nhất))? {0,3}\Z"
)
_DOING = compile_pattern(
    r"(?<!\p{L})(?:kết nạp|giới thiệu|phát triển|hỗ trợ|trao|tặng|bồi dưỡng|tập huấn|vận động|tuyên truyền)(?!\p{L})"
)
_WORKERS = compile_pattern(r"(?:người )?lao động|nlđ|công nhân|cnlđ|cnvclđ")
_IN_BRACKET = compile_pattern(r"\( ?(?:có |sử dụng )?\Z")
_EMPLOYING = compile_pattern(r"(?<!\p{L})(?:có|sử dụng) {1,3}(?:từ {1,3})?(?:trên {1,3}|dưới {1,3})?\Z")
_CASE = compile_pattern(
    r"(?<!\p{L})(?:(?:khi(?! sinh(?!\p{L}))|nếu|trường hợp)(?: {1,3}(?!thành lập|tổ chức)\p{L}+){0,6}|kể từ (?:ngày|khi)(?: {1,3}\p{L}+){1,10}) {0,3}\Z"
)
_REGARDING = compile_pattern(r"(?<!\p{L})đối với (?:\p{L}+ ){1,8}(?:có|từ|dưới|trên)(?: từ)? {0,3}\Z")
_COMPARED = compile_pattern(r"(?<!\p{L})(?:so với|cùng kỳ|thay vì|thay cho|tương đương)(?: {1,3}\p{L}+){0,3} {0,3}\Z")
# Of what a rate is the share: "tỷ lệ người tập thể thao so với dân số: 40%".
_SHARE_OF_ALL = compile_pattern(r"(?:tỷ lệ|tỉ lệ) [^,;.\d]{2,90} so với (?:dân số|tổng số)(?: \p{L}+){0,3} {0,3}\Z")
# What there is, before anything is aimed at: "vẫn còn 9%", "Trên địa bàn huyện có 120 doanh nghiệp".
_AT_PRESENT = compile_pattern(
    r"(?<!\p{L})(?:(?:hiện|còn|vẫn|đang) (?:có|thiếu|còn)|(?<!thực )hiện) {0,3}\Z"
    r"|(?:\A|[.;] {0,3})(?:trên địa bàn|hiện (?:nay|tại))[^,;.\d]{0,50} có (?:(?:[^;.]|\.(?=\d)){0,60} với )? {0,3}\Z"
)
# "bố trí chỗ ngồi cách nhau tối thiểu 01 mét"
_APART = compile_pattern(r"(?<!\p{L})cách(?: nhau| xa)? {0,3}\Z")
# Marks in a contest: "Công tác tài chính (15 điểm)", "thiếu mỗi bài trừ 0,2 điểm".
_SCORING = compile_pattern(r"(?:\(|(?<!\p{L})(?:trừ|cộng|thưởng|chấm|tối đa))(?: \p{L}+){0,2} {0,3}\Z")
# "không để xảy ra vụ nào có từ 30 người mắc trở lên": which ones are not to be.
_NONE_OF = compile_pattern(
    r"(?<!\p{L})không (?:để|có|còn|xảy ra) [^;.,]{2,80} nào (?:có|quá|từ|trên)(?: \p{L}+){0,3} {0,3}\Z"
)
_NO_CASE_OF = compile_pattern(
    r"(?<!\p{L})không (?:để|có|còn|xảy ra|để xảy ra) (?:vụ|cuộc|trường hợp|tai nạn|đơn)(?!\p{L})[^;.,\d]{0,80}\Z"
)
# "bình quân 10 lao động có 01 sáng kiến": over how many it is counted.
_PER_SO_MANY = compile_pattern(r"(?<!\p{L})(?:bình quân|trung bình|cứ)(?: cứ)? {0,3}\Z")
_HAS_VALUE = compile_pattern(r" {1,3}(?:\p{L}+ ){0,3}?(?:thì )?(?:có|đạt|được)(?: ít nhất| tối thiểu| trên)? {0,3}\d")
_SAID_AGAIN = compile_pattern(r"\d[^,;.]{0,20} = {0,3}\Z")  # "28/32 đ/c = 87,5%"
_PROVISO = compile_pattern(
    r"\((?:đối với|riêng|nếu|nơi|áp dụng|trừ|kể cả|so với|(?:nhiệm )?kỳ trước|năm (?:học )?trước|cùng kỳ|trước đây|hiện(?: nay| tại)?"
    r"|năm (?:học )?\d{4}(?: ?- ?\d{4})? (?:là|chỉ|mới))(?!\p{L})[^()]*\Z"
)
# "03 đ/c, tỷ lệ 15%", "431 hộ, chiếm tỷ lệ 1,07%", "15 đảng viên (đạt 3%)"
_SHARE_AGAIN = compile_pattern(
    r"(?:(?: {1,3}\p{L}+){0,4} {0,3}[,(:=-] {0,3}| {1,3})(?:(?:chiếm|đạt|tương đương|tương ứng|bằng)(?: với)?)? ?(?:tỷ lệ|tỉ lệ)?:? {0,3}"
)
_OWN_VALUE = compile_pattern(
    r"\((?:[^()]{0,40}(?<!\p{L})(?:trong đó|bình quân|mỗi|chỉ tiêu|phấn đấu)(?!\p{L})[^()]*"
    r"| ?(?:còn|xuống còn|(?:kéo )?giảm|tăng(?: thêm)?|(?:để )?đạt)(?: (?:dưới|trên|khoảng))? {0,3})\Z"
)
"""A bracket that sets a value of its own: ``(trong đó 30% …)``, ``(còn 7%)``."""
# "Từ mức 3.200 đoàn viên hiện nay, …": where a rise begins; "nơi nào còn dưới 50% thì …": whom it is asked of.
_BASELINE = compile_pattern(r"(?<!\p{L})(?:từ|so với) (?:mức|con số|chỗ(?: chỉ)?)(?: có)? {0,3}\Z")
_WHOEVER = compile_pattern(r"(?<!\p{L})(?<!không )(?<!còn )\p{L}+ nào [^,;.]{0,60}\Z")
_THEN = compile_pattern(r"[^,;.\d]{0,60} thì(?!\p{L})")
_SIZE = compile_pattern(
    r"(?<!\p{L})(?:quy mô|diện tích|công suất|sức chứa|chiều dài|chiều rộng|dung lượng)(?: thiết kế| sử dụng| tối đa)? {0,3}:? {0,3}\Z"
)
_AREA_HEADS = compile_pattern(r"(?:\A|: {0,3})(?:tổng )?diện tích {0,3}:? {0,3}\Z")
_ZERO_MONEY = ("đồng", "đ")


# What a rate is counted over: "số bác sĩ trên 1 vạn dân".
_OVER_POPULATION = compile_pattern(rf"trên {POPULATION} (?:dân|người|trẻ|học sinh|phụ nữ)(?!\p{{L}})")
_RATE_BEFORE = compile_pattern(r"(?<!\p{L})(?:số|tỷ lệ|tỉ lệ|tỷ suất|tỉ suất|tỷ số|tỉ số)(?!\p{L})[^,;:.\d]{1,60}\Z")
_RAISED = compile_pattern(r"[^,;.\d]{0,25}(?:\d{4} )?(?<!\p{L})(?:lên|xuống|còn)(?: \p{L}+){0,2} {1,3}\d")
_RESTRICTING = compile_pattern(
    r"(?<!\p{L})(?:phục vụ|sử dụng|quản lý|nuôi|quy mô|công suất|làm việc|công tác|sinh hoạt|tham gia|đóng|nhận|thuê) {0,3}\Z"
)
_CLAUSE_MARK = compile_pattern(r"[,;.(]")
_NEXT_VALUE = compile_pattern(r"[^;.]{0,160}?(?:\d|ít nhất|tối thiểu)")


def states_nothing(quantity: Quantity, around: Surroundings, left: str, right: str) -> bool:
    """Whether the number only belongs to a name, a condition, a comparison or another number; ``left`` and ``right`` stand around it."""
    if within(around.quotes, quantity.number_start) or _is_elsewhere(quantity, around, left):
        return True
    if (
        quantity.comparator in (None, "gt")
        and _OVER_POPULATION.match(around.lower, quantity.start)
        and (_RATE_BEFORE.search(left) or around.previous)
    ):
        return True
    if quantity.is_from and _RAISED.match(right):  # "từ 80% lên 90%" sets 90
        return True
    if quantity.is_blank:
        return False
    if left.rstrip().endswith("/"):  # "50 nghìn đồng/ 1 hội viên"
        return True
    if quantity.unit == "%" and around.previous and _says_again(quantity, around.previous, around.lower):
        return True
    if _APART.search(left) or (quantity.comparator is not None and _NO_CASE_OF.search(left)):
        return True
    if quantity.unit and quantity.unit.startswith("điểm") and _SCORING.search(left):
        return True
    if _BASELINE.search(left) or (_WHOEVER.search(left) and _THEN.match(around.lower, quantity.end, around.segment[1])):
        return True
    if _NONE_OF.search(left) or (_PER_SO_MANY.search(left) and _HAS_VALUE.match(right)):
        return True
    return (
        (bool(_AT_PRESENT.search(left)) and not (quantity.unit == "%" and around.stance is Stance.TARGET))
        or _is_condition(quantity, around, left)
        or _is_named(quantity, left, around.lower)
    )


def _says_again(quantity: Quantity, previous: Quantity, lower: str) -> bool:
    """A share straight behind a count, with nothing that it is a share of but the whole."""
    if previous.unit_kind not in ("person", "organ", "thing") or quantity.comparator in ("ge", "gt", "le", "lt"):
        return False
    between = lower[previous.end : quantity.start]
    named = ("lệ" in between or "đạt" in between or "chiếm" in between) and _SHARE_AGAIN.fullmatch(between)
    return bool(named) and not _OF_SOME.match(lower, quantity.end)


_OF_SOME = compile_pattern(r" {1,3}(?!so với|tổng số|trở lên|số|trên)\p{L}")


def _is_elsewhere(quantity: Quantity, around: Surroundings, left: str) -> bool:
    """A number in brackets explains another one (``120 em (25,5%)``), unless it brings its own comparator."""
    if not within(around.brackets, quantity.number_start):
        return False
    if _PROVISO.search(left) or (around.previous is None and _heads_list(quantity, around)):
        return True
    stated = quantity.comparator is not None and (around.previous is not None or quantity.comparator == "ge")
    own = around.previous is not None and _OWN_VALUE.search(left)
    part = around.previous is not None and quantity.unit_start == quantity.end
    if not stated and not own and not part and "trong đó" not in left and around.stance is not Stance.TARGET:
        return True
    explains = around.previous is not None and not part and quantity.comparator is None and not _OWN_VALUE.search(left)
    return explains or "/" in left[-4:]


def _heads_list(quantity: Quantity, around: Surroundings) -> bool:
    """``Khối văn phòng (12 tổ):`` only says how many there are of those whom the items below are for."""
    closing = around.lower.find(")", quantity.end)
    if quantity.comparator is not None or _COLON.match(around.lower, closing + 1) is None:
        return False
    return closing >= around.segment[1] - 1 or _YEAR_HEAD.match(around.lower, around.segment[0]) is None


# "Năm 2027 (03 lớp): 01 lớp pha chế, …": what a year is to bring.
_YEAR_HEAD = compile_pattern(r"(?:trong |đến |cả )?(?:năm|quý|tháng|giai đoạn|đợt)(?!\p{L})")
_COLON = compile_pattern(r" {0,3}:")


def _is_named(quantity: Quantity, left: str, lower: str) -> bool:
    """Ordinals, years, names of programmes (``khóa 12``, ``Chương trình 1 triệu …``); comparisons; ``0 đồng``."""
    if quantity.unit_kind == "percent":
        compared = _COMPARED.search(left) and not _SHARE_OF_ALL.search(left)
        return bool(compared or _SAID_AGAIN.search(left))
    if quantity.value == 0 and quantity.unit in _ZERO_MONEY:
        return True
    if quantity.comparator in (None, "between", "eq") and 1900 <= (quantity.value or 0) <= 2100:
        written = lower[quantity.number_start : quantity.number_end]
        if quantity.value_max or ("năm" in left[-8:] and "." not in written):
            return True
    named = _NAMED_BY_NUMBER.search(left) if quantity.comparator is None else None
    if named and quantity.value_max is None and "." in lower[quantity.number_start : quantity.number_end]:
        named = None  # "Tổng số hội viên mới trong năm 1.250 người"
    if named and quantity.unit == "lần":
        return False
    if named and not _EACH.search(left) and (named["name"] or (quantity.value or 0) <= _LAST_GRADE):
        return True
    return bool(_COMPARED.search(left))


def _restricts(quantity: Quantity, around: Surroundings, left: str) -> bool:
    """``100% bếp ăn phục vụ từ 200 suất trở lên được kiểm tra``: a bound between those counted and what is to hold of them."""
    if not quantity.is_from and quantity.comparator not in ("gt", "lt"):
        return False
    end = min(around.segment[1], quantity.end + 250)
    stop = _CLAUSE_MARK.search(around.lower, quantity.end, end)
    verb = predicate().search(around.lower, quantity.end, stop.start() if stop else end)
    if not verb or quantity.unit_kind in ("percent", "money"):
        return False
    if around.previous and around.previous.unit == "%":
        return bool(_RESTRICTING.search(left))
    owns = bool(_RESTRICTING.search(left)) or (quantity.unit_kind == "person" and left.endswith("có "))
    return owns and "mỗi" in left and bool(_NEXT_VALUE.match(around.lower, verb.end(), end))


# "tỷ lệ hộ nghèo ở các xã có tỷ lệ hộ nghèo trên 25% giảm 4%": whom the rate is of.
_RATE_BOUND = compile_pattern(r"(?<!\p{L})(?:có|với) (?:tỷ lệ|tỉ lệ) [^,;:\d]{1,60}\Z")
# "02 đơn vị có số thu dưới 80% dự toán": which ones are counted.
_OWN_RATE = compile_pattern(
    r"[^,;.\d]{0,40} (?:có|với) (?:số thu|số nợ|tỷ lệ|tỉ lệ|mức)(?: [^,;.\d]{1,40})? (?:dưới|trên|hơn|từ) "
)
_MOVES_ON = compile_pattern(
    r" {1,3}(?:\p{L}+ ){0,3}?(?:giảm|tăng|đạt|được|còn|phát triển|kết nạp|thành lập|phải|nâng) [^,;]{0,60}?\d"
)


def _is_condition(quantity: Quantity, around: Surroundings, left: str) -> bool:
    """``doanh nghiệp từ 25 lao động trở lên``: whom a target is meant for, not how much (NORMS §7.3)."""
    if _CASE.search(left) or _REGARDING.search(left):
        return True
    if (
        quantity.unit == "%"
        and _RATE_BOUND.search(left)
        and _MOVES_ON.match(around.lower, quantity.end, around.segment[1])
    ):
        return True
    counted = around.previous if quantity.unit == "%" else None
    if (
        counted
        and counted.unit_kind in ("organ", "person")
        and _OWN_RATE.fullmatch(around.lower, counted.end, quantity.number_start)
    ):
        return True
    if _SIZE.search(left):  # but "Ngô: diện tích 120 ha" is what is to be grown
        return around.stance is not Stance.TARGET or quantity.unit != "ha" or not _AREA_HEADS.search(left)
    if _restricts(quantity, around, left):
        return True
    if quantity.unit_kind != "person":
        return False
    if left.endswith("phải có ") and "mỗi" not in left and around.stance is not Stance.TARGET:
        return True  # "đại hội đại biểu phải có 150 đoàn viên trở lên"
    workers = bool(_WORKERS.fullmatch((quantity.unit or "").lower()))
    if workers and "mỗi ban " in left[-20:]:
        return False  # what bodies are made of, not whom an employer has
    if workers and (_EMPLOYING.search(left) or (quantity.is_from and _IN_BRACKET.search(left))):
        return True
    organ = _ORGAN_CONDITION.search(left)
    if not organ or _DOING.search(organ["between"]) or "mỗi" in left[-60:]:
        return False
    bounded = quantity.is_from or quantity.comparator in ("lt", "gt", "between", "le")
    has = bool(_HAVING.search(left)) or not organ["between"].strip()
    if workers:
        return bounded or has or quantity.comparator == "ge"
    return bounded and not quantity.is_blank


_QUORUM = compile_pattern(
    r"triệu tập|tín nhiệm (?:trên|dưới|từ|đạt|quá)|biểu quyết|số phiếu|phiếu bầu|tán thành|quá nửa|quá bán|trúng cử|bỏ phiếu|có số dư"
)
# Sheets of a survey or a contest are no votes.
_SURVEY = compile_pattern(r"(?<!\p{L})(?:phát|thu về|phát ra)(?: \p{L}+){0,2} [\d.]+ ?%?(?: số)? phiếu")
# "Theo quy chế công nhận …, trường đạt chuẩn phải có …": what a rule demands.
_DEMANDED = compile_pattern(
    r"(?:theo|căn cứ) (?:quy chế|quy định|thông tư|luật|nghị định|điều lệ|tiêu chuẩn|bộ tiêu chí)(?!\p{L})[^;]{0,300}?(?<!\p{L})phải(?!\p{L})"
)


# What a contest, a dossier or a scholarship is like: "Hồ sơ gồm 02 bộ, …", "Mỗi đội đăng ký tối đa 10 cầu thủ, …".
_RULED = compile_pattern(
    r"(?:hồ sơ(?= (?:gồm|bao gồm|đăng ký|dự thi|tham dự|xét|đề nghị|nộp|được lập))|(?:mỗi )?bài (?:dự thi|viết|thi)|(?:mỗi )?tác phẩm|sản phẩm dự thi|học bổng|giải thưởng|cơ cấu giải|thời lượng|hình thức thi|thể lệ|lệ phí|mức (?:hỗ trợ|thưởng|chi)"
    r"|mỗi (?:bảng|trận|hiệp|câu|phần thi)|đội (?:bóng|thi)|mỗi \p{L}+ (?:được )?(?:đăng ký|cử|thi đấu) (?:\p{L}+ )?tối đa)(?!\p{L})"
)
_AIMED = compile_pattern(r"(?<!\p{L})(?:phấn đấu|chỉ tiêu|mục tiêu)(?!\p{L})")


def sets_conditions(lower: str, segment: Span) -> bool:
    """Whether a segment says how many must be summoned or vote, or what a rule demands: its numbers are conditions."""
    start, end = segment
    if _DEMANDED.match(lower, start, end) or (_RULED.match(lower, start, end) and not _AIMED.search(lower, start, end)):
        return True
    asked = _SURVEY.search(lower, start, end)
    return not asked and _QUORUM.search(lower, start, min(end, start + 600)) is not None
