"""Mentions of laws: which law a name means on the day of the citing document (contract §6 ``law``)."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date

from vnunion_nlp.extraction.passage import Passage
from vnunion_nlp.extraction.reference_context import stands_in_draft
from vnunion_nlp.extraction.reference_forms import View
from vnunion_nlp.extraction.reference_laws import LawName, read_amending_law, read_law
from vnunion_nlp.extraction.reference_mention import ReferenceMention, mention_by_number
from vnunion_nlp.extraction.reference_numbered import NUMBER, NUMBER_WORD, gap_of
from vnunion_nlp.extraction.reference_tails import with_tail
from vnunion_nlp.patterns import compile_pattern
from vnunion_nlp.resolution.numbers import parse_number
from vnunion_nlp.resolution.registry import amending_law, first_law, law_amending, law_in_force, law_passed


def cited_law(view: View, head: re.Match[str], passage: Passage) -> ReferenceMention | None:
    """The law that a head begins: by number, as one that amends others, or by name."""
    word = NUMBER_WORD.match(view.plain, head.end())
    number = NUMBER.match(view.text, word.end()) if word and not gap_of(word) else None
    if word and number and (parsed := parse_number(number[0])) and (word["so"] or parsed.serial):
        return with_tail(view, mention_by_number(head.start(), number.end(), parsed, "L"))
    if _DRAFTERS.search(view.plain, max(0, head.start() - _REACH), head.start()):
        return None
    if amending := read_amending_law(view, head.end()):
        end, keys = amending
        return _with_law_number(
            view, _amending(with_tail(view, ReferenceMention(head.start(), end, "law")), keys, passage)
        )
    law = read_law(view, head.start(), head.end())
    if law is None:
        return None
    number_then = _law_number(view, head.start(), law, passage)
    mention = ReferenceMention(head.start(), law.end, "law", year=law.year, canonical=number_then, law=law.key)
    mention = with_tail(view, mention)
    if law.key and mention.canonical and mention.date and law.year is None:
        mention = replace(mention, canonical=_passed_on(law.key, mention.date, passage))
    return _with_law_number(view, mention)


# ``Ủy ban dự thảo sửa đổi Hiến pháp``: a body's name.
_DRAFTERS = compile_pattern(
    r"(?:uy[ ]ban|ban|to|hoi[ ]dong)[ ](?:du[ ]thao|soan[ ]thao|bien[ ]tap)(?:[ ][a-z]+){0,3}[ ]$"
)
_REACH = 60


def _passed_on(key: str, day: str, passage: Passage) -> str | None:
    """The number of the law of that name that was passed in the year written, or on the day where the year is a slip; else None."""
    entry = law_in_force(key, passage.issued, year=int(day[:4]), passed_on=day) or law_passed(
        key, day[4:], passage.issued
    )
    return entry.number if entry else None


def _amending(mention: ReferenceMention, keys: frozenset[str], passage: Passage) -> ReferenceMention:
    """A law that amends others: its date tells it from their other amendments, else the laws that it amends."""
    if mention.date and len(mention.date) == 10:
        passed = date.fromisoformat(mention.date)
        entry = amending_law(passed, keys)
        if entry is None and (only := law_amending(keys, passage.issued)) and only.issued:
            # The day may be that of its promulgation.
            entry = only if only.issued.year == passed.year else None
    else:
        entry = law_amending(keys, passage.issued)
    return replace(mention, canonical=entry.number if entry else None)


def _law_number(view: View, start: int, law: LawName, passage: Passage) -> str | None:
    """The number in force on the day of issue; None for a law unknown or still being drafted."""
    if law.key is None or stands_in_draft(view, start):
        return None
    entry = law_in_force(law.key, passage.issued, year=law.year, term=law.term, amended=law.is_amended)
    if entry is None and law.year and not law.is_amended:
        # A year of which no law of that name is: of one that amends it, else that in which it took effect, or in which it was cited.
        amending = law_amending(frozenset((law.key,)), passage.issued, year=law.year)
        entry = amending or law_in_force(law.key, date(law.year, 12, 31))
    if entry is None and not passage.is_dated and not (law.year or law.term or law.is_amended):
        # The day is a guess, and a law that is cited has been passed.
        entry = first_law(law.key)
    return entry.number if entry else None


_LAW_NUMBER_WORD = compile_pattern(r"[ ,(]{0,4}so[ ]?:?[ ]?(?=\d)")


def _with_law_number(view: View, mention: ReferenceMention) -> ReferenceMention:
    """A law cited by name and number (``Luật Công đoàn số 12/2012/QH13``), whose number is then the written one."""
    word = _LAW_NUMBER_WORD.match(view.plain, mention.end)
    number = NUMBER.match(view.text, word.end()) if word else None
    parsed = parse_number(number[0]) if number else None
    if number is None or parsed is None or parsed.canonical is None:
        return mention
    closes = "(" in view.text[mention.end : number.start()] and view.text.startswith(")", number.end())
    numbered = replace(
        mention,
        kind="numbered",
        end=number.end() + closes,
        serial=parsed.serial,
        year=parsed.year,
        organ_code=parsed.organ_code,
        canonical=parsed.canonical,
    )
    return with_tail(view, numbered)
