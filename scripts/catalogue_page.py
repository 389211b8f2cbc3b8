"""Write the tables of columns in docs/catalogue.md from the schema.

python scripts/catalogue_page.py [--check]
"""

from __future__ import annotations

import re
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from vnunion_nlp.archive.columns import meaning, tables  # noqa: E402

PAGE = ROOT / "docs" / "catalogue.md"
_BLOCK = re.compile(r"(<!-- columns: (\w+) -->\n).*?(<!-- end -->)", re.DOTALL)


def block(kind: str) -> str:
    """The Markdown of all tables or all views: a heading, a sentence and the columns."""
    parts = []
    for name, columns in tables()[kind].items():
        rows = "".join(f"| `{column}` | {meaning(name, column)} |\n" for column in columns)
        parts.append(f"### `{name}`\n\n{meaning(name)}\n\n| column | meaning |\n|---|---|\n{rows}")
    return "\n".join(parts)


def fill(page: str) -> str:
    """The page with its tables as the schema is now."""
    return _BLOCK.sub(lambda found: found[1] + block(found[2]) + found[3], page)


def main() -> int:
    """Write the page, or with ``--check`` only say whether it is in step."""
    old = PAGE.read_text(encoding="utf-8")
    new = fill(old)
    if "--check" in sys.argv[1:]:
        if new != old:
            print("docs/catalogue.md is out of step; run scripts/catalogue_page.py", file=sys.stderr)
        return int(new != old)
    PAGE.write_text(new, encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
