"""Flattened pages that were set in lines again: the page of one line, printed and scanned, is broken wherever its line was full.

Such lines tell nothing: labels, bullets and the parts of head and foot stand in their midst. A page is taken for one where no
line ends before it is full and the units stand inside the lines, not at their beginnings.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise
from statistics import median

from vnunion_nlp.patterns import compile_pattern
from vnunion_nlp.text import Line, SourceText

_UNITS = r"(?:[-+] ?|\d{1,2}[.)/-] |[IVX]{1,4}[.)/-] |(?:Điều|ĐIỀU) \d{1,2}[.:] |N[ơo]i (?=nhận ?:))(?=[\p{L}\"])"
_INSIDE = compile_pattern(rf"[.;:!,/\"] {_UNITS}")
_UNIT = compile_pattern(rf"[.;:!,/\"](?P<gap>[ \n]){_UNITS}")
"""A label or bullet behind a closing mark, inside a line or at the beginning of one."""
_FEWEST = 3
"""Units inside lines that tell a page set again; so many lists may stand on one line in any text."""
_SHARE = 2
"""How many times as many units stand inside lines as at their beginnings."""
_FULL = 0.8
"""What part of the common width a line has at least with the word that did not fit."""
_SHORTEST = 10
"""Lines of a page; fewer may be a list in a foot or a cell, if they are not nearly all there are."""
_NEARLY_ALL = 0.8
_WIDEST = 140
"""No line in print is longer."""
_WORD = compile_pattern(r"\S+")


def wrapped_breaks(source: SourceText) -> Iterator[int]:
    """Offsets of the breaks inside flattened pages that were set in lines again."""
    folded = source.folded
    inside = _INSIDE.finditer(folded)
    if any(next(inside, None) is None for _ in range(_FEWEST)):
        return
    lines = [line for line in source.lines if not line.is_blank]
    width = median(line.end - line.start for line in lines) * _FULL
    for run in _full_runs(folded, lines, width):
        if len(run) < min(_SHORTEST, _NEARLY_ALL * len(lines)):
            continue
        start, end = run[0].start, run[-1].end
        gaps = [match["gap"] for match in _UNIT.finditer(folded, start, end)]
        if (within := gaps.count(" ")) >= _FEWEST and within >= _SHARE * gaps.count("\n"):
            at = folded.find("\n", start, end)
            while at >= 0:
                yield at
                at = folded.find("\n", at + 1, end)


def _full_runs(folded: str, lines: list[Line], width: float) -> Iterator[list[Line]]:
    """Lines that follow one another, each but the last so long that the first word of the next had no room in it."""
    run = lines[:1]
    for line, following in pairwise(lines):
        word = _WORD.match(folded, following.start)
        room = word.end() - word.start() if word else 0
        length = line.end - line.start
        if length + 1 + room < width or max(length, following.end - following.start) > _WIDEST:
            yield run
            run = []
        run.append(following)
    yield run
