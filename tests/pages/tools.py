"""Programs that look at pages: where one is missing a test is skipped, but not in CI."""

from __future__ import annotations

import os
import shutil
from pathlib import Path

import pytest

AXE = Path(__file__).parent / "node_modules" / "axe-core" / "axe.min.js"


def missing(what: str) -> None:
    assert not os.environ.get("CI"), f"{what} is missing, and CI must have it"
    pytest.skip(f"{what} is not installed")


def program(*names: str) -> str:
    """The path of the first of these programs that there is."""
    found = next(filter(None, map(shutil.which, names)), None)
    if found is None:
        missing(names[0])
    return found


def axe() -> str:
    """The script that finds what keeps people from reading a page."""
    if not AXE.exists():
        missing("axe-core (npm ci --prefix tests/pages)")
    return AXE.read_text(encoding="utf-8")
