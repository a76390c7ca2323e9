"""Two runs give the same bytes, in every layout and format, wherever and however they run."""

import hashlib
import json
import os
import subprocess
import sys

import pytest

SCRIPT = """
import hashlib, json, sys
from pathlib import Path
from derive.api.exhibit import exhibit
_, files = exhibit(sys.argv[1], Path("out"))
print(json.dumps({str(one.path): hashlib.sha256(one.signed()).hexdigest() for one in files}))
"""


def digests(example, folder, **settings):
    folder.mkdir()
    run = subprocess.run(
        [sys.executable, "-c", SCRIPT, example],
        cwd=folder,
        env={**os.environ, **settings},
        capture_output=True,
        text=True,
        check=True,
    )
    return json.loads(run.stdout)


@pytest.mark.parametrize("example", ["mazur", "bptt"])
def test_two_runs_give_the_same_bytes(example, tmp_path):
    first = digests(example, tmp_path / "a", PYTHONHASHSEED="1", TZ="Asia/Tokyo", LC_ALL="C")
    again = digests(example, tmp_path / "b c", PYTHONHASHSEED="2", SOURCE_DATE_EPOCH="1")
    assert len(first) > 25
    assert first == again
    assert hashlib.sha256(b"").hexdigest() not in first.values()
