"""A browser sets labels no wider than they were measured to be."""

import html
import json
import os
import re
import shutil
import subprocess

import pytest

from derive.derivation.shape import in_time
from derive.figures.backward import backward
from derive.figures.computation import circuit, computation_graph
from derive.figures.highlight import DARK
from derive.figures.label import MARKED
from derive.figures.network import network
from derive.figures.picture import Caption
from derive.figures.ruler import Ruler, pictorial
from derive.figures.svg import svg
from derive.figures.unrolled import unrolled
from derive.model.spec import load
from derive.notation.latex import LATEX
from derive.notation.notations import NOTATIONS
from derive.notation.printer import Printer
from derive.numerics.values import Values
from tests.figures.geometry import of_kind
from tests.figures.graphs import neuron, recurrent

MEASURE = """<script>
const boxes = [...document.querySelectorAll("svg")].map(
  (one) => [...one.querySelectorAll("text")].map((text) => text.getBBox().width));
document.body.innerHTML = "<pre id=out>" + JSON.stringify(boxes) + "</pre>";
</script>"""


def browser() -> str:
    found = shutil.which("chromium") or shutil.which("chromium-browser")
    if found is None:
        assert not os.environ.get("CI"), "chromium is missing: install it"
        pytest.skip("chromium is not installed")
    return found


def dumped(page, folder) -> str:
    switches = ["--headless", "--no-sandbox", "--disable-gpu", f"--user-data-dir={folder}"]
    command = [browser(), *switches, "--dump-dom", page.as_uri()]
    return subprocess.run(command, capture_output=True, text=True, check=True, timeout=120).stdout


def drawings():
    """Pictures in every notation, each with the printer that writes their labels."""
    for notation in NOTATIONS:
        for problem in (load("mazur"), load("softmax"), neuron(), recurrent(4)):
            graph, values = problem.graph, Values(problem)
            printer = Printer(LATEX, graph, values, notation)
            if not graph.layers:
                yield computation_graph(graph, values, notation=notation), printer
                yield circuit(graph, values, notation=notation), printer
            elif in_time(graph):
                yield unrolled(graph, values, notation=notation), printer
            else:
                shown = {"notation": notation, "values": values, "highlight": DARK}
                yield network(graph, problem.given, **shown), printer
                yield backward(graph, values, notation=notation), printer


def test_no_label_is_wider_than_it_was_measured(tmp_path):
    pictures = list(drawings())
    page = tmp_path / "page.html"
    body = "".join(svg(picture, printer) for picture, printer in pictures)
    page.write_text(f"<meta charset=utf-8><body>{body}{MEASURE}", encoding="utf-8")
    dom = dumped(page, tmp_path / "profile")
    measured = json.loads(html.unescape(re.search('<pre id="out">(.*?)</pre>', dom, re.S)[1]))
    assert len(measured) == len(pictures)
    for (picture, printer), widths in zip(pictures, measured, strict=True):
        ruler = Ruler(pictorial(printer, MARKED))
        for caption, width in zip(of_kind(picture, Caption), widths, strict=True):
            assert width <= ruler.width(caption) + 1.2, (caption.text, width)
