"""Bytes to text. One module a format; the format is told from the content, not from the name."""

from __future__ import annotations

import hashlib
import os
from collections.abc import Iterable, Iterator, Sequence
from importlib import import_module
from itertools import islice
from pathlib import Path

from vnunion_nlp.document import Source
from vnunion_nlp.errors import ReadingError
from vnunion_nlp.reading.detection import DOC, DOCX, HTML, JPEG, MHTML, ODT, PDF, PNG, RTF, TEXT, TIFF, media_type
from vnunion_nlp.reading.limits import MAX_BYTES
from vnunion_nlp.reading.model import Content, Place, Reader, Reading

__all__ = ["Place", "Reading", "from_string", "load", "read_bytes", "read_file", "read_files"]

_READERS = {
    TEXT: "plain",
    DOCX: "docx",
    PDF: "pdf",
    PNG: "images",
    JPEG: "images",
    TIFF: "images",
    DOC: "office",
    RTF: "office",
    ODT: "office",
    HTML: "html",
    MHTML: "html",
}
"""The module of this package that reads each format; imported when a file asks for it."""

_BATCH = 20
"""Files that are loaded, and given to LibreOffice, together."""


def read_file(path: Path) -> Reading:
    """Read the document at ``path``.

    Raises:
        ReadingError: the file is missing, a directory, empty, too large, damaged, encrypted, of a kind that is not read, or
            its kind needs a program that is not installed; the message says which.
    """
    # A name need not be valid in the file system's encoding, but JSON must be valid UTF-8.
    return read_bytes(load(path), name=os.fsencode(path.name).decode("utf-8", "replace"))


def load(path: Path) -> bytes:
    """The bytes of the file at ``path``.

    Raises:
        ReadingError: missing, a directory, not readable, or too large.
    """
    try:
        if path.is_dir():
            raise ReadingError(f"{path}: is a directory; name one file")
        size = path.stat().st_size
        if size > MAX_BYTES:
            raise ReadingError(f"{path}: has {size} bytes, more than the {MAX_BYTES} that are read; is it a document?")
        return path.read_bytes()
    except FileNotFoundError as error:
        raise ReadingError(f"{path}: no such file; check the name") from error
    except OSError as error:
        raise ReadingError(f"{path}: cannot be read ({error.strerror or error})") from error


def read_bytes(data: bytes, *, name: str | None) -> Reading:
    """Read the document whose bytes are ``data``; ``name`` is used in messages and in ``source``.

    Raises:
        ReadingError: as ``read_file``.
    """
    shown = name or "input"
    kind = media_type(data, shown)
    reader: Reader = import_module(f"{__name__}.{_READERS[kind]}").read
    return _reading(data, name, kind, reader(data, shown))


def read_files(paths: Iterable[Path]) -> Iterator[Reading | ReadingError]:
    """Read many documents, in order; a file that cannot be read gives its error and stops nothing.

    LibreOffice is called once for many files, which saves a second or two for each.
    """
    left = iter(paths)
    while batch := list(islice(left, _BATCH)):
        yield from _read_batch(batch)


def _read_batch(paths: Sequence[Path]) -> Iterator[Reading | ReadingError]:
    from vnunion_nlp.reading import office

    loaded: list[tuple[bytes, str] | ReadingError] = []
    for path in paths:
        try:
            data = load(path)
            loaded.append((data, media_type(data, path.name)))
        except ReadingError as error:
            loaded.append(error)
    waiting = [
        (kind, data) for data, kind in (item for item in loaded if isinstance(item, tuple)) if kind in office.SUFFIXES
    ]
    converted = iter(office.to_docx_or_nothing(waiting))
    for path, item in zip(paths, loaded, strict=True):
        if isinstance(item, ReadingError):
            yield item
            continue
        data, kind = item
        made = next(converted) if kind in office.SUFFIXES else None
        try:
            if made is not None:
                yield _reading(data, path.name, kind, office.read_converted(made, path.name))
            else:
                yield read_bytes(data, name=path.name)
        except ReadingError as error:
            yield error


def _reading(data: bytes, name: str | None, kind: str, content: Content) -> Reading:
    source = Source(
        name=name,
        sha256=hashlib.sha256(data).hexdigest(),
        media_type=kind,
        encoding=content.encoding,
        n_chars=len(content.text),
        pages=content.pages,
    )
    return Reading(content.text, source, content.places, content.remarks)


def from_string(text: str) -> Reading:
    """A text that is already in memory; its hash is that of its UTF-8 bytes (lone surrogates as they are)."""
    digest = hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()
    return Reading(text, Source(name=None, sha256=digest, media_type=TEXT, encoding="utf-8", n_chars=len(text)))
