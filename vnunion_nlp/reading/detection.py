"""What kind of file this is, told from its content: names lie (a .doc that is RTF or HTML, a .pdf that is a text)."""

from __future__ import annotations

import io
import re
import zipfile

from vnunion_nlp.errors import ReadingError

TEXT = "text/plain"
PDF = "application/pdf"
DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
DOC = "application/msword"
RTF = "application/rtf"
ODT = "application/vnd.oasis.opendocument.text"
HTML = "text/html"
MHTML = "multipart/related"
PNG, JPEG, TIFF = "image/png", "image/jpeg", "image/tiff"

_IMAGES = (
    (b"\x89PNG\r\n\x1a\n", PNG),
    (b"\xff\xd8\xff", JPEG),
    (b"II*\x00", TIFF),
    (b"MM\x00*", TIFF),
    (b"II+\x00", TIFF),
    (b"MM\x00+", TIFF),
)
_OTHERS = (
    (b"GIF8", "a GIF picture; save it as PNG"),
    (b"BM", "a BMP picture; save it as PNG"),
    (b"\x1f\x8b", "a gzip archive; unpack it first"),
    (b"7z\xbc\xaf'\x1c", "a 7-Zip archive; unpack it first"),
    (b"Rar!\x1a\x07", "a RAR archive; unpack it first"),
    (b"\x7fELF", "a program"),
    (b"MZ", "a program"),
)
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_HTML = re.compile(
    rb"(?:<\?xml[^>]*>\s*)?(?:<!--.{0,2000}?-->\s*)*<(?:!doctype\s+html|html|head|meta|body)\b",
    re.IGNORECASE | re.DOTALL,
)
_MHTML = re.compile(rb"(?:[\w-]+:[^\n]*\n(?:[ \t][^\n]*\n)*){0,20}Content-Type:\s*multipart/related", re.IGNORECASE)
_WORD_XML = re.compile(rb'<\?mso-application\s+progid="Word\.Document"')


def media_type(data: bytes, name: str) -> str:
    """The media type of the file whose bytes are ``data``; text is what nothing else is.

    Raises:
        ReadingError: encrypted, or of a kind that is not read; ``name`` stands in the message.
    """
    if b"%PDF-" in data[:1024] and not _reads_as_text(data[: data.index(b"%PDF-")]):
        return PDF
    if data.startswith(b"PK\x03\x04"):
        return _zipped(data, name)
    if data.startswith(_OLE):
        return _office(data, name)
    for magic, kind in _IMAGES:
        if data.startswith(magic):
            return kind
    head = data[:4096].lstrip(b"\xef\xbb\xbf \t\r\n")
    if head.startswith(b"{\\rt"):
        return RTF
    if _WORD_XML.search(head):
        return DOC
    if _HTML.match(_narrow(head)):
        return HTML
    if _MHTML.match(head):
        return MHTML
    for magic, what in _OTHERS:
        if data.startswith(magic) and b"\x00" in data[:4096]:
            raise ReadingError(f"{name}: is {what}")
    return TEXT


def _reads_as_text(lead: bytes) -> bool:
    """Whether words stand before the mark: a text that only speaks of ``%PDF-``."""
    return len(lead.split()) > 3


def _narrow(head: bytes) -> bytes:
    """UTF-16 as one byte a character, enough to see a tag."""
    return head.replace(b"\x00", b"").lstrip(b"\xff\xfe") if head[:2] in (b"\xff\xfe", b"\xfe\xff") else head


def _zipped(data: bytes, name: str) -> str:
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as package:
            names = set(package.namelist())
            told = package.getinfo("mimetype") if "mimetype" in names else None
            kind = package.read(told)[:200] if told and told.file_size < 200 else b""
    except (zipfile.BadZipFile, ValueError, OSError, RuntimeError) as error:
        raise ReadingError(f"{name}: is a damaged zipped file ({error}); get it again from where it came") from error
    if "word/document.xml" in names:
        return DOCX
    if "content.xml" in names and b"opendocument.text" in kind:
        return ODT
    for part, what in (
        ("xl/workbook.xml", "an Excel workbook"),
        ("ppt/presentation.xml", "a PowerPoint presentation"),
        ("content.xml", "an OpenDocument file, but not a text"),
    ):
        if part in names:
            raise ReadingError(f"{name}: is {what}; only text documents are read")
    if any(part.startswith("word/") for part in names):
        return DOCX
    raise ReadingError(f"{name}: is a zip archive; unpack it and name the documents in it")


def _office(data: bytes, name: str) -> str:
    def stream(title: str) -> bool:
        return title.encode("utf-16-le") in data

    if stream("EncryptedPackage"):
        raise ReadingError(f"{name}: is encrypted; open it in Word and save it without a password")
    if not stream("WordDocument"):
        raise ReadingError(f"{name}: is an Office file, but not a Word document; only text documents are read")
    # The document's first block (FIB) stands at a sector's start; bit 8 of its flags says encrypted ([MS-DOC] 2.5.2).
    for at in range(512, min(len(data), 4 * 1024 * 1024), 512):
        if data[at : at + 2] == b"\xec\xa5":
            if int.from_bytes(data[at + 10 : at + 12], "little") & 0x0100:
                raise ReadingError(f"{name}: is encrypted; open it in Word and save it without a password")
            break
    return DOC
