"""Kính gửi: the addressees on its line and in the list below it (contract §3, NĐ 30/2020 ô 9a)."""

from __future__ import annotations

from vnunion_nlp.patterns import compile_pattern
from vnunion_nlp.structure import vocabulary
from vnunion_nlp.structure.fragments import Fragment, fragments
from vnunion_nlp.structure.labels import is_labelled
from vnunion_nlp.structure.openers import HARD_OPENER, OPENER
from vnunion_nlp.structure.recipient_items import comma_list
from vnunion_nlp.text import Line, SourceText

Span = tuple[int, int]

_CLOSED_ITEM = compile_pattern(r";\s*$")
_ITEM_BREAK = compile_pattern(r"[;,:.]\s*-\s(?=\p{Lu})|;\s*|(?P<dash>\s-\s)(?=\p{Lu})")
_ADDRESSEE = compile_pattern(
    r"(?:cac|ong|ba|dong chi|quy|lanh dao|chu tich|giam doc|hieu truong|truong|thu truong|toan the)\b"
)
"""What begins an addressee, besides an organ: a dash before anything else is one of a name (``Bộ Lao động - Thương binh và Xã hội``)."""
_BULLET = compile_pattern(r"(?:[l|!ij]\s(?=[-+•]))?[^\w(\"]*_?[^\w(\"]*")
_LETTERS = compile_pattern(r"\p{L}{2}")
_MOST = 40
_BULLETS = "-+•"


def read_addressees(source: SourceText, at: int, piece: Fragment) -> tuple[Span, list[list[Span]], int]:
    """The label, the addressees with their pieces, and the index of the line behind them.

    ``piece`` begins with the label and stands on line ``at``.
    """
    match = vocabulary.ADDRESSEES_LABEL.match(piece.plain)
    assert match
    label = source.trim(piece.start + match.start(), piece.start + match.end())
    folded, lines = source.folded, source.lines
    rest = source.trim(piece.start + match.end(), lines[at].end)
    if not _LETTERS.search(folded, *rest):
        rest = (rest[1], rest[1])
    items = [[span] for span in _split(source, rest)]
    listed = not items or folded[rest[0]] in _BULLETS
    closed = not listed and folded[rest[1] - 1] == "."
    first = at
    at += 1
    while at < len(lines) and not closed and len(items) < _MOST:
        line = lines[at]
        if line.is_blank:
            at += 1
            if items and not listed:
                break
            continue
        if not items and _is_frame(source, at):
            at, first = at + 1, at
            continue
        bulleted = _has_bullet(folded, line)
        if bulleted and HARD_OPENER.match(source.plain[line.start : line.end]):
            break
        if not bulleted and (_is_body(source, line, items) or (not items and at > first + 3)):
            break
        if line.end - line.start > 160 or not (
            bulleted or not items or _goes_on(source, items, line) or _ends_item(source, at, listed)
        ):
            break
        bullet = _BULLET.match(folded, line.start, line.end)
        behind = _SPECKS_BEHIND.search(folded, line.start, line.end)
        spans = _split(source, (bullet.end() if bullet else line.start, behind.start() if behind else line.end))
        if not spans:
            at += 1
            continue
        if items and not bulleted and not _CLOSED_ITEM.search(folded, items[-1][-1][1] - 1, line.start):
            items[-1].append(spans.pop(0))
        items += [[span] for span in spans]
        at += 1
        closed = _CLOSED_LIST.search(folded, line.start, line.end) is not None and not (
            listed and at < len(lines) and not lines[at].is_blank and _has_bullet(folded, lines[at])
        )
    items = [part for item in items for part in comma_list(source, item)]
    return label, [trimmed for item in items if (trimmed := _trim(source, item))], at


def _is_frame(source: SourceText, at: int) -> bool:
    """Whether a line holds quốc hiệu, or place and date, and nothing else: the right column of the head."""
    return {piece.kind for piece in fragments(source, at)} <= {"title", "date", "noise"}


_CLOSED_LIST = compile_pattern(r"[^;,.\s]\s?\.$")


_SPECKS_BEHIND = compile_pattern(r"(?<=[.;])\s+\S{1,2}$")


def _has_bullet(folded: str, line: Line) -> bool:
    bullet = _BULLET.match(folded, line.start, line.end)
    return bullet is not None and any(sign in _BULLETS + "=" for sign in bullet[0])


def _is_body(source: SourceText, line: Line, items: list[list[Span]]) -> bool:
    plain = source.plain[line.start : line.end]
    if vocabulary.ORGAN_HEAD.match(plain) and plain.endswith(_ITEM_ENDS if items else _MARKS):
        return False  # an organ of a list, whose bullets a converter dropped
    return bool(OPENER.match(plain)) or is_labelled(source, line.start)


_MARKS = (";", ",")
_ITEM_ENDS = (*_MARKS, ".")


def _goes_on(source: SourceText, items: list[list[Span]], line: Line) -> bool:
    """Whether an unmarked line belongs to the list: it begins small, or the one above is open."""
    last = items[-1][-1][1]
    return (
        source.folded[line.start].islower() or source.folded[last - 1] in ",;" or source.folded[last : last + 1] == ";"
    )


def _ends_item(source: SourceText, at: int, listed: bool) -> bool:
    """Whether line ``at`` can only be the rest of the addressee above: a short one before an empty line or, in a list, the next item."""
    lines = source.lines
    if at + 1 >= len(lines) or lines[at - 1].is_blank or lines[at].end - lines[at].start > _LONGEST_REST:
        return False
    words = source.folded[lines[at].start : lines[at].end]
    return not words.isupper() and (_has_bullet(source.folded, lines[at + 1]) if listed else lines[at + 1].is_blank)


_LONGEST_REST = 60


def _split(source: SourceText, span: Span) -> list[Span]:
    """Several addressees on one line."""
    pieces, at = [], span[0]
    for match in _ITEM_BREAK.finditer(source.folded, span[0], span[1]):
        following = source.plain[match.end() : span[1]]
        if match["dash"] and not (_ADDRESSEE.match(following) or vocabulary.ORGAN_HEAD.match(following)):
            continue
        pieces.append((at, match.start()))
        at = match.end()
    pieces.append((at, span[1]))
    return [piece for low, high in pieces if (piece := source.trim(low, high))[0] < piece[1]]


def _trim(source: SourceText, item: list[Span]) -> list[Span]:
    """Without bullet and closing mark."""
    start, end = item[0]
    bullet = _BULLET.match(source.folded, start, end)
    start = bullet.end() if bullet else start
    item[0] = (start, end)
    start, end = item[-1]
    while end > start and source.folded[end - 1] in ".;,:_ ":
        end -= 1
    item[-1] = (start, end)
    return [(low, high) for low, high in item if low < high]
