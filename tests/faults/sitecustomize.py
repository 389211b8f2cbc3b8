"""Loaded by worker processes that a test starts: makes files misbehave by their names."""

import os
import signal
import time
from pathlib import Path

import vnunion_nlp.reading as reading

_read_file = reading.read_file


def read_file(path: Path) -> reading.Reading:
    """As the real one, but for files whose names say otherwise."""
    if path.name == "hang":
        time.sleep(600)
    if path.name == "die-always":
        os.kill(os.getpid(), signal.SIGKILL)
    if path.name == "die-once":
        mark = path.with_name(path.name + ".died")
        if not mark.exists():
            mark.touch()
            os._exit(7)
    if path.name == "swell":
        return [bytearray(1 << 24) for _ in range(1000)]  # type: ignore[return-value]
    if path.name == "defect":
        raise RecursionError("a fault of ours")
    return _read_file(path)


reading.read_file = read_file
