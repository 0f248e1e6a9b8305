import { Matrix4, Vector3 } from "three";
import { describe, expect, test } from "vitest";
import type { Picture } from "../src/api";
import { attitude } from "../src/scene/attitude";
import { docking, fieldOf, upAt } from "../src/scene/docking";
import { axesOf, basis, fromAxes, RADIUS, sidereal, world } from "../src/scene/frames";
import { around, kilometres, mapAbout, pointsOf, stretches } from "../src/scene/local";
import { Lit, model, reach } from "../src/scene/shapes";
import { tileAt, tilesNear, unpacked } from "../src/scene/tiles";
import type { Vector } from "../src/tables";

const R = 6_798_000,
  V = 7200;

// Over the equator to the east, the ship so far from the station along its axes, seen at a port.
function beside(rtn: Vector, port: { rtn_m: Vector; axis_rtn: Vector }, v: Vector = [0, 0, 0]): Picture {
  const state = [R, 0, 0, 0, V, 0];
  const times = [0, 1000];
  return {
    plan: { burns: [], insertion: null, hop: null, way_home: null, abort_cover: [] },
    zero_utc: "2021-10-05T08:55:00Z",
    end_met_s: 1000,
    met_s: times,
    ship_itrf: [...state, ...state],
    station_met_s: times,
    station_itrf: [...state, ...state],
    relative: {
      met_s: times,
      rtn: [...rtn, ...v, ...rtn, ...v],
      range_m: [],
      range_rate_mps: [],
      phase_deg: [],
    },
    zones: {
      port: { title: "port", ...port },
      corridor_deg: 10,
      points: [],
      sphere_m: 200,
      ellipsoid_m: [1, 1, 1],
    },
  } as unknown as Picture;
}

describe("frames", () => {
  test("axes of an orbit to the east are up, east and north", () => {
    const { out, along, across } = axesOf({ r: [R, 0, 0], v: [0, V, 0] });
    expect(out.x).toBeCloseTo(1);
    // East at zero longitude is towards the viewer's negative z.
    expect(along.z).toBeCloseTo(-1);
    expect(across.y).toBeCloseTo(1);
    expect(world([RADIUS, 0, 0]).x).toBeCloseTo(1);
  });
  test("sidereal time is that of the almanac", () => {
    // J2000.0: 280.46 degrees.
    expect((sidereal(Date.UTC(2000, 0, 1, 12)) * 180) / Math.PI).toBeCloseTo(280.4606, 3);
  });
});

describe("the docking camera", () => {
  const nadir = { rtn_m: [-8, -7, 0] as Vector, axis_rtn: [-1, 0, 0] as Vector };
  test("a ship on the axis is aligned, and its rate is that along the axis", () => {
    const now = docking(beside([-58, -7, 0], nadir, [0.2, 0, 0]), 0)!;
    expect(now.range).toBeCloseTo(50);
    expect(now.rate).toBeCloseTo(-0.2);
    expect(now.off).toBeCloseTo(0);
    expect(now.tilt).toBeCloseTo(0);
    expect(now.how).toBe("along the docking axis");
  });
  test("right and up are as the pilot sees them", () => {
    // Looking up at a nadir port with the orbit's direction upwards, the right hand is along its normal.
    const now = docking(beside([-58, -5, 3], nadir), 0)!;
    expect(now.up).toBeCloseTo(2);
    expect(now.right).toBeCloseTo(3);
    expect(upAt([0, 1, 0])).toEqual([1, 0, 0]);
  });
  test("from aside the ship looks at the port", () => {
    const picture = beside([-8, -507, 0], nadir);
    const { axes } = { axes: axesOf({ r: [R, 0, 0], v: [0, V, 0] }) };
    const { forward, how } = attitude(picture, 0);
    expect(forward.distanceTo(fromAxes(axes, [0, 1, 0]))).toBeLessThan(1e-9);
    expect(how).toBe("at the port");
    expect(docking(picture, 0)!.off).toBeCloseTo(90);
  });
  test("at contact nothing is divided by nothing", () => {
    const now = docking(beside([-8, -7, 0], nadir), 0)!;
    expect([now.range, now.off]).toEqual([0, 0]);
    expect(now.tilt).toBeCloseTo(0);
    expect(fieldOf(0)).toBe(42);
    expect(fieldOf(100)).toBeGreaterThan(fieldOf(1000));
  });
  test("without a station there is none", () => {
    expect(docking({ ...beside([0, 0, 0], nadir), relative: null } as Picture, 0)).toBeNull();
  });
});

describe("shapes", () => {
  test("a body reaches from its first end to its last, with the radius of each", () => {
    const lit = new Lit();
    const parts = [
      {
        name: "cone",
        colour: "white",
        body: [
          [0, 0, 0],
          [-4, 0, 0],
        ],
        radii: [1, 2],
      },
    ] as unknown as Parameters<typeof model>[0];
    const group = model(parts, lit);
    const mesh = group.children[0] as unknown as {
      geometry: { getAttribute(n: string): { array: Float32Array } };
    };
    const places = mesh.geometry.getAttribute("position").array;
    for (let i = 0; i < places.length; i += 3) {
      const wide = Math.hypot(places[i + 1]!, places[i + 2]!);
      expect(wide).toBeLessThanOrEqual(1 - places[i]! / 4 + 1e-5);
      expect(places[i]!).toBeLessThanOrEqual(1e-5);
      expect(places[i]!).toBeGreaterThanOrEqual(-4 - 1e-5);
    }
    expect(Math.max(...places.filter((_, i) => i % 3 === 1))).toBeCloseTo(2);
    expect(reach(parts)).toBeCloseTo(6);
  });
  test("a station's axes turn a port where the catalogue has it", () => {
    const axes = axesOf({ r: [R, 0, 0], v: [0, V, 0] });
    const turned = new Vector3(1, 2, 3).applyMatrix4(new Matrix4().copy(basis(axes)));
    expect(turned.distanceTo(fromAxes(axes, [1, 2, 3]))).toBeLessThan(1e-9);
  });
});

describe("tiles", () => {
  test("places lie in the tile of their latitude and longitude", () => {
    expect(tileAt(45.9, 63.3)).toEqual([2, 16]);
    expect(tileAt(-90, 180)).toEqual([11, 0]);
    expect(tileAt(90, -180)).toEqual([0, 0]);
    expect(tilesNear(45.9, 179.9, 1)).toContain("2-0");
  });
  test("lines are unpacked from steps", () => {
    expect(unpacked("2-16", [1000, -2000, -500, 250])).toEqual([
      [61, 58],
      [60.5, 58.25],
    ]);
  });
});

describe("the local view", () => {
  test("its map is true from the middle", () => {
    const at = mapAbout([50, 179]);
    for (const bearing of [0, 1, 2, 4]) {
      const [x, y] = at(...around([50, 179], 800, bearing));
      expect(Math.hypot(x, y)).toBeCloseTo(800, 6);
      expect(x).toBeCloseTo(800 * Math.sin(bearing), 6);
    }
    expect(kilometres([0, 0], [0, 1])).toBeCloseTo(111.19, 1);
  });
  test("a flight has the stretches that it flies", () => {
    const picture = beside([0, 0, 0], { rtn_m: [0, 0, 0], axis_rtn: [1, 0, 0] });
    expect(stretches(picture)).toEqual([]);
    const plan = { ...picture.plan, liftoff_utc: picture.zero_utc, insertion: { cutoff_met_s: 500 } };
    const ascent = { ...picture, plan } as unknown as Picture;
    expect(stretches(ascent)).toEqual([{ name: "Ascent", from: 0, to: 520, pole: "start" }]);
    const points = pointsOf(ascent, stretches(ascent)[0]!);
    expect(points[0]!.away).toBe(0);
    expect(points.at(-1)!.met).toBe(520);
    const hop = { ...picture.plan, hop: { apogee_utc: picture.zero_utc } };
    expect(stretches({ ...picture, plan: hop } as unknown as Picture).map((one) => one.name)).toEqual([
      "Hop",
    ]);
  });
});
