"""Units whose number a scanner lost: a speck is left of it, and the row shows which one is missing (NORMS §6).

``4.``, ``. Mỗi chi đoàn …``, ``6.``: between two numbers of a row, below a heading whose row begins with two, or behind the last one where
its full stop is left as well (``°. Tài chính …``).
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from itertools import pairwise

from vnunion_nlp.patterns import compile_pattern
from vnunion_nlp.structure.paragraphs import Paragraph
from vnunion_nlp.structure.unit import Unit
from vnunion_nlp.text import SourceText

_REST = compile_pattern(r"(?P<marks>[.,:;'\"`°^]{1,3})[ ]")
"""What stands before the title in the place of a number, as printed."""
_STOPPED = compile_pattern(r"[^\w\s]\.$")
_HEADS = frozenset(("part", "chapter", "capital", "roman"))
_WITHIN = frozenset(("letter", "decimal", "paren"))
"""What may stand between two units of a row of Arabic numbers."""


def with_lost_labels(
    source: SourceText,
    units: list[Unit],
    paragraphs: Sequence[Paragraph],
    end_of_title: Callable[[int, int], int],
) -> list[Unit]:
    """``units`` with those whose numbers were lost; ``end_of_title`` tells where a title that ends at the latest at an offset ends."""
    rows = [unit for unit in units if unit.kind not in _WITHIN]
    found: list[Unit] = []
    for before, after in pairwise([*rows, None]):
        if before is None or (before.kind != "arabic" and before.kind not in _HEADS):
            continue
        last = before.value if before.kind == "arabic" else 0
        gap = after is not None and after.kind == "arabic" and after.value == last + 2
        if not gap and (last == 0 or (after is not None and after.kind not in _HEADS)):
            continue
        mark = after.mark if gap and after else before.mark
        stop = after.start if after else len(source)
        left = [
            unit
            for paragraph in paragraphs
            if before.heading_end <= paragraph.start < stop
            and (unit := _unit(source, paragraph, last + 1, mark, end_of_title, stopped=not gap)) is not None
        ]
        if len(left) == 1:
            found += left
    return sorted([*units, *found], key=lambda unit: unit.start) if found else units


def _unit(
    source: SourceText,
    paragraph: Paragraph,
    value: int,
    mark: str,
    end_of_title: Callable[[int, int], int],
    *,
    stopped: bool,
) -> Unit | None:
    """The unit that ``paragraph`` is if a speck is left of its number, ``stopped``: with its full stop."""
    start = source.lines[paragraph.lines[0]].left
    printed = source.original[slice(*source.to_original(start, paragraph.end))]
    if paragraph.label is not None or paragraph.bullet or len(printed) != paragraph.end - start:
        return None
    rest = _REST.match(printed.replace("\n", " "))
    if rest is None or not printed[rest.end() : rest.end() + 1].isupper():
        return None
    if stopped and not _STOPPED.search(rest["marks"]):
        return None
    number = start + rest.end("marks") - 1
    title = source.trim(start + rest.end(), paragraph.end)[0]
    return Unit(
        "arabic",
        str(value),
        value,
        mark,
        number,
        end_of_title(title, paragraph.end),
        title,
        (number, number + 1),
        paragraph.torn_at,
    )
