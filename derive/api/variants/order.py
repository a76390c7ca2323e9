"""What is ordered: which variants, how they look, and what to compare a second order by."""

from __future__ import annotations

import pickle
from dataclasses import asdict, dataclass
from pathlib import Path

from derive.marking.stream import digest
from derive.model.problem import Problem
from derive.model.schema import Spec
from derive.model.source import locate
from derive.model.spec import build, read
from derive.version import __version__


@dataclass(frozen=True, slots=True)
class Look:
    """How the files of every student look."""

    layouts: tuple[str, ...] = ("worksheet",)
    formats: tuple[str, ...] = ("html",)
    decimals: int = 4
    blanks: str = "half"
    hints: int = 0
    notation: str | None = None
    pdf_engine: str = "typst"


@dataclass(frozen=True, slots=True)
class Order:
    """A spec (pickled, so that another process can have it), a course key, and a look."""

    spec: bytes
    name: str
    course: str
    look: Look

    @classmethod
    def of(cls, source: str | Path | Spec, course: str, look: Look) -> Order:
        """The order for a spec file, a built-in example or a Spec."""
        if isinstance(source, Spec):
            return cls(pickle.dumps(source), "network", course, look)
        return cls(pickle.dumps(read(source)), locate(source).stem, course, look)

    @property
    def problem(self) -> Problem:
        """The problem that the spec describes."""
        return build(pickle.loads(self.spec), self.name, self.name)  # our own bytes

    def settings(self) -> dict[str, object]:
        """All that decides about the files, the spec and the course key by their digests."""
        return {
            "derive": __version__,
            "spec": digest(repr(pickle.loads(self.spec))).hex(),
            "seed": digest(self.course).hex(),
            **asdict(self.look),
        }
