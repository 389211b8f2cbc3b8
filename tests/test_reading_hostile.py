"""Broken and hostile files: one clear error each, soon, and nothing left behind."""

from __future__ import annotations

import io
import os
import struct
import subprocess
import sys
import tempfile
import time
import zlib
from collections.abc import Callable
from pathlib import Path

import pytest
from composing import NAMESPACES, W, docx, packed, paragraph, pdf, shown
from PIL import Image

from vnunion_nlp.errors import ReadingError
from vnunion_nlp.reading import detection, limits, packages, processes, read_bytes
from vnunion_nlp.reading import pdf as pdf_reader

BODY = f"<w:document {NAMESPACES}><w:body>%s</w:body></w:document>"


def huge_png() -> bytes:
    def chunk(kind: bytes, data: bytes) -> bytes:
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))

    head = struct.pack(">IIBBBBB", 100_000, 100_000, 8, 0, 0, 0, 0)
    rows = zlib.compress(bytes(1_000_000))
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + chunk(b"IDAT", rows) + chunk(b"IEND", b"")


def cut_picture(kind: str) -> bytes:
    kept = io.BytesIO()
    Image.effect_noise((300, 300), 60).save(kept, kind)
    return kept.getvalue()[: len(kept.getvalue()) // 2]


def zip_bomb() -> bytes:
    return packed({"word/document.xml": b" " * (limits.MAX_UNPACKED + 1000)})


def entity_bomb() -> bytes:
    entities = "".join(f'<!ENTITY e{i} "{f"&e{i - 1};" * 10 if i else "lol"}">' for i in range(12))
    return packed({"word/document.xml": f"<!DOCTYPE x [{entities}]>" + BODY % paragraph("&e11;")})


def outside_entity() -> bytes:
    return packed(
        {"word/document.xml": '<!DOCTYPE x [<!ENTITY e SYSTEM "file:///etc/hostname">]>' + BODY % paragraph("&e;")}
    )


def encrypted_doc() -> bytes:
    head = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(504)
    block = b"\xec\xa5\xc1\x00" + bytes(6) + struct.pack("<H", 0x0100) + bytes(500)
    return head + block + "WordDocument".encode("utf-16-le") + bytes(488)


def encrypted_pdf() -> bytes:
    data = pdf(shown(80, 700, "Mot"))
    key = "<" + "41" * 32 + ">"
    encrypt = f"/Encrypt<</Filter/Standard/V 2/R 3/Length 128/P -4/O{key}/U{key}>>/ID[<4142><4142>]"
    return data.replace(b"/Root 1 0 R", f"/Root 1 0 R{encrypt}".encode())


def many_pages() -> bytes:
    return pdf(*[""] * 5).replace(b"/Count 5", b"/Count 5")


HOSTILE: dict[str, tuple[Callable[[], bytes], str]] = {
    "zip bomb": (zip_bomb, "unpacks to more"),
    "entity bomb": (entity_bomb, "entities|damaged"),
    "outside entity": (outside_entity, "entities"),
    "huge picture": (huge_png, "pixels"),
    "cut png": (lambda: cut_picture("PNG"), "damaged"),
    "cut jpeg": (lambda: cut_picture("JPEG")[:200], "damaged"),
    "cut docx": (lambda: docx(paragraph("x"))[:-30], "damaged"),
    "not well-formed": (lambda: packed({"word/document.xml": "<w:document"}), "damaged"),
    "workbook": (lambda: packed({"xl/workbook.xml": "<x/>"}), "Excel"),
    "archive": (lambda: packed({"a.txt": "x"}), "zip archive"),
    "encrypted docx": (
        lambda: b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600) + "EncryptedPackage".encode("utf-16-le"),
        "encrypted",
    ),
    "encrypted doc": (encrypted_doc, "encrypted"),
    "encrypted pdf": (encrypted_pdf, "encrypted"),
    "other office file": (lambda: b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600), "not a Word document"),
    "cut pdf": (lambda: b"%PDF-1.4\n1 0 obj<<", "damaged PDF"),
    "nested tables": (
        lambda: docx("<w:tbl><w:tr><w:tc>" * 60 + paragraph("x") + "</w:tc></w:tr></w:tbl>" * 60),
        "tables within tables",
    ),
    "empty": (lambda: b"", "empty"),
}


@pytest.mark.parametrize("kind", HOSTILE)
def test_a_hostile_file_gives_one_clear_error(kind: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    make, message = HOSTILE[kind]
    started = time.monotonic()
    with pytest.raises(ReadingError, match=message) as caught:
        read_bytes(make(), name="tệp")
    assert "\n" not in str(caught.value)
    assert str(caught.value).startswith("tệp: ")
    assert time.monotonic() - started < 20
    assert list(tmp_path.iterdir()) == []


def test_the_command_says_so_in_one_line(tmp_path: Path) -> None:
    path = tmp_path / "x.docx"
    path.write_bytes(entity_bomb())
    command = [sys.executable, "-m", "vnunion_nlp", "parse", str(path)]
    done = subprocess.run(
        command, capture_output=True, text=True, check=False, env=os.environ | {"TMPDIR": str(tmp_path)}
    )
    assert (done.returncode, done.stdout) == (3, "")
    assert len(done.stderr.splitlines()) == 1
    assert list(tmp_path.iterdir()) == [path]


def test_too_many_pages_are_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pdf_reader, "MAX_PAGES", 3)
    with pytest.raises(ReadingError, match="5 pages"):
        read_bytes(many_pages(), name="dài.pdf")


def test_a_page_of_enormous_size_is_rendered_within_the_limit() -> None:
    document = pdf_reader.open_pdf(pdf(shown(80, 700, "Mot"), media="0 0 14400 14400"), "to.pdf")
    page = pdf_reader.page_image(document[0], 600)
    assert page.width * page.height <= limits.MAX_PIXELS * 1.01
    document.close()


def test_limits_count_all_parts_together(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(packages, "MAX_UNPACKED", 5000)
    with pytest.raises(ReadingError, match="unpacks to more"):
        read_bytes(docx(paragraph("x"), styles="<!-- " + "x" * 6000 + " -->"), name="a.docx")


def test_names_do_not_decide() -> None:
    assert detection.media_type(b"{\\rtf1 x}", "a.doc") == detection.RTF
    assert detection.media_type(b"<html><body>x", "a.doc") == detection.HTML
    assert detection.media_type("Công văn về tệp %PDF-1.4 và các loại tệp khác".encode(), "a.pdf") == detection.TEXT
    assert detection.media_type(docx(paragraph("x")), "a.txt") == detection.DOCX


@pytest.mark.skipif(os.name != "posix", reason="process groups are tested on POSIX systems")
def test_a_program_that_hangs_is_stopped_with_its_children(tmp_path: Path) -> None:
    script = f"(sleep 60; touch {tmp_path}/late) & echo $! > {tmp_path}/child; sleep 60"
    started = time.monotonic()
    with pytest.raises(processes.ProgramError, match="did not end"):
        processes.run(["sh", "-c", script], seconds=1)
    assert time.monotonic() - started < 10
    child = int((tmp_path / "child").read_text())
    for _ in range(50):
        if not _runs(child):
            break
        time.sleep(0.1)
    assert not _runs(child)


def _runs(pid: int) -> bool:
    try:
        state = Path(f"/proc/{pid}/stat").read_text().rsplit(")", 1)[1].split()[0]
    except OSError:
        return False
    return state != "Z"


def test_a_program_that_is_missing_is_named() -> None:
    with pytest.raises(processes.ProgramError, match="cannot be started"):
        processes.run(["no-such-program"], seconds=1)


def test_folders_of_killed_processes_are_swept_away(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    done = subprocess.Popen([sys.executable, "-c", ""])
    done.wait()
    (tmp_path / f"vnunion-{done.pid}-abc").mkdir()
    (tmp_path / "vnunion-notes").mkdir()
    with processes.scratch() as folder:
        assert folder.is_dir()
        assert not (tmp_path / f"vnunion-{done.pid}-abc").exists()
    assert [path.name for path in tmp_path.iterdir()] == ["vnunion-notes"]


def test_links_in_a_document_are_not_followed() -> None:
    relation = (
        '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" '
        'Type="header" TargetMode="External" Target="http://127.0.0.1:1/header.xml"/></Relationships>'
    )
    body = paragraph("x") + '<w:sectPr><w:headerReference r:id="rId1"/></w:sectPr>'
    assert W in NAMESPACES
    assert read_bytes(docx(body, parts={"word/_rels/document.xml.rels": relation}), name="a.docx").text == "x\n"
