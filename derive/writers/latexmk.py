"""PDF by latexmk and pdflatex, in a folder of their own and without a shell."""

from __future__ import annotations

import os
import re
import subprocess
from collections.abc import Mapping
from pathlib import Path
from shutil import which
from tempfile import TemporaryDirectory
from types import MappingProxyType

from derive.errors import OutputError

_SECONDS = 300  # more than any handout takes
# No date, and no name of the folder: the same bytes each time.
_PLAIN = r"\pdfinfoomitdate=1 \pdftrailerid{} \pdfsuppressptexinfo=15"
_COMMAND = (
    *("latexmk", "-norc", "-pdf", "-interaction=nonstopmode", "-halt-on-error"),
    *("-latexoption=-no-shell-escape", f"-usepretex={_PLAIN}", "page.tex"),
)


def typeset(text: str, beside: Mapping[str, bytes] = MappingProxyType({})) -> bytes:
    """The PDF of a page in LaTeX; ``beside`` holds the files it asks for.

    Raises OutputError without latexmk, and where LaTeX fails."""
    if which(_COMMAND[0]) is None:
        raise OutputError(
            "latexmk is not installed: install TeX Live with latexmk, or leave --pdf-engine out, "
            "which takes typst"
        )
    with TemporaryDirectory() as folder:
        page = Path(folder, "page.tex")
        page.write_text(text, encoding="utf-8")
        for name, content in beside.items():
            Path(folder, name).write_bytes(content)
        try:
            subprocess.run(
                _COMMAND,
                cwd=folder,
                env={**os.environ, "openin_any": "p", "openout_any": "p"},
                stdin=subprocess.DEVNULL,
                capture_output=True,
                check=True,
                timeout=_SECONDS,
            )
            return page.with_suffix(".pdf").read_bytes()
        except (subprocess.SubprocessError, OSError) as fault:
            raise OutputError(_failure(page.with_suffix(".log"))) from fault


def _failure(log: Path) -> str:
    """The first error in the log, and the line of the page that it is about."""
    told = log.read_text(encoding="utf-8", errors="replace") if log.exists() else ""
    found = re.search(r"^! (.*)(?:[\s\S]*?^(l\.\d+ .*))?", told, re.MULTILINE)
    said = ", ".join(filter(None, found.groups())) if found else "latexmk wrote no PDF"
    return (
        f"LaTeX cannot set the page: {said}; install what is missing, mend the template, or leave "
        "--pdf-engine out"
    )
