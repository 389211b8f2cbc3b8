"""Clauses of administrative prose: where a statement that carries a value begins and ends.

Used for indicators only (contract §8; NORMS §7.3).
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

from vnunion_nlp.extraction.counted_units import kind_of, unit_pattern
from vnunion_nlp.extraction.quantities import Quantity
from vnunion_nlp.extraction.target_words import act_directly, act_first, holds, starter, words
from vnunion_nlp.extraction.task_verbs import task_verbs
from vnunion_nlp.patterns import compile_pattern

Span = tuple[int, int]

_LABEL = compile_pattern(
    r"(?:[\s\-+•·●○►✓✔✗➢➤→»❖◆◇■□▪◦♦\uf000-\uf0ff'`_°~|^*,:;\"]|\.(?=[\p{L}\d])|\.{1,3}(?= {0,2}\S\) )|\)(?= )|>(?= {0,2}\p{L})){0,12}"
    # A speck that a scanner took for a letter: "l 3) …".
    r"(?:\p{L} {1,3}(?:: {0,2})?(?=[a-zđ]\) |\d{1,2}[.),-]{1,2} {0,2}\p{Lu}|-{1,2} {1,2}\p{Lu}))?"
    r"(?:\(?(?:\d{1,2}(?:[./]\d{1,2}){0,3}|\p{Ll}|Đ|[IVXL]{1,6})(?:[.)]{1,2}|[/-](?= ))(?![\d.…])|\(\d{1,2}\)"
    r"|[^\s\d(]\)|[a-zđ]\.\d{1,2}[.)]|(?i:thứ (?:nhất|hai|ba|tư|năm|sáu|bảy|tám)|(?:một|hai|ba|bốn|năm|sáu|bảy|tám) là)(?=[,:])|\d{1,2}[_,](?= {1,2}(?:\p{Lu}|\d{2,3}[% ]))|\d{1,3}(?= {2,9}\p{Lu}))?[\s\-+•]{0,6}"
    r"(?:(?i:(?:các )?(?:chỉ tiêu|mục tiêu))(?:(?: số)? \d{1,2} {0,2}[:.]|(?i: cụ thể| phấn đấu| chủ yếu)? {0,2}(?::|[a1][.,)/](?= ))) {0,3})?"
)
# The number of a table's row: "2 Kết nạp đoàn viên …", but "2 Công đoàn cơ sở …" counts.
_ROW_NUMBER = compile_pattern(r"\d{1,2} (?=\p{Lu})")
_SENTENCE_END = compile_pattern(
    r";|\.(?<![.…]\.)(?<!(?<!\p{L})\p{Lu}\.)(?<!(?<!\p{L})\p{Lu}[\p{Lu}hs]\.)(?![.…]|\s{1,3}\p{Ll}{2}(?!\p{L}{0,2}[).]))(?=[\s\")]|\Z)|(?<=[\p{L},)\"%])(?:\.{2,5}|…)(?=\s{0,3}\p{Lu}\p{Ll})|\?|!"
)
_BRACKET = compile_pattern(r"\([^()\n]{0,400}\)")
_QUOTE = compile_pattern(r"\"[^\"\n]{0,300}\"")
JOINT = compile_pattern(r", {0,3}(?:và {1,3})?| {1,3}(?:và|với|nhưng)(?: {1,3}|(?=[.…]))|: {0,3}| - ")
_BETWEEN = compile_pattern(r"(?<!\p{L})giữa (?:\p{L}+ {1,3}){1,12}\Z")
_OPENER = compile_pattern(
    r"(?:phấn đấu|trong đó|mỗi|bình quân|ít nhất|tối thiểu|tỷ lệ|tỉ lệ|đảm bảo|bảo đảm|hàng năm|hằng năm)(?!\p{L})"
)


_LEAD = compile_pattern(
    r"(?:(?:riêng(?= \p{L}+ [\p{L}\d ]{1,60} (?:đạt|có|là) )|(?:(?:đặt|đạt|đề ra|đưa ra) )?(?:chỉ tiêu|mục tiêu)(?: là)?|trong đó|phấn đấu|bình quân|trung bình|có(?: thêm)?|đạt|với|ít nhất|tối thiểu|đảm bảo|bảo đảm"
    r"|(?:hàng|hằng|mỗi) (?:năm|quý|tháng|tuần)|(?:(?:đến|tới|vào) )?cuối năm(?! \d)|góp phần|6 tháng (?:đầu|cuối) năm|(?:(?:trong|đến|đến hết|đến cuối|hết|cuối|trong một|cả|trong cả) )?(?:năm \d{4}|nhiệm kỳ(?: \d{4} ?- ?\d{4})?)|đến \d{4}"
    r"|(?:trong )?giai đoạn (?:(?:đến |từ )?(?:năm )?)\d{4}(?: ?- ?\d{4})?"
    r")(?!\p{L})[,:]? {0,3})*+"
)


def skip_lead(lower: str, start: int, end: int) -> int:
    """Behind the words that only introduce a clause (``Phấn đấu``, ``hằng năm,``)."""
    match = _LEAD.match(lower, start, end)
    return match.end() if match else start


def shelters(text: str, start: int, end: int, *, quotes: bool) -> list[Span]:
    """Brackets (or quotations) of a paragraph, in order."""
    pattern = _QUOTE if quotes else _BRACKET
    return [match.span() for match in pattern.finditer(text, start, end)]


# "(Lạc: diện tích đạt 20 ha, sản lượng đạt 60 tấn. Sắn: …)", "(95% người bệnh …; 95% người được chữa …)"
_STATED = r"(?:\d{1,3}(?:,\d{1,2})? ?% (?!so với)\p{L}|[\p{L} ,:/-]{3,80} đạt (?:trên |ít nhất |tối thiểu |khoảng )?\d)"
_LISTS_TARGETS = compile_pattern(rf"\( ?(?:trong đó:? )?{_STATED}[^()\n]{{3,150}}?[;,.] {{0,3}}{_STATED}")


# "(trong đó: đàn heo: 1.500 con; đàn bò: 300 con)"
_PART = r"[\p{L} ,/-]{2,60}:? {0,2}\d[\d.,]* ?\p{L}"
_LISTS_PARTS = compile_pattern(
    rf"\( ?(?:trong đó:? ?)?(?:{_PART}[^();\n]{{0,40}}; {{0,3}}{_PART}"
    # "(vụ xuân 08 mô hình, vụ hè 05 mô hình)"
    r"|[\p{L} ,/-]{2,60}\d[\d.]* (?P<unit>\p{L}+(?: \p{L}+)?), [\p{L} /-]{2,60}\d[\d.]* (?P=unit)(?!\p{L})[^()\n]{0,40}\)(?! {1,3}\p{L}))"
)


def lists_targets(lower: str, bracket: Span) -> bool:
    """Whether a bracket holds full statements, one after the other, and explains nothing before it."""
    return (_LISTS_TARGETS.match(lower, *bracket) or _LISTS_PARTS.match(lower, bracket[0])) is not None


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


def overlaps(spans: Sequence[Span], span: Span) -> bool:
    """Whether ``span`` shares text with one of ``spans``."""
    return any(start < span[1] and span[0] < end for start, end in spans)


def label_end(text: str, start: int, end: int) -> int:
    """Behind the paragraph's bullet, number or ``Chỉ tiêu:``."""
    label = _LABEL.match(text, start, end)
    at = label.end() if label else start
    row = _ROW_NUMBER.match(text, at, end)
    return row.end() if row and starter().match(text[row.end() : row.end() + 30].lower()) else at


def segments(
    text: str, start: int, end: int, brackets: Sequence[Span], quotes: Sequence[Span], lists: Sequence[Span] = ()
) -> list[Span]:
    """The paragraph without its label, cut at ``;`` and sentence ends outside brackets and quotations, and around brackets of ``lists``."""
    at = label_end(text, start, end)
    found = []
    cuts = [match.span() for match in _SENTENCE_END.finditer(text, at, end)]
    if lists:
        cuts = sorted({*cuts, *((mark, mark + 1) for first, last in lists for mark in (first, last - 1))})
    for cut, behind in cuts:
        if not within(brackets, cut) and not within(quotes, cut):
            found.append(trimmed(text, at, cut))
            at = behind
    found.append(trimmed(text, at, end))
    return [(_behind_label(text, first, last), last) for first, last in found if first < last]


# A label that a scanner's page left inside a paragraph: "…; 5) Giới thiệu", "… ' + Trên 90%".
_INNER_LABEL = compile_pattern(
    r"['`_°| ]{0,4}(?:[-+•] {1,3}(?=[\p{Lu}\d])|\(?\d{1,2}(?:\.\d{1,2}){0,2}[.,)/-]{1,2} {1,3}(?=\p{Lu})|[a-zđ]\) {1,3}(?=\p{Lu}))"
)


def _behind_label(text: str, start: int, end: int) -> int:
    label = _INNER_LABEL.match(text, start, end)
    return label.end() if label else start


def trimmed(text: str, start: int, end: int) -> Span:
    """The interval without blanks at both ends and closing marks behind; dots of a blank stay."""
    while start < end and text[start] in " \t\n,;:":
        start += 1
    while (end > start and text[end - 1] in " \t\n,;:/|~^¬") or (
        end > start + 1 and text[end - 1] == "." and text[end - 2] not in ".…"
    ):
        end -= 1
    return start, end


def nonempty(span: Span) -> Span | None:
    """``span``, or None where nothing is left of it."""
    return span if span[0] < span[1] else None


_SCHEDULE = compile_pattern(
    r" {0,3}\((?:(?:(?:dự kiến|từ|đến|trước|trong|vào|hoàn thành|xong|chậm nhất|thời gian:?|hết|cuối|đầu|giữa|(?:đợt|lần|vòng|kỳ) [\divx]{1,3}:?) ){0,3}(?:tháng|quý|ngày|năm(?! trước| ngoái| \d{4} ?(?::|có|là|mới|chỉ|đạt))|tuần|học kỳ|thường xuyên|cả năm|hàng|hằng)(?!\p{L})[^()\n%]{0,90}"
    # Where its figures stand: "(phụ lục 1)".
    r"|(?:(?:theo|tại|xem|ở) )?(?:phụ lục|phụ biểu|biểu|bảng)(?: số)? [\divx]{1,4})\)\Z"
)
# What a thing is worth, and by when it is to be done, follows its clause.
_ASIDE = compile_pattern(
    r" {0,3}[,:(-] {0,3}(?:(?:với )?(?:mỗi (?:\p{L}+ ){1,3}|(?:một|1|01) (?:\p{L}+ ){1,2})?(?:tổng )?(?:trị giá|mệnh giá)|mức (?:hỗ trợ|quà|thưởng|vay|chi)|(?:thiếu|thừa|chậm) mỗi|(?:bình quân|trung bình) [\d.,]{1,12} (?:nghìn |ngàn |triệu )?đồng(?= ?/ ?(?:căn|nhà|suất|phần|công trình|lớp|cuộc|mô hình|chiếc|cái)(?!\p{L}))|mỗi \p{L}+(?: \p{L}+)? (?:(?:tối đa|không quá|khoảng) )?[\d.,]{1,12} (?:nghìn |ngàn |triệu )?đồng"
    r"|(?<=\()\d[\d.,]* ?(?:nghìn |ngàn |triệu )?đồng(?= ?/)"
    r"|cùng(?: với)? (?:nhiều|một số|các|những) [^,;.\d]{1,60} khác|(?:đã )?được [^,;.\d]{1,60} (?:thông qua|phê duyệt|giao|đề ra)(?=[ .;]*\Z)"
    r"|(?:\p{L}+ (?:\p{L}+ ){0,4})?(?:xong|hoàn thành)(?: xong)? (?:trước|trong|vào|chậm nhất|ngày)"
    r"|(?:(?<=,)|(?<=, ))(?:\p{L}+ (?:\p{L}+ ){0,8})?(?:gửi|nộp|chuyển) về"
    r"|(?:\p{L}+ (?:\p{L}+ ){0,4})?(?:gửi|nộp|chuyển|thu|đăng ký|báo cáo|tổng hợp|tham mưu|sơ kết|tổng kết|công bố|bàn giao)(?: [\p{L}()/,-]+){0,16}? (?:trước|chậm nhất|muộn nhất|hạn chót|đến hết|trong (?:tháng|quý)|vào (?:ngày|tháng)))(?!\p{L})"
)
# A verb that goes on where a value has ended its clause: "đạt dưới 3%, giảm dần khoảng cách …".
_NEXT_TASK = compile_pattern(
    r" {0,3}, {0,3}(?:tiếp tục|từng bước|đẩy mạnh|tăng cường|mở rộng|nâng cao|phát huy|củng cố|khắc phục|đẩy lùi|(?:tăng|giảm)(?: dần)?(?= [^,;.\d]{12,}\Z))(?!\p{L})(?=[^\d%…]*\Z)"
)


def clause_end(lower: str, start: int, behind: int, end: int) -> int:
    """Where the clause from ``start`` ends, whose last value ends at ``behind``: before an aside (``, trị giá …``; ``, xong trước …``),
    before the main clause of an aim (``Với mục tiêu …, …``), else at ``end``."""
    aim = _MAIN_CLAUSE.search(lower, behind, end) if _AIM.match(lower, start) else None
    aside = aim or _NEXT_TASK.match(lower, behind, end) or _ASIDE.search(lower, behind, end)
    aside = aside or _scheduled().search(lower, behind, end)
    if aside and aside[0].lstrip().startswith("(") and _GOES_ON.match(lower, aside.end(), end):
        return end
    return aside.start() if aside else end


@cache
def _scheduled() -> re.Pattern[str]:
    """What is to be done by when, or is worth, behind the clause that a value ended: ``, phát hành trước ngày 05``, ``(tháng 7), nội dung theo …``."""
    time = r"(?:ngày|tháng|quý|năm|tuần|kỳ|nửa|đầu|giữa|cuối|dịp|\d)"
    until = r"(?:trước|chậm nhất|muộn nhất|từ nay|đến hết|trong|vào)(?: (?:đến|khoảng|là|dịp))?"
    return compile_pattern(
        rf" {{0,3}}, {{0,3}}(?:(?:dự kiến |và )?(?:{task_verbs()})(?: [\p{{L}}()/-]+){{0,10}}? (?:{until} {time}|(?:tháng|quý|ngày) [\divx])|thời (?:gian|hạn|điểm)(?: [\p{{L}}]+){{0,3}}:? (?:từ |trong |trước |đến |vào )?{time}|(?:từ nay|chậm nhất|muộn nhất) (?:đến|là|ngày|\d)|trong (?:vòng|thời hạn) \d|áp dụng (?:kể )?từ"
        r"|(?:ưu tiên|chủ đề|địa điểm|thành phần|hình thức)(?!\p{L})|mỗi (?:quý|tháng|tuần|năm) (?:một|1|01) \p{L}+(?= {0,2}(?:[.;,]|\Z))|[^,;.\d]{0,40} không quá \d{1,3} ngày)"
        r"| {1,3}trị giá \d| {0,2}: {0,2}(?:đợt|lần|cuộc|buổi|lớp|kỳ) (?:thứ )?(?:1|i|nhất|một)(?!\p{L})(?=[^;.]{0,60}(?:tháng|quý|ngày|tuần|\d/\d))| {0,3}\((?:từ |trong |đến |trước )?(?:tháng|quý|ngày|tuần)(?!\p{L})[^()\n%]{0,60}\)(?= {0,3},)"
    )


_GOES_ON = compile_pattern(r"[^()]*\) {1,3}\p{L}")
_AIM = compile_pattern(r"(?:với mục tiêu|nhằm mục tiêu|để đạt)(?!\p{L})")
_MAIN_CLAUSE = compile_pattern(r", ")


# The number of a footnote behind a percentage: "đạt 24%1".
_FOOTNOTE = compile_pattern(r"(?<=%)\[?(?!0\Z)\d{1,2}\]?\Z")  # "%0" stands for "‰"
# What only announces the parts that follow: "gieo trồng 500 ha, trong đó:".
_HANGING = compile_pattern(r"(?:,| -|(?<=\S)(?= )) {0,3}(?:trong đó|cụ thể(?: là)?|như sau)\Z")
_LINKS = r"theo đó|ngoài ra|bên cạnh đó|đồng thời|cùng với đó|cùng đó|đặc biệt(?= ?,)|thứ (?:nhất|hai|ba|tư|năm|sáu|bảy|tám|chín|mười)(?= ?[,:])|cụ thể(?= ?[,:])|được biết|theo kế hoạch(?: này| trên)?(?= ?,)"
_CONNECTIVE = compile_pattern(
    rf"(?:(?:trong (?:số )?đó|phân bổ(?: cho)?|cụ thể giao|chia ra|với(?! mục tiêu)|{_LINKS})(?!\p{{L}})[,:]? {{0,3}}){{1,2}}"
)
EACH_OPENS = compile_pattern(r"(?:phấn đấu )?(?:bình quân )?mỗi ")


def clause_span(text: str, lower: str, start: int, end: int) -> Span:
    """The clause without marks, connectives (``trong đó``, ``với``) and a schedule in brackets behind it."""
    start, end = trimmed(text, start, end)
    if note := _FOOTNOTE.search(lower, max(start, end - 6), end):
        end = note.start()
    if schedule := _SCHEDULE.search(lower, max(start, end - 90), end):
        start, end = trimmed(text, start, schedule.start())
    if connective := _CONNECTIVE.match(lower, start, end):
        start = connective.end()
    if hanging := _HANGING.search(lower, max(start, end - 20), end):
        start, end = trimmed(text, start, hanging.start())
    return start, end


# "Công đoàn trường kêu gọi | mỗi khoa cử ít nhất …": who asks for it is no part of the target.
_CALLED = compile_pattern(
    r"(?<!\p{L})(?<!đạt )(?<!theo )(?<!các )(?<!đáp ứng )(?<!đúng )(?<!những )(?:kêu gọi|yêu cầu|đề nghị|khuyến khích|giao(?: cho)?|(?<=\p{L} )vận động(?= {1,3}mỗi )) {1,3}"
    r"(?=mỗi(?! năm| tháng| quý| tuần)(?!\p{L})|\Z|(?<!giao )(?<!cho )(?:các|toàn thể|toàn bộ|tất cả|công đoàn|cán bộ|đoàn viên|hội viên)(?!\p{L}))"
)


def clause_start(text: str, lower: str, start: int, quantity: Quantity, brackets: Sequence[Span]) -> int:
    """Where the first clause of a segment begins: at the segment's start, or behind the joint that opens a clause of its own.

    A list of verbs (``thăm hỏi, tặng quà 50 đoàn viên``) and a short lead (``Hàng năm, 100% …``) stay together with the value.
    """
    if about := _ABOUT.match(lower, start, quantity.start):
        start = about.end()
    left = max(start, quantity.start - 400)
    called = _CALLED.search(lower, left, quantity.start)
    if called and (called.end() < quantity.start or quantity.unit == "%"):
        start = left = called.end()
    joints = [
        m
        for m in JOINT.finditer(lower, left, quantity.start)
        if not within(brackets, m.start()) and not (m[0][0] == ":" and _REACHES_COLON.search(lower, left, m.start()))
    ]
    distributes = bool(EACH_OPENS.match(lower, start))
    previous = quantity.start
    for index in range(len(joints) - 1, -1, -1):
        joint = joints[index]
        comma = next((m for m in reversed(joints[:index]) if m[0][0] in ",:"), None)
        before = lower[comma.end() if comma else start : joint.start()]
        is_list = len(before.split()) <= 3 or bool(joint[0][0] == "," and act_directly().search(before))
        heads = joint.end() >= quantity.start or lower[joint.end() : quantity.start].isspace()
        if ":" in joint[0]:
            inner = joints[:index]
            opening = inner and inner[-1].start() - start > 25 and _opens(lower, start, inner[-1], is_list=False)
            if opening and joint.end() >= quantity.start and lower.count(" ", inner[-1].end(), joint.start()) <= 1:
                opening = False  # "Tập huấn nghiệp vụ thi đua, khen thưởng: 01 lớp"
            if not opening and _names_task(lower, start, joint.start()):
                return start
            if not _is_label_form(lower, start, joint.end(), quantity) or _names_no_task(lower, start, joint):
                return joint.end()
            if joint.end() >= quantity.start and not opening and not any(":" in m[0] for m in inner):
                return start  # commas inside a label part nothing
        elif heads:
            full = (joint.start() - start > 40 and not _OF_THOSE.match(lower, start)) or _FULL.search(
                lower, start, joint.start()
            )
            if full and joint[0].startswith(","):
                return joint.end()
            if quantity.unit == "%" and _WITH_SHARE.search(lower, min(start + 15, quantity.start), quantity.start):
                return joint.end()
        elif joint.start() - start > _least_before(lower, start, joint) and _opens(
            lower, start, joint, is_list or distributes
        ):
            return _lead_before(lower, start, joints[:index], joint.span())
        previous = joint.start()
    return start if left == start else previous


def _least_before(lower: str, start: int, joint: re.Match[str]) -> int:
    """Characters before a joint that make a statement of their own: fewer where the word behind it surely opens one."""
    sure = lower.startswith("phấn đấu ", joint.end()) and skip_lead(lower, start, joint.start()) == start
    return 12 if sure else 25


# "Về xã hội số, | phấn đấu …", "Về kinh tế, mục tiêu đặt ra là | tỷ lệ …": a topic, and what announces.
_ABOUT = compile_pattern(
    r"(?:về|trong) (?:lĩnh vực |công tác |phát triển |xây dựng |mặt )?[^;:.\d]{3,140}?, {0,3}(?=(?:phấn đấu|tỷ lệ|tỉ lệ|mỗi|ít nhất|tối thiểu|có|tổng|số|trên|giảm|tăng|nâng|duy trì|giữ vững|hoàn thành|đào tạo|giải quyết|kết nạp|phát triển mới)(?!\p{L})|\d)"
)
# A colon between a verb and its value: "tỷ lệ huy động đạt: ít nhất 30%".
_REACHES_COLON = compile_pattern(r"(?<!\p{L})(?<!trở )(?:đạt|còn|là|bằng|lên|xuống) ?\Z")


def _lead_before(lower: str, start: int, joints: Sequence[re.Match[str]], joint: Span) -> int:
    """Behind ``joint``, or behind the one before it where only a lead stands between (``…, phấn đấu đến năm 2030, tỷ lệ …``)."""
    before = joints[-1].end() if joints else start
    return before if before < joint[0] and skip_lead(lower, before, joint[0]) >= joint[0] else joint[1]


# A clause of its own before the joint: "Chi bộ hoàn thành tốt nhiệm vụ, 90% đảng viên …".
_FULL = compile_pattern(r"\p{L}+ (?:\p{L}+ )?(?:hoàn thành|đạt(?! \d)|được)(?!\p{L})")
# "Trong số CĐCS thành lập từ 12 tháng trở lên, 90% …": of which the share is.
_OF_THOSE = compile_pattern(r"trong (?:tổng )?số (?!đó)")
# "thủ tục đất đai, xây dựng đạt 85%"
_IS_NOUN = compile_pattern(r" {1,3}(?:đạt|được|chiếm|tăng|giảm)(?!\p{L})")
# "xây dựng tổ vững mạnh với 95% người lao động là đoàn viên"
_WITH_SHARE = compile_pattern(
    r"(?<!phối hợp )(?<!kết hợp )(?<!cam kết )(?<!làm việc )(?<!so )(?<!đối )(?<!gắn )(?<!cùng )với {1,3}\Z"
)


# What one office is named after.
_SECTOR_AND = compile_pattern(
    r"(?:nông nghiệp và phát triển nông|giáo dục và đào tạo|kế hoạch và đầu tư|thông tin và truyền thông|văn hóa và phát triển)"
)
# "Đối với doanh nghiệp, phấn đấu …", "Những nơi có nguồn, mỗi …": whom the target is for.
_TOPIC = compile_pattern(r"(?:(?:những|các) )?(?:nơi|đối với|riêng|ở|tại|khu vực)(?!\p{L})[^,;:]{3,90}")
# "Mỗi chi đoàn công nhân, mỗi tổ sản xuất có 01 sáng kiến": two that share what is to hold of them.
_EACH_ALONE = compile_pattern(r"(?:phấn đấu )?(?:bình quân )?mỗi (?:\p{L}+ ?){1,6}")


def _opens(lower: str, start: int, joint: re.Match[str], is_list: bool) -> bool:
    if joint[0].startswith(",") and _OPENER.match(lower, joint.end()):
        if _TOPIC.fullmatch(lower, start, joint.start()) and not lower.startswith("trong đó", joint.end()):
            return False
        each = lower.startswith("mỗi ", joint.end()) and _EACH_ALONE.fullmatch(lower, start, joint.start())
        return not each or holds().search(lower, start, joint.start()) is not None
    if "và" in joint[0] and _SECTOR_AND.search(lower, max(0, joint.start() - 12), joint.end() + 20):
        return False
    if "và" in joint[0] and _BETWEEN.search(lower[max(0, joint.start() - 80) : joint.start() + 1]):
        return False
    opening = None if is_list else starter().match(lower, joint.end())
    return opening is not None and opening[0] != "đạt" and not _IS_NOUN.match(lower, opening.end())


# "Tỷ lệ tổ đạt loại tốt: 80% trở lên trên tổng số tổ": a rate and its value.
_COUNTS = compile_pattern(r"(?:cơ cấu|tỷ lệ|tỉ lệ|tổng số|số lượng|số|mức|thu nhập)(?!\p{L})")
_FULL_LABEL = compile_pattern(r"(?:[^:;]{1,160}|cơ cấu [^:;]{1,80}: ?[^:;]{1,60}): {0,3}\Z")


def _is_label_form(lower: str, start: int, behind: int, quantity: Quantity) -> bool:
    """``Ký mới TƯLĐTT: 01 doanh nghiệp``: little stands on either side of the value behind the colon, and no verb before it."""
    if lower.startswith("phấn đấu ", behind):
        return False
    if _COUNTS.match(lower, start) and _FULL_LABEL.match(lower, start, behind):
        return True
    noun = unit_pattern().match(lower, quantity.end + 1) if quantity.unit == "%" else None
    if noun and kind_of(noun[0]) in ("person", "organ"):
        return False  # "Công tác nữ công: 100% cán bộ, giáo viên …"
    rest = re.split(r"[;.,(\n=]| (?=[^\W\d]+ ?: ?\d)", lower[quantity.end : quantity.end + 80], maxsplit=1)[0]
    if act_first().match(lower, start) and behind >= quantity.start and quantity.unit != "%":
        return True
    if _ACTOR.match(lower, start, behind) and lower.startswith(("có ", "phấn đấu "), behind):
        return False
    if EACH_OPENS.match(lower, behind) or (quantity.start > behind and _DOES.match(lower, behind)):
        return False
    between = 5 if act_first().match(lower, start) and _SECTOR.match(lower, behind) else 3
    return len(lower[behind : quantity.start].split()) <= between and len(rest.split()) <= 3


# "Cấp huyện: có từ 05 mô hình trở lên": who is to do it, and no task.
_ACTOR = compile_pattern(r"(?:cấp|khối|khu vực|tập thể|cá nhân|các (?:cấp|đơn vị|ban|tổ))(?!\p{L})[^:]{0,60}: {0,3}\Z")
# "Kết nạp mới: khu vực nhà nước 60 đoàn viên, …"
_SECTOR = compile_pattern(r"(?:khu vực|khối)(?!\p{L})")

_DOES = compile_pattern(
    r"(?!(?:\d{1,4}/\d{1,4}|tốt|giỏi|khá|trung bình|tb|xuất sắc|yếu|đạt|đô thị|thành thị|nông thôn|miền núi|vùng|nội trú|ngoại trú|nam|nữ|diện tích|năng suất|sản lượng|khu vực|khối|tăng|giảm|thu|đạt|có|phấn đấu|hoàn thành|ký mới|thêm|thực hiện)(?!\p{L}))"
)
_TIME_LABEL = compile_pattern(
    r"(?:phấn đấu )?(?:(?:hàng|hằng|mỗi) (?:năm|quý|tháng)|(?:(?:đến|trong|hết|cuối|giai đoạn) ){0,3}(?:năm(?: học)? \d{4}(?: ?- ?\d{4})?|\d{4} ?- ?\d{4}|quý \p{L}+|tháng \d{1,2}|nhiệm kỳ(?: \d{4} ?- ?\d{4})?)|chỉ tiêu(?: \p{L}+){0,2}|về [\p{L} ,-]+) {0,3}\Z"
)


@cache
def _task() -> re.Pattern[str]:
    return compile_pattern(rf"(?:{words('act')}|{words('reach')}|{task_verbs()})(?!\p{{L}})")


_TASK_WORDS = 5
"""Fewer name a field of work: ``Đăng ký thi đua: | 100% …``."""


def _names_task(lower: str, start: int, end: int) -> bool:
    """Whether the label is a task itself, a verb with what is done: ``Kiểm tra công tác an toàn: | kiểm tra 30% …``."""
    if _task().match(lower, start, end) is None or EACH_OPENS.match(lower, end + 2):
        return False
    label = lower[start:end]
    return len(label.split()) >= _TASK_WORDS and " tiêu" not in label and not label.startswith("phối hợp ")


def _names_no_task(lower: str, start: int, joint: re.Match[str]) -> bool:
    """Whether only a time or a topic stands before the colon: ``Hằng năm: 90% …``, ``Về tổ chức: 90% …``."""
    return bool(_TIME_LABEL.match(lower, start, joint.start()))
