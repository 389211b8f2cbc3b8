"""Subject and action that one value has from its neighbour: acts of a list, predicates behind the last, times and grades of the same (contract §8)."""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise

from vnunion_nlp.extraction.clauses import Span, nonempty, trimmed
from vnunion_nlp.extraction.counted_units import as_written
from vnunion_nlp.extraction.indicator_mention import IndicatorMention
from vnunion_nlp.extraction.passage import Passage
from vnunion_nlp.extraction.predicates import acts
from vnunion_nlp.extraction.statements import Found
from vnunion_nlp.patterns import compile_pattern


def with_shared_roles(passage: Passage, found: list[Found], mentions: list[IndicatorMention]) -> list[IndicatorMention]:
    """``mentions`` of one paragraph, in order, with what they have from each other; ``found`` are their values."""
    lower, mentions = passage.lower, list(mentions)
    _share_acts(lower, found, mentions)
    _share_predicates(lower, found, mentions)
    _share_grades(lower, found, mentions)
    _share_each(passage, found, mentions)
    _share_counted(found, mentions)
    return _shared_roles(lower, found, mentions)


_AND = compile_pattern(r"(?: {0,3},)?(?: {1,3}và)? {1,3}")


def _share_acts(lower: str, found: list[Found], mentions: list[IndicatorMention]) -> None:
    """``Trồng 40 ha lạc; 25 ha quế``: the items of a list joined by semicolons have the act that stands before the first."""
    for index in range(1, len(mentions)):
        mention, giver, quantity = mentions[index], mentions[index - 1], found[index].quantity
        between = lower[giver.end : mention.start].strip().removeprefix(", ") or ","
        heads = mention.start == quantity.start and quantity.unit != "%" and quantity.unit_start < quantity.end
        if between not in (";", ",", "và") or not heads or mention.action or not giver.action or giver.unit == "%":
            continue
        if giver.action[1] <= found[index - 1].quantity.start and acts().match(lower, *giver.action):
            mentions[index] = replace(mention, action=giver.action)


def _share_predicates(lower: str, found: list[Found], mentions: list[IndicatorMention]) -> None:
    """``100% tổ khối văn phòng và 80% tổ sản xuất | được …``: what is to hold of both stands behind the last."""
    for index in range(len(mentions) - 2, -1, -1):
        mention, following, quantity = mentions[index], mentions[index + 1], found[index + 1].quantity
        if mention.unit != "%" or following.unit != "%" or mention.action or not mention.subject:
            continue
        heads = not lower[following.start : quantity.start].strip() and mention.subject[0] >= found[index].quantity.end
        action, period = following.action, mention.period
        if not heads or not action or action[0] <= quantity.end:
            continue
        if not _AND.fullmatch(lower, mention.end, following.start):
            continue
        shared = following.period
        if shared and action[0] < shared.start and shared.end <= following.end:
            own = period and mention.start <= period.start < mention.end
            period = period if own else shared
        mentions[index] = replace(mention, action=action, period=period)


def _share_each(passage: Passage, found: list[Found], mentions: list[IndicatorMention]) -> None:
    """``100% CĐCS | có ít nhất 01 sáng kiến``: what is to hold of the share is a value itself, counted over those it is a share of."""
    for index, (mention, following) in enumerate(pairwise(mentions)):
        touches = mention.end < following.start and passage.lower[mention.end : following.start].isspace()
        if not touches or mention.action or not mention.subject or found[index].is_zero:
            continue
        mentions[index] = replace(mention, action=(following.start, following.end))
        if following.per is None and following.unit != mention.unit:
            mentions[index + 1] = replace(following, per=as_written(passage.text, *mention.subject))


def _share_counted(found: list[Found], mentions: list[IndicatorMention]) -> None:
    """``xây mới 03 và sửa chữa 04 căn nhà``; ``30 đoàn viên, trong đó nữ 12``: a count without a noun counts what the one beside it does."""
    for index, (item, mention) in enumerate(zip(found, mentions, strict=True)):
        quantity = item.quantity
        if mention.subject or quantity.unit in (None, "%") or quantity.unit_start < quantity.end:
            continue
        beside = [mentions[at] for at in (index - 1, index + 1) if 0 <= at < len(mentions)]
        giver = next((other for other in beside if other.unit == mention.unit and other.subject), None)
        if giver:
            mentions[index] = replace(mention, subject=giver.subject)


# "70% đơn vị có tủ sách vào năm 2025 và 90% vào năm 2030", "đến năm 2025 đạt 70%, đến năm 2030 đạt 90% đơn vị có tủ sách"
_VALUE_ALONE = compile_pattern(
    r"(?:(?:phấn đấu|đạt|có|còn|lên|xuống|là|và|thì|tăng lên|giảm xuống|khoảng|trên|dưới|ít nhất|tối thiểu|từ|hơn|trở lên|so với [^,;\d]{1,30}"
    r"|(?:vào|đến|trong)?(?: hết| cuối)? ?(?:năm (?:học )?)?\d{4}|/ ?năm|/ ?(?:\d{1,3}\.000|vạn) \p{L}+(?: em)?)(?!\p{L})|[ ,])*"
)


def _shared_roles(lower: str, found: list[Found], mentions: list[IndicatorMention]) -> list[IndicatorMention]:
    """A value that only names another time shares subject and action with the value beside it."""
    alone = [
        mention.subject is None
        and not item.is_zero
        and (item.quantity.unit == "%" or item.quantity.unit_start == item.quantity.end)
        and (_says_change_only(lower, item) or (mention.period is not None and _says_time_only(lower, item)))
        for item, mention in zip(found, mentions, strict=True)
    ]
    for index, mention in enumerate(mentions):
        if not alone[index]:
            continue
        changes = _says_change_only(lower, found[index])
        for other in (index - 1,) if changes else (index - 1, index + 1):
            if not 0 <= other < len(mentions) or alone[other]:
                continue
            giver = mentions[other]
            gap = max(mention.start, giver.start) - min(mention.end, giver.end)
            if not 0 <= gap <= _NEXT_TO or not (changes or giver.unit == mention.unit):
                continue
            reaches = giver.action is not None and lower[slice(*giver.action)] in _REACHES
            action = mention.action if changes and reaches else giver.action  # "Doanh thu | đạt …, | tăng 8%"
            mentions[index] = mention = replace(mention, subject=giver.subject, action=action)
            if giver.change and not mention.change:
                mentions[index] = replace(mention, change=giver.change, is_delta=giver.is_delta)
            alone[index] = False
            break
    return mentions


_REACHES = ("đạt", "chiếm", "tăng", "giảm")
_NEXT_TO = 8
"""Characters between two clauses that one joint parts."""


_CHANGE_ALONE = compile_pattern(r"(?:tăng|giảm)(?: thêm)? {0,3}")
_COMPARED_ONLY = compile_pattern(r"(?: so với [^,;]{2,60})?")


def _says_change_only(lower: str, item: Found) -> bool:
    """``…, tăng 8% so với năm trước`` says of the same by how much it changes."""
    quantity, (start, end) = item.quantity, item.clause
    before = _CHANGE_ALONE.fullmatch(lower, start, quantity.start)
    return bool(before and _COMPARED_ONLY.fullmatch(lower, quantity.end, end))


def _says_time_only(lower: str, item: Found) -> bool:
    quantity, (start, end) = item.quantity, item.clause
    before = _VALUE_ALONE.fullmatch(lower, start, quantity.start)
    return bool(before and _VALUE_ALONE.fullmatch(lower, quantity.end, end))


# "Hạnh kiểm: Tốt: 60%; khá 35%", "Học lực: giỏi 12%": a grade is what is to hold of what its label names.
_GRADE = compile_pattern(
    r"(?:(?:xếp loại |đánh giá )?(?P<head>\p{L}[^:.;\d]{2,60}?) {0,2}: {0,2})?(?:loại |đạt |xếp )?"
    r"(?P<grade>xuất sắc|giỏi|tốt|khá|trung bình|tb|đạt|chưa đạt|yếu|kém)(?: loại)? {0,2}:? {0,2}(?:(?:đạt|chiếm|từ|trên|dưới|khoảng) {1,2})?"
)


def _share_grades(lower: str, found: list[Found], mentions: list[IndicatorMention]) -> None:
    subject: Span | None = None
    end = -1
    for index, (item, mention) in enumerate(zip(found, mentions, strict=True)):
        grade = _GRADE.fullmatch(lower, item.clause[0], item.quantity.start) if item.quantity.unit == "%" else None
        if grade is None or item.quantity.number_start == item.clause[0]:
            subject, end = None, -1
            continue
        if grade["head"]:
            subject = nonempty(trimmed(lower, *grade.span("head")))
        elif lower[end : item.clause[0]].strip(" ;,.") or end < 0:
            subject = None
        end = item.clause[1]
        mentions[index] = replace(mention, subject=subject, action=grade.span("grade"))
