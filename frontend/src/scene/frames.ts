// Axes in which the scene is drawn: Earth-fixed, y towards the north pole, the Earth's radius for one.
import { Matrix4, Vector3 } from "three";
import type { Vector } from "../tables";

export const RADIUS = 6378137;
export const POLE = 0.996647;
export const SPIN = 7.292115e-5;

export const direction = ([x, y, z]: Vector) => new Vector3(x, z, -y);
export const world = (r: Vector) => direction(r).divideScalar(RADIUS);

export function ground(latitude: number, longitude: number, height = 1): Vector3 {
  const a = (latitude * Math.PI) / 180,
    b = (longitude * Math.PI) / 180;
  return new Vector3(
    height * Math.cos(a) * Math.cos(b),
    height * POLE * Math.sin(a),
    -height * Math.cos(a) * Math.sin(b),
  );
}

export interface Axes {
  out: Vector3;
  along: Vector3;
  across: Vector3;
}

// What an orbit's own axes are in the world: outward, along, across.
export function axesOf({ r, v }: { r: Vector; v: Vector }): Axes {
  const out = direction(r).normalize();
  // As a body sees it that does not turn with the Earth.
  const still = direction([v[0] - SPIN * r[1], v[1] + SPIN * r[0], v[2]]);
  const across = out.clone().cross(still).normalize();
  return { out, along: across.clone().cross(out), across };
}

export const fromAxes = ({ out, along, across }: Axes, [r, t, n]: Vector) =>
  out.clone().multiplyScalar(r).addScaledVector(along, t).addScaledVector(across, n);

export const basis = ({ out, along, across }: Axes) => new Matrix4().makeBasis(out, along, across);

// Greenwich mean sidereal time (IAU 1982), radians; good to a second of time for some decades.
export function sidereal(utc: number): number {
  const days = utc / 86_400_000 - 10_957.5;
  return (((280.46061837 + 360.98564736629 * days) % 360) * Math.PI) / 180;
}

export const smooth = (from: number, to: number, x: number) => {
  const t = Math.min(Math.max((x - from) / (to - from), 0), 1);
  return t * t * (3 - 2 * t);
};
