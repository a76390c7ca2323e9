"""What printed terms and read trees are worth in a field of numbers, names being random ones.

Two expressions that differ as functions have different worths, however they were bracketed or
broken into rows. Neither side of this comparison knows anything of the other.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from dataclasses import dataclass
from fractions import Fraction
from typing import Any

from derive.algebra.matrices import entries, is_matrix, shape
from derive.algebra.term import (
    Array,
    Cases,
    Function,
    Gradient,
    Hadamard,
    IndexedSum,
    Matrix,
    Negation,
    Number,
    Partial,
    Power,
    Product,
    Quotient,
    Reference,
    Shaped,
    Sum,
    Term,
    Transpose,
)
from derive.algebra.variable import Variable
from derive.derivation.step import Form
from derive.notation.indexed import expanded
from derive.notation.notation import Parts, Style
from derive.notation.printer import Printer
from derive.notation.rounding import rounded
from derive.reading import tree

PRIME = 2**61 - 1


def token(*things: object) -> int:
    """A random number for ``things``, always the same."""
    digest = hashlib.blake2b(repr(things).encode(), digest_size=7).digest()
    return int.from_bytes(digest, "big") % PRIME


def number(digits: str) -> int:
    value = Fraction(digits)
    return value.numerator * pow(value.denominator, -1, PRIME) % PRIME


def power(base: int, exponent: int) -> int:
    small = min(exponent, PRIME - exponent) < 50
    signed = exponent if exponent < 50 else exponent - PRIME
    return pow(base, signed, PRIME) if small else token("power", base, exponent)


def product(values: list[int]) -> int:
    result = 1
    for value in values:
        result = result * value % PRIME
    return result


def quotient(above: int, below: int) -> int:
    return above * pow(below, -1, PRIME) % PRIME


def of_tree(node: Any) -> int:
    """What a tree is worth."""
    match node:
        case tree.Numeral(_, _, digits):
            return number(digits)
        case tree.Name(_, _, symbol):
            return token("name", symbol.base, symbol.sub, symbol.sup, symbol.bold)
        case tree.Plus(_, _, terms):
            return sum(map(of_tree, terms)) % PRIME
        case tree.Times(_, _, factors):
            return product([of_tree(factor) for factor in factors])
        case tree.Entrywise(_, _, factors):
            return token("entrywise", [of_tree(factor) for factor in factors])
        case tree.Over(_, _, above, below):
            return quotient(of_tree(above), of_tree(below))
        case tree.Raised(_, _, base, exponent):
            return power(of_tree(base), of_tree(exponent))
        case tree.Minus(_, _, operand):
            return -of_tree(operand) % PRIME
        case tree.Call(_, _, name, (argument,), primes):
            return token("call", name, primes, of_tree(argument))
        case tree.Derivative(_, _, of, wrt):
            return token("derivative", of_tree(of), of_tree(wrt))
        case tree.Nabla(_, _, of, wrt):
            return token("gradient", of_tree(of), wrt and of_tree(wrt))
        case tree.Summation(_, _, index, "", "", body):
            return token("sum", index, of_tree(body))
        case tree.Grid(_, _, rows):
            return token("grid", [[of_tree(cell) for cell in row] for row in rows])
        case tree.Transposed(_, _, operand):
            return token("transpose", of_tree(operand))
        case tree.Choice(_, _, branches):
            return token("cases", [branch(value, on, of_tree) for value, on in branches])
    raise AssertionError(f"never printed: {node}")


def branch(value: Any, condition: Any, worth: Callable[[Any], int]) -> object:
    if condition is None:
        return worth(value)
    left, relation, right = condition
    return worth(value), worth(left), relation, worth(right)


@dataclass(frozen=True)
class Terms:
    """What terms are worth as ``printer`` writes them."""

    printer: Printer

    def of(self, term: Term, form: Form) -> int:
        if form is Form.SYMBOLS:
            return self.symbols(term, form)
        return self.numbers(term) if form is Form.NUMBERS else self.value(term)

    def name(self, variable: Variable) -> int:
        name = self.printer.notation.naming(self.printer.graph, variable)
        top = text(name.superscript)
        bold = any(part.style is Style.BOLD for part in name.base)
        sub = tuple(filter(None, text(name.subscript).split(",")))
        sup = () if top.isdecimal() else tuple(tops(top))
        base = token("name", text(name.base), sub, sup, bold)
        return power(base, int(top)) if top.isdecimal() else base

    def digits(self, quantity: Any) -> int:
        return number(self.printer.digits(quantity))

    def numbers(self, term: Term) -> int:
        match term:
            case Reference(variable):
                return self.digits(variable)
            case Partial(Reference()):
                return self.digits(term)
            case Partial():
                return self.symbols(term, Form.SYMBOLS)
            case Array(_, inner) | Shaped(inner):
                return self.numbers(inner)
            case IndexedSum():
                return self.numbers(expanded(term, self.printer.graph))
        return self.symbols(term, Form.NUMBERS)

    def value(self, term: Term) -> int:
        match term:
            case Number() | Matrix() | Gradient():
                return self.symbols(term, Form.VALUE)
            case Reference() | Partial(Reference()):
                return self.numbers(term)
        if is_matrix(term):
            matrix = entries(term)
            return self.value(matrix if shape(matrix) != (1, 1) else matrix.rows[0][0])
        return number(rounded(self.printer.values.evaluate(term), self.printer.decimals))

    def symbols(self, term: Term, form: Form) -> int:
        """``term`` as it is written in symbols, its operands in ``form``."""

        def worth(inner: Term) -> int:
            return self.of(inner, form)

        match term:
            case Number(digits):
                return number(digits)
            case Reference(variable):
                return self.name(variable)
            case Sum(terms):
                return sum(map(worth, terms)) % PRIME
            case Negation(operand):
                return -worth(operand) % PRIME
            case Product(factors):
                return product([worth(factor) for factor in factors])
            case Quotient(above, below):
                return quotient(worth(above), worth(below))
            case Power(base, exponent):
                return power(worth(base), worth(exponent))
            case Function(name, operand):
                stem = name.rstrip("'")
                return token("call", stem, len(name) - len(stem), worth(operand))
            case Partial(of, wrt):
                return token("derivative", worth(of), self.name(wrt))
            case IndexedSum(index, _, body):
                return token("sum", index, worth(body))
            case Matrix(rows):
                return token("grid", [[worth(cell) for cell in row] for row in rows])
            case Array(name, _):
                return worth(name)
            case Shaped(operand):
                return worth(operand)
            case Transpose(operand):
                return token("transpose", worth(operand))
            case Hadamard(factors):
                return token("entrywise", [worth(factor) for factor in factors])
            case Gradient(of, wrt):
                return token("gradient", self.name(of), wrt and self.name(wrt))
            case Cases(branches, otherwise):
                signs = {">=": "≥", "<=": "≤"}
                shown = []
                for then, on in branches:
                    sign = signs.get(on.relation, on.relation)
                    shown.append((worth(then), worth(on.left), sign, worth(on.right)))
                return token("cases", [*shown, worth(otherwise)])
        raise AssertionError(f"never printed: {term}")


def text(parts: Parts) -> str:
    return "".join(part.text for part in parts)


def tops(text_: str) -> list[str]:
    """``(2)[1]+`` is three indices."""
    pieces, piece, depth = [], "", 0
    for character in text_:
        starts = character in "([⟨+" and not depth
        if (starts or (character == "," and not depth)) and piece:
            pieces.append(piece)
            piece = ""
        depth += (character in "([⟨") - (character in ")]⟩")
        piece += "" if character == "," and not depth else character
    return [*pieces, piece] if piece else pieces
