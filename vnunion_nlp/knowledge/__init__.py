"""Closed vocabularies as tables: document types, organs, posts, laws, holidays. A new entry is a line in a table, never a change of code.

A table is a file ``NAME.tsv`` in this package: UTF-8, tab separated, its first line the column names; lines that begin with ``#``
are comments and empty lines are skipped. A row with fewer cells than columns has empty cells at its end.

Rows of one's own are added from the folders and packages that the environment variable ``VNUNION_KNOWLEDGE`` names (see ``own``). All
is read once in a process, when it is first needed: set the variable before the first document is read.
"""

from __future__ import annotations

from functools import cache
from importlib.resources import files

from vnunion_nlp.errors import KnowledgeError
from vnunion_nlp.knowledge.table import Row, parse_table

__all__ = ["Row", "listed", "names", "packaged", "parse_table", "rows"]


@cache
def rows(name: str) -> tuple[Row, ...]:
    """The rows of table ``name`` (without ``.tsv``), each a mapping from column to cell; empty cells are ``""``.

    The package's rows come first, in order, those that an own row replaces in their place; then the own rows that are new.

    Raises:
        KnowledgeError: there is no such table, or one of the own tables has a fault.
    """
    from vnunion_nlp.knowledge import own

    added = {own.key(name, row): row for row in own.tables().get(name, ())}
    found = [added.pop(own.key(name, row), row) for row in packaged(name)] if added else packaged(name)
    return (*found, *added.values())


@cache
def packaged(name: str) -> tuple[Row, ...]:
    """The rows of table ``name`` that come with the package."""
    file = f"{name}.tsv"
    try:
        text = files(__package__).joinpath(file).read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as error:
        raise KnowledgeError(f"{file}: cannot be read as UTF-8 text ({error}); reinstall the package") from error
    return parse_table(file, text)


@cache
def names() -> tuple[str, ...]:
    """The tables that there are and that may be added to."""
    found = (file.name for file in files(__package__).iterdir())
    return tuple(sorted(name.removesuffix(".tsv") for name in found if name.endswith(".tsv") and name != "rules.tsv"))


def listed(cell: str) -> tuple[str, ...]:
    """The entries of a ``;``-separated cell, blanks trimmed and empty ones dropped."""
    return tuple(entry for part in cell.split(";") if (entry := part.strip()))
