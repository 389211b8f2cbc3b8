"""Where a blank was lost in a citation: between the words of a term, behind a joining word, behind a number or a symbol."""

from __future__ import annotations

from functools import lru_cache

from vnunion_nlp.extraction.reference_terms import first_words, later_words, term_pairs
from vnunion_nlp.patterns import compile_pattern

# A syllable has one vowel group: letters of two with consonants between are words that grew together, or are not Vietnamese.
_GROWN = compile_pattern(r"[aeiouy][b-df-hj-np-tv-xz]{1,4}(?=[aeiouy])")
# Each begins with a letter or digit of its own and looks back afterwards, which lets the search skip.
_BEHIND_SYMBOL = compile_pattern(r"c(?<=[0-9A-ZĐ].)ủa |n(?<=[0-9A-ZĐ].)(?:gày|ăm) |t(?<=[0-9A-ZĐ].)háng ")
_BEFORE_NAME = compile_pattern(r"(?:của|và|tại|theo)(?=[A-ZĐÀ-Ỹ][a-zà-ỹ])|số(?=\d)")
# ``Luật Công đoànĐiều lệ Công đoàn``: no word has a capital behind a small letter.
_BEFORE_CAPITAL = compile_pattern(r"[\p{Lu}](?<=[\p{Ll}].)[\p{Ll}]")
_BEFORE_NUMBER = compile_pattern(r"\d(?<=[a-zà-ỹđ].)\d{0,4}[a-z]?[/-](?:\d{4} ?[/-] ?)?[A-ZĐ]")
_LETTERS = compile_pattern(r"[a-z]+")
_LETTERS_END = compile_pattern(r"[a-z]+$")
_JOINING = frozenset(("cua", "va", "tai", "theo", "so", "ngay", "cac", "ve"))
# ``Kế hoạchsố``: the last words of types, before the word for the number.
_TYPE_ENDS = frozenset(("dinh", "quyet", "hoach", "dan", "luan", "trinh", "thi", "van", "bao", "tich"))
_SHORTEST, _LONGEST = 4, 16


def lost_blanks(text: str, plain: str) -> list[tuple[int, int]]:
    """Where a blank is missing, as empty gaps."""
    lost = [sign.end() for sign in _BEFORE_NAME.finditer(text)]
    lost += [sign.start() for sign in _BEFORE_CAPITAL.finditer(text) if _are_words(plain, sign.start())]
    lost += [sign.start() for pattern in (_BEHIND_SYMBOL, _BEFORE_NUMBER) for sign in pattern.finditer(text)]
    for word in set(_LETTERS.findall(plain)):
        if cuts := _grown_at(word):
            at = plain.find(word)
            while at >= 0:
                if not plain[at - 1 : at].isalpha() and not plain[at + len(word) : at + len(word) + 1].isalpha():
                    lost += [at + cut for cut in cuts]
                at = plain.find(word, at + len(word))
    return [(at, at) for at in set(lost)]


def _are_words(plain: str, at: int) -> bool:
    """Whether words of the field's terms stand on both sides of ``at``, where one begins."""
    before, after = _LETTERS_END.search(plain, max(0, at - _LONGEST), at), _LETTERS.match(plain, at)
    return before is not None and after is not None and before[0] in later_words() and after[0] in first_words()


@lru_cache(maxsize=16384)
def _grown_at(letters: str) -> tuple[int, ...]:
    """Where neighbours of a term grew together in a word (``banthuong``)."""
    cuts: list[int] = []
    if not _SHORTEST <= len(letters) <= _LONGEST:
        return ()
    for sign in _GROWN.finditer(letters):
        for cut in range(sign.start() + 1, sign.end() + 1):
            pair = letters[:cut], letters[cut:]
            if (
                pair in term_pairs()
                or (pair[0] in _JOINING and pair[1] in first_words())
                or (pair[1] == "so" and pair[0] in _TYPE_ENDS)
            ):
                cuts.append(cut)
                break
    return tuple(cuts)
