"""The user's cache folder: what is worth keeping between runs; once gone it is made again."""

from __future__ import annotations

import os
from contextlib import suppress
from pathlib import Path

VARIABLE = "DERIVE_CACHE"  # another folder; empty: nothing is kept


def cache_folder(name: str) -> Path | None:
    """The folder ``name`` of the cache, made if need be and the user's alone; None without one."""
    chosen = os.environ.get(VARIABLE)
    if chosen == "":
        return None
    try:
        root = Path(chosen) if chosen else _usual()
        folder = root / name
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    except (OSError, RuntimeError):  # no home, no room, no right
        return None
    return folder if _own(folder) else None


def keep(file: Path, content: bytes) -> None:
    """Write ``file`` at once, so that another process never reads half; or not at all."""
    half = file.with_name(f"{file.name}.{os.getpid()}")
    with suppress(OSError):
        half.write_bytes(content)
        half.replace(file)


def _usual() -> Path:
    own = os.environ.get("XDG_CACHE_HOME")
    return (Path(own) if own else Path.home() / ".cache") / "derive"


def _own(folder: Path) -> bool:
    """Whether nobody else can put files in; what is kept is trusted as compiled modules are."""
    if not hasattr(os, "getuid"):
        return True
    facts = folder.stat()
    return facts.st_uid == os.getuid() and not facts.st_mode & 0o022
