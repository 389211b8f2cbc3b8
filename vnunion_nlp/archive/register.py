"""The catalogue's list of files: what is there now, what has vanished."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

from vnunion_nlp.archive.catalogue import DOCUMENTS, Catalogue
from vnunion_nlp.archive.names import output_name, readable
from vnunion_nlp.archive.walk import Entry, walk

_UPSERT = """
INSERT INTO files (path, name_bytes, folder, size, modified, state, reason, error, seen_run_id)
VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)
ON CONFLICT (name_bytes) DO UPDATE SET
  size = excluded.size, modified = excluded.modified, seen_run_id = excluded.seen_run_id,
  state = CASE WHEN excluded.state <> 'pending' THEN excluded.state
               WHEN state = 'vanished' AND EXISTS (SELECT 1 FROM documents AS d WHERE d.id = files.id) THEN 'done'
               WHEN state IN ('vanished', 'skipped') OR reason = 'folder' THEN 'pending' ELSE state END,
  reason = CASE WHEN excluded.state <> 'pending' THEN excluded.reason
                WHEN state = 'skipped' OR reason = 'folder' THEN NULL ELSE reason END,
  error = CASE WHEN excluded.state <> 'pending' THEN excluded.error
               WHEN state = 'skipped' OR reason = 'folder' THEN NULL ELSE error END
"""
_STATES = {"file": "pending", "skipped": "skipped", "folder": "failed"}


def register(
    catalogue: Catalogue,
    root: str,
    out: Path,
    run_id: int,
    leave_out: frozenset[tuple[int, int]],
    stopped: Callable[[], bool],
) -> tuple[int, int]:
    """Enter all that lies below ``root`` and mark what no longer does; all of it or, if the run stops here, nothing.

    A file below a folder that cannot be opened now has not vanished.

    Returns:
        How many files vanished since the run before, and how many entries are passed over (links, pipes, system files).
    """
    catalogue.begin()
    unreadable: list[bytes] = []
    for entry in walk(root, leave_out):
        if stopped():
            catalogue.rollback()
            return 0, 0
        if entry.kind == "folder":
            unreadable.append(entry.name + b"/" if entry.name else b"")
        catalogue.execute(_UPSERT, *_values(entry, run_id))
    n_vanished = _mark_vanished(catalogue, run_id, unreadable)
    _drop_outputs(catalogue, out)
    catalogue.commit()
    n_skipped = catalogue.value("SELECT count(*) FROM files WHERE state = 'skipped' AND seen_run_id = ?", run_id)
    return n_vanished, n_skipped


def _values(entry: Entry, run_id: int) -> tuple[object, ...]:
    folder = entry.name.rpartition(b"/")[0]
    modified = datetime.fromtimestamp(entry.modified // 10**9, UTC) if 0 <= entry.modified < 2**62 else None
    return (
        *(readable(entry.name or b"."), entry.name, readable(folder or b"."), entry.size),
        modified.strftime("%Y-%m-%dT%H:%M:%SZ") if modified else None,
        *(_STATES[entry.kind], "folder" if entry.kind == "folder" else entry.reason, entry.error, run_id),
    )


def _mark_vanished(catalogue: Catalogue, run_id: int, unreadable: list[bytes]) -> int:
    catalogue.execute("DELETE FROM files WHERE reason = 'folder' AND seen_run_id <> ?", run_id)
    catalogue.execute("CREATE TEMP TABLE IF NOT EXISTS unreadable (prefix BLOB)")
    catalogue.execute("DELETE FROM unreadable")
    for prefix in unreadable:
        catalogue.execute("INSERT INTO unreadable VALUES (?)", prefix)
    changed = catalogue.execute(
        "UPDATE files SET state = 'vanished' WHERE seen_run_id <> ? AND state <> 'vanished' AND NOT EXISTS "
        "(SELECT 1 FROM unreadable WHERE substr(name_bytes, 1, length(prefix)) = prefix)",
        run_id,
    )
    return changed.rowcount


def _drop_outputs(catalogue: Catalogue, out: Path) -> None:
    """A name that is now a link or a pipe has no document any more."""
    sql = "SELECT f.id, f.name_bytes FROM files AS f JOIN documents AS d ON d.id = f.id WHERE f.state = 'skipped'"
    for row in list(catalogue.rows(sql)):
        catalogue.forget_document(row["id"])
        (out / DOCUMENTS / output_name(row["name_bytes"])).unlink(missing_ok=True)
