"""Plain text: UTF-8 and UTF-16 with and without BOM, and the old encodings of Vietnamese."""

from __future__ import annotations

import codecs

from vnunion_nlp.errors import ReadingError
from vnunion_nlp.reading import legacy
from vnunion_nlp.reading.limits import MAX_TEXT_BYTES
from vnunion_nlp.reading.model import UNICODE, Content

_BOMS = (
    (codecs.BOM_UTF8, "utf-8-sig", "utf-8"),
    (codecs.BOM_UTF16_LE, "utf-16", "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16", "utf-16-be"),
)


def read(data: bytes, name: str) -> Content:
    """The content of a text file."""
    text, encoding = decode(data, name)
    repair = legacy.Repair()
    whole = repair.whole(text)
    return Content(whole, encoding=encoding if repair.encoding == UNICODE else repair.encoding)


def decode(data: bytes, name: str) -> tuple[str, str]:
    """The text of ``data`` and its encoding; nothing is stripped or normalised.

    Raises:
        ReadingError: empty, too large, binary or not decodable; ``name`` stands in the message.
    """
    if not data:
        raise ReadingError(f"{name}: the file is empty; nothing to read")
    if len(data) > MAX_TEXT_BYTES:
        raise ReadingError(
            f"{name}: has {len(data)} bytes, more than the {MAX_TEXT_BYTES} that are read; is it a text?"
        )
    codec, encoding = next(((codec, label) for bom, codec, label in _BOMS if data.startswith(bom)), ("utf-8", "utf-8"))
    if encoding == "utf-8" and b"\x00" in data:
        wide = _wide(data)
        if wide is None:
            raise ReadingError(
                f"{name}: is a binary file, not a text (NUL byte at {data.index(0)}); save it as UTF-8 text first"
            )
        codec = encoding = wide
    try:
        text = data.decode(codec)
    except UnicodeDecodeError as error:
        old = legacy.decode(data) if encoding == "utf-8" else None
        if old is not None:
            return old
        raise ReadingError(
            f"{name}: is not {encoding.upper()} text (byte {data[error.start]:#04x} at {error.start}), nor Vietnamese in "
            "TCVN3, VNI, VISCII, VPS or CP1258; save it as UTF-8 text first"
        ) from error
    if not text:
        raise ReadingError(f"{name}: the file is empty; nothing to read")
    return text, encoding


def _wide(data: bytes) -> str | None:
    """UTF-16 without a mark: its ASCII characters have a zero byte each, always on the same side."""
    sample = data[: min(len(data), 4096) & ~1]
    low, high = sample[0::2].count(0), sample[1::2].count(0)
    nothing = any(pair == (0, 0) for pair in zip(sample[0::2], sample[1::2], strict=True))
    if nothing or max(low, high) * 5 < len(sample) or min(low, high) * 8 > max(low, high):
        return None
    return "utf-16-le" if high > low else "utf-16-be"
