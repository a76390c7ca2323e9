"""A small document that holds every kind of block and of text, and hostile characters."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal

import pytest

from derive.algebra.term import HALF, ONE, Number, Reference, Term, exp, partial, term
from derive.algebra.variable import Role, Variable, argument
from derive.derivation.step import Form, Quantity
from derive.documents.blocks import (
    Align,
    Code,
    Document,
    EquationReference,
    Equations,
    Figure,
    Group,
    Heading,
    Items,
    Math,
    Prose,
    Row,
    Strong,
    Table,
    Text,
    Tone,
)
from derive.figures.picture import Anchor, Caption, Circle, Path, Picture
from derive.figures.picture import Tone as Paint
from derive.model.graph import Graph, Layer, Node
from derive.model.label import Label
from derive.model.operation import Operation
from derive.notation.printer import Printer
from derive.notation.text import TEXT

INPUT = Variable(Role.INPUT, unit=1)
WEIGHT = Variable(Role.WEIGHT, layer=1, unit=1, source=1)
NET = Variable(Role.NET, layer=1, unit=1)
OUT = Variable(Role.OUT, layer=1, unit=1)
TARGET = Variable(Role.TARGET, layer=1, unit=1)
ERROR = Variable(Role.ERROR)
SLOPE = partial(ERROR, WEIGHT)

WEIGHTED = Operation("weighted", 2, term(argument(1)) * argument(2))
LOGISTIC = Operation("logistic", 1, ONE / (1 + exp(-term(argument(1)))))
SQUARED = Operation("squared", 2, HALF * (term(argument(1)) - argument(2)) ** 2)

GRAPH = Graph(
    leaves=(INPUT, WEIGHT, TARGET),
    parameters=(WEIGHT,),
    nodes=(
        Node(NET, WEIGHTED, (WEIGHT, INPUT)),
        Node(OUT, LOGISTIC, (NET,)),
        Node(ERROR, SQUARED, (TARGET, OUT)),
    ),
    output=ERROR,
    labels={
        INPUT: Label("i", "1"),
        WEIGHT: Label("w", "1"),
        NET: Label("net", "o1"),
        OUT: Label("out", "o1"),
        TARGET: Label("target", "o1"),
        ERROR: Label("E", "total"),
    },
    layers=(Layer("i", 1), Layer("o", 1, "logistic")),
)


@dataclass(frozen=True)
class Worth:
    """Values by hand: the printers need no engine."""

    known: Mapping[Quantity, Decimal]

    def __getitem__(self, quantity: Quantity, /) -> Decimal:
        return self.known[quantity]

    def evaluate(self, term: Term, /) -> Decimal:
        assert isinstance(term, Reference)
        return self.known[term.variable]

    def given(self, variable: Variable, /) -> Number | None:
        digits = {INPUT: "0.05", WEIGHT: "0.40", TARGET: "0.01"}.get(variable)
        return Number(digits) if digits else None


VALUES = Worth(
    {
        NET: Decimal("0.02"),
        OUT: Decimal("0.504999833"),
        ERROR: Decimal("0.122512417"),
        SLOPE: Decimal("0.006186871"),
        partial(ERROR, OUT): Decimal("0.494999833"),
        partial(OUT, NET): Decimal("0.249975002"),
        partial(NET, WEIGHT): Decimal("0.05"),
    }
)
PRINTER = Printer(TEXT, GRAPH, VALUES)

CHAIN = partial(ERROR, OUT) * partial(OUT, NET) * partial(NET, WEIGHT)
DELTA = partial(ERROR, OUT) * partial(OUT, NET)
LONG = sum((term(OUT) * term(WEIGHT) ** power for power in range(2, 16)), start=term(NET))
HOSTILE = r"# 100% of \a{b}_c & <d> $e$ *f* [g] `h` |i| ~j^k “q” – é η → ½ 网"


def symbols(*terms: Term) -> Math:
    """Terms as they stand."""
    return Math(tuple((entry, Form.SYMBOLS) for entry in terms))


def with_value(entry: Term) -> Math:
    """``symbol = value``."""
    return Math(((entry, Form.SYMBOLS), (entry, Form.VALUE)))


PICTURE = Picture(
    "network",
    220,
    70,
    (
        Path(((40, 35), (142, 35)), arrow=True),
        Circle(24, 35, 16),
        Circle(160, 35, 18, Paint.ACCENT, Paint.FILL),
        Caption(24, 35, ((Reference(INPUT), Form.SYMBOLS),)),
        Caption(90, 26, ((Reference(WEIGHT), Form.SYMBOLS), (Reference(WEIGHT), Form.VALUE))),
        Caption(160, 35, "50 % & <o>"),
        Caption(184, 35, "out", Anchor.START, tone=Paint.MUTED),
    ),
)

BLOCKS = (
    Prose(
        (
            Text("One unit learns one weight. The numbers are "),
            Strong("small"),
            Text(", the spec is "),
            Code("one_unit.toml"),
            Text(", and the weight starts at "),
            with_value(Reference(WEIGHT)),
            Text("."),
        )
    ),
    Heading(1, (Text("Forward pass"),)),
    Prose((Text("The net input comes first, then "), symbols(Reference(OUT)), Text("."))),
    Equations(
        (
            Row(Reference(NET), term(WEIGHT) * INPUT, note="weighted sum"),
            Row(None, term(WEIGHT) * INPUT, Form.NUMBERS),
            Row(None, Reference(NET), Form.VALUE),
        ),
        "net",
    ),
    Equations(
        (
            Row(Reference(OUT), ONE / (1 + exp(-term(NET))), note="activation"),
            Row(None, ONE / (1 + exp(-term(NET))), Form.NUMBERS),
            Row(None, Reference(OUT), Form.VALUE),
        ),
        "out",
    ),
    Figure(PICTURE, "The unit and its weight.", "An input joined to one unit by one weight."),
    Heading(1, (Text("Backward pass for "), symbols(Reference(WEIGHT)))),
    Heading(2, (Text("The chain rule"),)),
    Prose(
        (
            Text("By "),
            EquationReference("net"),
            Text(" and "),
            EquationReference("out"),
            Text(", every factor is known:"),
        )
    ),
    Equations(
        (
            Row(SLOPE, CHAIN, note="chain rule"),
            Row(None, CHAIN, Form.NUMBERS, "put in the numbers"),
            Row(None, SLOPE, Form.VALUE),
        ),
        "slope",
    ),
    Equations((Row(Reference(ERROR), LONG, note="a sum too long for one line"),)),
    Heading(2, (Text("What it means"),)),
    Items(
        (
            Prose((Text("The error grows with "), symbols(Reference(WEIGHT)), Text("."))),
            Prose((Text("So the weight must fall."),)),
        )
    ),
    Items(
        (
            Prose((Text("Compute "), symbols(SLOPE), Text("."))),
            Prose((Text("Move against it."),)),
        ),
        ordered=True,
    ),
    Heading(1, (Text("Numbers"),)),
    Table(
        "What a document says, and what is right.",
        (Align.LEFT, Align.RIGHT, Align.RIGHT, Align.CENTRE, Align.LEFT),
        tuple((Text(name),) for name in ("quantity", "printed", "computed", "agrees", "remark")),
        (
            (
                (symbols(Reference(NET)),),
                (Text("0.02"),),
                (Math(((Reference(NET), Form.VALUE),)),),
                (Text("yes"),),
                (Text("as in "), EquationReference("net")),
            ),
            (
                (symbols(SLOPE),),
                (Text("0.006186872"),),
                (Math(((SLOPE, Form.VALUE),)),),
                (Strong("no"),),
                (
                    Text(
                        "the last digit is rounded up, though the next one is small: "
                        "the factors were rounded before they were multiplied"
                    ),
                ),
            ),
        ),
        marked=frozenset({1}),
    ),
    Table(
        "",
        (Align.LEFT, Align.RIGHT),
        ((Text("weight"),), (Text("start"),)),
        (((symbols(Reference(WEIGHT)),), (Math(((Reference(WEIGHT), Form.VALUE),)),)),),
    ),
    Heading(1, (Text("Set apart"),)),
    Group(
        Tone.NOTE,
        "Delta",
        (
            Prose((Text("A name for "), symbols(partial(ERROR, NET)), Text(" saves work:"))),
            Equations(
                (Row(partial(ERROR, NET), partial(ERROR, OUT) * partial(OUT, NET)),), "delta"
            ),
        ),
    ),
    Group(Tone.WARNING, "Order", (Prose((Text("Take all gradients before any weight moves."),)),)),
    Group(
        Tone.DETAIL,
        "Written out",
        (
            Items((Prose((Text("First "), Code("a|b"))), Prose((EquationReference("delta"),)))),
            Prose((Text("Then the rest."),)),
        ),
    ),
    Heading(1, (Text(HOSTILE),)),
    Prose((Text(HOSTILE), Text(" "), Strong("strong_*"), Text(" "), Code("`code_1` <x> \\y{%}"))),
    Prose((Text("1. not a list"),)),
    Prose((Text("- nor this"),)),
)
DOCUMENT = Document("sample", "One unit & one weight", BLOCKS)


@pytest.fixture
def document() -> Document:
    return DOCUMENT


@pytest.fixture
def printer() -> Printer:
    return PRINTER
