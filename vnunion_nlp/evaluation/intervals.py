"""How far a score could lie elsewhere on other documents of the same kind: a bootstrap over documents.

The documents are drawn again with replacement, a thousand times; the interval holds the middle 95 % of the
scores so found (percentile method). Documents are drawn whole, because what is wrong in one document is often
one mistake made many times. The draws are seeded: the same scores always give the same interval.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from functools import lru_cache
from random import Random
from statistics import quantiles
from typing import NamedTuple

RESAMPLES = 1000
_SEED = 1929  # any number does, as long as it stays


class Interval(NamedTuple):
    """The middle 95 %."""

    low: float
    high: float


Counts = tuple[int, int]
"""Of one document: hits, and gold items plus found items."""


def bootstrap(documents: Collection[Counts]) -> Interval | None:
    """The interval of F1 over ``documents``; null below two documents, which say nothing about others."""
    return _middle(_scores(list(documents)))


def bootstrap_difference(before: Sequence[Counts], after: Sequence[Counts]) -> Interval | None:
    """The interval of the F1 of ``after`` less that of ``before``: the same documents, in the same order."""
    pairs = zip(_scores(before), _scores(after), strict=True)
    return _middle([None if one is None or other is None else other - one for one, other in pairs])


@lru_cache(maxsize=16)
def _draws(size: int) -> tuple[tuple[int, ...], ...]:
    random = Random(_SEED)
    return tuple(tuple(random.choices(range(size), k=size)) for _ in range(RESAMPLES))


def _scores(documents: Sequence[Counts]) -> list[float | None]:
    """F1 in each draw; null where the drawn documents have nothing to find."""
    if len(documents) < 2:
        return []
    hit = [hits for hits, _ in documents].__getitem__
    size = [total for _, total in documents].__getitem__
    drawn = ((sum(map(hit, draw)), sum(map(size, draw))) for draw in _draws(len(documents)))
    return [2 * hits / total if total else None for hits, total in drawn]


def _middle(scores: Sequence[float | None]) -> Interval | None:
    found = [score for score in scores if score is not None]
    if len(found) < 2:
        return None
    cuts = quantiles(found, n=40, method="inclusive")
    return Interval(cuts[0], cuts[-1])
