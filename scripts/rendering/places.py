"""Intervals and numbers of the source, read again in the converted text."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass
from unicodedata import combining

from scripts.rendering.alignment import similarity
from scripts.rendering.numbers import Number
from scripts.rendering.shuffling import fold

Span = tuple[int, int]

_DIGITS = re.compile(r"[\dlIO]*\d[\dlIO]*")
_MENDED = str.maketrans("lI|!i][OoQSsBZz", "111111100055822")
_SPECKS = ".,;:'\"`-–_~*|()“”‘’/⁄"
KEPT = 0.5  # share of a slot's characters that must have come through
_LIKE = 0.6  # likeness from which a word is the same word, misread
_TRACE = 0.3  # likeness below which a word of a value is gone
_NOISE = 15  # characters that nothing claims, from which what stands beyond them is apart
_SPECK = re.compile(r"[^\S\n]*\S?\s*")


@dataclass(frozen=True, slots=True)
class Reading:
    """A word of the source and what stands for it: interval in the converted text (empty if lost), likeness 0 to 1."""

    word: str
    places: tuple[int, ...]
    like: float

    @property
    def start(self) -> int:
        return min(self.places)

    @property
    def end(self) -> int:
        return max(self.places) + 1


class Places:
    """Where stretches of the source stand in ``converted``."""

    def __init__(self, source: str, converted: str, found: dict[int, int], laid_out: set[int]) -> None:
        self.source, self.converted, self.found = source, converted, found
        self.laid_out = laid_out
        self.owner = {place: at for at, place in found.items()}

    def readings(self, spans: Sequence[Span]) -> list[Reading]:
        """What became of each word of ``spans``; tones and look-alikes count as read."""
        made = []
        for start, end in spans:
            for match in re.finditer(r"\S+", self.source[start:end]):
                places_of = range(start + match.start(), start + match.end())
                chars = [at for at in places_of if at in self.laid_out and not combining(self.source[at])]
                if not chars:
                    continue
                pairs = [(at, self.found[at]) for at in chars if at in self.found]
                places = tuple(place for _, place in pairs)
                like = 0.0
                if places:
                    alike = sum(similarity(self.source[at], self.converted[place]) >= 1 for at, place in pairs)
                    stretch = len("".join(self.converted[min(places) : max(places) + 1].split()))
                    like = alike / max(len(chars), stretch)
                made.append(Reading("".join(self.source[at] for at in chars), places, like))
        return made

    def share(self, spans: Sequence[Span]) -> float:
        """Share of the characters (blanks apart) that came through, tones and look-alikes apart."""
        readings = self.readings(spans)
        length = sum(len(reading.word) for reading in readings)
        return sum(reading.like * len(reading.word) for reading in readings) / length if length else 0.0

    def pieces(self, spans: Sequence[Span], least: float) -> list[Span]:
        """The stretches of ``converted`` that hold the share ``least`` of ``spans``, apart where other text stands between; none if lost."""
        if self.share(spans) < least:
            return []
        readings = [reading for reading in self.readings(spans) if reading.places]
        like = [i for i, reading in enumerate(readings) if reading.like >= _LIKE]
        if not like:
            return []
        first, last = like[0], like[-1]
        # A word that noise disfigured belongs to the part where it touches its neighbour.
        while first and self._touches(readings[first - 1].end, readings[first].start):
            first -= 1
        while last + 1 < len(readings) and self._touches(readings[last].end, readings[last + 1].start):
            last += 1
        kept = readings[first : last + 1]
        places = _rising([place for reading in kept for place in reading.places])
        sure = {place for i in like for place in readings[i].places}
        own = {at for start, end in spans for at in range(start, end)}
        runs = [[places[0], places[0] + 1]]
        for place in places[1:]:
            foreign = any(self.owner.get(r, -1) >= 0 and self.owner[r] not in own for r in range(runs[-1][1], place))
            if foreign:
                runs.append([place, place + 1])
            else:
                runs[-1][1] = place + 1
        exact = {place for reading in kept if reading.like > 0.9 for place in reading.places}
        likely = [
            (start, end)
            for start, end in runs
            if not (sure if end - start > 4 else exact).isdisjoint(range(start, end))
        ]
        made = [self._snap(start, end) for start, end in self._without_strays(likely, places)]
        return made if self._dense(made, spans, least) else []

    def _dense(self, pieces: Sequence[Span], spans: Sequence[Span], least: float) -> bool:
        """Whether ``pieces`` hold enough of ``spans``, and not much else."""
        within = (at for start, end in spans for at in range(start, end))
        chars = [at for at in within if at in self.laid_out and not combining(self.source[at])]
        own = {self.found[at]: at for at in chars if at in self.found}
        shown = [place for start, end in pieces for place in range(start, end) if not self.converted[place].isspace()]
        alike = sum(place in own and similarity(self.source[own[place]], self.converted[place]) >= 1 for place in shown)
        return alike >= least * len(chars) and len(shown) <= 2 * len(chars) + _NOISE

    def _without_strays(self, pieces: list[Span], places: Sequence[int]) -> list[Span]:
        """``pieces`` without a first or last fragment that much noise parts from the rest."""
        for at in (0, -1):
            if not pieces:
                break
            start, end = pieces[at]
            inside = [place for place in places if start <= place < end]
            for i in range(1, len(inside)):
                noise = len("".join(self.converted[inside[i - 1] + 1 : inside[i]].split()))
                size = i if at == 0 else len(inside) - i
                if noise > _NOISE and size <= min(6, len(inside) // 3):
                    pieces[at] = (inside[i], end) if at == 0 else (start, inside[i - 1] + 1)
                    break
        return pieces

    def _touches(self, end: int, start: int) -> bool:
        between = range(end, start)
        apart = any(place in self.owner for place in between)
        return 0 <= start - end <= 4 and not apart and bool(_SPECK.fullmatch(self.converted, end, start))

    def span(self, spans: Sequence[Span]) -> Span | None:
        pieces = self.pieces(spans, KEPT)
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

    def numbers(self, spans: Sequence[Span]) -> list[Number]:
        """The numbers of ``spans`` in order, each with what it reads now."""
        return [
            Number(match[0].translate(_MENDED), self._number(match.start(), match.end()), match.start())
            for start, end in spans
            for match in _DIGITS.finditer(self.source, start, end)
        ]

    def _number(self, start: int, end: int) -> str | None:
        places = [self.found[at] for at in range(start, end) if at in self.found]
        if not places:
            return None
        # Noise that took a digit's place belongs to the number; specks and letters beside it do not.
        text, low, high = self.converted, min(places), max(places) + 1
        while low and low - 1 not in self.owner and self._digit_or_noise(text[low - 1]):
            low -= 1
        while high < len(text) and high not in self.owner and self._digit_or_noise(text[high]):
            high += 1
        if (text[max(low - 1, 0)].isdigit() and low - 1 in self.owner) or text[high : high + 1].isdigit():
            return None  # grown together with the next number
        read = "".join(self.converted[low:high].split()).strip(_SPECKS).translate(_MENDED)
        return read if read.isdigit() else None

    @staticmethod
    def _digit_or_noise(char: str) -> bool:
        return not char.isspace() and (not char.isalpha() or char in "lIO")


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


def unlike(a: str, b: str) -> bool:
    """Whether the letters of ``b`` no longer show those of ``a``."""
    x, y = (re.sub(r"[\W\d_]", "", fold(part)) for part in (a, b))
    return bool(x) and sum(1 for char in set(x) if char in y) < 0.6 * len(set(x))


def left(value: str, readings: list[Reading]) -> str | None:
    """``value`` without the words at its beginning and end that are gone; those inside a reader fills in."""
    words = value.split()
    there = [i for i, reading in enumerate(readings) if reading.like >= _TRACE]
    if len(words) != len(readings):
        return value
    return " ".join(words[there[0] : there[-1] + 1]) if there else None
