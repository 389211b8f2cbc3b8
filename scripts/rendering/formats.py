"""``scripts/formats``: the same documents in every format, and whether the same values come out."""

from __future__ import annotations

import argparse
import sys
import tempfile
import time
import zlib
from collections import Counter
from collections.abc import Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from pathlib import Path
from typing import Any

import pypdfium2
from PIL import Image

from scripts.rendering.converters import ToolError, office
from scripts.rendering.degrade import QUALITIES, spoil
from scripts.rendering.flow import compose
from scripts.rendering.layout import write_docx
from scripts.rendering.retyping import letters, number_automatically, retype
from vnunion_nlp.document import Document
from vnunion_nlp.evaluation.fields import FIELDS, GROUPS
from vnunion_nlp.evaluation.gold import load_gold
from vnunion_nlp.pipeline import parse_reading
from vnunion_nlp.reading import from_string, ocr, read_bytes

ROOT = Path(__file__).resolve().parents[2]
EVERY = 6
"""Every sixth document of ``corpus/dev`` is taken."""

SCANS = {
    "scan-300-good": "pdf",
    "scan-200-fair": "pdf",
    "scan-150-poor": "pdf",
    "tiff-200-fair": "tif",
    "colour-200-good": "pdf",
}
CONVERTED = {"doc": "doc:MS Word 97", "rtf": "rtf", "odt": "odt", "html": "html:HTML (StarWriter)", "pdf": "pdf"}
FORMATS = {
    "docx": "docx",
    "docx, automatic numbers": "docx",
    "docx, TCVN3 fonts": "docx",
    "docx, VNI fonts": "docx",
    **{name: name for name in CONVERTED},
    "text, TCVN3": "txt",
    "text, VNI": "txt",
    **SCANS,
}
PARTS = {**GROUPS, "tables": tuple(f for f in FIELDS if f.name.startswith("appendices"))}
Values = dict[str, Counter[Any]]


def main() -> int:
    parser = argparse.ArgumentParser(prog="scripts/formats", description=__doc__)
    parser.add_argument("--only", metavar="FORMAT", action="append", help=f"of {'; '.join(FORMATS)}")
    parser.add_argument("--engine", help="the OCR engine: tesseract or trueocr (default: the one that is found first)")
    parser.add_argument(
        "--engines", action="store_true", help="only measure the speed of each engine that is installed"
    )
    parser.add_argument("--lost", action="store_true", help="also print each value that differs")
    arguments = parser.parse_args()
    try:
        if arguments.engines:
            print(engines(), end="")
        else:
            print(formats(arguments.only, arguments.engine, lost=arguments.lost), end="")
    except ToolError as error:
        print(f"formats: {error}", file=sys.stderr)
        return 3
    return 0


def formats(only: Sequence[str] | None = None, engine: str | None = None, *, lost: bool = False) -> str:
    """The table: a line for each format, the share of values that are those of the text."""
    if engine:
        chosen = ocr.engine(engine)
        if chosen is None:
            raise ToolError(f"the OCR engine {engine} is not installed")
        ocr.engine = lambda name=None: chosen  # type: ignore[assignment]
    names = [path.stem for path in sorted((ROOT / "corpus" / "dev").glob("*.txt"))][::EVERY]
    lines = []
    with tempfile.TemporaryDirectory() as place:
        folder = Path(place)
        expected = {name: values(parse_reading(from_string(_text(name)))) for name in names}
        _make(names, folder, only or list(FORMATS))
        for name in only or FORMATS:
            lines.append(_line(name, names, folder, expected, lost=lost))
    head = ["format", "equal values", *PARTS, "seconds a page"]
    table = [head, ["---"] + ["---:"] * (len(head) - 1), *lines]
    reader = ocr.engine()
    command = f"{len(names)} documents of `corpus/dev`; scans by {reader.name if reader else 'nothing'}. Command: `scripts/formats`"
    command += f" `--engine {engine}`.\n" if engine else ".\n"
    return "\n".join("| " + " | ".join(line) + " |" for line in table) + "\n\n" + command


def values(document: Document) -> Values:
    """What a document says, wherever it stands: values by part."""
    return {
        part: Counter((f.name, item.value) for f in fields for item in f.items(document))
        for part, fields in PARTS.items()
    }


def _text(name: str) -> str:
    return (ROOT / "corpus" / "dev" / f"{name}.txt").read_text(encoding="utf-8")


def _line(name: str, names: Sequence[str], folder: Path, expected: dict[str, Values], *, lost: bool) -> list[str]:
    right, support = Counter[str](), Counter[str]()
    seconds, pages = 0.0, 0
    for document in names:
        data = (folder / name / f"{document}.{FORMATS[name]}").read_bytes()
        started = time.perf_counter()
        reading = read_bytes(data, name=f"{document}.{FORMATS[name]}")
        seconds += time.perf_counter() - started
        pages += len(reading.source.pages)
        found = values(parse_reading(reading))
        for part, wanted in expected[document].items():
            right[part] += 2 * (wanted & found[part]).total()
            support[part] += wanted.total() + found[part].total()
            for sign, difference in (("-", wanted - found[part]), ("+", found[part] - wanted)) if lost else ():
                for (field, value), times in difference.items():
                    print(f"{sign} {name} {document} {field} {value} {times}", file=sys.stderr)
    shares = [f"{right[part] / support[part]:.3f}" if support[part] else "–" for part in PARTS]
    speed = f"{seconds / pages:.2f}" if pages else "–"
    return [name, f"{sum(right.values()) / sum(support.values()):.3f}", *shares, speed]


def _make(names: Sequence[str], folder: Path, wanted: Sequence[str]) -> None:
    typed = folder / "docx"
    for name in FORMATS:
        (folder / name).mkdir(exist_ok=True)
    for name in names:
        gold = load_gold(ROOT / "gold" / f"{name}.json", (ROOT / "corpus" / "dev" / f"{name}.txt").read_bytes())
        write_docx(compose(gold.text, gold), typed / f"{name}.docx", seed=name, keeps_mark=True)
        number_automatically(typed / f"{name}.docx", folder / "docx, automatic numbers" / f"{name}.docx")
        for encoding, label in (("tcvn3", "TCVN3"), ("vni", "VNI")):
            retype(typed / f"{name}.docx", folder / f"docx, {label} fonts" / f"{name}.docx", encoding)
            (folder / f"text, {label}" / f"{name}.txt").write_bytes(_encoded(_text(name), encoding))
    sources = [typed / f"{name}.docx" for name in names]
    for kind, target in CONVERTED.items():
        if kind in wanted or (kind == "pdf" and any(name in SCANS for name in wanted)):
            office(sources, target, folder / kind)
    for scan in SCANS:
        for name in names if scan in wanted else ():
            _scan(folder / "pdf" / f"{name}.pdf", scan, folder / scan / f"{name}.{SCANS[scan]}")


def _encoded(text: str, encoding: str) -> bytes:
    table = letters(encoding)
    if encoding == "tcvn3":
        table |= {letter.upper(): code for letter, code in table.items() if letter.upper() not in table}
    return "".join(table.get(char, char) for char in text).encode("cp1252", "replace")


def _pages(path: Path, dpi: int) -> Iterator[Image.Image]:
    document = pypdfium2.PdfDocument(path)
    for index in range(len(document)):
        yield document[index].render(scale=dpi / 72).to_pil().convert("RGB")
    document.close()


def _scan(source: Path, scan: str, target: Path) -> None:
    kind, resolution, quality = scan.split("-")
    dpi = int(resolution)
    made = []
    for index, page in enumerate(_pages(source, dpi)):
        if kind == "colour":
            made.append(page)
        else:
            grey = spoil(page, QUALITIES[quality], dpi, zlib.crc32(target.name.encode()) + index)
            made.append(Image.frombytes("L", grey.size, grey.tobytes()))
    options: dict[str, Any] = (
        {"compression": "tiff_deflate", "dpi": (dpi, dpi)} if kind == "tiff" else {"resolution": dpi}
    )
    made[0].save(target, save_all=True, append_images=made[1:], **options)


def engines() -> str:
    """Seconds and memory a page of each engine, with one and with two processes."""
    names = [path.stem for path in sorted((ROOT / "corpus" / "dev").glob("*.txt"))][::EVERY]
    lines = [["engine", "seconds a page, one process", "two processes", "memory"], ["---", "---:", "---:", "---:"]]
    with tempfile.TemporaryDirectory() as place:
        folder = Path(place)
        _make(names, folder, ["scan-200-fair"])
        files = [str(folder / "scan-200-fair" / f"{name}.pdf") for name in names]
        for engine in ("tesseract", "trueocr"):
            if ocr.engine(engine) is None:
                continue
            cells = [engine]
            memory = 0
            for jobs in (1, 2):
                started = time.perf_counter()
                with ProcessPoolExecutor(jobs) as pool:
                    done = list(pool.map(_read_one, files, [engine] * len(files)))
                cells.append(f"{(time.perf_counter() - started) / sum(pages for pages, _ in done):.2f}")
                memory = max(memory, *(size for _, size in done))
            lines.append([*cells, f"{memory} MB"])
    return (
        "\n".join("| " + " | ".join(line) + " |" for line in lines)
        + "\n\nCommand: `scripts/formats --engines` (pages of `scan-200-fair`).\n"
    )


def _read_one(path: str, engine: str) -> tuple[int, int]:
    """Pages read, and the most memory that this process and its children have taken, in MB."""
    import resource

    chosen = ocr.engine(engine)
    ocr.engine = lambda name=None: chosen  # type: ignore[assignment]
    pages = len(read_bytes(Path(path).read_bytes(), name=path).source.pages)
    used = (resource.getrusage(who).ru_maxrss for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN))
    return pages, sum(used) // 1024
