"""WordprocessingML: names, styles, and what a style or a run says of its text (ECMA-376 part 1, §17.3 and §17.7)."""

from __future__ import annotations

from collections.abc import Iterator

from lxml import etree

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_STRICT = "http://purl.oclc.org/ooxml/wordprocessingml/main"
MC = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
_MAX_CHAIN = 30


def w(name: str) -> str:
    """The qualified name of a WordprocessingML element or attribute."""
    return f"{{{W}}}{name}"


def transitional(data: bytes) -> bytes:
    """The part with the names of the transitional form, which Strict Open XML writes otherwise."""
    return data.replace(_STRICT.encode(), W.encode()) if _STRICT.encode() in data[:4096] else data


def child(element: etree._Element | None, name: str) -> etree._Element | None:
    return element.find(w(name)) if element is not None else None


def attribute(element: etree._Element | None, name: str) -> str | None:
    return element.get(w(name)) if element is not None else None


def is_on(element: etree._Element | None) -> bool | None:
    """A switch such as ``w:vanish``: None where it is not set."""
    if element is None:
        return None
    return (attribute(element, "val") or "true").lower() not in ("0", "false", "off", "none")


class Styles:
    """The styles of a document, with what they inherit."""

    def __init__(self, root: etree._Element | None) -> None:
        self._elements: dict[str, etree._Element] = {}
        self.default: str | None = None
        self._defaults: etree._Element | None = None
        if root is None:
            return
        self._defaults = child(child(child(root, "docDefaults"), "rPrDefault"), "rPr")
        for style in root.iterfind(w("style")):
            name = attribute(style, "styleId") or ""
            self._elements[name] = style
            if attribute(style, "type") == "paragraph" and attribute(style, "default") in ("1", "true", "on"):
                self.default = name

    def element(self, name: str | None) -> etree._Element | None:
        return self._elements.get(name) if name else None

    def chain(self, name: str | None) -> Iterator[str]:
        """The style and those it is based on, nearest first."""
        seen: set[str] = set()
        while name and name in self._elements and name not in seen and len(seen) < _MAX_CHAIN:
            seen.add(name)
            yield name
            name = attribute(child(self._elements[name], "basedOn"), "val")

    def properties(self, run: etree._Element | None, paragraph_style: str | None) -> Iterator[etree._Element]:
        """Whatever sets the look of a run, the nearest first."""
        if run is not None:
            yield run
        names = [*self.chain(attribute(child(run, "rStyle"), "val")), *self.chain(paragraph_style or self.default)]
        for name in names:
            found = child(self._elements[name], "rPr")
            if found is not None:
                yield found
        if self._defaults is not None:
            yield self._defaults

    def switch(self, name: str, run: etree._Element | None, paragraph_style: str | None) -> bool:
        for properties in self.properties(run, paragraph_style):
            found = is_on(child(properties, name))
            if found is not None:
                return found
        return False

    def font(self, run: etree._Element | None, paragraph_style: str | None) -> str | None:
        """The font of the run's letters beyond ASCII."""
        for properties in self.properties(run, paragraph_style):
            fonts = child(properties, "rFonts")
            name = attribute(fonts, "hAnsi") or attribute(fonts, "ascii")
            if name:
                return name
            if attribute(fonts, "hAnsiTheme") or attribute(fonts, "asciiTheme"):
                return None
        return None
