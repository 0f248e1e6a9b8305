// The clock as it is read and set: play, speed, events, and the flight from end to end.
import type { Picture } from "./api";
import { type Clock, SPEEDS } from "./clock";
import { button, clear, h, say, set } from "./dom";
import { at, local, met, utc } from "./format";
import { nameHere, zoneHere } from "./guest";

const STEPS_S: Record<string, number> = {
  ArrowLeft: -10,
  ArrowDown: -10,
  ArrowRight: 10,
  ArrowUp: 10,
  PageUp: 300,
  PageDown: -300,
};

// `key` stands beside those that play.
export function clockBar(
  picture: Picture,
  clock: Clock,
  signal: AbortSignal,
  key?: HTMLElement,
): HTMLElement {
  const there = picture.places.find((p) => p.kind === "pad") ?? picture.places.find((p) => p.time_zone);
  const rows = picture.words.timeline;
  const times = rows.map((row) => row.met_s);
  const back = button("◂", () => clock.jump(times, -1), { "aria-label": "Previous event" });
  const play = button("▶", () => clock.play(!clock.playing), { class: "play" });
  const forth = button("▸", () => clock.jump(times, 1), { "aria-label": "Next event" });
  const speeds = SPEEDS.map((x) => h("option", { value: x, selected: x === clock.speed }, `${x}×`));
  const speed = h("select", { "aria-label": "Speed" }, ...speeds);
  speed.addEventListener("change", () => {
    clock.speed = Number(speed.value);
  });
  const names = rows.map((row) => h("option", { value: row.met_s }, `${row.elapsed}  ${row.event}`));
  const first = h("option", { value: "" }, "Jump to…");
  const events = h("select", { "aria-label": "Jump to event", class: "events" }, first, ...names);
  events.addEventListener("change", () => {
    if (events.value) clock.set(Number(events.value));
    events.value = "";
  });
  const scrub = h("input", {
    type: "range",
    min: 0,
    max: picture.end_met_s.toFixed(3),
    step: "any",
    value: 0,
    "aria-label": "Mission elapsed time",
  });
  scrub.addEventListener("input", () => clock.set(Number(scrub.value)));
  scrub.addEventListener("keydown", (event) => {
    const step = STEPS_S[event.key];
    if (step === undefined) return;
    event.preventDefault();
    clock.set(clock.met + step * (event.shiftKey ? 0.1 : 1));
  });
  const elapsed = h("output", { class: "met-now" });
  const clocks = h("div", { class: "times" });
  clock.on((t) => {
    play.textContent = clock.playing ? "❚❚" : "▶";
    set(play, { "aria-label": clock.playing ? "Pause" : "Play" });
    if (document.activeElement !== scrub || Math.abs(Number(scrub.value) - t) > 0.5) scrub.value = String(t);
    set(scrub, { "aria-valuetext": met(t) });
    say(elapsed, met(t, 1));
    const when = at(picture.zero_utc, t);
    clear(
      clocks,
      h("span", {}, h("b", {}, utc(when)), " UTC"),
      there?.time_zone ? h("span", {}, `${there.kind} `, local(when, there.time_zone)) : null,
      h("span", {}, `${nameHere()} `, local(when, zoneHere())),
    );
  }, signal);
  return h(
    "footer",
    { class: "clock", role: "group", "aria-label": "Clock" },
    h("div", { class: "keys" }, play, back, forth, speed, key),
    elapsed,
    h("div", { class: "scrub" }, ticks(picture), scrub),
    events,
    clocks,
  );
}

function ticks(picture: Picture): HTMLElement {
  const part = (t: number) => `${(t / picture.end_met_s) * 100}%`;
  const shades = picture.light.map(([from, to]) => {
    const shade = h("b");
    shade.style.left = part(from);
    shade.style.width = part(to - from);
    return shade;
  });
  const marks = picture.words.timeline.map((row) => {
    const tick = h("i", { class: row.burn ? "burn" : "", title: `${row.elapsed} ${row.event}` });
    tick.style.left = part(row.met_s);
    return tick;
  });
  return h("div", { class: "ticks", "aria-hidden": "true" }, ...shades, ...marks);
}
