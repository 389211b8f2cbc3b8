"""Gold files: ``gold/<name>.json``, the contract's shape, stand-off.

A gold file holds the document's hash, offsets and normalised values, never the document. Strings that are the normalised text of
a stretch of the document (titles, long values) are stored as ``{"of": [start, end]}`` and read back from the document itself.
"""

from __future__ import annotations

import hashlib
import json
from pathlib import Path
from typing import Any

from vnunion_nlp.document import Document
from vnunion_nlp.errors import GoldError
from vnunion_nlp.text import normalise

_SHORT = 60
"""Values up to this many characters are kept readable; longer ones are stored by offsets."""


def dump_gold(document: Document) -> str:
    """The gold file for a fully annotated document, without its text."""
    raw = document.to_dict()
    text = raw.pop("text")
    stripped = _strip(raw, text)
    return json.dumps(stripped, ensure_ascii=False, indent=1) + "\n"


def load_gold(path: Path, data: bytes) -> Document:
    """The gold document of ``path`` for the document whose bytes are ``data``.

    Raises:
        GoldError: the file is not gold, or belongs to another document.
    """
    try:
        raw = json.loads(path.read_text(encoding="utf-8"))
    except (OSError, ValueError) as error:
        raise GoldError(f"{path}: not a gold file: {error}") from error
    digest = hashlib.sha256(data).hexdigest()
    if raw.get("source", {}).get("sha256") != digest:
        raise GoldError(f"{path}: made for another document (sha256 differs); annotate it again")
    text = data.decode("utf-8-sig")
    try:
        return Document.model_validate(_fill(raw, text) | {"text": text})
    except ValueError as error:
        raise GoldError(f"{path}: {error}") from error


_OF_PAGES = ("page", "box", "pages", "confidence")
"""Keys that say nothing about a text file, and nothing that an annotator wrote."""


def _strip(value: Any, text: str) -> Any:
    if isinstance(value, list):
        return [_strip(item, text) for item in value]
    if not isinstance(value, dict):
        return value
    span = (value["start"], value["end"]) if isinstance(value.get("start"), int) else None
    stripped = {}
    for key, item in value.items():
        if (key == "text" and span) or (key in _OF_PAGES and not item):
            continue
        if isinstance(item, str) and len(item) > _SHORT and key != "sha256":
            item = _locate(item, text, span)
        stripped[key] = _strip(item, text)
    return stripped


def _locate(item: str, text: str, span: tuple[int, int] | None) -> Any:
    """Where ``item`` stands in ``text`` (inside or around ``span``), or ``item`` itself."""
    words = item.split()
    for low, high in ([(span[0], span[1])] if span else []) + [(0, len(text))]:
        at = text.find(words[0], low, high)
        while at >= 0:
            end = at
            for word in words:
                while end < high and (text[end].isspace() or text[end] == "*"):
                    end += 1
                if not text.startswith(word, end):
                    break
                end += len(word)
            else:
                if normalise(text[at:end]) == item:
                    return {"of": [at, end]}
            at = text.find(words[0], at + 1, high)
    return item


def _fill(value: Any, text: str) -> Any:
    if isinstance(value, list):
        return [_fill(item, text) for item in value]
    if not isinstance(value, dict):
        return value
    if set(value) == {"of"}:
        start, end = value["of"]
        return normalise(text[start:end])
    filled = {key: _fill(item, text) for key, item in value.items()}
    # Sections, appendices and diagnostics have a place but no text of their own.
    if isinstance(filled.get("start"), int) and not {"path", "tables"} & filled.keys() and "severity" not in filled:
        filled["text"] = text[filled["start"] : filled["end"]]
    return filled
