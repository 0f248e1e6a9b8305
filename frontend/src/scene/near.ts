// What is near the ship, in metres round it: ship, station and port, true to size, in the axes of the world.
import { type Group, Matrix4, type PerspectiveCamera, Scene, type Vector3, type WebGLRenderer } from "three";
import type { Picture } from "../api";
import { stateAt, type Vector, within } from "../tables";
import { type Attitude, attitude, type Beside, besideStation } from "./attitude";
import { basis, direction, fromAxes, RADIUS, smooth } from "./frames";
import { Lit, model, type Part, portParts, reach } from "./shapes";

const SEEN_M = 60_000;
// After cut-off, and before entry interface, as ships usually do; the plan does not say of all.
const UNFOLDED_S = 60;
const PARTED_S = 180;

export class Near {
  private readonly scene = new Scene();
  private readonly lit = new Lit();
  // The ship as it climbs, in orbit, and through the air.
  private readonly ships: (Group | null)[];
  private readonly spans: [number, number];
  private ship: Group | null = null;
  private readonly station: Group | null = null;
  private readonly port: Group | null = null;
  // Parts of the launcher, with the instants at which they go.
  private readonly launcher: { group: Group; until: number; size: number }[];
  private readonly own: number;
  // How large what is seen of it is, m.
  size: number;
  now!: Attitude;
  beside: Beside | null = null;

  constructor(private readonly picture: Picture) {
    const own = picture.ship_shape?.parts ?? [];
    this.own = own.length ? reach(own.filter((one) => !one.deployed)) : 8;
    this.size = this.own;
    const some = (parts: Part[]) => (parts.length ? model(parts, this.lit) : null);
    const down = own.filter((one) => one.returns);
    this.ships = [some(own.filter((one) => !one.deployed)), some(own), some(down.length ? down : own)];
    for (const one of this.ships) if (one) this.scene.add(one);
    this.spans = inOrbit(picture);
    this.launcher = this.carried(own);
    for (const { group } of this.launcher) this.scene.add(group);
    if (!picture.relative) return;
    if (picture.station_shape) this.station = model(picture.station_shape.parts, this.lit);
    if (picture.zones) this.port = model(portParts(), this.lit);
    for (const one of [this.station, this.port]) if (one) this.scene.add(one);
  }

  // Sets everything to an instant; the ship's port is the origin.
  show(t: number, sun: Vector3): void {
    const { picture } = this;
    const state = stateAt(picture.met_s, picture.ship_itrf, t);
    const out = direction(state.r).normalize();
    this.now = attitude(picture, t);
    const { forward, up } = this.now;
    const [from, to] = this.spans;
    const which = t < from ? 0 : t < to ? 1 : 2;
    this.ship = this.ships[which]!;
    const turned = this.turned(forward, up);
    this.ship?.matrix.copy(turned);
    this.size = this.own;
    for (const { group, until, size } of this.launcher) {
      group.visible = t < Math.min(until, from);
      if (!group.visible) continue;
      group.matrix.copy(turned);
      this.size = Math.max(this.size, size);
    }
    const beside = besideStation(picture, t);
    this.beside = beside;
    const far = beside ? Math.hypot(...beside.r) : Infinity;
    if (this.station) this.station.visible = far < SEEN_M;
    if (this.port) this.port.visible = far < SEEN_M;
    if (beside && far < SEEN_M) {
      const at = fromAxes(beside.axes, beside.r).negate();
      this.station?.matrix.copy(basis(beside.axes)).setPosition(at);
      if (this.port && picture.zones) {
        const { rtn_m, axis_rtn } = picture.zones.port;
        const axis = fromAxes(beside.axes, axis_rtn as Vector);
        const top = Math.abs(axis_rtn[0]) > 0.5 ? beside.axes.along : beside.axes.out;
        const place = fromAxes(beside.axes, rtn_m as Vector).add(at);
        this.port.matrix.copy(facing(axis, top)).setPosition(place);
      }
    }
    const high = sun.dot(out);
    this.lit.light({
      sun,
      earth: out.negate(),
      day: within(picture.light, t) ? 0 : 1,
      below: 0.05 + 0.33 * smooth(-0.15, 0.3, high),
    });
  }

  // A ship that flies another way than its port looks, turns the port up but where it docks.
  private turned(forward: Vector3, up: Vector3): Matrix4 {
    const nose = this.picture.ship_shape?.nose ?? [1, 0, 0];
    if (nose[0] > 0.5 || /port|docking/.test(this.now.how)) return facing(forward, up);
    const left = forward.clone().cross(up).normalize();
    return new Matrix4().makeBasis(left.clone().cross(forward), left, forward);
  }

  // The launcher's parts where they are behind the ship, by the event with which they go; without it there are none.
  private carried(own: Part[]): { group: Group; until: number; size: number }[] {
    const { launcher_shape: shape, plan } = this.picture;
    if (!shape) return [];
    const events = new Map(plan.events.map(({ name, met_s }) => [name, met_s]));
    const behind = shape.mounted === "beside" ? 0 : foot(own);
    const all = new Map<number, Part[]>();
    for (const part of shape.parts) {
      const until = part.until_event ? events.get(part.until_event) : Infinity;
      if (until !== undefined) all.set(until, [...(all.get(until) ?? []), shifted(part, behind)]);
    }
    return [...all].map(([until, parts]) => ({ group: model(parts, this.lit), until, size: reach(parts) }));
  }

  // Over what is drawn already, which is far behind.
  draw(renderer: WebGLRenderer, camera: PerspectiveCamera, withShip: boolean): void {
    for (const one of this.ships) if (one) one.visible = withShip && one === this.ship;
    if (!withShip) for (const { group } of this.launcher) group.visible = false;
    renderer.clearDepth();
    renderer.render(this.scene, camera);
  }

  dispose(): void {
    this.lit.dispose();
    this.scene.traverse((one) => {
      const { geometry } = one as { geometry?: { dispose(): void } };
      geometry?.dispose();
    });
  }
}

type Point = [number, number, number];

// Where a ship ends behind its port.
function foot(parts: Part[]): number {
  let least = 0;
  for (const { body, deployed } of parts)
    if (body && !deployed) for (const end of body) least = Math.min(least, end[0]);
  return least;
}

function shifted(part: Part, x: number): Part {
  const to = ([a, b, c]: Point): Point => [a + x, b, c];
  const body = part.body && ([to(part.body[0] as Point), to(part.body[1] as Point)] as [Point, Point]);
  return { ...part, body };
}

// From when to when the ship is all there is of it and unfolded, MET s.
function inOrbit({ plan, zero_utc, end_met_s }: Picture): [number, number] {
  const met = (utc: string) => (Date.parse(utc) - Date.parse(zero_utc)) / 1000;
  if (plan.hop) return [met(plan.hop.apogee_utc), met(plan.hop.apogee_utc)];
  const from = plan.insertion ? plan.insertion.cutoff_met_s + UNFOLDED_S : 0;
  return [from, plan.way_home ? met(plan.way_home.entry_utc) - PARTED_S : end_met_s + 1];
}

function facing(forward: Vector3, up: Vector3): Matrix4 {
  const left = up.clone().cross(forward).normalize();
  return new Matrix4().makeBasis(forward, left, forward.clone().cross(left));
}

// In Earth radii, for what is drawn with the Earth.
export const inRadii = (metres: Vector3) => metres.clone().divideScalar(RADIUS);
