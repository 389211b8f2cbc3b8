"""Page images with the slots drawn on them; each leads to its mark in the text."""

from __future__ import annotations

import base64
from collections.abc import Sequence
from html import escape

from vnunion_nlp.presentation.marks import Mark
from vnunion_nlp.reading.model import Place
from vnunion_nlp.reading.pictures import Picture
from vnunion_nlp.reading.provenance import Atlas

_MARGIN = 1.5
"""Points by which a drawn slot is wider than its letters."""


def pages_section(pictures: Sequence[Picture], places: Sequence[Place], found: Sequence[Mark]) -> str:
    """The pages, one figure each; nothing where there are none."""
    if not pictures:
        return ""
    drawn: dict[int, list[str]] = {}
    atlas = Atlas(places)
    for mark in found:
        if mark.kind == "appendix":
            continue
        for start, end in mark.spans:
            for page, (left, top, right, bottom) in atlas.lines(start, end):
                size = right - left + 2 * _MARGIN, bottom - top + 2 * _MARGIN
                drawn.setdefault(page, []).append(
                    f'<a href="#{mark.id}" class="{mark.kind}"><title>{escape(mark.note)}</title>'
                    f'<rect x="{left - _MARGIN:.1f}" y="{top - _MARGIN:.1f}" width="{size[0]:.1f}" height="{size[1]:.1f}"/></a>'
                )
    figures = "\n".join(_figure(picture, "".join(drawn.get(picture.number, ()))) for picture in pictures)
    return f'<section class="pages" aria-label="Pages"><h2>Pages (trang)</h2>\n{figures}\n</section>'


def _figure(picture: Picture, marks: str) -> str:
    data = base64.b64encode(picture.jpeg).decode()
    width, height = f"{picture.width:g}", f"{picture.height:g}"
    return (
        f'<figure id="page-{picture.number}"><figcaption>{picture.number}</figcaption>'
        f'<svg viewBox="0 0 {width} {height}"><image width="{width}" height="{height}" href="data:image/jpeg;base64,{data}"/>'
        f"{marks}</svg></figure>"
    )
