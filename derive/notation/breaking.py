"""Breaking a long expression into rows.

A sum breaks before a + or -, a product before its sign: between its terms first, then inside the
brackets that are too wide. A term of the sum that takes several rows starts in a new one. Brackets
that are broken open have a fixed size, since their halves stand in different rows; a fraction that
is too wide is written with a slash. A matrix that is written on one line breaks between its rows.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import NamedTuple, TypeAlias

from derive.algebra.term import (
    HALF,
    Function,
    Hadamard,
    Hole,
    IndexedSum,
    Matrix,
    Negation,
    Partial,
    Power,
    Product,
    Quotient,
    Reference,
    Shaped,
    Sum,
    Term,
)
from derive.derivation.step import Form
from derive.notation.fragment import joint
from derive.notation.indexed import expanded
from derive.notation.printer import Printer, signed
from derive.notation.syntax import Bracket, Level, Sign
from derive.notation.text import separators


class Token(NamedTuple):
    """Something written that is never broken, with its width in characters."""

    code: str
    width: int


class Word(NamedTuple):
    """Tokens that stay together, and the sign that joins them to the word before.

    A term of a sum that takes several words is ``fresh``: it starts in a new row.
    """

    tokens: tuple[Token, ...]
    sign: Sign | None = None
    fresh: bool = False

    @property
    def width(self) -> int:
        """The width in characters, without the sign."""
        return sum(token.width for token in self.tokens)


Tokens: TypeAlias = tuple[Token, ...]
Writing: TypeAlias = Callable[[Printer], str]
SIGN_WIDTH = 3
SHORT = 7  # a word is short that takes less than this part of a row
FRESH = 3  # a row is left to a fresh word once more than a third of it is taken
OPENED = {
    Sum: Level.SUM,
    Negation: Level.SIGNED,
    IndexedSum: Level.SERIES,
    Product: Level.PRODUCT,
    Hadamard: Level.SERIES,
    Quotient: Level.PRODUCT,
    Power: Level.POWER,
    Partial: Level.PRODUCT,
    Function: Level.ATOM,
}


class Breaker:
    """Takes terms apart into words that fit into a row, and fills rows with them."""

    def __init__(self, printer: Printer) -> None:
        self.printer = printer
        self.ruler = printer.ruler()

    def rows(self, term: Term, form: Form, room: int) -> tuple[str, ...]:
        """``term`` in rows of at most ``room`` characters; a row may start with a sign."""
        rows: list[list[Word]] = []
        row: list[Word] = []
        used = 0
        for word in self.words(term, form, Level.SUM, room):
            wanted = word.width + (SIGN_WIDTH if word.sign else 0)
            full = room / FRESH if word.fresh else room - wanted
            if row and used > full:
                rows.append(row)
                row, used = [], 0
            row.append(word)
            used += wanted
        _accompany(row, rows, room)
        return tuple(self._row(row, first=not k) for k, row in enumerate([*rows, row]))

    def width(self, term: Term, form: Form = Form.SYMBOLS) -> int:
        """The width of ``term`` on one row."""
        return len(self.ruler.term(term, form))

    def is_whole(self, term: Term) -> bool:
        """Whether ``term`` is a matrix in two dimensions, or of one row."""
        if not isinstance(term, Matrix):
            return False
        return not self.printer.syntax.linear or len(term.rows) == 1

    def words(self, term: Term, form: Form, need: Level, room: int) -> list[Word]:
        """``term`` as one word if it fits, and else taken apart."""
        whole = self._token(lambda printer: printer.fragment(term, form, need).code)
        if whole.width <= room:
            return [Word((whole,))]
        if isinstance(term, Matrix) and not self.is_whole(term):
            return self._matrix(term, form)
        if form is Form.VALUE:
            return [Word((whole,))]
        term, form = self._openable(term, form)
        level = OPENED.get(type(term))
        if level is None or _is_solid(term):
            return [Word((whole,))]
        if level >= need:
            return self._opened(term, form, need, room)
        return self._bracketed(term, form, room, *self._halves(term, form))

    def _openable(self, term: Term, form: Form) -> tuple[Term, Form]:
        """What is written when ``term`` does not stay in one piece."""
        match term:
            case IndexedSum() if form is Form.NUMBERS:
                return expanded(term, self.printer.graph), form
            case Partial():
                return term, Form.SYMBOLS
            case Shaped(operand) if form is Form.NUMBERS:
                return operand, form
            case Function("sqrt", operand):
                return Power(operand, HALF), form
            case Hole(_, answer) if self.printer.answers:
                return answer, form
        return term, form

    def _opened(self, term: Term, form: Form, need: Level, room: int) -> list[Word]:
        match term:
            case Sum(terms):
                return self._sum(terms, form, room)
            case Product(factors):
                return self._product(factors, form, need, room)
            case Hadamard(factors):
                return self._entrywise(factors, form, room)
            case Negation(operand):
                return self._prefixed(lambda p: p.syntax.minus(), operand, form, room)
            case IndexedSum(_, _, body):
                return self._prefixed(lambda p: p.summation(term), body, form, room)
            case Quotient(numerator, denominator):
                return self._quotient(numerator, denominator, form, room)
            case Power(base, exponent):
                return self._power(base, exponent, form, room)
            case Function(name, operand):
                call = self._token(lambda p: p.syntax.function(name))
                start, end = self._halves(operand, form)
                return self._bracketed(operand, form, room, (call, *start), end)
            case Partial(of, wrt):
                instruction = self._token(lambda p: p.syntax.derivation(p.named(wrt).code))
                start, end = self._halves(of, form, Bracket.SQUARE)
                return self._bracketed(of, form, room, (instruction, *start), end)
        raise AssertionError(f"{type(term).__name__} is never taken apart")

    def _sum(self, terms: tuple[Term, ...], form: Form, room: int) -> list[Word]:
        words = self.words(terms[0], form, Level.SIGNED, room)
        for sign, operand in map(signed, terms[1:]):
            first, *rest = self.words(operand, form, Level.SERIES, room - SIGN_WIDTH)
            words += [first._replace(sign=sign, fresh=bool(rest)), *rest]
        return words

    def _product(self, factors: tuple[Term, ...], form: Form, need: Level, room: int) -> list[Word]:
        written = self.printer.factors(factors, form, need)
        measured = self.ruler.factors(factors, form, need)
        words: list[Word] = []
        for k, (factor, fragment, ruled) in enumerate(zip(factors, written, measured, strict=True)):
            parts = [Word((Token(fragment.code, len(ruled.code)),))]
            if parts[0].width > room - SIGN_WIDTH:
                parts = self.words(factor, form, _need(factor, need, k), room - SIGN_WIDTH)
            if k:
                sign = joint(written[k - 1], fragment, self.printer.product_sign)
                parts[0] = parts[0]._replace(sign=sign)
            words += parts
        return words

    def _matrix(self, matrix: Matrix, form: Form) -> list[Word]:
        """The rows of a matrix that is written on one line, each with what ends it."""
        _, below = separators(self.printer.notation)
        rows = [self.printer.term(Matrix((row,)), form) for row in matrix.rows]
        last = len(rows) - 1
        ended = [
            row[bool(k) : None if k == last else -1] + (below if k < last else "")
            for k, row in enumerate(rows)
        ]
        table = len(matrix.rows[0]) > 1
        return [Word((Token(code, len(code)),), fresh=table) for code in ended]

    def _entrywise(self, factors: tuple[Term, ...], form: Form, room: int) -> list[Word]:
        words = self.words(factors[0], form, Level.POWER, room)
        for factor in factors[1:]:
            first, *rest = self.words(factor, form, Level.POWER, room - SIGN_WIDTH)
            words += [first._replace(sign=Sign.HADAMARD), *rest]
        return words

    def _prefixed(self, prefix: Writing, operand: Term, form: Form, room: int) -> list[Word]:
        token = self._token(prefix)
        return _enclosed((token,), self.words(operand, form, Level.PRODUCT, room - token.width))

    def _quotient(self, numerator: Term, denominator: Term, form: Form, room: int) -> list[Word]:
        need = Level.POWER if self.printer.syntax.linear else Level.PRODUCT
        first, *rest = self.words(denominator, form, Level.POWER, room - SIGN_WIDTH)
        return [*self.words(numerator, form, need, room), first._replace(sign=Sign.OVER), *rest]

    def _power(self, base: Term, exponent: Term, form: Form, room: int) -> list[Word]:
        start, _ = self._halves(base, form)
        tall = self.printer.fragment(base, form).tall
        end = self._token(
            lambda p: p.syntax.power(
                p.syntax.half(Bracket.ROUND, opening=False, tall=tall), p.term(exponent, form)
            )
        )
        return self._bracketed(base, form, room, start, (end,))

    def _bracketed(
        self, term: Term, form: Form, room: int, start: Tokens, end: Tokens
    ) -> list[Word]:
        """``term`` between what opens and what closes its bracket."""
        taken = sum(token.width for token in (*start, *end))
        return _enclosed(start, self.words(term, form, Level.SUM, room - taken), end)

    def _halves(
        self, term: Term, form: Form, bracket: Bracket = Bracket.ROUND
    ) -> tuple[Tokens, Tokens]:
        """The opening and the closing bracket around ``term``, to stand in different rows."""
        tall = self.printer.fragment(term, form).tall
        opening = self._token(lambda p: p.syntax.half(bracket, opening=True, tall=tall))
        closing = self._token(lambda p: p.syntax.half(bracket, opening=False, tall=tall))
        return (opening,), (closing,)

    def _token(self, write: Writing) -> Token:
        return Token(write(self.printer), len(write(self.ruler)))

    def _row(self, words: Sequence[Word], *, first: bool) -> str:
        """The words of one row; a row that goes on after a bare bracket starts with a sign."""
        syntax, pieces = self.printer.syntax, []
        for k, (tokens, sign, _) in enumerate(words):
            if sign is not None and (k or first):
                pieces.append(syntax.sign(sign))
            elif sign is not None:
                shown = self.printer.product_sign if sign is Sign.JUXTAPOSED else sign
                pieces.append(syntax.leading(shown))
            pieces += [token.code for token in tokens]
        return (pieces[0] if len(pieces) == 1 else syntax.row(pieces)).rstrip()


def _accompany(last: list[Word], before: list[list[Word]], room: int) -> None:
    """Give a short word that is alone in the last row the word before it for company."""
    if len(last) > 1 or not before or len(before[-1]) < 3:
        return
    alone, company = last[0], before[-1][-1]
    if not alone.sign or not company.sign or alone.width * SHORT > room:
        return
    if alone.width + company.width + 2 * SIGN_WIDTH <= room:
        last.insert(0, before[-1].pop())


def _is_solid(term: Term) -> bool:
    """A derivative's symbol, or a power of something that stays in one piece."""
    match term:
        case Partial(of, _):
            return isinstance(of, Reference)
        case Power(base, _):
            return type(base) not in OPENED
    return False


def _need(factor: Term, need: Level, place: int) -> Level:
    """A minus sign may stay bare in front of the first factor only."""
    return need if not place and isinstance(factor, Negation | Product) else Level.PRODUCT


def _enclosed(start: Tokens, words: list[Word], end: Tokens = ()) -> list[Word]:
    first, *rest = words
    opened = [
        Word((*start, *first.tokens), first.sign),
        *(one._replace(fresh=False) for one in rest),
    ]
    *others, last = opened
    return [*others, Word((*last.tokens, *end), last.sign)]
