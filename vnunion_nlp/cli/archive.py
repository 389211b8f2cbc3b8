"""Commands for folders: scan, batch, export, review, report."""

from __future__ import annotations

import enum
import signal
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from vnunion_nlp.cli.common import fail
from vnunion_nlp.errors import VnunionError

if TYPE_CHECKING:
    from vnunion_nlp.archive.jobs import Limits
    from vnunion_nlp.archive.pool import Engine

INTERRUPTED = 130
"""Exit code of a run that was stopped by Ctrl-C."""

FolderArgument = Annotated[Path, typer.Argument(metavar="DIR", help="The folder with the files.")]
WorkersOption = Annotated[int | None, typer.Option("--workers", "-j", min=1, help="Processes; all cores by default.")]


class EngineName(enum.StrEnum):
    """Where ``vnunion batch`` works."""

    local = "local"
    dask = "dask"


def batch(
    folder: FolderArgument,
    out: Annotated[Path, typer.Option("--out", "-o", help="The folder for documents and catalogue.")],
    workers: WorkersOption = None,
    force: Annotated[bool, typer.Option("--force", help="Read every file again.")] = False,
    retry_failed: Annotated[bool, typer.Option("--retry-failed", help="Read only the files that failed.")] = False,
    only_needs_review: Annotated[
        bool, typer.Option("--only-needs-review", help="Read only what is on the review list.")
    ] = False,
    review_below: Annotated[
        float | None,
        typer.Option("--review-below", min=0.0, max=1.0, help="Confidence that calls for review; 0.5 at first."),
    ] = None,
    timeout: Annotated[float, typer.Option("--timeout", min=0.1, help="Seconds that one file may take.")] = 300.0,
    memory: Annotated[int, typer.Option("--memory", min=64, help="MiB that one file may take.")] = 2048,
    engine: Annotated[EngineName, typer.Option("--engine", help="This machine, or a Dask cluster.")] = EngineName.local,
    scheduler: Annotated[
        str | None, typer.Option("--scheduler", metavar="ADDRESS", help="Of the Dask scheduler.")
    ] = None,
    moved: Annotated[bool, typer.Option("--moved", help="DIR is the catalogued folder at a new place.")] = False,
) -> None:
    """Read every file below DIR into OUT: one JSON a file, and a catalogue. A second run reads only what is new or changed."""
    from vnunion_nlp.archive.batch import Choice, run_batch
    from vnunion_nlp.archive.jobs import Limits
    from vnunion_nlp.archive.progress import describe, watcher

    choice = Choice(force, retry_failed, only_needs_review, moved, review_below)
    stopping = False

    def stop(*_: object) -> None:
        nonlocal stopping
        stopping = True
        signal.signal(signal.SIGINT, signal.default_int_handler)  # whoever asks twice does not want to wait

    def make_engine(limits: Limits) -> Engine:
        if engine is EngineName.dask:
            from vnunion_nlp.archive.cluster import DaskEngine

            return DaskEngine(scheduler, limits)
        from vnunion_nlp.archive.pool import LocalEngine

        return LocalEngine(workers, limits)

    signal.signal(signal.SIGINT, stop)
    signal.signal(signal.SIGTERM, stop)
    try:
        with watcher() as watching:
            counts = run_batch(
                *(folder, out, make_engine, watching, lambda: stopping),
                choice=choice,
                limits=Limits(timeout, memory),
                engine_name=engine.value,
                workers=workers,
            )
    except VnunionError as error:
        fail(error)
    rest = f"{counts.n_skipped} passed over, {counts.n_vanished} vanished; {counts.seconds:.1f} s"
    typer.echo(f"vnunion: {describe(counts, counts.seconds)}, {rest}", err=True)
    if stopping:
        typer.echo("vnunion: stopped; the same command goes on from here", err=True)
        raise typer.Exit(INTERRUPTED)


class What(enum.StrEnum):
    """What ``vnunion export`` writes."""

    documents = "documents"
    indicators = "indicators"
    deadlines = "deadlines"
    references = "references"
    signatures = "signatures"
    review = "review"
    archive = "archive"


class Format(enum.StrEnum):
    """In which format."""

    csv = "csv"
    xlsx = "xlsx"
    jsonl = "jsonl"
    parquet = "parquet"
    ics = "ics"


OutArgument = Annotated[Path, typer.Argument(metavar="OUT", help="The --out of a vnunion batch.")]


def export(
    out: OutArgument,
    what: Annotated[What, typer.Option("--what", help="Which rows; archive gives the fields of digital archives.")],
    output_format: Annotated[Format, typer.Option("--format", "-f", help="ics is for deadlines.")] = Format.csv,
    output: Annotated[
        Path | None, typer.Option("--output", "-o", help="The file; standard output if left out.")
    ] = None,
    mapping: Annotated[
        Path | None, typer.Option("--mapping", help="With --what archive: a table of fields of your own.")
    ] = None,
    save_mapping: Annotated[
        Path | None,
        typer.Option("--save-mapping", help="Write the table of fields to this file, to be edited; no export."),
    ] = None,
    delimiter: Annotated[
        str, typer.Option("--delimiter", help="Between the cells of CSV; Excel in Vietnamese may want ;")
    ] = ",",
) -> None:
    """Write a table of the catalogue for Excel, a calendar or a program. docs/catalogue.md explains the columns."""
    from vnunion_nlp.archive.export import export as write
    from vnunion_nlp.archive.mapping import default_mapping
    from vnunion_nlp.files import write_atomically

    if len(delimiter) != 1:
        raise typer.BadParameter("is one character", param_hint="--delimiter")
    try:
        if save_mapping is not None:
            write_atomically(save_mapping, default_mapping())
            typer.echo(f"vnunion: wrote {save_mapping}; edit it and give it to --mapping", err=True)
            return
        n_rows = write(out, what.value, output_format.value, output, mapping=mapping, delimiter=delimiter)
    except VnunionError as error:
        fail(error)
    typer.echo(f"vnunion: {n_rows} rows", err=True)


def scan(
    folder: FolderArgument,
    workers: WorkersOption = None,
    no_sample: Annotated[bool, typer.Option("--no-sample", help="Try no file; there is no estimate of time.")] = False,
) -> None:
    """Tell what lies below DIR: types, sizes, encodings, copies, and how long reading it may take. Writes nothing."""
    from rich.console import Console

    from vnunion_nlp.archive.listing import show_survey
    from vnunion_nlp.archive.pool import processors
    from vnunion_nlp.archive.survey import survey

    try:
        found = survey(folder, sample=not no_sample)
    except VnunionError as error:
        fail(error)
    Console().print(show_survey(found, workers or processors()))


def review(
    out: OutArgument,
    limit: Annotated[int, typer.Option("--limit", "-n", min=1, help="How many at most.")] = 50,
) -> None:
    """List what a human should look at, the most urgent first: failed, errors among the remarks, low confidence."""
    from rich.console import Console

    from vnunion_nlp.archive.catalogue import Catalogue
    from vnunion_nlp.archive.listing import show_review

    try:
        with Catalogue(out) as catalogue:
            listing, total = show_review(catalogue, limit)
    except VnunionError as error:
        fail(error)
    Console().print(listing)
    typer.echo(f"vnunion: {total} to review; all of them: vnunion export {out} --what review", err=True)


def report(
    out: OutArgument,
    output: Annotated[Path, typer.Option("--output", "-o", help="The page to write.")],
) -> None:
    """Write one HTML page about the archive, with pictures; nothing else is needed to see it."""
    from vnunion_nlp.archive.catalogue import Catalogue
    from vnunion_nlp.archive.report import report as page
    from vnunion_nlp.files import write_atomically

    try:
        with Catalogue(out) as catalogue:
            write_atomically(output, page(catalogue))
    except VnunionError as error:
        fail(error)
    typer.echo(f"vnunion: wrote {output}", err=True)


def register(app: typer.Typer) -> None:
    """Add the commands to ``vnunion``."""
    app.command(epilog="Example: vnunion scan luu-tru")(scan)
    app.command(epilog="Example: vnunion batch luu-tru --out ket-qua")(batch)
    app.command(epilog="Example: vnunion export ket-qua --what deadlines --format xlsx -o thoi-han.xlsx")(export)
    app.command(epilog="Example: vnunion review ket-qua")(review)
    app.command(epilog="Example: vnunion report ket-qua -o bao-cao.html")(report)
