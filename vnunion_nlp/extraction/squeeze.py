"""A passage with single blanks, so that grammars need not reckon with runs of them, and the way back to its offsets."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from dataclasses import replace

from vnunion_nlp.extraction.passage import Passage
from vnunion_nlp.patterns import compile_pattern

_RUN = compile_pattern(r" {2,}")


class Squeezed:
    """``passage`` is the given one with each run of blanks made one; ``span`` maps an interval of it back."""

    def __init__(self, original: Passage) -> None:
        pieces: list[str] = []
        at = removed = 0
        self._ends: list[int] = []
        self._starts: list[int] = []
        self._removed = [0]
        for run in _RUN.finditer(original.text):
            cut = run.start() + 1
            pieces.append(original.text[at:cut])
            self._starts.append(cut)
            self._ends.append(cut - removed)
            at = run.end()
            removed += at - cut
            self._removed.append(removed)
        pieces.append(original.text[at:])
        to = self._to
        self.passage = replace(
            original,
            text="".join(pieces),
            body=(to(original.body[0]), to(original.body[1])),
            headings=tuple(
                replace(
                    h,
                    start=to(h.start),
                    end=to(h.end),
                    heading_start=to(h.heading_start),
                    heading_end=to(h.heading_end),
                )
                for h in original.headings
            ),
            time_cells=tuple(
                replace(
                    cell,
                    start=to(cell.start),
                    end=to(cell.end),
                    task_start=None if cell.task_start is None else to(cell.task_start),
                    task_end=None if cell.task_end is None else to(cell.task_end),
                )
                for cell in original.time_cells
            ),
            subject=(to(original.subject[0]), to(original.subject[1])) if original.subject else None,
            appendices=tuple((to(start), to(end)) for start, end in original.appendices),
        )

    def _to(self, offset: int) -> int:
        """The offset in the squeezed text; one inside a run comes to its end."""
        index = bisect_left(self._starts, offset)
        if index == 0:
            return offset
        last = self._removed[index] - self._removed[index - 1]
        return offset - self._removed[index - 1] - min(last, offset - self._starts[index - 1])

    def span(self, start: int, end: int) -> tuple[int, int]:
        """Offsets in the original text of a non-empty interval of the squeezed one."""
        return start + self._before(start), end + self._before(end - 1)

    def _before(self, offset: int) -> int:
        return self._removed[bisect_right(self._ends, offset)]
