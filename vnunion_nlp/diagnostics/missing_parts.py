"""Parts a document should have (NORMS §1.1) and does not, or has but could not be read.

A part is called missing only where the text bears no trace of it: what a scan or a converter damaged beyond reading is there.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from vnunion_nlp.diagnostics.codes import mark
from vnunion_nlp.diagnostics.read_document import ReadDocument
from vnunion_nlp.document import Diagnostic
from vnunion_nlp.patterns import compile_pattern

_FOOT_LINES = 45

# Traces, in text without tones and hats; a scanner's letters allowed for.
_NUMBER = compile_pattern(
    r"(?:^|\s{2})[^\w\n]{0,6}s[o06]\W{0,2}\s?[:.;]\s?\S|^[^\w\n]{0,6}\S{1,5}\s?[-/]\s?[a-z]{1,6}\s?[-/]\s?[a-z]{2}",
    re.MULTILINE,
)
_DATE = compile_pattern(r"\bng[a@]y.{0,14}\bth[a@]n?g.{0,14}\bn[a@]m\b|\bngay \S{1,3}[/.-]\S{1,3}[/.-]\S{2,4}")
_RECIPIENTS = compile_pattern(r"\b[nm][o0]i\s?nh[ae]n\b|\bluu?\s?:?\s?(?:vt|vp|van thu|van phong)\b|\(\s?b/c\)")
_RECIPIENTS_LABEL = compile_pattern(r"^\W{0,5}[nm][o0]i\s?nh[ae]n\b", re.MULTILINE)
_AUTHORITY = compile_pattern(r"(?:^|\s{2,})[^\w\n]{0,4}(?:T/?M|K/?T|T/?L|TUQ)\s?[.,]\s?\p{Lu}{2}", re.MULTILINE)
_SIGNATURE = compile_pattern(
    r"(?<!\p{L})(?:T/?M|K/?T|T/?L|TUQ)\s?[.,]\s?\p{Lu}{2}|[Đđ][ãa]\s?k[ýy]"
    r"|(?:^|\s{2}|[;:.,]\s)\W*(?:PH[OÓ]\s)?(?:CH[UỦÚ] T[IỊÍ]CH|BÍ TH[UƯ]|GI[AÁ]M Đ[OÔÓỐ]C|TRƯ[OỞỚ]NG BAN)\W*$",
    re.MULTILINE,
)
_OWN_DAY = compile_pattern(r"ngay\s+\d{1,2}\s*(?:thang\s+|[/.-])\d{1,2}\s*(?:,?\s*nam\s+|[/.-])\d{4}")


def check(read: ReadDocument) -> Iterator[Diagnostic]:
    """Missing and unread parts."""
    for other in read.structure.others:
        yield mark("another_document", "Another document begins here; it was not read.", read.source.slot(*other))
    if not read.is_administrative:
        return
    document, source = read.document, read.source
    header = document.header
    head = (0, read.structure.head.end)
    foot = _foot(read)
    if header.number is None:
        yield from _missing(read, "missing_number", "number (số, ký hiệu)", _NUMBER.search(source.plain, *head))
    elif header.number.serial is None:
        yield mark("missing_number", "The serial of the number is blank or cannot be read.", header.number)
    if header.date is None and not _dates_itself(read):
        yield from _missing(read, "missing_date", "date of issue", _day_of_issue(read, head))
    half = read.legibility.is_scan and bool(document.recipients or document.signatures)
    if not document.recipients and read.type_code != "BB":
        trace = _RECIPIENTS_LABEL.search(source.plain) or _RECIPIENTS.search(source.plain, *foot)
        yield from _missing(read, "missing_recipients", "recipients (nơi nhận)", trace, doubtful=half)
    if not document.signatures:
        trace = _SIGNATURE.search(source.folded, *foot) or _AUTHORITY.search(source.folded, read.structure.body[0])
        yield from _missing(read, "missing_signature", "signature block", trace, doubtful=half)


def _foot(read: ReadDocument) -> tuple[int, int]:
    """Where a closing block would stand: the last lines before the appendices, or of the text."""
    lines = read.source.lines
    end = read.structure.appendices[0].start if read.structure.appendices else len(read.source)
    last = read.source.line_index(end) if end < len(read.source) else len(lines)
    return lines[max(0, last - _FOOT_LINES)].left, end


def _missing(
    read: ReadDocument, code: str, part: str, trace: re.Match[str] | None, *, doubtful: bool = False
) -> Iterator[Diagnostic]:
    """``doubtful``: a scan lost the part, rather than its author: the other half of its block is there."""
    if trace is None and not doubtful:
        yield mark(code, f"The document has no {part}.")
    elif not read.legibility.is_poor:  # a poor scan is told of once
        span = read.source.trim(*trace.span()) if trace else (0, 0)
        slot = read.source.slot(*span) if span[0] < span[1] else None
        yield mark("unread_part", f"The {part} could not be read.", slot)


_OF_A_NUMBER = compile_pattern(r"[-/][^\s,]{1,16},?\s{1,3}$")


def _day_of_issue(read: ReadDocument, head: tuple[int, int]) -> re.Match[str] | None:
    """The first date of the head that is not a cited document's."""
    plain = read.source.plain
    for match in _DATE.finditer(plain, *head):
        cited = _OF_A_NUMBER.search(plain, max(0, match.start() - 20), match.start())
        if not cited and not plain.startswith("cua", match.end() + 1):
            return match
    return None


def _dates_itself(read: ReadDocument) -> bool:
    """Whether minutes (biên bản) tell their day in the opening, as their form has it (NORMS §2)."""
    start = read.structure.head.end
    return read.type_code == "BB" and _OWN_DAY.search(read.source.plain, start, start + 600) is not None
