// What can be seen of a flight from a place, from the states that the page has.
import type { Picture } from "../api";
import { stateAt, type Vector } from "../tables";
import { type Glow, glow, magnitude, type SunTable, shadowMargin, sunAt, sunOver } from "./light";

const A = 6378137;
const E2 = 6.69437999014e-3;
const RAD = Math.PI / 180;
const STEP_S = 10;
const LIT_STEP_S = 5;
const BEYOND_STEP_S = 90;
const SUN_STEP_S = 900;

type Span = [number, number];

interface Bright {
  magnitude: number;
  plus_minus: number;
  source: string;
}

// What the page has beside the plan, as audience/sky_data.py makes it.
export interface Sky {
  dark_deg: number;
  lowest_deg: number;
  // Whether anybody can say when ship and station pass.
  passes: boolean;
  burning: Span[];
  glowing: Span | null;
  sound: { mps: number; within_km: number } | null;
  ship: Bright;
  station: Bright | null;
  days_after: number;
  beyond: { from_s: number; to_s: number; station: number[]; sun: number[] }[];
  late: { step_s: number; s: number[] } | null;
}

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

export interface Sighting {
  body: "ship" | "station";
  kind: "launch" | "pass" | "return";
  rise: Look;
  top: Look;
  set: Look;
  // Of a launch or a return: from when to when it shows itself how.
  lights: [Glow, number, number][];
  // Of a pass: from when to when it is in sunlight over a dark sky; else why it is not seen.
  seen: [Look, Look][];
  whyNot: "daylight" | "shadow" | "low" | "";
  magnitude: number | null;
  // Of a launch: from its start until its sound comes, and how far the pad is.
  sound: { s: number; km: number } | null;
  // Of a ship's pass that can be seen: how far from the station it stands, and how long after it that culminates.
  apart: { deg: number; behind: number } | null;
  // How late or early it may come, s; nine of ten come nearer.
  late: number | null;
}

export interface Seen {
  all: Sighting[];
  // How far below the horizon a launch or a return stays at best, deg.
  under: Partial<Record<"launch" | "return", number>>;
}

interface Frame {
  here: Vector;
  up: Vector;
  look: (r: Vector) => Omit<Look, "met">;
}

interface Way {
  times: number[];
  rows: number[];
}

export function frame({ latitude, longitude, height = 0 }: Eye): Frame {
  const [a, b] = [latitude * RAD, longitude * RAD];
  const n = A / Math.sqrt(1 - E2 * Math.sin(a) ** 2);
  const up: Vector = [Math.cos(a) * Math.cos(b), Math.cos(a) * Math.sin(b), Math.sin(a)];
  const east = [-Math.sin(b), Math.cos(b), 0];
  const north = [-Math.sin(a) * Math.cos(b), -Math.sin(a) * Math.sin(b), Math.cos(a)];
  const here: Vector = [(n + height) * up[0], (n + height) * up[1], (n * (1 - E2) + height) * up[2]];
  const look = (r: Vector) => {
    const d = minus(r, here);
    const along = (axis: number[]) => axis[0]! * d[0] + axis[1]! * d[1] + axis[2]! * d[2];
    const far = Math.hypot(...d);
    return {
      azimuth: (Math.atan2(along(east), along(north)) / RAD + 360) % 360,
      elevation: Math.asin(along(up) / far) / RAD,
      km: far / 1000,
    };
  };
  return { here, up, look };
}

const minus = (a: Vector, b: Vector): Vector => [a[0] - b[0], a[1] - b[1], a[2] - b[2]];

export function sightings(picture: Picture, sky: Sky, eye: Eye): Seen {
  const place = new Place(picture, sky, eye);
  const all = place.arcs("ship", { times: picture.met_s, rows: picture.ship_itrf });
  const way = stationWay(picture, sky);
  if (way && sky.passes) {
    const stations = place.arcs("station", way);
    for (const one of all) if (one.seen.length) one.apart = place.apart(one, stations, way);
    all.push(...stations);
  }
  const wanted = all.filter(({ kind, seen, top }) => {
    if (kind !== "pass") return true;
    // Later ones that nobody sees would hide the others.
    return sky.passes && (seen.length > 0 || top.met <= picture.end_met_s);
  });
  return { all: wanted.sort((a, b) => a.top.met - b.top.met), under: place.under(wanted) };
}

// The station before, during and after what the plan says of it.
function stationWay({ station_met_s, station_itrf }: Picture, { beyond }: Sky): Way | null {
  if (!station_met_s || !station_itrf) return null;
  const parts: Way[] = beyond.map(({ from_s, to_s, station }) => ({
    times: even(from_s, to_s, BEYOND_STEP_S),
    rows: station.map((x, i) => (i % 6 < 3 ? x : x / 10)),
  }));
  parts.push({ times: station_met_s, rows: station_itrf });
  parts.sort((a, b) => a.times[0]! - b.times[0]!);
  return { times: parts.flatMap((one) => one.times), rows: parts.flatMap((one) => one.rows) };
}

function sunTable({ sun }: Picture, { beyond }: Sky): SunTable {
  const parts: SunTable[] = beyond.map((one) => ({
    met_s: even(one.from_s, one.to_s, SUN_STEP_S),
    itrf: one.sun.map((x) => x / 1e6),
  }));
  // The station's own way may end before the plan does.
  const own = { met_s: [...sun.met_s], itrf: [...sun.itrf] };
  const after = parts.findLast((one) => one.met_s[0]! >= 0);
  while (after && own.met_s.length > 2 && own.met_s.at(-1)! >= after.met_s[0]!) {
    own.met_s.pop();
    own.itrf.splice(-3);
  }
  const ordered = [...parts, own].sort((a, b) => a.met_s[0]! - b.met_s[0]!);
  return { met_s: ordered.flatMap((one) => one.met_s), itrf: ordered.flatMap((one) => one.itrf) };
}

function even(from: number, to: number, step: number): number[] {
  const n = Math.ceil((to - from) / step);
  return Array.from({ length: n + 1 }, (_, i) => from + ((to - from) * i) / n);
}

// One place, and what is reckoned for it.
class Place {
  private readonly eye: Frame;
  private readonly sun: SunTable;

  constructor(
    private readonly picture: Picture,
    private readonly sky: Sky,
    eye: Eye,
  ) {
    this.eye = frame(eye);
    this.sun = sunTable(picture, sky);
  }

  arcs(body: "ship" | "station", way: Way): Sighting[] {
    const at = (t: number) => stateAt(way.times, way.rows, t).r;
    const look = (t: number): Look => ({ met: t, ...this.eye.look(at(t)) });
    const over = (t: number) => this.eye.look(at(t)).elevation;
    const [from, until] = [way.times[0]!, way.times.at(-1)!];
    const out: Sighting[] = [];
    let rise: number | null = over(from) > 0 ? from : null;
    let before = from;
    for (let t = from; ; t = Math.min(t + STEP_S, until)) {
      const up = over(t) > 0;
      if (rise === null && up) rise = crossing(over, before, t);
      if (rise !== null && (!up || t >= until)) {
        const set = up ? t : crossing(over, before, t);
        const whole = rise > from && !up;
        const one = this.sighting(body, at, look, rise, set, whole);
        if (one) out.push(one);
        rise = null;
      }
      if (t >= until) return out;
      before = t;
    }
  }

  // Ship and station in one pass, as the ship culminates; null unless both are up.
  apart({ top }: Sighting, stations: Sighting[], { times, rows }: Way): Sighting["apart"] {
    const other = stations.find(({ rise, set }) => rise.met <= top.met && top.met <= set.met);
    if (!other) return null;
    const [a, b] = [this.ship(top.met), stateAt(times, rows, top.met).r].map((r) => minus(r, this.eye.here));
    const across = Math.hypot(
      a![1] * b![2] - a![2] * b![1],
      a![2] * b![0] - a![0] * b![2],
      a![0] * b![1] - a![1] * b![0],
    );
    const along = a![0] * b![0] + a![1] * b![1] + a![2] * b![2];
    return { deg: Math.atan2(across, along) / RAD, behind: other.top.met - top.met };
  }

  // How far below the horizon what is not among those seen stays at best.
  under(all: Sighting[]): Seen["under"] {
    const out: Seen["under"] = {};
    for (const kind of ["launch", "return"] as const) {
      const span = this.span(kind);
      if (span && !all.some((one) => one.kind === kind)) {
        const over = (t: number) => this.eye.look(this.ship(t)).elevation;
        out[kind] = -over(highest(over, ...span));
      }
    }
    return out;
  }

  private ship(t: number): Vector {
    return stateAt(this.picture.met_s, this.picture.ship_itrf, t).r;
  }

  // From when to when a launch or a return goes on.
  private span(kind: "launch" | "return"): Span | null {
    const { plan, end_met_s, zero_utc } = this.picture;
    if (plan.hop) return kind === "launch" ? [0, end_met_s] : null;
    if (kind === "launch") return plan.insertion ? [0, plan.insertion.cutoff_met_s] : null;
    if (!plan.way_home) return null;
    return [(Date.parse(plan.way_home.entry_utc) - Date.parse(zero_utc)) / 1000, end_met_s];
  }

  private sighting(
    body: "ship" | "station",
    at: (t: number) => Vector,
    look: (t: number) => Look,
    rise: number,
    set: number,
    whole: boolean,
  ): Sighting | null {
    const kind = body === "ship" ? this.kindOf(rise, set) : "pass";
    const top = look(highest((t) => look(t).elevation, rise, set));
    // Of a pass that is cut by the end of what is known nobody can say when it begins or ends.
    if (kind === "pass" && (top.elevation < this.sky.lowest_deg || !whole)) return null;
    const one: Sighting = {
      body,
      kind,
      rise: look(rise),
      top,
      set: look(set),
      lights: [],
      seen: [],
      whyNot: "",
      magnitude: null,
      sound: kind === "launch" ? this.heard() : null,
      apart: null,
      late: kind === "pass" ? this.late(top.met) : null,
    };
    if (kind === "pass") this.lit(one, at, look);
    else {
      const burns = kind === "launch" ? this.sky.burning : this.sky.glowing ? [this.sky.glowing] : [];
      one.lights = this.glows(burns, at, look, rise, set);
    }
    return one;
  }

  // Engines burn until cut-off, and air glows from entry on.
  private kindOf(rise: number, set: number): Sighting["kind"] {
    const [up, down] = [this.span("launch"), this.span("return")];
    if (up && rise < up[1]) return "launch";
    return down && set > down[0] ? "return" : "pass";
  }

  private glows(
    burns: Span[],
    at: (t: number) => Vector,
    look: (t: number) => Look,
    rise: number,
    set: number,
  ): Sighting["lights"] {
    const out: Sighting["lights"] = [];
    for (let t = Math.ceil(rise); t <= set; t++) {
      const sun = sunAt(this.sun, t);
      const how = glow(
        burns.some(([a, b]) => t >= a && t <= b),
        sunOver(this.eye.up, sun),
        shadowMargin(at(t), sun) > 0,
        look(t).km,
        this.sky,
      );
      const last = out.at(-1);
      if (last?.[0] === how) last[2] = t;
      else out.push([how, t, t]);
    }
    return out;
  }

  private lit(one: Sighting, at: (t: number) => Vector, look: (t: number) => Look): void {
    const [rise, set] = [one.rise.met, one.set.met];
    const times = even(rise, set, (set - rise) / (Math.floor((set - rise) / LIT_STEP_S) + 1));
    const dark = times.map((t) => this.sky.dark_deg - sunOver(this.eye.up, sunAt(this.sun, t)));
    const margin = times.map((t, i) => Math.min(shadowMargin(at(t), sunAt(this.sun, t)), dark[i]! * 1e3));
    const spans = positive(times, margin).filter(([a, b]) => b - a > LIT_STEP_S);
    if (!spans.length) {
      one.whyNot = Math.max(...dark) <= 0 ? "daylight" : "shadow";
      return;
    }
    const high = (t: number) => look(t).elevation >= this.sky.lowest_deg;
    if (!times.some((t) => high(t) && spans.some(([a, b]) => t >= a && t <= b))) {
      one.whyNot = "low";
      return;
    }
    one.seen = spans.map(([a, b]) => [look(a), look(b)]);
    const standard = (one.body === "ship" ? this.sky.ship : this.sky.station!).magnitude;
    const bright = (t: number) => magnitude(standard, minus(at(t), this.eye.here), sunAt(this.sun, t));
    one.magnitude = Math.min(...spans.flatMap(([a, b]) => even(a, b, (b - a) / 8).map(bright)));
  }

  // How long the sound of lift-off takes; null where a carrier takes the ship up.
  private heard(): Sighting["sound"] {
    if (!this.sky.sound) return null;
    const pad = this.ship(0);
    const [a, b] = [Math.hypot(...this.eye.here), Math.hypot(...pad)];
    const chord = Math.hypot(...minus(scaled(this.eye.here, 1 / a), scaled(pad, 1 / b)));
    const km = (Math.asin(chord / 2) * (a + b)) / 1000;
    return { s: Math.hypot(...minus(pad, this.eye.here)) / this.sky.sound.mps, km };
  }

  private late(t: number): number | null {
    if (!this.sky.late) return null;
    const { step_s, s } = this.sky.late;
    const k = Math.min(Math.max(Math.floor(t / step_s), 0), s.length - 2);
    const part = Math.min(Math.max(t / step_s - k, 0), 1);
    return s[k]! + part * (s[k + 1]! - s[k]!);
  }
}

const scaled = (a: Vector, by: number): Vector => [a[0] * by, a[1] * by, a[2] * by];

// The spans in which values are above zero, by straight lines between them.
function positive(times: number[], values: number[]): Span[] {
  const out: Span[] = [];
  let from: number | null = values[0]! > 0 ? times[0]! : null;
  for (let i = 1; i < times.length; i++) {
    const [a, b] = [values[i - 1]!, values[i]!];
    if (a > 0 === b > 0) continue;
    const t = times[i - 1]! + ((times[i]! - times[i - 1]!) * a) / (a - b);
    if (from === null) from = t;
    else {
      out.push([from, t]);
      from = null;
    }
  }
  if (from !== null) out.push([from, times.at(-1)!]);
  return out;
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
