"""The codes of diagnostics: what each means and how grave it is (contract §9; the table of docs/diagnostics.md)."""

from __future__ import annotations

from typing import NamedTuple, Protocol

from vnunion_nlp.document import Diagnostic, Severity


class Code(NamedTuple):
    """One kind of remark."""

    severity: Severity
    meaning: str


CODES: dict[str, Code] = {
    # parts
    "missing_number": Code("warning", "No number (số, ký hiệu), or its serial is blank or cannot be read."),
    "missing_date": Code("warning", "No date of issue."),
    "missing_recipients": Code("warning", "No recipients (nơi nhận)."),
    "missing_signature": Code("warning", "No signature block."),
    "another_document": Code("info", "Another document begins here; the fields describe the first one alone."),
    "unread_part": Code("info", "A part leaves a trace in the text but could not be read."),
    # numbers and dates
    "nonstandard_number": Code("info", "Blanks, separators or letter case of a number are not those of its system."),
    "type_code_mismatch": Code("warning", "The symbol's type and the type named beside it disagree."),
    "incomplete_date": Code("warning", "Day or month of issue is blank or cannot be read."),
    "implausible_date": Code(
        "warning", "A date that no calendar has, or that cannot be: a cited document of the future."
    ),
    # references
    "alias_reference": Code("info", "A document is cited by another number than its own."),
    "conflicting_reference": Code("warning", "One number with two dates, organs or titles."),
    # outline
    "duplicate_label": Code("warning", "A label stands twice in its sequence."),
    "skipped_label": Code("warning", "A label is left out of its sequence."),
    # values
    "blank_value": Code("info", "A number is left to be filled in."),
    "lost_percent": Code("warning", "A target that lost its %: the targets beside it are percentages."),
    "past_deadline": Code("warning", "A deadline was already past when the document was issued."),
    "anniversary_mismatch": Code("warning", "The years of an anniversary do not add up to its number."),
    # text quality
    "doubled_word": Code("warning", "A word is written twice by a slip."),
    "low_ocr_quality": Code("warning", "A poor scan: read the original before relying on values."),
    "mixed_encoding": Code("warning", "Parts of the text are in another encoding or form than the rest."),
}
"""Every code the toolkit gives, in the order of its families."""


class Span(Protocol):
    """Anything with offsets into the document's text."""

    @property
    def start(self) -> int: ...
    @property
    def end(self) -> int: ...


def mark(code: str, message: str, span: Span | None = None, *, severity: Severity | None = None) -> Diagnostic:
    """A remark of kind ``code`` on ``span`` (None for a part that is missing), as grave as its kind unless told."""
    return Diagnostic(
        code=code,
        severity=severity or CODES[code].severity,
        message=message,
        start=span.start if span else None,
        end=span.end if span else None,
    )
