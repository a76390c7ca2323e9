"""The Jinja2 environment of a format.

A plain string in a template is escaped as the format needs it; Markup passes as it is. So no
template can forget to escape.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import lru_cache
from pathlib import Path
from typing import TypeAlias

from jinja2 import (
    BaseLoader,
    BytecodeCache,
    ChoiceLoader,
    Environment,
    FileSystemBytecodeCache,
    FileSystemLoader,
    PrefixLoader,
    StrictUndefined,
)
from markupsafe import Markup

from derive.cache import cache_folder
from derive.errors import OutputError
from derive.writers.escaping import code_span, quoted
from derive.writers.formats import Format
from derive.writers.terminal import barred, underlined, wrapped
from derive.writers.tex_text import address, bookmark, breakable, remark
from derive.writers.typst_text import literal

_Filter: TypeAlias = Callable[..., Markup]
_PACKAGE = Path(__file__).parent.parent


@lru_cache
def environment(into: Format, templates: Path | None = None) -> Environment:
    """The environment that finds the format's templates, first in ``templates``, then in ours."""
    escape = _escaper(into)
    made = Environment(
        loader=_loader(into, templates),
        autoescape=True,
        finalize=escape,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
        bytecode_cache=_compiled(),
    )
    made.filters.update(
        kind=_kind,
        address=address,
        bookmark=bookmark,
        breakable=breakable,
        code_span=code_span,
        literal=literal,
        remark=remark,
    )
    layouts: dict[str, Callable[..., str]] = {
        "quoted": quoted,
        "barred": barred,
        "underlined": underlined,
        "wrapped": wrapped,
    }
    made.filters.update({name: _keeping(layout, escape) for name, layout in layouts.items()})
    return made


def _compiled() -> BytecodeCache | None:
    """Where compiled templates are kept between runs."""
    folder = cache_folder("templates")
    return None if folder is None else FileSystemBytecodeCache(str(folder))


def our_templates() -> Path:
    """The folder of the templates: inside the installed package, or beside it in a checkout."""
    inside = _PACKAGE / "templates"
    return inside if inside.is_dir() else _PACKAGE.parent / "templates"


def _loader(into: Format, templates: Path | None) -> BaseLoader:
    ours = FileSystemLoader(our_templates() / into.name)
    named = PrefixLoader({"ours": ours})  # for {% extends "ours/document.html.j2" %}
    if templates is None:
        return ChoiceLoader([ours, named])
    if not templates.is_dir():
        raise OutputError(
            f"{templates} is no folder of templates; make one by: derive templates copy {templates}"
        )
    return ChoiceLoader([FileSystemLoader(templates / into.name), ours, named])


def _escaper(into: Format) -> Callable[[object], Markup]:
    def escape(value: object) -> Markup:
        return value if isinstance(value, Markup) else Markup(into.escape(str(value)))

    return escape


def _kind(thing: object) -> str:
    """The name of the class of a block or of a piece of text."""
    return type(thing).__name__


def _keeping(layout: Callable[..., str], escape: Callable[[object], Markup]) -> _Filter:
    """A filter that moves text about: escaped if it was not, and not escaped again."""

    def filtered(text: object, *options: object) -> Markup:
        return Markup(layout(str(escape(text)), *options))

    return filtered
