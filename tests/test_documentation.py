"""What the pages show is what happens: every block of code runs and prints what is shown beneath it."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from scripts.documentation import ROOT, BrokenBlock, blocks, pages, run

# The Vietnamese README shows the same code and output as the English one; running it once is enough.
PAGES = [
    page
    for page in pages()
    if page.name != "README.vi.md" and any(not block.is_output for block in blocks(page.read_text(encoding="utf-8")))
]


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.relative_to(ROOT).as_posix())
def test_the_code_of_a_page_runs_and_prints_what_is_shown(page: Path) -> None:
    assert run(page, of_version=False) == page.read_text(encoding="utf-8"), (
        "run: python -m scripts.documentation --write"
    )


def test_a_block_that_fails_is_told_with_its_line(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    page = tmp_path / "page.md"
    page.write_text("# Trang\n\n```python\na = 1\n```\n\n```python\nassert a == 2\n```\n", encoding="utf-8")
    monkeypatch.setattr("scripts.documentation.ROOT", tmp_path)
    with pytest.raises(BrokenBlock, match=r"page\.md:8"):
        run(page)


def test_both_readmes_show_the_same_code_and_output() -> None:
    """Comments apart: they are in the language of the page."""
    one, two = (
        [re.sub(r"\s*#.*", "", block.code) for block in blocks((ROOT / name).read_text(encoding="utf-8"))]
        for name in ("README.md", "README.vi.md")
    )
    assert one == two


def test_links_between_pages_lead_somewhere() -> None:
    for page in pages():
        text = re.sub(r"```.*?```", "", page.read_text(encoding="utf-8"), flags=re.DOTALL)
        for target in re.findall(r"\]\((?!https?:|#|mailto:)([^)#\s]+)", text):
            assert (page.parent / target).exists(), f"{page.relative_to(ROOT)} links to {target}"
