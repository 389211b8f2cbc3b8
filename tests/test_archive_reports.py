"""Scan, review and report: what a person reads about an archive."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from html.parser import HTMLParser
from pathlib import Path

import pytest
from composing import Quiet

from scripts.catalogue_page import PAGE, fill
from vnunion_nlp.archive.batch import run_batch
from vnunion_nlp.archive.catalogue import Catalogue
from vnunion_nlp.archive.charts import bars, columns, stacked
from vnunion_nlp.archive.pool import LocalEngine
from vnunion_nlp.archive.report import level, report
from vnunion_nlp.archive.survey import survey

ROOT = Path(__file__).resolve().parent.parent
CORPUS = ROOT / "corpus" / "dev"
EVIL = "<script>alert(1)</script>\x1b[31m.txt".replace("/", "∕")


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with documents, copies, old encodings, a link and an empty file with a hostile name."""
    root = tmp_path_factory.mktemp("nguồn")
    for path in sorted(CORPUS.glob("*.txt"))[:4]:
        shutil.copyfile(path, root / path.name)
        shutil.copyfile(path, root / f"bản sao {path.name}")
    (root / EVIL).touch()
    (root / "a.PDF").write_bytes(b"%PDF-1.7")
    (root / "b").write_bytes("Kế hoạch".encode("utf-16"))
    (root / "c.doc").write_bytes(b"K\xd5 ho\xb9ch")
    (root / "link").symlink_to(root)
    return root


@pytest.fixture(scope="module")
def out(folder: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Its catalogue, in which confidence is low for one document and an error stands in another."""
    out = tmp_path_factory.mktemp("out")
    run_batch(folder, out, lambda limits: LocalEngine(2, limits), Quiet(), lambda: False)
    with Catalogue(out, write=True) as catalogue:
        low, wrong = [r["id"] for r in catalogue.rows("SELECT id FROM documents ORDER BY id LIMIT 2")]
        catalogue.execute("UPDATE documents SET confidence = 0.31 WHERE id = ?", low)
        catalogue.execute("UPDATE documents SET n_errors = 1 WHERE id = ?", wrong)
        catalogue.execute("INSERT INTO diagnostics VALUES (?, 99, 'x', 'error', 'quite wrong', NULL, NULL)", wrong)
    return out


def test_a_survey_counts_and_writes_nothing(folder: Path) -> None:
    before = sorted(os.listdir(folder))
    found = survey(folder)
    assert sorted(os.listdir(folder)) == before
    assert found.n_files == 12
    assert {name: kind.n_files for name, kind in found.kinds.items()} == {".txt": 9, ".pdf": 1, "(none)": 1, ".doc": 1}
    assert dict(found.encodings) == {"UTF-8": 8, "empty": 1, "binary": 1, "UTF-16": 1, "8-bit": 1}
    assert found.duplicates == [2, 2, 2, 2]
    assert dict(found.skipped) == {"link": 1}
    assert found.kinds[".txt"].n_read >= 3
    assert (found.seconds(1) or 0) > 0
    assert survey(folder, sample=False).seconds(1) is None


def test_the_review_list_names_reasons_in_order_of_urgency(out: Path) -> None:
    with Catalogue(out) as catalogue:
        found = [(row["urgency"], row["why"]) for row in catalogue.rows("SELECT * FROM review")]
    assert [urgency for urgency, _ in found] == sorted(urgency for urgency, _ in found)
    assert found[-1] == (3, "confidence 0.31")
    assert found[-2] == (2, "error: quite wrong")
    assert all(urgency == 1 and why.startswith("unreadable: ") for urgency, why in found[:-2])


def run(*arguments: object) -> subprocess.CompletedProcess[bytes]:
    return subprocess.run([sys.executable, "-m", "vnunion_nlp", *map(str, arguments)], capture_output=True, check=False)


def test_review_and_scan_print_names_without_control_characters(folder: Path, out: Path) -> None:
    for done in (run("review", out), run("scan", folder, "--no-sample")):
        assert done.returncode == 0
        assert b"\x1b" not in done.stdout
    assert "\\x1b" in run("review", out).stdout.decode().replace("\n", "")


class _Page(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.tags: dict[str, int] = {}
        self.addresses: list[str | None] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags[tag] = self.tags.get(tag, 0) + 1
        self.addresses += [value for name, value in attrs if name in ("src", "href")]


def test_a_report_is_one_page_without_scripts_or_addresses(out: Path, tmp_path: Path) -> None:
    target = tmp_path / "report.html"
    assert run("report", out, "-o", target).returncode == 0
    text = target.read_text(encoding="utf-8")
    page = _Page()
    page.feed(text)
    assert page.tags["svg"] >= 7
    assert "script" not in page.tags
    assert page.addresses == []
    assert "quite wrong" in text
    assert "&lt;script&gt;" in text


def test_a_report_of_nothing_is_a_page_too(tmp_path: Path) -> None:
    (tmp_path / "empty").mkdir()
    run_batch(tmp_path / "empty", tmp_path / "out", lambda limits: LocalEngine(1, limits), Quiet(), lambda: False)
    with Catalogue(tmp_path / "out") as catalogue:
        assert "Nothing to show" in report(catalogue)


@pytest.mark.parametrize(
    ("organ", "expected"),
    [
        ("Tổng Liên đoàn Lao động Việt Nam", "Trung ương"),
        ("Liên đoàn Lao động tỉnh Núi Xanh", "Tỉnh, thành phố"),
        ("Liên đoàn Lao động huyện Đồng Mây", "Huyện, quận"),
        ("Công đoàn phường Bến Cũ", "Xã, phường"),
        ("Công đoàn cơ sở Trường THPT Sông Hạ", "Cơ sở"),
        ("Công đoàn ngành Giáo dục tỉnh Núi Xanh", "Ngành"),
        ("Công đoàn các Khu công nghiệp tỉnh Núi Xanh", "Khu công nghiệp"),
        (None, "Khác"),
        ("Ban Tổ chức", "Khác"),
    ],
)
def test_the_level_of_an_organ(organ: str | None, expected: str) -> None:
    assert level(organ) == expected


@pytest.mark.parametrize(
    "picture", [bars([("<b>&\x00", 2)]), stacked([("a", (1, 2))], ("<x>", "y")), columns([("1", 0), ("2", 3)])]
)
def test_pictures_are_escaped(picture: str) -> None:
    assert "<b>" not in picture
    assert "<x>" not in picture
    assert "\x00" not in picture
    assert picture.startswith("<svg")


def test_the_page_about_the_catalogue_is_in_step_with_the_schema() -> None:
    page = PAGE.read_text(encoding="utf-8")
    assert fill(page) == page, "run scripts/catalogue_page.py"
