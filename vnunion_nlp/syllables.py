"""What looks like a word of a Vietnamese document: a syllable, an abbreviation, a number.

A syllable is an onset and a rime of standard spelling (chính tả) with one tone at most; rimes that end in c, ch, p or t
bear the acute or the dot below. Scanners break these rules where they misread, so the share of words that follow none
of them tells how well a text was read.
"""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

from vnunion_nlp.patterns import compile_pattern
from vnunion_nlp.text import unmarked

_RIMES = (
    "a ac ach ai am an ang anh ao ap at au ay ă ăc ăm ăn ăng ăp ăt âc âm ân âng âp ât âu ây e ec em en eng eo ep et "
    "ê êch êm ên ênh êp êt êu i ia ich iêc iêm iên iêng iêp iêt iêu im in inh ip it iu o oa oac oach oai oam oan oang oanh "
    "oao oap oat oay oăc oăm oăn oăng oăt oc oe oen oeo oet oi om on ong ooc oong op ot ô ôc ôi ôm ôn ông ôp ôt ơ ơi ơm ơn "
    "ơp ơt u ua uân uâng uât uây uc uê uêch uênh ui um un ung uôc uôi uôm uôn uông uôt up ut uơ uy uya uych uyên uyêt uynh "
    "uyt uyn uyp uyu ư ưa ưc ưi ưm ưn ưng ươc ươi ươm ươn ương ươp ươt ươu ưt ưu y yêm yên yêng yêt yêu"
)


def _beginning(first: str) -> str:
    """The rimes that begin with one of these letters, longest first."""
    return "|".join(sorted((rime for rime in _RIMES.split() if rime[0] in first), key=len, reverse=True))


# c, g and ng stand before back vowels, k, gh and ngh before front ones; gi loses an i before another.
_SPELLED = compile_pattern(
    rf"(?:nh|ch|gi|kh|ph|th|tr|[bdđhlmnprstvx])?(?:{_beginning('aăâeêioôơuưy')})"
    rf"|(?:ng|c|g)(?:{_beginning('aăâoôơuư')})|(?:ngh|gh|k)(?:{_beginning('eêiy')})"
    rf"|g(?:{_beginning('i')})|qu(?:{_beginning('aăâeêioôơy')})|q(?:{_beginning('u')})"
)
_STOPS = ("c", "p", "t", "ch")
_TONES = {"\u0300", "\u0301", "\u0303", "\u0309", "\u0323"}
_CHECKED = {"\u0301", "\u0323"}
_SHAPE = compile_pattern(
    r"(?:ngh|ng|nh|ch|gh|gi|kh|ph|qu|th|tr|[bcdghklmnprstvx])?[aeiouy]{1,3}(?:ch|ng|nh|[cmnpt])?", re.IGNORECASE
)
_NUMBER = compile_pattern(r"\d+[a-zđ]?|\d{1,2}[hg]\d{0,2}|(?=.*\p{Lu})[\p{Lu}\d]{2,8}")


def has_syllable_shape(word: str) -> bool:
    """Whether ``word``, tones and hats aside, may be a Vietnamese syllable (``CONG``, ``đoan``)."""
    return bool(_SHAPE.fullmatch(unmarked(word)))


@lru_cache(maxsize=65536)
def is_syllable(word: str) -> bool:
    """Whether ``word`` (lower case, NFC) is spelt as a Vietnamese syllable can be, tone included."""
    parts = unicodedata.normalize("NFD", word)
    tones = [char for char in parts if char in _TONES]
    if len(tones) > 1:
        return False
    bare = unicodedata.normalize("NFC", "".join(char for char in parts if char not in _TONES))
    match = _SPELLED.fullmatch(bare)
    return bool(match) and (not bare.endswith(_STOPS) or (bool(tones) and tones[0] in _CHECKED))


def are_syllables(text: str) -> bool:
    """Whether every word of ``text`` is a syllable of Vietnamese, in whatever letter case."""
    return all(is_syllable(word.lower()) for word in text.split())


@lru_cache(maxsize=4096)
def mended_syllables(word: str) -> str:
    """A ``word`` (letters alone, NFC) that is no syllable as the one or two that it must have been; else as it is.

    One vowel read as two of its kind (``THOÔNG``: ``THÔNG``) keeps the mark; a lost blank comes back where only one place is possible
    and marks show that the word is Vietnamese (``trẻvà``: ``trẻ và``; ``hiệnNghị``: ``hiện Nghị``).
    """
    small = word.lower()
    if word.isascii() or len(small) != len(word) or is_syllable(small):
        return word
    bare = unmarked(small)
    for at in range(len(word) - 1):
        if bare[at] == bare[at + 1] and small[at] != small[at + 1] and bare[at] in "aeiouy":
            plainer = at if _marks(small[at]) < _marks(small[at + 1]) else at + 1
            whole = small[:plainer] + small[plainer + 1 :]
            if is_syllable(whole):
                return word[:plainer] + word[plainer + 1 :]
    cuts = [at for at in range(2, len(word) - 1) if is_syllable(small[:at]) and is_syllable(small[at:])]
    inner = [at for at in cuts if word[at].isupper()] if not word.isupper() else []
    cuts = inner or cuts
    if len(cuts) == 1 and (word.isupper() or (word[1 : cuts[0]] + word[cuts[0] + 1 :]).islower()):
        return f"{word[: cuts[0]]} {word[cuts[0] :]}"
    return word


def _marks(letter: str) -> int:
    return len(unicodedata.normalize("NFD", letter))


@lru_cache(maxsize=65536)
def is_plausible(word: str) -> bool:
    """Whether ``word`` (letters and digits alone, NFC) may stand in a Vietnamese document.

    Plausible are syllables in small letters, in capitals or with one capital in front; abbreviations (``CNVCLĐ``,
    ``UBND``), which bear no tone; numbers, and those with a letter (``6b``, ``QH14``, ``8h30``).
    """
    if any(map(str.isdigit, word)):
        return bool(_NUMBER.fullmatch(word))
    if len(word) == 1:
        return word.isascii() or word in "đĐ" or is_syllable(word.lower())  # labels, and what stands in b/c, v/v
    if word.islower() or word[1:].islower() or word.isupper():
        if is_syllable(word.lower()):
            return True
        return word.isupper() and _is_toneless(word)
    capitals = sum(map(str.isupper, word))
    return capitals >= 2 and len(word) <= 10 and word[0].isupper() and _is_toneless(word)


def _is_toneless(word: str) -> bool:
    """Whether no letter bears a mark but Đ, Ư, Ơ, Â, Ê, Ô, Ă, as in abbreviations."""
    return not any(char in _TONES for char in unicodedata.normalize("NFD", word))
