"""Where gold files and their documents are.

Gold files lie in ``gold/*.json`` (second annotations in ``gold/second/``); the documents they were made for
in ``corpus/dev``, ``corpus/test`` and the shared corpus, which stays outside the repository and may be
missing.
"""

from __future__ import annotations

import json
import os
from collections.abc import Sequence
from pathlib import Path

from vnunion_nlp.errors import GoldError

SHARED_VARIABLE = "VNUNION_SHARED_CORPUS"
"""Environment variable that names the folder of the shared corpus."""

SPLITS = ("dev", "test", "shared")


def corpus_folders(root: Path, shared: Path | None = None) -> list[Path]:
    """The folders of documents that exist: two of the repository at ``root``, and the shared one.

    Args:
        root: the repository.
        shared: the shared corpus; by default what the environment names, else ``../shared/corpus`` beside the
            repository.
    """
    named = os.environ.get(SHARED_VARIABLE)
    shared = shared or (Path(named) if named else root.resolve().parent / "shared" / "corpus")
    return [folder for folder in (root / "corpus" / "dev", root / "corpus" / "test", shared) if folder.is_dir()]


def split_of(path: Path) -> str:
    """``dev`` or ``test`` by the document's folder, else ``shared``."""
    folder = path.resolve().parent.name
    return folder if folder in SPLITS else "shared"


def gold_files(folder: Path) -> list[tuple[Path, str, str]]:
    """The gold files of a folder, each with the name and the SHA-256 of its document.

    Raises:
        GoldError: the folder does not exist, or a file in it is not gold.
    """
    if not folder.is_dir():
        raise GoldError(f"{folder}: no such folder of gold files")
    found = []
    for path in sorted(folder.glob("*.json")):
        try:
            source = json.loads(path.read_text(encoding="utf-8"))["source"]
            found.append((path, str(source["name"]), str(source["sha256"])))
        except (OSError, ValueError, KeyError, TypeError) as error:
            raise GoldError(f"{path}: not a gold file: {error!r}") from error
    return found


def pairs(gold_dir: Path, documents: Sequence[Path]) -> tuple[list[tuple[Path, Path, str]], list[tuple[str, str]]]:
    """Gold files with their document and its split; and the gold files without a document, with the reason.

    Documents are found by name among ``documents``: files, or folders (whose own folders are not entered).
    """
    by_name: dict[str, Path] = {}
    for place in documents:
        for path in sorted(place.iterdir()) if place.is_dir() else [place]:
            by_name.setdefault(path.name, path)
    found: list[tuple[Path, Path, str]] = []
    skipped: list[tuple[str, str]] = []
    for gold_path, name, _ in gold_files(gold_dir):
        document = by_name.get(name)
        if document and document.is_file():
            found.append((gold_path, document, split_of(document)))
        else:
            skipped.append((gold_path.name, f"document {name} not found"))
    found.sort(key=lambda pair: (SPLITS.index(pair[2]), pair[1].name))
    return found, skipped
