"""Which marks stay on the line of what they follow."""

import pytest

from derive.algebra.term import Number
from derive.derivation.step import Form
from derive.documents.blocks import Blank, EquationReference, Math, Text
from derive.writers.punctuation import closed

HALF = Math(((Number("0.5"), Form.SYMBOLS),))
FIRST, GAP = EquationReference("first"), Blank("rule", "chain rule")


@pytest.mark.parametrize(
    ("content", "expected"),
    [
        ((HALF, Text(", "), HALF), [(HALF, ","), (Text(" "), ""), (HALF, "")]),
        ((HALF, Text("; then")), [(HALF, ";"), (Text(" then"), "")]),
        ((FIRST, Text("). So")), [(FIRST, ")."), (Text(" So"), "")]),
        ((GAP, Text(".")), [(GAP, "."), (Text(""), "")]),
        ((Text("a"), Text(", b")), [(Text("a"), ""), (Text(", b"), "")]),
        ((HALF, Text(" is, so")), [(HALF, ""), (Text(" is, so"), "")]),
        ((Text("so "), HALF), [(Text("so "), ""), (HALF, "")]),
    ],
)
def test_marks(content, expected):
    assert list(closed(content)) == expected
