"""From mentions with offsets into the folded text to the contract's models."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from vnunion_nlp.document import Appendix, Deadline, Indicator, Period, Pinpoint, Reference, Slot, Table
from vnunion_nlp.extraction.deadlines import DeadlineMention
from vnunion_nlp.extraction.indicator_mention import IndicatorMention
from vnunion_nlp.extraction.reference_mention import ReferenceMention
from vnunion_nlp.resolution.references import ResolvedReference
from vnunion_nlp.structure.appendices import AppendixParts
from vnunion_nlp.text import SourceText, normalise

SectionId = Callable[[int], str | None]
"""From an offset to the id of the innermost section that holds it."""


def reference_models(
    source: SourceText, resolved: Iterable[ResolvedReference], section_id: SectionId
) -> tuple[Reference, ...]:
    """References in document order."""
    found = []
    for item in resolved:
        mention = item.mention
        slot = source.slot(mention.start, mention.end)
        pinpoint = mention.pinpoint
        found.append(
            Reference(
                text=slot.text,
                start=slot.start,
                end=slot.end,
                kind=mention.kind,
                type_code=mention.type_code,
                serial=mention.serial,
                year=mention.year,
                organ_code=mention.organ_code,
                canonical=mention.canonical,
                date=mention.date,
                issuer=_issuer(source, mention),
                title=source.value(*mention.title_span) if mention.title_span else mention.title,
                resolved=item.resolved,
                urn=item.urn,
                relation=mention.relation,
                pinpoint=Pinpoint(point=pinpoint.point, clause=pinpoint.clause, article=pinpoint.article)
                if pinpoint
                else None,
                section_id=section_id(mention.start),
            )
        )
    return tuple(found)


def _issuer(source: SourceText, mention: ReferenceMention) -> str | None:
    """The issuer as it is written; mended where a scanner damaged it."""
    span = mention.issuer_span
    if span and normalise(source.folded[slice(*span)]) == mention.issuer:
        return source.value(*span).replace("Ð", "Đ")
    return mention.issuer


def deadline_models(
    source: SourceText, mentions: Iterable[DeadlineMention], section_id: SectionId
) -> tuple[Deadline, ...]:
    """Deadlines in document order."""
    found = []
    for mention in mentions:
        slot = source.slot(mention.start, mention.end)
        found.append(
            Deadline(
                text=slot.text,
                start=slot.start,
                end=slot.end,
                kind=mention.kind,
                earliest=mention.earliest,
                latest=mention.latest,
                period=mention.period,
                fuzzy=mention.fuzzy,
                working_days=mention.working_days,
                task=_slot(source, mention.task),
                section_id=section_id(mention.start),
            )
        )
    return tuple(found)


def indicator_models(
    source: SourceText, mentions: Iterable[IndicatorMention], section_id: SectionId
) -> tuple[Indicator, ...]:
    """Indicators in document order."""
    found = []
    for mention in mentions:
        slot = source.slot(mention.start, mention.end)
        period = None
        if mention.period:
            place = source.slot(mention.period.start, mention.period.end)
            period = Period(
                text=place.text,
                start=place.start,
                end=place.end,
                earliest=mention.period.earliest,
                latest=mention.period.latest,
            )
        found.append(
            Indicator(
                text=slot.text,
                start=slot.start,
                end=slot.end,
                value=mention.value,
                value_max=mention.value_max,
                unit=mention.unit,
                comparator=mention.comparator,
                change=mention.change,
                is_delta=mention.is_delta,
                per=mention.per,
                subject=_slot(source, mention.subject),
                action=_slot(source, mention.action),
                period=period,
                is_blank=mention.is_blank,
                section_id=section_id(mention.start),
            )
        )
    return tuple(found)


def appendix_models(source: SourceText, parts: Iterable[AppendixParts]) -> tuple[Appendix, ...]:
    """Appendices in document order."""
    found = []
    for part in parts:
        start, _ = source.to_original(part.start, part.start)
        end = source.to_original(part.end, part.end)[0] if part.end < len(source) else len(source.original)
        found.append(
            Appendix(
                label=source.value(*part.label) if part.label else None,
                title=" ".join(source.value(*span) for span in part.title) or None,
                start=start,
                end=end,
                tables=tuple(
                    Table(rows=tuple(tuple(source.slot(*cell) for cell in row) for row in table.rows))
                    for table in part.tables
                ),
            )
        )
    return tuple(found)


def _slot(source: SourceText, span: tuple[int, int] | None) -> Slot | None:
    return source.slot(*span) if span else None
