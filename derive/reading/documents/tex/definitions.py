r"""Macros as an author defines them, with ``\newcommand``, ``\def``, ``\let`` and their like."""

from __future__ import annotations

import re
from dataclasses import dataclass

from derive.reading.documents.tex.groups import Groups

_NAME = r"(?:\{\s*(?P<braced>\\[A-Za-z@]+)\s*\}|(?P<bare>\\[A-Za-z@]+))"
_COMMAND = re.compile(
    r"\\(?:(?:re)?new|provide|DeclareRobust)command\*?\s*"
    rf"{_NAME}\s*(?:\[(?P<count>\d)\])?\s*(?:\[(?P<default>[^\[\]]*)\])?\s*(?=\{{)"
)
_DOCUMENT_COMMAND = re.compile(  # with arguments in braces alone, the first may be in brackets
    r"\\(?:New|Renew|Provide|Declare)DocumentCommand\s*"
    rf"{_NAME}\s*\{{\s*(?:O\s*\{{(?P<default>[^{{}}]*)\}})?(?P<letters>[m\s]*)\}}\s*(?=\{{)"
)
_DEF = re.compile(r"\\[gex]?def\s*(?P<bare>\\[A-Za-z@]+)(?P<parameters>(?:\s*#\d)*)\s*(?=\{)")
_OPERATOR = re.compile(rf"\\DeclareMathOperator\*?\s*{_NAME}\s*(?=\{{)")
_LET = re.compile(r"\\let\s*(?P<bare>\\[A-Za-z@]+)\s*=?\s*(?P<target>\\[A-Za-z@]+)")
_ENVIRONMENT = re.compile(
    r"\\(?:re)?newenvironment\*?\s*\{[^{}]*\}\s*(?:\[\d\])?\s*(?:\[[^\[\]]*\])?\s*(?=\{)"
)
_PARAMETER = re.compile(r"#([1-9])")
_LABEL = re.compile(r"\\label\s*\{[^{}]*\}")
_BLANK = re.compile(r"\s*+")
_MARGIN = re.compile(r"\s*\\tag\b")


@dataclass(frozen=True, slots=True)
class Macro:
    """``\\name`` with ``count`` arguments; without ``default`` the first one is not optional.

    ``body`` alternates text and the numbers of arguments, from 0.
    """

    name: str
    count: int
    body: tuple[str | int, ...]
    default: str | None = None


@dataclass(frozen=True, slots=True)
class Definition:
    """What stands from ``start`` to ``end`` defines ``macro``, or something of no interest here."""

    end: int
    macro: Macro | None = None


def definition_at(groups: Groups, start: int, known: dict[str, Macro]) -> Definition | None:
    """The definition that starts at ``start``, if one does."""
    text = groups.text
    if alias := _LET.match(text, start):
        return Definition(alias.end(), _copy(alias["bare"], known.get(alias["target"])))
    if environment := _ENVIRONMENT.match(text, start):
        return _skipped(groups, environment.end())
    for pattern in (_COMMAND, _DOCUMENT_COMMAND, _DEF, _OPERATOR):
        if head := pattern.match(text, start):
            return _defined(groups, head)
    return None


def _defined(groups: Groups, head: re.Match[str]) -> Definition | None:
    end = groups.end(head.end())
    if end < 0:
        return None
    fields = head.groupdict()
    name = fields.get("bare") or fields["braced"]
    body = groups.text[head.end() + 1 : end - 1]
    if head.re is _OPERATOR:
        return Definition(end, Macro(name, 0, (rf"\operatorname{{{body}}}",)))
    count = int(fields.get("count") or 0) or (fields.get("parameters") or "").count("#")
    if head.re is _DOCUMENT_COMMAND:
        count = head["letters"].count("m") + (head["default"] is not None)
    return Definition(end, _simple(Macro(name, count, _parts(body), fields.get("default"))))


def _parts(body: str) -> tuple[str | int, ...]:
    """The text and the parameters of a body; of a note in the margin its labels alone."""
    if _MARGIN.match(body):
        body = "".join(_LABEL.findall(body)) or ("" if "@" in body else body)
    pieces = _PARAMETER.split(body)
    return tuple(int(piece) - 1 if k % 2 else piece for k, piece in enumerate(pieces))


def _simple(macro: Macro) -> Macro | None:
    """``macro``, unless it works on the insides of TeX or has more parameters than arguments."""
    texts = [part for part in macro.body if isinstance(part, str)]
    numbers = [part for part in macro.body if isinstance(part, int)]
    if any("@" in text for text in texts) or any(number >= macro.count for number in numbers):
        return None
    return macro


def _copy(name: str, target: Macro | None) -> Macro | None:
    return Macro(name, target.count, target.body, target.default) if target else None


def _skipped(groups: Groups, start: int) -> Definition | None:
    """The two bodies of an environment."""
    middle = groups.end(start)
    second = _BLANK.match(groups.text, max(middle, 0))
    end = groups.end(second.end()) if middle > 0 and second else -1
    return Definition(end) if end > 0 else None
