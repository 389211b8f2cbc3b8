"""From an annotator's draft (anchors: line and words) to a gold document (offsets).

``docs/annotation.md`` describes the draft format. What follows mechanically from a draft is derived here: offsets, section ids,
titles and ends, and the section each mention stands in. Nothing is taken from the parser.
"""

from __future__ import annotations

import hashlib
import unicodedata
from typing import Any

from vnunion_nlp.document import Document
from vnunion_nlp.errors import GoldError
from vnunion_nlp.text import normalise

Json = dict[str, Any]


class _Anchors:
    """Finds anchors in a text."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.starts = [0]
        for line in text.split("\n"):
            self.starts.append(self.starts[-1] + len(line) + 1)

    def find(self, anchor: list[Any]) -> tuple[int, int]:
        try:
            line, first, *rest = anchor
            last = rest[0] if rest else None
            nth = rest[1] if len(rest) > 1 else 1
            at = self.starts[line - 1]
        except (ValueError, TypeError, IndexError) as error:
            raise GoldError(f"not an anchor [line, words, last words?, nth?]: {anchor!r}") from error
        for _ in range(nth):
            start = self.text.find(first, at)
            if start < 0:
                raise GoldError(f"line {line}: {first!r} not found at or after it")
            at = start + 1
        if start >= self.starts[min(line, len(self.starts) - 1)]:
            raise GoldError(f"line {line}: {first!r} first found only on a later line")
        if last is None:
            return start, start + len(first)
        end = self.text.find(last, start)
        if end < 0:
            raise GoldError(f"line {line}: {last!r} not found behind {first!r}")
        return start, end + len(last)


def compile_draft(draft: Json, text: str, *, name: str, data: bytes, media_type: str = "text/plain") -> Document:
    """The gold document for ``text``.

    Raises:
        GoldError: an anchor is not in the text, or a field does not fit the contract; the message names the place.
    """
    anchors = _Anchors(text)

    def slot(anchor: list[Any]) -> Json:
        start, end = anchors.find(anchor)
        return {"text": text[start:end], "start": start, "end": end}

    def part(item: Json | list[Any] | None, *, value: str | None = None) -> Json | None:
        """A slot with the item's own fields; ``value`` names the field that defaults to the normalised text."""
        if item is None:
            return None
        if isinstance(item, list):
            item = {"at": item}
        fields = {key: item[key] for key in item if key not in ("at", "parts")}
        if "parts" in item:
            pieces = [slot(anchor) for anchor in item["parts"]]
            start, end = pieces[0]["start"], pieces[-1]["end"]
            made: Json = {"text": text[start:end], "start": start, "end": end, "parts": pieces}
            default = normalise(" ".join(piece["text"] for piece in pieces))
        else:
            made = slot(item["at"])
            default = normalise(made["text"])
        if value and value not in fields:
            fields[value] = default
        return made | fields

    header = draft.get("header") or {}
    sections = _sections(draft.get("sections") or [], anchors, text, draft)
    flat = _flat(sections)

    def section_id(start: int) -> str | None:
        holders = [s for s in flat if s["start"] <= start < s["end"]]
        return holders[-1]["id"] if holders else None

    def mention(item: Json, **slots: str | None) -> Json:
        made = part(item)
        assert made is not None
        for field, value in slots.items():
            if field in made:
                made[field] = part(made[field], value=value)
        return made | {"section_id": section_id(made["start"])}

    gold: Json = {
        "source": {
            "name": name,
            "sha256": hashlib.sha256(data).hexdigest(),
            "media_type": media_type,
            "encoding": "utf-8",
            "n_chars": len(text),
        },
        "text": text,
        "header": {
            field: [part(x, value="value") for x in item]
            if field == "addressees"
            else part(item, value=None if field in ("number", "doc_type") else "value")
            for field, item in header.items()
        },
        "sections": sections,
        "recipients": [part(item, value="name") for item in draft.get("recipients") or []],
        "signatures": [
            {key: part(item, value="value") if isinstance(item, dict | list) else item for key, item in signer.items()}
            for signer in draft.get("signatures") or []
        ],
        "references": [mention(item) for item in draft.get("references") or []],
        "deadlines": [mention(item, task=None) for item in draft.get("deadlines") or []],
        "indicators": [mention(item, subject=None, action=None, period=None) for item in draft.get("indicators") or []],
        "appendices": _appendices(draft, anchors, text, slot),
        "diagnostics": [_diagnostic(item, slot) for item in draft.get("diagnostics") or []],
    }
    try:
        return Document.model_validate(gold)
    except ValueError as error:
        raise GoldError(f"{name}: {error}") from error


def _diagnostic(item: Json, slot: Any) -> Json:
    place = slot(item["at"]) if item.get("at") else {"start": None, "end": None}
    return {
        "code": item["code"],
        "severity": item.get("severity", "warning"),
        "message": item.get("message", ""),
        "start": place["start"],
        "end": place["end"],
    }


def _body_end(draft: Json, anchors: _Anchors, text: str) -> int:
    """Where the main outline ends: before nơi nhận, the signature or the first appendix (``body_end`` names it if given)."""
    if draft.get("body_end"):
        return anchors.find(draft["body_end"])[0]
    ends = [len(text)]
    for item in draft.get("appendices") or []:
        ends.append(anchors.find(item["at"])[0])
    folded = text.casefold()
    lead = max(folded.rfind(unicodedata.normalize(form, "nơi nhận"), 0, min(ends)) for form in ("NFC", "NFD"))
    for item in draft.get("recipients") or []:
        ends.append(anchors.find(item["at"] if "at" in item else item["parts"][0])[0])
    for signer in draft.get("signatures") or []:
        for value in signer.values():
            if isinstance(value, dict):
                ends.append(anchors.find(value["at"] if "at" in value else value["parts"][0])[0])
    end = min(ends)
    if lead >= 0 and draft.get("recipients") and lead < end:
        end = lead
    # the block begins with its line
    return text.rfind("\n", 0, end) + 1


def _sections(items: list[Json], anchors: _Anchors, text: str, draft: Json) -> list[Json]:
    body_end = _body_end(draft, anchors, text)
    flat: list[Json] = []
    seen: dict[str, int] = {}
    for item in items:
        start, end = anchors.find(item["at"])
        path: str = item["path"]
        depth = path.count("/")
        if flat and start < flat[-1]["heading"]["end"]:
            raise GoldError(f"section {path}: overlaps the heading before it")
        label = path.rsplit("/", 1)[-1]
        title = item.get("title")
        if title is None:
            rest = text[start:end]
            at = rest.casefold().find(label.casefold())
            if at < 0:
                raise GoldError(f"section {path}: heading does not hold its label {label!r}; give its title")
            title = normalise(rest[at + len(label) :].lstrip(" .,)/-–:*\t\n\xa0"))
        seen[path] = seen.get(path, 0) + 1
        flat.append(
            {
                "id": path if seen[path] == 1 else f"{path}#{seen[path]}",
                "kind": item["kind"],
                "label": label,
                "path": path,
                "title": title,
                "start": start,
                "end": body_end,
                "heading": {"text": text[start:end], "start": start, "end": end},
                "children": [],
                "_depth": depth,
            }
        )
    roots: list[Json] = []
    stack: list[Json] = []
    for section in flat:
        while stack and stack[-1]["_depth"] >= section["_depth"]:
            stack.pop()["end"] = section["start"]
        if section["_depth"] and (not stack or not section["path"].startswith(stack[-1]["path"] + "/")):
            raise GoldError(f"section {section['path']}: no parent before it")
        (stack[-1]["children"] if stack else roots).append(section)
        stack.append(section)
    for section in flat:
        del section["_depth"]
    return roots


def _flat(sections: list[Json]) -> list[Json]:
    return [x for s in sections for x in (s, *_flat(s["children"]))]


def _appendices(draft: Json, anchors: _Anchors, text: str, slot: Any) -> list[Json]:
    items = draft.get("appendices") or []
    starts = [anchors.find(item["at"])[0] for item in items] + [len(text)]
    return [
        {
            "label": item.get("label"),
            "title": item.get("title"),
            "start": start,
            "end": end,
            "tables": [
                {"rows": [[slot(cell) for cell in row] for row in table["rows"]]} for table in item.get("tables") or []
            ],
        }
        for item, start, end in zip(items, starts, starts[1:], strict=False)
    ]
