"""PNG and JPEG files that bear our mark."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from derive.writers.files import mark


@dataclass(frozen=True, slots=True)
class ImageFile:
    """A picture in dots, to be written."""

    path: Path
    content: bytes

    def signed(self) -> bytes:
        """The bytes of the file, our mark after their end, where viewers do not look."""
        body = self.content + b"\n"
        return body + f"{mark(body)}\n".encode()
