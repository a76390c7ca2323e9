"""The shortest way to every derivative: the delta of the unit, times what comes in."""

from __future__ import annotations

from collections.abc import Iterator

from derive.algebra.term import partial
from derive.algebra.variable import Variable
from derive.derivation.delta_rule import DeltaRule
from derive.derivation.derivation import Derivation, every_parameter
from derive.derivation.ledger import Ledger
from derive.derivation.shape import contributing
from derive.derivation.step import Rule, Step
from derive.model.batch import of_sample, samples_of
from derive.model.graph import Graph


def with_delta_rules(derivation: Derivation) -> Derivation:
    """``derivation``, and at its end the delta rule for each parameter that it lacks it for."""
    if not derivation.graph.layers:
        return derivation
    return Derivation(derivation.graph, (*derivation.steps, *_missing(derivation)))


def _missing(derivation: Derivation) -> Iterator[Step]:
    known = {step.goal for step in derivation.steps if step.rule is Rule.DELTA_RULE}
    for sample in samples_of(derivation.graph):
        part = contributing(of_sample(derivation.graph, sample))
        for parameter in every_parameter(part):
            if partial(part.output, parameter) not in known:
                yield _delta_rule(part, parameter)


def _delta_rule(graph: Graph, parameter: Variable) -> Step:
    ledger = Ledger()
    DeltaRule(ledger, graph).parameter(parameter)
    return ledger.steps[-1]
