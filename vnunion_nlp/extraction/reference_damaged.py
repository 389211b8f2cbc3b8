"""Type words of which a scanner or a converter left a part: ``T trình s 30/TTr-SNV``, ``Nghị số 08/NQ-CĐ``."""

from __future__ import annotations

from difflib import SequenceMatcher
from functools import cache

from vnunion_nlp.extraction.reference_forms import View
from vnunion_nlp.knowledge import listed, rows
from vnunion_nlp.patterns import compile_pattern
from vnunion_nlp.text import lower, unmarked

_REACH = 40
# Up to four words before ``số``, itself damaged or not.
_BEFORE = compile_pattern(r"(?P<words>(?:[^ \n\d.;,:()]{1,9}[ ]){1,4})s[o06\ufffd]?[ ]?[:.]?[ ]{0,3}$")
_LEAST_LIKE = 0.72


def damaged_type(view: View, at: int, code: str | None) -> int | None:
    """Where the damaged type word begins that stands with ``số`` before the number at ``at``, of which ``code`` is the type; None if none does."""
    before = _BEFORE.search(view.plain, max(0, at - _REACH), at) if code else None
    if before is None or code is None:
        return None
    start = before.start("words")
    found: tuple[float, int] | None = None
    while start < before.end("words"):
        words = view.plain[start : before.end("words") - 1].replace("\ufffd", "")
        likeness = max((_likeness(words, name) for name in _names(code)), default=0.0)
        if likeness >= _LEAST_LIKE and (found is None or likeness > found[0]):
            found = likeness, start
        start = view.plain.index(" ", start) + 1
    return found[1] if found else None


def _likeness(words: str, name: str) -> float:
    """How much of a type's name is left; its first word alone is enough, where the second was lost."""
    if words == name.partition(" ")[0]:
        return 1.0
    return SequenceMatcher(None, words, name, autojunk=False).ratio() if words[:1] == name[:1] else 0.0


@cache
def _names(code: str) -> tuple[str, ...]:
    """The names of a type, in lower case without tones."""
    types = [row for row in rows("document_types") if row["code"] == code]
    return tuple(unmarked(lower(name)) for row in types for name in (row["name"], *listed(row["variants"])))
