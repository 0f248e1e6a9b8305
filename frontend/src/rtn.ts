// The ground on which relative motion is drawn: axes, grid, and the zones with their names.
import { range, tickStep } from "d3-array";
import type { Zones } from "./api";
import { s } from "./dom";
import { fixed } from "./format";

const GRID_PX = 90;

// Where metres of R-bar and V-bar stand in a picture of a size, with `half` metres seen on either side.
export class View {
  readonly scale: number;
  readonly x: number;
  readonly y: number;

  constructor(
    readonly width: number,
    readonly height: number,
    half: number,
    readonly ahead: number,
  ) {
    const room = Math.min((width - 24) / 2, height - 40);
    this.scale = (room / 2 / half) * (width > height * 1.5 ? 1.5 : 1.15);
    this.x = width / 2;
    // The station stands a little above the middle, for what comes comes from below.
    this.y = height * 0.36;
  }

  at(r: number, t: number): [number, number] {
    return [this.x + this.ahead * t * this.scale, this.y - r * this.scale];
  }
}

export function ground(view: View, zones: Zones | null): SVGElement[] {
  const out = grid(view);
  if (!zones) return out;
  const { width, height, x, y, scale, ahead } = view;
  const tag = labels(view, out);
  const [er, et] = zones.ellipsoid_m.map((size) => size * scale) as [number, number, number];
  if (et > 6) out.push(s("ellipse", { class: "zone ellipsoid", cx: x, cy: y, rx: et, ry: er }));
  if (et > 24) tag("AE", x + et * 0.72 * -ahead, y + er * 0.72 + 12);
  const sphere = zones.sphere_m * scale;
  if (sphere > 4) out.push(s("circle", { class: "zone sphere", cx: x, cy: y, r: sphere }));
  if (sphere > 14) tag("KOS", x + sphere * 0.72 * ahead, y - sphere * 0.72 - 3);

  const [pr, pt] = zones.port.rtn_m;
  const [ar, at] = zones.port.axis_rtn;
  const wide = (zones.corridor_deg * Math.PI) / 180;
  const length = zones.sphere_m * 1.5;
  const edge = (sign: number) =>
    view.at(
      pr + length * (ar * Math.cos(wide) - sign * at * Math.sin(wide)),
      pt + length * (at * Math.cos(wide) + sign * ar * Math.sin(wide)),
    );
  const [port, a, b] = [view.at(pr, pt), edge(1), edge(-1)];
  if (length * scale > 10)
    out.push(s("path", { class: "zone corridor", d: `M${a.join(" ")}L${port.join(" ")}L${b.join(" ")}` }));
  if (length * scale > 60) {
    // Beside the right edge, half-way out or as far as is seen.
    const [ex, ey] = a[0] > b[0] ? a : b;
    const seen = (from: number, to: number, most: number) => (to > from ? (most - from) / (to - from) : 1);
    const part = Math.min(0.5, seen(port[0], ex, width - 90), seen(port[1], ey, height - 48));
    const words = `corridor ±${zones.corridor_deg}°`;
    tag(words, port[0] + (ex - port[0]) * part + 6, port[1] + (ey - port[1]) * part);
  }
  for (const point of zones.points) {
    const [px, py] = view.at(point.rtn_m[0], point.rtn_m[1]);
    const seen = px > 6 && px < width - 6 && py > 6 && py < height - 6;
    if (!seen || Math.hypot(px - x, py - y) < 18) continue;
    out.push(s("path", { class: "hold", d: `M${px - 4} ${py}H${px + 4}M${px} ${py - 4}V${py + 4}` }));
    tag(point.name, px + 7, py - 4);
  }
  return out;
}

// Puts a label where it is asked to go, or in the nearest place above, below or left of it that no other has.
function labels({ width, height, x, y, ahead }: View, out: SVGElement[]) {
  // From, to, and the line on which the text stands.
  const taken: [number, number, number][] = [
    [40, width - 4, 12],
    [ahead > 0 ? width - 104 : 0, ahead > 0 ? width : 104, y - 5],
    [x, x + 100, height - 18],
    [x - 12, x + 12, y],
    [x - 12, x + 12, y + 8],
  ];
  return (text: string, tx: number, ty: number) => {
    if (tx < -30 || tx > width || ty < 0 || ty > height) return;
    const wide = text.length * 5.6;
    const left = -wide - 14;
    for (const [dx, dy] of [
      [0, 0],
      [0, -13],
      [0, 13],
      [left, 0],
      [0, 26],
      [left, 13],
    ] as const) {
      const a = Math.min(Math.max(tx + dx, 4), width - wide - 4);
      const b = Math.min(Math.max(ty + dy, 10), height - 20);
      if (taken.some(([from, to, line]) => a < to && a + wide > from && Math.abs(line - b) < 12)) continue;
      taken.push([a, a + wide, b]);
      out.push(s("text", { class: "note", x: a, y: b }, text));
      return;
    }
  };
}

function grid({ width, height, x, y, scale, ahead }: View): SVGElement[] {
  const out: SVGElement[] = [];
  // Over all lines, for one may run where a number stands.
  const numbers: SVGElement[] = [];
  const step = tickStep(0, width / scale, width / GRID_PX);
  const around = (middle: number, size: number) =>
    range(Math.ceil(-middle / scale / step), Math.floor((size - middle) / scale / step) + 1);
  const line = (i: number, ends: object) => s("line", { class: i ? "grid" : "axis", ...ends });
  const text = (i: number, at: object) => s("text", { class: "tick", ...at }, say(i * step));
  for (const i of around(x, width)) {
    const at = x + i * step * scale;
    out.push(line(i, { x1: at, x2: at, y1: 0, y2: height }));
    if (i && at > 24 && at < width - 70)
      numbers.push(text(ahead * i, { x: at, y: height - 4, "text-anchor": "middle" }));
  }
  for (const i of around(y, height)) {
    const at = y + i * step * scale;
    out.push(line(i, { x1: 0, x2: width, y1: at, y2: at }));
    if (i && at > 12 && at < height - 20) numbers.push(text(i, { x: 4, y: at - 3 }));
  }
  const forward = ahead > 0 ? "V-bar (forward) →" : "← V-bar (forward)";
  const end = { x: ahead > 0 ? width - 6 : 6, "text-anchor": ahead > 0 ? "end" : "start" };
  out.push(
    ...numbers,
    s("text", { class: "axis-name", y: y - 5, ...end }, forward),
    s("text", { class: "axis-name", x: x + 5, y: height - 18 }, "↓ R-bar (to Earth)"),
  );
  return out;
}

// Metres as short as they can be said.
export function say(metres: number): string {
  const size = Math.abs(metres);
  const [value, unit] = size >= 1000 ? [metres / 1000, "km"] : [metres, "m"];
  const digits = size >= 100_000 ? 0 : size >= 10_000 ? 1 : size >= 1000 ? 2 : size >= 100 ? 0 : 1;
  return `${fixed(value, digits).replace(/\.0+$/, "")} ${unit}`;
}
