"""The text of a scanned PDF as many converters give it: lines as wide as the page, columns melted by one blank."""

from __future__ import annotations

import random
import re
from collections.abc import Sequence
from itertools import zip_longest

from scripts.rendering.flow import Paragraph, Segment
from scripts.rendering.words import NUMBER_LINE, bare, is_sign_mark

Chars = list[tuple[str, int]]

_PAGE_LINES = 40
_RECIPIENTS = ("noi nhan", "- ")


def melt(segments: Sequence[Segment], seed: str) -> tuple[str, dict[int, int]]:
    """The text, and where each character of the source stands in it; ``seed`` decides the width and the pages."""
    dice = random.Random(f"melted {seed}")
    width = dice.randrange(60, 91)
    keeps_mark = dice.random() < 0.5
    lines: list[Chars] = []
    for segment in segments:
        if segment.kind == "lines":
            for paragraph in segment.columns[0]:
                lines += _wrapped(paragraph.chars, width)
        elif segment.kind == "table":
            for row in segment.columns:
                lines += _wrapped([pair for cell in row for pair in (*cell.chars, (" ", -1))], width)
        elif segment.kind == "head":
            lines += _abreast(_head(segment.columns))
        else:
            lines += _abreast([_foot_column(column, width, keeps_mark) for column in segment.columns])
    return _joined(lines)


def _wrapped(chars: Chars, width: int) -> list[Chars]:
    """Full lines of whole words, one blank apart."""
    lines: list[Chars] = []
    word: Chars = []
    for char, at in [*chars, (" ", -1)]:
        if not char.isspace():
            word.append((char, at))
            continue
        if word and lines and len(lines[-1]) + 1 + len(word) <= width:
            lines[-1] += [(" ", -1), *word]
        elif word:
            lines.append(word)
        word = []
    return lines


def _head(columns: Sequence[Sequence[Paragraph]]) -> list[list[Chars]]:
    """Two columns, with the number beside the date as the rules set them."""
    left, right = (
        [(p, _wrapped(p.chars, limit)) for p in column] for column, limit in zip(columns, (32, 60), strict=True)
    )
    number = _row(left, NUMBER_LINE)
    dated = _row(right, re.compile(r".*\bngay\b"))
    gap = dated - number if number is not None and dated is not None else 0
    made = []
    for column, before, blanks in ((left, number, gap), (right, dated, -gap)):
        lines = [line for _, part in column for line in part]
        if before is not None and blanks > 0:
            lines[before:before] = [[] for _ in range(blanks)]
        made.append(lines)
    return made


def _row(column: Sequence[tuple[Paragraph, list[Chars]]], pattern: re.Pattern[str]) -> int | None:
    """The line on which the paragraph of that pattern begins."""
    done = 0
    for paragraph, lines in column:
        if pattern.match(bare(paragraph.text)):
            return done
        done += len(lines)
    return None


def _foot_column(column: Sequence[Paragraph], width: int, keeps_mark: bool) -> list[Chars]:
    if any(bare(paragraph.text).startswith(_RECIPIENTS) for paragraph in column):
        return [line for paragraph in column for line in _wrapped(paragraph.chars, width // 2)]
    shown = [p for p in column if keeps_mark or not is_sign_mark(p.text)]
    lines = [line for paragraph in shown for line in _wrapped(paragraph.chars, width // 2)]
    # The name stands below the signature, where the other column has gone on.
    return [*lines[:-1], [], [], [], *lines[-1:]] if len(lines) > 1 else lines


def _abreast(columns: Sequence[Sequence[Chars]]) -> list[Chars]:
    made: list[Chars] = []
    for row in zip_longest(*columns, fillvalue=[]):
        line: Chars = []
        for cell in row:
            line += [(" ", -1), *cell] if line and cell else cell
        if line:
            made.append(line)
    return made


def _joined(lines: Sequence[Chars]) -> tuple[str, dict[int, int]]:
    text: list[str] = []
    found: dict[int, int] = {}
    for i, line in enumerate(lines):
        if i and i % _PAGE_LINES == 0:
            text += f"\n{i // _PAGE_LINES + 1}\n\n"
        for char, at in line:
            if at >= 0 and not char.isspace():
                found[at] = len(text)
            text.append(char)
        text.append("\n")
    return "".join(text), found
