"""Why a time expression is a deadline, and what takes the reason away (contract §7, NORMS §8.4)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import Enum

import regex

from vnunion_nlp.extraction.passage import MASK, Passage
from vnunion_nlp.extraction.tasks import Layout
from vnunion_nlp.extraction.time_expressions import TimeExpression
from vnunion_nlp.extraction.time_values import TimeValue
from vnunion_nlp.knowledge import rows

Span = tuple[int, int]


class Way(Enum):
    """How an expression is bound to its task."""

    FIELD = "field"
    BRACKET = "bracket"
    """A schedule behind its task: ``(tháng 5)``, ``: từ ngày … đến ngày …``."""
    HEAD = "head"
    SENTENCE = "sentence"
    RHYTHM = "rhythm"


@dataclass(frozen=True, slots=True)
class Licence:
    """Why an expression is a deadline: the way it is written, and whether it is one day not to be passed."""

    way: Way
    due: bool = False
    weak: bool = False
    """Only its place in a task's clause speaks for it: not in accounts of the past, headings and names."""


_PUBLIC_DAYS = frozenset((int(row["day"]), int(row["month"])) for row in rows("public_days"))

# What introduces a time: verbs of finishing and sending, expectation, an opened bracket.
_DUE_VERB = regex.compile(
    r"(?:hoàn thành|hoàn tất|xong|kết thúc|thời hạn|hạn(?: cuối| chót)?(?: nộp| gửi| báo cáo)?|nộp|gửi(?: về)?)"
    r"(?: (?:là|vào|trong|ngay|cùng))*[ :]{0,3}$"
)
_EXPECTED = regex.compile(
    r"(?:dự kiến|thời gian)(?: (?:tổ chức|thực hiện|hoàn thành|triển khai|khai mạc|khởi hành|bắt đầu|diễn ra|vào|là|trong|từ))*[ :]{0,3}$"
)
_BRACKET_LEAD = regex.compile(
    r"\( {0,3}(?:(?:dự kiến|hoàn thành|hoàn tất|xong|thực hiện|thời gian|thời hạn|tổ chức|triển khai|báo cáo|gửi|nộp|vào|trong|là|bắt đầu|kết thúc|"
    r"chậm nhất|muộn nhất|định kỳ|khoảng|lần \d|đợt \d|hạn(?: chót| cuối| nộp| gửi)?|chia|có thể)[ :,]{1,3}){0,4}$"
)
_PERIODIC = regex.compile(r"định kỳ(?: [\p{L}]{1,8}){0,3}[ :,(]{0,3}$")
_REPORTED = regex.compile(
    r"(?:báo cáo|giao ban|họp|sinh hoạt|sơ kết|kiểm tra|đánh giá|đối thoại|tổng hợp|rà soát|thống kê|định kỳ)(?: [\p{L},]{1,8}){0,4} {0,3}\(?$"
)
_WITHIN = regex.compile(r"trong (?:vòng|thời hạn|hạn)")
_ANSWER = regex.compile(
    r"gửi|báo cáo|nộp|trả lời|giải quyết|xử lý|hoàn thành|thông báo|triệu tập|tổ chức|thực hiện|chậm nhất sau"
)
_TRAILS = regex.compile(r"[:-] {0,3}$")
_TRAIL = regex.compile(r"(?:[ ,;]{1,4}(?:và )?(?:tháng|quý|ngày) {0,3}[\d/ivl,-]{1,12}){0,6}+[ .;,)/]*+")
_CLOSES = regex.compile(r" {0,2}(?:[.;,)/]|$)")

# Verbs of plans: where no date of issue tells the future from the past, and where a sentence opens with its time.
_PLAN_VERB = regex.compile(
    r"(?<!\p{L})(?:hoàn thành|hoàn tất|xong|ban hành|trình|tổ chức|triển khai|thực hiện|tiến hành|gửi|báo cáo|xây dựng|tham mưu|tổng kết|sơ kết|tập huấn|"
    r"tập trung|rà soát|phát động|kiểm tra|phối hợp|kiện toàn|nộp|cập nhật|đề nghị|yêu cầu|mở|phát|họp|tuyên truyền|phổ biến|khai mạc|diễn ra|"
    r"vận động|chỉ đạo|hướng dẫn|lập|kết nạp|thành lập|ký kết|giám sát|khảo sát|đăng ký|bắt đầu|làm việc|trao|thăm|đối thoại)(?!\p{L})"
)
_FINISH = regex.compile(r"(?<!\p{L})(?:hoàn thành|hoàn tất|xong|kết thúc)(?!\p{L})")

# What a time belongs to when it is no deadline.
_HIDDEN_NAME = regex.compile(
    r"(?:kỷ niệm|ngày (?:thành lập|quốc tế|gia đình|truyền thống|nhà giáo|doanh nhân|phụ nữ|thương binh|hội|toàn dân|sinh|quốc khánh|giải phóng|pháp luật|"
    r"thầy thuốc|khuyến học|chuyển đổi|báo chí|môi trường|thế giới|bầu cử|đại đoàn kết|hiến|sách|âm nhạc|lao động)|quốc khánh|sinh ngày|lễ (?!phát động|khai|bế mạc|ký|ra quân|trao|công bố|tuyên dương|tổng kết|hưởng ứng|khởi công|khen)|"
    r"năm thành lập|lần thứ|nghìn|chào mừng|nhân dịp|nhân ngày|truyền thống)[^\n.;]{0,60}$|(?<!\p{L})(?:nhân|mừng) {0,3}$"
)
_EFFECT = regex.compile(r"(?:có|hết|còn) hiệu lực|hiệu lực (?:thi hành|kể|từ)|áp dụng (?:kể )?từ")
# Before these a date bounds data, persons or things done.
_BOUND = r"(?: (?:được|tính|báo cáo|thành lập|ban hành|ký|đi vào hoạt động|có)){0,2} {0,3}\(?$"
_BORN = regex.compile(
    rf"(?<!\p{{L}})(?:mốc|kỳ báo cáo|sinh|(?:được|đã) (?:tuyển dụng|bổ nhiệm|thành lập)|so với|tuổi|đã){_BOUND}"
)
_NOT_DUE_BEFORE = regex.compile(
    r"(?<!\p{L})(?:số liệu|mốc|thời điểm báo cáo|kỳ báo cáo|sinh|tuyển dụng|bổ nhiệm|thành lập|cùng kỳ|so với|tuổi|đã|liên tục|công tác|phát sinh"
    rf"|nghỉ(?: lễ| hè| tết)?|hưởng|tính|gia nhập){_BOUND}"
)
# A whole month or quarter behind these is their period, no time of doing.
_PERIOD_OF = regex.compile(
    r"(?<!\p{L})(?:(?:báo cáo|kế hoạch|chương trình|kết quả|số liệu|tình hình|nhiệm vụ|công tác|hoạt động|thi đua|phong trào|chỉ tiêu|lương|phí|quỹ|"
    r"dư luận|sinh hoạt|đánh giá|xếp loại|kỳ|hội nghị|biên bản|lịch|nghị quyết|giao ban)(?![.;])[^.;:]{0,40}|(?:sơ kết|tổng kết|họp|của|các|thông tin) )$"
)
_USUAL_PART = regex.compile(
    r"(?<!\p{L})(?:sơ kết|tổng kết|đánh giá|xếp loại|bình xét|hội nghị|họp|báo cáo|thưởng|kỳ|dịp|đợt|so với|công tác|kế hoạch|kiểm điểm|phân loại|quyết toán|lễ) {1,3}$"
)
_NAMED_TIME = regex.compile(
    r"(?<!\p{L})(?:kỳ|dịp|đợt|của|các|báo cáo|số liệu|kết quả|văn bản|biên bản|tờ trình|thông báo|kế hoạch|giấy mời|công văn|đến|tính|sinh|lễ|và|là|số) {1,3}$"
)
_PAST = regex.compile(
    r"(?<!\p{L})đã(?! (?:đề ra|ban hành|ký|được|đăng ký|giao|phê duyệt|nêu|xác định))(?!\p{L})|vừa qua|thời gian qua|so với cùng kỳ"
)
_SYMBOL = regex.compile(
    r"(?:\d[\p{L}\d.]{0,6} {0,2}[/-] {0,2}[\p{Lu}\d][\p{L}\d&/ -]{0,20}|\p{Lu}{2,}/\p{Lu}{2,}),? {0,3}$"
)
_OF_ORGAN = regex.compile(r" {0,3},? {0,3}(?:của (?!tháng|quý|năm)|về việc|quy định|\x1a)")
_LUNAR_GLOSS = regex.compile(r"\d {0,3}\((?:tức |nhằm )?(?:ngày )?$")
# Fields whose times are no deadlines: what data cover, and the stamp of a digital signature.
_DATA = regex.compile(r"số liệu|thời gian (?:ký|in|cập nhật|đăng(?! ký))|\d\d:\d\d:\d\d")
# ``từ quý IV gửi trước ngày …``: the period says which report is due, and not when.
_OF_REPORT = regex.compile(r" (?:thì )?(?:gửi|nộp|báo cáo) [^;.\n]{0,60}?(?:trước|chậm nhất|muộn nhất|không quá) ")
_COUNTED = r"có (?!từ)(?:[\p{L},]{1,10} ){0,2}?\d|\d (?:triệu|nghìn|đoàn viên|người|doanh nghiệp|cđcs|công đoàn cơ sở)"
_SHARE = (
    r"\d ?%|… ?%|\.\. ?%|(?:phấn đấu|ít nhất|tối thiểu|bình quân|chỉ tiêu|tăng|giảm|đạt) (?:[\p{L},]{1,10} ){0,3}?\d"
)
_WORDED = r"(?:ít nhất|tối thiểu) (?:một|hai|ba|bốn|năm) "
_YEARLY_TARGET = regex.compile(rf"{_SHARE}|{_WORDED}|(?<!nghiệp |đơn vị |cơ sở |nơi ){_COUNTED}")
_TARGET = regex.compile(_SHARE)
_TARGET_FOLLOWS = regex.compile(r"[ :]{1,4}(?:phấn đấu|đạt|ít nhất|tối thiểu|trên|\d[\d.,]* ?%)")
_REPORT_PART = regex.compile(
    r"kết quả|tình hình|đánh giá|thực trạng|đặc điểm|hạn chế|nguyên nhân|bài học|ưu điểm|khuyết điểm|thành tích"
)
_PLAN_PART = regex.compile(
    r"phương hướng|nhiệm vụ|kế hoạch|chương trình|giải pháp|mục tiêu|thời gian tới|kiến nghị|đề xuất"
)
_QUOTE_REACH = 1500
_CLAUSE_REACH = 300


class Licences:
    """The reasons for and against, for one passage."""

    def __init__(self, passage: Passage, layout: Layout) -> None:
        self._passage = passage
        self._text, self._lower = passage.text, passage.lower
        self._layout = layout

    def licence(self, expression: TimeExpression, paragraph: Span, joined: bool) -> Licence | None:
        """The strongest reason for taking ``expression`` as a deadline; ``joined``: it goes on a list of rhythms."""
        if self._cited(expression):
            return None
        unit = expression.unit
        if expression.atoms[0].event == "named" and not expression.preposition:
            return None
        closing = self._lower[expression.end : min(paragraph[1], expression.end + 3)].lstrip()[:1]
        field = self._layout.field(expression.start, paragraph) if closing != ":" else None
        if field is not None:
            around = max(paragraph[0], expression.start - 80), min(expression.end + 20, paragraph[1])
            if _DATA.search(self._lower, *around):
                return None
            if unit != "day" and _OF_REPORT.match(self._lower, expression.end, paragraph[1]):
                return None
            if unit != "relative" or self.is_limit(expression):
                return Licence(Way.FIELD, due=field == "due")
        before = self._before(expression, paragraph)
        if unit == "ongoing":
            alone = before.endswith("(") and closing == ")"
            return Licence(Way.BRACKET) if alone else None
        if unit in ("rhythm", "relative"):
            return self._rhythm_licence(expression, paragraph, before, joined)
        if self._named(expression, before, paragraph):
            return None
        if self.in_bracket(expression, paragraph):
            if unit == "year" and expression.atoms[0].bare:
                return None
            return Licence(Way.BRACKET, due=expression.due or "hoàn thành" in before[-20:] or "xong" in before[-12:])
        opening = self._layout.opening(paragraph)
        return self._schedule_licence(expression, before, paragraph, opening) or self._word_licence(
            expression, before, paragraph, opening
        )

    def _before(self, expression: TimeExpression, paragraph: Span) -> str:
        return self._lower[max(paragraph[0], expression.adverb - 80) : expression.adverb]

    def in_bracket(self, expression: TimeExpression, paragraph: Span) -> bool:
        """Whether it stands in brackets of its own, as a schedule behind a task."""
        if not _BRACKET_LEAD.search(self._before(expression, paragraph)):
            return False
        closing = self._text.find(")", expression.end, min(paragraph[1], expression.end + 120))
        return closing >= 0 and "(" not in self._text[expression.end : closing]

    def _schedule_licence(
        self, expression: TimeExpression, before: str, paragraph: Span, opening: int
    ) -> Licence | None:
        """A schedule without brackets: a time that heads its task or stands behind it (contract §7 (b))."""
        unit = expression.unit
        if unit in ("stage", "school", "term") and expression.atoms[0].event != "on":
            return None
        rest = self._lower[expression.end : min(paragraph[1], expression.end + 3)].lstrip()
        first = expression.adverb <= opening
        alone = rest in ("", ".") and unit in ("month", "quarter", "day") and not expression.atoms[0].bare
        if alone and first:
            return Licence(Way.HEAD)
        until_year = unit == "year" and expression.preposition == "đến"
        if rest[:1] == ":" and not until_year and (first or before.rstrip().endswith(";")):
            heads_list = not self._lower[expression.end : paragraph[1]].strip(" :.")
            of_targets = heads_list or expression.atoms[0].bare or _TARGET_FOLLOWS.match(self._lower, expression.end)
            return None if unit == "year" and of_targets else Licence(Way.HEAD)
        if not first and _TRAILS.search(before) and not (unit == "year" and before.rstrip().endswith("-")):
            ends = _TRAIL.fullmatch(self._lower, expression.end, paragraph[1]) is not None
            if ends or (before.rstrip().endswith(":") and rest[:1] in (";", ".")):
                return Licence(Way.BRACKET)
        if expression.atoms[0].event == "on" and not first and _CLOSES.match(self._lower, expression.end, paragraph[1]):
            return Licence(Way.BRACKET, weak=True)
        return None

    def _word_licence(self, expression: TimeExpression, before: str, paragraph: Span, opening: int) -> Licence | None:
        """Introduced by a deadline word (contract §7 (c)), or placed where a task's clause says when."""
        unit, preposition, atom = expression.unit, expression.preposition, expression.atoms[0]
        limited = preposition == "trước" or expression.due
        if _EFFECT.search(before[-60:]) or (_BORN if limited else _NOT_DUE_BEFORE).search(before):
            return None
        if unit in ("school", "stage") or (unit == "half" and not preposition):
            return None
        if atom.event == "tết" and preposition != "trước" and not expression.due:
            return None
        if expression.due:
            return Licence(Way.SENTENCE, due=True)
        if preposition == "trước":
            return Licence(Way.SENTENCE) if not (unit == "year" and atom.part) else None
        if preposition == "đến":
            return Licence(Way.SENTENCE, weak=unit in ("year", "term"))
        if self._lower.startswith(":", expression.end) and unit != "day":
            return None
        whole_year = unit == "year" and not atom.part
        if _DUE_VERB.search(before) and not whole_year:
            return Licence(Way.SENTENCE, due=unit == "day")
        fraction = unit == "day" and atom.bare and len(expression.atoms) == 1 and not atom.year
        if _EXPECTED.search(before) and not fraction:
            return Licence(Way.SENTENCE, weak=len(expression.atoms) == 2)
        if self._passage.issued is None and not self._plans(expression, paragraph):
            return None
        if expression.adverb <= opening:
            return self._opening_licence(expression, paragraph, fraction)
        if len(expression.atoms) == 2 and preposition == "từ":
            return Licence(Way.SENTENCE, weak=True)
        if preposition == "vào":
            return Licence(Way.SENTENCE, weak=True) if not whole_year else None
        if preposition in ("trong", "từ") and not fraction and atom.unit != "now":
            if whole_year and not (preposition == "từ" or self._lower.startswith("trong", expression.start)):
                return None
            return Licence(Way.SENTENCE, weak=True)
        if not preposition and not fraction and self._closes_task(expression, before, paragraph):
            return Licence(Way.SENTENCE, weak=True)
        return None

    def _plans(self, expression: TimeExpression, paragraph: Span) -> bool:
        clause = self._clause(expression, paragraph)
        return _PLAN_VERB.search(self._lower, *clause) is not None

    def _clause(self, expression: TimeExpression, paragraph: Span) -> Span:
        """Its clause, as far as words can bear upon it."""
        start, end = self._layout.clause(expression.start, expression.end, paragraph)
        return max(start, expression.start - _CLAUSE_REACH), min(end, expression.end + _CLAUSE_REACH)

    def _opening_licence(self, expression: TimeExpression, paragraph: Span, fraction: bool) -> Licence | None:
        """A sentence that opens with its time and goes on with what is to be done then."""
        if fraction or expression.unit in ("term", "half"):
            return None
        if not expression.preposition:
            in_year = expression.unit in ("day", "month", "quarter") or expression.atoms[0].part
            if not in_year or self._lower[expression.end : expression.end + 1] not in (",", " "):
                return None
        follows = self._lower[expression.end : min(paragraph[1], expression.end + 80)]
        return Licence(Way.SENTENCE, weak=True) if _PLAN_VERB.search(follows) else None

    def _closes_task(self, expression: TimeExpression, before: str, paragraph: Span) -> bool:
        """A time without any introduction: a day to come, or what ends a clause, unless it belongs to the noun before it."""
        atom, unit = expression.atoms[0], expression.unit
        if _NAMED_TIME.search(before) or atom.event == "named":
            return False
        if unit == "day" and (atom.clock or atom.year is not None):
            return True
        if not _CLOSES.match(self._lower, expression.end, paragraph[1]):
            return False
        comma = before.rstrip().endswith(",")
        if unit in ("month", "quarter"):
            return comma or bool(atom.part) or not _PERIOD_OF.search(before)
        if unit == "year":
            return bool(atom.part) and (atom.year is not None or not _USUAL_PART.search(before))
        if unit == "day":
            return not atom.bare and atom.month is not None and (atom.first, atom.month) not in _PUBLIC_DAYS
        return unit == "lunar"

    def _rhythm_licence(self, expression: TimeExpression, paragraph: Span, before: str, joined: bool) -> Licence | None:
        """Contract §7 (d): rhythms, and times counted from an event."""
        atom = expression.atoms[-1]
        periodic = joined or _PERIODIC.search(before) is not None
        counted = atom.bare or len(expression.atoms) == 2
        if expression.unit == "rhythm" and not periodic and not counted and self._is_target(expression, paragraph):
            return None
        if periodic:
            return Licence(Way.RHYTHM)
        if expression.unit == "relative":
            return Licence(Way.SENTENCE) if self.is_limit(expression) and not _EFFECT.search(before[-60:]) else None
        if counted or expression.preposition == "trước" or expression.due or self._weekday(expression):
            return Licence(Way.RHYTHM)
        follows = self._lower[expression.end : expression.end + 1]
        if expression.start <= self._layout.opening(paragraph) and (follows in (",", ":") or atom.period != "P1Y"):
            return Licence(Way.RHYTHM)
        if atom.period not in ("P1Y", "P1D") and _REPORTED.search(before):
            return Licence(Way.RHYTHM)
        if (
            atom.period != "P1Y"
            and before.rstrip().endswith((",", ";"))
            and _PLAN_VERB.match(self._lower, expression.end + 1)
        ):
            return Licence(Way.RHYTHM)
        bracketed = before.rstrip().endswith("(") and self._lower.startswith(")", expression.end)
        return Licence(Way.RHYTHM) if bracketed else None

    def _weekday(self, expression: TimeExpression) -> bool:
        return self._lower.startswith("thứ", expression.core)

    def is_limit(self, expression: TimeExpression) -> bool:
        """A span of time counted from an event or set as a limit (``trong vòng 15 ngày``); a mere duration is none."""
        atom = expression.atoms[-1]
        if atom.event or atom.working or _WITHIN.match(self._lower, expression.start):
            return True
        return (
            expression.due
            and _ANSWER.search(self._lower, max(0, expression.adverb - 60), expression.adverb) is not None
        )

    def is_periodic(self, start: int, end: int) -> bool:
        """Whether the stretch ends in ``định kỳ``, which makes a length of time a rhythm."""
        return _PERIODIC.search(self._lower, start, end) is not None

    def _cited(self, expression: TimeExpression) -> bool:
        """Whether it is the date of a cited document: straight after a number, or before its issuer (NORMS §8.4, 1)."""
        head = self._text[max(0, expression.start - 40) : expression.start].rstrip(" ,(")
        if expression.unit != "day":
            years = expression.unit in ("year", "stage", "school", "term")
            return head.endswith(MASK) and expression.preposition == "" and years
        if expression.preposition in ("trước", "đến") or expression.due:
            return False
        if head.endswith(MASK) and not self._text[max(0, expression.start - 40) : expression.start].rstrip(
            " ,"
        ).endswith("("):
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

    def holds(self, expression: TimeExpression, licence: Licence, value: TimeValue, paragraph: Span) -> bool:
        """Whether nothing takes the licence away: the past, reports, targets, headings."""
        if licence.way in (Way.FIELD, Way.RHYTHM):
            return not (self._in_account(expression.start) and licence.way is Way.RHYTHM)
        issued = self._passage.issued
        latest = value.latest or value.earliest
        over = issued is not None and latest is not None and date.fromisoformat(latest) < issued
        if over and expression.has_year and value.latest and int(value.latest[:4]) < (issued or date.max).year:
            return False
        if over and (expression.has_year or licence.weak):
            scheduled = licence.way in (Way.BRACKET, Way.HEAD) and expression.unit != "day"
            return scheduled and not self._in_account(expression.start)
        doubtful = over or issued is None or licence.weak or licence.way in (Way.BRACKET, Way.HEAD)
        if doubtful and self._in_account(expression.start):
            return False
        if licence.way is not Way.SENTENCE:
            return not (licence.weak and self._layout.in_title(expression.start))
        return self._sentence_holds(expression, licence, value, paragraph)

    def _sentence_holds(self, expression: TimeExpression, licence: Licence, value: TimeValue, paragraph: Span) -> bool:
        issued = self._passage.issued
        if expression.unit != "relative" and not expression.due and self._is_target(expression, paragraph):
            return False
        whole_years = expression.unit in ("year", "term")
        if not licence.weak:
            return not (whole_years and self._layout.in_title(expression.start))
        clause = self._clause(expression, paragraph)
        if self._layout.in_title(expression.start) or _PAST.search(self._lower, *clause):
            return False
        if issued is not None and value.earliest == value.latest == issued.isoformat():
            # The meeting that minutes or a resolution come from.
            return False
        return self._year_binds(expression, paragraph) if whole_years or expression.unit == "half" else True

    def _year_binds(self, expression: TimeExpression, paragraph: Span) -> bool:
        """A whole year is a task's time only where it opens its sentence before a verb or closes one that has to be finished."""
        if expression.atoms[0].unit == "now" or any(atom.part for atom in expression.atoms):
            return True
        start, end = self._clause(expression, paragraph)
        if expression.start <= max(start, self._layout.opening(paragraph)):
            return bool(_PLAN_VERB.search(self._lower, expression.end, min(end, expression.end + 80)))
        return bool(_FINISH.search(self._lower, max(start, expression.start - 60), expression.start))

    def _is_target(self, expression: TimeExpression, paragraph: Span) -> bool:
        """Whether its clause sets an indicator, whose period it then is.

        A span of days never is; a time that a comma sets off at the clause's end, or a verb of finishing governs, says when.
        What follows a comma behind the time is a phrase of its own.
        """
        until = expression.preposition == "đến" and len(expression.atoms) == 1
        if expression.unit in ("day", "lunar") and not until:
            return False
        start, end = self._clause(expression, paragraph)
        lead = self._lower[max(start, expression.adverb - 30) : expression.adverb]
        if _DUE_VERB.search(lead) or (
            lead.rstrip().endswith(",") and not self._lower[expression.end : end].strip(" .,;/")
        ):
            return False
        if expression.adverb > start and self._lower.startswith(",", expression.end):
            end = expression.end
        yearly = until or expression.unit in ("year", "term", "half", "rhythm")
        target = _YEARLY_TARGET if yearly else _TARGET
        return any(target.search(self._lower, *side) for side in ((start, expression.start), (expression.end, end)))

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
