"""Own knowledge tables: what they change, and what is said of a fault in them."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from vnunion_nlp.knowledge import names, own, packaged, rows

PLAN = """LIÊN ĐOÀN LAO ĐỘNG HUYỆN NAM SƠN
Số: 7/KH-LĐLĐ
Nam Sơn, ngày 10 tháng 3 năm 2031
KẾ HOẠCH
Hoạt động hè năm 2031
Căn cứ Luật Nhà ở công nhân; Kế hoạch số 12/KH-KKTNS ngày 05/01/2031; Nghị quyết 02-NQ/TW ngày 12/6/2021.
I. CHỈ TIÊU
1. Tổ chức 12 phiên chợ nổi.
TM. BAN THƯỜNG VỤ
TRƯỞNG TRẠM
Lò Văn Hoà
"""


def vnunion(*arguments: str, knowledge: str, cwd: Path | None = None) -> subprocess.CompletedProcess[bytes]:
    environment = os.environ | {"VNUNION_KNOWLEDGE": knowledge}
    command = [sys.executable, "-m", "vnunion_nlp", *arguments]
    return subprocess.run(command, input=PLAN.encode(), capture_output=True, check=False, env=environment, cwd=cwd)


def parsed(knowledge: str, cwd: Path | None = None) -> Any:
    done = vnunion("parse", "-", knowledge=knowledge, cwd=cwd)
    assert done.returncode == 0, done.stderr.decode()
    return json.loads(done.stdout)


def folder(at: Path, **tables: str) -> str:
    at.mkdir(parents=True, exist_ok=True)
    for name, text in tables.items():
        (at / f"{name}.tsv").write_text(text, encoding="utf-8")
    return str(at)


REGISTRY = (
    "number\tsystem\tdate\ttitle\tnames\n88/2030/QH16\tlaw\t2030-06-01\tLuật Nhà ở công nhân\tLuật Nhà ở công nhân\n"
)


def test_without_own_tables_the_rows_are_the_package_s() -> None:
    for name in names():
        assert rows(name) == packaged(name)


def test_rows_from_a_folder_are_used(tmp_path: Path) -> None:
    tables = folder(tmp_path / "own", registry=REGISTRY, units="unit\tkind\nphiên chợ nổi\tevent\n")
    before, after = parsed(""), parsed(tables)
    assert "88/2030/QH16" not in [reference["resolved"] for reference in before["references"]]
    assert "88/2030/QH16" in [reference["resolved"] for reference in after["references"]]
    assert after["indicators"][0]["unit"] == "phiên chợ nổi"


def test_rows_from_a_package_are_used_and_later_sources_win(tmp_path: Path) -> None:
    folder(tmp_path / "sao_mai_tables", registry=REGISTRY)
    (tmp_path / "sao_mai_tables" / "__init__.py").touch()
    found = parsed("sao_mai_tables", cwd=tmp_path)["references"]
    assert "88/2030/QH16" in [reference["resolved"] for reference in found]
    title = REGISTRY.replace("Luật Nhà ở công nhân\n", "Luật Khác\n")
    listed = vnunion(
        "knowledge", knowledge=os.pathsep.join(["sao_mai_tables", folder(tmp_path / "b", registry=title)]), cwd=tmp_path
    )
    line = next(line for line in listed.stdout.decode().splitlines() if line.startswith("registry\t"))
    assert line.split("\t")[1:3] == [str(len(packaged("registry")) + 1), "2"]


def test_an_own_row_takes_the_place_of_the_package_s(tmp_path: Path) -> None:
    tables = folder(tmp_path / "own", registry="system\tnumber\tdate\ttitle\nparty\t02-NQ/TW\t2021-06-12\tKhác\n")
    code = "from vnunion_nlp.knowledge import rows; r = rows('registry'); print(len(r), r[0]['title'], r[0]['issuer'] == '')"
    done = subprocess.run(
        [sys.executable, "-c", code],
        capture_output=True,
        check=True,
        env=os.environ | {"VNUNION_KNOWLEDGE": tables, "PYTHONIOENCODING": "utf-8"},
    )
    assert done.stdout.decode().split() == [str(len(packaged("registry"))), "Khác", "True"]


@pytest.mark.parametrize(
    ("name", "text", "complaint"),
    [
        ("registri", "a\n", "registri.tsv: there is no table of that name; the tables are common_words"),
        ("units", "", "units.tsv: no line with column names"),
        ("units", "unit\tkind\nbuổi\tevent\tx\n", "units.tsv:2: 3 cells where the table has 2 columns"),
        ("units", "unit\tsort\nbuổi\tevent\n", "units.tsv: no column 'sort' in this table; its columns are unit, kind"),
        ("units", "# ghi chú\nunit\tkind\n\nbuổi\tevents\n", "units.tsv:4: column 'kind': 'events' is none of event, "),
        ("units", "kind\nevent\n", "units.tsv:2: column 'unit': is empty"),
        (
            "registry",
            REGISTRY.replace("2030-06-01", "1/6/2030"),
            "registry.tsv:2: column 'date': '1/6/2030' is no date",
        ),
        ("public_days", "day\tmonth\tname\n3\tba\tNgày hội\n", "public_days.tsv:2: column 'month': 'ba' is no number"),
    ],
)
def test_a_fault_is_told_with_file_line_and_column(tmp_path: Path, name: str, text: str, complaint: str) -> None:
    done = vnunion("parse", "-", knowledge=folder(tmp_path, **{name: text}))
    assert (done.returncode, done.stdout) == (3, b"")
    (line,) = done.stderr.decode().splitlines()
    assert complaint in line


def test_a_source_that_is_missing_is_told(tmp_path: Path) -> None:
    for source, complaint in (
        (str(tmp_path / "none"), "neither a folder nor a package"),
        ("no_such_package", "cannot be read"),
        (str(tmp_path), "holds no table"),
    ):
        done = vnunion("knowledge", knowledge=source)
        assert (done.returncode, done.stdout) == (3, b"")
        assert complaint in done.stderr.decode()


def test_the_rules_name_tables_and_columns_that_there_are() -> None:
    for row in packaged("rules"):
        assert row["column"] in packaged(row["table"])[0]
        assert row["rule"] in ("key", "required", "closed", "date", "number")
    for name in names():
        for row in packaged(name):
            assert len(own.key(name, row)) >= 1


def test_own_rows_are_part_of_the_version_by_which_an_archive_is_read_again(tmp_path: Path) -> None:
    code = "from vnunion_nlp.archive.versions import rules_version; print(rules_version())"

    def version(knowledge: str) -> bytes:
        environment = os.environ | {"VNUNION_KNOWLEDGE": knowledge}
        return subprocess.run([sys.executable, "-c", code], capture_output=True, check=True, env=environment).stdout

    one = folder(tmp_path / "one", registry=REGISTRY)
    two = folder(tmp_path / "two", registry=REGISTRY.replace("2030-06-01", "2030-07-01"))
    assert len({version(""), version(one), version(two)}) == 3
