"""The environments that hold mathematics."""

from __future__ import annotations

_NUMBERED = (
    "equation",
    "align",
    "flalign",
    "alignat",
    "xalignat",
    "gather",
    "multline",
    "eqnarray",
    "dmath",
    "IEEEeqnarray",
    "displaymath",
    "math",
    # Inside another one in LaTeX; alone where MathJax or KaTeX sets the page.
    "aligned",
    "alignedat",
    "gathered",
    "split",
    "cases",
    "array",
    "matrix",
    "pmatrix",
    "bmatrix",
    "vmatrix",
)
NAMES = frozenset(name + star for name in _NUMBERED for star in ("", "*"))
INLINE = frozenset({"math"})
WHOLE = frozenset({"cases", "array", "matrix", "pmatrix", "bmatrix", "vmatrix"})  # keep their marks
WITH_ARGUMENT = frozenset(
    {"alignat", "alignat*", "xalignat", "alignedat", "IEEEeqnarray", "IEEEeqnarray*"}
)
