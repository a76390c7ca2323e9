"""What may explain a wrong value, and how likely such an explanation is by accident.

Every procedure of the table of mistakes is carried out; where none gives the printed value, every
two of them together. Every slip of the pen is tried on the right value and on what each single
mistake gives. All that fits is listed; none is asserted.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from functools import cached_property
from itertools import combinations

from derive.algebra.decimals import at_decimals, at_digits_of, decimals, interval, rounds_to
from derive.checking.mistakes import MISTAKES
from derive.checking.procedures import Procedures
from derive.checking.slips import SLIPS, Slip
from derive.model.quantity import Quantity


@dataclass(frozen=True, slots=True)
class Cause:
    """One explanation of a wrong value.

    ``name`` joins the names of the mistakes and the slip in it. ``value`` is what the procedure
    gives, before any slip. ``digits`` counts the printed digits that this explains and the right
    value does not. ``chance`` is how many explanations of this kind are to be expected for a number
    drawn at random from as far around the right value as the printed one is, at most 1.
    """

    name: str
    sentence: str
    value: Decimal
    digits: int
    chance: float


@dataclass(frozen=True, slots=True)
class _Guess:
    """What a procedure gives."""

    name: str
    sentence: str
    value: Decimal


def causes(
    procedures: Procedures, quantity: Quantity, printed: str, places: int
) -> tuple[Cause, ...]:
    """All that explains ``printed``; ``places`` are the decimals that the document mostly shows."""
    right = _Guess("", "the right value", procedures.right(quantity))
    scale = _Scale(right.value, printed)
    singles = tuple(_guesses(procedures, quantity, 1))
    found = _exact(scale, singles) or _exact(scale, tuple(_guesses(procedures, quantity, 2)))
    return (*found, *_slipped(scale, (right, *singles), {places, decimals(printed)}))


@dataclass(frozen=True)
class _Scale:
    """How far the printed value is from the right one, and how finely it is printed."""

    right: Decimal
    printed: str

    @cached_property
    def unit(self) -> Decimal:
        low, high = interval(self.printed)
        return high - low

    @cached_property
    def reach(self) -> Decimal:
        return abs(Decimal(self.printed) - self.right) + self.unit

    def near(self, value: Decimal) -> bool:
        return abs(value - self.right) <= self.reach

    def chance(self, tried: int) -> float:
        """How many of ``tried`` numbers, spread over the reach, print like a given one."""
        return min(1.0, float(tried * self.unit / (2 * self.reach)))

    def digits(self) -> int:
        """The printed digits from the first one that is wrong."""
        expected = at_digits_of(self.right, self.printed).rjust(len(self.printed))
        pairs = zip(expected, self.printed.rjust(len(expected)), strict=True)
        wrong = next((k for k, (one, other) in enumerate(pairs) if one != other), 0)
        return sum(sign.isdigit() for sign in self.printed.rjust(len(expected))[wrong:])


def _guesses(procedures: Procedures, quantity: Quantity, count: int) -> Iterator[_Guess]:
    """What ``count`` mistakes together give, where they can be made and have a value."""
    for mistakes in combinations(MISTAKES, count):
        value = procedures.value(mistakes, quantity)
        if value is not None:
            sentence = " and ".join(mistake.sentence for mistake in mistakes)
            yield _Guess("+".join(mistake.name for mistake in mistakes), sentence, value)


def _exact(scale: _Scale, guesses: tuple[_Guess, ...]) -> tuple[Cause, ...]:
    tried = sum(scale.near(guess.value) for guess in guesses)
    return tuple(
        Cause(guess.name, guess.sentence, guess.value, scale.digits(), scale.chance(tried))
        for guess in guesses
        if rounds_to(guess.value, scale.printed)
    )


def _slipped(scale: _Scale, guesses: tuple[_Guess, ...], places: set[int]) -> tuple[Cause, ...]:
    """Slips in what the guesses give, written with as many decimals as the document may show."""
    made = [
        (number, guess, text, slip)
        for guess in guesses
        for text in dict.fromkeys(at_decimals(guess.value, count) for count in sorted(places))
        for slip in SLIPS
        for number in _numbers(slip, text, decimals(scale.printed))
        if scale.near(number)
    ]
    chance = scale.chance(len({number for number, *_ in made}))
    fitting = dict.fromkeys(one[1:] for one in made if one[0] == Decimal(scale.printed))
    return tuple(_slip(scale, *one, chance) for one in fitting)


def _numbers(slip: Slip, text: str, places: int) -> Iterator[Decimal]:
    """What ``slip`` can make of ``text``, other than ``text`` itself, with ``places`` decimals."""
    for variant in slip.variants(text):
        if len(variant.partition(".")[2]) == places and (number := Decimal(variant)) != Decimal(
            text
        ):
            yield number


def _slip(scale: _Scale, guess: _Guess, text: str, slip: Slip, chance: float) -> Cause:
    name = f"{guess.name}+{slip.name}".removeprefix("+")
    sentence = f"{guess.sentence}, which gives {text}, written {slip.sentence}"
    return Cause(name, sentence, guess.value, scale.digits(), chance)
