"""The margins of a scanned page: what a scanner reads before and behind the lines, where dust and the paper's edge are (NORMS §6)."""

from __future__ import annotations

from vnunion_nlp.patterns import compile_pattern
from vnunion_nlp.text import SourceText

_BEFORE = compile_pattern(
    r"(?m)^[ ]*+(?P<specks>(?:[:.,;'^°ˆ„!\\/<>]{1,3}+[ ]++|\"[ ]++|[lìíïj][ ]++|_++[ ]*+)++)(?=[^\W_]|[(\"•+-])"
)
_BEFORE_LABEL = compile_pattern(
    r"(?m)^[ ]*+(?P<specks>(?:(?:[.-]{0,2}|- )[—ˆ_]++[ ]*+)++|-?\.{1,2}-?[ ]?|\"(?=\d,)|(?:[lìíïj:.,'][ ])?[bcdghkmnpqrstvxỗẳẵẫ][ ])(?=(?:\d{1,2}|[IVXH]{1,4}|[A-Ea-eđ€©])[ ]?[.,)/-]|Điều \d)"
)
"""What may begin a line of prose, but no numbered one; as printed, since matching knows one kind of dash."""
_BEHIND = compile_pattern(r"(?m)(?<=\S)[ ]++(?P<specks>(?:[lìíïj'^°ˆ„\\<>_]{1,2}+(?:[ ]++|$))++)$")
_ENOUGH = 2
"""Lines that must begin with specks: in a typed text hardly one does."""


def without_specks(source: SourceText) -> SourceText:
    """The text with blanks for the specks at the margins of a scan; the text itself where it is none. Offsets mean the same in both."""
    before = [match.span("specks") for match in _BEFORE.finditer(source.folded)]
    before += [match.span("specks") for match in _BEFORE_LABEL.finditer(source.clean)]
    if len(before) < _ENOUGH:
        return source
    behind = [match.span("specks") for match in _BEHIND.finditer(source.folded)]
    cleared = source.with_breaks(joined=sorted({at for span in (*before, *behind) for at in range(*span)}))
    cleared.is_scan = True
    return cleared
