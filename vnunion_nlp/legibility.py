"""How legible a text is: what a scanner leaves behind, counted.

Two kinds of traces. *Slips* are words no Vietnamese writes: letters that make no syllable (``ihất``, ``ítnhất``), a syllable closed
by c, ch, p or t without the sắc or nặng it must carry (``đươc``), a hat that is lost (``nguoi``, ``CHƯONG``), letters among digits
(``2l``, ``1O``). *Strays* are marks that belong to no word: ``¬``, a lone ``:`` at a line's end. Good scans have few of the
former and many of the latter, so both are counted.
"""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from dataclasses import dataclass
from functools import lru_cache

from vnunion_nlp.knowledge import rows
from vnunion_nlp.patterns import compile_pattern
from vnunion_nlp.text import Line, SourceText, unmarked


@dataclass(frozen=True, slots=True)
class Legibility:
    """Traces of a scanner in one text."""

    slips: int
    strays: int
    words: int
    lines: int
    changed: int = 0
    """Common words of two syllables that bear another tone or hat (``thị đua``, ``tống kết``); counted where there are strays."""

    @property
    def is_scan(self) -> bool:
        """Whether a machine read the text off paper: a label or digit may be another than the author's."""
        return (
            (self.strays >= 2 and self.strays >= 0.025 * self.lines)
            or (self.slips >= 2 and self.slips >= 0.0015 * self.words)
            or (self.changed > 0 < self.strays)
        )

    @property
    def is_poor(self) -> bool:
        """Whether so much is damaged that no value should be relied on unseen."""
        traces = self.slips + self.strays
        return (
            traces >= 6 and self.slips / (0.004 * max(self.words, 1)) + self.strays / (0.45 * max(self.lines, 1)) >= 1
        )


_ONSET = r"(?:ngh?|nh|kh|gh|gi|ch|ph|th|tr|qu|[bcdghklmnprstvx])?"
_RIME = (
    r"(?:(?:[aeiouy]|oa|oe|oo|uy|ie|ye|uo|ua|ue|uye|uyu)(?:ch|c|m|nh|ng|n|p|t)?"
    r"|[aou]i|[ae]o|[aeiou]u|[au]y|ia|uya|ieu|yeu|oai|oay|oao|oeo|uoi|uou|uay|uau|ueu|uai|uao)"
)
_SYLLABLE = compile_pattern(rf"{_ONSET}{_RIME}")
_STOPPED = compile_pattern(r"(?:ch|[cpt])$")
_BARE_HAT = compile_pattern(
    r"[ưừứửữự][oòóỏõọ]|(?<![qg])[uùúủũụ][oòóỏõọ](?=[cimnptu])|(?<!g)[iìíỉĩị][eèéẻẽẹ](?=[cmnptu])|[yỳýỷỹỵ][eèéẻẽẹ](?=[cmntu])"
)
_HATTED = compile_pattern(r"[ưừứửữựơờớởỡợâầấẩẫậăằắẳẵặêềếểễệôồốổỗộđ]")
_STOP_TONES = ("\u0301", "\u0323")
_PAIRED_LETTERS = frozenset(("tt", "vp", "vt", "th", "ph", "ch", "nh", "kt"))
"""Abbreviations in small letters (``t/h``, ``vp``) that make no syllable."""
_CONFUSED = compile_pattern(
    r"\d{1,3}[lO]\d{0,2}|[lO]\d{1,2}|I+l[Il]*|l+I[Il]*|\d+[#§].*|(?:\d{1,2}/)?(?:\d[lO]|[lO]\d)/\d.*"
)
"""Letters among digits and strokes (``2l``, ``1O``, ``Il``), digits that a pen spoilt (``4#``)."""
_MISREAD = frozenset(("Só", "Sô", "Sò", "Noi"))
"""Labels of the head and the foot as scanners read them: ``Só:``, ``Noi nhận``."""
_STRAYS = "¬ˆ¡§¿«»\\^~`{}<>⁄Ÿ¥¢£©®"
_LONE_AT_END, _LONE_AT_START = frozenset(":.,-'\""), frozenset(":.,'_")
_EDGES = ".,;:!?()[]\"'“”‘’«»-–/*_|…"


def legibility(source: SourceText) -> Legibility:
    """Count the traces of a scanner in ``source``."""
    words = source.folded.split()
    lines = [line for line in source.lines if not line.is_blank]
    strays = sum(map(source.original.count, _STRAYS)) + sum(_lone_marks(source.folded, line) for line in lines)
    return Legibility(
        slips=sum(count for word, count in Counter(words).items() if _is_slip(word)),
        strays=strays,
        words=len(words),
        lines=len(lines),
        changed=_changed(source) if strays else 0,
    )


def _changed(source: SourceText) -> int:
    """How many common words bear other marks than theirs; one without any was written so, and names hold them by chance."""
    spelled, pattern = _common_words()
    count = 0
    for match in pattern.finditer(source.plain):
        start, end = match.span()
        read, meant = source.lower[start:end], spelled[match[0]]
        if (
            read == meant
            or read.isascii()
            or not (source.folded[start + 1 : end].islower() or source.folded[start:end].isupper())
        ):
            continue
        count += all((old == "đ") == (new == "đ") for old, new in zip(read, meant, strict=True))
    return count


@lru_cache(maxsize=1)
def _common_words() -> tuple[dict[str, str], re.Pattern[str]]:
    spelled = {unmarked(row["phrase"]): row["phrase"] for row in rows("common_words")}
    return spelled, compile_pattern(rf"(?<![a-z0-9])(?:{'|'.join(sorted(spelled, key=len, reverse=True))})(?![a-z0-9])")


def _lone_marks(text: str, line: Line) -> int:
    """How many marks stand alone at the ends of a line."""
    start, end = line.start, line.end
    if end - start < 2:
        return int(text[start] in _LONE_AT_END)
    at_end = text[end - 1] in _LONE_AT_END and text[end - 2] == " "
    return at_end + (text[start] in _LONE_AT_START and text[start + 1] == " ")


@lru_cache(maxsize=16384)
def _is_slip(word: str) -> bool:
    """Whether a word in small letters, or in capitals with hats, is no Vietnamese syllable. Names may be of any language."""
    word = word.strip(_EDGES)
    if len(word) < 2:
        return False
    if not word.isalpha():
        return not word.isdigit() and _CONFUSED.fullmatch(word) is not None
    if word in _MISREAD or _CONFUSED.fullmatch(word):
        return True
    if word.isupper():
        return _HATTED.search(word.lower()) is not None and _BARE_HAT.search(word.lower()) is not None
    if not word.islower() or word in _PAIRED_LETTERS or word in _foreign():
        return False
    plain = unmarked(word)
    if not _SYLLABLE.fullmatch(plain) or _BARE_HAT.search(word):
        return True
    if not _STOPPED.search(plain):
        return False
    spelt = unicodedata.normalize("NFD", word)
    return not any(tone in spelt for tone in _STOP_TONES)


@lru_cache(maxsize=1)
def _foreign() -> frozenset[str]:
    return frozenset(row["word"] for row in rows("foreign_words"))
