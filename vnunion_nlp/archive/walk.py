"""What lies below a folder: every entry once, in a fixed order, links and special files named but not followed."""

from __future__ import annotations

import os
import stat
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

EntryKind = Literal["file", "skipped", "folder"]

_SYSTEM_NAMES = frozenset({b".ds_store", b"thumbs.db", b"ehthumbs.db", b"desktop.ini"})
_SYSTEM_PREFIXES = (b"~$", b"._", b".~lock.")


@dataclass(frozen=True, slots=True)
class Entry:
    """One entry below the folder.

    Attributes:
        name: path below the folder, as the system's bytes, parts separated by ``/``; empty for the folder itself.
        kind: ``file`` is to be read, ``skipped`` is not, ``folder`` is one that could not be opened.
        reason: for the last two: ``link``, ``special``, ``system`` or ``unreadable``.
        error: what was wrong with the folder, or what the skipped entry is.
        modified: nanoseconds since 1970.
    """

    name: bytes
    kind: EntryKind
    size: int = 0
    modified: int = 0
    reason: str | None = None
    error: str | None = None


def walk(root: str, leave_out: frozenset[tuple[int, int]] = frozenset()) -> Iterator[Entry]:
    """All entries below ``root``, depth first, in the order of their names' bytes.

    Links are not followed, so there are no loops and nothing outside ``root`` is read; ``leave_out`` holds device and inode of
    folders to pass over (the output's own).
    """
    base = os.fsencode(root)
    stack: list[Iterator[Entry]] = [_folder(base, b"", leave_out)]
    while stack:
        entry = next(stack[-1], None)
        if entry is None:
            stack.pop()
        elif entry.kind == "folder" and entry.reason is None:
            stack.append(_folder(base, entry.name, leave_out))
        else:
            yield entry


def _folder(base: bytes, name: bytes, leave_out: frozenset[tuple[int, int]]) -> Iterator[Entry]:
    try:
        with os.scandir(os.path.join(base, name) if name else base) as found:
            children = sorted(child.name for child in found)
    except OSError as error:
        reason = error.strerror or str(error)
        yield Entry(name, "folder", reason="unreadable", error=f"the folder cannot be read ({reason})")
        return
    for child in children:
        yield from _entry(base, b"/".join((name, child)) if name else child, leave_out)


def _entry(base: bytes, name: bytes, leave_out: frozenset[tuple[int, int]]) -> Iterator[Entry]:
    try:
        status = os.lstat(os.path.join(base, name))
    except FileNotFoundError:
        return  # gone since its folder was read
    except OSError as error:
        yield Entry(name, "folder", reason="unreadable", error=f"cannot be looked at ({error.strerror or error})")
        return
    mode, size, modified = status.st_mode, status.st_size, status.st_mtime_ns
    last = name.rpartition(b"/")[2].lower()
    if stat.S_ISDIR(mode):
        if (status.st_dev, status.st_ino) not in leave_out:
            yield Entry(name, "folder")
    elif stat.S_ISLNK(mode):
        yield Entry(name, "skipped", 0, modified, "link", "a link; links are not followed")
    elif not stat.S_ISREG(mode):
        yield Entry(name, "skipped", 0, modified, "special", "a pipe, socket or device, not a file")
    elif last in _SYSTEM_NAMES or last.startswith(_SYSTEM_PREFIXES):
        yield Entry(name, "skipped", size, modified, "system", "left by the system or an editor, not a document")
    else:
        yield Entry(name, "file", size, modified)
