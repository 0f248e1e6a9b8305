import { expect, test } from "vitest";
import type { Opportunity, Windows } from "../src/api";
import { good, marked, months, trust } from "../src/yearmap";

const profile = (orbits: number, feasible: boolean, sunlit = true) => ({
  orbits,
  feasible,
  docking_sunlit: sunlit,
});
const passage = (liftoff_utc: string, more: object = {}) =>
  ({
    liftoff_utc,
    beta_deg: 0,
    pad_sun_elevation_deg: 30,
    age_days: 1,
    phase_known: true,
    profiles: [profile(2, false), profile(34, true)],
    ...more,
  }) as unknown as Opportunity;

test("few orbits, light and a low beta are good, and what is shut is nothing", () => {
  const day = "2021-10-05T08:00:00Z";
  const best = marked(passage(day, { profiles: [profile(2, true)] }), 34);
  const slow = marked(passage(day), 34);
  const dark = marked(passage(day, { pad_sun_elevation_deg: -20 }), 34);
  const high = marked(passage(day, { beta_deg: -70 }), 34);
  const shut = marked(passage(day, { profiles: [profile(2, false)] }), 34);
  expect(good(best, "all")).toBeGreaterThan(good(slow, "all"));
  expect(good(slow, "all")).toBeGreaterThan(good(dark, "all"));
  expect(good(slow, "beta")).toBe(1);
  expect(good(high, "beta")).toBeLessThan(0.1);
  expect(good(dark, "light")).toBe(0.5);
  expect([shut.option, good(shut, "all"), good(shut, "phase")]).toEqual([null, 0, 0]);
});

test("what is said fades as the data age, and an orbit that is only planned does not", () => {
  const at = (age_days: number | null, phase_known: boolean) => trust(passage("", { age_days, phase_known }));
  expect(at(3, true)).toBe(1);
  expect(at(null, false)).toBe(1);
  expect(at(20, false)).toBeLessThan(1);
  expect(at(300, false)).toBeLessThan(at(100, false));
  expect(at(4000, false)).toBe(0.3);
});

test("a day has the better of its passages, under its month", () => {
  const found = {
    opportunities: [
      passage("2021-10-05T00:10:00Z", { profiles: [profile(2, false)] }),
      passage("2021-10-05T23:50:00Z"),
      passage("2021-11-01T12:00:00Z"),
    ],
  } as unknown as Windows;
  const all = months(found);
  expect([...all.keys()]).toEqual(["2021-10", "2021-11"]);
  expect(all.get("2021-10")!.get(5)!.opportunity.liftoff_utc).toBe("2021-10-05T23:50:00Z");
});
