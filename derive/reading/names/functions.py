"""Functions by their names: elementary ones, and the activations of the network."""

from __future__ import annotations

import re
from dataclasses import replace

from derive.algebra.matrices import entries, is_matrix
from derive.algebra.term import (
    TWO,
    ZERO,
    Cases,
    Condition,
    Function,
    Matrix,
    Negation,
    Number,
    Power,
    Quotient,
    Reference,
    Term,
    substitute,
    sum_of,
    variables,
    walk,
)
from derive.algebra.variable import RESULT, Role, Variable, argument
from derive.model.activations import BY_NAME, SOFTMAX
from derive.model.graph import Graph, Node
from derive.model.operation import Operation
from derive.model.partials import partial_form
from derive.model.softmax import softmax
from derive.reading.names.convention import Convention
from derive.reading.names.shapes import copied, each, shape
from derive.reading.names.unresolved import Unresolved

ELEMENTARY = frozenset({"exp", "ln", "sin", "cos", "sqrt", "abs"})
_ANY = frozenset({"sigma", "f", "g", "phi", "varphi", "h", "psi", "S", "act", "activation"})
_OF_ALL_UNITS = frozenset({"act", "akt", "activation"})  # below f, these tell no layer
_NAMED = {
    **{name: name for name in BY_NAME},
    **dict.fromkeys(("sigmoid", "sigm", "logsig", "expit"), "logistic"),
    **dict.fromkeys(("leakyrelu", "lrelu"), "leaky_relu"),
    **dict.fromkeys(("id", "linear", "purelin"), "identity"),
}


class Functions:
    """The functions that a document about ``graph`` may use."""

    def __init__(self, graph: Graph, convention: Convention) -> None:
        self._graph = graph
        self._convention = convention

    def known(self, name: str) -> bool:
        """Whether ``name`` is a function here."""
        others = {"log", "log10", "lg", "max", "min", "norm", SOFTMAX, "tanh"}
        return name in ELEMENTARY | _ANY | others or name.lower() in _NAMED

    def applied(self, name: str, operands: tuple[Term, ...], primes: int) -> Term:
        """``name(operands)``, or its derivative; Unresolved where it is no function here."""
        if not operands or primes > 1:
            raise Unresolved(f"{name} is not understood as it stands here")
        if name in ("max", "min") and not primes:
            return _extreme(name, operands)
        if name == SOFTMAX and not primes:
            return self._softmax(operands)
        if len(operands) > 1:
            raise Unresolved(f"{name} has one argument, and {len(operands)} are given")
        return self._of_one(name, operands[0], primes)

    def _of_one(self, name: str, operand: Term, primes: int) -> Term:
        if name == "norm" or (name == "abs" and is_matrix(operand)):
            return _norm(operand)
        if not primes and name in ELEMENTARY:
            return Function(name, operand)
        if not primes and name == "tanh":
            return Function(name, operand)
        if not primes and name in ("sinh", "cosh", "sech"):
            return _hyperbolic(name, operand)
        if not primes and name in ("log", "log10", "lg"):
            return self._logarithm(name, operand)
        if name == "diag" and is_matrix(operand):
            return _diagonal(operand)
        if _letter(name) in _ANY or name.lower() in _NAMED:
            return each(operand, lambda entry: self._activation(name, entry, primes))
        raise Unresolved(f"{name} is not a function that is known here")

    def _logarithm(self, name: str, operand: Term) -> Term:
        natural = name == "log" and self._convention.answer("log") == "e"
        function = Function("ln", operand)
        if natural:
            return function
        return each(function, lambda entry: Quotient(entry, Function("ln", Number("10"))))

    def _activation(self, name: str, operand: Term, primes: int) -> Term:
        node, letter = self._unit(operand), _letter(name)
        mark = name[len(letter) :].strip("_{}")
        if node is None and mark and mark not in _OF_ALL_UNITS:
            raise Unresolved(f"{name} may be the function of some layers only")
        name = self._meant(letter)
        if name in _ANY and node is not None:
            moved = _updates(operand)
            inputs = tuple(Reference(variable.after(moved)) for variable in node.inputs)
            if not primes:
                return _written(node.operation.expression, inputs, {})
            if len(inputs) > 1:
                raise Unresolved(f"{name}' is not one number for a unit of softmax")
            out: Term = Reference(node.variable.after(moved))
            return _written(partial_form(node.operation, 1), inputs, {RESULT: out})
        operation = self._operation(name)
        if not primes:
            return _written(operation.expression, (operand,), {})
        result = _written(operation.expression, (operand,), {})
        return _written(partial_form(operation, 1), (operand,), {RESULT: result})

    def _meant(self, name: str) -> str:
        """Where a sigmoid may be any curve, it is what σ is."""
        loose = name == "sigmoid" and self._convention.answer(name) == "any"
        return "sigma" if loose else name

    def _unit(self, operand: Term) -> Node | None:
        """The unit whose net input ``operand`` is."""
        if not isinstance(operand, Reference) or operand.variable.role is not Role.NET:
            return None
        out = replace(operand.variable, role=Role.OUT, updates=0)
        return self._graph.by_variable.get(out)

    def _operation(self, name: str) -> Operation:
        """The activation of this name; of the letters, the only one that the network has."""
        if name not in _ANY:
            return BY_NAME[_NAMED[name.lower()]]
        used = {n.operation for n in self._graph.nodes if n.variable.role is Role.OUT}
        curved = [one for one in used if one.name != "identity" and one.arity == 1]
        if len(curved) == 1:
            return curved[0]
        logistic = BY_NAME["logistic"]
        if name == "sigma" and (logistic in curved or not used):
            return logistic
        raise Unresolved(f"{name} may be any of the activations of this network")

    def _softmax(self, operands: tuple[Term, ...]) -> Term:
        """Of a vector, or of several numbers, a vector; of one net input, that unit's share."""
        if len(operands) == 1 and not is_matrix(operands[0]):
            return self._share(operands[0])
        rows = entries(operands[0]).rows if len(operands) == 1 else tuple((o,) for o in operands)
        flat = tuple(entry for row in rows for entry in row)
        shares = [
            _written(softmax(len(flat), k).expression, flat, {}) for k in range(1, len(flat) + 1)
        ]
        width = len(rows[0])
        return Matrix(tuple(tuple(shares[k : k + width]) for k in range(0, len(flat), width)))

    def _share(self, operand: Term) -> Term:
        if self._unit(operand) is None or not isinstance(operand, Reference):
            raise Unresolved("softmax takes the net inputs of a whole layer")
        net = operand.variable
        units = range(1, self._graph.layers[net.layer].size + 1)
        nets = tuple(Reference(replace(net, unit=unit)) for unit in units)
        assert isinstance(net.unit, int)
        return _written(softmax(len(nets), net.unit).expression, nets, {})


def _hyperbolic(name: str, operand: Term) -> Term:
    """``sinh x = (e^x - e^-x) / 2``, ``cosh x = (e^x + e^-x) / 2`` and ``sech x = 1 / cosh x``."""
    up = Function("exp", copied(operand, 2))
    down = Function("exp", Negation(operand))
    if name == "sech":
        return Quotient(TWO, up + down)
    return Quotient(up - down if name == "sinh" else up + down, TWO)


def _letter(name: str) -> str:
    """The function that ``f_{akt}`` and ``f^{(2)}`` are, without their marks."""
    return re.split(r"[_^]", name, maxsplit=1)[0]


def _diagonal(vector: Term) -> Term:
    """The matrix with the entries of ``vector`` on its diagonal."""
    flat = [entry for row in entries(vector).rows for entry in row]
    if min(shape(vector)) != 1:
        raise Unresolved("diag is understood of a vector")
    size = range(len(flat))
    return Matrix(tuple(tuple(flat[k] if k == j else ZERO for j in size) for k in size))


def _updates(operand: Term) -> int:
    return operand.variable.updates if isinstance(operand, Reference) else 0


def _written(form: Term, inputs: tuple[Term, ...], results: dict[Variable, Term]) -> Term:
    """``form`` with the operation's places filled."""
    places = {argument(k): operand for k, operand in enumerate(inputs, start=1)} | results
    used = [part.variable for part in walk(form) if isinstance(part, Reference)]
    for place in variables(form):
        copied(places[place], used.count(place))
    return substitute(form, places)


def _norm(operand: Term) -> Term:
    every = [entry for row in entries(operand).rows for entry in row]
    return Function("sqrt", sum_of(Power(copied(entry, 2), TWO) for entry in every))


def _extreme(name: str, operands: tuple[Term, ...]) -> Term:
    """The largest or the smallest, two compared at a time; zero is the one compared with."""
    if len(operands) == 1 and not is_matrix(operands[0]):
        raise Unresolved(f"{name} is understood of two numbers or more")
    if any(map(is_matrix, operands)):
        if len(operands) != 2 or all(map(is_matrix, operands)):
            raise Unresolved(f"{name} of vectors is understood of one vector and one number")
        vector, bound = sorted(operands, key=is_matrix, reverse=True)
        return each(vector, lambda entry: _larger(name, entry, bound))
    result = operands[-1]
    for operand in reversed(operands[:-1]):
        result = _larger(name, operand, result)
    return result


def _larger(name: str, first: Term, second: Term) -> Term:
    if isinstance(first, Number) and first.value == ZERO.value:
        first, second = second, first
    copied(first, 2), copied(second, 2)
    return Cases(((first, Condition(first, ">" if name == "max" else "<", second)),), second)
