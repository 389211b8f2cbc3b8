"""Two sequences of words threaded through one: columns side by side, however a converter mixed their lines."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from scripts.rendering.words import bare

WORD = re.compile(r"[^\s|]+")
_SHUFFLE_STATES = 400_000
SPECKS = "_—–-=~'`.,:;“”„\"^<>»«*¬"  # grown to a word: ``_——=PHÓ``

Pairs = list[tuple[list["Word"], list["Word"]]]


@dataclass(frozen=True, slots=True)
class Word:
    """A word and the place of each of its characters (source offsets, or offsets in the converted text)."""

    text: str
    places: tuple[int, ...]

    @property
    def key(self) -> str:
        return fold(self.text)


@lru_cache(maxsize=100_000)
def fold(text: str) -> str:
    return bare(text)


def words_of(text: str) -> list[Word]:
    return [Word(m[0], tuple(range(m.start(), m.end()))) for m in WORD.finditer(text)]


@lru_cache(maxsize=200_000)
def likeness(a: str, b: str) -> float:
    """Share of characters that agree, in order, tones and specks at the edges apart; 0 where too few do."""
    a, b = a.strip(SPECKS) or a, b.strip(SPECKS) or b
    x, y = fold(a), fold(b)
    if x == y:
        return 1.0 if a[0].isupper() == b[0].isupper() else 0.9
    if not x or not y or min(len(x), len(y)) / max(len(x), len(y)) < 0.5:
        return 0.0
    above = list(range(len(y) + 1))
    for i, p in enumerate(x, 1):
        row = [i]
        for j, q in enumerate(y, 1):
            row.append(min(above[j] + 1, row[j - 1] + 1, above[j - 1] + (p != q)))
        above = row
    return max(0.0, 1 - above[-1] / max(len(x), len(y)))


def shuffle(first: Sequence[Word], second: Sequence[Word], target: Sequence[Word]) -> Pairs:
    """The best way to find both sequences, each in its order, in ``target``; words that fit nothing are passed over."""
    if (len(first) + 1) * (len(second) + 1) * (len(target) + 1) > _SHUFFLE_STATES:
        pairs = _thread(first, [], target)
        used = {id(word) for _, words in pairs for word in words}
        return pairs + (_thread(second, [], [w for w in target if id(w) not in used]) if second else [])
    return _thread(first, second, target)


def _options(sequence: Sequence[Word], target: Sequence[Word]) -> dict[tuple[int, int], list[tuple[int, int, float]]]:
    """For a word of the sequence and one of the target: how many of each fit, and how well."""
    options: dict[tuple[int, int], list[tuple[int, int, float]]] = {}
    for i, word in enumerate(sequence):
        for k, other in enumerate(target):
            fits = []
            for n, m, source, found in (
                (1, 1, word.text, other.text),
                *((n, 1, "".join(w.text for w in sequence[i : i + n]), other.text) for n in (2, 3, 4)),
                (1, 2, word.text, "".join(w.text for w in target[k : k + 2])),
            ):
                if i + n > len(sequence) or k + m > len(target):
                    continue
                like = likeness(source, found)
                if like > (0.45 if n == m == 1 else 0.7):
                    fits.append((n, m, len(source) * (2 * like - 0.7) + 0.5))
            if fits:
                options[i, k] = fits
    return options


State = tuple[int, int, int]
"""Words done of the first and of the second sequence, and which of them took the last word of the target."""
Match = tuple[int, int, int, int]
"""Which sequence, the place of its word, and how many words of it and of the target stand for each other."""
States = dict[State, tuple[float, tuple[int, State] | None, Match | None]]

_RUN = 0.8  # for a word that directly follows its neighbour's match


def _thread(first: Sequence[Word], second: Sequence[Word], target: Sequence[Word]) -> Pairs:
    a, b = _options(first, target), _options(second, target)
    best: list[States] = [{} for _ in range(len(target) + 1)]
    best[0][0, 0, 0] = (0.0, None, None)
    first_starts = _by_target(a)
    second_starts = _by_target(b)

    def offer(k: int, state: State, score: float, came: tuple[int, State], pair: Match | None) -> None:
        old = best[k].get(state)
        if old is None or score > old[0]:
            best[k][state] = (score, came, pair)

    for k in range(len(target)):
        _prune(best[k])
        for (i, j, last), (score, _, _) in best[k].items():
            came = (k, (i, j, last))
            offer(k + 1, (i, j, 0), score, came, None)
            for at in first_starts.get(k, ()):
                if at >= i:
                    for n, m, gain in a[at, k]:
                        extra = _RUN if last == 1 and at == i else 0.0
                        offer(k + m, (at + n, j, 1), score + gain + extra, came, (1, at, n, m))
            for at in second_starts.get(k, ()):
                if at >= j:
                    for n, m, gain in b[at, k]:
                        extra = _RUN if last == 2 and at == j else 0.0
                        offer(k + m, (i, at + n, 2), score + gain + extra, came, (2, at, n, m))
    final = max(best[-1], key=lambda state: best[-1][state][0])
    pairs: Pairs = []
    k, state = len(target), final
    while True:
        _, came_from, pair = best[k][state]
        if came_from is None:
            return pairs[::-1]
        if pair:
            which, at, n, m = pair
            sequence = first if which == 1 else second
            pairs.append((list(sequence[at : at + n]), list(target[k - m : k])))
        k, state = came_from


def _by_target(options: dict[tuple[int, int], list[tuple[int, int, float]]]) -> dict[int, list[int]]:
    starts: dict[int, list[int]] = {}
    for i, k in options:
        starts.setdefault(k, []).append(i)
    return starts


def _prune(states: States, keep: int = 1500) -> None:
    """Keep the best states, so that a long foot does not take for ever."""
    if len(states) > keep:
        for state in sorted(states, key=lambda state: -states[state][0])[keep:]:
            del states[state]
