"""Intervals and numbers of the source, read again in the converted text."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence
from datetime import date, timedelta

from scripts.rendering.alignment import similarity
from scripts.rendering.shuffling import fold

Span = tuple[int, int]

_DIGITS = re.compile(r"[\dlIO]*\d[\dlIO]*")
_MENDED = str.maketrans("lI|!iOoQSsBZz", "1111100055822")
_SPECKS = ".,;:'\"`-–_~*|()“”‘’"
_KEPT = 0.5  # share of a slot's characters that must have come through


class Places:
    """Where stretches of the source stand in ``converted``."""

    def __init__(self, source: str, converted: str, found: dict[int, int], laid_out: set[int]) -> None:
        self.source, self.converted, self.found = source, converted, found
        self.laid_out = laid_out
        self.owner = {place: at for at, place in found.items()}

    def share(self, spans: Sequence[Span]) -> float:
        """Share of the characters (blanks apart) that came through, tones and look-alikes apart."""
        chars = [at for s, e in spans for at in range(s, e) if at in self.laid_out]
        alike = sum(
            1 for at in chars if at in self.found and similarity(self.source[at], self.converted[self.found[at]]) >= 1
        )
        return alike / len(chars) if chars else 0.0

    def pieces(self, spans: Sequence[Span]) -> list[Span]:
        """The stretches of ``converted`` that hold ``spans``, apart where other text stands between; none if lost."""
        if self.share(spans) < _KEPT:
            return []
        inside = [at for s, e in spans for at in range(s, e)]
        places = _rising([self.found[at] for at in inside if at in self.found])
        own = set(inside)
        runs = [[places[0], places[0] + 1]]
        for place in places[1:]:
            foreign = any(self.owner.get(r, -1) >= 0 and self.owner[r] not in own for r in range(runs[-1][1], place))
            if foreign:
                runs.append([place, place + 1])
            else:
                runs[-1][1] = place + 1
        return [self._snap(start, end) for start, end in runs]

    def span(self, spans: Sequence[Span]) -> Span | None:
        pieces = self.pieces(spans)
        return (pieces[0][0], pieces[-1][1]) if pieces else None

    def _snap(self, start: int, end: int) -> Span:
        """Take in letters that noise added at either edge of the outer words."""
        text = self.converted
        while start and start - 1 not in self.owner and text[start - 1].isalnum():
            start -= 1
        while end < len(text) and end not in self.owner and text[end].isalnum():
            end += 1
        return start, end

    def line_start(self, place: int) -> int:
        return self.converted.rfind("\n", 0, place) + 1

    def shown(self, start: int, end: int) -> str:
        """``converted[start:end]`` without lines that the layout put in (page numbers)."""
        kept, at = [], start
        for line in self.converted[start:end].split("\n"):
            stop = at + len(line)
            if any(r in self.owner for r in range(at, stop)):
                kept.append(line)
            at = stop + 1
        return "\n".join(kept)

    def numbers(self, spans: Sequence[Span]) -> dict[str, str | None]:
        """Numbers of the source that read otherwise now: what they read, null where nobody can tell."""
        changed: dict[str, str | None] = {}
        for start, end in spans:
            for match in _DIGITS.finditer(self.source, start, end):
                old = match[0].translate(_MENDED)
                new = self._number(match.start(), match.end())
                if new != old:
                    changed[old] = new
        return changed

    def _number(self, start: int, end: int) -> str | None:
        places = [self.found[at] for at in range(start, end) if at in self.found]
        if not places:
            return None
        # Noise that took a digit's place belongs to the number; specks beside it do not.
        low, high = min(places), max(places) + 1
        while low and low - 1 not in self.owner and not self.converted[low - 1].isspace():
            low -= 1
        while high < len(self.converted) and high not in self.owner and not self.converted[high].isspace():
            high += 1
        read = "".join(self.converted[low:high].split()).strip(_SPECKS).translate(_MENDED)
        return read if read.isdigit() else None


def _rising(places: list[int]) -> list[int]:
    """The longest rising subsequence: what kept its order."""
    tails: list[int] = []
    at: list[int] = []
    before: list[int] = []
    for i, place in enumerate(places):
        k = bisect_left(tails, place)
        tails[k : k + 1] = [place]
        at[k : k + 1] = [i]
        before.append(at[k - 1] if k else -1)
    kept, i = [], at[-1]
    while i >= 0:
        kept.append(places[i])
        i = before[i]
    return kept[::-1]


def renumber(value: str | None, changed: dict[str, str | None]) -> str | None:
    """A serial (``31``, ``6b``) as it reads now."""
    match = re.match(r"\d+", value or "")
    if not value or not match or match[0] not in changed:
        return value
    new = changed[match[0]]
    return None if new is None else new + value[match.end() :]


def redate(value: str | None, changed: dict[str, str | None]) -> str | None:
    """An ISO date as it reads now; a date derived by one day (``trước ngày …``) moves with the one it comes from."""
    for old, new in changed.items():
        if value is None or not old.isdigit():
            continue
        value = _redate(value, int(old), new)
    return value


def _redate(value: str, old: int, new: str | None) -> str | None:
    parts = [int(part) for part in value.split("-")]
    if len(parts) < 3:
        if old not in parts:
            return value
        if new is None or not _plausible([int(new) if part == old else part for part in parts]):
            return None
        return "-".join(f"{int(new) if part == old else part:02d}" for part in parts)
    for days in (0, 1):
        base = date(*parts) + timedelta(days=days)
        fields = [base.year, base.month, base.day]
        if old in fields:
            if new is None:
                return None
            last = len(fields) - 1 - fields[::-1].index(old)  # a day rather than a month
            fields[last] = int(new)
            try:
                return str(date(*fields) - timedelta(days=days))
            except (ValueError, OverflowError):
                return None
    return value


def _plausible(parts: list[int]) -> bool:
    return 1 <= parts[0] <= 9999 and all(1 <= month <= 12 for month in parts[1:])


def unlike(a: str, b: str) -> bool:
    """Whether the letters of ``b`` no longer show those of ``a``."""
    x, y = (re.sub(r"[\W\d_]", "", fold(part)) for part in (a, b))
    return bool(x) and sum(1 for char in set(x) if char in y) < 0.6 * len(set(x))
