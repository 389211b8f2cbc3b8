"""What the catalogue's tables, views and columns mean: the table behind docs/catalogue.md and the heads of exports."""

from __future__ import annotations

import sqlite3
from functools import cache
from importlib.resources import files

from vnunion_nlp.archive.catalogue import schema
from vnunion_nlp.knowledge import parse_table

_BASES = {
    "all_documents": ("documents", "files"),
    "all_indicators": ("indicators", "documents", "files"),
    "all_deadlines": ("deadlines", "documents", "files"),
    "all_references": ("citations", "documents", "files"),
    "all_signatures": ("signatures", "documents", "files"),
    "review": ("documents", "files"),
    "coming_deadlines": ("deadlines", "documents", "files"),
    "citation_links": ("citations",),
    "documents_by_year": ("documents",),
}
"""The tables from which a view's columns take their meaning."""


@cache
def _entries() -> dict[tuple[str, str], str]:
    text = files(__package__).joinpath("columns.tsv").read_text(encoding="utf-8")
    return {(row["table"], row["column"]): row["meaning"] for row in parse_table("columns.tsv", text)}


def meaning(table: str, column: str = "") -> str:
    """What the column means, or with no column the table or view; raises ``KeyError`` where nobody has said."""
    entries = _entries()
    for place in (table, *_BASES.get(table, ()), "*") if column else (table,):
        if found := entries.get((place, column)):
            return found
    raise KeyError(f"{table}.{column}")


@cache
def tables() -> dict[str, dict[str, tuple[str, ...]]]:
    """Columns of every table and of every view, in the schema's order: ``{"table": {…}, "view": {…}}``."""
    db = sqlite3.connect(":memory:")
    db.executescript(schema())
    found: dict[str, dict[str, tuple[str, ...]]] = {"table": {}, "view": {}}
    for kind, name in db.execute("SELECT type, name FROM sqlite_master WHERE type IN ('table', 'view') ORDER BY rowid"):
        found[kind][name] = tuple(row[1] for row in db.execute(f"PRAGMA table_info({name})"))
    db.close()
    return found
