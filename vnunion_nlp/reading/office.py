"""Word 97 (.doc), RTF and OpenDocument: through LibreOffice to .docx, many files in one call; catdoc where it is missing.

LibreOffice runs without macros, without following links, and without a network.
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from vnunion_nlp.document import Diagnostic
from vnunion_nlp.errors import ReadingError
from vnunion_nlp.reading import docx, processes
from vnunion_nlp.reading.detection import DOC, ODT, RTF, media_type
from vnunion_nlp.reading.legacy import Repair
from vnunion_nlp.reading.limits import MAX_UNPACKED, OFFICE_SECONDS, OFFICE_SECONDS_A_FILE
from vnunion_nlp.reading.model import Content

SUFFIXES = {DOC: "doc", RTF: "rtf", ODT: "odt"}
"""The kinds that LibreOffice converts."""

_SETTINGS = """<?xml version="1.0" encoding="UTF-8"?>
<oor:items xmlns:oor="http://openoffice.org/2001/registry">
{items}</oor:items>
"""
_ITEM = '<item oor:path="/org.openoffice.{path}"><prop oor:name="{name}" oor:op="fuse"><value>{value}</value></prop></item>\n'
_SECURITY = "Office.Common/Security/Scripting"
_SAFE = (
    (_SECURITY, "DisableMacrosExecution", "true"),
    (_SECURITY, "MacroSecurityLevel", "3"),
    (_SECURITY, "DisableActiveContent", "true"),
    (_SECURITY, "BlockUntrustedRefererLinks", "true"),
    ("Office.Writer/Content/Update", "Link", "0"),
    ("Office.Common/Load", "UpdateDocMode", "0"),
    ("Inet/Settings", "ooInetProxyType", "1"),
    ("Inet/Settings", "ooInetHTTPProxyName", "127.0.0.1"),
    ("Inet/Settings", "ooInetHTTPProxyPort", "9"),
    ("Inet/Settings", "ooInetHTTPSProxyName", "127.0.0.1"),
    ("Inet/Settings", "ooInetHTTPSProxyPort", "9"),
    ("Inet/Settings", "ooInetNoProxy", ""),
)
_HINT = "LibreOffice (Debian: apt-get install libreoffice-writer-nogui)"


def read(data: bytes, name: str) -> Content:
    """The content of a .doc, .rtf or .odt file."""
    kind = media_type(data, name)
    if processes.find("soffice"):
        (made,) = to_docx([(kind, data)])
        if made is None:
            raise ReadingError(f"{name}: LibreOffice cannot open it; it is damaged or encrypted")
        return read_converted(made, name)
    if kind == ODT:
        raise ReadingError(f"{name}: reading OpenDocument needs {_HINT}")
    if not processes.find("catdoc"):
        raise ReadingError(f"{name}: reading it needs {_HINT} or catdoc (Debian: apt-get install catdoc)")
    return _catdoc(data, name, SUFFIXES[kind])


def read_converted(made: bytes, name: str) -> Content:
    """The content of a file that ``to_docx`` converted."""
    return docx.read(made, name)


def to_docx_or_nothing(files: Sequence[tuple[str, bytes]]) -> list[bytes | None]:
    """As ``to_docx`` for several files; None for each where LibreOffice is missing, fails, or has one file only."""
    if len(files) > 1 and processes.find("soffice"):
        try:
            return to_docx(files)
        except processes.ProgramError:
            pass
    return [None] * len(files)


def to_docx(files: Sequence[tuple[str, bytes]]) -> list[bytes | None]:
    """Each file (media type and bytes) as .docx, in one call of LibreOffice; None for those it cannot open.

    Raises:
        ProgramError: LibreOffice could not be started, or did not end in time.
    """
    with processes.scratch() as folder:
        profile, made = folder / "profile", folder / "made"
        (profile / "user").mkdir(parents=True)
        made.mkdir()
        items = "".join(_ITEM.format(path=path, name=name, value=value) for path, name, value in _SAFE)
        (profile / "user" / "registrymodifications.xcu").write_text(_SETTINGS.format(items=items), encoding="utf-8")
        sources = []
        for index, (kind, data) in enumerate(files):
            source = folder / f"{index}.{SUFFIXES[kind]}"
            source.write_bytes(data)
            sources.append(source)
        options = ("--headless", "--norestore", "--nologo", "--nolockcheck", "--convert-to", "docx:MS Word 2007 XML")
        command = ["soffice", f"-env:UserInstallation={profile.as_uri()}", *options, "--outdir", str(made)]
        seconds = OFFICE_SECONDS + OFFICE_SECONDS_A_FILE * len(sources)
        try:
            processes.run([*command, *map(str, sources)], seconds=seconds, home=folder)
        except processes.ProgramError:
            if len(sources) > 1:
                # One file brought it down: each by itself.
                return [converted for file in files for converted in to_docx([file])]
            raise
        return [_result(made / f"{source.stem}.docx") for source in sources]


def _result(path: Path) -> bytes | None:
    if not path.is_file() or path.stat().st_size > MAX_UNPACKED:
        return None
    return path.read_bytes()


def _catdoc(data: bytes, name: str, suffix: str) -> Content:
    with processes.scratch() as folder:
        source = folder / f"input.{suffix}"
        source.write_bytes(data)
        try:
            output = processes.run(["catdoc", "-w", "-d", "utf-8", str(source)], seconds=OFFICE_SECONDS, home=folder)
        except processes.ProgramError as error:
            raise ReadingError(f"{name}: {error}") from error
    repair = Repair()
    text = repair.whole(output.decode("utf-8", "replace"))
    if not text.strip():
        raise ReadingError(f"{name}: catdoc finds no text in it; install {_HINT}")
    remark = Diagnostic(
        code="plain_conversion",
        severity="info",
        message=f"Read with catdoc: numbers that Word generates and the columns of tables may be missing; install {_HINT}.",
    )
    return Content(text, encoding=repair.encoding, remarks=(remark,))
