"""The questions that a document answers by its own use, and the answers that documents give."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType

from derive.reading.names.aliases import MEANINGS, NOTHING, OPEN, SETTLED
from derive.reading.symbol import Symbol

LAYER_OF = "layer_of_"  # and a letter: the question to which layer it belongs
MOST_LAYERS = 50
ALONE = "_alone"


@dataclass(frozen=True, slots=True)
class Question:
    """Something that documents do in different ways.

    ``answers`` maps each way to the sentence that tells a reader of it. With ``settled`` the first
    one holds where a document does not show another; without, nothing may be assumed.
    """

    answers: Mapping[str, str]
    settled: bool

    @property
    def usual(self) -> str | None:
        """The answer that holds without evidence, if one does."""
        return next(iter(self.answers)) if self.settled else None


def _open(**answers: str) -> Question:
    return Question(MappingProxyType(answers), settled=False)


def _usually(**answers: str) -> Question:
    return Question(MappingProxyType(answers), settled=True)


_LAYER = "{} at the top of a name is its layer"
_SAMPLE = "{} at the top of a name is its training example"
_TIME = "{} at the top of a name is its time step"
_UPDATE = "{} at the top of a name counts the updates before it is read"
_POWER = "{} at the top of a name is a power"


def _top(mark: str, *forms: str) -> dict[str, str]:
    names = {_LAYER: "layer", _SAMPLE: "sample", _TIME: "time", _UPDATE: "update", _POWER: "power"}
    return {names[form]: form.format(mark) for form in forms}


QUESTIONS: Mapping[str, Question] = MappingProxyType(
    {
        "inputs": Question(
            {
                "0": "the inputs are layer 0, and the first layer after them is layer 1",
                "1": "the inputs are layer 1, and the first layer after them is layer 2",
            },
            settled=False,
        ),
        "across": _usually(
            to="the layer at a weight or a bias is the one that it leads to",
            source="the layer at a weight or a bias is the one that it leaves",
        ),
        "order": _open(
            to_from="the first index of a weight is the unit that it leads to",
            from_to="the first index of a weight is the unit that it comes from",
        ),
        "units": Question(
            {"1": "units are counted from 1", "0": "units are counted from 0"}, settled=True
        ),
        "counting": _usually(
            layer="units are counted layer by layer",
            inputs="units are counted through all layers, from the first input on",
            hidden="units are counted through all layers, from the first hidden unit on",
        ),
        "clamped": _usually(
            weight="an index 0 at a weight is one like any other",
            bias="a weight with the index 0 is a bias",
        ),
        "numbering": _open(
            unit="weights are numbered unit by unit: first all that lead to the first unit",
            source="weights are numbered by source: first all that leave the first source",
        ),
        "weights": _usually(
            numbered="two digits at a weight are its number",
            ends="two digits at a weight are the units at its ends",
        ),
        "index": _usually(
            unit="a single index is a unit",
            layer="a single index is a layer, counted from the first one after the inputs",
            sample="a single index is a training example",
        ),
        "biases": _usually(
            label="a bias goes by its name in the spec",
            unit="a single digit at a bias is its unit",
            counted="biases are counted through the layers, unit by unit",
        ),
        "bare": _open(**_top("a bare digit", _POWER, _LAYER)),
        "round": _open(**_top("a number in round brackets", _LAYER, _SAMPLE, _TIME, _UPDATE)),
        "square": _open(**_top("a number in square brackets", _LAYER, _SAMPLE, _TIME)),
        "angle": _usually(**_top("a number in angle brackets", _TIME, _SAMPLE)),
        "delta": Question(
            {"+1": "δ is ∂E/∂net", "-1": "δ is −∂E/∂net"},
            settled=True,
        ),
        "vectors": _usually(column="vectors are columns", row="vectors are rows"),
        "rows": _usually(
            to="a matrix of weights has a row for each unit that they lead to",
            source="a matrix of weights has a row for each unit that they come from",
        ),
        "slopes": _usually(
            nothing="a d before a name, as in dz, makes it another name",
            error="a d before a name, as in dz, makes it the derivative of the error by z",
        ),
        "bars": _usually(
            nothing="a bar above a name makes it another name",
            error="a bar above a name makes it the derivative of the error by what is named",
        ),
        "error": _usually(
            batch="an error without the number of an example is that of all of them",
            each="beside quantities of any example, the error is that of this example",
        ),
        "blocks": _open(
            UWV="U leads from the inputs, W from the hidden layer to itself, V to the outputs",
            WUV="W leads from the inputs, U from the hidden layer to itself, V to the outputs",
        ),
        "partials": _open(
            whole="a derivative by a weight goes through all time steps",
            step="a derivative by a weight is that of its own time step alone",
        ),
        "log": Question(
            {"e": "log is the natural logarithm", "10": "log is the logarithm to base 10"},
            settled=True,
        ),
        "sigmoid": _usually(
            any="sigmoid is whichever activation the network has",
            logistic="sigmoid is the logistic function",
        ),
    }
)
_ROLES = {
    "net": "the net input of a unit",
    "out": "the output of a unit",
    "hidden": "the output of a hidden unit",
    "output": "the output of the network",
    "target": "the target",
    "input": "an input",
    "weight": "a weight",
    "bias": "a bias",
    "error": "the error",
    "rate": "the learning rate",
    "delta": "the delta of a unit",
    NOTHING: "nothing in this network",
}

_GREEK = {"alpha": "α", "gamma": "γ", "delta": "δ", "epsilon": "ε", "eta": "η", "theta": "θ"}


def question(name: str) -> Question:
    """The question called ``name``; of any other name, what that letter stands for."""
    if name in QUESTIONS:
        return QUESTIONS[name]
    if name.startswith(LAYER_OF):
        return _layer_of(name.removeprefix(LAYER_OF))
    known = SETTLED.get(name) or OPEN.get(name) or ()
    order = (*known, *(meaning for meaning in MEANINGS if meaning not in known))
    letter = _GREEK.get(name, name)
    answers = {word: f"{letter} stands for {_ROLES[word]}" for word in (*order, NOTHING)}
    return Question(MappingProxyType(answers), settled=name in SETTLED)


def placed(symbol: Symbol) -> str:
    """What a letter goes by when its layer is asked: v and v_1 may be of different layers."""
    return symbol.base if symbol.sub else symbol.base + ALONE


def _layer_of(name: str) -> Question:
    told = "{} belongs to layer {} where nothing else tells its layer"
    base = name.removesuffix(ALONE)
    letter = _GREEK.get(base, base) + (" alone" if base != name else "")
    answers = {str(k): told.format(letter, k) for k in range(1, MOST_LAYERS + 1)}
    return Question(MappingProxyType(answers), settled=False)


def likely(name: str) -> tuple[str, ...]:
    """The answers that documents give: of a letter, the meanings that it is known to have."""
    if name in QUESTIONS:
        return tuple(QUESTIONS[name].answers)
    return SETTLED.get(name) or OPEN.get(name) or ()
