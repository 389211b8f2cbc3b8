"""Worker processes on this machine: own children, so that one that hangs, swells or dies can be ended and replaced."""

from __future__ import annotations

import contextlib
import json
import os
import queue
import signal
import subprocess
import sys
import tempfile
import threading
import time
from collections import deque
from dataclasses import replace
from typing import IO, Any, Protocol, cast

from vnunion_nlp.archive.jobs import Limits, Outcome, Reason, Task
from vnunion_nlp.archive.worker import READY, receive, send
from vnunion_nlp.errors import ArchiveError

_BOOT = "import json, sys; sys.path[:] = json.loads(sys.argv[1]); from vnunion_nlp.archive.worker import main; main()"
_MAX_FILES = 5000
"""A worker that has read so many files is replaced: what libraries leak goes with it."""
_MAX_STILLBORN = 3
_TICK = 0.1


class Engine(Protocol):
    """Where tasks are done. Outcomes come back in any order; at most ``capacity`` tasks are out at a time."""

    capacity: int

    def submit(self, task: Task) -> None:
        """Hand over a task."""

    def wait(self, seconds: float) -> Outcome | None:
        """The next outcome, or nothing after ``seconds``."""

    def close(self) -> None:
        """End all work at once; tasks that are out are dropped."""


def processors() -> int:
    """Cores that this process may use."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


class _Worker:
    """One child and the thread that reads its answers."""

    def __init__(self, limits: Limits, events: queue.SimpleQueue[tuple[_Worker, Any]]) -> None:
        self.task: Task | None = None
        self.attempt = 0
        self.started = 0.0
        self.n_files = 0
        self.ready = False
        # What a worker that is killed leaves in its temporary folder goes with it.
        self._folder = tempfile.TemporaryDirectory(prefix="vnunion-worker-", ignore_cleanup_errors=True)
        self._noise: IO[bytes] = tempfile.TemporaryFile(dir=self._folder.name)  # noqa: SIM115  (closed with the worker)
        self._process = subprocess.Popen(
            [sys.executable, "-c", _BOOT, json.dumps(sys.path)],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=self._noise,
            env={**os.environ, **dict.fromkeys(("TMPDIR", "TEMP", "TMP"), self._folder.name)},
            start_new_session=os.name == "posix",
        )
        with contextlib.suppress(OSError):
            send(cast("Any", self._process.stdin), limits)
        threading.Thread(target=self._read, args=(events,), daemon=True).start()

    def _read(self, events: queue.SimpleQueue[tuple[_Worker, Any]]) -> None:
        try:
            while True:
                events.put((self, receive(cast("Any", self._process.stdout))))
        except (EOFError, OSError, ValueError):
            events.put((self, None))

    def give(self, task: Task, attempt: int) -> None:
        self.task, self.attempt, self.started = task, attempt, time.monotonic()
        self.n_files += 1
        with contextlib.suppress(OSError):  # a dead worker is seen by its reader
            send(cast("Any", self._process.stdin), task)

    def end(self) -> str:
        """Kill it with all programs it has started; how it ended, in words."""
        with contextlib.suppress(OSError):
            if os.name == "posix":
                os.killpg(self._process.pid, signal.SIGKILL)
            else:
                self._process.kill()
        code = self._process.wait()
        with contextlib.suppress(OSError):
            cast("Any", self._process.stdin).close()
        self._noise.seek(0, os.SEEK_END)
        self._noise.seek(max(0, self._noise.tell() - 2000))
        lines = self._noise.read().decode("utf-8", "replace").strip().splitlines()
        self._noise.close()
        self._folder.cleanup()
        how = f"signal {-code}" if code < 0 else f"exit code {code}"
        return f"{how}: {lines[-1].strip()}" if lines else how

    def gone(self) -> str:
        """As ``end``, for a worker that has hung up: its own end is waited for, so that it can be told."""
        with contextlib.suppress(subprocess.TimeoutExpired):
            self._process.wait(2.0)
        return self.end()


class LocalEngine:
    """Processes on this machine.

    Args:
        workers: how many processes; all cores by default.
        limits: what one file may cost. A file that passes a limit is failed at once; one whose worker dies is tried once more.
    """

    def __init__(self, workers: int | None = None, limits: Limits | None = None) -> None:
        self._size = max(1, workers or processors())
        self.capacity = 2 * self._size
        self._limits = limits or Limits()
        self._events: queue.SimpleQueue[tuple[_Worker, Any]] = queue.SimpleQueue()
        self._waiting: deque[tuple[Task, int]] = deque()
        self._workers: list[_Worker] = []
        self._ready: deque[Outcome] = deque()
        self._stillborn = 0

    def submit(self, task: Task) -> None:
        """Hand over a task; a worker is started if none is free."""
        self._waiting.append((task, 1))
        self._hand_out()

    def wait(self, seconds: float) -> Outcome | None:
        """The next outcome, or nothing after ``seconds``.

        Raises:
            ArchiveError: no worker can be started.
        """
        end = time.monotonic() + seconds
        while not self._ready:
            left = end - time.monotonic()
            if left <= 0:
                return None
            try:
                worker, message = self._events.get(timeout=min(left, _TICK))
            except queue.Empty:
                self._stop_slow()
                continue
            if worker in self._workers:
                self._hear(worker, message)
        return self._ready.popleft()

    def close(self) -> None:
        """Kill the workers."""
        for worker in self._workers:
            worker.end()
        self._workers.clear()
        self._waiting.clear()

    def _hear(self, worker: _Worker, message: Any) -> None:
        if message is None:
            self._mourn(worker)
        elif message == READY:
            worker.ready, self._stillborn = True, 0
        else:
            outcome = replace(message, attempts=worker.attempt)
            worker.task = None
            if outcome.reason == "memory" or worker.n_files >= _MAX_FILES:
                self._remove(worker)
            self._ready.append(outcome)
        self._stop_slow()
        self._hand_out()

    def _hand_out(self) -> None:
        for worker in self._workers:
            if worker.ready and worker.task is None and self._waiting:
                worker.give(*self._waiting.popleft())
        starting = sum(not worker.ready for worker in self._workers)
        while len(self._workers) < self._size and starting < len(self._waiting):
            self._workers.append(_Worker(self._limits, self._events))
            starting += 1

    def _mourn(self, worker: _Worker) -> None:
        """A worker has hung up by itself: its file is tried once more by another."""
        self._workers.remove(worker)
        how = worker.gone()
        if worker.task is None:
            if not worker.ready:
                self._stillborn += 1
                if self._stillborn >= _MAX_STILLBORN:
                    raise ArchiveError(f"worker processes cannot be started ({how}); is --memory too small?")
        elif worker.attempt == 1:
            self._waiting.appendleft((worker.task, 2))
        else:
            self._fail(worker, "died", f"its worker process died twice ({how}); look at the file")

    def _stop_slow(self) -> None:
        now = time.monotonic()
        for worker in list(self._workers):
            if worker.task is not None and now - worker.started > self._limits.seconds:
                self._remove(worker)
                limit = f"{self._limits.seconds:g}"
                self._fail(worker, "time", f"takes longer than {limit} seconds; raise --timeout or look at the file")
                self._hand_out()

    def _remove(self, worker: _Worker) -> None:
        self._workers.remove(worker)
        worker.end()

    def _fail(self, worker: _Worker, reason: Reason, error: str) -> None:
        assert worker.task is not None
        seconds = round(self._limits.seconds, 3) if reason == "time" else time.monotonic() - worker.started
        self._ready.append(Outcome(worker.task.key, seconds, worker.attempt, reason=reason, error=error, detail=error))
