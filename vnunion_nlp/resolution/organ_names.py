"""Names of organs as they were written, where a scanner lost the tones of their common words."""

from __future__ import annotations

import re
from functools import cache, lru_cache

from vnunion_nlp.knowledge import rows
from vnunion_nlp.patterns import compile_pattern
from vnunion_nlp.resolution.numbers import standard_organ
from vnunion_nlp.syllables import is_syllable, mended_syllables
from vnunion_nlp.text import lower, unmarked


@cache
def _tones() -> dict[str, str]:
    # A single syllable may be part of a proper name; only the commonest are taken for the word.
    phrases = (lower(row["phrase"]) for row in rows("organ_words"))
    return {unmarked(phrase): phrase for phrase in phrases if " " in phrase or phrase in ("tỉnh", "huyện")}


@cache
def fields_of_work() -> tuple[str, ...]:
    """What ministries and departments are for (``Giáo dục và Đào tạo``), as their names say it."""
    offices = (row["name"].partition(" ") for row in rows("organ_codes"))
    return tuple(field for office, _, field in offices if office in ("Sở", "Bộ", "Phòng"))


# Only what a scanner doubles: "LĐÐLĐ"; an organ may have a code that nobody lists.
_CODE_WORD = compile_pattern(r"(?<!\p{L})(?=\p{Lu}*Đ)\p{Lu}{3,12}(?!\p{L})")


@cache
def _any_phrase() -> re.Pattern[str]:
    alternatives = "|".join(sorted(_tones(), key=lambda phrase: (-len(phrase), phrase)))
    return compile_pattern(rf"(?<![a-z0-9])(?:{alternatives})(?![a-z0-9])")


# "tinh", "huyen" are the commonest words before a place or at a name's end; before another word they may be "tình nguyện", "huyền thoại".
_ENDS_NAME = compile_pattern(r"$|[ ]\p{Lu}|[,.;)]")


_OTHER_WORDS = (
    *("học viên", "chí ủy", "quận đoàn", "quân đoàn", "hải quân", "thành niên", "truyền thống", "luật giá", "lưu trú"),
)
"""Words that are like an organ's, a tone apart, and as common: ``đồng chí Ủy viên``."""
# ``TỈNH HÀ TĨNH``: in capitals a place's own syllable follows its level.
_OF_PLACE = compile_pattern(r"(?<!\p{L})(?:TỈNH|HUYỆN|XÃ|PHƯỜNG|THỊ TRẤN|THÔN|CHỢ)(?: \p{L}+)? $|^HÀ $")


def _is_place(organ: str, start: int, end: int) -> bool:
    """Whether the word that is like ``tỉnh`` or ``huyện`` belongs to a place's name: ``Hà Tĩnh``, ``Tịnh Biên``."""
    if organ[start:end].isupper():
        return _OF_PLACE.search(organ, 0, start) is not None
    return organ[start].isupper() and is_syllable(lower(organ[start:end])) and not organ[start:end].isascii()


@lru_cache(maxsize=4096)
def mended(organ: str) -> str:
    """An organ's name (single blanks) whose common words have the tones that a scanner lost: ``Công đoan tinh`` → ``Công đoàn tỉnh``."""
    organ = _CODE_WORD.sub(lambda match: standard_organ(match[0]), organ)
    pieces, at = [], 0
    for match in _any_phrase().finditer(unmarked(lower(organ))):
        start, end = match.span()
        toned = _tones()[match[0]]
        if " " not in toned and not _ENDS_NAME.match(organ, end):
            continue
        if " " not in toned and _is_place(organ, start, end):
            continue
        if lower(organ[start:end]) not in (toned, *_OTHER_WORDS):
            cased = (new.upper() if old.isupper() else new for old, new in zip(organ[start:end], toned, strict=True))
            spelled = "".join(cased)
            if not organ[start:end].isupper():  # BI thư
                spelled = " ".join(
                    word.capitalize() if word.isupper() and is_syllable(word.lower()) else word
                    for word in spelled.split(" ")
                )
            pieces += [organ[at:start], spelled]
            at = end
    return "".join(pieces) + organ[at:]


@cache
def _words() -> dict[str, str]:
    return {unmarked(row["phrase"]): row["phrase"] for row in rows("common_words")}


@cache
def _any_word() -> re.Pattern[str]:
    alternatives = "|".join(sorted(_words(), key=lambda phrase: (-len(phrase), phrase)))
    return compile_pattern(rf"(?<![a-z0-9])(?:{alternatives.replace(' ', '[ -]')})(?![a-z0-9])")


# A dash that a scanner set close to one of the words beside it; a number that goes on below keeps its own.
_CLOSE_DASH = compile_pattern(r"(?<=\p{L}) -(?=\p{L})|(?<=\p{L})- (?=\p{L})")
# "khóa IH": two strokes and the bar that a scanner saw between them.
_BARRED = compile_pattern(r"(?<=(?:hóa|hoá|thứ|HÓA|HOÁ|THỨ|HOA|THU|THƯ) )[IVXH]*H[IVXH]*(?!\p{L})")
_ANY_WORD = compile_pattern(r"\p{L}{4,}")


def mended_scan(text: str) -> str:
    """A value (single blanks) read from a scan, without what no typist writes: vowels doubled, blanks lost, dashes moved, barred numerals."""
    text = _BARRED.sub(lambda match: match[0].replace("H", "II"), _CLOSE_DASH.sub(" - ", text))
    return _ANY_WORD.sub(lambda match: mended_syllables(match[0]), text)


_SPECK_BETWEEN = compile_pattern(
    r"(?<=\p{Ll}{2})[.,:](?=\p{Ll}{2})|(?<=\p{Ll}{2})\.(?= \p{Ll}{2})|(?<= năm)[.,:](?=\d{4})"
)


@lru_cache(maxsize=4096)
def mended_words(title: str, *, is_scan: bool) -> str:
    """A title or a name (single blanks) whose commonest words have the tones that a scanner changed: ``tố chức`` → ``tổ chức``.

    In a scan a speck between two words is one too (``đề.nghị``). A word without any mark was written so.
    """
    if is_scan:
        title = mended_scan(" ".join(_SPECK_BETWEEN.sub(" ", title).split()))
    pieces, at = [], 0
    small = lower(title)
    for match in _any_word().finditer(unmarked(small)):
        start, end = match.span()
        read, meant = small[start:end], _words()[match[0].replace("-", " ")]
        if read == meant or read.isascii() or ("-" in read and not is_scan):
            continue
        if any((old == "đ") != (new == "đ") for old, new in zip(read, meant, strict=True)):
            continue  # another word: danh giá is not đánh giá
        if not (title[start:end].isupper() or title[start + 1 : end].islower()):
            continue
        cased = (new.upper() if old.isupper() else new for old, new in zip(title[start:end], meant, strict=True))
        pieces += [title[at:start], "".join(cased)]
        at = end
    return "".join(pieces) + title[at:]
