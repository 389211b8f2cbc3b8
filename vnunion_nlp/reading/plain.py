"""Plain text: UTF-8 with and without BOM, UTF-16 with BOM."""

from __future__ import annotations

import codecs

from vnunion_nlp.errors import ReadingError

_BOMS = (
    (codecs.BOM_UTF8, "utf-8-sig", "utf-8"),
    (codecs.BOM_UTF16_LE, "utf-16", "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16", "utf-16-be"),
)
_FORMATS = (
    (b"%PDF-", "a PDF"),
    (b"PK\x03\x04", "a Word (.docx) or other zipped file"),
    (b"\xd0\xcf\x11\xe0", "a Word (.doc) or other Office file"),
    (b"{\\rtf", "an RTF file"),
    (b"\x89PNG", "a picture"),
    (b"\xff\xd8\xff", "a picture"),
    (b"II*\x00", "a picture"),
    (b"MM\x00*", "a picture"),
)


def decode(data: bytes, name: str) -> tuple[str, str]:
    """The text of ``data`` and its encoding; nothing is stripped or normalised.

    Raises:
        ReadingError: empty, binary or not decodable; ``name`` stands in the message.
    """
    if not data:
        raise ReadingError(f"{name}: the file is empty; nothing to read")
    for magic, what in _FORMATS:
        if data.startswith(magic):
            raise ReadingError(f"{name}: is {what}, not a text; save it as UTF-8 text first")
    codec, encoding = next(((codec, label) for bom, codec, label in _BOMS if data.startswith(bom)), ("utf-8", "utf-8"))
    if encoding == "utf-8" and b"\x00" in data:
        raise ReadingError(
            f"{name}: is a binary file, not a text (NUL byte at {data.index(0)}); save it as UTF-8 text first"
        )
    try:
        text = data.decode(codec)
    except UnicodeDecodeError as error:
        raise ReadingError(
            f"{name}: is not {encoding.upper()} text (byte {data[error.start]:#04x} at {error.start}); save it as UTF-8 text first"
        ) from error
    if not text:
        raise ReadingError(f"{name}: the file is empty; nothing to read")
    return text, encoding
