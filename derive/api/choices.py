"""What a caller chooses by name, found: weights, formats, a notation, a problem."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path

from derive.algebra.term import Partial
from derive.algebra.variable import Role, Variable
from derive.derivation.derivation import first_weights
from derive.errors import OutputError, QuantityError
from derive.model.listed import listed_names
from derive.model.problem import Problem
from derive.model.quantity import key_of, parse_quantity
from derive.model.schema import Spec
from derive.model.spec import build, load
from derive.notation.notation import Notation
from derive.notation.notations import chosen as chosen_notation
from derive.writers.formats import FORMATS, Format
from derive.writers.pdf import Engine, target_named


def problem_of(source: str | Path | Problem | Spec) -> Problem:
    """A Problem as it is, a Spec built, a file or the name of a built-in example loaded."""
    if isinstance(source, Problem):
        return source
    return build(source) if isinstance(source, Spec) else load(source)


def variant(source: str | Path | Problem | Spec, code: str) -> Problem:
    """The spec with the numbers of the variant that has this code.

    Raises VariantError for what is no code of this spec.
    """
    from derive.marking.variant import variant as variant_of  # noqa: PLC0415 - rarely asked for

    return variant_of(problem_of(source), code)


def chosen_weights(problem: Problem, weights: str | Iterable[str] | None) -> tuple[Variable, ...]:
    """The weights with these keys: all, or the first into each layer where none are named."""
    if weights is None:
        return tuple(first_weights(problem.graph))
    known = [leaf for leaf in problem.graph.leaves if leaf.role is Role.WEIGHT]
    if weights == "all":
        return tuple(known)
    chosen = [parse_quantity(problem.graph, key) for key in listed_names(weights)]
    if not chosen:
        raise QuantityError(
            "no weight is named; give some of "
            + ", ".join(map(problem.graph.key, known))
            + ", or all of them by the word all"
        )
    for quantity in chosen:
        if quantity not in known:
            key = key_of(problem.graph, quantity)
            raise QuantityError(
                f"{key} is not a weight of this network; choose from "
                + ", ".join(map(problem.graph.key, known))
            )
    return tuple(quantity for quantity in chosen if isinstance(quantity, Variable))


def weights_in(problem: Problem, key: str) -> tuple[str, ...] | None:
    """The weight by which the quantity ``key`` is a derivative, to be worked in full; or None."""
    quantity = parse_quantity(problem.graph, key)
    if not isinstance(quantity, Partial) or quantity.wrt.role is not Role.WEIGHT:
        return None
    return (problem.graph.key(quantity.wrt.after(-quantity.wrt.updates)),)


def notation_for(problem: Problem, notation: Notation | str | None) -> Notation:
    """The notation asked for, else the one that the spec chooses."""
    if isinstance(notation, Notation):
        return notation
    choice = problem.notation
    return chosen_notation(replace(choice, style=notation) if notation else choice)


def chosen_formats(
    listed: str | Iterable[str], pdf_engine: str = "typst"
) -> tuple[Format | Engine, ...]:
    """The formats with these names, each once; for ``pdf``, the engine that makes it."""
    chosen = tuple(target_named(name, pdf_engine) for name in listed_names(listed))
    if not chosen:
        known = ", ".join(one.name for one in FORMATS)
        raise OutputError(f"no format is named; choose from {known}")
    return chosen
