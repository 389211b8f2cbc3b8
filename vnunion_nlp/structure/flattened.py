"""Pages that a converter gave back as one line: where their lines began.

Only a line that holds the frame of a document (quốc hiệu and tiêu ngữ, or a whole closing block) is taken for a flattened
page; a long paragraph is left alone. Breaks are put before what can only begin a line: the parts of the head, labels of
units, bullets behind a closing mark, the parts of the closing block.
"""

from __future__ import annotations

from collections.abc import Iterator

from vnunion_nlp.patterns import compile_pattern
from vnunion_nlp.structure import vocabulary
from vnunion_nlp.text import Line, SourceText

_PAGE = compile_pattern(r"\d{1,2}\.\s+(?=\p{Lu}{2})")
"""The number of the page before its text."""
_LONG = 450
"""Characters from which a line may be a page."""
_HEAD = 1500
_FRAME = compile_pattern(
    r"chu nghia viet nam.{0,160}?t\S{1,2} do.{0,8}hanh phuc|cong san viet nam|(?<=\S )noi nhan\s*:"
)

# In the head: before the titles, the number, the place, the subject, the addressees, and behind the motto.
_HEAD_MARKS = compile_pattern(
    r"CỘNG H[OÒ][AÀ] XÃ HỘI|Cộng h[oò][aà] xã hội chủ nghĩa|ĐẢNG CỘNG SẢN VIỆT NAM|Độc lập\s*[-.]?\s*Tự do|Số\s?:\s?\S{0,6}\s?/|V/v\b|Kính gửi\s?:|Căn cứ\b"
    r"|\.[\s\u0300-\u036f]{1,24}(?P<sentence>Vừa qua|Thực hiện|Trong|Theo|Để|Nhằm|Xét|Sau khi|Hiện nay|Ngày)\b"
    r"|(?:NAM|[Pp]húc|PHÚC)(?P<behind> )(?=\p{Lu})"
    r"|(?P<date>(?:T[PX]\.?\s?)?\p{Lu}\p{Ll}+(?:[ -]\p{Lu}\p{Ll}+){0,4}\s?,\s?ngày\s[\d.…]{1,5}\s?tháng\s?[\d.…]{1,5}\s?năm\s?(?:\d{4}|…))"
)
_SECOND_ORGAN = compile_pattern(
    r"(?=(?P<name>(?:\p{Lu}{2,}\s){1,2})(?:SỞ|PHÒNG|TRƯỜNG|LIÊN ĐOÀN|CÔNG ĐOÀN|TRUNG TÂM|BỆNH VIỆN|CỤC|CHI CỤC|ĐẢNG [UỦ]Y|BAN)\s)"
)
_WORD = compile_pattern(r"\w+")
_ENACTING = compile_pattern(r"\s(?=\p{Lu}{2,}(?:\s\p{Lu}{2,}){2,}\s(?:Căn cứ|Xét|Theo)\b)")
"""Who enacts, behind the subject of a decision."""
# In the text: units and bullets behind a closing mark or a heading in capitals, and what enacts.
_BODY_MARKS = compile_pattern(
    r"(?<=[.;:,/)”\"]\s)(?:(?:Điều|Khoản)\s\d{1,3}\s?[.:]|(?:Chương|Phần|PHẦN|CHƯƠNG)\s(?:thứ\s|THỨ\s)?[IVX\p{L}]{1,5}\b|[IVX]{1,5}[.)/-]\s?\p{Lu}"
    r"|\d{1,2}(?:\.\d{1,2}){0,2}[.)/]\s?\p{Lu}|[a-eghikđ][.)]\s\p{Lu}|[-+•]\s\p{Lu}|Căn cứ\b|Xét\b|Theo đề nghị)"
    r"|(?:QUYẾT ĐỊNH|QUYẾT NGHỊ)\s?:|(?<=\p{Lu}{2}\s)(?:Điều\s1\s?[.:]|Căn cứ\b|[IVX]{1,5}\.\s?\p{Lu}|1\.\s?\p{Lu}|Chương I\b)"
)
_FOOT_LINE = compile_pattern(r"noi (?:nhan|gui)\s?:?\s*(?:-[^-;]{3,60}[;.,]\s*){2,}\S")
"""A closing block of which several items stand on the line of their label."""
_FOOT_MARKS = compile_pattern(
    r"Nơi nhận\s?:|(?<=[;.:]\s)[-+•]\s?\p{Lu}|(?:T/?M|KT|TL|TUQ)[./]{1,2}\s?(?=\p{Lu}{2})|(?<=[.;)]\s)(?<!TM\.\s)(?<!KT\.\s)(?<!TL\.\s)(?<!TUQ\.\s)(?<!\bQ\.\s)\p{Lu}{3,}(?=\s\p{Lu}{3,})|\(\s?[Đđ]ã ký\s?\)"
)


def page_breaks(source: SourceText) -> Iterator[int]:
    """Offsets of blanks at which the lines of flattened pages began."""
    for line in source.lines:
        if line.end - line.start > 60 and _FOOT_LINE.match(source.plain, line.start, line.end):
            starts = [match.start() for match in _FOOT_MARKS.finditer(source.folded, line.start, line.end)]
            yield from (start - 1 for start in starts if start > line.start and source.folded[start - 1] == " ")
    long_lines = [line for line in source.lines if line.end - line.start >= _LONG]
    if not any(_FRAME.search(source.plain, line.start, line.end) for line in long_lines):
        return
    for line in long_lines:
        yield from _line_breaks(source, line)


def _line_breaks(source: SourceText, line: Line) -> Iterator[int]:
    folded, plain = source.folded, source.plain
    found: set[int] = set()
    frame = _FRAME.search(plain, line.start, min(line.end, line.start + _HEAD))
    if frame and not frame[0].startswith("noi"):
        found |= set(_head_starts(source, line.start, min(line.end, line.start + _HEAD)))
        page = _PAGE.match(folded, line.start)
        found |= {page.end()} if page else set()
    foot = plain.rfind("noi nhan", line.start, line.end)
    foot = line.end if foot < 0 else foot
    found |= {match.start() for match in _BODY_MARKS.finditer(folded, line.start, foot)}
    found |= {match.start() for match in _FOOT_MARKS.finditer(folded, foot, min(line.end, foot + 2500))}
    for start in sorted(found):
        if start > line.start and folded[start - 1] == " ":
            yield start - 1


def _head_starts(source: SourceText, start: int, end: int) -> Iterator[int]:
    folded = source.folded
    for match in _HEAD_MARKS.finditer(folded, start, end):
        if match["behind"]:
            yield match.end("behind")
        else:
            yield match.start("sentence" if match["sentence"] else 0)
    for match in _SECOND_ORGAN.finditer(folded, start, end):
        if vocabulary.key(match["name"]) in vocabulary.place_keys() or match["name"].strip() == "VIỆT NAM":
            yield match.end("name")
    dated = max(
        (match.end("date") for match in _HEAD_MARKS.finditer(folded, start, end) if match["date"]), default=start
    )
    at = dated
    while at < end and at - dated < 160:
        if folded[at] == " " and (found := vocabulary.match_type(folded[at + 1 : at + 40])):
            words = list(_WORD.finditer(folded[at + 1 : at + 60]))
            stop = at + 1 + words[found[1] - 1].end()
            if folded[at + 1 : stop].isupper() and vocabulary.key(folded[at + 1 : stop]) == found[0].key:
                yield at + 1
                yield stop + 1
                enacting = _ENACTING.search(folded, stop, end)
                if enacting:
                    yield enacting.end()
                return
        at += 1
