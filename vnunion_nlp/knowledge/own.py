"""Own tables: rows that an archive or a union adds to the package's, or puts in their place, without a change of code.

``VNUNION_KNOWLEDGE`` names folders and installed packages, joined as ``PATH`` joins folders (``:``, on Windows ``;``); where two
of them have the same row, the later one wins. Each holds tables by the names of the package's own (``registry.tsv``, ``organ_codes.tsv``
…) with some or all of their columns, in any order. Everything is checked before the first row is used, by ``rules.tsv``.
"""

from __future__ import annotations

import os
import unicodedata
from datetime import date
from functools import cache
from importlib.resources import files
from importlib.resources.abc import Traversable
from pathlib import Path

from vnunion_nlp.errors import KnowledgeError
from vnunion_nlp.knowledge import names, packaged
from vnunion_nlp.knowledge.table import Row, numbered_rows

VARIABLE = "VNUNION_KNOWLEDGE"


@cache
def tables() -> dict[str, tuple[Row, ...]]:
    """The own rows by table, checked, in the order of their sources.

    Raises:
        KnowledgeError: a source is missing, or a table or row cannot be used; the message names file, line and column.
    """
    found: dict[str, list[Row]] = {}
    for source in filter(None, os.environ.get(VARIABLE, "").split(os.pathsep)):
        tables_there = sorted(
            (file for file in _files(source) if file.name.endswith(".tsv")), key=lambda file: file.name
        )
        if not tables_there:
            raise KnowledgeError(
                f"{VARIABLE}: {source}: holds no table; name one {', '.join(names())} and end it in .tsv"
            )
        for file in tables_there:
            found.setdefault(file.name.removesuffix(".tsv"), []).extend(_checked(file, f"{source}/{file.name}"))
    return {name: tuple(listing) for name, listing in found.items()}


def key(table: str, row: Row) -> tuple[str, ...]:
    """The cells of a row that tell it from the others of its table."""
    columns = _rules().get(table, {}).get("key") or (next(iter(row)),)
    cells = tuple(row[column] for column in columns)
    # What has neither number nor date is told by its other cells alone.
    return cells if any(cells) else tuple(row.values())


def _files(source: str) -> list[Traversable]:
    folder = Path(source)
    try:
        if folder.is_dir():
            return list(folder.iterdir())
        if source.replace(".", "_").isidentifier():
            return list(files(source).iterdir())
    except (OSError, ImportError) as error:
        raise KnowledgeError(f"{VARIABLE}: {source}: cannot be read ({error})") from error
    raise KnowledgeError(f"{VARIABLE}: {source}: neither a folder nor a package; give the path of a folder of tables")


def _checked(file: Traversable, where: str) -> list[Row]:
    name = file.name.removesuffix(".tsv")
    if name not in names():
        raise KnowledgeError(f"{where}: there is no table of that name; the tables are {', '.join(names())}")
    try:
        text = file.read_text(encoding="utf-8-sig")
    except (OSError, UnicodeDecodeError) as error:
        raise KnowledgeError(f"{where}: cannot be read as UTF-8 text ({error}); save it as UTF-8") from error
    columns = list(packaged(name)[0])
    rules = _rules().get(name, {"key": (columns[0],), "required": (columns[0],)})
    found = []
    for line, cells in numbered_rows(where, unicodedata.normalize("NFC", text)):
        if unknown := [column for column in cells if column not in columns]:
            raise KnowledgeError(
                f"{where}: no column {unknown[0]!r} in this table; its columns are {', '.join(columns)}"
            )
        row = {column: cells.get(column, "") for column in columns}
        for rule, checked in rules.items():
            for column in checked:
                if fault := _fault(name, rule, column, row[column]):
                    raise KnowledgeError(f"{where}:{line}: column {column!r}: {fault}")
        found.append(row)
    return found


def _fault(table: str, rule: str, column: str, cell: str) -> str | None:
    """What is wrong with a cell by a rule, and what to write."""
    if rule == "required" and not cell:
        return "is empty; fill it in"
    if rule == "number" and not cell.isdecimal():
        return f"{cell!r} is no number; write digits"
    if rule == "closed" and cell not in (values := {row[column] for row in packaged(table)}):
        known = ", ".join(value or "(empty)" for value in sorted(values))
        return f"{cell!r} is none of {known}; write one of these"
    if rule == "date" and cell:
        try:
            date.fromisoformat(cell if len(cell) > 4 else f"{cell}-01-01")
        except ValueError:
            return f"{cell!r} is no date; write YYYY-MM-DD or YYYY"
    return None


@cache
def _rules() -> dict[str, dict[str, tuple[str, ...]]]:
    """Columns by table and rule."""
    found: dict[str, dict[str, tuple[str, ...]]] = {}
    for row in packaged("rules"):
        rules = found.setdefault(row["table"], {})
        rules[row["rule"]] = (*rules.get(row["rule"], ()), row["column"])
    return found
