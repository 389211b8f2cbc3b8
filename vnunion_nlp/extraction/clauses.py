"""Clauses of administrative prose: where a statement that carries a value begins and ends, and its subject and action.

Used for indicators only (contract §8; NORMS §7.3).
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache

import regex

from vnunion_nlp.extraction.quantities import Quantity, phrases, unit_kinds
from vnunion_nlp.knowledge import rows

Span = tuple[int, int]

_LABEL = regex.compile(
    r"[\s\-+•·●○►✓▪]{0,12}(?:\(?(?:\d{1,2}(?:\.\d{1,2}){0,3}|[a-zđ]|[IVXL]{1,6})[.)]{1,2}(?![\d.…])|\(\d{1,2}\))?[\s\-+•]{0,6}"
    r"(?:(?i:chỉ tiêu)(?: số)? \d{1,2} {0,2}[:.] {0,3})?"
)
_SENTENCE_END = regex.compile(
    r";|(?<![.…])(?<!(?<!\p{L})\p{Lu}[\p{Lu}hs]?)\.(?![.…])(?=[\s\")]|\Z)|(?<=[\p{L},)])(?:\.{2,5}|…)(?=\s{1,3}\p{Lu}\p{Ll})|\?|!"
)
_BRACKET = regex.compile(r"\([^()\n]{0,400}\)")
_QUOTE = regex.compile(r"\"[^\"\n]{0,300}\"")
_JOINT = regex.compile(r", {0,3}(?:và {1,3})?| {1,3}(?:và|với|nhưng)(?: {1,3}|(?=[.…]))|: {0,3}| - ")
_OPENER = regex.compile(
    r"(?:phấn đấu|trong đó|mỗi|bình quân|ít nhất|tối thiểu|tỷ lệ|tỉ lệ|đảm bảo|bảo đảm|hàng năm|hằng năm)(?!\p{L})"
)


@cache
def _words(role: str) -> str:
    return phrases([row["word"] for row in rows("target_verbs") if row["role"] == role])


@cache
def act_before() -> regex.Pattern[str]:
    """A verb of doing with at most four words between it and the end of the searched stretch."""
    return regex.compile(rf"(?<!\p{{L}})(?:{_words('act')})(?: {{1,3}}\p{{L}}+){{0,4}} {{0,3}}\Z")


@cache
def act_directly() -> regex.Pattern[str]:
    """A verb of doing straight before the end of the searched stretch."""
    return regex.compile(rf"(?<!\p{{L}})(?:{_words('act')})(?: {{1,3}}(?:được|mới|thêm|cho))? {{0,3}}\Z")


@cache
def _starter() -> regex.Pattern[str]:
    return regex.compile(rf"(?:{_words('lead')}|{_words('act')})(?!\p{{L}})")


@cache
def predicate() -> regex.Pattern[str]:
    """A word that begins what is to hold or to be done."""
    return regex.compile(rf"(?<!\p{{L}})(?<!ban )(?<!diện )(?<!tổng )(?:{_words('state')}|{_words('act')})(?!\p{{L}})")


@cache
def _each() -> regex.Pattern[str]:
    return regex.compile(rf"(?:mỗi|từng) {{1,3}}(?:{phrases(list(unit_kinds()))}|\p{{L}}+) {{1,3}}")


@cache
def _bare_predicate() -> regex.Pattern[str]:
    return regex.compile(rf"(?:{_words('state')}|hoàn thành|xếp loại)(?!\p{{L}})")


@cache
def _first_act() -> regex.Pattern[str]:
    return regex.compile(
        rf"(?!thu nhập)(?:{_words('act')})(?:,? {{1,3}}(?:{_words('act')}))*+(?: {{1,3}}(?:được|mới|thêm))*+(?!\p{{L}})"
    )


def shelters(text: str, start: int, end: int, *, quotes: bool) -> list[Span]:
    """Brackets (or quotations) of a paragraph, in order."""
    pattern = _QUOTE if quotes else _BRACKET
    return [match.span() for match in pattern.finditer(text, start, end)]


def within(spans: Sequence[Span], offset: int) -> bool:
    """Whether ``offset`` stands inside one of the (sorted) ``spans``."""
    low, high = 0, len(spans)
    while low < high:
        middle = (low + high) // 2
        if spans[middle][1] <= offset:
            low = middle + 1
        else:
            high = middle
    return low < len(spans) and spans[low][0] < offset


def segments(text: str, start: int, end: int, brackets: Sequence[Span], quotes: Sequence[Span]) -> list[Span]:
    """The paragraph without its label, cut at ``;`` and sentence ends outside brackets and quotations."""
    label = _LABEL.match(text, start, end)
    at = label.end() if label else start
    found = []
    for match in _SENTENCE_END.finditer(text, at, end):
        if not within(brackets, match.start()) and not within(quotes, match.start()):
            found.append(trimmed(text, at, match.start()))
            at = match.end()
    found.append(trimmed(text, at, end))
    return [(first, last) for first, last in found if first < last]


def trimmed(text: str, start: int, end: int) -> Span:
    """The interval without blanks at both ends and closing marks behind; dots of a blank stay."""
    while start < end and text[start] in " \t\n,;:":
        start += 1
    while (end > start and text[end - 1] in " \t\n,;:/") or (
        end > start + 1 and text[end - 1] == "." and text[end - 2] not in ".…"
    ):
        end -= 1
    return start, end


_SCHEDULE = regex.compile(
    r" {0,3}\((?:từ |đến |trước |trong |hoàn thành )?(?:tháng|quý|ngày|năm|thường xuyên|cả năm|hàng|hằng)(?!\p{L})[^()\n]{0,60}\)\Z"
)
_CONNECTIVE = regex.compile(r"(?:trong đó|với)(?!\p{L})[,:]? {0,3}")
_EACH_OPENS = regex.compile(r"(?:phấn đấu )?(?:bình quân )?mỗi ")


def clause_span(text: str, lower: str, start: int, end: int) -> Span:
    """The clause without marks, connectives (``trong đó``, ``với``) and a schedule in brackets behind it."""
    start, end = trimmed(text, start, end)
    if schedule := _SCHEDULE.search(lower, max(start, end - 90), end):
        start, end = trimmed(text, start, schedule.start())
    if connective := _CONNECTIVE.match(lower, start, end):
        start = connective.end()
    return start, end


def clause_start(text: str, lower: str, start: int, quantity: Quantity, brackets: Sequence[Span]) -> int:
    """Where the first clause of a segment begins: at the segment's start, or behind the joint that opens a clause of its own.

    A list of verbs (``thăm hỏi, tặng quà 50 đoàn viên``) and a short lead (``Hàng năm, 100% …``) stay together with the value.
    """
    left = max(start, quantity.start - 400)
    joints = [m for m in _JOINT.finditer(lower, left, quantity.start) if not within(brackets, m.start())]
    distributes = bool(_EACH_OPENS.match(lower, start))
    previous = quantity.start
    for index in range(len(joints) - 1, -1, -1):
        joint = joints[index]
        comma = next((m for m in reversed(joints[:index]) if m[0][0] in ",:"), None)
        is_list = len(lower[comma.end() if comma else start : joint.start()].split()) <= 3
        heads = joint.end() >= quantity.start or lower[joint.end() : quantity.start].isspace()
        if ":" in joint[0]:
            is_label = _is_label_form(lower, joint.end(), quantity) and not _EACH_OPENS.match(lower, joint.end())
            if not is_label and _skip_lead(lower, start, joint.start()) < joint.start():
                return _span(joint)[1]
        elif heads:
            if joint.start() - start > 40 and joint[0].startswith(","):
                return _span(joint)[1]
        elif joint.start() - start > 25 and _opens(lower, joint, is_list or distributes):
            return _span(joint)[1]
        previous = _span(joint)[0]
    return start if left == start else previous


def _opens(lower: str, joint: regex.Match[str], is_list: bool) -> bool:
    if joint[0].startswith(",") and _OPENER.match(lower, joint.end()):
        return True
    starter = None if is_list else _starter().match(lower, joint.end())
    return starter is not None and starter[0] != "đạt"


def _is_label_form(lower: str, behind: int, quantity: Quantity) -> bool:
    """``Ký mới TƯLĐTT: 01 doanh nghiệp``: little stands on either side of the value behind the colon."""
    rest = regex.split(r"[;.,(\n]", lower[quantity.end : quantity.end + 80], maxsplit=1)[0]
    return len(lower[behind : quantity.start].split()) <= 3 and len(rest.split()) <= 3


def cut_between(lower: str, first: Quantity, second: Quantity, brackets: Sequence[Span]) -> Span | None:
    """The joint between the clauses of two values (its start, its end), or None where one clause carries both."""
    joints = [
        m
        for m in _JOINT.finditer(lower, first.end, second.start + 1)
        if m.end() <= second.start and m[0][0] != ":" and not within(brackets, m.start())
    ]
    if not joints:
        return None
    # A value that ends its clause ("đạt 90%, tỷ lệ …") is cut at the first joint that opens something, one that heads it at the last.
    behind = lower[first.end : joints[0].start()].replace("trở lên", "").split()
    closes = len(behind) <= (0 if first.unit == "%" else 2)
    for joint in joints if closes else reversed(joints):
        heads = joint.end() >= second.start
        if not heads and (joint[0].strip() == "với" or not _starter().match(lower, joint.end())):
            continue
        return _span(joint)
    return _span(joints[0]) if closes else None


def _span(match: regex.Match[str]) -> Span:
    start, end = match.span()
    return start, end


def subject_and_action(lower: str, clause: Span, quantity: Quantity) -> tuple[Span | None, Span | None]:
    """Who or what is counted, and what is to hold of it (or is to be done), inside ``clause``."""
    start, end = clause
    if _heads(lower, start, quantity):
        if quantity.unit == "%":
            return _noun_then_predicate(lower, quantity.end, quantity.end, end)
        return _noun_then_predicate(lower, quantity.unit_start, quantity.end, end)
    if quantity.unit_kind in ("percent", "money") or quantity.unit_start == quantity.end:
        subject, action = _before_percent(lower, start, quantity.start)
        if subject is None and quantity.unit == "%":  # "Duy trì 100% CĐCS hoạt động"
            subject, predicate = _noun_then_predicate(lower, quantity.end, quantity.end, end)
            action = predicate or action
        return subject, action
    subject = _noun(lower, quantity, end)
    action_start, action_end = trimmed(
        lower, _skip_lead(lower, start, quantity.start), _drop_tail(lower, start, quantity.start)
    )
    return subject, (action_start, action_end) if action_start < action_end else None


_LEAD = regex.compile(
    r"(?:(?:trong đó|phấn đấu|bình quân|có|đạt|với|ít nhất|tối thiểu|đảm bảo|bảo đảm|tỷ lệ|tỉ lệ|số lượng|số|tổng số"
    r"|(?:hàng|hằng|mỗi) (?:năm|quý|tháng|tuần)|cuối năm|(?:(?:trong|đến|đến hết|đến cuối|hết|cuối) )?(?:năm \d{4}|nhiệm kỳ(?: \d{4} ?- ?\d{4})?)"
    r")(?!\p{L})[,:]? {0,3})*+"
)
_QUANTIFIER = regex.compile(
    r" {0,3}(?:trở lên {0,3})?(?:\([^()\n]{0,40}\) {0,3})?(?:(?:tổng số|số|các|trên tổng số)(?!\p{L}) {0,3})?"
)
_TAIL = regex.compile(
    r"(?:(?<!\p{L})(?:ít nhất|tối thiểu|đạt|được|là|có|từ|trên|tăng|giảm|(?<!trở )lên|còn|tăng thêm|tỷ lệ|cho|với|của)|[:,\s])+\Z"
)
# "doanh nghiệp có từ 25 lao động …", "đơn vị có tổ chức công đoàn …": whom is meant, where a predicate still follows.
_DESCRIBES = regex.compile(r"có {1,3}(?P<of>từ|dưới|trên|tổ chức)(?!\p{L})")
_UPWARD = regex.compile(r" trở (?:lên|xuống)\Z")


def _skip_lead(lower: str, start: int, end: int) -> int:
    match = _LEAD.match(lower, start, end)
    at = match.end() if match else start
    each = _each().match(lower, at, end)
    return each.end() if each else at


def _drop_tail(lower: str, start: int, end: int) -> int:
    match = _TAIL.search(lower, max(start, end - 60), end)
    return match.start() if match else end


def _heads(lower: str, start: int, quantity: Quantity) -> bool:
    """Whether the value opens its clause, lead words aside (``Phấn đấu 100% CĐCS …``)."""
    return _skip_lead(lower, start, quantity.start) >= quantity.start and quantity.unit_start < quantity.end


def _noun_then_predicate(lower: str, at: int, noun_end: int, end: int) -> tuple[Span | None, Span | None]:
    """Subject from ``at`` (which holds at least what stands before ``noun_end``) and the predicate behind it."""
    match = _QUANTIFIER.match(lower, at, end)
    at = match.end() if match else at
    if noun_end <= at and _bare_predicate().match(lower, at, end):
        return None, trimmed(lower, at, end)
    noun_end = _behind_kind(lower, noun_end, end)
    stop = min(end, at + 300)
    bracket = lower.find("(", at, stop)
    stop = stop if bracket < 0 else bracket
    verb = predicate().search(lower, max(at + 1, noun_end), stop)
    described = None
    while verb and (inner := _DESCRIBES.match(lower, verb.start(), stop)):
        described = verb if inner["of"] == "tổ chức" else described
        verb = predicate().search(lower, inner.end(), stop)
    verb = verb or described
    subject = trimmed(lower, at, verb.start() if verb else stop)
    if (upward := _UPWARD.search(lower, *subject)) and not regex.search(r"\d", lower[slice(*subject)]):
        subject = (subject[0], upward.start())
    action = trimmed(lower, verb.start(), end) if verb else None
    return subject if subject[0] < subject[1] else None, action


def _before_percent(lower: str, start: int, at: int) -> tuple[Span | None, Span | None]:
    first, last = trimmed(lower, _skip_lead(lower, start, at), _drop_tail(lower, start, at))
    verb = _first_act().match(lower, first, last)
    if verb:
        subject = trimmed(lower, verb.end(), last)
        return (subject if subject[0] < subject[1] else None), verb.span()
    verb = predicate().search(lower, first + 1, min(last, first + 300)) if first < last else None
    if verb:
        return trimmed(lower, first, verb.start()), trimmed(lower, verb.start(), last)
    return ((first, last) if first < last else None), None


def _behind_kind(lower: str, at: int, end: int) -> int:
    """Behind a verb that says of what kind the counted thing is (``lớp tập huấn``, ``cuộc kiểm tra, giám sát``)."""
    blanks = len(lower[at : at + 4]) - len(lower[at : at + 4].lstrip(" "))
    kind = _first_act().match(lower, at + blanks, end) if blanks else None
    return kind.end() if kind else at


_NOUN_END = regex.compile(r"[,;:(/]| (?:cho|tại|trên|trong|để|do|từ|về|vào|theo|mỗi|trở lên|trị giá|tham gia)(?!\p{L})")


def _noun(lower: str, quantity: Quantity, end: int) -> Span | None:
    """The counted noun with what describes it, up to a verb, preposition or mark."""
    reach = min(end, quantity.end + 120)
    kind_end = _behind_kind(lower, quantity.end, reach)
    stop = _NOUN_END.search(lower, kind_end, reach)
    last = stop.start() if stop else reach
    verb = predicate().search(lower, kind_end, last)
    span = trimmed(lower, quantity.unit_start, verb.start() if verb else last)
    return span if span[0] < span[1] else None
