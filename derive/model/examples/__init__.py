"""The built-in specs, by name, and the starter from which a new one is written."""

from __future__ import annotations

from pathlib import Path

from derive.errors import SpecError
from derive.model.suggestion import did_you_mean

_FOLDER = Path(__file__).parent


def names() -> tuple[str, ...]:
    """The names of the built-in examples, sorted."""
    return tuple(sorted(file.stem for file in _FOLDER.glob("*.toml")))


def path(name: str) -> Path:
    """The spec file of the built-in example ``name``; SpecError if there is none."""
    if name not in names():
        known = did_you_mean(name, names(), "examples")
        raise SpecError(f"{name}: there is no such built-in example; {known}")
    return _FOLDER / f"{name}.toml"


def notes(name: str) -> str:
    """What somebody wrote about the example ``name``, faults and all; empty where nobody did."""
    file = _FOLDER / "notes" / f"{name}.md"
    return file.read_text(encoding="utf-8") if file.exists() else ""


def starter() -> str:
    """A small, complete, commented spec to start from."""
    return (_FOLDER / "starter" / "network.toml").read_text(encoding="utf-8")
