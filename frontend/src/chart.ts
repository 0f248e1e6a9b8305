// One chart over the flight's time: its line under the clock, its values where the pointer or the clock stands.
import uPlot from "uplot";
import "uplot/dist/uPlot.min.css";
import type { Picture } from "./api";
import type { Clock } from "./clock";
import { h, set, sized, say as write } from "./dom";
import { met } from "./format";
import { atEnd } from "./life";
import { phrase } from "./phrases";
import { type Scale, scaleOf, shortMet, timeTicks } from "./scale";
import type { Chart, Series } from "./spans";
import { valueAt } from "./tables";
import { onTheme, paint } from "./theme";

const LEFT = 52;
const RIGHT = 8;
const AXIS = 18;
const DRAG_PX = 5;
const TICK_PX = 11;
const FONT = "10px Inter, system-ui, sans-serif";
const DASH: Record<Series["style"], number[]> = { solid: [], dashed: [5, 3], dotted: [1.5, 2.5] };
// How far keys go, in parts of what is seen.
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

// The stretch of time that the charts show, and who changes it.
export interface View {
  from: number;
  to: number;
  zoom: (from: number, to: number) => void;
  whole: () => void;
}

// What is drawn below all lines: darkness, and burns as thin bars.
export interface Ground {
  light: [number, number][];
  burns: number[];
}

export const groundOf = ({ light, plan }: Picture): Ground => ({
  light,
  burns: plan.burns.filter(({ engine }) => engine === "main").map((burn) => burn.met_s),
});

export interface Figure {
  node: HTMLElement;
  look: () => void;
}

export function figure(
  chart: Chart,
  view: View,
  last: boolean,
  ground: Ground,
  clock: Clock,
  signal: AbortSignal,
): Figure {
  const { title, unit, series } = chart;
  const readout = h("output", { class: "readout" });
  const line = h("i", { class: "clock-line", "aria-hidden": "true" });
  const dots = series.map((one) => h("i", { class: `clock-dot ${one.style}`, "aria-hidden": "true" }));
  const plot = h("div", {
    class: "chart",
    role: "slider",
    tabindex: 0,
    "aria-label": `${title} over mission elapsed time; plus and minus zoom, 0 shows all`,
  });
  let drawn: uPlot | null = null;
  // Where the pointer is, in time; null while it is elsewhere.
  let pointed: number | null = null;

  const said = (t: number) => {
    const values = series.map((one) => valueAt(one.times, one.values, t));
    const words = values.flatMap((v, i) => (v === null ? [] : [series[i]!.say(v)]));
    return { values, words: words.join(title === "Height" ? ", " : "  ") || "—" };
  };
  const now = (t: number) => {
    const { values, words } = said(t);
    write(readout, pointed === null ? words : `${met(pointed)}: ${said(pointed).words}`);
    const at = Math.min(Math.max(t, view.from), view.to);
    set(plot, {
      "aria-valuemin": view.from.toFixed(0),
      "aria-valuemax": view.to.toFixed(0),
      "aria-valuenow": at.toFixed(0),
      "aria-valuetext": `${met(t)}, ${words}`,
    });
    if (!drawn) return;
    const here = t >= view.from - 1e-3 && t <= view.to + 1e-3;
    const x = drawn.valToPos(t, "x");
    line.hidden = !here;
    line.style.transform = `translateX(${x}px)`;
    for (const [i, v] of values.entries()) {
      const dot = dots[i]!;
      const y = v === null ? Number.NaN : drawn.valToPos(v, "y");
      dot.hidden = !here || !Number.isFinite(y);
      if (!dot.hidden) dot.style.transform = `translate(${x}px, ${y}px)`;
    }
  };
  const look = () => {
    drawn?.setScale("x", { min: view.from, max: view.to });
    now(clock.met);
  };

  const draw = (wide: number, high: number) => {
    const size = { width: Math.max(wide, 80), height: Math.max(high, 24) };
    if (drawn) drawn.setSize(size);
    else {
      drawn = new uPlot(options(chart, view, last, ground, size), aligned(series), plot);
      drawn.over.append(line, ...dots);
      drawn.hooks.setCursor = [
        (u) => {
          const left = u.cursor.left ?? -1;
          pointed = left < 0 ? null : u.posToVal(left, "x");
          now(clock.met);
        },
      ];
      let pressed = 0;
      drawn.over.addEventListener("pointerdown", (event) => {
        pressed = event.clientX;
      });
      // A span that is drawn out ends with a click too.
      drawn.over.addEventListener("click", (event) => {
        const left = event.clientX - drawn!.over.getBoundingClientRect().left;
        if (Math.abs(event.clientX - pressed) < DRAG_PX) clock.set(drawn!.posToVal(left, "x"));
      });
      drawn.over.addEventListener("dblclick", () => view.whole());
      drawn.over.addEventListener("wheel", (event) => {
        event.preventDefault();
        closer(event.deltaY < 0 ? 0.8 : 1.25, pointed ?? clock.met);
      });
      onTheme(() => drawn?.redraw(false), signal);
    }
    look();
  };
  const closer = (by: number, about: number) => {
    const at = Math.min(Math.max(about, view.from), view.to);
    view.zoom(at - (at - view.from) * by, at + (view.to - at) * by);
  };
  plot.addEventListener("keydown", (event) => {
    const step = STEPS[event.key];
    if (step !== undefined)
      clock.set(Math.min(Math.max(clock.met + step * (view.to - view.from), view.from), view.to));
    else if (event.key === "+" || event.key === "=") closer(0.6, clock.met);
    else if (event.key === "-") closer(1 / 0.6, clock.met);
    else if (event.key === "0") view.whole();
    else return;
    event.preventDefault();
  });
  sized(plot, draw, signal);
  atEnd(signal, () => drawn?.destroy());
  clock.on(now, signal);
  now(clock.met);
  const node = h(
    "figure",
    { class: `figure${last ? " last" : ""}`, "data-chart": title },
    h(
      "figcaption",
      {},
      unit ? `${title}, ${unit}` : title,
      chart.key && h("small", {}, chart.key),
      h("span", { class: "grow" }),
      readout,
    ),
    plot,
  );
  return { node, look };
}

// The lines of a chart over one column of times.
export function aligned(series: Series[]): uPlot.AlignedData {
  const [first] = series;
  if (series.every((one) => one.times === first!.times))
    return [first!.times, ...series.map((one) => one.values)] as uPlot.AlignedData;
  return uPlot.join(series.map((one) => [one.times, one.values] as uPlot.AlignedData));
}

function options(
  { title, scale: kind, zero, series, text }: Chart,
  view: View,
  last: boolean,
  ground: Ground,
  size: { width: number; height: number },
): uPlot.Options {
  let scale: Scale = scaleOf(kind, [], zero);
  const ruled = { show: true, stroke: () => paint("--faint"), width: 1 };
  const written = { font: FONT, stroke: () => paint("--soft"), ticks: { show: false } };
  return {
    ...size,
    ms: 1e-3,
    pxAlign: false,
    padding: [5, RIGHT, last ? 0 : 5, 0],
    legend: { show: false },
    focus: { alpha: 1 },
    cursor: {
      y: false,
      points: { show: false },
      sync: { key: "flight", setSeries: false },
      drag: { x: true, y: false, setScale: false, dist: DRAG_PX, click: () => {} },
    },
    scales: {
      x: { time: false, range: () => [view.from, view.to] },
      y: {
        distr: { linear: 1, log: 3, sym: 4 }[kind] as uPlot.Scale.Distr,
        range: (_, min, max) => {
          scale = scaleOf(kind, [min ?? null, max ?? null], zero);
          return [scale.low, scale.high];
        },
      },
    },
    axes: [
      {
        ...written,
        show: last,
        size: AXIS,
        gap: 3,
        grid: { show: false },
        splits: (u) => timeTicks(view.from, view.to, u.width - LEFT - RIGHT),
        values: (_, all) => all.map((t) => phrase(shortMet(t, view.to))),
      },
      {
        ...written,
        size: LEFT,
        gap: 4,
        grid: ruled,
        splits: (u) => apart(scale.ticks, u.bbox.height / devicePixelRatio),
        filter: (_, all) => all,
        values: (_, all) => all.map((v) => phrase((text ?? scale.text)(v))),
      },
    ],
    series: [
      {},
      ...series.map((one, i) => ({
        label: `${title} ${i}`,
        stroke: () => paint(one.colour ?? (one.style === "solid" ? "--ship" : "--station")),
        width: 1.5,
        dash: DASH[one.style],
        points: { show: false },
      })),
    ],
    hooks: {
      drawClear: [(u) => under(u, ground)],
      setSelect: [
        (u) => {
          const { left, width } = u.select;
          if (width < DRAG_PX) return;
          const [from, to] = [u.posToVal(left, "x"), u.posToVal(left + width, "x")];
          u.setSelect({ left: 0, width: 0, top: 0, height: 0 }, false);
          view.zoom(from, to);
        },
      ],
    },
  };
}

// Where there is no room for all ticks, the ends.
function apart(ticks: number[], height: number): number[] {
  if (ticks.length * TICK_PX <= height) return ticks;
  return ticks.length > 1 && height > 2 * TICK_PX ? [ticks[0]!, ticks.at(-1)!] : ticks.slice(-1);
}

function under({ ctx, bbox, valToPos }: uPlot, { light, burns }: Ground): void {
  const x = (t: number) => Math.min(Math.max(valToPos(t, "x", true), bbox.left), bbox.left + bbox.width);
  ctx.save();
  ctx.fillStyle = paint("--night");
  for (const [dusk, dawn] of light) ctx.fillRect(x(dusk), bbox.top, x(dawn) - x(dusk), bbox.height);
  ctx.fillStyle = paint("--ship");
  ctx.globalAlpha = 0.35;
  for (const t of burns) {
    const at = valToPos(t, "x", true);
    if (at >= bbox.left && at <= bbox.left + bbox.width) ctx.fillRect(at, bbox.top, 1, bbox.height);
  }
  ctx.restore();
}
