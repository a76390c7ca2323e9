"use strict";
(() => {
  const root = document.documentElement;
  const slides = [...document.querySelectorAll(".slide")];
  const said = document.querySelector(".said");
  const help = document.querySelector(".help");
  let slide = 0;
  let step = 1;

  const stepsOf = (place) => Number(slides[place].dataset.steps);
  const name = document.title;
  const head = (place) => slides[place].querySelector("h1, h2");
  const title = (place) => head(place).textContent.replace(/\s+/g, " ").trim();
  const inOverview = () => root.classList.contains("overview");

  /* The last picture whose step has come. */
  function lookAt(views) {
    const figures = [...views.children];
    const seen = Math.min(step, figures.length) - 1;
    figures.forEach((figure, place) => figure.classList.toggle("seen", place === seen));
  }

  function show() {
    const now = slides[slide];
    slides.forEach((one) => one.classList.toggle("current", one === now));
    for (const part of now.querySelectorAll("[data-step]")) {
      part.classList.toggle("later", Number(part.dataset.step) > step);
    }
    now.querySelectorAll(".views").forEach(lookAt);
    const steps = stepsOf(slide) > 1 ? `, step ${step} of ${stepsOf(slide)}` : "";
    said.textContent = `Slide ${slide + 1} of ${slides.length}: ${title(slide)}${steps}`;
    document.title = `${slide + 1}. ${title(slide)} – ${name}`;
  }

  function go(toSlide, toStep) {
    const moved = toSlide !== slide;
    slide = Math.min(Math.max(toSlide, 0), slides.length - 1);
    step = Math.min(Math.max(toStep, 1), stepsOf(slide));
    const hash = step > 1 ? `#${slide + 1}.${step}` : `#${slide + 1}`;
    if (location.hash !== hash) history.replaceState(null, "", hash);
    show();
    if (inOverview()) slides[slide].scrollIntoView({ block: "center" });
    else if (moved) head(slide).focus({ preventScroll: true });
  }

  function next() {
    if (!inOverview() && step < stepsOf(slide)) go(slide, step + 1);
    else if (slide < slides.length - 1) go(slide + 1, 1);
  }

  function back() {
    if (!inOverview() && step > 1) go(slide, step - 1);
    else if (slide > 0) go(slide - 1, inOverview() ? 1 : stepsOf(slide - 1));
  }

  function readHash() {
    const [, toSlide, toStep] = /^#(\d+)(?:\.(\d+))?$/.exec(location.hash) || [null, "1", "1"];
    go(Number(toSlide) - 1, Number(toStep || 1));
  }

  function overview(on = !inOverview()) {
    root.classList.toggle("overview", on);
    go(slide, step);
    if (!on) head(slide).focus({ preventScroll: true });
  }

  function fullScreen() {
    if (document.fullscreenElement) document.exitFullscreen();
    else if (root.requestFullscreen) root.requestFullscreen();
  }

  const deeds = { next, back, overview: () => overview(), help: () => help.showModal() };
  const keys = {
    ArrowRight: next, ArrowDown: next, PageDown: next, " ": next,
    ArrowLeft: back, ArrowUp: back, PageUp: back, "shift+ ": back,
    Home: () => go(0, 1), End: () => go(slides.length - 1, stepsOf(slides.length - 1)),
    f: fullScreen, o: () => overview(), "?": deeds.help,
    Enter: () => inOverview() && overview(false),
    Escape: () => inOverview() && overview(false),
  };

  document.addEventListener("keydown", (event) => {
    if (help.open || event.ctrlKey || event.altKey || event.metaKey) return;
    if (event.target.matches("button, a") && (event.key === " " || event.key === "Enter")) return;
    const key = event.key.length === 1 ? event.key.toLowerCase() : event.key;
    const deed = (event.shiftKey && keys[`shift+${key}`]) || keys[key];
    if (!deed) return;
    event.preventDefault();
    deed();
  });

  document.addEventListener("click", (event) => {
    const button = event.target.closest("[data-do]");
    if (button) deeds[button.dataset.do]();
    if (event.target.closest("button, a, dialog") || String(getSelection())) return;
    const chosen = slides.indexOf(event.target.closest(".slide"));
    if (!inOverview()) (event.clientX < innerWidth / 3 ? back : next)();
    else if (chosen >= 0) {
      go(chosen, 1);
      overview(false);
    }
  });

  let touched = null;
  document.addEventListener("touchstart", (event) => {
    touched = event.touches.length === 1 ? event.touches[0].clientX : null;
  }, { passive: true });
  document.addEventListener("touchend", (event) => {
    if (touched === null || inOverview() || help.open) return;
    const way = event.changedTouches[0].clientX - touched;
    if (Math.abs(way) > 40) (way < 0 ? next : back)();
  }, { passive: true });

  addEventListener("hashchange", readHash);
  document.querySelector(".controls").hidden = false;
  readHash();
})();
