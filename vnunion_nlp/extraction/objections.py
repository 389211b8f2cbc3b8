"""What keeps a time expression from being a deadline (contract §7, NORMS §8.4).

It dates a cited document, belongs to a name or an anniversary, bounds data or persons, is the day an act takes effect, is over and told
of, or is the period of an indicator.
"""

from __future__ import annotations

import re
from datetime import date

from vnunion_nlp.extraction import told_times
from vnunion_nlp.extraction.passage import MASK, Passage
from vnunion_nlp.extraction.task_verbs import task_verbs
from vnunion_nlp.extraction.tasks import Layout
from vnunion_nlp.extraction.time_expressions import AT_LEAST, TimeExpression
from vnunion_nlp.patterns import compile_pattern
from vnunion_nlp.text import unmarked

Span = tuple[int, int]

# Verbs of plans: where no date of issue tells the future from the past, and where a sentence opens with its time.
DOING = compile_pattern(rf"(?<!\p{{L}})(?:{task_verbs()})(?!\p{{L}})")
_FINISH = compile_pattern(r"(?<!\p{L})(?:hoàn thành|hoàn tất|xong|kết thúc)(?!\p{L})")
# ``hoàn thành các mục tiêu phát triển đến năm 2035``: the year is the targets'.
_OF_TARGETS = compile_pattern(r"(?<!\p{L})(?:mục tiêu|chỉ tiêu|tiêu chí)(?!\p{L})[^,;]*$")
_FINISH_BEHIND = compile_pattern(
    r",? (?:cơ bản |cần |phải |sẽ )?(?:hoàn thành|hoàn tất|xong|kết thúc|chấm dứt)(?!\p{L})"
)
# ``Xây dựng cơ sở dữ liệu vào năm …``; what something is to become by then is an aim.
_DONE_BY = compile_pattern(rf"(?:{DOING.pattern})(?:(?!trở thành|đạt|phát triển)[^;:.\n]){{0,200}}")
_REVIEW = compile_pattern(r"(?<!\p{L})(?:sơ kết|tổng kết|tổ chức|hoàn thành|đánh giá)(?!\p{L})")
_DUE_LEAD = compile_pattern(
    r"(?<!\p{L})(?:hoàn thành|hoàn tất|xong|kết thúc|hạn|nộp|gửi|về)(?: (?:là|vào|trong|ngay|cùng))*[ :]{0,3}$"
)

# A festive day, an anniversary or an occasion is named by what stands before it, up to a date or bracket of its own.
_FESTIVE = (
    r"thành lập|quốc tế|gia đình|truyền thống|nhà giáo|doanh nhân|phụ nữ|thương binh|hội|toàn dân|sinh|quốc khánh|giải phóng|pháp luật|thầy thuốc|"
    r"khuyến học|chuyển đổi|báo chí|môi trường|thế giới|bầu cử|đại đoàn kết|hiến|sách|âm nhạc|lao động"
)
_ACT_OF_LEAVE = r"phát động|khai|bế mạc|ký|ra quân|trao|công bố|tuyên dương|tổng kết|hưởng ứng|khởi công|khen"
_NAME = compile_pattern(
    rf"(?:kỷ niệm|ngày (?:{_FESTIVE})|quốc khánh|sinh ngày|(?<!tuần )(?<!nghỉ )lễ (?!{_ACT_OF_LEAVE})|năm thành lập|lần thứ|nghìn|chào mừng|nhân dịp|nhân ngày|truyền thống)"
    r"(?:(?!\d, )[^\n.;:)]){0,60}$|(?<!\p{L})(?:nhân|mừng) {0,3}$"
)
_FOUNDERS_DAY = compile_pattern(r"giỗ tổ[^\n.;:)]{0,40}$")
# ``( 26/31931 - 26/3/2021)``
_HALF_READ = compile_pattern(r"/\d?(?:19|20)\d\d {0,2}-[ :.]{0,3}$")
_CHOSEN = compile_pattern(r"(?<!\p{L})(?:lấy|chọn) {0,3}$")
_TODAY = compile_pattern(r"(?<!\p{L})hôm nay[^\n.;]{0,20}$")
_LUNAR_GLOSS = compile_pattern(
    r"\d {0,3}\((?:tức |nhằm )?(?:ngày )?$|(?<!\p{L})(?:tức|nhằm)(?: (?:là|vào|ngày)){0,2} {0,2}$"
)
_EFFECT = compile_pattern(r"(?:có|hết|còn) hiệu lực|hiệu lực (?:thi hành|kể|từ)|áp dụng(?: (?:kể )?từ| {0,2}$)")
# ``kể từ ngày …`` behind what befalls a person is when it takes effect.
_TENURE = compile_pattern(
    r"(?<!\p{L})(?:hưởng|nghỉ|giữ chức|bổ nhiệm|điều động|công nhận|tuyển dụng|tiếp nhận)[^.;:\n]{0,60}$"
)
_HELD_FOR = compile_pattern(
    r"(?<!\p{L})(?:công nhận|bổ nhiệm|giữ chức|có giá trị|giá trị sử dụng|đạt chuẩn|danh hiệu|chứng nhận|cho thuê|thuê|giao đất)(?!\p{L})[^.;:\n]{0,80}$"
)
# Before these a date bounds data, persons or things done.
_BOUND = r"(?: (?:được|tính|báo cáo|thành lập|ban hành|ký|đi vào hoạt động|có)){0,2} {0,3}\(?$"
_BORN = r"(?<!vệ )(?<!học )(?<!thí )(?<!phát )sinh"
_DONE = compile_pattern(
    rf"(?<!\p{{L}})(?:mốc|kỳ báo cáo|{_BORN}|(?:được|đã) (?:tuyển dụng|bổ nhiệm|thành lập)|so với|tuổi|đã){_BOUND}"
)
_COUNTED_FROM = compile_pattern(
    rf"(?<!\p{{L}})(?:số liệu|mốc|thời điểm(?: báo cáo)?|kỳ báo cáo|{_BORN}|tuyển dụng|bổ nhiệm|thành lập|cùng kỳ|so với|tuổi|đã|liên tục|công tác|phát sinh"
    rf"|nghỉ(?: lễ| hè| tết)?|hưởng|tính|gia nhập){_BOUND}"
)
_HOLIDAY = compile_pattern(r"(?<!\p{L})(?:nghỉ (?:lễ|tết|hè|học)[^.;:\n]{0,40}|(?:được|cho) (?:phép )?nghỉ )$")
# Where, behind what a document is based on, begins who acts.
_MAIN_CLAUSE = compile_pattern(r"[,\n] ?(?:nay )?\p{Lu}|Nay ")
# ``đi làm thứ Bảy để nghỉ thứ Sáu, ngày 02/5``
_DAY_OFF = compile_pattern(r"(?<!\p{L})nghỉ(?: bù)? (?:vào )?$")
# ``số liệu tính từ đầu năm đến ngày 15/10``
_DATA_SPAN = compile_pattern(
    r"(?<!\p{L})(?:số liệu|số lượng|sĩ số|biến động)(?: (?!gửi|nộp|về)[\p{L}\d/]{1,10}){0,8} $"
)
# ``không có hồ sơ trễ hạn quá 05 ngày làm việc``
_LATE = compile_pattern(r"(?<!\p{L})(?:trễ|chậm|quá)(?: hạn)?(?: (?:quá|từ|trên|dưới|hơn))? {0,3}$")
_PAST = compile_pattern(
    r"(?<!\p{L})đã(?! (?:đề ra|ban hành|ký|được|đăng ký|giao|phê duyệt|nêu|xác định))(?!\p{L})|(?<!\p{L})vừa (?:qua|bế mạc|khai mạc|diễn ra|kết thúc|tổ chức|được|thông qua)(?!\p{L})|thời gian qua|so với cùng kỳ"
    r"|(?:nghị quyết|luật|quy chế|điều lệ|kế hoạch|chương trình|quy định) này (?:đã )?được [^.;\n]{0,160}?(?:thông qua|ban hành)"
)
_SYMBOL = compile_pattern(
    r"(?:\d[\p{L}\d.]{0,6} {0,2}[/-] {0,2}(?:\d{1,4} ?[/-] ?)?\p{Lu}[\p{L}\d&/ -]{0,20}|\p{Lu}{2,}/\p{Lu}{2,}),? {0,3}$"
)
_OF_ORGAN = compile_pattern(r" {0,3},? {0,3}(?:của (?!tháng|quý|năm)|về việc|quy định|\x1a)")
# Fields whose times are no deadlines: what data cover, and the stamp of a digital signature.
_DATA = compile_pattern(
    r"số liệu|niên độ|kỳ báo cáo|(?:thời kỳ|mốc thời gian) (?:kiểm tra|giám sát|thanh tra)|thời gian (?:ký|in|cập nhật|đăng(?! ký))|\d\d:\d\d:\d\d"
)

_COUNTED = r"có (?!từ)(?:[\p{L},]{1,10} ){0,2}?\d|\d (?:triệu|nghìn|đoàn viên|người|doanh nghiệp|cđcs|công đoàn cơ sở)"
_SHARE = (
    r"\d ?(?:%|phần trăm)|… ?%|\.\. ?%|(?:phấn đấu|ít nhất|tối thiểu|bình quân|chỉ tiêu|tăng|giảm|đạt) (?:[\p{L},]{1,10} ){0,3}?(?!\d\.\d{1,2}(?![\d%]))\d"
    r"|mỗi (?:[\p{L},]{1,10} ){1,9}?(?:được|có|đạt|mới) \d"
)
_WORDED = r"(?:ít nhất|tối thiểu) (?:một|hai|ba|bốn|năm) "
_YEARLY_TARGET = compile_pattern(rf"{_SHARE}|{_WORDED}|(?<!nghiệp )(?<!đơn vị )(?<!cơ sở )(?<!nơi ){_COUNTED}")
_TARGET = compile_pattern(_SHARE)
_DONE_TO = compile_pattern(
    rf"(?:{DOING.pattern})(?: (?:xong|cho|từ|được|hết)){{0,2}} (?:\d[\d.,]* ?%? ?(?:-|đến) ?)?\d[\d.,]* ?(?:%|phần trăm)(?: [^\W\d][\w/]*){{1,10}} (?:xong )?$"
)
_TARGET_HEADED = compile_pattern(r",? (?:[\p{L}/,]{1,12} ){1,8}?(?:ít nhất|tối thiểu|thêm|trên) \d")
_STRIVES = compile_pattern(r"(?<!\p{L})phấn đấu(?: [\p{L},]{1,10}){0,4} $")
_NONE_LEFT = compile_pattern(r" không (?:còn|có|để)(?!\p{L})")
_COUNT = compile_pattern(r" \d[\d.]* (?!năm|tháng|ngày|tuần)\p{L}")
# ``…, đến cuối nhiệm kỳ, phấn đấu thành lập 300 …``
_SETS_AHEAD = compile_pattern(
    r",[^.;\n]{0,60}?(?<!\p{L})(?:phấn đấu|ít nhất|tối thiểu|đạt|có)(?!\p{L})[^.;\n]{0,60}?\d"
)
_TARGET_FOLLOWS = compile_pattern(r"[ :]{1,4}(?:phấn đấu|đạt|ít nhất|tối thiểu|trên|\d[\d.,]* ?%)")

# Headings of a report, without marks, as a scanner may read capitals.
_REPORT_PART = compile_pattern(
    r"ket qua|tinh hinh|danh gia|thuc trang|dac diem|han che|nguyen nhan|bai hoc|uu diem|khuyet diem|thanh tich"
)
_PLAN_PART = compile_pattern(
    r"phuong huong|nhiem vu|ke hoach|chuong trinh|giai phap|muc tieu|thoi gian toi|kien nghi|de xuat"
)
_STAMP = compile_pattern(
    r"ngày (?:đăng|cập nhật|xuất bản)|cập nhật lúc|(?:lượt|lần) (?:xem|đọc)|\d\d:\d\d:\d\d|\d:\d\d {0,3}\| {0,3}\d|\d{4} {0,3}[|-] {0,3}\d{1,2}:\d\d"
    r"|^\W*(?:(?:thứ \p{L}+|chủ nhật)\W{1,4})?(?:\d{1,2}:\d\d\W{1,4})?\d{1,2}[/.]\d{1,2}[/.]\d{4}(?:\W{1,4}\d{1,2}:\d\d(?: [ap]m)?)?\W*$|^\W*\( ?ngày \d{1,2}(?:[/.-]| tháng )\d{1,2}(?:[/.-]| năm )\d{4} ?\)\W*$|gmt ?\+"
    r"|^(?!.*(?:thời gian|hạn)).*\d{4} {1,3}\d{1,2}:\d\d\W*$"
)
_STAMP_LENGTH = 90
_SESSION = compile_pattern(r"(?:^|\n)[ \t]*(?:phiên|buổi|ngày thứ|vòng)(?: \p{L}+){1,4}\s*$")
# What a page says of the document or of itself: ``Ngày ban hành: 28/11/2024``, ``Cập nhật: 01/12/2020``, ``Tin bài: … - 12/3/2021``.
_STAMP_LABEL = compile_pattern(
    r"(?:ngày (?:đăng|cập nhật|xuất bản|(?:văn bản )?ban hành|(?:văn bản )?ký|(?:có |hết )?hiệu lực|công báo|áp dụng|tạo|viết|tải lên|bị bãi bỏ[^:\n]{0,20})"
    r"|^\W*(?:cập nhật|đăng|tin bài|tin|bài viết|tác giả|nguồn|ảnh)(?: lúc| ngày)?:[^:\n]{0,40}) {0,2}:? {0,3}$",
    re.MULTILINE,
)
_COUNTER = compile_pattern(r" {0,2}: {0,2}\d[\d.,]{0,12}\Z")
"""``Tháng 10 : 39``."""
# ``… Độc lập - Tự do - Hạnh phúc Số: 5/QĐ-UBND Hòa An, ngày 4 tháng 12 năm 2021``, where a page became one line.
_MOTTO = compile_pattern(r"h[ạa]nh phúc(?!\p{L})")
_DATELINE_REACH = 260
_OWN_MEETING = compile_pattern(
    r"(?:đại hội|hội nghị)(?! cấp)[^;:\n]{0,200} (?:họp|diễn ra|(?:được )?(?:tổ chức|tiến hành))(?: vào| trong)?(?: \d{1,2} ngày)?[ ,(]{0,3}"
)
_PLACE_LEAD = compile_pattern(r"\p{Lu}[\p{L}.]* {0,2}, {0,3}(?:[Nn]gày[ .…_]{0,40})?$")
_QUOTE_REACH = 1500
_CLAUSE_REACH = 300


class Objections:
    """The reasons against, for one passage."""

    def __init__(self, passage: Passage, layout: Layout) -> None:
        self._passage = passage
        self._text, self._lower = passage.text, passage.lower
        self._layout = layout

    def is_cited(self, expression: TimeExpression) -> bool:
        """Whether it is the date of a cited document: straight after a number, or before its issuer (NORMS §8.4, 1)."""
        head = self._text[max(0, expression.start - 40) : expression.start].rstrip(" ,")
        if expression.unit != "day":
            years = expression.unit in ("year", "stage", "school", "term")
            return head.rstrip(" ,(").endswith(MASK) and expression.preposition == "" and years
        if expression.preposition in ("trước", "đến", "vào") or expression.due:
            return False
        if head.endswith(MASK):
            return True
        after = _OF_ORGAN.match(self._lower, expression.end)
        return bool(_SYMBOL.search(self._text, max(0, expression.start - 40), expression.start)) or (
            after is not None and expression.preposition == "" and expression.has_year
        )

    def is_named(self, expression: TimeExpression, before: str, paragraph: Span) -> bool:
        """Whether it belongs to a name: an anniversary, a festive day, a quotation, the day of a meeting told of (NORMS §8.4, 3–5)."""
        first = expression.atoms[0]
        if self.is_anniversary(expression) or self.is_gloss(expression, paragraph) or _TODAY.search(before):
            return True
        if first.unit == "lunar" and first.event != "tết" and _FOUNDERS_DAY.search(before):
            return True
        if first.unit == "day" and not expression.preposition and not expression.due:
            low = max(paragraph[0], expression.start - _CLAUSE_REACH)
            if told_times.is_of_meeting(self._lower, low, expression.start):
                return True
        governed = first.clock or expression.preposition or expression.due
        if first.unit == "day" and not governed and _NAME.search(before):
            return True
        quoted = self._text.count('"', max(paragraph[0], expression.start - _QUOTE_REACH), expression.start) % 2 == 1
        return quoted and self._text.find('"', expression.end, min(paragraph[1], expression.end + _QUOTE_REACH)) >= 0

    def is_anniversary(self, expression: TimeExpression) -> bool:
        """Whether it is one day of two years: ``20/11/1982 - 20/11/2022``, also where the first can no longer be read as a day."""
        if len(expression.atoms) == 1 and expression.unit == "day" and not expression.preposition:
            return _HALF_READ.search(self._lower, max(0, expression.start - 12), expression.start) is not None
        first, last = expression.atoms[0], expression.atoms[-1]
        same_day = (first.first, first.month) == (last.first, last.month) and first.year != last.year
        return len(expression.atoms) == 2 and first.unit == last.unit == "day" and same_day

    def is_session(self, expression: TimeExpression, opening: int) -> bool:
        """Whether it is when the meeting that minutes or a resolution come from was held."""
        if self._passage.type_code == "NQ" and expression.unit == "day":
            last, issued = expression.atoms[-1], self._passage.issued
            if issued and last.year and (last.year, last.month or 0) > (issued.year, issued.month):
                return False
            return _OWN_MEETING.fullmatch(self._lower, opening, expression.adverb) is not None
        return self._passage.type_code == "BB" and expression.atoms[0].clock and expression.adverb <= opening

    def is_gloss(self, expression: TimeExpression, paragraph: Span) -> bool:
        """Whether it says a day again, by the moon: ``ngày 31/01/2017 (mùng 4 Tết)``."""
        first = expression.atoms[0]
        return first.unit == "lunar" and _LUNAR_GLOSS.search(self._lower, paragraph[0], expression.start) is not None

    def is_chosen(self, expression: TimeExpression) -> bool:
        """Whether it is the day that a feast is set on or falls on: ``lấy ngày 20/10 hằng năm làm Ngày hội …``, ``do ngày 30/4 trùng Chủ nhật``."""
        if self._lower.startswith((" là ngày ", " làm ngày ", " trùng ", " rơi vào "), expression.end):
            return True
        chosen = _CHOSEN.search(self._lower, max(0, expression.start - 8), expression.start)
        return chosen is not None and self._lower.startswith((" là ", " làm "), expression.end)

    def is_stamp(self, expression: TimeExpression, paragraph: Span) -> bool:
        """Whether it is of a web page: when it was put up (``Cập nhật lúc 08:41, 31/01/2020``, NORMS §8.4, 2), or its count of visitors."""
        if _COUNTER.match(self._lower, expression.end, paragraph[1]) and paragraph[0] == expression.start:
            return True
        if expression.unit != "day" or not expression.has_year:
            return False
        if not expression.preposition and _STAMP_LABEL.search(
            self._lower, max(paragraph[0], expression.start - 80), expression.start
        ):
            return True
        start = self._text.rfind("\n", paragraph[0], expression.start) + 1 or paragraph[0]
        end = self._text.find("\n", expression.end, paragraph[1])
        line = self._lower[start : end if end >= 0 else paragraph[1]]
        if len(line) > _STAMP_LENGTH or _STAMP.search(line) is None:
            return False
        # ``PHIÊN THỨ NHẤT`` / ``(Ngày 20/3/2023)``: when a session is held.
        return not line.lstrip().startswith("(") or _SESSION.search(self._lower, max(0, start - 80), start) is None

    def is_dateline(self, expression: TimeExpression) -> bool:
        """Whether it is the document's own date: behind a place and a comma, close below the motto."""
        if expression.unit not in ("day", "month") or not expression.has_year or expression.preposition:
            return False
        head = self._text[max(0, expression.start - 60) : expression.start]
        if _PLACE_LEAD.search(head) is None:
            return False
        return _MOTTO.search(self._lower, max(0, expression.start - _DATELINE_REACH), expression.start) is not None

    def is_data(self, expression: TimeExpression, paragraph: Span) -> bool:
        """Whether its field says what data cover, or when a signature was set."""
        if (
            self._passage.type_code == "BB"
            and expression.atoms[0].clock
            and not self._passage.section_chain(expression.start)
        ):
            # When the meeting was held that minutes are of.
            return True
        if self._passage.type_code in ("BB", "BC") and self._lower.endswith("vào hồi ", 0, expression.start):
            return True
        around = max(paragraph[0], expression.start - 80), min(expression.end + 20, paragraph[1])
        return _DATA.search(self._lower, *around) is not None

    def is_effect(self, before: str) -> bool:
        """Whether it is the day an act takes effect."""
        return _EFFECT.search(before[-60:]) is not None

    def is_bound(self, expression: TimeExpression, before: str) -> bool:
        """Whether it bounds data, service or things done."""
        limited = expression.preposition == "trước" or expression.due
        if self._lower.startswith("kể từ", expression.start) and _TENURE.search(before):
            return True
        if expression.unit == "day" and (_HOLIDAY if len(expression.atoms) == 2 else _DAY_OFF).search(before):
            return False
        if not limited and expression.preposition in ("từ", "đến") and _DATA_SPAN.search(before):
            return True
        return self.is_effect(before) or (_DONE if limited else _COUNTED_FROM).search(before) is not None

    def is_lateness(self, expression: TimeExpression, before: str) -> bool:
        """Whether it says by how much something is late."""
        return not expression.due and _LATE.search(before) is not None

    def is_tenure(self, expression: TimeExpression, before: str) -> bool:
        """Whether it says for how many years a title or an office is held."""
        period = expression.atoms[-1].period or ""
        return period.endswith("Y") and _HELD_FOR.search(before) is not None

    def is_minimum(self, before: str) -> bool:
        """Whether ``ít nhất`` stands straight before it."""
        return AT_LEAST.search(before) is not None

    def heads_target(self, expression: TimeExpression) -> bool:
        """Whether a target follows the colon behind it."""
        return _TARGET_FOLLOWS.match(self._lower, expression.end) is not None

    def is_planned(self, expression: TimeExpression, paragraph: Span) -> bool:
        """Whether its clause says what is to be done."""
        return DOING.search(self._lower, *self._clause(expression, paragraph)) is not None

    def lies_ahead(self, expression: TimeExpression, latest: str | None, *, scheduled: bool, weak: bool) -> bool:
        """Whether it is not over at the date of issue, nor told of in an account. ``latest``: its last day.

        A ``scheduled`` month stays one though the document was signed later; a ``weak`` time must be told as one to come.
        """
        issued = self._passage.issued
        last_day = date.fromisoformat(latest) if latest else None
        over = issued is not None and last_day is not None and last_day < issued
        if over and issued and expression.has_year and last_day and last_day.year < issued.year:
            return False
        if over and (expression.has_year or weak):
            return scheduled and expression.unit != "day" and not self.in_account(expression.start)
        # The meeting that minutes or a resolution come from.
        if weak and issued is not None and last_day == issued and expression.unit == "day" and not scheduled:
            return False
        doubtful = over or issued is None or weak or scheduled
        return not (doubtful and self.in_account(expression.start))

    def is_past(self, expression: TimeExpression, paragraph: Span) -> bool:
        """Whether its clause tells of things done."""
        return _PAST.search(self._lower, *self._clause(expression, paragraph)) is not None

    def year_binds(self, expression: TimeExpression, paragraph: Span) -> bool:
        """A whole year is a task's time only where it opens its sentence before a verb, or closes one that has to be finished or begun."""
        if expression.atoms[0].unit == "now" or any(atom.part for atom in expression.atoms):
            return True
        start, end = self._clause(expression, paragraph)
        if expression.start <= max(start, self._layout.opening(paragraph)):
            return bool(DOING.search(self._lower, expression.end, min(end, expression.end + 80)))
        if expression.preposition == "đến" and _FINISH_BEHIND.match(self._lower, expression.end, end):
            return True
        if expression.preposition == "vào":
            if _DONE_BY.fullmatch(self._lower, max(start, self._layout.opening(paragraph)), expression.start):
                return True
            return bool(_REVIEW.search(self._lower, max(start, expression.start - 60), expression.start))
        if expression.preposition == "từ" and self._lower.endswith("bắt đầu ", start, expression.start):
            return True
        finish = _FINISH.search(self._lower, max(start, expression.start - 60), expression.start)
        of_targets = expression.preposition == "đến" and finish is not None
        return finish is not None and not (
            of_targets and _OF_TARGETS.search(self._lower, finish.end(), expression.start)
        )

    def is_target(self, expression: TimeExpression, paragraph: Span) -> bool:
        """Whether its clause sets an indicator, whose period it then is.

        A span of days never is; a time that a comma sets off at the clause's end, or a verb of finishing governs, says when.
        What follows a comma behind the time is a phrase of its own.
        """
        # ``từ nay đến hết ngày 31/12 thành lập thêm ít nhất 08 tổ``
        from_now = expression.atoms[0].unit == "now" and _TARGET_HEADED.match(self._lower, expression.end) is not None
        until = from_now or (expression.preposition == "đến" and len(expression.atoms) == 1)
        if expression.unit in ("day", "lunar") and not until:
            return False
        start, end = self._clause(expression, paragraph)
        if self._lower.startswith(":", expression.end):
            end = self._layout.clause(expression.start, expression.end + 1, paragraph)[1]
        lead = self._lower[max(start, expression.adverb - 30) : expression.adverb]
        if _DUE_LEAD.search(lead) or (
            lead.rstrip().endswith(",") and not self._lower[expression.end : end].strip(" .,;/")
        ):
            return False
        if _STRIVES.search(lead):
            return any(sign.search(self._lower, expression.end, end) for sign in (_COUNT, _NONE_LEFT, _YEARLY_TARGET))
        ahead = until and expression.unit in ("year", "term") and _SETS_AHEAD.match(self._lower, expression.end, end)
        if expression.adverb > start and self._lower.startswith(",", expression.end) and not ahead:
            end = expression.end
        if expression.unit in ("month", "quarter") and expression.preposition:
            if self._is_done_to(start, expression):
                return False
            start, end = self._own_phrase(start, end, expression)
        yearly = until or expression.unit in ("year", "term", "half", "rhythm")
        target = _YEARLY_TARGET if yearly else _TARGET
        return any(target.search(self._lower, *side) for side in ((start, expression.start), (expression.end, end)))

    def _is_done_to(self, start: int, expression: TimeExpression) -> bool:
        """Whether an act is done to the share before it: ``Khai giảng xong 100% số lớp trước tháng 10``."""
        return _DONE_TO.search(self._lower, start, expression.adverb) is not None

    def _own_phrase(self, start: int, end: int, expression: TimeExpression) -> Span:
        """The phrase of the clause in which an act of its own has the time: ``100% đơn vị …, công khai kết quả trong tháng 3``,
        ``từ nay đến hết tháng 2 tập trung …, phấn đấu đạt 60%``.
        """
        comma = self._lower.rfind(", ", start, expression.adverb)
        if comma >= 0 and DOING.match(self._lower, comma + 2):
            start = comma + 2
        if expression.adverb <= start and DOING.match(self._lower, expression.end + 1):
            comma = self._lower.find(", ", expression.end, end)
            end = comma if comma >= 0 else end
        return start, end

    def is_told(self, expression: TimeExpression, paragraph: Span) -> bool:
        """Whether it is foreseen, called out in a slogan, or belongs to what a cited document is about."""
        start, end = self._layout.sentence(expression.start, expression.end, paragraph)
        if self._text[start : end + 1].rstrip().endswith("!"):
            return True
        if self._lower.startswith("căn cứ ", start) and not _MAIN_CLAUSE.search(self._text, start, expression.start):
            return True
        clause, low = self._clause(expression, paragraph), max(paragraph[0], expression.start - _CLAUSE_REACH)
        return told_times.is_forecast(
            self._lower, clause, expression.start, expression.end
        ) or told_times.is_cited_matter(self._lower, low, expression.start)

    def in_account(self, at: int) -> bool:
        """Whether ``at`` stands in an account of the past: a report, outside its plans."""
        if self._passage.type_code != "BC":
            return False
        for heading in reversed(self._passage.section_chain(at)):
            title = unmarked(self._lower[heading.heading_start : heading.heading_end])
            account, plan = _REPORT_PART.search(title), _PLAN_PART.search(title)
            if account or plan:
                return account is not None and (plan is None or account.start() < plan.start())
        return True

    def _clause(self, expression: TimeExpression, paragraph: Span) -> Span:
        """Its clause, as far as words can bear upon it."""
        start, end = self._layout.clause(expression.start, expression.end, paragraph)
        return max(start, expression.start - _CLAUSE_REACH), min(end, expression.end + _CLAUSE_REACH)
