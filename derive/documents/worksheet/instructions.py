"""What a worksheet says before it begins, and the command that makes it again."""

from __future__ import annotations

from decimal import Decimal

from derive.algebra.term import Number
from derive.documents.blocks import Prose
from derive.documents.lecture import Lecture
from derive.documents.prose import counted, prose
from derive.notation.rounding import fewest


def instructions(decimals: int) -> Prose:
    """How to fill in, and how to round: the rule that the tolerances of the key follow."""
    significant = fewest(decimals)
    least = Decimal(1).scaleb(significant - 1 - decimals)
    return prose(
        "Fill in every blank: a formula comes first in symbols, then with numbers, then its "
        "result. Round each result to {decimals}, or to {significant} if it is smaller in size "
        "than {least}, and go on with what you wrote.",
        decimals=counted(decimals, "decimal"),
        significant=counted(significant, "significant digit"),
        least=Number(format(least, "f")),
    )


def command(lecture: Lecture, blanks: str, hints: int, seed: int) -> str:
    """The command line that makes the sheet again, byte for byte."""
    hinted = f" --hints {hints}" if hints else ""
    style = lecture.notation.name
    noted = f" --notation {style}" if style != lecture.problem.notation.style else ""
    coded = f" --code {lecture.problem.code}" if lecture.problem.code else ""
    return (
        f"derive worksheet {lecture.problem.name}{coded} --blanks {blanks}{hinted} --seed {seed} "
        f"--decimals {lecture.decimals}{noted}"
    )
