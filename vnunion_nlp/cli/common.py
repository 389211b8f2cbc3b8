"""What every command shares."""

from __future__ import annotations

import sys
from typing import NoReturn

import typer

BAD_INPUT = 3
"""Exit code where the input cannot be read."""


def fail(error: Exception) -> NoReturn:
    """End with one line on standard error."""
    typer.echo(f"vnunion: {error}", err=True)
    raise typer.Exit(BAD_INPUT)


def print_text(text: str) -> None:
    """UTF-8 to stdout whatever the locale; lone surrogates of damaged input are replaced."""
    sys.stdout.buffer.write(text.encode("utf-8", "replace") + b"\n")
    sys.stdout.buffer.flush()
