"""Everything that is printed, in every notation, is read as the very terms that were printed."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import fields, is_dataclass, replace
from functools import cache
from typing import Any

import pytest

from derive.api.worked import Worked, explain
from derive.derivation.step import Form
from derive.documents.blocks import Equations, Row
from derive.model.examples import names
from derive.notation.latex import LATEX
from derive.notation.notations import NOTATIONS
from derive.notation.printer import Printer
from derive.notation.rows import PrintedRow, printed_rows
from derive.notation.text import TEXT
from derive.reading.grammar import chains
from derive.reading.tree import Unread
from tests.reading.grammar.shown import WORDS
from tests.reading.grammar.worth import Terms, of_tree

SYNTAXES = {"latex": LATEX, "text": TEXT}
OURS = WORDS | {"alpha", "hidden", "xh", "hh", "hy"}


@cache
def worked(example: str) -> Worked:
    return explain(example)


def equations(blocks: Any) -> Iterator[Equations]:
    """All equations in ``blocks``, however deep."""
    for block in blocks:
        if isinstance(block, Equations):
            yield block
        for field in fields(block) if is_dataclass(block) else ():
            inner = getattr(block, field.name)
            if isinstance(inner, tuple) and inner and is_dataclass(inner[0]):
                yield from equations(inner)


def latex(rows: Sequence[PrintedRow]) -> str:
    lines = [
        f"{row.left} &{row.relation or chr(92) + 'quad'} {row.right}"
        + (rf" && \text{{{row.note}}}" if row.note else "")
        for row in rows
    ]
    return "\\begin{aligned}\n" + " \\\\\n".join(lines) + "\n\\end{aligned}"


def text(rows: Sequence[PrintedRow]) -> str:
    return "\n".join(f"  {row.left} {row.relation} {row.right}" for row in rows)


WRITTEN: dict[str, Callable[[Sequence[PrintedRow]], str]] = {"latex": latex, "text": text}


def stated(rows: Sequence[Row], terms: Terms) -> list[list[int]]:
    """What the rows say: the worths of the sides of each chain."""
    found: list[list[int]] = []
    for row in rows:
        if row.left is not None:
            found.append([terms.of(row.left, Form.SYMBOLS)])
        found[-1].append(terms.of(row.right, row.form))
    return found


@pytest.mark.parametrize("notation", NOTATIONS, ids=lambda notation: notation.name)
@pytest.mark.parametrize("example", names())
def test_what_we_print_is_read_back(example, notation):
    document = worked(example).handout()
    for mark, sign, syntax, width in (
        (".", "dot", "latex", 80),
        (",", "times", "latex", 40),
        (".", "asterisk", "text", 100),
        (",", "dot", "text", 40),
    ):
        style = replace(notation, decimal_mark=mark, product=sign)
        printer = replace(worked(example).printer, notation=style, syntax=SYNTAXES[syntax])
        for block in equations(document.blocks):
            check(block, printer, WRITTEN[syntax], width, mark)


def check(
    block: Equations,
    printer: Printer,
    written: Callable[[Sequence[PrintedRow]], str],
    width: int,
    mark: Any,
) -> None:
    source = written(printed_rows(printer, block.rows, width))
    found = chains(source, OURS, mark)
    for one in found:
        for side in one.sides:
            assert not isinstance(side, Unread), f"{side.reason} at {source[side.at :]!r}"
    read = [[of_tree(side) for side in one.sides] for one in found]
    assert read == stated(block.rows, Terms(printer)), source
