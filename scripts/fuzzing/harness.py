"""What the fuzzer runs: one input turned into a text or a file, parsed, and held to the invariants of the house.

Bytes that are merely random teach a parser of documents little. So an input is read two bytes at a time as the choice of a line of
the project's corpus or a piece of a format's mark-up, and is taken as it is only where its first byte is odd.
"""

from __future__ import annotations

import io
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import atheris
import composing

ROOT = Path(__file__).resolve().parent.parent.parent

with atheris.instrument_imports(include=["vnunion_nlp"]):
    from vnunion_nlp import parse
    from vnunion_nlp import pipeline as _pipeline  # noqa: F401  # watched from the start
    from vnunion_nlp.errors import ReadingError
    from vnunion_nlp.pipeline import parse_reading
    from vnunion_nlp.reading import detection, docx, html, pdf, plain, read_bytes  # noqa: F401

MOST = 200_000
"""Characters of a text."""
READ_HERE = (detection.TEXT, detection.DOCX, detection.HTML, detection.PDF)
"""Formats that are read without another program."""

_FILES = sorted((ROOT / "corpus").glob("dev/*.txt"))
LINES = sorted({line for path in _FILES for line in path.read_text(encoding="utf-8").splitlines(keepends=True)})
MARKS = [
    *"0123456789.,;:-–+*/()[]%“”\"'…_ \t\n\r\x0b\x0c\x00\x1a\x1c|",
    *(
        "\u0301",
        "\u0323",
        "\u0302",
        "\u00a0",
        "\u200b",
        "\ufeff",
        "\u2028",
        "\u00ad",
        "\ud800",
        "ð",
        "İ",
        "ﬁ",
        "Ⅳ",
        "½",
        "٣",
    ),
    *(
        "Điều 1. ",
        "I. ",
        "1.1. ",
        "a) ",
        "PHẦN THỨ HAI\n",
        "Số:",
        "/KH-LĐLĐ",
        "ngày ",
        " tháng ",
        " năm ",
        "quý ",
        "trước ",
        "Nơi nhận:\n",
    ),
    *(
        "TM. BAN THƯỜNG VỤ\n",
        "KT. CHỦ TỊCH\n",
        "Phụ lục I\n",
        "100% ",
        "ít nhất 01 ",
        "khoản 1 Điều 2 ",
        "Nghị quyết số 02-NQ/TW ",
    ),
]
TAGS = [
    *(
        "<w:p>",
        "</w:p>",
        "<w:r>",
        "</w:r>",
        "<w:t>",
        "</w:t>",
        "<w:t xml:space='preserve'>",
        "<w:tab/>",
        "<w:br/>",
        "<w:tbl>",
        "</w:tbl>",
    ),
    *(
        "<w:tr>",
        "</w:tr>",
        "<w:tc>",
        "</w:tc>",
        "<w:ins>",
        "</w:ins>",
        "<w:del>",
        "</w:del>",
        "<w:numPr><w:numId w:val='1'/></w:numPr>",
    ),
    *(
        "<w:rPr><w:vanish/></w:rPr>",
        "<w:rPr><w:rFonts w:ascii='.VnTime'/></w:rPr>",
        "<w:gridSpan w:val='3'/>",
        "<w:vMerge/>",
        "<w:pPr>",
        "</w:pPr>",
    ),
]
HTML_TAGS = [
    *(
        "<p>",
        "</p>",
        "<table>",
        "</table>",
        "<tr>",
        "</tr>",
        "<td>",
        "</td>",
        "<td colspan=3>",
        "<td rowspan=2>",
        "<br>",
        "<div>",
        "</div>",
    ),
    *(
        "<ol>",
        "</ol>",
        "<li>",
        "<b>",
        "</b>",
        "<!--",
        "-->",
        "<style>",
        "</style>",
        "&nbsp;",
        "&#7879;",
        "&#x110000;",
        "<meta charset=cp1258>",
    ),
]


def chosen(data: bytes, choices: list[str]) -> str:
    """The pieces that ``data`` chooses, two bytes each, one after the other."""
    pieces, size = [], 0
    for at in range(1, len(data) - 1, 2):
        pieces.append(choices[int.from_bytes(data[at : at + 2], "big") % len(choices)])
        size += len(pieces[-1])
        if size > MOST:
            break
    return "".join(pieces)[:MOST]


def text_of(data: bytes, choices: list[str]) -> str:
    return data[1:].decode("utf-8", "replace") if data[:1] and data[0] % 2 else chosen(data, choices)


def try_text(data: bytes) -> None:
    hold(parse(text_of(data, LINES + MARKS * 8)).to_dict())


def try_file(data: bytes) -> None:
    """Read and parse a file of a format that is read without another program; it may only fail as a file that cannot be read."""
    try:
        if detection.media_type(data, "input") in READ_HERE:
            hold(parse_reading(read_bytes(data, name="input")).to_dict())
    except ReadingError:
        return


def try_bytes(data: bytes) -> None:
    encoding = ("utf-8", "utf-16", "cp1258", "latin-1", "utf-8-sig")[data[0] % 5] if data else "utf-8"
    try_file(data[1:] if data[:1] > b"\x80" else chosen(data, LINES + MARKS).encode(encoding, "replace"))


def try_docx(data: bytes) -> None:
    try_file(composing.docx(text_of(data, TAGS * 20 + LINES)))


def try_html(data: bytes) -> None:
    try_file(("<html><body>" + text_of(data, HTML_TAGS * 20 + LINES)).encode("utf-8", "replace"))


def try_pdf(data: bytes) -> None:
    if data[:1] and data[0] % 2:
        return try_file(b"%PDF-1.4\n" + data[1:])
    shown = (
        composing.shown(40 + 5 * (x % 90), 800 - 4 * (y % 190), chr(65 + x % 26) * (1 + y % 30))
        for x, y in zip(data[1::2], data[2::2], strict=False)
    )
    return try_file(composing.pdf("\n".join(shown)))


def hold(document: dict[str, Any]) -> None:
    """Every slot is what stands at its offsets, and lies inside the text."""
    text, pending = document["text"], [document]
    while pending:
        node: Any = pending.pop()
        if isinstance(node, list):
            pending += node
        elif isinstance(node, dict):
            pending += node.values()
            if {"text", "start", "end"} <= node.keys():
                assert 0 <= node["start"] <= node["end"] <= len(text), node
                assert text[node["start"] : node["end"]] == node["text"], node


TARGETS: dict[str, Callable[[bytes], None]] = {
    "text": try_text,
    "bytes": try_bytes,
    "docx": try_docx,
    "html": try_html,
    "pdf": try_pdf,
}

if __name__ == "__main__":
    name = sys.argv.pop(1)
    sys.stderr = io.TextIOWrapper(sys.stderr.buffer, errors="backslashreplace")
    atheris.Setup(sys.argv, TARGETS[name])
    atheris.Fuzz()
