// Ships and stations as bodies, plates and balls of the catalogue, lit by the Sun; one mesh each.
import {
  BoxGeometry,
  BufferAttribute,
  BufferGeometry,
  Color,
  CylinderGeometry,
  EdgesGeometry,
  Group,
  LineBasicMaterial,
  LineSegments,
  Matrix4,
  Mesh,
  Quaternion,
  ShaderMaterial,
  SphereGeometry,
  Vector3,
} from "three";
import type { Shape } from "../api";

const COLOURS: Record<string, string> = {
  white: "#e9eaec",
  grey: "#aeb0ac",
  steel: "#c3c9cf",
  green: "#7c866b",
  gold: "#c79a4a",
  dark: "#43474c",
  cells: "#27408b",
  truss: "#8e949b",
};

// Light is reckoned at the corners: a processor that draws has no time for it at every point.
const VERTEX = `
attribute vec3 colour; varying vec3 lit;
uniform vec3 sun; uniform vec3 earth; uniform float day; uniform float below;
void main() {
  vec3 n = normalize(mat3(modelMatrix) * normal);
  lit = colour * (0.2 + 0.92 * day * max(dot(n, sun), 0.0) + below * max(dot(n, earth), 0.0) * vec3(0.75, 0.9, 1.1));
  gl_Position = projectionMatrix * modelViewMatrix * vec4(position, 1.0);
}`;
const FRAGMENT = `
varying vec3 lit;
void main() { gl_FragColor = vec4(lit, 1.0); }`;

export interface Light {
  sun: Vector3;
  earth: Vector3;
  // How much of the Sun, and of the lit Earth below, falls on what is drawn.
  day: number;
  below: number;
}

export class Lit {
  readonly material = new ShaderMaterial({
    vertexShader: VERTEX,
    fragmentShader: FRAGMENT,
    uniforms: {
      sun: { value: new Vector3(1, 0, 0) },
      earth: { value: new Vector3(0, -1, 0) },
      day: { value: 1 },
      below: { value: 0.25 },
    },
  });
  readonly seams = new LineBasicMaterial({ color: "#0a0d10", transparent: true, opacity: 0.35 });

  light({ sun, earth, day, below }: Light): void {
    const { uniforms } = this.material;
    (uniforms.sun!.value as Vector3).copy(sun);
    (uniforms.earth!.value as Vector3).copy(earth);
    uniforms.day!.value = day;
    uniforms.below!.value = below;
  }

  dispose(): void {
    this.material.dispose();
    this.seams.dispose();
  }
}

type Point = [number, number, number];
type Known = Shape["parts"][number];
export type Part = Pick<Known, "name" | "colour"> & Partial<Known>;

function geometryOf(part: Part): BufferGeometry {
  if (part.body && part.radii) {
    const [a, b] = part.body.map((p) => new Vector3(...(p as Point))) as [Vector3, Vector3];
    const along = b.clone().sub(a);
    // The first radius is at the first end, which three.js calls the bottom.
    const made = new CylinderGeometry(part.radii[1], part.radii[0], along.length(), 20, 1);
    const turn = new Quaternion().setFromUnitVectors(new Vector3(0, 1, 0), along.clone().normalize());
    return made.applyMatrix4(
      new Matrix4().compose(a.clone().add(b).multiplyScalar(0.5), turn, new Vector3(1, 1, 1)),
    );
  }
  if (part.plate) {
    const [middle, u, v] = part.plate.map((p) => new Vector3(...(p as Point))) as [Vector3, Vector3, Vector3];
    const w = u
      .clone()
      .cross(v)
      .setLength((part.thick ?? 0.1) / 2);
    return new BoxGeometry(2, 2, 2).applyMatrix4(new Matrix4().makeBasis(u, v, w).setPosition(middle));
  }
  const ball = new SphereGeometry(part.radius ?? 1, 18, 12);
  return ball.translate(...(part.ball as Point));
}

// All parts in one mesh, with their seams; positions about `origin`, so that it can be turned as it lies.
export function model(parts: Part[], lit: Lit): Group {
  const positions: number[] = [],
    normals: number[] = [],
    colours: number[] = [],
    seams: number[] = [];
  for (const part of parts) {
    const made = geometryOf(part);
    const flat = made.toNonIndexed();
    const count = flat.getAttribute("position").count;
    positions.push(...(flat.getAttribute("position").array as Float32Array));
    normals.push(...(flat.getAttribute("normal").array as Float32Array));
    const { r, g, b } = new Color(COLOURS[part.colour] ?? COLOURS.white).convertLinearToSRGB();
    for (let i = 0; i < count; i++) colours.push(r, g, b);
    const edges = new EdgesGeometry(made, 40);
    seams.push(...(edges.getAttribute("position").array as Float32Array));
    for (const one of [made, flat, edges]) one.dispose();
  }
  const surface = new BufferGeometry();
  for (const [name, values] of [
    ["position", positions],
    ["normal", normals],
    ["colour", colours],
  ] as const)
    surface.setAttribute(name, new BufferAttribute(new Float32Array(values), 3));
  const lines = new BufferGeometry();
  lines.setAttribute("position", new BufferAttribute(new Float32Array(seams), 3));
  const group = new Group();
  group.add(new Mesh(surface, lit.material), new LineSegments(lines, lit.seams));
  group.matrixAutoUpdate = false;
  return group;
}

// How far from its origin a shape reaches, m.
export function reach(parts: Part[]): number {
  let far = 1;
  for (const part of parts) {
    if (part.body && part.radii)
      for (const [i, p] of part.body.entries()) far = Math.max(far, Math.hypot(...p) + part.radii[i]!);
    else if (part.plate) {
      const [m, u, v] = part.plate as [Point, Point, Point];
      far = Math.max(far, Math.hypot(...m) + Math.hypot(...u) + Math.hypot(...v));
    } else if (part.ball) far = Math.max(far, Math.hypot(...part.ball) + (part.radius ?? 0));
  }
  return far;
}

const RING: Part[] = (
  [
    [0.78, 0.78, 0, -0.12, "steel"],
    [0.6, 0.6, 0.01, -0.1, "dark"],
  ] as const
).map(([a, b, from, to, colour]) => ({
  name: "port",
  colour,
  body: [
    [from, 0, 0],
    [to, 0, 0],
  ],
  radii: [a, b],
}));
const CROSS: Part[] = (
  [
    [0, 0.32, 0.04],
    [0, 0.04, 0.32],
  ] as const
).map(([x, y, z]) => ({
  name: "target",
  colour: "white",
  thick: 0.02,
  plate: [
    [0.03 + x, 0, 0],
    [0, y, 0],
    [0, 0, z],
  ],
}));

// The port that the ship goes to, with the cross that a pilot aims at; x out of it.
export const portParts = (): Part[] => [...RING, ...CROSS];
