"""Repeated and skipped labels among siblings (contract §4, NORMS §6.1).

A label that a scan or a converter hid is no fault of the author's: before a label counts as skipped, the text where it should stand
is searched for its remains.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from vnunion_nlp.diagnostics.codes import mark
from vnunion_nlp.diagnostics.read_document import ReadDocument
from vnunion_nlp.document import Diagnostic
from vnunion_nlp.patterns import compile_pattern
from vnunion_nlp.structure.labels import LETTERS, roman_numeral
from vnunion_nlp.structure.unit import Unit


def check(read: ReadDocument) -> Iterator[Diagnostic]:
    """Remarks on the sequence of labels."""
    groups: dict[int, list[Unit]] = {}
    for unit in read.structure.units:
        groups.setdefault(id(unit.parent), []).append(unit)
    begun: dict[str, int] = {}
    for siblings in groups.values():
        for index, (previous, unit) in enumerate(pairwise(siblings)):
            if unit.kind == previous.kind and unit.value and previous.value:
                following = siblings[index + 2] if index + 2 < len(siblings) else None
                yield from _step(read, siblings[: index + 1], unit, following)
        yield from _beginning(read, siblings[0], begun)
        for unit in siblings:
            begun[unit.kind] = unit.value


def _step(read: ReadDocument, before: list[Unit], unit: Unit, following: Unit | None) -> Iterator[Diagnostic]:
    """From the last of the units ``before`` to ``unit``."""
    previous = before[-1]
    step = unit.value - previous.value
    if step == 1 or (step == 2 and _is_optional(previous)):
        return
    if step <= 0:
        if any(other.value == unit.value and other.kind == unit.kind for other in before) and not _is_misread(
            read, previous, unit, following
        ):
            slot = read.source.slot(*unit.number)
            yield mark("duplicate_label", f"The label {unit.label} stands twice.", slot)
        return
    if not (_is_hidden(read, previous, unit) or _is_another_digit(read, previous, unit, following)):
        slot = read.source.slot(*unit.number)
        yield mark("skipped_label", f"{unit.label} follows {previous.label}.", slot)


def _is_optional(previous: Unit) -> bool:
    """Whether đ, which many lists leave out, comes next."""
    if previous.kind == "letter":
        return LETTERS[previous.value : previous.value + 1] == "đ"
    return previous.kind == "capital" and previous.value == _CAPITAL_D


_CAPITAL_D = 4


def _beginning(read: ReadDocument, first: Unit, begun: dict[str, int]) -> Iterator[Diagnostic]:
    """A sequence that begins with another label than its first, unless it goes on with that of the section before."""
    if first.value <= 1 or first.kind not in ("roman", "arabic") or read.legibility.is_scan:
        return
    if begun.get(first.kind) == first.value - 1:
        return
    low = first.parent.start if first.parent else read.structure.body[0]
    if not _is_exactly(read, low, first, [first.value - 1]):
        slot = read.source.slot(*first.number)
        yield mark("skipped_label", f"The sequence begins with {first.label}.", slot, severity="info")


# -- what a scan hides ---------------------------------------------------------------------------------------------------------


def _is_misread(read: ReadDocument, previous: Unit, unit: Unit, following: Unit | None) -> bool:
    """Whether a label only seems to stand twice: strokes of a Roman number lost, or a heading above it unread or unnumbered."""
    if unit.value < previous.value or unit.value == 1:
        if _stands_under_heading(read, previous, unit):
            return True
        if unit.value < previous.value and following is not None and following.kind == unit.kind:
            # A list that begins anew and goes on belongs under a heading of its own.
            return following.value == unit.value + 1 and unit.value == 1
    if not read.legibility.is_scan:
        return False
    if set(read.source.folded[slice(*unit.number)]) <= _STROKES or unit.label == "đ":
        return True
    if unit.kind == "paren" or unit.kind == "arabic":
        return unit.value == 1 or (following is not None and following.value == unit.value + 2)
    return unit.kind == "letter" and following is not None and following.value == unit.value + 2


_STROKES = frozenset("Il1|!H")
_CLOSED = compile_pattern(r'[.;!?…”")/]\s*$')
_SHORT = 90


def _stands_under_heading(read: ReadDocument, previous: Unit, unit: Unit) -> bool:
    """Whether the line above ``unit`` is a heading without a number, or a sentence that opens a list."""
    lines = read.source.lines
    index = read.source.line_index(unit.start) - 1
    while index > 0 and (lines[index].is_blank or lines[index].end - lines[index].start <= _PAGE_MARK):
        index -= 1
    line = lines[index]
    if line.start <= previous.start:
        return False
    text = read.source.folded[line.start : line.end]
    if text.endswith(":"):
        return True
    return len(text) <= _SHORT and (text.isupper() or not _CLOSED.search(text) or read.legibility.is_scan)


_PAGE_MARK = 3
"""So short a line is a page number or a stray mark."""


def _is_another_digit(read: ReadDocument, previous: Unit, unit: Unit, following: Unit | None) -> bool:
    """Whether the units around show that a scanner mistook the label: ``4, 9, 6``, ``9. … 9.1`` read as ``5.1``, đ for d."""
    if any(child.kind == "decimal" and child.label.startswith(f"{previous.value + 1}.") for child in unit.children):
        return True
    if not read.legibility.is_scan:
        return False
    if unit.label == "đ" and previous.label == "c":
        return True
    return following is not None and following.kind == unit.kind and following.value == previous.value + 2


def _is_hidden(read: ReadDocument, previous: Unit, unit: Unit) -> bool:
    """Whether a label between two units stands in the text although no unit was read there."""
    between = range(previous.value + 1, unit.value)
    if _is_exactly(read, previous.start, unit, list(between)[:_SEARCHED]):
        return True
    return _is_damaged(read, previous, unit)


_SEARCHED = 12


def _is_exactly(read: ReadDocument, low: int, unit: Unit, values: list[int]) -> bool:
    """Whether one of the labels ``values`` stands behind ``low`` at the start of a line or of a sentence."""
    labels = [label for value in values if (label := _label(unit, value))]
    if not labels:
        return False
    names = "|".join(map(re.escape, labels))
    word = r"Điều\s" if unit.kind == "article" else ""
    pattern = rf"(?:^\W{{0,6}}|[.;:]\s{{1,3}}){word}\(?(?:{names})\s?[.)/:-]{{1,2}}\s*(?=[\p{{Lu}}\"(])"
    number = unit.number[0]
    return compile_pattern(pattern, re.MULTILINE).search(read.source.folded, low, number) is not None


def _label(unit: Unit, value: int) -> str | None:
    if unit.kind == "roman":
        return roman_numeral(value)
    if unit.kind == "letter":
        return LETTERS[value - 1] if value <= len(LETTERS) else None
    if unit.kind == "decimal":
        return f"{unit.label.rpartition('.')[0]}.{value}"
    if unit.kind in ("arabic", "paren", "article"):
        return str(value)
    return None


_NUMERAL = compile_pattern(r"^[IVXLHTUYlivxñJÌÍì|!1]{1,5}\s?[./)\-:,]{1,2}\s*(?=\p{Lu}{2})")
"""A damaged Roman number: no author writes ``HI.``, so this shows a scan by itself."""
_REMAINS = compile_pattern(
    r"^[^\p{L}\d\n]{0,8}(?:[lIi]\s{1,2})?(?:"
    r"[\dIVXLHTUYlivxoOSsZzBñJÌÍì|!?&%$°]{1,5}[^\p{L}\d\n]{1,5}(?=[\p{Lu}(\"])"  # a damaged number and a capital behind it
    r"|\d{1,2}(?=\p{Lu}\p{Ll})"
    r"|[\p{L}\d@]{1,2}\s?[^\p{L}\d\s\n][^\p{L}\d\n]{0,3}(?=\p{Lu})"  # a damaged letter
    r")"
)
_STRAY_OPENER = compile_pattern(r"^[^\p{L}\d\n(\"+-]{1,8}(?=\p{Lu})")


def _is_damaged(read: ReadDocument, previous: Unit, unit: Unit) -> bool:
    """Whether a line between the units begins with what a scanner may have made of a label, or is a heading that lost its label."""
    lines, folded, is_scan = read.source.lines, read.source.folded, read.legibility.is_scan
    first, last = read.source.line_index(previous.start) + 1, read.source.line_index(unit.start)
    known = {other.start for other in read.structure.units if previous.start < other.start < unit.start}
    for line in lines[first:last]:
        if line.is_blank or line.start in known or any(line.start <= start < line.end for start in known):
            continue
        text = folded[line.start : line.end]
        if unit.kind == "roman" and _NUMERAL.match(text):
            return True
        if not is_scan:
            continue
        if _REMAINS.match(text) or (unit.kind == "roman" and _is_capitals(text)) or _STRAY_OPENER.match(text):
            return True
    return False


def _is_capitals(text: str) -> bool:
    letters = [c for c in text if c.isalpha()]
    return len(letters) > 5 and sum(c.isupper() for c in letters) > 0.75 * len(letters)
