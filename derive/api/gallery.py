"""Every built-in example in every layout and every format, and an index of them."""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import ProcessPoolExecutor
from functools import partial
from multiprocessing import get_context
from pathlib import Path

from derive.api.exhibit import exhibit
from derive.model.examples import names
from derive.writers.files import Signed, write_files
from derive.writers.gallery import Exhibit, index_files


def write_gallery(
    directory: str | Path,
    *,
    force: bool = False,
    advance: Callable[[int], None] = lambda done: None,
) -> tuple[Path, ...]:
    """Write the gallery into ``directory``; the paths of its files.

    The examples are made side by side; ``advance`` is told how many are done. Raises OutputError
    without the package typst, and where a file cannot be written or is not ours to overwrite.
    """
    folder = Path(directory)
    exhibits: list[Exhibit] = []
    files: list[Signed] = []
    with ProcessPoolExecutor(mp_context=get_context("spawn")) as pool:
        for shown, made in pool.map(partial(exhibit, directory=folder), names()):
            exhibits.append(shown)
            files.extend(made)
            advance(len(exhibits))
    files.extend(index_files(exhibits, folder))
    write_files(files, force=force)
    return tuple(file.path for file in files)
