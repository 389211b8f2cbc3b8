"""Tables as files: CSV and XLSX for Excel, JSON lines and Parquet for programs."""

from __future__ import annotations

import csv
import json
import os
import re
import tempfile
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any
from urllib.parse import quote

from vnunion_nlp.errors import ArchiveError

if TYPE_CHECKING:
    from vnunion_nlp.archive.export import Kind, Table

_FORMULA = re.compile(r"\s*[=+\-@＝＋－＠]|[\t\r\n]")
_ILLEGAL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
_SHEET_ROWS = 1_048_575
_SHEET_LINKS = 65_000
"""Excel holds 65,530 links a sheet."""
_CELL = 32_767
_DUCKDB_TYPES = {"integer": "BIGINT", "real": "DOUBLE", "day": "DATE", "date": "VARCHAR", "text": "VARCHAR"}


def safe_cell(value: Any) -> Any:
    """A cell that no spreadsheet takes for a formula: text that could start one gets an apostrophe in front."""
    if isinstance(value, str):
        return f"'{value}" if _FORMULA.match(value) else value
    return value


def write_csv(table: Table, path: Path, delimiter: str = ",") -> int:
    """CSV that Excel opens: UTF-8 with a mark, every text in quotes, CR LF, formulas made harmless."""
    n_rows = 0
    with path.open("w", encoding="utf-8-sig", errors="replace", newline="") as file:
        writer = csv.writer(file, delimiter=delimiter, quoting=csv.QUOTE_NONNUMERIC)
        writer.writerow(map(safe_cell, table.columns))
        for *cells, _ in table.rows:
            writer.writerow(["" if cell is None else safe_cell(cell) for cell in cells])
            n_rows += 1
    return n_rows


def write_jsonl(table: Table, path: Path) -> int:
    """One JSON object a line, nulls written out."""
    n_rows = 0
    with path.open("w", encoding="utf-8", errors="replace", newline="\n") as file:
        for *cells, _ in table.rows:
            file.write(json.dumps(dict(zip(table.columns, cells, strict=True)), ensure_ascii=False) + "\n")
            n_rows += 1
    return n_rows


def write_parquet(table: Table, path: Path) -> int:
    """Parquet, by DuckDB; days are dates, numbers numbers."""
    from vnunion_nlp.archive.export import needs

    duckdb = needs("duckdb", "tables")
    with tempfile.TemporaryDirectory(prefix="vnunion-") as folder:
        lines = Path(folder) / "rows.jsonl"
        n_rows = write_jsonl(table, lines)
        columns = {column: _DUCKDB_TYPES[kind] for column, kind in zip(table.columns, table.kinds, strict=True)}
        try:
            with duckdb.connect(config={"autoinstall_known_extensions": "false"}) as db:
                db.execute(
                    "CREATE TABLE rows AS SELECT * FROM read_json(?, format = 'newline_delimited', columns = ?, "
                    "maximum_object_size = 268435456)",
                    [str(lines), columns],
                )
                db.execute(f"COPY rows TO '{_quoted(path)}' (FORMAT parquet, COMPRESSION zstd)")
        except duckdb.Error as error:
            raise ArchiveError(f"{path}: Parquet cannot be written ({error})") from error
    return n_rows


def _quoted(path: Path) -> str:
    return str(path).replace("'", "''")


def write_xlsx(table: Table, path: Path) -> int:
    """A workbook: real dates and numbers, heads frozen and with filters, the path a link to the source."""
    from vnunion_nlp.archive.export import needs

    book = needs("openpyxl", "tables").Workbook(write_only=True)
    sheet, row, n_rows = _sheet(book, table), 1, 0
    for *cells, source in table.rows:
        if row > _SHEET_ROWS:
            sheet, row = _sheet(book, table), 1
        row += 1
        n_rows += 1
        found = [_cell(sheet, value, kind) for value, kind in zip(cells, table.kinds, strict=True)]
        if table.link is not None and row <= _SHEET_LINKS and (address := _address(table.root, source)):
            found[table.link] = _explicit(sheet, _text(cells[table.link]), data_type="s", hyperlink=address)
        sheet.append(found)
    book.save(path)
    return n_rows


def _sheet(book: Any, table: Table) -> Any:
    from openpyxl.styles import Font
    from openpyxl.utils import get_column_letter

    n = len(book.worksheets)
    sheet = book.create_sheet(table.name if not n else f"{table.name} {n + 1}")
    sheet.freeze_panes = "A2"
    letters = [get_column_letter(column) for column in range(1, len(table.columns) + 1)]
    for letter, kind in zip(letters, table.kinds, strict=True):
        sheet.column_dimensions[letter].width = 30 if kind == "text" else 12
    sheet.auto_filter.ref = f"A1:{letters[-1]}{_SHEET_ROWS + 1}"
    bold = Font(bold=True)
    sheet.append([_explicit(sheet, head, data_type="s", font=bold) for head in table.columns])
    return sheet


def _cell(sheet: Any, value: Any, kind: Kind) -> Any:
    """The value itself where the library takes it for what it is, which is faster; else a cell that says what it is."""
    if value is None or isinstance(value, int | float):
        return value
    if kind in ("day", "date") and (moment := _moment(value)):
        return _explicit(sheet, moment, number_format="dd/mm/yyyy")
    text = _text(value)
    # Whatever it begins with: no text is a formula or an error.
    return _explicit(sheet, text, data_type="s") if text.startswith(("=", "#")) else text


def _text(value: Any) -> str:
    """A text that a workbook can hold."""
    return _ILLEGAL.sub("\N{REPLACEMENT CHARACTER}", str(value))[:_CELL]


def _explicit(sheet: Any, value: Any, **properties: Any) -> Any:
    from openpyxl.cell import WriteOnlyCell

    cell = WriteOnlyCell(sheet, value)
    for name, setting in properties.items():
        setattr(cell, name, setting)
    return cell


def _moment(value: str) -> date | None:
    """The day, if it is a whole one that Excel can hold."""
    try:
        found = date.fromisoformat(value)
    except ValueError:
        return None
    return found if len(value) == 10 and found.year >= 1900 else None


def _address(root: str, name: bytes | None) -> str | None:
    if not name:
        return None
    address = "file://" + quote(os.path.join(os.fsencode(root), name))
    return address if len(address) <= 2000 else None
