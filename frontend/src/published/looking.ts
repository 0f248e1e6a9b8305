// What can be seen of a flight from a place, from the states that the page has.
import type { Picture } from "../api";
import { stateAt, type Vector, within } from "../tables";

const A = 6378137;
const E2 = 6.69437999014e-3;
const RAD = Math.PI / 180;
// So dark that brighter stars can be seen.
const DARK_DEG = -6;
// Lower than this an orbiting ship is lost behind houses and haze.
const PASS_DEG = 10;
const STEP_S = 10;

export interface Eye {
  latitude: number;
  longitude: number;
  height?: number;
}

export interface Look {
  met: number;
  azimuth: number;
  elevation: number;
  km: number;
}

export type Light = "day" | "shadow" | "seen" | "twilight" | "dark";

export interface Sighting {
  body: "ship" | "station";
  kind: "launch" | "pass" | "return";
  rise: Look;
  top: Look;
  set: Look;
  light: Light;
}

type At = (t: number) => Vector;

export function frame({ latitude, longitude, height = 0 }: Eye): (r: Vector) => Omit<Look, "met"> {
  const [a, b] = [latitude * RAD, longitude * RAD];
  const n = A / Math.sqrt(1 - E2 * Math.sin(a) ** 2);
  const up = [Math.cos(a) * Math.cos(b), Math.cos(a) * Math.sin(b), Math.sin(a)];
  const east = [-Math.sin(b), Math.cos(b), 0];
  const north = [-Math.sin(a) * Math.cos(b), -Math.sin(a) * Math.sin(b), Math.cos(a)];
  const here = [(n + height) * up[0]!, (n + height) * up[1]!, (n * (1 - E2) + height) * up[2]!];
  return (r) => {
    const d = r.map((x, i) => x - here[i]!);
    const along = (axis: number[]) => axis[0]! * d[0]! + axis[1]! * d[1]! + axis[2]! * d[2]!;
    const far = Math.hypot(...d);
    return {
      azimuth: (Math.atan2(along(east), along(north)) / RAD + 360) % 360,
      elevation: Math.asin(along(up) / far) / RAD,
      km: far / 1000,
    };
  };
}

function sunAt({ sun }: Picture, t: number): Vector {
  const step = sun.met_s[1]! - sun.met_s[0]!;
  const k = Math.min(Math.max(Math.floor((t - sun.met_s[0]!) / step), 0), sun.met_s.length - 2);
  const part = (t - sun.met_s[k]!) / step;
  const to = [0, 1, 2].map((i) => sun.itrf[3 * k + i]! * (1 - part) + sun.itrf[3 * k + 3 + i]! * part);
  const size = Math.hypot(...to);
  return to.map((x) => x / size) as Vector;
}

// The Sun over the horizon of a place, deg.
export function sunOver(picture: Picture, eye: Eye, t: number): number {
  const to = sunAt(picture, t);
  const [a, b] = [eye.latitude * RAD, eye.longitude * RAD];
  const up = [Math.cos(a) * Math.cos(b), Math.cos(a) * Math.sin(b), Math.sin(a)];
  return Math.asin(up.reduce((sum, x, i) => sum + x * to[i]!, 0)) / RAD;
}

export function sightings(picture: Picture, eye: Eye): Sighting[] {
  const found = arcs(picture, eye, "ship", picture.met_s, picture.ship_itrf);
  const { station_met_s, station_itrf } = picture;
  if (station_met_s && station_itrf)
    found.push(...arcs(picture, eye, "station", station_met_s, station_itrf));
  return found.sort((a, b) => a.rise.met - b.rise.met);
}

function arcs(
  picture: Picture,
  eye: Eye,
  body: "ship" | "station",
  times: number[],
  rows: number[],
): Sighting[] {
  const to = frame(eye);
  const at: At = (t) => stateAt(times, rows, t).r;
  const look = (t: number): Look => ({ met: t, ...to(at(t)) });
  const over = (t: number) => to(at(t)).elevation;
  const [from, until] = [times[0]!, times.at(-1)!];
  const out: Sighting[] = [];
  let rise: number | null = over(from) > 0 ? from : null;
  let before = from;
  for (let t = from; ; t = Math.min(t + STEP_S, until)) {
    const up = over(t) > 0;
    if (rise === null && up) rise = crossing(over, before, t);
    if (rise !== null && (!up || t >= until)) {
      const set = up ? t : crossing(over, before, t);
      const one = sighting(picture, eye, body, at, look, rise, set);
      if (one) out.push(one);
      rise = null;
    }
    if (t >= until) return out;
    before = t;
  }
}

function sighting(
  picture: Picture,
  eye: Eye,
  body: "ship" | "station",
  at: At,
  look: (t: number) => Look,
  rise: number,
  set: number,
): Sighting | null {
  const top = look(highest((t) => look(t).elevation, rise, set));
  const kind = body === "ship" ? kindOf(picture, rise, set) : "pass";
  if (kind === "pass" && top.elevation < PASS_DEG) return null;
  return {
    body,
    kind,
    rise: look(rise),
    top,
    set: look(set),
    light: lightOf(picture, eye, kind, [rise, set], (t) =>
      body === "ship" ? !within(picture.light, t) : sunlit(picture, at(t), t),
    ),
  };
}

// Engines burn until cut-off, and air glows from entry on.
function kindOf({ plan, zero_utc }: Picture, rise: number, set: number): Sighting["kind"] {
  const met = (utc: string) => (Date.parse(utc) - Date.parse(zero_utc)) / 1000;
  if (plan.hop) return "launch";
  if (plan.insertion && rise < plan.insertion.cutoff_met_s) return "launch";
  return plan.way_home && set > met(plan.way_home.entry_utc) ? "return" : "pass";
}

// Past the edge of a round Earth; right to some seconds.
function sunlit(picture: Picture, r: Vector, t: number): boolean {
  const to = sunAt(picture, t);
  const along = r.reduce((sum, x, i) => sum + x * to[i]!, 0);
  return along > 0 || Math.hypot(...r.map((x, i) => x - along * to[i]!)) > A;
}

// The best that is to be had between rise and set.
function lightOf(
  picture: Picture,
  eye: Eye,
  kind: Sighting["kind"],
  [rise, set]: [number, number],
  lit: (t: number) => boolean,
): Light {
  const sun = sunOver(picture, eye, (rise + set) / 2);
  if (kind !== "pass") return sun > 0 ? "day" : sun > DARK_DEG ? "twilight" : "dark";
  if (sun > DARK_DEG) return "day";
  for (let t = rise; t <= set; t += STEP_S) if (lit(t)) return "seen";
  return "shadow";
}

function crossing(over: (t: number) => number, a: number, b: number): number {
  let [low, high] = [a, b];
  const sign = over(low) > 0;
  for (let i = 0; i < 40 && high - low > 0.01; i++) {
    const middle = (low + high) / 2;
    if (over(middle) > 0 === sign) low = middle;
    else high = middle;
  }
  return (low + high) / 2;
}

// The greatest value; what climbs in steps of burns may have several tops.
function highest(of: (t: number) => number, from: number, to: number): number {
  const steps = Math.max(Math.ceil((to - from) / STEP_S), 2);
  let best = from;
  for (let i = 0; i <= steps; i++) {
    const t = from + ((to - from) * i) / steps;
    if (of(t) > of(best)) best = t;
  }
  const wide = (to - from) / steps;
  let [low, high] = [Math.max(best - wide, from), Math.min(best + wide, to)];
  for (let i = 0; i < 60 && high - low > 0.01; i++) {
    const [a, b] = [low + (high - low) / 3, high - (high - low) / 3];
    if (of(a) < of(b)) low = a;
    else high = b;
  }
  return (low + high) / 2;
}
