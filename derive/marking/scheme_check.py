"""Whether a marking scheme speaks of what the problem has."""

from __future__ import annotations

from difflib import get_close_matches

from derive.errors import QuantityError, SchemeError
from derive.marking.candidates import WRITTEN
from derive.marking.desk import Desk
from derive.marking.expressions.misjoined import NAMES as JOINED
from derive.marking.expressions.slips import NAMES as SLIPS
from derive.marking.question import question_of
from derive.marking.scheme import DEFAULT
from derive.model.quantity import quantities


def check_scheme(desk: Desk) -> None:
    """Raises SchemeError where the scheme names a quantity or a mistake that there is not."""
    scheme = desk.scheme
    for section, keys in (("marks", scheme.marks), ("tolerance", scheme.tolerance)):
        for key in keys:
            if key != DEFAULT:
                _check_key(desk, section, key)
    if scheme.mistakes.keys() <= _names(desk):
        return
    known = _names(desk) | _slips(desk)
    for name in scheme.mistakes:
        if name not in known:
            raise SchemeError(_unknown(name, known))


def _check_key(desk: Desk, section: str, key: str) -> None:
    try:
        question_of(desk.problem.graph, key)
    except QuantityError as fault:
        raise SchemeError(f"the scheme, {section}: {fault}") from None


def _names(desk: Desk) -> set[str]:
    return {mistake.name for mistake, _ in desk.mistakes} | set(WRITTEN) | JOINED | SLIPS


def _slips(desk: Desk) -> set[str]:
    return {slip.name for one in quantities(desk.problem.graph) for slip in desk.slips(one)}


def _unknown(name: str, known: set[str]) -> str:
    close = get_close_matches(name, known, n=3)
    question = f"did you mean {' or '.join(close)}? " if close else ""
    return (
        f"the scheme, mistakes: there is no mistake {name!r}; {question}the names are those that "
        "`derive mark` writes into its JSON"
    )
