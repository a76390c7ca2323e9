"""Row 9: the Python interface. Load a spec, explain it, ask for quantities, write handouts."""

from derive.api.choices import weights_in
from derive.api.gallery import write_gallery
from derive.api.worked import Result, Worked, explain
from derive.model.spec import build, load

__all__ = [
    "Result",
    "Worked",
    "build",
    "explain",
    "load",
    "weights_in",
    "write_gallery",
]
