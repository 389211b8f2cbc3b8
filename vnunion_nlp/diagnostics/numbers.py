"""Faults of numbers (số, ký hiệu) and dates."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from functools import cache

from vnunion_nlp.diagnostics.codes import mark
from vnunion_nlp.diagnostics.read_document import ReadDocument
from vnunion_nlp.document import Diagnostic, Number
from vnunion_nlp.knowledge import listed, rows
from vnunion_nlp.patterns import compile_pattern
from vnunion_nlp.resolution.numbers import NUMBER_PATTERN, ParsedNumber, parse_number
from vnunion_nlp.text import lower, unmarked


def check(read: ReadDocument) -> Iterator[Diagnostic]:
    """Remarks on the document's own number and date, on cited numbers, and on dates."""
    number, day = read.document.header.number, read.document.header.date
    if number:
        parsed = parse_number(number.text)
        if parsed and _is_written_otherwise(parsed, number.text):
            yield mark("nonstandard_number", f"Written otherwise than {number.canonical}.", number)
        yield from _own_type(read, number)
    if day and day.precision != "day":
        yield mark("incomplete_date", "Day or month of issue is blank or cannot be read.", day)
    yield from _cited_numbers(read)
    yield from _blank_cited_numbers(read)
    yield from _dates(read)


# -- numbers ---------------------------------------------------------------------------------------------------------------------

_BLANKS = compile_pattern(r"\s+")
_TW = compile_pattern(r"(?i)T\.?Ư")
_SERIAL = compile_pattern(r"[\dlIO]+")
_DIGITS = str.maketrans("lIO", "110")
_NUMBER = compile_pattern(NUMBER_PATTERN)


def _is_written_otherwise(parsed: ParsedNumber, text: str) -> bool:
    """Whether blanks, separators or letter case are not the system's. ``TƯ`` for ``TW``, lost hats and a scanner's ``4l`` are no style."""
    if parsed.canonical is None:
        return False
    return _without_slips(text.strip().rstrip(" .,;:")) != _without_slips(parsed.canonical)


def _without_slips(number: str) -> str:
    serial = _SERIAL.match(number)
    digits = serial.end() if serial else 0
    return number[:digits].translate(_DIGITS) + unmarked(_TW.sub("TW", number[digits:]))


def _own_type(read: ReadDocument, number: Number) -> Iterator[Diagnostic]:
    doc_type = read.document.header.doc_type
    if not doc_type or not number.type_code or not doc_type.code or number.type_code in _codes_of(doc_type.code):
        return
    if _type_line(read, number.type_code):
        return  # the type stands there, but its line is damaged or was taken for another part
    yield mark("type_code_mismatch", f"The symbol says {number.type_code}, the document is a {doc_type.name}.", number)


@cache
def _codes_of(code: str) -> frozenset[str]:
    """All codes a type is written with (``KH``: ``KHLT``, ``KHPH``)."""
    same = [row for row in rows("document_types") if row["code"] == code]
    return frozenset([code, *(other for row in same for other in listed(row["other_codes"]))])


_MORE = 40
"""So much may follow a type's name on its line: that it is of several bodies, or what it is about."""


def _type_line(read: ReadDocument, code: str) -> bool:
    """Whether a line of the head begins with a name of type ``code``, stray marks aside."""
    names = [row["name"] for row in rows("document_types") if code in (row["code"], *listed(row["other_codes"]))]
    plain = [unmarked(lower(name)) for name in names]
    for line in read.source.lines[:40]:
        text = read.source.folded[line.start : line.end].strip(" .,'\"-:_")
        words = unmarked(lower(text))
        if text.isupper() and any(words.startswith(name) and len(words) <= len(name) + _MORE for name in plain):
            return True
    return False


def _cited_numbers(read: ReadDocument) -> Iterator[Diagnostic]:
    folded = read.flowing.folded
    for item in read.resolved:
        mention = item.mention
        if mention.kind != "numbered" or (mention.canonical or "") in folded[mention.start : mention.end]:
            continue  # most stand there as they should
        match = _NUMBER.search(folded, mention.start, mention.end)
        parsed = parse_number(match[0]) if match else None
        if match and parsed and _is_written_otherwise(parsed, match[0]):
            slot = read.flowing.slot(match.start(), match.end())
            if _DAMAGED.search(slot.text) or _GOES_ON.match(folded, match.end()):
                continue
            yield mark("nonstandard_number", f"Written otherwise than {parsed.canonical}.", slot)


_DAMAGED = compile_pattern("ĐÐ|ÐĐ|ÐÐ")
"""Đ read twice, as scanners do."""
_GOES_ON = compile_pattern(r"\S?/\p{L}|-\p{L}")

_BLANK_CITED = compile_pattern(
    r"số(?<!\w..)\s?:?(?:[ ]{2,}|[ ]?[.…_]{2,}[ ]?)(?P<symbol>[/-][ ]?(?=\p{Lu})[\p{L}/-]{2,24})"
)


def _blank_cited_numbers(read: ReadDocument) -> Iterator[Diagnostic]:
    """A cited document whose serial is left blank (``Quyết định số      /QĐ-UBND``)."""
    own = read.document.header.number
    low = read.structure.head.end
    for match in _BLANK_CITED.finditer(read.structure.running, low):
        if own and own.serial is None and _BLANKS.sub("", own.text).endswith(match["symbol"].strip("/- ")):
            continue  # the document's own number, repeated on what is attached to it
        slot = read.source.slot(*match.span())
        yield mark("missing_number", "The serial of a cited number is left blank.", slot, severity="info")


# -- dates ---------------------------------------------------------------------------------------------------------------------

_DATE = compile_pattern(
    r"(?P<day>\d(?<![\d/.,-].)\d?)(?:(?P<sep>[/.-])(?P<month>\d{1,2})(?P=sep)|\s{1,3}tháng\s{1,3}(?P<named_month>\d{1,2}),?\s{1,3}năm\s{1,3})"
    r"(?P<year>\d{4})(?![\d/]|[.,-]\d)"
)
_FIRST_YEAR, _LAST_YEAR = 1800, 2099
"""Full dates outside are slips; the oldest that documents of our time write are birthdays of the nineteenth century."""
_FIRST_CITED_YEAR = "1930"
_ANTICIPATED = 2
"""So many cited documents of the future show that the date of issue was misread or is itself the slip."""


def _dates(read: ReadDocument) -> Iterator[Diagnostic]:
    wrong = {
        match.span(): match
        for match in _DATE.finditer(read.structure.running)
        if not _is_possible(int(match["day"]), int(match["month"] or match["named_month"]), int(match["year"]))
    }
    future = []
    own = read.document.header.number.canonical if read.document.header.number else None
    for reference, item in zip(read.document.references, read.resolved, strict=True):
        if not reference.date:
            continue
        if reference.date[:4] > str(_LAST_YEAR) or reference.date < _FIRST_CITED_YEAR:
            spans = [span for span in wrong if item.mention.start <= span[0] < item.mention.end]
            for span in spans:
                del wrong[span]
            yield mark("implausible_date", f"A document cannot be of {reference.date}.", reference)
        elif reference.canonical and reference.canonical == own:
            continue  # two days of the document itself: see the references
        elif read.issued and len(reference.date) == 10 and date.fromisoformat(reference.date) > read.issued:
            future.append(reference)
    for match in wrong.values():
        yield mark("implausible_date", f"{match[0]} is no possible date.", read.source.slot(*match.span()))
    if len(future) > _ANTICIPATED and read.document.header.date:
        yield mark(
            "implausible_date", "Several documents cited are younger than the date of issue.", read.document.header.date
        )
        return
    for reference in future:
        yield mark("implausible_date", f"A document of {reference.date} was not yet issued.", reference)


def _is_possible(day: int, month: int, year: int) -> bool:
    if not _FIRST_YEAR <= year <= _LAST_YEAR:
        return False
    try:
        date(year, month, day)
    except ValueError:
        return False
    return True
