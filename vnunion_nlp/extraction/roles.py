"""Subject and action of a clause that carries a value: who or what is counted, and what is to hold of it (contract §8)."""

from __future__ import annotations

import re

from vnunion_nlp.extraction.clauses import Span, act_first, nonempty, skip_lead, trimmed
from vnunion_nlp.extraction.magnitudes import (
    MAGNITUDE,
    NUMBER_OF,
    RATE_AMONG,
    RATE_OF,
    REACHED,
    before_year,
    drop_tail,
    roles_of_extent,
    roles_of_magnitude,
    roles_of_rate,
)
from vnunion_nlp.extraction.predicates import acts, bare_predicate, gives, own_predicate, predicate
from vnunion_nlp.extraction.quantities import EXTENTS, POPULATION, Quantity, kind_of, unit_pattern
from vnunion_nlp.patterns import compile_pattern

_EACH = compile_pattern(r"(?:mỗi|từng) {1,3}(?:một {1,3})?(?P<noun>\p{L}+)")


_NUMBER_WORD = compile_pattern(
    r"(?:(?:(?:giữ vững|duy trì) (?=tỷ lệ|tỉ lệ))?(?:tỷ lệ|tỉ lệ|số lượng|tổng số|số) {0,3}(?:đạt {0,3})?)?\Z"
)
_QUANTIFIER = compile_pattern(
    r" {0,3}(?:trở lên {0,3})?(?:\([^()\n]{0,40}\) {0,3})?(?:/ ?(?:năm|quý|tháng) {0,3})?(?P<number>(?:tổng số|số lượng|số(?! tiền)|các(?! cấp(?!\p{L}))|trên tổng số)(?!\p{L}) {0,3})?"
)
_LABEL_END = compile_pattern(r" {0,3}: {0,3}(?:(?:đạt|có|tăng thêm|tăng|giảm|từ)(?!\p{L}) {0,3})*+\Z")
_ENDING_VERB = compile_pattern(r"(?<!\p{L})(?:được {1,3})?(?P<verb>\p{L}+(?: \p{L}+)?)\Z")
_TOWARD = compile_pattern(r"(?<=\S) {1,3}(?:tại|đến|tới|cho|ở) {0,3}\Z")
_MOVING = compile_pattern(r"(?:(?:kéo )?giảm|tăng|tăng thêm)(?: dần)?\Z")
_OVER_OR_UPWARD = compile_pattern(r"/ ?\p{L}+| {0,3}trở (?:lên|xuống)(?!\p{L})")
_BASELINE = compile_pattern(r"(?<!\p{L})so với(?!\p{L})")
_UPWARD_ON = compile_pattern(r"(?<!\d)(?<!\d%) trở (?:lên|xuống) (?:tại|ở|trong|trên|cho|từ|theo|so với)(?!\p{L})")
_UPWARD = compile_pattern(r" trở (?:lên|xuống)\Z")
_WITHIN = compile_pattern(r"(?<!\p{L})(?:trong|tại|ở|cho|của|với|thuộc)(?: các)? \Z")
_ORGAN = compile_pattern(r"(?<!\p{L})(?<!cấp )(?:doanh nghiệp|đơn vị|cơ quan|trường|hợp tác xã)(?!\p{L})")


_NO_SUBJECT = compile_pattern(r"(?:vào|đến|trong|so với|trước|tại)(?!\p{L})|năm \d{4}\Z")
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
_LEADS_NOUN = compile_pattern(r"(?:cho|của|đối với) {1,3}(?:các )?")


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
            return _noun_then_predicate(lower, quantity.end, quantity.end, end)
        found = _noun_then_predicate(lower, _noun_start(quantity), _behind_kind(lower, quantity, end), end)
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
    if label and quantity.unit != "%" and (counted := _COUNTED.match(lower, first, label.start())):
        noun = unit_pattern().match(lower, counted.end(), label.start())
        begins = own_predicate(lower, noun.end(), label.start()) if noun else None
        if noun and begins and kind_of(noun[0]) in ("person", "organ"):  # "Số người | áp dụng biện pháp mới: 30 người"
            stop = before_year(lower, begins, label.start())
            return trimmed(lower, noun.start(), begins), trimmed(lower, begins, stop)
    if label and (quantity.unit or "").lower() in _PERSONS and not acts().match(lower, first, label.start()):
        return trimmed(lower, first, label.start()), None
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
        return _around_percent(lower, (first, last), quantity, end)
    subject = _noun(lower, quantity, end)
    if first >= last:  # "Có 15 sáng kiến", but "Có 15 xã | đạt chuẩn"
        lead = _HAVING.search(lower, start, quantity.start) or _HAVING.search(lower, start, quantity.number_start)
        if (
            lead
            and quantity.unit_kind in ("organ", "person")
            and subject
            and (own := _ATTAINS.match(lower, subject[1], end))
        ):
            return subject, trimmed(lower, own.start("attains"), end)
        return subject, (lead.start(), lead.start() + 2) if lead else None
    doing = _doing(lower, first, last)
    if doing and not quantity.is_blank and lower.endswith(" được", *doing):
        doing = (doing[0], doing[1] - len(" được"))  # "Thành lập | được 02 tổ"
    return subject, doing


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
_ATTAINS = compile_pattern(r" {1,3}(?P<attains>(?:đạt|được|hoàn thành)(?!\p{L}))")
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
        return _noun_then_predicate(lower, first, organ.end(), last)
    return trimmed(lower, organ.start(), last), trimmed(lower, first, organ.start())


def _noun_then_predicate(lower: str, at: int, noun_end: int, end: int) -> tuple[Span | None, Span | None]:
    """Subject from ``at`` (which holds at least what stands before ``noun_end``) and the predicate behind it."""
    match = _QUANTIFIER.match(lower, at, end)
    at = match.end() if match else at
    if noun_end <= at and bare_predicate().match(lower, at, end):
        if not match or not match["number"]:
            return None, trimmed(lower, at, end)
        at = match.start("number")  # "số được giới thiệu"
    stop = min(end, at + 300)
    bracket = lower.find("(", at, stop)
    short = _SHORT_FORM.match(lower, bracket, stop) if bracket >= 0 else None
    nouns = stop = stop if bracket < 0 else bracket
    if short:  # "công đoàn cơ sở (CĐCS) được …"
        stop = lower.find("(", short.end(), min(end, at + 300))
        stop = min(end, at + 300) if stop < 0 else stop
    if activity := _ACTIVITY.match(lower, at, stop):  # "50% hoạt động kiểm tra | được …"
        act = act_first().match(lower, activity.end(), stop)
        noun_end = max(noun_end, act.end() if act else 0)
    verb = own_predicate(lower, max(at + 1, noun_end), stop)
    if verb is None and 0 <= bracket < end and (behind := _BEHIND_BRACKET.match(lower, bracket, end)):
        verb = predicate().match(lower, behind.end(), end) and behind.end()  # "văn bản (trừ văn bản mật) | được …"
    if short and lower[short.end() : stop if verb is None else verb].strip():
        nouns = stop  # "doanh nghiệp (DN) có từ 20 lao động trở lên"
    subject = trimmed(lower, at, min(nouns, stop if verb is None else verb))
    if (upward := _UPWARD.search(lower, *subject)) and not re.search(r"\d", lower[slice(*subject)]):
        subject = (subject[0], upward.start())
    action = None
    if verb is not None:
        tail = _BRACKET_TAIL.search(lower, verb, end)
        action = trimmed(lower, verb, tail.start() if tail else end)
    return nonempty(subject), action


_ACTIVITY = compile_pattern(r"(?:hoạt động|công tác) {1,3}")
_BEHIND_BRACKET = compile_pattern(r"\([^()\n]{0,200}\) {0,3}")
_SHORT_FORM = compile_pattern(r"\(\p{L}[\p{L}-]{1,9}\)")
_BRACKET_TAIL = compile_pattern(r" {0,3}\([^()\n]{0,300}\)\Z")


_ADVERBS = compile_pattern(r"(?:,? (?:dứt điểm|kịp thời|đúng hạn|hiệu quả|có hiệu quả|đầy đủ|tốt))+")
_TAKES_PART = compile_pattern(r"(?:tham gia|tham dự)(?: đầy đủ)?\Z")
# "03 buổi nói chuyện thu hút | trên 80% hội viên"
_DRAWING = compile_pattern(r"(?<!\p{L})(?P<verb>thu hút|huy động|tập hợp|vận động)\Z")


def _around_percent(lower: str, left: Span, quantity: Quantity, end: int) -> tuple[Span | None, Span | None]:
    """Of a share or a sum: ``thu đoàn phí | đạt 95%``, ``giảm | 10% số vụ``, ``tăng | tỷ lệ … thêm 5%``."""
    first, last = left
    if quantity.unit == "%" and (toward := _TOWARD.search(lower, first, last)):
        doing = _doing(lower, first, toward.start())
        noun, predicated = _noun_then_predicate(lower, quantity.end, quantity.end, end)
        return noun, trimmed(lower, *doing) if doing else predicated
    reached = REACHED.search(lower, first, last)
    if reached and reached.start() == first and reached["verb"] == "đạt" and quantity.unit == "%":
        return _noun_then_predicate(lower, quantity.end, quantity.end, end)  # "Mỗi tổ đạt 40% số | sáng kiến"
    verb = acts().match(lower, first, last) or _TAKES_PART.match(lower, first, last)
    drawing = _DRAWING.search(lower, first + 1, last) if quantity.unit == "%" and first < last else None
    if drawing:
        return _behind_verb(lower, drawing.span("verb"), quantity, end)
    if verb and (
        verb.end() >= last or _ADVERBS.fullmatch(lower, verb.end(), last) or lower.startswith(" từ ", verb.end(), last)
    ):
        return _behind_verb(lower, left, quantity, end)
    if verb and not verb[0].startswith("thu"):
        stop = reached.start() if reached else last
        subject = trimmed(lower, verb.end(), drop_tail(lower, verb.end(), trimmed(lower, verb.end(), stop)[1]))
        subject = trimmed(lower, subject[0], before_year(lower, *subject))
        return nonempty(subject), verb.span()
    if reached and reached.start() > first:
        own = None if verb or NUMBER_OF.match(lower, first) else own_predicate(lower, first + 1, reached.start())
        if own is not None and reached["verb"] == "đạt":
            return trimmed(lower, first, own), trimmed(lower, own, reached.start())
        last = trimmed(lower, first, reached.start())[1]
        return trimmed(lower, first, before_year(lower, first, last)), reached.span("verb")
    counts = verb or NUMBER_OF.match(lower, first) or first >= last
    own = None if counts else own_predicate(lower, first + 1, min(last, first + 300))
    if own is None:
        return nonempty((first, last)), None
    if lower[quantity.end : quantity.end + 12].lstrip().startswith("đối với "):
        return trimmed(lower, lower.index("với ", quantity.end) + 4, end), trimmed(lower, own, last)
    ending = _ENDING_VERB.search(lower, own, last)
    if ending and quantity.unit == "%" and predicate().fullmatch(lower, *ending.span("verb")):
        return _behind_verb(lower, ending.span(), quantity, end)
    return trimmed(lower, first, own), trimmed(lower, own, last)


# Acts that bring others to act: "Vận động 60% nhà giáo | có sáng kiến".
_CAUSES = compile_pattern(
    r"(?<!\p{L})(?:vận động|phấn đấu|huy động|thu hút|chỉ đạo|tập hợp|đưa|nâng|khuyến khích|hướng dẫn|động viên|duy trì|giữ vững|hoàn thành|thực hiện|triển khai|xây dựng|tổ chức)\Z"
)
_REGARDING = compile_pattern(r" (?:về|trong việc|theo)(?!\p{L})")


def _behind_verb(lower: str, verb: Span, quantity: Quantity, end: int) -> tuple[Span | None, Span | None]:
    """``giảm 10% số vụ tai nạn so với năm trước``, ``kiểm tra 20% số CĐCS``: what is done stands before the value."""
    if quantity.unit != "%":
        return None, verb
    if not _MOVING.match(lower, *verb):
        regard = _REGARDING.search(lower, quantity.end, end)
        end = regard.start() if regard else end
        subject, predicate_found = _noun_then_predicate(lower, quantity.end, quantity.end, end)
        acting = acts().match(lower, *verb) or _TAKES_PART.match(lower, *verb)
        if predicate_found and subject and acting and not _CAUSES.search(lower, *verb):
            subject, predicate_found = trimmed(lower, subject[0], end), None  # "Thăm hỏi | 100% gia đình có việc hiếu"
        number = _QUANTIFIER.match(lower, quantity.end, end)
        if predicate_found is None and subject and number and (number["number"] or "các").strip() != "các":
            subject = (number.start("number"), subject[1])
        return subject, predicate_found or verb
    baseline = _BASELINE.search(lower, quantity.end, end)
    slash = _OVER_OR_UPWARD.match(lower, quantity.end, end)
    first, last = trimmed(lower, slash.end() if slash else quantity.end, baseline.start() if baseline else end)
    counted = unit_pattern().match(lower, first + len("số "), last) if lower.startswith("số ", first) else None
    if counted and kind_of(counted[0]) in ("person", "organ"):  # "giảm 10% số | trẻ em bị đuối nước"
        first = counted.start()
    return nonempty((first, last)), verb


def _doing(lower: str, first: int, last: int) -> Span | None:
    """What is done with the things counted, without who does it (``LĐLĐ tỉnh mở …``)."""
    tail = _DOING_TAIL.search(lower, first, last)
    last = tail.start() if tail else last
    act = acts().match(lower, first, last)
    if act and last - act.end() > _LONG and _OVER_LAWS.match(lower, act.end(), last):
        return act.span()  # "Giám sát | việc thực hiện Luật … tại 08 đơn vị"
    aims = _AIMS.search(lower, first, last)
    if aims and acts().match(lower, aims.end(), last):
        return aims.end(), last
    if acts().match(lower, first, last) or gives().match(lower, first, last):
        return first, last
    comma = lower.rfind(", ", first, last) + 2
    if comma > first + 1 and not acts().match(lower, comma, last):  # "Nhân dịp thành lập tổ, Hội xã | tổ chức"
        first = comma if predicate().search(lower, comma, last) else first
    verb = predicate().search(lower, first, last)
    return (verb.start(), last) if verb else None


# "Liên đoàn Lao động huyện phấn đấu | kết nạp", "Đoàn trường sẽ | trao"
_AIMS = compile_pattern(r"(?<!\p{L})(?:sẽ|phấn đấu|cố gắng|nỗ lực)(?!\p{L}) {1,3}")


_LONG = 40
"""Characters behind an act that are more than its object."""
_OVER_LAWS = compile_pattern(r" (?:việc (?:thực hiện|chấp hành)|(?:bộ )?luật|nghị định|nghị quyết|quy định)(?!\p{L})")
_DOING_TAIL = compile_pattern(r" {1,3}(?:mỗi(?: \p{L}+){1,2}|tại|ở|cho|đối với|với) {0,3}\Z")


def _behind_kind(lower: str, quantity: Quantity, end: int) -> int:
    """Behind a verb that says of what kind the counted thing is (``lớp tập huấn``, ``cuộc kiểm tra, giám sát``)."""
    at = quantity.end
    if quantity.unit_kind in ("person", "organ"):  # they do it themselves
        return at
    drawn = lower.find(" thu hút ", at, end)  # "buổi nói chuyện | thu hút 80% hội viên"
    end = end if drawn < 0 else drawn
    blanks = len(lower[at : at + 4]) - len(lower[at : at + 4].lstrip(" "))
    kind = acts().match(lower, at + blanks, end) if blanks else None
    return kind.end() if kind else at


_NOUN_END = compile_pattern(
    r"(?!(?<=phòng), chống)[,;:(/\"]| (?:giữa|(?<!trực )thuộc|cho|tới|tại|trên|trong|để|do|từ|về|vào|theo|mỗi|trở lên|trị giá|tham gia|với|so với|chào mừng|nhân (?:dịp|ngày|kỷ niệm)|gửi|dành|phụ trách)(?!\p{L})"
)


def _noun(lower: str, quantity: Quantity, end: int) -> Span | None:
    """The counted noun with what describes it, up to a verb, preposition or mark."""
    reach = min(end, quantity.end + 120)
    if lower[quantity.end - 1 : quantity.end] == '"':
        return quantity.unit_start - 1, quantity.end  # a campaign's name counts its things
    kind_end = _behind_kind(lower, quantity, reach)
    stop = _NOUN_END.search(lower, kind_end, reach)
    while stop and (listed := _next_in_list(lower, stop, reach, quantity.unit_kind)):
        stop = _NOUN_END.search(lower, listed, reach)
    last = stop.start() if stop else reach
    if stop and stop[0] == '"' and quantity.unit_kind != "event" and (named := _NAMED.match(lower, stop.start(), end)):
        return quantity.unit_start, named.end()  # 'nhà "Mái ấm"'
    verb = predicate().search(lower, kind_end, last)
    while verb and quantity.unit_kind == "person" and _OF_PERSON.match(lower, verb.start(), last):
        verb = predicate().search(lower, verb.end(), last)
    return nonempty(trimmed(lower, _noun_start(quantity), verb.start() if verb else last))


def _noun_start(quantity: Quantity) -> int:
    """Where the noun counted begins: its unit, or behind it where turns are counted (``lượt | công nhân``)."""
    turns = quantity.unit == "lượt" and quantity.unit_kind == "person"
    return quantity.end if turns else quantity.unit_start


# "đảng viên là công nhân", "đoàn viên có hoàn cảnh khó khăn"
_OF_PERSON = compile_pattern(
    r"(?:là|bị|mắc|làm việc|có (?:hoàn cảnh|công|con|nguy cơ|nhu cầu|thu nhập|trình độ|thành tích))(?!\p{L})"
)


_NAMED = compile_pattern(r"\"[^\"\n]{1,80}\"")


def _next_in_list(lower: str, comma: re.Match[str], end: int, kind: str) -> int | None:
    """Behind the next noun of a list of those counted: ``20 gia đình chính sách, hộ nghèo``."""
    if comma[0] != "," or kind not in ("person", "thing"):
        return None
    at = comma.end() + (lower[comma.end() : comma.end() + 1] == " ")
    noun = unit_pattern().match(lower, at, end)
    return noun.end() if noun and kind_of(noun[0]) == kind else None
