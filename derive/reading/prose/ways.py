"""The quantities that each way of giving a number speaks of."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from itertools import pairwise
from typing import TypeAlias

from derive.algebra.term import Partial
from derive.algebra.variable import RATE, Role
from derive.model.quantity import Quantity
from derive.reading.prose import network
from derive.reading.prose.claim import Names
from derive.reading.prose.grammar import Way
from derive.reading.prose.kinds import Kind
from derive.reading.prose.marks import Mark
from derive.reading.prose.match import Match
from derive.reading.prose.phrase import ROLES, phrase
from derive.reading.prose.slopes import slopes
from derive.reading.prose.subject import quantities

Quantities: TypeAlias = tuple[Quantity, ...]

_BARE = (Kind.ERROR, Kind.COST, Kind.OUTPUT, Kind.INPUT)


def named(match: Match) -> Quantities:
    """The quantities that ``match`` speaks of, in order; nothing where there is a doubt.

    A whole number without a name, as in "the output is 1", may say what holds of any network.
    """
    found = _FOUND[match.way](match)
    general = match.whole and not match.names and match.way not in (Way.TARGETS, Way.INPUTS)
    return () if general and any(match.sentence.names.moves(one) for one in found) else found


def _value(match: Match) -> Quantities:
    found = phrase(match.sentence, match.found, len(match.numbers))
    return quantities(found) if found and not _is_heading(match) else ()


def _is_heading(match: Match) -> bool:
    """Whether it is no more than "Error: 0.5", which may be the output of a program."""
    link = match.mark("link") if match.has("link") else None
    bare = match.phrase[-1].kind in _BARE and len(match.phrase) == 1
    return link is not None and link.kind is Kind.COLON and bare


def _named(match: Match) -> Quantities:
    """The names in their order; a letter with a whole number may count something."""
    names = match.sentence.names
    found = tuple(mark.quantity for mark in match.names if mark.quantity is not None)
    suits = all(_suits(noun, name) for noun, name in pairwise(match.phrase))
    counts = match.whole and any(_may_count(names, mark) for mark in match.names)
    case = match.before is Kind.WITH and not all(_can_be_checked(names, one) for one in found)
    return found if suits and not counts and not case else ()


def _suits(noun: Mark, name: Mark) -> bool:
    """Whether a name is of the kind that the noun before it says."""
    if name.quantity is None or noun.kind not in (*ROLES, Kind.GRADIENT):
        return True
    if isinstance(name.quantity, Partial):
        return noun.kind is Kind.GRADIENT
    return ROLES.get(noun.kind) is name.quantity.role


def _can_be_checked(names: Names, quantity: Quantity) -> bool:
    """Whether it will be seen that "with w_5 = 0.1" is a case of another network."""
    return not names.moves(quantity) or quantity in names.given


def _may_count(names: Names, mark: Mark) -> bool:
    """Whether a name is a bare letter that is no name of the network's own, as in t = 4."""
    return len(mark.text) == 1 and mark.text not in names.keys


def _units(match: Match) -> Quantities:
    """The outputs of the units, or of the network, that put the numbers out."""
    sentence, who = match.sentence, match.mark("who")
    assert who is not None
    unit = network.unit_of(who.quantity)
    if unit or who.kind is Kind.NAME:
        return (unit,) if unit else ()
    plural = isinstance(who.meaning, str) and who.meaning.endswith("s")
    if who.kind is Kind.UNIT and not plural:
        return ()
    found = network.units(sentence.names, str(who.meaning) if who.kind is Kind.UNIT else "outputs")
    counts = [mark.meaning for mark in match.phrase if mark.kind is Kind.COUNT]
    return found if all(count == len(found) for count in counts) else ()


def _targets(match: Match) -> Quantities:
    """What is wanted of the units, the network or an output."""
    names = match.sentence.names
    if match.has("noun"):
        noun = match.sentence.marks[match.found.start("noun")]
        found = _value(match) if noun.kind in (Kind.OUTPUT, Kind.TARGET) else ()
    else:
        found = _units(match)
    units = [network.unit_of(quantity) for quantity in found]
    targets = [network.as_role(names, unit, Role.TARGET) for unit in units if unit]
    return tuple(target for target in targets if target)


def _inputs(match: Match) -> Quantities:
    return network.units(match.sentence.names, "inputs")


def _rate(match: Match) -> Quantities:
    if match.has("noun"):
        found = _value(match)
    elif match.phrase[-1].kind is Kind.RATE:
        found = (RATE,) if network.rate(match.sentence.names) else ()
    else:
        found = _named(match)
    return found if found == (RATE,) else ()


def _it(match: Match) -> Quantities:
    """The error spoken of last, when the sentence says a new moment for it."""
    subject = match.sentence.memory.subject
    return (subject,) if subject and match.sentence.timed.moments else ()


def _moved(match: Match) -> Quantities:
    """What has two numbers, one before and one after, if training changes it."""
    found = _value(match) if match.has("noun") else _named(match)
    return tuple(one for one in found if match.sentence.names.moves(one))


_FOUND: Mapping[Way, Callable[[Match], Quantities]] = {
    Way.VALUE: _value,
    Way.NAMED: _named,
    Way.UNITS: _units,
    Way.TARGETS: _targets,
    Way.INPUTS: _inputs,
    Way.RATE: _rate,
    Way.IT: _it,
    Way.FALL: _moved,
    Way.STEP: _moved,
    Way.SLOPE: slopes,
}
