"""Our templates, given out for their new owner to change."""

from __future__ import annotations

from pathlib import Path

from derive.errors import OutputError
from derive.writers.environment import our_templates
from derive.writers.files import write_new


def copy_templates(folder: Path, *, force: bool = False) -> tuple[Path, ...]:
    """Copy every template into ``folder``; the paths of the copies.

    Raises OutputError, before anything is written, where one of them exists and not ``force``.
    """
    ours = our_templates()
    names = sorted(path.relative_to(ours) for path in ours.rglob("*") if path.is_file())
    there = [folder / name for name in names if (folder / name).exists()]
    if there and not force:
        raise OutputError(
            f"{there[0]} exists: choose another folder, or overwrite its templates with --force"
        )
    for name in names:
        write_new(folder / name, (ours / name).read_text(encoding="utf-8"), force=force)
    return tuple(folder / name for name in names)
