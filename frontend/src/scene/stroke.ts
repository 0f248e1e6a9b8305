// Lines of any width as quads of one mesh: instances, of which lines are usually made, cost a processor that draws
// half of every frame.
import {
  BufferAttribute,
  BufferGeometry,
  Color,
  DoubleSide,
  DynamicDrawUsage,
  Mesh,
  ShaderMaterial,
  Vector2,
} from "three";

const VERTEX = `
attribute vec3 start; attribute vec3 stop; attribute vec2 corner; attribute float far;
uniform vec2 resolution; uniform float width; varying float run;
const float NEAR = 0.001;
void main() {
  vec4 a = projectionMatrix * modelViewMatrix * vec4(start, 1.0);
  vec4 b = projectionMatrix * modelViewMatrix * vec4(stop, 1.0);
  // What is behind the eye has no place in the picture.
  if (a.w < NEAR && b.w > NEAR) a = mix(b, a, (b.w - NEAR) / (b.w - a.w));
  if (b.w < NEAR && a.w > NEAR) b = mix(a, b, (a.w - NEAR) / (a.w - b.w));
  vec2 way = (b.xy / b.w - a.xy / a.w) * resolution;
  float size = length(way);
  way = size > 1e-5 ? way / size : vec2(1.0, 0.0);
  vec4 p = corner.x < 0.5 ? a : b;
  // Half a width longer at both ends, so that corners have no notch.
  vec2 aside = vec2(-way.y, way.x) * corner.y + way * (corner.x - 0.5);
  p.xy += aside * width / resolution * p.w;
  run = far;
  gl_Position = p;
}`;
const FRAGMENT = `
uniform vec3 color; uniform float opacity; uniform float dash; uniform float gap; varying float run;
void main() {
  if (gap > 0.0 && mod(run, dash + gap) > dash) discard;
  gl_FragColor = vec4(color, opacity);
}`;
const DASH = 0.02,
  GAP = 0.018;
const CORNERS = [
  [0, -1],
  [0, 1],
  [1, -1],
  [1, 1],
] as const;

export class Stroke extends Mesh<BufferGeometry, ShaderMaterial> {
  private room = -1;

  constructor(colour: string, width: number, dashed: boolean, opacity: number) {
    const material = new ShaderMaterial({
      vertexShader: VERTEX,
      fragmentShader: FRAGMENT,
      uniforms: {
        // In the colours of the screen, as all of the scene.
        color: { value: new Color(colour).convertLinearToSRGB() },
        opacity: { value: opacity },
        width: { value: width },
        resolution: { value: new Vector2(1, 1) },
        dash: { value: DASH },
        gap: { value: dashed ? GAP : 0 },
      },
      transparent: opacity < 1,
      side: DoubleSide,
    });
    super(new BufferGeometry(), material);
    this.frustumCulled = false;
  }

  size(width: number, height: number): void {
    this.material.uniforms.resolution!.value.set(width, height);
  }

  // Pairs of ends, 6 numbers a segment.
  segments(flat: ArrayLike<number>): void {
    const count = flat.length / 6;
    if (count !== this.room) this.make(count);
    const [starts, stops, far] = (["start", "stop", "far"] as const).map(
      (name) => this.geometry.getAttribute(name) as BufferAttribute,
    ) as [BufferAttribute, BufferAttribute, BufferAttribute];
    let run = 0;
    for (let i = 0; i < count; i++) {
      const k = 6 * i;
      const [x, y, z] = [flat[k]!, flat[k + 1]!, flat[k + 2]!];
      const [u, v, w] = [flat[k + 3]!, flat[k + 4]!, flat[k + 5]!];
      const end = run + Math.hypot(u - x, v - y, w - z);
      for (let j = 0; j < 4; j++) {
        starts.setXYZ(4 * i + j, x, y, z);
        stops.setXYZ(4 * i + j, u, v, w);
        far.setX(4 * i + j, j < 2 ? run : end);
      }
      run = end;
    }
    for (const one of [starts, stops, far]) one.needsUpdate = true;
  }

  // As many segments as before go where those were, for new ones would be a burden thirty times a second.
  private make(count: number): void {
    this.geometry.dispose();
    this.geometry = new BufferGeometry();
    this.room = count;
    const corner = new Float32Array(8 * count);
    const index: number[] = [];
    for (let i = 0; i < count; i++) {
      corner.set(CORNERS.flat(), 8 * i);
      const k = 4 * i;
      index.push(k, k + 1, k + 2, k + 2, k + 1, k + 3);
    }
    const add = (name: string, size: number) => {
      const made = new BufferAttribute(new Float32Array(4 * size * count), size);
      this.geometry.setAttribute(name, made.setUsage(DynamicDrawUsage));
    };
    add("start", 3);
    add("stop", 3);
    add("far", 1);
    this.geometry.setAttribute("corner", new BufferAttribute(corner, 2));
    this.geometry.setIndex(index);
  }
}
