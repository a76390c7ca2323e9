"""How many updates after the start the numbers of a sentence are read."""

from __future__ import annotations

from dataclasses import replace

from derive.algebra.variable import RATE, Role, Variable
from derive.model.quantity import Quantity
from derive.reading.prose.kinds import Kind
from derive.reading.prose.match import Match
from derive.reading.prose.moment import Moment, When
from derive.reading.prose.phrase import local_moment
from derive.reading.prose.sentence import Sentence
from derive.reading.prose.timing import governing, updates

_CHANGES = (Kind.CHANGE, Kind.DROP, Kind.MOVE)


def _is_other(match: Match, quantity: Quantity, moment: Moment | None) -> bool:
    """Whether an input or a target is said to be a new one, or the rate to be so only later."""
    if _is_updated(quantity):
        return False
    said = moment if quantity == RATE else local_moment(match.sentence, match.found)
    return said is not None and (said.when, said.updates) != (When.AT, 0)


def _is_updated(quantity: Quantity) -> bool:
    return isinstance(quantity, Variable) and quantity.updates > 0


def moment(match: Match) -> Moment | None:
    """The moment that an adjective, or the sentence, says for the numbers."""
    places = [number.place for number in match.numbers]
    own = local_moment(match.sentence, match.found)
    said = governing(match.sentence.timed, min(places), max(places))
    if own and said and own.when is not When.AT:
        return replace(said, when=When.UNKNOWN) if said.when is not When.AT else said
    return own or said


def later(match: Match, quantity: Quantity, moment: Moment | None) -> int | None:
    """How many updates later than its name says ``quantity`` is read; None if in doubt."""
    sentence = match.sentence
    if not sentence.names.moves(quantity) or _is_updated(quantity):
        moved = _changes(match) and not _is_updated(quantity)
        return None if moved or _is_other(match, quantity, moment) else 0
    count = updates(moment, sentence.memory) if moment else _unsaid(sentence, quantity)
    if sentence.names.sampled and count:  # a round may be an update for each sample
        return None
    return None if _changes(match) and not count else count


def _changes(match: Match) -> bool:
    """Whether the verb says that the quantity has moved."""
    start, end = match.found.span("link") if match.has("link") else (0, 0)
    return any(mark.kind in _CHANGES for mark in match.sentence.marks[start:end])


def _unsaid(sentence: Sentence, quantity: Quantity) -> int | None:
    """The start, while no other moment has been spoken of."""
    memory, timed = sentence.memory, sentence.timed
    renewed = memory.renewed and isinstance(quantity, Variable) and quantity.role is not Role.DELTA
    doubt = memory.moved or memory.rounds or timed.later or timed.vague
    return None if renewed or doubt else 0
