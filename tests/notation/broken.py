"""A right-hand side broken into rows, as a page breaks it."""

from derive.algebra.term import Term
from derive.derivation.step import Form
from derive.notation.breaking import SIGN_WIDTH, Breaker
from derive.notation.printer import Printer


def broken(
    printer: Printer, left: Term | None, right: Term, form: Form, width: int
) -> tuple[str, ...]:
    """The right-hand side of ``left = right`` in rows, so that the whole fits into ``width``."""
    breaker = Breaker(printer)
    taken = breaker.width(left) if left is not None else 0
    return breaker.rows(right, form, width - taken - SIGN_WIDTH)
