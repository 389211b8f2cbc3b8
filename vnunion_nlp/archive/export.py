"""The catalogue as tables for other programs: which rows and columns there are, whatever the format."""

from __future__ import annotations

import importlib
import sys
import tempfile
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from types import ModuleType
from typing import Any, Literal

from vnunion_nlp.archive.catalogue import Catalogue
from vnunion_nlp.archive.columns import tables
from vnunion_nlp.errors import ArchiveError
from vnunion_nlp.files import replacing

VIEWS = {
    "documents": "all_documents",
    "indicators": "all_indicators",
    "deadlines": "all_deadlines",
    "references": "all_references",
    "signatures": "all_signatures",
    "review": "review",
}
DAYS = frozenset({"earliest", "latest", "period_earliest", "period_latest"})
"""Columns that hold a whole day or nothing."""
DATES = DAYS | {"issued", "date", "first_cited", "last_cited"}
"""Columns that hold a date, perhaps without its day or month."""
_WHOLE = frozenset(
    {
        *("file_id", "size", "n_chars", "n_pages", "n_sections", "n_references", "n_deadlines", "n_indicators"),
        *("n_errors", "n_warnings", "year", "start_offset", "end_offset", "fuzzy", "working_days", "is_delta"),
        *("is_blank", "signed", "urgency"),
    }
)
_REAL = frozenset({"confidence", "value", "value_max"})
Kind = Literal["integer", "real", "day", "date", "text"]


def kind(column: str) -> Kind:
    """What a column of an export view holds; ``day`` is a whole date, ``date`` one that may lack day or month."""
    if column in _WHOLE:
        return "integer"
    if column in _REAL:
        return "real"
    return "day" if column in DAYS else "date" if column in DATES else "text"


@dataclass(frozen=True, slots=True)
class Table:
    """Rows to be written.

    Attributes:
        name: of the sheet.
        columns: heads, in order.
        kinds: what each column holds.
        rows: one tuple a row, in the columns' order, then the source's path as the system's bytes; taken once.
        link: the column that shows the source's path, if there is one.
        root: the folder that the sources lie below.
    """

    name: str
    columns: tuple[str, ...]
    kinds: tuple[Kind, ...]
    rows: Iterator[tuple[Any, ...]]
    link: int | None
    root: str


def table(catalogue: Catalogue, what: str, mapping: Path | None = None) -> Table:
    """The rows of ``what``: one of ``VIEWS``, or ``archive`` through ``mapping``."""
    root = catalogue.meta("root") or ""
    view = VIEWS.get(what, "all_documents")
    columns = tables()["view"][view]
    found = catalogue.rows(
        f"SELECT v.*, (SELECT name_bytes FROM files WHERE id = v.file_id) AS source FROM {view} AS v"
    )
    if what != "archive":
        return Table(what, columns, tuple(map(kind, columns)), map(tuple, found), columns.index("path"), root)
    from vnunion_nlp.archive.mapping import read_mapping

    fields = read_mapping(mapping)
    sources = [field.column for field in fields]
    return Table(
        what,
        tuple(field.heading for field in fields),
        tuple(kind(field.column) if field.column and not field.filters else "text" for field in fields),
        ((*(field.value(row) for field in fields), row["source"]) for row in found),
        sources.index("path") if "path" in sources else None,
        root,
    )


def export(out: Path, what: str, format_: str, target: Path | None, *, mapping: Path | None, delimiter: str) -> int:
    """Write ``what`` of the catalogue in ``out``.

    Args:
        format_: ``csv``, ``xlsx``, ``jsonl``, ``parquet`` or ``ics``.
        target: the file; standard output if null, for the formats that are text.
        mapping: the fields of ``archive``; those of the package if null.
        delimiter: between the cells of CSV.

    Returns:
        The number of rows written.

    Raises:
        VnunionError: there is no catalogue, an extra is not installed, the file cannot be written, the mapping is wrong.
    """
    with Catalogue(out) as catalogue:
        write = _writer(format_, what, delimiter)
        found = table(catalogue, what, mapping)
        if target is not None:
            with replacing(target) as temporary:
                return write(found, temporary)
        if format_ in ("xlsx", "parquet"):
            raise ArchiveError(f"{format_} is not text; name the file to write with --output FILE")
        with tempfile.TemporaryDirectory(prefix="vnunion-") as folder:
            temporary = Path(folder) / "export"
            n_rows = write(found, temporary)
            with temporary.open("rb") as file:
                while block := file.read(1 << 20):
                    sys.stdout.buffer.write(block)
            sys.stdout.buffer.flush()
        return n_rows


def _writer(format_: str, what: str, delimiter: str) -> Callable[[Table, Path], int]:
    from vnunion_nlp.archive import sheets

    if format_ == "ics":
        if what != "deadlines":
            raise ArchiveError("only deadlines make a calendar; say --what deadlines")
        from vnunion_nlp.archive.calendar import write_calendar

        return write_calendar
    if format_ == "csv":
        return lambda found, path: sheets.write_csv(found, path, delimiter)
    return {"jsonl": sheets.write_jsonl, "xlsx": sheets.write_xlsx, "parquet": sheets.write_parquet}[format_]


def needs(module: str, extra: str) -> ModuleType:
    """A library of an extra.

    Raises:
        ArchiveError: it is not installed; the message says how to.
    """
    try:
        return importlib.import_module(module)
    except ImportError as error:
        raise ArchiveError(f"this needs {module}; install it with: pip install 'vnunion-nlp[{extra}]'") from error
