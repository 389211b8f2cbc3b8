"""What the columns of a table hold, as their heads tell, and which cells of a row stand in which."""

from __future__ import annotations

import re
from typing import Literal

from vnunion_nlp.patterns import compile_pattern
from vnunion_nlp.text import SourceText

Span = tuple[int, int]
Kind = Literal["task", "time", "unit", "value", "organ", "note"]

_HEADS: tuple[tuple[Kind, str], ...] = (
    ("time", r"(?!so )(?!.*\b(?:sinh|vao dang|cong tac|tham gia|bo nhiem)\b)(?!ngay\b.*\b(?:ban hanh|ky|cap|ket nap|nhan)\b)"
        r"(?:.*\bthoi (?:gian|han|diem)|.*\btien do\b|.*hoan thanh|(?:.*\bngay thang|thang|ngay|quy|han)\b(?! ?[ivx\d]))"),
    ("unit", r"(?:dvt|don vi(?: tinh)?)\W*$"),
    ("note", r"ghi chu|luu y"),
    ("organ", r".*\b(?:chu tri|phoi hop|thuc hien\W*$|phu trach|trach nhiem|chi dao)\b|(?:don vi|co quan|nguoi|bo phan|phong|to chuc)\b"),
    ("value", r"(?:ke hoach|kh|thuc hien|kinh phi|du toan|thanh tien|so (?:luong|lieu|ngay|nguoi|luot|lop|tien|buoi)|dang ky|uoc|nam|ket qua|diem|tong|dat|ty le|muc|giao)\b|(?:chi tieu|muc tieu)(?: (?:nam|giao|ke hoach|den)\b.*)?\W*$"),
    ("task", r".*\b(?:nhiem vu|noi dung|cong viec|hoat dong|ten|chuyen de|danh muc|san pham|chi tieu|tieu chi|muc tieu|dia diem)\b"),
)  # fmt: skip
_HEAD_KINDS = tuple((kind, compile_pattern(pattern)) for kind, pattern in _HEADS)

_TIME = compile_pattern(
    r"\W{0,3}(?:(?:truoc|sau|tu|den|trong)(?: het)?(?: ngay| thang| quy)?$|\d{1,2} ?[/-] ?\d|\d{1,2}\.\d{1,2}(?!\d)|\d{1,2}h|(?:hang|moi|dinh ky|thuong xuyen|ca) ?(?:thang|quy|nam|tuan|ngay)?\b|nam hoc\b"
    r"|(?:truoc|sau|xong|trong|tu|den|cuoi|dau|giua|het|ngay|thang|quy|nam|tuan|thu|sang|chieu|khi|theo|cham nhat|hoan thanh|6 thang)\b"
    r"(?=.{0,40}(?:\d|\b(?:quy|nam|thang|tuan|tet)\b|(?<=quy)\s[ivx]{1,3}\b)))",
    re.DOTALL,
)
_LONGEST_TIME = 90
_YEARS = compile_pattern(r"\d{4}(?: ?- ?\d{4})?\W*$")
_NUMBER = compile_pattern(r"\W{0,3}(?:tren|it nhat|toi thieu)? ?\d[\d.,]*(?: ?- ?\d[\d.,]*)? ?%?(?: tro len)?\W*$")
_UNIT = compile_pattern(r"%\W*$|\p{L}[\p{L}./]*(?: [\p{Ll}./]+){0,2}\W*$")
_LONGEST_UNIT = 20
_ORGAN = compile_pattern(
    r"\W{0,3}(?:ban|phong|so|ldld|lien doan|cong doan|cd|cdcs|ubnd|uy ban|ubkt|van phong|cac|truong|hoi|dong chi|d/c|dang uy|to|bch|btv|trung tam|don vi|vien|bo|cuc|chi|khoi|thuong truc)\b"
)


def column_kind(head: str) -> Kind | None:
    """What stands in the column with this head (written without marks, in lower case), or None."""
    for kind, pattern in _HEAD_KINDS:
        if pattern.match(head):
            return kind
    return None


def looks_like_time(source: SourceText, start: int, end: int) -> bool:
    """Whether a cell says when, and nothing else."""
    return end - start <= _LONGEST_TIME and _TIME.match(source.plain, start, end) is not None


def fitted(source: SourceText, cells: list[Span], heads: list[Kind | None]) -> tuple[list[int], float]:
    """For each cell of a row the index of its column, and how well they fit: the best of all ways to keep their order.

    The first cell, the running number, stands in the first column. Cells beyond the columns are lines of one cell.
    """
    width = len(heads)
    scores: list[list[float]] = [[0.0] + [_NEVER] * (width - 1)]
    origins: list[list[int]] = [[0] * width]
    for index in range(1, len(cells)):
        traits = _Traits(source, cells[index], cells[index - 1])
        row, origin = [_NEVER] * width, [0] * width
        for column in range(1, width):
            opens = traits.opens(heads[column], first_text=column == 1)
            for before in range(column + 1):
                if scores[-1][before] == _NEVER:
                    continue
                step = traits.goes_on(heads[column]) if before == column else opens - _skipped(heads, before, column)
                if scores[-1][before] + step > row[column]:
                    row[column], origin[column] = scores[-1][before] + step, before
        scores.append(row)
        origins.append(origin)
    last = max(range(width), key=lambda column: scores[-1][column] - _skipped(heads, column, width))
    best = scores[-1][last] - _skipped(heads, last, width)
    if len(cells) == width:
        whole = _WHOLE + sum(
            _Traits(source, cells[at], cells[at - 1]).opens(heads[at], first_text=at == 1) for at in range(1, width)
        )
        if whole >= best:
            return list(range(width)), whole
    found = []
    for index in range(len(cells) - 1, -1, -1):
        found.append(last)
        last = origins[index][last]
    return found[::-1], best


_NEVER = float("-inf")
_WHOLE = 1.5
"""What speaks for a row with as many cells as columns."""
_SKIP: dict[Kind | None, float] = {"note": 0.1, "value": 1.0, "task": 1.5, "time": 1.2}


def _skipped(heads: list[Kind | None], before: int, column: int) -> float:
    """What the columns between two cost that stay empty."""
    empty = range(before + 1, column)
    return sum(3.0 if index == 1 else _SKIP.get(heads[index], 0.8) for index in empty)


class _Traits:
    """What a cell's text tells of its column."""

    def __init__(self, source: SourceText, cell: Span, previous: Span) -> None:
        start, end = cell
        self._is_time = looks_like_time(source, start, end)
        self._is_year = _YEARS.match(source.plain, start, end) is not None
        self._is_number = _NUMBER.match(source.plain, start, end) is not None
        self._is_unit = end - start <= _LONGEST_UNIT and _UNIT.match(source.folded, start, end) is not None
        self._is_organ = _ORGAN.match(source.plain, start, end) is not None
        opening = source.folded[start]
        self._is_rest = opening.islower() or opening in "(-+," or source.folded[previous[1] - 1] in ",-("
        self._is_long = end - start > 80 and not self._is_organ
        self._is_text = end - start > 40
        self._is_sentence = source.folded[end - 1] in ".:" and self._is_text

    def opens(self, kind: Kind | None, *, first_text: bool) -> float:
        """How well the text begins a cell of such a column."""
        score = 0.0
        if kind == "time":
            return 3.0 if self._is_time or self._is_year else -3.0
        if kind == "value":
            return 2.0 if self._is_number else -4.0 if self._is_text else -2.0
        if self._is_time:
            score -= 1.0 if first_text else 2.0
        if self._is_number:
            score -= 1.0 if kind is None else 2.0
        if kind == "unit":
            return score + (2.0 if self._is_unit else -2.0)
        if self._is_rest:
            score -= 3.0
        if kind == "organ":
            score += 1.0 if self._is_organ else 0.0
        if not first_text:
            score -= 2.0 * self._is_long + 1.5 * self._is_sentence
        return score

    def goes_on(self, kind: Kind | None) -> float:
        """How well the text goes on with the cell above it."""
        if kind == "time":
            return 0.5 * (self._is_time + self._is_rest) if self._is_time or self._is_rest else -3.0
        if self._is_time or self._is_number:
            return -2.0
        if kind in ("unit", "value"):
            return -1.5
        if self._is_rest:
            return 0.5
        return -0.4 if kind == "task" else -1.0
