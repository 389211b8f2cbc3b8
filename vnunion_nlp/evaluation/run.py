"""``vnunion eval``: gold against the parser, or against a second annotation."""

from __future__ import annotations

from pathlib import Path
from typing import Literal

from vnunion_nlp.document import Document
from vnunion_nlp.errors import GoldError
from vnunion_nlp.evaluation.corpus import SPLITS, corpus_folders
from vnunion_nlp.evaluation.report import render
from vnunion_nlp.evaluation.scores import Evaluation, evaluate, from_folder


def parsed(path: Path, data: bytes) -> Document:
    """What the parser makes of a document."""
    from vnunion_nlp.pipeline import parse_text
    from vnunion_nlp.reading import read_bytes

    reading = read_bytes(data, name=path.name)
    return parse_text(reading.text, reading.source)


def evaluate_split(
    root: Path,
    split: str = "all",
    *,
    gold: Path | None = None,
    predictions: Path | None = None,
    shared: Path | None = None,
) -> Evaluation:
    """Score the documents of a split (``dev``, ``test``, ``shared`` or ``all``) of the repository at ``root``.

    Args:
        root: the repository (``corpus/`` and ``gold/`` in it).
        gold: folder of gold files; by default ``root/gold``.
        predictions: folder whose gold files stand for predictions; by default the parser is run.
        shared: folder of the shared documents; by default beside the repository.

    Raises:
        GoldError: there is no such split, or no document of it is found.
    """
    if split not in (*SPLITS, "all"):
        raise GoldError(f"no split named {split!r}; there are {', '.join(SPLITS)} and all")
    predict = from_folder(predictions) if predictions else parsed
    evaluation = evaluate(gold or root / "gold", corpus_folders(root, shared), predict, split=split)
    if not evaluation.documents:
        raise GoldError(
            f"{root}: no document of split {split} with a gold file; run in the repository or name it with --root"
        )
    return evaluation


def run(
    root: Path,
    split: str,
    gold: Path | None,
    predictions: Path | None,
    shared: Path | None,
    *,
    errors: bool,
    output_format: Literal["text", "markdown", "json"],
) -> str:
    """The report that ``vnunion eval`` prints."""
    evaluation = evaluate_split(root, split, gold=gold, predictions=predictions, shared=shared)
    return render(evaluation, output_format, errors)
