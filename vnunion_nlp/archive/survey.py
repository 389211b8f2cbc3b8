"""What lies in a folder, before anything is read: types, sizes, encodings, duplicates, and how long reading it all may take."""

from __future__ import annotations

import codecs
import os
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from vnunion_nlp.archive.jobs import Limits, Task, content_hash
from vnunion_nlp.archive.pool import LocalEngine
from vnunion_nlp.archive.walk import Entry, walk
from vnunion_nlp.errors import ArchiveError

_LEAD = 65536
_SAMPLE = 8
"""Files of each type that are read for the estimate."""
_PATIENCE = Limits(seconds=20.0)
_BOMS = ((codecs.BOM_UTF8, "UTF-8"), (codecs.BOM_UTF16_LE, "UTF-16"), (codecs.BOM_UTF16_BE, "UTF-16"))


@dataclass(slots=True)
class Kind:
    """The files of one type (their name's ending, in lower case)."""

    n_files: int = 0
    n_bytes: int = 0
    n_sampled: int = 0
    n_read: int = 0
    seconds: float | None = None
    """What reading them all may take on one core, from the files that were tried; null where none was."""


@dataclass(slots=True)
class Survey:
    """What lies below a folder.

    Attributes:
        kinds: by ending; ``(none)`` for names without one.
        encodings: files by how their text is encoded; ``binary`` for what is no text, ``8-bit`` for what is neither that nor Unicode.
        skipped: entries that are passed over, by reason (link, special, system, unreadable).
        duplicates: for each content that several files have, how many have it.
    """

    kinds: dict[str, Kind] = field(default_factory=lambda: defaultdict(Kind))
    encodings: dict[str, int] = field(default_factory=lambda: defaultdict(int))
    skipped: dict[str, int] = field(default_factory=lambda: defaultdict(int))
    duplicates: list[int] = field(default_factory=list)

    @property
    def n_files(self) -> int:
        """Files that a batch would read."""
        return sum(kind.n_files for kind in self.kinds.values())

    @property
    def n_bytes(self) -> int:
        """Their size."""
        return sum(kind.n_bytes for kind in self.kinds.values())

    def seconds(self, workers: int) -> float | None:
        """What reading them all may take with so many processes; null where nothing could be tried."""
        known = [kind for kind in self.kinds.values() if kind.seconds is not None]
        total = sum(kind.seconds or 0.0 for kind in known)
        n_known = sum(kind.n_files for kind in known)
        return total / workers * self.n_files / n_known if n_known else None


def survey(root: Path, *, sample: bool = True) -> Survey:
    """Look through the files below ``root``; nothing is written anywhere.

    Args:
        sample: read a few files of each type, to tell how long all would take.

    Raises:
        ArchiveError: ``root`` is no folder, or no worker can be started.
    """
    if not root.is_dir():
        raise ArchiveError(f"{root}: is no folder; name the one that holds the files")
    base = os.path.realpath(root)
    found = Survey()
    sizes: dict[int, list[bytes]] = defaultdict(list)
    samples: dict[str, list[Entry]] = defaultdict(list)
    for entry in walk(base):
        if entry.kind != "file":
            found.skipped[entry.reason or "folder"] += 1
            continue
        ending = _ending(entry.name)
        kind = found.kinds[ending]
        kind.n_files += 1
        kind.n_bytes += entry.size
        found.encodings[_encoding(_full(base, entry.name))] += 1
        sizes[entry.size].append(entry.name)
        if kind.n_files & (kind.n_files - 1) == 0:  # the 1st, 2nd, 4th, 8th … of a type: from all over the folder
            samples[ending] = [*samples[ending], entry][-_SAMPLE:]
    found.duplicates = sorted(_duplicates(base, sizes), reverse=True)
    if sample:
        _estimate(base, found, samples)
    return found


def _full(base: str, name: bytes) -> str:
    return os.path.join(base, os.fsdecode(name))


def _ending(name: bytes) -> str:
    ending = os.path.splitext(name.rpartition(b"/")[2])[1].lower()
    return ending.decode("utf-8", "backslashreplace") if 1 < len(ending) <= 8 else "(none)"


def _encoding(path: str) -> str:
    """How a file's beginning is encoded."""
    try:
        with open(path, "rb") as file:
            lead = file.read(_LEAD)
    except OSError:
        return "unreadable"
    if not lead:
        return "empty"
    for mark, name in _BOMS:
        if lead.startswith(mark):
            return name
    if b"\0" in lead or lead.startswith(b"%PDF-"):
        return "binary"
    try:
        codecs.getincrementaldecoder("utf-8")().decode(lead, final=len(lead) < _LEAD)
    except UnicodeDecodeError:
        return "8-bit"
    return "UTF-8"


def _duplicates(base: str, sizes: dict[int, list[bytes]]) -> Iterator[int]:
    """How many files have each content that more than one has; only files of one size are compared."""
    for size, names in sizes.items():
        if len(names) < 2 or not size:
            continue
        counts: dict[str, int] = defaultdict(int)
        for name in names:
            try:
                counts[content_hash(_full(base, name))] += 1
            except OSError:
                continue
        yield from (n for n in counts.values() if n > 1)


def _estimate(base: str, found: Survey, samples: dict[str, list[Entry]]) -> None:
    chosen = [(ending, entry) for ending, entries in samples.items() for entry in entries]
    seconds: dict[str, float] = defaultdict(float)
    sampled: dict[str, int] = defaultdict(int)
    engine = LocalEngine(None, _PATIENCE)
    try:
        for key, (_, entry) in enumerate(chosen):
            engine.submit(Task(key, _full(base, entry.name), "document"))
        for _ in chosen:
            while (outcome := engine.wait(1.0)) is None:
                pass
            ending, entry = chosen[outcome.key]
            kind = found.kinds[ending]
            kind.n_sampled += 1
            kind.n_read += outcome.error is None
            seconds[ending] += outcome.seconds
            sampled[ending] += entry.size
    finally:
        engine.close()
    for ending, kind in found.kinds.items():
        if sampled[ending]:
            kind.seconds = seconds[ending] / sampled[ending] * kind.n_bytes
