"""Shared helpers: where the documents are, and how long Hypothesis may take."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings

ROOT = Path(__file__).resolve().parent.parent
SHARED = ROOT.parent / "shared" / "corpus"

settings.register_profile(
    "vnunion", deadline=None, max_examples=60, derandomize=True, suppress_health_check=[HealthCheck.too_slow]
)
settings.load_profile("vnunion")


@pytest.fixture(scope="session")
def root() -> Path:
    """The repository."""
    return ROOT


@pytest.fixture(scope="session")
def shared() -> Path:
    """The folder of the shared documents; the test is skipped where it is absent."""
    if not SHARED.is_dir():
        pytest.skip(f"the shared documents are not at {SHARED}")
    return SHARED
