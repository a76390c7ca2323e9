"""Sections of a handout as slides: as much on each as it holds, revealed bit by bit."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from typing import TypeAlias

from derive.documents.blocks import (
    Block,
    EquationReference,
    Equations,
    Figure,
    Group,
    Heading,
    Inline,
    Prose,
    Table,
    Text,
)
from derive.documents.deck import Reveal, Shown, Slide, Views
from derive.documents.slides.measure import BODY, GAP, LEAST_PICTURE, Measure

_OF_A_KIND = 3
_FEW = 2  # slides that a table may take
_TIGHT = 0.95  # smaller type leaves some distances as they are
_WORDS = 4.0  # room for what introduces equations
_SMALL = 0.8  # type so small is seen at the back of the room
_SMALLEST = 0.55  # of the type where a single block is higher than a slide


def paged(title: tuple[Inline, ...], blocks: Iterable[Block], measure: Measure) -> Iterator[Slide]:
    """``blocks`` on as many slides as they need; a heading or a group among them starts a new one.

    Words that introduce a block come with it. References are left out: slides have no numbers.
    """
    run: list[Block] = []
    for block in blocks:
        if isinstance(block, Heading | Group):
            yield from _pages(title, run, measure)
            run = []
        if isinstance(block, Heading):
            title = block.content
        elif isinstance(block, Group):
            yield from _pages((Text(block.title),), block.blocks, measure)
        elif not _refers(block):
            run += _for_a_slide(block, measure)
    yield from _pages(title, run, measure)


def under(title: Heading, heading: Heading) -> Heading:
    """``heading`` as it is told on its own: ``Forward pass: Hidden layer``."""
    return replace(heading, content=(*title.content, Text(": "), *heading.content))


def some_equations(blocks: Iterable[Block]) -> Iterator[Block]:
    """``blocks`` without the later ones of many equations of one kind."""
    run = 0
    for block in blocks:
        run = run + 1 if isinstance(block, Equations) else 0
        if run <= _OF_A_KIND:
            yield block


def picture(figure: Figure, height: float = BODY) -> Views:
    """A figure at its place on a slide, where ``height`` is left for it."""
    return Views((figure,), height - 2 * GAP)


def _for_a_slide(block: Block, measure: Measure) -> list[Block]:
    """Equations without a number and tables without a caption, in parts that are no higher."""
    match block:
        case Equations():
            return _parts_of_equations(replace(block, key=""), measure)
        case Table():
            return _parts_of_table(replace(block, caption=""), measure)
    return [block]


def _parts_of_table(table: Table, measure: Measure) -> list[Block]:
    """A table of texts on as many slides as a few; of a longer one, or of numbers, the first rows.

    A row of dots says that there are more.
    """
    heights = measure.rows(table)[1:]
    room = BODY - (measure.height(table) - sum(heights))
    parts = _in_turn(table.rows, heights, room)
    if len(parts) > (_FEW if len(set(heights)) > 1 else 1):
        dots = tuple((Text("…"),) for _ in table.header)
        parts = [(*parts[0][:-1], dots)]
    return [replace(table, rows=rows) for rows in parts]


Rows: TypeAlias = tuple[tuple[tuple[Inline, ...], ...], ...]


def _in_turn(rows: Rows, heights: list[float], room: float) -> list[Rows]:
    """As many ``rows`` in each part as there is ``room`` for, one at least."""
    parts: list[Rows] = [()]
    left = room
    for row, height in zip(rows, heights, strict=True):
        if parts[-1] and height > left:
            parts.append(())
            left = room
        parts[-1] = (*parts[-1], row)
        left -= height
    return parts


def _parts_of_equations(block: Equations, measure: Measure) -> list[Block]:
    """Equations that are much higher than a slide in parts, each starting with the left side."""
    if measure.height(block) * _SMALL <= BODY:
        return [block]
    parts = [Equations(())]
    for row in block.rows:
        longer = Equations((*parts[-1].rows, row))
        if parts[-1].rows and measure.height(longer) > BODY - _WORDS:
            longer = Equations((replace(row, left=row.left or block.rows[0].left),))
            parts.append(longer)
        parts[-1] = longer
    return list(parts)


def _refers(block: Block) -> bool:
    content = block.content if isinstance(block, Prose) else ()
    return any(isinstance(part, EquationReference) for part in content)


Page: TypeAlias = list[list[Block]]


def _pages(title: tuple[Inline, ...], blocks: Iterable[Block], measure: Measure) -> Iterator[Slide]:
    """As few slides as ``blocks`` need, filled as evenly as they can be."""
    units = list(_units(blocks))
    pages = _filled(units, BODY, measure)
    while len(pages) > 1:
        highest = max(_height(page, measure) for page in pages)
        lower = _filled(units, highest - GAP / 2, measure)
        if len(lower) > len(pages) or max(_height(page, measure) for page in lower) >= highest:
            break
        pages = lower
    for page in pages:
        yield _slide(title, page, measure)


def _filled(units: Iterable[list[Block]], height: float, measure: Measure) -> list[Page]:
    """Pages of at most ``height``, or of one unit."""
    pages: list[Page] = []
    for unit in units:
        if not pages or _height([*pages[-1], unit], measure) > height:
            pages.append([])
        pages[-1].append(unit)
    return pages


def _height(page: Page, measure: Measure) -> float:
    return sum(measure.height(block) for unit in page for block in unit)


def _units(blocks: Iterable[Block]) -> Iterator[list[Block]]:
    """What belongs together: words, and the block that they lead to."""
    unit: list[Block] = []
    for block in blocks:
        unit.append(block)
        if not isinstance(block, Prose) or not _leads(block):
            yield unit
            unit = []
    if unit:
        yield unit


def _leads(block: Prose) -> bool:
    """Whether a paragraph goes on in the block below it."""
    last = block.content[-1] if block.content else None
    return not (isinstance(last, Text) and last.text.rstrip().endswith((".", "!")))


def _slide(title: tuple[Inline, ...], page: Page, measure: Measure) -> Slide:
    height = _height(page, measure)
    spare = max(0.0, BODY - height)
    shown = tuple(
        _shown(block, step, spare) for step, unit in enumerate(page, start=1) for block in unit
    )
    tables = (block for unit in page for block in unit if isinstance(block, Table))
    breadth = max((1.0, *map(measure.breadth, tables)))
    return Slide(title, shown, max(_SMALLEST, min(1.0 / breadth, _TIGHT * BODY / height)))


def _shown(block: Block, step: int, spare: float) -> Shown:
    if isinstance(block, Figure):
        return picture(block, LEAST_PICTURE + 2 * GAP + spare)
    return Reveal(step, block) if step > 1 else block
