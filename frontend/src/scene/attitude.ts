// Which way the ship points, as far as the plan tells: its docking port ahead, or its engine against a burn.

import type { Vector3 } from "three";
import type { Picture } from "../api";
import { stateAt, type Vector } from "../tables";
import { type Axes, axesOf, direction, fromAxes, smooth } from "./frames";

export interface Attitude {
  forward: Vector3;
  up: Vector3;
  // By which rule.
  how: string;
}

export interface Beside {
  // From the station's centre of mass, in its frame, m and m/s.
  r: Vector;
  v: Vector;
  axes: Axes;
}

const TURN_S = 90;
const SEEN_M = 30_000;

// Where the ship is beside the station; null where the plan does not say.
export function besideStation({ relative, station_met_s, station_itrf }: Picture, t: number): Beside | null {
  if (!relative || !station_met_s || !station_itrf || relative.met_s.length < 2) return null;
  const { met_s, rtn } = relative;
  if (t < met_s[0]! - 1 || t > met_s[met_s.length - 1]! + 1) return null;
  return { ...stateAt(met_s, rtn, t), axes: axesOf(stateAt(station_met_s, station_itrf, t)) };
}

const angle = (a: Vector3, b: Vector3) => Math.acos(Math.min(Math.max(a.dot(b), -1), 1));

function turned(from: Attitude, to: Attitude, part: number): Attitude {
  if (part <= 0) return from;
  if (part >= 1) return to;
  const forward = from.forward.clone().lerp(to.forward, part);
  // Half-way through a half turn there is no way between; over the side is one.
  if (forward.lengthSq() < 1e-3) forward.add(from.up.clone().cross(from.forward).multiplyScalar(0.1));
  const up = from.up.clone().lerp(to.up, part);
  return { forward: forward.normalize(), up, how: part < 0.5 ? from.how : to.how };
}

// The ship's axes at an instant.
export function attitude(picture: Picture, t: number): Attitude {
  const { plan } = picture;
  const state = stateAt(picture.met_s, picture.ship_itrf, t);
  const own = axesOf(state);
  const air = direction(state.v);
  const path = air.length() > 1 ? air.normalize() : own.out.clone();
  const upright = angle(path, own.out) < 0.2 ? own.across : own.out;
  const cutoff = plan.insertion?.cutoff_met_s ?? (plan.hop ? picture.end_met_s : -1);
  const climb: Attitude = { forward: path, up: upright, how: "along its path" };
  if (plan.hop) {
    const apex = (Date.parse(plan.hop.apogee_utc) - Date.parse(picture.zero_utc)) / 1000;
    if (picture.ship_shape?.winged) return climb;
    const level: Attitude = { forward: own.out, up: own.across, how: "upright" };
    return turned(climb, level, smooth(apex - 60, apex, t));
  }
  if (t <= cutoff) return climb;
  const orbit: Attitude = { forward: own.along, up: own.out, how: "along its orbit" };
  const home = plan.way_home;
  const entry = home ? (Date.parse(home.entry_utc) - Date.parse(picture.zero_utc)) / 1000 : Infinity;
  if (t > entry - 600) {
    const winged = picture.ship_shape?.winged;
    const shield: Attitude = {
      forward: winged ? path : path.clone().negate(),
      up: angle(path, own.out) > Math.PI - 0.2 ? own.across : own.out,
      how: winged ? "nose ahead" : "heat shield ahead",
    };
    if (t > entry - 600 + TURN_S) return shield;
    return turned(orbit, shield, smooth(entry - 600, entry - 600 + TURN_S, t));
  }
  let now = turned(climb, orbit, cutoff > 0 ? smooth(cutoff, cutoff + TURN_S, t) : 1);
  const port = toPort(picture, t);
  if (port) now = port;
  for (const burn of plan.burns) {
    if (burn.engine !== "main") continue;
    const end = burn.met_s + burn.duration_s;
    if (t < burn.met_s - TURN_S || t > end + TURN_S) continue;
    const push = fromAxes(own, burn.dv_rtn_mps as Vector).normalize();
    const part =
      t < burn.met_s ? smooth(burn.met_s - TURN_S, burn.met_s, t) : 1 - smooth(end, end + TURN_S, t);
    const up = Math.abs(push.dot(own.out)) > 0.95 ? own.across : own.out;
    now = turned(now, { forward: push, up, how: "for the burn" }, part);
  }
  return now;
}

// Near the station the ship looks at the port, and on its axis along it.
function toPort(picture: Picture, t: number): Attitude | null {
  const beside = besideStation(picture, t);
  if (!beside || !picture.zones) return null;
  const { rtn_m, axis_rtn } = picture.zones.port;
  const from = fromAxes(beside.axes, beside.r.map((x, i) => rtn_m[i]! - x) as Vector);
  const range = from.length();
  if (range > SEEN_M) return null;
  const axis = fromAxes(beside.axes, axis_rtn as Vector).negate();
  const up = Math.abs(axis_rtn[0]) > 0.5 ? beside.axes.along : beside.axes.out;
  const sight = range > 0.5 ? from.divideScalar(range) : axis;
  const off = (angle(sight, axis) * 180) / Math.PI;
  const on = range < 3 ? 1 : 1 - smooth(3, 8, off);
  return turned(
    { forward: sight, up, how: "at the port" },
    { forward: axis, up, how: "along the docking axis" },
    on,
  );
}
