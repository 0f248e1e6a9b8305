import { expect, test } from "vitest";
import type { Catalogue, Opportunity, Option, Windows } from "../src/api";
import {
  ageWords,
  flightAsked,
  flightPicked,
  freshDay,
  type Held,
  suitedDay,
  windowsAsked,
} from "../src/asking";

const held = (more: Held = {}): Held => ({
  kind: "station",
  vehicle: "soyuz-ms",
  pad: "baikonur-31",
  station: "iss",
  port: "rassvet",
  profile: "",
  landing_zone: "",
  altitude_km: "420,5",
  inclination_deg: "51.6",
  start: "2021-10-01",
  days: "14",
  elements: "record",
  text: "",
  allow_stale: false,
  ...more,
});

test("a search asks for a span of days", () => {
  expect(windowsAsked(held({ days: "2,5", profile: "soyuz-2-orbit", port: "" }))).toEqual({
    vehicle: "soyuz-ms",
    pad: "baikonur-31",
    station: "iss",
    port: null,
    profile: ["soyuz-2-orbit"],
    start: "2021-10-01",
    days: 2.5,
    elements: { stored: "record" },
    allow_stale: false,
  });
});

test.each<[Held, string]>([
  [{ start: "tomorrow" }, "start"],
  [{ days: "many" }, "days"],
  [{ days: "0" }, "days"],
  [{ days: "401" }, "days"],
  [{ elements: "text" }, "text"],
])("what is wrong with a search has its field: %o", (more, field) => {
  expect(() => windowsAsked(held(more))).toThrow(
    expect.objectContaining({ words: expect.objectContaining({ field }) }),
  );
});

test("each kind of flight asks for what it needs", () => {
  expect(flightAsked(held({ kind: "hop" }))).toEqual({
    flight: { vehicle: "soyuz-ms", date: "2021-10-01", pad: "baikonur-31" },
    allow_stale: false,
  });
  expect(flightAsked(held({ kind: "orbit", days: "3" })).flight).toMatchObject({
    orbit: { altitude_km: 420.5, inclination_deg: 51.6, days: 3 },
  });
  expect(flightAsked(held({ kind: "home", elements: "text", text: "1 25544U" }))).toEqual({
    flight: { vehicle: "soyuz-ms", date: "2021-10-01", station: "iss", port: "rassvet", begins: "port" },
    elements: { text: "1 25544U" },
    allow_stale: false,
  });
  expect(() => flightAsked(held({ kind: "orbit", altitude_km: "high" }))).toThrow("is not a number");
});

const option = (liftoff_utc: string) => ({ profile: "soyuz-2-orbit", liftoff_utc }) as Option;
const passage = (liftoff_utc: string) => ({ liftoff_utc }) as Opportunity;
const found = (...days: string[]) =>
  ({
    asked: { vehicle: "soyuz-ms", pad: "p", station: "iss" },
    opportunities: days.map(passage),
  }) as unknown as Windows;

test("of a day with two passages the one that was picked, within its day", () => {
  const late = "2021-10-05T22:55:00Z";
  const one = flightPicked(found(late), passage(late), option(late), "rassvet").flight;
  expect(one).toEqual({
    vehicle: "soyuz-ms",
    pad: "p",
    station: "iss",
    profile: "soyuz-2-orbit",
    date: "2021-10-05",
    port: "rassvet",
  });
  const two = found("2021-10-05T01:00:00Z", late);
  expect(flightPicked(two, passage(late), option(late), "rassvet").flight).toMatchObject({
    earliest_utc: "2021-10-05T20:55:00Z",
    latest_utc: "2021-10-05T23:59:59Z",
  });
  const early = two.opportunities[0]!;
  expect(flightPicked(two, early, option(early.liftoff_utc), "").flight).toMatchObject({
    earliest_utc: "2021-10-05T00:00:00Z",
    latest_utc: "2021-10-05T03:00:00Z",
  });
});

test("the age of station data on the first day", () => {
  const epochs = ["2021-09-30T00:00:00Z", "2021-10-06T00:00:00Z"];
  const book = {
    flights: [{ name: "soyuz-ms-19", elements_epochs_utc: epochs }],
    record_epochs_utc: epochs,
  } as unknown as Catalogue;
  const say = (elements: string, start: string) => ageWords(book, { elements, start });
  expect(say("soyuz-ms-19", "2021-10-03")).toMatch(/a set every few hours/);
  expect(say("record", "2021-10-03")).toMatch(/3\.0 days old\.$/);
  expect(say("soyuz-ms-19", "2021-10-11")).toMatch(/5\.0 days old\. Expedition stores none newer/);
  expect(say("record", "2022-10-11")).toMatch(/too old/);
  expect(say("record", "2020-01-01")).toMatch(/all later than the first day/);
  expect(say("record", "tomorrow")).toBe("");
  expect(say("nothing", "2021-10-03")).toBe("");
});

test("a first day that station data suit", () => {
  const book = {
    flights: [{ name: "soyuz-ms-19", elements_epochs_utc: ["2021-09-30T11:00:00Z", "2021-10-06T02:00:00Z"] }],
    record_epochs_utc: ["2000-05-18T00:00:00Z", "2025-12-31T13:03:55Z"],
  } as unknown as Catalogue;
  expect(freshDay(book, "record")).toBe("2026-01-01");
  expect(freshDay(book, "soyuz-ms-19")).toBe("2021-10-01");
  expect(freshDay(book, "text")).toBeNull();
  const suited = (source: string, start: string) => suitedDay(book, source, start);
  expect(suited("soyuz-ms-19", "2021-10-04")).toBe("2021-10-04");
  expect(suited("soyuz-ms-19", "2021-10-10")).toBe("2021-10-10");
  expect(suited("soyuz-ms-19", "2021-10-20")).toBe("2021-10-01");
  expect(suited("soyuz-ms-19", "2021-09-29")).toBe("2021-10-01");
  expect(suited("soyuz-ms-19", "")).toBe("2021-10-01");
  expect(suited("record", "2021-10-20")).toBe("2021-10-20");
  expect(suited("text", "2021-10-20")).toBe("2021-10-20");
});
