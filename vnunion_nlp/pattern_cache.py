"""Compiled patterns, kept from one process to the next in the user's cache folder.

To compile the grammar's patterns takes half of the time in which ``vnunion parse`` reads its first page. What ``re`` makes of a pattern is
a list of numbers that depends on the pattern and on the interpreter alone; the first process leaves it to the next ones. Nothing else
depends on the file: where it is missing, damaged or cannot be written, the patterns are compiled as ever.
"""

from __future__ import annotations

import atexit
import marshal
import os
import re
import sys
from contextlib import suppress
from functools import cache
from importlib import import_module
from pathlib import Path
from typing import Any

from vnunion_nlp.errors import VnunionError
from vnunion_nlp.files import write_atomically

Key = tuple[str, int, bool]
"""A pattern as the grammar writes it, its flags, and whether its groups share names."""
Code = tuple[Any, ...]
"""What the engine's constructor takes: pattern, flags, instructions, number of groups, names by group and groups by name."""

_MOST = 3000
"""More patterns than this are not kept: those that this process has no use for make room."""


@cache
def _engine() -> Any:
    """The engine under ``re``, or None where this interpreter has it otherwise."""
    with suppress(ImportError, AttributeError):
        engine = import_module("_sre")
        return engine if engine.MAGIC and engine.compile else None
    return None


@cache
def _grammar() -> str:
    """Tells one state of the package's modules from another, so that the patterns of an earlier version are left behind."""
    files = sorted(Path(__file__).parent.rglob("*.py"))
    return repr([(file.name, (told := file.stat()).st_size, told.st_mtime_ns) for file in files])


def cache_file() -> Path | None:
    """Where the patterns of this interpreter are kept: ``vnunion_nlp`` in ``XDG_CACHE_HOME``, ``LOCALAPPDATA`` or ``~/.cache``.

    None for a user without a home.
    """
    with suppress(RuntimeError):
        folder = os.environ.get("XDG_CACHE_HOME") or os.environ.get("LOCALAPPDATA") or Path.home() / ".cache"
        return Path(folder, "vnunion_nlp", f"patterns-{sys.implementation.cache_tag}.sre")
    return None


class PatternCache:
    """The compiled patterns of this process and of earlier ones.

    Args:
        file: where they are kept; None keeps them nowhere.
    """

    def __init__(self, file: Path | None) -> None:
        self._file = file if _engine() is not None else None
        self._kept: dict[Key, Code] = {}
        self._used: dict[Key, Code] = {}
        self._is_new = False
        if self._file is not None:
            with suppress(OSError, ValueError, EOFError, TypeError):
                magic, grammar, kept = marshal.loads(self._file.read_bytes())
                self._kept = dict(kept) if (magic, grammar) == (_engine().MAGIC, _grammar()) else {}

    def get(self, key: Key) -> re.Pattern[str] | None:
        """The pattern, if an earlier process compiled it."""
        code = self._kept.get(key)
        return self._built(key, code) if code else None

    def compile(self, key: Key, source: str) -> re.Pattern[str]:
        """``source``, which is the key's pattern in the words of ``re``, compiled and kept for the next process.

        Raises:
            re.error: If ``re`` does not know the pattern.
        """
        pattern = None
        if self._file is not None:
            with suppress(ImportError, AttributeError, TypeError):
                pattern = self._built(key, _code_of(source, key[1]))
        if pattern is None:
            return re.compile(source, key[1])
        if not self._is_new:
            self._is_new = True
            atexit.register(self.save)
        return pattern

    def _built(self, key: Key, code: Code) -> re.Pattern[str] | None:
        with suppress(TypeError, ValueError, RuntimeError):
            pattern: re.Pattern[str] = _engine().compile(*code)
            self._used[key] = code
            return pattern
        return None

    def save(self) -> None:
        """Write the file if there is something new and it can be written; all of it or nothing."""
        if not self._is_new or self._file is None:
            return
        self._is_new = False
        kept = self._kept | self._used
        with suppress(OSError, VnunionError):
            data = marshal.dumps((_engine().MAGIC, _grammar(), kept if len(kept) <= _MOST else self._used))
            self._file.parent.mkdir(parents=True, exist_ok=True)
            write_atomically(self._file, data)


def _code_of(source: str, flags: int) -> Code:
    """What ``re`` makes of a pattern, in plain numbers; as ``re.compile`` goes about it."""
    tree = import_module("re._parser").parse(source, flags)
    instructions = import_module("re._compiler")._code(tree, flags)
    groups: dict[str, int] = dict(tree.state.groupdict)
    names: list[str | None] = [None] * tree.state.groups
    for name, index in groups.items():
        names[index] = name
    return (
        source,
        int(flags | tree.state.flags),
        [*map(int, instructions)],
        tree.state.groups - 1,
        groups,
        tuple(names),
    )


@cache
def patterns() -> PatternCache:
    """The cache of this interpreter."""
    return PatternCache(cache_file())
