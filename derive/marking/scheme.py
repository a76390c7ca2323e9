"""The marking scheme: marks for each quantity, how they are split, and how close is right."""

from __future__ import annotations

import math
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, field
from difflib import get_close_matches
from pathlib import Path

from derive.errors import SchemeError
from derive.marking.verdict import Kind

LARGEST = 1_000_000  # bytes
DEFAULT = "default"
SECTIONS = ("decimals", "marks", "split", "mistakes", "tolerance")
SPLIT = ("method", "rounded", "follow_through", "mistake")
RULES = ("absolute", "relative", "significant", "decimals")


@dataclass(frozen=True, slots=True)
class Closeness:
    """How close is right: within ``amount``, absolute or relative, or to so many digits."""

    rule: str
    amount: float


@dataclass(frozen=True, slots=True)
class Split:
    """Shares of the marks.

    ``method`` is the share that is for the method, the rest is for accuracy. An answer rounded too
    early keeps the share ``rounded`` of the rest, one that follows from earlier ones
    ``follow_through``; a named mistake keeps the share ``mistake`` of the marks for the method.
    """

    method: float = 0.5
    rounded: float = 0.5
    follow_through: float = 1.0
    mistake: float = 0.5


@dataclass(frozen=True, slots=True)
class Scheme:
    """Marks by key, ``default`` for the others; closeness likewise, none for honest rounding."""

    decimals: int | None = None
    marks: Mapping[str, float] = field(default_factory=dict)
    split: Split = Split()
    mistakes: Mapping[str, float] = field(default_factory=dict)
    tolerance: Mapping[str, Closeness] = field(default_factory=dict)

    def most(self, key: str) -> float:
        """All marks that there are for ``key``."""
        return self.marks.get(key, self.marks.get(DEFAULT, 1.0))

    def closeness(self, key: str) -> Closeness | None:
        """How close is right for ``key``; None for all that honest rounding can lead to."""
        return self.tolerance.get(key, self.tolerance.get(DEFAULT))

    def marks_for(self, key: str, kind: Kind, mistake: str = "") -> tuple[float, float]:
        """The marks for method and for accuracy."""
        most, split = self.most(key), self.split
        method, accuracy = most * split.method, most * (1 - split.method)
        match kind:
            case Kind.RIGHT:
                return method, accuracy
            case Kind.ROUNDED:
                return method, accuracy * split.rounded
            case Kind.FOLLOWS:
                return method, accuracy * split.follow_through
            case Kind.MISTAKE:
                return method * self.mistakes.get(mistake, split.mistake), 0.0
        return 0.0, 0.0


def load_scheme(path: Path) -> Scheme:
    """The scheme in a TOML file. Raises SchemeError, which names the entry and the remedy."""
    try:
        if path.stat().st_size > LARGEST:
            raise SchemeError(f"{path} is larger than {LARGEST} bytes; give a marking scheme")
        data = tomllib.loads(path.read_text(encoding="utf-8"))
    except OSError as fault:
        reason = (fault.strerror or str(fault)).lower()
        raise SchemeError(f"{path} cannot be read: {reason}; check the file") from None
    except (UnicodeDecodeError, tomllib.TOMLDecodeError) as fault:
        raise SchemeError(f"{path} is no TOML: {fault}; see `derive mark --help`") from None
    return scheme_of(data, str(path))


def scheme_of(data: Mapping[str, object], where: str = "the scheme") -> Scheme:
    """The scheme that ``data`` says, as read from TOML."""
    reader = _Reader(where)
    reader.known(data, SECTIONS, "section")
    split = reader.shares(data, "split")
    reader.known(split, SPLIT, "share in [split]")
    return Scheme(
        decimals=reader.decimals(data.get("decimals")),
        marks=reader.numbers(data, "marks", math.inf),
        split=Split(**split),
        mistakes=reader.shares(data, "mistakes"),
        tolerance=reader.tolerance(data),
    )


@dataclass(frozen=True, slots=True)
class _Reader:
    where: str

    def known(self, found: Mapping[str, object], names: tuple[str, ...], what: str) -> None:
        for name in found:
            if name not in names:
                close = get_close_matches(name, names, n=1)
                question = f"did you mean {close[0]}? " if close else ""
                raise self.fault(f"there is no {what} {name!r}; {question}{', '.join(names)}")

    def shares(self, data: Mapping[str, object], section: str) -> dict[str, float]:
        return self.numbers(data, section, 1.0)

    def numbers(self, data: Mapping[str, object], section: str, most: float) -> dict[str, float]:
        table = self.table(data, section)
        return {key: self.number(f"{section}.{key}", value, most) for key, value in table.items()}

    def table(self, data: Mapping[str, object], section: str) -> Mapping[str, object]:
        table = data.get(section, {})
        if not isinstance(table, Mapping):
            raise self.fault(f"{section} must be a table: write [{section}]")
        return table

    def number(self, name: str, value: object, most: float = math.inf) -> float:
        good = isinstance(value, int | float) and not isinstance(value, bool)
        if not good or not isinstance(value, int | float) or not 0 <= value <= most:
            range_ = f"from 0 to {most:g}" if most < math.inf else "of 0 or more"
            raise self.fault(f"{name} is {value!r}; give a number {range_}")
        if not math.isfinite(value):
            raise self.fault(f"{name} is {value!r}; give a number that is finite")
        return float(value)

    def decimals(self, value: object) -> int | None:
        if value is None:
            return None
        if not isinstance(value, int) or isinstance(value, bool) or not 1 <= value <= 12:
            raise self.fault(f"decimals is {value!r}; give a whole number from 1 to 12")
        return value

    def tolerance(self, data: Mapping[str, object]) -> dict[str, Closeness]:
        table = self.table(data, "tolerance")
        return {key: self.closeness(f"tolerance.{key}", value) for key, value in table.items()}

    def closeness(self, name: str, value: object) -> Closeness:
        if not isinstance(value, Mapping) or len(value) != 1:
            raise self.fault(f"{name} must be one rule, as {{relative = 0.01}}; {', '.join(RULES)}")
        self.known(value, RULES, f"rule in {name}")
        ((rule, amount),) = value.items()
        return Closeness(rule, self.number(f"{name}.{rule}", amount))

    def fault(self, sentence: str) -> SchemeError:
        return SchemeError(f"{self.where}: {sentence}")
