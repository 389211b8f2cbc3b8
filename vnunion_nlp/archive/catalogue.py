"""The catalogue of an archive: one SQLite file, the system of record. One process writes it; any number may read."""

from __future__ import annotations

import contextlib
import sqlite3
from collections.abc import Iterator
from datetime import UTC, datetime
from importlib.resources import files as resources
from pathlib import Path
from typing import Any, Self

from vnunion_nlp.archive.rows import COLUMNS, Rows
from vnunion_nlp.errors import ArchiveError

NAME = "catalogue.sqlite"
DOCUMENTS = "documents"
"""The folder of the documents' JSON, beside the catalogue."""
SCHEMA_VERSION = "1"
_INSERTS = {
    table: f"INSERT INTO {table} ({', '.join(key + columns)}) VALUES ({', '.join('?' * len(key + columns))})"
    for table, columns in COLUMNS.items()
    for key in [("id",) if table == "documents" else ("document_id", "n")]
}


def now() -> str:
    """The time as the catalogue writes it: UTC, ISO 8601, seconds."""
    return datetime.now(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")


def schema() -> str:
    """The SQL that makes an empty catalogue."""
    return resources(__package__).joinpath("schema.sql").read_text(encoding="utf-8")


class Catalogue:
    """An open catalogue. Every method may raise ``ArchiveError``: the disk is full, the file is damaged or read-only."""

    def __init__(self, out: Path, *, write: bool = False) -> None:
        """Open the catalogue in the folder ``out``; with ``write`` it is made if it is not there yet."""
        self.path = out / NAME
        if not write and not self.path.is_file():
            raise ArchiveError(f"{out}: has no {NAME}; is it the --out of a vnunion batch?")
        with self._errors():
            if write:
                self._open("mode=rwc")
                self._prepare()
            else:
                self._open("mode=rw")
                try:
                    self.db.execute("PRAGMA query_only = ON")
                    self._check()
                except (ArchiveError, sqlite3.Error):
                    # A medium that cannot be written holds no lock files; nobody can be writing there either.
                    self._open("mode=ro&immutable=1")
                    self._check()

    def _open(self, mode: str) -> None:
        self.db = sqlite3.connect(f"{self.path.absolute().as_uri()}?{mode}", uri=True, isolation_level=None)

    def _prepare(self) -> None:
        self.db.execute("PRAGMA journal_mode = WAL")
        self.db.execute("PRAGMA synchronous = NORMAL")
        self.db.execute("PRAGMA foreign_keys = ON")
        if not self.db.execute("SELECT 1 FROM sqlite_master WHERE name = 'meta'").fetchone():
            version = f"INSERT INTO meta VALUES ('schema_version', '{SCHEMA_VERSION}')"
            self.db.executescript(f"BEGIN IMMEDIATE; {schema()}; {version}; COMMIT;")
        self._check()

    def _check(self) -> None:
        found = self.meta("schema_version")
        if found != SCHEMA_VERSION:
            raise ArchiveError(
                f"{self.path}: is of schema {found}, this program writes {SCHEMA_VERSION}; choose a new --out"
            )

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.db.close()

    @contextlib.contextmanager
    def _errors(self) -> Iterator[None]:
        try:
            yield
        except sqlite3.Error as error:
            raise ArchiveError(
                f"{self.path}: {error}; check the disk's space and rights. What was written before is safe"
            ) from error

    def rows(self, sql: str, *values: Any) -> Iterator[sqlite3.Row]:
        """The rows of a query, one by one, with their columns' names."""
        with self._errors():
            cursor = self.db.execute(sql, values)
            cursor.row_factory = sqlite3.Row
            while (row := cursor.fetchone()) is not None:  # "yield from" might close the cursor after its database
                yield row

    def value(self, sql: str, *values: Any) -> Any:
        """The first cell of a query's first row; null where there is none."""
        row = next(self.rows(sql, *values), None)
        return row[0] if row is not None else None

    def execute(self, sql: str, *values: Any) -> sqlite3.Cursor:
        """Run one statement."""
        with self._errors():
            return self.db.execute(sql, values)

    def meta(self, key: str) -> str | None:
        """An entry of ``meta``."""
        found: str | None = self.value("SELECT value FROM meta WHERE key = ?", key)
        return found

    def set_meta(self, key: str, value: str) -> None:
        """Set an entry of ``meta``."""
        self.execute(
            "INSERT INTO meta VALUES (?, ?) ON CONFLICT (key) DO UPDATE SET value = excluded.value", key, value
        )

    def begin(self) -> None:
        """Start a transaction, if none is open."""
        if not self.db.in_transaction:
            self.execute("BEGIN IMMEDIATE")

    def commit(self) -> None:
        """End the transaction; what it wrote is there for good."""
        if self.db.in_transaction:
            self.execute("COMMIT")

    def rollback(self) -> None:
        """Take back what was not committed."""
        with contextlib.suppress(sqlite3.Error):
            self.db.rollback()

    def forget_document(self, file_id: int) -> None:
        """Remove the rows of a file's document."""
        self.execute("DELETE FROM documents WHERE id = ?", file_id)

    def add_document(self, file_id: int, rows: Rows) -> str | None:
        """Put a document's rows in the place of those it had.

        Returns:
            What is wrong with the rows, if the catalogue cannot hold them; then nothing has changed.
        """
        with self._errors():
            self.db.execute("SAVEPOINT document")
            try:
                self.db.execute("DELETE FROM documents WHERE id = ?", (file_id,))
                self.db.execute(_INSERTS["documents"], (file_id, *rows["documents"][0]))
                for table, found in rows.items():
                    if found and table != "documents":
                        self.db.executemany(_INSERTS[table], [(file_id, n, *row) for n, row in enumerate(found)])
                problem = None
            except (sqlite3.IntegrityError, sqlite3.InterfaceError, OverflowError, UnicodeError) as error:
                self.db.execute("ROLLBACK TO document")
                problem = f"{type(error).__name__}: {error}"
            self.db.execute("RELEASE document")
        return problem

    def close_run(self) -> None:
        """Move all that was written from the log into the catalogue itself."""
        self.execute("PRAGMA wal_checkpoint(TRUNCATE)")
