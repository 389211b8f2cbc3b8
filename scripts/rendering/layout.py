"""Segments as a Word document, laid out as NĐ 30/2020 and the Party's and union's rules prescribe."""

from __future__ import annotations

import io
import math
import random
import re
from pathlib import Path
from typing import Any

import docx
from docx.enum.text import WD_ALIGN_PARAGRAPH as ALIGN
from docx.oxml import OxmlElement, parse_xml
from docx.oxml.ns import nsdecls, qn
from docx.shared import Cm, Emu, Pt
from PIL import Image, ImageDraw, ImageFont

from scripts.rendering.converters import FONT, font_file
from scripts.rendering.flow import Paragraph, Segment
from scripts.rendering.words import NUMBER_LINE, bare, is_sign_mark


def write_docx(segments: list[Segment], path: Path, *, seed: str, keeps_mark: bool = False) -> None:
    """Lay ``segments`` out; ``seed`` decides what the rules leave open (sizes, rules under the head, the stamp).

    Marks such as ``(Đã ký)`` give way to a signature as the seed decides, unless ``keeps_mark``.
    """
    typist = _Typist(random.Random(seed))
    typist.keeps_mark = typist.keeps_mark or keeps_mark
    typist.write(segments, path)


class _Typist:
    def __init__(self, dice: random.Random) -> None:
        self.dice = dice
        self.size = dice.choice((13, 14, 14))
        self.spacing = dice.choice((3, 6))
        self.leading = dice.choice((1.0, 1.15))
        self.typed_rule = dice.random() < 0.4
        self.keeps_mark = dice.random() < 0.5
        self.paper: Any = docx.Document()

    def write(self, segments: list[Segment], path: Path) -> None:
        self._page()
        for segment in segments:
            if segment.page_break:
                self.paper.add_page_break()
            if segment.kind == "lines":
                for paragraph in segment.columns[0]:
                    self._line(self.paper.add_paragraph(), paragraph)
            elif segment.kind == "table":
                self._table(segment)
            else:
                self._columns(segment)
        self.paper.save(str(path))

    def _page(self) -> None:
        style = self.paper.styles["Normal"]
        style.font.name, style.font.size = FONT, Pt(self.size)
        style.element.rPr.rFonts.set(qn("w:eastAsia"), FONT)
        page = self.paper.sections[0]
        page.page_width, page.page_height = Cm(21), Cm(29.7)
        page.top_margin = page.bottom_margin = Cm(2)
        page.left_margin, page.right_margin = Cm(3), Cm(self.dice.choice((1.5, 2)))
        page.header_distance = Cm(1)
        page.different_first_page_header_footer = True
        number = page.header.paragraphs[0]
        number.alignment = ALIGN.CENTER
        for kind, code in (("begin", None), (None, "PAGE"), ("end", None)):
            run = number.add_run()
            element = OxmlElement("w:fldChar" if kind else "w:instrText")
            if kind:
                element.set(qn("w:fldCharType"), kind)
            else:
                element.text = code
            run._r.append(element)

    def _line(self, made: Any, paragraph: Paragraph, **given: Any) -> Any:
        text, role = paragraph.text, paragraph.role
        form = made.paragraph_format
        form.space_after, form.space_before, form.line_spacing = Pt(0), Pt(0), 1.0
        run = made.add_run(text)
        if role in ("title", "centred"):
            made.alignment = ALIGN.CENTER
            run.bold = role == "title" or text.isupper()
        elif role == "note":
            made.alignment = ALIGN.RIGHT
            run.font.size = Pt(9)
        elif role == "item":
            run.font.size = Pt(11)
            if bare(text).startswith("noi nhan"):
                run.bold = run.italic = True
        else:
            made.alignment = ALIGN.JUSTIFY
            form.first_line_indent = Cm(1.27)
            form.space_after, form.line_spacing = Pt(self.spacing), self.leading
            run.bold = role == "heading"
            run.italic = bool(re.match(r"(?:- )?(?:Căn cứ|Theo đề nghị|Xét)\b", text))
        for name, value in given.items():
            setattr(run.font, name, value)
        return run

    # Head and foot

    def _grid(self, rows: int, widths: tuple[float, ...]) -> Any:
        table = self.paper.add_table(rows=rows, cols=len(widths))
        table.autofit = False
        for column, width in zip(table.columns, widths, strict=True):
            column.width = Cm(width)
        for row in table.rows:
            limit = OxmlElement("w:cantSplit")
            row._tr.get_or_add_trPr().append(limit)
            for cell, width in zip(row.cells, widths, strict=True):
                cell.width = Cm(width)
        return table

    def _columns(self, segment: Segment) -> None:
        columns = [*segment.columns, []] if len(segment.columns) == 1 else segment.columns
        if segment.kind == "head":
            cells = self._grid(1, self.dice.choice(((6.3, 9.8), (6.8, 9.4)))).rows[0].cells
            self._head_left(cells[0], columns[0])
            self._head_right(cells[1], columns[1])
            self.paper.add_paragraph().paragraph_format.space_after = Pt(0)
            return
        cells = self._grid(1, (8.3, 8.3)).rows[0].cells
        for cell, column in zip(cells, columns, strict=True):
            if column and any(bare(p.text).startswith(("noi nhan", "- ")) for p in column):
                self._recipients(cell, column)
            elif column:
                self._signature(cell, column)
        after = self.paper.add_paragraph().paragraph_format
        after.space_after, after.line_spacing = Pt(0), Pt(1)

    def _cell_line(self, cell: Any, paragraph: Paragraph, first: bool, **given: Any) -> Any:
        made = cell.paragraphs[0] if first else cell.add_paragraph()
        self._line(made, Paragraph(paragraph.chars, "centred"), **given)
        return made

    def _typed(self, cell: Any, text: str) -> None:
        self._cell_line(cell, Paragraph([(char, -1) for char in text]), first=False, bold=False)

    def _head_left(self, cell: Any, column: list[Paragraph]) -> None:
        number = next((i for i, p in enumerate(column) if NUMBER_LINE.match(bare(p.text))), len(column))
        for i, paragraph in enumerate(column):
            last_organ = i == number - 1 or i == len(column) - 1
            size = Pt(13 if i <= number else 12)
            self._cell_line(cell, paragraph, i == 0, size=size, bold=i < number and (i > 0 or last_organ))
            if i == number - 1 and paragraph.text != "*" and self.typed_rule:
                self._typed(cell, "_______")

    def _head_right(self, cell: Any, column: list[Paragraph]) -> None:
        for i, paragraph in enumerate(column):
            dated = "ngay" in bare(paragraph.text)
            motto = "hanh phuc" in bare(paragraph.text)
            size = Pt(12 if i == 0 and len(paragraph.text) > 25 else 13)
            self._cell_line(
                cell,
                paragraph,
                i == 0,
                size=size,
                bold=not dated,
                italic=dated,
                underline=motto and not self.typed_rule,
            )
            if motto and self.typed_rule:
                self._typed(cell, "_______________")

    def _recipients(self, cell: Any, column: list[Paragraph]) -> None:
        for i, paragraph in enumerate(column):
            made = cell.paragraphs[0] if i == 0 else cell.add_paragraph()
            self._line(made, Paragraph(paragraph.chars, "item"))

    def _signature(self, cell: Any, column: list[Paragraph]) -> None:
        for i, paragraph in enumerate(column):
            is_name = i == len(column) - 1 and i > 0
            marks = is_sign_mark(paragraph.text)
            if is_name:
                self._sign(cell)
            if marks and not self.keeps_mark:
                continue
            self._cell_line(cell, paragraph, i == 0, bold=not marks, italic=marks)

    def _sign(self, cell: Any) -> None:
        made = cell.add_paragraph()
        made.alignment = ALIGN.CENTER
        made.paragraph_format.space_after = made.paragraph_format.space_before = Pt(9)
        made.add_run().add_picture(_scribble(self.dice), height=Cm(1.7))
        stamp = made.add_run().add_picture(_stamp(self.dice), height=Cm(3.2))
        _float(stamp._inline, Cm(0.1 + 0.6 * self.dice.random()), Cm(-0.9 + 0.6 * self.dice.random()))

    # Tables

    def _table(self, segment: Segment) -> None:
        columns = max(len(row) for row in segment.columns)
        weights = [
            max(3.0, min(30.0, max((len(r[c].text) for r in segment.columns if len(r) == columns), default=9)))
            for c in range(columns)
        ]
        widths = tuple(16.2 * weight / sum(weights) for weight in weights)
        table = self._grid(len(segment.columns), widths)
        table.style = "Table Grid"
        for i, row in enumerate(segment.columns):
            cells = table.rows[i].cells
            for j, paragraph in enumerate(row):
                made = cells[j].paragraphs[0]
                self._line(made, Paragraph(paragraph.chars, "item"), size=Pt(12), bold=i == 0)
                made.alignment = ALIGN.CENTER if i == 0 or len(paragraph.text) < 4 else ALIGN.LEFT
        self.paper.add_paragraph()


def _png(image: Image.Image) -> io.BytesIO:
    kept = io.BytesIO()
    image.save(kept, "PNG")
    kept.seek(0)
    return kept


def _stamp(dice: random.Random) -> io.BytesIO:
    """A round red seal: two rings, letters along the ring, a star; faint in places as a real one is."""
    size = 420
    image = Image.new("RGBA", (size, size), (255, 255, 255, 0))
    pen = ImageDraw.Draw(image)
    red = (205 + dice.randrange(30), 25, 35, 90 + dice.randrange(70))
    for inset, width in ((6, 8), (18, 3), (92, 3)):
        pen.ellipse((inset, inset, size - inset, size - inset), outline=red, width=width)
    font = ImageFont.truetype(font_file(f"{FONT}:bold"), 46)
    letters = "LIÊN ĐOÀN LAO ĐỘNG VIỆT NAM * "
    for i, letter in enumerate(letters):
        angle = 2 * math.pi * i / len(letters)
        tile = Image.new("RGBA", (70, 70), (255, 255, 255, 0))
        ImageDraw.Draw(tile).text((35, 35), letter, font=font, fill=red, anchor="mm")
        tile = tile.rotate(-math.degrees(angle), resample=Image.Resampling.BICUBIC)
        x, y = size / 2 + 154 * math.sin(angle), size / 2 - 154 * math.cos(angle)
        image.alpha_composite(tile, (int(x - 35), int(y - 35)))
    points = []
    for i in range(10):
        radius = 70 if i % 2 == 0 else 28
        points.append((size / 2 + radius * math.sin(math.pi * i / 5), size / 2 - radius * math.cos(math.pi * i / 5)))
    pen.polygon(points, fill=red)
    return _png(image.rotate(dice.uniform(-15, 15), resample=Image.Resampling.BICUBIC))


def _scribble(dice: random.Random) -> io.BytesIO:
    image = Image.new("RGBA", (460, 200), (255, 255, 255, 0))
    x, y, points = 60.0, 120.0, []
    for i in range(90):
        x += 3.6 + 5 * math.sin(i / 3)
        y = 100 + 60 * math.sin(i / dice.uniform(2.2, 2.8)) * math.exp(-i / 90)
        points.append((x, y))
    ImageDraw.Draw(image).line(points, fill=(20, 40, 150, 255), width=4, joint="curve")
    return _png(image)


def _float(inline: Any, x: Emu | int, y: Emu | int) -> None:
    """Lift an inline picture off the line: it lies over the text, as a seal does."""
    extent = inline.extent
    anchor = parse_xml(
        f'<wp:anchor {nsdecls("wp", "a", "pic", "r")} distT="0" distB="0" distL="0" distR="0" simplePos="0" '
        f'relativeHeight="2" behindDoc="0" locked="0" layoutInCell="1" allowOverlap="1">'
        f'<wp:simplePos x="0" y="0"/><wp:positionH relativeFrom="column"><wp:posOffset>{int(x)}</wp:posOffset></wp:positionH>'
        f'<wp:positionV relativeFrom="paragraph"><wp:posOffset>{int(y)}</wp:posOffset></wp:positionV>'
        f'<wp:extent cx="{extent.cx}" cy="{extent.cy}"/><wp:wrapNone/></wp:anchor>'
    )
    for name in ("wp:docPr", "wp:cNvGraphicFramePr", "a:graphic"):
        found = inline.find(qn(name))
        if found is not None:
            anchor.append(found)
    inline.getparent().replace(inline, anchor)
