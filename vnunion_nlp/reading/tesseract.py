"""Tesseract, run as a program: the most accurate engine on ordinary scans of Vietnamese print."""

from __future__ import annotations

import io
from dataclasses import replace
from functools import cache
from statistics import median
from typing import TYPE_CHECKING

from vnunion_nlp.patterns import compile_pattern
from vnunion_nlp.reading import processes
from vnunion_nlp.reading.layout import Word
from vnunion_nlp.reading.limits import OCR_SECONDS

if TYPE_CHECKING:
    from PIL.Image import Image

_LANGUAGE = "vie"

# The Vietnamese model writes a Đ behind another capital twice (``QĐĐ``, ``TLĐĐ``), or with the stroke of its left neighbour (``LPĐ``).
_TWICE = compile_pattern(r"(?<=\p{Lu})ĐĐ|(?<=\p{Lu}L)PĐ")


class Tesseract:
    """One page a call, through pipes: nothing is written to disk."""

    name = "tesseract"
    confuses_columns = True

    @staticmethod
    @cache
    def is_installed() -> bool:
        """Whether the program is there with its Vietnamese model."""
        program = processes.find("tesseract")
        if program is None:
            return False
        try:
            return _LANGUAGE in processes.run([program, "--list-langs"], seconds=20).decode().split()
        except processes.ProgramError:
            return False

    def words(self, image: Image, dpi: int, *, column: bool = False) -> list[Word]:
        kept = io.BytesIO()
        image.save(kept, "PPM")
        command = [
            "tesseract",
            "stdin",
            "stdout",
            "-l",
            _LANGUAGE,
            "--dpi",
            str(dpi),
            "--psm",
            "6" if column else "3",
            "tsv",
        ]
        return tesseract_words(
            processes.run(command, seconds=OCR_SECONDS, data=kept.getvalue()).decode("utf-8", "replace")
        )


def tesseract_words(table: str) -> list[Word]:
    """The words of Tesseract's TSV; each stands on the line of type that Tesseract put it on."""
    lines: dict[tuple[str, ...], list[Word]] = {}
    for row in table.split("\n")[1:]:
        cells = row.split("\t")
        if len(cells) != 12 or cells[0] != "5" or not cells[11].strip():
            continue
        left, top, width, height = (float(cell) for cell in cells[6:10])
        confidence = max(float(cells[10]), 0.0) / 100
        text = _TWICE.sub("Đ", "".join(cells[11].split()))
        if confidence < 0.5 and not any(char.isalnum() for char in text):
            continue  # specks and remains of rules
        box = (left, top, left + width, top + height)
        lines.setdefault(tuple(cells[1:5]), []).append(Word(text, box, top, top + height, round(confidence, 3)))
    found = []
    for number, words in enumerate(lines.values()):
        if _is_noise(words):
            continue
        top, bottom = median(word.top for word in words), median(word.bottom for word in words)
        found += [replace(word, top=top, bottom=bottom, line=number) for word in words]
    return found


def _is_noise(words: list[Word]) -> bool:
    """Whether a line is what specks, a seal or a signature make: a few signs, or letters that nothing is sure of."""
    text = "".join(word.text for word in words)
    if not any(char.isalnum() for char in text):
        return len(text) < 3
    sure = sum((word.confidence or 0.0) * len(word.text) for word in words) / len(text)
    return sure < (0.35 if len(words) <= 3 else 0.2)
