"""Closed vocabularies as tables: document types, organs, posts, laws, holidays. A new entry is a line in a table, never a change of code.

A table is a file ``NAME.tsv`` in this package: UTF-8, tab separated, its first line the column names; lines that begin with ``#``
are comments and empty lines are skipped. A row with fewer cells than columns has empty cells at its end.
"""

from __future__ import annotations

from functools import cache
from importlib.resources import files

from vnunion_nlp.errors import KnowledgeError


@cache
def rows(name: str) -> tuple[dict[str, str], ...]:
    """The rows of table ``name`` (without ``.tsv``) in order, each a mapping from column to cell; empty cells are ``""``."""
    file = f"{name}.tsv"
    try:
        text = files(__package__).joinpath(file).read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as error:
        raise KnowledgeError(f"{file}: cannot be read as UTF-8 text ({error}); reinstall the package") from error
    return parse_table(file, text)


def parse_table(file: str, text: str) -> tuple[dict[str, str], ...]:
    """The rows of a table's ``text``; ``file`` names it in messages."""
    columns: list[str] | None = None
    found = []
    for number, line in enumerate(text.splitlines(), start=1):
        if not line.strip() or line.startswith("#"):
            continue
        cells = [cell.strip() for cell in line.split("\t")]
        if columns is None:
            if len(set(cells)) < len(cells) or "" in cells:
                raise KnowledgeError(
                    f"{file}:{number}: column names must be distinct and not empty; mend the first line"
                )
            columns = cells
            continue
        if len(cells) > len(columns):
            raise KnowledgeError(
                f"{file}:{number}: {len(cells)} cells where the table has {len(columns)} columns; remove the extra tabs"
            )
        found.append(dict(zip(columns, cells + [""] * (len(columns) - len(cells)), strict=True)))
    if columns is None:
        raise KnowledgeError(f"{file}: no line with column names; begin the file with one")
    return tuple(found)


def listed(cell: str) -> tuple[str, ...]:
    """The entries of a ``;``-separated cell, blanks trimmed and empty ones dropped."""
    return tuple(entry for part in cell.split(";") if (entry := part.strip()))
