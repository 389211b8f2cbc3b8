"""Names of files: as text, on a terminal, and of the JSON that a file gives. A name may hold anything but NUL and ``/``."""

from __future__ import annotations

import hashlib
import os
import re

_LONGEST = 240
"""Bytes of one name; file systems allow 255, and ``.json`` and the mark below must still fit."""
_MARKED = re.compile(r"~[0-9a-f]{16}\Z")
_CONTROL = re.compile(r"[\x00-\x1f\x7f-\x9f\u2028\u2029\u202a-\u202e\u2066-\u2069\ud800-\udfff]")


def readable(name: bytes) -> str:
    """The name as text; bytes that are not UTF-8 become ``\\xNN``."""
    return name.decode("utf-8", "backslashreplace")


def printable(text: str) -> str:
    """``text`` on one line of a terminal: control characters and those that turn the writing direction are shown as escapes."""
    return _CONTROL.sub(lambda found: found[0].encode("unicode_escape", "backslashreplace").decode("ascii"), text)


def output_name(path: bytes) -> str:
    """The relative path of the JSON of the file ``path`` (relative, parts separated by ``/``).

    It is ``path`` with ``.json`` added. A name that is not UTF-8, too long, or could meet another file's is cut and marked
    with ``~`` and a hash of the whole name. Two files never share an output, and no output lies outside its folder.
    """
    *folders, name = path.split(b"/")
    parts = [_part(folder, avoid=(".json",)) for folder in folders]
    return "/".join([*parts, _part(name) + ".json"])


def _part(name: bytes, avoid: tuple[str, ...] = ()) -> str:
    if name in (b"", b".", b"..") or b"\x00" in name:
        raise ValueError(f"not a name: {name!r}")
    text = readable(name)
    # A folder "a.json" would stand where the JSON of a file "a" goes.
    plain = os.fsencode(text) == name and len(name) <= _LONGEST and not _MARKED.search(text)
    if plain and not text.lower().endswith(avoid or ("\x00",)):
        return text
    cut = text.encode("utf-8")[:200].decode("utf-8", "ignore")
    return f"{cut}~{hashlib.sha256(name).hexdigest()[:16]}"
