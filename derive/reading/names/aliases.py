"""The letters and words that documents use, and what each may stand for."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import Enum
from types import MappingProxyType

from derive.algebra.variable import Role
from derive.model.graph import Graph


class Where(Enum):
    """The layers in which a meaning applies."""

    ANY = "any"
    HIDDEN = "hidden"
    OUTPUT = "output"


@dataclass(frozen=True, slots=True)
class Meaning:
    """What a letter stands for: a role, perhaps in some layers only."""

    role: Role
    where: Where = Where.ANY


MEANINGS: Mapping[str, Meaning] = MappingProxyType(
    {
        "net": Meaning(Role.NET),
        "out": Meaning(Role.OUT),
        "hidden": Meaning(Role.OUT, Where.HIDDEN),
        "output": Meaning(Role.OUT, Where.OUTPUT),
        "target": Meaning(Role.TARGET),
        "input": Meaning(Role.INPUT),
        "weight": Meaning(Role.WEIGHT),
        "bias": Meaning(Role.BIAS),
        "error": Meaning(Role.ERROR),
        "rate": Meaning(Role.RATE),
        "delta": Meaning(Role.DELTA),
    }
)

# What a letter means where a document does not say otherwise, and what else it may mean.
SETTLED: Mapping[str, tuple[str, ...]] = MappingProxyType(
    {
        **dict.fromkeys(("net", "Net", "NET", "in"), ("net",)),
        "z": ("net", "out"),
        "u": ("net",),
        "a": ("out", "net"),
        **dict.fromkeys(("out", "Out", "OUT", "output", "f"), ("out",)),
        **dict.fromkeys(("sal", "salida", "sortie", "ausgabe", "Ausgabe"), ("out",)),
        "o": ("output", "out"),
        "p": ("output", "input"),
        **dict.fromkeys(("pred", "yhat"), ("output",)),
        "h": ("hidden",),
        **dict.fromkeys(("t", "T", "target", "d", "desired"), ("target",)),
        **dict.fromkeys(("soll", "Soll", "ziel", "Ziel", "cible", "objetivo"), ("target",)),
        **dict.fromkeys(("x", "X", "i", "input"), ("input",)),
        **dict.fromkeys(("w", "W", "U", "V"), ("weight",)),
        **dict.fromkeys(("b", "B", "bias"), ("bias",)),
        **dict.fromkeys(("E", "L", "J", "C", "Loss", "loss", "Cost", "cost"), ("error",)),
        **dict.fromkeys(("Error", "error", "err", "MSE", "SSE"), ("error",)),
        **dict.fromkeys(("Fehler", "fehler", "Erreur", "erreur"), ("error",)),
        **dict.fromkeys(("eta", "alpha", "lr"), ("rate",)),
        "delta": ("delta",),
    }
)

NOTHING = "nothing"  # what a letter may stand for

# Letters that mean one thing in one book and another in the next: a document must show which.
OPEN: Mapping[str, tuple[str, ...]] = MappingProxyType(
    {
        "y": ("target", "output"),
        "Y": ("target", "output"),
        "s": ("net", "hidden", "delta"),
        "v": ("weight", "net"),
        "theta": ("bias", "weight"),
        "epsilon": ("rate", NOTHING),
        "gamma": ("rate", NOTHING),
        "Err": ("delta", "error", NOTHING),
        "I": ("net", "input", NOTHING),
        "n": ("net", NOTHING),
        "c": ("bias", NOTHING),
        "beta": ("weight", "bias", NOTHING),
        "omega": ("weight", NOTHING),
        "Theta": ("weight", NOTHING),
    }
)

# Capital letters that go by what the small ones mean: all examples side by side.
STACKED = frozenset({"A", "H", "O", "P", "Z"})

# An index that makes the meaning plain, as in y_{pred}.
BELOW: Mapping[str, str] = MappingProxyType(
    {
        **dict.fromkeys(("target", "true", "desired", "expected"), "target"),
        **dict.fromkeys(("pred", "predicted", "hat"), "output"),
    }
)
NEW = frozenset({"new", "neu", "nuevo", "nueva", "nouveau", "updated"})
OLD = frozenset({"old", "alt", "viejo", "ancien"})
WHOLE = frozenset({"total", "tot", "gesamt", "ges", "all"})
_MARKS = NEW | OLD | WHOLE | frozenset(BELOW)

# The weights of an Elman network by one index or by letter: the layer that they lead to, and the
# one that they come from. The letters are a question, since books exchange U and W.
_BY_INDEX = {"Wx": (1, 0), "Wh": (1, 1), "Wy": (2, 1), "Wo": (2, 1), "V": (2, 1)}
ELMAN: Mapping[str, Mapping[str, tuple[int, int]]] = MappingProxyType(
    {
        "UWV": MappingProxyType({**_BY_INDEX, "U": (1, 0), "W": (1, 1)}),
        "WUV": MappingProxyType({**_BY_INDEX, "W": (1, 0), "U": (1, 1)}),
    }
)


def words(graph: Graph) -> frozenset[str]:
    """The names of more than one letter that a document about ``graph`` may hold."""
    own = {label.base for label in graph.labels.values()} | {layer.name for layer in graph.layers}
    return frozenset(word for word in own | {*SETTLED, *OPEN, *_MARKS} if len(word) > 1)
