"""vnunion_nlp reads Vietnamese trade-union administrative documents (văn bản của công đoàn).

>>> import vnunion_nlp
>>> document = vnunion_nlp.parse("KẾ HOẠCH\\nCông tác năm 2024\\n")
>>> document.header.doc_type.code
'KH'
"""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING, Any

from vnunion_nlp.errors import ArchiveError, GoldError, KnowledgeError, ReadingError, VnunionError

if TYPE_CHECKING:
    from vnunion_nlp.archive.jobs import Limits
    from vnunion_nlp.archive.streaming import ParsedFile
    from vnunion_nlp.document import Document

__version__ = "0.1.0"

__all__ = [
    "ArchiveError",
    "Document",
    "GoldError",
    "KnowledgeError",
    "Limits",
    "ParsedFile",
    "ReadingError",
    "VnunionError",
    "json_schema",
    "parse",
    "parse_file",
    "parse_many",
]


def parse(text: str) -> Document:
    """Read a document that is already in memory.

    Args:
        text: the document as it is; offsets in the result count its code points.

    Returns:
        The document with all its slots; a text that is no administrative document gives nulls and empty lists. Never raises
        for any string.
    """
    from vnunion_nlp.pipeline import parse_text
    from vnunion_nlp.reading import from_string

    reading = from_string(text)
    return parse_text(reading.text, reading.source)


def parse_file(path: str | os.PathLike[str]) -> Document:
    """Read the document in the file ``path``: text, Word, RTF, OpenDocument, HTML, PDF or a picture, told by its content.

    Raises:
        ReadingError: the file is missing, a directory, empty, damaged, encrypted, of a kind that is not read, or its kind needs
            a program that is not installed.
    """
    from vnunion_nlp.pipeline import parse_reading
    from vnunion_nlp.reading import read_file

    return parse_reading(read_file(Path(path)))


def parse_many(
    paths: Iterable[str | os.PathLike[str]], workers: int | None = None, limits: Limits | None = None
) -> Iterator[ParsedFile]:
    """Read many files in worker processes; memory does not grow with their number.

    Args:
        paths: taken one by one as room comes free, so a generator over a whole disk will do.
        workers: how many processes; all cores by default.
        limits: the seconds and megabytes that one file may cost.

    Yields:
        One ``ParsedFile`` a path, in the order of ``paths``: with its document, or with the reason there is none. A file that is
        missing, hostile, or kills its worker twice is such a value, never an exception.

    Raises:
        ArchiveError: no worker process can be started.
    """
    from vnunion_nlp.archive.streaming import parse_many as stream

    return stream(paths, workers, limits)


def json_schema() -> dict[str, Any]:
    """The JSON Schema that every output validates against."""
    from vnunion_nlp import document

    return document.json_schema()


def __getattr__(name: str) -> Any:
    # The models build their validators on import; whoever only wants the version need not wait for that.
    if name == "Document":
        return import_module("vnunion_nlp.document").Document
    if name == "Limits":
        return import_module("vnunion_nlp.archive.jobs").Limits
    if name == "ParsedFile":
        return import_module("vnunion_nlp.archive.streaming").ParsedFile
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
