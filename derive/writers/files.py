"""Writing files: all of them or none, and never over a file that someone else wrote.

Every file has, at its end, a line that says who made it, with the SHA-256 of all other lines. A
file whose line still fits is ours and unchanged, and may be overwritten.
"""

from __future__ import annotations

import hashlib
import os
import re
from collections.abc import Iterable
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

from derive.errors import OutputError
from derive.version import __version__

_MARK = re.compile(rb"^.*made by derive \S+, sha256 ([0-9a-f]{64}).*\n?", re.MULTILINE)


class Signed(Protocol):
    """A file to be written."""

    @property
    def path(self) -> Path:
        """Where it belongs."""

    def signed(self) -> bytes:
        """Its bytes, our mark among them."""


@dataclass(frozen=True, slots=True)
class File:
    """A file to be written: ``text`` ends in a newline, ``comment`` opens and closes a remark."""

    path: Path
    text: str
    comment: tuple[str, str]

    def signed(self) -> bytes:
        """The bytes of the file, our mark at their end."""
        body = f"{self.text}\n".encode()  # a comment right below a table would be a row of it
        opening, closing = self.comment
        return body + f"{opening}{mark(body)}{closing}\n".encode()


def mark(rest: bytes) -> str:
    """The words that say that derive wrote a file, whose other bytes are ``rest``."""
    return f"made by derive {__version__}, sha256 {_digest(rest)}"


def write_files(files: Iterable[Signed], *, force: bool = False) -> None:
    """Write all files, or none.

    Raises OutputError when one exists that is not ours, unless ``force``, and when a place cannot
    be written.
    """
    chosen = tuple(files)
    for file in chosen:
        if not force:
            _refuse_foreign(file.path)
    staged: list[tuple[Path, Path]] = []
    try:
        staged.extend((_stage(file.path, file.signed()), file.path) for file in chosen)
        for temporary, path in staged:
            _move(temporary, path)
    finally:
        for temporary, _ in staged:
            with suppress(OSError):
                temporary.unlink(missing_ok=True)


def write_new(path: Path, text: str, *, force: bool = False) -> None:
    """Write a file for its owner to change: it bears no mark, and none is overwritten unasked."""
    if not force and path.exists():
        raise OutputError(f"{path} exists: choose another name, or overwrite it with --force")
    _move(_stage(path, text.encode()), path)


def is_ours(content: bytes) -> bool:
    """Whether derive wrote this, and nobody has changed it since; line ends do not count."""
    text = _unix(content).rstrip(b"\n")
    found = list(_MARK.finditer(text))
    if not found:
        return False
    last = found[-1]
    return last[1].decode() == _digest(text[: last.start()] + text[last.end() :])


def _refuse_foreign(path: Path) -> None:
    try:
        content = path.read_bytes()
    except FileNotFoundError:
        return
    except OSError as fault:
        raise _unwritable(path, fault) from fault
    if not is_ours(content):
        raise OutputError(
            f"{path} exists and derive did not write it, or it was changed since: "
            "move it away, or overwrite it with --force"
        )


def _stage(path: Path, content: bytes) -> Path:
    """The content, safe on the disk beside the place where it belongs."""
    temporary = path.with_name(f".{path.name}.{os.getpid()}.part")
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        with temporary.open("wb") as stream:
            stream.write(content)
            stream.flush()
            os.fsync(stream.fileno())
    except OSError as fault:
        with suppress(OSError):
            temporary.unlink(missing_ok=True)
        raise _unwritable(path, fault) from fault
    return temporary


def _move(temporary: Path, path: Path) -> None:
    try:
        temporary.replace(path)
    except OSError as fault:
        with suppress(OSError):
            temporary.unlink(missing_ok=True)
        raise _unwritable(path, fault) from fault


def _unwritable(path: Path, fault: OSError) -> OutputError:
    reason = (fault.strerror or str(fault)).lower()
    place = f" ({fault.filename})" if fault.filename and Path(fault.filename) == path.parent else ""
    return OutputError(
        f"{path} cannot be written: {reason}{place}; choose another directory, "
        "or change its permissions"
    )


def _digest(content: bytes) -> str:
    return hashlib.sha256(_unix(content)).hexdigest()


def _unix(content: bytes) -> bytes:
    return content.replace(b"\r\n", b"\n")
