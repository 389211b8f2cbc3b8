"""Parts a document should have (NORMS §1.1) and does not, or has but could not be read.

A part is called missing only where the text bears no trace of it: what a scan or a converter damaged beyond reading is there.
"""

from __future__ import annotations

from collections.abc import Iterator

import regex

from vnunion_nlp.diagnostics.codes import mark
from vnunion_nlp.diagnostics.read_document import ReadDocument
from vnunion_nlp.document import Diagnostic

_FOOT_LINES = 45

# Traces, in text without tones and hats; a scanner's letters allowed for.
_NUMBER = regex.compile(
    r"(?:^|\s{2})[^\w\n]{0,6}s[o06]\W{0,2}\s?[:.;]\s?\S|^[^\w\n]{0,6}\S{1,5}\s?[-/]\s?[a-z]{1,6}\s?[-/]\s?[a-z]{2}",
    regex.MULTILINE,
)
_DATE = regex.compile(r"\bng[a@]y.{0,14}\bth[a@]n?g.{0,14}\bn[a@]m\b|\bngay \S{1,3}[/.-]\S{1,3}[/.-]\S{2,4}")
_RECIPIENTS = regex.compile(r"\b[nm][o0]i\s?nh[ae]n\b|\bluu?\s?:?\s?(?:vt|vp|van thu|van phong)\b|\(\s?b/c\)")
_SIGNATURE = regex.compile(
    r"^.*?(?<!\p{L})(?:T/?M|K/?T|T/?L|TUQ|Q)\s?[.,]\s?\p{Lu}{2}|^\W*(?:.*\s{2})?(?:PH[OÓ]\s)?(?:CH[UỦÚ] T[IỊÍ]CH|BÍ TH[UƯ]|GI[AÁ]M Đ[OÔÓỐ]C|TRƯ[OỞỚ]NG BAN)\W*$|[Đđ][ãa]\s?k[ýy]",
    regex.MULTILINE,
)
_OWN_DAY = regex.compile(r"ngay\s+\d{1,2}\s*(?:thang\s+|[/.-])\d{1,2}\s*(?:,?\s*nam\s+|[/.-])\d{4}")


def check(read: ReadDocument) -> Iterator[Diagnostic]:
    """Missing and unread parts."""
    if not read.is_administrative:
        return
    document, source = read.document, read.source
    header = document.header
    lines = source.lines
    head = (0, read.structure.head.end)
    last = lines[max(0, len(lines) - _FOOT_LINES)].left if lines else 0
    # Appendices go on after the foot: its traces stand above the first of them.
    end = read.structure.appendices[0].start if read.structure.appendices else len(source)
    foot = (min(last, max(0, end - 2500), read.structure.body[1]), end)
    if header.number is None:
        yield from _missing(read, "missing_number", "number (số, ký hiệu)", _NUMBER.search(source.plain, *head))
    elif header.number.serial is None:
        yield mark("missing_number", "The serial of the number is blank or cannot be read.", header.number)
    if header.date is None and not _dates_itself(read):
        yield from _missing(read, "missing_date", "date of issue", _day_of_issue(read, head))
    if not document.recipients and read.type_code != "BB":
        yield from _missing(
            read, "missing_recipients", "recipients (nơi nhận)", _RECIPIENTS.search(source.plain, *foot)
        )
    if not document.signatures:
        yield from _missing(read, "missing_signature", "signature block", _SIGNATURE.search(source.folded, *foot))


def _missing(read: ReadDocument, code: str, part: str, trace: regex.Match[str] | None) -> Iterator[Diagnostic]:
    if trace is None:
        yield mark(code, f"The document has no {part}.")
        return
    start, end = read.source.trim(*trace.span())
    if start < end and not read.legibility.is_poor:
        yield mark("unread_part", f"The {part} could not be read.", read.source.slot(start, end))


_OF_A_NUMBER = regex.compile(r"[-/][^\s,]{1,16},?\s{1,3}$")


def _day_of_issue(read: ReadDocument, head: tuple[int, int]) -> regex.Match[str] | None:
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
