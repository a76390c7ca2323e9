"""Compiling LaTeX, and what its log says."""

from __future__ import annotations

import re
import subprocess
from pathlib import Path

from tests.pages.tools import program

SLIDES_ONCE = r"\PassOptionsToClass{handout}{beamer}\input{page}"
SLIDES_BY_STEPS = r"\input{page}"


def compiled(
    text: str, folder: Path, engine: str = "pdflatex", runs: int = 2, start: str = SLIDES_ONCE
) -> Path:
    """The PDF of ``text``; its log stands beside it."""
    (folder / "page.tex").write_text(text, encoding="utf-8")
    command = [program(engine), "-interaction=nonstopmode", "-halt-on-error", "-no-shell-escape"]
    for _ in range(runs):
        subprocess.run(
            [*command, "-jobname=page", start],
            cwd=folder,
            stdin=subprocess.DEVNULL,
            capture_output=True,
            check=False,
        )
    return folder / "page.pdf"


def complaints(folder: Path) -> list[str]:
    """Errors, warnings, lines that are more than a point too wide, and letters without a glyph."""
    log = (folder / "page.log").read_text(encoding="utf-8", errors="replace")
    said = re.findall(r"^!.*|.*[Uu]ndefined.*|.*LaTeX Warning.*|Missing character.*", log, re.M)
    boxes = re.findall(r"(Overfull \\[hv]box \(([\d.]+)pt.*)", log)
    wide = [line for line, points in boxes if float(points) > 1]
    done = [] if "Output written on page.pdf" in log else ["no PDF"]
    return [line for line in said if "Font Warning" not in line] + wide + done
