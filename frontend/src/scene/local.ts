// Parts of a flight over one stretch of ground: ascent, hop, entry, landing; where they go, and how high.
import type { Picture } from "../api";
import { geodetic, stateAt } from "../tables";
import { entryMet } from "./moments";

export interface Stretch {
  name: "Ascent" | "Hop" | "Entry" | "Landing";
  from: number;
  to: number;
  // Distances are reckoned from the place where it begins or ends.
  pole: "start" | "end";
}

export interface Point {
  met: number;
  latitude: number;
  longitude: number;
  height: number;
  // From the stretch's pole, km.
  away: number;
}

const EARTH_KM = 6371;
const LOW_KM = 15;
const AFTER_S = 20,
  BEFORE_S = 120;
const SAMPLES = 400;

export function stretches(picture: Picture): Stretch[] {
  const { plan, end_met_s: end } = picture;
  const found: Stretch[] = [];
  if (plan.hop) found.push({ name: "Hop", from: 0, to: end, pole: "start" });
  else if (plan.insertion && plan.liftoff_utc)
    found.push({
      name: "Ascent",
      from: 0,
      to: Math.min(plan.insertion.cutoff_met_s + AFTER_S, end),
      pole: "start",
    });
  const entry = entryMet(picture);
  if (entry !== null) found.push({ name: "Entry", from: entry - BEFORE_S, to: end, pole: "end" });
  if (plan.hop || entry !== null) {
    const from = below(picture, entry ?? end / 2, LOW_KM);
    if (from < end - 1) found.push({ name: "Landing", from, to: end, pole: "end" });
  }
  return found;
}

// When the ship is first so low after an instant.
function below({ met_s, ship_itrf, end_met_s }: Picture, after: number, height: number): number {
  const step = (end_met_s - after) / 600;
  for (let t = after; t < end_met_s; t += step)
    if (geodetic(stateAt(met_s, ship_itrf, t).r).height < height) return t;
  return end_met_s;
}

export function kilometres(a: [number, number], b: [number, number]): number {
  const [p, q, l] = [a[0], b[0], b[1] - a[1]].map((x) => (x * Math.PI) / 180) as [number, number, number];
  const h = Math.sin((q - p) / 2) ** 2 + Math.cos(p) * Math.cos(q) * Math.sin(l / 2) ** 2;
  return 2 * EARTH_KM * Math.asin(Math.min(Math.sqrt(h), 1));
}

export function pointAt({ met_s, ship_itrf }: Picture, met: number, pole: [number, number]): Point {
  const { latitude, longitude, height } = geodetic(stateAt(met_s, ship_itrf, met).r);
  return { met, latitude, longitude, height, away: kilometres(pole, [latitude, longitude]) };
}

export function poleOf({ met_s, ship_itrf }: Picture, { from, to, pole }: Stretch): [number, number] {
  const { latitude, longitude } = geodetic(stateAt(met_s, ship_itrf, pole === "start" ? from : to).r);
  return [latitude, longitude];
}

// Closer together where the ship is low: what happens there happens fast on the scale of the picture.
export function pointsOf(picture: Picture, stretch: Stretch): Point[] {
  const pole = poleOf(picture, stretch);
  const { from, to } = stretch;
  return Array.from({ length: SAMPLES + 1 }, (_, i) =>
    pointAt(picture, from + ((to - from) * i) / SAMPLES, pole),
  );
}

// A map about a place, true in distance and direction from it; km to the east and north.
export function mapAbout([latitude, longitude]: [number, number]) {
  const p = (latitude * Math.PI) / 180,
    l = (longitude * Math.PI) / 180;
  return (at: number, east: number): [number, number] => {
    const q = (at * Math.PI) / 180,
      d = (east * Math.PI) / 180 - l;
    const cosine = Math.sin(p) * Math.sin(q) + Math.cos(p) * Math.cos(q) * Math.cos(d);
    const c = Math.acos(Math.min(Math.max(cosine, -1), 1));
    const k = c < 1e-9 ? EARTH_KM : (EARTH_KM * c) / Math.sin(c);
    return [
      k * Math.cos(q) * Math.sin(d),
      k * (Math.cos(p) * Math.sin(q) - Math.sin(p) * Math.cos(q) * Math.cos(d)),
    ];
  };
}

// A place so many kilometres away in a direction, radians from north to the east.
export function around(
  [latitude, longitude]: [number, number],
  km: number,
  bearing: number,
): [number, number] {
  const p = (latitude * Math.PI) / 180,
    c = km / EARTH_KM;
  const q = Math.asin(Math.sin(p) * Math.cos(c) + Math.cos(p) * Math.sin(c) * Math.cos(bearing));
  const d = Math.atan2(
    Math.sin(bearing) * Math.sin(c) * Math.cos(p),
    Math.cos(c) - Math.sin(p) * Math.sin(q),
  );
  return [(q * 180) / Math.PI, longitude + (d * 180) / Math.PI];
}
