"""Where gold files and their documents are.

Gold files lie in ``gold/*.json`` (second annotations in ``gold/second/``); the documents they were made for
in ``corpus/dev``, ``corpus/test`` and the shared corpus, which stays outside the repository and may be
missing. What converters and scanners made of the same documents lies in ``corpus/rendered/<condition>/``,
under the name of the clean document, with gold in ``gold/rendered/<condition>/``.
"""

from __future__ import annotations

import json
import os
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from vnunion_nlp.errors import GoldError

SHARED_VARIABLE = "VNUNION_SHARED_CORPUS"
"""Environment variable that names the folder of the shared corpus."""

SPLITS = ("dev", "test", "shared")

CLEAN = "clean"
"""The condition of a document as it was written."""

BASELINE = "baseline.json"
"""The scores that are held, in the folder of gold files without being one."""

Skipped = tuple[str, str]
"""A gold file (or text) that is left out, and why."""


@dataclass(frozen=True, slots=True)
class Case:
    """A document, the gold file made for it, and what it counts as."""

    gold: Path
    document: Path
    split: str
    condition: str = CLEAN


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
        if path.name == BASELINE:
            continue
        try:
            source = json.loads(path.read_text(encoding="utf-8"))["source"]
            found.append((path, str(source["name"]), str(source["sha256"])))
        except (OSError, ValueError, KeyError, TypeError) as error:
            raise GoldError(f"{path}: not a gold file: {error!r}") from error
    return found


def pairs(gold_dir: Path, documents: Sequence[Path]) -> tuple[list[Case], list[Skipped]]:
    """The gold files whose clean document is found; and those whose is not, with the reason.

    Documents are found by name among ``documents``: files, or folders (whose own folders are not entered).
    """
    by_name: dict[str, Path] = {}
    for place in documents:
        for path in sorted(place.iterdir()) if place.is_dir() else [place]:
            by_name.setdefault(path.name, path)
    found: list[Case] = []
    skipped: list[Skipped] = []
    for gold_path, name, _ in gold_files(gold_dir):
        document = by_name.get(name)
        if document and document.is_file():
            found.append(Case(gold_path, document, split_of(document)))
        else:
            skipped.append((gold_path.name, f"document {name} not found"))
    found.sort(key=lambda case: (SPLITS.index(case.split), case.document.name))
    return found, skipped


def conditions(root: Path) -> list[str]:
    """The conditions that the repository at ``root`` has rendered texts of; none while it has no such texts."""
    return sorted({path.parent.name for path in (root / "corpus" / "rendered").glob("*/*.txt")})


def rendered_pairs(root: Path, gold_dir: Path, condition: str) -> tuple[list[Case], list[Skipped]]:
    """The rendered texts of a condition with their gold; the split is that of the clean document of that name."""
    splits = {path.name: folder for folder in ("dev", "test") for path in (root / "corpus" / folder).glob("*.txt")}
    texts = {path.name: path for path in sorted((root / "corpus" / "rendered" / condition).glob("*.txt"))}
    folder = gold_dir / "rendered" / condition
    golds = {f"{path.stem}.txt": path for path, *_ in gold_files(folder)} if folder.is_dir() else {}
    found: list[Case] = []
    skipped: list[Skipped] = []
    for name in sorted(texts.keys() | golds.keys()):
        if name not in golds:
            skipped.append((f"{condition}/{name}", "no gold file"))
        elif name not in texts:
            skipped.append((f"{condition}/{golds[name].name}", f"document {name} not found"))
        elif name not in splits:
            skipped.append(
                (f"{condition}/{golds[name].name}", f"no clean document {name} in corpus/dev or corpus/test")
            )
        else:
            found.append(Case(golds[name], texts[name], splits[name], condition))
    found.sort(key=lambda case: (SPLITS.index(case.split), case.document.name))
    return found, skipped
