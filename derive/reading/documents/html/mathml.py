"""MathML, as pages present it, written as LaTeX."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence

from derive.reading.documents.html.elements import classes
from derive.reading.documents.html.letters import ACCENTS, gap, identifier, operator
from derive.reading.documents.html.tree import Element
from derive.reading.documents.strand import EMPTY, Strand, joined, made

_DISPLAYSTYLE = re.compile(r"\{\\(?:displaystyle|textstyle)\s+(.*)\}", re.DOTALL)
_RELATION = re.compile(r"\s*(?:[=≈≃≅:≤≥<>→←∝]|\\approx|\\le|\\ge)")
_FENCES = {("(", ")"): "pmatrix", ("[", "]"): "bmatrix", ("|", "|"): "vmatrix"}
_HOLE = r"\underline{\hspace{2em}}"


def formula_of(math: Element) -> Strand:
    """The formula in a ``math`` element: its TeX where that is noted, else its elements in TeX."""
    noted = _annotation(math)
    return noted if noted is not None else _row(math.elements())


def _annotation(math: Element) -> Strand | None:
    for child in math.elements():
        for part in child.elements() if child.name == "semantics" else ():
            if part.name == "annotation" and "tex" in part.tag.attribute("encoding").lower():
                text = part.text()
                inside = _DISPLAYSTYLE.fullmatch(text.text)
                return text[inside.start(1) : inside.end(1)] if inside else text
    return None


def _row(elements: Sequence[Element], *, script: bool = False) -> Strand:
    """Elements side by side; in a ``script`` letters and digits are one index."""
    parts: list[Strand] = []
    skip = False
    for number, element in enumerate(elements):
        if skip:
            skip = False
            continue
        before = elements[number - 1] if number else None
        after = elements[number + 1] if number + 1 < len(elements) else None
        part = _written(element, after, script=script)
        if element.name == "mtable":
            environment, skip = _environment(element, before, after)
            part = _table(element, environment)
            if environment in {*_FENCES.values(), "cases"}:
                parts.pop()  # the bracket, which the environment draws
        if part.text:
            before_it = parts[-1].text if parts else ""
            parts += (made(gap(before_it, part.text, script=script), element.place), part)
    return joined(parts)


def _written(element: Element, after: Element | None, *, script: bool) -> Strand:
    match element.name:
        case "mi":
            applied = after is not None and after.name == "mo" and after.text().text == "\u2061"
            return identifier(element.text(), element.tag.attribute("mathvariant"), applied=applied)
        case "mn":
            return element.text()
        case "mo":
            return operator(element.text())
        case "mtext" | "ms":
            return _text(element)
        case "mspace":
            return made(" ", element.place)
        case "mphantom" | "annotation" | "annotation-xml" | "none" | "maction":
            return EMPTY
        case "semantics":
            return _row(element.elements()[:1], script=script)
    build = _BUILDERS.get(element.name)
    parts = element.elements()
    if build and len(parts) == _COUNTS[element.name]:
        return build(element, parts)
    return _group(element, script=script)


def _group(element: Element, *, script: bool) -> Strand:
    """A row, a style, a blank: whatever only holds others together."""
    marks = classes(element.tag)
    if "hole" in marks:
        return made(_HOLE, element.place)
    inside = _row(element.elements(), script=script)
    if "answer" in marks:
        return _call(element, "underline", inside)
    if element.name == "menclose" and "box" in element.tag.attribute("notation"):
        return _call(element, "boxed", inside)
    if element.name == "msqrt":
        return _call(element, "sqrt", inside)
    if element.name == "mfenced":
        return _fenced(element)
    return inside


def _fenced(element: Element) -> Strand:
    between = element.tag.attribute("separators")[:1] or ","
    parts: list[Strand] = []
    for child in element.elements():
        parts += (made(between, child.place), _row([child]))
    opening, closing = (
        element.tag.attribute(side) or usual for side, usual in (("open", "("), ("close", ")"))
    )
    place = element.place
    return joined((made(opening, place), *parts[1:], made(closing, place)))


def _text(element: Element) -> Strand:
    inside = joined(child for child in element.children if isinstance(child, Strand))
    if not inside.text.strip():
        return made(" ", element.place)
    return _call(element, "text", inside)


def _call(element: Element, command: str, *arguments: Strand, option: Strand = EMPTY) -> Strand:
    """``\\command[option]{argument}…``."""
    place = element.place
    parts = [made(f"\\{command}", place)]
    if option.text:
        parts += (made("[", place), option, made("]", place))
    for argument in arguments:
        parts += (made("{", place), argument, made("}", place))
    return joined(parts)


def _scripts(
    element: Element, base: Element, below: Element | None, above: Element | None
) -> Strand:
    place = element.place
    parts = [_base(base)]
    if below:
        parts += (made("_{", place), _row([below], script=True), made("}", place))
    raised = _row([above], script=True) if above else EMPTY
    if raised.text.strip("'") == "" and raised.text:
        parts.append(raised)
    elif above:
        parts += (made("^{", place), raised, made("}", place))
    return joined(parts)


def _base(base: Element) -> Strand:
    """What an index or an exponent hangs on, in braces if it is more than one thing."""
    written = _row([base])
    if base.name in {"mi", "mn", "mo", "mover", "msub", "munder"} and written.text:
        return written
    return joined((made("{", base.place), written, made("}", base.place)))


def _under(element: Element, parts: Sequence[Element]) -> Strand:
    base, below = parts
    if below.text().text in {"⏟", "︸"}:
        return _call(element, "underbrace", _row([base]))
    if below.text().text in {"_", "‾", "¯", "\u0332"}:
        return _call(element, "underline", _row([base]))
    if base.name in {"mo", "munder"}:
        return _scripts(element, base, below, None)
    if base.name == "mi" and len(base.text().text) > 1:
        return _scripts(element, base, below, None)
    return _call(element, "underset", _row([below]), _row([base]))


def _over(element: Element, parts: Sequence[Element]) -> Strand:
    base, above = parts
    accent = ACCENTS.get(above.text().text)
    if accent:
        return _call(element, accent, _row([base]))
    if base.name == "mo":
        return _scripts(element, base, None, above)
    return _call(element, "overset", _row([above]), _row([base]))


def _fraction(element: Element, parts: Sequence[Element]) -> Strand:
    above, below = (_row([part]) for part in parts)
    stacked = element.tag.attribute("linethickness") in {"0", "0px", "0pt"}
    return _call(element, "binom" if stacked else "frac", above, below)


def _root(element: Element, parts: Sequence[Element]) -> Strand:
    return _call(element, "sqrt", _row(parts[:1]), option=_row(parts[1:]))


def _environment(table: Element, before: Element | None, after: Element | None) -> tuple[str, bool]:
    """What a table is in LaTeX, and whether the bracket after it belongs to it."""
    opening = before.text().text if before and before.name == "mo" else ""
    closing = after.text().text if after and after.name == "mo" else ""
    if (opening, closing) in _FENCES:
        return _FENCES[opening, closing], True
    if opening == "{" and closing != "}":
        return "cases", False
    cells = [_row(cell.elements()).text for row in _rows(table) for cell in row[1:]]
    return ("aligned" if any(map(_RELATION.match, cells)) else "matrix"), False


def _rows(table: Element) -> list[list[Element]]:
    rows = [row for row in table.elements() if row.name in {"mtr", "mlabeledtr"}]
    return [row.elements()[row.name == "mlabeledtr" :] for row in rows]


def _table(table: Element, environment: str) -> Strand:
    place = table.place
    parts = [made(rf"\begin{{{environment}}} ", place)]
    for number, row in enumerate(_rows(table)):
        parts += [made(r" \\ ", place)] if number else []
        for column, cell in enumerate(row):
            parts += [made(" & ", place)] if column else []
            parts.append(_row(cell.elements()))
    return joined((*parts, made(rf" \end{{{environment}}}", place)))


_Build = Callable[[Element, Sequence[Element]], Strand]
_BUILDERS: dict[str, _Build] = {
    "msub": lambda element, parts: _scripts(element, parts[0], parts[1], None),
    "msup": lambda element, parts: _scripts(element, parts[0], None, parts[1]),
    "msubsup": lambda element, parts: _scripts(element, *parts),
    "munder": _under,
    "mover": _over,
    "munderover": lambda element, parts: _scripts(element, *parts),
    "mfrac": _fraction,
    "mroot": _root,
}
_COUNTS = {"msubsup": 3, "munderover": 3} | dict.fromkeys(
    ("msub", "msup", "munder", "mover", "mfrac", "mroot"), 2
)
