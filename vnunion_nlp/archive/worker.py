"""The process that reads files for a parent: tasks come in on standard input, outcomes go out on standard output.

A frame is its length (8 bytes, big endian) and a pickle. The first frame holds the limits; the worker answers each frame with one.
"""

from __future__ import annotations

import contextlib
import os
import pickle
import queue
import shutil
import signal
import struct
import sys
import threading
from typing import Any, BinaryIO, NoReturn

from vnunion_nlp.archive.jobs import Limits, Outcome, Task, perform

_LENGTH = struct.Struct(">Q")

_FIRST = """KẾ HOẠCH
I. NỘI DUNG
1. Thực hiện Nghị quyết số 02-NQ/TW ngày 12/6/2021, phấn đấu 95% đoàn viên tham gia trước ngày 20/4/2024.
"""
"""Read before any file, so that loading tables and patterns is no file's time."""

READY = "ready"
"""What a worker says when it can take its first task."""


def send(stream: BinaryIO, message: object) -> None:
    """Write one frame.

    Raises:
        OSError: nobody reads any more.
    """
    body = pickle.dumps(message, protocol=pickle.HIGHEST_PROTOCOL)
    stream.write(_LENGTH.pack(len(body)))
    stream.write(body)
    stream.flush()


def receive(stream: BinaryIO) -> Any:
    """Read one frame; raises ``EOFError`` where the other side has gone, in the middle of a frame too."""
    head = stream.read(_LENGTH.size)
    if len(head) < _LENGTH.size:
        raise EOFError
    (length,) = _LENGTH.unpack(head)
    body = stream.read(length)
    if len(body) < length:
        raise EOFError
    return pickle.loads(body)


def main(scratch: str) -> None:
    """Serve the parent until it hangs up; a parent that was killed takes its workers with it.

    Args:
        scratch: the worker's temporary folder, which it removes where no parent is left to do so.
    """
    # Ctrl-C goes to the whole terminal; the parent alone decides what it means.
    with contextlib.suppress(ValueError, OSError):
        signal.signal(signal.SIGINT, signal.SIG_IGN)
    tasks_in, outcomes_out = os.fdopen(os.dup(0), "rb"), os.fdopen(os.dup(1), "wb")
    # Whatever a library prints must not fall among the frames.
    nowhere = os.open(os.devnull, os.O_RDWR)
    os.dup2(nowhere, 0)
    os.dup2(2, 1)
    limits: Limits = receive(tasks_in)
    _limit_memory(limits.megabytes)
    from vnunion_nlp import parse
    from vnunion_nlp.pattern_cache import patterns

    parse(_FIRST)
    patterns().save()  # for the other workers: this one ends without a word
    tasks: queue.SimpleQueue[Task] = queue.SimpleQueue()
    threading.Thread(target=_listen, args=(tasks_in, tasks, scratch), daemon=True).start()
    send(outcomes_out, READY)
    while True:
        task = tasks.get()
        _limit_processor(limits.seconds)
        try:
            _answer(outcomes_out, task)
        except OSError:
            _leave(scratch)


def _answer(stream: BinaryIO, task: Task) -> None:
    try:
        send(stream, perform(task))
    except MemoryError:
        message = "needs more memory than one file may take; raise --memory or look at the file"
        send(stream, Outcome(task.key, reason="memory", error=message, detail=message))


def _leave(scratch: str) -> NoReturn:
    """End at once, whichever thread sees first that the parent is gone."""
    shutil.rmtree(scratch, ignore_errors=True)
    os._exit(0)


def _listen(stream: BinaryIO, tasks: queue.SimpleQueue[Task], scratch: str) -> None:
    try:
        while True:
            tasks.put(receive(stream))
    except (EOFError, OSError):
        _leave(scratch)


def _limit_memory(megabytes: int) -> None:
    if sys.platform == "win32":
        return
    import resource

    # Linux counts private memory against RLIMIT_DATA; elsewhere only the address space can be limited.
    kind = resource.RLIMIT_DATA if sys.platform == "linux" else resource.RLIMIT_AS
    wanted, (_, hard) = megabytes << 20, resource.getrlimit(kind)
    with contextlib.suppress(ValueError, OSError):
        resource.setrlimit(kind, (wanted if hard < 0 else min(wanted, hard), hard))


def _limit_processor(seconds: float) -> None:
    """The parent keeps the time; this ends a worker that its parent, being dead, can no longer end."""
    if sys.platform == "win32":
        return
    import resource

    used = sum(resource.getrusage(resource.RUSAGE_SELF)[:2])
    _, hard = resource.getrlimit(resource.RLIMIT_CPU)
    wanted = int(used + 2 * seconds) + 10
    with contextlib.suppress(ValueError, OSError):
        resource.setrlimit(resource.RLIMIT_CPU, (wanted if hard < 0 else min(wanted, hard), hard))
