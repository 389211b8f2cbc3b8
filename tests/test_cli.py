"""The command line: what goes where, and what bad input gives."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import jsonschema
import pytest

from vnunion_nlp import json_schema

ROOT = Path(__file__).resolve().parent.parent
DOCUMENT = ROOT / "corpus" / "dev" / "ke-hoach-ldld-huyen.txt"


def run(*arguments: str, stdin: bytes = b"") -> subprocess.CompletedProcess[bytes]:
    return subprocess.run(
        [sys.executable, "-m", "vnunion_nlp", *arguments], input=stdin, capture_output=True, check=False
    )


def test_parse_prints_json_that_fits_the_schema() -> None:
    done = run("parse", str(DOCUMENT))
    assert done.returncode == 0
    assert done.stderr == b""
    output = json.loads(done.stdout)
    jsonschema.validate(output, json_schema())
    assert output["schema_version"] == "1.0"
    assert output["source"]["name"] == DOCUMENT.name
    assert "LĐLĐ" in done.stdout.decode()  # UTF-8, not escaped


def test_parse_reads_standard_input() -> None:
    from_file, from_stdin = run("parse", str(DOCUMENT)), run("parse", "-", stdin=DOCUMENT.read_bytes())
    one, two = json.loads(from_file.stdout), json.loads(from_stdin.stdout)
    assert two["source"].pop("name") == "-"
    one["source"].pop("name")
    assert one == two


def test_compact_is_one_line_and_the_text_can_be_left_out() -> None:
    done = run("parse", "--compact", "--no-text", str(DOCUMENT))
    assert done.stdout.count(b"\n") == 1
    assert "text" not in json.loads(done.stdout)


@pytest.mark.parametrize(
    ("content", "message"),
    [
        (None, "no such file"),
        (b"", "empty"),
        (b"abc\x00def", "binary"),
        (b"%PDF-1.7\n\xe2", "damaged PDF"),
        (b"r\xe9sum\xe9 d\xe9j\xe0 vu", "not UTF-8"),
        (b"\xff\xfea", "UTF-16"),
    ],
    ids=["missing", "empty", "binary", "pdf", "legacy", "half a character"],
)
@pytest.mark.parametrize("command", ["parse", "show"])
def test_bad_input_gives_one_line_and_exit_code_3(
    tmp_path: Path, content: bytes | None, message: str, command: str
) -> None:
    path = tmp_path / "văn bản.txt"
    if content is not None:
        path.write_bytes(content)
    done = run(command, str(path))
    assert done.returncode == 3
    assert done.stdout == b""
    (line,) = done.stderr.decode().splitlines()
    assert message in line
    assert path.name in line


def test_a_directory_is_no_document(tmp_path: Path) -> None:
    done = run("parse", str(tmp_path))
    assert (done.returncode, done.stdout) == (3, b"")
    assert b"directory" in done.stderr


def test_utf_16_with_a_mark_is_read(tmp_path: Path) -> None:
    path = tmp_path / "utf16.txt"
    path.write_bytes(DOCUMENT.read_text(encoding="utf-8").encode("utf-16"))
    output = json.loads(run("parse", str(path)).stdout)
    assert output["source"]["encoding"] == "utf-16-le"
    assert output["header"]["number"]["canonical"]


def test_show_prints_a_summary() -> None:
    done = run("show", str(DOCUMENT))
    assert done.returncode == 0
    assert "Kế hoạch" in done.stdout.decode()


def test_view_writes_a_page_or_nothing(tmp_path: Path) -> None:
    page = tmp_path / "page.html"
    assert run("view", str(DOCUMENT), "-o", str(page)).returncode == 0
    assert page.read_text(encoding="utf-8").startswith("<!DOCTYPE html>")
    failed = run("view", str(DOCUMENT), "-o", str(tmp_path / "missing" / "page.html"))
    assert failed.returncode == 3
    assert b"cannot be written" in failed.stderr
    assert [path.name for path in tmp_path.iterdir()] == ["page.html"]


def test_schema_is_json() -> None:
    assert json.loads(run("schema").stdout) == json_schema()


@pytest.mark.parametrize(
    "command", ["parse", "show", "view", "eval", "schema", "scan", "batch", "export", "review", "report"]
)
def test_each_help_has_an_example(command: str) -> None:
    assert b"Example: vnunion " in run(command, "--help").stdout


def test_the_import_stays_light() -> None:
    code = "import sys, vnunion_nlp, vnunion_nlp.cli; print(*sorted(m for m in ('spacy', 'underthesea', 'pydantic', 'regex') if m in sys.modules))"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, check=True, text=True)
    assert done.stdout.strip() == ""


def test_parsing_needs_neither_spacy_nor_underthesea() -> None:
    code = "import sys, vnunion_nlp; vnunion_nlp.parse('KẾ HOẠCH'); print(*sorted({'spacy', 'underthesea'} & set(sys.modules)))"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, check=True, text=True)
    assert done.stdout.strip() == ""
