"""Indicators (chỉ tiêu): clauses that set a measurable value (contract §8, NORMS §7)."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import replace
from datetime import date

from vnunion_nlp.extraction import clauses
from vnunion_nlp.extraction import target_leads as leads
from vnunion_nlp.extraction.accounts import Account
from vnunion_nlp.extraction.clause_cuts import cut_between
from vnunion_nlp.extraction.clauses import Span
from vnunion_nlp.extraction.conditions import Surroundings, sets_conditions
from vnunion_nlp.extraction.indicator_mention import IndicatorMention
from vnunion_nlp.extraction.measures import (
    change_of,
    continues_each,
    counted_over,
    inherits_comparator,
    shares_predicate,
)
from vnunion_nlp.extraction.passage import Passage
from vnunion_nlp.extraction.quantities import (
    Quantity,
    find_quantities,
)
from vnunion_nlp.extraction.respelling import respelt
from vnunion_nlp.extraction.roles import row_roles, subject_and_action
from vnunion_nlp.extraction.shared_roles import with_shared_roles
from vnunion_nlp.extraction.spelt_quantities import find_spelt
from vnunion_nlp.extraction.stances import Stance, StanceMap
from vnunion_nlp.extraction.statements import NONE_LEFT, Found, with_lost_blanks, zero_roles, zero_targets
from vnunion_nlp.extraction.target_periods import PeriodFinder, TargetPeriod
from vnunion_nlp.extraction.target_rules import is_target
from vnunion_nlp.extraction.target_tables import target_rows
from vnunion_nlp.patterns import compile_pattern

_TRIGGER = compile_pattern(
    r"[\d%…]|\.\.|__|không (?:có|còn|để|xảy ra) |(?:ít nhất|tối thiểu|không quá|không dưới|mỗi) | phần (?:trăm|hai|ba|tư)|một nửa"
)


def find_indicators(passage: Passage) -> list[IndicatorMention]:
    """The targets of body and appendices, by start (then by place of their value); cited documents are to be masked before.

    Spans of two mentions coincide where one clause carries two values (``100% xã mỗi quý có ít nhất 04 tin, bài``).
    """
    passage = _dated(respelt(passage))
    lower, stances = passage.lower, StanceMap(passage)
    periods = PeriodFinder(passage, stances)
    cell_starts = [cell.start for cell in passage.time_cells]
    mentions: list[IndicatorMention] = []
    headline = _telling_headline(passage)
    for area in (passage.body, *passage.appendices):
        at, stop = area
        listed = False
        while at < stop and (hit := _TRIGGER.search(lower, at, stop)):
            start, end = passage.paragraph(hit.start())
            start, end = max(start, at), min(end, stop)
            if start < headline:
                at = end + 1
                continue
            if not _in_time_cell(passage, cell_starts, (start, end)):
                found = _paragraph(passage, (start, end), stances, periods, listed and not lower[at:start].strip())
                mentions += found
                listed = bool(found) and lower[start:end].rstrip().endswith(";")
            at = end + 1
    mentions = _with_rows(passage, mentions, stances, periods)
    return sorted(mentions, key=lambda mention: mention.start)


_HEADLINE = compile_pattern(r"\s*(?P<line>\p{L}[^\n]{10,130}[^\s.;:,…])[ ]{0,3}\n\s*(?=[\p{L}(\d][^\n]{60})")
_AIMS = compile_pattern(
    r"ph[ấầâ][nu] ?đ[ấầâ]u|chỉ tiêu|mục tiêu|ít nhất|tối thiểu|(?<!\p{L})(?:sẽ|đặt|hướng|kế hoạch|năm nay|thi đua|mỗi)(?!\p{L})|100 ?%"
)


def _telling_headline(passage: Passage) -> int:
    """Where the headline of news ends that only tells (``Xã Bình Hòa: thu nhập đạt 60 triệu đồng``), else 0."""
    headline = _HEADLINE.match(passage.text) if passage.type_code is None else None
    if headline is None or _AIMS.search(passage.lower, *headline.span("line")):
        return 0
    return headline.end("line")


# "23:48 - 01/01/2018", "Cập nhật lúc 10:51 09/11/2021": when a page was put up.
_STAMP = compile_pattern(
    r"\d{1,2}[:h]\d{2}(?::\d{2})? ?[,|-]? ?(?:\p{L}+ \p{L}+,? ?)?(?P<day>\d{1,2})/(?P<month>\d{1,2})/(?P<year>20\d{2})"
    r"|(?P<day_first>\d{1,2})/(?P<month_first>\d{1,2})/(?P<year_first>20\d{2}) ?[,|-] ?\d{1,2}[:h]\d{2}"
)
_STAMP_REACH = 600


def _dated(passage: Passage) -> Passage:
    """The passage, a page of no date dated by the time stamp above its text, so that what is over by then is told from what is to come."""
    if passage.issued is not None or passage.type_code is not None:
        return passage
    stamp = _STAMP.search(passage.text, 0, min(len(passage.text), _STAMP_REACH))
    if not stamp:
        return passage
    day, month, year = (stamp[name] or stamp[f"{name}_first"] for name in ("day", "month", "year"))
    try:
        return replace(passage, issued=date(int(year), int(month), int(day)))
    except ValueError:
        return passage


def _with_rows(
    passage: Passage, mentions: list[IndicatorMention], stances: StanceMap, periods: PeriodFinder
) -> list[IndicatorMention]:
    """``mentions`` with those of tables of targets, in place of what was read across their cells."""
    rows = [row for row in target_rows(passage) if stances.at(row.head[0]) is not Stance.RESULT]
    if not rows:
        return mentions
    taken = sorted({row.head for row in rows} | {row.found.clause for row in rows})
    kept = [m for m in mentions if not any(start < m.end and m.start < end for start, end in taken)]
    for row in rows:
        quantity, clause = row.found.quantity, row.found.clause
        subject, action = row_roles(passage.lower, row.name)
        period = periods.of_column(row.planned) or periods.within(*row.head) or periods.of(clause, clause[0], None)[0]
        kept.append(
            IndicatorMention(
                *clause, quantity.value, quantity.value_max, quantity.unit, quantity.comparator or "eq",
                None, False, None, subject, action, period, False,
            )
        )  # fmt: skip
    return kept


def _in_time_cell(passage: Passage, starts: list[int], paragraph: Span) -> bool:
    index = bisect_right(starts, paragraph[0]) - 1
    return index >= 0 and paragraph[1] <= passage.time_cells[index].end


def _paragraph(
    passage: Passage, paragraph: Span, stances: StanceMap, periods: PeriodFinder, listed: bool
) -> list[IndicatorMention]:
    """The targets of one paragraph; ``listed``: it goes on a list of which the item before sets one."""
    text, lower = passage.text, passage.lower
    start, end = paragraph
    quantities = sorted(
        [*find_quantities(text, lower, clauses.label_end(text, start, end), end), *find_spelt(text, lower, start, end)],
        key=lambda q: q.number_start,
    )
    if len(quantities) > _MOST_QUANTITIES and end - start < _PROSE * len(quantities):
        return []
    has_zero = bool(NONE_LEFT.search(lower, start, end))
    if not quantities and not has_zero:
        return []
    stance = stances.at(end - len(text[start:end].lstrip()))
    if stance is not Stance.RESULT and (label := leads.PARAGRAPH_LABEL.match(lower, start, end)):
        stance = Stance.TARGET if label["target"] else Stance.DESCRIPTION
    if stance is Stance.PLAN and leads.DECIDES.match(lower, start, end):
        stance = Stance.DESCRIPTION
    strives = leads.STRIVES.search(lower, start, end)
    announced = (
        leads.ANNOUNCES.search(lower, start, end)
        if stance is Stance.PLAN and (" tiêu" in lower[start:end] or " nội dung " in lower[start:end])
        else None
    )
    is_news = passage.type_code is None
    back = 0 if announced else _TOLD_ON if is_news else 1
    account = Account(lower, paragraph, passage.issued, back=back, is_news=is_news)
    if stance is Stance.PLAN and leads.STRIVES_FOR_LIST.match(lower, clauses.label_end(text, start, end), end):
        stance = Stance.TARGET
    brackets = clauses.shelters(text, start, end, quotes=False)
    lists = [bracket for bracket in brackets if clauses.lists_targets(lower, bracket)]
    brackets = [bracket for bracket in brackets if bracket not in lists] if lists else brackets
    quotes = clauses.shelters(text, start, end, quotes=True)
    shelters = sorted([*brackets, *(span for span in quotes if not clauses.overlaps(brackets, span))])
    found: list[Found] = []
    open_zeros: list[Span] = []
    index = 0
    for segment in clauses.segments(text, start, end, brackets, quotes, lists):
        inside = []
        while index < len(quantities) and quantities[index].number_start < segment[1]:
            if quantities[index].number_start >= segment[0]:
                inside.append(quantities[index])
            index += 1
        if announced and segment[1] > announced.end():
            stance = Stance.PLAN if account.holds(segment[1]) else Stance.TARGET
            segment = (max(segment[0], announced.end()), segment[1])
            inside = [quantity for quantity in inside if quantity.number_start >= segment[0]]
        around = Surroundings(
            lower,
            segment,
            stance,
            brackets,
            quotes,
            account,
            previous=None,
            continues=bool(found),
            sets_conditions=sets_conditions(lower, segment),
        )
        targets = _targets(inside, around)
        found += _clauses_of(text, lower, segment, targets, shelters)
        is_set = stance is Stance.TARGET or found or listed or (strives and strives.start() < segment[1])
        if has_zero and stance is not Stance.RESULT:
            if is_set:
                found += zero_targets(text, lower, segment, found)
            else:
                open_zeros.append(segment)
    if found:  # "không có tổ yếu kém; tỷ lệ …": what follows tells that targets are set
        for segment in open_zeros:
            found += zero_targets(text, lower, segment, found)
    if any(item.quantity.is_blank for item in found):
        found = with_lost_blanks(text, lower, found)
    led = periods.within(announced.start(), announced.end()) if announced and found else None
    return _mentions(passage, found, periods, start, led)


def _targets(quantities: list[Quantity], around: Surroundings) -> list[Quantity]:
    accepted: list[Quantity] = []
    for quantity in quantities:
        if is_target(quantity, replace(around, previous=accepted[-1] if accepted else None)):
            accepted.append(quantity)
    return accepted


_TRAILING_DOTS = compile_pattern(r"(?:(?<=[\p{L}%)\"])|(?<=20\d\d))(?:\.{2,}|…)[ .…\"'¬|:]*(?:\p{L}[ .…\"'¬|:]*)?\Z")
# "(mức ủng hộ ít nhất 01 ngày lương)"
_OWN_STATEMENT = compile_pattern(r"\( ?(?:mức|mỗi|bình quân|phấn đấu|chỉ tiêu)(?!\p{L})")
_TOLD_ON = 5
"""Paragraphs over which a text of no type may go on with an account of the past."""
_MOST_QUANTITIES = 500
_PROSE = 15
"""More numbers than this many on one line are data that lost their table, unless so many characters of prose go with each."""


def _clauses_of(text: str, lower: str, segment: Span, targets: list[Quantity], brackets: list[Span]) -> list[Found]:
    """The segment's targets with the clauses that carry them, ``brackets`` and quotations kept whole; a bracket behind a target that states more (``(trong đó …)``) has its own."""
    if not targets:
        return []
    outside = [quantity for quantity in targets if not clauses.within(brackets, quantity.number_start)]
    if outside and len(outside) < len(targets):
        found = _clauses_of(text, lower, segment, outside, brackets)
        for opens, closes in brackets:
            inside = [quantity for quantity in targets if opens < quantity.number_start < closes]
            if inside:
                found = [_before_bracket(text, item, (opens, closes)) for item in found]
                found += _clauses_of(text, lower, (opens + 1, closes - 1), inside, [])
        return found
    own = next((span for span in brackets if span[0] < targets[0].number_start < span[1]), None)
    if own and not outside and _OWN_STATEMENT.match(lower, *own):
        return _clauses_of(text, lower, (own[0] + 1, own[1] - 1), targets, [])
    start = clauses.clause_start(text, lower, segment[0], targets[0], brackets)
    stretches: list[tuple[int, int, Quantity]] = []
    last = targets[0]
    for quantity in targets[1:]:
        if cut := cut_between(lower, last, quantity, brackets):
            stretches.append((start, cut[0], last))
            start, last = cut[1], quantity
        elif lower[last.end : quantity.start].isspace():
            last = quantity  # "lúa 2 vụ 40 ha"
    stretches.append((start, segment[1], last))
    found = []
    for first, behind, quantity in stretches:
        clause = clauses.clause_span(text, lower, first, clauses.clause_end(lower, first, quantity.end, behind))
        dots = _TRAILING_DOTS.search(lower, quantity.end, clause[1])
        if dots and not quantity.is_blank:  # "and so on", or a scanner's specks
            clause = (clause[0], dots.start())
        found.append(Found(quantity, clause))
    return found


def _before_bracket(text: str, item: Found, bracket: Span) -> Found:
    """The same target, its clause without the bracket that closes it."""
    if item.clause[1] != bracket[1] or item.quantity.end > bracket[0]:
        return item
    return replace(item, clause=clauses.trimmed(text, item.clause[0], bracket[0]))


def _mentions(
    passage: Passage,
    found: list[Found],
    periods: PeriodFinder,
    paragraph_start: int,
    led: TargetPeriod | None,
) -> list[IndicatorMention]:
    lower = passage.lower
    found.sort(key=lambda item: (item.clause[0], item.quantity.number_start))
    mentions: list[IndicatorMention] = []
    earlier: Found | None = None
    for item in found:
        quantity = item.quantity
        inherits = earlier is not None and inherits_comparator(lower, earlier, item)
        shares = earlier is not None and not item.is_zero and shares_predicate(lower, earlier, item)
        comparator = quantity.comparator or (mentions[-1].comparator if inherits or shares else "eq")
        continues = inherits or (earlier is not None and continues_each(lower, earlier, item))
        per = counted_over(passage, item) or (mentions[-1].per if continues else None)
        change, is_delta = (None, False) if item.is_zero else change_of(lower, item)
        if item.is_zero:
            subject, action = zero_roles(lower, item)
        else:
            subject, action = subject_and_action(lower, item.clause, quantity)
        period, led = periods.of(item.clause, paragraph_start, led)
        mentions.append(
            IndicatorMention(
                *item.clause,
                quantity.value,
                quantity.value_max,
                quantity.unit,
                comparator,
                change,
                is_delta,
                per,
                subject,
                action,
                period,
                quantity.is_blank,
            )
        )
        earlier = item
    return with_shared_roles(passage, found, mentions)
