"""The format of a table."""

from __future__ import annotations

from vnunion_nlp.errors import KnowledgeError

Row = dict[str, str]
"""From column to cell."""


def parse_table(file: str, text: str) -> tuple[Row, ...]:
    """The rows of a table's ``text``; ``file`` names it in messages.

    Raises:
        KnowledgeError: as ``numbered_rows``.
    """
    return tuple(row for _, row in numbered_rows(file, text))


def numbered_rows(file: str, text: str) -> tuple[tuple[int, Row], ...]:
    """The rows of a table's ``text``, each with the number of its line (from 1); ``file`` names it in messages.

    Raises:
        KnowledgeError: there is no line with column names, or a line has more cells than columns.
    """
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
        found.append((number, dict(zip(columns, cells + [""] * (len(columns) - len(cells)), strict=True))))
    if columns is None:
        raise KnowledgeError(f"{file}: no line with column names; begin the file with one")
    return tuple(found)
