"""The sections that tell a recurrent network."""

from __future__ import annotations

from derive.documents.handout.conventions import conventions
from derive.documents.handout.published import published
from derive.documents.handout.recap import recap
from derive.documents.handout.section import Section
from derive.documents.handout.sequences import all_sequences, first_sequence
from derive.documents.handout.through_time import the_recurrent_network
from derive.documents.handout.training import training
from derive.documents.handout.updates import updates
from derive.documents.handout.vector import gradient
from derive.documents.handout.what_it_costs import what_it_costs

SECTIONS: tuple[Section, ...] = (
    the_recurrent_network,
    conventions,
    first_sequence,
    all_sequences,
    updates,
    training,
    gradient,
    what_it_costs,
    published,
    recap,
)
