"""Folders: nothing lost, nothing read twice, nothing written outside the output."""

from __future__ import annotations

import json
import os
import shutil
import signal
import socket
import sqlite3
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from vnunion_nlp import ArchiveError, Limits, parse_file
from vnunion_nlp.archive.batch import Choice, Counts, run_batch
from vnunion_nlp.archive.catalogue import Catalogue
from vnunion_nlp.archive.jobs import Outcome
from vnunion_nlp.archive.pool import LocalEngine
from vnunion_nlp.archive.rows import Rows, rows_of

ROOT = Path(__file__).resolve().parent.parent
CORPUS = ROOT / "corpus" / "dev"
DOCUMENT = CORPUS / "to-trinh-cdcs.txt"


class Quiet:
    """A watcher that keeps what it is told."""

    def __init__(self) -> None:
        self.lines: list[str] = []

    def update(self, counts: Counts) -> None:
        pass

    def say(self, line: str) -> None:
        self.lines.append(line)


def run(folder: Path, out: Path, limits: Limits = Limits(), **choice: Any) -> Counts:  # noqa: B008
    return run_batch(
        folder, out, lambda l: LocalEngine(1, l), Quiet(), lambda: False, choice=Choice(**choice), limits=limits
    )


def states(out: Path) -> dict[str, str]:
    with Catalogue(out) as catalogue:
        return {row["path"]: row["state"] for row in catalogue.rows("SELECT path, state FROM files")}


def content(out: Path) -> dict[str, Any]:
    """All that a run leaves behind, but for times and the numbers of runs."""
    db = sqlite3.connect(out / "catalogue.sqlite")
    tables = [name for (name,) in db.execute("SELECT name FROM sqlite_master WHERE type = 'table' AND name <> 'runs'")]
    found: dict[str, Any] = {}
    for table in tables:
        columns = [row[1] for row in db.execute(f"PRAGMA table_info({table})")]
        kept = [c for c in columns if c not in ("seconds", "finished", "run_id", "seen_run_id", "attempts")]
        found[table] = sorted(db.execute(f"SELECT {', '.join(kept)} FROM {table}").fetchall(), key=repr)
    db.close()
    for path in sorted((out / "documents").rglob("*")):
        found[str(path.relative_to(out))] = path.read_bytes() if path.is_file() else None
    found["partial"] = os.listdir(out / ".partial")
    return found


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A few documents in two folders."""
    root = tmp_path / "lưu trữ"
    for n, path in enumerate(sorted(CORPUS.glob("*.txt"), key=lambda path: path.stat().st_size)[:8]):
        place = root / ("2023" if n % 2 else "2024/quý I")
        place.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(path, place / path.name)
    return root


def test_every_file_gives_json_and_rows(folder: Path, tmp_path: Path) -> None:
    out = tmp_path / "out"
    counts = run(folder, out)
    assert (counts.n_total, counts.n_done, counts.n_failed) == (8, 8, 0)
    for path in folder.rglob("*.txt"):
        written = (out / "documents" / path.relative_to(folder)).with_name(path.name + ".json")
        document = parse_file(path)
        assert written.read_text(encoding="utf-8") == document.to_json(indent=None) + "\n"
        with Catalogue(out) as catalogue:
            (row,) = catalogue.rows("SELECT * FROM all_documents WHERE path = ?", str(path.relative_to(folder)))
            assert row["number"] == (document.header.number.canonical if document.header.number else None)
            assert (row["n_references"], row["n_deadlines"], row["n_indicators"]) == tuple(
                map(len, (document.references, document.deadlines, document.indicators))
            )
            cited = list(catalogue.rows("SELECT * FROM citations WHERE document_id = ? ORDER BY n", row["file_id"]))
            assert [(r["text"], r["start_offset"]) for r in cited] == [(r.text, r.start) for r in document.references]
    with Catalogue(out) as catalogue:
        assert catalogue.value("PRAGMA integrity_check") == "ok"
        assert not list(catalogue.rows("PRAGMA foreign_key_check"))
        assert catalogue.value("SELECT state FROM runs") == "finished"


def test_a_second_run_reads_only_what_is_new_or_changed(folder: Path, tmp_path: Path) -> None:
    out = tmp_path / "out"
    run(folder, out)
    before = content(out)
    counts = run(folder, out)
    assert (counts.n_total, counts.n_unchanged) == (0, 8)
    assert content(out) == before

    one, *_ = sorted(folder.rglob("*.txt"))
    stat = one.stat()
    one.write_bytes(one.read_bytes().replace(b"2", b"3"))  # same length, same time: only the content tells
    os.utime(one, ns=(stat.st_atime_ns, stat.st_mtime_ns))
    shutil.copyfile(DOCUMENT, folder / "mới.txt")
    counts = run(folder, out)
    assert (counts.n_total, counts.n_done, counts.n_unchanged) == (2, 2, 7)


def test_an_output_that_is_gone_or_cut_is_written_again(folder: Path, tmp_path: Path) -> None:
    out = tmp_path / "out"
    run(folder, out)
    before = content(out)
    one, two, *_ = sorted((out / "documents").rglob("*.json"))
    one.unlink()
    two.write_bytes(two.read_bytes()[:10])
    assert run(folder, out).n_done == 2
    assert content(out) == before


def test_new_rules_read_everything_again(folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    out = tmp_path / "out"
    run(folder, out)
    monkeypatch.setattr("vnunion_nlp.archive.batch.rules_version", lambda: "0.2.0+other")
    assert run(folder, out).n_done == 8
    assert run(folder, out).n_done == 0


def test_a_file_that_vanished_is_marked_and_comes_back(folder: Path, tmp_path: Path) -> None:
    out = tmp_path / "out"
    run(folder, out)
    before = content(out)
    one, *_ = sorted(folder.rglob("*.txt"))
    name, data = str(one.relative_to(folder)), one.read_bytes()
    one.unlink()
    assert run(folder, out).n_vanished == 1
    assert states(out)[name] == "vanished"
    with Catalogue(out) as catalogue:
        assert catalogue.value("SELECT count(*) FROM all_documents WHERE path = ?", name) == 1
        assert catalogue.value("SELECT count(*) FROM all_references WHERE path = ?", name) == 0
    assert run(folder, out).n_vanished == 0
    one.write_bytes(data)
    os.utime(one, (0, 0))
    assert run(folder, out).n_done == 0
    assert states(out)[name] == "done"
    assert {k: v for k, v in content(out).items() if k != "files"} == {k: v for k, v in before.items() if k != "files"}


def test_which_files_a_run_reads(folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PYTHONPATH", f"{ROOT / 'tests' / 'faults'}:{ROOT}")
    out = tmp_path / "out"
    shutil.copyfile(DOCUMENT, folder / "die-once")
    (folder / "empty").touch()
    shutil.copyfile(DOCUMENT, folder / "defect")
    counts = run(folder, out)
    assert (counts.n_done, counts.n_failed, counts.n_review) == (9, 2, 2)
    (folder / "die-once.died").unlink()
    assert run(folder, out).n_total == 2
    assert run(folder, out, force=True).n_total == 11
    shutil.copyfile(DOCUMENT, folder / "new")
    assert run(folder, out, retry_failed=True).n_total == 2
    shutil.copyfile(DOCUMENT, folder / "empty")
    assert run(folder, out, only_needs_review=True).n_done == 1
    assert states(out)["empty"] == "done"
    assert states(out)["new"] == "pending"


def hostile(folder: Path) -> set[str]:
    """Files as no archive should hold them; the names of those that can be read."""
    folder.mkdir()
    (folder / "outside").mkdir()
    root = folder / "inside"
    root.mkdir()
    good = [
        *(b"hai\ndong", "văn bản 🙂.txt".encode(), "Nga\u0300y.txt".encode(), "Ngày.txt".encode(), b"x" * 255),
        *(("ệ" * 85).encode(), b"\xff\xfe.txt", b"-rf", b"=cmd|1", b"a\\..\\b", b" ", b"con", b"a", b"trailing. "),
    ]
    for name in good:
        shutil.copyfile(os.fsencode(DOCUMENT), os.path.join(os.fsencode(root), name))
    (root / "a.json").mkdir()
    shutil.copyfile(DOCUMENT, root / "a.json" / "b")
    deep = root.joinpath(*["d" * 50] * 20)
    deep.mkdir(parents=True)
    shutil.copyfile(DOCUMENT, deep / "deep.txt")
    shutil.copyfile(DOCUMENT, folder / "outside" / "secret")
    (root / "loop").symlink_to(root)
    (root / "up").symlink_to("..")
    (root / "self").symlink_to("self")
    (root / "out").symlink_to(folder / "outside" / "secret")
    (root / "broken").symlink_to("nowhere")
    os.mkfifo(root / "pipe")
    with socket.socket(socket.AF_UNIX) as listener:
        here = os.getcwd()
        os.chdir(root)
        listener.bind("socket")
        os.chdir(here)
    (root / "Thumbs.db").write_bytes(b"x")
    (root / "empty").touch()
    (root / "binary").write_bytes(os.urandom(1000) + b"\0")
    (root / "fake.pdf").write_bytes(b"%PDF-1.7\nnot really")
    (root / "half").write_bytes(b"\xff\xfea")
    (root / "long").write_text("a" * 200_000)
    return {name.decode("utf-8", "backslashreplace") for name in good} | {
        "a.json/b",
        "long",
        str(deep.relative_to(root) / "deep.txt"),
    }


def test_odd_and_hostile_files_do_no_harm(tmp_path: Path) -> None:
    good = hostile(tmp_path / "source")
    root, out = tmp_path / "source" / "inside", tmp_path / "place" / "out"
    counts = run(root, out)
    found = states(out)
    assert {name for name, state in found.items() if state == "done"} == good
    assert {name for name, state in found.items() if state == "failed"} == {
        "empty",
        "binary",
        "fake.pdf",
        "half",
    }
    skipped = {"loop", "up", "self", "out", "broken", "pipe", "socket", "Thumbs.db"}
    assert {name for name, state in found.items() if state == "skipped"} == skipped
    assert (counts.n_done, counts.n_failed, counts.n_skipped) == (len(good), 4, 8)
    assert os.listdir(tmp_path / "place") == ["out"]
    assert sorted(os.listdir(out)) == [".lock", ".partial", "catalogue.sqlite", "documents"]
    written = [path for path in (out / "documents").rglob("*") if path.is_file()]
    assert len(written) == len(good)
    for path in written:
        assert json.loads(path.read_text(encoding="utf-8"))["schema_version"] == "1.0"
    with Catalogue(out) as catalogue:
        assert catalogue.value("SELECT max(n_files) FROM duplicates") == len(good) - 1
    assert run(root, out).n_done == 0


SPOILT: dict[str, Callable[[Rows], None]] = {
    "a section twice": lambda rows: rows["sections"].append(rows["sections"][0]),
    "no such section": lambda rows: rows["citations"].append(("nowhere", *rows["citations"][0][1:])),
    "confidence over 1": lambda rows: rows["documents"].__setitem__(0, (*rows["documents"][0][:-1], 1.5)),
    "half a character": lambda rows: rows["diagnostics"].append(("x", "info", "\ud800", None, None)),
    "a huge number": lambda rows: rows["diagnostics"].append(("x", "info", "x", 2**70, None)),
}


@pytest.mark.parametrize("name", SPOILT)
def test_rows_that_do_not_fit_change_nothing(folder: Path, tmp_path: Path, name: str) -> None:
    rows = rows_of(parse_file(DOCUMENT))
    with Catalogue(tmp_path, write=True) as catalogue:
        catalogue.execute(
            "INSERT INTO runs (id, started, state, engine, rules, options) VALUES (1, '', 'running', '', '', '')"
        )
        insert = "INSERT INTO files (id, path, name_bytes, folder, size, state, seen_run_id) VALUES (1, 'a', X'61', '.', 1, 'done', 1)"
        catalogue.execute(insert)
        assert catalogue.add_document(1, rows) is None
        before = list(catalogue.db.iterdump())
        SPOILT[name](rows)
        assert catalogue.add_document(1, rows)
        assert list(catalogue.db.iterdump()) == before


class Altering(LocalEngine):
    """Workers whose outcomes are spoilt on the way."""

    def wait(self, seconds: float) -> Outcome | None:
        outcome = super().wait(seconds)
        if outcome is not None and outcome.rows is not None and outcome.key == 2:
            SPOILT["no such section"](outcome.rows)
        return outcome


def test_rows_that_do_not_fit_spoil_one_file_only(folder: Path, tmp_path: Path) -> None:
    out = tmp_path / "out"
    counts = run_batch(folder, out, lambda limits: Altering(1, limits), Quiet(), lambda: False)
    assert (counts.n_done, counts.n_failed) == (7, 1)
    with Catalogue(out) as catalogue:
        (row,) = catalogue.rows("SELECT * FROM review")
        assert (row["file_id"], row["why"][:8]) == (2, "defect: ")
    assert len([path for path in (out / "documents").rglob("*") if path.is_file()]) == 7
    assert run(folder, out).n_done == 1


@pytest.mark.parametrize("n_digits", [30, 400])
def test_a_number_of_any_size_does_no_harm(tmp_path: Path, n_digits: int) -> None:
    root = tmp_path / "root"
    root.mkdir()
    text = f"KẾ HOẠCH\nI. CHỈ TIÊU\n1. Phấn đấu kết nạp ít nhất {'9' * n_digits} đoàn viên.\n"
    (root / "a").write_text(text, encoding="utf-8")
    assert run(root, tmp_path / "out").n_done == 1


def test_a_folder_that_cannot_be_opened_is_no_loss(
    folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    out = tmp_path / "out"
    run(folder, out)
    before = content(out)
    scandir = os.scandir

    def refusing(path: bytes) -> Any:
        if os.fsencode(path).endswith(b"2023"):
            raise PermissionError(13, "Permission denied")
        return scandir(path)

    monkeypatch.setattr("vnunion_nlp.archive.walk.os.scandir", refusing)
    counts = run(folder, out)
    assert (counts.n_vanished, counts.n_done) == (0, 0)
    assert states(out)["2023"] == "failed"
    monkeypatch.undo()
    run(folder, out)
    assert content(out) == before


def test_output_and_input_must_differ(folder: Path) -> None:
    with pytest.raises(ArchiveError, match="choose another --out"):
        run(folder, folder)
    inside = folder / "out" / "documents" / "2024"
    inside.mkdir(parents=True)
    with pytest.raises(ArchiveError, match="choose another --out"):
        run(inside, folder / "out")


def test_an_output_inside_the_folder_is_not_read(folder: Path) -> None:
    assert run(folder, folder / "out").n_done == 8
    assert run(folder, folder / "out").n_total == 0


def test_a_catalogue_belongs_to_one_folder(folder: Path, tmp_path: Path) -> None:
    out = tmp_path / "out"
    run(folder, out)
    moved = folder.rename(tmp_path / "elsewhere")
    with pytest.raises(ArchiveError, match=r"is the catalogue of .*--moved"):
        run(moved, out)
    assert run(moved, out, moved=True).n_unchanged == 8


def test_one_run_at_a_time(folder: Path, tmp_path: Path) -> None:
    from filelock import FileLock

    out = tmp_path / "out"
    out.mkdir()
    with FileLock(out / ".lock"), pytest.raises(ArchiveError, match="another run"):
        run(folder, out)


def command(*arguments: object) -> list[str]:
    return [sys.executable, "-m", "vnunion_nlp", *map(str, arguments)]


@pytest.fixture
def bigger(tmp_path: Path) -> Path:
    """Enough files to be stopped among."""
    root = tmp_path / "bigger"
    root.mkdir()
    data = DOCUMENT.read_text(encoding="utf-8")
    for n in range(45):
        (root / f"{n:03}.txt").write_text(data.replace("2", str(n % 10)), encoding="utf-8")
    return root


def wait_for(path: Path, process: subprocess.Popen[bytes]) -> None:
    end = time.monotonic() + 30
    while not any(path.glob("*")) and process.poll() is None and time.monotonic() < end:
        time.sleep(0.02)


def test_ctrl_c_stops_in_order_within_two_seconds(bigger: Path, tmp_path: Path) -> None:
    out = tmp_path / "out"
    process = subprocess.Popen(command("batch", bigger, "--out", out, "-j", 1), stderr=subprocess.PIPE)
    wait_for(out / "documents", process)
    start = time.monotonic()
    process.send_signal(signal.SIGINT)
    _, errors = process.communicate(timeout=10)
    assert time.monotonic() - start < 2
    assert process.returncode == 130
    assert errors.decode().splitlines()[-1] == "vnunion: stopped; the same command goes on from here"
    with Catalogue(out) as catalogue:
        assert catalogue.value("SELECT state FROM runs") == "interrupted"
        assert 0 < catalogue.value("SELECT count(*) FROM files WHERE state = 'done'") < 45


def test_a_run_that_was_killed_goes_on_as_if_nothing_had_been(bigger: Path, tmp_path: Path) -> None:
    out, undisturbed = tmp_path / "out", tmp_path / "undisturbed"
    scratch = tmp_path / "scratch"
    scratch.mkdir()
    environment = {**os.environ, "TMPDIR": str(scratch)}
    words = command("batch", bigger, "--out", out, "-j", 1)
    process = subprocess.Popen(words, stderr=subprocess.DEVNULL, env=environment)
    wait_for(out / "documents", process)
    process.kill()
    process.wait()
    assert run(bigger, out).n_done > 0
    run(bigger, undisturbed)
    assert content(out) == content(undisturbed)
    # The worker goes with its parent, as soon as it sees that there is none.
    for _ in range(100):
        if not os.listdir(scratch):
            break
        time.sleep(0.1)
    assert not os.listdir(scratch)


def test_errors_are_one_line(tmp_path: Path) -> None:
    done = subprocess.run(
        command("batch", tmp_path / "none", "--out", tmp_path / "out"), capture_output=True, check=False
    )
    assert (done.returncode, done.stdout) == (3, b"")
    assert len(done.stderr.splitlines()) == 1
    (tmp_path / "file").touch()
    done = subprocess.run(
        command("batch", tmp_path, "--out", tmp_path / "file" / "out"), capture_output=True, check=False
    )
    assert done.returncode == 3
    assert b"cannot be written" in done.stderr


def test_a_cluster_gives_the_same(folder: Path, tmp_path: Path) -> None:
    distributed = pytest.importorskip("distributed")
    from vnunion_nlp.archive.cluster import DaskEngine

    (folder / "empty").touch()
    with distributed.LocalCluster(
        n_workers=2, threads_per_worker=1, processes=False, dashboard_address=None
    ) as cluster:
        address = cluster.scheduler_address
        run_batch(folder, tmp_path / "dask", lambda l: DaskEngine(address, l), Quiet(), lambda: False)
    run(folder, tmp_path / "local")
    assert content(tmp_path / "dask") == content(tmp_path / "local")


@pytest.mark.parametrize(
    ("address", "message"), [(None, "needs --scheduler"), ("tcp://127.0.0.1:9", "no Dask scheduler")]
)
def test_a_cluster_that_is_not_there(monkeypatch: pytest.MonkeyPatch, address: str | None, message: str) -> None:
    pytest.importorskip("distributed")
    from vnunion_nlp.archive import cluster

    monkeypatch.setattr(cluster, "_CONNECT", 0.5)
    with pytest.raises(ArchiveError, match=message):
        cluster.DaskEngine(address, Limits())
