"""Worker processes: order, limits, deaths; errors as values."""

from __future__ import annotations

import itertools
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

import vnunion_nlp
from vnunion_nlp import ArchiveError, Limits, ParsedFile, ReadingError, parse_many

ROOT = Path(__file__).resolve().parent.parent
FAULTS = ROOT / "tests" / "faults"
DOCUMENT = ROOT / "corpus" / "dev" / "to-trinh-cdcs.txt"


@pytest.fixture
def faulty(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder in which files misbehave by their names."""
    monkeypatch.setenv("PYTHONPATH", f"{FAULTS}:{ROOT}")
    return tmp_path


def files(folder: Path, *names: str) -> list[Path]:
    for name in names:
        shutil.copyfile(DOCUMENT, folder / name)
    return [folder / name for name in names]


def test_documents_come_in_the_order_of_their_paths() -> None:
    paths = sorted((ROOT / "corpus" / "dev").glob("*.txt"))[:6]
    results = list(parse_many(paths, workers=2))
    assert [result.path for result in results] == paths
    assert results[0].document == vnunion_nlp.parse_file(paths[0])
    assert all(result.error is None and result.seconds > 0 for result in results)


def test_bad_files_are_values(faulty: Path) -> None:
    names = ("a", "hang", "die-always", "die-once", "swell", "defect", "z")
    paths = [*files(faulty, *names), faulty / "missing", faulty / "a\0b"]
    results = list(parse_many(paths, workers=2, limits=Limits(seconds=5, megabytes=300)))
    assert [result.path for result in results] == paths
    assert [result.reason for result in results] == [
        *(None, "time", "died", None, "memory", "defect", None, "unreadable", "unreadable")
    ]
    assert all((result.document is None) == (result.error is not None) for result in results)
    with pytest.raises(ReadingError, match=r"hang: takes longer than 5 seconds"):
        results[1].unwrap()


def test_paths_are_taken_as_they_are_needed() -> None:
    taken = 0

    def endless() -> Iterator[Path]:
        nonlocal taken
        for _ in itertools.count():
            taken += 1
            yield DOCUMENT

    stream = parse_many(endless(), workers=1)
    found: list[ParsedFile] = list(itertools.islice(stream, 10))
    stream.close()  # type: ignore[attr-defined]
    assert all(result.document for result in found)
    assert taken < 20


def test_a_worker_that_cannot_start_is_an_error(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("vnunion_nlp.archive.pool._BOOT", "raise SystemExit('no room')")
    with pytest.raises(ArchiveError, match=r"cannot be started \(exit code 1: no room\)"):
        list(parse_many([DOCUMENT], workers=1))


def test_a_script_needs_no_guard(tmp_path: Path) -> None:
    script = tmp_path / "script.py"
    script.write_text(
        f"import vnunion_nlp\nprint(next(vnunion_nlp.parse_many([{str(DOCUMENT)!r}])).document.header.doc_type.code)\n"
    )
    done = subprocess.run([sys.executable, str(script)], capture_output=True, check=True, text=True, cwd=ROOT)
    assert (done.stdout, done.stderr) == ("TTr\n", "")
