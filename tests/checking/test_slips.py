import pytest

from derive.checking.causes.slips import SLIPS, Slip

EXAMPLES = [
    ("digit_inserted", "0.000035085", "0.0000351085"),
    ("digit_dropped", "0.593269992", "0.59326992"),
    ("digit_changed", "-0.0821", "-0.0831"),
    ("digits_swapped", "0.0821", "0.0812"),
    ("digits_swapped", "1.25", "2.15"),
    ("point_moved", "0.149780716", "0149780716"),
    ("point_moved", "-0.0821", "-00.821"),
]


@pytest.mark.parametrize(("name", "text", "variant"), EXAMPLES)
def test_slips(name: str, text: str, variant: str) -> None:
    (slip,) = (slip for slip in SLIPS if slip.name == name)
    assert variant in slip.variants(text)


@pytest.mark.parametrize("slip", SLIPS, ids=lambda slip: slip.name)
@pytest.mark.parametrize("text", ["0.0821", "-0.5", "7", "-3", "12"])
def test_every_variant_is_a_number_and_the_sign_stays(slip: Slip, text: str) -> None:
    for variant in slip.variants(text):
        float(variant)
        assert variant.startswith("-") == text.startswith("-")


def test_every_slip_has_an_example() -> None:
    assert {name for name, *_ in EXAMPLES} == {slip.name for slip in SLIPS}
