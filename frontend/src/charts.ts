// Small charts over the same time axis; the cursor is the clock, and dragging it sets the clock.

import type { Picture } from "./api";
import type { Clock } from "./clock";
import { clear, h, s, set, sized } from "./dom";
import { distance, fixed, met as metText, signed } from "./format";
import { valueAt } from "./tables";

interface Series {
  name: string;
  times: number[];
  values: (number | null)[];
  style: "solid" | "dashed" | "dotted";
  say: (v: number) => string;
}
interface Chart {
  title: string;
  unit: string;
  series: Series[];
  scale: "linear" | "log" | "sym";
  zero?: boolean;
  steps?: boolean;
}

const LEFT = 52,
  RIGHT = 8,
  BOTTOM = 5,
  AXIS = 16;

// A stretch of the flight and what is worth drawing of it.
interface Span {
  name: string;
  from: number;
  to: number;
  charts: Chart[];
}

export function charts(picture: Picture, clock: Clock): { node: HTMLElement; stop: () => void } {
  const spans = spansOf(picture);
  const figures = h("div", { class: "figures" });
  let stops: (() => void)[] = [];
  const buttons = spans.map((span) =>
    h("button", { type: "button", class: "quiet", onclick: () => choose(span) }, span.name),
  );
  const choose = (span: Span) => {
    for (const stop of stops) stop();
    clear(figures);
    for (const [i, button] of buttons.entries())
      button.setAttribute("aria-pressed", String(spans[i] === span));
    stops = span.charts.map((chart, index) => {
      const made = one(chart, span, picture, clock, index === span.charts.length - 1);
      figures.append(made.node);
      return made.stop;
    });
  };
  choose(spans[0]!);
  const node = h(
    "div",
    { class: "charts", role: "group", "aria-label": "Charts over mission elapsed time" },
    spans.length > 1
      ? h(
          "div",
          { class: "head" },
          h("h2", {}, "Charts"),
          h("span", { class: "grow" }),
          h("span", { class: "group", role: "group", "aria-label": "Span of the charts" }, ...buttons),
        )
      : null,
    figures,
  );
  return {
    node,
    stop: () => {
      for (const stop of stops) stop();
    },
  };
}

const NEAR_M = 5000;

function spansOf(picture: Picture): Span[] {
  const { height, relative, loads, end_met_s: end } = picture;
  const km = (v: number) => `${fixed(v, v < 100 ? 1 : 0)} km`;
  const altitude: Series = {
    name: "altitude",
    times: picture.met_s,
    values: height.altitude_km,
    style: "solid",
    say: km,
  };
  const apsides: Series[] = height.apogee_km.some((v) => v !== null)
    ? [
        {
          name: "apogee",
          times: picture.met_s,
          values: height.apogee_km,
          style: "dashed",
          say: (v) => `apogee ${km(v)}`,
        },
        {
          name: "perigee",
          times: picture.met_s,
          values: height.perigee_km,
          style: "dotted",
          say: (v) => `perigee ${km(v)}`,
        },
      ]
    : [];
  const single = (
    title: string,
    unit: string,
    times: number[],
    values: (number | null)[],
    say: (v: number) => string,
    more: Partial<Chart> = {},
  ): Chart => ({
    title,
    unit,
    scale: "linear",
    zero: true,
    ...more,
    series: [{ name: title, times, values, style: "solid", say }],
  });
  const felt = feltG(picture);
  const g =
    felt.times.length > 1
      ? [single("Felt g-load", "g", felt.times, felt.values, (v) => `${fixed(v, v < 0.1 ? 3 : 2)} g`)]
      : [];
  const beside =
    relative && relative.met_s.length > 1
      ? [
          single("Range", "", relative.met_s, relative.range_m, distance, { scale: "log" }),
          single(
            "Range-rate",
            "m/s",
            relative.met_s,
            relative.range_rate_mps,
            (v) => `${signed(v, Math.abs(v) < 10 ? 2 : 0)} m/s`,
            { scale: "sym" },
          ),
        ]
      : [];
  const phase = beside.length
    ? [
        single(
          "Phase angle",
          "°",
          relative!.met_s,
          relative!.phase_deg,
          (v) => `${fixed(v, Math.abs(v) < 1 ? 3 : 1)}°`,
        ),
      ]
    : [];
  const climb: Chart = { title: "Height", unit: "km", scale: "linear", series: [altitude] };
  const out: Span[] = [
    {
      name: "Flight",
      from: 0,
      to: end,
      charts: [{ ...climb, series: [altitude, ...apsides] }, ...phase, ...beside, ...g],
    },
  ];
  for (const load of loads) {
    // A hop begins when its motor does; what carried it there says little.
    const from =
      load.phase === "hop"
        ? Math.max((picture.segments.find((one) => one.powered)?.from_s ?? 0) - 30, 0)
        : load.met_s[0]!;
    const to = load.met_s[load.met_s.length - 1]!;
    if (from === 0 && to >= end - 1) continue;
    const heat = load.heating_wpm2?.map((v) => v / 1e4),
      pressure = load.dynamic_pressure_pa?.map((v) => v / 1e3);
    out.push({
      name: { ascent: "Ascent", entry: "Entry", hop: "Boost on" }[load.phase] ?? load.phase,
      from,
      to,
      charts: [
        climb,
        ...g,
        ...(heat ? [single("Heating", "W/cm²", load.met_s, heat, (v) => `${fixed(v, 0)} W/cm²`)] : []),
        ...(pressure
          ? [single("Dynamic pressure", "kPa", load.met_s, pressure, (v) => `${fixed(v, 1)} kPa`)]
          : []),
      ],
    });
  }
  const near = relative ? relative.met_s.filter((_, i) => relative.range_m[i]! < NEAR_M) : [];
  if (near.length > 2) {
    const arriving = picture.end_name === "contact" || picture.plan.docking_utc !== null;
    out.push({
      name: arriving ? "Approach" : "Departure",
      from: near[0]!,
      to: near[near.length - 1]!,
      charts: [...beside, climb],
    });
  }
  return out.sort((a, b) => a.from - b.from || b.to - a.to);
}

function feltG(picture: Picture): { times: number[]; values: (number | null)[] } {
  const rows: [number, number][] = [];
  for (const load of picture.loads)
    rows.push(...load.met_s.map((t, i): [number, number] => [t, load.felt_g[i]!]));
  for (const burn of picture.thrust) {
    if (
      picture.loads.some(
        (load) => burn.from_s >= load.met_s[0]! && burn.from_s <= load.met_s[load.met_s.length - 1]!,
      )
    )
      continue;
    rows.push([burn.from_s - 0.01, 0], [burn.from_s, burn.g], [burn.to_s, burn.g], [burn.to_s + 0.01, 0]);
  }
  if (!picture.loads.length) return { times: [], values: [] };
  for (const load of picture.loads) {
    const first = load.met_s[0]!,
      last = load.met_s[load.met_s.length - 1]!;
    if (first > 0.1) rows.push([first - 0.01, 0]);
    if (last < picture.end_met_s - 0.1) rows.push([last + 0.01, 0]);
  }
  rows.sort((a, b) => a[0] - b[0]);
  rows.push([picture.end_met_s, rows[rows.length - 1]![1]]);
  return { times: rows.map((r) => r[0]), values: rows.map((r) => r[1]) };
}

function scaler(
  chart: Chart,
  { from, to }: Span,
): {
  forward: (v: number) => number;
  ticks: number[];
  low: number;
  high: number;
  text: (v: number) => string;
} {
  const all = chart.series.flatMap((one) =>
    one.values.filter(
      (v, i): v is number => v !== null && one.times[i]! >= from - 1 && one.times[i]! <= to + 1,
    ),
  );
  if (!all.length) all.push(0);
  let low = all.reduce((a, b) => Math.min(a, b), Infinity),
    high = all.reduce((a, b) => Math.max(a, b), -Infinity);
  const plain = (v: number) =>
    Math.abs(v) >= 1000 ? `${fixed(v / 1000, 0)}k` : fixed(v, Math.abs(high - low) < 5 ? 1 : 0);
  if (chart.scale === "log") {
    low = Math.max(low, 1);
    high = Math.max(high, low * 10);
    const ticks = [];
    for (let p = Math.ceil(Math.log10(low)); p <= Math.floor(Math.log10(high)); p++) ticks.push(10 ** p);
    return {
      forward: (v) => Math.log10(Math.max(v, low)),
      ticks: ticks.filter((_, i) => (ticks.length - 1 - i) % Math.ceil(ticks.length / 3) === 0),
      low: Math.log10(low),
      high: Math.log10(high),
      text: (v) => (v >= 1000 ? `${v / 1000} km` : `${v} m`),
    };
  }
  if (chart.scale === "sym") {
    const forward = (v: number) => Math.asinh(v);
    const most = 10 ** Math.floor(Math.log10(Math.max(high, -low, 1)));
    const ticks = [-most, 0, most].filter(
      (v) => forward(v) >= forward(low) - 0.5 && forward(v) <= forward(high) + 0.5,
    );
    return {
      forward,
      ticks,
      low: Math.min(forward(low), -0.5),
      high: Math.max(forward(high), 0.5),
      text: plain,
    };
  }
  if (chart.zero) {
    low = Math.min(low, 0);
    high = Math.max(high, 0);
  }
  if (!(high > low)) high = low + 1;
  const pad = (high - low) * 0.06;
  const rough = (high - low) / 2.5,
    power = 10 ** Math.floor(Math.log10(rough));
  const step = [1, 2, 5, 10].map((m) => m * power).find((x) => x >= rough)!;
  const ticks = [];
  for (let v = Math.ceil(low / step) * step; v <= high + 1e-9; v += step) ticks.push(v);
  return { forward: (v) => v, ticks, low: low - pad, high: high + pad, text: plain };
}

export function timeTicks(from: number, to: number, width: number): number[] {
  const steps = [10, 30, 60, 120, 300, 600, 1800, 3600, 7200, 14400, 21600, 43200, 86400, 172800];
  const step = steps.find((x) => ((to - from) / x) * 62 < width) ?? 432000;
  const first = Math.ceil(from / step - 1e-6);
  return Array.from({ length: Math.floor(to / step + 1e-6) - first + 1 }, (_, i) => (first + i) * step);
}

export function shortMet(t: number, end: number): string {
  const text = metText(t).slice(2);
  return end > 2 * 86400 && t % 86400 === 0
    ? `${t / 86400}d`
    : text.endsWith(":00") && end > 1200
      ? text.slice(0, -3)
      : text.replace(/^00:/, "");
}

function one(
  chart: Chart,
  span: Span,
  picture: Picture,
  clock: Clock,
  last: boolean,
): { node: HTMLElement; stop: () => void } {
  const readout = h("output", { class: "readout" });
  const svg = s("svg", {
    class: "chart",
    role: "img",
    "aria-label": `${chart.title} over mission elapsed time`,
  });
  const node = h(
    "figure",
    { class: `figure${last ? " last" : ""}`, "data-chart": chart.title },
    h(
      "figcaption",
      {},
      chart.unit ? `${chart.title}, ${chart.unit}` : chart.title,
      chart.series.length > 1 ? h("small", {}, " – – apogee  ··· perigee") : null,
      h("span", { class: "grow" }),
      readout,
    ),
    svg,
  );
  const scale = scaler(chart, span);
  const cursor = s("line", { class: "cursor" });
  const dots = chart.series.map(() => s("circle", { class: "dot", r: 2.75 }));
  let width = 0,
    height = 0;
  const x = (t: number) => LEFT + ((t - span.from) / (span.to - span.from)) * (width - LEFT - RIGHT);
  const y = (v: number) => {
    const bottom = height - BOTTOM - (last ? AXIS : 0);
    return bottom - ((scale.forward(v) - scale.low) / (scale.high - scale.low)) * (bottom - 5);
  };
  const now = (t: number) => {
    if (!width) return;
    const here = t >= span.from - 1e-3 && t <= span.to + 1e-3;
    set(cursor, {
      visibility: here ? "visible" : "hidden",
      x1: x(t),
      x2: x(t),
      y1: 0,
      y2: height - (last ? AXIS : 0),
    });
    const said: string[] = [];
    chart.series.forEach((series, i) => {
      const v = valueAt(series.times, series.values, t);
      dots[i]!.setAttribute("visibility", v === null || !here ? "hidden" : "visible");
      if (v === null) return;
      set(dots[i]!, { cx: x(t), cy: y(v) });
      said.push(series.say(v));
    });
    readout.textContent = said.join(chart.title === "Height" ? ", " : "  ") || "—";
  };
  const draw = () => {
    clear(svg);
    set(svg, { viewBox: `0 0 ${width} ${height}` });
    const bottom = height - (last ? AXIS : 0);
    for (const [a, b] of picture.light) {
      const [from, to] = [Math.max(a, span.from), Math.min(b, span.to)];
      if (to > from)
        svg.append(s("rect", { class: "shade", x: x(from), width: x(to) - x(from), y: 0, height: bottom }));
    }
    for (const v of scale.ticks) {
      svg.append(
        s("line", { class: "grid", x1: LEFT, x2: width - RIGHT, y1: y(v), y2: y(v) }),
        s("text", { class: "tick", x: LEFT - 5, y: y(v) + 3, "text-anchor": "end" }, scale.text(v)),
      );
    }
    for (const burn of picture.plan.burns)
      if (burn.engine === "main" && burn.met_s >= span.from && burn.met_s <= span.to)
        svg.append(s("line", { class: "burn", x1: x(burn.met_s), x2: x(burn.met_s), y1: 0, y2: bottom }));
    for (const series of chart.series)
      svg.append(s("path", { class: `line ${series.style}`, d: pathOf(series, span, x, y, width) }));
    if (last)
      for (const t of timeTicks(span.from, span.to, width - LEFT))
        svg.append(
          s("text", { class: "tick", x: x(t), y: height - 3, "text-anchor": "middle" }, shortMet(t, span.to)),
        );
    svg.append(cursor, ...dots);
    now(clock.met);
  };
  const stop = sized(svg, () => {
    const box = svg.getBoundingClientRect();
    if (Math.abs(box.width - width) < 0.5 && Math.abs(box.height - height) < 0.5) return;
    width = Math.max(box.width, 80);
    height = Math.max(box.height, 24);
    draw();
  });
  const drag = (event: PointerEvent) => {
    const box = svg.getBoundingClientRect();
    const part = (event.clientX - box.left - LEFT) / (width - LEFT - RIGHT);
    clock.set(span.from + Math.min(Math.max(part, 0), 1) * (span.to - span.from));
  };
  svg.addEventListener("pointerdown", (event) => {
    svg.setPointerCapture(event.pointerId);
    drag(event);
  });
  svg.addEventListener("pointermove", (event) => {
    if (event.buttons) drag(event);
  });
  const off = clock.on(now);
  return {
    node,
    stop: () => {
      stop();
      off();
    },
  };
}

// No more points than pixels can show: of each column the least and the greatest.
function pathOf(
  series: Series,
  { from, to }: Span,
  x: (t: number) => number,
  y: (v: number) => number,
  width: number,
): string {
  let path = "",
    pen = false;
  let first = 0,
    end = series.times.length;
  while (first + 1 < end && series.times[first + 1]! < from) first++;
  while (end - 1 > first && series.times[end - 1]! > to + 1e-3) end--;
  const every = Math.max(1, Math.floor((end - first) / (width * 3)));
  for (let i = first; i < end; i++) {
    const v = series.values[i];
    if (v === null || v === undefined) {
      pen = false;
      continue;
    }
    if (every > 1 && i % every && series.values[i - 1] !== null && series.values[i + 1] !== null) continue;
    path += `${pen ? "L" : "M"}${x(Math.max(series.times[i]!, from)).toFixed(1)} ${y(v).toFixed(1)}`;
    pen = true;
  }
  return path;
}
