"""Parts of a clause that sets a target: the counted noun, what is to hold of it, what is done with it (contract §8)."""

from __future__ import annotations

import re

from vnunion_nlp.extraction.clauses import Span, nonempty, trimmed
from vnunion_nlp.extraction.counted_units import kind_of, unit_pattern
from vnunion_nlp.extraction.predicates import acts, bare_predicate, gives, own_predicate, predicate
from vnunion_nlp.extraction.quantities import Quantity
from vnunion_nlp.extraction.target_words import act_first
from vnunion_nlp.patterns import compile_pattern

QUANTIFIER = compile_pattern(
    r" {0,3}(?:trở lên {0,3})?(?:\([^()\n]{0,40}\) {0,3})?(?:/ ?(?:năm|quý|tháng) {0,3})?(?P<number>(?:tổng số|số lượng|số(?! tiền)|các(?! cấp(?!\p{L}))|trên tổng số)(?!\p{L}) {0,3})?"
)

_UPWARD = compile_pattern(r" trở (?:lên|xuống)\Z")


def noun_then_predicate(lower: str, at: int, noun_end: int, end: int) -> tuple[Span | None, Span | None]:
    """Subject from ``at`` (which holds at least what stands before ``noun_end``) and the predicate behind it."""
    match = QUANTIFIER.match(lower, at, end)
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


def deed(lower: str, first: int, last: int) -> Span | None:
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


def behind_kind(lower: str, quantity: Quantity, end: int) -> int:
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
    r"(?!(?<=phòng), chống)[,;:(/\"]| (?:giữa|(?<!trực )thuộc|ở|bằng|ngoài|cho|tới|tại|trên|trong|để|do|từ|về|vào|theo|mỗi|trở lên|trị giá|tham gia|với|so với|chào mừng|nhân (?:dịp|ngày|kỷ niệm)|gửi|dành|phụ trách)(?!\p{L})"
)


def counted_noun(lower: str, quantity: Quantity, end: int) -> Span | None:
    """The counted noun with what describes it, up to a verb, preposition or mark."""
    reach = min(end, quantity.end + 120)
    if lower[quantity.end - 1 : quantity.end] == '"':
        return quantity.unit_start - 1, quantity.end  # a campaign's name counts its things
    kind_end = behind_kind(lower, quantity, reach)
    stop = _NOUN_END.search(lower, kind_end, reach)
    while stop and (listed := _next_in_list(lower, stop, reach, quantity.unit_kind)):
        stop = _NOUN_END.search(lower, listed, reach)
    last = stop.start() if stop else reach
    if stop and stop[0] == '"' and quantity.unit_kind != "event" and (named := _NAMED.match(lower, stop.start(), end)):
        return quantity.unit_start, named.end()  # 'nhà "Mái ấm"'
    verb = predicate().search(lower, kind_end, last)
    while verb and quantity.unit_kind == "person" and _OF_PERSON.match(lower, verb.start(), last):
        verb = predicate().search(lower, verb.end(), last)
    return nonempty(trimmed(lower, noun_start(quantity), verb.start() if verb else last))


def noun_start(quantity: Quantity) -> int:
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
