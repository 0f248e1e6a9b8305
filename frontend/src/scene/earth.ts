// The Earth by day and by night, its rim of air, and the stars behind it.
import {
  AdditiveBlending,
  BufferAttribute,
  BufferGeometry,
  DoubleSide,
  Group,
  LinearMipmapNearestFilter,
  Mesh,
  type PerspectiveCamera,
  Points,
  ShaderMaterial,
  SphereGeometry,
  Texture,
  TextureLoader,
  Vector3,
  Vector4,
} from "three";
import { atEnd } from "../life";
import { files } from "./files";
import { POLE, sidereal, smooth } from "./frames";
import { Tiles } from "./tiles";

// All in the colours of the screen: the square roots of a truer light cost a processor half of every frame. Haze
// towards the rim is reckoned at the corners for the same reason.
const EARTH_VERTEX = `
varying vec2 at; varying float height; varying float haze;
uniform vec3 sun; uniform vec3 eye; uniform float near;
void main() {
  at = uv;
  height = dot(normal, sun);
  float slant = 1.0 - max(dot(normalize(eye - position), normal), 0.0);
  haze = smoothstep(-0.12, 0.3, height) * (0.06 + 0.5 * slant * slant * slant * slant * near);
  gl_Position = projectionMatrix * modelViewMatrix * vec4(position, 1.0);
}`;
const EARTH_FRAGMENT = `
uniform sampler2D day; uniform sampler2D night; uniform float loaded; uniform vec4 rect;
varying vec2 at; varying float height; varying float haze;
void main() {
  vec3 ground = vec3(0.35, 0.45, 0.55);
  if (loaded > 0.0) { ground = texture2D(day, (at - rect.xy) * rect.zw).rgb; ground *= 1.28 - 0.28 * ground; }
  vec3 colour = ground * (0.87 + 0.15 * height);
  if (height < 0.06) {
    vec3 dark = ground * vec3(0.40, 0.43, 0.50);
    float lamps = smoothstep(0.1, 0.33, texture2D(night, at).r);
    if (loaded > 0.0) dark += lamps * vec3(1.0, 0.91, 0.72) * (1.0 - dark);
    colour = mix(dark, colour, smoothstep(-0.105, 0.06, height));
  }
  gl_FragColor = vec4(colour + haze * (vec3(0.52, 0.7, 0.95) - colour), 1.0);
}`;

// The rim: a ring where the Earth ends for the eye, from the ground to where the air does.
const AIR = 0.014;
const FEW_STARS = 400;
const RIM_VERTEX = `
attribute float part;
uniform vec3 eye; uniform vec3 side; uniform vec3 top; uniform vec3 sun; uniform float air;
varying float lit; varying float dusk; varying float up;
void main() {
  float d = length(eye);
  // From inside the air its top is level with the eye. The faces of the ball lie a little under it.
  float s = 1.0 + min(air, (d - 1.0) * 0.98) * part - min(0.0006, d - 1.0) * (1.0 - part);
  float rho = (d - 1.0 / d) * s / sqrt(d * d - s * s);
  vec3 way = position.x * side + position.y * top;
  vec3 p = eye / (d * d) + way * rho;
  float height = dot(normalize(p), sun);
  lit = smoothstep(-0.2, 0.12, height);
  dusk = lit * (1.0 - smoothstep(-0.05, 0.2, height));
  up = part;
  gl_Position = projectionMatrix * modelViewMatrix * vec4(p, 1.0);
}`;
const RIM_FRAGMENT = `
varying float lit; varying float dusk; varying float up; uniform float strong;
void main() {
  float thin = 1.0 - up;
  vec3 blue = mix(vec3(0.25, 0.5, 1.0), vec3(0.75, 0.9, 1.0), thin * thin * thin);
  vec3 colour = mix(blue, vec3(1.0, 0.62, 0.35), dusk * thin);
  gl_FragColor = vec4(colour * (lit * thin * thin * 0.95 * strong), 1.0);
}`;

const STAR_VERTEX = `
attribute float bright; varying float glow; uniform float scale;
void main() {
  glow = clamp(bright, 0.25, 1.0);
  gl_PointSize = scale * (0.9 + 1.6 * bright);
  gl_Position = projectionMatrix * modelViewMatrix * vec4(position, 1.0);
}`;
const STAR_FRAGMENT = `
varying float glow; uniform float seen;
void main() { gl_FragColor = vec4(vec3(0.92, 0.95, 1.0) * glow * seen, 1.0); }`;

export class Earth {
  readonly group = new Group();
  readonly stars = new Points(new BufferGeometry());
  readonly tiles: Tiles;
  readonly sun = new Vector3(1, 0, 0);
  // The eye, where the Earth is a ball.
  private readonly eye = new Vector3(0, 0, 3);
  readonly material: ShaderMaterial;
  private readonly rim: Mesh<BufferGeometry, ShaderMaterial>;
  // For the eye afar and for the one near it, to which the horizon has to be round.
  private readonly balls: Mesh[];
  private readonly side = new Vector3();
  private readonly top = new Vector3();

  constructor(
    private readonly changed: () => void,
    private readonly signal: AbortSignal,
  ) {
    const blank = new Texture();
    this.material = new ShaderMaterial({
      vertexShader: EARTH_VERTEX,
      fragmentShader: EARTH_FRAGMENT,
      uniforms: {
        day: { value: blank },
        night: { value: blank },
        sun: { value: this.sun },
        eye: { value: this.eye },
        near: { value: 1 },
        loaded: { value: 0 },
        // Where the picture lies in that of the whole Earth: its corner, and how often it would fit in.
        rect: { value: new Vector4(0, 0, 1, 1) },
      },
    });
    this.balls = [
      [96, 48],
      [192, 96],
    ].map(([across, down]) => new Mesh(new SphereGeometry(1, across, down), this.material));
    for (const one of this.balls) one.renderOrder = 1;
    this.near(false);
    this.rim = new Mesh(
      ring(),
      new ShaderMaterial({
        vertexShader: RIM_VERTEX,
        fragmentShader: RIM_FRAGMENT,
        uniforms: {
          eye: { value: this.eye },
          side: { value: this.side },
          top: { value: this.top },
          sun: { value: this.sun },
          air: { value: AIR },
          strong: { value: 1 },
        },
        transparent: true,
        side: DoubleSide,
        blending: AdditiveBlending,
        depthWrite: false,
      }),
    );
    this.rim.frustumCulled = false;
    this.rim.renderOrder = 2;
    this.tiles = new Tiles(this.material, changed, signal);
    this.group.add(this.tiles.group, ...this.balls, this.rim);
    this.group.scale.y = POLE;
    this.stars.material = new ShaderMaterial({
      vertexShader: STAR_VERTEX,
      fragmentShader: STAR_FRAGMENT,
      uniforms: { scale: { value: 1 }, seen: { value: 1 } },
      depthWrite: false,
      depthTest: false,
    });
    this.stars.frustumCulled = false;
    this.stars.renderOrder = 0;
    this.stars.visible = false;
  }

  load(software: boolean): void {
    const loader = new TextureLoader();
    const images = ["earth-day.jpg", "earth-night.jpg"].map((name) => loader.loadAsync(files.url(name)));
    void Promise.all(images).then(([day, night]) => {
      for (const image of [day!, night!]) {
        image.anisotropy = software ? 1 : 4;
        // Between two sizes of a picture a processor looks eight times instead of four.
        if (software) image.minFilter = LinearMipmapNearestFilter;
        atEnd(this.signal, () => image.dispose());
      }
      if (this.signal.aborted) return;
      this.material.uniforms.day!.value = day;
      this.material.uniforms.night!.value = night;
      this.material.uniforms.loaded!.value = 1;
      this.changed();
    });
    void files
      .json("stars.json")
      .then((rows) => {
        if (this.signal.aborted) return;
        this.sky(rows as number[]);
        // The brightest come first.
        if (software) this.stars.geometry.setDrawRange(0, FEW_STARS);
        this.changed();
      })
      // A globe without stars is still one.
      .catch(() => {});
  }

  // Rows of right ascension and declination in hundredths of a degree, and magnitude in tenths.
  private sky(rows: number[]): void {
    const count = rows.length / 3;
    const places = new Float32Array(3 * count),
      bright = new Float32Array(count);
    for (let i = 0; i < count; i++) {
      const a = (rows[3 * i]! * Math.PI) / 18000,
        d = (rows[3 * i + 1]! * Math.PI) / 18000;
      places.set([Math.cos(d) * Math.cos(a), Math.sin(d), -Math.cos(d) * Math.sin(a)], 3 * i);
      bright[i] = Math.min(Math.max(1 - rows[3 * i + 2]! / 50, 0.1), 1.2);
    }
    this.stars.geometry.setAttribute("position", new BufferAttribute(places, 3));
    this.stars.geometry.setAttribute("bright", new BufferAttribute(bright, 1));
    this.stars.visible = true;
  }

  near(near: boolean): void {
    for (const [i, one] of this.balls.entries()) one.visible = i === Number(near);
  }

  // By day air hides the stars, and itself shines more than its rim does; 0 in space, 1 on the ground.
  veil(air: number): void {
    (this.stars.material as ShaderMaterial).uniforms.seen!.value = 1 - smooth(0, 0.25, air);
    this.rim.material.uniforms.strong!.value = Math.max(1 - 1.4 * air, 0);
  }

  // Before each picture: where the eye is, and what time it is, ms of UTC.
  prepare(camera: PerspectiveCamera, utc: number, far: number): void {
    const eye = this.eye.copy(camera.position);
    eye.y /= POLE;
    if (eye.length() < 1 + 1e-6) eye.setLength(1 + 1e-6);
    const ahead = eye.clone().normalize();
    this.side
      .set(0, 1, 0)
      .cross(Math.abs(ahead.y) > 0.99 ? new Vector3(1, 0, 0) : ahead)
      .normalize();
    if (Math.abs(ahead.y) > 0.99) this.side.set(1, 0, 0);
    this.top.copy(ahead).cross(this.side).normalize();
    this.stars.position.copy(camera.position);
    this.stars.scale.setScalar(far * 0.9);
    this.stars.rotation.y = -sidereal(utc);
  }
}

function ring(): BufferGeometry {
  const around = 96,
    steps = [0, 0.2, 0.5, 1];
  const places: number[] = [],
    parts: number[] = [];
  const add = (k: number, part: number) => {
    const a = (2 * Math.PI * k) / around;
    places.push(Math.cos(a), Math.sin(a), 0);
    parts.push(part);
  };
  for (let k = 0; k < around; k++)
    for (let i = 0; i + 1 < steps.length; i++) {
      const [a, b] = [steps[i]!, steps[i + 1]!];
      for (const [j, part] of [
        [k, a],
        [k + 1, a],
        [k + 1, b],
        [k, a],
        [k + 1, b],
        [k, b],
      ] as const)
        add(j, part);
    }
  const made = new BufferGeometry();
  made.setAttribute("position", new BufferAttribute(new Float32Array(places), 3));
  made.setAttribute("part", new BufferAttribute(new Float32Array(parts), 1));
  return made;
}
