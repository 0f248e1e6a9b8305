// The Sun over a place and on what flies, and how bright that is; by the formulas of the command `watch`.
import { place, type Vector } from "../tables";

const A = 6378137;
// Along its axis the Earth is stretched to a ball.
const STRETCH = 1 / (1 - 1 / 298.257223563);
const RAD = Math.PI / 180;
const SUNRISE_DEG = -0.833;
// Nearer than that a ship without a flame, or its canopy, is taken to be seen by day.
const NEAR_KM = 30;

// How something on its way up or down shows itself.
export type Glow = "day" | "twilight" | "plume" | "flame" | "star" | "near" | "unseen";

export interface SunTable {
  met_s: number[];
  itrf: number[];
}

const dot = (a: readonly number[], b: readonly number[]) => a.reduce((sum, x, i) => sum + x * b[i]!, 0);

// A unit vector to it in axes that turn with the Earth.
export function sunAt({ met_s, itrf }: SunTable, t: number): Vector {
  const k = place(met_s, t);
  const part = Math.min(Math.max((t - met_s[k]!) / (met_s[k + 1]! - met_s[k]!), 0), 1);
  // Between two rows it goes round the axis, not along the straight line between them.
  const [a, b] = [3 * k, 3 * k + 3].map((i) => [itrf[i]!, itrf[i + 1]!] as const);
  const turned = Math.atan2(a![0] * b![1] - a![1] * b![0], a![0] * b![0] + a![1] * b![1]);
  const along = Math.atan2(a![1], a![0]) + turned * part;
  const z = itrf[3 * k + 2]! * (1 - part) + itrf[3 * k + 5]! * part;
  const out = Math.sqrt(1 - z * z);
  return [out * Math.cos(along), out * Math.sin(along), z];
}

// The Sun's middle over a horizon, without refraction, deg.
export const sunOver = (up: Vector, sun: Vector) => Math.asin(Math.min(Math.max(dot(up, sun), -1), 1)) / RAD;

// Distance from the edge of the Earth's shadow, m, negative inside it.
export function shadowMargin(r: Vector, sun: Vector): number {
  const [x, s] = [
    [r[0], r[1], r[2] * STRETCH],
    [sun[0], sun[1], sun[2] * STRETCH],
  ];
  const along = dot(x, s) / Math.hypot(...s);
  const beside = Math.sqrt(Math.max(dot(x, x) - along * along, 0)) - A;
  return along > 0 ? Math.hypot(beside, along) : beside;
}

// As of a ball that scatters evenly; `away` leads from the eye to it, `standard` is its magnitude half lit at 1000 km.
export function magnitude(standard: number, away: Vector, sun: Vector): number {
  const far = Math.hypot(...away);
  const phase = Math.acos(Math.min(Math.max(-dot(away, sun) / far, -1), 1));
  const shown = Math.sin(phase) + (Math.PI - phase) * Math.cos(phase);
  return standard + 5 * Math.log10(far / 1e6) - 2.5 * Math.log10(Math.max(shown, 1e-3));
}

// By its own fire, by the Sun on it, or by being near.
export function glow(
  burns: boolean,
  sunDeg: number,
  lit: boolean,
  far: number,
  { dark_deg }: { dark_deg: number },
): Glow {
  if (burns) {
    if (sunDeg > SUNRISE_DEG) return "day";
    if (sunDeg > dark_deg) return "twilight";
    return lit ? "plume" : "flame";
  }
  if (sunDeg <= dark_deg) return lit ? "star" : "unseen";
  return far < NEAR_KM ? "near" : "unseen";
}
