"""What a bank is to hold, and what is needed to make a variant's questions anywhere."""

from __future__ import annotations

import pickle
from collections.abc import Iterable
from dataclasses import dataclass, replace
from pathlib import Path

from derive.api.variants.order import Look, Order
from derive.marking.desk import SHEET_DECIMALS
from derive.marking.scheme import Scheme, load_scheme
from derive.model.schema import Spec


@dataclass(frozen=True, slots=True)
class BankLook:
    """What is asked, how it is written and how it is marked.

    ``to`` is moodle or gift. ``quantities`` are few (the results), half or all that a worksheet
    asks for, or keys. Without ``decimals`` those of the scheme count. With ``slips`` a slip with a
    single number is named too, not only a mistake in the method.
    """

    to: str = "moodle"
    quantities: str | Iterable[str] = "few"
    decimals: int | None = None
    notation: str | None = None
    scheme: Scheme | Path | None = None
    slips: bool = True

    @property
    def rules(self) -> Scheme:
        """The scheme, with the decimals asked for. Raises SchemeError for a faulty file."""
        scheme = load_scheme(self.scheme) if isinstance(self.scheme, Path) else self.scheme
        chosen = scheme or Scheme()
        return replace(chosen, decimals=self.decimals or chosen.decimals or SHEET_DECIMALS)


@dataclass(frozen=True, slots=True)
class BankOrder:
    """A bank that is wanted; the scheme is pickled, so that another process can have it."""

    order: Order
    scheme: bytes
    slips: bool

    @classmethod
    def of(cls, source: str | Path | Spec, course: str, look: BankLook) -> BankOrder:
        """The order for a spec file, a built-in example or a Spec."""
        rules, asked = look.rules, look.quantities
        wish = asked if isinstance(asked, str) else ",".join(asked)
        decimals = rules.decimals or SHEET_DECIMALS
        own = Look(decimals=decimals, blanks=wish, notation=look.notation)
        return cls(Order.of(source, course, own), pickle.dumps(rules), look.slips)

    @property
    def rules(self) -> Scheme:
        """The scheme."""
        scheme: Scheme = pickle.loads(self.scheme)  # our own bytes
        return scheme
