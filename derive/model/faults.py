"""Faults in a spec, each with its place, and the error message they make together."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, get_args

from derive.algebra.term import Number
from derive.errors import SpecError
from derive.model.suggestion import did_you_mean

if TYPE_CHECKING:
    from pydantic import BaseModel, ValidationError
    from pydantic_core import ErrorDetails

_LONGEST = 400  # characters of one line
_MOST = 20  # faults told at once
_REMEDIES = {
    "missing": "is missing; {about}",
    "string_type": "expected text in quotes, not {input}",
    "string_too_short": "is empty; {about}",
    "string_too_long": "has more than {max_length} characters; shorten it",
    "string_pattern_mismatch": "{input} is not a name; use a letter, then letters or digits",
    "int_type": "expected a whole number, not {input}",
    "greater_than_equal": "{input} is below {ge}",
    "less_than_equal": "{input} is above {le}",
    "bool_type": "expected true or false, not {input}",
    "enum": "{input} is unknown; expected {expected}",
    "literal_error": "{input} is unknown; expected {expected}",
    "tuple_type": "expected a list in [brackets], not {input}",
    "one_table": "is a single table; write [[{place}]], once for each",
    "too_short": "is empty; {about}",
    "model_type": "expected a table of keys and values",
    "dict_type": "expected a table of keys and values",
    "model_attributes_type": "expected a table of keys and values",
    "value_error": "{error}",
}


@dataclass(frozen=True, slots=True)
class Fault:
    """What is wrong at ``place`` (``network.layers[0].weights``), and the remedy."""

    place: str
    message: str


def refusal(source: str, faults: Iterable[Fault]) -> SpecError:
    """The error for a spec with ``faults``, a line each, and those that point at their text."""
    told = [f"{fault.place}: {fault.message}" for fault in faults]
    if len(told) > _MOST:
        told[_MOST:] = [f"and {len(told) - _MOST} more of the kind; mend these first"]
    lines = (line for one in told for line in one.split("\n"))
    return SpecError("\n".join(_indented(source, _printable(line)) for line in lines))


def _indented(source: str, line: str) -> str:
    """The source before ``line``, unless it goes on from the one above."""
    return line if line.startswith(" ") else f"{source}: {line}"


def from_pydantic(error: ValidationError, model: type[BaseModel]) -> tuple[Fault, ...]:
    """What pydantic found wrong in the data for ``model``, in our words."""
    details = error.errors(include_url=False)
    return tuple(
        Fault(_place(detail["loc"]), _message(detail, model))
        for detail in details
        if detail["type"] != "too_short" or not detail["input"]  # else its items are at fault
    )


def _place(path: tuple[int | str, ...]) -> str:
    parts = [f"[{part}]" if isinstance(part, int) else f".{part}" for part in _plain(path)]
    return "".join(parts).removeprefix(".") or "the spec"


def _plain(path: tuple[int | str, ...]) -> tuple[int | str, ...]:
    """``path`` without the tags of union members and the mark of a fault in a key itself."""
    return tuple(part for part in path if not str(part).startswith("@") and part != "[key]")


def _message(detail: ErrorDetails, model: type[BaseModel]) -> str:
    path = _plain(detail["loc"])
    *_, name = path or ("",)
    above = detail["loc"][: max(k for k, part in enumerate(detail["loc"]) if part == name)]
    fields = _model_at(model, above).model_fields
    if detail["type"] == "extra_forbidden":
        return f"unknown key; {did_you_mean(str(name), fields, 'keys')}"
    described = next((str(part) for part in reversed(path) if str(part) in fields), None)
    about = (fields[described].description or "") if described else ""
    one_table = detail["type"] == "tuple_type" and isinstance(detail["input"], dict)
    form = _REMEDIES.get("one_table" if one_table else detail["type"], "{pydantic}")
    context = {"about": _lower(about), "input": _shown(detail["input"]), "place": _place(path)}
    return form.format_map({**context, "pydantic": detail["msg"], **detail.get("ctx", {})})


def _model_at(model: type[BaseModel], path: Iterable[int | str]) -> type[BaseModel]:
    """The model that ``path`` leads to; a tag on it chooses between several."""
    annotation: Any = model
    for part in path:
        if str(part).startswith("@"):
            annotation = _tagged(annotation, str(part)) or annotation
        model = _model_in(annotation) or model
        field = model.model_fields.get(str(part))
        annotation = field.annotation if field else annotation
    return _model_in(annotation) or model


def _tagged(annotation: Any, tag: str) -> Any:
    """The member with this tag in an annotation such as ``Annotated[A, Tag("@a")] | …``."""
    parts = get_args(annotation)
    if any(getattr(part, "tag", None) == tag for part in parts):
        return annotation
    return next(filter(None, (_tagged(part, tag) for part in parts)), None)


def _model_in(annotation: Any) -> type[BaseModel] | None:
    """The first model in an annotation such as ``tuple[Layer, ...]``."""
    if hasattr(annotation, "model_fields"):
        found: type[BaseModel] = annotation
        return found
    return next(filter(None, map(_model_in, get_args(annotation))), None)


def _lower(sentence: str) -> str:
    return (sentence[:1].lower() + sentence[1:]).rstrip(".")


def _shown(value: object) -> str:
    """``value`` as its author wrote it in TOML."""
    match value:
        case Number(digits):
            return digits
        case bool():
            return str(value).lower()
        case str():
            return f'"{value}"'
        case dict():
            return "a table"
        case list() | tuple():
            return "a list"
    return str(value)


def _printable(line: str) -> str:
    """``line`` without control characters, its middle cut where it would fill the screen."""
    clean = "".join(mark if mark.isprintable() else "\N{REPLACEMENT CHARACTER}" for mark in line)
    half = _LONGEST // 2
    return clean if len(clean) <= _LONGEST else f"{clean[:half]} … {clean[-half:]}"
