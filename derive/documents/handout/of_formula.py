"""The sections that tell a formula."""

from __future__ import annotations

from derive.documents.handout.conventions import conventions
from derive.documents.handout.formula import (
    formula_gradient,
    forward_mode,
    local_derivatives,
    over_paths,
    reverse_mode,
    the_formulas,
)
from derive.documents.handout.published import published
from derive.documents.handout.recap import recap
from derive.documents.handout.section import Section

SECTIONS: tuple[Section, ...] = (
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
