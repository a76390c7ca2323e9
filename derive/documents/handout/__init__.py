"""The lecture handout: one function a section, in the order in which a lecturer tells it."""

from __future__ import annotations

from derive.documents.blocks import Document
from derive.documents.handout.forward_pass import forward_pass, the_error
from derive.documents.handout.hidden_layers import hidden_layers
from derive.documents.handout.network import the_network
from derive.documents.handout.output_layer import output_layer, the_delta_rule
from derive.documents.handout.published import published
from derive.documents.handout.training import training
from derive.documents.handout.updates import updates
from derive.documents.handout.vector import gradient
from derive.documents.lecture import Lecture

SECTIONS = (
    the_network,
    forward_pass,
    the_error,
    output_layer,
    the_delta_rule,
    hidden_layers,
    updates,
    training,
    gradient,
    published,
)


def handout(lecture: Lecture) -> Document:
    """The whole derivation with its numbers, from the network to the trained weights."""
    blocks = tuple(block for section in SECTIONS for block in section(lecture))
    return Document("handout", lecture.problem.title, blocks)
