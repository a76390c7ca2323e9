"""A symbolic derivation generator for backpropagation.

>>> import derive
>>> worked = derive.explain("mazur")
>>> worked["dE_total/dw5"].value
0.08216704056423078
>>> print(worked["out_o1"].latex())  # doctest: +SKIP

Nothing slow is imported until it is used.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from derive.api import Result, Worked, build, explain, load, variant
    from derive.api.banks.look import BankLook
    from derive.api.banks.make import QuestionBank, question_bank
    from derive.api.check import check, write_check_report
    from derive.api.marking.mark import mark
    from derive.api.variants.make import make_variants
    from derive.api.variants.order import Look
    from derive.checking.findings import Checked
    from derive.errors import DeriveError
    from derive.marking.answers.row import Answers
    from derive.marking.roster import Roster
    from derive.marking.scheme import Scheme, load_scheme
    from derive.marking.student import Student
    from derive.model.schema import Layer, Loss, Network, Published, Sample, Spec, Training

__all__ = [
    "Answers",
    "BankLook",
    "Checked",
    "DeriveError",
    "Layer",
    "Look",
    "Loss",
    "Network",
    "Published",
    "QuestionBank",
    "Result",
    "Roster",
    "Sample",
    "Scheme",
    "Spec",
    "Student",
    "Training",
    "Worked",
    "build",
    "check",
    "explain",
    "load",
    "load_scheme",
    "make_variants",
    "mark",
    "question_bank",
    "variant",
    "write_check_report",
]

_HOMES = {
    "derive.api": ("Result", "Worked", "build", "explain", "load", "variant"),
    "derive.api.banks.look": ("BankLook",),
    "derive.api.banks.make": ("QuestionBank", "question_bank"),
    "derive.api.check": ("check", "write_check_report"),
    "derive.api.marking.mark": ("mark",),
    "derive.api.variants.make": ("make_variants",),
    "derive.api.variants.order": ("Look",),
    "derive.checking.findings": ("Checked",),
    "derive.errors": ("DeriveError",),
    "derive.marking.answers.row": ("Answers",),
    "derive.marking.roster": ("Roster",),
    "derive.marking.scheme": ("Scheme", "load_scheme"),
    "derive.marking.student": ("Student",),
    "derive.model.schema": ("Layer", "Loss", "Network", "Published", "Sample", "Spec", "Training"),
}


def __getattr__(name: str) -> object:
    """The public names, each from its home when it is first asked for."""
    for home, names in _HOMES.items():
        if name in names:
            return getattr(import_module(home), name)
    raise AttributeError(f"module 'derive' has no attribute {name!r}")


def __dir__() -> list[str]:
    return __all__
