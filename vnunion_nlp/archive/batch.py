"""Reading a whole folder: what is new, changed or failed is read by workers; this process alone writes the output."""

from __future__ import annotations

import errno
import json
import os
import time
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import asdict, dataclass, field, replace
from pathlib import Path
from typing import Any, Protocol

from vnunion_nlp.archive.catalogue import DOCUMENTS, Catalogue, now
from vnunion_nlp.archive.jobs import Limits, Outcome, Task, content_hash
from vnunion_nlp.archive.names import output_name, printable
from vnunion_nlp.archive.pool import Engine
from vnunion_nlp.archive.register import register
from vnunion_nlp.archive.versions import rules_version
from vnunion_nlp.errors import ArchiveError, VnunionError
from vnunion_nlp.files import write_atomically
from vnunion_nlp.reading.limits import MAX_BYTES

_SCRATCH = ".partial"
_PAGE = 500
_COMMIT_EVERY = 0.5
"""Seconds between commits: what a kill can cost is read again."""
_TICK = 0.2
_NAME_ERRORS = frozenset({errno.ENAMETOOLONG, errno.EILSEQ, errno.EINVAL})
"""What a file system says of a name that it cannot hold: that file's misfortune, not the run's."""


@dataclass(frozen=True, slots=True)
class Choice:
    """Which files a run reads.

    Attributes:
        force: all of them.
        retry_failed: only those that failed.
        only_needs_review: only those on the review list.
        moved: the folder is the one catalogued before, at another place.
        review_below: confidence under which a document goes on the review list; null keeps what the catalogue has.
    """

    force: bool = False
    retry_failed: bool = False
    only_needs_review: bool = False
    moved: bool = False
    review_below: float | None = None


@dataclass(slots=True)
class Counts:
    """How far a run is; ``n_total`` files are to be read, ``n_unchanged`` needed no reading."""

    n_total: int = 0
    n_done: int = 0
    n_failed: int = 0
    n_review: int = 0
    n_unchanged: int = 0
    n_skipped: int = 0
    n_vanished: int = 0
    seconds: float = 0.0


class Watcher(Protocol):
    """Who is told how a run goes."""

    def update(self, counts: Counts) -> None:
        """Something was finished."""

    def say(self, line: str) -> None:
        """A line for whoever watches."""


@dataclass(slots=True)
class _Run:
    """One run and all it holds on to."""

    id: int
    catalogue: Catalogue
    out: Path
    root: str
    choice: Choice
    watcher: Watcher
    review_below: float
    counts: Counts = field(default_factory=Counts)
    folders: set[Path] = field(default_factory=set)
    committed: float = 0.0


def run_batch(
    root: Path,
    out: Path,
    make_engine: Callable[[Limits], Engine],
    watcher: Watcher,
    stopped: Callable[[], bool],
    *,
    choice: Choice = Choice(),
    limits: Limits = Limits(),  # noqa: B008  (frozen)
    engine_name: str = "local",
    workers: int | None = None,
) -> Counts:
    """Read the files below ``root`` into the folder ``out``.

    Args:
        make_engine: starts the workers; called only if there is something to read.
        stopped: asked several times a second; once it says true the run ends in order, with what is done so far kept.

    Returns:
        What was done. Ask ``stopped`` whether it is all.

    Raises:
        ArchiveError: ``root`` or ``out`` cannot be used, ``out`` is another folder's or another run's, the disk is full. What
            was written before stays, and the next run goes on from there.
    """
    base, own = _folders(root, out)
    with _lock(out), Catalogue(out, write=True) as catalogue:
        run = _start(catalogue, out, base, choice, watcher, engine_name, workers, limits)
        state = "stopped"
        start = time.monotonic()
        try:
            run.counts.n_vanished, run.counts.n_skipped = register(catalogue, base, out, run.id, own, stopped)
            _read_all(run, make_engine, limits, stopped)
            state = "interrupted" if stopped() else "finished"
        finally:
            run.counts.seconds = time.monotonic() - start
            _finish(run, state)
        return run.counts


def _folders(root: Path, out: Path) -> tuple[str, frozenset[tuple[int, int]]]:
    """The folder's real path, and the identity of the output folder, which is no part of it."""
    if not root.is_dir():
        raise ArchiveError(f"{root}: is no folder; name the one that holds the files")
    try:
        out.mkdir(parents=True, exist_ok=True)
        (out / DOCUMENTS).mkdir(exist_ok=True)
        (out / _SCRATCH).mkdir(exist_ok=True)
    except OSError as error:
        raise ArchiveError(f"{out}: cannot be written ({error.strerror or error}); choose another --out") from error
    base, target = os.path.realpath(root), os.path.realpath(out / DOCUMENTS)
    if base == os.path.realpath(out) or os.path.commonpath([base, target]) == target:
        raise ArchiveError(f"{out}: is the folder to be read, or holds it; choose another --out")
    status = os.stat(out)
    return base, frozenset({(status.st_dev, status.st_ino)})


def _lock(out: Path) -> Any:
    """Hold the output folder alone; a process that is killed lets go of it."""
    from filelock import FileLock, Timeout

    try:
        return FileLock(out / ".lock").acquire(timeout=0)
    except Timeout as error:
        raise ArchiveError(f"{out}: another run is writing here; wait for it or choose another --out") from error
    except OSError as error:
        raise ArchiveError(f"{out}: cannot be written ({error.strerror or error}); choose another --out") from error


def _start(
    catalogue: Catalogue,
    out: Path,
    base: str,
    choice: Choice,
    watcher: Watcher,
    engine_name: str,
    workers: int | None,
    limits: Limits,
) -> _Run:
    for left in (out / _SCRATCH).iterdir():  # of a run that was killed
        left.unlink(missing_ok=True)
    known = catalogue.meta("root")
    shown = os.fsencode(base).decode("utf-8", "backslashreplace")
    if known is not None and known != shown and not choice.moved:
        raise ArchiveError(
            f"{out}: is the catalogue of {known}; choose another --out, or say --moved if that folder is now {shown}"
        )
    catalogue.begin()
    catalogue.set_meta("root", shown)
    if choice.review_below is not None or catalogue.meta("review_below") is None:
        catalogue.set_meta("review_below", str(0.5 if choice.review_below is None else choice.review_below))
    catalogue.execute("UPDATE runs SET state = 'stopped' WHERE state = 'running'")
    options = json.dumps({**asdict(choice), **asdict(limits)}, sort_keys=True)
    cursor = catalogue.execute(
        "INSERT INTO runs (started, state, engine, workers, rules, options) VALUES (?, 'running', ?, ?, ?, ?)",
        *(now(), engine_name, workers, rules_version(), options),
    )
    catalogue.commit()
    review_below = float(catalogue.meta("review_below") or 0.0)
    return _Run(cursor.lastrowid or 0, catalogue, out, base, choice, watcher, review_below)


def _finish(run: _Run, state: str) -> None:
    """Write down how the run ended, if that can still be written; an error before this one is the one to tell."""
    catalogue, counts = run.catalogue, run.counts
    try:
        if state == "stopped":
            catalogue.rollback()
        catalogue.commit()
        catalogue.execute(
            "UPDATE runs SET state = ?, finished = ?, n_done = ?, n_failed = ?, n_unchanged = ?, n_vanished = ?, "
            "seconds = ? WHERE id = ?",
            *(state, now(), counts.n_done, counts.n_failed, counts.n_unchanged, counts.n_vanished),
            *(round(counts.seconds, 3), run.id),
        )
        catalogue.close_run()
    except ArchiveError:
        if state != "stopped":
            raise


def _read_all(run: _Run, make_engine: Callable[[Limits], Engine], limits: Limits, stopped: Callable[[], bool]) -> None:
    tasks = _tasks(run, stopped)
    first = next(tasks, None)
    run.watcher.update(run.counts)
    if first is None:
        return
    engine = make_engine(limits)
    out = 0
    try:
        following: Task | None = first
        while (out or following) and not stopped():
            while following is not None and out < engine.capacity:
                engine.submit(following)
                out += 1
                following = next(tasks, None)
            outcome = engine.wait(_TICK)
            if outcome is not None:
                out -= 1
                _record(run, outcome)
            if time.monotonic() - run.committed > _COMMIT_EVERY:
                _commit(run)
    finally:
        engine.close()


def _tasks(run: _Run, stopped: Callable[[], bool]) -> Iterator[Task]:
    """The files to read, by the order of their ids. Looks one page ahead, so that memory does not grow with the folder."""
    catalogue, rules = run.catalogue, rules_version()
    run.counts.n_total = catalogue.value(f"SELECT count(*) FROM files AS f WHERE {_wanted(run.choice)}", run.id)
    last = 0
    with ThreadPoolExecutor(4) as threads:
        while not stopped():
            sql = (
                "SELECT f.*, d.id IS NOT NULL AS has_document FROM files AS f LEFT JOIN documents AS d ON d.id = f.id "
                f"WHERE f.id > ? AND {_wanted(run.choice)} ORDER BY f.id LIMIT ?"
            )
            page = list(catalogue.rows(sql, last, run.id, _PAGE))
            if not page:
                return
            last = page[-1]["id"]
            kept = threads.map(lambda row: not stopped() and _is_current(run, row, rules), page)
            for row, is_current in zip(page, kept, strict=True):
                if not is_current:
                    yield Task(row["id"], os.path.join(run.root, os.fsdecode(row["name_bytes"])))
                    continue
                run.counts.n_unchanged += 1
                run.counts.n_total -= 1


def _wanted(choice: Choice) -> str:
    """The files among which those to be read are looked for, as SQL with the run's id as its last parameter."""
    sql = "f.seen_run_id = ? AND f.state IN ('pending', 'done', 'failed') AND f.reason IS NOT 'folder'"
    if choice.retry_failed:
        sql += " AND f.state = 'failed'"
    if choice.only_needs_review:
        sql += " AND f.id IN (SELECT file_id FROM review)"
    return sql


def _is_current(run: _Run, row: Any, rules: str) -> bool:
    """Whether what the catalogue has of this file is what reading it again would give."""
    choice = run.choice
    if choice.force or choice.only_needs_review:
        return False
    if row["state"] != "done" or not row["has_document"] or row["rules"] != rules:
        return False
    try:
        written = (run.out / DOCUMENTS / row["output"]).stat().st_size
        digest = content_hash(os.path.join(run.root, os.fsdecode(row["name_bytes"])))
    except OSError:
        return False
    return bool(written == row["output_bytes"] and digest == row["sha256"])


def _record(run: _Run, outcome: Outcome) -> None:
    """Write one outcome: its JSON first, then its rows, so that the catalogue never promises a file that is not there."""
    catalogue, counts = run.catalogue, run.counts
    name: bytes = catalogue.value("SELECT name_bytes FROM files WHERE id = ?", outcome.key)
    output = output_name(name)
    if outcome.json is not None:
        outcome = _write_json(run, output, outcome)
    catalogue.begin()
    if outcome.rows is not None and (problem := catalogue.add_document(outcome.key, outcome.rows)):
        error = f"its rows do not fit the catalogue ({problem}); please report it with the file"
        outcome = replace(outcome, json=None, rows=None, reason="defect", error=error)
    done = outcome.json is not None
    digest = outcome.sha256 or _hash(run, name)
    if done:
        counts.n_done += 1
    else:
        if digest is not None:  # else nobody knows what the file holds now, and what was read before may still be right
            catalogue.forget_document(outcome.key)
            (run.out / DOCUMENTS / output).unlink(missing_ok=True)
        counts.n_failed += 1
        run.watcher.say(printable(f"failed: {os.fsdecode(name)}: {outcome.error}"))
    catalogue.execute(
        "UPDATE files SET state = ?, reason = ?, error = ?, sha256 = ?, rules = ?, attempts = ?, seconds = ?, "
        "output = ?, output_bytes = ?, finished = ?, run_id = ? WHERE id = ?",
        *("done" if done else "failed", outcome.reason, _text(outcome.error), digest, rules_version()),
        *(outcome.attempts, round(outcome.seconds, 4), output if done else None),
        *(len(outcome.json) if outcome.json is not None else None, now(), run.id, outcome.key),
    )
    doubtful = "SELECT n_errors > 0 OR confidence < ? FROM documents WHERE id = ?"
    if not done or catalogue.value(doubtful, run.review_below, outcome.key):
        counts.n_review += 1
    run.watcher.update(counts)


def _hash(run: _Run, name: bytes) -> str | None:
    """The hash of a file whose worker could not tell it; null if it cannot be read, or not soon."""
    path = os.path.join(run.root, os.fsdecode(name))
    try:
        return content_hash(path) if os.stat(path).st_size <= MAX_BYTES else None
    except OSError:
        return None


def _write_json(run: _Run, output: str, outcome: Outcome) -> Outcome:
    assert outcome.json is not None
    path = run.out / DOCUMENTS / output
    try:
        if path.parent not in run.folders:
            path.parent.mkdir(parents=True, exist_ok=True)
            run.folders.add(path.parent)
        write_atomically(path, outcome.json, scratch=run.out / _SCRATCH)
    except (VnunionError, OSError) as error:
        cause = error.__cause__ if isinstance(error, VnunionError) else error
        if isinstance(cause, OSError) and cause.errno in _NAME_ERRORS:
            message = f"its JSON cannot be named in the output folder ({cause.strerror}); shorten the name"
            return replace(outcome, json=None, rows=None, reason="name", error=message)
        raise ArchiveError(
            f"{error}. What was written before is safe; make room and run the same command again"
        ) from error
    return outcome


def _commit(run: _Run) -> None:
    run.catalogue.commit()
    run.committed = time.monotonic()


def _text(message: str | None) -> str | None:
    """A message that UTF-8 can hold."""
    return message and message.encode("utf-8", "backslashreplace").decode()
