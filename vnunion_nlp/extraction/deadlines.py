"""Deadlines: which time expressions say when a task is due, is carried out or recurs (contract §7, NORMS §8.2 and §8.4)."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date

import regex

from vnunion_nlp.extraction.passage import MASK, Passage, TimeCell
from vnunion_nlp.extraction.squeeze import Squeezed
from vnunion_nlp.extraction.tasks import Layout, Task
from vnunion_nlp.extraction.time_expressions import TimeExpression, find_expressions
from vnunion_nlp.extraction.time_values import Anchor, Kind, TimeValue
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
    if "  " not in passage.text:
        return _Finder(passage).find()
    squeezed = Squeezed(passage)
    found = []
    for mention in _Finder(squeezed.passage).find():
        start, end = squeezed.span(mention.start, mention.end)
        task = squeezed.span(*mention.task) if mention.task else None
        found.append(replace(mention, start=start, end=end, task=task))
    return found


# What a licence may say: how the expression is bound to its task.
_FIELD, _BRACKET, _HEAD, _SENTENCE, _RHYTHM = "field", "bracket", "head", "sentence", "rhythm"


@dataclass(frozen=True, slots=True)
class _Licence:
    """Why an expression is a deadline: the way it is written, and whether it is one day not to be passed."""

    way: str
    due: bool = False
    weak: bool = False
    """Only a preposition speaks for it: not in accounts of the past, quotations and names."""


_DUE_VERB = regex.compile(
    r"(?:hoàn thành|hoàn tất|xong|kết thúc|thời hạn|hạn(?: cuối| chót)?(?: nộp| gửi| báo cáo)?|nộp|gửi(?: về)?)(?: (?:là|vào|trong|ngay|cùng))*[ :]{0,3}$"
)
_EXPECTED = regex.compile(r"(?:dự kiến|thời gian)(?: (?:tổ chức|thực hiện|hoàn thành|triển khai|khai mạc|vào|là|trong|từ))*[ :]{0,3}$")
_BRACKET_LEAD = regex.compile(
    r"\( {0,3}(?:(?:dự kiến|hoàn thành|hoàn tất|xong|thực hiện|thời gian|thời hạn|tổ chức|triển khai|báo cáo|gửi|nộp|vào|trong|là|bắt đầu|kết thúc|"
    r"chậm nhất|muộn nhất|định kỳ|khoảng|lần \d|đợt \d|hạn|chia|có thể)[ :,]{1,3}){0,4}$"
)
_HIDDEN_NAME = regex.compile(
    r"(?:kỷ niệm|ngày (?:thành lập|quốc tế|gia đình|truyền thống|nhà giáo|doanh nhân|phụ nữ|thương binh|hội|toàn dân|sinh|quốc khánh|giải phóng|pháp luật|"
    r"thầy thuốc|khuyến học|chuyển đổi|báo chí|môi trường|thế giới|bầu cử|đại đoàn kết|hiến|sách|âm nhạc|lao động)|quốc khánh|sinh ngày|lễ|"
    r"thành lập|lần thứ|nghìn|chào mừng|nhân dịp|nhân ngày|truyền thống)[^\n.;]{0,60}$"
)
_EFFECT = regex.compile(r"(?:có|hết|còn) hiệu lực|hiệu lực (?:thi hành|kể|từ)|áp dụng (?:kể )?từ")
# Before these a date bounds data, persons or things done, and no task.
_NOT_DUE_BEFORE = regex.compile(
    r"(?<!\p{L})(?:số liệu|mốc|thời điểm báo cáo|kỳ báo cáo|sinh|tuyển dụng|bổ nhiệm|thành lập|cùng kỳ|so với|tuổi|đã|liên tục|công tác"
    r"|nghỉ|hưởng)(?: (?:được|tính|báo cáo|thành lập|ban hành|ký|đi vào hoạt động|có)){0,2} {0,3}\(?$"
)
_TARGET = regex.compile(
    r"\d ?%|… ?%|\.\. ?%|(?:phấn đấu|ít nhất|tối thiểu|bình quân|chỉ tiêu|tăng|giảm|có|đạt|được) (?:[\p{L},]{1,10} ){0,3}?\d|"
    r"\d (?:triệu|nghìn|đoàn viên|người|doanh nghiệp|cđcs|công đoàn cơ sở)"
)
_PAST = regex.compile(r"(?<!\p{L})đã(?!\p{L})|vừa qua|thời gian qua|so với cùng kỳ")
_SYMBOL = regex.compile(r"(?:\d[\p{L}\d.]{0,6} {0,2}[/-] {0,2}[\p{Lu}\d][\p{L}\d&/ -]{0,20}|\p{Lu}{2,}/\p{Lu}{2,}),? {0,3}$")
_OF_ORGAN = regex.compile(r" {0,3},? {0,3}(?:của (?!tháng|quý|năm)|về việc|quy định|\x1a)")
_VERB_PLAN = regex.compile(
    r"(?<!\p{L})(?:hoàn thành|hoàn tất|xong|ban hành|trình|tổ chức|triển khai|thực hiện|tiến hành|gửi|báo cáo|xây dựng|tham mưu|tổng kết|sơ kết|tập huấn|"
    r"tập trung|rà soát|phát động|kiểm tra|phối hợp|kiện toàn|nộp|cập nhật|đề nghị|yêu cầu)(?!\p{L})"
)
_FINISH = regex.compile(r"(?<!\p{L})(?:hoàn thành|hoàn tất|xong|kết thúc)(?!\p{L})")
_REPORTED = regex.compile(r"(?:báo cáo|giao ban|họp|sinh hoạt|sơ kết|kiểm tra|đánh giá|đối thoại|tổng hợp|rà soát|thống kê|định kỳ)(?: [\p{L},]{1,8}){0,4} {0,3}\(?$")
_PERIODIC = regex.compile(r"định kỳ(?: [\p{L}]{1,8}){0,3}[ :,(]{0,3}$")
_REPORT_PART = regex.compile(r"kết quả|tình hình|đánh giá|thực trạng|đặc điểm|hạn chế|nguyên nhân|bài học|ưu điểm|khuyết điểm|thành tích")
_PLAN_PART = regex.compile(r"phương hướng|nhiệm vụ|kế hoạch|chương trình|giải pháp|mục tiêu|thời gian tới|kiến nghị|đề xuất")
# Fields whose times are no deadlines: what data cover, and the stamp of a digital signature.
_LUNAR_GLOSS = regex.compile(r"\d {0,3}\((?:tức |nhằm )?(?:ngày )?$")
_DATA = regex.compile(r"số liệu|thời gian (?:ký|in|cập nhật|đăng)|\d\d:\d\d:\d\d")
_WITHIN = regex.compile(r"trong (?:vòng|thời hạn|hạn)")
_ANSWER = regex.compile(r"gửi|báo cáo|nộp|trả lời|giải quyết|xử lý|hoàn thành|thông báo|triệu tập|tổ chức|thực hiện|chậm nhất sau")
_ELIDED = regex.compile(r"[ ,]{1,3}(?:và |hoặc )?(?P<unit>tuần|tháng|quý|năm)(?!\p{L}| ?\d| (?:học|sau|trước|nay|qua|tới))")
_ELIDED_PERIOD = {"tuần": "P7D", "tháng": "P1M", "quý": "P3M", "năm": "P1Y"}
_TRAILS = regex.compile(r"[:-] {0,3}$")
_TRAIL = regex.compile(r"(?:[ ,;]{1,4}(?:và )?(?:tháng|quý|ngày) {0,3}[\d/ivl,-]{1,12}){0,6}+[ .;,)/]*+")


class _Finder:
    """One run over one passage."""

    def __init__(self, passage: Passage) -> None:
        self._passage = passage
        self._text, self._lower = passage.text, passage.lower
        self._years = Years(passage)
        self._layout = Layout(passage)
        self._cells = sorted(passage.time_cells, key=lambda cell: cell.start)
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
            value = self._dated(expression, (cell.start, cell.end), due=False)
            if expression.unit == "relative" and not self._is_limit(expression):
                periodic = _PERIODIC.search(self._lower, cell.start, expression.start)
                value = TimeValue("recurring", period=expression.atoms[-1].period) if periodic else None
            if value:
                yield _mention(expression, value, task)
                if value.kind == "recurring":
                    yield from self._elided(expression.end, cell.end, task)

    def _in_region(self, start: int, end: int) -> Iterator[DeadlineMention]:
        after = start
        paragraph = (start, start)
        periodic_end = -1
        previous: tuple[int, _Licence, Span | None, str] | None = None
        for expression in find_expressions(self._text, self._lower, start, end):
            if self._in_time_cell(expression.start) or expression.unit == "cycle":
                continue
            if expression.core > paragraph[1] or paragraph[1] == start:
                paragraph = self._passage.paragraph(expression.core)
            if expression.start < paragraph[0]:
                continue
            joined = self._text[periodic_end : expression.start].strip(" ,-và") == "" if periodic_end > 0 else False
            licence = self._licence(expression, paragraph, joined)
            # The next member of a list: "tháng 5, tháng 10".
            listed = previous is not None and paragraph[0] <= previous[0] and (
                self._text[previous[0] : expression.adverb].strip(" ,và&") == ""
            )
            if previous is not None and listed and licence is None and expression.unit in ("day", "month", "quarter"):
                licence = previous[1]
                if not expression.preposition and previous[3] in ("trước", "đến"):
                    expression = replace(expression, preposition=previous[3])
            if licence is None:
                continue
            sentence = self._layout.sentence(expression.start, expression.end, paragraph)
            value = self._value(expression, licence, sentence)
            if value is None or not self._holds(expression, licence, value, sentence, paragraph):
                continue
            if licence.way == _RHYTHM:
                periodic_end = expression.end
            if previous is not None and listed and licence.way == previous[1].way:
                task = previous[2]
            else:
                task = self._layout.task(_TASK[licence.way], expression, paragraph, sentence, after)
            after, previous = expression.end, (expression.end, licence, task, expression.preposition)
            yield _mention(expression, value, task)
            if expression.atoms[-1].period and value.kind == "recurring" and not expression.preposition:
                for mention in self._elided(expression.end, paragraph[1], task):
                    periodic_end = mention.end
                    yield mention

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
        return Anchor(
            lambda month: self._years.year(sentence, at, month), lambda: self._years.term(sentence, at), self._passage.issued
        )

    def _value(self, expression: TimeExpression, licence: _Licence, sentence: Span) -> TimeValue | None:
        if licence.way == _RHYTHM and expression.unit == "relative":
            return TimeValue("recurring", period=expression.atoms[-1].period)
        days = expression.unit in ("day", "lunar") and len(expression.atoms) == 1
        return self._dated(expression, sentence, due=licence.due and days)

    def _dated(self, expression: TimeExpression, sentence: Span, *, due: bool) -> TimeValue | None:
        """The value; where no year or term is known it has a kind and no dates."""
        anchor = self._anchor(expression, sentence)
        value = expression.value(anchor, due=due)
        if value is not None or anchor.year(None) is not None:
            return value
        undated = expression.value(_SOME_YEAR, due=due)
        return replace(undated, earliest=None, latest=None) if undated else None

    def _licence(self, expression: TimeExpression, paragraph: Span, joined: bool) -> _Licence | None:
        """The strongest reason for taking ``expression`` as a deadline."""
        if self._cited(expression):
            return None
        field = self._layout.field(expression.start, paragraph)
        unit = expression.unit
        if field is not None and _DATA.search(self._lower, max(paragraph[0], expression.start - 80), min(expression.end + 20, paragraph[1])):
            return None
        if field is not None and not (unit == "relative" and not self._is_limit(expression)):
            return _Licence(_FIELD, due=field == "due")
        if unit == "ongoing":
            return None
        if unit in ("rhythm", "relative"):
            return self._rhythm_licence(expression, paragraph, joined)
        before = self._lower[max(paragraph[0], expression.adverb - 80) : expression.adverb]
        if self._named(expression, before, paragraph):
            return None
        if _BRACKET_LEAD.search(before) and self._closes_bracket(expression, paragraph):
            if expression.unit == "year" and expression.atoms[0].bare:
                return None
            return _Licence(_BRACKET, due=expression.due or "hoàn thành" in before[-20:] or "xong" in before[-12:])
        opening = self._layout.opening(paragraph)
        rest = self._lower[expression.end : min(paragraph[1], expression.end + 3)].lstrip()
        alone = rest in ("", ".") and unit in ("month", "quarter", "day") and not expression.atoms[0].bare
        if alone and expression.adverb <= opening:
            return _Licence(_HEAD)
        heads = rest[:1] == ":" and (expression.adverb <= opening or before.rstrip().endswith(";"))
        if heads and not (expression.unit in ("year", "stage") and expression.atoms[0].bare):
            return _Licence(_HEAD)
        trails = unit not in ("stage", "school", "term") and expression.adverb > opening and _TRAILS.search(before)
        if trails and _TRAIL.fullmatch(self._lower, expression.end, paragraph[1]):
            return _Licence(_BRACKET)
        return self._word_licence(expression, before, paragraph, opening)

    def _word_licence(
        self, expression: TimeExpression, before: str, paragraph: Span, opening: int
    ) -> _Licence | None:
        """Introduced by a deadline word (contract §7 (c))."""
        if _EFFECT.search(before[-60:]) or _NOT_DUE_BEFORE.search(before):
            return None
        unit, preposition, atom = expression.unit, expression.preposition, expression.atoms[0]
        bare_fraction = unit == "day" and atom.bare and len(expression.atoms) == 1
        if unit in ("school", "stage") or (unit == "half" and not preposition):
            return None
        if atom.event == "tết" and preposition != "trước" and not expression.due:
            return None
        if expression.due:
            return _Licence(_SENTENCE, due=True)
        if preposition == "trước":
            return _Licence(_SENTENCE) if not (unit == "year" and atom.part) else None
        if preposition == "đến":
            coarse = unit in ("year", "term")
            return _Licence(_SENTENCE, weak=coarse)
        if len(expression.atoms) == 2:
            if preposition == "từ" or (atom.unit in ("day", "month", "quarter") and _EXPECTED.search(before)):
                return _Licence(_SENTENCE, weak=True)
            return None
        if _DUE_VERB.search(before) and unit != "year":
            return _Licence(_SENTENCE, due=unit == "day")
        if _EXPECTED.search(before) and not bare_fraction:
            return _Licence(_SENTENCE)
        if preposition == "trong" and not bare_fraction:
            if self._lower.startswith("vào", expression.start) and self._passage.issued is None:
                return None
            if unit == "year" and not atom.part and not self._lower.startswith("trong", expression.start):
                return None
            clause = self._layout.clause(expression.start, expression.end, paragraph)
            return _Licence(_SENTENCE, weak=True) if _VERB_PLAN.search(self._lower, *clause) else None
        if preposition == "từ":
            if atom.unit == "now" or (bare_fraction and not atom.year):
                return None
            if expression.start <= opening:
                before = self._lower[expression.end : min(paragraph[1], expression.end + 80)]
            return _Licence(_SENTENCE, weak=True) if _VERB_PLAN.search(before) else None
        if expression.adverb <= opening and unit in ("day", "month", "quarter") and not bare_fraction:
            follows = self._lower[expression.end : expression.end + 1]
            return _Licence(_SENTENCE, weak=True) if follows in (",", " ") and _VERB_PLAN.match(
                self._lower[expression.end : expression.end + 60].lstrip(" ,")) else None
        return None

    def _rhythm_licence(self, expression: TimeExpression, paragraph: Span, joined: bool) -> _Licence | None:
        """Contract §7 (d): rhythms, and times counted from an event."""
        before = self._lower[max(paragraph[0], expression.adverb - 80) : expression.adverb]
        atom = expression.atoms[-1]
        if expression.unit == "rhythm" and not _PERIODIC.search(before) and self._is_target(expression, paragraph):
            return None
        if joined or _PERIODIC.search(before):
            return _Licence(_RHYTHM)
        if expression.unit == "relative":
            return _Licence(_SENTENCE) if self._is_limit(expression) and not _EFFECT.search(before[-60:]) else None
        if len(expression.atoms) == 2 or (expression.preposition == "trước" or expression.due):
            return _Licence(_RHYTHM)
        if atom.bare:
            return _Licence(_RHYTHM)
        follows = self._lower[expression.end : expression.end + 1]
        if expression.start <= self._layout.opening(paragraph) and (follows in (",", ":") or atom.period != "P1Y"):
            return _Licence(_RHYTHM)
        if atom.period != "P1Y" and atom.period != "P1D" and _REPORTED.search(before):
            return _Licence(_RHYTHM)
        if before.rstrip().endswith("(") and self._lower[expression.end : expression.end + 2].lstrip().startswith(")"):
            return _Licence(_RHYTHM)
        return None

    def _is_limit(self, expression: TimeExpression) -> bool:
        """A span of time counted from an event or set as a limit (``trong vòng 15 ngày``); a mere duration is none."""
        atom = expression.atoms[-1]
        if atom.event or atom.working or _WITHIN.match(self._lower, expression.start):
            return True
        return expression.due and _ANSWER.search(self._lower, max(0, expression.adverb - 60), expression.adverb) is not None

    def _cited(self, expression: TimeExpression) -> bool:
        """Whether it is the date of a cited document: straight after a number, or before its issuer (NORMS §8.4, 1)."""
        head = self._text[max(0, expression.start - 40) : expression.start].rstrip(" ,(")
        if expression.unit != "day":
            return head.endswith(MASK) and expression.preposition == "" and expression.unit in ("year", "stage", "school", "term")
        if expression.preposition in ("trước", "đến") or expression.due:
            return False
        if head.endswith(MASK) and not self._text[: expression.start].rstrip(" ,").endswith("("):
            return True
        after = _OF_ORGAN.match(self._lower, expression.end)
        return bool(_SYMBOL.search(self._text, max(0, expression.start - 40), expression.start)) or (
            after is not None and expression.preposition == "" and expression.has_year
        )

    def _named(self, expression: TimeExpression, before: str, paragraph: Span) -> bool:
        """Whether it belongs to a name: an anniversary, a festive day, a quotation (NORMS §8.4, 3–5)."""
        first, last = expression.atoms[0], expression.atoms[-1]
        same_day = (first.first, first.month) == (last.first, last.month) and first.year != last.year
        anniversary = len(expression.atoms) == 2 and first.unit == last.unit == "day" and same_day
        if anniversary or (first.unit == "lunar" and _LUNAR_GLOSS.search(before)):
            return True
        if first.unit == "day" and not first.clock and not expression.preposition and _HIDDEN_NAME.search(before):
            return True
        quoted = self._text.count('"', max(paragraph[0], expression.start - _QUOTE_REACH), expression.start) % 2 == 1
        return quoted and self._text.find('"', expression.end, min(paragraph[1], expression.end + _QUOTE_REACH)) >= 0

    def _closes_bracket(self, expression: TimeExpression, paragraph: Span) -> bool:
        closing = self._text.find(")", expression.end, min(paragraph[1], expression.end + 120))
        return closing >= 0 and "(" not in self._text[expression.end : closing]

    def _holds(self, expression: TimeExpression, licence: _Licence, value: TimeValue, sentence: Span, paragraph: Span) -> bool:
        """What context takes away from a licence: the past, reports, targets, headings."""
        if licence.way in (_FIELD, _RHYTHM):
            return not (self._in_account(expression.start) and licence.way == _RHYTHM)
        issued = self._passage.issued
        latest = value.latest or value.earliest
        over = issued is not None and latest is not None and date.fromisoformat(latest) < issued
        if over and (expression.has_year or licence.weak):
            return licence.way in (_BRACKET, _HEAD) and expression.unit != "day" and not self._in_account(expression.start)
        if self._in_account(expression.start) and (over or issued is None or licence.weak or licence.way in (_BRACKET, _HEAD)):
            return False
        if licence.way != _SENTENCE:
            return True
        coarse = expression.unit != "day" or expression.preposition == "đến"
        if coarse and expression.unit != "relative" and not expression.due and self._is_target(expression, paragraph):
            return False
        if not licence.weak:
            return not (expression.unit in ("year", "term") and self._layout.in_heading(expression.start))
        if self._layout.in_heading(expression.start) or _PAST.search(self._lower, sentence[0], sentence[1]):
            return False
        if expression.unit in ("year", "term", "half"):
            return self._year_binds(expression, paragraph)
        return True

    def _year_binds(self, expression: TimeExpression, paragraph: Span) -> bool:
        """A whole year is a task's time only where it opens its sentence before a verb or closes one that has to be finished."""
        if expression.atoms[0].unit == "now" or any(atom.part for atom in expression.atoms):
            return True
        start, end = self._layout.clause(expression.start, expression.end, paragraph)
        if expression.start <= max(start, self._layout.opening(paragraph)):
            return bool(_VERB_PLAN.search(self._lower, expression.end, min(end, expression.end + 80)))
        if not self._lower[expression.end : end].strip(" .,;/"):
            return bool(_FINISH.search(self._lower, start, expression.start))
        return bool(_FINISH.search(self._lower, max(start, expression.start - 60), expression.start))

    def _is_target(self, expression: TimeExpression, paragraph: Span) -> bool:
        """Whether its clause sets an indicator, whose period it then is."""
        start, end = self._layout.clause(expression.start, expression.end, paragraph)
        around = (start, expression.start), (expression.end, end)
        return any(_TARGET.search(self._lower, *side) for side in around)

    def _in_account(self, at: int) -> bool:
        """Whether ``at`` stands in an account of the past: a report, outside its plans."""
        if self._passage.type_code != "BC":
            return False
        for heading in reversed(self._passage.section_chain(at)):
            title = self._lower[heading.heading_start : heading.heading_end]
            account, plan = _REPORT_PART.search(title), _PLAN_PART.search(title)
            if account or plan:
                return account is not None and (plan is None or account.start() < plan.start())
        return True


_QUOTE_REACH = 1500
_SOME_YEAR = Anchor(lambda month: 2000, lambda: (2000, 2005))
"""Tells the kind of an expression whose year is unknown; a leap year, so that every day exists."""
_TASK = {_FIELD: Task.FIELD, _BRACKET: Task.BEFORE, _HEAD: Task.AFTER, _SENTENCE: Task.SENTENCE, _RHYTHM: Task.SENTENCE}


def _mention(expression: TimeExpression, value: TimeValue, task: Span | None) -> DeadlineMention:
    return DeadlineMention(
        expression.start, expression.end, value.kind, value.earliest, value.latest, value.period, value.fuzzy, value.working_days, task
    )
