"""The lecture handout: one function a section, in the order in which a lecturer tells it.

Which sections there are follows from the shape of the graph: formulas, a network, a network in
time.
"""

from __future__ import annotations

from collections.abc import Callable

from derive.derivation.shape import in_time
from derive.documents.blocks import Block, Document
from derive.documents.handout.algorithm import the_algorithm
from derive.documents.handout.conventions import conventions
from derive.documents.handout.formula import (
    formula_gradient,
    forward_mode,
    local_derivatives,
    over_paths,
    reverse_mode,
    the_formulas,
)
from derive.documents.handout.matrix_form import matrix_form_section
from derive.documents.handout.memory import contributions, vanishing
from derive.documents.handout.network import the_network
from derive.documents.handout.once import once
from derive.documents.handout.published import published
from derive.documents.handout.recap import recap
from derive.documents.handout.samples import all_samples, first_sample
from derive.documents.handout.through_time import (
    backward_through_time,
    forward_through_time,
    shared_weights,
    the_recurrent_network,
)
from derive.documents.handout.training import training
from derive.documents.handout.updates import updates
from derive.documents.handout.vector import gradient
from derive.documents.handout.what_it_costs import what_it_costs
from derive.documents.lecture import Lecture
from derive.model.graph import Graph

Section = Callable[[Lecture], tuple[Block, ...]]

FORMULA: tuple[Section, ...] = (
    the_formulas,
    conventions,
    local_derivatives,
    forward_mode,
    reverse_mode,
    over_paths,
    formula_gradient,
    published,
    recap,
)
NETWORK: tuple[Section, ...] = (
    the_network,
    conventions,
    first_sample,
    all_samples,
    matrix_form_section,
    updates,
    training,
    gradient,
    what_it_costs,
    the_algorithm,
    published,
    recap,
)
RECURRENT: tuple[Section, ...] = (
    the_recurrent_network,
    conventions,
    forward_through_time,
    backward_through_time,
    shared_weights,
    contributions,
    vanishing,
    updates,
    training,
    gradient,
    published,
)


def sections(graph: Graph) -> tuple[Section, ...]:
    """The sections that tell a graph of this shape."""
    if not graph.layers:
        return FORMULA
    return RECURRENT if in_time(graph) else NETWORK


def handout(lecture: Lecture) -> Document:
    """The whole derivation with its numbers, from the given values to the trained weights."""
    told = (block for section in sections(lecture.graph) for block in section(lecture))
    return Document("handout", lecture.problem.title, tuple(once(told)))
