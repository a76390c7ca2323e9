"""Formulas as text, read by our own grammar and never evaluated as code.

In falling order of how tightly they bind: brackets and functions, ``^`` (from the right), ``*``
and ``/``, ``+`` and ``-``. A minus sign in front takes a whole product: ``-x^2 * y`` is
``-(x^2 * y)``. Products are always written with their sign. ``ln`` and ``log`` are both the
natural logarithm.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from derive.algebra.formula_limits import (
    DEEPEST,
    LARGEST_DEGREE,
    degree,
    hopeless,
    out_of_range,
)
from derive.algebra.term import (
    ONE,
    Cases,
    Condition,
    Function,
    Negation,
    Number,
    Power,
    Product,
    Quotient,
    Reference,
    Sum,
    Term,
)
from derive.algebra.tokens import Token, pointed, tokens
from derive.algebra.variable import Variable
from derive.errors import FormulaError

FUNCTIONS = ("exp", "ln", "log", "tanh", "sin", "cos", "sqrt", "abs", "max", "min")
CONSTANTS: Mapping[str, Term] = {
    "e": Function("exp", ONE),
    "pi": Number("3.14159265358979323846264338327950288419716939937511"),
}

_SUM, _PRODUCT, _POWER = 1, 2, 3
_BINDING = {"+": _SUM, "-": _SUM, "*": _PRODUCT, "/": _PRODUCT, "^": _POWER}


def parse(text: str, names: Mapping[str, Variable]) -> Term:
    """The term that ``text`` writes, numbers with their digits, ``names`` as references.

    A name of ``names`` hides a constant. Raises FormulaError with the text and a caret under what
    is wrong: an unknown name, a product without its sign, a part that has no value for any input,
    or a text that is too long, too deep or of too high a degree.
    """
    reader = _Reader(text, names)
    whole = reader.expression(0, 0)
    if reader.now.kind != "end":
        raise reader.unexpected()
    return whole


def is_function(name: str) -> bool:
    """Whether ``name`` is one of the functions, and so no name for a quantity."""
    return name in FUNCTIONS


@dataclass(slots=True)
class _Reader:
    """A Pratt parser: each sign binds its operands by its number in the table."""

    text: str
    names: Mapping[str, Variable]
    _marks: list[Token] = field(init=False)

    def __post_init__(self) -> None:
        self._marks = list(tokens(self.text))[::-1]

    @property
    def now(self) -> Token:
        return self._marks[-1]

    def expression(self, binding: int, depth: int) -> Term:
        """What stands here, up to the first sign that binds no tighter than ``binding``."""
        left = self._operand(binding, depth)
        while self.now.kind == "sign" and _BINDING.get(self.now.text, 0) > binding:
            sign = self._marks.pop()
            before, left = left, self._joined(left, sign, depth)
            depth += not (isinstance(left, Sum | Product) and type(left) is type(before))
        return left

    def error(self, message: str, at: Token | None = None) -> FormulaError:
        return FormulaError(pointed(message, self.text, (at or self.now).place))

    def unexpected(self) -> FormulaError:
        """The error for a mark that cannot follow what was read."""
        now = self.now
        if now.kind in ("number", "name") or now.text == "(":
            return self.error("a sign is missing here; write products with *")
        if now.text == ")":
            return self.error("this bracket closes nothing; remove it or open it before")
        return self.error(f"{now.text!r} has no place here")

    def _operand(self, binding: int, depth: int) -> Term:
        if depth > DEEPEST:
            raise self.error(f"more than {DEEPEST} brackets or signs inside one another; split it")
        mark = self._marks.pop()
        match mark.kind, mark.text:
            case "number", _:
                return self._number(mark)
            case "name", _:
                return self._named(mark, depth)
            case "sign", "-":
                return Negation(self.expression(max(binding, _SUM), depth + 1))
            case "sign", "+":
                return self.expression(max(binding, _SUM), depth + 1)
            case "sign", "(":
                inner = self.expression(0, depth + 1)
                self._close(mark)
                return inner
        where = "ends where" if mark.kind == "end" else f"has {mark.text!r} where"
        raise self.error(f"the formula {where} a number, a name or a bracket should stand", mark)

    def _joined(self, left: Term, sign: Token, depth: int) -> Term:
        binding = _BINDING[sign.text]
        right = self.expression(binding - (sign.text == "^"), depth + 1)
        match sign.text:
            case "+":
                return Sum((*_terms(left), right))
            case "-":
                return Sum((*_terms(left), Negation(right)))
            case "*":
                return Product((*_factors(left), right))
            case "/":
                return self._checked(Quotient(left, right), sign)
        return self._power(left, right, sign)

    def _power(self, base: Term, exponent: Term, sign: Token) -> Term:
        if base == CONSTANTS["e"]:
            return self._checked(Function("exp", exponent), sign)
        power = self._checked(Power(base, exponent), sign)
        if degree(power) > LARGEST_DEGREE:
            raise self.error(f"powers above {LARGEST_DEGREE} are too high; choose lower ones", sign)
        return power

    def _number(self, mark: Token) -> Term:
        if out_of_range(mark.text):
            raise self.error("this number is outside the range of double precision", mark)
        return Number(mark.text)

    def _named(self, mark: Token, depth: int) -> Term:
        name = mark.text
        if self.now.text == "(" and name not in self.names:
            return self._call(mark, depth)
        if name in self.names:
            return Reference(self.names[name])
        if name in CONSTANTS:
            return CONSTANTS[name]
        if name in FUNCTIONS:
            raise self.error(f"{name} needs brackets after it: {name}(x)", mark)
        known = ", ".join((*self.names, *(c for c in CONSTANTS if c not in self.names)))
        raise self.error(f"unknown name {name}; known names: {known}", mark)

    def _call(self, mark: Token, depth: int) -> Term:
        if mark.text not in FUNCTIONS:
            known = ", ".join(FUNCTIONS)
            raise self.error(f"unknown function {mark.text}; known functions: {known}", mark)
        opening = self._marks.pop()
        operands = [self.expression(0, depth + 1)]
        while self.now.text == ",":
            self._marks.pop()
            operands.append(self.expression(0, depth + 1))
        self._close(opening)
        wanted = 2 if mark.text in ("max", "min") else 1
        if len(operands) != wanted:
            values = "one value" if wanted == 1 else "two values"
            given = "1 is" if len(operands) == 1 else f"{len(operands)} are"
            raise self.error(f"{mark.text} takes {values}, and {given} given", mark)
        return self._checked(_applied(mark.text, operands), mark)

    def _close(self, opening: Token) -> None:
        if self.now.kind == "end":
            raise self.error("this bracket is never closed; add )", opening)
        if self.now.text != ")":
            raise self.unexpected()
        self._marks.pop()

    def _checked(self, part: Term, at: Token) -> Term:
        if hopeless(part):
            raise self.error("this has no value: it overflows, divides by 0 or is undefined", at)
        return part


def _terms(left: Term) -> tuple[Term, ...]:
    return left.terms if isinstance(left, Sum) else (left,)


def _factors(left: Term) -> tuple[Term, ...]:
    return left.factors if isinstance(left, Product) else (left,)


def _applied(name: str, operands: list[Term]) -> Term:
    match name:
        case "max":
            first, second = operands
            return Cases(((second, Condition(second, ">", first)),), first)
        case "min":
            first, second = operands
            return Cases(((second, Condition(second, "<", first)),), first)
        case "log":
            return Function("ln", operands[0])
    return Function(name, operands[0])
