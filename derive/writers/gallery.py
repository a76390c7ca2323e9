"""The index page of several handouts: what there is, each with a picture and its files."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from derive.writers.environment import environment
from derive.writers.files import File
from derive.writers.formats import HTML, MARKDOWN

_PAGES = ((MARKDOWN, "README.md"), (HTML, "index.html"))


@dataclass(frozen=True, slots=True)
class Exhibit:
    """One handout: the name of its folder, its title, its files, and a picture among them."""

    name: str
    title: str
    files: tuple[str, ...]
    picture: str = ""


def exhibit(name: str, title: str, paths: Sequence[Path]) -> Exhibit:
    """The handout written to ``paths``; its picture is the first one drawn for it."""
    names = tuple(path.name for path in paths)
    pages = tuple(one for one in names if not one.endswith(".svg"))
    return Exhibit(name, title, pages, next((one for one in names if one.endswith(".svg")), ""))


def index_files(exhibits: Sequence[Exhibit], folder: Path) -> tuple[File, ...]:
    """The index of ``exhibits``, as a page for GitHub and as one for a browser."""
    return tuple(
        File(
            folder / name,
            environment(page).get_template(f"index.{page.name}.j2").render(exhibits=exhibits),
            page.comment,
        )
        for page, name in _PAGES
    )
