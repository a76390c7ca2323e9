"""The error over the iterations as a picture file of its own, drawn by matplotlib."""

from __future__ import annotations

from collections.abc import Sequence
from io import BytesIO
from pathlib import Path
from typing import Any, Final

from derive.errors import OutputError
from derive.figures.scale import fitting
from derive.writers.files import File, Signed
from derive.writers.image import ImageFile
from derive.writers.pdf import PdfFile

ENDINGS: Final = ("png", "pdf", "svg")
_SIZE, _DOTS = (6.0, 3.6), 200  # in inches, and to an inch
_LOOK: Final[Any] = {  # Any: the names of settings differ from version to version
    "font.family": "STIXGeneral",  # comes with matplotlib, so that it is the same everywhere
    "mathtext.fontset": "stix",
    "font.size": 11,
    "axes.spines.top": False,
    "axes.spines.right": False,
    "axes.grid": True,
    "grid.color": "#e6ecf4",
    "svg.hashsalt": "derive",
}
_UNDATED: Final = {
    "png": {"Software": None},
    "pdf": {"CreationDate": None, "Creator": None, "Producer": None},
    "svg": {"Date": None, "Creator": None},
}


def plot_file(path: Path, points: Sequence[tuple[int, float]]) -> Signed:
    """The curve through ``points``, (iteration, error), as the file that ``path`` ends in.

    Raises OutputError for another ending than png, pdf or svg, and where matplotlib is missing.
    """
    ending = path.suffix.lstrip(".").lower()
    if ending not in ENDINGS:
        raise OutputError(f"{path.name}: a plot is a file that ends in .png, .pdf or .svg")
    content = plotted(points, ending)
    if ending == "pdf":
        return PdfFile(path, content)
    if ending == "svg":
        return File(path, content.decode(), ("<!-- ", " -->"))
    return ImageFile(path, content)


def plotted(points: Sequence[tuple[int, float]], ending: str) -> bytes:
    """The bytes of the picture, the same for the same points."""
    try:
        # An extra, and slow to load.
        from matplotlib import rc_context  # noqa: PLC0415
        from matplotlib.figure import Figure  # noqa: PLC0415
    except ImportError as fault:
        raise OutputError("a plot needs matplotlib: pip install 'derive[plots]'") from fault
    iterations, errors = zip(*points, strict=True)
    with rc_context(_LOOK):
        figure = Figure(figsize=_SIZE, layout="constrained")
        axes = figure.subplots()
        lone = "o" if len(points) == 1 else ""
        axes.plot(iterations, errors, color="#0b57a4", linewidth=1.6, marker=lone)
        axes.set(xlabel="iteration", ylabel="error")
        scale = fitting(min(errors), max(errors))
        axes.set_yscale("linear" if scale.step else "log")
        axes.set_ylim(scale.low, scale.high)
        axes.set_xlim(iterations[0], max(iterations[-1], 1))
        made = BytesIO()
        figure.savefig(made, format=ending, dpi=_DOTS, metadata=_UNDATED[ending])
    return made.getvalue()
