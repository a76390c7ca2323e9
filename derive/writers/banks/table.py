"""The formats of question banks: a new one is a record here and a file."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from derive.errors import OutputError
from derive.model.suggestion import did_you_mean
from derive.writers.banks.gift import gift
from derive.writers.banks.item import Item
from derive.writers.banks.moodle import moodle
from derive.writers.formats import ANGLE, SLASHES


@dataclass(frozen=True, slots=True)
class BankFormat:
    """How a bank becomes one file, whose name ends in ``suffix``; see Format for ``comment``."""

    name: str
    suffix: str
    comment: tuple[str, str]
    write: Callable[[Iterable[Item]], str]


# Moodle takes GIFT only from files that end as plain text does.
BANK_FORMATS = (
    BankFormat("moodle", ".moodle.xml", ANGLE, moodle),
    BankFormat("gift", ".gift.txt", SLASHES, gift),
)


def bank_format_named(name: str) -> BankFormat:
    """The format of this name. Raises OutputError, which lists the names, when there is none."""
    for known in BANK_FORMATS:
        if known.name == name:
            return known
    names = did_you_mean(name, [known.name for known in BANK_FORMATS], "formats")
    raise OutputError(f"there is no question bank format {name!r}; {names}")
