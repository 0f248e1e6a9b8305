// The Earth, fixed as the ground sees it: day and night, the ways of ship and station, who hears the ship.
import {
  BufferAttribute,
  BufferGeometry,
  Color,
  LineBasicMaterial,
  LineSegments,
  Mesh,
  PerspectiveCamera,
  Points,
  PointsMaterial,
  Scene,
  ShaderMaterial,
  SphereGeometry,
  Texture,
  TextureLoader,
  Vector3,
  WebGLRenderer,
} from "three";
import { OrbitControls } from "three/examples/jsm/controls/OrbitControls.js";
import { LineMaterial } from "three/examples/jsm/lines/LineMaterial.js";
import { LineSegments2 } from "three/examples/jsm/lines/LineSegments2.js";
import { LineSegmentsGeometry } from "three/examples/jsm/lines/LineSegmentsGeometry.js";
import type { Abort, Picture } from "./api";
import { h, sized } from "./dom";
import { burnName } from "./format";
import { atEnd } from "./life";
import { nearest, type Places, type Shown } from "./samples";
import { stateAt, type Vector, within } from "./tables";

// Where the crew would come down if the ascent were broken off now; null once it cannot be any more.
export function abortAt({ plan: { abort_cover: cover } }: Picture, met: number): Abort | null {
  const last = cover[cover.length - 1],
    before = cover[cover.length - 2];
  if (!last || !before || met < cover[0]!.met_s || met > last.met_s + (last.met_s - before.met_s))
    return null;
  let k = 0;
  while (k + 1 < cover.length && cover[k + 1]!.met_s <= met) k++;
  return cover[k]!;
}

// When the ship meets the air on the way home, MET s; null where it does not.
export function entryMet({ plan, zero_utc }: Picture): number | null {
  return plan.way_home ? (Date.parse(plan.way_home.entry_utc) - Date.parse(zero_utc)) / 1000 : null;
}

const RADIUS = 6378137;
const POLE = 0.996647;
const SPIN = 7.292115e-5;
const MU = 3.986004418e14;
const SAMPLES = 140;
// How far from the middle the camera stands, in Earth radii: all of the Earth with the orbits round it, or a
// part of it.
export const WHOLE = 3.4,
  NEAR = 1.55,
  NEAR_HOP = 1.7;
const LETTER_PX = 6.3;
// Landings lie on the ground, over what is drawn on it; seen from so near that an ellipse can be made out.
const LANDED = 1.001;
const OVER_LANDING = 1.085;
const OUTCOMES = ["#fff3a8", "#ff9ed2", "#ff7a6b"];

// All in the colours of the screen: the square roots of a truer light cost a processor half of every frame.
const EARTH_VERTEX = `
varying vec2 at; varying float height;
uniform vec3 sun;
void main() {
  at = uv;
  height = dot(normal, sun);
  gl_Position = projectionMatrix * modelViewMatrix * vec4(position, 1.0);
}`;
const EARTH_FRAGMENT = `
uniform sampler2D day; uniform sampler2D night; uniform float loaded;
varying vec2 at; varying float height;
void main() {
  vec3 ground = vec3(0.35, 0.45, 0.55);
  if (loaded > 0.0) { ground = texture2D(day, at).rgb; ground *= 1.28 - 0.28 * ground; }
  vec3 colour = ground * (0.87 + 0.15 * height);
  if (height < 0.06) {
    vec3 dark = ground * vec3(0.40, 0.43, 0.50);
    float lamps = smoothstep(0.1, 0.33, texture2D(night, at).r);
    if (loaded > 0.0) dark += lamps * vec3(1.0, 0.91, 0.72) * (1.0 - dark);
    colour = mix(dark, colour, smoothstep(-0.105, 0.06, height));
  }
  gl_FragColor = vec4(colour, 1.0);
}`;

const short = (title: string) =>
  title.length > 30
    ? title.split(",")[0]!.slice(0, 29) + (title.split(",")[0]!.length > 29 ? "…" : "")
    : title;

type Label = { node: HTMLElement; at: Vector3; low: boolean };

const world = ([x, y, z]: Vector) => new Vector3(x / RADIUS, z / RADIUS, -y / RADIUS);

function ground(latitude: number, longitude: number, height = 1): Vector3 {
  const a = (latitude * Math.PI) / 180,
    b = (longitude * Math.PI) / 180;
  return new Vector3(
    height * Math.cos(a) * Math.cos(b),
    height * POLE * Math.sin(a),
    -height * Math.cos(a) * Math.sin(b),
  );
}

export class Globe {
  readonly node = h("div", { class: "globe" });
  private readonly canvas = h("canvas", {
    tabindex: 0,
    role: "img",
    "aria-label": "Globe: drag or use the arrow keys to turn, plus and minus to zoom",
  });
  private readonly marks = h("div", { class: "marks", "aria-hidden": "true" });
  private readonly scene = new Scene();
  private readonly camera = new PerspectiveCamera(36, 1, 0.01, 40);
  private renderer: WebGLRenderer | null = null;
  private readonly sun = new Vector3(1, 0, 0);
  private earth!: ShaderMaterial;
  private readonly lines: Record<string, LineSegments2> = {};
  private readonly labels: Label[] = [];
  private readonly ship: Label;
  private readonly station: Label | null;
  private readonly abort: Label | null;
  private aborts: Points<BufferGeometry, PointsMaterial> | null = null;
  private readonly stations: { label: Label; contacts: [number, number][]; place: Vector3 }[] = [];
  private met = 0;
  private drawn = -1;
  private frame = 0;
  following: "free" | "ship" = "ship";
  private shown: Shown | null = null;
  private readonly landings: Points<BufferGeometry, PointsMaterial>[] = [];
  private landed: (Vector3 | null)[] = [];
  private readonly chosen: Label;

  constructor(
    private readonly picture: Picture,
    signal: AbortSignal,
  ) {
    this.node.append(this.canvas, this.marks);
    this.ship = this.label("ship", "▲", short(String(picture.plan.flight.title)), true);
    this.station = picture.station_itrf ? this.label("station", "■", "Station", true) : null;
    for (const place of picture.places) {
      const label = this.label(
        place.kind.replace(" ", "-"),
        place.kind === "pad" ? "✛" : "✕",
        place.name,
        false,
      );
      label.at.copy(ground(place.latitude_deg, place.longitude_deg, 1.001));
    }
    this.chosen = this.label("chosen", "◯", "", false);
    this.chosen.node.dataset.known = "false";
    this.abort = picture.plan.abort_cover.length ? this.label("abort", "+", "", false) : null;
    for (const one of picture.plan.hop ? [] : picture.ground.stations) {
      const label = this.label("ground", "○", one.name, false);
      label.at.copy(ground(one.latitude_deg, one.longitude_deg, 1.001));
      this.stations.push({ label, contacts: one.contacts, place: label.at });
    }
    for (const burn of picture.plan.burns.filter((b) => b.engine === "main")) {
      const label = this.label("burn", "◆", burnName(burn.name), true);
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
    const renderer = new WebGLRenderer({
      canvas: this.canvas,
      antialias: true,
      alpha: true,
      powerPreference: "high-performance",
    });
    this.renderer = renderer;
    atEnd(signal, () => this.release(renderer));
    const gl = renderer.getContext();
    const info = gl.getExtension("WEBGL_debug_renderer_info");
    const name = info ? String(gl.getParameter(info.UNMASKED_RENDERER_WEBGL)) : "";
    // Drawn by the processor, every pixel costs.
    const software = /swiftshader|llvmpipe|software/i.test(name);
    renderer.setPixelRatio(software ? 1 : Math.min(devicePixelRatio, 2));
    const blank = new Texture();
    this.earth = new ShaderMaterial({
      vertexShader: EARTH_VERTEX,
      fragmentShader: EARTH_FRAGMENT,
      uniforms: {
        day: { value: blank },
        night: { value: blank },
        sun: { value: this.sun },
        loaded: { value: 0 },
      },
    });
    const earth = new Mesh(new SphereGeometry(1, 96, 48), this.earth);
    earth.scale.y = POLE;
    this.scene.add(earth);
    this.scene.add(graticule());
    this.landing();
    const loader = new TextureLoader();
    void Promise.all(["earth-day.jpg", "earth-night.jpg"].map((file) => loader.loadAsync(`./${file}`))).then(
      ([day, night]) => {
        for (const image of [day!, night!]) {
          image.anisotropy = software ? 1 : 4;
          atEnd(signal, () => image.dispose());
        }
        if (signal.aborted) return;
        this.earth.uniforms.day!.value = day;
        this.earth.uniforms.night!.value = night;
        this.earth.uniforms.loaded!.value = 1;
        this.node.dataset.imagery = "shown";
        this.draw();
      },
    );
    const controls = new OrbitControls(this.camera, this.canvas);
    // They listen on the whole page.
    atEnd(signal, () => controls.dispose());
    controls.enablePan = false;
    controls.minDistance = 1.08;
    controls.maxDistance = 8;
    controls.rotateSpeed = 0.6;
    controls.addEventListener("start", () => this.follow("free"));
    controls.addEventListener("change", () => this.draw());
    this.canvas.addEventListener("keydown", (event) => this.turn(event));
    this.canvas.addEventListener("pointermove", (event) => {
      if (!event.buttons) this.point(event, false);
    });
    let down = [0, 0];
    this.canvas.addEventListener("pointerdown", (event) => {
      down = [event.clientX, event.clientY];
    });
    // What turns the globe opens nothing.
    this.canvas.addEventListener("pointerup", (event) => {
      if (Math.hypot(event.clientX - down[0]!, event.clientY - down[1]!) < 4) this.point(event, true);
    });
    // A hop stays over one county.
    this.camera.position.copy(
      world(stateAt(this.picture.met_s, this.picture.ship_itrf, 0).r).setLength(
        this.picture.plan.hop ? NEAR_HOP : WHOLE,
      ),
    );
    const fit = (width: number, height: number) => {
      renderer.setSize(width, height, false);
      this.camera.aspect = width / height;
      // In a narrow frame the whole Earth must still fit across.
      this.camera.fov = this.camera.aspect < 1 ? 36 / this.camera.aspect : 36;
      this.camera.updateProjectionMatrix();
      for (const line of Object.values(this.lines)) line.material.resolution.set(width, height);
      this.draw();
    };
    sized(this.node, fit, signal);
  }

  // What stays on the ground: where aborts come down, and the track from entry to landing.
  private landing(): void {
    const { picture } = this;
    const cover = picture.plan.abort_cover;
    if (cover.length) {
      // Marks apart, not a line: they are places, not a way.
      const every = Math.ceil(cover.length / 50);
      const geometry = new BufferGeometry().setFromPoints(
        cover
          .filter((_, i) => i % every === 0 || i === cover.length - 1)
          .map((one) => ground(one.latitude_deg, one.longitude_deg, 1.0015)),
      );
      this.aborts = new Points(
        geometry,
        new PointsMaterial({
          color: new Color("#ff9ed2"),
          size: 4,
          sizeAttenuation: false,
          transparent: true,
        }),
      );
      this.scene.add(this.aborts);
    }
    const entry = entryMet(picture);
    if (entry === null) return;
    const points: Vector3[] = [];
    for (let i = 0; i <= SAMPLES; i++)
      points.push(
        world(
          stateAt(picture.met_s, picture.ship_itrf, entry + ((picture.end_met_s - entry) * i) / SAMPLES).r,
        ).setLength(1.0025),
      );
    this.path(this.line("landing track", "#fff3a8", 3, true), points);
  }

  private line(name: string, colour: string, width: number, dashed = false, opacity = 1): LineSegments2 {
    const known = this.lines[name];
    if (known) return known;
    const material = new LineMaterial({
      color: new Color(colour),
      linewidth: width,
      dashed,
      dashSize: 0.02,
      gapSize: 0.018,
      transparent: opacity < 1,
      opacity,
    });
    material.resolution.set(this.node.clientWidth || 1, this.node.clientHeight || 1);
    const made = new LineSegments2(new LineSegmentsGeometry(), material);
    made.frustumCulled = false;
    this.scene.add(made);
    this.lines[name] = made;
    return made;
  }

  private path(line: LineSegments2, points: Vector3[]): void {
    line.visible = points.length > 1;
    if (!line.visible) return;
    const flat: number[] = [];
    for (let i = 0; i + 1 < points.length; i++)
      flat.push(...points[i]!.toArray(), ...points[i + 1]!.toArray());
    line.geometry.dispose();
    line.geometry = new LineSegmentsGeometry().setPositions(flat);
    if (line.material.dashed) line.computeLineDistances();
  }

  private label(kind: string, glyph: string, text: string, sky: boolean): Label {
    const node = h("div", { class: `mark-${kind}`, hidden: true }, h("i", {}, glyph), h("span", {}, text));
    this.marks.append(node);
    const made = { node, at: new Vector3(), low: !sky };
    this.labels.push(made);
    return made;
  }

  show(met: number): void {
    this.met = met;
    const { picture } = this;
    const ship = stateAt(picture.met_s, picture.ship_itrf, met);
    this.ship.at.copy(world(ship.r));
    if (this.station && picture.station_itrf) {
      const times = picture.station_met_s!;
      this.station.at.copy(world(stateAt(times, picture.station_itrf, met).r));
      this.station.node.dataset.known = String(met >= times[0]! - 1 && met <= times[times.length - 1]! + 1);
    }
    const k = Math.min(
      Math.floor(met / (picture.sun.met_s[1]! - picture.sun.met_s[0]!) || 0),
      picture.sun.met_s.length - 2,
    );
    const part = (met - picture.sun.met_s[k]!) / (picture.sun.met_s[k + 1]! - picture.sun.met_s[k]!);
    const sun = [0, 1, 2].map(
      (i) => picture.sun.itrf[3 * k + i]! * (1 - part) + picture.sun.itrf[3 * k + 3 + i]! * part,
    ) as Vector;
    this.sun.copy(world(sun)).normalize();
    if (!this.renderer) return;
    const abort = abortAt(picture, met);
    if (this.abort && this.aborts) {
      this.abort.node.dataset.known = String(abort !== null);
      if (abort) {
        this.abort.at.copy(ground(abort.latitude_deg, abort.longitude_deg, 1.001));
        this.abort.node.lastChild!.textContent = `if broken off: ${abort.mode}`;
      }
      this.aborts.material.opacity = abort ? 1 : 0.4;
    }
    if (Math.abs(met - this.drawn) > 4 || this.drawn < 0) this.ways(met, ship);
    this.talk(met);
    if (this.following === "ship") this.overShip(ship);
    this.draw();
  }

  // The ways near the present: flown and to come through space, over the ground, and each one's orbit of the
  // moment.
  private ways(met: number, ship: { r: Vector; v: Vector }): void {
    this.drawn = met;
    const { picture } = this;
    const end = picture.end_met_s;
    const along = (times: number[], rows: number[], from: number, to: number) => {
      const points: Vector3[] = [];
      if (to <= from) return points;
      for (let i = 0; i <= SAMPLES; i++)
        points.push(world(stateAt(times, rows, from + ((to - from) * i) / SAMPLES).r));
      return points;
    };
    const low = (points: Vector3[]) => points.map((p) => p.clone().setLength(1.002));
    const before = along(picture.met_s, picture.ship_itrf, Math.max(met - 5600, 0), met);
    const after = along(picture.met_s, picture.ship_itrf, met, Math.min(met + 5600, end));
    this.path(this.line("flown", "#ff8a3d", 2.5), before);
    this.path(this.line("coming", "#ffb27f", 1.5, true), after);
    this.path(this.line("track", "#ff8a3d", 1.5, false, 0.75), low(before));
    this.path(this.line("track to come", "#ffb27f", 1, true, 0.9), low(after));
    this.path(this.line("ship's orbit", "#ff8a3d", 1, false, 0.35), orbit(ship));
    if (picture.station_itrf && picture.station_met_s) {
      const times = picture.station_met_s;
      if (met >= times[0]! && met <= times[times.length - 1]! + 1) {
        const station = stateAt(times, picture.station_itrf, met);
        this.path(this.line("station's orbit", "#6cb6ff", 1.25, false, 0.7), orbit(station));
        this.path(
          this.line("station's track", "#6cb6ff", 1, true, 0.7),
          low(along(times, picture.station_itrf, met, Math.min(met + 5600, times[times.length - 1]!))),
        );
      } else {
        this.path(this.line("station's orbit", "#6cb6ff", 1.25, false, 0.7), []);
        this.path(this.line("station's track", "#6cb6ff", 1, true, 0.7), []);
      }
    }
  }

  private talk(met: number): void {
    const beams: Vector3[] = [];
    for (const one of this.stations) {
      const heard = within(one.contacts, met);
      one.label.node.classList.toggle("heard", heard);
      (one.label.node.firstChild as HTMLElement).textContent = heard ? "◉" : "○";
      if (heard) beams.push(one.place, this.ship.at.clone());
    }
    const line = this.line("heard", "#9be38b", 1.5);
    line.visible = beams.length > 0;
    if (beams.length) {
      line.geometry.dispose();
      line.geometry = new LineSegmentsGeometry().setPositions(beams.flatMap((p) => p.toArray()));
    }
  }

  // From beside the plane of the orbit, so that heights can be seen.
  private overShip({ r, v }: { r: Vector; v: Vector }): void {
    const position = world(r),
      along = new Vector3(v[0], v[2], -v[1]);
    const normal = position.clone().cross(along).normalize();
    const away = this.camera.position.length();
    // As far aside as keeps the ship in the frame at this distance.
    const tilt = along.lengthSq() < 1e4 || this.picture.plan.hop ? 0 : Math.min(0.19 * (away - 1), 0.4);
    this.camera.position
      .copy(
        position
          .normalize()
          .multiplyScalar(Math.cos(tilt))
          .addScaledVector(normal, normal.y < 0 ? Math.sin(tilt) : -Math.sin(tilt)),
      )
      .setLength(away);
  }

  // Landings as points, with their ellipses; the camera goes there.
  scatter(shown: Shown | null, signal: AbortSignal): void {
    this.shown = shown;
    for (const one of this.landings.splice(0)) {
      this.scene.remove(one);
      one.geometry.dispose();
      one.material.dispose();
    }
    this.chosen.node.dataset.known = "false";
    if (!this.renderer) return;
    for (const [name, line] of Object.entries(this.lines))
      if (name.startsWith("ellipse")) line.visible = false;
    if (shown) this.land(shown, signal);
    this.draw();
  }

  private land({ cloud, samples }: Shown, signal: AbortSignal): void {
    const places = cloud.x.map((longitude, i) => {
      const latitude = cloud.y[i];
      const known = longitude !== null && latitude !== null && latitude !== undefined;
      return known ? ground(latitude, longitude, LANDED) : null;
    });
    this.landed = places;
    for (const [kind, colour] of OUTCOMES.entries()) {
      const points = places.flatMap((place, i) =>
        place && samples.found.outcome[i] === kind ? [place] : [],
      );
      if (!points.length) continue;
      const material = new PointsMaterial({ color: new Color(colour), size: 3, sizeAttenuation: false });
      const made = new Points(new BufferGeometry().setFromPoints(points), material);
      this.landings.push(made);
      this.scene.add(made);
    }
    for (const [k, outline] of cloud.outlines.entries()) {
      const round = [...outline, outline[0]!].map(([longitude, latitude]) =>
        ground(latitude, longitude, LANDED),
      );
      this.path(this.line(`ellipse ${k}`, "#fff3a8", 1.5), round);
    }
    const mark = (i: number | null) => {
      const place = i === null ? null : places[i];
      this.chosen.node.dataset.known = String(Boolean(place));
      if (place) this.chosen.at.copy(place);
      this.draw();
    };
    samples.on(mark, signal);
    if (!cloud.planned) return;
    this.follow("free");
    this.camera.position.copy(ground(cloud.planned[1], cloud.planned[0])).setLength(OVER_LANDING);
  }

  // Where the landings stand on the screen.
  private seen(): Places {
    const { clientWidth: width, clientHeight: height } = this.node;
    return this.landed.map((place) => {
      if (!place || place.dot(this.camera.position) < 1) return null;
      const p = place.clone().project(this.camera);
      return [((p.x + 1) / 2) * width, ((1 - p.y) / 2) * height];
    });
  }

  private point(event: PointerEvent, opens: boolean): void {
    if (!this.shown) return;
    const box = this.node.getBoundingClientRect();
    const i = nearest(this.seen(), event.clientX - box.left, event.clientY - box.top);
    if (i === null) return;
    this.shown.samples.choose(i);
    if (opens) this.shown.samples.open(i);
  }

  follow(what: "free" | "ship"): void {
    this.following = what;
    this.node.dataset.following = what;
    this.node.dispatchEvent(new Event("follow"));
    if (what === "ship") this.show(this.met);
  }

  // How near the camera is, in Earth radii from the middle.
  zoom(radii: number): void {
    this.camera.position.setLength(radii);
    if (this.following === "ship") this.show(this.met);
    this.draw();
  }

  private turn(event: KeyboardEvent): void {
    const by: Record<string, [number, number]> = {
      ArrowLeft: [-0.12, 0],
      ArrowRight: [0.12, 0],
      ArrowUp: [0, 0.12],
      ArrowDown: [0, -0.12],
    };
    const step = by[event.key];
    const position = this.camera.position;
    if (step) {
      const length = position.length();
      const polar = Math.min(Math.max(Math.acos(position.y / length) - step[1], 0.05), Math.PI - 0.05);
      const angle = Math.atan2(position.x, position.z) + step[0];
      position.set(
        length * Math.sin(polar) * Math.sin(angle),
        length * Math.cos(polar),
        length * Math.sin(polar) * Math.cos(angle),
      );
      this.follow("free");
    } else if (event.key === "+" || event.key === "=")
      position.setLength(Math.max(position.length() * 0.88, 1.08));
    else if (event.key === "-") position.setLength(Math.min(position.length() * 1.14, 8));
    else return;
    event.preventDefault();
    event.stopPropagation();
    this.draw();
  }

  private draw(): void {
    if (this.frame || !this.renderer) return;
    this.frame = requestAnimationFrame(() => {
      this.frame = 0;
      if (!this.renderer) return;
      this.camera.lookAt(0, 0, 0);
      this.renderer.render(this.scene, this.camera);
      this.placeLabels();
      if (!this.node.dataset.drawn) this.node.dataset.drawn = String(Math.round(performance.now()));
    });
  }

  private placeLabels(): void {
    const width = this.node.clientWidth,
      height = this.node.clientHeight;
    const eye = this.camera.position;
    const taken: [number, number, number][] = [];
    // Who hears the ship is named first, after the ship itself.
    const rank = (label: Label) => (label === this.ship ? 0 : label.node.classList.contains("heard") ? 1 : 2);
    for (const label of [...this.labels].sort((a, b) => rank(a) - rank(b))) {
      const toEye = eye.clone().sub(label.at);
      // Hidden behind the Earth: the line to the eye passes within a radius of its middle.
      const along = -label.at.dot(toEye) / toEye.lengthSq();
      const hidden = label.low
        ? label.at.dot(eye) < 1.0
        : along > 0 && label.at.clone().addScaledVector(toEye, along).length() < 0.995;
      const p = label.at.clone().project(this.camera);
      const far =
        label.node.dataset.met !== undefined && Math.abs(Number(label.node.dataset.met) - this.met) > 5600;
      const gone =
        hidden || far || label.at.lengthSq() === 0 || p.z > 1 || label.node.dataset.known === "false";
      label.node.hidden = gone;
      if (gone) continue;
      const x = ((p.x + 1) / 2) * width,
        y = ((1 - p.y) / 2) * height;
      label.node.style.transform = `translate(${x.toFixed(1)}px, ${y.toFixed(1)}px)`;
      const wide = label.node.textContent!.length * LETTER_PX + 12;
      const sides: [number, number][] = [
        [x - 7, x + wide],
        [x - wide, x + 7],
      ];
      const free = sides.find(
        ([from, to]) =>
          from > -7 &&
          to < width + 7 &&
          !taken.some(([a, b, c]) => from < b && to > a && Math.abs(c - y) < 13),
      );
      label.node.classList.toggle("bare", !free);
      label.node.classList.toggle("left", free === sides[1]);
      taken.push([...(free ?? [x - 7, x + 7]), y] as [number, number, number]);
    }
  }

  private release(renderer: WebGLRenderer): void {
    this.renderer = null;
    cancelAnimationFrame(this.frame);
    this.scene.traverse((one) => {
      if (!(one instanceof Mesh || one instanceof LineSegments || one instanceof Points)) return;
      one.geometry.dispose();
      one.material.dispose();
    });
    renderer.dispose();
    renderer.forceContextLoss();
  }
}

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

function graticule(): LineSegments {
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
