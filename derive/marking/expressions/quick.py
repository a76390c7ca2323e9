"""Quick reading: pieces whose meaning is known, joined by signs whose meaning is beyond doubt.

What a piece means is asked of the full reading, once. Whatever might be meant in another way where
it stands (a name before a bracket that may be a call, a product without a sign behind a slash) is
left to the full reading; a test holds that both read alike.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from derive.algebra.term import (
    ONE,
    TWO,
    Function,
    Negation,
    Number,
    Partial,
    Power,
    Product,
    Quotient,
    Reference,
    Sum,
    Term,
)
from derive.algebra.term import term as as_term
from derive.errors import DeriveError
from derive.marking.expressions.conventions import other_conventions, with_d_as_delta
from derive.marking.expressions.line import Doubts, Line, Piece, UnclearError, last_side
from derive.marking.expressions.pieces import KEY, RAISED_KEY, pieces, sign_of
from derive.marking.expressions.postfix import Postfix
from derive.marking.expressions.reading import Reading
from derive.marking.expressions.stock import Stock
from derive.model.graph import Graph
from derive.model.quantity import parse_quantity

MOST_PIECES = 100_000  # whose meaning is remembered
_NUMBER = re.compile(r"[0-9]{1,15}(?:\.[0-9]{1,15})?")
_DIFFERENTIAL = re.compile(r"(?:d|\\?delta|δ)(?:\^|\*|$)")  # perhaps d/dw
_FRACTION = re.compile(r"\\[dt]?frac ?\d\d")
_END = re.compile(r"(?:[.,;\s]|\\\\)+$")
MOMENTS = frozenset({"t", "n", "k"})
_UNCLEAR = "?"  # no sign, and no operand
_SPACE = ""


@dataclass
class Quick:
    """Reads what is easy to read."""

    reading: Reading
    stock: Stock
    _known: tuple[dict[str, Piece], dict[str, Piece]] = field(
        default_factory=lambda: ({}, {}), init=False, repr=False
    )
    varying: set[int] = field(default_factory=set, init=False)  # symbols with other meanings
    doubts: Doubts = field(default_factory=Doubts, init=False, repr=False)

    def read(self, text: str) -> Postfix | None:
        """The last side of ``text``; None where the full reading must look."""
        found = pieces(text if self.reading.decimal_comma else _END.sub("", text))
        if found is None:
            return None
        latex, parts = found
        known = self._known[latex]
        try:
            marks = [known[part] if part in known else self._meaning(part, latex) for part in parts]
            if _UNCLEAR in marks:
                return None
            if latex and _SPACE in marks:
                marks = [mark for mark in marks if mark != _SPACE]
            return Line(last_side(marks), self.doubts).whole()
        except (UnclearError, IndexError):
            return None

    def _meaning(self, piece: str, latex: bool) -> Piece:
        if piece[0].isdigit():
            read = not self.reading.decimal_comma and _NUMBER.fullmatch(piece)
            return (float(piece),) if read else _UNCLEAR
        known = self._known[latex]
        if len(known) > MOST_PIECES:
            known.clear()
        return known.setdefault(piece, self._asked(piece, latex))

    def _asked(self, piece: str, latex: bool) -> Piece:
        """What the full reading says of ``piece``."""
        sign = sign_of(piece)
        if sign is not None:
            named = sign[:1].isalpha()
            return sign if not named or self._applies(piece, sign, latex) else _UNCLEAR
        try:
            if self.is_key(piece):
                return self._of_key(piece)
            if (raised := RAISED_KEY.fullmatch(piece)) and self.is_key(raised[1]):
                return (*self._of_key(raised[1]), float(raised[2]), "^")
            term = None if _DIFFERENTIAL.match(piece) else self._factor(piece, latex)
            if term is None or not _stands_alone(term, piece):
                return _UNCLEAR
            return self._operand(piece, term, latex)
        except (DeriveError, KeyError):
            return _UNCLEAR

    def _of_key(self, key: str) -> Postfix:
        return self.stock.postfix(as_term(parse_quantity(self._graph, key)))

    def _operand(self, piece: str, term: Term, latex: bool) -> Postfix:
        """``term``, with what may be doubted about ``piece`` noted. Raises DeriveError."""
        operand = self.stock.postfix(term)
        if isinstance(term, Partial):
            self.doubts.slopes.add(operand)
        symbols = {mark for mark in operand if type(mark) is int}
        if symbols and self._factors(f"{piece}(1-{piece})", latex) != (term, ONE - term):
            self.doubts.called.add(operand)
        if piece in MOMENTS:
            self.doubts.moments.add(operand)
        if self._varies(piece, latex, term):
            self.varying.update(symbols)
        return operand

    def has_key(self, text: str) -> bool:
        """Whether names stand in ``text`` that only the quick reading knows: ``out_h1(2)``."""
        return any(self.is_key(found[0]) for found in KEY.finditer(text))

    def is_key(self, piece: str) -> bool:
        """Whether ``piece`` is the key of a quantity at some step or place."""
        if not KEY.fullmatch(piece):
            return False
        try:
            parse_quantity(self._graph, piece)
        except DeriveError:
            return False
        return True

    @property
    def _graph(self) -> Graph:
        return self.stock.desk.problem.graph

    def _varies(self, piece: str, latex: bool, term: Term) -> bool:
        """Whether another book means something else by ``piece``."""
        node = self.reading.node(_as_factor(piece, latex))
        for convention in (*other_conventions(), with_d_as_delta(self.reading.problem)):
            try:
                found = self.reading.term_of(node, convention)
            except DeriveError:
                continue
            if found != TWO * term + Number("3"):
                return True
        return False

    def _applies(self, piece: str, sign: str, latex: bool) -> bool:
        """Whether ``piece`` begins the argument of a function, whatever the names are here."""
        close = {"{": "}", "(": r"\right)" if "left" in piece else ")"}[piece[-1]]
        term = self._factor(f"{piece}3{close}", latex)
        return term == Function(sign.rstrip("\\({"), Number("3"))

    def _factor(self, piece: str, latex: bool) -> Term | None:
        """What ``piece`` is as a single factor."""
        found = self._factors(piece, latex)
        return found[0] if len(found) == 1 else None

    def _factors(self, piece: str, latex: bool) -> tuple[Term, ...]:
        """What ``piece`` adds to a product; nothing where it is more or less than that."""
        try:
            whole = self.reading.term(_as_factor(piece, latex))
        except (DeriveError, RecursionError, ArithmeticError, ValueError):
            return ()
        match whole:
            case Sum((Product((Number("2"), *factors)), Number("3"))):
                return tuple(factors)
        return ()


def _as_factor(piece: str, latex: bool) -> str:
    return rf"2 \cdot {piece} + 3" if latex else f"2 * {piece} + 3"


def _stands_alone(term: Term, piece: str) -> bool:
    """Whether ``term`` means the same wherever it stands; of a call, that it is no product."""
    match term:
        case Reference() | Partial(Reference(), _) | Negation(Reference()):
            return True
        case Power(Reference(), Number()):
            return True
        case Function() | Quotient():
            return piece.endswith(")") or piece == "½" or _FRACTION.fullmatch(piece) is not None
    return False
