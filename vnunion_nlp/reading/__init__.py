"""Bytes to text. One module a format; the format is told from the content, not from the name."""

from __future__ import annotations

import hashlib
import os
from dataclasses import dataclass
from pathlib import Path

from vnunion_nlp.document import Source
from vnunion_nlp.errors import ReadingError
from vnunion_nlp.reading import plain

MAX_BYTES = 64 * 1024 * 1024
"""Larger files are refused: no administrative text comes near it."""


@dataclass(frozen=True, slots=True)
class Reading:
    """A file's text, exactly as decoded, and where it came from."""

    text: str
    source: Source


def read_file(path: Path) -> Reading:
    """Read the document at ``path``.

    Raises:
        ReadingError: the file is missing, a directory, empty, too large, binary, or in no encoding that is read.
    """
    try:
        if path.is_dir():
            raise ReadingError(f"{path}: is a directory; name one file")
        size = path.stat().st_size
        if size > MAX_BYTES:
            raise ReadingError(f"{path}: has {size} bytes, more than the {MAX_BYTES} that are read; is it a text?")
        data = path.read_bytes()
    except FileNotFoundError as error:
        raise ReadingError(f"{path}: no such file; check the name") from error
    except OSError as error:
        raise ReadingError(f"{path}: cannot be read ({error.strerror or error})") from error
    # A name need not be valid in the file system's encoding, but JSON must be valid UTF-8.
    return read_bytes(data, name=os.fsencode(path.name).decode("utf-8", "replace"))


def read_bytes(data: bytes, *, name: str | None) -> Reading:
    """Read the document whose bytes are ``data``; ``name`` is used in messages and in ``source``.

    Raises:
        ReadingError: as ``read_file``.
    """
    text, encoding = plain.decode(data, name or "input")
    digest = hashlib.sha256(data).hexdigest()
    return Reading(
        text, Source(name=name, sha256=digest, media_type="text/plain", encoding=encoding, n_chars=len(text))
    )


def from_string(text: str) -> Reading:
    """A text that is already in memory; its hash is that of its UTF-8 bytes (lone surrogates as they are)."""
    digest = hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()
    return Reading(text, Source(name=None, sha256=digest, media_type="text/plain", encoding="utf-8", n_chars=len(text)))
