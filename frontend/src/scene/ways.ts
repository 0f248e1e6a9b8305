// The ways of ship and station as lines round the Earth: flown and to come, over the ground, the orbit of the moment.
import { BufferAttribute, BufferGeometry, LineBasicMaterial, LineSegments, type Scene, Vector3 } from "three";
import type { Picture } from "../api";
import { stateAt, type Vector } from "../tables";
import { ground, RADIUS, SPIN, world } from "./frames";
import { Stroke } from "./stroke";

const MU = 3.986004418e14;
const SAMPLES = 140;
// A revolution and a little.
const NEAR_S = 5600;
const EVERY_S = 4;

export class Ways {
  private readonly lines: Record<string, Stroke> = {};
  private drawn = Number.NaN;
  private kept: Stroke[] | null = null;
  private width = 1;
  private height = 1;

  constructor(
    private readonly scene: Scene,
    private readonly picture: Picture,
  ) {}

  line(name: string, colour: string, width: number, dashed = false, opacity = 1): Stroke {
    const known = this.lines[name];
    if (known) return known;
    const made = new Stroke(colour, width, dashed, opacity);
    made.size(this.width, this.height);
    this.scene.add(made);
    this.lines[name] = made;
    return made;
  }

  path(line: Stroke, points: Vector3[]): void {
    line.visible = points.length > 1;
    if (!line.visible) return;
    const flat = new Float32Array(6 * (points.length - 1));
    for (let i = 0; i + 1 < points.length; i++) {
      points[i]!.toArray(flat, 6 * i);
      points[i + 1]!.toArray(flat, 6 * i + 3);
    }
    line.segments(flat);
  }

  hide(start: string): void {
    for (const [name, line] of Object.entries(this.lines)) if (name.startsWith(start)) line.visible = false;
  }

  // The flight's own lines make way for others, and come back.
  aside(away: boolean): void {
    const visible = Object.values(this.lines).filter((line) => line.visible);
    if (away) this.kept ??= visible;
    for (const line of away ? visible : (this.kept ?? [])) line.visible = !away;
    if (away) return;
    this.kept = null;
    this.drawn = Number.NaN;
  }

  size(width: number, height: number): void {
    this.width = width;
    this.height = height;
    for (const line of Object.values(this.lines)) line.size(width, height);
  }

  // The ways near the present.
  show(met: number, ship: { r: Vector; v: Vector }): void {
    if (Math.abs(met - this.drawn) <= EVERY_S) return;
    this.drawn = met;
    const { picture } = this;
    const before = this.along(picture.met_s, picture.ship_itrf, Math.max(met - NEAR_S, 0), met);
    const after = this.along(
      picture.met_s,
      picture.ship_itrf,
      met,
      Math.min(met + NEAR_S, picture.end_met_s),
    );
    this.path(this.line("flown", "#ff8a3d", 2.5), before);
    this.path(this.line("coming", "#ffb27f", 1.5, true), after);
    this.path(this.line("track", "#ff8a3d", 1.5, false, 0.75), low(before));
    this.path(this.line("track to come", "#ffb27f", 1, true, 0.9), low(after));
    this.path(this.line("ship's orbit", "#ff8a3d", 1, false, 0.35), orbit(ship));
    const { station_met_s: times, station_itrf: rows } = picture;
    if (!times || !rows) return;
    const last = times[times.length - 1]!;
    const there = met >= times[0]! && met <= last + 1;
    const round = this.line("station's orbit", "#6cb6ff", 1.25, false, 0.7);
    const track = this.line("station's track", "#6cb6ff", 1, true, 0.7);
    this.path(round, there ? orbit(stateAt(times, rows, met)) : []);
    this.path(track, there ? low(this.along(times, rows, met, Math.min(met + NEAR_S, last))) : []);
  }

  along(times: number[], rows: number[], from: number, to: number): Vector3[] {
    const points: Vector3[] = [];
    if (to <= from) return points;
    for (let i = 0; i <= SAMPLES; i++)
      points.push(world(stateAt(times, rows, from + ((to - from) * i) / SAMPLES).r));
    return points;
  }
}

const low = (points: Vector3[]) => points.map((p) => p.clone().setLength(1.002));

// One turn of the orbit that a state belongs to, as it lies over the Earth of this moment.
function orbit({ r, v }: { r: Vector; v: Vector }): Vector3[] {
  const position = new Vector3(...r);
  const velocity = new Vector3(v[0] - SPIN * r[1], v[1] + SPIN * r[0], v[2]);
  const normal = position.clone().cross(velocity);
  const eccentric = velocity.clone().cross(normal).divideScalar(MU).sub(position.clone().normalize());
  const e = eccentric.length();
  const p = normal.lengthSq() / MU;
  // A climb that has not reached orbit yet has none worth showing.
  if (e > 0.3 || p / (1 + e) < RADIUS) return [];
  const x = (e > 1e-6 ? eccentric : position).clone().normalize();
  const y = normal.clone().normalize().cross(x);
  const points: Vector3[] = [];
  for (let i = 0; i <= 160; i++) {
    const angle = (i / 160) * 2 * Math.PI;
    const size = p / (1 + e * Math.cos(angle));
    const at = x
      .clone()
      .multiplyScalar(size * Math.cos(angle))
      .addScaledVector(y, size * Math.sin(angle));
    points.push(world([at.x, at.y, at.z]));
  }
  return points;
}

export function graticule(): LineSegments {
  const points: number[] = [];
  const add = (a: Vector3, b: Vector3) => points.push(...a.toArray(), ...b.toArray());
  for (let longitude = -180; longitude < 180; longitude += 30)
    for (let latitude = -80; latitude < 80; latitude += 4)
      add(ground(latitude, longitude, 1.0008), ground(latitude + 4, longitude, 1.0008));
  for (let latitude = -60; latitude <= 60; latitude += 30)
    for (let longitude = -180; longitude < 180; longitude += 4)
      add(ground(latitude, longitude, 1.0008), ground(latitude, longitude + 4, 1.0008));
  const geometry = new BufferGeometry();
  geometry.setAttribute("position", new BufferAttribute(new Float32Array(points), 3));
  return new LineSegments(
    geometry,
    new LineBasicMaterial({ color: "#ffffff", transparent: true, opacity: 0.1 }),
  );
}
