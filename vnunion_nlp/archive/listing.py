"""What scan and review print on a terminal."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

from vnunion_nlp.archive.names import printable

if TYPE_CHECKING:
    from rich.console import Group
    from rich.table import Table

    from vnunion_nlp.archive.catalogue import Catalogue
    from vnunion_nlp.archive.survey import Survey


def show_survey(found: Survey, workers: int) -> Group:
    """Tables of types and encodings, duplicates, and the estimate; print it with a ``rich`` console."""
    from rich.console import Group

    kinds = sorted(found.kinds.items(), key=lambda pair: -pair[1].n_bytes)
    types = _table(
        "Files",
        ("Type", "Files", "Size", "Tried", "Read"),
        ((printable(ending), str(k.n_files), _size(k.n_bytes), str(k.n_sampled), str(k.n_read)) for ending, k in kinds),
    )
    codings = sorted(found.encodings.items(), key=lambda pair: -pair[1])
    words = [f"{found.n_files} files, {_size(found.n_bytes)}"]
    if found.duplicates:
        n_more = sum(found.duplicates) - len(found.duplicates)
        words.append(f"{len(found.duplicates)} contents stand in several files; {n_more} files are copies")
    if found.skipped:
        words.append("passed over: " + ", ".join(f"{n} {name}" for name, n in sorted(found.skipped.items())))
    if (seconds := found.seconds(workers)) is not None:
        words.append(f"reading all may take {_time(seconds)} with {workers} processes")
    return Group(types, _table("Encodings", ("Encoding", "Files"), ((n, str(c)) for n, c in codings)), *words)


def show_review(catalogue: Catalogue, limit: int) -> tuple[Group, int]:
    """The review list, the most urgent first, and how many are on it."""
    from rich.console import Group

    total = catalogue.value("SELECT count(*) FROM review")
    names = {1: "failed", 2: "errors", 3: "doubtful"}
    rows = (
        (names[row["urgency"]], printable(row["path"]), printable(row["why"] or ""))
        for row in catalogue.rows("SELECT * FROM review LIMIT ?", limit)
    )
    return Group(_table("To review", ("", "File", "Why"), rows)), total


def _table(title: str, columns: Sequence[str], rows: Iterable[Sequence[str]]) -> Table:
    from rich import box
    from rich.table import Table
    from rich.text import Text

    table = Table(title=title, title_justify="left", title_style="bold", box=box.SIMPLE_HEAD, pad_edge=False)
    for column in columns:
        table.add_column(
            column, overflow="fold", justify="right" if column in ("Files", "Size", "Tried", "Read") else "left"
        )
    for row in rows:
        table.add_row(*map(Text, row))
    return table


def _size(n_bytes: float) -> str:
    for unit in ("B", "kB", "MB", "GB"):
        if n_bytes < 1000 or unit == "GB":
            return f"{n_bytes:.0f} {unit}" if unit == "B" else f"{n_bytes:.1f} {unit}"
        n_bytes /= 1000
    raise AssertionError


def _time(seconds: float) -> str:
    minutes = round(seconds / 60)
    return f"about {seconds:.0f} s" if seconds < 120 else f"about {minutes // 60} h {minutes % 60:02} min"
