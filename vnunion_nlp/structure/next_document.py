"""Other documents behind the first one in a file: a copy that another was bound to, a folder scanned in one go."""

from __future__ import annotations

from vnunion_nlp.patterns import compile_pattern
from vnunion_nlp.resolution.numbers import parse_number
from vnunion_nlp.structure import vocabulary
from vnunion_nlp.structure.fragments import fragments
from vnunion_nlp.structure.head import read_head
from vnunion_nlp.structure.head_parts import Head
from vnunion_nlp.text import SourceText

_TITLE = compile_pattern(r"chu nghia viet nam|cong san viet nam")
_ABOVE, _BEHIND = 9, 30
"""Lines of a head above its title (the left column, where it was written first) and from there on."""
_WIDEST = 100
_RULE = compile_pattern(r"\W+")
_FORM_REACH = 12
"""Lines above a head within which ``Mẫu số 1`` or ``Phụ lục I`` make it that of a form."""
_FORM = compile_pattern(r"\W{0,4}(?:mau|bieu mau|phu luc|sao y|sao luc|trich sao)\b")
_DAY = compile_pattern(r"ngay\W{0,3}\s*\d|\d\s?[/.-]\s?\d")


def other_documents(source: SourceText, first: int) -> list[tuple[int, int]]:
    """The heads of other documents from line ``first`` on: offsets into ``folded`` from the first of their slots to the last.

    A head counts where quốc hiệu or the Party's title stands with a number and a date, of which the serial or the day can be read:
    forms leave both blank.
    """
    found: list[tuple[int, int]] = []
    low = source.lines[first].left if first < len(source.lines) else len(source)
    for match in _TITLE.finditer(source.plain, low):
        index = source.line_index(match.start())
        if found and match.start() < found[-1][1]:
            continue
        if any(piece.kind == "title" for piece in fragments(source, index)) and (head := _head(source, first, index)):
            found.append(head)
    return found


def _head(source: SourceText, first: int, title: int) -> tuple[int, int] | None:
    lines = source.lines
    top = _top(source, max(first, title - _ABOVE), title)
    if any(
        _FORM.match(source.plain, lines[i].start, lines[i].end) for i in range(max(first, top - _FORM_REACH), title)
    ):
        return None
    start, end = lines[top].left, lines[min(title + _BEHIND, len(lines) - 1)].right
    head = read_head(SourceText(source.folded[start:end]))
    if head.number is None or head.date is None:
        return None
    number = parse_number(source.folded[start + head.number[0] : start + head.number[1]])
    if number is None or not (number.type_code or number.organ_code):
        return None
    if number.serial is None and not _DAY.search(source.plain, start + head.date[0], start + head.date[1]):
        return None
    spans = _spans(head)
    return start + min(low for low, _ in spans), start + max(high for _, high in spans)


def _top(source: SourceText, first: int, title: int) -> int:
    """The line on which the head of a title begins: above it may stand organs in capitals, the number, rules."""
    top = title
    for index in range(title - 1, first - 1, -1):
        line = source.lines[index]
        text = source.folded[line.start : line.end]
        if line.is_blank or _RULE.fullmatch(text):
            continue
        if len(text) > _WIDEST or not (
            vocabulary.is_capitals(text) or vocabulary.NUMBER_LABEL.match(source.plain[line.start : line.end])
        ):
            break
        top = index
    return top


def _spans(head: Head) -> list[tuple[int, int]]:
    single = [span for span in (head.number, head.place, head.date, head.doc_type) if span]
    return [*single, *(span for organ in head.organs for span in organ), *head.subject]
