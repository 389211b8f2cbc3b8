"""Verbs of what is to be done, as they stand before a task's object (``knowledge/task_verbs.tsv``)."""

from __future__ import annotations

from functools import cache

from vnunion_nlp.knowledge import rows


@cache
def task_verbs() -> str:
    """The verbs as an alternation, longest first."""
    return "|".join(sorted((row["verb"] for row in rows("task_verbs")), key=len, reverse=True))
