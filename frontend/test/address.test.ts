import { expect, test } from "vitest";
import {
  fromAddress,
  fromSearchAddress,
  searchAddress,
  toAddress,
  viewAddress,
  whatIfAt,
} from "../src/address";
import type { PlanAsked, WindowsAsked } from "../src/api";

const back = async (asked: PlanAsked) => fromAddress((await toAddress(asked)).replace("#/flight?", ""));

test.each<PlanAsked>([
  { name: "soyuz-ms-19" },
  { flight: { vehicle: "soyuz-ms", date: "2021-10-05", pad: "baikonur-31" }, elements: { stored: "record" } },
  {
    flight: {
      title: "À l'ISS & back = 50 %?",
      orbit: { altitude_km: 420, inclination_deg: 51.6, days: 3 },
      crew: [{ name: "Антон #1", role: "commander" }],
      orbits: 2,
      empty: "",
    },
    allow_stale: true,
  },
  { name: "soyuz-ms-19", sample: { number: 17, seed: 3 } },
  { flight: { vehicle: "soyuz-ms" }, elements: { text: "1 25544U 98067A …\n2 25544 …\n".repeat(200) } },
])("what was asked comes back from its address: %#", async (asked) => {
  expect(await back(asked)).toEqual(asked);
});

test.each<WindowsAsked>([
  { vehicle: "soyuz-ms", start: "2021-10-04", days: 7.5, elements: { stored: "record" } },
  {
    vehicle: "soyuz-ms",
    pad: "baikonur-31",
    profile: ["soyuz-2-orbit"],
    start: "2021-10-04T12:00Z",
    days: 3,
    elements: { text: "1 25544U 98067A …\n2 25544 …\n" },
    allow_stale: true,
  },
])("what was searched for comes back from its address: %#", async (asked) => {
  const address = await searchAddress(asked);
  expect(address).toMatch(/^#\/windows\?/);
  expect(await fromSearchAddress(address.replace("#/windows?", ""))).toEqual(asked);
});

test("what is left open is not written, and the clock is not asked for", async () => {
  const address = await toAddress({ flight: { vehicle: "soyuz-ms", port: null, profile: undefined } });
  expect(address).toBe("#/flight?vehicle=soyuz-ms");
  expect(await fromAddress("name=ns-16&t=200")).toEqual({ name: "ns-16" });
});

test("pasted element sets are packed", async () => {
  const text = "1 25544U 98067A   21278.50000000  .00001\n".repeat(500);
  expect((await toAddress({ elements: { text } })).length).toBeLessThan(text.length / 20);
});

test.each(["crew!=%7Bbroken", "name=x&station-data=@@@", "name=x&station-data=AAAA"])(
  "a damaged address is refused: %s",
  async (query) => {
    await expect(fromAddress(query)).rejects.toThrow();
  },
);

test("an address carries what was asked to go otherwise, and the plan stays what it was", async () => {
  const plan = { name: "soyuz-ms-19" };
  const asked = { what: "dispersions" as const, plan, samples: 500, seed: 0, days: null };
  const address = await viewAddress(plan, 12.4, asked);
  expect(address).toBe("#/flight?name=soyuz-ms-19&t=12&whatif=dispersions&whatif-samples=500&whatif-seed=0");
  const query = address.replace("#/flight?", "");
  expect(await fromAddress(query)).toEqual(plan);
  expect(whatIfAt(query)).toEqual({ what: "dispersions", samples: 500, seed: 0 });
  expect(whatIfAt("name=ns-16&t=3&whatif-days=2")).toBe(null);
  expect(await viewAddress(plan, 0, null)).toBe("#/flight?name=soyuz-ms-19&t=0");
});
