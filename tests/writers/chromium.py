"""Pages in a headless Chromium: what stands in them once their scripts, and one of ours, ran."""

from __future__ import annotations

import html
import json
import os
import re
import shutil
import subprocess
from pathlib import Path
from typing import Any

import pytest

NAMES = ("chromium", "chromium-browser", "google-chrome")
FLAGS = (
    *("--headless", "--no-sandbox", "--disable-gpu", "--no-first-run", "--disable-extensions"),
    *("--disable-background-networking", "--disable-component-update", "--disable-sync"),
    *("--hide-scrollbars", "--window-size=1280,720", "--virtual-time-budget=10000"),
)
# Kept from the first line of the page on.
WATCH = """<script>
window.faults = [];
addEventListener("error", (event) => faults.push(event.message));
for (const kind of ["error", "warn"]) console[kind] = (...said) => faults.push(said.join(" "));
</script>"""
TELL = """<script>
const press = (key, options) =>
  document.body.dispatchEvent(new KeyboardEvent("keydown", {{ key, bubbles: true, ...options }}));
const visible = (one) =>
  getComputedStyle(one).visibility !== "hidden" && one.getClientRects().length > 0;
let told;
try {{ told = (() => {{ {code} }})(); }} catch (fault) {{ faults.push(String(fault)); }}
const note = document.createElement("pre");
note.id = "told";
note.textContent = JSON.stringify({{ told, faults }});
document.body.append(note);
</script>"""


def program() -> str:
    found = next(filter(None, map(shutil.which, NAMES)), None)
    if found is None:
        assert not os.environ.get("CI"), "Chromium is missing: install the package chromium"
        pytest.skip("Chromium is not installed")
    return found


def run(folder: Path, *options: str) -> str:
    command = [program(), *FLAGS, f"--user-data-dir={folder / 'profile'}", *options]
    return subprocess.run(command, capture_output=True, text=True, check=True, timeout=120).stdout


def told(page: str, folder: Path, code: str, address: str = "") -> Any:
    """What ``code``, a function body, returns in ``page``. Nothing may go wrong on the way."""
    head, mark, rest = page.partition("<head>")
    body, end, tail = rest.rpartition("</body>")
    path = folder / "page.html"
    path.write_text(
        f"{head}{mark}{WATCH}{body}{TELL.format(code=code)}{end}{tail}", encoding="utf-8"
    )
    dumped = run(folder, "--dump-dom", f"{path.as_uri()}{address}")
    found = re.search(r'<pre id="told">(.*?)</pre>', dumped, re.DOTALL)
    assert found, "the page has not run"
    answer = json.loads(html.unescape(found[1]))
    assert answer["faults"] == []
    return answer["told"]
