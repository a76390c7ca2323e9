"""Steps: the moves of a derivation, each with the rule that justifies it."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum, StrEnum
from typing import TypeAlias

from derive.algebra.term import Gradient, Term
from derive.model.quantity import Quantity

Goal: TypeAlias = Quantity | Gradient


class Form(StrEnum):
    """The three ways to write one and the same term."""

    SYMBOLS = "symbols"  # net_h1 = w1 * i1 + ...
    NUMBERS = "numbers"  # 0.15 * 0.05 + ...
    VALUE = "value"  # 0.3775


class Rule(Enum):
    """Every rule a step may use, with a one-line example.

    The first part are the moves over the graph, the second the rules of differentiation inside
    one node, the third the rewriting between them.
    """

    NET_INPUT = "net = w1 * x1 + w2 * x2 + b"
    ACTIVATION = "out = 1 / (1 + e^-net)"
    ERROR = "E_o = 1/2 * (target - out)^2"
    TOTAL_ERROR = "E = E_o1 + E_o2"
    EQUATION = "e = c * d"
    CHAIN = "dE/dw = dE/do * do/dw"
    PATHS = "dE/dh = dE_o1/dh + dE_o2/dh"
    FORWARD_MODE = "de/da = de/dc * dc/da, from the inputs on"
    REVERSE_MODE = "de/da = de/dc * dc/da, from the output back"
    PUT_TOGETHER = "dE/dw = 0.74 * 0.19 * 0.59 = 0.08"
    SHORT_CUT = "dE/dnet = sum_j(-t_j / o_j * do_j/dnet) = o - t"
    ACCUMULATE = "dE/dw = dE[1]/dw + dE[2]/dw"
    DELTA = "delta = dE/dnet"
    DELTA_RULE = "dE/dw = delta * x"
    DELTA_SUM = "delta_h = sum_o(delta_o * w_ho) * f'(net_h)"
    UPDATE = "w+ = w - eta * dE/dw"
    GRADIENT = "grad E = (dE/dw1, dE/dw2, ...)"

    SUM = "d(u + v) = du + dv"
    CONSTANT = "dc = 0"
    IDENTITY = "dx/dx = 1"
    LINEAR = "d(c - x)/dx = -1"
    CONSTANT_MULTIPLE = "d(c * u) = c * du"
    POWER = "du^n = n * u^(n - 1) * du"
    PRODUCT = "d(u * v) = du * v + u * dv"
    QUOTIENT = "d(u / v) = (du * v - u * dv) / v^2"
    RECIPROCAL = "d(1 / v) = -dv / v^2"
    EXPONENTIAL = "d(e^u) = e^u * du"
    GENERAL_POWER = "d(a^u) = a^u * (ln(a) * du + u * da / a)"
    LOGARITHM = "d(ln u) = du / u"
    SQUARE_ROOT = "d(sqrt u) = du / (2 * sqrt u)"
    TANH = "d(tanh u) = (1 - tanh(u)^2) * du"
    SINE = "d(sin u) = cos(u) * du"
    COSINE = "d(cos u) = -sin(u) * du"
    ABSOLUTE = "d|u| = du if u > 0; -du if u < 0; 0 otherwise"
    CASES = "d{u if c > 0; v otherwise} = {du if c > 0; dv otherwise}"

    WRITE_OUT = "E = E_o1 + E_o2 -> 1/2 * (t1 - o1)^2 + 1/2 * (t2 - o2)^2"
    SIMPLIFY = "2 * 1/2 * u^1 * (-1) + 0 = -u"
    REARRANGE = "e^-x / (1 + e^-x)^2 = 1 / (1 + e^-x) * (1 - 1 / (1 + e^-x))"
    RECOGNISE = "1 / (1 + e^-net) = out"
    EVALUATE = "-(0.01 - 0.75) = 0.74"


@dataclass(frozen=True, slots=True)
class Line:
    """A chain of equalities: ``left = right[0] = right[1] … [= numbers] [= value]``.

    ``numbers`` adds the last of ``right`` with the values put in, ``value`` the result. Both are
    ways of printing the same term, so that they can never disagree with it.
    """

    left: Term
    right: tuple[Term, ...]
    numbers: bool = False
    value: bool = False


@dataclass(frozen=True, slots=True)
class Step:
    """One move: ``goal`` is what it is about, ``uses`` the earlier steps it relies on."""

    rule: Rule
    goal: Goal
    lines: tuple[Line, ...]
    uses: tuple[int, ...] = ()
