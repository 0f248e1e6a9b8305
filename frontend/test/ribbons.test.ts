import { expect, test } from "vitest";
import type { Picture, ShotsAnswer, WatchAnswer } from "../src/api";
import { shotsRibbons, sightRibbons } from "../src/ribbons";

const span = (start_met_s: number, end_met_s: number) => ({ start_met_s, end_met_s });
const city = (name: string, off: number, from: number, to: number) => ({
  ...span(from, to),
  city: name,
  off_vertical_deg: off,
  view: off < 30 ? "down" : "horizon",
  light: "day",
});

const answer = {
  shots: {
    light: [
      { ...span(0, 100), light: "day", sun_side: "left" },
      { ...span(100, 200), light: "night", sun_side: "" },
    ],
    live: [{ ...span(20, 80), light: "day", golden: true, marks: 3 }],
    links: [
      { ...span(0, 90), via: "Luch-5A", relay: true },
      { ...span(40, 60), via: "Ulan-Ude", relay: false },
    ],
    ground: [],
    cities: [city("Omsk", 50, 0, 90), city("Tokyo", 10, 30, 60)],
    crew: [],
  },
  live_said: ["sunlit, golden minutes"],
} as unknown as ShotsAnswer;

test("ribbons say what is so now, and when it will be", () => {
  const all = new Map(shotsRibbons(answer).map((one) => [one.name, one]));
  expect([...all.keys()]).toEqual([
    "Light",
    "Live picture",
    "Ground station",
    "Relay satellite",
    "Large city",
  ]);
  expect(all.get("Light")!.now(50)).toBe("day, Sun left");
  expect(all.get("Light")!.now(150)).toBe("night");
  expect(all.get("Live picture")!.now(50)).toBe("★★★ sunlit, golden minutes");
  expect(all.get("Live picture")!.now(10)).toBe("— next in 00:00:10");
  expect(all.get("Ground station")!.now(70)).toBe("—");
  expect(all.get("Large city")!.now(50)).toBe("Tokyo, Omsk");
  expect(all.get("Large city")!.pieces).toEqual([{ from: 30, to: 60, kind: "city" }]);
});

test("a watcher is told where to look and what shows itself", () => {
  // 400 km over the equator, over a place there and then past its horizon.
  const r = 6778137;
  const row = (deg: number) => [r * Math.cos(deg), r * Math.sin(deg), 0, 0, 0, 0];
  const picture = { met_s: [0, 100], ship_itrf: [...row(0), ...row(0.02)] } as unknown as Picture;
  const watch = {
    place: { name: "Here, Nowhere", latitude_deg: 0, longitude_deg: 0, height_m: 0 },
    spans: [
      {
        body: "ship",
        what: "pass",
        span: [0, 100],
        lights: [{ said: "a moving star", seen: true, span: [0, 50] }],
      },
    ],
  } as unknown as WatchAnswer;
  const [ship] = sightRibbons(picture, watch);
  expect(ship!.name).toBe("Ship from Here");
  expect(ship!.now(0)).toMatch(/90°, 400 km, a moving star$/);
  expect(ship!.now(99)).toMatch(/^E \d+°, \d+ km, not to be seen$/);
});
