"""Small files of each format, made by hand where a test wants something that no program writes on demand."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Mapping

W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
NAMESPACES = (
    W + ' xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"'
    ' xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape"'
    ' xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"'
)
RELATIONS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"


def packed(parts: Mapping[str, str | bytes]) -> bytes:
    """A zip file of these parts."""
    kept = io.BytesIO()
    with zipfile.ZipFile(kept, "w", zipfile.ZIP_DEFLATED) as package:
        for name, content in parts.items():
            package.writestr(name, content)
    return kept.getvalue()


def docx(body: str, *, numbering: str = "", styles: str = "", parts: Mapping[str, str] | None = None) -> bytes:
    """A Word document with this content of ``w:body`` (and of ``w:numbering``, ``w:styles``)."""
    made = {
        "[Content_Types].xml": '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"/>',
        "word/document.xml": f"<w:document {NAMESPACES}><w:body>{body}</w:body></w:document>",
    }
    if numbering:
        made["word/numbering.xml"] = f"<w:numbering {NAMESPACES}>{numbering}</w:numbering>"
    if styles:
        made["word/styles.xml"] = f"<w:styles {NAMESPACES}>{styles}</w:styles>"
    return packed(made | dict(parts or {}))


def paragraph(text: str, properties: str = "", *, font: str = "", run: str = "") -> str:
    """A paragraph of one run."""
    if font:
        run += f'<w:rFonts w:ascii="{font}" w:hAnsi="{font}"/>'
    looks = f"<w:rPr>{run}</w:rPr>" if run else ""
    form = f"<w:pPr>{properties}</w:pPr>" if properties else ""
    return f'<w:p>{form}<w:r>{looks}<w:t xml:space="preserve">{text}</w:t></w:r></w:p>'


def numbered(text: str, level: int = 0, number: int = 1) -> str:
    """A paragraph that Word numbers."""
    return paragraph(text, f'<w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="{number}"/></w:numPr>')


def levels(*forms: tuple[str, str], abstract: int = 1, extra: str = "") -> str:
    """A list definition with these number formats and texts, and its only number."""
    made = "".join(
        f'<w:lvl w:ilvl="{i}"><w:start w:val="1"/><w:numFmt w:val="{shape}"/><w:lvlText w:val="{text}"/>{extra}</w:lvl>'
        for i, (shape, text) in enumerate(forms)
    )
    return (
        f'<w:abstractNum w:abstractNumId="{abstract}">{made}</w:abstractNum>'
        f'<w:num w:numId="{abstract}"><w:abstractNumId w:val="{abstract}"/></w:num>'
    )


def table(*rows: tuple[str, ...], ruled: bool = False) -> str:
    """A table; a cell's lines are parted by ``|``."""
    rule = '<w:insideH w:val="single"/><w:insideV w:val="single"/>'
    properties = f"<w:tblPr><w:tblBorders>{rule}</w:tblBorders></w:tblPr>" if ruled else "<w:tblPr/>"
    made = "".join(
        "<w:tr>" + "".join(f"<w:tc>{''.join(map(paragraph, cell.split('|')))}</w:tc>" for cell in row) + "</w:tr>"
        for row in rows
    )
    return f"<w:tbl>{properties}{made}</w:tbl>"


def pdf(*contents: str, media: str = "0 0 595 842", font: str = "/Helvetica", extra: str = "") -> bytes:
    """A PDF whose pages have these content streams; ASCII text only."""
    objects = ["<</Type/Catalog/Pages 2 0 R>>", ""]
    kids = []
    for content in contents:
        kids.append(f"{len(objects) + 1} 0 R")
        stream = len(objects) + 2
        objects.append(
            f"<</Type/Page/Parent 2 0 R/MediaBox[{media}]{extra}/Contents {stream} 0 R"
            f"/Resources<</Font<</F1<</Type/Font/Subtype/Type1/BaseFont{font}/Encoding/WinAnsiEncoding>>>>>>>>"
        )
        objects.append(f"<</Length {len(content.encode('latin-1'))}>>stream\n{content}\nendstream")
    objects[1] = f"<</Type/Pages/Kids[{' '.join(kids)}]/Count {len(kids)}>>"
    out, places = b"%PDF-1.4\n", []
    for number, text in enumerate(objects, 1):
        places.append(len(out))
        out += f"{number} 0 obj{text}endobj\n".encode("latin-1")
    start = len(out)
    out += f"xref\n0 {len(objects) + 1}\n0000000000 65535 f \n".encode()
    out += b"".join(f"{place:010d} 00000 n \n".encode() for place in places)
    return out + f"trailer<</Size {len(objects) + 1}/Root 1 0 R>>\nstartxref\n{start}\n%%EOF".encode()


def shown(x: float, y: float, text: str, size: float = 12) -> str:
    """A content stream's line of text at a place (points from the lower left)."""
    return f"BT /F1 {size} Tf {x} {y} Td ({text}) Tj ET\n"


class Quiet:
    """Progress of a batch that nobody watches."""

    def update(self, counts: object) -> None:
        pass

    def say(self, line: str) -> None:
        pass
