"""Names of people as a signature shows them: family name first, with a title before it (NORMS §4.3)."""

from __future__ import annotations

from vnunion_nlp.patterns import compile_pattern
from vnunion_nlp.structure import vocabulary
from vnunion_nlp.syllables import is_syllable
from vnunion_nlp.text import unmarked

_DEGREE = compile_pattern(
    r"(?:(?:GS|PGS|TSKH|TS|Ts|ThS|THS|Ths|Th\.S|CN|KS|BS|Bs|DS|LS|BSCK\s?I{1,2}|BS\.?\s?CK\s?I{1,2}|CKI{1,2}|NGND|NGƯT|TTND|TTƯT|NSND|NSƯT|"
    r"Đ[aạ][ilt]\s?tá|Thượng tá|Trung tá|Thiếu tá|Đại úy|Thượng úy|Thiếu tướng|Trung tướng|Linh mục|LM|Ông|Bà|Đ/[cC]|Đồng chí)[.,]?\s*){1,4}(?=\p{Lu})"
)
_NAME = compile_pattern(r"\p{Lu}[\p{L}']*(?:[\s-]{1,3}\p{Lu}[\p{L}']*){1,6}")
NAME_FORM = compile_pattern(r"\p{Lu}\p{Ll}?(?:['?]?\p{L})?\p{Ll}{0,6}(?:[ -]\p{Lu}(?:['?\"]?\p{L})?\p{Ll}{0,6}){1,4}")
"""Two to five capitalised syllables: a name if it stands where one is due, whatever its family name (``Điểu K'Rang``)."""
_WORD_GAP = compile_pattern(r"\s+(?:['`>=<~|\\_«»^*¬]+\s*)?(?=\p{Lu})")


def split_degree(text: str) -> tuple[int, str | None]:
    """Length of the academic title or rank that ``text`` (a name line) begins with, and the title itself."""
    match = _DEGREE.match(text)
    return (match.end(), match[0].strip()) if match else (0, None)


_MIDDLE = {"thi": "Thị", "van": "Văn"}
_CERTAIN = frozenset(_MIDDLE.values())
"""Middle names that show what stands before them to be a family name."""


def mended_name(name: str) -> str:
    """A name whose family name, and a middle ``Thị`` or ``Văn``, has the marks that a scanner lost; the given name as it reads."""
    words = without_strokes(_LOST_APOSTROPHE.sub("’", name)).split(" ")
    if len(words) < 2 or name.isupper():
        return " ".join(words)
    family = words[0].lower()
    if family not in vocabulary.surnames() or not words[0].istitle():
        certain = len(words) > 2 and words[1] in _CERTAIN
        known = vocabulary.plain_surnames() if certain else vocabulary.unmarked_surnames()
        meant = known.get(unmarked(family)) if len(words) > 2 and words[0][0].isupper() else None
        if len(words) == 2:  # rare families: only their marks
            meant = vocabulary.plain_surnames().get(unmarked(family)) if len(family) > 2 else None
        else:
            meant = meant or family_meant(words[0])
        words[0] = meant or words[0]
    words[1:-1] = [_MIDDLE.get(unmarked(word.lower()), word) for word in words[1:-1]]
    return " ".join(words)


def without_strokes(name: str) -> str:
    """A name without what a pen's strokes were read as beside its words (``Bùi Thị) Hoài``, ``Bùi 'Thị Hoài``)."""
    return _STROKE_BESIDE_WORD.sub("", _LOST_BLANK.sub(" ", name))


_LOST_BLANK = compile_pattern(
    r"(?<=\p{Ll})(?:[\"“”](?=\p{Lu}\p{Ll})|[.,_\"“”'‘]?\s?[\"“”'‘]?(?=(?:Thị|Văn)(?!\p{Ll})))|(?<=\s(?:Thị|Văn))(?=\p{Lu}\p{Ll})"
)
"""Where a blank was lost, or a speck stands beside it: before ``Thị`` and ``Văn``, and behind them."""
_STROKE_BESIDE_WORD = compile_pattern(r"(?<=\p{Ll})[)'\]](?=\s)|(?<=\s)['‘`](?=\p{Lu}\p{Ll})")


def family_meant(word: str) -> str | None:
    """The family name that ``word`` stands for whose marks, or one of whose letters, were misread or lost; None if several may be meant.

    ``Sũng`` is ``Sùng``, ``hùng`` is ``Phùng``, ``trấn`` is ``Trần``, ``Tịnh`` is ``Trịnh``, ``TẾ`` is ``Lê``, ``5ùi`` and ``ZBùi`` are ``Bùi``.
    """
    small = word.lower()
    spelled = [name for name in vocabulary.surnames() if _lacks_a_letter(small, name)]
    if (grown := _without_noise(word)) and grown.lower() in vocabulary.surnames():
        return grown
    if word[0].islower():
        return spelled[0].capitalize() if len(spelled) == 1 else vocabulary.unmarked_surnames().get(unmarked(small))
    if small in vocabulary.surnames() or word == "Thị":
        return small.capitalize()
    if word[0] not in _FIRST_LETTERS:
        meant = [name for name in vocabulary.surnames() if name[1:] == small[1:]]
        return meant[0].capitalize() if len(meant) == 1 else None
    if len(small) > 1 and unmarked(small) in vocabulary.plain_surnames():
        return vocabulary.plain_surnames()[unmarked(small)]
    if len(small) < 3 and small[0] in "tli":
        return vocabulary.unmarked_surnames().get(f"l{unmarked(small[1:])}")
    if len(spelled) == 1:
        return spelled[0].capitalize()
    return None if is_syllable(small) else vocabulary.nearest_surname(small)


_FIRST_LETTERS = frozenset("ABCDĐEGHIKLMNOPQRSTUVXYÁÂÔÝ" + "abcdđeghiklmnopqrstuvxyáâôý")
"""What names begin with; a digit or another letter is none of them."""
_NOISE_BEFORE = compile_pattern(r"[\p{L}\d](?=\p{Lu}\p{Ll}+$)")


def _without_noise(word: str) -> str | None:
    """The word without a letter or digit that a pen's stroke before it was read as; None if it shows none."""
    noise = _NOISE_BEFORE.match(word)
    return word[noise.end() :] if noise else None


def _lacks_a_letter(read: str, name: str) -> bool:
    return (
        len(read) > 1 and len(name) == len(read) + 1 and any(name[:i] + name[i + 1 :] == read for i in range(len(name)))
    )


_LOST_APOSTROPHE = compile_pattern(r"(?<=\p{Lu})[?\"](?=\p{Lu})")


def is_name(text: str) -> bool:
    """Whether ``text`` (a line or cell) is the name of one person."""
    length, _ = split_degree(text)
    name = text[length:].strip(" .,;:_-'\"")
    if not _NAME.fullmatch(name):
        return False
    words = name.split()
    certain = len(words) > 2 and words[1] in _CERTAIN and unmarked(words[0].lower()) in vocabulary.plain_surnames()
    if not 2 <= len(words) <= 6 or len(name) < 4 or not (certain or _is_surname(words[0], capitals=name.isupper())):
        return False
    if all(word[1:].islower() for word in words if len(word.rstrip("'")) > 1):
        return True
    plain = vocabulary.key(name)
    frame = (vocabulary.post_pattern(), vocabulary.ORGAN_HEAD, vocabulary.BODY_NAMES)
    return name.isupper() and all(2 <= len(word) <= 7 for word in words) and not any(p.match(plain) for p in frame)


_KHMER = compile_pattern(r"Thị(?:\s\p{Lu}\p{Ll}{1,6}){1,3}")
"""Khmer women may bear ``Thị`` as family name."""


def between_names(text: str) -> int | None:
    """Where the second of two names begins that melted into one line; None unless the line is just that.

    Names that share the line evenly are likelier than a short and a long one, and so is a second one of a frequent family.
    """
    if len(text) > 70:
        return None
    found: list[tuple[bool, int, bool, int]] = []
    for gap in _WORD_GAP.finditer(text):
        left, right = text[: gap.start()], text[gap.end() :]
        # Four and five syllables may be one person's name, unless a title parts them.
        enough = text.count(" ") >= 5 or split_degree(right)[1]
        if enough and " " in left and " " in right and is_name(left) and (is_name(right) or _KHMER.fullmatch(right)):
            uneven = abs(left.count(" ") - right.count(" "))
            rare = unmarked(right.split()[0].lower()) not in vocabulary.frequent_surnames()
            found.append((not _begins_as_spelled(right), max(uneven - 1, 0), rare, gap.end()))
    return min(found)[-1] if found else None


def _begins_as_spelled(name: str) -> bool:
    """Whether a name begins with a title or with a family name that lost no mark."""
    return split_degree(name)[0] > 0 or name.split()[0].lower() in vocabulary.surnames() or name.startswith("Thị ")


_PREFIXES = ("h'", "k'")
"""What names of the central highlands begin with, a blank behind it or not."""


def _is_surname(word: str, *, capitals: bool) -> bool:
    """Family names as spelled; of the frequent ones also without marks, as scanners read them, where no heading is like it."""
    word = word.lower()
    if word in _PREFIXES:
        return True
    return word in vocabulary.surnames() or (not capitals and unmarked(word) in vocabulary.frequent_surnames())
