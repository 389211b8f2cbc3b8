"""Where the closing block begins: at ``Nơi nhận`` or the office above it, at a list that ends with ``Lưu``, or at a signature."""

from __future__ import annotations

from vnunion_nlp.patterns import compile_pattern
from vnunion_nlp.structure import vocabulary
from vnunion_nlp.structure.foot_parts import BULLETS, OFFICE_KINDS, SIGNATURE_KINDS
from vnunion_nlp.structure.foot_repair import kinds_of
from vnunion_nlp.structure.labels import is_labelled
from vnunion_nlp.structure.recipient_items import ARCHIVE
from vnunion_nlp.text import Line, SourceText


def find_foot(source: SourceText, first: int, last: int) -> int | None:
    """Index of the line among ``first`` to ``last`` (exclusive) on which the closing block begins, or None."""
    begin = _find(source, first, last)
    return _behind_body(source, first, last, begin) if source.is_scan else begin


_END_OF_BODY = compile_pattern(r"\S\s?[./]\s?/\s?[.,]?\W{0,3}$")
"""``./.``: what closes the last sentence of a body."""
_MOST_UNREAD = 8
"""Written lines at most between it and the first line that shows what it is."""


def _behind_body(source: SourceText, first: int, last: int, begin: int | None) -> int | None:
    """``begin``, or the line right behind the mark that closes a body, where a stamp lies over the first lines of the closing block."""
    lines = source.lines
    stop = last if begin is None else begin
    if begin is not None and any(_is_label_line(source, index) for index in range(begin, last)):
        return begin
    written = [index for index in range(first, stop) if not lines[index].is_blank]
    behind: list[int] = []
    for index in reversed(written[-(_ARCHIVED_LINES if begin is None else _MOST_UNREAD) :]):
        line = lines[index]
        if _END_OF_BODY.search(source.folded, max(line.start, line.end - 12), line.end):
            break
        if line.end - line.start > _RUNNING_TEXT or is_labelled(source, line.start):
            return begin
        behind.insert(0, index)
    else:
        return begin
    if begin is not None:
        return behind[0] if behind else begin
    items = sum(source.folded[lines[index].start] in BULLETS for index in behind)
    named = behind and "name" in kinds_of(source, behind[-1])
    return (
        behind[0] if items > 1 and named and any(kinds_of(source, index) & OFFICE_KINDS for index in behind) else None
    )


def _find(source: SourceText, first: int, last: int) -> int | None:
    lines = source.lines
    label = None
    for index in range(first, last):
        line = lines[index]
        if line.is_blank or "n" not in source.lower[line.start : line.start + 300]:
            continue
        if _is_label_line(source, index):
            label = index
            break
    end = last if label is None else label
    if label is None:
        archived = _find_archived(source, first, end)
        return archived if archived is not None else _find_signature(source, first, end)
    begin, written, unread = label, 0, 0
    for index in range(label - 1, max(first - 1, label - _SIGNED_LINES), -1):
        if lines[index].is_blank:
            continue
        kinds = kinds_of(source, index)
        if not kinds <= SIGNATURE_KINDS | {"unsure", "noise", "date"} or written > _SIGNED_LINES / 2:
            unread += 1
            if unread > _UNREAD or not _may_be_signature(source, lines[index]):
                break
        heads = kinds == {"body"} and not any(not line.is_blank for line in lines[index + 1 : begin])
        if kinds & {"authority", "post", "date"} or heads:
            begin = index
        written += 1
    return begin


_SIGNED_LINES = 30
"""Lines, empty ones too, that the signatures above a list of recipients may take."""
_UNREAD = 4
"""Lines among them of which nothing can be read."""
_LONGEST_UNREAD = 60


def _may_be_signature(source: SourceText, line: Line) -> bool:
    """Whether a line may be one of a signature that a stamp marred: short, no list's item, and no end of a sentence."""
    text = source.folded[line.start : line.end]
    return (
        len(text) <= _LONGEST_UNREAD
        and text[0] not in BULLETS
        and not text.endswith((";", ":"))
        and not (text.endswith(".") and text[0].islower())
        and not is_labelled(source, line.start)
    )


def _is_label_line(source: SourceText, index: int) -> bool:
    line = source.lines[index]
    plain = source.plain[line.start : line.end]
    match = vocabulary.RECIPIENTS_LABEL.search(plain)
    return bool(match and (match.start() <= 3 or plain[: match.start()].endswith("   ")) and len(plain) < 260)


_ARCHIVED_LINES = 25
_RUNNING_TEXT = 75
"""A line this long, without bullet or office, is the document's text."""


def _find_archived(source: SourceText, first: int, last: int) -> int | None:
    """A closing block whose label ``Nơi nhận`` cannot be read: the office above the list that ends with ``Lưu``."""
    lines = source.lines
    written = [index for index in range(first, last) if not lines[index].is_blank]
    archive = next(
        (i for i in range(len(written) - 1, max(-1, len(written) - 60), -1) if _is_archive(source, lines[written[i]])),
        None,
    )
    begin = None
    for index in reversed(written[:archive][-_ARCHIVED_LINES:]) if archive is not None else ():
        if begin is not None and source.folded.endswith("./.", lines[index].start, lines[index].end):
            break
        if kinds_of(source, index) & OFFICE_KINDS:
            begin = index
        elif source.folded[lines[index].start] not in BULLETS and lines[index].end - lines[index].start > _RUNNING_TEXT:
            break
    if begin is None and archive is not None:
        begin = _list_start(source, written[: archive + 1])
    return begin


def _list_start(source: SourceText, written: list[int]) -> int | None:
    """The first of the short bulleted lines that end with ``Lưu``, where not even the office above them can be read."""
    begin = None
    for count, index in enumerate(reversed(written)):
        line = source.lines[index]
        if source.folded[line.start] not in BULLETS or line.end - line.start > _RUNNING_TEXT:
            break
        begin = index if count else None
    return begin


def _is_archive(source: SourceText, line: Line) -> bool:
    match = ARCHIVE.match(source.plain[line.start : line.end])
    return match is not None and any(sign in BULLETS for sign in match[0])


def _find_signature(source: SourceText, first: int, last: int) -> int | None:
    """A signature without nơi nhận: from an authority line, or a post or body alone near the end.

    What a web page puts behind it (related news) is passed over where the signature shows a mark or a name, or closes the text.
    """
    written = [index for index in range(first, last) if not source.lines[index].is_blank]
    begin = signed = None
    marked = headed = False
    for position, index in list(enumerate(written))[-40:]:
        kinds = kinds_of(source, index)
        if "authority" in kinds or (kinds <= SIGNATURE_KINDS | {"date"} and kinds & {"post", "body", "date"}):
            begin = index if begin is None else begin
            headed = headed or "authority" in kinds
        elif begin is None and "body" in kinds and _heads_items(source, written[position + 1 :]):
            begin, headed = index, True  # its TM. was misread
        elif headed and _is_item(source, source.lines[index]):
            continue  # nơi nhận, whose label cannot be read, beside the signature
        elif not kinds <= SIGNATURE_KINDS | {"unsure", "noise", "date"}:
            closes = begin is not None and (marked or _closes_text(source, begin, written[position:]))
            signed = begin if closes else signed
            begin, headed = None, False
        marked = begin is not None and (marked or bool(kinds & {"mark", "name"}))
    return signed if begin is None else begin


_MELTED_ITEM = 110
"""Characters that an item and what stands beside it may take."""


def _heads_items(source: SourceText, below: list[int]) -> bool:
    """Whether the items of nơi nhận stand ``below`` a line."""
    return len(below) > 1 and all(_is_item(source, source.lines[index]) for index in below[:2])


_ITEM = compile_pattern(rf"(?:\S{{1,2}}\s)?[{BULLETS}]\s?[\p{{Lu}}\W]|[^.:]*;")


def _is_item(source: SourceText, line: Line) -> bool:
    """Whether a line holds an item of nơi nhận: a bullet, behind a speck perhaps, or a closing mark."""
    return line.end - line.start <= _MELTED_ITEM and _ITEM.match(source.folded, line.start, line.end) is not None


_SENTENCE_END = ".!;/|"
_LEVEL = compile_pattern(r"(?:phuong|xa|tinh|thanh|huyen|quan)\b")
"""What may begin a heading as well (``PHƯƠNG HƯỚNG …``)."""


def _closes_text(source: SourceText, begin: int, behind: list[int]) -> bool:
    """Whether an office in capitals without a name stands behind the end of a sentence, and no numbered unit behind it."""
    if not kinds_of(source, begin) & {"authority", "body"}:
        return False
    above = next((source.lines[i] for i in range(begin - 1, -1, -1) if not source.lines[i].is_blank), None)
    if above is None or source.folded[above.end - 1] not in _SENTENCE_END:
        return False
    if _LEVEL.match(source.plain, source.lines[begin].start):
        return False
    return not any(
        source.lines[index].end - source.lines[index].start > _RUNNING_TEXT * 2
        or is_labelled(source, source.lines[index].start)
        for index in behind
    )
