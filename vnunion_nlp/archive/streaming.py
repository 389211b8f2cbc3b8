"""Many files as a stream of documents, in the order they were named."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from vnunion_nlp.archive.jobs import Limits, Outcome, Reason, Task
from vnunion_nlp.archive.pool import LocalEngine
from vnunion_nlp.errors import ReadingError

if TYPE_CHECKING:
    from vnunion_nlp.document import Document


@dataclass(frozen=True, slots=True)
class ParsedFile:
    """One file of ``parse_many``: its document, or why there is none.

    Attributes:
        document: null where the file could not be read.
        error: what is wrong and what to do, in one line; null where there is a document.
        reason: ``unreadable``, ``time``, ``memory``, ``died`` or ``defect``; null where there is a document.
        seconds: what reading it took.
    """

    path: Path
    document: Document | None
    error: str | None = None
    reason: Reason | None = None
    seconds: float = 0.0

    def unwrap(self) -> Document:
        """The document.

        Raises:
            ReadingError: there is none; the message is ``error``.
        """
        if self.document is None:
            raise ReadingError(f"{self.path}: {self.error}")
        return self.document


def parse_many(
    paths: Iterable[str | os.PathLike[str]], workers: int | None = None, limits: Limits | None = None
) -> Iterator[ParsedFile]:
    """Read ``paths`` in worker processes; see ``vnunion_nlp.parse_many``."""
    engine = LocalEngine(workers, limits)
    named: dict[int, Path] = {}
    done: dict[int, Outcome] = {}
    source = enumerate(map(Path, paths))
    n_yielded = 0
    exhausted = False
    try:
        while True:
            # Nothing is read far ahead of a slow file, so that what waits for it stays small.
            while not exhausted and len(named) - len(done) < engine.capacity and len(named) < 2 * engine.capacity:
                if (following := next(source, None)) is None:
                    exhausted = True
                else:
                    key, path = following
                    named[key] = path
                    engine.submit(Task(key, os.path.abspath(path), "document"))
            if n_yielded in done:
                path, outcome = named.pop(n_yielded), done.pop(n_yielded)
                n_yielded += 1
                yield ParsedFile(path, outcome.document, outcome.error, outcome.reason, outcome.seconds)
            elif exhausted and not named:
                return
            elif (result := engine.wait(1.0)) is not None:
                done[result.key] = result
    finally:
        engine.close()
