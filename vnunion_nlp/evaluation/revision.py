"""What the parser of an earlier git revision makes of documents of today.

The revision is checked out in a temporary worktree and its ``parse_file`` is run there by this interpreter;
scoring is done here, so both sides are measured by the same rules.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

from vnunion_nlp.document import Document
from vnunion_nlp.errors import VnunionError

_DRIVER = """
import json, sys
from pathlib import Path
import vnunion_nlp
tree, target, *paths = json.load(sys.stdin)
if not Path(vnunion_nlp.__file__ or "").resolve().is_relative_to(tree):
    sys.exit("it has no package vnunion_nlp")
for number, path in enumerate(paths):
    made = vnunion_nlp.parse_file(path).to_json(indent=None)
    Path(target, f"{number}.json").write_text(made, encoding="utf-8")
"""


class RevisionError(VnunionError):
    """There is no such revision, or its parser cannot be run."""


def parsed_at(root: Path, revision: str, paths: Sequence[Path]) -> dict[Path, Document]:
    """The documents that ``revision`` of the repository at ``root`` reads in ``paths``.

    Raises:
        RevisionError: no such revision (and no such file, since a report may have been meant), or its parser
            fails or gives what the contract of today does not know.
    """
    try:
        commit = _git(root, "rev-parse", "--verify", "--quiet", "--end-of-options", f"{revision}^{{commit}}")
        inside = _git(root, "rev-parse", "--show-prefix")
    except subprocess.CalledProcessError as error:
        raise RevisionError(f"{revision}: neither a file nor a git revision of {root.resolve()}") from error
    with tempfile.TemporaryDirectory(prefix="vnunion-eval-") as folder, _worktree(root, commit, Path(folder)) as tree:
        target = Path(folder) / "parsed"
        target.mkdir()
        _parse(revision, (tree / inside).resolve(), target, paths)
        return {path: _read(revision, target / f"{n}.json", path) for n, path in enumerate(paths)}


def _git(root: Path, *arguments: str) -> str:
    try:
        done = subprocess.run(
            ["git", "-C", str(root), *arguments], check=True, capture_output=True, text=True, stdin=subprocess.DEVNULL
        )
    except FileNotFoundError as error:
        raise RevisionError("git is not installed; compare with a report saved as JSON instead") from error
    return done.stdout.strip()


@contextmanager
def _worktree(root: Path, commit: str, folder: Path) -> Iterator[Path]:
    tree = folder / "tree"
    try:
        _git(root, "worktree", "add", "--quiet", "--detach", str(tree), commit)
        yield tree
    except subprocess.CalledProcessError as error:
        raise RevisionError(f"{commit}: cannot be checked out: {error.stderr.strip()}") from error
    finally:
        # Also when the checkout broke off half-way; a tree that is not registered is no error then.
        subprocess.run(
            ["git", "-C", str(root), "worktree", "remove", "--force", str(tree)], check=False, capture_output=True
        )


def _parse(revision: str, tree: Path, target: Path, paths: Sequence[Path]) -> None:
    told = json.dumps([str(tree), str(target), *(str(path.resolve()) for path in paths)])
    done = subprocess.run(
        [sys.executable, "-c", _DRIVER],
        input=told,
        cwd=tree,
        env={**os.environ, "PYTHONPATH": str(tree), "PYTHONUTF8": "1"},
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    if done.returncode:
        reason = (done.stderr.strip() or f"exit code {done.returncode}").splitlines()[-1]
        raise RevisionError(f"{revision}: its parser cannot be run: {reason}")


def _read(revision: str, made: Path, path: Path) -> Document:
    try:
        return Document.model_validate_json(made.read_text(encoding="utf-8"))
    except ValueError as error:
        reason = " ".join(str(error).split())[:200]
        raise RevisionError(f"{revision}: {path.name} is read in a shape that cannot be compared: {reason}") from error
