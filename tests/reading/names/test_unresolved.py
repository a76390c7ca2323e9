"""What has no meaning, or two, is never guessed: the reason and the characters that need one."""

from __future__ import annotations

import pytest

from derive.reading.names.unresolved import Unresolved
from tests.reading.names.statements import instances, read

REASONS = [
    ("mazur", (), r"\xi + 1", r"\xi", "xi is not a name in this network"),
    ("mazur", (), "1 + net_{h9}", "net_{h9}", "this network has no net_{h9}"),
    ("mazur", (), "y_1 - 1", "y_1", "target_o1 or out_o1; say which with --convention y=target"),
    ("mazur", (), "a_1", "a_1", "may be out_h1 or out_o1, and nothing here says which"),
    ("mazur", (), "z_1^{(2)}", "z_1^{(2)}", "say which with --convention inputs=0"),
    (
        "mazur",
        ("round=layer", "inputs=0"),
        "w_{12}^{(2)}",
        "w_{12}^{(2)}",
        "w6 or w7; say which with --convention order=to_from",
    ),
    ("deep", ("inputs=0",), "o^4", "o^4", "--convention bare=power"),
    (
        "deep",
        ("weights=numbered", "round=layer", "inputs=0", "order=to_from"),
        "w_{12}^{(1)}",
        "w_{12}^{(1)}",
        "this network has no w_{12}^{(1)}",
    ),
    ("mazur", (), "w_5^*", "w_5^*", "this network has no w_{5}^{*}"),
    ("mazur", (), r"\frac{\partial E}{\partial \eta}", None, "none of a quantity by another"),
    ("mazur", ("square=layer", "inputs=0"), "a^{[1]} W^{[1]}", None, "one of them may have to be"),
    ("mazur", ("square=layer", "inputs=0"), "a^{[1]} = 0.5", None, "beside a 2 × 1 matrix"),
    ("mazur", (), r"\sum_k a_k", None, "may run over several layers"),
    ("mazur", (), r"\sum_k E_1", None, "used nowhere in this sum"),
    ("mazur", (), r"\operatorname{foo}(1)", None, "foo is not"),
    ("mazur", (), r"f(z_{h1}, z_{h2})", None, "one argument, and 2 are given"),
    ("softmax", (), r"\sigma(0.5) + \phi(1) + g(2)", None, None),
    ("bptt", (), "net_{h1}", "net_{h1}", "nothing here says which"),
    ("bptt", (), "U x_1", "U", "--convention blocks=UWV"),
    (
        "bptt",
        (),
        r"\frac{\partial h_3}{\partial W_{hh}}",
        None,
        "may go through all time steps or be that of one alone",
    ),
    ("xor", (), "E = -o", "E", "the error may be that of one example or of all of them"),
    ("xor", (), "E_{total}^{[9]}", "E_{total}^{[9]}", "this network has no"),
    ("mazur", (), "E(w_5 + 0.1)", None, "the error at another point or time"),
    ("mazur", (), "E(10)", None, "the error at another point or time"),
    ("olah", (), "w_1", "w_1", "this network has no w_{1}"),
]


@pytest.mark.parametrize(("example", "settings", "source", "characters", "reason"), REASONS)
def test_the_reason(
    example: str, settings: tuple[str, ...], source: str, characters: str | None, reason: str | None
) -> None:
    found = [side for one in instances(example, source, *settings)[:1] for side in one.sides]
    unclear = [side for side in found if isinstance(side, Unresolved)]
    if reason is None:
        assert not unclear
        return
    assert reason in unclear[0].reason
    if characters is not None:
        assert source[unclear[0].start : unclear[0].end] == characters


def test_what_the_grammar_could_not_read_stays_unresolved() -> None:
    source = r"net_{h1} = w_1 + \cdots"
    (chain,) = read("mazur", source)
    (instance,) = instances("mazur", source)
    assert len(chain.sides) == len(instance.sides) == 2
    assert isinstance(instance.sides[1], Unresolved)
