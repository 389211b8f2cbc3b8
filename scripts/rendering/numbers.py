"""Serials, dates and quantities as their digits read now.

A number is given as it reads: look-alike letters between digits are mended (``2O24``), other digits are taken at their
word, for no reader could know better. Where noise took the place of a digit, where two numbers grew together, or where the
digits no longer make a date of our time, the value is null.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta


@dataclass(frozen=True, slots=True)
class Number:
    """A run of digits of the source, what stands for it now (null where nobody can tell), and its place."""

    old: str
    new: str | None
    at: int

    @property
    def changed(self) -> bool:
        return self.new != self.old


def renumber(value: str | None, numbers: Sequence[Number]) -> str | None:
    """A serial (``31``, ``6b``) as it reads now; its digits are the first of that kind."""
    match = re.match(r"\d+", value or "")
    if not value or not match:
        return value
    number = next((n for n in numbers if n.old == match[0]), None)
    if number is None:
        return value
    return None if number.new is None else number.new + value[match.end() :]


def redate(value: str | None, numbers: Sequence[Number]) -> tuple[str | None, set[int]]:
    """An ISO date as it reads now, and the places of the numbers that it was read from.

    A date derived by one day (``trước ngày …``) moves with the one it comes from.
    """
    if value is None:
        return None, set()
    parts = [int(part) for part in value.split("-")]
    bases = [(0, parts)]
    if len(parts) == 3:
        after = date(*parts) + timedelta(days=1)
        bases.append((1, [after.year, after.month, after.day]))
    for size in range(len(parts), 0, -1):
        for days, base in bases:
            for fields in _orders(len(base), size):
                found = _sequence([base[field] for field in fields], numbers)
                if found:
                    return _redate(base, fields, found, days), {number.at for number in found}
    return value, set()


def _orders(length: int, size: int) -> list[tuple[int, ...]]:
    """Which of year, month and day (0, 1, 2) may stand side by side, as they are written."""
    return [
        order for order in ((2, 1, 0), (2, 1), (1, 0), (2,), (1,), (0,)) if len(order) == size and order[0] < length
    ]


def _sequence(wanted: Sequence[int], numbers: Sequence[Number]) -> list[Number]:
    for i in range(len(numbers) - len(wanted) + 1):
        found = list(numbers[i : i + len(wanted)])
        if [int(number.old) for number in found] == list(wanted):
            return found
    return []


def _redate(base: list[int], fields: Sequence[int], found: Sequence[Number], days: int) -> str | None:
    made = list(base)
    for field, number in zip(fields, found, strict=True):
        if number.new is None:
            return None
        if field == 0 and number.changed and not 1900 <= int(number.new) < 2050:
            return None
        made[field] = int(number.new)
    if len(made) < 3:
        plausible = 1 <= made[0] <= 9999 and all(1 <= month <= 12 for month in made[1:])
        return "-".join([f"{made[0]:04d}", *(f"{part:02d}" for part in made[1:])]) if plausible else None
    try:
        return str(date(*made) - timedelta(days=days))
    except (ValueError, OverflowError):
        return None


_QUANTITY = re.compile(r"\d+(?:[.,]\d+)*")


def requantify(value: float | None, text: str, start: int, numbers: Sequence[Number]) -> float | None:
    """A quantity as it reads now; ``text`` is the source from ``start`` on."""
    if value is None:
        return None
    now = {number.at: number for number in numbers}
    for match in _QUANTITY.finditer(text):
        if _quantity(match[0]) != value:
            continue
        pieces: list[str] = []
        for piece in re.finditer(r"\d+|[.,]", match[0]):
            number = now.get(start + match.start() + piece.start())
            if number is not None and number.new is None:
                return None
            pieces.append(number.new or "" if number else piece[0])
        return _quantity("".join(pieces))
    return value


def _quantity(written: str) -> float | None:
    """``1.200`` is one thousand two hundred, ``97,5`` ninety-seven and a half."""
    whole, _, decimals = written.partition(",")
    if re.fullmatch(r"\d{1,3}(?:\.\d{3})+", whole):
        whole = whole.replace(".", "")
    try:
        made = float(f"{whole}.{decimals}" if decimals else whole)
    except ValueError:
        return None
    return int(made) if made.is_integer() else made
