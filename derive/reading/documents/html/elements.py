"""What the elements of a page do to its text."""

from __future__ import annotations

from derive.reading.documents.html.tokens import Tag
from derive.reading.documents.words import words

VOID = words(
    "area base br col embed hr img input link meta param source track wbr mspace mprescripts"
)
INLINE = words(
    "a abbr acronym b bdi bdo big br cite data del dfn em font i ins label mark q ruby rb rp rt s "
    "small span strike strong sub sup time u var wbr code kbd samp tt nobr img mjx-container "
    "script style"
)
CODE = frozenset({"code", "kbd", "samp", "tt"})
_SILENT = words("svg template pre button select object audio video canvas nav mjx-math")
_SILENT_CLASSES = frozenset(
    {"katex-html", "MathJax", "MathJax_Preview", "MathJax_SVG", "MathJax_CHTML"}
)


def classes(tag: Tag) -> frozenset[str]:
    """The classes of an element."""
    return frozenset(tag.attribute("class").split()) if "class" in tag.attributes else frozenset()


def is_silent(tag: Tag) -> bool:
    """Whether nothing in an element is text of the page: code, pictures, doubles of formulas."""
    if tag.name in _SILENT or _SILENT_CLASSES & classes(tag):
        return True
    return "aria-hidden" in tag.attributes and tag.attribute("aria-hidden") == "true"
