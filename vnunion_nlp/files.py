"""Writing files so that nothing half-written remains."""

from __future__ import annotations

import os
import tempfile
from pathlib import Path

from vnunion_nlp.errors import VnunionError


def write_atomically(path: Path, content: str | bytes, *, scratch: Path | None = None) -> None:
    """Write ``content`` (text as UTF-8) to ``path``: all of it, or nothing.

    Args:
        scratch: a folder on the same disk for the file while it is written; ``path``'s own by default.

    Raises:
        VnunionError: the folder is missing, not writable or full; the message names the path.
    """
    try:
        handle, temporary = tempfile.mkstemp(dir=scratch or path.parent, prefix=".", suffix=".part")
    except OSError as error:
        raise VnunionError(
            f"{path}: cannot be written ({error.strerror or error}); is the folder there and writable?"
        ) from error
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(content.encode("utf-8", "replace") if isinstance(content, str) else content)
        os.chmod(temporary, 0o666 & ~_umask())
        os.replace(temporary, path)
    except OSError as error:
        Path(temporary).unlink(missing_ok=True)
        raise VnunionError(f"{path}: cannot be written ({error.strerror or error})") from error


def _umask() -> int:
    mask = os.umask(0)
    os.umask(mask)
    return mask
