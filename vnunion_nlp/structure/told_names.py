"""Names in capitals as the text below spells them: small letters keep the marks that a scanner loses on capitals or changes (NORMS §6)."""

from __future__ import annotations

from collections import Counter

from vnunion_nlp.structure.organ_marks import in_known_phrases
from vnunion_nlp.syllables import are_syllables
from vnunion_nlp.text import SourceText, lower, place_tones, unmarked

_LONGEST = 8
"""Words that a name told in the text has at most."""


def as_told(source: SourceText, start: int, name: str) -> str:
    """``name`` (in capitals, single blanks) with the marks that its words bear from ``start`` on (``MAY PHU THỤY``: ``May Phú Thụy``).

    A stretch of two words or more is spelled as most of its mentions are, unless one of them is spelled as the name is. A mention alone counts
    where each of its words has a capital.
    """
    if not name.isupper():
        return name
    text = " ".join(source.folded[start:].split())
    plain = unmarked(lower(text))
    words = name.split(" ")
    keys = [unmarked(lower(word)) for word in words]
    known = in_known_phrases(words)
    settled: list[tuple[int, int]] = []
    for size in range(min(_LONGEST, len(words)), 1, -1):
        for at in range(len(words) - size + 1):
            end = at + size
            if all(known[at:end]) or any(low <= at and end <= high for low, high in settled):
                continue
            mentions = Counter(_mentions(text, plain, " ".join(keys[at:end])))
            if not mentions:
                continue
            own = place_tones(lower(" ".join(words[at:end])))
            told, count = mentions.most_common(1)[0]
            if own in {place_tones(lower(mention)) for mention in mentions}:
                settled.append((at, end))
            elif (count > 1 or told.istitle()) and are_syllables(told):
                settled.append((at, end))
                spelled = zip(words[at:end], told.upper().split(" "), known[at:end], strict=True)
                words[at:end] = [word if sure else meant for word, meant, sure in spelled]
    return " ".join(words)


def _mentions(text: str, plain: str, key: str) -> list[str]:
    """How a phrase is spelled where it stands in ``text``, but for places in capitals."""
    found, at = [], plain.find(key)
    while at >= 0:
        end = at + len(key)
        whole = not plain[at - 1 : at].isalnum() and not plain[end : end + 1].isalnum()
        if whole and not text[at:end].isupper():
            found.append(text[at:end])
        at = plain.find(key, end)
    return found
