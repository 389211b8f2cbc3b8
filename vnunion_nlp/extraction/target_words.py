"""Words of targets as patterns: verbs of doing, of holding and of opening (``knowledge/target_verbs.tsv``, NORMS §7.2)."""

from __future__ import annotations

import re
from functools import cache

from vnunion_nlp.extraction.counted_units import phrases
from vnunion_nlp.knowledge import rows
from vnunion_nlp.patterns import compile_pattern


@cache
def words(role: str) -> str:
    """The words of ``target_verbs.tsv`` with ``role``, as an alternation."""
    return phrases([row["word"] for row in rows("target_verbs") if row["role"] == role])


@cache
def act_before() -> re.Pattern[str]:
    """A verb of doing with at most four words between it and the end of the searched stretch."""
    return compile_pattern(
        rf"(?<!\p{{L}})(?<!ban )(?:(?:{words('act')})(?: {{1,3}}\p{{L}}+){{0,7}}|(?:{words('give')})(?: {{1,3}}(?:được|mới|thêm))?) {{0,3}}\Z"
    )


@cache
def act_directly() -> re.Pattern[str]:
    """A verb of doing straight before the end of the searched stretch."""
    return compile_pattern(rf"(?<!\p{{L}})(?:{words('act')})(?: {{1,3}}(?:được|mới|thêm|cho))? {{0,3}}\Z")


@cache
def act_first() -> re.Pattern[str]:
    """A verb of doing."""
    return compile_pattern(rf"(?:{words('act')})(?!\p{{L}})")


@cache
def starter() -> re.Pattern[str]:
    """What opens a clause of its own."""
    return compile_pattern(rf"(?:(?:{words('lead')}|{words('act')})(?!\p{{L}})|(?:{words('give')})(?= {{1,3}}\d))")


@cache
def holds() -> re.Pattern[str]:
    """What is to hold of those counted."""
    return compile_pattern(rf"(?<!\p{{L}})(?:{words('state')})(?!\p{{L}})")
