"""Read the bundled corpus: a summary in the terminal, and ``demo/index.html`` with a page for each document."""

from __future__ import annotations

from pathlib import Path

from rich.console import Console
from rich.progress import track
from rich.table import Table

from vnunion_nlp import parse_file
from vnunion_nlp.document import Document, walk
from vnunion_nlp.files import write_atomically
from vnunion_nlp.presentation.html import index, view
from vnunion_nlp.presentation.terminal import show

ROOT = Path(__file__).resolve().parent.parent


def main() -> None:
    """Parse ``corpus/*/*.txt`` and write the pages."""
    folder = ROOT / "demo"
    folder.mkdir(exist_ok=True)
    paths = sorted((ROOT / "corpus").glob("*/*.txt"))
    pages: list[tuple[str, Document]] = []
    for path in track(paths, "Reading", console=Console(stderr=True)):
        document = parse_file(path)
        name = f"{path.stem}.html"
        write_atomically(folder / name, view(document))
        (folder / f"{path.stem}.json").write_text(document.to_json() + "\n", encoding="utf-8")
        pages.append((name, document))
    write_atomically(folder / "index.html", index(pages))
    console = Console()
    console.print(show(max((document for _, document in pages), key=lambda document: len(document.deadlines))))
    console.print(_overview(pages))
    console.print(f"Pages to open: {(folder / 'index.html').relative_to(ROOT)}; JSON beside them.")


def _overview(pages: list[tuple[str, Document]]) -> Table:
    table = Table(title=f"{len(pages)} documents read")
    for column in ("document", "type", "number", "date", "sections", "references", "deadlines", "targets", "signers"):
        table.add_column(column, justify="left" if column in ("document", "type", "number", "date") else "right")
    for name, document in pages:
        header = document.header
        table.add_row(
            name.removesuffix(".html"),
            header.doc_type.code if header.doc_type else "–",
            (header.number.canonical if header.number else None) or "–",
            (header.date.value if header.date else None) or "–",
            str(len(walk(document.sections))),
            str(len(document.references)),
            str(len(document.deadlines)),
            str(len(document.indicators)),
            str(len(document.signatures)),
        )
    return table


if __name__ == "__main__":
    main()
