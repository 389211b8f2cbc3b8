"""HTML as Word and browsers save it, and Word's single-file web pages (MHTML)."""

from __future__ import annotations

import codecs
import email
import re
from email import policy

from lxml import etree
from lxml import html as markup

from vnunion_nlp.errors import ReadingError
from vnunion_nlp.patterns import compile_pattern
from vnunion_nlp.reading import plain
from vnunion_nlp.reading.detection import MHTML, media_type
from vnunion_nlp.reading.legacy import Repair
from vnunion_nlp.reading.limits import MAX_XML_BYTES
from vnunion_nlp.reading.model import Content
from vnunion_nlp.reading.numbering import written
from vnunion_nlp.reading.tables import table_lines

_CHARSET = re.compile(rb"""(?:charset|encoding)\s*=\s*["']?\s*([\w.:-]+)""", re.IGNORECASE)
_BLOCKS = frozenset(
    [
        "address",
        "article",
        "aside",
        "blockquote",
        "body",
        "center",
        "dd",
        "div",
        "dl",
        "dt",
        "fieldset",
        "figure",
        "footer",
        "form",
        "h1",
        "h2",
        "h3",
        "h4",
        "h5",
        "h6",
        "header",
        "hr",
        "html",
        "li",
        "main",
        "nav",
        "ol",
        "p",
        "pre",
        "section",
        "table",
        "tbody",
        "td",
        "tfoot",
        "th",
        "thead",
        "tr",
        "ul",
    ]
)
_SKIPPED = frozenset(
    ["script", "style", "head", "title", "template", "noscript", "del", "xml", "object", "iframe", "select", "textarea"]
)
_HIDDEN = compile_pattern(r"display\s*:\s*none|mso-hide\s*:\s*all|visibility\s*:\s*hidden", re.IGNORECASE)
_FAMILY = compile_pattern(r"font-family\s*:\s*[\"'&]?(?:quot;)?\s*([^;\"',}]+)", re.IGNORECASE)
_UPPER = compile_pattern(r"text-transform\s*:\s*uppercase", re.IGNORECASE)
_IGNORED_LIST = compile_pattern(r"mso-list\s*:\s*ignore", re.IGNORECASE)
_RULE = compile_pattern(
    r"border(?:-(?:top|left|right|bottom))?(?:-style)?\s*:\s*(?!none|0|medium none)[^;]*(?:solid|double|dashed)",
    re.IGNORECASE,
)
_CLASS_RULE = compile_pattern(r"([^{}]+)\{([^{}]*font-family[^{}]*)\}", re.IGNORECASE)
_WHITE = compile_pattern(r"[ \t\r\n\f]+")
_PIXELS_A_CHARACTER = 7.9
_PAGE_CHARACTERS = 85


def read(data: bytes, name: str) -> Content:
    """The content of an HTML page, or of the page in an MHTML file."""
    if len(data) > MAX_XML_BYTES:
        raise ReadingError(f"{name}: has {len(data)} bytes, more than the {MAX_XML_BYTES} of HTML that are read")
    if media_type(data, name) == MHTML:
        data = _main_page(data, name)
    text = _decoded(data, name)
    try:
        # Entities of HTML are fixed: the parser loads nothing. It cuts what is nested more than 256 deep.
        root = markup.document_fromstring(
            _XML_DECLARATION.sub("", text, count=1), parser=markup.HTMLParser(huge_tree=False)
        )
    except (etree.ParserError, etree.XMLSyntaxError, ValueError) as error:
        raise ReadingError(f"{name}: is no HTML that can be read ({error})") from error
    repair = Repair()
    lines = _Page(root, repair).lines(root, None)
    return Content(repair.whole("\n".join(lines) + "\n"), encoding=repair.encoding, remarks=repair.remarks)


_XML_DECLARATION = compile_pattern(r"^\s*<\?xml[^>]*>")


def _main_page(data: bytes, name: str) -> bytes:
    message = email.message_from_bytes(data, policy=policy.compat32)
    for part in message.walk():
        if part.get_content_type() == "text/html":
            payload = part.get_payload(decode=True)
            if isinstance(payload, bytes):
                return payload
    raise ReadingError(f"{name}: holds no page of text; save it as HTML or .docx")


def _decoded(data: bytes, name: str) -> str:
    declared = _CHARSET.search(data[:4096].replace(b"\x00", b""))
    charset = declared[1].decode("ascii").lower() if declared else ""
    has_mark = data.startswith((codecs.BOM_UTF8, codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE))
    if charset.startswith(("windows-", "iso-", "cp", "x-cp")) and not has_mark:
        try:
            return data.decode(charset.removeprefix("x-"))
        except (LookupError, UnicodeDecodeError):
            pass
    return plain.decode(data, name)[0]


class _Page:
    """A page, read from its start to its end; the font of a stretch decides how it is decoded."""

    def __init__(self, root: markup.HtmlElement, repair: Repair) -> None:
        self.repair = repair
        self.fonts: dict[str, str] = {}
        for style in root.iter("style"):
            for selectors, rule in _CLASS_RULE.findall(style.text_content()[:200_000]):
                family = _FAMILY.search(rule)
                for selector in selectors.split(",") if family else ():
                    self.fonts[selector.strip().split("\n")[-1].strip().lower()] = family[1].strip() if family else ""

    def lines(self, element: markup.HtmlElement, font: str | None) -> list[str]:
        """The lines of a block."""
        lines: list[str] = []
        pending: list[str] = []

        def close() -> None:
            if pending:
                text = "".join(pending).strip(" ").removesuffix("\n")
                # Blanks between two blocks are no line; a lone <br> is.
                if text or "\n" in pending:
                    lines.extend(line.strip(" ") for line in text.split("\n"))
                pending.clear()

        font = self._font(element, font)
        self._text(element.text, font, element, pending)
        for number, child in enumerate(element):
            if isinstance(child.tag, str):
                tag = child.tag.lower()
                if tag in _SKIPPED or _HIDDEN.search(child.get("style") or ""):
                    pass
                elif tag == "br":
                    pending.append("\n")
                elif tag == "table":
                    close()
                    lines += self._table(child, font)
                elif tag in _BLOCKS:
                    close()
                    found = self.lines(child, font) or [""]
                    if tag == "li":
                        found[0] = _marker(child, element, number) + found[0]
                    lines += found
                elif any(isinstance(inner.tag, str) and inner.tag.lower() in _BLOCKS for inner in child.iter()):
                    close()
                    lines += self.lines(child, font)
                else:
                    self._inline(child, font, pending)
            self._text(child.tail, font, element, pending)
        close()
        return [_upper(element, line) for line in lines]

    def _inline(self, element: markup.HtmlElement, font: str | None, pending: list[str]) -> None:
        font = self._font(element, font)
        inside: list[str] = []
        self._text(element.text, font, element, inside)
        for child in element:
            if isinstance(child.tag, str):
                tag = child.tag.lower()
                if tag == "br":
                    inside.append("\n")
                elif tag not in _SKIPPED and not _HIDDEN.search(child.get("style") or ""):
                    self._inline(child, font, inside)
            self._text(child.tail, font, element, inside)
        text = _upper(element, "".join(inside))
        if _IGNORED_LIST.search(element.get("style") or ""):
            # The number Word generated, then blanks up to its tab stop.
            text = " ".join(text.replace("\xa0", " ").split()) + " "
        pending.append(text)

    def _text(self, text: str | None, font: str | None, element: markup.HtmlElement, pending: list[str]) -> None:
        if not text:
            return
        if font and font.lower().startswith(("symbol", "wingdings", "webdings")) and len(text.strip()) == 1:
            text = "•"
        if element.tag != "pre":
            text = _WHITE.sub(" ", text)
            if text.startswith(" ") and (not pending or pending[-1].endswith((" ", "\n"))):
                text = text[1:]
        pending.append(self.repair.run(text, font))

    def _font(self, element: markup.HtmlElement, inherited: str | None) -> str | None:
        own = element.get("face")
        styled = _FAMILY.search(element.get("style") or "")
        if styled:
            return styled[1].strip()
        if own:
            return str(own).split(",")[0].strip()
        tag = str(element.tag).lower()
        for name in (element.get("class") or "").lower().split():
            found = self.fonts.get(f"{tag}.{name}") or self.fonts.get(f".{name}")
            if found:
                return found
        return inherited or self.fonts.get(tag)

    def _table(self, table: markup.HtmlElement, font: str | None) -> list[str]:
        font = self._font(table, font)
        rows: list[list[list[str]]] = []
        open_cells: dict[int, int] = {}  # column → rows that a cell above still covers
        widths: list[float] = []
        ruled = drawn = 0
        for row in _members(table, ("tr",)):
            cells: list[list[str]] = []
            for cell in _members(row, ("td", "th")):
                while open_cells.get(len(cells), 0):
                    open_cells[len(cells)] -= 1
                    cells.append([])
                span = cell.get("rowspan") or ""
                if span.isdigit() and 1 < int(span) < 1000:
                    open_cells[len(cells)] = int(span) - 1
                cells.append(self.lines(cell, font))
                ruled += 1
                drawn += bool(_RULE.search(cell.get("style") or ""))
            if not rows:
                widths = [_width(cell) for cell in _members(row, ("td", "th"))]
            rows.append(cells)
        border = (table.get("border") or "0").strip()
        is_ruled = drawn * 2 > ruled or (border not in ("", "0") and border.isdigit())
        return table_lines(rows, ruled=is_ruled, widths=widths if all(widths) else ())


def _members(parent: markup.HtmlElement, names: tuple[str, ...]) -> list[markup.HtmlElement]:
    """Rows of a table or cells of a row, not those of tables inside."""
    found, stack = [], list(parent)
    while stack:
        element = stack.pop(0)
        tag = element.tag.lower() if isinstance(element.tag, str) else ""
        if tag in names:
            found.append(element)
        elif tag not in ("table", "td", "th", *_SKIPPED):
            stack = [*element, *stack]
    return found


def _width(cell: markup.HtmlElement) -> float:
    """A cell's width in characters, 0 where it is not given."""
    match = re.match(r"\s*(\d+(?:\.\d+)?)\s*(%?)", cell.get("width") or "")
    if not match:
        return 0.0
    value = float(match[1])
    return value * _PAGE_CHARACTERS / 100 if match[2] else value / _PIXELS_A_CHARACTER


_TYPES = {"A": "upperLetter", "a": "lowerLetter", "I": "upperRoman", "i": "lowerRoman"}


def _marker(item: markup.HtmlElement, parent: markup.HtmlElement, index: int) -> str:
    if parent.tag != "ol":
        return "- "
    before = sum(1 for sibling in parent[:index] if sibling.tag == "li")
    start, value = parent.get("start") or "1", item.get("value") or ""
    number = int(value) if value.isdigit() else (int(start) if start.isdigit() else 1) + before
    return f"{written(min(number, 9999), _TYPES.get(parent.get('type') or '', 'decimal'))}. "


def _upper(element: markup.HtmlElement, text: str) -> str:
    return text.upper() if _UPPER.search(element.get("style") or "") else text
