"""A big folder made of the project's own small corpus: every file another text, in folders, in several encodings, some of them broken."""

from __future__ import annotations

import random
import re
import unicodedata
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
_NUMBER = re.compile(r"(?<!\d)\d{1,4}(?!\d)")
_SLIPS = (("Đ", "Ð"), ("I.", "l."), ("Ế", "É"), ("LĐLĐ", "LDLD"), ("oà", "òa"), ("-", "–"))
_BROKEN = (b"", b"%PDF-1.7\n%broken", b"\x00\x01binary", b"K\xd5 ho\xb9ch c\xabng t\xb8c")


def make(folder: Path, n_files: int, seed: int = 1) -> None:
    """Write ``n_files`` files below ``folder``; the same arguments give the same bytes."""
    texts = [path.read_text(encoding="utf-8") for path in sorted((ROOT / "corpus" / "dev").glob("*.txt"))]
    for n in range(n_files):
        rng = random.Random(seed * 1_000_003 + n)
        place = folder / str(rng.randint(2015, 2025)) / f"hồ sơ {rng.randint(1, 40):02}"
        place.mkdir(parents=True, exist_ok=True)
        (place / f"văn bản {n:06}.txt").write_bytes(content(texts, rng))


def content(texts: list[str], rng: random.Random) -> bytes:
    """One varied document; one in a hundred is broken."""
    if rng.random() < 0.01:
        return rng.choice(_BROKEN)
    text = _vary(rng.choice(texts), rng)
    chance = rng.random()
    if chance < 0.05:
        return text.replace("\n", "\r\n").encode("utf-8")
    if chance < 0.10:
        return text.encode("utf-8-sig")
    if chance < 0.15:
        return text.encode("utf-16")
    if chance < 0.20:
        return unicodedata.normalize("NFD", text).encode("utf-8")
    return text.encode("utf-8")


def _vary(text: str, rng: random.Random) -> str:
    """Other numbers, paragraphs left out, twice or in another order, slips of a scanner."""
    text = _NUMBER.sub(lambda found: _number(found[0], rng), text)
    lines = text.split("\n")
    for _ in range(rng.randint(0, 4)):
        at = rng.randrange(len(lines))
        if rng.random() < 0.5:
            lines.insert(at, lines[rng.randrange(len(lines))])
        else:
            del lines[at]
    text = "\n".join(lines)
    if rng.random() < 0.2:
        for right, wrong in rng.sample(_SLIPS, 2):
            text = text.replace(right, wrong)
    return text


def _number(digits: str, rng: random.Random) -> str:
    if rng.random() < 0.5:
        return digits
    if len(digits) == 4:
        return str(rng.randint(2012, 2026))
    return str(rng.randint(1, 28 if len(digits) <= 2 else 999)).zfill(len(digits))
