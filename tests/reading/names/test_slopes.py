"""``dz`` and a bar above a name are derivatives of the error, once a document shows it."""

from __future__ import annotations

import pytest

from tests.reading.names.statements import instances, printed

SHORT = [
    ("mazur", "slopes=error", "dw_5", "∂E_total/∂w5"),
    ("mazur", "slopes=error", "dnet_{h1}", "∂E_total/∂net_h1"),
    ("mazur", "slopes=error", "dz^{[2]}_1", "∂E_total/∂net_o1"),
    ("mazur", "slopes=error", "dz^3_1", "∂E_total/∂net_o1"),
    ("mazur", "slopes=error", r"\frac{dE}{dw_5}", "∂E_total/∂w5"),
    ("mazur", "slopes=error", "d_1", "target_o1"),
    ("mazur", "slopes=nothing", "dw_5", "?"),
    ("mazur", "bars=error", r"\overline{w_5}", "∂E_total/∂w5"),
    ("mazur", "bars=error", r"\bar{h}_1", "∂E_total/∂out_h1"),
    ("mazur", "bars=nothing", r"\bar{h}_1", "?"),
    ("olah", "slopes=error", "da", "∂e/∂a"),
    ("olah", "slopes=error", "dx", "?"),
]


@pytest.mark.parametrize(("example", "setting", "source", "term"), SHORT)
def test_what_a_short_name_is(example: str, setting: str, source: str, term: str) -> None:
    inputs = ["inputs=1" if "^3" in source else "inputs=0"] if example == "mazur" else []
    layers = [setting, "square=layer", "bare=layer", *inputs]
    found = printed(example, instances(example, source, *layers)[0].sides[0])
    assert found == term or (term == "?" and found.startswith("?"))


def test_of_a_named_example_it_is_the_error_of_that_example() -> None:
    settings = ("slopes=error", "round=sample")
    sides = instances("xor", "dnet_{o1}^{(2)}", *settings)[0].sides
    assert printed("xor", sides[0]) == "∂E_total[2]/∂net_o1[2]"
