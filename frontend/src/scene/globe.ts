// The flight in space: round the Earth from afar, beside the ship, or through its docking camera.
import {
  type BufferGeometry,
  Color,
  LineSegments,
  Mesh,
  PerspectiveCamera,
  Points,
  type PointsMaterial,
  Scene,
  SRGBColorSpace,
  type Vector3,
  WebGLRenderer,
} from "three";
import { OrbitControls } from "three/examples/jsm/controls/OrbitControls.js";
import type { Picture } from "../api";
import { h, say, sized } from "../dom";
import { burnName } from "../format";
import type { Shown as Drawn } from "../layers";
import { atEnd } from "../life";
import { phrase } from "../phrases";
import type { Shown } from "../samples";
import { stateAt, type Vector } from "../tables";
import { LEAST, MOST, moved, NEAR_HOP, overShip, WHOLE } from "./afar";
import { docking, fieldOf, Sight } from "./docking";
import { Earth } from "./earth";
import { direction, ground, POLE, RADIUS, smooth, world } from "./frames";
import { Hearers } from "./hearers";
import { type Label, Labels } from "./labels";
import { Landings } from "./landings";
import { abortAt } from "./moments";
import { Near } from "./near";
import { Over } from "./over";
import { drawnByProcessor } from "./processor";
import { Ride } from "./ride";
import { staying } from "./staying";
import { graticule, Ways } from "./ways";

// Seen from so near that the ellipse of a landing can be made out.
const OVER_LANDING = 1.085;
const FAR = 40;
const STILL_MS = 250;
const MOST_PIXELS = 1_200_000;
// From nearer than this the ground is shown finer.
const FINER = 1.9;
// How far behind the ship's port its camera sits, so that the port it meets is seen to the end.
const BACK_M = 2.5;
// Air scatters less by this height, m.
const AIR_M = 9000;

export type Seen = "earth" | "ride" | "dock" | "local";

const short = (title: string) =>
  title.length > 30
    ? title.split(",")[0]!.slice(0, 29) + (title.split(",")[0]!.length > 29 ? "…" : "")
    : title;

export class Globe {
  readonly node = h("div", { class: "globe" });
  private readonly canvas = h("canvas", {
    tabindex: 0,
    role: "img",
    "aria-label": "Globe: drag or use the arrow keys to turn, plus and minus to zoom",
  });
  private readonly scene = new Scene();
  // Ways and marks, which only the view from afar has.
  private readonly camera = new PerspectiveCamera(36, 1, 0.01, FAR);
  private readonly beside = new PerspectiveCamera(50, 1, 1, 200_000);
  private renderer: WebGLRenderer | null = null;
  private controls: OrbitControls | null = null;
  private readonly earth: Earth;
  private readonly labels = new Labels();
  private readonly ways: Ways;
  private readonly near: Near;
  private readonly ride: Ride;
  private readonly sight: Sight;
  private readonly landings: Landings;
  private readonly layers: Over;
  private readonly ship: Label;
  private readonly station: Label | null;
  private readonly abort: Label | null;
  private aborts: Points<BufferGeometry, PointsMaterial> | null = null;
  private readonly hearers: Hearers;
  private readonly zero: number;
  private met = 0;
  private frame = 0;
  private software = false;
  private still = 0;
  following: "free" | "ship" = "ship";
  seen: Seen = "earth";

  constructor(
    private readonly picture: Picture,
    signal: AbortSignal,
  ) {
    this.zero = Date.parse(picture.zero_utc);
    const changed = () => {
      if (this.earth.material.uniforms.loaded!.value) this.node.dataset.imagery = "shown";
      this.draw();
    };
    this.earth = new Earth(changed, signal);
    this.ways = new Ways(this.scene, picture);
    this.near = new Near(picture);
    this.ride = new Ride();
    this.sight = new Sight(picture);
    atEnd(signal, () => this.near.dispose());
    this.node.append(this.canvas, this.labels.node, this.sight.node);
    this.ship = this.labels.add("ship", "▲", short(phrase(String(picture.plan.flight.title))), false);
    this.station = picture.station_itrf ? this.labels.add("station", "■", "Station", false) : null;
    for (const place of picture.places) {
      const glyph = place.kind === "pad" ? "✛" : "✕";
      const label = this.labels.add(place.kind.replace(" ", "-"), glyph, place.name, true);
      label.at.copy(ground(place.latitude_deg, place.longitude_deg, 1.001));
    }
    this.layers = new Over(this.ways, this.labels, picture);
    this.landings = new Landings(this.scene, this.ways, this.labels.add("chosen", "◯", "", true));
    this.abort = picture.plan.abort_cover.length ? this.labels.add("abort", "+", "", true) : null;
    this.hearers = new Hearers(this.ways, this.labels, picture);
    for (const burn of picture.plan.burns.filter((b) => b.engine === "main")) {
      const label = this.labels.add("burn", "◆", burnName(burn.name), false);
      label.at.copy(world(stateAt(picture.met_s, picture.ship_itrf, burn.met_s).r));
      label.node.dataset.met = String(burn.met_s);
    }
    try {
      this.begin(signal);
    } catch {
      this.canvas.remove();
      this.node.append(
        h(
          "p",
          { class: "empty" },
          "This browser has no WebGL, so the globe cannot be drawn; everything else works.",
        ),
      );
    }
  }

  private begin(signal: AbortSignal): void {
    const software = drawnByProcessor();
    const renderer = new WebGLRenderer({
      canvas: this.canvas,
      antialias: !software,
      alpha: true,
      powerPreference: "high-performance",
    });
    renderer.autoClear = false;
    this.renderer = renderer;
    this.software = software;
    atEnd(signal, () => this.release(renderer));
    renderer.setPixelRatio(software ? 1 : Math.min(devicePixelRatio, 2));
    this.scene.add(this.earth.stars, this.earth.group);
    const lines = graticule();
    lines.name = "graticule";
    lines.renderOrder = 3;
    this.scene.add(lines);
    this.aborts = staying(this.picture, this.scene, this.ways);
    this.earth.load(software);
    this.listen(signal);
    // A hop stays over one county.
    const from = world(stateAt(this.picture.met_s, this.picture.ship_itrf, 0).r);
    this.camera.position.copy(from.setLength(this.picture.plan.hop ? NEAR_HOP : WHOLE));
    const fit = (width: number, height: number) => {
      if (software) renderer.setPixelRatio(1);
      renderer.setSize(width, height, false);
      for (const one of [this.camera, this.beside]) one.aspect = width / height;
      // In a narrow frame the whole Earth must still fit across.
      this.camera.fov = this.camera.aspect < 1 ? 36 / this.camera.aspect : 36;
      this.camera.updateProjectionMatrix();
      this.ways.size(width, height);
      this.draw();
    };
    sized(this.node, fit, signal);
  }

  private listen(signal: AbortSignal): void {
    const { canvas } = this;
    const controls = new OrbitControls(this.camera, canvas);
    this.controls = controls;
    // They listen on the whole page.
    atEnd(signal, () => controls.dispose());
    controls.enablePan = false;
    controls.minDistance = LEAST;
    controls.maxDistance = MOST;
    controls.rotateSpeed = 0.6;
    controls.addEventListener("start", () => this.follow("free"));
    controls.addEventListener("change", () => this.draw());
    this.ride.listen(
      canvas,
      () => this.seen === "ride",
      () => this.draw(),
    );
    canvas.addEventListener("keydown", (event) => this.turn(event));
    canvas.addEventListener("pointermove", (event) => {
      if (!event.buttons) this.point(event, false);
    });
    let down = [0, 0];
    canvas.addEventListener("pointerdown", (event) => {
      down = [event.clientX, event.clientY];
    });
    // What turns the globe opens nothing.
    canvas.addEventListener("pointerup", (event) => {
      if (Math.hypot(event.clientX - down[0]!, event.clientY - down[1]!) < 4) this.point(event, true);
    });
  }

  show(met: number): void {
    this.met = met;
    const { picture } = this;
    if (this.layers.atPresent) {
      const follows = this.following === "ship" && this.seen === "earth";
      if (this.layers.showPresent(this.earth.sun, follows ? this.camera.position : null)) this.draw();
      return;
    }
    const ship = stateAt(picture.met_s, picture.ship_itrf, met);
    this.ship.at.copy(world(ship.r));
    if (this.station && picture.station_itrf) {
      const times = picture.station_met_s!;
      this.station.at.copy(world(stateAt(times, picture.station_itrf, met).r));
      this.station.node.dataset.known = String(met >= times[0]! - 1 && met <= times[times.length - 1]! + 1);
    }
    const { met_s: times, itrf } = picture.sun;
    const k = Math.min(Math.floor(met / (times[1]! - times[0]!) || 0), times.length - 2);
    const part = (met - times[k]!) / (times[k + 1]! - times[k]!);
    const sun = [0, 1, 2].map((i) => itrf[3 * k + i]! * (1 - part) + itrf[3 * k + 3 + i]! * part) as Vector;
    this.earth.sun.copy(world(sun)).normalize();
    if (!this.renderer) return;
    if (this.seen === "earth") {
      const abort = abortAt(picture, met);
      if (this.abort && this.aborts) {
        this.abort.node.dataset.known = String(abort !== null);
        if (abort) {
          this.abort.at.copy(ground(abort.latitude_deg, abort.longitude_deg, 1.001));
          say(this.abort.node.lastChild!, `if broken off: ${abort.mode}`);
        }
        this.aborts.material.opacity = abort ? 1 : 0.4;
      }
      this.ways.show(met, ship);
      this.hearers.show(met, this.ship.at);
      this.layers.show(met);
      if (this.following === "ship") overShip(this.camera.position, ship, !picture.plan.hop);
    }
    this.draw();
  }

  // What else is drawn over the flight.
  over(shown: Drawn): void {
    if (!this.renderer) return;
    const begins = this.layers.set(shown);
    this.node.dataset.present = String(this.layers.atPresent);
    if (begins) {
      this.look("earth");
      this.follow("ship");
      if (this.camera.position.length() < WHOLE) this.camera.position.setLength(WHOLE);
    }
    this.show(this.met);
  }

  // Landings as points, with their ellipses; the camera goes there.
  scatter(shown: Shown | null, signal: AbortSignal): void {
    if (!this.renderer) return;
    this.landings.show(shown, () => this.draw(), signal);
    const planned = shown?.cloud.planned;
    if (planned) {
      this.look("earth");
      this.follow("free");
      this.camera.position.copy(ground(planned[1], planned[0])).setLength(OVER_LANDING);
    }
    this.draw();
  }

  private point(event: PointerEvent, opens: boolean): void {
    if (this.seen !== "earth") return;
    const { left, top, width, height } = this.node.getBoundingClientRect();
    this.landings.point(event.clientX - left, event.clientY - top, opens, this.camera, width, height);
  }

  follow(what: "free" | "ship"): void {
    this.following = what;
    this.node.dataset.following = what;
    this.node.dispatchEvent(new Event("follow"));
    if (what === "ship") this.show(this.met);
  }

  // From where the flight is seen.
  look(from: Seen): void {
    if (from === this.seen) return;
    this.seen = from;
    this.node.dataset.seen = from;
    if (this.controls) this.controls.enabled = from === "earth";
    this.labels.node.hidden = from !== "earth";
    this.sight.node.hidden = from !== "dock";
    this.node.hidden = from === "local";
    this.node.dispatchEvent(new Event("look"));
    this.show(this.met);
  }

  // How near the camera is, in Earth radii from the middle.
  zoom(radii: number): void {
    this.look("earth");
    this.camera.position.setLength(radii);
    if (this.following === "ship") this.show(this.met);
    this.draw();
  }

  private turn(event: KeyboardEvent): void {
    if (this.seen !== "earth") {
      if (this.seen === "ride" && this.ride.key(event.key)) {
        event.preventDefault();
        event.stopPropagation();
        this.draw();
      }
      return;
    }
    const done = moved(this.camera.position, event.key);
    if (!done) return;
    if (done === "turned") this.follow("free");
    event.preventDefault();
    event.stopPropagation();
    this.draw();
  }

  private draw(): void {
    // What is seen at its own scale is not drawn here.
    if (this.frame || !this.renderer || this.seen === "local") return;
    this.frame = requestAnimationFrame(() => {
      this.frame = 0;
      if (!this.renderer || this.seen === "local") return;
      if (this.software) this.sharpen(this.renderer);
      this.render(this.renderer);
      if (!this.node.dataset.drawn) this.node.dataset.drawn = String(Math.round(performance.now()));
    });
  }

  private render(renderer: WebGLRenderer): void {
    if (this.seen === "earth") this.fromAfar(renderer);
    else this.fromTheShip(renderer);
  }

  // A processor has no time for smooth edges while things move; once they stand still it has.
  private sharpen(renderer: WebGLRenderer): void {
    renderer.setPixelRatio(1);
    clearTimeout(this.still);
    const many = this.node.clientWidth * this.node.clientHeight > MOST_PIXELS;
    if (many) return;
    this.still = window.setTimeout(() => {
      if (!this.renderer || this.frame || this.seen === "local") return;
      renderer.setPixelRatio(2);
      this.render(renderer);
    }, STILL_MS);
  }

  private fromAfar(renderer: WebGLRenderer): void {
    const { camera } = this;
    camera.lookAt(0, 0, 0);
    this.only(true);
    this.earth.near(false);
    const { position } = camera;
    const away = position.length();
    if (away < FINER) this.finer(position, away);
    else this.earth.tiles.none();
    const present = this.layers.atPresent;
    this.earth.prepare(camera, present ? Date.now() : this.zero + 1000 * this.met, FAR);
    renderer.setClearColor(0, 0);
    renderer.clear();
    renderer.render(this.scene, camera);
    const met = present ? Number.POSITIVE_INFINITY : this.met;
    this.labels.place(camera, this.node.clientWidth, this.node.clientHeight, met, this.ship);
  }

  // The Earth first, from where the ship is; then, in metres, what is round it.
  private fromTheShip(renderer: WebGLRenderer): void {
    const { beside, near, picture, met } = this;
    near.show(met, this.earth.sun);
    const width = this.node.clientWidth,
      height = this.node.clientHeight;
    if (this.seen === "dock") {
      const now = docking(picture, met, near.beside);
      beside.fov = fieldOf(now?.range ?? 1e6);
      beside.near = 0.05;
      beside.position.copy(near.now.forward).multiplyScalar(-BACK_M);
      beside.up.copy(near.now.up);
      beside.lookAt(near.now.forward.clone().multiplyScalar(1e4));
      this.sight.show(now, width, height, beside.fov);
    } else {
      const out = direction(stateAt(picture.met_s, picture.ship_itrf, met).r);
      this.ride.place(beside, near.now, out, near.size);
    }
    beside.updateProjectionMatrix();
    beside.updateMatrixWorld();

    const { r } = stateAt(picture.met_s, picture.ship_itrf, met);
    const away = this.camera.position.clone();
    const { fov, near: least, far } = this.camera;
    const place = world(r);
    // Over what is drawn of the ground, which lies a little under the true one.
    const high = Math.max(place.length() - 1, 4e-5);
    this.camera.position.copy(place.setLength(1 + high));
    this.camera.quaternion.copy(beside.quaternion);
    this.camera.fov = beside.fov;
    this.camera.near = high * 0.25;
    this.camera.far = 8;
    this.camera.updateProjectionMatrix();
    this.only(false);
    this.earth.near(true);
    this.finer(place, 1 + high);
    this.earth.prepare(this.camera, this.zero + 1000 * met, 8);
    const lit = smooth(-0.12, 0.25, this.earth.sun.dot(place.normalize()));
    const air = Math.exp((-high * RADIUS) / AIR_M) * lit;
    this.earth.veil(air);
    const sky = new Color().setRGB(0.02 + 0.45 * air, 0.03 + 0.62 * air, 0.05 + 0.85 * air, SRGBColorSpace);
    renderer.setClearColor(sky, 1);
    renderer.clear();
    renderer.render(this.scene, this.camera);
    near.draw(renderer, beside, this.seen === "ride");
    this.camera.position.copy(away);
    Object.assign(this.camera, { fov, near: least, far });
    this.camera.updateProjectionMatrix();
  }

  // The tiles that lie below and as far as much can be made out.
  private finer(below: Vector3, away: number): void {
    const { x, y, z } = below;
    const latitude = Math.atan2(y / POLE, Math.hypot(x, z));
    const horizon = Math.acos(1 / away);
    const degree = 180 / Math.PI;
    this.earth.tiles.near(latitude * degree, Math.atan2(-z, x) * degree, Math.min(horizon * degree, 14));
  }

  // Ways, marks and grid belong to the view from afar.
  private only(all: boolean): void {
    for (const one of this.scene.children)
      if (one !== this.earth.group && one !== this.earth.stars) one.layers.set(all ? 0 : 1);
    this.earth.veil(0);
  }

  private release(renderer: WebGLRenderer): void {
    this.renderer = null;
    cancelAnimationFrame(this.frame);
    clearTimeout(this.still);
    this.scene.traverse((one) => {
      if (!(one instanceof Mesh || one instanceof LineSegments || one instanceof Points)) return;
      one.geometry.dispose();
      one.material.dispose();
    });
    renderer.dispose();
    renderer.forceContextLoss();
  }
}
