"""Pages that a converter gave back as one line: where their lines began.

Only a line that holds the frame of a document (quốc hiệu and tiêu ngữ, a type between number and text, or a closing block), or
whose units follow one another inside it, is taken for a flattened page; a long paragraph is left alone. Breaks are put before
what can only begin a line: the parts of the head, labels of units, bullets, the parts of the closing block.
"""

from __future__ import annotations

from collections.abc import Iterator

from vnunion_nlp.patterns import compile_pattern
from vnunion_nlp.structure.flattened_body import unit_starts
from vnunion_nlp.structure.flattened_foot import foot_start, foot_starts, holds_list
from vnunion_nlp.structure.flattened_head import head_starts
from vnunion_nlp.text import Line, SourceText

_LONG = 450
"""Characters from which a line may be a page."""
_SHORT_HEAD = 60
_LONG_HEAD = 200
_CAPITALS = compile_pattern(r"\W{0,4}\p{Lu}{2,}\s+\p{Lu}{2,}\s")
_HEAD = 2500
"""Characters within which a head ends."""
_NATIONAL_TITLE = r"chu nghia viet ?nam.{0,160}?t\S{1,2} do.{0,8}hanh phuc"
_FRAME = compile_pattern(rf"{_NATIONAL_TITLE}|cong san viet nam|(?<=\S )noi nhan\s*:|(?<=\. )/ noi nhan")
_TITLE = compile_pattern(rf"{_NATIONAL_TITLE}|dang cong san viet nam\s")
_ROWS = tuple(
    tuple(map(compile_pattern, row))
    for row in (
        (r"\sI[.)/-]\s", r"\sII[.)/-]\s"),
        (r"\s1[.)/]\s\p{Lu}", r"\s2[.)/]\s\p{Lu}", r"\s3[.)/]\s\p{Lu}"),
        (r"\sĐiều 1[.:]", r"\sĐiều 2[.:]"),
    )
)
"""Units of which several stand in one line."""


def _holds_row(folded: str, line: Line) -> bool:
    for row in _ROWS:
        at = line.start
        for label in row:
            match = label.search(folded, at, line.end)
            if match is None:
                break
            at = match.end()
        else:
            return True
    return False


def page_breaks(source: SourceText) -> Iterator[int]:
    """Offsets of blanks at which the lines of flattened pages began."""
    folded, plain = source.folded, source.plain
    long_lines = [line for line in source.lines if line.end - line.start >= _LONG]
    is_flattened = any(_FRAME.search(plain, line.start, line.end) or _holds_row(folded, line) for line in long_lines)
    first = next((line for line in source.lines if not line.is_blank), None)
    for line in source.lines:
        length = line.end - line.start
        if length <= _SHORT_HEAD:
            continue
        if (length >= _LONG and is_flattened) or (
            line is first and length > _LONG_HEAD and _CAPITALS.match(folded, line.start)
        ):
            yield from _breaks(folded, line, _page_starts(source, line))
        elif line.start < _HEAD and (is_flattened or _TITLE.search(plain, line.start, line.end)):
            yield from _breaks(folded, line, head_starts(source, line.start, line.end)[0])
        elif holds_list(source, line.start, line.end):
            foot = foot_start(source, line.start, line.end)
            yield from _breaks(folded, line, {foot} | foot_starts(source, foot, line.end))


def _page_starts(source: SourceText, line: Line) -> set[int]:
    start, end = line.start, line.end
    found: set[int] = set()
    top = start
    if _TITLE.search(source.plain, start, min(end, start + _HEAD)) or start < _HEAD:
        found, top = head_starts(source, start, min(end, start + _HEAD))
    foot = foot_start(source, top, end)
    found |= unit_starts(source, top, foot)
    if foot < end:
        found |= {foot} | foot_starts(source, foot, end)
    return found


def _breaks(folded: str, line: Line, starts: set[int]) -> Iterator[int]:
    for start in sorted(starts):
        if line.start < start <= line.end and folded[start - 1] == " ":
            yield start - 1
