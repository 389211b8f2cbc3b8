"""The numbers that Word generates and does not store as text (ECMA-376 part 1, §17.9)."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from lxml import etree

from vnunion_nlp.patterns import compile_pattern
from vnunion_nlp.reading.wordml import Styles, attribute, child, w

_PLACEHOLDER = compile_pattern(r"%([1-9])")
_KEPT_BULLETS = "-–—+*•●▪■◦○♦❖✓"
_LEVELS = 9


@dataclass(slots=True)
class _Level:
    start: int = 1
    format: str = "decimal"
    text: str = ""
    restart: int | None = None
    legal: bool = False
    style: str | None = None


@dataclass(slots=True)
class _List:
    """An abstract definition, and how far its numbers have got."""

    levels: dict[int, _Level] = field(default_factory=dict)
    link: str | None = None
    counts: list[int | None] = field(default_factory=lambda: [None] * _LEVELS)


class Numbering:
    """The labels of a document's paragraphs; ask for them in the order of the text."""

    def __init__(self, root: etree._Element | None, styles: Styles) -> None:
        self._styles = styles
        self._lists: dict[str, _List] = {}
        self._numbers: dict[str, tuple[str, dict[int, _Level], dict[int, int]]] = {}
        self._begun: set[str] = set()
        if root is None:
            return
        for element in root.iterfind(w("abstractNum")):
            made = _List(link=attribute(child(element, "numStyleLink"), "val"))
            for level in element.iterfind(w("lvl")):
                made.levels[_int(attribute(level, "ilvl"))] = _level(level)
            self._lists[attribute(element, "abstractNumId") or ""] = made
        for element in root.iterfind(w("num")):
            overrides, starts = {}, {}
            for override in element.iterfind(w("lvlOverride")):
                at = _int(attribute(override, "ilvl"))
                level_element = child(override, "lvl")
                if level_element is not None:
                    overrides[at] = _level(level_element)
                start = attribute(child(override, "startOverride"), "val")
                if start is not None:
                    starts[at] = _int(start)
            abstract = attribute(child(element, "abstractNumId"), "val") or ""
            self._numbers[attribute(element, "numId") or ""] = (abstract, overrides, starts)

    def label(self, properties: etree._Element | None) -> str:
        """What Word prints before the paragraph with these properties (``w:pPr``), blank included; mostly nothing."""
        style = attribute(child(properties, "pStyle"), "val")
        number, at = self._reference(child(properties, "numPr"), style)
        if number is None or number == "0" or number not in self._numbers:
            return ""
        abstract, overrides, starts = self._numbers[number]
        made = self._linked(self._lists.get(abstract))
        if made is None:
            return ""
        if at is None:
            at = next((i for i, level in made.levels.items() if level.style and level.style == style), 0)
        at = min(max(at, 0), _LEVELS - 1)
        levels = made.levels | overrides
        if number not in self._begun:
            self._begun.add(number)
            for index, start in starts.items():
                if 0 <= index < _LEVELS:
                    made.counts[index] = start - 1
        level = levels.get(at)
        if level is None:
            return ""
        self._count(made, levels, at)
        text = _bullet(level.text) if level.format == "bullet" else self._written(made, levels, level)
        return f"{text} " if text else ""

    def _reference(self, element: etree._Element | None, style: str | None) -> tuple[str | None, int | None]:
        number = attribute(child(element, "numId"), "val")
        level = attribute(child(element, "ilvl"), "val")
        at = _int(level) if level is not None else None
        for name in self._styles.chain(style):
            if number is not None:
                break
            inherited = child(child(self._styles.element(name), "pPr"), "numPr")
            number = attribute(child(inherited, "numId"), "val")
            level = attribute(child(inherited, "ilvl"), "val")
            at = _int(level) if at is None and level is not None else at
        return number, at

    def _linked(self, made: _List | None) -> _List | None:
        if made is None or made.levels or not made.link:
            return made
        numbering = child(child(self._styles.element(made.link), "pPr"), "numPr")
        number = attribute(child(numbering, "numId"), "val") or ""
        return self._lists.get(self._numbers[number][0]) if number in self._numbers else made

    @staticmethod
    def _count(made: _List, levels: dict[int, _Level], at: int) -> None:
        for upper in range(at):
            if made.counts[upper] is None and upper in levels:
                made.counts[upper] = levels[upper].start
        count = made.counts[at]
        made.counts[at] = levels[at].start if count is None else count + 1
        for lower in range(at + 1, _LEVELS):
            restart = levels[lower].restart if lower in levels else None
            if restart is None or (restart and at < restart):
                made.counts[lower] = None

    @staticmethod
    def _written(made: _List, levels: dict[int, _Level], level: _Level) -> str:
        def number(match: re.Match[str]) -> str:
            index = int(match[1]) - 1
            count = made.counts[index]
            shape = levels[index].format if index in levels else "decimal"
            return written(1 if count is None else count, "decimal" if level.legal and shape != "none" else shape)

        return _PLACEHOLDER.sub(number, level.text).strip()


def written(number: int, shape: str) -> str:
    """``number`` in one of Word's number formats; formats that Vietnamese documents do not use are decimal."""
    if shape == "none":
        return ""
    if shape in ("upperRoman", "lowerRoman"):
        roman = _roman(number)
        return roman if shape == "upperRoman" else roman.lower()
    if shape in ("upperLetter", "lowerLetter") and number > 0:
        letters = chr(ord("a") + (number - 1) % 26) * min((number - 1) // 26 + 1, 10)
        return letters.upper() if shape == "upperLetter" else letters
    return f"{number:02d}" if shape == "decimalZero" else str(number)


def _roman(number: int) -> str:
    if not 0 < number < 4000:
        return str(number)
    signs = zip(
        (1000, 900, 500, 400, 100, 90, 50, 40, 10, 9, 5, 4, 1),
        ("M", "CM", "D", "CD", "C", "XC", "L", "XL", "X", "IX", "V", "IV", "I"),
        strict=True,
    )
    text = ""
    for value, sign in signs:
        text += sign * (number // value)
        number %= value
    return text


def _bullet(text: str) -> str:
    sign = text.strip()[:1]
    if not sign:
        return ""
    return sign if sign in _KEPT_BULLETS else "•"


def _level(element: etree._Element) -> _Level:
    restart = attribute(child(element, "lvlRestart"), "val")
    return _Level(
        start=_int(attribute(child(element, "start"), "val"), 1),
        format=attribute(child(element, "numFmt"), "val") or "decimal",
        text=attribute(child(element, "lvlText"), "val") or "",
        restart=_int(restart) if restart is not None else None,
        legal=child(element, "isLgl") is not None,
        style=attribute(child(element, "pStyle"), "val"),
    )


def _int(text: str | None, default: int = 0) -> int:
    try:
        return min(max(int(text or ""), -1_000_000), 1_000_000)
    except ValueError:
        return default
