"""Row 10: the Python interface. Load a spec, explain it, ask for quantities, write handouts."""

from derive.api.choices import variant, weights_in
from derive.api.worked import Result, Worked, explain
from derive.model.spec import build, load

__all__ = [
    "Result",
    "Worked",
    "build",
    "explain",
    "load",
    "variant",
    "weights_in",
]
