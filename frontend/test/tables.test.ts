import { expect, test } from "vitest";
import { geodetic, overGround, place, stateAt, valueAt, within } from "../src/tables";

test("a row is found by its instant, with another behind it", () => {
  const times = [0, 10, 10, 20];
  expect([-1, 0, 9.9, 10, 19, 20, 99].map((t) => place(times, t))).toEqual([0, 0, 0, 2, 2, 2, 2]);
  expect(place([5], 5)).toBe(0);
});

test("states between rows follow a cubic to its last digit", () => {
  const r = (t: number) => [t ** 3 - 2 * t, 5 * t ** 2, 7];
  const v = (t: number) => [3 * t ** 2 - 2, 10 * t, 0];
  const times = [0, 2, 5];
  const rows = times.flatMap((t) => [...r(t), ...v(t)]);
  for (const t of [0, 0.7, 2, 3.3, 5]) {
    const found = stateAt(times, rows, t);
    for (let i = 0; i < 3; i++) {
      expect(found.r[i]).toBeCloseTo(r(t)[i]!, 9);
      expect(found.v[i]).toBeCloseTo(v(t)[i]!, 9);
    }
  }
  // Outside the table it stands at its ends.
  expect(stateAt(times, rows, 9).r).toEqual(stateAt(times, rows, 5).r);
});

test("values are drawn straight between rows, and not beyond them", () => {
  const times = [0, 10, 20, 30];
  const values = [0, 5, null, 7];
  expect(valueAt(times, values, 5)).toBe(2.5);
  expect(valueAt(times, values, 12)).toBe(5);
  expect(valueAt(times, values, 25)).toBeNull();
  expect(valueAt(times, values, -1)).toBeNull();
  expect(valueAt(times, values, 31)).toBeNull();
  expect(valueAt([0], [1], 0)).toBeNull();
  // Where two rows are of one instant, the later one.
  expect(valueAt([0, 10, 10, 20], [0, 1, 4, 6], 10)).toBe(4);
});

test("a span has its ends", () => {
  const spans: [number, number][] = [
    [1, 2],
    [5, 6],
  ];
  expect([0, 1, 2, 3, 6].map((t) => within(spans, t))).toEqual([false, true, true, false, true]);
});

test("places on the WGS-84 ellipsoid", () => {
  const [a, b] = [6378137, 6356752.314245];
  expect(geodetic([a + 1000, 0, 0])).toEqual({ latitude: 0, longitude: 0, height: expect.closeTo(1, 9) });
  expect(geodetic([0, -a, 0]).longitude).toBeCloseTo(-90, 9);
  const pole = geodetic([0, 0, b + 420_000]);
  expect(pole.latitude).toBeCloseTo(90, 9);
  expect(pole.height).toBeCloseTo(420, 6);
  // Back from 51.6° N at 420 km.
  const e2 = 1 - (b / a) ** 2;
  const latitude = (51.6 * Math.PI) / 180;
  const n = a / Math.sqrt(1 - e2 * Math.sin(latitude) ** 2);
  const found = geodetic([(n + 420e3) * Math.cos(latitude), 0, (n * (1 - e2) + 420e3) * Math.sin(latitude)]);
  expect(found.latitude).toBeCloseTo(51.6, 9);
  expect(found.height).toBeCloseTo(420, 6);
});

test("over the ground it is as fast as the table says", () => {
  const a = 6378137;
  const picture = { met_s: [0, 10], ship_itrf: [a, 0, 0, 0, 3, 4, a, 30, 40, 0, 3, 4] };
  expect(overGround(picture, 0)).toEqual({
    latitude: 0,
    longitude: 0,
    height: expect.closeTo(0, 6),
    speed: 5,
  });
});

test("a speed is right between two rows that stand 10 µs apart", () => {
  const times = [0, 100, 100.00001, 200];
  const row = (x: number) => [x, 0, 0, 7500, 0, 0];
  const rows = [...row(0), ...row(750000), ...row(750000.05), ...row(1500000)];
  for (const t of [100, 100.000004, 100.00001]) expect(stateAt(times, rows, t).v[0]).toBeCloseTo(7500, 6);
});
