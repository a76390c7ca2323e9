"""What checking a document finds: a verdict on every equality in it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from derive.checking.verdict import FAULTS, Kind, Verdict
from derive.model.problem import Problem


@dataclass(frozen=True, slots=True)
class Correction:
    """A correction: the characters from ``start`` to ``end`` of the file become ``new``."""

    start: int
    end: int
    old: str
    new: str


@dataclass(frozen=True, slots=True)
class Link:
    """One equality: ``left`` and ``right`` as written, ``line`` and ``column`` of the right one."""

    left: str
    right: str
    line: int
    column: int
    verdict: Verdict
    corrections: tuple[Correction, ...] = ()


@dataclass(frozen=True, slots=True)
class Statement:
    """A formula, or a claim in running text, with a verdict on each of its equalities.

    ``setting`` is display, inline or prose.
    """

    line: int
    column: int
    source: str
    setting: str
    links: tuple[Link, ...]


@dataclass(frozen=True, slots=True)
class Checked:
    """A checked document: ``conventions`` and ``remarks`` are sentences."""

    document: str
    problem: Problem
    text: str = field(repr=False)
    statements: tuple[Statement, ...]
    conventions: tuple[str, ...] = ()
    remarks: tuple[str, ...] = ()

    @property
    def links(self) -> Iterator[Link]:
        """Every equality, in reading order."""
        return (link for statement in self.statements for link in statement.links)

    @property
    def counts(self) -> Mapping[Kind, int]:
        """How many equalities got each verdict; kinds that did not occur are left out."""
        found = [link.verdict.kind for link in self.links]
        return {kind: found.count(kind) for kind in Kind if kind in found}

    @property
    def wrong(self) -> bool:
        """Whether anything in the document is wrong."""
        return any(link.verdict.kind in FAULTS for link in self.links)

    @property
    def corrections(self) -> tuple[Correction, ...]:
        """All corrections that are certain, in the order of the file, none inside another."""
        corrections = sorted(
            {e for link in self.links for e in link.corrections}, key=lambda e: e.start
        )
        kept: list[Correction] = []
        for correction in corrections:
            if not kept or correction.start >= kept[-1].end:
                kept.append(correction)
        return tuple(kept)
