// Looking up tables over mission elapsed time.
import { bisectRight } from "d3-array";

// The row before an instant; of the last two rows, the first.
export function place(times: number[], t: number): number {
  return Math.max(Math.min(bisectRight(times, t), times.length - 1) - 1, 0);
}

export type Vector = [number, number, number];

// Where a burn or another course begins, two rows stand 10 µs apart: too close to tell a speed from their places.
const CLOSE_S = 1e-3;

// Position and velocity by a cubic through the states on either side; `rows` is n × 6 numbers.
export function stateAt(times: number[], rows: number[], t: number): { r: Vector; v: Vector } {
  const k = place(times, t);
  // Where two rows are of one instant, either will do.
  const t0 = times[k]!,
    step = Math.max((times[k + 1] ?? t0) - t0, 1e-9);
  const x = Math.min(Math.max((t - t0) / step, 0), 1);
  const a = k * 6,
    b = a + 6;
  const r: Vector = [0, 0, 0],
    v: Vector = [0, 0, 0];
  for (let i = 0; i < 3; i++) {
    const p0 = rows[a + i]!,
      v0 = rows[a + 3 + i]! * step,
      p1 = rows[b + i]!,
      v1 = rows[b + 3 + i]! * step;
    const c = 3 * (p1 - p0) - 2 * v0 - v1,
      d = 2 * (p0 - p1) + v0 + v1;
    r[i] = p0 + x * (v0 + x * (c + x * d));
    v[i] = step < CLOSE_S ? rows[b + 3 + i]! : (v0 + x * (2 * c + 3 * d * x)) / step;
  }
  return { r, v };
}

export function valueAt(times: number[], values: (number | null)[], t: number): number | null {
  if (times.length < 2 || t < times[0]! - 1e-3 || t > times[times.length - 1]! + 1e-3) return null;
  const k = place(times, t);
  const a = values[k],
    b = values[k + 1];
  if (a === null || a === undefined) return null;
  if (b === null || b === undefined) return a;
  const step = times[k + 1]! - times[k]!;
  if (step <= 0) return b;
  const part = (t - times[k]!) / step;
  return a + Math.min(Math.max(part, 0), 1) * (b - a);
}

export const within = (spans: [number, number][], t: number) => spans.some(([a, b]) => t >= a && t <= b);

// Where over the ground the ship is, and how fast it goes there: degrees, km, m/s.
export function overGround({ met_s, ship_itrf }: { met_s: number[]; ship_itrf: number[] }, t: number) {
  const { r, v } = stateAt(met_s, ship_itrf, t);
  return { ...geodetic(r), speed: Math.hypot(...v) };
}

const A = 6378137,
  F = 1 / 298.257223563;
// WGS-84 latitude and longitude in degrees, height in km.
export function geodetic([x, y, z]: Vector): { latitude: number; longitude: number; height: number } {
  const e2 = F * (2 - F),
    b = A * (1 - F),
    ep2 = e2 / (1 - e2),
    p = Math.hypot(x, y);
  let beta = Math.atan2(z * A, p * b),
    latitude = 0;
  for (let i = 0; i < 2; i++) {
    latitude = Math.atan2(z + ep2 * b * Math.sin(beta) ** 3, p - e2 * A * Math.cos(beta) ** 3);
    beta = Math.atan2((1 - F) * Math.sin(latitude), Math.cos(latitude));
  }
  const n = A / Math.sqrt(1 - e2 * Math.sin(latitude) ** 2);
  const height = p * Math.cos(latitude) + z * Math.sin(latitude) - (A * A) / n;
  return {
    latitude: (latitude * 180) / Math.PI,
    longitude: (Math.atan2(y, x) * 180) / Math.PI,
    height: height / 1000,
  };
}
