"""Deadlines as an iCalendar file (RFC 5545): one all-day event on the day each is due."""

from __future__ import annotations

import hashlib
import re
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import TYPE_CHECKING, Any

from vnunion_nlp import __version__
from vnunion_nlp.archive.export import needs

if TYPE_CHECKING:
    from vnunion_nlp.archive.export import Table

_CONTROL = re.compile(r"[\x00-\x08\x0b-\x1f\x7f\ud800-\udfff]")
_SHORT = 120
_STAMP = datetime(2000, 1, 1, tzinfo=UTC)
"""The same catalogue gives the same file: no event is stamped with the hour of its export."""


def write_calendar(table: Table, path: Path) -> int:
    """Write the deadlines that have a day; those without (rhythms, "thường xuyên") cannot stand in a calendar.

    The event is on the last day; a range has its first day in the description. The same deadline keeps its UID in every export.
    """
    icalendar = needs("icalendar", "tables")
    calendar = icalendar.Calendar()
    calendar.add("prodid", f"-//vnunion_nlp//{__version__}//VI")
    calendar.add("version", "2.0")
    calendar.add("x-wr-calname", "Thời hạn")
    head, end = calendar.to_ical().split(b"END:VCALENDAR")
    n_events = 0
    with path.open("wb") as file:
        file.write(head)
        for *cells, source in table.rows:
            row = dict(zip(table.columns, cells, strict=True))
            if due := row["latest"] or row["earliest"]:
                file.write(_event(icalendar.Event(), row, date.fromisoformat(due), source).to_ical())
                n_events += 1
        file.write(b"END:VCALENDAR" + end)
    return n_events


def _event(event: Any, row: dict[str, Any], day: date, source: bytes) -> Any:
    identity = b"\0".join((source, str(row["start_offset"]).encode(), str(row["end_offset"]).encode()))
    event.add("uid", f"{hashlib.sha256(identity).hexdigest()[:32]}@vnunion-nlp")
    event.add("dtstamp", _STAMP)
    event.add("dtstart", day)
    event.add("dtend", min(day, date.max - timedelta(days=1)) + timedelta(days=1))
    event.add("summary", _summary(row))
    event.add("description", _description(row))
    event.add("transp", "TRANSPARENT")
    return event


def _summary(row: dict[str, Any]) -> str:
    words = _clean(row["task"] or row["section_title"] or row["subject"] or row["text"])
    short = words if len(words) <= _SHORT else words[: _SHORT - 1].rstrip() + "…"
    return f"{short} ({row['number']})" if row["number"] else short


def _description(row: dict[str, Any]) -> str:
    lines = [
        ("Thời hạn", row["text"]),
        ("Từ ngày", row["earliest"] if row["earliest"] != row["latest"] else None),
        ("Văn bản", " ".join(filter(None, (row["number"], row["subject"])))),
        ("Cơ quan", row["issuing_organ"]),
        ("Mục", " ".join(filter(None, (row["section_path"], row["section_title"])))),
        ("Tệp", row["path"]),
    ]
    return "\n".join(f"{name}: {_clean(value)}" for name, value in lines if value)


def _clean(value: str) -> str:
    return " ".join(_CONTROL.sub(" ", value).split())
