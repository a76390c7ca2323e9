"""GIFT: the same questions as plain text, each on a few lines, with no empty line inside."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from derive.marking.banks.choice import Choice
from derive.writers.banks.digits import plain
from derive.writers.banks.grades import grade
from derive.writers.banks.item import Item, by_category
from derive.writers.banks.moodle import category_path
from derive.writers.banks.texts import escape
from derive.writers.escaping import readable

_CONTROL = str.maketrans({sign: f"\\{sign}" for sign in "\\~=#{}:"})


def gift(items: Iterable[Item]) -> str:
    """The bank as one file."""
    return "\n".join(line for block in _blocks(items) for line in (*block, ""))


def _blocks(items: Iterable[Item]) -> Iterator[list[str]]:
    for category, mine in by_category(items).items():
        yield [f"$CATEGORY: {category_path(category)}"]
        for item in mine:
            yield list(_question(item))


def _question(item: Item) -> Iterator[str]:
    yield f"// {readable(item.name)} [id:{readable(item.number).replace(']', chr(92) + ']')}]"
    yield f"::{quoted(item.name)}::[html]{quoted(item.text)}{{#"
    yield from map(_answer, item.choices)
    yield f"####{quoted(item.solution)}"
    yield "}"


def _answer(choice: Choice) -> str:
    weight = "" if choice.share == 1 else f"%{grade(choice.share)}%"
    number = f"{plain(choice.value)}:{plain(choice.tolerance)}"
    return f"={weight}{number}#{quoted(escape(choice.feedback))}"


def quoted(text: str) -> str:
    """``text`` on one line, in which no sign controls anything."""
    return " ".join(text.split()).translate(_CONTROL)
