"""Terms from plain text, `{key}` for a quantity by its key: for tables of expected verdicts."""

from __future__ import annotations

import re

from derive.algebra.formula import parse
from derive.algebra.term import Partial, Reference, Term, transform
from derive.algebra.variable import Role, Variable
from derive.model.graph import Graph
from derive.model.quantity import parse_quantity


def term_of(graph: Graph, text: str) -> Term:
    """``w1*i1 + {dE_total/dw5}`` over the quantities of ``graph``."""
    keys = re.findall(r"\{([^}]*)\}", text)
    marks = {f"q{k}": parse_quantity(graph, key) for k, key in enumerate(keys)}
    for mark, key in zip(marks, keys, strict=True):
        text = text.replace(f"{{{key}}}", mark, 1)
    names = {label.key: variable for variable, label in graph.labels.items()}
    names |= {mark: Variable(Role.VALUE, name=mark) for mark in marks}

    def change(part: Term) -> Term | None:
        if isinstance(part, Reference) and part.variable.name in marks:
            quantity = marks[part.variable.name]
            return quantity if isinstance(quantity, Partial) else Reference(quantity)
        return None

    return transform(parse(text, names), change)
