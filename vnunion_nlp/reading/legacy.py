"""Old encodings of Vietnamese (TCVN3, VNI, VISCII, VPS, CP1258), told by what they decode to.

Text in an old encoding reaches us in two ways: as bytes, or as characters that a program took for Western European ones
(``C«ng ®oµn`` for *Công đoàn*). Either way it is the decoding whose words are Vietnamese syllables that is right.
"""

from __future__ import annotations

import re
from functools import cache
from typing import Literal, get_args

from vnunion_nlp.document import Diagnostic
from vnunion_nlp.knowledge import rows
from vnunion_nlp.patterns import compile_pattern
from vnunion_nlp.reading.model import UNICODE
from vnunion_nlp.reading.syllables import Legibility, legibility

Encoding = Literal["tcvn3", "vni", "viscii", "vps"]
ENCODINGS: tuple[Encoding, ...] = get_args(Encoding)

_GAIN = 0.4
"""How much better (of 2) a decoding must read than the text as it is."""

_SAMPLE = 60_000
_HIGH = compile_pattern(r"[\x80-\xff]")
_UNICODE = compile_pattern(r"[\u0102\u0103\u0110\u0111\u01a0\u01a1\u01af\u01b0\u1ea0-\u1ef9]")
_FONTS: tuple[tuple[re.Pattern[str], Encoding], ...] = (
    (compile_pattern(r"vni(?![a-z])", re.IGNORECASE), "vni"),
    (compile_pattern(r"\.?vn\w", re.IGNORECASE), "tcvn3"),
    (compile_pattern(r"vps(?![a-z])", re.IGNORECASE), "vps"),
    (compile_pattern(r"(?:hoang yen|ming?-?li|phuong thao|thaho?|uhoai|i-?viscii|viscii)\b", re.IGNORECASE), "viscii"),
)
_CAPITAL_FONT = compile_pattern(r"\.?vn.*h", re.IGNORECASE)
# What Windows programs show for the bytes 80 to 9f, back to those bytes; the Greek mu is often put for the micro sign.
_PUNCTUATION = {code: char for code in range(0x80, 0xA0) if (char := bytes([code]).decode("cp1252", "ignore"))}
_WINDOWS = {ord(char): code for code, char in _PUNCTUATION.items()} | {0x3BC: 0xB5, 0x2219: 0xB7}


@cache
def _pairs(encoding: Encoding) -> dict[str, str]:
    """From an encoding's bytes, as Latin-1 characters, to the letter."""
    table = {
        bytes.fromhex(row[encoding]).decode("latin-1"): row["letter"]
        for row in rows("legacy_encodings")
        if row[encoding]
    }
    # The capitals' marks differ from the small letters', but a typist may leave the small mark behind a capital.
    slips = {key[0].upper() + key[1:]: value.upper() for key, value in table.items() if len(key) == 2}
    return slips | table


@cache
def _pattern(encoding: Encoding) -> re.Pattern[str]:
    longest_first = sorted(_pairs(encoding), key=len, reverse=True)
    return re.compile("|".join(map(re.escape, longest_first)))


def convert(text: str, encoding: Encoding, *, capitals: bool = False) -> str:
    """``text``, whose characters are an old encoding's bytes, in Unicode; ``capitals`` for a font that has nothing else."""
    table = _pairs(encoding)
    made = _pattern(encoding).sub(lambda match: table[match[0]], text.translate(_WINDOWS))
    if encoding in ("tcvn3", "vni"):
        made = made.translate(_PUNCTUATION)
    if capitals:
        return made.upper()
    return _CAPITALS_CELL.sub(_raise, made) if encoding == "tcvn3" else made


# TCVN3 has no capitals with a tone: outside the capital fonts ``§OµN`` must be seen to be ĐOÀN.
_CAPITALS_CELL = compile_pattern(r"(?:[^\n\t ]| (?! ))+")
_WORD = compile_pattern(r"[^\W\d_]+")
_SYMBOL = compile_pattern(r"[\d/]")


def _raise(match: re.Match[str]) -> str:
    line = match[0]
    words = "".join(word for word in line.split() if not _SYMBOL.search(word))
    large = sum("A" <= char <= "Z" for char in words)
    small = sum("a" <= char <= "z" for char in words)
    if large > 3 and small * 10 < large:
        return line.upper()
    return _WORD.sub(lambda word: word[0].upper() if _is_capitals(word[0]) else word[0], line)


def _is_capitals(word: str) -> bool:
    return sum(map(str.isupper, word)) > 1 and not any("a" <= char <= "z" for char in word)


def font_encoding(font: str | None) -> tuple[Encoding | None, bool]:
    """The encoding that a font is made for, and whether it has capitals alone."""
    for pattern, encoding in _FONTS:
        if font and pattern.match(font.strip()):
            return encoding, encoding == "tcvn3" and bool(_CAPITAL_FONT.fullmatch(font.strip()))
    return None, False


def detect(text: str) -> Encoding | None:
    """The encoding of ``text`` (its bytes as Latin-1 characters), or None where it reads no better in any."""
    sample = text[:_SAMPLE]
    if len(_HIGH.findall(sample)) < 2:
        return None
    plain = legibility(sample)
    best = max(ENCODINGS, key=lambda encoding: legibility(convert(sample, encoding)).score)
    made = legibility(convert(sample, best))
    return best if made.score > plain.score + _GAIN and made.valid >= 0.6 else None


def decode(data: bytes) -> tuple[str, str] | None:
    """The text of bytes that are not Unicode, and their encoding; None where no encoding gives Vietnamese."""
    raw = data.decode("latin-1")
    found: list[tuple[Legibility, str, str]] = []
    for encoding in ENCODINGS:
        made = convert(raw, encoding)
        found.append((legibility(made[:_SAMPLE]), made, encoding))
    made = data.decode("cp1258", "replace")
    found.append((legibility(made[:_SAMPLE]), made, "cp1258"))
    best, text, encoding_name = max(found, key=lambda item: item[0].score)
    return (text, encoding_name) if best.valid >= 0.6 and best.marked >= 0.2 else None


class Repair:
    """What was converted in one document."""

    def __init__(self) -> None:
        self._found: list[str] = []
        self.remarks: tuple[Diagnostic, ...] = ()

    @property
    def encoding(self) -> str:
        """The old encoding that was met first, else ``unicode``."""
        return self._found[0] if self._found else UNICODE

    def run(self, text: str, font: str | None) -> str:
        """Text in one font: in Unicode if the font is made for an old encoding and the text is in it."""
        encoding, capitals = font_encoding(font)
        if encoding is None or _UNICODE.search(text):
            return text
        made = convert(text, encoding, capitals=capitals)
        if made != text and not capitals and legibility(made).score < legibility(text).score:
            return text
        if _HIGH.search(text) and encoding not in self._found:
            self._found.append(encoding)
        return made

    def whole(self, text: str) -> str:
        """A whole text whose fonts say nothing: lines in an old encoding are converted, others left alone."""
        if legibility(text[:_SAMPLE]).is_vietnamese and len(_SUSPECT.findall(text)) < 8:
            return text
        if not _UNICODE.search(text):
            encoding = detect(text)
            if encoding:
                self._found.append(encoding)
                return convert(text, encoding)
            return text
        lines = text.split("\n")
        odd = [line for line in lines if _SUSPECT.search(line) and not _UNICODE.search(line)]
        encoding = detect("\n".join(odd)) if odd else None
        if encoding is None:
            return text
        made = [self._line(line, encoding) for line in lines]
        if made != lines and encoding not in self._found:
            self._found.append(encoding)
        return "\n".join(made)

    @staticmethod
    def _line(line: str, encoding: Encoding) -> str:
        if not _HIGH.search(line) or _UNICODE.search(line):
            return line
        made = convert(line, encoding)
        return made if legibility(made).score > legibility(line).score else line


# Characters of Western European text that no Vietnamese word has; old encodings are full of them.
_SUSPECT = compile_pattern(r"(?<=\p{L})[\x80-\xbf]|[\x80-\xbf](?=\p{L})|[äåæçëîïðñöøûüþßÄÅÆÇËÎÏÖØÛÜÞÑ]")
