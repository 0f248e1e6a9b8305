// A flight for the screen in a studio or a hall: large clock, captions, the panels that are chosen, as picture and film.

import { viewAddress } from "./address";
import type { Picture, PlanAsked } from "./api";
import { captions } from "./captions";
import { charts } from "./charts";
import { Clock, SPEEDS } from "./clock";
import { clockBar } from "./clockbar";
import { compose } from "./compose";
import { button, clear, h, set } from "./dom";
import { film, frame, makesFilms, type Progress, pictures, type Take } from "./film";
import { type Asking, whenPlanned } from "./flight";
import { at, capital, fixed, local, met, utc } from "./format";
import { globePanel } from "./globepanel";
import { zoneHere } from "./guest";
import { keys } from "./keys";
import { atEnd, part } from "./life";
import { relativeView } from "./relative";
import { Stage } from "./samples";
import { save } from "./save";

// What is for the hand stays out of pictures.
const LEFT_OUT = ".over, .head button, .unseen, .globe-panel > .key";
const SIZES: [string, number][] = [
  ["1280 wide", 1280],
  ["1920 wide", 1920],
  ["3840 wide", 3840],
];
const PANELS = ["Globe", "Relative motion", "Charts", "Clock", "Captions"] as const;
type Panel = (typeof PANELS)[number];

export const airPage = (
  main: HTMLElement,
  asking: Promise<Asking>,
  start: number,
  signal: AbortSignal,
): Promise<void> =>
  whenPlanned(main, asking, signal, (picture, _, asked) => show(main, picture, asked, start, signal));

function show(
  main: HTMLElement,
  picture: Picture,
  asked: PlanAsked,
  start: number,
  signal: AbortSignal,
): void {
  const { words } = picture;
  document.title = `${words.title}, on air · Expedition`;
  const clock = new Clock(picture.met_s[0]!, picture.end_met_s, signal);
  const stage = new Stage();
  const beside = picture.relative && picture.relative.met_s.length > 1;
  const drawn = charts(picture, clock, signal);
  const panels: Partial<Record<Panel, HTMLElement>> = {
    Globe: globePanel(picture, clock, stage, signal),
    ...(beside ? { "Relative motion": relativeView(picture, clock, stage, signal) } : {}),
    Charts: h("section", { class: "panel charts-panel", "aria-label": "Charts" }, drawn.node),
    Clock: bigClock(picture, clock, signal),
    Captions: captions(picture, clock, signal),
  };
  const side = h("div", { class: "air-side" });
  const top = h("header", { class: "air-top" }, h("h1", {}, words.title), panels.Clock);
  const air = h("div", { class: "air" }, top, panels.Globe, side, panels.Captions);
  for (const name of ["Relative motion", "Charts"] as const) if (panels[name]) side.append(panels[name]);
  const chosen = new Set<Panel>(["Globe", "Relative motion", "Clock", "Captions"]);
  const arrange = () => {
    for (const name of PANELS) if (panels[name]) panels[name].hidden = !chosen.has(name);
    side.hidden = ![...side.children].some((one) => !(one as HTMLElement).hidden);
    air.classList.toggle("without-globe", !chosen.has("Globe"));
  };
  arrange();
  const said = h("p", { class: "said", role: "status" });
  const boxes = PANELS.filter((name) => panels[name]).map((name) => {
    const box = h("input", { type: "checkbox", checked: chosen.has(name) });
    box.addEventListener("change", () => {
      if (box.checked) chosen.add(name);
      else chosen.delete(name);
      arrange();
    });
    return h("label", { class: "check" }, box, name);
  });
  const full = button("Full screen", () => {
    air.requestFullscreen().catch((error: Error) => clear(said, `✕ ${capital(error.message)}`));
  });
  const longest = h("select", { "aria-label": "Size of pictures" });
  longest.append(...SIZES.map(([name, size]) => h("option", { value: size, selected: size === 1920 }, name)));
  const name = () => `${picture.plan.flight.name}-${met(clock.met).slice(1).replaceAll(/[: ]/g, "")}`;
  const still = button("Picture (PNG)", async () => {
    clock.play(false);
    clock.set(clock.met);
    await frame();
    const made = await compose(air, Number(longest.value), LEFT_OUT);
    const content = await new Promise<Blob | null>((done) => made.toBlob(done, "image/png"));
    if (content) save(content, "image/png", `${name()}.png`);
    clear(
      said,
      content ? `Saved ${made.width} × ${made.height}` : "✕ The picture is too large for this browser",
    );
  });
  const back = h("a", { href: "#/flight" }, "Back to the flight");
  back.addEventListener("click", async (event) => {
    event.preventDefault();
    location.hash = await viewAddress(asked, clock.met, null);
  });
  const controls = h(
    "div",
    { class: "air-controls" },
    clockBar(picture, clock, signal),
    h(
      "div",
      { class: "acts" },
      h("fieldset", { class: "air-panels" }, h("legend", { class: "unseen" }, "On the screen"), ...boxes),
      full,
      longest,
      still,
      back,
    ),
    filming(picture, clock, air, () => Number(longest.value), said, signal),
    said,
  );
  clear(main, h("div", { class: "on-air" }, air, controls));
  keys(clock, words.timeline, signal);
  const press = (event: KeyboardEvent) => {
    if (event.key !== "f" || /^(SELECT|TEXTAREA|INPUT)$/.test((event.target as Element).tagName)) return;
    if (document.fullscreenElement) void document.exitFullscreen();
    else full.click();
  };
  document.addEventListener("keydown", press, { signal });
  atEnd(signal, () => {
    if (document.fullscreenElement) void document.exitFullscreen();
  });
  clock.on((t) => set(air, { "data-met": t.toFixed(3) }), signal);
  clock.set(start);
}

function bigClock(picture: Picture, clock: Clock, signal: AbortSignal): HTMLElement {
  const elapsed = h("b", { class: "big-met" });
  const utcNow = h("span", {});
  const here = h("span", {});
  const there =
    picture.places.find((one) => one.kind === "pad") ?? picture.places.find((one) => one.time_zone);
  clock.on((t) => {
    const when = at(picture.zero_utc, t);
    elapsed.textContent = met(t);
    utcNow.textContent = `${utc(when)} UTC`;
    here.textContent = there?.time_zone
      ? `${there.kind} ${local(when, there.time_zone)}`
      : local(when, zoneHere());
  }, signal);
  return h("div", { class: "big-clock" }, elapsed, h("p", {}, utcNow, here));
}

const left = (seconds: number) =>
  seconds < 90 ? `about ${Math.ceil(seconds)} s` : `about ${Math.ceil(seconds / 60)} min`;

// From event to event, so fast that it takes so long.
function filming(
  picture: Picture,
  clock: Clock,
  air: HTMLElement,
  longest: () => number,
  said: HTMLElement,
  signal: AbortSignal,
): HTMLElement {
  const rows = picture.words.timeline;
  const choice = (id: string, name: string, chosen: number) => {
    const options = rows.map((row, i) =>
      h("option", { value: row.met_s, selected: i === chosen }, `${row.elapsed}  ${row.event}`),
    );
    const node = h("select", { id }, ...options);
    return [node, h("div", { class: "field" }, h("label", { for: id }, name), node)] as const;
  };
  const [from, fromField] = choice("film-from", "Film from", 0);
  const [to, toField] = choice("film-to", "to", Math.min(rows.length - 1, 4));
  const speed = h("select", { id: "film-speed" });
  speed.append(...SPEEDS.map((x) => h("option", { value: x, selected: x === 10 }, `${x}×`)));
  const about = h("span", { class: "film-about" });
  const bar = h("progress", { max: 1, value: 0, hidden: true, "aria-label": "Film" });
  const take = (): Take => ({ from: Number(from.value), to: Number(to.value), speed: Number(speed.value) });
  const tell = () => {
    const { from: a, to: b, speed: x } = take();
    const length = (b - a) / x;
    about.textContent =
      length > 0
        ? `${fixed(length, length < 10 ? 1 : 0)} s long, ${pictures(take())} pictures`
        : "ends before it begins";
    go.disabled = length <= 0 || !makesFilms();
    if (!makesFilms()) about.textContent = "this browser makes no films";
  };
  let taking: AbortController | null = null;
  const act = async () => {
    if (taking) {
      taking.abort();
      return;
    }
    taking = part(signal);
    go.textContent = "Stop";
    bar.hidden = false;
    try {
      const size = Math.min(longest(), 1920);
      const done = ({ done, of, left_s }: Progress) => {
        bar.value = done / of;
        about.textContent = `picture ${done} of ${of}; ${left(left_s)} left`;
      };
      const made = await film(air, clock, take(), size, LEFT_OUT, done, taking.signal);
      const name = `${picture.plan.flight.name}.webm`;
      if (made) save(made, made.type, name);
      clear(said, made ? `Saved a film of ${fixed(made.size / 1e6, 1)} MB` : "Stopped; nothing was saved");
    } catch (error) {
      clear(said, `✕ ${capital((error as Error).message)}`);
    }
    taking = null;
    go.textContent = "Film it";
    bar.hidden = true;
    tell();
  };
  const go = button("Film it", () => void act());
  for (const one of [from, to, speed]) one.addEventListener("change", tell);
  tell();
  const speedField = h("div", { class: "field" }, h("label", { for: "film-speed" }, "Speed"), speed);
  const node = h("div", { class: "acts filming" }, fromField, toField, speedField, go, about, bar);
  set(node, { role: "group", "aria-label": "Film" });
  return node;
}
