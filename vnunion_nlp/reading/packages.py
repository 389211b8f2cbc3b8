"""Zipped documents and their XML, opened so that no bomb in them goes off."""

from __future__ import annotations

import io
import zipfile
import zlib

from lxml import etree

from vnunion_nlp.errors import ReadingError
from vnunion_nlp.reading.limits import MAX_ENTRIES, MAX_UNPACKED, MAX_XML_BYTES


class Package:
    """The parts of a zipped document, each unpacked when asked for and within one limit for all."""

    def __init__(self, data: bytes, name: str) -> None:
        self.name = name
        self._left = MAX_UNPACKED
        try:
            self._zip = zipfile.ZipFile(io.BytesIO(data))
        except (zipfile.BadZipFile, ValueError, OSError, NotImplementedError) as error:
            raise ReadingError(f"{name}: is a damaged zipped file ({error}); get it again") from error
        entries = self._zip.infolist()
        if len(entries) > MAX_ENTRIES:
            raise ReadingError(f"{name}: has {len(entries)} parts, more than the {MAX_ENTRIES} that are read")
        self._names = {entry.filename for entry in entries}

    def __contains__(self, part: str) -> bool:
        return part in self._names

    def read(self, part: str) -> bytes:
        """The bytes of ``part``.

        Raises:
            ReadingError: missing, encrypted, damaged, or more than is read.
        """
        try:
            with self._zip.open(part) as file:
                data = file.read(self._left + 1)
        except KeyError as error:
            raise ReadingError(f"{self.name}: has no part {part}; it is damaged") from error
        except RuntimeError as error:
            raise ReadingError(f"{self.name}: is encrypted; save it without a password") from error
        except (zipfile.BadZipFile, zlib.error, EOFError, OSError, NotImplementedError) as error:
            raise ReadingError(f"{self.name}: its part {part} is damaged ({error}); get it again") from error
        if len(data) > self._left:
            raise ReadingError(
                f"{self.name}: unpacks to more than {MAX_UNPACKED} bytes, which no document needs; it is not read"
            )
        self._left -= len(data)
        return data

    def xml(self, part: str) -> etree._Element | None:
        """The root element of ``part``, or None if there is no such part."""
        return parse_xml(self.read(part), self.name, part) if part in self else None


def parse_xml(data: bytes, name: str, part: str) -> etree._Element:
    """The root element; entities are never declared in these formats, so none is let in.

    Raises:
        ReadingError: not well-formed, or with a document type declaration.
    """
    if len(data) > MAX_XML_BYTES:
        raise ReadingError(
            f"{name}: its part {part} has {len(data)} bytes, more than the {MAX_XML_BYTES} that are read"
        )
    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False)
    try:
        root = etree.fromstring(data, parser)
    except (etree.XMLSyntaxError, ValueError) as error:
        raise ReadingError(f"{name}: its part {part} is damaged ({error})") from error
    if root.getroottree().docinfo.internalDTD is not None:
        raise ReadingError(f"{name}: its part {part} declares entities, which no document needs; it is not read")
    return root
