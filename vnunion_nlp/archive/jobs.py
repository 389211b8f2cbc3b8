"""What one worker does with one file, and the messages that pass between it and the parent."""

from __future__ import annotations

import hashlib
import time
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Literal

from vnunion_nlp.errors import VnunionError

if TYPE_CHECKING:
    from vnunion_nlp.archive.rows import Rows
    from vnunion_nlp.document import Document

Reason = Literal["unreadable", "time", "memory", "died", "defect", "name"]
"""Why a file failed: it cannot be read; a limit was passed; its worker died twice; the parser raised; its JSON cannot be named."""


@dataclass(frozen=True, slots=True)
class Limits:
    """What one file may cost.

    Attributes:
        seconds: wall-clock time, from the moment a worker is given the file.
        megabytes: private memory (MiB) of the worker and, each for itself, of the programs it starts; where the system has
            no such limit (Windows) it does not hold.
    """

    seconds: float = 300.0
    megabytes: int = 2048


@dataclass(frozen=True, slots=True)
class Task:
    """One file to read. ``key`` comes back with the outcome; ``wants`` says in which shape the document does."""

    key: int
    path: str
    wants: Literal["rows", "document"] = "rows"


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of a task: a document (as JSON and rows, or as itself), or the reason there is none.

    Attributes:
        seconds: time the worker took; for a file stopped by the time limit, that limit.
        attempts: how many workers tried.
        sha256: of the file's bytes; null where they cannot be read.
        error: one line without the file's name, null where the file was read.
        detail: the error as it was raised, with the file's name.
    """

    key: int
    seconds: float = 0.0
    attempts: int = 1
    sha256: str | None = None
    reason: Reason | None = None
    error: str | None = None
    detail: str | None = None
    json: bytes | None = None
    rows: Rows | None = None
    document: Document | None = None


def content_hash(path: str | Path) -> str:
    """SHA-256 of the bytes of the file ``path``, in hexadecimal digits.

    Raises:
        OSError: the file cannot be read.
    """
    with open(path, "rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def perform(task: Task) -> Outcome:
    """Read the file of ``task``; whatever goes wrong comes back as a value."""
    from vnunion_nlp import parse_file
    from vnunion_nlp.archive.rows import rows_of

    start = time.perf_counter()
    digest: str | None = None
    path = Path(task.path)

    def failed(reason: Reason, error: str, detail: str | None = None) -> Outcome:
        seconds = time.perf_counter() - start
        return Outcome(task.key, seconds, sha256=digest, reason=reason, error=error, detail=detail or error)

    try:
        digest = content_hash(path)
    except (OSError, ValueError) as error:  # a name with a NUL in it is a ValueError
        return failed("unreadable", f"cannot be read ({getattr(error, 'strerror', None) or error})")
    try:
        document = parse_file(path)
        if task.wants == "document":
            return Outcome(task.key, time.perf_counter() - start, sha256=digest, document=document)
        json = document.to_json(indent=None).encode("utf-8") + b"\n"
        return Outcome(task.key, time.perf_counter() - start, sha256=digest, json=json, rows=rows_of(document))
    except VnunionError as error:
        message = str(error)
        return failed(
            "unreadable", message.removeprefix(f"{task.path}: ").removeprefix(f"{path.name}: "), detail=message
        )
    except MemoryError:
        return failed("memory", "needs more memory than one file may take; raise --memory or look at the file")
    except Exception as error:
        return failed("defect", f"the parser failed ({type(error).__name__}: {error}); please report it with the file")
