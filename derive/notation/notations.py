"""The table of notations: one record each."""

from __future__ import annotations

from dataclasses import replace

from derive.errors import SpecError
from derive.model.problem import NotationChoice
from derive.notation.alphabet import Alphabet
from derive.notation.flat import Flat
from derive.notation.layered import Layered
from derive.notation.notation import Notation

FLAT = Notation("flat", Flat())

INDEXED = Notation("indexed", Layered(Alphabet(), inputs=0, layer="({})", sample="[{}]"))

# M. Nielsen, Neural Networks and Deep Learning, chapter 2: the inputs are layer 1.
_NIELSEN = Layered(
    Alphabet(target="y", net="z", out="a", error="C"),
    inputs=1,
    layer="{}",
    sample="({})",
    joint=",",
)
NIELSEN = Notation("nielsen", _NIELSEN)

# A. Ng, Deep Learning: the inputs are layer 0, (i) is an example and <t> a time step.
BRACKETS = Notation(
    "brackets",
    Layered(
        Alphabet(target="y", weight="W", net="z", out="a", error="L", rate="alpha"),
        inputs=0,
        layer="[{}]",
        sample="({})",
        time="⟨{}⟩",
    ),
)

MATRIX = Notation("matrix", _NIELSEN, vectors="column")

NOTATIONS: tuple[Notation, ...] = (FLAT, INDEXED, NIELSEN, BRACKETS, MATRIX)


def notation_named(name: str) -> Notation:
    """The notation of this name. Raises SpecError, which lists the names, when there is none."""
    for known in NOTATIONS:
        if known.name == name:
            return known
    names = ", ".join(known.name for known in NOTATIONS)
    raise SpecError(f"there is no notation {name!r}; choose from {names}")


def chosen(choice: NotationChoice) -> Notation:
    """The notation of this style with everything else that its author has chosen.

    Raises SpecError for an unknown style and for a letter that would mean two things.
    """
    style = notation_named(choice.style)
    return replace(
        style,
        naming=style.naming.adapted(choice),
        product=choice.product or style.product,
        decimal_mark=choice.decimal_mark or style.decimal_mark,
        vectors=(choice.vectors or style.vectors) if style.vectors else None,
    )
