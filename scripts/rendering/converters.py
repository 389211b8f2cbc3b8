"""The real tools: LibreOffice, poppler, catdoc, antiword, Tesseract."""

from __future__ import annotations

import os
import shutil
import subprocess
import tempfile
from collections.abc import Sequence
from pathlib import Path

FONT = "Tinos"
"""A free face with the widths of Times New Roman; Liberation Serif lacks most Vietnamese letters."""

TOOLS = {
    "fc-match": "fontconfig",
    "soffice": "libreoffice-writer-nogui",
    "pdftotext": "poppler-utils",
    "pdftoppm": "poppler-utils",
    "catdoc": "catdoc",
    "antiword": "antiword",
    "tesseract": "tesseract-ocr tesseract-ocr-vie",
}


class ToolError(RuntimeError):
    """A tool is missing or failed; the message says what to do."""


def check(names: Sequence[str]) -> None:
    missing = [name for name in names if not shutil.which(name)]
    if missing:
        packages = " ".join(dict.fromkeys(TOOLS[name] for name in missing))
        raise ToolError(f"not installed: {', '.join(missing)} (Debian: apt-get install {packages})")
    if "tesseract" in names and "vie" not in run(["tesseract", "--list-langs"]).split():
        raise ToolError("Tesseract has no Vietnamese model (Debian: apt-get install tesseract-ocr-vie)")


def font_file(pattern: str) -> str:
    """The file of the font that ``pattern`` asks for."""
    family, file = run(["fc-match", "-f", "%{family}|%{file}", pattern]).split("|")
    if FONT not in family:
        raise ToolError(f"the font {FONT} is not installed (Debian: apt-get install fonts-croscore)")
    return file


def run(command: Sequence[str], *, timeout: int = 900) -> str:
    """What ``command`` prints, with its own locale and one thread, so that a second run prints the same."""
    environment = {
        "PATH": os.environ["PATH"],
        "HOME": tempfile.gettempdir(),
        "LC_ALL": "C.UTF-8",
        "OMP_THREAD_LIMIT": "1",
    }
    try:
        done = subprocess.run(command, capture_output=True, timeout=timeout, env=environment, check=True)
    except subprocess.CalledProcessError as error:
        raise ToolError(f"{' '.join(command)}: {error.stderr.decode(errors='replace').strip()}") from error
    except subprocess.TimeoutExpired as error:
        raise ToolError(f"{' '.join(command)}: no result after {timeout} s") from error
    return done.stdout.decode("utf-8", errors="replace")


def office(files: Sequence[Path], target: str, folder: Path) -> None:
    """Convert many files in one call of LibreOffice; ``target`` as its ``--convert-to`` takes it."""
    if not files:
        return
    with tempfile.TemporaryDirectory() as profile:
        run(
            [
                "soffice",
                f"-env:UserInstallation=file://{profile}",
                "--headless",
                "--convert-to",
                target,
                "--outdir",
                str(folder),
                *map(str, files),
            ]
        )
    suffix = target.split(":")[0]
    lost = [file.name for file in files if not (folder / f"{file.stem}.{suffix}").is_file()]
    if lost:
        raise ToolError(f"LibreOffice made no {suffix} of {', '.join(lost)}")


def page_images(pdf: Path, dpi: int, folder: Path) -> list[Path]:
    run(["pdftoppm", "-r", str(dpi), "-png", str(pdf), str(folder / "page")])
    return sorted(folder.glob("page-*.png"))


def recognise(image: Path, dpi: int, psm: int) -> str:
    return run(["tesseract", str(image), "stdout", "-l", "vie", "--dpi", str(dpi), "--psm", str(psm)])


def read_back(condition: str, folder: Path, name: str) -> str:
    """The text of a converter's condition; the office files stand in ``folder``."""
    pdf, doc = str(folder / f"{name}.pdf"), str(folder / f"{name}.doc")
    if condition == "libreoffice":
        return (folder / f"{name}.txt").read_text(encoding="utf-8-sig")
    if condition == "pdftotext":
        return run(["pdftotext", pdf, "-"])
    if condition == "pdftotext-layout":
        return run(["pdftotext", "-layout", pdf, "-"])
    if condition == "catdoc":
        return run(["catdoc", "-w", "-d", "utf-8", doc])
    if condition == "antiword":
        return run(["antiword", "-m", "UTF-8", doc])
    raise ToolError(f"no condition named {condition!r}")
