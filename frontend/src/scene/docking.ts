// What a pilot sees through the docking camera, in numbers: range, rate, where the ship is off the port's axis.
import type { Picture } from "../api";
import { clear, h, s, set } from "../dom";
import { fixed } from "../format";
import type { Vector } from "../tables";
import { attitude, type Beside, besideStation } from "./attitude";
import { fromAxes } from "./frames";

export interface Docking {
  // From port to port, m, and how fast that grows, m/s.
  range: number;
  rate: number;
  // Off the port's axis as the pilot sees it: to the right and up, m, and how fast.
  right: number;
  up: number;
  drift: number;
  // Off the axis, and the ship's own axis off that of the port, degrees.
  off: number;
  tilt: number;
  how: string;
}

const dot = (a: Vector, b: Vector) => a[0] * b[0] + a[1] * b[1] + a[2] * b[2];
const cross = ([a, b, c]: Vector, [x, y, z]: Vector): Vector => [b * z - c * y, c * x - a * z, a * y - b * x];

// Up for a pilot before a port: along the orbit at one that looks up or down, else outward.
export const upAt = (axis: readonly number[]): Vector => (Math.abs(axis[0]!) > 0.5 ? [0, 1, 0] : [1, 0, 0]);

export function docking(picture: Picture, t: number, known?: Beside | null): Docking | null {
  const beside = known ?? besideStation(picture, t);
  if (!beside || !picture.zones) return null;
  const port = picture.zones.port;
  const axis = port.axis_rtn as Vector;
  const d = beside.r.map((x, i) => x - port.rtn_m[i]!) as Vector;
  const range = Math.hypot(...d);
  const up = upAt(axis);
  // He looks against the axis.
  const right = cross(axis.map((x) => -x) as Vector, up);
  const along = dot(d, axis);
  const now = attitude(picture, t);
  const straight = fromAxes(beside.axes, axis).negate();
  const toDegrees = (cosine: number) => (Math.acos(Math.min(Math.max(cosine, -1), 1)) * 180) / Math.PI;
  return {
    range,
    rate: dot(d, beside.v) / Math.max(range, 1e-6),
    right: dot(d, right),
    up: dot(d, up),
    drift: Math.hypot(dot(beside.v, right), dot(beside.v, up)),
    off: range < 0.05 ? 0 : toDegrees(along / range),
    tilt: toDegrees(now.forward.dot(straight)),
    how: now.how,
  };
}

const metres = (x: number) =>
  Math.abs(x) >= 1000 ? `${fixed(x / 1000, Math.abs(x) < 1e5 ? 2 : 0)} km` : `${fixed(x, 2)} m`;

// The crosshair over the picture, and the numbers beside it.
export class Sight {
  private readonly svg = s("svg", { class: "sight", "aria-hidden": "true" });
  private readonly numbers = h("dl", { class: "sight-numbers" });
  readonly node = h("div", { class: "dock-sight", hidden: true }, this.svg, this.numbers);
  private size = "";

  constructor(private readonly picture: Picture) {}

  show(now: Docking | null, width: number, height: number, fov: number): void {
    const size = `${width} ${height} ${fov.toFixed(3)}`;
    if (size !== this.size) {
      this.size = size;
      this.cross(width, height, fov);
    }
    set(this.node, {
      "data-range": now ? now.range.toFixed(3) : "",
      "data-rate": now ? now.rate.toFixed(4) : "",
      "data-off": now ? now.off.toFixed(3) : "",
    });
    if (!now) {
      clear(this.numbers, h("div", {}, h("dt", {}, "Station"), h("dd", {}, "not near")));
      return;
    }
    const corridor = this.picture.zones?.corridor_deg ?? 10;
    const row = (name: string, value: string, kind = "") =>
      h("div", { class: kind }, h("dt", {}, name), h("dd", {}, value));
    clear(
      this.numbers,
      row("Range", metres(now.range), "first"),
      row("Rate", `${fixed(now.rate, Math.abs(now.rate) < 10 ? 3 : 1)} m/s`, "first"),
      row("Off axis", `${fixed(now.off, 1)}°`, now.off <= corridor ? "good" : ""),
      row("Right, up", `${metres(now.right)}, ${metres(now.up)}`),
      row("Sideways", `${fixed(now.drift, 3)} m/s`),
      row("Aligned to", `${fixed(now.tilt, 1)}°`, now.tilt < 1 ? "good" : ""),
      row("Points", now.how),
    );
  }

  private cross(width: number, height: number, fov: number): void {
    const x = width / 2,
      y = height / 2;
    const px = height / 2 / Math.tan((fov * Math.PI) / 360);
    const marks: SVGElement[] = [
      s("path", { d: `M0 ${y}H${x - 14}M${x + 14} ${y}H${width}M${x} 0V${y - 14}M${x} ${y + 14}V${height}` }),
      s("circle", { cx: x, cy: y, r: 5 }),
    ];
    // A tick a degree, or as many as can be told apart.
    const step = [0.1, 0.2, 0.5, 1, 2, 5, 10].find((one) => Math.tan((one * Math.PI) / 180) * px > 26) ?? 10;
    for (let k = 1; k < 40; k++) {
      const r = Math.tan((k * step * Math.PI) / 180) * px;
      if (r > Math.max(x, y)) break;
      const long = k % 5 ? 5 : 9;
      marks.push(
        s("path", {
          d:
            `M${x - r} ${y - long}v${2 * long}M${x + r} ${y - long}v${2 * long}` +
            `M${x - long} ${y - r}h${2 * long}M${x - long} ${y + r}h${2 * long}`,
        }),
      );
    }
    const note = s("text", { x: x + 8, y: height - 8 }, `a tick ${step}°`);
    set(this.svg, { viewBox: `0 0 ${width} ${height}` });
    clear(this.svg, ...marks, note);
  }
}

// As wide as holds the station, and no wider than a camera's.
export function fieldOf(range: number): number {
  const wide = (2 * Math.atan(45 / Math.max(range, 1)) * 180) / Math.PI;
  return Math.min(Math.max(wide, 0.6), 42);
}
