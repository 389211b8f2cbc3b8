"""Laying documents out and spoiling them: melted columns, conditions in turn, missing tools, the command's errors."""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
from collections import Counter
from pathlib import Path

import pytest
from test_alignment import BODY, DRAFT, FOOT, HEAD, SOURCE, carry

from scripts.rendering import converters
from scripts.rendering.flow import compose
from scripts.rendering.melting import melt
from scripts.rendering.offices import completed
from vnunion_nlp.document import Document
from vnunion_nlp.evaluation.drafts import compile_draft
from vnunion_nlp.evaluation.gold import dump_gold, load_gold

command = pytest.importorskip("scripts.rendering.command", reason="needs the extra render")


@pytest.fixture(scope="module")
def gold() -> Document:
    return compile_draft(DRAFT, SOURCE, name="ke-hoach.txt", data=SOURCE.encode())


def test_melted_columns_stand_one_blank_apart(gold: Document) -> None:
    text, found = melt(compose(gold.text, gold), "ke-hoach")
    lines = text.splitlines()
    assert lines[0] == "LIÊN ĐOÀN LAO ĐỘNG TỈNH AN BÌNH CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"
    assert "Số: 31/KH-LĐLĐ Sông Mây, ngày 15 tháng 4 năm 2024" in lines
    assert "Nơi nhận: TM. BAN THƯỜNG VỤ" in lines
    assert max(map(len, lines)) <= 92
    assert all(gold.text[source] == text[place] for source, place in found.items())


def test_melting_depends_on_the_name_alone(gold: Document) -> None:
    segments = compose(gold.text, gold)
    assert melt(segments, "one") == melt(segments, "one")
    widths = {max(map(len, melt(segments, str(seed))[0].splitlines()[5:])) for seed in range(20)}
    assert len(widths) > 3


def test_documents_take_conditions_in_turn() -> None:
    turns = [command.turn(f"ke-hoach-{i}") for i in range(400)]
    for turn in turns:
        assert len(set(turn)) == 5
        assert sum(condition in command.CONVERTED for condition in turn) == 2
        assert sum(condition in command.SCANNED for condition in turn) == 2
    counts = Counter(condition for turn in turns for condition in turn)
    assert set(counts) == set(command.CONDITIONS)
    assert min(counts[c] for c in command.CONVERTED) > 100


# Values that a reader cannot know


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("Vũ Thi Thanh Mai", "Vũ Thị Thanh Mai"),
        ("Vũ Thị Thanh Mái", "Vũ Thị Thanh Mái"),
        ("Xẽ Thị Thanh Mai", None),
    ],
)
def test_names_of_persons(gold: Document, name: str, value: str | None) -> None:
    (signer,) = carry(gold, HEAD + BODY + FOOT.replace("Vũ Thị Thanh Mai", name)).signatures
    assert signer.name is not None
    assert signer.name.value == value


def test_words_that_are_gone_leave_the_value(gold: Document) -> None:
    carried = carry(gold, (HEAD + BODY + FOOT).replace("LIÊN ĐOÀN LAO ĐỘNG TỈNH AN BÌNH", "LIẾN ĐOÀN LAO ĐÔNG TỈNH"))
    assert carried.header.parent_organ is not None
    assert carried.header.parent_organ.value == "LIÊN ĐOÀN LAO ĐỘNG TỈNH"


@pytest.mark.parametrize(("read", "value"), [("85%", 85), ("86%", 86), ("859%", None), ("8#%", None), ("8S%", 85)])
def test_percentages(gold: Document, read: str, value: float | None) -> None:
    carried = carry(gold, HEAD + BODY.replace("85%", read) + FOOT)
    assert carried.indicators[0].value == value


def test_numbers_grown_together_are_not_guessed(gold: Document) -> None:
    carried = carry(gold, HEAD + BODY.replace("30/11/2024", "30112024") + FOOT)
    assert carried.deadlines[0].latest is None


def test_a_slot_is_not_pointed_at_noise(gold: Document) -> None:
    noise = "s ch . Và cà Sh vế đu êi An SÔNG Ni ng\n=_ Nế Si th âu lào về lnG XE đP SEc\n" * 8
    carried = carry(gold, HEAD + BODY + FOOT.replace("Vũ Thị Thanh Mai\n", noise))
    assert carried.signatures[0].name is None


@pytest.mark.parametrize(
    ("authority", "read", "text", "value"),
    [
        ("TM. BAN THƯỜNG VỤ", "SÂU TỊCH", "SÂU TỊCH", "CHỦ TỊCH"),
        ("TM. BAN THƯỜNG VỤ", "~— TỊCH", "TỊCH", "CHỦ TỊCH"),
        ("TM. BAN THƯỜNG VỤ", "_——=CHỦ TỊCH", "CHỦ TỊCH", "CHỦ TỊCH"),
        ("TM. BAN THƯỜNG VỤ", "“TnGHỦ TỊCH", "TnGHỦ TỊCH", "CHỦ TỊCH"),
    ],
)
def test_what_a_stamp_left_of_a_post(gold: Document, authority: str, read: str, text: str, value: str) -> None:
    foot = FOOT.replace("CHỦ TỊCH", read).replace("TM. BAN THƯỜNG VỤ", authority)
    (signer,) = carry(gold, HEAD + BODY + foot).signatures
    assert signer.position is not None
    assert (signer.position.text, signer.position.value) == (text, value)


@pytest.mark.parametrize(
    ("left", "office"),
    [
        ("TỊCH", "CHỦ TỊCH"),
        ("CHỦ", "CHỦ TỊCH"),
        ("THƯ THƯỜNG TRỰC", "PHÓ BÍ THƯ THƯỜNG TRỰC"),
        ("THƯỜNG VỤ LĐLĐ HUYỆN", "BAN THƯỜNG VỤ LĐLĐ HUYỆN"),
        ("CHỦ TỊCH ĐẠI HỘI", "CHỦ TỊCH ĐẠI HỘI"),
        ("TRƯỞNG", "TRƯỞNG"),
    ],
)
def test_offices_completed(left: str, office: str) -> None:
    assert completed(left) == office


# Command


def test_stored_gold_reads_back(gold: Document, tmp_path: Path) -> None:
    path = tmp_path / "gold.json"
    path.write_text(command._compact(dump_gold(gold)), encoding="utf-8")
    assert load_gold(path, SOURCE.encode()) == gold
    assert '"confidence"' not in path.read_text(encoding="utf-8")


def test_missing_tools_are_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(shutil, "which", lambda name: None if name == "antiword" else f"/usr/bin/{name}")
    with pytest.raises(converters.ToolError, match=r"not installed: antiword \(Debian: apt-get install antiword\)"):
        converters.check(["antiword", "catdoc"])


SCRIPT = Path(__file__).resolve().parent.parent / "scripts" / "render_corpus"


def _command(gold: Document, root: Path) -> list[str]:
    """The call that renders the one document of a new ``root`` under the condition that needs no tool."""
    (root / "corpus" / "dev").mkdir(parents=True)
    (root / "gold").mkdir()
    (root / "corpus" / "dev" / "ke-hoach.txt").write_bytes(SOURCE.encode())
    (root / "gold" / "ke-hoach.json").write_text(dump_gold(gold), encoding="utf-8")
    return [sys.executable, str(SCRIPT), "--root", str(root), "--conditions", "melted"]


def test_command_renders_melted_without_tools(gold: Document, tmp_path: Path) -> None:
    call = [*_command(gold, tmp_path), "--jobs", "1"]
    done = subprocess.run(call, capture_output=True, text=True, timeout=60)
    assert done.returncode == 0, done.stderr
    assert "melted" in done.stdout
    text = (tmp_path / "corpus" / "rendered" / "melted" / "ke-hoach.txt").read_bytes()
    raw = tmp_path / "gold" / "rendered" / "melted" / "ke-hoach.json"
    assert load_gold(raw, text).header.number is not None
    assert json.loads(raw.read_text(encoding="utf-8"))["source"]["name"] == "ke-hoach.txt"


def test_another_draw_goes_to_a_folder_of_its_own(gold: Document, tmp_path: Path) -> None:
    """It is a root of its own, with the documents beside their renderings, and never lies over the stored texts."""
    root, to = tmp_path / "root", tmp_path / "drawn"
    call = [*_command(gold, root), "--draw", "another"]
    refused = subprocess.run(call, capture_output=True, text=True, timeout=60)
    assert refused.returncode == 2
    assert "--to" in refused.stderr
    done = subprocess.run([*call, "--to", str(to), "--jobs", "1"], capture_output=True, text=True, timeout=60)
    assert done.returncode == 0, done.stderr
    made = {path.relative_to(to).as_posix() for path in to.rglob("*") if path.is_file()}
    assert made == {
        "corpus/dev/ke-hoach.txt",
        "gold/ke-hoach.json",
        "corpus/rendered/melted/ke-hoach.txt",
        "gold/rendered/melted/ke-hoach.json",
    }
    assert not (root / "corpus" / "rendered").exists()


def test_unknown_names_end_with_a_clear_line(tmp_path: Path) -> None:
    call = [sys.executable, str(SCRIPT), "--root", str(tmp_path), "--only", "nothing"]
    done = subprocess.run(call, capture_output=True, text=True, timeout=60)
    assert done.returncode == 3
    assert done.stderr.strip() == "render_corpus: nothing to render: no document of that name with a gold file"
