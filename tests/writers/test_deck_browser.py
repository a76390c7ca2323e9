"""The deck in a browser: stepping, addresses, overview, print, and a page without scripts."""

import re
import shutil
import subprocess

import pytest

from tests.documents.slides.decks import NAMES, deck, written
from tests.writers.chromium import run, told

STEPS = [slide.steps for slide in deck("mazur").blocks]
CHAIN = next(place for place, steps in enumerate(STEPS, start=2) if steps == 4 and place > 6)
LAST = len(STEPS) + 1

RIGHT, LEFT = 'press("ArrowRight");', 'press("ArrowLeft");'


END = f"#{LAST}.{STEPS[-1]}" if STEPS[-1] > 1 else f"#{LAST}"
WAYS = [
    ("#1", RIGHT, "#2"),
    ("#1", LEFT, "#1"),
    ("#3", 'press(" ");', "#4"),
    ("#3", 'press("PageDown"); press("PageDown");', "#4.2"),
    ("#3", 'press("ArrowDown");', "#4"),
    ("#4.2", LEFT, "#4"),
    ("#4.2", 'press("PageUp"); press("ArrowUp");', "#3"),
    ("#4.2", 'press(" ", { shiftKey: true });', "#4"),
    ("#5", LEFT, f"#4.{STEPS[2]}"),
    ("#5", 'press("Home");', "#1"),
    ("#5", 'press("End");', END),
    (END, RIGHT, END),
    ("#999.999", "", END),
    ("#nonsense", "", "#1"),
    ("#4.2", 'press("ArrowRight", { ctrlKey: true });', "#4.2"),
    ("#4", 'document.querySelector("[data-do=next]").click();', "#4.2"),
    ("#4.2", 'document.querySelector("[data-do=back]").click();', "#4"),
    ("#4", "click(4, 1000);", "#4.2"),
    ("#4.2", "click(4, 50);", "#4"),
    ("#4", "swipe(900, 200);", "#4.2"),
    ("#4.2", "swipe(200, 900);", "#4"),
    ("#4.2", "swipe(200, 210);", "#4.2"),
]
HELPERS = """
const turn = (hash) => { location.hash = hash; dispatchEvent(new HashChangeEvent("hashchange")); };
const click = (slide, clientX) =>
  document.getElementById(slide).dispatchEvent(new MouseEvent("click", { clientX, bubbles: true }));
const touch = (kind, clientX) => {
  const at = [new Touch({ identifier: 1, target: document.body, clientX })];
  const event = { touches: kind === "touchstart" ? at : [], changedTouches: at, bubbles: true };
  document.body.dispatchEvent(new TouchEvent(kind, event));
};
const swipe = (from, to) => { touch("touchstart", from); touch("touchend", to); };
"""


@pytest.fixture(scope="module")
def ends(tmp_path_factory):
    """Where each of ``WAYS`` ends."""
    steps = "".join(f"turn('{start}'); {keys} ends.push(location.hash);" for start, keys, _ in WAYS)
    code = f"{HELPERS} const ends = []; {steps} return ends;"
    return told(written("mazur", "html"), tmp_path_factory.mktemp("ways"), code)


@pytest.mark.parametrize("place", range(len(WAYS)), ids=lambda place: "".join(WAYS[place][:2]))
def test_keys_clicks_and_swipes_lead_from_step_to_step(ends, place):
    assert ends[place] == WAYS[place][2]


@pytest.mark.parametrize(("address", "hash_"), [("", "#1"), ("#8.3", "#8.3"), ("#0", "#1")])
def test_an_address_opens_its_step(tmp_path, address, hash_):
    code = "return [location.hash, document.querySelector('.current').id];"
    found = told(written("mazur", "html"), tmp_path, code, address)
    assert found == [hash_, hash_.strip("#").partition(".")[0]]


SEEN = """
const now = document.querySelector(".slide.current");
return {
  slides: [...document.querySelectorAll(".slide")].filter(visible).length,
  parts: [...now.querySelectorAll("mtd[data-step]")].filter(visible).length,
  views: [...now.querySelectorAll(".views figure")].map((one) => Boolean(visible(one))),
  said: document.querySelector("[aria-live]").textContent,
  focus: document.activeElement.closest(".slide")?.id,
};
"""


@pytest.fixture(scope="module")
def seen(tmp_path_factory):
    """What is seen at each step of the first chain."""
    page, folder = written("mazur", "html"), tmp_path_factory.mktemp("seen")
    look = f"const look = () => {{ {SEEN} }};"
    turns = ", ".join(f"(turn('#{CHAIN}.{step}'), look())" for step in range(1, 5))
    return told(page, folder, f"{HELPERS} {look} return [{turns}];")


@pytest.mark.parametrize("step", [1, 2, 3, 4])
def test_a_step_shows_its_factors_and_its_picture(seen, step):
    found = seen[step - 1]
    assert found["slides"] == 1
    assert found["parts"] == (0, 2, 4, 6)[step - 1]  # a sign and a factor a step
    assert found["views"] == [place == step for place in range(1, 5)]
    assert f"Slide {CHAIN} of {LAST}: How does" in found["said"]
    assert f"step {step} of 4" in found["said"]
    assert found["focus"] == str(CHAIN)


def test_the_overview_shows_all_slides_and_opens_one(tmp_path):
    code = """
    press("o");
    const shown = [...document.querySelectorAll(".slide")].filter(visible);
    press("ArrowRight"); press("ArrowRight"); press("Enter");
    const deck = document.documentElement.className;
    press("o");
    document.getElementById("7").dispatchEvent(new MouseEvent("click", { bubbles: true }));
    return [shown.length, deck, location.hash, document.documentElement.className];
    """
    found = told(written("mazur", "html"), tmp_path, code, "#2")
    assert found == [LAST, "deck", "#7", "deck"]


def test_help_opens_and_keys_wait_for_it(tmp_path):
    code = 'press("?"); const open = document.querySelector("dialog").open;'
    code += 'press("ArrowRight"); return [open, location.hash];'
    assert told(written("mazur", "html"), tmp_path, code, "#3") == [True, "#3"]


OVERFLOW = """
const bad = [];
for (let k = 0; k < 400; k += 1) {
  const now = document.querySelector(".slide.current");
  const foot = now.querySelector(".number");
  const low = foot ? foot.getBoundingClientRect().bottom : innerHeight;
  const right = now.getBoundingClientRect().right;
  for (const part of now.querySelectorAll(".body > *, .body math, .body td, .body svg")) {
    const box = part.getBoundingClientRect();
    const out = box.bottom > low + 1 || box.right > right + 1;
    if (out) bad.push(`${location.hash}: ${part.tagName}`);
  }
  const before = location.hash;
  press("ArrowRight");
  if (location.hash === before) return { bad, steps: k + 1 };
}
"""


@pytest.mark.parametrize("name", NAMES)
def test_nothing_sticks_out_of_a_slide(tmp_path, name):
    found = told(written(name, "html"), tmp_path, OVERFLOW, "#1")
    assert found["bad"] == []
    assert found["steps"] == sum(slide.steps for slide in deck(name).blocks) + 1


def test_without_scripts_all_slides_and_all_steps_are_seen(tmp_path):
    page = re.sub(r"<script>.*?</script>", "", written("mazur", "html"), flags=re.DOTALL)
    code = """
    const views = [...document.querySelectorAll(".views")];
    return [
      [...document.querySelectorAll(".slide")].filter(visible).length,
      [...document.querySelectorAll("[data-step]")].every(visible),
      views.every((one) => [...one.children].filter(visible).length === 1),
      views.every((one) => visible(one.lastElementChild)),
      visible(document.querySelector(".controls")),
    ];
    """
    assert told(page, tmp_path, code) == [LAST, True, True, True, False]


def test_printing_gives_every_slide_once_on_landscape_pages(tmp_path):
    if shutil.which("pdfinfo") is None:
        pytest.skip("pdfinfo is not installed")
    page = tmp_path / "slides.html"
    page.write_text(written("mazur", "html"), encoding="utf-8")
    pdf = tmp_path / "slides.pdf"
    run(tmp_path, "--no-pdf-header-footer", f"--print-to-pdf={pdf}", f"{page.as_uri()}#4")
    said = subprocess.run(["pdfinfo", pdf], capture_output=True, text=True, check=True).stdout
    assert f"Pages:           {LAST}\n" in said
    wide, high = map(float, re.search(r"Page size: +([\d.]+) x ([\d.]+)", said).groups())
    assert wide / high == pytest.approx(16 / 9, rel=0.01)
