"""The command ``vnunion``: one thin function for each thing a user does."""

from __future__ import annotations

import enum
import json
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from vnunion_nlp import __version__
from vnunion_nlp.cli import archive
from vnunion_nlp.cli.common import fail, print_text
from vnunion_nlp.errors import VnunionError

if TYPE_CHECKING:
    from vnunion_nlp.document import Document
    from vnunion_nlp.reading import Reading

app = typer.Typer(
    name="vnunion",
    help="Read Vietnamese trade-union administrative documents (văn bản công đoàn).",
    epilog="Example: vnunion parse ke-hoach.txt > ke-hoach.json",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
)

FileArgument = Annotated[
    str,
    typer.Argument(metavar="FILE", help="A document: text, Word, RTF, ODT, HTML, PDF or a scan; - for standard input."),
]


class Format(enum.StrEnum):
    """How ``vnunion eval`` prints."""

    text = "text"
    markdown = "markdown"
    json = "json"


def _version(wanted: bool) -> None:
    if wanted:
        typer.echo(f"vnunion_nlp {__version__}")
        raise typer.Exit()


@app.callback()
def main(
    version: Annotated[
        bool, typer.Option("--version", callback=_version, is_eager=True, help="Print the version.")
    ] = False,
) -> None:
    """Read Vietnamese trade-union administrative documents (văn bản công đoàn)."""


def _load(file: str) -> tuple[bytes, str]:
    """The bytes of FILE or of standard input, and the name they go by."""
    from vnunion_nlp.reading import load

    try:
        return (sys.stdin.buffer.read(), "-") if file == "-" else (load(Path(file)), Path(file).name)
    except VnunionError as error:
        fail(error)


def _reading(data: bytes, name: str) -> Reading:
    from vnunion_nlp.reading import read_bytes

    try:
        return read_bytes(data, name=name)
    except VnunionError as error:
        fail(error)


def _read(file: str) -> Document:
    from vnunion_nlp.pipeline import parse_reading

    return parse_reading(_reading(*_load(file)))


@app.command(epilog="Example: vnunion parse ke-hoach.txt --no-text | jq .deadlines")
def parse(
    file: FileArgument,
    compact: Annotated[bool, typer.Option("--compact", help="One line of JSON.")] = False,
    no_text: Annotated[bool, typer.Option("--no-text", help="Leave out the document's text.")] = False,
) -> None:
    """Print everything the contract promises, as JSON."""
    print_text(_read(file).to_json(indent=None if compact else 2, with_text=not no_text))


@app.command(epilog="Example: vnunion show ke-hoach.txt")
def show(file: FileArgument) -> None:
    """Print a clerk's summary: head, outline, targets, deadlines, references, signers, remarks."""
    document = _read(file)
    from rich.console import Console

    from vnunion_nlp.presentation.terminal import show as summary

    Console().print(summary(document))


@app.command(epilog="Example: vnunion view ke-hoach.txt -o ke-hoach.html")
def view(
    file: FileArgument,
    output: Annotated[Path, typer.Option("--output", "-o", help="The page to write.")],
) -> None:
    """Write one HTML page: the text with every slot marked, the outline beside it, the pages below."""
    from vnunion_nlp.files import write_atomically
    from vnunion_nlp.pipeline import parse_reading
    from vnunion_nlp.presentation.html import view as page
    from vnunion_nlp.reading.pictures import pictures

    data, name = _load(file)
    reading = _reading(data, name)
    try:
        write_atomically(output, page(parse_reading(reading), list(pictures(data, name)), reading.places))
    except VnunionError as error:
        fail(error)
    typer.echo(f"vnunion: wrote {output}", err=True)


@app.command("eval", epilog="Example: vnunion eval --split dev --errors")
def evaluate(
    root: Annotated[Path, typer.Option("--root", help="The repository: corpus/ and gold/ are in it.")] = Path(),
    split: Annotated[str, typer.Option("--split", help="dev, test, shared or all.")] = "all",
    condition: Annotated[
        str, typer.Option("--condition", help="clean, all, or a folder of corpus/rendered (ocr-300-good …).")
    ] = "clean",
    gold: Annotated[Path | None, typer.Option("--gold", help="Folder of gold files, if not gold/.")] = None,
    predictions: Annotated[
        Path | None,
        typer.Option("--predictions", help="Compare with the gold files in this folder instead of parsing."),
    ] = None,
    shared: Annotated[Path | None, typer.Option("--shared", help="Folder of the shared documents.")] = None,
    against: Annotated[
        str | None,
        typer.Option(
            "--against",
            metavar="REV_OR_JSON",
            help="Print gains and losses since a git revision, or since a report saved with --format json --errors.",
        ),
    ] = None,
    errors: Annotated[bool, typer.Option("--errors", help="List each miss and each extra with its text.")] = False,
    output_format: Annotated[Format, typer.Option("--format", help="How to print.")] = Format.text,
) -> None:
    """Compare the parser (or a second annotation) with gold, field by field."""
    from vnunion_nlp.evaluation.run import Choice, run

    choice = Choice(root, split, condition, gold, shared)
    try:
        print_text(run(choice, predictions, against, errors=errors, output_format=output_format.value))
    except VnunionError as error:
        fail(error)


@app.command(epilog="Example: vnunion schema > vnunion.schema.json")
def schema() -> None:
    """Print the JSON Schema that every output validates against."""
    from vnunion_nlp.document import json_schema

    print_text(json.dumps(json_schema(), ensure_ascii=False, indent=2))


archive.register(app)
