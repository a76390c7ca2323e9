"""PDF by the Typst compiler of the package typst, which brings its own fonts."""

from __future__ import annotations

import re
from collections.abc import Mapping
from pathlib import Path
from tempfile import TemporaryDirectory
from types import MappingProxyType
from typing import Any, Final

from derive.errors import OutputError

STANDARD: Final = "ua-1"  # PDF/UA-1: tagged, titled, every equation and picture described
# Letters of the fonts that come with the compiler: Latin, Greek, Cyrillic, signs, mathematics.
_COVERED = re.compile("[\x00-\u052f\u1d00-\u2bff\ufe00-\ufe0f\ufffd\U0001d400-\U0001d7ff]*")


def typeset(text: str, beside: Mapping[str, bytes] = MappingProxyType({})) -> bytes:
    """The PDF of a page in Typst, without a date; ``beside`` holds the files it asks for.

    The fonts of the machine are asked only for letters that the compiler's own ones lack. Raises
    OutputError where the compiler is missing, and where it refuses the page.
    """
    made: bytes = _compiled(text, beside, format="pdf", pdf_standards=[STANDARD])
    return made


def first_page(text: str, dots: float) -> bytes:
    """The first page as a PNG, of so many dots to an inch. Raises OutputError as ``typeset``."""
    made = _compiled(text, {}, format="png", ppi=dots)
    first: bytes = made[0] if isinstance(made, list) else made
    return first


def _compiled(text: str, beside: Mapping[str, bytes], **options: Any) -> Any:
    try:
        import typst  # noqa: PLC0415 - an extra, and slow to load
    except ImportError as fault:
        raise OutputError(
            "a PDF needs the package typst: pip install 'derive[pdf]', or choose another engine "
            "with --pdf-engine latexmk"
        ) from fault
    own_fonts = _COVERED.fullmatch(text) is not None
    try:
        with TemporaryDirectory() as folder:
            for name, content in beside.items():
                Path(folder, name).write_bytes(content)
            page = Path(folder, "page.typ")
            page.write_text(text, encoding="utf-8")
            return typst.compile(str(page), ignore_system_fonts=own_fonts, **options)
    except typst.TypstError as fault:
        raise OutputError(_refusal(fault.message, fault.diagnostic, text)) from fault


def _refusal(message: str, diagnostic: str, text: str) -> str:
    """What Typst says, and the line at fault."""
    place = re.search(r"\.typ:(\d+):\d+", diagnostic)
    line = f", at the line {text.splitlines()[int(place[1]) - 1].strip()!r}" if place else ""
    lacking = "could not be displayed" in message
    remedy = "install a font that has it" if lacking else "mend the template, or use ours"
    return f"Typst cannot set the page: {message}{line}; {remedy}"
