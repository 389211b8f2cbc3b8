"""Văn bản viện dẫn: every mention of one specific document (contract §6, NORMS §9, docs/annotation.md "References").

A mention is found by its head, the type word (``Nghị quyết``, ``QĐ``, ``Luật``); what follows decides its kind and how far it runs.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from vnunion_nlp.extraction.passage import Passage
from vnunion_nlp.extraction.reference_congresses import (
    Congress,
    read_congress,
    read_elided_congress,
    read_plenum,
    read_union_plenum,
)
from vnunion_nlp.extraction.reference_forms import View
from vnunion_nlp.extraction.reference_heads import code_of, head_pattern
from vnunion_nlp.extraction.reference_law_mentions import cited_law
from vnunion_nlp.extraction.reference_lists import in_context, same_laws, shared_tails
from vnunion_nlp.extraction.reference_mention import ReferenceMention
from vnunion_nlp.extraction.reference_numbered import headless, members, numbered
from vnunion_nlp.extraction.reference_tails import with_tail
from vnunion_nlp.patterns import compile_pattern

# ``(Trích thông báo số …)`` below a text names the document itself.
_EXTRACTED = compile_pattern(r"\([ ]?trich(?:[ ]tu)?[ ]$")


def find_references(passage: Passage) -> list[ReferenceMention]:
    """Every mention of one specific document, sorted, without overlaps (contract §6).

    The canonical number of a law is the one in force on ``passage.issued``.
    """
    view = View.of(passage)
    mentions: list[ReferenceMention] = []
    at = 0
    pattern = head_pattern()
    while match := pattern.search(view.plain, at):
        at = match.end()
        for mention in _read(view, match, passage):
            at = max(at, mention.end)
            if not _EXTRACTED.search(view.plain, max(0, mention.start - 12), mention.start):
                mentions.append(mention)
    return [
        _in_passage(view, mention) for mention in same_laws(in_context(view, shared_tails(view, mentions), passage))
    ]


def _in_passage(view: View, mention: ReferenceMention) -> ReferenceMention:
    """The mention with the passage's offsets."""
    if not view.bridged.starts:
        return mention
    to_passage = view.bridged.to_passage
    start, end = to_passage(mention.start, mention.end)
    pinpoint = mention.pinpoint
    if pinpoint:
        low, high = to_passage(pinpoint.start, pinpoint.end)
        pinpoint = replace(pinpoint, start=low, end=high)
    return replace(
        mention,
        start=start,
        end=end,
        issuer_span=to_passage(*mention.issuer_span) if mention.issuer_span else None,
        title_span=to_passage(*mention.title_span) if mention.title_span else None,
        pinpoint=pinpoint,
    )


def _read(view: View, head: re.Match[str], passage: Passage) -> Iterator[ReferenceMention]:
    """The mentions that begin with a head, members of its list included."""
    if head["number"]:
        mention = headless(view, head)
    elif head["law"]:
        mention = cited_law(view, head, passage)
    else:
        code = code_of(view, head)
        congress = read_congress(view, head.end()) if code == "NQ" else None
        if congress:
            yield from _congresses(view, head.start(), congress)
            return
        mention = numbered(view, head, code) or _plenum(view, head, code)
    if mention is None:
        return
    yield mention
    yield from members(view, mention)


# --- congresses and plenums ----------------------------------------------------------------------------------------------------


def _congresses(view: View, start: int, congress: Congress) -> Iterator[ReferenceMention]:
    """A congress's resolution, and the congresses that follow in its list without the word."""
    following: Congress | None = congress
    while following:
        if following.is_document:
            yield ReferenceMention(
                start,
                following.end,
                "congress",
                "NQ",
                following.ordinal,
                canonical=following.canonical,
                word_code="NQ",
            )
        following = read_elided_congress(view, following.end)
        if following:
            start = following.start


def _plenum(view: View, head: re.Match[str], code: str | None) -> ReferenceMention | None:
    if code not in ("NQ", "KL"):
        return None
    plenum = read_plenum(view, head.end())
    if plenum is None:
        until = read_union_plenum(view, head.end())
        return with_tail(view, ReferenceMention(head.start(), until, "short", code, word_code=code)) if until else None
    session, term, end = plenum
    return with_tail(
        view,
        ReferenceMention(head.start(), end, "short", code, session, word_code=code, plenum=f"{session}/{term or ''}"),
    )
