"""The walk through the rooms: text → structure → extraction → resolution → ``Document``, once and in order."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import replace
from datetime import date

from vnunion_nlp.assembly import (
    SectionId,
    appendix_models,
    deadline_models,
    indicator_models,
    reference_models,
)
from vnunion_nlp.confidence.assessment import assess
from vnunion_nlp.diagnostics import diagnose
from vnunion_nlp.document import Document, Header, Source
from vnunion_nlp.extraction.deadlines import find_deadlines, without_periods
from vnunion_nlp.extraction.digit_slips import digits_mended
from vnunion_nlp.extraction.indicators import find_indicators
from vnunion_nlp.extraction.passage import Heading, Passage, TimeCell
from vnunion_nlp.extraction.reference_mention import ReferenceMention
from vnunion_nlp.extraction.references import find_references
from vnunion_nlp.extraction.squeeze import Squeezed
from vnunion_nlp.legibility import legibility
from vnunion_nlp.patterns import compile_pattern
from vnunion_nlp.reading.model import Reading
from vnunion_nlp.reading.provenance import locate
from vnunion_nlp.resolution.references import resolve
from vnunion_nlp.resolution.years import Years
from vnunion_nlp.structure import outline
from vnunion_nlp.structure.header import issue_anchor, read_header
from vnunion_nlp.structure.margins import without_specks
from vnunion_nlp.structure.parts import Structure, end_of_opening, read_structure
from vnunion_nlp.structure.relining import relined
from vnunion_nlp.structure.signatures import recipients, signatures
from vnunion_nlp.structure.tables import time_cells
from vnunion_nlp.structure.unit import Unit
from vnunion_nlp.text import SourceText


def parse_reading(reading: Reading) -> Document:
    """Read what a reader gave: as ``parse_text``, with the place of each slot on its page and the reader's remarks."""
    document = parse_text(reading.text, reading.source)
    if reading.places:
        document = locate(document, reading.places)
    if not reading.remarks:
        return document
    remarks = sorted(
        (*document.diagnostics, *reading.remarks),
        key=lambda item: (item.start if item.start is not None else -1, item.code),
    )
    return document.model_copy(update={"diagnostics": tuple(remarks)})


def parse_text(text: str, source_info: Source) -> Document:
    """Read ``text`` (exactly as decoded) into a document; never raises, whatever the text."""
    source = without_specks(SourceText(text))
    legible = legibility(source)
    source.is_scan = source.is_scan or legible.is_scan
    source = relined(source)
    structure = read_structure(source)
    opening_end = end_of_opening(source, structure)
    header = read_header(source, structure.head, structure.foot, structure.running, opening_end)
    squeezed = Squeezed(_passage(source, structure, header))
    passage, flowing = squeezed.passage, source.without(squeezed.cuts)
    mentions = find_references(passage)
    if passage.issued is None:
        # Which law was in force depends on the date; an undated document is as old as the youngest it cites.
        passage = replace(passage, issued=_latest_cited(mentions))
        days = [day for day in (passage.issued, Years(passage).told) if day]
        mentions = find_references(replace(passage, issued=max(days))) if days else mentions
    cited = _cited(mentions, header, squeezed.offset(structure.head.start), passage.text)
    resolved = resolve(cited, issued=passage.issued, is_dated=passage.is_dated, place_hint=_place_hint(header))
    masked = passage.masked((mention.start, mention.end) for mention in mentions)
    # The head of a column names a year, and no date by which anything is due.
    heads = squeezed.spans(
        piece for table in structure.tables for cell in table.rows[0] for piece in table.pieces(cell)
    )
    melted = squeezed.spans(melted.time for melted in structure.melted)
    targets = find_indicators(masked.masked(melted))
    periods = {(target.period.start, target.period.end) for target in targets if target.period}
    deadlines = without_periods(find_deadlines(masked.masked(heads)), periods)
    section_id = _section_finder(structure.units, squeezed)
    foot = structure.foot
    document = Document(
        source=source_info,
        text=text,
        header=header,
        sections=outline.sections(source, structure.units),
        recipients=recipients(source, foot) if foot else (),
        signatures=signatures(source, foot) if foot else (),
        references=reference_models(flowing, resolved, section_id),
        deadlines=deadline_models(flowing, deadlines, section_id),
        indicators=indicator_models(flowing, targets, section_id),
        appendices=appendix_models(source, structure.appendices),
    )
    document = document.model_copy(
        update={"diagnostics": diagnose(document, source, structure, flowing, resolved, legible)}
    )
    if structure.others:  # how well another document behind this one was read says nothing of this one
        source = source.without([(structure.others[0][0], len(source))])
    return assess(document, source)


def _cited(mentions: list[ReferenceMention], header: Header, head_start: int, running: str) -> list[ReferenceMention]:
    """Without what stands above the head, as a web page's title does, and the document's own number (contract §6).

    Appendices repeat that number, or leave its serial blank as the head does.
    """
    issued = header.date.value if header.date else None
    return [
        m
        for m in mentions
        if not (
            m.relation == "mentions"
            and (m.end <= head_start or _is_page_title(m, running) or (header.number is None and _is_title(m, running)))
        )
        and not (m.relation == "attached_to" and m.kind == "numbered" and m.serial is None)
        and not (_has_own_number(m, header) and m.date in (None, issued))
    ]


_MOTTO = compile_pattern(r"C[ỘO]NG[ ]{1,3}H[ÒO]A[ ]{1,3}X|ĐẢNG C[ỘO]NG SẢN VI[ỆE]T NAM")
_STANDS_ALONE = compile_pattern(r"(?:^|\n[ ]*\n|Text:)[ ]*$")
_HEAD_REACH = 4000


def _is_page_title(mention: ReferenceMention, running: str) -> bool:
    """Whether a mention is the title that a web page gives the document: a paragraph of its own above the national motto."""
    motto = _MOTTO.search(running, 0, _HEAD_REACH)
    return (
        motto is not None
        and motto.start() >= mention.end
        and _STANDS_ALONE.search(running[max(0, mention.start - 12) : mention.start]) is not None
    )


def _is_title(mention: ReferenceMention, running: str) -> bool:
    """Whether a mention is all that names the document, as in old collections of laws: in capitals at its very beginning."""
    return not running[: mention.start].strip() and running[mention.start : mention.end].isupper()


def _has_own_number(mention: ReferenceMention, header: Header) -> bool:
    """Whether a mention bears the document's own number; a web page's title puts the year into it."""
    own = header.number
    if own is None or own.canonical is None or mention.canonical is None:
        return False
    if mention.canonical == own.canonical:
        return True
    is_of_year = header.date is not None and (header.date.value or "").startswith(f"{mention.year}-")
    return (
        is_of_year
        and own.year is None
        and (mention.serial, mention.type_code, mention.organ_code)
        == (
            own.serial,
            own.type_code,
            own.organ_code,
        )
    )


def _latest_cited(mentions: list[ReferenceMention]) -> date | None:
    """The youngest document cited: an undated document is no older."""
    dates = [
        mention.date
        for mention in mentions
        if mention.date and "1945" <= mention.date < "2100" and len(mention.date) == 10
    ]
    return date.fromisoformat(max(dates)) if dates else None


def _place_hint(header: Header) -> str | None:
    """What names the province or district of the document: its organ, else its place."""
    if header.issuing_organ and header.issuing_organ.value:
        return header.issuing_organ.value
    return header.place.value if header.place else None


def _passage(source: SourceText, structure: Structure, header: Header) -> Passage:
    index = {id(unit): position for position, unit in enumerate(structure.units)}
    cells = [
        *time_cells(source, structure.tables),
        *((melted.time, melted.task, melted.due) for melted in structure.melted),
    ]
    subject = structure.head.subject
    return Passage(
        text=digits_mended(structure.running),
        body=structure.body,
        headings=tuple(
            Heading(
                unit.start,
                unit.end,
                unit.start,
                unit.heading_end,
                index[id(unit.parent)] if unit.parent else None,
            )
            for unit in structure.units
        ),
        time_cells=tuple(
            TimeCell(cell[0], cell[1], task[0] if task else None, task[1] if task else None, due)
            for cell, task, due in sorted(cells, key=lambda found: found[0])
        ),
        subject=(subject[0][0], subject[-1][1]) if subject else None,
        appendices=tuple((part.start, part.end) for part in structure.appendices),
        issued=issue_anchor(header),
        is_dated=header.date is not None and header.date.precision == "day",
        type_code=header.doc_type.code if header.doc_type else None,
    )


def _section_finder(units: list[Unit], squeezed: Squeezed) -> SectionId:
    starts = [squeezed.offset(unit.start) for unit in units]

    def section_id(offset: int) -> str | None:
        at = bisect_right(starts, offset) - 1
        unit = units[at] if at >= 0 else None
        while unit is not None and offset >= squeezed.offset(unit.end):
            unit = unit.parent
        return unit.id if unit else None

    return section_id
