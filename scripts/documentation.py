"""Run the code of the pages: every Python and shell block of README and docs, in order, each page in a folder of its own.

    python -m scripts.documentation [--write] [PAGE ...]

A block behind the line `<!-- not run: REASON -->` is left out. A block fenced as ```text title="Output" shows what the block above it
printed; `--write` brings those blocks up to date. ```text title="Output of version …" is brought up to date too, but may differ: what the
parser finds in the corpus changes as it learns. The folder holds the repository's `corpus`, and `vnunion` is this package's.
"""

from __future__ import annotations

import argparse
import os
import re
import shlex
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent

_FENCE = re.compile(
    r"^(?P<skip><!-- not run: .+ -->\n+)?```(?P<language>[a-z]*)(?P<rest>.*)\n(?P<code>(?:(?!```).*\n)*)```$", re.M
)
_MARK = "\x1e"


@dataclass(frozen=True)
class Block:
    """A fenced block: offsets of its code in the page, and whether it is shown output."""

    language: str
    code: str
    start: int
    end: int
    line: int
    is_output: bool
    of_version: bool


class BrokenBlock(Exception):  # noqa: N818 - it is a finding, not a failure of this module
    """A block of a page that does not run; says which and why."""


def pages() -> list[Path]:
    """The pages whose blocks run."""
    return [ROOT / "README.md", ROOT / "README.vi.md", *sorted((ROOT / "docs").rglob("*.md"))]


def blocks(text: str) -> Iterator[Block]:
    """The blocks of a page that are run or checked, in order."""
    for match in _FENCE.finditer(text):
        language = {"sh": "bash", "bash": "bash", "python": "python"}.get(match["language"], "")
        is_output = match["language"] == "text" and 'title="Output' in match["rest"]
        if (language or is_output) and not match["skip"]:
            line = text.count("\n", 0, match.start("code")) + 1
            yield Block(language, match["code"], *match.span("code"), line, is_output, "Output of" in match["rest"])


def run(page: Path, *, of_version: bool = True) -> str:
    """The page with its output blocks as its code prints them now; ``of_version`` brings up to date those of a version too.

    Raises:
        BrokenBlock: a block fails.
    """
    text = page.read_text(encoding="utf-8")
    found = list(blocks(text))
    code = [block for block in found if not block.is_output]
    if not code:
        return text
    printed = iter(_outputs(page, code))
    new, at, last = [], 0, ""
    for block in found:
        if not block.is_output:
            last = next(printed)
            continue
        if block.of_version and not of_version:
            continue
        new += [text[at : block.start], last.rstrip("\n") + "\n"]
        at = block.end
    return "".join([*new, text[at:]])


def _outputs(page: Path, code: list[Block]) -> list[str]:
    """What each block prints. Python blocks of a page share one interpreter, so later ones see the names of earlier ones."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        (folder / "corpus").symlink_to(ROOT / "corpus")
        (folder / "bin").mkdir()
        command = folder / "bin" / "vnunion"
        command.write_text(f'#!/bin/sh\nexec {shlex.quote(sys.executable)} -m vnunion_nlp "$@"\n', encoding="utf-8")
        command.chmod(0o755)
        environment = os.environ | {
            "PATH": f"{command.parent}{os.pathsep}{os.environ['PATH']}",
            "PYTHONPATH": str(ROOT),
            "PYTHONIOENCODING": "utf-8",
            "COLUMNS": "100",
        }
        script = [
            "import subprocess, sys\n__name__ = '__main__'\n_names = {'__name__': '__main__'}\n"
            "def _shell(code):\n    sys.stdout.flush()\n    subprocess.run(['bash', '-euo', 'pipefail', '-c', code], check=True)\n"
        ]
        for block in code:
            where = f"{page.relative_to(ROOT)}:{block.line}"
            work = (
                f"_shell({block.code!r})"
                if block.language == "bash"
                else f"exec(compile({block.code!r}, {where!r}, 'exec'), _names)"
            )
            script.append(f"print({where!r}, file=sys.stderr, flush=True)\n{work}\nprint({_MARK!r}, flush=True)\n")
        (folder / "page.py").write_text("".join(script), encoding="utf-8")
        done = subprocess.run(
            [sys.executable, "page.py"],
            cwd=folder,
            env=environment,
            capture_output=True,
            text=True,
            encoding="utf-8",
            check=False,
        )
    if done.returncode:
        raise BrokenBlock(f"{page.relative_to(ROOT)}: a block does not run:\n{done.stderr}")
    return [part.lstrip("\n") if i else part for i, part in enumerate(done.stdout.split(_MARK))][:-1]


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("pages", metavar="PAGE", nargs="*", type=Path, help="default: README and all of docs")
    parser.add_argument("--write", action="store_true", help="bring the output blocks up to date")
    arguments = parser.parse_args()
    stale = []
    for page in arguments.pages or pages():
        page = page.resolve()
        new = run(page)
        if new != page.read_text(encoding="utf-8"):
            stale.append(str(page.relative_to(ROOT)))
            if arguments.write:
                page.write_text(new, encoding="utf-8")
    if stale and not arguments.write:
        print(f"output out of date in {', '.join(stale)}; run python -m scripts.documentation --write", file=sys.stderr)
    return 1 if stale and not arguments.write else 0


if __name__ == "__main__":
    sys.exit(main())
