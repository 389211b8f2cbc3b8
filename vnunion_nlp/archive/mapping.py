"""The descriptive fields of digital archives: which field takes which value, in a table that archivists may edit."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from importlib.resources import files
from pathlib import Path
from typing import Any

from vnunion_nlp.archive.columns import tables
from vnunion_nlp.errors import ArchiveError, KnowledgeError
from vnunion_nlp.knowledge import parse_table

_NAME = "archive_fields.tsv"


def _day_first(value: str) -> str:
    """``2024-04-01`` as 01/04/2024; a date without its day or month as far as it goes."""
    return "/".join(reversed(value.split("-")))


_FILTERS: dict[str, Callable[[str], str]] = {"dmy": _day_first}


@dataclass(frozen=True, slots=True)
class Field:
    """One field: its heading and the value it takes from a row of ``all_documents``."""

    heading: str
    column: str | None
    constant: str | None
    filters: tuple[str, ...] = ()

    def value(self, row: Mapping[str, Any] | Any) -> Any:
        """The field's value for a document; null where there is none."""
        found = row[self.column] if self.column else self.constant
        for name in self.filters:
            if found is not None:
                found = str(found)[: int(name)] if name.isdecimal() else _FILTERS[name](str(found))
        return found


def default_mapping() -> str:
    """The package's own table, as text to be edited."""
    return files(__package__).joinpath(_NAME).read_text(encoding="utf-8")


def read_mapping(path: Path | None) -> list[Field]:
    """The fields of the table ``path``, or of the package's own.

    Raises:
        ArchiveError: the table cannot be read, or names a column or a filter that there is not.
    """
    try:
        text = path.read_text(encoding="utf-8-sig") if path else default_mapping()
        rows = parse_table(str(path or _NAME), text)
    except (OSError, UnicodeDecodeError, KnowledgeError) as error:
        raise ArchiveError(f"{path}: is no mapping ({error}); see vnunion export --save-mapping") from error
    if not rows or not {"heading", "source"} <= rows[0].keys():
        raise ArchiveError(
            f"{path}: is no mapping (it needs the columns heading and source); see vnunion export --save-mapping"
        )
    return [_field(row["heading"], row["source"], str(path or _NAME)) for row in rows]


def _field(heading: str, source: str, where: str) -> Field:
    if source.startswith('"') or not source:
        return Field(heading, None, source.strip('"') or None)
    column, *filters = source.split("|")
    known = tables()["view"]["all_documents"]
    if column not in known:
        raise ArchiveError(f"{where}: {heading}: there is no column {column}; there are {', '.join(known)}")
    for name in filters:
        if name not in _FILTERS and not name.isdecimal():
            raise ArchiveError(
                f"{where}: {heading}: there is no filter {name}; there are {', '.join(_FILTERS)} and numbers"
            )
    return Field(heading, column, None, tuple(filters))
