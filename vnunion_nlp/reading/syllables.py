"""Whether a text is Vietnamese, by the syllables it is made of.

A Vietnamese word is an onset and a rhyme with one of six tones; syllables that end in a stop bear two of them only. What an
old encoding, a broken text layer or a bad scan makes of a text hardly ever keeps to that.
"""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass
from functools import cache

import regex

from vnunion_nlp.knowledge import rows
from vnunion_nlp.patterns import compile_pattern

_TONES = {"\u0300": "f", "\u0301": "s", "\u0309": "r", "\u0303": "x", "\u0323": "j"}
_STOPS = ("c", "ch", "p", "t")
_TOKEN = compile_pattern(r"[^\s\d!-/:-@\[-`{|}~“”‘’–—…•]+")
_LETTERS = regex.compile(r"\p{L}\p{M}*(?:\p{L}\p{M}*)*")


@cache
def _inventory() -> tuple[frozenset[str], frozenset[str]]:
    table = rows("syllables")
    return (
        frozenset(row["spelling"] for row in table if row["part"] == "onset"),
        frozenset(row["spelling"] for row in table if row["part"] == "rhyme"),
    )


@cache
def is_syllable(word: str) -> bool:
    """Whether ``word`` (any case, NFC or NFD) can be a Vietnamese syllable with its tone."""
    if len(word) > 14:
        return False
    tone, letters = "", []
    for char in unicodedata.normalize("NFD", word.lower()):
        if char in _TONES:
            if tone:
                return False
            tone = _TONES[char]
        else:
            letters.append(char)
    spelling = unicodedata.normalize("NFC", "".join(letters))
    onsets, rhymes = _inventory()
    for cut in range(min(3, len(spelling)) + 1):
        onset, rhyme = spelling[:cut], spelling[cut:]
        if rhyme in rhymes and (not onset or onset in onsets):
            return tone in ("s", "j") or not rhyme.endswith(_STOPS)
    return False


@dataclass(frozen=True, slots=True)
class Legibility:
    """How Vietnamese a text is."""

    n_words: int
    valid: float
    """Share of the words that are Vietnamese syllables."""
    marked: float
    """Share of the words that are Vietnamese syllables with a tone or a hat; about two thirds in any text."""

    @property
    def score(self) -> float:
        return self.valid + self.marked

    @property
    def is_vietnamese(self) -> bool:
        return self.valid >= 0.7 and self.marked >= 0.3


def legibility(text: str) -> Legibility:
    """Count the words of ``text``; abbreviations in capitals and single letters say nothing and are left out."""
    n_words = valid = marked = 0
    for token in _TOKEN.findall(text):
        if len(token) < 2 or (token.isupper() and token.isascii()) or not any(c.isalpha() for c in token):
            continue
        n_words += 1
        if _LETTERS.fullmatch(token) and is_syllable(token):
            valid += 1
            marked += not token.isascii()
    return Legibility(n_words, valid / n_words if n_words else 0.0, marked / n_words if n_words else 0.0)
