"""How wide text is, from the metrics of two faces: Times-Roman and Computer Modern Roman.

In thousandths of the size, as the makers of the faces publish them, upright; slanted letters are
narrower in both.
"""

from string import ascii_lowercase, ascii_uppercase, digits

MARKS = " .,:;!()[]-/|'+=<>\N{MINUS SIGN}·∂×√^_*′"
LETTERS = ascii_uppercase + ascii_lowercase + digits + MARKS


def _face(*widths: int) -> dict[str, int]:
    return dict(zip(LETTERS, widths, strict=True))


TIMES = _face(
    *(722, 667, 667, 722, 611, 556, 722, 722, 333, 389, 722, 611, 889),
    *(722, 722, 556, 722, 667, 556, 611, 722, 722, 944, 722, 722, 611),
    *(444, 500, 444, 500, 444, 333, 500, 500, 278, 278, 500, 278, 778),
    *(500, 500, 500, 500, 333, 389, 278, 500, 500, 722, 500, 500, 444),
    *(500,) * 10,
    *(250, 250, 250, 278, 278, 333, 333, 333, 333, 333, 333, 278, 200, 180),
    *(564, 564, 564, 564, 564, 250, 494, 564, 549, 469, 500, 500, 247),
)
ROMAN = _face(
    *(750, 708, 722, 764, 681, 653, 785, 750, 361, 514, 778, 625, 917),
    *(750, 778, 681, 778, 736, 556, 722, 750, 750, 1028, 750, 750, 611),
    *(500, 556, 444, 556, 444, 306, 500, 556, 278, 306, 528, 278, 833),
    *(556, 500, 556, 528, 392, 394, 389, 556, 528, 722, 528, 528, 444),
    *(500,) * 10,
    *(333, 278, 278, 278, 278, 278, 389, 389, 278, 278, 333, 500, 278, 278),
    *(778, 778, 778, 778, 778, 778, 531, 778, 833, 500, 500, 500, 275),
)
GREEK = 640  # of small letters, in the wider face
BOLD = 1.15


def advance(text: str, size: float, *, bold: bool = False) -> float:
    """The width of ``text``, in the face in which it is wider."""
    wide = max(sum(face.get(letter, GREEK) for letter in text) for face in (TIMES, ROMAN))
    return wide * size / 1000 * (BOLD if bold else 1)
