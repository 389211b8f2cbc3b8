"""Trích yếu: which lines below the type belong to it, and where it ends (contract §3)."""

from __future__ import annotations

import re

from vnunion_nlp.patterns import compile_pattern
from vnunion_nlp.structure import vocabulary
from vnunion_nlp.structure.fragments import Fragment
from vnunion_nlp.structure.labels import is_labelled
from vnunion_nlp.structure.openers import HARD_OPENER, OPENER
from vnunion_nlp.text import SourceText

Span = tuple[int, int]

_WORDS = compile_pattern(r"[^\W_]+")
_SPECKS_BEFORE = compile_pattern(r"(?:[^\w(\"]|_|ï(?= )|l(?= [:.,])){1,4}(?:\s+|(?<=_))(?=[\p{L}\d])|\"\s+(?=\p{Ll})")
_SPECKS_BEHIND = compile_pattern(r"(?<=[^\s,;\d])\s+[^\w\s\")…]{1,3}$|(?<=\d)\s+[:.'`]{1,2}$|\s+_+$")
"""What a scanner reads at the edges of a line, apart from its words."""
_OPEN_RANGE = compile_pattern(r"(?<=\d)\s-$")
"""A dash that a number must follow (``năm học 2023 -`` / ``2024``); before anything else it is a speck."""
_CONNECTING = compile_pattern(
    r"(?:,|;|:|-|\b(?:về|của|và|cho|với|theo|tại|trong|các|những|số|việc|đối với|thực hiện|ngày|tháng|lần thứ|khóa|giữa|từ|đến|giai đoạn|năm học|thời kỳ))\s*$",
    re.IGNORECASE,
)
"""Words that need another behind them."""
_HALF_WORD = compile_pattern(
    r"\b(?:năm|công tác|xây dựng|hoạt động|nhiệm kỳ|triển khai|tổ chức|ban hành|đoàn|lao|người|động|công)\s*$",
    re.IGNORECASE,
)
"""Words that often need another: they hold two lines together, but not over a blank one."""


def _is_stray_bracket(folded: str, subject: list[Span]) -> bool:
    """Whether a subject ends with a bracket that nothing in it opens: ``(V/v …)``."""
    text = " ".join(folded[low:high] for low, high in subject)
    return text.endswith(")") and text.count(")") > text.count("(")


def _open_ended(text: str) -> bool:
    """Whether a subject so far cannot end here: a quote or bracket is open, or a word that needs another."""
    return text.count('"') % 2 == 1 or text.count("(") > text.count(")") or bool(_CONNECTING.search(text))


def is_subject_line(source: SourceText, subject: list[Span], start: int, end: int, blank: int) -> bool:
    """Whether the line from ``start`` to ``end`` goes on with ``subject``; ``blank``: how many empty lines stand between."""
    specks = _SPECKS_BEFORE.match(source.folded, start, end)
    start = specks.end() if specks else start
    text = source.folded[start:end]
    plain = source.plain[start:end]
    if vocabulary.ADDRESSEES_LABEL.match(plain) or is_labelled(source, start) or vocabulary.ATTACHED_LABEL.match(plain):
        return False
    if HARD_OPENER.match(plain) or (subject and is_enacting(source, start, end)):
        return False
    if subject and _ANNOUNCES.search(plain):
        return False
    if not subject:
        return end - start <= (400 if vocabulary.is_capitals(text) else 240) and blank <= 4
    so_far = _SPECKS_BEHIND.sub("", " ".join(source.folded[low:high] for low, high in subject))
    if not text[0].isdigit():
        so_far = _OPEN_RANGE.sub("", so_far)
    open_end = _open_ended(so_far)
    opens = text[0].isupper() and OPENER.match(plain) is not None
    names_time = _PERIOD.match(plain) is not None and end - start <= 60 and text[-1] not in ".:;"
    if blank:
        return (
            (open_end and not opens)
            or (blank <= 2 and _ABOUT.match(plain) is not None)
            or (text[0].islower() and end - start < 130)
            or (blank <= 2 and text[-1] not in ".:" and (names_time or _goes_on_in_capitals(text, plain, so_far)))
            or (blank <= 2 and not opens and _closes_title(source, start, end))
        )
    if names_time and not opens:
        return True
    if open_end or text[0].islower() or (_HALF_WORD.search(so_far) and not opens):
        return end - start < 200
    if vocabulary.is_capitals(text):
        return vocabulary.is_capitals(so_far)
    if text[0] == "(":
        return True
    if vocabulary.is_capitals(so_far) or (end - start >= 60 and subject[-1][1] - subject[-1][0] <= 0.6 * (end - start)):
        return False  # behind a short last line stands the text
    return end - start <= 110 and not OPENER.match(plain)


_ANNOUNCES = compile_pattern(r"\b(?:nhu|cu the|noi dung|dung|day|sau) sau\W*:\W*$")
_ABOUT = compile_pattern(r"(?:v/v|ve viec)\b")
"""What a directive or resolution is about, below whose it is: ``CỦA BAN THƯỜNG VỤ …`` / ``V/v …``."""
_PERIOD = compile_pattern(
    r"[(]?(?:nam hoc|nam \d{4}|thang \d|quy [ivx\d]|giai doan|nhiem ky|lan thu|dot \d|hoc ky|thoi diem|tuan \d|6 thang|khoa)\b"
)
"""The time that a title's last line names."""
_HEADING = compile_pattern(
    r"(?:mo dau|dat van de|loi noi dau|muc luc|phan |chuong |dieu |noi dung\W*$|muc dich|ho ten|stt\b|tt\b)"
)


def _goes_on_in_capitals(text: str, plain: str, so_far: str) -> bool:
    return (
        vocabulary.is_capitals(text)
        and vocabulary.is_capitals(so_far)
        and len(text) < 200
        and not _HEADING.match(plain)
    )


_SHORT = 60


def _closes_title(source: SourceText, start: int, end: int) -> bool:
    """Whether a short line, set off by empty ones, is the title's: nothing but others like it stands before the grounds."""
    index = source.line_index(start)
    for _ in range(3):
        line = source.lines[index]
        text = source.folded[line.start : line.end]
        if len(text) > _SHORT or text[-1] in ".:;," or is_labelled(source, line.start) or not text[0].isalpha():
            return False
        following = next_written(source, index + 1)
        if following is None:
            return False
        line = source.lines[following]
        opening = source.plain[line.start : line.end]
        if vocabulary.ADDRESSEES_LABEL.match(opening) or not _WORDS.search(opening):  # a rule drawn below the title
            return True
        if len(opening) > _SHORT and not source.folded[line.start].islower() and OPENER.match(opening):
            return True
        index = following
    return False


def is_enacting(source: SourceText, start: int, end: int) -> bool:
    """Whether a line names who decides, above the grounds: ``CHỦ TỊCH ỦY BAN NHÂN DÂN TỈNH`` / ``Căn cứ …``."""
    plain = source.plain[start:end]
    if not (vocabulary.is_capitals(source.folded[start:end]) and vocabulary.BODY_OR_POST.match(plain)):
        return False
    index = source.line_index(start)
    following = next_written(source, index + 1)
    apart = index > 0 and source.lines[index - 1].is_blank and vocabulary.post_pattern().match(plain)
    if apart and following is not None:
        line = source.lines[following]
        if vocabulary.ADDRESSEES_LABEL.match(source.plain[line.start : line.end]):
            return True
    for _ in range(2):  # the name may run over a second line
        if following is None:
            return False
        line = source.lines[following]
        if HARD_OPENER.match(source.plain[line.start : line.end]):
            return True
        if not vocabulary.is_capitals(source.folded[line.start : line.end]):
            return False
        following = next_written(source, following + 1)
    return False


def continues_about(source: SourceText, subject: list[Span], column: int, piece: Fragment) -> bool:
    """Whether a piece goes on with the ``V/v`` of a công văn, whose label stands in ``column``."""
    last = subject[-1]
    gap = source.folded.count("\n", last[1], piece.start)
    if gap == 0:
        return False
    text = source.folded[piece.start : piece.end]
    if gap > 2 and not text[0].islower():
        return False
    if piece.column > column + 45 or is_labelled(source, piece.start):
        return False
    if vocabulary.is_capitals(text):  # the last word, if it is an abbreviation
        return gap == 1 and len(text) <= 8 and not vocabulary.ORGAN_HEAD.match(piece.plain)
    return piece.end - piece.start < 110


def is_bare_about(source: SourceText, at: int, piece: Fragment) -> bool:
    """Whether a piece of line ``at``, below the number, says without ``V/v`` what a letter is about, as the Party's letters do."""
    text = source.folded[piece.start : piece.end]
    return (
        text[0].isupper()
        and not vocabulary.is_capitals(text)
        and text.count(" ") >= _FEWEST_BLANKS
        and text[-1] not in ".:;"
        and not vocabulary.ORGAN_HEAD.match(piece.plain)
        and not vocabulary.ADDRESSEES_LABEL.match(piece.plain)
        and not HARD_OPENER.match(piece.plain)
        and precedes_addressees(source, at)
    )


_FEWEST_BLANKS = 2
"""Between the words that say what a letter is about."""


def precedes_addressees(source: SourceText, at: int) -> bool:
    """Whether ``Kính gửi`` stands among the lines next below ``at``, as it does below what an official letter is about."""
    below = source.lines[at + 1 : at + 9]
    return any(vocabulary.ADDRESSEES_LABEL.match(source.plain[line.start : line.end]) for line in below)


def next_written(source: SourceText, at: int) -> int | None:
    """Index of the first line from ``at`` on that is not blank, or None."""
    while at < len(source.lines):
        if not source.lines[at].is_blank:
            return at
        at += 1
    return None


def trim_subject(source: SourceText, subject: list[Span]) -> None:
    """Leave out the specks, closing marks and empty pieces at the edges of a subject, in place."""
    folded = source.folded
    for index, (start, end) in enumerate(subject):
        specks, rest = _SPECKS_BEFORE.match(folded, start, end), _SPECKS_BEHIND.search(folded, start, end)
        subject[index] = (specks.end() if specks else start, rest.start() if rest else end)
    if subject and sum(folded.count('"', *span) for span in subject) % 2 and folded.startswith('" ', subject[0][0]):
        subject[0] = (subject[0][0] + 2, subject[0][1])
    subject[:] = [(start, end) for start, end in subject if _WORDS.search(folded, start, end)]
    while subject:
        start, end = subject[-1]
        while end > start and (folded[end - 1] in " .;,:-_" or _is_stray_bracket(folded, subject)):
            end -= 1
            subject[-1] = (start, end)
        if end > start:
            subject[-1] = (start, end)
            return
        subject.pop()
