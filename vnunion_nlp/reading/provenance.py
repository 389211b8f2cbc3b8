"""From offsets to pages: where a stretch of text stands on paper."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from typing import Any

from pydantic import BaseModel

from vnunion_nlp.document import Box, Document, Slot
from vnunion_nlp.reading.model import Place


class Atlas:
    """The places of a text, ready to be asked."""

    def __init__(self, places: Sequence[Place]) -> None:
        self._places = places
        self._starts = [place.start for place in places]
        self._ends = [place.end for place in places]

    def within(self, start: int, end: int) -> Sequence[Place]:
        """The places that the interval touches, in the order of the text."""
        return self._places[bisect_right(self._ends, start) : bisect_left(self._starts, max(end, start + 1))]

    def spot(self, start: int, end: int) -> tuple[int | None, Box | None]:
        """The page on which the interval begins, and the box of what it covers there."""
        found = self.within(start, end)
        if not found:
            return None, None
        page = found[0].page
        return page, around([place.box for place in found if place.page == page])

    def lines(self, start: int, end: int) -> list[tuple[int, Box]]:
        """The interval as page and box of each of its lines."""
        found: list[tuple[int, Box]] = []
        for place in self.within(start, end):
            if found and found[-1][0] == place.page and _on_a_line(found[-1][1], place.box):
                found[-1] = (place.page, around([found[-1][1], place.box]))
            else:
                found.append((place.page, place.box))
        return found


def around(boxes: Sequence[Box]) -> Box:
    """The smallest box that holds all ``boxes``, to a hundredth of a point."""
    left, top, right, bottom = zip(*boxes, strict=True)
    return round(min(left), 2), round(min(top), 2), round(max(right), 2), round(max(bottom), 2)


def _on_a_line(before: Box, box: Box) -> bool:
    shared = min(before[3], box[3]) - max(before[1], box[1])
    return box[0] >= before[2] - 2 and shared > 0.4 * min(before[3] - before[1], box[3] - box[1])


def _spot(atlas: Atlas, slot: Slot) -> tuple[int | None, Box | None]:
    """As ``Atlas.spot``; another column's text between the parts of a torn slot is left out of its box."""
    spots = [atlas.spot(part.start, part.end) for part in getattr(slot, "parts", ())]
    boxes = [box for page, box in spots if box is not None and page == spots[0][0]]
    return (spots[0][0], around(boxes)) if boxes else atlas.spot(slot.start, slot.end)


def locate(document: Document, places: Sequence[Place]) -> Document:
    """``document`` with ``page`` and ``box`` on every slot that has a place."""
    atlas = Atlas(places)

    def placed(value: Any) -> Any:
        if isinstance(value, tuple):
            return tuple(placed(item) for item in value)
        if not isinstance(value, BaseModel):
            return value
        update = {
            name: made for name in type(value).model_fields if (made := placed(old := getattr(value, name))) is not old
        }
        if isinstance(value, Slot):
            update["page"], update["box"] = _spot(atlas, value)
        return value.model_copy(update=update) if update else value

    return document.model_copy(
        update={
            name: placed(getattr(document, name))
            for name in type(document).model_fields
            if name not in ("source", "text", "diagnostics", "schema_version")
        }
    )
