"""The words of the terms that citations are made of, as neighbours: what tells a torn or grown-together citation."""

from __future__ import annotations

from functools import cache
from itertools import pairwise

from vnunion_nlp.knowledge import listed, rows
from vnunion_nlp.patterns import compile_pattern
from vnunion_nlp.text import lower, unmarked

_OWN_MARK = compile_pattern(r"[^a-z ]+")


@cache
def term_pairs() -> dict[tuple[str, str], tuple[str, ...]]:
    """The neighbouring words of the terms that citations are made of, each pair with what stands before it in its terms."""
    terms = [row["phrase"] for row in rows("organ_words")]
    for row in rows("document_types"):
        terms += [row["name"], *listed(row["variants"])]
    for row in rows("registry"):
        terms += listed(row["names"])
    terms += [
        "liên đoàn lao động Việt Nam",
        "công đoàn Việt Nam",
        "đại hội",
        "trung ương Đảng",
        "đoàn chủ tịch tổng liên đoàn",
        "thủ tướng chính phủ",
        "ủy ban thường vụ quốc hội",
        "ủy ban trung ương mặt trận tổ quốc việt nam",
    ]
    found: dict[tuple[str, str], set[str]] = {}
    for term in terms:
        # A comma or a hyphen of the name's own is no speck.
        for part in _OWN_MARK.split(unmarked(lower(term))):
            words = part.split()
            for index, pair in enumerate(pairwise(words), start=1):
                found.setdefault(pair, set()).add(" ".join(words[max(0, index - 2) : index]))
    return {pair: tuple(before) for pair, before in found.items()}


@cache
def first_words() -> frozenset[str]:
    return frozenset(first for first, _ in term_pairs())


@cache
def later_words() -> frozenset[str]:
    return frozenset(second for _, second in term_pairs())
