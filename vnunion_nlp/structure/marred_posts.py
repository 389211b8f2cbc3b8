"""The posts and bodies that letters marred by a stamp stand for, word by word: ``SÂU TỊCH``, ``CHỦTỌA``, ``PHỐ GHỦ SN THƯƠNG TRỰC``.

Both come from closed vocabularies. One word that can be read is the anchor; the words beside it may be misread, grown together, torn or
lost. The post that most letters speak for, and fewest against, is the one meant.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from itertools import pairwise
from typing import Literal

from vnunion_nlp.patterns import compile_pattern
from vnunion_nlp.structure import vocabulary
from vnunion_nlp.text import place_tones

_LETTERS = compile_pattern(r"\p{L}+")
_CAPITALS = compile_pattern(r"\p{Lu}{3}")
_WIDEST_GAP = 5
"""Characters of noise that may stand between two words of a post."""
_LIKE = 0.45
"""Likeness from which a word counts as misread, not as replaced by noise."""
_AGAINST = 0.5
"""How much a letter that is not there weighs against one that is."""
_USUAL_POSTS = ("CHỦ TỊCH", "BÍ THƯ")
_UNUSUAL = 0.6
"""Share of letters that any other post must show."""
_USUAL = 1.5
"""How many letters more speak for the posts that most signers have."""
_STANDING_DEPUTIES = ("PHÓ CHỦ TỊCH THƯỜNG TRỰC", "PHÓ BÍ THƯ THƯỜNG TRỰC")
_BODIES = ("BAN CHẤP HÀNH", "BAN THƯỜNG VỤ", "ĐOÀN CHỦ TỊCH", "ỦY BAN KIỂM TRA", "ỦY BAN NHÂN DÂN")


@dataclass(frozen=True, slots=True)
class Reading:
    """What a stretch of text stands for; ``share`` of its letters can be read, ``score`` ranks readings of one text."""

    start: int
    end: int
    words: str
    share: float
    score: float


@dataclass(frozen=True, slots=True)
class _Token:
    start: int
    end: int
    key: str
    is_capital: bool


def best_post(text: str, begin: int, end: int, *, least: float, meant: str | None = None) -> Reading | None:
    """The post that ``text[begin:end]`` shows best, with at least the share ``least`` of its letters; ``meant``: no other.

    No post holds the semicolon that closes an item.
    """
    closing = text.rfind(";", begin, end)
    if closing >= 0 and _CAPITALS.search(text, closing, end):
        begin = closing + 1
    return _best(text, begin, end, "post", least, meant)


def is_standing(post: str) -> bool:
    """Whether a post is a standing deputy's, two words of which begin alike (``PHÓ BÍ THƯ THƯỜNG TRỰC``)."""
    return post in _STANDING_DEPUTIES


def best_body(text: str, begin: int, end: int, *, least: float) -> Reading | None:
    """The body (``BAN THƯỜNG VỤ``) that ``text[begin:end]`` shows best."""
    return _best(text, begin, end, "body", least, None)


def mended_body(office: str) -> str:
    """An office in capitals that begins with a body, with the letters of the body that a scanner changed (``BỒN THƯỜNG: VỤ``)."""
    glued = next((body for body in _BODIES if vocabulary.key(office) == vocabulary.key(body).replace(" ", "")), None)
    if glued:
        return glued
    found = _best(office, 0, len(office), "body", 0.7, None) if office.isupper() else None
    if found is None or found.start:
        return office
    if vocabulary.key(found.words).replace(" ", "") == vocabulary.key(office[: found.end]).replace(" ", ""):
        return found.words + office[found.end :]  # blanks were lost or put in
    words, read = found.words.split(), [match[0] for match in _LETTERS.finditer(office, 0, found.end)]
    if len(read) < len(words) and vocabulary.key(found.words).endswith(f" {vocabulary.key(' '.join(read))}"):
        return found.words + office[found.end :]  # its first word was lost
    if len(words) != len(read) or any(
        _likeness(vocabulary.key(shown), vocabulary.key(word)) < 0.6
        for shown, word in zip(read[1:], words[1:], strict=True)
    ):
        return office
    spelled = (s if place_tones(s.lower()) == place_tones(w.lower()) else w for s, w in zip(read, words, strict=True))
    return " ".join(spelled) + office[found.end :]


@lru_cache(maxsize=2048)
def _best(
    text: str, begin: int, end: int, kind: Literal["post", "body"], least: float, meant: str | None
) -> Reading | None:
    tokens = []
    for match in _LETTERS.finditer(text, begin, end):
        small = sum(map(str.islower, match[0]))
        tokens.append(_Token(*match.span(), vocabulary.key(match[0]), 3 * small <= len(match[0])))
    anchors = {office for token in tokens if token.is_capital for office in _anchored(kind, token.key)}
    best: tuple[float, float, str] = (0.0, 0.0, "")
    found: Reading | None = None
    for office in anchors if meant is None else anchors & {meant}:
        for at in range(len(tokens)):
            reading = _read(office, tokens[at:])
            enough = least if any(usual in office for usual in _USUAL_POSTS) else max(least, _UNUSUAL)
            if reading and reading.share >= enough and (reading.score, reading.share, office) > best:
                best, found = (reading.score, reading.share, office), reading
    return found


def _read(office: str, tokens: Sequence[_Token]) -> Reading | None:
    """The office read from the first of ``tokens`` on; words of it may be lost."""
    words = vocabulary.key(office).split()
    length = sum(map(len, words))
    letters, used = max(
        (_threaded(tuple(words[lost:]), tokens[: len(words) + 3], 0, 0) for lost in range(len(words))),
        key=lambda found: (found[0], -len(found[1])),
    )
    if not used:
        return None
    score = letters - _AGAINST * (length - letters)
    score += _USUAL if any(usual in office for usual in _USUAL_POSTS) else 0
    return Reading(tokens[used[0]].start, tokens[used[-1]].end, office, letters / length, score)


def _threaded(words: tuple[str, ...], tokens: Sequence[_Token], w: int, t: int) -> tuple[float, tuple[int, ...]]:
    """How many letters of ``words`` from ``w`` on the tokens from ``t`` on show, and which tokens those are."""
    if w == len(words) or t == len(tokens) or (t and tokens[t].start - tokens[t - 1].end > _WIDEST_GAP):
        return 0.0, ()
    best: tuple[float, tuple[int, ...]] = (0.0, ())
    for more_words, more_tokens in ((1, 1), (1, 2), (2, 1)):
        if w + more_words > len(words) or t + more_tokens > len(tokens):
            continue
        word, part = "".join(words[w : w + more_words]), tokens[t : t + more_tokens]
        like = _likeness("".join(token.key for token in part), word)
        if more_words + more_tokens > 2 and (like < 0.75 or part[-1].start - part[0].end > 2):
            continue
        if like < _LIKE and w in (0, len(words) - 1) and not _stands_in(tokens, t, len(word), first=w == 0):
            continue
        letters, used = _threaded(words, tokens, w + more_words, t + more_tokens)
        if like < _LIKE and not used and w + 1 < len(words):
            continue
        letters += like * len(word) * (1 if all(token.is_capital for token in part) else 0.7)
        if letters > best[0]:
            best = letters, (*range(t, t + more_tokens), *used)
    if t and len(tokens[t].key) == 1:  # a speck
        letters, used = _threaded(words, tokens, w, t + 1)
        best = max(best, (letters - 0.2, used))
    if t and w + 1 < len(words):  # a word lost between two that are there
        letters, used = _threaded(words, tokens, w + 1, t)
        best = max(best, (letters - 0.1, used))
    return best


def _stands_in(tokens: Sequence[_Token], t: int, length: int, *, first: bool) -> bool:
    """Whether a word that is not alike stands in the place of the first or last: in capitals, as long, a blank apart."""
    beside = tokens[t + 1].start - tokens[t].end if first and t + 1 < len(tokens) else 0
    beside = tokens[t].start - tokens[t - 1].end if not first and t else beside
    return tokens[t].is_capital and abs(len(tokens[t].key) - length) <= 1 and beside == 1


@lru_cache(maxsize=16384)
def _likeness(read: str, word: str) -> float:
    longest = max(len(read), len(word))
    whole = 1 - vocabulary.distance(read, word, longest) / longest
    if len(word) < 3 or len(read) <= len(word):
        return whole
    # Noise may have grown to it: TnGHỦ.
    grown = min(vocabulary.distance(part, word, longest) for part in (read[: len(word)], read[-len(word) :]))
    return max(whole, 0.9 * (1 - grown / len(word)))


@lru_cache(maxsize=4096)
def _anchored(kind: Literal["post", "body"], read: str) -> tuple[str, ...]:
    """The offices of which ``read`` may be a word: the same letters, or all but one of four and more; or two words grown together."""
    if len(read) < 3:
        return ()
    return tuple(office for office, parts in _offices(kind) if any(_is_anchor(read, part) for part in parts))


def _is_anchor(read: str, word: str) -> bool:
    return read == word or (len(word) > 3 and vocabulary.distance(read, word, 1) <= 1)


@cache
def _offices(kind: Literal["post", "body"]) -> tuple[tuple[str, tuple[str, ...]], ...]:
    """Each office with its words, alone and two by two."""
    named = vocabulary.posts_in_use() if kind == "post" else [(vocabulary.key(body), body) for body in _BODIES]
    return tuple(
        (spelled, (*plain.split(), *(a + b for a, b in pairwise(plain.split()))))
        for plain, spelled in named
        if spelled.endswith(_STANDING_DEPUTIES) or " THƯỜNG TRỰC" not in spelled
    )


def posts_abreast(text: str, plain: str) -> set[int]:
    """Where posts begin that melted into one line of nothing else (``CHỦ TỊCH PHÓ BÍ THƯ CHỦ TỊCH``)."""
    starts: list[int] = []
    at = 0
    while text.isupper() and (post := vocabulary.post_pattern().match(plain, at)):
        starts.append(at)
        at = post.end()
        while at < len(plain) and plain[at] in " .,":
            at += 1
    return set(starts) if at == len(plain) and len(starts) > 1 else set()
