// Finer pictures of the ground, with coasts and borders, loaded from the package where the flight is near them.
import {
  BufferAttribute,
  BufferGeometry,
  Group,
  LineBasicMaterial,
  LineSegments,
  Mesh,
  ShaderMaterial,
  type Texture,
  TextureLoader,
  Vector4,
} from "three";
import { atEnd } from "../life";
import { files } from "./files";

export const SIDE_DEG = 15;
const STEP_DEG = 0.001;
// Corners along a side of a patch; a picture is some 450 pixels wide.
const CORNERS = 12;
// Over the ball under it, whose faces lie a little lower.
const RAISED = 1.00003,
  LINES = 1.00012;
const MOST = 12;

export interface Lines {
  coast?: number[][];
  border?: number[][];
}

export const tileAt = (latitude: number, longitude: number): [row: number, column: number] => [
  Math.min(Math.max(Math.floor((90 - latitude) / SIDE_DEG), 0), 180 / SIDE_DEG - 1),
  Math.floor(((((longitude + 180) % 360) + 360) % 360) / SIDE_DEG),
];

// Names of the tile under a place, then of those round it that come as near as `reach` degrees.
export function tilesNear(latitude: number, longitude: number, reach: number): string[] {
  const names = new Set<string>();
  const wide = reach / Math.max(Math.cos((latitude * Math.PI) / 180), 0.2);
  for (const y of [0, reach, -reach])
    for (const x of [0, wide, -wide]) {
      if (Math.abs(latitude + y) > 90) continue;
      names.add(tileAt(latitude + y, longitude + x).join("-"));
    }
  return [...names];
}

// Longitude and latitude of the points of a line, degrees.
export function unpacked(name: string, line: number[]): [number, number][] {
  const [row, column] = name.split("-").map(Number) as [number, number];
  const points: [number, number][] = [];
  let x = 0,
    y = 0;
  for (let i = 0; i < line.length; i += 2) {
    x += line[i]!;
    y += line[i + 1]!;
    points.push([column * SIDE_DEG - 180 + x * STEP_DEG, 90 - row * SIDE_DEG + y * STEP_DEG]);
  }
  return points;
}

let known: Promise<Set<string>> | null = null;

// Coasts and borders of a tile; none where it has none, as in mid-ocean.
export async function linesOf(name: string): Promise<Lines> {
  known ??= files.json("tiles/lines.json").then((names) => new Set(names as string[]));
  const there = await known.catch(() => null);
  if (!there?.has(name)) return {};
  return (await files.json(`tiles/${name}.json`)) as Lines;
}

interface Tile {
  group: Group;
  dispose(): void;
}

export class Tiles {
  readonly group = new Group();
  private readonly tiles = new Map<string, Tile | null>();
  private readonly strokes = [
    new LineBasicMaterial({ color: "#f2f6f4", transparent: true, opacity: 0.5, depthWrite: false }),
    new LineBasicMaterial({ color: "#f2e3b0", transparent: true, opacity: 0.3, depthWrite: false }),
  ] as const;
  private wanted: string[] = [];

  constructor(
    private readonly material: ShaderMaterial,
    private readonly changed: () => void,
    private readonly signal: AbortSignal,
  ) {
    atEnd(signal, () => {
      for (const one of this.tiles.values()) one?.dispose();
      for (const one of this.strokes) one.dispose();
    });
  }

  // Those near a place are shown as soon as they are there; the rest stays hidden, and the oldest goes.
  near(latitude: number, longitude: number, reach: number): void {
    this.want(tilesNear(latitude, longitude, reach));
  }

  none(): void {
    this.want([]);
  }

  private want(names: string[]): void {
    if (names.join() === this.wanted.join()) return;
    this.wanted = names;
    for (const name of names) {
      const tile = this.tiles.get(name);
      if (tile === undefined) void this.load(name);
      else if (tile) {
        // The last wanted are the last to go.
        this.tiles.delete(name);
        this.tiles.set(name, tile);
      }
    }
    for (const [name, tile] of this.tiles) if (tile) tile.group.visible = names.includes(name);
    for (const [name, tile] of this.tiles) {
      if (this.tiles.size <= MOST) break;
      if (!tile || names.includes(name)) continue;
      tile.dispose();
      this.tiles.delete(name);
    }
  }

  private async load(name: string): Promise<void> {
    this.tiles.set(name, null);
    try {
      const image = new TextureLoader().loadAsync(files.url(`tiles/${name}.webp`));
      const [picture, lines] = await Promise.all([image, linesOf(name).catch(() => ({}))]);
      if (this.signal.aborted) {
        picture.dispose();
        return;
      }
      const made = this.make(name, picture, lines);
      made.group.visible = this.wanted.includes(name);
      this.tiles.set(name, made);
      this.changed();
    } catch {
      // The coarser picture stays; whoever shows the scene may have left this tile out.
    }
  }

  private make(name: string, picture: Texture, lines: Lines): Tile {
    const [row, column] = name.split("-").map(Number) as [number, number];
    picture.anisotropy = 2;
    const [u, v] = [(column * SIDE_DEG) / 360, 1 - ((row + 1) * SIDE_DEG) / 180];
    const own = new ShaderMaterial({
      vertexShader: this.material.vertexShader,
      fragmentShader: this.material.fragmentShader,
      uniforms: {
        ...this.material.uniforms,
        day: { value: picture },
        rect: { value: new Vector4(u, v, 360 / SIDE_DEG, 180 / SIDE_DEG) },
      },
      polygonOffset: true,
      polygonOffsetFactor: -1,
      polygonOffsetUnits: -8,
    });
    const ground = new Mesh(patch(row, column), own);
    // Before the ball, which it hides.
    ground.renderOrder = 0.5;
    const group = new Group();
    group.add(ground);
    const drawn = (["coast", "border"] as const).flatMap((kind, i) => {
      const all = lines[kind];
      if (!all?.length) return [];
      const made = new LineSegments(along(name, all), this.strokes[i]);
      made.renderOrder = 1.5;
      return [made];
    });
    for (const one of drawn) group.add(one);
    this.group.add(group);
    const dispose = () => {
      this.group.remove(group);
      ground.geometry.dispose();
      own.dispose();
      picture.dispose();
      for (const one of drawn) one.geometry.dispose();
    };
    return { group, dispose };
  }
}

// On a ball, as the Earth is before it is flattened.
function onBall(latitude: number, longitude: number, size: number): [number, number, number] {
  const a = (latitude * Math.PI) / 180,
    b = (longitude * Math.PI) / 180;
  return [size * Math.cos(a) * Math.cos(b), size * Math.sin(a), -size * Math.cos(a) * Math.sin(b)];
}

// Latitudes of the drawn ball are those seen from its middle, stretched: as the imagery is laid on it.
function patch(row: number, column: number): BufferGeometry {
  const places: number[] = [],
    normals: number[] = [],
    uvs: number[] = [];
  const corner = (i: number, j: number) => {
    const latitude = 90 - (row + i / CORNERS) * SIDE_DEG,
      longitude = (column + j / CORNERS) * SIDE_DEG - 180;
    places.push(...onBall(latitude, longitude, RAISED));
    normals.push(...onBall(latitude, longitude, 1));
    uvs.push((longitude + 180) / 360, (latitude + 90) / 180);
  };
  for (let i = 0; i < CORNERS; i++)
    for (let j = 0; j < CORNERS; j++)
      for (const [a, b] of [
        [i, j],
        [i + 1, j],
        [i + 1, j + 1],
        [i, j],
        [i + 1, j + 1],
        [i, j + 1],
      ] as const)
        corner(a, b);
  const made = new BufferGeometry();
  made.setAttribute("position", new BufferAttribute(new Float32Array(places), 3));
  made.setAttribute("normal", new BufferAttribute(new Float32Array(normals), 3));
  made.setAttribute("uv", new BufferAttribute(new Float32Array(uvs), 2));
  return made;
}

function along(name: string, lines: number[][]): BufferGeometry {
  const places: number[] = [];
  for (const line of lines) {
    const points = unpacked(name, line).map(([longitude, latitude]) => onBall(latitude, longitude, LINES));
    for (let i = 0; i + 1 < points.length; i++) places.push(...points[i]!, ...points[i + 1]!);
  }
  const made = new BufferGeometry();
  made.setAttribute("position", new BufferAttribute(new Float32Array(places), 3));
  return made;
}
