// Small charts over the same time axis; the cursor is the clock, and dragging it sets the clock.
import type { Picture } from "./api";
import type { Clock } from "./clock";
import { button, clear, h, s, set, sized } from "./dom";
import { met } from "./format";
import { part } from "./life";
import { scaleOf, shortMet, thin, timeTicks } from "./scale";
import { type Chart, type Series, type Span, spansOf } from "./spans";
import { valueAt } from "./tables";

const LEFT = 52;
const RIGHT = 8;
const TOP = 5;
const BOTTOM = 5;
const AXIS = 16;
// How far keys go, in parts of the whole.
const STEPS: Record<string, number> = {
  ArrowLeft: -0.005,
  ArrowDown: -0.005,
  ArrowRight: 0.005,
  ArrowUp: 0.005,
  PageDown: -0.1,
  PageUp: 0.1,
  Home: -1,
  End: 1,
};

export function charts(
  picture: Picture,
  clock: Clock,
  signal: AbortSignal,
): { node: HTMLElement; spans: HTMLElement | null } {
  const spans = spansOf(picture);
  const figures = h("div", { class: "figures" });
  let shown = part(signal);
  const buttons = spans.map((span) => button(span.name, () => choose(span), { class: "quiet" }));
  const choose = (span: Span) => {
    shown.abort();
    shown = part(signal);
    clear(figures, ...span.charts.map((chart) => figure(chart, span, picture, clock, shown.signal)));
    for (const [i, one] of buttons.entries()) set(one, { "aria-pressed": spans[i] === span });
  };
  choose(spans[0]!);
  const group = { class: "group", role: "group", "aria-label": "Span of the charts" };
  return {
    node: h(
      "div",
      { class: "charts", role: "group", "aria-label": "Charts over mission elapsed time" },
      figures,
    ),
    spans: spans.length > 1 ? h("span", group, ...buttons) : null,
  };
}

function figure(chart: Chart, span: Span, picture: Picture, clock: Clock, signal: AbortSignal): HTMLElement {
  const { title, unit, series } = chart;
  const { from, to } = span;
  const last = chart === span.charts.at(-1);
  const near = (one: Series) =>
    one.values.filter((_, i) => one.times[i]! >= from - 1 && one.times[i]! <= to + 1);
  const scale = scaleOf(chart.scale, series.flatMap(near), chart.zero);
  const readout = h("output", { class: "readout" });
  const svg = s("svg", {
    class: "chart",
    role: "slider",
    tabindex: 0,
    "aria-label": `${title} over mission elapsed time`,
    "aria-valuemin": from.toFixed(0),
    "aria-valuemax": to.toFixed(0),
  });
  const cursor = s("line", { class: "cursor" });
  const dots = series.map(() => s("circle", { class: "dot", r: 2.75 }));
  let width = 0;
  let bottom = 0;
  const x = (t: number) => LEFT + ((t - from) / (to - from)) * (width - LEFT - RIGHT);
  const y = (v: number) => bottom - BOTTOM - scale.part(v) * (bottom - BOTTOM - TOP);

  const now = (t: number) => {
    const values = series.map((one) => valueAt(one.times, one.values, t));
    const said = values.flatMap((v, i) => (v === null ? [] : [series[i]!.say(v)]));
    readout.textContent = said.join(title === "Height" ? ", " : "  ") || "—";
    const at = Math.min(Math.max(t, from), to);
    set(svg, { "aria-valuenow": at.toFixed(0), "aria-valuetext": `${met(t)}, ${readout.textContent}` });
    if (!width) return;
    const here = t >= from - 1e-3 && t <= to + 1e-3;
    set(cursor, { visibility: here ? "visible" : "hidden", x1: x(t), x2: x(t), y1: 0, y2: bottom });
    for (const [i, v] of values.entries()) {
      set(dots[i]!, { visibility: v === null || !here ? "hidden" : "visible" });
      if (v !== null) set(dots[i]!, { cx: x(t), cy: y(v) });
    }
  };

  const draw = (wide: number, high: number) => {
    width = Math.max(wide, 80);
    const height = Math.max(high, 24);
    bottom = height - (last ? AXIS : 0);
    clear(svg);
    set(svg, { viewBox: `0 0 ${width} ${height}` });
    const tick = (at: { x: number; y: number; "text-anchor": string }, text: string) =>
      s("text", { class: "tick", ...at }, text);
    for (const [dusk, dawn] of picture.light) {
      const left = x(Math.max(dusk, from));
      const wide = x(Math.min(dawn, to)) - left;
      if (wide > 0) svg.append(s("rect", { class: "shade", x: left, width: wide, y: 0, height: bottom }));
    }
    for (const v of scale.ticks)
      svg.append(
        s("line", { class: "grid", x1: LEFT, x2: width - RIGHT, y1: y(v), y2: y(v) }),
        tick({ x: LEFT - 5, y: y(v) + 3, "text-anchor": "end" }, scale.text(v)),
      );
    for (const { engine, met_s: t } of picture.plan.burns)
      if (engine === "main" && t >= from && t <= to)
        svg.append(s("line", { class: "burn", x1: x(t), x2: x(t), y1: 0, y2: bottom }));
    for (const one of series) {
      const rows = thin(one.times, one.values, [from, to], width);
      svg.append(
        s("path", { class: `line ${one.style}`, d: path(one, rows, (t) => x(Math.max(t, from)), y) }),
      );
    }
    for (const t of last ? timeTicks(from, to, width - LEFT) : [])
      svg.append(tick({ x: x(t), y: height - 3, "text-anchor": "middle" }, shortMet(t, to)));
    svg.append(cursor, ...dots);
    now(clock.met);
  };

  const drag = (event: PointerEvent) => {
    const along = (event.clientX - svg.getBoundingClientRect().left - LEFT) / (width - LEFT - RIGHT);
    clock.set(from + Math.min(Math.max(along, 0), 1) * (to - from));
  };
  svg.addEventListener("pointerdown", (event) => {
    svg.setPointerCapture(event.pointerId);
    drag(event);
  });
  svg.addEventListener("pointermove", (event) => {
    if (event.buttons) drag(event);
  });
  svg.addEventListener("keydown", (event) => {
    const step = STEPS[event.key];
    if (step === undefined) return;
    event.preventDefault();
    clock.set(Math.min(Math.max(clock.met + step * (to - from), from), to));
  });
  sized(svg, draw, signal);
  clock.on(now, signal);
  now(clock.met);
  return h(
    "figure",
    { class: `figure${last ? " last" : ""}`, "data-chart": title },
    h(
      "figcaption",
      {},
      unit ? `${title}, ${unit}` : title,
      series.length > 1 && h("small", {}, " – – apogee  ··· perigee"),
      h("span", { class: "grow" }),
      readout,
    ),
    svg,
  );
}

// A line with gaps where nothing is known.
export function path(
  { times, values }: Pick<Series, "times" | "values">,
  rows: number[],
  x: (t: number) => number,
  y: (v: number) => number,
): string {
  let gap = true;
  let out = "";
  for (const i of rows) {
    const v = values[i] ?? null;
    if (v !== null) out += `${gap ? "M" : "L"}${x(times[i]!).toFixed(1)} ${y(v).toFixed(1)}`;
    gap = v === null;
  }
  return out;
}
