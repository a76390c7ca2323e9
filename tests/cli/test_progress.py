"""A bar shows how far marking is, where someone watches."""

from __future__ import annotations

import os
import pty
import subprocess
import sys

import pytest

ANSWERS = "student,net_h1\n" + "".join(f"s{k},0.{3775 + k}\n" for k in range(40))


@pytest.mark.parametrize("watched", [True, False])
def test_marking_shows_a_bar_on_a_terminal_alone(tmp_path, watched):
    (tmp_path / "a.csv").write_text(ANSWERS, encoding="utf-8")
    command = [sys.executable, "-m", "derive", "mark", "mazur", "a.csv", "--report", "r"]
    main, side = pty.openpty() if watched else os.pipe()
    stream = side
    done = subprocess.run(
        command, cwd=tmp_path, stderr=stream, stdout=subprocess.PIPE, check=True, timeout=300
    )
    os.close(side)
    shown = b""
    try:
        while piece := os.read(main, 65536):
            shown += piece
    except OSError:  # the terminal is gone
        pass
    os.close(main)
    assert b"40 students" in done.stdout
    assert (b"marking" in shown) is watched
    assert watched or not shown
