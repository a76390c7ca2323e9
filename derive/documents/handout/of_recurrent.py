"""The sections that tell a recurrent network."""

from __future__ import annotations

from derive.documents.handout.conventions import conventions
from derive.documents.handout.memory import contributions, vanishing
from derive.documents.handout.published import published
from derive.documents.handout.section import Section
from derive.documents.handout.through_time import (
    backward_through_time,
    forward_through_time,
    shared_weights,
    the_recurrent_network,
)
from derive.documents.handout.training import training
from derive.documents.handout.updates import updates
from derive.documents.handout.vector import gradient

SECTIONS: tuple[Section, ...] = (
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
