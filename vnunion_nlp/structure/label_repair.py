"""Which label a damaged one was: the sequence of its neighbours tells, where a scanner's reading does not (NORMS §6).

A label read well is not changed, so that an author's own slips stay visible, but where its neighbours are damaged too a stroke may
have been lost; and where it comes again in the place of the next one (``I``, ``II``, ``II``, ``IV``) a stroke surely was.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import pairwise

from vnunion_nlp.structure.labels import LETTERS, Label, digit_slip, roman_numeral
from vnunion_nlp.structure.unit import Unit

_SHORT_TITLE = 90
"""A heading in small letters is no longer than this; running text is."""


def mend_labels(units: list[Unit], labels: Sequence[Label], capital: Sequence[bool], *, scanned: bool) -> list[Unit]:
    """The units with the labels that were meant, without what only looked like a label.

    ``labels`` are the units' labels as read, ``capital`` tells whose title is in capitals, ``scanned`` whether the page shows specks.
    """
    headings = [_Heading(unit, label, title) for unit, label, title in zip(units, labels, capital, strict=True)]
    if scanned:
        _mend_fours(headings)
    _mend_arabic(headings)
    _mend_ones(headings)
    scanned = scanned or any(
        heading.label.is_damaged or (heading.unit.kind == "roman" and not heading.is_sure) for heading in headings
    )
    for group in _groups(headings):
        _mend_group(group, scanned)
    _mend_slips(headings)
    _mend_crossed(headings)
    if scanned:
        _mend_lost_stops(headings)
        _mend_letters(headings)
        _mend_parents(headings)
        _mend_digits(headings)
    return [heading.unit for heading in headings if not heading.is_dropped]


class _Heading:
    """A unit with what is known of its label."""

    def __init__(self, unit: Unit, label: Label, capital: bool) -> None:
        self.unit, self.label, self.capital = unit, label, capital
        self.is_dropped = False
        self.is_sure = unit.kind == "roman" and not label.is_damaged and set(unit.label) <= set("IVX")

    def set_roman(self, value: int) -> None:
        self.unit.kind, self.unit.value, self.unit.label = "roman", value, roman_numeral(value)

    @property
    def is_title(self) -> bool:
        return self.capital or self.unit.heading_end - self.unit.title_start <= _SHORT_TITLE

    def may_be(self, value: int) -> bool:
        """Whether the strokes read may be those of ``value``: one more or less up to III, the same letters beyond."""
        read = self.label.roman or self.unit.value
        if "U" in self.label.text and read == value + 1:
            return True  # a mark and a stroke beside it
        if read <= 3 and value <= 3:
            return abs(read - value) <= 1
        if self.is_sure:
            return read == value
        if read in (2, 3) and value == 4:
            return True  # a V of which one stroke was read
        return read == value or (min(read, value) >= 5 and abs(read - value) <= 1 and max(read, value) <= 8)


def _mend_arabic(headings: list[_Heading]) -> None:
    """``1. MỤC ĐÍCH`` before ``II.`` is ``I``: an Arabic label with a title in capitals where a Roman one is missing."""
    if not any(heading.is_sure for heading in headings):
        return
    last = 0
    for index, heading in enumerate(headings):
        unit = heading.unit
        if unit.kind in ("part", "chapter", "capital"):
            last = 0
        elif unit.kind == "roman":
            last = unit.value if heading.is_sure else last + 1
        elif unit.kind == "arabic" and heading.capital and last + 1 in (heading.label.roman, unit.value):
            following = next((h for h in headings[index + 1 :] if h.unit.kind == "roman"), None)
            if following.may_be(last + 2) if following else last > 0:
                heading.set_roman(last + 1)
                last += 1


def _mend_fours(headings: list[_Heading]) -> None:
    """``3/``, ``A/ Nhân rộng …`` is ``4/``: a capital that heads nothing, where the four with its mark is due."""
    last = None
    for heading in headings:
        unit = heading.unit
        due = last is not None and (last.value, last.mark) == (3, unit.mark)
        if due and unit.kind == "capital" and unit.label == "A" and not heading.capital:
            unit.kind, unit.value, unit.label = "arabic", 4, "4"
        if unit.kind not in _WITHIN:
            last = unit if unit.kind == "arabic" else None


def _mend_ones(headings: list[_Heading]) -> None:
    """``I. Giám sát …``, ``2.`` below ``II.`` is ``1.``: a Roman one before the Arabic two that has no one, where no Roman two is due."""
    due = 1
    for index, heading in enumerate(headings):
        unit = heading.unit
        if unit.kind in ("part", "chapter", "capital"):
            due = 1
        elif unit.kind == "roman":
            below = next((h.unit for h in headings[index + 1 :] if h.unit.kind not in _WITHIN), None)
            one = unit.value == 1 and not heading.capital and (due > 1 or heading.label.text == "l")
            if one and below and below.kind == "arabic" and below.value == 2 and below.mark == unit.mark:
                unit.kind, unit.value, unit.label = "arabic", 1, "1"
            else:
                due = unit.value + 1


_WITHIN = frozenset(("letter", "decimal", "paren"))
"""What may stand between two Arabic units."""


def _groups(headings: list[_Heading]) -> list[list[_Heading]]:
    """Roman headings that count on from one another."""
    groups: list[list[_Heading]] = [[]]
    for heading in headings:
        if heading.unit.kind in ("part", "chapter", "capital"):
            groups.append([])
        elif heading.unit.kind == "roman":
            groups[-1].append(heading)
    return [group for group in groups if group]


def _mend_group(group: list[_Heading], scanned: bool) -> None:
    """Give a row of Roman headings the numbers meant; in a scan a stroke may be lost where nothing else shows it."""
    if len(group) == 1 and not group[0].is_sure and group[0].unit.heading_end - group[0].unit.title_start <= _NAME:
        group[0].is_dropped = True  # H. LAN, who wrote it
        return
    if all(heading.is_sure for heading in group) and not scanned:
        _mend_lost_strokes(group)
        return
    titled = [heading for heading in group if heading.is_sure or heading.is_title]
    if scanned and (values := _likeliest(titled)):
        _number(group, titled, values)
        return
    if all(heading.may_be(value) for value, heading in enumerate(titled, start=1)):
        _number(group, titled, range(1, len(titled) + 1))
        return
    last = 0
    for heading in group:
        value = heading.unit.value
        if scanned and heading.is_sure and heading.capital and value <= last and (value > 1 or last == 1):
            last += 1  # no row counts back: strokes are lost
            heading.set_roman(last)
        elif heading.is_sure:
            last = value
        elif heading.is_title and heading.may_be(last + 1):
            last += 1
            heading.set_roman(last)
        elif heading.label.is_damaged:
            heading.is_dropped = True
        else:
            heading.set_roman(value)
            last = value


_NAME = 5
"""Characters of a writer's name behind his initial."""


def _number(group: list[_Heading], titled: list[_Heading], values: Iterable[int]) -> None:
    """Give ``titled`` these values, and drop the rest of the group."""
    for heading in group:
        heading.is_dropped = heading not in titled
    for value, heading in zip(values, titled, strict=True):
        heading.set_roman(value)


def _mend_lost_strokes(group: list[_Heading]) -> None:
    """``I``, ``II``, ``II``, ``IV``: a label that comes again where the next one is missing lost a stroke, in a scan without any other trace."""
    for before, heading, after in zip(group, group[1:], group[2:], strict=False):
        value = heading.unit.value
        if before.unit.value == value <= 2 and after.unit.value == value + 2:
            heading.set_roman(value + 1)


_LOST, _ADDED, _GAP, _LATE = 1.0, 1.6, 1.5, 1.1
"""What it costs to suppose a lost or an added stroke, a label that was not found at all, a first label that was not."""


def _likeliest(titled: list[_Heading]) -> list[int] | None:
    """The rising numbers that suppose the fewest losses; None where no row of numbers does."""
    best: dict[int, tuple[float, list[int]]] = {0: (0.0, [])}
    for index, heading in enumerate(titled):
        read = heading.label.roman or heading.unit.value
        following: dict[int, tuple[float, list[int]]] = {}
        for value in range(1, max(read, len(titled)) + 2):
            lost = heading.capital and read < value <= 3
            if value != read and not lost and not heading.may_be(value):
                continue
            for last, (cost, values) in best.items():
                if value <= last:
                    continue
                missing = (value - last - 1) * (_GAP if index else _LATE)
                total = (
                    cost
                    + missing
                    + (_LOST * (value - read if lost else 1) if value > read else _ADDED if value < read else 0.0)
                )
                if value not in following or total < following[value][0]:
                    following[value] = total, [*values, value]
        best = following
    return min(best.values())[1] if best else None


def _mend_parents(headings: list[_Heading]) -> None:
    """``4.``, ``9.``, ``5.1.``: what stands above ``5.1`` is ``5``, whatever digit a scanner read."""
    last = 0
    for heading, following in pairwise(headings):
        unit, below = heading.unit, following.unit
        if unit.kind in ("roman", "part", "chapter", "capital"):
            last = 0
        elif unit.kind == "arabic" and not heading.is_dropped:
            if below.kind == "decimal" and unit.value != last + 1 and below.label == f"{last + 1}.1":
                unit.value, unit.label = last + 1, str(last + 1)
            last = unit.value


_ALIKE = frozenset(map(frozenset, ((5, 9), (3, 8), (5, 8), (6, 8), (1, 7), (5, 6), (4, 1), (9, 8))))
"""Digits that scanners take for one another."""


def _mend_digits(headings: list[_Heading]) -> None:
    """``4.``, ``9.``, ``6.``: a digit that breaks its row is the one it looks like that goes on with it."""
    kept = [heading.unit for heading in headings if not heading.is_dropped]
    last: dict[str, int] = {}
    for index, unit in enumerate(kept):
        if unit.kind in ("roman", "part", "chapter", "capital"):
            last.clear()
        if unit.kind not in ("arabic", "paren"):
            continue
        due = last.get(unit.mark, 0) + 1
        following = next((u.value for u in kept[index + 1 :] if u.kind == unit.kind and u.mark == unit.mark), 1)
        if (
            1 < due < 10
            and unit.value not in (due, due - 1)
            and frozenset((unit.value, due)) in _ALIKE
            and (following == due + 1 or due < following < unit.value or (following == 1 and unit.value != due + 1))
        ):
            unit.value, unit.label = due, str(due)
        last[unit.mark] = unit.value


_LIKE_LETTERS = frozenset(("8a", "8g", "6b", "ec", "đd", "og", "qg", "0o", "9g", "li", "1i", "nh", "hb"))
"""A letter or digit as read, and the letter it may have been."""


def _mend_lost_stops(headings: list[_Heading]) -> None:
    """``1-``, ``11-``, ``1.2-``: a number of two digits is the decimal that is due, whose stop was lost."""
    above = last = 0
    for heading, following in pairwise([*headings, None]):
        unit = heading.unit if heading else None
        if unit is None or heading is None or heading.is_dropped:
            continue
        if (
            unit.kind == "arabic"
            and len(unit.label) == 2
            and unit.label == f"{above}{last + 1}"
            and unit.value != above + 1
        ):
            below = following.unit if following else None
            if last or (below and below.label in (f"{above}.2", f"{above}2")):
                unit.kind, unit.value, unit.label = "decimal", last + 1, f"{above}.{last + 1}"
        if unit.kind == "arabic":
            above, last = unit.value, 0
        elif unit.kind == "decimal":
            last = unit.value
        elif unit.kind not in _WITHIN:
            above = last = 0


def _mend_letters(headings: list[_Heading]) -> None:
    """``b)``, ``e)`` with no ``c)`` behind: a point that breaks its row is the one it looks like that goes on with it."""
    kept = [heading.unit for heading in headings if not heading.is_dropped]
    for index, unit in enumerate(kept):
        if unit.kind != "letter" and not (unit.kind in ("arabic", "paren") and len(unit.label) == 1):
            continue
        before, after = (_point(kept, at, unit.mark) for at in (index - 1, index + 1))
        if not (before or after == _SECOND):
            continue
        due = before + 1
        shown = LETTERS[due - 1 : due]
        if f"{unit.label}{shown}" in _LIKE_LETTERS and (after == 0 or due < after <= due + 2):
            unit.kind, unit.value, unit.label = "letter", due, shown


_SECOND = LETTERS.index("b") + 1


def _point(units: list[Unit], index: int, mark: str) -> int:
    """The value of the point at ``index`` with that mark, 0 where no point stands there."""
    unit = units[index] if 0 <= index < len(units) else None
    return unit.value if unit and unit.kind == "letter" and unit.mark == mark else 0


def _mend_crossed(headings: list[_Heading]) -> None:
    """``c)``, ``đ)``, ``đ)``: the first of the two is ``d)``, to which a scanner gave a stroke."""
    d, crossed = LETTERS.index("d") + 1, LETTERS.index("đ") + 1
    letters = [heading.unit for heading in headings if heading.unit.kind == "letter" and not heading.is_dropped]
    for before, unit, after in zip(letters, letters[1:], letters[2:], strict=False):
        if before.value == d - 1 and unit.value == after.value == crossed:
            unit.value, unit.label = d, "d"


def _goes_on(below: list[_Heading], unit: Unit) -> bool:
    """Whether the next point below ``a)`` is ``b)``."""
    following = next((h.unit for h in below[1:] if not h.is_dropped), None)
    return following is not None and (following.kind, following.value, following.mark) == ("letter", _SECOND, unit.mark)


def _mend_slips(headings: list[_Heading]) -> None:
    """A digit or letter misread: kept where the label before it in its row shows that it is the next one."""
    for index, heading in enumerate(headings):
        unit = heading.unit
        digit = digit_slip(heading.label.text)
        if not (heading.label.is_damaged or digit) or unit.kind == "roman":
            continue
        if unit.kind == "decimal":
            row = [h.unit for h in headings[:index] if h.unit.kind == "decimal" and not h.is_dropped][-1:]
            if row and row[0].value + 1 == unit.value:
                unit.label = f"{row[0].label.rpartition('.')[0]}.{unit.value}"
            else:
                heading.is_dropped = True
            continue
        before = [h.unit for h in headings[max(0, index - 40) : index] if not h.is_dropped and h.unit.mark == unit.mark]
        numbers = [u for u in before if u.kind in ("arabic", "paren")]
        letters = [u for u in before if u.kind == "letter"]
        if letters and unit.kind == "letter" and unit.value == letters[-1].value + 1:
            unit.label = LETTERS[unit.value - 1]
        elif (
            heading.label.is_damaged and unit.kind == "letter" and unit.value == 1 and _goes_on(headings[index:], unit)
        ):
            unit.label = "a"
        elif numbers and digit is not None and 1 <= digit - numbers[-1].value <= 2:
            unit.kind, unit.value, unit.label = numbers[-1].kind, digit, str(digit)
        elif heading.label.is_damaged:
            heading.is_dropped = True
