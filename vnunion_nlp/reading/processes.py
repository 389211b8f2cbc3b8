"""Other programs, run so that none outlives us: a time limit, a process group of their own, a folder that goes with them."""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import tempfile
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from pathlib import Path

from vnunion_nlp.errors import ReadingError

_PREFIX = "vnunion-"
_NOWHERE = "http://127.0.0.1:9"
"""A proxy that nothing answers at: programs that honour proxies cannot reach the network."""


class ProgramError(ReadingError):
    """A program that a format needs failed, or took longer than it may."""


def find(program: str) -> str | None:
    """The path of ``program``, or None where it is not installed."""
    return shutil.which(program)


def run(command: Sequence[str], *, seconds: float, data: bytes = b"", home: Path | None = None) -> bytes:
    """What ``command`` prints for ``data`` on its standard input; it and its children are dead when this returns.

    Raises:
        ProgramError: it ended with an error, could not be started, or did not end in ``seconds``.
    """
    environment = {
        "PATH": os.environ.get("PATH", os.defpath),
        "HOME": str(home or tempfile.gettempdir()),
        "TMPDIR": str(home or tempfile.gettempdir()),
        "LC_ALL": "C.UTF-8",
        # Tesseract's threads cost more than they give: pages are read in processes side by side.
        "OMP_THREAD_LIMIT": "1",
        "http_proxy": _NOWHERE,
        "https_proxy": _NOWHERE,
        "no_proxy": "",
    }
    environment |= {name: os.environ[name] for name in ("TESSDATA_PREFIX", "SYSTEMROOT") if name in os.environ}
    name = Path(command[0]).name
    try:
        process = subprocess.Popen(
            command,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            env=environment,
            cwd=home,
            start_new_session=True,
        )
    except OSError as error:
        raise ProgramError(f"{name} cannot be started ({error.strerror or error})") from error
    try:
        output, errors = process.communicate(data, timeout=seconds)
    except subprocess.TimeoutExpired as error:
        raise ProgramError(f"{name} did not end within {seconds:.0f} seconds and was stopped") from error
    finally:
        _kill(process)
    if process.returncode:
        lines = errors.decode("utf-8", "replace").strip().splitlines()
        raise ProgramError(f"{name} failed ({lines[-1] if lines else f'exit code {process.returncode}'})")
    return output


def _kill(process: subprocess.Popen[bytes]) -> None:
    """End the program with everything it started."""
    if hasattr(os, "killpg"):
        with suppress(ProcessLookupError, PermissionError):
            os.killpg(process.pid, signal.SIGKILL)
    elif process.poll() is None:
        process.kill()
    for stream in (process.stdin, process.stdout, process.stderr):
        if stream:
            with suppress(OSError):
                stream.close()
    process.wait()


@contextmanager
def scratch() -> Iterator[Path]:
    """A temporary folder; it is removed afterwards, and those of processes that were killed are removed now."""
    _sweep()
    folder = Path(tempfile.mkdtemp(prefix=f"{_PREFIX}{os.getpid()}-"))
    try:
        yield folder
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def _sweep() -> None:
    for folder in Path(tempfile.gettempdir()).glob(f"{_PREFIX}*-*"):
        owner = folder.name.removeprefix(_PREFIX).split("-")[0]
        if owner.isdigit() and not _is_alive(int(owner)):
            shutil.rmtree(folder, ignore_errors=True)


def _is_alive(pid: int) -> bool:
    if os.name != "posix":
        return True  # os.kill would end it there
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return False
    except OSError:
        return True
    return True
