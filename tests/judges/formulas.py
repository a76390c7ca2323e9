"""Random formulas as text; the judges read them as Python, once their numbers are wrapped."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from hypothesis import strategies as st

from derive.errors import SpecError
from derive.model import schema, spec
from derive.model.problem import Problem
from tests.judges.case import Key, numbers, several
from tests.judges.functions import Kind

VALUES = ("a", "b", "c")
NAMES = ("u", "v", "x", "y")
TWO = ("{} + {}", "{} - {}", "{} * {}", "({} + {}) * {}", "{} / (1 + ({})^2)", "max({}, {})")
MORE = ("min({}, {})", "(1 + ({})^2)^({})", "{} - (-{})", "({} - {})^2 / 3")
ONE = ("-{}", "({})^2", "-({})^3", "exp({})", "ln(2 + ({})^2)", "tanh({})", "sin({})", "cos({})")
OTHER = ("sqrt(1 + ({})^2)", "abs({})", "2^({})", "log(1 + exp({}))", "{} * pi", "({}) / e")
CONSTANTS = {
    "pi": "3.1415926535897932384626433832795028841971693993751",
    "e": "2.7182818284590452353602874713526624977572470937",
}
NUMBER = re.compile(r"(?<![\w.])\d+(\.\d+)?")


@dataclass(frozen=True)
class Formulas:
    given: dict[str, str]
    texts: dict[str, str]  # each of given values and of those before it

    rate = "0.5"

    @property
    def output(self) -> Key:
        return (list(self.texts)[-1], 0)

    @property
    def turns(self) -> list[Key]:
        return [self.output]

    def problem(self) -> Problem:
        described = {
            "title": "Random formulas",
            "network": {
                "kind": "formula",
                "formulas": dict(reversed(self.texts.items())),
                "values": {name: float(value) for name, value in self.given.items()},
                "output": self.output[0],
            },
        }
        return spec.build(schema.Spec.model_validate(described))

    @property
    def smooth(self) -> bool:
        """Whether the engine takes it: it turns down a corner at the given values."""
        try:
            self.problem()
        except SpecError as error:
            if "has a corner there" not in str(error):
                raise
            return False
        return True

    def parameters(self) -> dict[str, str]:
        return self.given

    def trained(self) -> list[str]:
        return list(self.given)

    def forward(self, parameters: Mapping[str, Any], kind: Kind) -> dict[Key, Any]:
        constants = {name: kind.number(digits) for name, digits in CONSTANTS.items()}
        known = {"number": kind.number, **constants, **kind.functions, **parameters}
        values: dict[Key, Any] = {}
        for name, text in self.texts.items():
            python = NUMBER.sub(r'number("\g<0>")', text).replace("^", "**")
            known[name] = values[name, 0] = eval(python, {}, known) * 1
        return values


def formulas(largest: int = 5) -> st.SearchStrategy[Formulas]:
    """One to four formulas, each of them of any that stand before it, and of at least one."""
    return st.integers(1, len(NAMES)).flatmap(lambda count: _chain(count, largest))


def _chain(count: int, largest: int) -> st.SearchStrategy[Formulas]:
    texts = [_text((*VALUES, *NAMES[:place]), largest) for place in range(count)]
    return st.builds(
        Formulas,
        given=several(len(VALUES), numbers(-200, 200)).map(
            lambda row: dict(zip(VALUES, row, strict=True))
        ),
        texts=st.tuples(*texts).map(lambda row: dict(zip(NAMES, row, strict=False))),
    )


def _text(names: tuple[str, ...], largest: int) -> st.SearchStrategy[str]:
    atoms = st.sampled_from([*names, *names, "2", "0.5", "3"])
    whole = st.recursive(atoms, _larger, max_leaves=largest)
    return whole.filter(lambda text: bool(set(re.findall(r"[a-z]+", text)) & set(names)))


def _larger(inner: st.SearchStrategy[str]) -> st.SearchStrategy[str]:
    """Put together without a thought for brackets: the text means what it means."""
    forms = st.sampled_from([*TWO, *MORE, *ONE, *OTHER])
    return forms.flatmap(
        lambda form: st.tuples(*[inner] * form.count("{}")).map(lambda parts: form.format(*parts))
    )
