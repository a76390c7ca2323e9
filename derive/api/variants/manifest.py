"""What has been made so far, a line of JSON each, so that a second run goes on where one stopped.

The first line says for which settings. A line is written once its files are; the last one may be
torn when a run is killed, and is then forgotten.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, BinaryIO

from derive.api.variants.workshop import Made
from derive.errors import OutputError
from derive.marking.student import Student


@dataclass(frozen=True, slots=True)
class Work:
    """What is made, the file that says so, and the option that names another place."""

    things: str
    name: str
    option: str


VARIANTS = Work("variants", "variants.jsonl", "-o")


@dataclass
class Manifest:
    """The file, open and ours alone; ``done`` holds the codes and files by the keys of students."""

    folder: Path
    stream: BinaryIO
    work: Work = VARIANTS
    done: dict[str, tuple[str, tuple[str, ...]]] = field(default_factory=dict)

    def known(self, student: Student) -> tuple[str, tuple[str, ...]]:
        """The code of a student's variant, and its files if all of them are there."""
        code, files = self.done.get(student.key, ("", ()))
        return code, files if all((self.folder / one).exists() for one in files) else ()

    def add(self, made: Made) -> None:
        """Note what was made, unless it is noted already."""
        key = made.student.key
        if self.done.get(key) != (made.code, made.files):
            self._write({"student": key, "code": made.code, "files": made.files})
        self.done[key] = made.code, made.files

    def begin(self, settings: Mapping[str, object], *, force: bool) -> None:
        """Read what is there; OutputError if it was made with other settings, unless ``force``."""
        lines = self._whole_lines()
        told = json.loads(json.dumps(settings))
        if lines and lines[0] != told:
            if not force:
                raise OutputError(_other(self, lines[0], told))
            lines = []
            self.stream.truncate(0)
        if not lines:
            self._write(settings)
        for line in lines[1:]:
            self.done[line["student"]] = line["code"], tuple(line["files"])

    def _whole_lines(self) -> list[dict[str, Any]]:
        """What can be read; a torn last line is cut off."""
        self.stream.seek(0)
        content = self.stream.read()
        end = content.rfind(b"\n") + 1
        self.stream.truncate(end)
        try:
            return [json.loads(line) for line in content[:end].splitlines()]
        except ValueError:
            raise OutputError(
                f"{self.folder / self.work.name} is damaged: remove it, and all "
                f"{self.work.things} are made again"
            ) from None

    def _write(self, data: Mapping[str, object]) -> None:
        self.stream.write(json.dumps(data, ensure_ascii=False).encode() + b"\n")
        self.stream.flush()


@contextmanager
def opened(
    folder: Path, settings: Mapping[str, object], *, force: bool, work: Work = VARIANTS
) -> Iterator[Manifest]:
    """The manifest of ``folder``, for these settings; no other run may write there meanwhile.

    What a killed run left half written is removed at the end.
    """
    try:
        folder.mkdir(parents=True, exist_ok=True)
        stream = (folder / work.name).open("a+b")
    except OSError as fault:
        reason = (fault.strerror or str(fault)).lower()
        raise OutputError(
            f"{folder} cannot be written: {reason}; choose another directory with {work.option}"
        ) from fault
    with stream:
        _lock(stream, folder, work)
        manifest = Manifest(folder, stream, work)
        manifest.begin(settings, force=force)
        yield manifest
        for left_over in folder.rglob(".*.part"):
            left_over.unlink(missing_ok=True)


def _lock(stream: BinaryIO, folder: Path, work: Work) -> None:
    """Keep other runs out until the file is closed, where the system can."""
    try:
        import fcntl  # noqa: PLC0415 - not on Windows
    except ImportError:
        return
    try:
        fcntl.flock(stream, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        raise OutputError(
            f"another run is making {work.things} in {folder}; wait for it, or choose another "
            f"directory with {work.option}"
        ) from None
    except OSError:
        return  # a file system without locks


def _other(manifest: Manifest, had: Mapping[str, object], told: Mapping[str, object]) -> str:
    names = [name for name in told if had.get(name) != told[name]]
    work = manifest.work
    return (
        f"{manifest.folder} holds {work.things} made with other settings ({', '.join(names)}): "
        f"choose another directory with {work.option}, or make them anew with --force"
    )
