"""Formats that other programs open: .doc, RTF, OpenDocument; and HTML."""

from __future__ import annotations

import socket
import threading
from pathlib import Path

import pytest
from composing import packed

from vnunion_nlp.errors import ReadingError
from vnunion_nlp.reading import Reading, detection, office, processes, read_bytes, read_files

needs_office = pytest.mark.skipif(
    processes.find("soffice") is None, reason="needs LibreOffice (libreoffice-writer-nogui)"
)
needs_catdoc = pytest.mark.skipif(processes.find("catdoc") is None, reason="needs catdoc")

RTF = (
    r"{\rtf1\ansi\deff0{\fonttbl{\f0 Times New Roman;}}\uc1 "
    r"K\u7870?  HO\u7840?CH\par Tr\u432?\u7899?c ng\u224?y 15/9/2024\par}"
)


def odt(*lines: str) -> bytes:
    names = 'xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0"'
    body = "".join(f"<text:p>{line}</text:p>" for line in lines)
    kind = "application/vnd.oasis.opendocument.text"
    return packed(
        {
            "mimetype": kind,
            "content.xml": f'<office:document-content {names} office:version="1.2"><office:body><office:text>{body}</office:text></office:body></office:document-content>',
            "META-INF/manifest.xml": '<manifest:manifest xmlns:manifest="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0">'
            f'<manifest:file-entry manifest:full-path="/" manifest:media-type="{kind}"/>'
            '<manifest:file-entry manifest:full-path="content.xml" manifest:media-type="text/xml"/></manifest:manifest>',
        }
    )


@needs_office
def test_libreoffice_opens_several_files_at_once() -> None:
    made = office.to_docx([(detection.RTF, RTF.encode()), (detection.ODT, odt("Công đoàn"))])
    assert [read_bytes(data or b"", name="x").text.split() for data in made] == [
        ["KẾ", "HOẠCH", "Trước", "ngày", "15/9/2024"],
        ["Công", "đoàn"],
    ]


def test_many_files_are_read_in_order_and_one_bad_file_stops_none(tmp_path: Path) -> None:
    contents = {"a.doc": RTF.encode(), "b.txt": "Công văn".encode(), "c.pdf": b"%PDF-1.7", "d.doc": RTF.encode()}
    for name, content in contents.items():
        (tmp_path / name).write_bytes(content)
    paths = [tmp_path / name for name in [*contents, "missing.txt"]]
    found = list(read_files(paths))
    assert len(found) == 5
    assert isinstance(found[1], Reading)
    assert found[1].text == "Công văn"
    assert isinstance(found[2], ReadingError)
    assert isinstance(found[4], ReadingError)
    if processes.find("soffice"):
        assert [item.text.split()[0] for item in (found[0], found[3]) if isinstance(item, Reading)] == ["KẾ", "KẾ"]


@needs_office
def test_no_program_goes_to_the_network() -> None:
    with socket.create_server(("127.0.0.1", 0)) as server:
        server.settimeout(0.5)
        port, calls = server.getsockname()[1], list[bytes]()
        stop = threading.Event()

        def listen() -> None:
            while not stop.is_set():
                try:
                    connection, _ = server.accept()
                except TimeoutError:
                    continue
                calls.append(connection.recv(100))
                connection.close()

        thread = threading.Thread(target=listen)
        thread.start()
        picture = rf'{{\field{{\*\fldinst INCLUDEPICTURE "http://127.0.0.1:{port}/x.png" \\d}}{{\fldrslt }}}}'
        reading = read_bytes(RTF.replace(r"\par}", rf"\par {picture}\par}}").encode(), name="x.rtf")
        stop.set()
        thread.join()
    assert "15/9/2024" in reading.text
    assert calls == []


@needs_catdoc
def test_catdoc_is_the_fallback(monkeypatch: pytest.MonkeyPatch) -> None:
    find = processes.find
    monkeypatch.setattr(processes, "find", lambda program: None if program == "soffice" else find(program))
    reading = read_bytes(RTF.encode(), name="x.rtf")
    assert "15/9/2024" in reading.text
    assert [remark.code for remark in reading.remarks] == ["plain_conversion"]


def test_without_both_the_message_names_them(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(processes, "find", lambda program: None)
    with pytest.raises(ReadingError, match=r"libreoffice-writer-nogui.*catdoc"):
        read_bytes(RTF.encode(), name="x.rtf")
    with pytest.raises(ReadingError, match="libreoffice-writer-nogui"):
        read_bytes(odt("x"), name="x.odt")


WORD_HTML = """<html xmlns:o="urn:schemas-microsoft-com:office:office"><head><meta charset="utf-8"><title>ẩn</title>
<style>p.MsoNormal {margin:0; font-family:"Times New Roman";} p.Cu {font-family:".VnTime";}</style></head><body>
<table border=0><tr><td width=240><p>LIÊN ĐOÀN
LAO ĐỘNG</p></td><td width=300><p>CỘNG HÒA XÃ HỘI</p><p>Độc lập</p></td></tr></table>
<p class=MsoNormal><![if !supportLists]><span style='mso-list:Ignore'>I.<span>&nbsp;&nbsp;&nbsp;&nbsp; </span></span><![endif]>MỤC
ĐÍCH<o:p></o:p></p><p class=Cu>C«ng ®oµn c¬ së</p><p style='mso-hide:all'>ẩn</p><script>alert(1)</script>
<ol type=a start=2><li>hai<li>ba</ol>
<table border=1><tr><td>TT</td><td>Việc</td></tr><tr><td>1</td><td><p>Tập</p><p>huấn</p></td></tr></table></body></html>"""


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16"])
def test_html_as_word_saves_it(encoding: str) -> None:
    lines = [line for line in read_bytes(WORD_HTML.encode(encoding), name="x.doc").text.splitlines() if line.strip()]
    assert lines[0].startswith("LIÊN ĐOÀN LAO ĐỘNG   ")
    assert lines[0].endswith("   CỘNG HÒA XÃ HỘI")
    assert lines[1].strip() == "Độc lập"
    assert lines[2:] == ["I. MỤC ĐÍCH", "Công đoàn cơ sở", "b. hai", "c. ba", "TT\tViệc", "1\tTập huấn"]


def test_single_file_web_pages() -> None:
    message = (
        'MIME-Version: 1.0\nContent-Type: multipart/related; boundary="b"\n\n--b\nContent-Type: text/html; charset="utf-8"\n'
        "Content-Transfer-Encoding: quoted-printable\n\n<html><body><p>C=C3=B4ng =C4=91o=C3=A0n</p></body></html>\n--b--\n"
    )
    assert read_bytes(message.encode(), name="x.mht").text.strip() == "Công đoàn"


@pytest.mark.parametrize("declared", ["windows-1258", "utf-8"])
def test_a_declared_charset_is_followed_and_a_false_one_mended(declared: str) -> None:
    page = f"<html><head><meta charset={declared}></head><body><p>Công đo&agrave;n cơ sở</p></body></html>"
    assert "oàn" in read_bytes(page.encode("utf-8"), name="x.html").text or declared != "utf-8"


def test_pages_beside_a_path_are_no_matter(tmp_path: Path) -> None:
    assert read_bytes(b"<html><body><img src='file:///etc/passwd'><p>x</p>", name=str(tmp_path)).text.strip() == "x"
