"""A platform that knows nothing of derive: it reads a bank and marks by Moodle's rule.

An answer counts by the first choice within whose tolerance it is, in the order of the file.
"""

from __future__ import annotations

import json
import os
import shutil
import subprocess
from dataclasses import dataclass
from pathlib import Path
from xml.etree import ElementTree

import pytest

GIFT = Path(__file__).parent.parent / "gift"
NOISE = 1e-14


@dataclass(frozen=True)
class Choice:
    value: float
    tolerance: float
    per_cent: float
    feedback: str

    def takes(self, answer: float) -> bool:
        room = self.tolerance + NOISE * max(1.0, abs(self.value))
        return abs(answer - self.value) <= room


@dataclass(frozen=True)
class Question:
    name: str
    number: str
    category: str
    text: str
    solution: str
    marks: float
    choices: tuple[Choice, ...]

    @property
    def key(self) -> str:
        return self.name.partition(", variant ")[0]

    def choice(self, answer: str | float) -> Choice | None:
        return next((one for one in self.choices if one.takes(float(answer))), None)

    def per_cent(self, answer: str | float) -> float:
        choice = self.choice(answer)
        return choice.per_cent if choice else 0.0


def from_moodle(text: str) -> list[Question]:
    found, category = [], ""
    for entry in ElementTree.fromstring(text):
        if entry.get("type") == "category":
            category = entry.findtext("category/text")
            continue
        assert entry.get("type") == "numerical"
        choices = tuple(
            Choice(
                float(answer.findtext("text")),
                float(answer.findtext("tolerance")),
                float(answer.get("fraction")),
                answer.findtext("feedback/text"),
            )
            for answer in entry.iter("answer")
        )
        told = [entry.findtext(f"{name}/text") for name in ("questiontext", "generalfeedback")]
        marks = float(entry.findtext("defaultgrade"))
        name, number = entry.findtext("name/text"), entry.findtext("idnumber")
        found.append(Question(name, number, category, *told, marks, choices))
    return found


def from_gift(text: str, folder: Path) -> list[Question]:
    """By gift-pegjs, the parser of the people who wrote the format down."""
    file = folder / "bank.gift.txt"
    file.write_text(text, encoding="utf-8")
    found, category = [], ""
    for entry in json.loads(_node(file)):
        if entry["type"] == "Category":
            category = entry["title"]
            continue
        assert entry["type"] == "Numerical"
        choices = tuple(map(_gift_choice, entry["choices"]))
        assert entry["stem"]["format"] == "html"
        told = entry["stem"]["text"], entry["globalFeedback"]["text"]
        found.append(Question(entry["title"], entry["id"], category, *told, 1.0, choices))
    return found


def _gift_choice(entry: dict) -> Choice:
    assert entry["isCorrect"]
    number = entry["text"]
    assert number["type"] == "range"
    weight = 100.0 if entry["weight"] is None else float(entry["weight"])
    return Choice(number["number"], number["range"], weight, entry["feedback"]["text"])


def _node(file: Path) -> str:
    if not (GIFT / "node_modules" / "gift-pegjs").exists() or shutil.which("node") is None:
        _missing("gift-pegjs (npm ci --prefix tests/marking/gift)")
    command = ["node", str(GIFT / "parse.cjs"), str(file)]
    result = subprocess.run(command, capture_output=True, text=True, check=False)
    assert result.returncode == 0, result.stderr
    return result.stdout


def _missing(what: str) -> None:
    assert not os.environ.get("CI"), f"{what} is missing, and CI must have it"
    pytest.skip(f"{what} is not installed")
