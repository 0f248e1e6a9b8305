import { expect, test } from "vitest";
import { axisOf, scaleOf, shortMet, timeTicks } from "../src/scale";

test("an even scale has room at its ends and round ticks within them", () => {
  const scale = scaleOf("linear", [null, 200, 437, 401]);
  expect(scale.ticks).toEqual([200, 300, 400]);
  expect(scale.part(200)).toBeCloseTo(0.06 / 1.12);
  expect(scale.part(437)).toBeCloseTo(1.06 / 1.12);
  expect(scale.text(400)).toBe("400");
});

test("zero is shown where it is asked for", () => {
  expect(scaleOf("linear", [3, 4], true).part(0)).toBeGreaterThan(0);
  expect(scaleOf("linear", [3, 4]).part(0)).toBeLessThan(0);
  expect(scaleOf("linear", [-3, -4], true).ticks).toContain(0);
});

test("nothing, or one value, is a scale all the same", () => {
  for (const values of [[], [null], [0, 0], [7]]) {
    const { part, ticks } = scaleOf("linear", values);
    expect(Number.isFinite(part(7))).toBe(true);
    expect(ticks.length).toBeGreaterThan(0);
  }
});

test("a logarithmic scale has a decade at least, and three powers as ticks at most, the highest too", () => {
  const scale = scaleOf("log", [11, 2_000_000]);
  expect(scale.ticks.map(scale.text)).toEqual(["1000 km", "10 km", "100 m"]);
  expect(scale.part(11)).toBe(0);
  expect(scale.part(2_000_000)).toBe(1);
  expect(scale.part(0)).toBe(0);
  expect(scaleOf("log", [50, 60]).part(500)).toBe(1);
});

test("a symmetric scale is odd about zero and squeezes what is far", () => {
  const { part, ticks } = scaleOf("sym", [-150, 150]);
  expect(ticks).toEqual([-100, 0, 100]);
  expect(part(0)).toBeCloseTo(0.5);
  expect(part(-150)).toBeCloseTo(0);
  expect(part(10) - part(0)).toBeGreaterThan(part(100) - part(90));
  expect(scaleOf("sym", [0, 30]).ticks).toEqual([0, 10]);
});

test("instants are as far apart as their words need", () => {
  expect(timeTicks(0, 3600, 400)).toEqual([0, 600, 1200, 1800, 2400, 3000, 3600]);
  for (const [from, to] of [
    [0, 60],
    [8400, 11_760],
    [-30, 700],
    [0, 10 * 86400],
  ] as const) {
    const all = timeTicks(from, to, 300);
    expect(all.length).toBeGreaterThan(0);
    expect(all.length * 62).toBeLessThan(300 + 62);
    expect(all[0]).toBeGreaterThanOrEqual(from);
    expect(all.at(-1)).toBeLessThanOrEqual(to);
  }
});

test("instants are said as shortly as the flight allows", () => {
  expect(shortMet(90, 600)).toBe("01:30");
  expect(shortMet(3600, 12_000)).toBe("01:00");
  expect(shortMet(86400, 3 * 86400)).toBe("1d");
});

test("an axis is written as finely as its ticks are apart", () => {
  const fine = axisOf([null, 0.1403, 0.1652], 4);
  expect(fine.ticks.map(fine.text)).toEqual(["0.145", "0.150", "0.155", "0.160", "0.165"]);
  const coarse = axisOf([-1200, 2500], 4);
  expect(coarse.ticks.map(coarse.text)).toEqual(["−1000", "0", "1000", "2000"]);
  expect(coarse.part(-1200)).toBeGreaterThan(0);
  expect(coarse.part(2500)).toBeLessThan(1);
  for (const values of [[], [null], [7, 7]]) expect(Number.isFinite(axisOf(values, 4).part(7))).toBe(true);
});
