"""The text of a page that a converter gave back as one line: where its units, headings' texts and bullets began."""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass

from vnunion_nlp.patterns import compile_pattern
from vnunion_nlp.structure import vocabulary
from vnunion_nlp.structure.labels import CAPITALS, LETTERS, roman_value
from vnunion_nlp.text import SourceText

_LABEL = compile_pattern(
    r"(?<=\s)(?:(?P<part>(?:PHẦN|Phần)\s(?:(?:THỨ|Thứ|thứ)\s\p{L}{2,4}|[IVX]{2,4})\b|(?<=[.;:/!?)] )(?:PHẦN|Phần)\s[A-EIVX1-9]\b)"
    r"|(?P<chapter>(?:CHƯƠNG|Chương)\s[IVX\d]{1,5}\b(?!\s(?:Luật|Nghị|Quy|Điều)))|(?P<article>(?:ĐIỀU|Điều)\s(?P<article_n>\d{1,3})\s?[.:])"
    r"|(?P<roman>(?<!uý )(?<!UÝ )(?<!hóa )(?<!ấp )(?<!ần )(?<!hứ )(?<!hội )(?<!ạng )(?P<roman_n>[IVX]{1,5}|[IVXlH]{2,4})\s?(?P<roman_m>[.)/:-])\s{0,4}(?=[\p{Lu}\"]))|(?P<capital>(?P<capital_n>[A-EĐ])\s?(?P<capital_m>[.)/]|-(?=\s))\s{0,4}(?=\p{Lu}{2}))"
    r"|(?P<decimal>\d{1,2}(?:\.\d{1,2}){1,3}(?:[./)]|\s?-(?=\s))?\s{0,4}(?=[\p{Lu}\"]))"
    r"|(?P<arabic>(?P<arabic_n>\d{1,2})\s?(?P<arabic_m>[.)/]|-(?=\s))\s{0,4}(?=[\p{Lu}\"(]|\d{1,3}(?:,\d)?\s?%))"
    r"|(?P<letter>(?P<letter_n>[a-eghikđlmn])\s?(?P<letter_m>[.)/])\s{1,4}(?=[\p{Lu}\d]))|(?P<paren>\((?P<paren_n>\d{1,2})\)\s?(?=\p{Lu}))"
    r"|(?P<bullet>[-+•●▪]\s?(?=[\p{L}\d\"])|[*]\s?(?=\p{Lu}))"
    r"|(?P<enacting>QUYẾT (?:ĐỊNH|NGHỊ)\s?:|(?:Căn cứ|Xét|Theo đề nghị)\b|(?:S?TT|Stt)\s+(?:Nội dung|Họ|Tên|Nhiệm vụ|Công việc|Đơn vị|Hoạt động|Chỉ tiêu|Danh mục|Tiêu chí)))"
)
_CLOSED = tuple('.;:,/)"!?…')
_NO_LABEL = compile_pattern(
    r"(?<!\p{L})(?:lớp|khối|quý|số|điều|khoản|mục|điểm|tháng|năm|ngày|khóa|lần|thứ|kỳ|đợt|hạng|loại|cấp|đạt|từ|đến|là|(?<!thành )phần|chương|và|hoặc|bảng|biểu|nhóm|mức|quận|phường|tổ|đội)\s+$",
    re.IGNORECASE,
)
_HEADING_WORDS = compile_pattern(
    r"(?:Mục đích(?:[,;:]? ?(?:và |- )?yêu cầu)?|Mục tiêu(?: chung| cụ thể| tổng quát)?|Yêu cầu|Ý nghĩa|Nội dung(?: (?:và hình thức|thực hiện|cụ thể|tuyên truyền|thi đua))?|Hình thức(?: (?:thực hiện|tổ chức))?|Thời gian(?:[,;]? ?(?:và |- )?địa điểm| thực hiện)?"
    r"|Địa điểm|Đối tượng(?: tham gia| áp dụng)?|Thành phần(?: tham dự)?|Kinh phí(?: thực hiện)?|Tổ chức thực hiện|Chỉ tiêu(?: phấn đấu| cụ thể)?|Phương hướng|Giải pháp(?: (?:thực hiện|chủ yếu))?|Nhiệm vụ(?: (?:và giải pháp|trọng tâm|cụ thể|chung))?|Thuận lợi|Khó khăn"
    r"|Kết quả(?: đạt được)?|Ưu điểm|Tồn tại|Hạn chế(?:,? nguyên nhân)?|Nguyên nhân|Bài học kinh nghiệm|Kiến nghị(?:,? đề xuất)?|Đề xuất(?:,? kiến nghị)?|Quý [IV]{1,3}|Tháng \d{1,2}(?:/\d{4})?|Phạm vi|Phân công(?: nhiệm vụ| thực hiện)?|Đặc điểm(?: tình hình)?|Tình hình(?: chung)?)(?=\s\p{Lu}\p{Ll})"
)
_TONED = compile_pattern(rf"{vocabulary.TONE.pattern}|[ĂÂÊÔƠƯ]")
_CAPITALS = compile_pattern(
    r"[\p{Lu}\d][\p{Lu}\d,;:&/().\"-]*(?:\s+(?:-\s+)?[\p{Lu}\d(\"][\p{Lu}\d,;:&/().\"-]*(?!\p{Ll}))*"
)
_CLOSING = compile_pattern(
    r"(?<=[^\d][.!] )(?:(?:Chỉ thị|Kế hoạch|Hướng dẫn|Chương trình|Quy chế) này (?:được|có|thay|phổ biến|sẽ)\b|Trên đây là|Nhận được\b|Đề nghị các\b|Yêu cầu các\b|Trong quá trình (?:triển khai|thực hiện)|(?:Nhà trường|Ban (?:Chấp hành|Thường vụ|Giám hiệu)|BCH|BTV|Công đoàn|Liên đoàn|UBND|Ủy ban)[^.;:]{0,80}? (?:đề nghị|yêu cầu)\b)"
)
_DASHED_NAME = compile_pattern(
    rf"\s?-\s(?:(?:{vocabulary.SECOND_HALVES}|Kế hoạch|Hạnh|Tự do|Nghệ thuật|Khen thưởng|Kỹ thuật|Công nghệ|Môi trường|Gia đình|Trẻ em)\b|(?:YÊU|Yêu) )"
)
"""Second halves of names and headings that a dash joins; in running text more of them than among items."""
_FIELD = compile_pattern(
    r"(?<=[.;:!] )(?:Thời gian|Thời hạn|Địa điểm|Kinh phí|Thành phần|Hình thức|Đối tượng)(?: [\p{Ll} ,]{0,40})?:"
)
_SENTENCE = compile_pattern(
    r"(?:(?<=\p{Ll} )|(?<=\d\d ))(?:Tổ chức|Tiếp tục|Phối hợp|Thực hiện|Tuyên truyền|Xây dựng|Kết nạp|Đã|Có|Còn|Các|Toàn|Tổng số|Trong|Từ|Đề nghị|Nhằm|Phát động|Vận động|Triển khai|Tham gia|Chỉ đạo|Duy trì|Nâng cao|Đẩy mạnh|Tăng cường"
    r"|Căn cứ|Thường xuyên|Quan tâm|Chăm lo|Mỗi|Một số|Bên cạnh|Ngoài|Hầu hết|Do|Hiện nay|Hiện|Đến|Năm \d{4}|Giao|Yêu cầu|Đồng chí|Ông|Bà|Ghi nhận|Hai bên|Phấn đấu|Đảm bảo|Bảo đảm|Tạo|Trên cơ sở|Là|Để|Với|Qua|Sau khi|Hằng|Hàng|Được|Không|Tất cả|Cán bộ|Đoàn viên|Thành lập|Chủ động|Góp phần|Động viên|Khuyến khích"
    r"|(?:LĐLĐ|CĐCS|Ban (?:Chấp hành|Thường vụ)|BCH|BTV|Công đoàn|Liên đoàn|Hội nghị|Nhà trường)(?= [^.;:]{0,60} (?:đã|có|tổ chức|xây dựng|thực hiện|tiến hành|triển khai|phối hợp|báo cáo|chỉ đạo|căn cứ|chịu|gửi)\b))(?=[ ,])"
)
"""What a sentence begins with behind a heading that ends with no mark."""
_NEEDS_MORE = compile_pattern(
    r"(?<!\p{L})(?:về|của|và|cho|với|theo|tại|trong|các|những|số|việc|để|là|ngày|từ|đến|do|bộ|luật|ngành|khối|phòng|ban)\s+$"
)


@dataclass(slots=True)
class _Mark:
    start: int
    end: int
    kind: str
    value: int
    mark: str
    closed: bool


def unit_starts(source: SourceText, start: int, end: int) -> set[int]:
    """Where units, bullets and the texts below headings begin between ``start`` and ``end``."""
    folded = source.folded
    marks = [_read(folded, match) for match in _LABEL.finditer(folded, max(start - 1, 0), end)]
    kept = _in_rows(folded, [mark for mark in marks if mark.kind != "bullet"])
    kept += _bullets(folded, [mark for mark in marks if mark.kind == "bullet"])
    kept.sort(key=lambda mark: mark.start)
    starts = {mark.start for mark in kept}
    starts |= {match.start() for pattern in (_CLOSING, _FIELD) for match in pattern.finditer(folded, start, end)}
    bullets = [mark for mark in marks if mark.kind == "bullet"]
    places = [mark.start for mark in bullets]
    for index, mark in enumerate(kept):
        stop = kept[index + 1].start if index + 1 < len(kept) else end
        if mark.kind in ("bullet", "enacting"):
            continue
        below = _text_below(folded, mark, stop)
        if below is None:
            at = bisect_right(places, mark.end)
            below = _first_bullet(folded, bullets[at : at + _FEW], mark, stop)
        if below is not None:
            starts.add(below)
    return starts


def _read(folded: str, match: re.Match[str]) -> _Mark:
    kind = next(name for name in _KINDS if match[name] is not None)
    groups = match.groupdict()
    text, sign = groups.get(f"{kind}_n"), groups.get(f"{kind}_m") or ""
    if not text:
        value = 0
    elif text.isdigit():
        value = int(text)
    elif kind == "roman":
        value = roman_value(text)
    else:
        value = (LETTERS if kind == "letter" else CAPITALS).find(text) + 1
    before = _last_sign(folded, match.start())
    return _Mark(match.start(), match.end(), kind, value, sign, before in _CLOSED or not before)


def _last_sign(folded: str, at: int) -> str:
    """The last character before ``at`` that is no blank."""
    return folded[max(0, at - 12) : at].rstrip(" ")[-1:]


_KINDS = (
    "part",
    "chapter",
    "article",
    "roman",
    "capital",
    "decimal",
    "arabic",
    "letter",
    "paren",
    "bullet",
    "enacting",
)


def _in_rows(folded: str, marks: list[_Mark]) -> list[_Mark]:
    """The labels that stand behind a closing mark or a heading in capitals, or follow the one before them in their row."""
    kept: list[_Mark] = []
    last: dict[tuple[str, str], int] = {}
    for index, mark in enumerate(marks):
        row = (mark.kind, mark.mark)
        before = folded[max(0, mark.start - 16) : mark.start]
        if (
            mark.kind == "part"
            and not mark.closed
            and folded[mark.start + 5 : mark.start + 7] not in ("TH", "Th", "th")
        ):
            is_unit = False  # THÀNH PHẦN 1
        elif mark.kind in ("part", "chapter", "enacting"):
            is_unit = (
                mark.closed or _IN_CAPITALS.search(before) is not None or folded[mark.start : mark.start + 3].isupper()
            )
        elif mark.kind == "decimal":
            is_unit = mark.closed or _extends(folded, mark, last)
        elif mark.closed and (mark.kind != "capital" or _TONED.search(folded, mark.end, mark.end + 12)):
            is_unit = True
        elif (counted := _NO_LABEL.search(before)) and not counted[0].strip().isupper():
            is_unit = False
        elif mark.value == 1:
            # The first of a row stands below a heading, and a second one comes.
            below = kept and mark.start - kept[-1].end < _LONGEST_HEADING
            capitals = (below or not kept or mark.kind == "article") and _IN_CAPITALS.search(before)
            is_unit = bool(capitals or ((below or mark.closed) and _has_second(marks, index)))
        else:
            is_unit = mark.value == last.get(row, 0) + 1 or bool(mark.kind == "roman" and _IN_CAPITALS.search(before))
        if not is_unit:
            continue
        kept.append(mark)
        last[row] = mark.value
        if mark.kind in ("roman", "part", "chapter", "capital"):
            for lower in [key for key in last if key[0] in ("arabic", "letter", "paren")]:
                del last[lower]
    return kept


_LONGEST_HEADING = 160
_LONG_TEXT = 60
_IN_CAPITALS = compile_pattern(r"\p{Lu}{2}[\d)\"]*\s+$|\p{Lu}{2}\s(?:\d{4}\s?-\s?)?\d{4}\s+$")


def _extends(folded: str, mark: _Mark, last: dict[tuple[str, str], int]) -> bool:
    first = int(_DIGITS.match(folded, mark.start)[0])  # type: ignore[index]
    return any(kind == "arabic" and value == first for (kind, _), value in last.items())


_DIGITS = compile_pattern(r"\d+")


def _has_second(marks: list[_Mark], index: int) -> bool:
    mark = marks[index]
    for other in marks[index + 1 :]:
        if (other.kind, other.mark) == (mark.kind, mark.mark):
            return other.value == 2
        if other.kind in ("part", "roman") and mark.kind not in ("part", "roman", "capital"):
            return False
    return False


def _bullets(folded: str, marks: list[_Mark]) -> list[_Mark]:
    """The bullets behind a closing mark, and those that go on with a row of short fields (``- Vòng một: 45 phút - Vòng hai: …``)."""
    kept: list[_Mark] = []
    for mark in marks:
        if _is_bullet(folded, mark):
            kept.append(mark)
        elif kept and mark.start - kept[-1].end < _LONGEST_FIELD and not _DASHED_NAME.match(folded, mark.start - 1):
            field = folded[kept[-1].end : mark.start]
            following = folded[mark.end : mark.end + _LONGEST_FIELD]
            if ":" in field and ":" in following and folded[mark.end].isupper() and "." not in field:
                kept.append(mark)
    return kept


_LONGEST_FIELD = 70


def _is_bullet(folded: str, mark: _Mark) -> bool:
    sign = folded[mark.start]
    before = _last_sign(folded, mark.start)
    return sign in "•●▪" or (before in tuple(".;:!?…") and not _DASHED_NAME.match(folded, mark.start - 1))


def _text_below(folded: str, mark: _Mark, stop: int) -> int | None:
    """Where the text below a heading begins that ends with no mark: behind its capitals, or behind words that are only headings."""
    start = mark.end
    while start < stop and folded[start] in " .:-":
        start += 1
    run = _CAPITALS.match(folded, start, stop)
    if run and _TONED.search(run[0]) and run[0].count(" ") >= 1:
        end = run.end()
        while (short := _ABBREVIATION.search(folded, start, end)) and folded[end : end + 2].strip()[:1].islower():
            end = short.start()
        end += len(folded[end:stop]) - len(folded[end:stop].lstrip(" .:"))
        return end if end < stop and folded[end].isalnum() and folded[end - 1] == " " else None
    words = _HEADING_WORDS.match(folded, start, stop)
    if words and words.end() + 1 < stop:
        return words.end() + 1
    if stop - start < _LONG_TEXT:
        return None
    for sentence in _SENTENCE.finditer(folded, start + 6, min(stop - 30, start + _LONGEST_HEADING)):
        head = folded[start : sentence.start()]
        if any(sign in head for sign in '.;:("'):
            break
        if not _NEEDS_MORE.search(head):
            return sentence.start()
    return None


_ABBREVIATION = compile_pattern(r"\s(?:LĐLĐ|CĐCS|UBND|BCH|BTV|TLĐ|CNVCLĐ|UBKT|CĐ)\s*$")


_FEW = 12
"""Bullets within the length of a heading."""


def _first_bullet(folded: str, bullets: list[_Mark], mark: _Mark, stop: int) -> int | None:
    """The first bullet below a heading that ends with no mark (``1. Mục đích - Nâng cao …``)."""
    for bullet in bullets:
        if bullet.start >= stop or bullet.start - mark.end > _LONGEST_HEADING:
            break
        head = folded[mark.end : bullet.start]
        if (
            not any(sign in head for sign in ".;:")
            and head.count("(") == head.count(")")
            and head.count('"') % 2 == 0
            and folded[bullet.end].isupper()
            and not _DASHED_NAME.match(folded, bullet.start - 1)
            and stop - bullet.end > 25
        ):
            return bullet.start
    return None
