"""How a run goes: a bar on a terminal, plain lines everywhere else; always on standard error."""

from __future__ import annotations

import sys
import time
from typing import Self

from rich.console import Console
from rich.progress import BarColumn, Progress, TaskID, TextColumn, TimeRemainingColumn

from vnunion_nlp.archive.batch import Counts

_LINE_EVERY = 10.0
"""Seconds between lines where nobody can see a bar."""


class Bar:
    """A progress bar; use it as a context."""

    def __init__(self, console: Console) -> None:
        self._start = time.monotonic()
        self._progress = Progress(
            BarColumn(),
            TextColumn("{task.completed}/{task.total}"),
            TextColumn("{task.fields[words]}"),
            TimeRemainingColumn(),
            console=console,
            refresh_per_second=4,
        )
        self._task: TaskID = self._progress.add_task("", total=None, words="looking at the folder")

    def __enter__(self) -> Self:
        self._progress.start()
        return self

    def __exit__(self, *_: object) -> None:
        self._progress.stop()

    def update(self, counts: Counts) -> None:
        """Show how far the run is."""
        finished = counts.n_done + counts.n_failed
        words = describe(counts, time.monotonic() - self._start)
        self._progress.update(self._task, total=counts.n_total, completed=finished, words=words)

    def say(self, line: str) -> None:
        """Print a line above the bar."""
        self._progress.console.print(line, markup=False, highlight=False, soft_wrap=True)


class Lines:
    """A line now and then; use it as a context."""

    def __init__(self) -> None:
        self._start = self._last = time.monotonic()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        pass

    def update(self, counts: Counts) -> None:
        """Print how far the run is, if the last line is old."""
        if (moment := time.monotonic()) - self._last >= _LINE_EVERY:
            self._last = moment
            n_finished = counts.n_done + counts.n_failed
            self.say(
                f"{n_finished}/{counts.n_total}: {describe(counts, moment - self._start)}{_left(counts, moment - self._start)}"
            )

    def say(self, line: str) -> None:
        """Print a line."""
        print(f"vnunion: {line}", file=sys.stderr, flush=True)


def watcher() -> Bar | Lines:
    """A bar if standard error is a terminal, else lines."""
    console = Console(stderr=True)
    return Bar(console) if console.is_terminal else Lines()


def describe(counts: Counts, seconds: float) -> str:
    """The counts of a run that has taken ``seconds``, in words."""
    rate = (counts.n_done + counts.n_failed) / seconds if seconds > 0 else 0.0
    words = f"{counts.n_done} done, {counts.n_failed} failed, {counts.n_review} to review, {rate:.1f} files/s"
    if counts.n_unchanged:
        words += f", {counts.n_unchanged} unchanged"
    return words


def _left(counts: Counts, seconds: float) -> str:
    finished = counts.n_done + counts.n_failed
    if not finished:
        return ""
    return f", {round(seconds / finished * (counts.n_total - finished))} s left"
