"""The sections that tell a feedforward network."""

from __future__ import annotations

from derive.documents.handout.algorithm import the_algorithm
from derive.documents.handout.conventions import conventions
from derive.documents.handout.matrix_form import matrix_form_section
from derive.documents.handout.network import the_network
from derive.documents.handout.published import published
from derive.documents.handout.recap import recap
from derive.documents.handout.samples import all_samples, first_sample
from derive.documents.handout.section import Section
from derive.documents.handout.training import training
from derive.documents.handout.updates import updates
from derive.documents.handout.vector import gradient
from derive.documents.handout.what_it_costs import what_it_costs

SECTIONS: tuple[Section, ...] = (
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
