"""The error curve as a file of its own."""

import subprocess
import sys
from pathlib import Path

import pytest
from lxml import etree

from derive.errors import OutputError
from derive.writers.files import is_ours, write_files
from derive.writers.plot import ENDINGS, plot_file, plotted

POINTS = [(k, 0.3 / (1 + k) ** 2) for k in range(50)]
STARTS = {"png": b"\x89PNG\r\n\x1a\n", "pdf": b"%PDF-", "svg": b"<?xml"}


@pytest.mark.parametrize("ending", ENDINGS)
def test_the_file_is_what_its_name_says_and_ours(ending, tmp_path):
    path = tmp_path / f"error.{ending}"
    write_files([plot_file(path, POINTS)])
    content = path.read_bytes()
    assert content.startswith(STARTS[ending])
    assert is_ours(content)
    write_files([plot_file(path, POINTS)])
    path.write_bytes(content + b"a remark\n")
    with pytest.raises(OutputError, match="changed since"):
        write_files([plot_file(path, POINTS)])


@pytest.mark.parametrize("ending", ENDINGS)
def test_other_processes_make_the_same_bytes(ending, tmp_path):
    path = tmp_path / "out"
    code = (
        "import sys; from derive.writers.plot import plotted; "
        f"open(sys.argv[1], 'wb').write(plotted({POINTS!r}, {ending!r}))"
    )
    subprocess.run([sys.executable, "-c", code, str(path)], check=True, capture_output=True)
    assert path.read_bytes() == plotted(POINTS, ending)


@pytest.mark.parametrize("name", ["error", "error.gif", "error.svgz"])
def test_another_ending_is_refused(name):
    with pytest.raises(OutputError, match=r"ends in \.png, \.pdf or \.svg"):
        plot_file(Path(name), POINTS)


def test_without_matplotlib_the_extra_is_named(monkeypatch):
    monkeypatch.setitem(sys.modules, "matplotlib", None)
    with pytest.raises(OutputError, match=r"pip install 'derive\[plots\]'"):
        plotted(POINTS, "png")


@pytest.mark.parametrize("points", [[(0, 0.25)], [(0, 0.0), (1, 0.0)], [(0, 1e9), (5, 1e-9)]])
def test_curves_at_the_edge_are_drawn(points):
    etree.fromstring(plotted(points, "svg"))


def test_far_apart_errors_are_seen_on_a_logarithmic_scale():
    drawing = plotted([(0, 1.0), (1, 1e-6)], "svg")
    assert b"$\\mathdefault{10^{" in drawing
    assert b"$\\mathdefault{10^{" not in plotted([(0, 1.0), (1, 0.5)], "svg")
