"""Banks of questions: each variant once, as text or as a file."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Executor
from dataclasses import dataclass
from pathlib import Path

from derive.api.banks.look import BankLook, BankOrder
from derive.api.banks.shop import Task
from derive.api.variants.window import in_order
from derive.marking.student import numbered
from derive.model.schema import Spec
from derive.writers.banks.item import Item
from derive.writers.banks.table import BankFormat, bank_format_named
from derive.writers.files import File, write_files

STEM = "questions"


@dataclass(frozen=True, slots=True)
class QuestionBank:
    """A bank as ``text``, of so many ``questions`` about so many ``variants``."""

    name: str
    format: BankFormat
    text: str
    questions: int
    variants: int

    def write(self, path: str | Path | None = None, *, force: bool = False) -> Path:
        """Write it to ``path``, by default output/NAME/questions with the ending of its format.

        Raises OutputError where the file is not ours to overwrite, or cannot be written.
        """
        usual = Path("output") / self.name / f"{STEM}{self.format.suffix}"
        place = usual if path is None else Path(path)
        write_files([File(place, self.text, self.format.comment)], force=force)
        return place


def question_bank(
    source: str | Path | Spec,
    count: int | None = None,
    *,
    seed: str = "",
    look: BankLook | None = None,
    executor: Executor | None = None,
    advance: Callable[[int], None] = lambda done: None,
) -> QuestionBank:
    """The questions about ``count`` variants, or without it about the numbers of the spec itself.

    A variant depends on the course key ``seed``, on its number and on the spec. Of variants with
    the same numbers the first is kept. ``executor`` does the work elsewhere; ``advance`` is told
    how many are done. Raises a DeriveError that names the place and the remedy.
    """
    chosen = look or BankLook()
    into = bank_format_named(chosen.to)
    order = BankOrder.of(source, seed, chosen)
    students = [""] if count is None else [one.key for one in numbered(count)]
    made = _counted(in_order(executor, Task(order), students), advance)
    variants = list(_different(made))
    items = [item for variant in variants for item in variant]
    return QuestionBank(order.order.name, into, into.write(items), len(items), len(variants))


def _counted(
    made: Iterable[tuple[Item, ...]], advance: Callable[[int], None]
) -> Iterator[tuple[Item, ...]]:
    for done, items in enumerate(made, start=1):
        advance(done)
        yield items


def _different(variants: Iterable[tuple[Item, ...]]) -> Iterator[tuple[Item, ...]]:
    """Those whose questions are not there yet: small ranges give the same numbers again."""
    seen: set[tuple[str, ...]] = set()
    for items in variants:
        texts = tuple(item.text for item in items)
        if texts not in seen:
            seen.add(texts)
            yield items
