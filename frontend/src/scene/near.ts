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
  // How large the ship is, m; where its middle lies along its axis.
  readonly size: number;
  now!: Attitude;
  beside: Beside | null = null;

  constructor(private readonly picture: Picture) {
    const own = picture.ship_shape?.parts ?? [];
    this.size = own.length ? reach(own) : 8;
    const some = (parts: Part[]) => (parts.length ? model(parts, this.lit) : null);
    const down = own.filter((one) => one.returns);
    this.ships = [some(own.filter((one) => !one.deployed)), some(own), some(down.length ? down : own)];
    for (const one of this.ships) if (one) this.scene.add(one);
    this.spans = inOrbit(picture);
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
    this.ship?.matrix.copy(facing(forward, up));
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

  // Over what is drawn already, which is far behind.
  draw(renderer: WebGLRenderer, camera: PerspectiveCamera, withShip: boolean): void {
    for (const one of this.ships) if (one) one.visible = withShip && one === this.ship;
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
