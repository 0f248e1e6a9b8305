import { expect, test } from "vitest";
import { chosenAddress, chosenAt, place, spanOf } from "../src/compare";

const cell = (low: number | null, high: number | null) => ({ text: "", sources: [], low, high });

test("an address names who is compared, and gives back the same", () => {
  const chosen = { names: ["soyuz-ms", "STS-135"], station: "ros-51", pad: undefined, year: 2020 };
  const query = chosenAddress(chosen).split("?")[1]!;
  expect(chosenAt(query)).toEqual(chosen);
  expect(chosenAt("").names.length).toBeGreaterThan(2);
});

test("bars of a row share one scale, logarithmic where its values are far apart", () => {
  const prices = spanOf({ unit: "USD", cells: [cell(1e5, 1e6), cell(1e7, 1e8), cell(null, null)] })!;
  expect(prices.log).toBe(true);
  expect(place(prices, 1e5)).toBeCloseTo(0);
  expect(place(prices, 1e8)).toBeCloseTo(1);
  expect(place(prices, 1e6)).toBeCloseTo(1 / 3);
  const hours = spanOf({ unit: "h", cells: [cell(3, 6), cell(20, 30)] })!;
  expect(hours).toEqual({ low: 0, high: 30, log: false });
});

test("what is no quantity, or stands alone, has no bars", () => {
  expect(spanOf({ unit: "", cells: [cell(1, 2), cell(3, 4)] })).toBeNull();
  expect(spanOf({ unit: "kg", cells: [cell(1, 2), cell(null, null)] })).toBeNull();
  expect(spanOf({ unit: "kg", cells: [cell(5, 5), cell(5, 5)] })).toBeNull();
});
