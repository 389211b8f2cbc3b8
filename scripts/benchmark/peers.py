"""The environment of the peers: made once in build/, apart from the project's own."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

PEERS = ("eyecite==2.7.8", "edsnlp==0.23.0")


def environment(folder: Path) -> Path | None:
    """The Python of an environment with the peers, made at the first call; None where they cannot be installed (the reason goes to stderr)."""
    python = folder / "bin" / "python"
    stamp = folder / "installed"
    if not stamp.exists() or stamp.read_text() != "\n".join(PEERS):
        print(f"bench: installing {', '.join(PEERS)} into {folder}", file=sys.stderr)
        install = [str(python), "-m", "pip", "install", "--quiet", "--disable-pip-version-check", *PEERS]
        for command in ([sys.executable, "-m", "venv", str(folder)], install):
            done = subprocess.run(command, capture_output=True, text=True, check=False)
            if done.returncode:
                print(f"bench: the peers cannot be installed:\n{done.stderr[-400:]}", file=sys.stderr)
                return None
        stamp.write_text("\n".join(PEERS))
    return python
