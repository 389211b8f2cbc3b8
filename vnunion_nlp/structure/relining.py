"""Where the lines of the frame truly end: converters of web pages break them in the middle of a phrase (``Sơn`` / ``La, ngày 11 tháng 3`` / ``năm 2020``).

The frame of a document (quốc hiệu, place and date, number, labels) is read line by line, so a break inside one of its phrases
is taken for a blank; breaks that were dropped altogether are put in.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from itertools import pairwise

from vnunion_nlp.knowledge import rows
from vnunion_nlp.patterns import compile_pattern
from vnunion_nlp.structure import vocabulary
from vnunion_nlp.structure.flattened import page_breaks
from vnunion_nlp.structure.glued import parted
from vnunion_nlp.structure.paragraphs import wrap_width
from vnunion_nlp.structure.wrapped import wrapped_breaks
from vnunion_nlp.text import SourceText

_FOOT = 6000
"""Characters from whose beginning on a closing block stands, where no appendix follows."""
_HEAD = 6000
"""Characters in which the head ends at the latest."""

_GAP = r"[ ]*\n?[ ]*"
"""Between two words: blanks, or one break."""


def _words(text: str) -> str:
    return _GAP.join(text.split())


# Of unmarked lower-case text; what matches holds no blank line.
_TORN_PHRASE = compile_pattern(
    r"^(?:"
    + "|".join(
        (
            _words("cong hoa xa hoi chu nghia viet nam"),
            _words("dang cong san viet nam"),
            _GAP.join(("doc lap", "[-.]?", "tu do", "[-.]?", "hanh phuc")),
            _words("uy ban nhan dan"),
            _words("hoi dong nhan dan"),
            _words("lien doan lao dong"),
            rf"so{_GAP}:{_GAP}\d{{0,6}}[a-z]?{_GAP}/{_GAP}(?=[a-z\d])",
            rf"kinh{_GAP}(?:gui|trinh){_GAP}:",
            rf"v\s?/\s?v{_GAP}:?{_GAP}(?=\w)",
            _words("can cu") + r"\b",
            rf"\(?{_words('ban hanh kem theo')}",
            _words("noi nhan") + _GAP + ":",
        )
    )
    + ")",
    re.MULTILINE,
)
_TORN_DATE = compile_pattern(
    rf"^(?:(?:\p{{Lu}}[\p{{L}}.-]*(?:[ .]|[ ]?\n)){{0,4}}\p{{Lu}}[\p{{L}}.-]*{_GAP},{_GAP}"
    r"|(?:\p{Lu}\p{Ll}+[ ]?\n){1,2}\p{Lu}\p{Ll}+ (?=ngày))?"
    rf"[Nn]gày{_GAP}[\d.…]{{0,5}}{_GAP}tháng{_GAP}[\d.…]{{0,5}}{_GAP}năm{_GAP}(?:19|20)\d\d[ .]*$",
    re.MULTILINE,
)
_WRAPPED_DATE = compile_pattern(
    r"[Nn]gày[ ]?[\d.…]{1,4}[ ]?(?:\n[ ]?tháng[ ]?[\d.…]{1,4}[ ]?năm[ ]?|tháng[ ]?(?:\n[ ]?[\d.…]{1,4}[ ]?năm[ ]?|[\d.…]{1,4}[ ]?(?:\n[ ]?năm[ ]?|năm[ ]?\n[ ]?)))"
    r"(?:19|20)\d\d[ .]*$",
    re.MULTILINE,
)
"""A date behind the place or number, whose end is on the next line."""

_TORN_OFFICE = compile_pattern(
    r"^[ |]{0,3}(?:t\s?/?\s?m|k\s?/?\s?t|t\s?/?\s?l|tuq)\s?[./:]\s?(?:"
    + "|".join(
        _words(phrase)
        for phrase in (
            "uy ban nhan dan",
            "uy ban mat tran to quoc",
            "hoi dong nhan dan",
            "ban thuong vu",
            "ban thuong truc",
            "ban chap hanh",
            "ban giam hieu",
            "ban chi dao",
            "ban to chuc",
            "doan chu tich",
            "chu tich",
            "giam doc",
            "hieu truong",
            "bo truong",
        )
    )
    + r")\b",
    re.MULTILINE,
)
"""Who a signature stands for, in a narrow column."""
_TORN_LABEL = compile_pattern(r"\n(?:Điều|ĐIỀU|Chương|CHƯƠNG|Mục|MỤC|Phần|PHẦN)[ ]?(\n)(?=\d{1,3}\.|[IVX]{1,5}\b)")

_TORN_NUMBER = compile_pattern(
    r"\n(?:\d{1,2}\.(?:\d{1,2}\.?){0,3}|[a-zđ]\)|[IVX]{1,4}\.)[ ]?(\n)(?=\p{L}\p{Ll}|\p{Lu}{2,} \p{Lu})"
)
_LABELLED_LINE = compile_pattern(r"(?:[IVX]{1,5}|\d{1,2})[.)]|Điều \d")


def relined(source: SourceText) -> SourceText:
    """``source`` with breaks where lines grew together, the breaks inside phrases of its frame as blanks, and breaks where the lines of a flattened page began."""
    if spread := list(_spread(source)):
        source = source.without(spread)
    source = parted(source)
    if wrapped := list(wrapped_breaks(source)):
        source = source.with_breaks(joined=wrapped)
    broken = sorted(set(page_breaks(source)))
    if broken:
        source = source.with_breaks(broken=broken)
    joined = sorted(set(_torn(source)))
    return source.with_breaks(joined) if joined else source


def _spread(source: SourceText) -> Iterator[tuple[int, int]]:
    """The empty line between each two lines of wrapped text that a converter set double: there it parts no paragraphs."""
    lines = source.lines
    written = sum(not line.is_blank for line in lines)
    if written < _FEWEST or any(not a.is_blank and not b.is_blank for a, b in pairwise(lines)):
        return
    if wrap_width(source, list(lines)) is None:
        return
    for line, following in pairwise(lines):
        if not line.is_blank and following.is_blank and following.right < len(source):
            yield following.left, following.right + 1


_FEWEST = 12
"""Lines that tell how a text is set."""


def _torn(source: SourceText) -> Iterator[int]:
    """Offsets of the breaks that tear a phrase."""
    folded = source.folded
    end = min(len(folded), _HEAD)
    for match in _TORN_PHRASE.finditer(source.plain, 0, end):
        yield from _breaks(folded, *match.span())
    for pattern in (_TORN_DATE, _WRAPPED_DATE):
        for match in pattern.finditer(folded, 0, end):
            yield from _breaks(folded, *match.span())
    for match in _TORN_LABEL.finditer(folded):
        yield match.start(1)
    for match in _TORN_NUMBER.finditer(folded):
        if _ends_paragraph(folded, match.start()):
            yield match.start(1)
    for match in _TORN_OFFICE.finditer(source.plain):
        if folded[match.start() : match.end()].isupper():
            yield from _breaks(folded, *match.span())
    for pattern, low, high in ((_torn_types(), 0, end), (_torn_posts(), max(0, len(folded) - _FOOT), len(folded))):
        for match in pattern.finditer(source.plain, low, high):
            if folded[match.start() : match.end()].isupper():
                yield from _breaks(folded, *match.span())
    for match in _FIRST_WORD.finditer(folded, 0, end):
        if _begins_organ(source, match):
            yield match.start("break")


def _ends_paragraph(folded: str, at: int) -> bool:
    """Whether the line before the break ``at`` is a heading, in capitals, empty, or ends with a mark; the rows of a table do neither."""
    line = folded.rfind("\n", 0, at) + 1
    if line >= at or folded[line:at].isupper():
        return True
    return folded[at - 1 : at] in tuple(".:;,") or _LABELLED_LINE.match(folded, line, at) is not None


def _breaks(folded: str, start: int, end: int) -> Iterator[int]:
    at = folded.find("\n", start, end)
    while at >= 0:
        yield at
        at = folded.find("\n", at + 1, end)


def _begins_organ(source: SourceText, match: re.Match[str]) -> bool:
    """Whether a word alone on its line is the first of an organ's name, and no organ by itself: ``CÔNG`` / ``ĐOÀN NGÀNH``."""
    word, whole = source.plain[match.start("word") : match.end("word")], source.plain[match.start("word") : match.end()]
    whole = " ".join(whole.split())
    return not vocabulary.ORGAN_HEAD.match(word) and vocabulary.ORGAN_HEAD.match(whole) is not None


_FIRST_WORD = compile_pattern(
    r"^[ |]{0,3}(?P<word>\p{Lu}{2,7})[ ]?(?P<break>\n)[ ]?\p{Lu}{2,}(?:[ ]\p{Lu}[^\n\p{Ll}]{0,60})?$", re.MULTILINE
)


@cache
def _torn_posts() -> re.Pattern[str]:
    """A post on lines of its own, with breaks between its words perhaps."""
    posts = {vocabulary.key(row["name"]): row["deputy"] == "yes" for row in rows("posts")}
    whole = sorted({*posts, *(f"pho {post}" for post, deputy in posts.items() if deputy)})
    return compile_pattern(rf"^[ |]*(?:{'|'.join(_words(post) for post in whole if ' ' in post)})[ .]*$", re.MULTILINE)


@cache
def _torn_types() -> re.Pattern[str]:
    """A type of two words with a break between them, on lines of its own."""
    pairs = sorted(
        {tuple(name.key.split(" ")) for name in vocabulary.type_names() if name.key.count(" ") == 1 and not name.base}
    )
    return compile_pattern(
        r"^[ ]*(?:" + "|".join(rf"{first}[ ]*\n[ ]*{second}" for first, second in pairs) + r")[ :]*$",
        re.MULTILINE,
    )
