// Axes and lines of the charts.
import { extent, range, tickStep, ticks } from "d3-array";
import { fixed, met } from "./format";

export interface Scale {
  // How high a value stands: 0 at the bottom, 1 at the top.
  part: (v: number) => number;
  // The values at the bottom and at the top.
  low: number;
  high: number;
  ticks: number[];
  text: (v: number) => string;
}

// Sym is even near zero and logarithmic far from it, on either side.
export type Kind = "linear" | "log" | "sym";

export function scaleOf(kind: Kind, values: (number | null)[], zero = false): Scale {
  let [low = 0, high = 0] = extent(values, (v) => v);
  const plain = (v: number) =>
    Math.abs(v) >= 1000 ? `${fixed(v / 1000, 0)}k` : fixed(v, high - low < 5 ? 1 : 0);
  if (kind === "log") {
    low = Math.max(low, 1);
    high = Math.max(high, low * 10);
    const powers = range(Math.ceil(Math.log10(low)), Math.floor(Math.log10(high)) + 1).reverse();
    const every = Math.ceil(powers.length / 3);
    return {
      low,
      high,
      part: between((v) => Math.log10(Math.max(v, low)), low, high),
      ticks: powers.filter((_, i) => i % every === 0).map((power) => 10 ** power),
      text: (v) => (v >= 1000 ? `${v / 1000} km` : `${v} m`),
    };
  }
  if (kind === "sym") {
    const most = 10 ** Math.floor(Math.log10(Math.max(high, -low, 1)));
    low = Math.min(low, -0.5);
    high = Math.max(high, 0.5);
    const part = between(Math.asinh, low, high);
    const seen = [-most, 0, most].filter((v) => part(v) > -0.1 && part(v) < 1.1);
    return { low, high, part, ticks: seen, text: plain };
  }
  if (zero) {
    low = Math.min(low, 0);
    high = Math.max(high, 0);
  }
  if (high === low) high = low + 1;
  const room = (high - low) * 0.06;
  const [bottom, top] = [low - room, high + room];
  return {
    low: bottom,
    high: top,
    part: between((v) => v, bottom, top),
    ticks: ticks(low, high, 2),
    text: plain,
  };
}

// An axis with about so many ticks, written as finely as they are apart.
export function axisOf(values: (number | null)[], count: number): Scale {
  let [low = 0, high = 1] = extent(values, (v) => v);
  if (high === low) [low, high] = [low - 0.5, high + 0.5];
  const room = (high - low) * 0.04;
  const digits = Math.max(0, -Math.floor(Math.log10(tickStep(low, high, count)) + 1e-9));
  const [bottom, top] = [low - room, high + room];
  const part = between((v) => v, bottom, top);
  return { low: bottom, high: top, part, ticks: ticks(low, high, count), text: (v) => fixed(v, digits) };
}

function between(bend: (v: number) => number, low: number, high: number): (v: number) => number {
  const from = bend(low);
  const size = bend(high) - from;
  return (v) => (bend(v) - from) / size;
}

const TICK_PX = 62;
const STEPS_S = [10, 30, 60, 120, 300, 600, 1800, 3600, 7200, 14400, 21600, 43200, 86400, 172800, 432000];

export function timeTicks(from: number, to: number, width: number): number[] {
  const step = STEPS_S.find((x) => ((to - from) / x) * TICK_PX < width) ?? STEPS_S.at(-1)!;
  return range(Math.ceil(from / step - 1e-6), Math.floor(to / step + 1e-6) + 1).map((i) => i * step);
}

export function shortMet(t: number, end: number): string {
  const text = met(t).slice(2);
  if (end > 2 * 86400 && t % 86400 === 0) return `${t / 86400}d`;
  return text.endsWith(":00") && end > 1200 ? text.slice(0, -3) : text.replace(/^00:/, "");
}
