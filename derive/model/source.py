"""Reading a spec's TOML: finding the file, its text, its syntax."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path
from typing import Any

from derive.algebra.term import Number
from derive.errors import SpecError
from derive.model import examples
from derive.model.suggestion import did_you_mean

_LIMIT = 1_000_000  # bytes: no spec is longer, a device file may be endless


def locate(source: str | Path) -> Path:
    """The file of a built-in example, by its name, or the file at this path."""
    if isinstance(source, str) and source in examples.names():
        return examples.path(source)
    return Path(source)


def table(source: str | Path) -> dict[str, Any]:
    """The TOML of a built-in example or a file, floats as Numbers that keep their digits.

    Raises SpecError when there is no such file, or it is not readable TOML.
    """
    text = _text(source)
    try:
        return tomllib.loads(text, parse_float=_number)
    except tomllib.TOMLDecodeError as error:
        raise SpecError(_pointed(str(source), text, str(error))) from None
    except RecursionError:
        raise SpecError(f"{source}: brackets are nested too deeply to be a spec") from None
    except ValueError as error:
        raise SpecError(f"{source}: {error}") from None


def _number(text: str) -> Number:
    """What the schema refuses, with its place, is let through here: nan, inf, out of range."""
    return Number(text)


def _text(source: str | Path) -> str:
    try:
        with locate(source).open("rb") as file:
            content = file.read(_LIMIT + 1)
        text = content.decode("utf-8-sig")
    except FileNotFoundError:
        known = did_you_mean(str(source), examples.names(), "examples")
        raise SpecError(f"{source}: there is no such file or built-in example; {known}") from None
    except IsADirectoryError:
        raise SpecError(f"{source}: is a directory; give the TOML file in it") from None
    except UnicodeDecodeError:
        raise SpecError(f"{source}: is not text in UTF-8; give a TOML file") from None
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or error
        raise SpecError(f"{source}: cannot be read: {reason}; check the file") from None
    if len(content) > _LIMIT:
        raise SpecError(f"{source}: is longer than {_LIMIT} bytes; give a TOML file")
    return text


def _pointed(source: str, text: str, message: str) -> str:
    """The syntax error with the line that it is in and a caret under the fault."""
    reason, _, position = message.partition(" (at ")
    lines = text.splitlines() or [""]
    found = re.search(r"line (\d+), column (\d+)", position)
    line, column = map(int, found.groups()) if found else (len(lines), len(lines[-1]) + 1)
    shown = lines[line - 1].replace("\t", " ") if line <= len(lines) else ""
    caret = " " * (column - 1) + "^"
    return f"{source}, line {line}, column {column}: {reason}\n    {shown}\n    {caret}"
