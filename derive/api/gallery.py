"""The handouts of all built-in examples."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from pathlib import Path

from derive.api.worked import explain
from derive.model.examples import names
from derive.writers.files import write_files
from derive.writers.gallery import exhibit, index_files


def write_gallery(
    directory: str | Path,
    formats: str | Iterable[str] = ("md", "tex", "html"),
    *,
    force: bool = False,
    wrote: Callable[[Path], None] = lambda path: None,
) -> None:
    """Write the handout of every built-in example into ``directory``, and an index of them.

    ``wrote`` is called with the path of each file. Raises OutputError as ``write_handout`` does.
    """
    exhibits = []
    for name in names():
        worked = explain(name)
        paths = worked.write_handout(directory, formats, force=force)
        exhibits.append(exhibit(name, worked.problem.title, paths))
        for path in paths:
            wrote(path)
    index = index_files(exhibits, Path(directory))
    write_files(index, force=force)
    for file in index:
        wrote(file.path)
