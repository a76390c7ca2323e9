"""Labels as runs of text: the notation's names with real indices, the rest on one line."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from derive.algebra.term import Term
from derive.derivation.step import Form
from derive.figures.measure import text_width
from derive.figures.picture import Sentence
from derive.notation.greek import GREEK
from derive.notation.notation import Name, Part, Parts, Style
from derive.notation.printer import Printer
from derive.notation.text import Text

_LOWER, _RAISE, _BACK, _SLANT, _BOLD, _PLAIN = _MARKS = "\ue000\ue001\ue002\ue003\ue004\ue005"
_BOLDER = 1.16  # how much wider bold letters are
_SIZE = 0.7  # of an index against its base
_FACES = {_SLANT: "italic", _BOLD: "bold", _PLAIN: ""}
_STYLES = {Style.LETTER: _SLANT, Style.GREEK: _SLANT, Style.BOLD: _BOLD}
_MOVES = {_LOWER: 0.25, _RAISE: -0.4}  # baselines of indices against the size of the base


class _Marked(Text):
    """Unicode text in which marks of our own enclose indices, slanted and bold letters."""

    def name(self, name: Name) -> str:
        lower = f"{_LOWER}{_set(name.subscript)}{_BACK}" if name.subscript else ""
        upper = f"{_RAISE}{_set(name.superscript)}{_BACK}" if name.superscript else ""
        return _set(name.base) + "".join(sorted((lower, upper), key=len))  # the widest is last

    def power(self, base: str, exponent: str) -> str:
        return f"{base}{_RAISE}{exponent}{_BACK}"

    def exponential(self, exponent: str) -> str:
        return self.power(f"{_SLANT}e{_PLAIN}", exponent)


MARKED = _Marked()


@dataclass(frozen=True, slots=True)
class Run:
    """Text in one style.

    ``face`` is italic, bold or empty. Lengths are against the size of the label: ``shift`` moves
    the baseline down, ``lead`` the start to the right.
    """

    text: str
    face: str = ""
    shift: float = 0.0
    size: float = 1.0
    lead: float = 0.0

    @property
    def advance(self) -> float:
        """From the end of the run before to the end of this one."""
        wider = _BOLDER if self.face == "bold" else 1.0
        return self.lead + wider * text_width(self.text, self.size)


def runs(text: str | Sentence | tuple[tuple[Term, Form], ...], printer: Printer) -> tuple[Run, ...]:
    """A caption's text from left to right; ``printer`` writes in the syntax MARKED."""
    if isinstance(text, str):
        return (Run(text),)
    if isinstance(text, Sentence):
        return tuple(run for part in text.parts for run in runs(part, printer))
    tokens = re.findall(f"[{_MARKS}]|[^{_MARKS}]+", printer.chain(text))
    return tuple(_read(iter(tokens), Run("")))


def width(label: Iterable[Run]) -> float:
    """The width of a label of size 1."""
    return sum(run.advance for run in label)


def _read(tokens: Iterator[str], style: Run) -> Iterator[Run]:
    """The runs up to the end of the index that is being read; an index on an index is stacked."""
    beside = 0.0
    for token in tokens:
        if token == _BACK:
            return
        if token in _FACES:
            style = replace(style, face=_FACES[token])
        elif token in _MOVES:
            script = tuple(_read(tokens, _script(style, token)))
            yield replace(script[0], lead=-beside)
            yield from script[1:]
            beside = width(script)
        else:
            yield replace(style, text=token)
            beside = 0.0


def _script(style: Run, move: str) -> Run:
    shift = style.shift + _MOVES[move] * style.size
    return Run("", shift=shift, size=style.size * _SIZE)


def _set(parts: Parts) -> str:
    return "".join(map(_part, parts))


def _part(part: Part) -> str:
    greek = part.style is Style.GREEK or (part.style is Style.BOLD and part.text in GREEK)
    text = GREEK[part.text] if greek else part.text
    return f"{_STYLES[part.style]}{text}{_PLAIN}" if part.style in _STYLES else text
