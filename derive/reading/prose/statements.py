"""From the matches of the patterns in a sentence to its claims."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal

from derive.algebra.term import Partial
from derive.algebra.variable import Role, Variable
from derive.model.quantity import Quantity
from derive.reading.prose import network
from derive.reading.prose.claim import Claim, Identity, Statement, shifted
from derive.reading.prose.dating import later, moment
from derive.reading.prose.grammar import PATTERNS, Pattern, Way
from derive.reading.prose.kinds import Kind
from derive.reading.prose.language import BY
from derive.reading.prose.match import Match, Number, joined, numbers
from derive.reading.prose.numerals import alike
from derive.reading.prose.sentence import Sentence
from derive.reading.prose.ways import named

_CHOOSING = (Kind.WITH, Kind.OF, Kind.FEED, Kind.HAVE, Kind.WHEN)


def statements(sentence: Sentence, *, verb_second: bool) -> Iterator[Statement]:
    """All that ``sentence`` claims, pattern by pattern; a number may come more than once."""
    numeric = any(mark.kind is Kind.NUMBER for mark in sentence.marks)
    for one in PATTERNS:
        if (one.verb_second and not verb_second) or (one.way is not Way.IDENTITY and not numeric):
            continue
        for found in one.expression.finditer(sentence.letters):
            yield from _stated(sentence, one, found)


def _stated(sentence: Sentence, one: Pattern, found: re.Match[str]) -> Iterator[Statement]:
    if one.way is Way.IDENTITY:
        yield from _identity(sentence, found)
        return
    match = Match(sentence, one.way, found, tuple(numbers(sentence, found)))
    if not (one.decimals and match.whole) and not joined(match) and not _opens(match):
        yield from _claims(match)


def _opens(match: Match) -> bool:
    """Whether the verb is the first word of all, as in "Ist der Fehler 0,3, so …": a condition."""
    first = match.has("link") and match.found.start("link") == 0
    return first and not any(place == 0 for place, _ in match.sentence.timed.moments)


def _claims(match: Match) -> Iterator[Claim]:
    """One claim for each number, if as many quantities are named; and their targets."""
    found = named(match)
    if len(found) != len(match.numbers):
        return
    if match.has("old"):
        yield from _changed(match, found[0])
        return
    for quantity, number in zip(found, match.numbers, strict=True):
        yield from _claim(match, quantity, number)
        unit = network.unit_of(quantity)
        if number.target is not None and unit:
            target = network.as_role(match.sentence.names, unit, Role.TARGET)
            beside = Number(number.target, approximate=False, target=None)
            yield from _claim(match, target, beside) if target else ()


def _claim(match: Match, quantity: Quantity, number: Number) -> Iterator[Claim]:
    """The claim, if the digits are sure, the quantity is of one sample and the moment is known."""
    count = later(match, quantity, moment(match))
    if count is not None:
        case = _may_be_case(match, quantity) or _is_reset(match, quantity, number)
        yield from _dated(match, quantity, number, count, case=case)


def _dated(
    match: Match, quantity: Quantity, number: Number, count: int, *, case: bool
) -> Iterator[Claim]:
    """The claim on ``quantity`` after ``count`` updates."""
    sentence, mark = match.sentence, match.sentence.marks[number.place]
    if not mark.number or not mark.number.digits or not _of_one_sample(sentence, quantity):
        return
    said = moment(match)
    yield Claim(
        shifted(quantity, count) if count else quantity,
        mark.number.digits,
        mark.start,
        mark.end,
        match.words,
        sentence.text[said.start : said.end] if said and sentence.names.moves(quantity) else "",
        number.approximate,
        case,
    )


def _changed(match: Match, quantity: Quantity) -> Iterator[Claim]:
    """The claims of "falls from 0.3 to 0.29", the first number being that at the start.

    They are sure where the text says that one update lies between; otherwise the numbers may be
    of any two moments, and tell of another case if they are not those of the first update.
    """
    if match.has("to") and _is_no_end(match):
        return
    count = _passed(match, quantity)
    before = Number(match.found.start("old"), approximate=False, target=None)
    yield from _dated(match, quantity, before, 0, case=count != 1)
    yield from _dated(match, quantity, match.numbers[0], count or 1, case=not count)


def _is_no_end(match: Match) -> bool:
    """Whether the second number is no value: "from 0.3 by 0.1"."""
    to = match.mark("to")
    return to is not None and to.meaning == BY


def _passed(match: Match, quantity: Quantity) -> int | None:
    """How many updates lie between the numbers of a change; None if nobody knows."""
    if match.way is Way.FALL:
        return later(match, quantity, moment(match)) or None
    memory, given = match.sentence.memory, match.sentence.names.given
    old = match.mark("old")
    known = isinstance(quantity, Variable) and given.get(quantity)
    if not (known and old and old.number and old.number.digits):
        return None
    return memory.updates or None if alike(known, Decimal(old.number.digits)) else None


def _is_reset(match: Match, quantity: Quantity, number: Number) -> bool:
    """Whether a derivative is said to be 0, as where it is set to 0, or where a minimum is."""
    found = match.sentence.marks[number.place].number
    zero = found is not None and bool(found.digits) and not Decimal(found.digits)
    return zero and isinstance(quantity, Partial)


def _may_be_case(match: Match, quantity: Quantity) -> bool:
    """Whether what training does not change stands where a case is chosen: "with inputs of"."""
    chosen = match.before in _CHOOSING
    leaf = quantity in match.sentence.names.given or not match.sentence.names.moves(quantity)
    return leaf and (chosen or match.way is Way.INPUTS)


def _of_one_sample(sentence: Sentence, quantity: Quantity) -> bool:
    """Whether it is clear which training example ``quantity`` belongs to."""
    if not sentence.names.sampled:
        return True
    if isinstance(quantity, Partial):
        return False
    return bool(quantity.sample) or quantity.role in (Role.RATE, Role.WEIGHT, Role.BIAS)


def _identity(sentence: Sentence, found: re.Match[str]) -> Iterator[Identity]:
    """Two names and a word for their being equal; "is" alone will do for a derivative."""
    left, right = (sentence.marks[found.start(name)] for name in ("left", "right"))
    if left.quantity is None or right.quantity is None or left.quantity == right.quantity:
        return
    if found["be"] and not isinstance(left.quantity, Partial):
        return
    spans = tuple((mark.start, mark.end) for mark in (left, right))
    yield Identity(left.quantity, right.quantity, left.start, right.end, (spans[0], spans[1]))
