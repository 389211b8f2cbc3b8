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

from vnunion_nlp.errors import ArchiveError, ContractError, GoldError, KnowledgeError, ReadingError, VnunionError

if TYPE_CHECKING:
    from spacy.language import Language

    from vnunion_nlp.archive.jobs import Limits
    from vnunion_nlp.archive.streaming import ParsedFile
    from vnunion_nlp.document import Document

__version__ = "0.1.0"

__all__ = [
    "ArchiveError",
    "ContractError",
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
    "spacy_pipeline",
]


def parse(text: str) -> Document:
    """Read a document that is already in memory.

    Args:
        text: the document as it is; offsets in the result count its code points.

    Returns:
        The document with all its slots; a text that is no administrative document gives nulls and empty lists. Never raises
        for any string.

    Raises:
        KnowledgeError: the environment variable ``VNUNION_KNOWLEDGE`` names own tables that cannot be used.
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


def json_schema(what: str = "document") -> dict[str, Any]:
    """The JSON Schema that every output validates against.

    Args:
        what: ``document``, or a part of it alone: ``header``, ``section``, ``recipient``, ``signature``, ``reference``, ``deadline``,
            ``indicator``, ``appendix``, ``diagnostic``.

    Raises:
        ContractError: there is no such part.
    """
    from vnunion_nlp import document

    return document.json_schema(what)


def spacy_pipeline(components: Iterable[str] = ("vnunion",), *, words: bool = False) -> Language:
    """A spaCy pipeline that fills span groups and ``Doc._.vnunion`` with what ``parse`` finds.

    Args:
        components: factories in the order they run: ``vnunion`` for everything, or some of ``vnunion_structure``,
            ``vnunion_references``, ``vnunion_deadlines``, ``vnunion_indicators``, ``vnunion_signatories``.
        words: tokens are words as underthesea segments them instead of syllables. Spans then cover the words they touch; their exact
            offsets are those of ``Span._.vnunion``.

    Returns:
        The pipeline: ``nlp(text).text == text`` for every text without lone surrogates (spaCy holds none).

    Raises:
        VnunionError: there is no such component.
    """
    from vnunion_nlp.integrations.spacy_components import pipeline

    return pipeline(components, words=words)


def __getattr__(name: str) -> Any:
    # The models build their validators on import; whoever only wants the version need not wait for that.
    if name == "Document":
        return import_module("vnunion_nlp.document").Document
    if name == "Limits":
        return import_module("vnunion_nlp.archive.jobs").Limits
    if name == "ParsedFile":
        return import_module("vnunion_nlp.archive.streaming").ParsedFile
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
