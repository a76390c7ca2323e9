"""Answers from a worksheet that was filled in as Markdown.

An answer stands behind the mark of its blank, ``<!-- blank net_o1 --> 1.1059``, or in the equation
or sentence in place of the line that was to be filled in.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

from derive.errors import AnswersError
from derive.marking.answers.places import in_equation, in_sentence
from derive.marking.answers.row import Answers
from derive.marking.student import clean

LARGEST = 5_000_000  # bytes
_BLANK = re.compile(r"<!-- blank ([^>\n]{1,200}?) -->([^\n<]*)")
_NAME = re.compile(r"^Name:([^\n]{0,300}?)(?:&emsp;|$)", re.MULTILINE)
_CODE = re.compile(r"--code ([0-9A-Za-z-]{8,12})")
_MARK = re.compile("<!--.*?-->")


def from_markdown(path: Path) -> Iterator[Answers]:
    """The one student of a worksheet; without a name it is the name of the file."""
    try:
        if path.stat().st_size > LARGEST:
            raise AnswersError(f"{path} is larger than {LARGEST // 10**6} MB; is it a worksheet?")
        text = path.read_text(encoding="utf-8-sig", errors="replace")
    except OSError as fault:
        reason = (fault.strerror or str(fault)).lower()
        raise AnswersError(f"{path} cannot be read: {reason}; check the file") from None
    given = _answers(text)
    if not given:
        raise AnswersError(
            f"{path} has no blank of a worksheet; give the file that `derive worksheet --to md` "
            "made, filled in"
        )
    code = _CODE.search(text)
    yield Answers(_student(text) or clean(path.stem), given, code[1] if code else "")


def _student(text: str) -> str:
    found = _NAME.search(text)
    return clean(found[1].replace("_", " ").replace("\\", " ")) if found else ""


def _answers(text: str) -> dict[str, str]:
    given: dict[str, str] = {}
    for blank in _BLANK.finditer(text):
        key, before, behind = blank[1].strip(), text[: blank.start()], blank[2].strip()
        line = _MARK.split(before.rpartition("\n")[2])[-1]
        if line.strip():
            found = in_sentence(line, behind)
        else:
            found = behind if behind.strip(". ") else in_equation(before, key)
        if found or key not in given:
            given[key] = found
    return given
