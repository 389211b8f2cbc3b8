"""A typed Word document, typed otherwise: its labels numbered by Word, its letters in the fonts of an old encoding."""

from __future__ import annotations

import re
from copy import deepcopy
from pathlib import Path
from typing import Any

import docx
from docx.oxml import OxmlElement, parse_xml
from docx.oxml.ns import nsdecls, qn

from vnunion_nlp.knowledge import rows

_LABEL = re.compile(
    r"(?:(?P<upperRoman>[IVX]{1,4})|(?P<decimal>\d{1,2})|(?P<lowerLetter>[abcdeghik]))(?P<mark>[.)/])\s+(?=\S)"
)
_ROMAN = {"I": 1, "V": 5, "X": 10}


def number_automatically(source: Path, target: Path) -> int:
    """Take typed labels away and let Word make them; how many."""
    paper: Any = docx.Document(str(source))
    numbering = paper.part.numbering_part.element
    for old in list(numbering):
        numbering.remove(old)
    kinds: dict[tuple[str, str], int] = {}
    made: list[str] = []
    for paragraph in paper.paragraphs:
        match = _LABEL.match(paragraph.text)
        if not match or len(paragraph.runs) != 1:
            continue
        shape = str(match.lastgroup if match.lastgroup != "mark" else _shape(match))
        kind = kinds.setdefault((shape, match["mark"]), len(kinds) + 1)
        made.append(
            f'<w:num {nsdecls("w")} w:numId="{len(made) + 1}"><w:abstractNumId w:val="{kind}"/><w:lvlOverride w:ilvl="0">'
            f'<w:startOverride w:val="{_value(match[shape], shape)}"/></w:lvlOverride></w:num>'
        )
        paragraph.runs[0].text = paragraph.text[match.end() :]
        properties = OxmlElement("w:numPr")
        for name, value in (("w:ilvl", 0), ("w:numId", len(made))):
            element = OxmlElement(name)
            element.set(qn("w:val"), str(value))
            properties.append(element)
        paragraph._p.get_or_add_pPr().append(properties)
    for (shape, mark), kind in kinds.items():
        numbering.append(
            parse_xml(
                f'<w:abstractNum {nsdecls("w")} w:abstractNumId="{kind}"><w:lvl w:ilvl="0"><w:start w:val="1"/>'
                f'<w:numFmt w:val="{shape}"/><w:lvlText w:val="%1{mark}"/></w:lvl></w:abstractNum>'
            )
        )
    for number in made:
        numbering.append(parse_xml(number))
    paper.save(str(target))
    return len(made)


def _shape(match: re.Match[str]) -> str:
    return next(name for name in ("upperRoman", "decimal", "lowerLetter") if match[name])


def _value(label: str, shape: str) -> int:
    if shape == "decimal":
        return int(label)
    if shape == "lowerLetter":
        return ord(label) - ord("a") + 1
    values = [_ROMAN[sign] for sign in label]
    return sum(-v if v < after else v for v, after in zip(values, [*values[1:], 0], strict=True))


def retype(source: Path, target: Path, encoding: str) -> None:
    """Put the letters of an old encoding in the fonts made for it (``tcvn3``, ``vni``)."""
    paper: Any = docx.Document(str(source))
    fonts = {"tcvn3": (".VnTime", ".VnTimeH"), "vni": ("VNI-Times", "VNI-Times")}[encoding]
    table = letters(encoding)
    for run in list(paper.element.body.iter(qn("w:r"))):
        texts = run.findall(qn("w:t"))
        if len(texts) != 1:
            continue
        pieces = _pieces(texts[0].text or "", table)
        for text, capitals in pieces:
            made = deepcopy(run)
            part = made.find(qn("w:t"))
            part.text = text
            part.set("{http://www.w3.org/XML/1998/namespace}space", "preserve")
            looks = made.get_or_add_rPr()
            for old in looks.findall(qn("w:rFonts")):
                looks.remove(old)
            looks.insert(
                0, parse_xml(f'<w:rFonts {nsdecls("w")} w:ascii="{fonts[capitals]}" w:hAnsi="{fonts[capitals]}"/>')
            )
            run.addprevious(made)
        run.getparent().remove(run)
    paper.save(str(target))


def letters(encoding: str) -> dict[str, str]:
    """From a letter to an encoding's bytes, as Latin-1 characters."""
    return {
        row["letter"]: bytes.fromhex(row[encoding]).decode("latin-1")
        for row in rows("legacy_encodings")
        if row[encoding]
    }


def _pieces(text: str, table: dict[str, str]) -> list[tuple[str, bool]]:
    """The text's stretches, and which must stand in the font that has capitals alone."""
    found: list[tuple[str, bool]] = []
    for char in text:
        low = char.lower()
        capitals = char != low and char not in table and low in table
        made = table.get(low if capitals else char, char)
        if found and found[-1][1] == capitals:
            found[-1] = (found[-1][0] + made, capitals)
        else:
            found.append((made, capitals))
    return found
