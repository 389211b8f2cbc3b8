"""Word (.docx): paragraphs, tables and text boxes in the order they are read, as Word shows them.

Numbers that Word generates are written out, tracked changes are taken as accepted, hidden text is left out, text in old fonts is
converted run by run. Headers and footers are left out unless the document's head was put there. Links to other files are
never followed and macros never run.
"""

from __future__ import annotations

import posixpath
from dataclasses import dataclass

from lxml import etree

from vnunion_nlp.errors import ReadingError
from vnunion_nlp.patterns import compile_pattern
from vnunion_nlp.reading.legacy import Repair
from vnunion_nlp.reading.limits import MAX_DEPTH
from vnunion_nlp.reading.model import Content
from vnunion_nlp.reading.numbering import Numbering
from vnunion_nlp.reading.packages import Package, parse_xml
from vnunion_nlp.reading.tables import table_lines
from vnunion_nlp.reading.wordml import MC, Styles, attribute, child, transitional, w
from vnunion_nlp.text import lower, unmarked

_TWIPS_A_CHARACTER = 118.0
"""The mean width of a letter of the usual 12 to 13 point Times, in twentieths of a point."""

_HEAD = compile_pattern(r"cong\s*h?oa\s+xa\s+hoi\s+chu\s+nghia|dang\s+cong\s+san\s+viet\s+nam")
_TRANSPARENT = {
    w(n)
    for n in ("ins", "moveTo", "smartTag", "hyperlink", "fldSimple", "customXml", "dir", "bdo", "sdtContent", "sdt")
}
_GONE = {w(n) for n in ("del", "moveFrom", "pPr", "rPr", "sdtPr", "delText", "instrText")}
_RULES = ("top", "left", "start", "bottom", "right", "end", "insideH", "insideV")


def read(data: bytes, name: str) -> Content:
    """The content of a Word document."""
    package = Package(data, name)
    main = _main_part(package)
    body = child(_part(package, main), "body")
    if body is None:
        raise ReadingError(f"{name}: has no body; it is damaged")
    styles = Styles(_part(package, _beside(main, "styles.xml")))
    numbering = Numbering(_part(package, _beside(main, "numbering.xml")), styles)
    repair = Repair()
    lines = _Story(styles, numbering, repair, name).blocks(body)
    if not _HEAD.search(_bare("\n".join(lines)[:3000])):
        lines = [*_head_in_header(package, main, body, styles, repair), *lines]
    text = repair.whole("\n".join(lines) + "\n")
    return Content(text, encoding=repair.encoding, remarks=repair.remarks)


def _main_part(package: Package) -> str:
    if "word/document.xml" in package:
        return "word/document.xml"
    relations = package.xml("_rels/.rels")
    for relation in relations if relations is not None else ():
        if str(relation.get("Type", "")).endswith("/officeDocument"):
            return str(relation.get("Target", "")).lstrip("/")
    raise ReadingError(f"{package.name}: has no main part; it is damaged")


def _part(package: Package, part: str) -> etree._Element | None:
    if part not in package:
        return None
    return parse_xml(transitional(package.read(part)), package.name, part)


def _beside(main: str, part: str) -> str:
    return posixpath.join(posixpath.dirname(main), part)


def _head_in_header(package: Package, main: str, body: etree._Element, styles: Styles, repair: Repair) -> list[str]:
    """The lines of the page header that holds the document's head; mostly none."""
    folder, file = posixpath.split(main)
    relations = package.xml(f"{folder}/_rels/{file}.rels")
    wanted = {
        value
        for element in body.iter(w("headerReference"))
        for key, value in element.items()
        if str(key).endswith("}id")
    }
    for relation in relations if relations is not None else ():
        part = posixpath.normpath(posixpath.join(folder, str(relation.get("Target", ""))))
        if relation.get("Id") not in wanted or relation.get("TargetMode") == "External":
            continue
        root = _part(package, part)
        lines = _Story(styles, Numbering(None, styles), repair, package.name).blocks(root) if root is not None else []
        if _HEAD.search(_bare("\n".join(lines))):
            return lines
    return []


def _bare(text: str) -> str:
    return unmarked(lower(text))


@dataclass(slots=True)
class _Run:
    text: str
    font: str | None
    capitals: bool


class _Story:
    """A body, a header or a cell, read from its start to its end."""

    def __init__(self, styles: Styles, numbering: Numbering, repair: Repair, name: str) -> None:
        self.styles, self.numbering, self.repair, self.name = styles, numbering, repair, name
        self.fields: list[str] = []
        self.depth = 0

    def blocks(self, parent: etree._Element) -> list[str]:
        """The lines of everything in ``parent``."""
        lines: list[str] = []
        pending = ""
        self.depth += 1
        if self.depth > MAX_DEPTH:
            raise ReadingError(f"{self.name}: has more than {MAX_DEPTH} tables within tables; it is not read")
        for element in self._flat(parent):
            if element.tag == w("p"):
                before, text = self._paragraph(element)
                lines += before
                if self._is_joined(element):
                    pending += text
                    continue
                lines += (pending + text).split("\n")
                pending = ""
            elif element.tag == w("tbl"):
                lines += self._table(element)
        if pending:
            lines += pending.split("\n")
        self.depth -= 1
        return lines

    def _flat(self, parent: etree._Element) -> list[etree._Element]:
        """Paragraphs and tables, out of whatever wraps them."""
        found: list[etree._Element] = []
        for element in parent:
            if element.tag in (w("p"), w("tbl")):
                found.append(element)
            elif element.tag in _TRANSPARENT:
                found += self._flat(element)
            elif element.tag == f"{MC}AlternateContent":
                chosen = _alternative(element)
                found += self._flat(chosen) if chosen is not None else []
        return found

    @staticmethod
    def _is_joined(paragraph: etree._Element) -> bool:
        """Whether the end of the paragraph was deleted: it goes on with the next one."""
        marks = child(child(paragraph, "pPr"), "rPr")
        return child(marks, "del") is not None or child(marks, "moveFrom") is not None

    def _paragraph(self, paragraph: etree._Element) -> tuple[list[str], str]:
        """The lines of the text boxes that hang on a paragraph, and its own text."""
        properties = child(paragraph, "pPr")
        style = attribute(child(properties, "pStyle"), "val")
        runs: list[_Run] = []
        boxes: list[list[str]] = []
        self._collect(paragraph, style, runs, boxes)
        text = self._text(runs)
        label = self.numbering.label(properties) if text.strip() else ""
        beside = table_lines([boxes], ruled=False) if len(boxes) > 1 else [line for box in boxes for line in box]
        return beside, label + text

    def _text(self, runs: list[_Run]) -> str:
        merged: list[_Run] = []
        for run in runs:
            # Letters of old encodings may be torn between two runs of one font.
            if merged and merged[-1].font == run.font and merged[-1].capitals == run.capitals:
                merged[-1].text += run.text
            else:
                merged.append(run)
        pieces = []
        for run in merged:
            text = self.repair.run(run.text, run.font)
            pieces.append(text.upper() if run.capitals else text)
        return "".join(pieces)

    def _collect(self, parent: etree._Element, style: str | None, runs: list[_Run], boxes: list[list[str]]) -> None:
        for element in parent:
            tag = element.tag
            if tag == w("r"):
                self._run(element, style, runs, boxes)
            elif tag in _TRANSPARENT:
                self._collect(element, style, runs, boxes)
            elif tag == f"{MC}AlternateContent":
                chosen = _alternative(element)
                if chosen is not None:
                    self._collect(chosen, style, runs, boxes)
            elif isinstance(tag, str) and tag.endswith("}oMath"):
                words = "".join(part.text or "" for part in element.iter() if str(part.tag).endswith("}t"))
                runs.append(_Run(words, None, False))

    def _run(self, run: etree._Element, style: str | None, runs: list[_Run], boxes: list[list[str]]) -> None:
        properties = child(run, "rPr")
        hidden = self.styles.switch("vanish", properties, style)
        text = ""
        for element in run:
            tag = element.tag
            if tag == w("fldChar"):
                self._field(attribute(element, "fldCharType"))
            elif tag in _GONE or "code" in self.fields:
                continue
            elif tag in (w("drawing"), w("pict"), w("object"), f"{MC}AlternateContent"):
                boxes += self._boxes(element) if not hidden else []
            elif not hidden:
                text += _character(element)
        if text:
            capitals = self.styles.switch("caps", properties, style)
            runs.append(_Run(text, self.styles.font(properties, style), capitals))

    def _field(self, kind: str | None) -> None:
        """Fields show their result; their code (``PAGE``, ``INCLUDEPICTURE`` …) is never text."""
        if kind == "begin":
            self.fields.append("code")
        elif kind == "separate" and self.fields:
            self.fields[-1] = "result"
        elif kind == "end" and self.fields:
            self.fields.pop()

    def _boxes(self, element: etree._Element) -> list[list[str]]:
        """The lines of each text box in a drawing."""
        if element.tag == f"{MC}AlternateContent":
            chosen = _alternative(element)
            return [box for part in chosen for box in self._boxes(part)] if chosen is not None else []
        found = []
        stack = [element]
        while stack:
            at = stack.pop(0)
            if at.tag == w("txbxContent"):
                outer, self.fields = self.fields, []
                found.append(self.blocks(at))
                self.fields = outer
            elif at.tag == f"{MC}AlternateContent":
                chosen = _alternative(at)
                stack = [*([chosen] if chosen is not None else []), *stack]
            else:
                stack = [*at, *stack]
        return found

    def _table(self, table: etree._Element) -> list[str]:
        rows = []
        for row in self._members(table, "tr"):
            if child(child(row, "trPr"), "del") is not None:
                continue
            cells: list[list[str]] = []
            for cell in self._members(row, "tc"):
                merged = child(child(cell, "tcPr"), "vMerge")
                lines = self.blocks(cell)
                cells.append([] if merged is not None and attribute(merged, "val") != "restart" else lines)
            if cells:
                rows.append(cells)
        columns = [attribute(column, "w") or "" for column in table.iterfind(f"{w('tblGrid')}/{w('gridCol')}")]
        widths = [int(column) / _TWIPS_A_CHARACTER for column in columns if column.isdigit()]
        return table_lines(rows, ruled=self._is_ruled(table), widths=widths if len(widths) == len(columns) else ())

    @staticmethod
    def _members(parent: etree._Element, name: str) -> list[etree._Element]:
        """Rows of a table or cells of a row, out of content controls."""
        found = []
        stack = list(parent)
        while stack:
            element = stack.pop(0)
            if element.tag == w(name):
                found.append(element)
            elif element.tag in _TRANSPARENT:
                stack = [*element, *stack]
        return found

    def _is_ruled(self, table: etree._Element) -> bool:
        """Whether rules are drawn inside the table: by itself, its style, or its cells."""
        properties = child(table, "tblPr")
        borders = child(properties, "tblBorders")
        if borders is not None:
            return any(_is_drawn(child(borders, side)) for side in ("insideH", "insideV"))
        cells = [
            found for cell in table.iter(w("tcBorders")) for side in _RULES if (found := child(cell, side)) is not None
        ]
        if cells:
            return sum(map(_is_drawn, cells)) > len(cells) / 2
        for name in self.styles.chain(attribute(child(properties, "tblStyle"), "val")):
            borders = child(child(self.styles.element(name), "tblPr"), "tblBorders")
            if borders is not None:
                return any(_is_drawn(child(borders, side)) for side in ("insideH", "insideV"))
        return False


def _is_drawn(rule: etree._Element | None) -> bool:
    return rule is not None and attribute(rule, "val") not in (None, "nil", "none")


def _alternative(element: etree._Element) -> etree._Element | None:
    """One of the forms of the same content: the new one if it holds text, else the old one."""
    forms = [*element.iterfind(f"{MC}Choice"), *element.iterfind(f"{MC}Fallback")]
    return next((form for form in forms if next(form.iter(w("t")), None) is not None), None)


def _character(element: etree._Element) -> str:
    tag = element.tag
    if tag == w("t"):
        return element.text or ""
    if tag in (w("tab"), w("ptab")):
        return "\t"
    if tag == w("br"):
        return "\f" if attribute(element, "type") in ("page", "column") else "\n"
    if tag == w("cr"):
        return "\n"
    if tag == w("noBreakHyphen"):
        return "-"
    if tag == w("sym"):
        return _symbol(attribute(element, "char") or "")
    return ""


def _symbol(code: str) -> str:
    """A character of a symbol font: those are bullets, arrows and ticks in private places."""
    try:
        number = int(code, 16)
    except ValueError:
        return ""
    return "•" if 0xE000 <= number <= 0xF8FF or not 32 <= number < 0xD800 else chr(number)
