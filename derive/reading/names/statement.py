"""What a statement as a whole says about its names."""

from __future__ import annotations

from collections.abc import Sequence

from derive.algebra.variable import Role
from derive.reading.names.above import groups
from derive.reading.names.aliases import MEANINGS
from derive.reading.names.names import Names
from derive.reading.names.scope import LETTER
from derive.reading.names.walking import Use

_COUNTERS = frozenset({"t", "k", "n", "s", "tau", "i", "r", "m"})
_TRAINED = (Role.WEIGHT, Role.BIAS)


def targets(named: Sequence[Use], names: Names) -> frozenset[tuple[str, ...]]:
    """The indices at targets: where they stand elsewhere, they are units of the output layer."""
    return frozenset(
        use.symbol.sub
        for use in named
        if use.symbol.sub and names.wishes.meaning(use.symbol) == ("target",)
    )


def counters(named: Sequence[Use], names: Names) -> frozenset[str]:
    """Letters that count updates: at the top of weights, as t and as t+1, and nowhere else."""
    below: set[str] = set()
    after: set[str] = set()
    for use in named:
        words = names.wishes.meaning(use.symbol)
        trained = bool(words) and MEANINGS[words[0]].role in (*_TRAINED, Role.ERROR)
        for group in groups(use.symbol.sup):
            letter = LETTER.fullmatch(group.text)
            if letter and trained and letter[2] == "+" and letter[3] == "1":
                after.add(letter[1])
            elif letter and not trained:
                below.add(letter[1])
        below.update(token for token in use.symbol.sub if len(token) == 1)
    return frozenset(after & _COUNTERS) - below
