"""Loaded by worker processes that a test starts: makes files misbehave by their names."""

import os
import signal
import time
from pathlib import Path

import vnunion_nlp.reading as reading

_read_file = reading.read_file


def read_file(path: Path) -> reading.Reading:
    """As the real one, but for files whose names say otherwise."""
    if "hang" in path.name:
        time.sleep(600)
    if "die-always" in path.name:
        os.kill(os.getpid(), signal.SIGKILL)
    if "die-once" in path.name:
        mark = path.with_name(path.name + ".died")
        if not mark.exists():
            mark.touch()
            os._exit(7)
    if "swell" in path.name:
        return [bytearray(1 << 24) for _ in range(1000)]  # type: ignore[return-value]
    if "defect" in path.name:
        raise RecursionError("a fault of ours")
    return _read_file(path)


reading.read_file = read_file
