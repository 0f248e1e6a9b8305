// Grids, axes and the scale of the local view.
import { ticks } from "d3-array";
import { s } from "../dom";
import { fixed } from "../format";
import type { Stretch } from "./local";

export type Place = [number, number];

// Room for numbers round the side profile, px.
export const LEFT = 46,
  BELOW = 22,
  TOP = 24,
  RIGHT = 12;
const AIR_KM = 100;
const STEPS_DEG = [0.02, 0.05, 0.1, 0.2, 0.5, 1, 2, 5, 10, 20];
const LEAST_PX = 64;

const line = (points: Place[]) => `M${points.map(([x, y]) => `${x.toFixed(1)} ${y.toFixed(1)}`).join("L")}`;
const wrapped = (longitude: number) => ((((longitude + 180) % 360) + 360) % 360) - 180;

function named(value: number, step: number, plus: string, minus: string): string {
  const size = fixed(Math.abs(value), step < 0.1 ? 2 : step < 1 ? 1 : 0);
  return `${size}°${Number(size) === 0 ? "" : ` ${value > 0 ? plus : minus}`}`;
}

// Parallels and meridians as far apart as their names need.
export function graticule(
  at: (latitude: number, longitude: number) => Place,
  middle: Place,
  width: number,
  height: number,
): SVGElement[] {
  const degree = Math.abs(at(middle[0] + 0.5, middle[1])[1] - at(middle[0] - 0.5, middle[1])[1]);
  const narrow = degree * Math.max(Math.cos((middle[0] * Math.PI) / 180), 0.05);
  const [step, across] = [degree, narrow].map(
    (px) => STEPS_DEG.find((one) => one * px > LEAST_PX) ?? 30,
  ) as Place;
  const reach = Math.hypot(width, height) / 2;
  const rows = Math.ceil(reach / degree / step) + 1,
    columns = Math.min(Math.ceil((1.5 * reach) / narrow / across) + 1, Math.floor(180 / across));
  const zero = Math.round(middle[0] / step) * step,
    meridian = Math.round(middle[1] / across) * across;
  const part = (i: number) => (i - 12) / 12;
  const every = Array.from({ length: 25 }, (_, i) => i);
  const inside = (latitude: number) => Math.min(Math.max(latitude, -89), 89);
  const out: SVGElement[] = [];
  for (let k = -rows; k <= rows; k++) {
    const latitude = zero + k * step;
    if (Math.abs(latitude) > 89) continue;
    const way = every.map((i) => at(latitude, middle[1] + part(i) * columns * across));
    out.push(s("path", { class: "grid", d: line(way) }));
    const [, y] = at(latitude, middle[1]);
    if (y > 26 && y < height - 22)
      out.push(s("text", { class: "tick", x: 4, y: y - 3 }, named(latitude, step, "N", "S")));
  }
  for (let k = -columns; k <= columns; k++) {
    const longitude = meridian + k * across;
    const way = every.map((i) => at(inside(zero + part(i) * rows * step), longitude));
    out.push(s("path", { class: "grid", d: line(way) }));
    const [x] = at(middle[0], longitude);
    if (x > 40 && x < width - 30) {
      const name = named(wrapped(longitude), across, "E", "W");
      out.push(s("text", { class: "tick", x, y: 11, "text-anchor": "middle" }, name));
    }
  }
  return out;
}

export function scaleBar(scale: number, width: number, height: number): SVGElement {
  const km = [1, 2, 5, 10, 20, 50, 100, 200, 500, 1000].find((one) => one * scale > 50) ?? 2000;
  const long = km * scale;
  return s(
    "g",
    { class: "local-bar", transform: `translate(${(width - long - 10).toFixed(1)} ${height - 8})` },
    s("path", { d: `M0 -4V0H${long.toFixed(1)}V-4` }),
    s("text", { x: -6, y: 0, "text-anchor": "end" }, `${km} km`),
  );
}

// Axes of the side profile, and how much its heights are drawn out against its widths.
export function axes(
  far: number,
  top: number,
  least: number,
  { pole }: Stretch,
  across: (away: number) => number,
  up: (km: number) => number,
  width: number,
  height: number,
): SVGElement[] {
  const out: SVGElement[] = [];
  const number = (v: number, step: number) => fixed(v, step < 1 ? 1 : 0);
  const heights = ticks(least, top, 5),
    distances = ticks(0, far, Math.max(Math.floor(width / 90), 3));
  const [upStep, acrossStep] = [heights, distances].map((all) => (all[1] ?? 1) - (all[0] ?? 0)) as Place;
  for (const km of heights) {
    const y = up(km);
    out.push(s("line", { class: km === 0 ? "axis" : "grid", x1: LEFT, x2: width - RIGHT, y1: y, y2: y }));
    out.push(s("text", { class: "tick", x: LEFT - 5, y: y + 4, "text-anchor": "end" }, number(km, upStep)));
  }
  const foot = height - BELOW;
  for (const km of distances) {
    const x = across(km);
    out.push(s("line", { class: "grid", x1: x, x2: x, y1: TOP, y2: foot }));
    out.push(s("text", { class: "tick", x, y: foot + 14, "text-anchor": "middle" }, number(km, acrossStep)));
  }
  if (top > AIR_KM * 1.05)
    out.push(s("line", { class: "air-ends", x1: LEFT, x2: width - RIGHT, y1: up(AIR_KM), y2: up(AIR_KM) }));
  const times = (up(0) - up(1)) / Math.abs(across(1) - across(0)) || 1;
  const drawnOut = (what: string, by: number) => `, ${what} ×${fixed(by, by < 10 ? 1 : 0)}`;
  const much = times > 1.15 ? drawnOut("heights", times) : times < 0.87 ? drawnOut("widths", 1 / times) : "";
  const name = `km ${pole === "start" ? "from the start" : "to the landing"} →${much}`;
  out.push(s("text", { class: "axis-name", x: 6, y: 13 }, "Height, km"));
  out.push(s("text", { class: "axis-name", x: width - RIGHT, y: 13, "text-anchor": "end" }, name));
  return out;
}
