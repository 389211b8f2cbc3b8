"""``scripts/render_corpus``: corpus/{dev,test}/*.txt → corpus/rendered/<condition>/ and gold/rendered/<condition>/."""

from __future__ import annotations

import argparse
import json
import sys
import tempfile
import time
import zlib
from collections import Counter
from collections.abc import Iterator
from concurrent.futures import ProcessPoolExecutor, as_completed
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from PIL import Image

from scripts.rendering.alignment import align
from scripts.rendering.carrying import Carrier
from scripts.rendering.converters import FONT, ToolError, check, font_file, office, page_images, read_back, recognise
from scripts.rendering.degrade import QUALITIES, spoil
from scripts.rendering.flow import compose
from scripts.rendering.layout import write_docx
from scripts.rendering.melting import melt
from vnunion_nlp.document import Document
from vnunion_nlp.errors import GoldError
from vnunion_nlp.evaluation.gold import dump_gold, load_gold

CONVERTED = ("libreoffice", "pdftotext", "pdftotext-layout", "catdoc", "antiword")
SCANNED = ("ocr-300-good", "ocr-200-fair", "ocr-150-poor")
SPLITS = ("dev", "test")
MELTED = "melted"
CONDITIONS = (*CONVERTED, MELTED, *SCANNED)
_SEGMENTATION = (3, 3, 4, 6)  # page segmentation modes as users have them, the default most often
_ONE_BLOCK = 6
_USUAL = (
    *("confidence", "parts", "inferred", "children", "body", "degree", "pinpoint", "point", "clause", "article"),
    *("fuzzy", "working_days", "change", "is_delta", "per", "is_blank", "value_max", "period"),
)
"""Fields that are left out of the stored gold where they hold their default."""

Json = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Task:
    """One document under one condition."""

    text: Path
    gold: Path
    condition: str
    folder: Path
    draw: str = ""
    """What else the dice of the document depend on: another draw lays it out and spoils it in another way."""

    @property
    def name(self) -> str:
        return self.text.stem

    @property
    def seed(self) -> str:
        """What decides about stamps, sizes, noise and the like."""
        return f"{self.draw}{self.name}"


def main() -> int:
    parser = argparse.ArgumentParser(prog="scripts/render_corpus", description=main.__doc__ or __doc__)
    parser.add_argument("--root", type=Path, default=Path(__file__).resolve().parents[2], help="the repository")
    parser.add_argument("--only", action="append", metavar="NAME", help="this document alone (may be repeated)")
    parser.add_argument("--conditions", metavar="A,B", help=f"these conditions, of {', '.join(CONDITIONS)}")
    parser.add_argument(
        "--all", action="store_true", help="every document under every condition, not some of each kind in turn"
    )
    parser.add_argument("--carry", action="store_true", help="keep the stored texts; carry the gold over to them anew")
    parser.add_argument("--split", choices=SPLITS, help="this half of the corpus alone")
    parser.add_argument(
        "--draw", default="", metavar="WORD", help="throw the dice anew: other stamps, sizes and noise; needs --to"
    )
    parser.add_argument("--to", type=Path, metavar="FOLDER", help="write there, the documents beside their renderings")
    parser.add_argument("--jobs", type=int, default=2)
    arguments = parser.parse_args()
    conditions = tuple(arguments.conditions.split(",")) if arguments.conditions else CONDITIONS
    unknown = set(conditions) - set(CONDITIONS)
    if unknown:
        parser.error(f"no condition named {', '.join(sorted(unknown))}; there are {', '.join(CONDITIONS)}")
    if arguments.draw and arguments.to is None:
        parser.error("--draw makes other texts than those that are stored: name a folder for them with --to")
    try:
        return _render(arguments, conditions)
    except (ToolError, GoldError) as error:
        print(f"render_corpus: {error}", file=sys.stderr)
        return 3


def turn(name: str) -> tuple[str, ...]:
    """The conditions of a document: two converters, two scans, melted; by its name, so that others may come and go."""
    dice = zlib.crc32(name.encode())
    first = dice % len(CONVERTED)
    second = (first + 1 + dice // 5 % (len(CONVERTED) - 1)) % len(CONVERTED)
    left_out = dice // 20 % len(SCANNED)
    return (CONVERTED[first], CONVERTED[second], MELTED, *(c for i, c in enumerate(SCANNED) if i != left_out))


def _render(arguments: argparse.Namespace, conditions: tuple[str, ...]) -> int:
    started = time.monotonic()
    root: Path = arguments.to or arguments.root
    whole = not (arguments.only or arguments.conditions or arguments.split or arguments.to)
    splits = (arguments.split,) if arguments.split else SPLITS
    with tempfile.TemporaryDirectory() as place:
        folder = Path(place)
        found = _tasks(arguments.root, folder, splits, arguments.only, conditions, every=arguments.all)
        tasks = [replace(task, draw=arguments.draw) for task in found]
        if not tasks:
            raise GoldError("nothing to render: no document of that name with a gold file")
        if arguments.to:
            _copy(tasks, arguments.root, arguments.to)
        if arguments.carry:
            tasks = [task for task in tasks if task.condition == MELTED or _paths(task, root)[0].exists()]
        else:
            _check_tools(tasks)
            _convert(tasks)
        total: dict[str, Counter[str]] = {}
        with ProcessPoolExecutor(arguments.jobs) as pool:
            waiting = {pool.submit(_one, task, root, carry=arguments.carry): task for task in tasks}
            for i, done in enumerate(as_completed(waiting), 1):
                task = waiting[done]
                total.setdefault(task.condition, Counter()).update(done.result())
                print(f"[{i}/{len(tasks)}] {task.condition} {task.name}", file=sys.stderr)
    if whole:
        _tidy(root, tasks)
    for condition in CONDITIONS:
        if condition in total:
            print(_line(condition, total[condition]))
    print(f"{len(tasks)} texts in {time.monotonic() - started:.0f} s", file=sys.stderr)
    return 0


def _copy(tasks: list[Task], root: Path, to: Path) -> None:
    """Put the documents and their gold where the renderings go, so that the folder can be evaluated as a root of its own."""
    for path in {path for task in tasks for path in (task.text, task.gold)}:
        copy = to / path.relative_to(root)
        copy.parent.mkdir(parents=True, exist_ok=True)
        copy.write_bytes(path.read_bytes())


def _tasks(
    root: Path,
    folder: Path,
    splits: tuple[str, ...],
    only: list[str] | None,
    conditions: tuple[str, ...],
    *,
    every: bool,
) -> Iterator[Task]:
    for split in splits:
        for path in sorted((root / "corpus" / split).glob("*.txt")):
            gold = root / "gold" / f"{path.stem}.json"
            if only and path.stem not in only:
                continue
            try:
                load_gold(gold, path.read_bytes())
            except GoldError as error:
                print(f"left out: {error}", file=sys.stderr)
                continue
            for condition in conditions:
                if every or condition in turn(path.stem):
                    yield Task(path, gold, condition, folder)


def _check_tools(tasks: list[Task]) -> None:
    tools = set() if all(task.condition == MELTED for task in tasks) else {"soffice", "fc-match"}
    for task in tasks:
        if task.condition in ("catdoc", "antiword"):
            tools.add(task.condition)
        elif task.condition.startswith("pdftotext"):
            tools.add("pdftotext")
        elif task.condition in SCANNED:
            tools |= {"pdftoppm", "tesseract"}
    check(sorted(tools))
    if tools:
        font_file(FONT)


def _convert(tasks: list[Task]) -> None:
    """All office files, with one call of LibreOffice for each format."""
    wanted: dict[str, list[Path]] = {}
    for task in tasks:
        if task.condition == MELTED:
            continue
        source = task.folder / f"{task.name}.docx"
        if not source.exists():
            gold = load_gold(task.gold, task.text.read_bytes())
            write_docx(compose(gold.text, gold), source, seed=task.seed)
        target = {
            "libreoffice": "txt:Text (encoded):UTF8",
            "catdoc": "doc:MS Word 97",
            "antiword": "doc:MS Word 97",
        }.get(task.condition, "pdf")
        files = wanted.setdefault(target, [])
        if source not in files:
            files.append(source)
    for target, files in sorted(wanted.items()):
        print(f"LibreOffice: {len(files)} documents to {target.split(':')[0]}", file=sys.stderr)
        office(files, target, tasks[0].folder)


def _paths(task: Task, root: Path) -> tuple[Path, Path]:
    return (
        root / "corpus" / "rendered" / task.condition / task.text.name,
        root / "gold" / "rendered" / task.condition / f"{task.name}.json",
    )


def _one(task: Task, root: Path, *, carry: bool) -> Counter[str]:
    text_path, gold_path = _paths(task, root)
    source = load_gold(task.gold, task.text.read_bytes())
    segments = compose(source.text, source)
    if task.condition == MELTED:
        text, found = melt(segments, task.seed)
    else:
        if carry:
            text = text_path.read_bytes().decode()
        elif task.condition in SCANNED:
            text = _scan(task)
        else:
            text = read_back(task.condition, task.folder, task.name)
        found = align(segments, text)
    gold = Carrier(source, segments, text, found, name=task.text.name, scanned=task.condition in SCANNED).carry()
    for path, content in ((text_path, text), (gold_path, _compact(dump_gold(gold)))):
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content.encode())
    if load_gold(gold_path, text_path.read_bytes()) != gold:
        raise GoldError(f"{gold_path}: does not read back as it was written")
    counts = {f"{group} of": n for group, n in _slots(source).items()}
    return Counter(counts) + Counter(_slots(gold))


def _compact(gold: str) -> str:
    """The gold on as few lines as can be compared, one for each item, without what every slot has by default."""

    def spare(raw: Json) -> Json:
        return {key: value for key, value in raw.items() if key not in _USUAL or value not in (None, False, [])}

    lines = []
    for key, value in json.loads(gold, object_hook=spare).items():
        if isinstance(value, list) and value:
            items = ",\n".join(json.dumps(item, ensure_ascii=False) for item in value)
            lines.append(f'"{key}": [\n{items}\n]')
        else:
            lines.append(f'"{key}": {json.dumps(value, ensure_ascii=False)}')
    return "{\n" + ",\n".join(lines) + "\n}\n"


def _scan(task: Task) -> str:
    """Print, spoil and read each page; form feeds part the pages as Tesseract does itself."""
    _, dpi, quality = task.condition.split("-")
    seed = zlib.crc32(f"{task.seed} {task.condition}".encode())
    mode = _SEGMENTATION[seed % len(_SEGMENTATION)]
    pages = []
    with tempfile.TemporaryDirectory() as place:
        for i, path in enumerate(page_images(task.folder / f"{task.name}.pdf", int(dpi), Path(place))):
            with Image.open(path) as page:
                spoilt = spoil(page, QUALITIES[quality], int(dpi), seed + i)
            spoilt.save(path)
            read = recognise(path, int(dpi), mode)
            # Where the search for columns finds nothing on a noisy page, its user reads it as one block.
            pages.append(read if read.strip() else recognise(path, int(dpi), _ONE_BLOCK))
    return "\f".join(page.removesuffix("\f") for page in pages)


def _slots(gold: Document) -> dict[str, int]:
    raw: dict[str, Any] = gold.to_dict()
    header = [value for value in raw["header"].values() if isinstance(value, dict)] + raw["header"]["addressees"]
    stack, sections = list(raw["sections"]), 0
    while stack:
        sections += 1
        stack += stack.pop()["children"]
    return {
        "header": len(header),
        "sections": sections,
        "recipients": len(raw["recipients"]),
        "signatures": sum(isinstance(value, dict) for signer in raw["signatures"] for value in signer.values()),
        "references": len(raw["references"]),
        "deadlines": len(raw["deadlines"]),
        "indicators": len(raw["indicators"]),
        "cells": sum(len(row) for a in raw["appendices"] for t in a["tables"] for row in t["rows"]),
    }


def _line(condition: str, counts: Counter[str]) -> str:
    groups = [key.removesuffix(" of") for key in counts if key.endswith(" of") and counts[key]]
    kept, of = sum(counts[g] for g in groups), sum(counts[f"{g} of"] for g in groups)
    shares = " ".join(f"{g} {counts[g]}/{counts[f'{g} of']}" for g in groups)
    return f"{condition:17} {kept / of:7.2%}  {shares}"


def _tidy(root: Path, tasks: list[Task]) -> None:
    """Remove what an earlier run left of documents that are gone, or of conditions that are not theirs."""
    wanted = {(task.condition, task.name) for task in tasks}
    for kind in ("corpus", "gold"):
        for path in (root / kind / "rendered").glob("*/*.*"):
            if (path.parent.name, path.stem) not in wanted:
                path.unlink()


if __name__ == "__main__":
    sys.exit(main())
