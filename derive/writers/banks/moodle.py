"""Moodle XML: numerical questions, each with its answers in the order in which they count."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from derive.errors import OutputError
from derive.marking.banks.choice import Choice
from derive.writers.banks.digits import plain
from derive.writers.banks.grades import grade
from derive.writers.banks.item import Item, by_category
from derive.writers.banks.texts import escape
from derive.writers.escaping import readable

LONGEST = 200  # characters of the name of a category
NO_UNITS = (
    ("unitgradingtype", "0"),
    ("unitpenalty", "0.1"),
    ("showunits", "3"),
    ("unitsleft", "0"),
)


def moodle(items: Iterable[Item]) -> str:
    """The bank as one file. Raises OutputError where the package lxml is missing."""
    try:
        from lxml import etree  # type: ignore[import-untyped] # noqa: PLC0415 - an extra
    except ImportError as fault:
        raise OutputError(
            "Moodle XML is written with the package lxml, which is not installed: "
            "pip install 'derive[moodle]', or choose --to gift"
        ) from fault
    quiz = etree.Element("quiz")
    writer = _Writer(etree)
    for category, mine in by_category(items).items():
        writer.category(quiz, category)
        for item in mine:
            writer.question(quiz, item)
    made: bytes = etree.tostring(quiz, encoding="UTF-8", xml_declaration=True, pretty_print=True)
    return made.decode()


class _Writer:
    """Elements by the library ``etree``."""

    def __init__(self, etree: Any) -> None:
        self._etree = etree

    def category(self, quiz: Any, path: tuple[str, ...]) -> None:
        """A category, into which the questions go that follow."""
        question = self._child(quiz, "question", type="category")
        self._text(question, "category", category_path(path))

    def question(self, quiz: Any, item: Item) -> None:
        """A question with all its answers."""
        question = self._child(quiz, "question", type="numerical")
        self._text(question, "name", readable(item.name))
        self._html(question, "questiontext", item.text)
        self._html(question, "generalfeedback", item.solution)
        self._child(question, "defaultgrade").text = f"{item.marks:.7g}"
        self._child(question, "penalty").text = "0.3333333"
        self._child(question, "hidden").text = "0"
        self._child(question, "idnumber").text = readable(item.number)
        for choice in item.choices:
            self._answer(question, choice)
        for name, said in NO_UNITS:
            self._child(question, name).text = said

    def _answer(self, question: Any, choice: Choice) -> None:
        options = {"fraction": grade(choice.share), "format": "moodle_auto_format"}
        answer = self._child(question, "answer", **options)
        self._child(answer, "text").text = plain(choice.value)
        self._html(answer, "feedback", escape(choice.feedback))
        self._child(answer, "tolerance").text = plain(choice.tolerance)

    def _child(self, parent: Any, name: str, **options: str) -> Any:
        return self._etree.SubElement(parent, name, options)

    def _text(self, parent: Any, name: str, text: str) -> None:
        self._child(self._child(parent, name), "text").text = text

    def _html(self, parent: Any, name: str, html: str) -> None:
        """HTML as it is; in it ``>`` is an entity, so nothing ends the section early."""
        holder = self._child(self._child(parent, name, format="html"), "text")
        holder.text = self._etree.CDATA(html.strip())


def category_path(path: tuple[str, ...]) -> str:
    """The path from the top category of the course."""
    return "/".join(["$course$/top", *map(_step, path)])


def _step(name: str) -> str:
    """A slash inside a name is written twice; at its ends it could not be told from the others."""
    return readable(name)[:LONGEST].strip("/ ").replace("/", "//") or "-"
