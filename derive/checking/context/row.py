"""Equations in a row with nothing but space between them: ``w_1 = 0.1 \\; w_2 = 0.3``."""

from __future__ import annotations

from dataclasses import replace

from derive.reading.tree import Chain, Minus, Name, Node, Plus, Side, Times, Unread, is_numeral


def in_a_row(chain: Chain) -> tuple[Chain, ...]:
    """The equations that ``chain`` may be if a name after a number begins another; none if none."""
    if len(chain.relations) < 2 or any(isinstance(side, Unread) for side in chain.sides):
        return ()
    sides: list[Side] = [chain.sides[0]]
    relations: list[str] = []
    found: list[Chain] = []
    for relation, side in zip(chain.relations, chain.sides[1:], strict=True):
        relations.append(relation)
        cut = None if side is chain.sides[-1] or isinstance(side, Unread) else _cut(side)
        if cut is None:
            sides.append(side)
            continue
        before, name = cut
        found.append(Chain((*sides, before), tuple(relations)))
        sides, relations = [name], []
    found.append(Chain(tuple(sides), tuple(relations)))
    return tuple(found) if len(found) > 1 else ()


def _cut(node: Node) -> tuple[Node, Name] | None:
    """What stands before a name at the end of ``node``, where that is a number; and the name."""
    match node:
        case Times(factors=(*rest, number, Name() as name)) if is_numeral(number):
            factors = (*rest, number)
            before = replace(node, factors=factors, end=number.end) if rest else number
            return before, name
        case Minus(operand=inner):
            cut = _cut(inner)
            return cut and (replace(node, operand=cut[0], end=cut[0].end), cut[1])
        case Plus(terms=(*rest, last)):
            cut = _cut(last)
            return cut and (replace(node, terms=(*rest, cut[0]), end=cut[0].end), cut[1])
    return None
