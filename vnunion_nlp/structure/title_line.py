"""The title by which a page or a register names a document, where no head stands: ``Kế hoạch kiểm tra cuối năm học``, ``Hướng dẫn
số 12/HD-LĐLĐ ngày 3/4/2019 của LĐLĐ tỉnh về đóng đoàn phí``."""

from __future__ import annotations

from dataclasses import dataclass

from vnunion_nlp.patterns import compile_pattern
from vnunion_nlp.structure import vocabulary
from vnunion_nlp.structure.fragments import NUMBER_EXTENT
from vnunion_nlp.structure.labels import label_at
from vnunion_nlp.structure.openers import OPENER
from vnunion_nlp.structure.organs import ORGAN
from vnunion_nlp.structure.subject import next_written
from vnunion_nlp.text import SourceText

Span = tuple[int, int]

_LONGEST = 280
_NUMBER = compile_pattern(r"\s+(?:số\s*:?\s*)?(?=\d{1,5}[a-z]?\s?[/-])")
_DATE = compile_pattern(
    r"[,\s]*(?P<date>ngày\s+\d{1,2}(?:\s?[/.-]\s?\d{1,2}\s?[/.-]\s?|\s+tháng\s+\d{1,2}\s+năm\s+)(?:19|20)\d\d)"
)
_OF = compile_pattern(r"\s+của\s+(?=\p{Lu}|(?:trường|công đoàn|chi đoàn|liên đội|tổ|khoa|phòng|xã|phường)\s)")
_ABOUT = compile_pattern(r"\s(?=(?:về|v/v|V/v|hướng dẫn|quy định|ban hành|sửa đổi|phê duyệt|triển khai|thực hiện)\s)")
_AUTHOR = compile_pattern(rf"\s[-|]\s(?={ORGAN}(?!\p{{L}})[^:;]*$)")
"""The mark before who issued, behind the subject (``… năm 2017 - LĐLĐ TP. Sơn Hà``)."""
_LINES_ABOVE = 5
_SHORT = 60
"""Lines of a page's menu, and how long each may be."""
_TELLS = compile_pattern(r"(?<!\p{L})(?:cho thấy|cho biết|đã|là|nêu rõ|khẳng định|này)(?!\p{L})")


@dataclass(frozen=True, slots=True)
class TitleLine:
    """The parts of a title; spans are offsets into ``SourceText.folded``."""

    type_name: vocabulary.TypeName
    doc_type: Span
    number: Span | None
    date: Span | None
    subject: Span
    line: int
    """Index of its line."""


def read_title_line(source: SourceText) -> TitleLine | None:
    """The first line that names a document by its type and stands apart from the text below; only a page's menu and dates may stand above."""
    index = next_written(source, 0)
    for _ in range(_LINES_ABOVE):
        if index is None:
            return None
        line = source.lines[index]
        if title := _read(source, index):
            return title
        if line.end - line.start > _SHORT or source.folded[line.end - 1] in ".;!?":
            return None
        if label_at(source, line.start) or OPENER.match(source.plain[line.start : line.end]):
            return None
        index = next_written(source, index + 1)
    return None


def _read(source: SourceText, index: int) -> TitleLine | None:
    line = source.lines[index]
    folded = source.folded
    words = folded[line.start : line.end]
    found = vocabulary.match_type(words[:60]) if 12 < len(words) <= _LONGEST and words[0].isupper() else None
    if not found or not source.plain.startswith(f"{found[0].key} ", line.start) or words[1].isupper():
        return None
    if words[-1] in ".:;!?" or _TELLS.search(words) or not _stands_apart(source, index):
        return None
    at = line.start + len(found[0].key)
    doc_type = (line.start, at)
    number = date = None
    if label := _NUMBER.match(folded, at, line.end):
        extent = NUMBER_EXTENT.match(folded, label.end(), line.end)
        if extent:
            number, at = source.trim(label.end(), extent.end()), extent.end()
            if dated := _DATE.match(folded, at, line.end):
                date, at = dated.span("date"), dated.end()
    if number and not date and at >= line.end - 1:
        return None
    if _OF.match(folded, at - 1, line.end) or _OF.match(folded, at, line.end):
        about = _ABOUT.search(folded, at, line.end)
        at = about.end() if about else at
    author = _AUTHOR.search(folded, at, line.end)
    start, end = source.trim(at, author.start() if author else line.end)
    return TitleLine(found[0], doc_type, number, date, (start, end), index) if end - start > 5 else None


def _stands_apart(source: SourceText, index: int) -> bool:
    """Whether an empty line, a heading or the opening of a text follows."""
    if index + 1 < len(source.lines) and source.lines[index + 1].is_blank:
        return True
    following = next_written(source, index + 1)
    if following is None:
        return False
    line = source.lines[following]
    return label_at(source, line.start) is not None or OPENER.match(source.plain[line.start : line.end]) is not None
