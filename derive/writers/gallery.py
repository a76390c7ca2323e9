"""The index page of a gallery: what there is, each with a small picture and its files."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from derive.writers.environment import environment
from derive.writers.files import File
from derive.writers.formats import HTML, MARKDOWN

_PAGES = ((MARKDOWN, "README.md"), (HTML, "index.html"))


@dataclass(frozen=True, slots=True)
class Piece:
    """One layout: what it is called, its pages, the one to open first, and a picture of it."""

    layout: str
    pages: tuple[str, ...]
    first: str
    picture: str


@dataclass(frozen=True, slots=True)
class Exhibit:
    """One example: the name of its folder, its title, and what was made of it."""

    name: str
    title: str
    pieces: tuple[Piece, ...]


def piece(layout: str, pages: Sequence[Path], picture: Path) -> Piece:
    """The layout written to ``pages``, of which the first is opened first."""
    names = [path.name for path in pages if path.suffix != ".svg"]
    return Piece(layout, tuple(names), names[0], picture.name)


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
