"""How well a document was read: words of it that are none, words that stand in it once, stray marks."""

from __future__ import annotations

from collections import Counter
from functools import cache
from itertools import pairwise

from vnunion_nlp.knowledge import rows
from vnunion_nlp.patterns import compile_pattern
from vnunion_nlp.syllables import is_plausible
from vnunion_nlp.text import SourceText, place_tones, unmarked

_WORD = compile_pattern(r"[^\W_]+")
_STRAY_MARK = compile_pattern(r"[~_¬^\\<>{}\[\]=|€£¥©®§¢`°]")
_STRAY = compile_pattern(r"[~_¬^\\<>{}\[\]=|€£¥©®§¢`°]|(?<!\S)[^\w\s\-–—+•*:./(,\"“”'…;)&%](?!\S)")
_TABLES = (
    ("organ_words", "phrase"),
    ("places", "name"),
    ("posts", "name"),
    ("document_types", "name"),
    ("organ_codes", "name"),
    ("organ_codes", "code"),
    ("units", "unit"),
    ("surnames", "name"),
    ("registry", "title"),
    ("registry", "names"),
)


def words_of(text: str) -> list[str]:
    """The words and numbers of a text (NFC), in order."""
    return _WORD.findall(text)


@cache
def known_words() -> frozenset[str]:
    """The words that the tables of the package are made of, in small letters."""
    return frozenset(
        word for table, column in _TABLES for row in rows(table) for word in words_of(place_tones(row[column]).lower())
    )


@cache
def _known_pairs() -> tuple[frozenset[tuple[str, str]], frozenset[str]]:
    """Neighbours in the phrases of the tables: as spelled, and without marks."""
    exact = frozenset(
        pair
        for table, column in _TABLES
        for row in rows(table)
        for phrase in row[column].split(";")
        for pair in pairwise(words_of(place_tones(phrase).lower()))
    )
    return exact, frozenset(unmarked(f"{a} {b}") for a, b in exact)


class Legibility:
    """What the whole of a document tells about the reading of its words."""

    def __init__(self, source: SourceText) -> None:
        text = source.folded
        words = words_of(text)
        counts = Counter(words)
        self.size = max(len(words), 1)
        # A name of another language recurs, a slip of the scanner does not.
        noise = sum(count for word, count in counts.items() if count < 3 and not is_plausible(word))
        self.noise = noise / self.size
        """Share of the words that cannot be Vietnamese ones."""
        self.strays = len(_STRAY_MARK.findall(text)) / self.size
        """Stray marks a word."""
        self._joined = f" {' '.join(words).lower()} "
        self._bare = source.plain

    def count(self, words: str) -> int:
        """How often words (small letters, single blanks) stand in the document one behind the other."""
        return self._joined.count(f" {words} ")

    def noise_in(self, text: str) -> tuple[int, int]:
        """How many words of a stretch of the document (NFC) cannot be Vietnamese ones, of how many."""
        words = words_of(text)
        bad = [word for word in words if not is_plausible(word)]
        return sum(self.count(word.lower()) < 3 for word in bad), len(words)

    def lonely(self, value: str) -> int:
        """How many words of a value stand nowhere else in the document and in no table."""
        own = Counter(words_of(place_tones(value).lower()))
        known = known_words()
        return sum(
            word not in known and not word[0].isdigit() and self.count(word) <= count for word, count in own.items()
        )

    def misspelt(self, value: str) -> int:
        """How many neighbours of a value the document or the tables have with other marks, and never with these."""
        known, known_bare = _known_pairs()
        own = Counter(pairwise(words_of(place_tones(value).lower())))
        found = 0
        for pair, count in own.items():
            written = " ".join(pair)
            if pair not in known and self.count(written) <= count:
                bare = unmarked(written)
                found += bare in known_bare or self._bare.count(f" {bare}") > count
        return found


def stray_marks(text: str) -> int:
    """How many signs of a stretch have no place in running text."""
    return len(_STRAY.findall(text))


def edge_is_torn(value: str) -> bool:
    """Whether a value begins or ends with a mark that no name or title begins or ends with."""
    opening, closing = value[:1], value[-1:]
    return not (opening.isalnum() or opening in "“\"'(…") or not (closing.isalnum() or closing in "”\"')…")


_LOOSE = compile_pattern(r"(?<!\S)[^\w\s\-–+&](?!\S)|\.{2,}|[-–]\.|[-–] [-–]")


def loose_marks(value: str) -> bool:
    """Whether a mark stands alone in a value, or a quotation is not closed."""
    return bool(_LOOSE.search(value)) or value.count('"') % 2 == 1


def share(part: float, whole: float) -> float:
    """``part / whole``, 0 where there is no whole, never above 1."""
    return min(1.0, part / whole) if whole else 0.0
