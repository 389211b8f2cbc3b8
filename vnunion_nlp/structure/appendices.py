"""Phụ lục and other texts behind the signature, with their tables (contract §2; NĐ 30/2020 annex I, part III)."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from vnunion_nlp.patterns import compile_pattern
from vnunion_nlp.structure import vocabulary
from vnunion_nlp.structure.person_names import is_name
from vnunion_nlp.structure.table_parts import TableParts
from vnunion_nlp.structure.tables import INDEX_HEAD, find_tables
from vnunion_nlp.text import Line, SourceText

Span = tuple[int, int]

_HEADING = compile_pattern(
    r"(?P<word>phu ?luc(?: so)?|bieu(?: mau)?(?: so)?|mau(?: bieu| phieu)?(?: so)|phu bieu(?: so)?)\b\W{0,3}(?P<number>[ivxl]{1,5}|\d{1,2}[a-z]?|[a-z])?(?![\w/])"
)
_ATTACHED_TITLE = compile_pattern(
    r"(?:quy che|quy dinh|quy trinh|che do|phuong an|danh muc|dieu le|de cuong|de an|danh sach|ke hoach|chuong trinh|huong dan|noi quy|bang (?:cham|tong|phan)|tong hop|lich|noi dung|bieu|mau)\b"
)
_ATTACHED = compile_pattern(r"\W{0,3}(?:ban hanh )?(?:kem theo|dinh kem)\b")
# What a scanner saw before the title: the page's number, a speck, a stray letter.
_SPECKS = compile_pattern(r"(?:[^\w\n]{1,4}|[^\W\n][^\w\n]{1,3}){1,2}(?=\w{2})")
_MELTED_HEAD = compile_pattern(r"\W*(?:S?TT|Stt|Tt|Số TT)\.?\s+\p{Lu}")
"""The head row of a table whose columns melted (``TT Nội dung Thời gian``)."""


@dataclass(slots=True)
class AppendixParts:
    """Where an appendix and its parts stand; offsets into ``SourceText.folded``."""

    start: int
    end: int
    label: Span | None
    title: list[Span]
    tables: list[TableParts] = field(default_factory=list)
    lines: tuple[int, int] = (0, 0)
    """Indexes of its first and behind its last line."""


def find_start(source: SourceText, first: int, last: int) -> int | None:
    """Index of the first line from ``first`` on that opens an appendix, or None."""
    for index in range(first, last):
        line = source.lines[index]
        if not line.is_blank and _opens(source, index, line):
            return index
    return None


def _opens(source: SourceText, index: int, line: Line) -> bool:
    if line.end - line.start > 120:
        return False
    start = _heading_start(source, line)
    text, plain = source.folded[start : line.end], source.plain[start : line.end]
    match = _heading(plain) if text[0].isupper() or text[0] in "([" else None
    if match:
        rest = plain[match.end() :].strip(" .:-()")
        return text[: match.end("word")].isupper() or (
            text[0].isupper()
            and (not rest or (bool(match["number"]) and not text[match.end() :].strip()[:1].islower()))
        )
    specks = _SPECKS.match(plain)
    at = specks.end() if specks else 0
    named = _ATTACHED_TITLE.match(plain, at) is not None
    if not vocabulary.is_capitals(text[at:]) or (not named and _signs(source, line)):
        return False
    # A title in capitals counts only with its "(Kèm theo …)" close below.
    written = 0
    for following in source.lines[index + 1 : index + 14]:
        if following.is_blank:
            continue
        written += 1
        if _ATTACHED.match(source.plain[following.start : following.end]):
            return named or source.folded[following.start] in "(["
        if written > 5 or (not named and (written > 2 or _signs(source, following))):
            break
    return False


def _signs(source: SourceText, line: Line) -> bool:
    """Whether a line is of a signature (an office, a mark, a name), or an item of nơi nhận."""
    text, plain = source.folded[line.start : line.end], source.plain[line.start : line.end]
    return bool(
        text[0] in "-+•"
        or vocabulary.AUTHORITY.match(text)
        or vocabulary.post_pattern().match(plain)
        or vocabulary.SIGNED_MARK.match(plain)
        or is_name(text)
    )


def _heading_start(source: SourceText, line: Line) -> int:
    """Where a line begins behind the specks before a heading in capitals (``- PHỤ LỤC I``)."""
    specks = _SPECKS.match(source.plain[line.start : line.end])
    at = line.start + specks.end() if specks else line.start
    return at if _HEADING.match(source.plain[at : line.end]) and source.folded[at : line.end].isupper() else line.start


def _heading(plain: str) -> re.Match[str] | None:
    """``Phụ lục``, ``Biểu``, ``Mẫu`` with or without a number; ``BIỂU LỊCH KIỂM TRA`` is a title."""
    match = _HEADING.match(plain)
    if (
        match
        and not match["number"]
        and match["word"].startswith(("bieu", "mau"))
        and plain[match.end() :].strip(" .:-()")
    ):
        return None
    return match


def read_appendices(source: SourceText, first: int, last: int) -> list[AppendixParts]:
    """The appendices among lines ``first`` (the first opens one) to ``last``."""
    starts = [first]
    for index in range(first + 1, last):
        line = source.lines[index]
        if not line.is_blank and _opens(source, index, line):
            start = _heading_start(source, line)
            starts += [index] if _heading(source.plain[start : line.end]) else []
    found = []
    for begin, stop in zip(starts, [*starts[1:], last], strict=True):
        end = source.lines[stop].start if stop < len(source.lines) else len(source)
        found.append(_read(source, begin, stop, end))
    return found


def _read(source: SourceText, begin: int, stop: int, end: int) -> AppendixParts:
    line = source.lines[begin]
    first = _heading_start(source, line)
    plain = source.plain[first : line.end]
    match = _heading(plain)
    label: Span | None = None
    title: list[Span] = []
    at = begin + 1
    if match:
        if match["number"]:
            label = (first + match.start("number"), first + match.end("number"))
        rest = source.trim(first + match.end(), line.end)
        while rest[0] < rest[1] and source.folded[rest[0]] in ".:-) ":
            rest = (rest[0] + 1, rest[1])
        if rest[1] - rest[0] > 1:
            title.append(rest)
    else:
        specks = _SPECKS.match(plain)
        title.append((line.start + (specks.end() if specks else 0), line.end))
    body = at
    while at < stop and at < begin + 16 and len(title) < 7:
        line = source.lines[at]
        if line.is_blank:
            at += 1
            continue
        plain = source.plain[line.start : line.end]
        if _ATTACHED.match(plain):
            body = _behind_bracket(source, at, stop)
            break
        if (
            INDEX_HEAD.match(plain)
            or _MELTED_HEAD.match(source.folded, line.start, line.end)
            or len(source.cells(line)) > 1
            or line.end - line.start > 160
            or _is_body_line(source, line, title)
        ):
            break
        title.append((line.start, line.end))
        at += 1
        body = at
    return AppendixParts(first, end, label, title, find_tables(source, body, stop), (begin, stop))


def _is_body_line(source: SourceText, line: Line, title: list[Span]) -> bool:
    """A line that cannot belong to a centred title: a numbered or bulleted one, or running text under a title in capitals."""
    from vnunion_nlp.structure.labels import is_labelled

    text = source.folded[line.start : line.end]
    if is_labelled(source, line.start) or text[0] in "-+":
        return True
    if not title:
        return False
    previous = source.folded[title[-1][0] : title[-1][1]]
    return text.endswith((".", ":", ";")) or (
        vocabulary.is_capitals(previous) and not vocabulary.is_capitals(text) and line.end - line.start > 90
    )


def _behind_bracket(source: SourceText, at: int, stop: int) -> int:
    """Index of the line behind the ``(Kèm theo …)`` that opens on line ``at``."""
    depth = 0
    for index in range(at, min(at + 5, stop)):
        line = source.lines[index]
        text = source.folded[line.start : line.end]
        depth += text.count("(") - text.count(")")
        if depth <= 0:
            return index + 1
    return at + 1
