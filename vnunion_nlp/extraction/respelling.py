"""Puts back tone marks and hats that a scanner lost in the words that targets are told by (``Phân đâu``, ``trờ lên``, ``it nhât``).

Only phrases whose marks tell nothing apart are mended: without its marks, or with fewer, none of them is another phrase of good spelling
(``chi tiêu`` and ``không qua`` are, so that ``chỉ tiêu`` and ``không quá`` stay as they are). The length of the text is kept, and with it
every offset.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import replace
from functools import cache
from itertools import combinations

from vnunion_nlp.extraction.passage import Passage
from vnunion_nlp.patterns import compile_pattern
from vnunion_nlp.text import unmarked

_PHRASES = (
    "phấn đấu", "không dưới", "không thấp hơn", "tỷ lệ", "mục tiêu", "bình quân", "bảo đảm", "đảm bảo",
    "kết nạp", "thành lập", "đoàn viên", "công đoàn cơ sở", "công đoàn", "doanh nghiệp", "người lao động", "cán bộ", "đơn vị", "thỏa ước",
)  # fmt: skip
# With any marks whatever they are still themselves.
_UNMISTAKABLE = ("trở lên", "trở xuống", "ít nhất", "tối thiểu", "tổ chức")


def _forms(letter: str, *, any_marks: bool) -> str:
    """The letters that ``letter`` may have been read as: itself with fewer marks (the bar of ``đ`` is one), or with any."""
    if letter == "đ":
        return "[dđ]"
    parts = unicodedata.normalize("NFD", letter)
    base, marks = parts[0], parts[1:]
    if not marks and not any_marks:
        return re.escape(letter)
    kept = [combination for n in range(len(marks) + 1) for combination in combinations(marks, n)]
    forms = {unicodedata.normalize("NFC", base + "".join(some)) for some in kept}
    if any_marks and base in "aeiouy":
        forms |= {unicodedata.normalize("NFC", base + hat + tone) for hat in ("", *_HATS) for tone in ("", *_TONES)}
    return "[" + "".join(sorted(form for form in forms if len(form) == 1)) + "]"


_HATS = ("\u0302", "\u0306", "\u031b")
_TONES = ("\u0300", "\u0301", "\u0309", "\u0303", "\u0323")


@cache
def _pattern() -> re.Pattern[str]:
    forms = [
        "".join(" " if letter == " " else _forms(letter, any_marks=phrase in _UNMISTAKABLE) for letter in phrase)
        for phrase in (*_PHRASES, *_UNMISTAKABLE)
    ]
    return compile_pattern("|".join([*forms, "m[ồổ]i(?= )"]))


@cache
def _spelling() -> dict[str, str]:
    return {unmarked(phrase): phrase for phrase in (*_PHRASES, *_UNMISTAKABLE, "mỗi")}


def respelt(passage: Passage) -> Passage:
    """The passage with lost marks put back; the same passage if there are none."""
    text, lower = passage.text, passage.lower
    pieces: list[str] = []
    at = 0
    for match in _pattern().finditer(lower):
        phrase = _spelling()[unmarked(match[0])]
        start, end = match.span()
        if match[0] == phrase or lower[start - 1 : start].isalpha() or lower[end : end + 1].isalpha():
            continue
        mended = "".join(
            new.upper() if old.isupper() else new for old, new in zip(text[start:end], phrase, strict=True)
        )
        pieces += [text[at:start], mended]
        at = end
    return replace(passage, text="".join([*pieces, text[at:]])) if pieces else passage
