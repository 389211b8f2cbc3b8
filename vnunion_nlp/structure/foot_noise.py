"""What a scanner saw in a stamp and a signature, told from the items and names of a closing block."""

from __future__ import annotations

import re
from dataclasses import replace
from itertools import pairwise

from vnunion_nlp.patterns import compile_pattern
from vnunion_nlp.resolution.numbers import is_known_organ
from vnunion_nlp.structure import vocabulary
from vnunion_nlp.structure.foot_parts import BULLETS, Piece, Span
from vnunion_nlp.structure.marred_posts import best_post
from vnunion_nlp.syllables import has_syllable_shape, is_syllable
from vnunion_nlp.text import SourceText, place_tones

_LETTERS = compile_pattern(r"\p{L}{2}")
LONGEST_CELL = 200
"""A longer cell is prose: neither parted nor noise."""
_MARK = compile_pattern(r"[;.,|]|\)(?=[^.;,)])")
_TOKEN = compile_pattern(r"\S+")
_SCRIBBLE = compile_pattern(r"\p{Lu}{5,12}")
"""A line of nothing but capitals grown together."""
_LONGEST_NOISE = 40
"""So much may stand behind the closing mark of a recipient."""
_ABBREVIATION = compile_pattern(r"\p{Lu}[\p{L}\d&-]{1,9}")


def is_noise(text: str) -> bool:
    """Whether ``text`` holds no stretch of Vietnamese words: what stamps and pen strokes are read as."""
    if len(text) > LONGEST_CELL:
        return False
    text = _MEDICAL.sub("tỉnh", _PURPOSE.sub(" ", text)).replace("(", " ")
    if not text.strip(" .;,"):
        return False  # a purpose alone
    words = [token for token in _TOKEN.findall(text) if _is_word(token)]
    letters = sum(char.isalpha() for char in text)
    strokes = sum(not char.isalnum() and char not in " .,;:()/-" for char in text)
    if sum(map(len, words)) < 0.6 * max(letters, 1):
        return True
    if _SCRIBBLE.fullmatch(text):
        return True
    return len(words) < 2 and (strokes > 1 or (letters < 3 and not text.strip(" .;").isupper()))


_PURPOSE = compile_pattern(r"\((?:để )?(?:(?:b/c|th?/h|ph?/h|th|ph|bc|k/t|t/d)[,; ]*){1,3}\)")
_MEDICAL = compile_pattern(r"(?<!\p{L})(?:Y tế|xã)(?!\p{L})")
"""Words of few letters that names of organs hold."""


def _is_word(token: str) -> bool:
    bare = token.strip(".,;:()\"'")
    if len(bare) < 2:
        return False
    if bare in _COMPANY or (_ABBREVIATION.fullmatch(bare) and sum(map(str.isupper, bare)) >= 2):
        return True
    shape = bare.islower() or (bare[0].isupper() and (bare[1:].islower() or bare.isupper()))
    return shape and has_syllable_shape(vocabulary.key(bare))


_COMPANY = frozenset(("Cty", "Tcty"))


def without_noise(source: SourceText, start: int, end: int) -> Span:
    """A recipient without the noise behind its closing mark; the signs of units behind ``Lưu`` are no noise."""
    text = source.folded[start:end]
    kept = _KEPT.match(source.plain, start, end)
    for mark in _MARK.finditer(text, max(0, len(text) - _LONGEST_NOISE - 1)):
        rest = text[mark.end() :]
        if mark[0] == ";" and _SIGNED.fullmatch(rest):
            return start, start + mark.end()
        following = _MARK.split(rest, 1)[0]
        if (
            rest.strip()
            and (is_noise(following) or not _LETTERS.search(following))
            and not _NUMBERS.fullmatch(rest)
            and is_noise(rest)
            and not (kept and (_is_word(rest.split()[0]) or _BRACKET.fullmatch(rest)))
            and not (text[0] in BULLETS and _shows_post(rest))
            and (source.is_scan or not _TYPED.fullmatch(rest))
        ):
            return start, start + mark.end()
    return start, end


_SIGNED = compile_pattern(r"\s*\(?[Đđ][ãa] k[ýy]\)?[ .;]*")
"""The mark of the signature, from the other column."""
_BRACKET = compile_pattern(r"\s*\([^()]{2,30}\)[ .]*")
"""Who wrote it and how many copies are filed."""


def _shows_post(rest: str) -> bool:
    """Whether a post can be read among strokes (``7T -.GHỦ TỊCH``)."""
    return best_post(rest, 0, len(rest), least=0.5) is not None


_TYPED = compile_pattern(
    r"(?:[ .,&/-]*\(?(?:\p{Lu}[\p{Ll}']*\p{Ll}|(?:[\p{Lu}'](?![ÀÁẢÃẠÈÉẺẼẸÌÍỈĨỊÒÓỎÕỌÙÚỦŨỤỲÝỶỸỴ]))+\d{0,3}|\p{Ll}{2,6}|\d{1,3}\p{Ll}?|(?:b|t|th|p|ph)/[chd])\)?)+[ .;]*"
)
"""Abbreviations, names and numbers as they are typed: in a text that shows no scanner they are the item's own."""
_NUMBERS = compile_pattern(r"(?:\s*\d{1,3}[,;.]?)+\s*")
"""A list that goes on: ``các khóa 54, 55, 56``."""
_KEPT = compile_pattern(r"[\W_]{0,5}luu\b")


def without_scrawl(source: SourceText, piece: Piece) -> Piece:
    """A recipient without what a scanner made of the other column behind its closing mark (``- UBND huyện; CHU Gp``)."""
    text = source.folded[piece.start : piece.end]
    if piece.kind != "recipient":
        return piece
    stray = _BEHIND_FOR.search(text) or _STRAY_BEHIND.search(source.clean[piece.start : piece.end])
    if stray and stray.start() > (8 if text[0] in BULLETS else 2):
        piece = replace(piece, end=piece.start + stray.start())
        text = text[: stray.start()]
    lead = _SPECKS_BEFORE_BULLET.match(text)
    if lead:
        piece = replace(piece, start=piece.start + lead.end())
        text = text[lead.end() :]
    if kept := _KEPT.match(source.plain, piece.start, piece.end):
        marks = [mark.end() for mark in _FILING_MARK.finditer(text, kept.end() - piece.start)]
        parts = pairwise([*marks, len(text)])
        ends = [
            low
            for low, high in parts
            if not _UNIT_SIGN.match(text, low) or _NO_SIGN.search(text, low, high) or _is_unknown(text[low - 1 : high])
        ]
    else:
        item = text[0] in BULLETS + "ˆ_"
        ends = [mark.end() for mark in _CLOSING.finditer(text) if item or mark[0][0] in ";," or ";" in mark[0]]
        ends += [mark.end() for mark in _COMMA.finditer(text) if item and _holds_no_word(text[mark.end() :])]
    for end in ends:
        if len(text) - end <= _LONGEST_NOISE and is_scrawl(text[end:]):
            return replace(piece, end=piece.start + end)
    strokes = _STROKES_BEHIND.search(text)
    if strokes and len(text) - strokes.end() <= _LONGEST_NOISE:
        return replace(piece, end=piece.start + strokes.end())
    return piece


_COMMA = compile_pattern(r",\s(?=\S+(?:\s\S+){0,2}$)")


def _holds_no_word(rest: str) -> bool:
    """Whether two or three tokens hold letters that make no syllable, and no organ's sign."""
    tokens = [token.strip(".,;") for token in _TOKEN.findall(rest)]
    broken = any(
        len(token) > 2 and token.isalpha() and token[1:].islower() and not is_syllable(token.lower())
        for token in tokens
    )
    return broken and not any(map(is_known_organ, tokens))


def _is_unknown(rest: str) -> bool:
    """Whether behind the full stop of those who file a copy letters stand that are nobody's sign (``Lưu: VP. LAN``)."""
    tokens = [token.strip(".,;") for token in _TOKEN.findall(rest[1:])]
    signs = any(is_known_organ(token) or token[:1] == "(" for token in tokens)
    initials = all(token.isupper() and len(token) < 3 for token in tokens)
    return rest[0] == "." and not signs and not initials


_SPECKS_BEFORE_BULLET = compile_pattern(r"(?:[^\p{L}\d\s(]{1,3}|[\p{L}\d])\s?(?=[-~+] ?\p{Lu}\p{L})")
_SCANNED = compile_pattern(r"[¬†‡§©®€£¥«»°^~`\\<>{}ˆ„#@$=_*!?]|\p{Ll}\p{Lu}\p{Ll}|\p{Ll}\d\p{L}")


_CAPITALS = compile_pattern(r"(?<!\p{L})\p{Lu}{2,}(?!\p{L})")
_TONE = compile_pattern(r"[^a-zđăâêôơư]")
"""Abbreviations bear no tone."""
_NEVER_TYPED = compile_pattern(r"[⁄¬†‡€£¥»ˆ„‹›©®°]|\p{L}[!{}]\p{L}|^[\"“'.:] ?[-~] ", re.MULTILINE)


def is_scanned(source: SourceText, start: int, end: int) -> bool:
    """Whether a closing block shows what only a scanner reads: strange signs, letters of both cases mixed."""
    end = min(end, start + _MOST_SEARCHED)
    if len(_SCANNED.findall(source.clean, start, end)) >= 2 or _NEVER_TYPED.search(source.clean, start, end):
        return True
    capitals = {word.lower() for word in _CAPITALS.findall(source.folded, start, end)}
    return sum(_TONE.search(word) is not None and not is_syllable(word) for word in capitals) > 1


def shows_noise(source: SourceText, pieces: list[Piece]) -> bool:
    """Whether something written is no words, and no stamp of a digital signature."""
    noise = [piece for piece in pieces if piece.kind == "noise"]
    if any(piece.kind == "recipient" and _GROWN.fullmatch(source.folded, piece.start, piece.end) for piece in pieces):
        return True
    if any(piece.kind == "post" and _has_lost_marks(source.folded[piece.start : piece.end]) for piece in pieces):
        return True
    kinds = {piece.kind for piece in pieces}
    if "authority" in kinds and "post" not in kinds:
        # Nobody signs without a post: one that stands behind an item was misread.
        behind = (_BEHIND_ITEM.search(source.folded, p.start, p.end) for p in pieces if p.kind == "recipient")
        if any(match and _shows_post(match[0]) for match in behind):
            return True
    return any(
        any(map(str.isalpha, source.folded[piece.start : piece.end]))
        and not vocabulary.SIGNATURE_STAMP.search(source.plain, piece.start, piece.end)
        for piece in noise
    )


def _has_lost_marks(post: str) -> bool:
    """Whether some words of a post in capitals bear their marks, and others lost them (``PHO CHU TỊCH``)."""
    return (
        post.isupper()
        and vocabulary.TONE.search(post) is not None
        and place_tones(post.lower()) != place_tones(vocabulary.mended_post(post).lower())
    )


_BEHIND_ITEM = compile_pattern(r"[;.)]\s[^;]{4,40}$")
_GROWN = compile_pattern(r"\p{L}{0,8}\p{Ll}\p{Lu}\p{Ll}\p{L}{0,8}|[- ]{0,3}Lưu:?\s.*[,.]\s\p{Lu}{2,}\p{Ll}{3,}")
"""Letters of both cases grown together, alone on a line or behind those who file a copy."""
_MOST_SEARCHED = 4000
_STROKES_BEHIND = compile_pattern(r",(?= (?:: )?(?:[#*^~<>\\`|]|//))")
_FILING_MARK = compile_pattern(r"(?<=[\p{L})])[.,](?= )")
"""A mark behind one of those who file a copy (``Lưu: VT, UBKT.``)."""
_NO_SIGN = compile_pattern(
    rf"(?<=\s)\p{{Ll}}(?=\s)|\p{{Lu}}{{3,}}\p{{Ll}}|[|\\<>{{}}¬»«ÄËÏÖÜäëïöü]|{vocabulary.TONE.pattern}"
)
"""What the sign of a unit never holds: both cases mixed, a small letter alone, strokes, letters of other languages, a tone on a capital."""
_BEHIND_FOR = compile_pattern(r"(?<=\([đd][eêéèểềếẻẽ])\s(?=[^\w\s]|\p{Lu})[^)]*$")
"""What stands behind ``(để``, whose duty the line below names in small letters."""
_STRAY_BEHIND = compile_pattern(
    r"(?:\s(?:[^\w\s();,.:/-]|ˆ|[À-Ỹlhjs]|:(?=\s)|\p{Ll}\d|\p{L}{0,3}\p{Lu}{2}\p{Ll}|\p{Ll}{1,3}\p{Lu}|(?<=,\s)\d|[^\p{L}\d\s;,.()]{2,4}|[^\s;,()]*[⁄¬\\<>{}«»^°„|][^\s;,()]*(?:\s\d{1,2}|(?:\s[^\p{L}\s]{1,4})?\s+\p{Lu}{1,3})?))+$"
)
_UNIT_SIGN = compile_pattern(r"\s*(?:[(\p{Lu}]\p{Ll}?[\p{Lu}\d(]|\d{1,3} ?b|(?:Phòng|Văn phòng|Ban|Ủy ban) \p{Lu})")
_CLOSING = compile_pattern(r"(?:;[.,-]?|\)\s?[,.;:]?)\s+|,\s(?=[^\w\s]{1,3}\s|\p{Lu}{1,2}$|\S\s\S{1,3}$)")


def is_scrawl(rest: str) -> bool:
    """Whether what stands behind an item's closing mark is no word of a recipient's name: the other column, misread."""
    tokens = [token.strip(".,;:()[]\"'") for token in _TOKEN.findall(rest)]
    if _SCANNED.search(rest):
        return True
    good = sum(len(token) for token in tokens if _is_plain_word(token) or is_known_organ(token))
    says = _SAYS.search(rest) is not None
    closed = rest.rstrip().endswith((";", ".")) and good and (says or any(map(is_known_organ, tokens)))
    return any(tokens) and not closed and (good < 0.5 * sum(map(len, tokens)) or not says)


# Two words side by side, an abbreviation of three letters or more: less is nobody's name.
_SAYS = compile_pattern(r"\p{L}{2,} \p{L}{2,}|(?<!\p{L})\p{Lu}[\p{L}&-]*\p{Lu}[\p{L}&-]*\p{Lu}")


_LEAST_LETTERS = 8


def is_garbled(item: str) -> bool:
    """Whether hardly a word of an item can be read, and letters grew into digits or other letters (``l10ng L1en đ0an C)``)."""
    words = [match[0] for match in _RUN_OF_LETTERS.finditer(item)]
    letters = sum(map(len, words))
    good = sum(
        len(word) for word in words if _is_plain_word(word) or is_known_organ(word) or _SHORT_SIGN.fullmatch(word)
    )
    return letters >= _LEAST_LETTERS and good < 0.45 * letters and _MIXED.search(item) is not None


_RUN_OF_LETTERS = compile_pattern(r"[\p{L}\d&]+")
_SHORT_SIGN = compile_pattern(r"[A-ZĐ]{2,6}")
_MIXED = compile_pattern(r"\p{L}\d\p{L}|\p{Ll}\p{Lu}\p{L}|\p{Ll}{1,2}\d{2}")


def _is_plain_word(token: str) -> bool:
    return len(token) > 1 and token[1:].islower() and is_syllable(token.lower())
