"""Heads of citations: the type words (``Nghị quyết``, ``QĐ``, ``Luật``) and bare numbers by which a mention is found."""

from __future__ import annotations

import re
from functools import cache

from vnunion_nlp.extraction.reference_forms import View
from vnunion_nlp.knowledge import listed, rows
from vnunion_nlp.patterns import compile_pattern
from vnunion_nlp.text import lower, unmarked

# Types that are cited by a bare serial without ``số`` (Nghị quyết 02, NĐ 30).
SHORT_TYPES = frozenset(("NQ", "CT", "KL", "QĐ", "QyĐ", "NĐ", "TT", "HD", "ĐA", "PL"))
# Abbreviations that stand before a number as a type word.
_ABBREVIATED = (
    "NQ",
    "QĐ",
    "NĐ",
    "CT",
    "KL",
    "TT",
    "TTLT",
    "HD",
    "KH",
    "CTr",
    "CTrHĐ",
    "CTHĐ",
    "QyĐ",
    "QC",
    "ĐA",
    "BC",
    "TB",
    "TTr",
    "CV",
    "PL",
)
_ABBREVIATED_CODES = {"CTrHĐ": "CTr", "CTHĐ": "CTr"}
NO_TYPE = "?"
"""Code of a head that looks like an abbreviation and is none (``kh`` in small letters)."""


@cache
def _head_codes() -> dict[str, str | None]:
    """Type words in lower case without tones, each with its code."""
    # Whose last letter a scan lost: ``Nghị quyế Đại hội``; before a number ``reference_damaged`` mends all.
    codes: dict[str, str | None] = {"van ban": None, "nghi quye": "NQ"}
    for row in rows("document_types"):
        for word in (row["name"], *listed(row["variants"])):
            if not word.startswith(("Luật", "Bộ luật", "Pháp lệnh", "Hiến pháp", "Điều lệ")):
                codes.setdefault(unmarked(lower(word)), row["code"] or None)
                # A converter that took one old font for another wrote "Quyết đònh", "Nghò quyết".
                codes.setdefault(unmarked(lower(word).replace("ị", "ò")), row["code"] or None)
    return codes


@cache
def _abbreviated_codes() -> dict[str, str]:
    """Type codes that stand for their word, by the same in capitals without hats."""
    return {unmarked(code).upper(): _ABBREVIATED_CODES.get(code, code) for code in _ABBREVIATED}


@cache
def head_pattern() -> re.Pattern[str]:
    """Matches a head in ``View.plain``; groups ``word`` (type word), ``law``, ``code`` (abbreviated type word), ``number`` (none)."""
    abbreviated = "|".join(
        # A scanner doubles the letter: "QĐÐ".
        sorted(
            {unmarked(lower(word.replace("Đ", "D{1,2}"))) for word in _ABBREVIATED}, key=lambda word: (-len(word), word)
        )
    )
    # ``tỉnh Điện Biên ban hành`` cites no minutes.
    return compile_pattern(
        rf"(?<![a-z0-9/])(?<![a-z0-9]-)(?=[a-z])(?:(?!bien[ ]ban[ ]hanh)(?P<word>{_word_tree(list(_head_codes()))})(?![a-z])"
        r"|(?P<law>luat|bo[ ]luat|blld|phap[ ]lenh|hien[ ]phap(?![ ]lenh)|dieu[ ]le)(?![a-z])"
        rf"|(?P<code>{abbreviated})(?=[ ]{{0,3}}\d|[ ]{{1,3}}(?:so\b|dai hoi|dh\b|hoi nghi|trung uong|[ivx])|[ ]?(?:tw|tu)(?![a-z])"
        r"|[.:][ ]?\d))"
        r"|(?<![a-z0-9/.,-])(?P<number>\d{1,5}[a-zđ]?+[ ]?[-/](?=[ ]?(?:\d{4}[ ]?/[ ]?)?[a-z]))"
    )


def _word_tree(words: list[str]) -> str:
    """An alternation of phrases that tries each first word once, longest phrases first."""
    by_first: dict[str, list[str]] = {}
    for word in words:
        first, _, rest = word.partition(" ")
        by_first.setdefault(first, []).append(rest)
    branches = []
    for first, rests in sorted(by_first.items()):
        longer = "|".join(
            rest.replace(" ", "[ ]") for rest in sorted(rests, key=lambda rest: (-len(rest), rest)) if rest
        )
        branches.append(first + (rf"[ ]{{1,4}}(?:{longer})" if longer else ""))
        if longer and "" in rests:
            branches.append(first)
    return "|".join(branches)


def code_of(view: View, head: re.Match[str]) -> str | None:
    """Type code of a head's word; None for ``văn bản``, ``NO_TYPE`` for an abbreviation in small letters."""
    if head["code"]:
        word = view.text[head.start("code") : head.end("code")]
        return _abbreviated_codes()[unmarked(word).upper().replace("DD", "D")] if word[:2].isupper() else NO_TYPE
    return _head_codes()[" ".join(head["word"].split())]
