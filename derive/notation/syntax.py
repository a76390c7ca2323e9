"""What a format must be able to write. A new format is one subclass of Syntax."""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Sequence
from enum import Enum, IntEnum
from typing import ClassVar

from derive.notation.notation import Name, Notation
from derive.notation.rounding import Numeral


class Level(IntEnum):
    """How tightly an expression holds together; a looser one needs brackets inside a tighter."""

    SUM = 0
    SIGNED = 1  # starts with a minus sign
    SERIES = 2  # an indexed sum
    PRODUCT = 3
    POWER = 4
    ATOM = 5


class Sign(Enum):
    """What stands between two operands."""

    PLUS = "+"
    MINUS = "-"
    DOT = "dot"
    TIMES = "times"
    ASTERISK = "asterisk"
    JUXTAPOSED = ""
    OVER = "/"
    GREATER = ">"
    AT_LEAST = ">="
    LESS = "<"
    AT_MOST = "<="
    HADAMARD = "odot"
    EQUALS = "="


class Bracket(Enum):
    """The kinds of brackets; the value holds the opening and the closing one."""

    ROUND = "()"
    SQUARE = "[]"
    BAR = "||"


class Syntax(ABC):
    """A format. Every method returns one complete expression, but for signs and half-brackets.

    The arguments are expressions already written in the same format, with the brackets that they
    need. ``tall`` says that the content is higher than a line of text, as a fraction is.
    """

    linear: ClassVar[bool] = False  # fractions stand on the line, so that they bind as a product

    @abstractmethod
    def number(self, numeral: Numeral, notation: Notation) -> str:
        """A number without its sign."""

    @abstractmethod
    def name(self, name: Name) -> str:
        """The name of a variable."""

    @abstractmethod
    def sign(self, sign: Sign) -> str:
        """A sign between two operands, with its spaces."""

    @abstractmethod
    def leading(self, sign: Sign) -> str:
        """A sign that continues the row above, at the start of a row."""

    @abstractmethod
    def minus(self) -> str:
        """The minus sign in front of a single operand."""

    @abstractmethod
    def row(self, pieces: Sequence[str]) -> str:
        """Operands, signs and half-brackets side by side, as one expression."""

    @abstractmethod
    def fraction(self, numerator: str, denominator: str) -> str:
        """A quotient."""

    @abstractmethod
    def power(self, base: str, exponent: str) -> str:
        """A power."""

    @abstractmethod
    def exponential(self, exponent: str) -> str:
        """A power of Euler's number."""

    @abstractmethod
    def root(self, radicand: str) -> str:
        """A square root."""

    @abstractmethod
    def function(self, name: str) -> str:
        """The name of a function, before its brackets; a final ' marks its derivative."""

    @abstractmethod
    def fence(self, content: str, bracket: Bracket, *, tall: bool) -> str:
        """A pair of brackets as high as their content."""

    @abstractmethod
    def half(self, bracket: Bracket, *, opening: bool, tall: bool) -> str:
        """One bracket of fixed size, whose partner is in another row."""

    @abstractmethod
    def partial(self, of: str, wrt: str) -> str:
        """The derivative of one quantity by another."""

    @abstractmethod
    def slope(self, of: str, wrt: str) -> str:
        """The same on one line, for running text."""

    @abstractmethod
    def derivation(self, wrt: str) -> str:
        """The instruction to differentiate what follows in brackets."""

    @abstractmethod
    def summation(self, index: str) -> str:
        """The sum sign with its index."""

    @abstractmethod
    def matrix(self, rows: Sequence[Sequence[str]], notation: Notation) -> str:
        """A matrix in brackets."""

    @abstractmethod
    def transposed(self, content: str) -> str:
        """The transpose of a matrix."""

    @abstractmethod
    def shaped(self, content: str, rows: int, columns: int) -> str:
        """A matrix with its shape written below it."""

    @abstractmethod
    def gradient(self, of: str, wrt: str) -> str:
        """The gradient of a quantity, by ``wrt`` if there is one."""

    @abstractmethod
    def cases(self, branches: Sequence[tuple[str, str]], otherwise: str) -> str:
        """Values with their conditions, and the value where none of these holds."""

    @abstractmethod
    def hole(self, width: int) -> str:
        """A blank with room for about ``width`` characters."""

    @abstractmethod
    def answer(self, content: str) -> str:
        """What a blank asks for, marked as such."""
