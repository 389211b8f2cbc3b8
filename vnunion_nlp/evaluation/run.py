"""``vnunion eval``: gold against the parser, a second annotation, or what the parser was before."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from vnunion_nlp.document import Document
from vnunion_nlp.errors import GoldError
from vnunion_nlp.evaluation.corpus import (
    CLEAN,
    SPLITS,
    Case,
    Skipped,
    conditions,
    corpus_folders,
    pairs,
    rendered_pairs,
)
from vnunion_nlp.evaluation.results import Evaluation
from vnunion_nlp.evaluation.scores import Predict, from_folder, score
from vnunion_nlp.evaluation.tables import Format


@dataclass(frozen=True, slots=True)
class Choice:
    """Which documents are scored.

    ``root`` is the repository (``corpus/`` and ``gold/`` in it); ``split`` is ``dev``, ``test``, ``shared`` or
    ``all``; ``condition`` is ``clean``, a folder of ``corpus/rendered``, or ``all``. ``gold`` (by default
    ``root/gold``) and ``shared`` (by default beside the repository) name folders that lie elsewhere.
    """

    root: Path
    split: str = "all"
    condition: str = CLEAN
    gold: Path | None = None
    shared: Path | None = None


@dataclass(frozen=True, slots=True)
class Selection:
    """The cases chosen; ``clean`` are those that rendered ones are compared with, where they are not chosen."""

    cases: tuple[Case, ...]
    clean: tuple[Case, ...]
    skipped: tuple[Skipped, ...]


def select(choice: Choice) -> Selection:
    """The cases of a choice.

    Raises:
        GoldError: there is no such split or condition, or no document of it is found.
    """
    root, gold = choice.root, choice.gold or choice.root / "gold"
    if choice.split not in (*SPLITS, "all"):
        raise GoldError(f"no split named {choice.split!r}; there are {', '.join(SPLITS)} and all")
    rendered = conditions(root)
    if choice.condition not in (CLEAN, "all", *rendered):
        there = ", ".join([CLEAN, *rendered])
        raise GoldError(f"{root}: no condition named {choice.condition!r}; there are {there} and all")
    clean, skipped = pairs(gold, corpus_folders(root, choice.shared))
    cases = clean if choice.condition in (CLEAN, "all") else []
    for name in rendered if choice.condition == "all" else {choice.condition} - {CLEAN}:
        found, missing = rendered_pairs(root, gold, name)
        cases, skipped = [*cases, *found], [*skipped, *missing]
    cases = [case for case in cases if choice.split in ("all", case.split)]
    if not cases:
        what = f"split {choice.split}" + (f", condition {choice.condition}" if choice.condition != CLEAN else "")
        raise GoldError(f"{root}: no document of {what} with a gold file; run in the repository or name it with --root")
    names = {case.document.name for case in cases}
    others = [] if choice.condition in (CLEAN, "all") else [case for case in clean if case.document.name in names]
    return Selection(tuple(cases), tuple(others), tuple(skipped))


def parsed(path: Path, data: bytes) -> Document:
    """What the parser makes of a document."""
    from vnunion_nlp.pipeline import parse_text
    from vnunion_nlp.reading import read_bytes

    reading = read_bytes(data, name=path.name)
    return parse_text(reading.text, reading.source)


def evaluate_selection(selection: Selection, predict: Predict = parsed) -> Evaluation:
    """Score ``predict`` on the cases of a selection.

    Raises:
        GoldError: a gold file is broken, or was made for another version of its document.
    """
    scores, missing = score(selection.cases, predict)
    clean, _ = score(selection.clean, predict)
    return Evaluation(tuple(scores), (*selection.skipped, *missing), tuple(clean))


def evaluate_split(
    root: Path,
    split: str = "all",
    *,
    condition: str = CLEAN,
    gold: Path | None = None,
    predictions: Path | None = None,
    shared: Path | None = None,
) -> Evaluation:
    """Score the documents of a choice (see ``Choice``).

    Args:
        predictions: folder whose gold files stand for predictions; by default the parser is run.

    Raises:
        GoldError: there is no such split or condition, or no document of it is found.
    """
    predict = from_folder(predictions) if predictions else parsed
    return evaluate_selection(select(Choice(root, split, condition, gold, shared)), predict)


def run(choice: Choice, predictions: Path | None, against: str | None, *, errors: bool, output_format: Format) -> str:
    """The report that ``vnunion eval`` prints; with ``against``, gains and losses since then instead."""
    selection = select(choice)
    predict = from_folder(predictions) if predictions else parsed
    if against is None:
        from vnunion_nlp.evaluation.report import render

        return render(evaluate_selection(selection, predict), output_format, errors)
    from vnunion_nlp.evaluation.comparison import compare_evaluations, render_comparison

    before = evaluation_of(against, choice.root, selection)
    return render_comparison(
        compare_evaluations(against, before, evaluate_selection(selection, predict)), output_format
    )


def evaluation_of(against: str, root: Path, selection: Selection) -> Evaluation:
    """What was found earlier: as a report says, or as the parser of a git revision finds now.

    Raises:
        ReportError: ``against`` is a file, but no report.
        RevisionError: ``against`` is neither a file nor a revision, or the parser of that revision fails.
    """
    if Path(against).is_file():
        from vnunion_nlp.evaluation.saved import load_report

        return load_report(Path(against))
    from vnunion_nlp.evaluation.revision import parsed_at

    paths: Sequence[Path] = [case.document for case in selection.cases]
    documents = parsed_at(root, against, paths)
    return evaluate_selection(Selection(selection.cases, (), ()), lambda path, _: documents[path])
