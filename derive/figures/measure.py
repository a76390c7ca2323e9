"""How much room a label takes: widths estimated from a table of characters, good to about a tenth.

A picture is laid out before its notation is chosen, so names are measured by their plain labels.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from derive.algebra.term import Number, Power, Reference, Term
from derive.algebra.variable import Variable
from derive.derivation.step import Form
from derive.figures.picture import Anchor, Caption
from derive.model.label import Label

_WIDTHS = {
    **dict.fromkeys(" .,:;'!|ijlI", 0.28),
    **dict.fromkeys("()[]frt-", 0.36),
    **dict.fromkeys("mwMW", 0.78),
    **dict.fromkeys("ABCDEFGHKLNOQRUVXYZ=", 0.7),
}
_OTHER = 0.52
_EQUALS = 1.34  # the sign with the space around it
_SCRIPT = 0.7  # size of an index against its base
_HEIGHT = 1.2  # of a line, against the size of its letters
SHARE_LEFT = {Anchor.START: 0.0, Anchor.MIDDLE: 0.5, Anchor.END: 1.0}  # of a label's width


@dataclass(frozen=True, slots=True)
class Box:
    """A rectangle from its top left to its bottom right."""

    left: float
    top: float
    right: float
    bottom: float

    def meets(self, other: Box) -> bool:
        """Whether the two rectangles share more than an edge."""
        return (
            self.left < other.right
            and other.left < self.right
            and self.top < other.bottom
            and other.top < self.bottom
        )


def text_width(text: str, size: float) -> float:
    """The width of plain text in points."""
    return size * sum(_WIDTHS.get(character, _OTHER) for character in text)


@dataclass(frozen=True, slots=True)
class Ruler:
    """Measures captions by the plain ``labels`` of variables and the digits they were ``given``."""

    labels: Mapping[Variable, Label]
    given: Mapping[Variable, Number]

    def width(self, caption: Caption) -> float:
        """The width of ``caption`` in points."""
        if isinstance(caption.text, str):
            return text_width(caption.text, caption.size)
        parts = [self._term(term, form, caption.size) for term, form in caption.text]
        return sum(parts) + (len(parts) - 1) * _EQUALS * caption.size

    def box(self, caption: Caption) -> Box:
        """The rectangle that ``caption`` fills."""
        width, half = self.width(caption), caption.size * _HEIGHT / 2
        left = caption.x - SHARE_LEFT[caption.anchor] * width
        return Box(left, caption.y - half, left + width, caption.y + half)

    def _term(self, term: Term, form: Form, size: float) -> float:
        match term:
            case Reference(variable) if form is Form.SYMBOLS:
                label = self.labels.get(variable, Label("w", "5"))
                return text_width(label.base, size) + text_width(label.index, size * _SCRIPT)
            case Reference(variable):
                return text_width(self.given[variable].digits, size)
            case Number(digits):
                return text_width(digits, size)
            case Power(base, exponent):
                return self._term(base, form, size) + self._term(exponent, form, size * _SCRIPT)
        return 4 * size
