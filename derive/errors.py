"""Every error that derive raises on purpose, and the exit code each one ends a command with."""

from __future__ import annotations

from typing import ClassVar


class DeriveError(Exception):
    """Something the user can mend: the message names the thing, the place and the remedy."""

    exit_code: ClassVar[int] = 2


class SpecError(DeriveError):
    """A spec that cannot be read or does not describe a network."""


class FormulaError(DeriveError, ValueError):
    """A formula that cannot be read: the message ends with its text and a caret under the fault."""


class GraphError(DeriveError):
    """Nodes that form no computation graph: an unknown input, a cycle, a second assignment."""


class QuantityError(DeriveError):
    """A quantity that this network does not have."""


class NumericsError(DeriveError):
    """A value that cannot be computed: an overflow, a logarithm of zero, a pole."""


class AlgebraError(DeriveError):
    """An expression that the algebra cannot handle, or two that should be equal and are not."""


class OutputError(DeriveError):
    """A file that cannot or must not be written."""


class DocumentError(DeriveError):
    """A document to be read that is missing, unreadable, too large or too deeply nested."""


class VariantError(DeriveError):
    """A variant that cannot be drawn, or a code that is not one of this spec."""


class RosterError(DeriveError):
    """A list of students that cannot be read, or that names one twice."""


class AnswersError(DeriveError):
    """A file of answers that cannot be read."""


class SchemeError(DeriveError):
    """A marking scheme that cannot be read, or names what there is not."""
