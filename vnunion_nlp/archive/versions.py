"""The version of the rules: what decides whether a file must be read again."""

from __future__ import annotations

import hashlib
import json
from functools import cache
from pathlib import Path

import vnunion_nlp
from vnunion_nlp.knowledge import own

_ELSEWHERE = frozenset({"archive", "cli", "evaluation", "presentation", "web", "integrations", "__pycache__"})
"""Rooms that have no say in what a document gives."""


@cache
def rules_version() -> str:
    """The package's version and a hash of all its rules, code and tables, own ones too (``0.1.0+1f2e3d4c5b6a``)."""
    root = Path(vnunion_nlp.__file__).parent
    digest = hashlib.sha256()
    names = sorted(path.relative_to(root) for path in root.rglob("*") if path.is_file() and path.suffix != ".pyc")
    # What rows.py makes of a document is in the catalogue too.
    for name in [name for name in names if name.parts[0] not in _ELSEWHERE] + [Path("archive/rows.py")]:
        digest.update(name.as_posix().encode() + b"\0" + (root / name).read_bytes() + b"\0")
    if added := own.tables():
        digest.update(json.dumps(added, sort_keys=True).encode())
    return f"{vnunion_nlp.__version__}+{digest.hexdigest()[:12]}"
