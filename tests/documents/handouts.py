"""Handouts of the built-in example and of the specs beside these tests, each made once."""

from __future__ import annotations

from functools import cache
from pathlib import Path

from derive.api import Worked, explain
from derive.model.examples import path
from derive.writers.formats import format_named

SPECS = Path(__file__).parent / "specs"
FILES = {"mazur": path("mazur"), **{file.stem: file for file in sorted(SPECS.glob("*.toml"))}}


@cache
def worked(name: str, weights: str | None = None) -> Worked:
    return explain(str(FILES[name]), weights=weights)


@cache
def written(name: str, format: str, weights: str | None = None) -> str:  # noqa: A002
    """The handout of a spec as the text of one format."""
    found = worked(name, weights)
    return found.render(found.handout(), format_named(format))
