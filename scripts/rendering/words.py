"""What lines of head and foot are known by, whatever the case and tones of their letters."""

from __future__ import annotations

import re
import unicodedata

from vnunion_nlp.text import lower, unmarked

NUMBER_LINE = re.compile(r"s[o6](?:\s*[:.;]|\s+[\d/.…-])")
"""The line of the number (``bare``), not an organ called Sở."""

_SIGN_MARK = re.compile(r"\((?:da ky|ky ten|da ky,|ky, |ky ten,)[^)]*\)")


def plain(text: str) -> str:
    """Lower case without tones and hats, same length."""
    return unmarked(lower(text))


def bare(text: str) -> str:
    """``plain`` of the composed text: for yes and no, not for places."""
    return plain(unicodedata.normalize("NFC", text))


def is_sign_mark(text: str) -> bool:
    return bool(_SIGN_MARK.search(bare(text)))
