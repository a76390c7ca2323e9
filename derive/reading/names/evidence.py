"""Which questions a document raises, and in which of its statements."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from derive.model.graph import Graph
from derive.reading import tree
from derive.reading.names.above import groups
from derive.reading.names.aliases import OPEN, SETTLED
from derive.reading.names.places import Places
from derive.reading.names.scope import plain
from derive.reading.names.slopes import short_for
from derive.reading.names.walking import Use, uses, walk
from derive.reading.symbol import Symbol

_BLOCKS = ("U", "V", "W")


@dataclass(frozen=True, slots=True)
class Statement:
    """A chain by its number in the document, with its equalities and the names in it."""

    number: int
    chain: tree.Chain
    links: tuple[int, ...]
    named: tuple[Use, ...]
    derivatives: bool
    logarithms: bool


def statement(number: int, chain: tree.Chain) -> Statement:
    """What inference needs to know of ``chain``."""
    nodes = [side for side in chain.sides if not isinstance(side, tree.Unread)]
    inside = [part for node in nodes for part in walk(node)]
    return Statement(
        number,
        chain,
        tuple(k for k, relation in enumerate(chain.relations) if relation in tree.EQUALITIES),
        tuple(use for node in nodes for use in uses(node)),
        derivatives=any(isinstance(part, tree.Derivative | tree.Nabla) for part in inside),
        logarithms=any(isinstance(part, tree.Call) and part.name == "log" for part in inside),
    )


Test = Callable[[Symbol], bool]


def _is(role: str) -> Test:
    def test(symbol: Symbol) -> bool:
        words = SETTLED.get(symbol.base) or OPEN.get(symbol.base) or ()
        return role in words

    return test


def _numbered_top(style: str) -> Test:
    return lambda symbol: any(
        group.style.value == style and any(map(str.isdigit, group.text))
        for group in groups(symbol.sup)
    )


def _any_top(symbol: Symbol) -> bool:
    return any(any(map(str.isdigit, group.text)) for group in groups(symbol.sup))


def _indices(symbol: Symbol) -> int:
    return sum(max(1, len(plain(token))) for token in symbol.sub)


_weight = _is("weight")


def _trained(symbol: Symbol) -> bool:
    return _weight(symbol) or symbol.base in ("b", "B", "bias")


# The questions that a name may raise by its look.
_NAMES: Mapping[str, Test] = {
    "delta": _is("delta"),
    "round": _numbered_top("round"),
    "square": _numbered_top("square"),
    "angle": _numbered_top("angle"),
    "inputs": _any_top,
    "across": lambda symbol: _trained(symbol) and _any_top(symbol),
    "order": lambda symbol: _weight(symbol) and _indices(symbol) > 1,
    "units": lambda symbol: any("0" in plain(token) for token in symbol.sub),
    "clamped": lambda symbol: _weight(symbol) and any(plain(x).endswith("0") for x in symbol.sub),
    "numbering": lambda symbol: _weight(symbol) and _digits(symbol) == 1,
    "weights": lambda symbol: _weight(symbol) and [*map(len, map(plain, symbol.sub))] == [2],
    "biases": lambda symbol: _is("bias")(symbol) and _digits(symbol) == 1,
    "index": lambda symbol: _digits(symbol) == len(symbol.sub) == 1 and not symbol.sup,
    "vectors": lambda symbol: symbol.bold or not symbol.sub,
    "rows": lambda symbol: _weight(symbol) and (symbol.bold or symbol.base.isupper()),
}


def _digits(symbol: Symbol) -> int:
    return sum(plain(token).isdigit() for token in symbol.sub)


def concerned(question: str, one: Statement, graph: Graph, where: Places) -> bool:
    """Whether the answer to ``question`` may change what ``one`` says."""
    symbols = [use.symbol for use in one.named]
    match question:
        case "bare" | "inputs" if any(use.bare is not None for use in one.named):
            return True
        case "partials":
            return bool(where.times) and one.derivatives and where.recurrent
        case "error":
            return bool(where.samples) and any(map(_is("error"), symbols))
        case "blocks":
            return where.recurrent and any(symbol.base in _BLOCKS for symbol in symbols)
        case "log":
            return one.logarithms
        case "counting":
            return any(_goes_further(symbol, where) for symbol in symbols)
        case "slopes" | "bars":
            bars = question == "bars"
            short = (symbol for symbol in symbols if (symbol.accent == "bar") == bars)
            return any(short_for(symbol, graph) for symbol in short)
        case "index":
            symbols = [use.symbol for use in one.named if use.bare is None]
    test = _NAMES.get(question)
    if test is None:
        return any(symbol.base == question and not symbol.accent for symbol in symbols)
    return any(map(test, symbols))


def _goes_further(symbol: Symbol, where: Places) -> bool:
    """Whether units are counted further here than a layer goes."""
    tokens = [plain(token) for token in symbol.sub]
    pieces = tuple(tokens[0]) if _weight(symbol) and [*map(len, tokens)] == [2] else tokens
    ends = [int(piece) for piece in pieces if piece.isdecimal() and len(piece) < 4]
    if not ends or symbol.sup or where.times or (_weight(symbol) and len(ends) < 2):
        return False
    return max(ends) > max(where.sizes[1:])


# Questions that only make sense together are asked together.
_GROUPS: tuple[tuple[str, ...], ...] = (
    ("delta",),
    ("units",),
    ("counting", "biases"),
    ("biases",),
    ("bare", "inputs", "order"),
    ("round", "inputs", "order"),
    ("square", "inputs", "order"),
    ("across", "inputs", "order"),
    ("order", "units"),
    ("order", "counting"),
    ("numbering",),
    ("weights", "order"),
    ("index",),
    ("clamped",),
    ("vectors", "rows"),
    ("angle",),
    ("error",),
    ("slopes",),
    ("bars",),
    ("blocks",),
    ("partials",),
    ("log",),
)


def raised(statements: Sequence[Statement], graph: Graph, where: Places) -> list[tuple[str, ...]]:
    """The questions that ``statements`` raise, those together that depend on one another."""
    if not where.sizes:
        few = ("log", "slopes", "bars")
        return [(q,) for q in few if any(concerned(q, s, graph, where) for s in statements)]
    letters = {use.symbol.base for one in statements for use in one.named}
    open_letters = [(x,) for x in sorted(letters) if x in OPEN or len(SETTLED.get(x, ())) > 1]
    exchanged = [("a", "z")] if {"a", "z"} <= letters else []
    found: list[tuple[str, ...]] = []
    for group in (*exchanged, *open_letters, *_GROUPS):
        asked = tuple(q for q in group if any(concerned(q, s, graph, where) for s in statements))
        if asked and asked not in found:
            found.append(asked)
    return found
