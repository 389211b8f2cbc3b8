"""Names of organs in capitals as they were written, where a scanner lost or added marks or blanks (``TÔNG LIÊN ĐOÀN``, ``PHÚYÊN``)."""

from __future__ import annotations

import unicodedata
from functools import cache

from vnunion_nlp.knowledge import rows
from vnunion_nlp.patterns import compile_pattern
from vnunion_nlp.structure import vocabulary
from vnunion_nlp.syllables import has_syllable_shape, is_syllable
from vnunion_nlp.text import capitals_mended, lower, place_tones, unmarked


@cache
def _known_phrases() -> dict[str, str]:
    """Phrases of organ names, provinces among them, by their comparison form."""
    phrases = [row["phrase"] for row in rows("organ_words")] + [row["name"] for row in rows("places")]
    phrases += [f"tỉnh {row['name']}" for row in rows("places")]
    return {vocabulary.key(phrase): phrase for phrase in phrases if " " in phrase}


@cache
def _organ_phrases() -> frozenset[str]:
    """Phrases whose spelling nobody varies, as that of places is (``ĐẮK LẮK``, ``ĐĂK LĂK``)."""
    return frozenset(vocabulary.key(row["phrase"]) for row in rows("organ_words"))


@cache
def _known_openings() -> dict[str, str]:
    """The same with the posts that an office in capitals begins with."""
    posts = [name for row in rows("posts") for name in (row["name"], f"PHÓ {row['name']}") if " " in name]
    return _known_phrases() | {vocabulary.key(name): name for name in posts}


def mend_organ(name: str, *, is_scan: bool = False) -> str:
    """An organ's name in capitals with the marks that a scanner lost (``TÔNG LIÊN ĐOÀN`` → ``TỔNG LIÊN ĐOÀN``), in a scan also those it added."""
    name = capitals_mended(name)
    if not name.isupper():
        return name
    # Where marks are kept, a word without any is the author's own (DAKLAK).
    lost = name.isascii()
    words = _STRAY_MARK.sub(" ", name).split(" ")
    words = " ".join(word if word.isascii() and not lost else _part_glued(word) for word in words).split(" ")
    at = 0
    while at < len(words):
        known = _known_phrases() if at else _known_openings()
        for size in range(min(5, len(words) - at), 1, -1):
            chunk = " ".join(words[at : at + size])
            phrase = known.get(vocabulary.key(chunk))
            names_place = at > 0 and words[at - 1] in _PLACE_LEVELS and _marks(chunk) >= _marks(phrase or "")
            if phrase and names_place and phrase not in _places():
                phrase = None  # HUYỆN ĐÔ LƯƠNG, no ĐO LƯỜNG
            unit = words[at + size - 1] == "TRƯỜNG" and at + size < len(words)  # LIÊN ĐỘI TRƯỜNG …, no ĐỘI TRƯỞNG
            if phrase and not (unit and phrase.endswith("TRƯỞNG")):
                # Scanning loses marks; a spelling with more of them is the author's own (ĐẮK LẮK).
                if unmarked(lower(phrase)) == unmarked(lower(chunk)) and (
                    (size > 2 and vocabulary.key(phrase) in _organ_phrases())
                    or _marks(chunk) <= _marks(phrase)
                    or (is_scan and phrase in _places() and not _is_spelled(chunk, phrase))
                ):
                    words[at : at + size] = phrase.upper().split(" ")
                at += size
                break
        else:
            at += 1
    return _DISTRICT_SLIP.sub("QUẬN", _PROVINCE_SLIP.sub(r"\1TỈNH", _FEDERATION_SLIP.sub("LĐLĐ", " ".join(words))))


def in_known_phrases(words: list[str]) -> list[bool]:
    """Which of the words of a name in capitals stand in a phrase of names of organs, spelled as it is."""
    known = [False] * len(words)
    for at in range(len(words)):
        for size in range(min(5, len(words) - at), 1, -1):
            chunk = " ".join(words[at : at + size])
            phrase = _known_phrases().get(vocabulary.key(chunk))
            if phrase and place_tones(lower(phrase)) == place_tones(lower(chunk)):
                known[at : at + size] = [True] * size
    return known


_STRAY_MARK = compile_pattern(
    r"(?<=\p{Lu}{2})(?<!TP)(?<!TX)(?<!TT)(?:[.,:]-?)(?=\p{Lu}{2})|(?<=\p{Lu}) ['`.,] (?=\p{Lu})"
)
"""What a scanner put between two words, or in the place of their blank."""


def _marks(text: str) -> int:
    """How many tones and hats a text has."""
    return sum(unicodedata.combining(c) > 0 for c in unicodedata.normalize("NFD", text))


_VARIED_PLACES = frozenset(("ĐĂK LĂK", "ĐẮK LẮK", "ĐĂK NÔNG", "ĐẮK NÔNG"))


_PLACE_LEVELS = frozenset(("TỈNH", "HUYỆN", "QUẬN", "XÃ", "PHƯỜNG", "PHỐ", "TRẤN"))


@cache
def _places() -> frozenset[str]:
    return frozenset(row["name"] for row in rows("places"))


def _is_spelled(chunk: str, phrase: str) -> bool:
    """Whether ``chunk`` is a way to spell ``phrase``: tones stand in two places (``HOÀ BÌNH``), some places have two names."""
    return chunk in _VARIED_PLACES or place_tones(lower(chunk)) == place_tones(lower(phrase))


_PROVINCE_SLIP = compile_pattern(
    r"(?<!\p{L})((?:LĐLĐ|LAO ĐỘNG|NHÂN DÂN|TỔ QUỐC|ĐA KHOA|VIÊN CHỨC|GIÁO DỤC|Y TẾ) )T(?:[IÌÍĨỊ]NH$|[ÌÍĨỊ]NH(?= \p{Lu}))"
)
"""The province at the end of a name, which says no more (``LĐLĐ TỊNH``)."""
_DISTRICT_SLIP = compile_pattern(r"(?<!\p{L})QU[ẠẤẦẨẪ]N(?= \p{Lu})")
_FEDERATION_SLIP = compile_pattern(
    r"(?<!\p{L})(?:(?=\p{L}{4,5}(?!\p{L}))L\p{Lu}?[DĐ]\p{Lu}?L\p{Lu}?[DĐ]|L[BPE]LĐ(?!\p{L}))"
)


@cache
def _known_syllables() -> frozenset[str]:
    phrases = [*_known_openings().values(), "khóa", "nhiệm kỳ", "lần thứ"]
    return frozenset(
        syllable
        for phrase in phrases
        for syllable in place_tones(phrase.lower()).split()
        if len(syllable) > 2 or syllable == "ủy"
    )


def _part_glued(word: str) -> str:
    """A word that lost a blank (``ĐỘNGKHÓA``) as the two syllables it was."""
    known = _known_syllables()
    lowered = place_tones(lower(word))
    if len(word) < 6 or lowered in known or (is_syllable(lowered) and not _TWO_VOWELS.search(lowered)):
        return word
    for cut in range(3, len(word) - 1):
        if lowered[:cut] in known and (lowered[cut:] in known or " " in _part_glued(word[cut:])):
            return f"{word[:cut]} {_part_glued(word[cut:])}"
    if not has_syllable_shape(word):
        bare = unmarked(lowered)
        for cut in range(3, len(word) - 2):
            if bare[:cut] in _bare_syllables() and bare[cut:] in _bare_syllables():
                return f"{word[:cut]} {word[cut:]}"
    return word


_TWO_VOWELS = compile_pattern(r"[áàảãạéèẻẽẹíìỉĩịóòỏõọúùủũụýỳỷỹỵ]\p{L}?[êâôơă]")
"""A tone beside the letter with the hat that should bear it: two syllables (``PHÚYÊN``)."""


@cache
def _bare_syllables() -> frozenset[str]:
    return frozenset(map(unmarked, _known_syllables()))
