"""Subject and action of a clause that carries a value: who or what is counted, and what is to hold of it (contract §8)."""

from __future__ import annotations

import re

from vnunion_nlp.extraction.clauses import Span, nonempty, skip_lead, trimmed
from vnunion_nlp.extraction.counted_units import EXTENTS, kind_of, unit_pattern
from vnunion_nlp.extraction.magnitudes import (
    MAGNITUDE,
    NUMBER_OF,
    RATE_AMONG,
    RATE_OF,
    before_year,
    drop_tail,
    roles_of_extent,
    roles_of_magnitude,
    roles_of_rate,
)
from vnunion_nlp.extraction.predicates import acts, bare_predicate, own_predicate, predicate
from vnunion_nlp.extraction.quantities import POPULATION, Quantity
from vnunion_nlp.extraction.role_parts import behind_kind, counted_noun, deed, noun_start, noun_then_predicate
from vnunion_nlp.extraction.role_shares import around_percent
from vnunion_nlp.patterns import compile_pattern

_EACH = compile_pattern(r"(?:mỗi|từng) {1,3}(?:một {1,3})?(?P<noun>\p{L}+)")

_NUMBER_WORD = compile_pattern(
    r"(?:(?:(?:giữ vững|duy trì) (?=tỷ lệ|tỉ lệ))?(?:tỷ lệ|tỉ lệ|số lượng|tổng số|số) {0,3}(?:đạt {0,3})?)?\Z"
)

_LABEL_END = compile_pattern(r" {0,3}: {0,3}(?:(?:đạt|có|tăng thêm|tăng|giảm|từ)(?!\p{L}) {0,3})*+\Z")

_UPWARD_ON = compile_pattern(r"(?<!\d)(?<!\d%) trở (?:lên|xuống) (?:tại|ở|trong|trên|cho|từ|theo|so với)(?!\p{L})")

_WITHIN = compile_pattern(r"(?<!\p{L})(?:trong|tại|ở|cho|của|với|thuộc)(?: các)? \Z")

_ORGAN = compile_pattern(r"(?<!\p{L})(?<!cấp )(?:doanh nghiệp|đơn vị|cơ quan|trường|hợp tác xã)(?!\p{L})")

_NO_SUBJECT = compile_pattern(r"\W*\Z|(?:vào|đến|trong|so với|trước|tại)(?!\p{L})|năm \d{4}\Z")

# "bác sĩ/10.000 dân", "giường bệnh trên một vạn dân"
_OVER_BASE = compile_pattern(rf" {{0,2}}(?:/ {{0,2}}(?:\d|vạn )| trên {POPULATION} )")

_SHARE_TAIL = compile_pattern(r" ?/ ?(?:năm|quý|tháng|tuần|học kỳ|kỳ|đợt)(?!\p{L})| so (?:với )?(?!\d)")

_BY_YEAR = compile_pattern(
    r" {1,3}(?:(?:(?:vào|đến|trong)(?: hết| cuối)? )?năm \d{4}|(?:trong|trước|đến hết|hết) (?:quý (?:[ivx]{1,3}|\d)|tháng \d{1,2})(?:/\d{4})?|giai đoạn \d{4} ?- ?\d{4})\Z"
)

# What must not happen besides: "hoàn thành nhiệm vụ, không để việc tồn đọng".
_BESIDE = compile_pattern(r", không (?:để|có|còn)(?!\p{L})")

_EACH_BEHIND = compile_pattern(r" mỗi \p{L}+(?: \p{L}+)?\Z")

_JOINS = compile_pattern(r" {1,3}(?:và|hoặc|với|khi)\Z")

_AMOUNT = compile_pattern(r"(?:tiền|dư|thu|chi|vốn|phải)(?!\p{L})")
"""``số thu``, ``số tiền``: an amount, of which ``số`` is a part."""
_LEADS_NOUN = compile_pattern(
    r"(?:(?:cho|của|đối với) {1,3}(?:các )?|(?:tổng )?số(?: lượng)? {1,3}(?=\p{L})(?!(?:tiền|liệu|dư|kết nạp|thu|chi|vốn|phải)(?!\p{L}))|lượt {1,3}(?=\p{L}))"
)


def subject_and_action(lower: str, clause: Span, quantity: Quantity) -> tuple[Span | None, Span | None]:
    """Who or what is counted, and what is to hold of it (or is to be done), inside ``clause``."""
    subject, action = _roles(lower, clause, quantity)
    if subject and subject[0] == quantity.unit_start and lower.startswith("/", quantity.end):
        subject = (subject[0], min(subject[1], quantity.end))  # "sáng kiến/tổ/năm"
    if subject and quantity.unit in EXTENTS and subject[0] == quantity.unit_start:
        subject, action = roles_of_extent(lower, (clause[0], subject[1]), quantity, action)
    if (
        subject
        and quantity.unit == "%"
        and subject[0] > quantity.start
        and (tail := _SHARE_TAIL.search(lower, *subject))
    ):
        subject = (subject[0], tail.start())  # "20% giáo viên/học kỳ", "40% số sáng kiến so với năm trước"
    if subject and (over := _OVER_BASE.search(lower, *subject)):
        subject = (subject[0], over.start())
    if subject and (upward := _UPWARD_ON.search(lower, *subject)):
        subject = (subject[0], upward.start())
    if subject and (joint := _JOINS.search(lower, *subject)):
        subject = (subject[0], joint.start())
    if subject and (lead := _LEADS_NOUN.match(lower, *subject)):
        subject = (lead.end(), subject[1])
    elif subject and _AMOUNT.match(lower, subject[0]) and lower.endswith("số ", 0, subject[0]):
        subject = (subject[0] - len("số "), subject[1])
    if subject and subject[1] <= quantity.start:
        subject = (subject[0], before_year(lower, *subject))
        if each := _EACH_BEHIND.search(lower, *subject):
            subject = (subject[0], each.start())
    elif subject and (time := _BY_YEAR.search(lower, *subject)):
        subject = (subject[0], time.start())
    if action and (beside := _BESIDE.search(lower, *action)):
        action = (action[0], beside.start())
    if action and (time := _BY_YEAR.search(lower, *action)):
        action = (action[0], time.start()) if time.start() > action[0] else None
    return (None if subject and _NO_SUBJECT.match(lower, *subject) else subject), action


def _roles(lower: str, clause: Span, quantity: Quantity) -> tuple[Span | None, Span | None]:
    start, end = clause
    strive = lower.rfind("phấn đấu ", start, quantity.start)
    measured = MAGNITUDE.match(lower, start) or RATE_OF.match(lower, start) or NUMBER_OF.match(lower, start)
    aim = skip_lead(lower, strive, quantity.start) if strive > start and not measured else start
    if aim > start and (aim >= quantity.start or (quantity.unit == "%" and acts().match(lower, aim, quantity.start))):
        start = strive  # "Hội phụ nữ xã phấn đấu có 90% hội viên …"
    if _heads(lower, start, quantity):
        if quantity.unit == "%":
            return noun_then_predicate(lower, quantity.end, quantity.end, end)
        found = noun_then_predicate(lower, noun_start(quantity), behind_kind(lower, quantity, end), end)
        if found[1] is None and (having := _HAVING.search(lower, start, quantity.start)):
            return found[0], (having.start(), having.start() + len("có"))
        if found[1] is None and (more := _HAVING_MORE.search(lower, start, quantity.start)):
            return found[0], more.span("having")
        return found
    first = _skip_each(lower, start, quantity.start)
    if raised := _RAISED.match(lower, first, quantity.start):  # "nâng | tổng số xã đạt chuẩn lên 8 xã"
        return raised.span("noun"), raised.span("verb")
    if quantity.unit == "%" and (kept := _KEPT_RATE.match(lower, first, quantity.start)):
        first = kept.end()  # "Duy trì | tỷ lệ che phủ rừng | đạt 60%"
    label = _LABEL_END.search(lower, max(first, quantity.start - 40), quantity.start)
    if (
        label
        and quantity.unit == "%"
        and (rate := RATE_OF.match(lower, *trimmed(lower, first, drop_tail(lower, first, label.start()))))
    ):
        return roles_of_rate(lower, rate)
    if label and quantity.unit == "%" and bare_predicate().match(lower, quantity.end + 1, end):
        return trimmed(lower, first, label.start()), trimmed(lower, quantity.end, end)
    if quantity.unit != "%" and (counted := _COUNTED.match(lower, first, quantity.start)):
        tail = label.start() if label else drop_tail(lower, first, quantity.start)
        noun = unit_pattern().match(lower, counted.end(), tail)
        begins = own_predicate(lower, noun.end(), tail) if noun else None
        if noun and begins and kind_of(noun[0]) in ("person", "organ"):  # "Số người | áp dụng biện pháp mới: 30 người"
            stop = before_year(lower, begins, tail)
            return trimmed(lower, noun.start(), begins), trimmed(lower, begins, stop)
    if label and (quantity.unit or "").lower() in _PERSONS and not acts().match(lower, first, label.start()):
        return trimmed(lower, first, label.start()), None
    if label and quantity.unit_kind == "event" and quantity.unit_start < quantity.end:
        held = trimmed(lower, first, label.start())
        if acts().match(lower, *held):  # "Tập huấn nghiệp vụ: 02 lớp"
            return counted_noun(lower, quantity, end), held
    if label and (labelled := _of_label(lower, *trimmed(lower, first, label.start()))):
        return labelled
    first, last = trimmed(lower, first, drop_tail(lower, first, quantity.start))
    if quantity.unit == "%" and _FULFILS.match(lower, first, last):
        return None, (first, last)
    if magnitude := MAGNITUDE.match(lower, first, last):
        return roles_of_magnitude(lower, magnitude)
    if quantity.unit == "%" and (rate := RATE_OF.match(lower, first, last) or RATE_AMONG.match(lower, first, last)):
        return roles_of_rate(lower, rate)
    if (
        quantity.unit_kind in ("percent", "money")
        or quantity.unit_start == quantity.end
        or NUMBER_OF.match(lower, first)
    ):
        return around_percent(lower, (first, last), quantity, end)
    subject = counted_noun(lower, quantity, end)
    if first >= last:  # "Có 15 sáng kiến", but "Có 15 xã | đạt chuẩn"
        lead = _HAVING.search(lower, start, quantity.start) or _HAVING.search(lower, start, quantity.number_start)
        if lead and subject and (own := _holds_behind(lower, subject[1], end)):
            return subject, own
        return subject, (lead.start(), lead.start() + 2) if lead else None
    doing = deed(lower, first, last)
    if doing and subject and lower[slice(*doing)] == "có" and (own := _holds_behind(lower, subject[1], end)):
        return subject, own  # "Mỗi xã có 01 nhóm | được hỗ trợ"
    if doing and not quantity.is_blank and lower.endswith(" được", *doing):
        doing = (doing[0], doing[1] - len(" được"))  # "Thành lập | được 02 tổ"
    return subject, doing


def _holds_behind(lower: str, at: int, end: int) -> Span | None:
    """The predicate straight behind the noun counted: ``Có 15 sáng kiến | được công nhận``."""
    behind = at + len(lower[at : at + 4]) - len(lower[at : at + 4].lstrip())
    verb = predicate().match(lower, behind, end) if behind > at else None
    return trimmed(lower, behind, end) if verb else None


def row_roles(lower: str, name: Span) -> tuple[Span | None, Span | None]:
    """Of a table row's name: ``Kết nạp | đoàn viên mới``, ``Tỷ lệ tổ | ký thỏa ước``."""
    first, last = name
    if rate := re.match(r"(?:tỷ lệ|tỉ lệ|tổng số|số lượng|số) {1,3}", lower[first:last]):
        first += rate.end()
    verb = acts().match(lower, first, last)
    if verb and verb.end() < last:
        return trimmed(lower, verb.end(), last), verb.span()
    own = own_predicate(lower, first + 1, last)
    if own is None:
        return (first, last), None
    return trimmed(lower, first, own), trimmed(lower, own, last)


_COUNTED = compile_pattern(r"(?:tổng số|số lượng|số) {1,3}(?=\p{L})")

_PERSONS = ("đ/c", "đc", "đồng chí", "em", "cháu", "người")
"""Units that stand for those whom a label names (``Giáo viên giỏi cấp huyện: 6 đ/c``)."""

_RAISED = compile_pattern(
    r"(?P<verb>nâng|tăng|đưa|giảm|hạ) (?:tổng )?số (?:lượng )?(?P<noun>[^,;:\d]{2,90}?) (?:lên|xuống|còn)(?: \p{L}+){0,2} {0,3}\Z"
)

_HAVING = compile_pattern(r"(?<!\p{L})có {0,3}\Z")


_HAVING_MORE = compile_pattern(r"(?<!\p{L})(?P<having>có thêm) [^,;]{0,20}\Z")

_KEPT_RATE = compile_pattern(
    r"(?:duy trì|giữ vững|bảo đảm|đảm bảo) (?=(?:tỷ lệ|tỉ lệ) [^,;:\d]{2,120} đạt(?: từ| trên)? {0,3}\Z)"
)

_FULFILS = compile_pattern(r"hoàn thành (?:xuất sắc|tốt)? ?nhiệm vụ\Z")


def _heads(lower: str, start: int, quantity: Quantity) -> bool:
    """Whether the value opens its clause, lead words aside (``Phấn đấu 100% CĐCS …``)."""
    at = skip_lead(lower, start, quantity.start)
    if quantity.unit == "%" and lower[start : quantity.start].rstrip().endswith((",", " để")):
        return True  # "Đến hết quý III, 98% hồ sơ …", "bảo đảm điều kiện để 98% hồ sơ …"
    if quantity.unit_start >= quantity.end or not _NUMBER_WORD.match(lower, at, quantity.start):
        return False
    return quantity.unit == "%" or lower[start:at].strip() != "có"  # in "Có 15 sáng kiến", "Có" is the action


def _skip_each(lower: str, start: int, end: int) -> int:
    at = skip_lead(lower, start, end)
    each = _EACH.match(lower, at, end)
    asked = acts().match(lower, at, end) if each is None else None
    if asked and (each := _EACH.match(lower, asked.end() + 1, end)) and each["noun"] in _TIMES:
        each = None  # "Kết nạp mỗi năm …", but "Vận động mỗi đoàn viên | ủng hộ …"
    if not each:
        return at
    noun = unit_pattern().match(lower, each.start("noun"), end)
    behind = noun.end() if noun else each.end()
    verb = own_predicate(lower, behind, end)
    return behind if verb is None else verb


_TIMES = ("năm", "quý", "tháng", "tuần", "ngày", "đợt")


def _of_label(lower: str, first: int, last: int) -> tuple[Span | None, Span | None] | None:
    """``Ký mới thỏa ước doanh nghiệp có công đoàn: 02 doanh nghiệp``: what is done, then with whom."""
    number = NUMBER_OF.match(lower, first, last)
    organ = _ORGAN.search(lower, first, last)
    if organ and _WITHIN.search(lower, first, organ.start()):
        organ = None  # "Báo cáo chuyên đề cho lao động trong cơ quan …: đạt 100%"
    if number and organ and not lower[number.end() : organ.start()].strip():
        first = organ.start()  # "Số trường học | đạt chuẩn: 04 trường"
    if not organ:
        if lower.startswith("thu ngân sách", first, last):
            return (first, before_year(lower, first, last)), None
        verb = acts().match(lower, first, last)
        return (
            (nonempty(trimmed(lower, verb.end(), before_year(lower, verb.end(), last))), verb.span()) if verb else None
        )
    if organ.start() == first:
        return noun_then_predicate(lower, first, organ.end(), last)
    return trimmed(lower, organ.start(), last), trimmed(lower, first, organ.start())
