import { expect, test } from "vitest";
import type { Scattered } from "../src/api";
import { evened, stepped } from "../src/clouds";
import { nearest, Samples, type Shown, Stage } from "../src/samples";

const cloud = (where: "chart" | "relative" | "globe") => ({
  where,
  title: where,
  x_title: "",
  y_title: "",
  x: [1, 2],
  y: [3, null],
  planned: null,
  outlines: [],
  said: "",
});
const found = (clouds: Scattered["clouds"]): Scattered => ({
  about: "",
  numbers: [7, 9],
  outcomes: ["planned", "not"],
  outcome: [0, 1],
  said: ["seven", "nine"],
  histograms: [],
  clouds,
});
const still = new AbortController().signal;

test("the nearest place within reach is under the pointer", () => {
  const places: [number, number][] = [
    [0, 0],
    [10, 0],
    [100, 100],
  ];
  expect(nearest(places, 6, 0)).toBe(1);
  expect(nearest([null, ...places], 4, 0)).toBe(1);
  expect(nearest(places, 50, 50)).toBe(null);
  expect(nearest([], 0, 0)).toBe(null);
});

test("keys go through the samples in the order of their values, from the middle, and stop at the ends", () => {
  const order = [4, 2, 0, 3, 1];
  const go = (from: number | null, key: string) => stepped(order, from, key);
  expect(go(null, "ArrowRight")).toBe(0);
  expect(go(0, "ArrowRight")).toBe(3);
  expect(go(0, "ArrowLeft")).toBe(2);
  expect(go(1, "ArrowUp")).toBe(1);
  expect(go(4, "PageDown")).toBe(4);
  expect(go(null, "Home")).toBe(4);
  expect(go(2, "End")).toBe(1);
  expect(go(2, "x")).toBe(null);
  expect(stepped([], null, "End")).toBe(null);
  // One that has no value here was chosen elsewhere.
  expect(go(9, "ArrowRight")).toBe(0);
});

test("a length is as long on either axis", () => {
  const [xs, ys] = evened([0, null, 10], [5, 6, null], 2);
  expect(xs).toEqual([0, null, 10]);
  expect(Math.max(...(ys as number[])) - Math.min(...(ys.filter((v) => v !== null) as number[]))).toBe(5);
  const [wider] = evened([0, 1], [0, 100], 2);
  expect(wider.slice(2)).toEqual([-99.5, 100.5]);
});

test("what is chosen is told to all who listen, once, until they are gone", () => {
  const samples = new Samples(found([]), () => {});
  const gone = new AbortController();
  const said: (number | null)[] = [];
  samples.on((i) => said.push(i), still);
  samples.on((i) => said.push(i === null ? null : 10 * i), gone.signal);
  samples.choose(1);
  samples.choose(1);
  gone.abort();
  samples.choose(0);
  expect(said).toEqual([1, 10, 0]);
  expect(samples.chosen).toBe(0);
});

test("a picture is shown the cloud that is for it, and that there is none any more", () => {
  const stage = new Stage();
  const seen: Record<string, (Shown | null)[]> = { relative: [], globe: [] };
  for (const where of ["relative", "globe"] as const) stage.on(where, (shown) => seen[where]!.push(shown));
  const samples = new Samples(found([cloud("chart"), cloud("relative")]), () => {});
  stage.show(samples);
  stage.show(null);
  expect(seen.relative!.map((one) => one?.cloud.title)).toEqual(["relative", undefined]);
  expect(seen.globe).toEqual([null, null]);
});
