import { expect, test, vi } from "vitest";
import type { FlightChoice } from "../src/api";

vi.mock("../src/globepanel", () => ({ globePanel: () => null }));
const { shownFirst } = await import("../src/landing");

const flight = (name: string, date: string, more: object = {}) =>
  ({ name, date, station: "iss", begins: "pad", crew: [{}], flown: {}, ...more }) as unknown as FlightChoice;

test("the latest crew that flew to a station is shown first", () => {
  const all = [
    flight("old", "2020-01-01"),
    flight("crew", "2021-01-01"),
    flight("cargo", "2022-01-01", { crew: [] }),
    flight("home", "2022-02-01", { begins: "port" }),
    flight("hop", "2022-03-01", { station: null }),
    flight("to come", "2030-01-01", { flown: null }),
  ];
  expect(shownFirst(all)?.name).toBe("crew");
});

test("where none has flown, the latest of all is; where there is none, none", () => {
  expect(
    shownFirst([flight("a", "2030-01-01", { flown: null }), flight("b", "2031-01-01", { flown: null })])
      ?.name,
  ).toBe("b");
  expect(shownFirst([])).toBeUndefined();
});
