"""A passage with single blanks, so that grammars need not reckon with columns, indents and lines that were joined."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable
from dataclasses import replace

from vnunion_nlp.extraction.passage import Passage
from vnunion_nlp.patterns import compile_pattern

_RUN = compile_pattern(r"(?<= ) +")


class Squeezed:
    """A passage of which each run of blanks is made one."""

    passage: Passage
    """The passage; all its offsets are those of its own text."""
    cuts: list[tuple[int, int]]
    """What was taken out, as intervals of the text given."""

    def __init__(self, given: Passage) -> None:
        self.cuts = [run.span() for run in _RUN.finditer(given.text)]
        self._starts: list[int] = []
        self._removed = [0]
        pieces: list[str] = []
        at = removed = 0
        for start, end in self.cuts:
            pieces.append(given.text[at:start])
            self._starts.append(start)
            removed += end - start
            self._removed.append(removed)
            at = end
        pieces.append(given.text[at:])
        to = self.offset
        self.passage = replace(
            given,
            text="".join(pieces),
            body=self.span(given.body),
            headings=tuple(
                replace(
                    h,
                    start=to(h.start),
                    end=to(h.end),
                    heading_start=to(h.heading_start),
                    heading_end=to(h.heading_end),
                )
                for h in given.headings
            ),
            time_cells=tuple(
                replace(
                    cell,
                    start=to(cell.start),
                    end=to(cell.end),
                    task_start=None if cell.task_start is None else to(cell.task_start),
                    task_end=None if cell.task_end is None else to(cell.task_end),
                )
                for cell in given.time_cells
            ),
            subject=self.span(given.subject) if given.subject else None,
            appendices=tuple(self.spans(given.appendices)),
        )

    def offset(self, given: int) -> int:
        """The offset in the squeezed text of one in the text given; one inside a run comes to its end."""
        index = bisect_left(self._starts, given)
        if index == 0:
            return given
        last = self._removed[index] - self._removed[index - 1]
        return given - self._removed[index - 1] - min(last, given - self._starts[index - 1])

    def span(self, given: tuple[int, int]) -> tuple[int, int]:
        """The interval in the squeezed text of one in the text given."""
        return self.offset(given[0]), self.offset(given[1])

    def spans(self, given: Iterable[tuple[int, int]]) -> list[tuple[int, int]]:
        """As ``span``, for several."""
        return [self.span(span) for span in given]
