"""Where the head begins when a web page's own lines (menus, its headline, a portal's record of the document) stand above it."""

from __future__ import annotations

from vnunion_nlp.patterns import compile_pattern
from vnunion_nlp.structure import vocabulary
from vnunion_nlp.structure.fragments import fragments
from vnunion_nlp.structure.labels import label_at
from vnunion_nlp.structure.openers import HARD_OPENER
from vnunion_nlp.text import SourceText

_LINES_ABOVE = 60
"""How many written lines a page may put above a document."""
_ABOVE_TITLE = 40
"""Lines of the left column that a converter may put above the title."""
_BESIDE = 5
_STRANGE = 2
"""Lines that say nothing of a head and yet may stand in it."""
_TITLE_WORD = compile_pattern(r"chu nghia|cong san|ho chi minh")


def first_line(source: SourceText) -> int:
    """Index of the line on which the head begins: the first above quốc hiệu or the Party's title that can only be the head's.

    Without a title, the first below a page's headline that a document of the same type repeats; 0 where none is found near the top, or
    where a document without one begins above it.
    """
    title = _title_line(source)
    if title is None:
        return _below_record(source) or _below_headline(source)
    first, strange = title, 0
    for index in range(title - 1, max(-1, title - _ABOVE_TITLE), -1):
        line = source.lines[index]
        if line.is_blank:
            continue
        if _begins_head(source, index) or (first - index < _BESIDE and is_small_organ(source, line.start, line.end)):
            first, strange = index, 0
        elif not _goes_with_head(source, index):
            strange += 1
            if strange > _STRANGE:
                break
    return 0 if _holds_document(source, first) else first


_RECORD = compile_pattern(
    r"\W*(?:so hieu|loai van ban|(?:noi|co quan) ban hanh|nguoi ky|ngay (?:ban hanh|(?:co |het |dang )?(?:hieu luc|cong bao))|so cong bao|tinh trang|linh vuc|ap dung|het hieu luc)\W{0,3}:"
)
"""The fields of the record by which a portal describes a document: ``Số hiệu: 26/QĐ-UBND``, ``Nơi ban hành: Tỉnh Hòa An``."""
_FEWEST_FIELDS = 3


def _below_record(source: SourceText) -> int:
    """Index of the line behind the record by which a portal describes the document; 0 where there is none."""
    fields = [
        i for i, line in enumerate(source.lines[:_ABOVE_TITLE]) if _RECORD.match(source.plain[line.start : line.end])
    ]
    return fields[-1] + 1 if len(fields) >= _FEWEST_FIELDS else 0


_HEADLINE_LINES, _FRAME_LINES = 6, 12
"""How many written lines a page may put above its headline, and a head between it and the document's type."""


def _below_headline(source: SourceText) -> int:
    """Index of the line where a head begins below the headline by which a page names the document, whose type it repeats; else 0."""
    written = [index for index, line in enumerate(source.lines[:_ABOVE_TITLE]) if not line.is_blank]
    for position, index in enumerate(written[:_HEADLINE_LINES]):
        headline = source.folded[source.lines[index].start : source.lines[index].end]
        found = vocabulary.match_type(headline) if _is_type(headline.upper()) else None
        if _begins_head(source, index):
            return 0
        if found is None or vocabulary.key(headline) == found[0].key:
            continue
        below = written[position + 1 : position + 1 + _FRAME_LINES]
        first = next((i for i in below if _begins_head(source, i)), None)
        repeats = any(
            vocabulary.key(source.folded[source.lines[i].start : source.lines[i].end]) == found[0].key for i in below
        )
        return first if first is not None and repeats else 0
    return 0


def _goes_with_head(source: SourceText, index: int) -> bool:
    """Whether a line may stand between the parts of a head: a rule, the subject of a công văn, the rest of an organ's name."""
    line = source.lines[index]
    text = source.folded[line.start : line.end]
    return (
        not any(map(str.isalpha, text))
        or vocabulary.ABOUT_LABEL.match(source.plain[line.start : line.end]) is not None
        or (
            len(text) <= 60
            and vocabulary.is_capitals(text)
            and not _is_type(text)
            and not vocabulary.TELLS.search(text)
        )
    )


def is_small_organ(source: SourceText, start: int, end: int) -> bool:
    """Whether a line may name an organ in small letters (``Công đoàn Giáo dục huyện``): its place in the head decides."""
    text = source.folded[start:end]
    return (
        bool(text)
        and text[0].isupper()
        and len(text) <= 70
        and text[-1] not in ".:;,!?"
        and vocabulary.ORGAN_HEAD.match(source.plain[start:end]) is not None
        and not _RECORD.match(source.plain, start, end)
        and vocabulary.TELLS.search(text) is None
    )


def _title_line(source: SourceText) -> int | None:
    written = 0
    for index, line in enumerate(source.lines):
        if line.is_blank:
            continue
        written += 1
        if written > _LINES_ABOVE:
            return None
        if _TITLE_WORD.search(source.plain, line.start, min(line.end, line.start + 300)) and any(
            piece.kind == "title" for piece in fragments(source, index)
        ):
            return index
    return None


def _begins_head(source: SourceText, index: int) -> bool:
    """Whether the line above a title is an organ's name in capitals, the document's number, or its place and date."""
    line = source.lines[index]
    if line.is_blank or line.end - line.start > 130:
        return False
    pieces = fragments(source, index)
    if not pieces or pieces[0].kind == "date":
        return bool(pieces)
    text, plain = source.folded[pieces[0].start : pieces[0].end], pieces[0].plain
    if vocabulary.NUMBER_LABEL.match(plain):
        return True
    organ = vocabulary.ORGAN_HEAD.match(plain) or vocabulary.ACTING_BODY.match(plain)
    return bool(organ) and vocabulary.is_capitals(text) and not _is_type(text) and not vocabulary.TELLS.search(text)


def _is_type(text: str) -> bool:
    found = vocabulary.match_type(text)
    return found is not None and vocabulary.key(text).startswith(found[0].key)


_MENU_ITEMS = 2
"""Numbered lines that a page's own menu or headline may have above a document."""


def _holds_document(source: SourceText, last: int) -> bool:
    """Whether one of the lines before ``last`` can only stand in a document's text, or several are numbered as its units are."""
    numbered = 0
    for line in source.lines[:last]:
        if line.is_blank or line.end - line.start < 8:  # the number of a page
            continue
        plain = source.plain[line.start : line.start + 80]
        if HARD_OPENER.match(plain) or vocabulary.ADDRESSEES_LABEL.match(plain):
            return True
        label = label_at(source, line.start)
        if label and not label.is_damaged:
            numbered += 1 if label.kind in ("arabic", "paren", "letter") else _MENU_ITEMS + 1
    return numbered > _MENU_ITEMS
