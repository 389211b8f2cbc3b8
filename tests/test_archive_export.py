"""Exports: every program that opens them finds the same rows, and nothing that a document says becomes a command."""

from __future__ import annotations

import csv
import json
import shutil
import subprocess
import sys
from datetime import date, datetime
from pathlib import Path
from typing import Any

import pytest
from composing import Quiet

from vnunion_nlp import ArchiveError
from vnunion_nlp.archive.batch import run_batch
from vnunion_nlp.archive.catalogue import Catalogue
from vnunion_nlp.archive.columns import meaning, tables
from vnunion_nlp.archive.export import VIEWS, export
from vnunion_nlp.archive.mapping import default_mapping, read_mapping
from vnunion_nlp.archive.pool import LocalEngine
from vnunion_nlp.archive.sheets import safe_cell

ROOT = Path(__file__).resolve().parent.parent
CORPUS = ROOT / "corpus" / "dev"

FORMULA = """LIÊN ĐOÀN LAO ĐỘNG HUYỆN =A1
Số: 12/KH-LĐLĐ          Đồng Mây, ngày 05 tháng 3 năm 2024

KẾ HOẠCH
=HYPERLINK("http://x","Tổ chức hội nghị") năm 2024

I. NỘI DUNG
1. Chuẩn bị hội nghị, hoàn thành trước ngày 20/4/2024.
2. Phấn đấu 95% đoàn viên tham gia.

Nơi nhận:               TM. BAN THƯỜNG VỤ
- Lưu: VT.                 CHỦ TỊCH

                        Lê Văn Mẫu
"""


@pytest.fixture(scope="module")
def out(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A catalogue of a few documents, two of which would like to be formulas or errors, and of a file that failed."""
    folder = tmp_path_factory.mktemp("archive")
    root = folder / "nguồn"
    root.mkdir()
    for path in sorted(CORPUS.glob("ke-hoach*.txt"))[:5]:
        shutil.copyfile(path, root / path.name)
    (root / "=công thức #1?.txt").write_text(FORMULA, encoding="utf-8")
    (root / "rỗng.txt").touch()
    (root / "#N/A".replace("/", "∕")).write_text(FORMULA.replace("=HYP", "#N/A =HYP"), encoding="utf-8")
    run_batch(root, folder / "out", lambda limits: LocalEngine(2, limits), Quiet(), lambda: False)
    return folder / "out"


def rows(out: Path, what: str) -> list[dict[str, Any]]:
    with Catalogue(out) as catalogue:
        return [dict(row) for row in catalogue.rows(f"SELECT * FROM {VIEWS[what]}")]


def write(out: Path, what: str, format_: str, target: Path, mapping: Path | None = None, delimiter: str = ",") -> int:
    return export(out, what, format_, target, mapping=mapping, delimiter=delimiter)


@pytest.mark.parametrize("what", VIEWS)
def test_csv_holds_every_row_and_no_formula(out: Path, tmp_path: Path, what: str) -> None:
    target = tmp_path / "a.csv"
    expected = rows(out, what)
    assert expected
    assert write(out, what, "csv", target) == len(expected)
    data = target.read_bytes()
    assert data.startswith(b"\xef\xbb\xbf")
    assert data.count(b"\n") - data.count(b"\r\n") == sum(str(v).count("\n") for row in expected for v in row.values())
    with target.open(encoding="utf-8-sig", newline="") as file:
        found = list(csv.DictReader(file))
    assert list(found[0]) == list(expected[0])
    for one, other in zip(found, expected, strict=True):
        assert one == {k: "" if v is None else str(safe_cell(v)) for k, v in other.items()}
    for row in found:
        for name, cell in row.items():
            assert not cell.startswith(("=", "+", "@", "\t", "\r"))
            assert not cell.startswith("-") or isinstance(expected[0][name], int | float)


@pytest.mark.parametrize("text", ["=1+1", "+84", "-cmd", "@SUM(A1)", "\t=1", " =1", "\r=1", "＝1", "\u00a0=1"])
def test_what_could_start_a_formula_is_made_text(text: str) -> None:
    assert safe_cell(text) == f"'{text}"


@pytest.mark.parametrize("value", ["Kế hoạch", "a=b", "12/KH-LĐLĐ", -5, 0.5, None])
def test_what_could_not_stays(value: Any) -> None:
    assert safe_cell(value) is value


def test_csv_for_a_system_that_wants_semicolons(out: Path, tmp_path: Path) -> None:
    write(out, "documents", "csv", tmp_path / "a.csv", delimiter=";")
    assert '"path";"folder"' in (tmp_path / "a.csv").read_text(encoding="utf-8-sig")


@pytest.mark.parametrize("what", VIEWS)
def test_xlsx_holds_real_dates_and_numbers(out: Path, tmp_path: Path, what: str) -> None:
    openpyxl = pytest.importorskip("openpyxl")
    target = tmp_path / "a.xlsx"
    write(out, what, "xlsx", target)
    sheet = openpyxl.load_workbook(target).active
    assert sheet.freeze_panes == "A2"
    head, *body = sheet.iter_rows()
    expected = rows(out, what)
    assert [cell.value for cell in head] == list(expected[0])
    assert len(body) == len(expected)
    for cells, row in zip(body, expected, strict=True):
        for cell, (name, value) in zip(cells, row.items(), strict=True):
            assert cell.data_type != "f"
            if isinstance(cell.value, datetime):
                assert cell.value.date().isoformat() == value
            elif value != "":
                assert cell.value == value, name
    dated = [cell.value for cells in body for cell in cells if isinstance(cell.value, datetime)]
    assert dated or what == "review"
    assert body[0][1].hyperlink.target == (out.parent / "nguồn" / expected[0]["path"]).as_uri()


def test_jsonl_and_parquet_hold_every_row(out: Path, tmp_path: Path) -> None:
    duckdb = pytest.importorskip("duckdb")
    for what in VIEWS:
        expected = rows(out, what)
        write(out, what, "jsonl", tmp_path / "a.jsonl")
        lines = (tmp_path / "a.jsonl").read_text(encoding="utf-8").splitlines()
        assert [json.loads(line) for line in lines] == expected
        write(out, what, "parquet", tmp_path / "a'b.parquet")
        db = duckdb.connect()
        found = db.execute("SELECT * FROM read_parquet(?)", [str(tmp_path / "a'b.parquet")])
        names = [column[0] for column in found.description]
        got = [dict(zip(names, row, strict=True)) for row in found.fetchall()]
        assert [{k: v.isoformat() if isinstance(v, date) else v for k, v in row.items()} for row in got] == expected
        db.close()


def test_deadlines_make_a_calendar(out: Path, tmp_path: Path) -> None:
    icalendar = pytest.importorskip("icalendar")
    target = tmp_path / "a.ics"
    dated = [row for row in rows(out, "deadlines") if row["latest"] or row["earliest"]]
    assert write(out, "deadlines", "ics", target) == len(dated)
    data = target.read_bytes()
    assert all(len(line) <= 75 for line in data.split(b"\r\n"))
    calendar = icalendar.Calendar.from_ical(data)
    events = calendar.walk("VEVENT")
    assert [e.decoded("dtstart").isoformat() for e in events] == [r["latest"] or r["earliest"] for r in dated]
    assert len({str(event["uid"]) for event in events}) == len(events)
    write(out, "deadlines", "ics", tmp_path / "b.ics")
    assert (tmp_path / "b.ics").read_bytes() == data
    with pytest.raises(ArchiveError, match="--what deadlines"):
        write(out, "documents", "ics", target)


def test_archives_get_their_fields(out: Path, tmp_path: Path) -> None:
    target = tmp_path / "a.csv"
    assert write(out, "archive", "csv", target) == len(rows(out, "documents"))
    with target.open(encoding="utf-8-sig", newline="") as file:
        first = next(iter(csv.DictReader(file)))
    document = rows(out, "documents")[0]
    assert first["Tên loại văn bản"] == document["type_name"] == "Kế hoạch"
    assert (first["Số của văn bản"], first["Ký hiệu của văn bản"]) == ("12", "KH-LĐLĐ")
    assert first["Ngày, tháng, năm văn bản"] == "05/03/2024"
    assert first["Ngôn ngữ"] == "Tiếng Việt"
    assert first["Mã hồ sơ"] == ""


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("heading\tsource\nA\tnothing\n", "A: there is no column nothing"),
        ("heading\tsource\nA\tpath|upper\n", "there is no filter upper"),
        ("name\nA\n", "needs the columns"),
        ("", "is no mapping"),
    ],
)
def test_a_mapping_that_is_wrong_is_refused(tmp_path: Path, text: str, message: str) -> None:
    path = tmp_path / "mapping.tsv"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(ArchiveError, match=message):
        read_mapping(path)


def test_a_mapping_can_be_saved_and_edited(out: Path, tmp_path: Path) -> None:
    path = tmp_path / "mapping.tsv"
    path.write_text(default_mapping().replace("Mã hồ sơ\tFileCode\t", 'Hồ sơ\tFileCode\t"H01"'), encoding="utf-8")
    write(out, "archive", "csv", tmp_path / "a.csv", mapping=path)
    assert '"H01"' in (tmp_path / "a.csv").read_text(encoding="utf-8-sig")


def test_the_command_writes_to_a_file_or_standard_output(out: Path, tmp_path: Path) -> None:
    def command(*arguments: object) -> subprocess.CompletedProcess[bytes]:
        words = [sys.executable, "-m", "vnunion_nlp", "export", *map(str, arguments)]
        return subprocess.run(words, capture_output=True, check=False)

    done = command(out, "--what", "review", "-f", "jsonl")
    assert [json.loads(line) for line in done.stdout.splitlines()] == rows(out, "review")
    assert f"{len(rows(out, 'review'))} rows" in done.stderr.decode()
    assert b"name the file" in command(out, "--what", "review", "-f", "xlsx").stderr
    failed = command(tmp_path, "--what", "review")
    assert (failed.returncode, failed.stdout) == (3, b"")
    assert b"has no catalogue.sqlite" in failed.stderr
    assert command(out, "--what", "review", "--save-mapping", tmp_path / "m.tsv").returncode == 0
    assert read_mapping(tmp_path / "m.tsv") == read_mapping(None)


def test_every_table_view_and_column_is_described() -> None:
    for found in tables().values():
        for table, columns in found.items():
            assert all(meaning(table, column) for column in ("", *columns))
