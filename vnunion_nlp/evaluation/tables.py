"""Pages of headings and tables, as terminal text or Markdown, and how numbers are written in them."""

from __future__ import annotations

import unicodedata
from collections.abc import Callable
from typing import Literal, NamedTuple

from vnunion_nlp.evaluation.intervals import Interval
from vnunion_nlp.evaluation.results import Difference, Score

Format = Literal["text", "markdown", "json"]
Row = list[str]

_QUOTED = 70
"""So many characters of a text are shown in a list."""


class Style(NamedTuple):
    """How a page is written."""

    heading: Callable[[str], str]
    table: Callable[[Row, list[Row]], str]


def style(format: Format) -> Style:
    """The style of ``text`` or ``markdown``.

    Raises:
        ValueError: the format is neither.
    """
    if format == "text":
        return Style(_text_heading, _text_table)
    if format == "markdown":
        return Style(_markdown_heading, _markdown_table)
    raise ValueError(f"unknown format {format!r}: text, markdown or json")


def ratio(value: float | None) -> str:
    """Three digits, or a dash."""
    return "–" if value is None else f"{value:.3f}"


def signed(value: float | None) -> str:
    """Three digits with their sign, or a dash."""
    return (
        "–"
        if value is None
        else f"{value:+.3f}".replace("-", "−").replace("+0.000", "0.000").replace("−0.000", "0.000")
    )


def span(interval: Interval | None) -> str:
    """``[0.912, 0.957]``, or a dash."""
    return "–" if interval is None else f"[{interval.low:.3f}, {interval.high:.3f}]"


def supported(score: Score) -> str:
    """Strict F1 and, in brackets, the number of gold items."""
    return "–" if score.strict.f1 is None else f"{score.strict.f1:.3f} ({score.strict.support})"


def difference(change: Difference) -> str:
    """``−0.012 [−0.020, −0.003]``."""
    if change.f1 is None or change.interval is None:
        return signed(change.f1)
    return f"{signed(change.f1)} [{signed(change.interval.low)}, {signed(change.interval.high)}]"


def short(text: str | None) -> str:
    """A quotation on one line, its end left out where it is long."""
    if text is None:
        return ""
    text = " ".join(text.split())
    return text if len(text) <= _QUOTED else text[: _QUOTED - 1] + "…"


def _text_heading(title: str) -> str:
    return f"{title}\n{'=' * len(title)}"


def _markdown_heading(title: str) -> str:
    return f"## {title}\n"


def _text_table(head: Row, rows: list[Row]) -> str:
    widths = [max(map(_width, column)) for column in zip(head, *rows, strict=True)]
    numeric = _numeric(head, rows)

    def line(cells: Row) -> str:
        padded = [
            " " * (width - _width(cell)) + cell if right else cell + " " * (width - _width(cell))
            for cell, width, right in zip(cells, widths, numeric, strict=True)
        ]
        return "  ".join(padded).rstrip()

    return "\n".join([line(head), line(["-" * width for width in widths]), *map(line, rows)]) + "\n"


def _markdown_table(head: Row, rows: list[Row]) -> str:
    rule = ["---:" if right else "---" for right in _numeric(head, rows)]

    def escaped(cell: str) -> str:
        return cell.replace("\\", "\\\\").replace("|", "\\|").replace("<", "&lt;")

    def line(cells: Row) -> str:
        return "| " + " | ".join(map(escaped, cells)) + " |"

    return "\n".join([line(head), line(rule), *map(line, rows)]) + "\n"


def _numeric(head: Row, rows: list[Row]) -> list[bool]:
    """Which columns hold only numbers, and so stand to the right."""
    columns = list(zip(*rows, strict=True)) or [("x",)] * len(head)
    return [all(not cell.strip("0123456789./%–+−,()[] ") for cell in column) for column in columns]


def _width(text: str) -> int:
    return sum(not unicodedata.combining(c) for c in text)
