"""The issuing organ where no head names it: from the opening sentence, the title, or the signature (contract §3)."""

from __future__ import annotations

import re
from dataclasses import dataclass

from vnunion_nlp.patterns import compile_pattern
from vnunion_nlp.text import normalise

Span = tuple[int, int]

_BODY = r"(?:Ban [Cc]hấp [Hh]ành|Ban [Tt]hường [Vv]ụ|Đoàn [Cc]hủ [Tt]ịch|Ban [Tt]hường trực|Ban [Tt]hư ký|Ban [Gg]iám (?:hiệu|đốc)|Ủy ban [Kk]iểm tra|Thường (?:trực|vụ)|BCH|BTV|BTK|BGH|ĐCT)"
ORGAN = (
    r"(?:Đại hội(?: đại biểu)?(?= (?:Đảng bộ|Công đoàn|Đoàn))|Tổng [Ll]iên đoàn|Liên đoàn [Ll]ao động|[Ll]iên đoàn [Ll]ao động|Công [Đđ]oàn|công đoàn|Nghiệp đoàn|LĐLĐ|LDLD|TLĐ|CĐCS|CĐVC|CĐGD|CĐN|CĐ|Đảng ủy|Đảng bộ|Chi bộ|Chi ủy|"
    r"Huyện ủy|Tỉnh ủy|Thành ủy|Quận ủy|Thị ủy|Ủy ban (?:nhân dân|Mặt trận)|UBND|UBMTTQ|Hội đồng nhân dân|HĐND|Sở|Phòng|Trường(?! hợp)|Bệnh viện|Công ty|Trung tâm|Ban Tổ chức|Ban Tuyên giáo|Huyện đoàn|Tỉnh đoàn|Thành đoàn|Đoàn (?:[Tt]rường|[Xx]ã|[Pp]hường|[Kk]hối|[Kk]hoa|TNCS)|"
    r"Hội|Tổ(?: công đoàn|(?= \p{Lu}))|Liên đội|(?:Liên )?[Cc]hi (?:đoàn|hội)|Liên (?:minh|hiệp)|Ban(?= (?!Chấp|Thường|Giám|Thư)\p{Lu})|BCĐ|BTC|Câu lạc bộ|CLB|(?:Chi |Tổng )?[Cc]ục|Vụ(?= \p{Lu})|"
    r"Viện(?= \p{Lu})|Học viện|Đại học|Văn phòng|Khoa(?= \p{Lu})|Công an|Tòa án|Tổng [Cc]ông ty|Tập đoàn)"
)
_VERB = (
    r"(?:xây dựng|ban hành|hướng dẫn|đề nghị|yêu cầu|báo cáo|thông báo|tổ chức|quyết định|triển khai|kính đề nghị|kính trình|trình|kết luận|chỉ đạo|"
    r"thống nhất|nhận được|đã|phát động|quyết nghị|lập|phối hợp|chỉ thị|trân trọng|kính|xin|cử|giao|đánh giá|có ý kiến|phúc đáp|kêu gọi|diễn ra|sẽ|đưa ra|đề ra|tham gia|dự kiến|(?:trân trọng |kính )?mời|vận động|tiến hành|họp|công bố|thành lập|giới thiệu|nhận thấy)"
)
_WORD = r"(?:[\p{L}\d.&/-]+|\([\p{Lu}\d]{2,12}\))"
_OPENING = compile_pattern(
    rf"(?<![\p{{L}}])(?:(?P<body>{_BODY})[^\S\n]+)?(?P<organ>{ORGAN}(?![\p{{L}}])(?:[^\S\n]+(?!{_VERB}(?![\p{{L}}])|(?:về|của|tại|và(?!\s\p{{Lu}})|để|như|cũng|vẫn)(?![\p{{L}}])){_WORD}){{0,12}}?)"
    rf"(?:[^\S\n]+\([^()]{{2,80}}\))?(?:,[^,.;]{{4,40}},)?(?=[^\S\n]+{_VERB}(?![\p{{L}}]))"
)
_CITED = compile_pattern(r"(?<!\p{L})(?:của|từ|tại|do|cho|với|và|các|đối với|được|về|[Tt]heo đó,)\s*$")
_CLAUSE_START = compile_pattern(r"(?:^|[\n.,;:\")]|(?<!\p{L})Nay)\s*$")
_BRACKETS = compile_pattern(r"\s*\(\p{Lu}[\p{L}\d]{1,11}\)")
_TITLE = compile_pattern(
    rf"(?:(?:CỦA|của|CUA)|(?:[Hh]ọp|HỌP|[Hh]ội nghị|HỘI NGHỊ)(?=\s+(?:Ban|BAN|BCH|BTV)))\s+(?:(?P<body>BAN CHẤP HÀNH|BAN THƯỜNG VỤ|BCH|BTV|Ban [Cc]hấp hành|Ban [Tt]hường vụ)\s+)?(?P<organ>(?:TỔNG\s+)?(?:trường|LIÊN ĐOÀN LAO ĐỘNG|CÔNG ĐOÀN|NGHIỆP ĐOÀN|BỘ CHÍNH TRỊ|BAN BÍ THƯ|{ORGAN})"
    r"(?:\s+(?!KHÓA|KHOÁ|NHIỆM|TẠI|VỀ|TRÌNH|LẦN|NĂM|(?:khóa|nhiệm|tại|về|trình|lần|năm|tháng|ban hành|quy định|sửa đổi|phê duyệt|hướng dẫn|triển khai|thực hiện|tổ chức)(?!\p{L}))[\p{L}.&-]+){0,8})"
)
_AUTHOR = compile_pattern(
    rf"(?<=\s)(?:(?P<dash>[-|])|của)\s+(?P<organ>(?:{ORGAN}|trường)(?!\p{{L}})[^\n:;,]{{2,90}})$", re.MULTILINE
)
"""Who issued, at the end of a title in small letters."""
_CITES = compile_pattern(
    r"(?:nghị quyết|chỉ thị|kết luận|quyết định|kế hoạch|chương trình|hướng dẫn|công văn|thông báo|luật|đề án|điều lệ|đại hội|ý kiến|ngày thành lập)(?!\p{L})",
    re.IGNORECASE,
)
"""Whose author may be meant instead."""
_SECOND = compile_pattern(
    r"(?<=\p{Ll} )(?<!ành )(?<!oàn )(?<!học )(?:Liên đoàn Lao động|Công đoàn|[UỦ]y ban [Nn]hân dân|Ban (?:Chấp hành|Thường vụ))(?!\p{L})"
)
"""Who acts, where another's name stands before it: ``Kính gửi: Trường Tiểu học An Mẫu`` / ``Công đoàn huyện nhận được …``."""
_BARE = compile_pattern(ORGAN)
_REST_OF_NAME = compile_pattern(
    r"(?![ ]Việt Nam)(?:[ ](?:cơ sở|bộ phận|ngành|khối|tỉnh|huyện|thành phố|thị xã|quận|xã|phường|trường|công ty|bệnh viện)){0,3}(?:[ ]\p{Lu}[\p{L}&\d-]*(?:[ ](?!(?:và|của|về|tại|cho|với|do|đã|sẽ)[ ])\p{Ll}{2,6}(?=[ ]\p{Lu}))?){2,9}"
)
_ENACTOR = compile_pattern(
    r"^[ ]*(?:(?P<body>BAN CHẤP HÀNH|BAN THƯỜNG VỤ|ĐOÀN CHỦ TỊCH)|(?:TỔNG |PHÓ )?(?:CHỦ TỊCH|GIÁM ĐỐC|HIỆU TRƯỞNG|TRƯỞNG BAN|TRƯỞNG PHÒNG|VIỆN TRƯỞNG|CỤC TRƯỞNG|BỘ TRƯỞNG)) "
    r"(?P<organ>(?:CÔNG TY|TỔNG CÔNG TY|TẬP ĐOÀN|CÔNG ĐOÀN|LIÊN ĐOÀN|TỔNG LIÊN ĐOÀN|[UỦ]Y BAN|TRƯỜNG|ĐẠI HỌC|HỌC VIỆN|BỆNH VIỆN|TRUNG TÂM|SỞ|BỘ|CỤC|VIỆN|BAN|HỘI|LIÊN HIỆP)[ ]\p{Lu}[^\n.;:]{2,90}?),?[ ]*(?=\n\s*(?:-\s*)?Căn cứ)",
    re.MULTILINE,
)
_BARE_ENACTOR = compile_pattern(
    r"^[ ]*(?P<organ>QUỐC HỘI|CHÍNH PHỦ|(?:[UỦ]Y BAN NHÂN DÂN|HỘI ĐỒNG NHÂN DÂN|TỔNG LIÊN ĐOÀN|LIÊN ĐOÀN LAO ĐỘNG|CÔNG ĐOÀN|BỘ|SỞ)[ ]\p{Lu}[^\n.;:\p{Ll}]{2,90}?),?[ ]*(?=\n\s*(?:-\s*)?Căn cứ)",
    re.MULTILINE,
)
"""The organ alone on that line."""
_BODY_IN_OFFICE = compile_pattern(
    r"^(?P<body>BAN CHẤP HÀNH|BAN THƯỜNG VỤ|BCH|BTV|ĐOÀN CHỦ TỊCH)\s+(?P<organ>\p{Lu}.{4,})$", re.DOTALL
)


_TELLS = compile_pattern(r"[^\S\n]+(?:đã|vừa|diễn ra)(?!\p{L})")
"""What a page says of an organ's doings, and no document of its own."""


@dataclass(frozen=True, slots=True)
class InferredOrgan:
    """An organ named outside a head; ``start``/``end`` are the span it was read from."""

    start: int
    end: int
    value: str
    body: str | None


def from_opening(text: str, start: int, end: int, *, framed: bool = True) -> InferredOrgan | None:
    """The organ that acts in the opening paragraphs ``text[start:end]``: ``Ban Thường vụ <organ> xây dựng kế hoạch …``.

    A page that shows nothing of a document's frame (``framed`` false) mostly tells of organs: there one issues only where its sentence
    leads to what is asked or planned.
    """
    fallback = None
    for match in _OPENING.finditer(text, start, min(end, start + 4000)):
        if _CITED.search(text, max(start, match.start() - 20), match.start()):
            continue
        found = _organ(match)
        if match["body"]:
            return found
        if _TELLS.match(text, match.end()) and not match["organ"].startswith("Đại hội"):
            continue  # news
        if not framed and (_NEWS.search(text, max(0, match.start() - 60), match.start()) or not _leads(text, match)):
            continue
        if _CLAUSE_START.search(text, max(0, match.start() - 5), match.start()) and match["organ"][0].isupper():
            fallback = fallback or found
    return fallback


_NEWS = compile_pattern(r"(?<!\p{L})[Nn]gày[^\S\n][^\n.;]{1,40},[^\S\n]*$")
"""The day a report begins with: ``Ngày 5-6, Công đoàn …``."""
_TOLD = compile_pattern(r"[^\S\n]+(?:tổ chức|đề ra|đưa ra|sẽ|tham gia|họp|tiến hành|thành lập)(?!\p{L})")
_LEADING = compile_pattern(r"[^\n.;:]{0,300}:")


def _leads(text: str, acting: re.Match[str]) -> bool:
    """Whether the sentence of an ``acting`` organ leads to a list, or to the document itself (``… ban hành Kế hoạch``)."""
    if _ISSUES.match(text, acting.end()):
        return True
    return _LEADING.match(text, acting.end()) is not None and not _TOLD.match(text, acting.end())


_ISSUES = compile_pattern(
    r"[^\S\n]+(?:(?:xây dựng|ban hành|lập|đề ra|thống nhất|quyết định ban hành)[^\S\n]+)?(?P<type>[Kk]ế hoạch|[Cc]hương trình|[Pp]hương án|[Qq]uy chế|[Hh]ướng dẫn|[Tt]hông báo|[Bb]áo cáo|[Kk]ết luận)(?!\p{L})(?![^\S\n]+(?:số|này)(?!\p{L}))"
)
_PLANS = ("kế hoạch", "chương trình", "phương án", "quy chế")
"""What an organ makes, and does not do by a verb of the same form."""


_SELF = compile_pattern(r"(?<!\p{L})(?P<type>[Cc]ông văn) này(?!\p{L})")


def issued_type(text: str, start: int, end: int) -> Span | None:
    """Where the opening ``text[start:end]`` names what an organ issues (``… Ủy ban nhân dân tỉnh ban hành Kế hoạch …``), or a letter itself."""
    if itself := _SELF.search(text, start):
        return itself.span("type")
    for match in _OPENING.finditer(text, start, min(end, start + 4000)):
        if _CITED.search(text, max(start, match.start() - 20), match.start()):
            continue
        clause = match["body"] or _CLAUSE_START.search(text, max(0, match.start() - 5), match.start())
        issues = _ISSUES.match(text, match.end(), end) if clause and match["organ"][0].isupper() else None
        if issues and (issues["type"].lower() not in _PLANS or issues.start("type") - issues.start() > 1):
            return issues.span("type")
    return None


def opening_clause(text: str, start: int, end: int) -> int | None:
    """Where in ``text[start:end]`` an organ begins to act (``Ban Chấp hành … xây dựng kế hoạch``), no word governing it."""
    for match in _OPENING.finditer(text, start, end):
        before = text[max(start, match.start() - 20) : match.start()]
        if not _CITED.search(before) and before.count('"') % 2 == 0 and match[0][0].isupper():
            second = _SECOND.search(text, match.start() + 8, match.end())
            return second.start() if second and not match["body"] else match.start()
    return None


def fuller(text: str, start: int, end: int, found: InferredOrgan) -> InferredOrgan:
    """``found`` by the name that the opening paragraphs give it before, where it is no more than ``Công đoàn``, ``Trường``."""
    end = min(end, found.start)
    at = text.find(found.value, start, end) if _BARE.fullmatch(found.value) else -1
    while at >= 0:
        if rest := _REST_OF_NAME.match(text, at + len(found.value), end):
            return InferredOrgan(at, rest.end(), normalise(text[at : rest.end()]), found.body)
        at = text.find(found.value, at + 1, end)
    return found


def from_enactor(text: str, start: int, end: int) -> InferredOrgan | None:
    """The organ in the line in capitals that names who decides: ``GIÁM ĐỐC <organ>``, above the grounds."""
    match = _ENACTOR.search(text, start, end) or _BARE_ENACTOR.search(text, start, end)
    if not match:
        return None
    body = match.groupdict().get("body")
    return InferredOrgan(match.start("organ"), match.end("organ"), normalise(match["organ"]), body)


def from_title(text: str, start: int, end: int) -> InferredOrgan | None:
    """The organ a title names as its author: ``BÁO CÁO CỦA BAN CHẤP HÀNH <organ>``."""
    for match in _TITLE.finditer(text, start, end):
        # In small letters "của" only leads to the author where the type goes before it, or a body acts.
        if match[0][0] == "C" or match["body"] or match.start() - start <= 40:
            return _organ(match)
    words = text.find(" ", start) + 1
    words = text.find(" ", words, end) + 1 or words
    author = _AUTHOR.search(text, words, end) if text[start : start + 2].istitle() else None
    if author and (author["dash"] or not _CITES.search(text, words, author.start())):
        return InferredOrgan(author.start("organ"), author.end("organ"), normalise(author["organ"]), None)
    return None


def from_office(text: str, start: int, end: int) -> InferredOrgan | None:
    """The organ in the body a document is signed for: ``TM. BAN CHẤP HÀNH <organ>``."""
    match = _BODY_IN_OFFICE.match(text[start:end])
    if not match:
        return None
    return InferredOrgan(
        start + match.start("organ"), start + match.end("organ"), normalise(match["organ"]), match["body"]
    )


def _organ(match: re.Match[str]) -> InferredOrgan:
    value = normalise(_BRACKETS.sub("", match["organ"]))
    return InferredOrgan(match.start("organ"), match.end("organ"), value, match["body"] and normalise(match["body"]))
