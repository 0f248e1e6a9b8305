// Small charts over the same time axis; the cursor is the clock, and dragging it sets the clock.
import type { Clock } from "./clock";
import type { Picture } from "./api";
import { clear, h, s, set, sized } from "./dom";
import { distance, fixed, met as metText, signed } from "./format";
import { valueAt } from "./tables";

interface Series { name: string; times: number[]; values: (number | null)[]; style: "solid" | "dashed" | "dotted"; say: (v: number) => string }
interface Chart { title: string; unit: string; series: Series[]; scale: "linear" | "log" | "sym"; zero?: boolean; steps?: boolean }

const LEFT = 52, RIGHT = 8, BOTTOM = 5, AXIS = 16;

export function charts(picture: Picture, clock: Clock): { node: HTMLElement; stop: () => void } {
  const stops: (() => void)[] = [];
  const node = h("div", { class: "charts", role: "group", "aria-label": "Charts over mission elapsed time" });
  const list = chartsOf(picture);
  list.forEach((chart, index) => {
    const made = one(chart, picture, clock, index === list.length - 1);
    node.append(made.node);
    stops.push(made.stop);
  });
  return { node, stop: () => stops.forEach((stop) => stop()) };
}

function chartsOf(picture: Picture): Chart[] {
  const out: Chart[] = [];
  const km = (v: number) => `${fixed(v, v < 100 ? 1 : 0)} km`;
  const { height, relative } = picture;
  out.push({
    title: "Height", unit: "km", scale: "linear", zero: false,
    series: [
      { name: "altitude", times: picture.met_s, values: height.altitude_km, style: "solid", say: km },
      { name: "apogee", times: picture.met_s, values: height.apogee_km, style: "dashed", say: (v) => `apogee ${km(v)}` },
      { name: "perigee", times: picture.met_s, values: height.perigee_km, style: "dotted", say: (v) => `perigee ${km(v)}` },
    ],
  });
  if (relative && relative.met_s.length > 1) {
    out.push({ title: "Phase angle", unit: "°", scale: "linear", zero: true, series: [{ name: "station ahead", times: relative.met_s, values: relative.phase_deg, style: "solid", say: (v) => `${fixed(v, Math.abs(v) < 1 ? 3 : 1)}°` }] });
    out.push({ title: "Range", unit: "m", scale: "log", series: [{ name: "range", times: relative.met_s, values: relative.range_m, style: "solid", say: distance }] });
    out.push({ title: "Range-rate", unit: "m/s", scale: "sym", series: [{ name: "range-rate", times: relative.met_s, values: relative.range_rate_mps, style: "solid", say: (v) => `${signed(v, Math.abs(v) < 10 ? 2 : 0)} m/s` }] });
  }
  const felt = feltG(picture);
  if (felt.times.length > 1) out.push({ title: "Felt g-load", unit: "g", scale: "linear", zero: true, series: [{ name: "felt", ...felt, style: "solid", say: (v) => `${fixed(v, v < 0.1 ? 3 : 2)} g` }] });
  return out;
}

function feltG(picture: Picture): { times: number[]; values: (number | null)[] } {
  const rows: [number, number][] = [];
  for (const load of picture.loads) load.met_s.forEach((t, i) => rows.push([t, load.felt_g[i]!]));
  for (const burn of picture.thrust) {
    if (picture.loads.some((load) => burn.from_s >= load.met_s[0]! && burn.from_s <= load.met_s[load.met_s.length - 1]!)) continue;
    rows.push([burn.from_s - 0.01, 0], [burn.from_s, burn.g], [burn.to_s, burn.g], [burn.to_s + 0.01, 0]);
  }
  if (!picture.loads.length) return { times: [], values: [] };
  for (const load of picture.loads) {
    const first = load.met_s[0]!, last = load.met_s[load.met_s.length - 1]!;
    if (first > 0.1) rows.push([first - 0.01, 0]);
    if (last < picture.end_met_s - 0.1) rows.push([last + 0.01, 0]);
  }
  rows.push([picture.end_met_s, rows.some(([t]) => t >= picture.end_met_s - 0.1) ? rows[rows.length - 1]![1] : 0]);
  rows.sort((a, b) => a[0] - b[0]);
  return { times: rows.map((r) => r[0]), values: rows.map((r) => r[1]) };
}

function scaler(chart: Chart): { forward: (v: number) => number; ticks: number[]; low: number; high: number; text: (v: number) => string } {
  const all = chart.series.flatMap((one) => one.values.filter((v): v is number => v !== null));
  let low = all.reduce((a, b) => Math.min(a, b), Infinity), high = all.reduce((a, b) => Math.max(a, b), -Infinity);
  const plain = (v: number) => (Math.abs(v) >= 1000 ? `${fixed(v / 1000, 0)}k` : fixed(v, Math.abs(high - low) < 5 ? 1 : 0));
  if (chart.scale === "log") {
    low = Math.max(low, 1); high = Math.max(high, low * 10);
    const ticks = [];
    for (let p = Math.ceil(Math.log10(low)); p <= Math.floor(Math.log10(high)); p++) ticks.push(10 ** p);
    return { forward: (v) => Math.log10(Math.max(v, low)), ticks: ticks.filter((_, i) => (ticks.length - 1 - i) % Math.ceil(ticks.length / 3) === 0), low: Math.log10(low), high: Math.log10(high), text: (v) => (v >= 1000 ? `${v / 1000} km` : `${v} m`) };
  }
  if (chart.scale === "sym") {
    const forward = (v: number) => Math.asinh(v);
    const most = 10 ** Math.floor(Math.log10(Math.max(high, -low, 1)));
    const ticks = [-most, 0, most].filter((v) => forward(v) >= forward(low) - 0.5 && forward(v) <= forward(high) + 0.5);
    return { forward, ticks, low: Math.min(forward(low), -0.5), high: Math.max(forward(high), 0.5), text: plain };
  }
  if (chart.zero) { low = Math.min(low, 0); high = Math.max(high, 0); }
  if (!(high > low)) high = low + 1;
  const pad = (high - low) * 0.06;
  const rough = (high - low) / 2.5, power = 10 ** Math.floor(Math.log10(rough));
  const step = [1, 2, 5, 10].map((m) => m * power).find((x) => x >= rough)!;
  const ticks = [];
  for (let v = Math.ceil(low / step) * step; v <= high + 1e-9; v += step) ticks.push(v);
  return { forward: (v) => v, ticks, low: low - pad, high: high + pad, text: plain };
}

export function timeTicks(end: number, width: number): number[] {
  const steps = [60, 300, 600, 1800, 3600, 7200, 14400, 21600, 43200, 86400, 172800];
  const step = steps.find((x) => (end / x) * 62 < width) ?? 432000;
  return Array.from({ length: Math.floor(end / step) + 1 }, (_, i) => i * step);
}

export function shortMet(t: number, end: number): string {
  const text = metText(t).slice(2);
  return end > 2 * 86400 && t % 86400 === 0 ? `${t / 86400}d` : text.endsWith(":00") ? text.slice(0, -3) : text;
}

function one(chart: Chart, picture: Picture, clock: Clock, last: boolean): { node: HTMLElement; stop: () => void } {
  const readout = h("output", { class: "readout" });
  const svg = s("svg", { class: "chart", role: "img", "aria-label": `${chart.title} over mission elapsed time` });
  const node = h("figure", { class: `figure${last ? " last" : ""}`, "data-chart": chart.title }, h("figcaption", {}, chart.title, h("small", {}, ` ${chart.series.length > 1 && chart.series[1]!.values.some((v) => v !== null) ? "– – apogee  ··· perigee" : ""}`), h("span", { class: "grow" }), readout), svg);
  const scale = scaler(chart);
  const cursor = s("line", { class: "cursor" });
  const dots = chart.series.map(() => s("circle", { class: "dot", r: 2.75 }));
  let width = 0, height = 0;
  const x = (t: number) => LEFT + (t / picture.end_met_s) * (width - LEFT - RIGHT);
  const y = (v: number) => {
    const bottom = height - BOTTOM - (last ? AXIS : 0);
    return bottom - ((scale.forward(v) - scale.low) / (scale.high - scale.low)) * (bottom - 5);
  };
  const now = (t: number) => {
    if (!width) return;
    set(cursor, { x1: x(t), x2: x(t), y1: 0, y2: height - (last ? AXIS : 0) });
    const said: string[] = [];
    chart.series.forEach((series, i) => {
      const v = valueAt(series.times, series.values, t);
      dots[i]!.setAttribute("visibility", v === null ? "hidden" : "visible");
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
    for (const [a, b] of picture.light) svg.append(s("rect", { class: "shade", x: x(a), width: Math.max(x(b) - x(a), 0), y: 0, height: bottom }));
    for (const v of scale.ticks) {
      svg.append(s("line", { class: "grid", x1: LEFT, x2: width - RIGHT, y1: y(v), y2: y(v) }), s("text", { class: "tick", x: LEFT - 5, y: y(v) + 3, "text-anchor": "end" }, scale.text(v)));
    }
    for (const burn of picture.plan.burns) if (burn.engine === "main") svg.append(s("line", { class: "burn", x1: x(burn.met_s), x2: x(burn.met_s), y1: 0, y2: bottom }));
    for (const series of chart.series) svg.append(s("path", { class: `line ${series.style}`, d: pathOf(series, x, y, width) }));
    if (last) for (const t of timeTicks(picture.end_met_s, width - LEFT)) svg.append(s("text", { class: "tick", x: x(t), y: height - 3, "text-anchor": "middle" }, shortMet(t, picture.end_met_s)));
    svg.append(cursor, ...dots);
    now(clock.met);
  };
  const stop = sized(svg, () => {
    const box = svg.getBoundingClientRect();
    if (Math.abs(box.width - width) < 0.5 && Math.abs(box.height - height) < 0.5) return;
    width = Math.max(box.width, 80); height = Math.max(box.height, 24);
    draw();
  });
  const drag = (event: PointerEvent) => {
    const box = svg.getBoundingClientRect();
    clock.set(((event.clientX - box.left - LEFT) / (width - LEFT - RIGHT)) * picture.end_met_s);
  };
  svg.addEventListener("pointerdown", (event) => { svg.setPointerCapture(event.pointerId); drag(event); });
  svg.addEventListener("pointermove", (event) => { if (event.buttons) drag(event); });
  clock.on(now);
  return { node, stop };
}

// No more points than pixels can show: of each column the least and the greatest.
function pathOf(series: Series, x: (t: number) => number, y: (v: number) => number, width: number): string {
  let path = "", pen = false;
  const every = Math.max(1, Math.floor(series.times.length / (width * 3)));
  for (let i = 0; i < series.times.length; i++) {
    const v = series.values[i];
    if (v === null || v === undefined) { pen = false; continue; }
    if (every > 1 && i % every && series.values[i - 1] !== null && series.values[i + 1] !== null) continue;
    path += `${pen ? "L" : "M"}${x(series.times[i]!).toFixed(1)} ${y(v).toFixed(1)}`;
    pen = true;
  }
  return path;
}

