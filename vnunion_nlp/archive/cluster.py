"""Workers on several machines through Dask. Each of its processes keeps one worker process of ours, so the limits hold there too."""

from __future__ import annotations

import queue
import threading
from dataclasses import replace
from typing import TYPE_CHECKING

from vnunion_nlp.archive.jobs import Limits, Outcome, Task
from vnunion_nlp.archive.pool import LocalEngine
from vnunion_nlp.archive.versions import rules_version
from vnunion_nlp.errors import ArchiveError

if TYPE_CHECKING:
    from distributed import Client, Future

_CONNECT = 10.0
"""Seconds to wait for the scheduler."""
_here = threading.local()


def read_one(task: Task, limits: Limits) -> Outcome:
    """Read one file on the machine where this is called, in a child process under ``limits``."""
    known: Limits | None = getattr(_here, "limits", None)
    if known != limits:
        if known is not None:
            _here.engine.close()
        _here.engine, _here.limits = LocalEngine(1, limits), limits
    engine: LocalEngine = _here.engine
    engine.submit(task)
    while (outcome := engine.wait(1.0)) is None:
        pass
    return outcome


class DaskEngine:
    """A Dask cluster. Every machine must run this version of vnunion_nlp and see the files under the same path.

    Args:
        address: of the scheduler (``tcp://host:8786``).

    Raises:
        ArchiveError: dask is not installed, nobody answers there, no worker is connected, or one has other rules.
    """

    def __init__(self, address: str | None, limits: Limits) -> None:
        try:
            from distributed import Client
        except ImportError as error:
            raise ArchiveError("--engine dask needs the extra: pip install 'vnunion-nlp[cluster]'") from error
        if not address:
            raise ArchiveError("--engine dask needs --scheduler ADDRESS; start one with: dask scheduler")
        try:
            self._client: Client = Client(address, timeout=_CONNECT)
        except (OSError, ValueError) as error:
            raise ArchiveError(f"{address}: no Dask scheduler answers there ({error}); start one first") from error
        self._limits = limits
        try:
            self.capacity = 3 * self._threads(address)
        except ArchiveError:
            self._client.close()
            raise
        self._out: dict[str, tuple[Future, Task, int]] = {}
        self._finished: queue.SimpleQueue[str] = queue.SimpleQueue()

    def _threads(self, address: str) -> int:
        """How many tasks the cluster takes at once, all its workers being of this version."""
        threads: int = sum(self._client.nthreads().values())
        if not threads:
            raise ArchiveError(f"{address}: no worker is connected to the scheduler; start some with: dask worker")
        try:
            rules: dict[str, str] = self._client.run(rules_version)
        except Exception as error:  # whatever the workers raise comes back as it was
            raise ArchiveError(f"{address}: the workers cannot use vnunion_nlp ({error}); install it there") from error
        for worker, version in rules.items():
            if version != rules_version():
                raise ArchiveError(
                    f"{worker}: has rules {version}, here are {rules_version()}; install the same version on all machines"
                )
        return threads

    def submit(self, task: Task) -> None:
        """Hand over a task."""
        self._send(task, 1)

    def _send(self, task: Task, attempt: int) -> None:
        future: Future = self._client.submit(read_one, task, self._limits, pure=False, retries=0)
        self._out[future.key] = (future, task, attempt)
        future.add_done_callback(lambda done: self._finished.put(done.key))

    def wait(self, seconds: float) -> Outcome | None:
        """The next outcome, or nothing after ``seconds``."""
        try:
            future, task, attempt = self._out.pop(self._finished.get(timeout=seconds))
        except queue.Empty:
            return None
        if future.status == "finished":
            outcome: Outcome = future.result()
            return outcome if attempt == 1 else replace(outcome, attempts=attempt)
        if attempt == 1:
            self._send(task, 2)
            return None
        error = f"its cluster worker failed twice ({future.exception()}); look at the file"
        return Outcome(task.key, attempts=2, reason="died", error=error, detail=error)

    def close(self) -> None:
        """Take back what is out and hang up."""
        self._client.cancel([future for future, _, _ in self._out.values()])
        self._client.close()
