"""Two answers of one student to one question."""

from __future__ import annotations

from pathlib import Path

from derive.marking.answers.answer import Form, read


def same(one: str, other: str) -> bool:
    """Whether two texts say the same: 0.5933 and 0.59330 do."""
    first, second = read(one), read(other)
    numbers = first.form is second.form is Form.NUMBER
    return one.strip() == other.strip() or (numbers and first.value == second.value)


def both(one: str, other: str) -> str:
    """The two, side by side: no number, and no formula."""
    return f"{one.strip()} | {other.strip()}"


def told(path: Path, where: str, other: Path, there: str) -> str:
    """What is said of answers that stand at two places, each in its file."""
    first, second = (_at(*one) for one in ((path, where), (other, there)))
    return f"two different answers stand in {first}, and in {second}"


def _at(path: Path, where: str) -> str:
    return f"{path.name}, {where}" if where else path.name
