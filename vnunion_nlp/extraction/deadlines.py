"""Deadlines: which time expressions say when a task is due, is carried out or recurs (contract §7, NORMS §8.2 and §8.4)."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Container, Iterable, Iterator
from dataclasses import dataclass, replace
from typing import NamedTuple

from vnunion_nlp.extraction.licence import Licence, Way
from vnunion_nlp.extraction.licence_wording import DUE_BEHIND
from vnunion_nlp.extraction.licences import Licences
from vnunion_nlp.extraction.passage import Passage, TimeCell
from vnunion_nlp.extraction.tasks import Layout, Task
from vnunion_nlp.extraction.time_expressions import TimeExpression, find_expressions
from vnunion_nlp.extraction.time_limits import is_limit, is_periodic
from vnunion_nlp.extraction.time_slips import mended
from vnunion_nlp.extraction.time_values import Anchor, Kind, TimeValue
from vnunion_nlp.patterns import compile_pattern
from vnunion_nlp.resolution.years import Years

Span = tuple[int, int]


@dataclass(frozen=True, slots=True)
class DeadlineMention:
    """A deadline; ``start``/``end`` and ``task`` are offsets into ``Passage.text``, the rest as in contract §7."""

    start: int
    end: int
    kind: Kind
    earliest: str | None
    latest: str | None
    period: str | None
    fuzzy: bool
    working_days: bool
    task: Span | None


def find_deadlines(passage: Passage) -> list[DeadlineMention]:
    """All deadlines of a document in order, not overlapping: body, appendices and the cells of time columns."""
    text = mended(passage.text)
    return _Finder(passage if text == passage.text else replace(passage, text=text)).find()


def without_periods(mentions: Iterable[DeadlineMention], periods: Container[Span]) -> list[DeadlineMention]:
    """Without the ends of years and terms that name the ``periods`` of targets (``đến cuối nhiệm kỳ, thành lập 20 tổ``)."""
    return [m for m in mentions if (m.start, m.end) not in periods or not _ends_a_year(m)]


def _ends_a_year(mention: DeadlineMention) -> bool:
    return mention.kind == "point" and mention.earliest is None and (mention.latest or "-12-31").endswith("-12-31")


_ELIDED = compile_pattern(
    r"(?: \([^()\n]{0,60}\))?[ ,]{1,3}(?:và |hoặc )?(?P<unit>tuần|tháng|quý|năm)(?!\p{L}| ?\d| (?:học|sau|trước|nay|qua|tới))"
)
# What gives a bare day its month: ``báo cáo tháng gửi trước ngày 18``.
_EACH = compile_pattern(
    r"(?:(?:báo cáo|h[ằà]ng|mỗi|từng) |(?:^|[:;,(] ?)(?=\p{L}+ (?:gửi|nộp|báo cáo|trước|chậm nhất) ))(?P<unit>tháng|quý)(?! ?\d)[^;.\n]{0,60}$"
)
_EACH_BEHIND = compile_pattern(r"(?:(?:,| và) (?:ngày )?\d{1,2}){1,3} (?:h[ằà]ng|mỗi) (?P<unit>tháng|quý)(?! ?\d)")
# ``hằng năm`` that opens the clause, or ends its list of dates, makes each of them recur.
_YEARLY_HEAD = compile_pattern(r"(?:\p{L}[.)] |- )?(?:định kỳ )?(?:h[ằàa]ng|mỗi) năm[, ]")
_YEARLY_TAIL = compile_pattern(
    r"(?:(?!\d{4}|[;\n]|\. ).){1,100}?\d(?:/| tháng )\d{1,2},? h[ằàa]ng năm(?!\p{L})"
    r"|(?:,? (?:và )?(?:tháng|quý) [\divl]{1,3}){1,6},? h[ằàa]ng năm(?!\p{L})"
)
# ``Tuần lễ an toàn hằng năm (tháng 5)``, ``mỗi năm kiểm tra 10 đơn vị (quý III)``, ``01 lần/năm vào quý III``
_YEARLY_ACT = r"(?:(?:h[ằàa]ng|mỗi) năm|lần ?/ ?năm|năm (?:\d{1,2}|một|hai) lần)(?!\p{L}| \d{4}| học)"
_YEARLY_BEFORE = compile_pattern(
    rf"{_YEARLY_ACT}[^;.\n]{{0,150}}\((?!riêng |[^()\n]*(?:19|20)\d\d)[^()\n]*$|{_YEARLY_ACT},? (?:vào )?$"
    # ``mỗi năm kiểm tra 5 đơn vị, thời gian tiến hành từ …``, ``các năm sau đăng ký trước 31/01``
    rf"|{_YEARLY_ACT}[^;.\n]{{0,150}}, (?:thời gian|thời điểm)(?: [^\W\d]+){{0,4}}:? $|(?:(?:các|những) năm (?:sau|tiếp theo|kế tiếp)|từ năm thứ (?:hai|2)),?(?: (?!đó)[^\W\d]+){{0,8}} $"
    # ``dự thảo kế hoạch kiểm tra hằng năm, trình ký trước ngày 28/02``
    r"|(?:kế hoạch|báo cáo|chương trình|dự toán|quyết toán|danh sách)(?: [^\W\d]+){0,5} h[ằàa]ng năm,(?: [^\W\d]+){1,8} $"
)
# What is signed or issued there is not the document itself.
_OTHER_PAPER = compile_pattern(
    r"(?<!\p{L})(?:thỏa ước|thoả ước|hợp đồng|kết luận (?:thanh tra|kiểm tra|giám sát)|biên bản|giấy (?:phép|chứng nhận))(?! này)"
)
_IN_FORCE = compile_pattern(r"này có hiệu lực (?:thi hành )?(?:kể )?từ ngày (?:ký|ban hành)")
# Between members of a list of rhythms, each of which may have its day in brackets.
_AND = compile_pattern(r"\)? {0,3}(?:\([^()\n]{0,60}\))?[ ,-]{0,3}(?:và )?")
_ELIDED_PERIOD = {"tuần": "P1W", "tháng": "P1M", "quý": "P3M", "năm": "P1Y"}


# ``(tức là trước ngày bầu cử 95 ngày)``
_GLOSS_LEAD = compile_pattern(r" {0,2}\((?:(?:tức|nghĩa)(?: là)? )?")


_GOES_ON = compile_pattern(r"\) {1,2}(?!và |hoặc )\p{Ll}")


class _Previous(NamedTuple):
    """The deadline before the one at hand."""

    expression: TimeExpression
    licence: Licence
    task: Span | None


class _Finder:
    """One run over one passage."""

    def __init__(self, passage: Passage) -> None:
        self._passage = passage
        self._text, self._lower = passage.text, passage.lower
        self._years = Years(passage)
        self._layout = Layout(passage)
        self._licences = Licences(passage, self._layout)
        self._cells = sorted(passage.time_cells, key=lambda cell: cell.start)
        self._in_force = _IN_FORCE.search(self._lower) is not None
        self._cell_starts = [cell.start for cell in self._cells]

    def find(self) -> list[DeadlineMention]:
        found = [mention for cell in self._cells for mention in self._in_cell(cell)]
        for start, end in (self._passage.body, *self._passage.appendices):
            found += self._in_region(start, end)
        found.sort(key=lambda mention: (mention.start, -mention.end))
        kept: list[DeadlineMention] = []
        for mention in found:
            if not kept or mention.start >= kept[-1].end:
                kept.append(mention)
        return kept

    def _in_cell(self, cell: TimeCell) -> Iterator[DeadlineMention]:
        task = (cell.task_start, cell.task_end) if cell.task_start is not None and cell.task_end is not None else None
        for expression in find_expressions(self._text, self._lower, cell.start, cell.end):
            days = expression.unit in ("day", "lunar") and not expression.spans
            value = self._dated(expression, (cell.start, cell.end), due=cell.due and days)
            if expression.unit == "relative" and not is_limit(self._lower, expression):
                periodic = is_periodic(self._lower, cell.start, expression.start)
                value = TimeValue("recurring", period=expression.atoms[-1].period) if periodic else None
            if value:
                yield _mention(expression, value, task)
                if value.kind == "recurring":
                    yield from self._elided(expression.end, cell.end, task)

    def _in_region(self, start: int, end: int) -> Iterator[DeadlineMention]:
        paragraph = (start, start)
        periodic_end = -1
        previous: _Previous | None = None
        headed = start
        ends: list[int] = []
        for expression in find_expressions(self._text, self._lower, start, end):
            if self._in_time_cell(expression.start) or expression.unit == "cycle":
                continue
            if expression.core > paragraph[1] or paragraph[1] == start:
                paragraph = self._passage.paragraph(expression.core)
            if expression.start < paragraph[0]:
                continue
            joined = periodic_end > 0 and _AND.fullmatch(self._text, periodic_end, expression.start) is not None
            joined = joined and not DUE_BEHIND.match(self._lower, expression.end)
            licence = self._licences.licence(expression, paragraph, joined)
            # The next member of a list: "tháng 5, tháng 10".
            listed = (
                previous is not None
                and paragraph[0] <= previous.expression.end
                and (self._text[previous.expression.end : expression.adverb].strip(" ,và&") == "")
            )
            if (
                previous is not None
                and listed
                and (licence is None or licence.weak)
                and not DUE_BEHIND.match(self._lower, expression.end)
                and (
                    expression.unit in ("day", "month", "quarter")
                    or expression.unit == previous.expression.unit == "semester"
                )
            ):
                licence = previous.licence
                if not expression.preposition and previous.expression.preposition in ("trước", "đến"):
                    expression = replace(expression, preposition=previous.expression.preposition)
            if licence is None or (previous is not None and self._glosses(previous, expression, licence)):
                continue
            sentence = self._layout.sentence(expression.start, expression.end, paragraph)
            if licence.way is Way.HEAD:
                headed = expression.end
            elif sentence[0] < headed:
                # The time at the head of a sentence is none of what is to be done then.
                sentence = (headed, sentence[1])
            value = self._value(expression, licence, sentence)
            if value is None or not self._licences.holds(expression, licence, _last_day(expression, value), paragraph):
                continue
            if licence.way is Way.RHYTHM:
                periodic_end = expression.end
            if previous is not None and (
                (listed and licence.way is previous.licence.way)
                or self._same_bracket(previous.expression.end, expression.start, paragraph[0])
                or self._goes_on(previous.expression.end, expression, sentence)
            ):
                task = previous.task
            else:
                scheduled = licence.way is Way.RHYTHM and self._licences.is_schedule(expression, paragraph)
                bracketed = licence.way in (Way.SENTENCE, Way.RHYTHM) and self._is_noted(expression, sentence)
                where = Task.BEFORE if scheduled or bracketed else _TASK[licence.way]
                task = self._layout.task(where, expression, paragraph, sentence, ends[-_NEAREST:])
            ends.append(expression.end)
            previous = _Previous(expression, licence, task)
            yield _mention(expression, value, task)
            if expression.atoms[-1].period and value.kind == "recurring" and not expression.preposition:
                for mention in self._elided(expression.end, paragraph[1], task):
                    periodic_end = mention.end
                    ends.append(mention.end)
                    yield mention

    def _glosses(self, previous: _Previous, expression: TimeExpression, licence: Licence) -> bool:
        """Whether it says in brackets what stands before them: which months a heading's quarter has (``Quý III/2026 (tháng 7 - 9)``),
        or how a day was counted (``trước ngày 10/12 (95 ngày trước ngày khai mạc)``).
        """
        heads = previous.licence.way is Way.HEAD and licence.way is Way.BRACKET
        if not (heads or (previous.expression.unit == "day" and expression.unit == "relative")):
            return False
        return _GLOSS_LEAD.fullmatch(self._lower, previous.expression.end, expression.adverb) is not None

    def _goes_on(self, at: int, expression: TimeExpression, sentence: Span) -> bool:
        """Whether its brackets stand behind a time that the clause goes on from: ``hằng quý (trước ngày 20) tổng hợp, báo cáo``."""
        return (
            sentence[0] <= at < expression.adverb
            and self._text[at : expression.adverb].strip() == "("
            and _GOES_ON.match(self._text, expression.end, sentence[1]) is not None
        )

    def _is_noted(self, expression: TimeExpression, sentence: Span) -> bool:
        """Whether it stands in brackets beside something else: ``(30 triệu đồng/nhà, khởi công trong tháng 5)``."""
        bracket = self._layout.open_bracket(expression.start, max(sentence[0], expression.start - _NOTE_LENGTH))
        closing = self._text.find(")", expression.end, min(sentence[1], expression.end + _NOTE_LENGTH))
        return bracket is not None and closing >= 0 and "(" not in self._text[expression.end : closing]

    def _same_bracket(self, at: int, later: int, low: int) -> bool:
        """Whether both offsets stand in one pair of brackets: ``(đợt 1: tháng 5; đợt 2: tháng 10)``."""
        if not low <= at <= later <= at + 200 or ")" in self._text[at:later]:
            return False
        low = max(low, at - 200)
        return self._text.rfind("(", low, at) > self._text.rfind(")", low, at)

    def _elided(self, at: int, end: int, task: Span | None) -> Iterator[DeadlineMention]:
        """Rhythms that share the first one's words: ``định kỳ 6 tháng, năm``; ``hằng tháng, quý, năm``."""
        while match := _ELIDED.match(self._lower, at, end):
            at = match.end()
            yield DeadlineMention(
                match.start("unit"), at, "recurring", None, None, _ELIDED_PERIOD[match["unit"]], False, False, task
            )

    def _in_time_cell(self, at: int) -> bool:
        index = bisect_right(self._cell_starts, at) - 1
        return index >= 0 and at < self._cells[index].end

    def _anchor(self, expression: TimeExpression, sentence: Span) -> Anchor:
        at = expression.start
        own = expression.unit != "relative" or not _OTHER_PAPER.search(self._lower, sentence[0], expression.end)
        return Anchor(
            lambda month: self._years.year(sentence, at, month),
            lambda: self._years.term(sentence, at),
            self._passage.issued or self._years.stamped,
            self._passage.is_dated and own,
            self._in_force,
        )

    def _value(self, expression: TimeExpression, licence: Licence, sentence: Span) -> TimeValue | None:
        if licence.way is Way.RHYTHM and expression.unit == "relative":
            return TimeValue("recurring", period=expression.atoms[-1].period)
        if expression.unit == "day" and expression.atoms[-1].month is None:
            month = _EACH.search(self._lower, max(sentence[0], expression.start - 120), expression.start)
            month = month or _EACH_BEHIND.match(self._lower, expression.end, sentence[1])
            return TimeValue("recurring", period=_ELIDED_PERIOD[month["unit"]]) if month else None
        if self._recurs_yearly(expression, sentence):
            return TimeValue("recurring", period="P1Y")
        days = expression.unit in ("day", "lunar") and not expression.spans
        return self._dated(expression, sentence, due=licence.due and days)

    def _recurs_yearly(self, expression: TimeExpression, sentence: Span) -> bool:
        """``gửi báo cáo 6 tháng trước ngày 10/6, báo cáo năm trước ngày 05/12 hằng năm``."""
        if expression.unit not in ("day", "month", "quarter") or expression.has_year:
            return False
        start, end = self._layout.clause(expression.start, expression.end, sentence)
        low = max(start, expression.start - 200)
        head = _YEARLY_HEAD.match(self._lower, low) or _YEARLY_BEFORE.search(
            self._lower, max(sentence[0], expression.start - 200), expression.start
        )
        return bool(head or _YEARLY_TAIL.match(self._lower, expression.end, end))

    def _dated(self, expression: TimeExpression, sentence: Span, *, due: bool) -> TimeValue | None:
        """The value; where no year or term is known it has a kind and no dates."""
        anchor = self._anchor(expression, sentence)
        value = expression.value(anchor, due=due)
        if value is not None or anchor.year(None) is not None:
            return value
        undated = expression.value(_SOME_YEAR, due=due)
        return replace(undated, earliest=None, latest=None) if undated else None


_NOTE_LENGTH = 90
_NEAREST = 6
"""So many deadlines before one may stand in its sentence."""
_SOME_YEAR = Anchor(lambda month: 2000, lambda: (2000, 2005))
"""Tells the kind of an expression whose year is unknown; a leap year, so that every day exists."""
_TASK = {
    Way.FIELD: Task.FIELD,
    Way.BRACKET: Task.BEFORE,
    Way.HEAD: Task.AFTER,
    Way.STAGE: Task.STAGE,
    Way.SENTENCE: Task.SENTENCE,
    Way.RHYTHM: Task.SENTENCE,
}


def _last_day(expression: TimeExpression, value: TimeValue) -> str | None:
    """The last day known to be meant: an open range begins at the latest when its first unit ends."""
    if value.latest is None and value.earliest and expression.unit == "year":
        return f"{value.earliest[:4]}-12-31"
    return value.latest or value.earliest


def _mention(expression: TimeExpression, value: TimeValue, task: Span | None) -> DeadlineMention:
    return DeadlineMention(
        expression.start,
        expression.end,
        value.kind,
        value.earliest,
        value.latest,
        value.period,
        value.fuzzy,
        value.working_days,
        task,
    )
