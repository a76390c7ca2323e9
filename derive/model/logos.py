"""The logo of a document, read from its file."""

from __future__ import annotations

from pathlib import Path
from typing import Final

from derive.model.front import Logo

LARGEST: Final = 300_000  # bytes; it is part of every page written
_KINDS: Final = {b"\x89PNG\r\n\x1a\n": "png", b"\xff\xd8\xff": "jpg"}


def read_logo(path: Path) -> Logo:
    """The picture in a file. Raises ValueError, which says what is wrong with it."""
    try:
        with path.open("rb") as file:
            content = file.read(LARGEST + 1)
    except (OSError, ValueError) as fault:
        reason = getattr(fault, "strerror", None) or fault
        raise ValueError(
            f"{path} cannot be read: {str(reason).lower()}; give a path from the spec's own folder"
        ) from None
    if len(content) > LARGEST:
        raise ValueError(f"{path} is longer than {LARGEST} bytes; make the picture smaller")
    for start, kind in _KINDS.items():
        if content.startswith(start):
            return Logo(kind, content)
    raise ValueError(f"{path} is neither PNG nor JPEG; save the picture as one of them")
