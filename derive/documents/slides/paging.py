"""Sections of a handout as slides: as much on each as it holds, revealed bit by bit."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace

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
_TIGHT = 0.95  # smaller type leaves some distances as they are
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
            run.append(_for_a_slide(block, measure))
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


def _for_a_slide(block: Block, measure: Measure) -> Block:
    """Equations without a number; tables without a caption, of a long one the first rows."""
    match block:
        case Equations():
            return replace(block, key="")
        case Table(_, _, header, rows):
            kept, room = 0, BODY - measure.height(replace(block, rows=()))
            while kept < len(rows) and (room := room - measure.row(rows[kept])) >= 0:
                kept += 1
            more = (tuple((Text("…"),) for _ in header),) if kept < len(rows) else ()
            return replace(block, caption="", rows=(*rows[: kept - len(more)], *more))
    return block


def _refers(block: Block) -> bool:
    content = block.content if isinstance(block, Prose) else ()
    return any(isinstance(part, EquationReference) for part in content)


def _pages(title: tuple[Inline, ...], blocks: Iterable[Block], measure: Measure) -> Iterator[Slide]:
    page: list[list[Block]] = []
    filled = 0.0
    for unit in _units(blocks):
        height = sum(map(measure.height, unit))
        if page and filled + height > BODY:
            yield _slide(title, page, measure)
            page, filled = [], 0.0
        page.append(unit)
        filled += height
    if page:
        yield _slide(title, page, measure)


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


def _slide(title: tuple[Inline, ...], page: list[list[Block]], measure: Measure) -> Slide:
    height = sum(measure.height(block) for unit in page for block in unit)
    spare = max(0.0, BODY - height)
    shown = tuple(
        _shown(block, step, spare) for step, unit in enumerate(page, start=1) for block in unit
    )
    return Slide(title, shown, max(_SMALLEST, min(1.0, _TIGHT * BODY / height)))


def _shown(block: Block, step: int, spare: float) -> Shown:
    if isinstance(block, Figure):
        return picture(block, LEAST_PICTURE + 2 * GAP + spare)
    return Reveal(step, block) if step > 1 else block
