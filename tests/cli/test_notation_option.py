import pytest
from click.testing import CliRunner

from derive.cli.main import main

SHOWN = {
    "flat": "∂E_total/∂w5 = ∂E_total/∂out_o1 · ∂out_o1/∂net_o1 · ∂net_o1/∂w5",
    "indexed": "∂E/∂w11⁽²⁾ = ∂E/∂out_1⁽²⁾ · ∂out_1⁽²⁾/∂net_1⁽²⁾ · ∂net_1⁽²⁾/∂w11⁽²⁾",
    "nielsen": "∂C/∂w_11³ = ∂C/∂a_1³ · ∂a_1³/∂z_1³ · ∂z_1³/∂w_11³",
    "brackets": "∂L/∂W11[2] = ∂L/∂a1[2] · ∂a1[2]/∂z1[2] · ∂z1[2]/∂W11[2]",
    "matrix": "∂C/∂w_11³ = ∂C/∂a_1³ · ∂a_1³/∂z_1³ · ∂z_1³/∂w_11³",
}


@pytest.mark.parametrize("notation", SHOWN)
def test_one_switch_changes_how_everything_is_written(notation: str) -> None:
    shown = CliRunner().invoke(main, ["show", "mazur", "dE_total/dw5", "--notation", notation])
    assert shown.exit_code == 0
    assert SHOWN[notation] in shown.output


def test_an_unknown_notation_is_refused() -> None:
    refused = CliRunner().invoke(main, ["show", "mazur", "w5", "--notation", "physics"])
    assert refused.exit_code == 2
    assert "choose from flat, indexed, nielsen, brackets, matrix" in refused.output
