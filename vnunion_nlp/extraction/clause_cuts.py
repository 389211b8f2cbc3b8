"""Between two values: where the clause of one ends and that of the other begins; no two values share a clause (annotation.md "Indicators")."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

from vnunion_nlp.extraction.clauses import JOINT, Span, skip_lead, within
from vnunion_nlp.extraction.counted_units import kind_of, unit_pattern
from vnunion_nlp.extraction.predicates import predicate
from vnunion_nlp.extraction.quantities import Quantity
from vnunion_nlp.extraction.target_words import act_first, starter
from vnunion_nlp.patterns import compile_pattern

# "Khối 6: 3 lớp = 120 học sinh", "Tốt: 70% Khá: 28%", "Duy trì 12 lớp: Tổng số: 410 học sinh"
_MARK_BETWEEN = compile_pattern(
    r" {0,3}= {0,3}(?=\d)|(?<=%) {1,9}(?=\p{L}+(?: \p{L}+)? {0,3}: {0,3}\d)| {0,2}: {0,3}(?=tổng số)"
)


def cut_between(lower: str, first: Quantity, second: Quantity, brackets: Sequence[Span]) -> Span | None:
    """The joint between the clauses of two values (its start, its end); None where the second states nothing of its own."""
    if (mark := _MARK_BETWEEN.search(lower, first.end, second.number_start + 1)) and not within(brackets, mark.start()):
        return mark.span()
    joints = [
        m
        for m in JOINT.finditer(lower, first.end, second.start + 1)
        if m.end() <= second.start and m[0][0] != ":" and not within(brackets, m.start())
    ]
    # "12 lớp đào tạo, bồi dưỡng cho 300 cán bộ": verbs that say what kind of thing is counted.
    while (
        joints and _KIND.fullmatch(lower[first.end : joints[0].start()]) and act_first().match(lower, joints[0].end())
    ):
        del joints[0]
    if not joints:
        return _parted(lower, first, second, brackets)
    if second.unit_start == second.end:  # its noun is left out
        commas = [joint for joint in joints if joint[0].startswith(",")]
        return (commas or joints)[-1].span()
    # A value that ends its clause ("đạt 90%, tỷ lệ …") is cut at the first joint that opens something, one that heads it at the last.
    behind = lower[first.end : joints[0].start()].replace("trở lên", "").split()
    closes = len(behind) <= (0 if first.unit == "%" else 2)
    for joint in joints if closes else reversed(joints):
        heads = joint.end() >= second.start
        if not heads and (joint[0].strip() == "với" or not starter().match(lower, joint.end())):
            continue
        return joint.span()
    return joints[0].span() if closes else _parted(lower, first, second, brackets)


_KINDS = r"(?:đào tạo|tập huấn|bồi dưỡng|kiểm tra|giám sát|tuyên truyền|đối thoại|thanh tra|khảo sát)"
_KIND = compile_pattern(rf" {{0,3}}{_KINDS}(?:[, ]+(?:và )?{_KINDS}){{0,3}}")


_COMMA = compile_pattern(r",(?!\d) {0,3}(?:(?:và|nhưng|song) {1,3})?")
_MARK_BEFORE = compile_pattern(r"[;.:,(\n](?!\d)")


def _parted(lower: str, first: Quantity, second: Quantity, brackets: Sequence[Span]) -> Span | None:
    """The cut where no known word opens the second clause: at a comma behind a whole clause, else before the verb of the second value."""
    kinds = _KIND.match(lower, first.end, second.start)
    behind = kinds.end() if kinds else first.end
    commas = [m for m in _COMMA.finditer(lower, behind, second.start) if not within(brackets, m.start())]
    for comma in reversed(commas):
        if _is_whole(lower, first, comma.start()) and not _lists_on(lower, first, comma):
            return comma.span()
    low = commas[-1].end() if commas else behind
    for verb in _verbs().finditer(lower, low, second.start):
        names_kind = (
            first.unit_kind in ("event", "thing") and lower[first.end : verb.start()].isspace()
        )  # "01 lớp bồi dưỡng"
        if names_kind or within(brackets, verb.start()):
            continue
        object_ = lower[verb.end() : second.start].split()
        if len(object_) <= _MOST_BETWEEN or (
            _RISES.search(lower, verb.end(), second.start) and len(object_) <= 2 * _MOST_BETWEEN
        ):
            return verb.start(), verb.start()
    if first.unit == "%" and _BOUND.match(lower, second.start):
        unknown = _UNKNOWN_VERB.search(lower, low, second.start)  # "100% giáo viên | soạn ít nhất 02 tiết"
        if unknown and not within(brackets, unknown.start(1)):
            return unknown.start(1), unknown.start(1)
    reach = _REACH.search(lower, low, second.start)
    return (reach.start(), reach.start()) if reach and not within(brackets, reach.start()) else None


_MOST_BETWEEN = 5
"""Words between a verb and its value: ``được kiểm tra an toàn thực phẩm | không dưới 01 lần``."""
_BOUND = compile_pattern(r"(?:ít nhất|tối thiểu|không (?:dưới|quá|ít hơn))(?!\p{L})")
_UNKNOWN_VERB = compile_pattern(
    r"\p{L} {1,3}((?!(?:lên|xuống|có|từ|với|và|của|trong|là|số|hoặc|đến|cho|tại|ở|theo)(?!\p{L}))\p{L}{2,6}) {1,3}\Z"
)
"""The word straight before a bound, whatever it is: what is to be done so often at least."""
_RISES = compile_pattern(r"(?<!trở )(?:lên|xuống) {1,3}\Z")
_REACH = compile_pattern(r"(?<!\p{L})(?:cho|tại|đưa|giúp|phục vụ) {1,3}\Z")
"""Whom or where an act reaches, straight before the second value: ``mở 01 lớp | cho 60 cán bộ``."""


@cache
def _verbs() -> re.Pattern[str]:
    """A verb, or several with an adverb, that may begin the second clause of a share: ``100% CĐCS | đồng loạt tổ chức 01 …``."""
    return compile_pattern(
        rf"(?<!\p{{L}})(?:(?:đồng loạt|cùng|đều|phải|sẽ|tự|chủ động|(?:mỗi|hằng|hàng) (?:năm|quý|tháng|tuần|học kỳ)) {{1,3}}){{0,2}}{predicate().pattern}"
    )


def _is_whole(lower: str, first: Quantity, end: int) -> bool:
    """Whether the words around the first value make a clause that may end before ``end``."""
    marks = [m.end() for m in _MARK_BEFORE.finditer(lower, max(0, first.start - 120), first.start)]
    start = marks[-1] if marks else max(0, first.start - 120)
    start += len(lower[start : first.start]) - len(lower[start : first.start].lstrip())
    return skip_lead(lower, start, first.start) < first.start or predicate().search(lower, first.end, end) is not None


def _lists_on(lower: str, first: Quantity, comma: re.Match[str]) -> bool:
    """Whether what follows the comma is one more of those counted: ``80% đoàn viên, người lao động …``."""
    noun = unit_pattern().match(lower, comma.end())
    return (
        noun is not None
        and kind_of(noun[0]) in ("person", "organ")
        and len(lower[first.end : comma.start()].split()) <= 4
    )
