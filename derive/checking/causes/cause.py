"""What may explain a wrong value, and how likely such an explanation is by accident.

Every single mistake is carried out; where none gives the printed value, every two mistakes in the
procedure of training. Every slip of the pen is tried on the right value and on what each mistake
in the procedure gives. All that fits is listed; none is asserted.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from decimal import Decimal
from itertools import combinations

from derive.algebra.decimals import at_decimals, at_digits_of, decimals, rounds_to
from derive.algebra.term import Partial
from derive.checking.causes.procedures import Procedures, differ
from derive.checking.causes.scale import Scale
from derive.checking.causes.slips import SLIPS, Slip
from derive.checking.mistakes.mistake import Group, Mistake
from derive.checking.mistakes.procedure import PROCEDURE
from derive.model.quantity import Quantity

CERTAIN = 1.0  # a chance at which slips explain any number, and so none
DOUBTFUL = 0.05  # from this chance on an explanation may well be an accident
_LOOSE = (Group.OPERAND, Group.ARITHMETIC)  # say less of a value than what else explains it


@dataclass(frozen=True, slots=True)
class Cause:
    """One explanation of a wrong value.

    ``name`` joins the names of the mistakes and the slip in it. ``value`` is what the mistakes
    give, before any slip. ``digits`` counts the printed digits that this explains and the right
    value does not. ``chance`` is how many explanations of this kind are to be expected for a number
    drawn at random from as far around the right value as the printed one is, at most 1.
    """

    name: str
    sentence: str
    value: Decimal
    digits: int
    chance: float
    mistakes: tuple[Mistake, ...] = ()

    @property
    def doubtful(self) -> bool:
        """Whether it fits as well as an accident often would: a possible coincidence."""
        return self.chance > DOUBTFUL

    @property
    def hint(self) -> str:
        """What a kind marker asks."""
        return " ".join(mistake.hint for mistake in self.mistakes)


@dataclass(frozen=True, slots=True)
class _Guess:
    """What mistakes, none or several, give."""

    mistakes: tuple[Mistake, ...]
    value: Decimal

    @property
    def name(self) -> str:
        return "+".join(mistake.key for mistake in self.mistakes)

    @property
    def sentence(self) -> str:
        said = " and ".join(mistake.sentence for mistake in self.mistakes)
        return said or "the right value"


def causes(
    procedures: Procedures, quantity: Quantity, printed: str, places: int
) -> tuple[Cause, ...]:
    """All that explains ``printed``; ``places`` are the decimals that the document mostly shows.

    For what training leads to, the rarer mistakes are tried only where none in the procedure
    explains the value beyond doubt.
    """
    right = _Guess((), procedures.right(quantity))
    scale = Scale(right.value, printed)
    trained = tuple(_guesses(procedures, quantity, 1))
    found = _exact(scale, trained)
    if not found or found[0].doubtful or not _leads_from_training(procedures, quantity):
        singles = procedures.singles(quantity)
        found = _exact(scale, tuple(_Guess((one,), value) for one, value in singles))
    if not found:
        found = _exact(scale, tuple(_guesses(procedures, quantity, 2)))
    written = (right, *(guess for guess in trained if not _prints_alike(guess, right, printed)))
    slipped = _slipped(scale, written, {places, decimals(printed)})
    return (*found, *(cause for cause in slipped if cause.chance < CERTAIN))


def _leads_from_training(procedures: Procedures, quantity: Quantity) -> bool:
    """Whether ``quantity`` is found with updated parameters, and is none itself."""
    if isinstance(quantity, Partial) or not quantity.updates:
        return False
    return quantity.after(-quantity.updates) not in procedures.values.problem.graph.parameters


def _guesses(procedures: Procedures, quantity: Quantity, count: int) -> Iterator[_Guess]:
    """What ``count`` mistakes in the procedure give, where they can be made and have a value."""
    for mistakes in combinations(PROCEDURE, count):
        value = procedures.value(mistakes, quantity)
        if value is not None:
            yield _Guess(mistakes, value)


def _exact(scale: Scale, guesses: tuple[_Guess, ...]) -> tuple[Cause, ...]:
    chance = scale.chance(scale.tried(guess.value for guess in guesses))
    fitting = [guess for guess in guesses if rounds_to(guess.value, scale.printed)]
    return tuple(
        Cause(guess.name, guess.sentence, guess.value, scale.digits(), chance, guess.mistakes)
        for guess in _telling(fitting)
    )


def _telling(guesses: Iterable[_Guess]) -> Iterator[_Guess]:
    """``guesses`` without those that another one, of the same value, says more plainly."""
    plain: list[Decimal] = []
    for guess in sorted(guesses, key=_is_loose):
        if not _is_loose(guess) or all(differ(guess.value, value) for value in plain):
            yield guess
        plain.append(guess.value)


def _is_loose(guess: _Guess) -> bool:
    return any(mistake.group in _LOOSE for mistake in guess.mistakes)


def _prints_alike(guess: _Guess, right: _Guess, printed: str) -> bool:
    """Whether a mistake leaves the value as it is, to as many digits: it explains nothing."""
    one, other = (at_digits_of(each.value, printed) for each in (guess, right))
    return one == other


def _slipped(scale: Scale, guesses: tuple[_Guess, ...], places: set[int]) -> tuple[Cause, ...]:
    """Slips in what the guesses give, written with as many decimals as the document may show."""
    made = [
        (number, guess, text, slip)
        for guess in guesses
        for slip in SLIPS
        for text in _texts(guess.value, places, slip)
        for number in _numbers(slip, text, decimals(scale.printed))
        if scale.near(number)
    ]
    chance = scale.chance(len({number for number, *_ in made}))
    fitting = [one[1:] for one in made if one[0] == Decimal(scale.printed)]
    unique = {(guess.name, text, slip.name): (guess, text, slip) for guess, text, slip in fitting}
    return tuple(_slip(scale, *one, chance) for one in unique.values())


def _texts(value: Decimal, places: set[int], slip: Slip) -> Iterator[str]:
    """``value`` with as many decimals as it may have had before ``slip``."""
    counts = {count + more for count in places for more in slip.more if count + more >= 0}
    return iter(dict.fromkeys(at_decimals(value, count) for count in sorted(counts)))


def _numbers(slip: Slip, text: str, places: int) -> Iterator[Decimal]:
    """What ``slip`` can make of ``text``, other than ``text`` itself, with ``places`` decimals."""
    for variant in slip.variants(text):
        if len(variant.partition(".")[2]) == places and (number := Decimal(variant)) != Decimal(
            text
        ):
            yield number


def _slip(scale: Scale, guess: _Guess, text: str, slip: Slip, chance: float) -> Cause:
    name = f"{guess.name}+{slip.name}".removeprefix("+")
    sentence = f"{guess.sentence}, which gives {text}, written {slip.sentence}"
    return Cause(name, sentence, guess.value, scale.digits(), chance, guess.mistakes)
