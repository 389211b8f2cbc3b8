"""Writing files so that nothing half-written remains."""

from __future__ import annotations

import contextlib
import os
import tempfile
from collections.abc import Iterator
from pathlib import Path

from vnunion_nlp.errors import VnunionError


def write_atomically(path: Path, content: str | bytes, *, scratch: Path | None = None) -> None:
    """Write ``content`` (text as UTF-8) to ``path``: all of it, or nothing.

    Args:
        scratch: as ``replacing``.

    Raises:
        VnunionError: as ``replacing``.
    """
    with replacing(path, scratch=scratch) as temporary:
        temporary.write_bytes(content.encode("utf-8", "replace") if isinstance(content, str) else content)


@contextlib.contextmanager
def replacing(path: Path, *, scratch: Path | None = None) -> Iterator[Path]:
    """An empty file to be written in this context; at its end it takes the place of ``path``, after an error it is removed.

    Args:
        scratch: a folder on the same disk for the file while it is written; ``path``'s own by default.

    Raises:
        VnunionError: the folder is missing, not writable or full; the message names the path.
    """
    try:
        handle, name = tempfile.mkstemp(dir=scratch or path.parent, prefix=".", suffix=".part")
        os.close(handle)
    except OSError as error:
        raise VnunionError(
            f"{path}: cannot be written ({error.strerror or error}); is the folder there and writable?"
        ) from error
    temporary = Path(name)
    try:
        yield temporary
        os.chmod(temporary, 0o666 & ~_umask())
        os.replace(temporary, path)
    except OSError as error:
        raise VnunionError(f"{path}: cannot be written ({error.strerror or error})") from error
    finally:
        temporary.unlink(missing_ok=True)


def _umask() -> int:
    mask = os.umask(0)
    os.umask(mask)
    return mask
