import { expect, test } from "vitest";
import type { Opportunity, Option, Windows } from "../src/api";
import { age, contact, outlook } from "../src/calendar";

test.each([
  ["2021-10-05T08:55:00Z", "2021-10-05T12:11:00Z", "12:11"],
  ["2021-10-05T22:55:00Z", "2021-10-06T02:11:00Z", "02:11 +1 d"],
  ["2021-10-30T08:55:00Z", "2021-11-01T10:51:00Z", "10:51 +2 d"],
])("a contact on a later day says so: %s, %s", (liftoff_utc, docking_utc, said) => {
  expect(contact({ liftoff_utc, docking_utc } as Option)).toBe(said);
});

const passage = (day: string, age_days: number | null, phase_known: boolean) =>
  ({ liftoff_utc: `2021-10-${day}T08:55:00Z`, age_days, phase_known }) as Opportunity;
const found = (...opportunities: Opportunity[]) =>
  ({ data: { station: "a set", age_h: 12 }, opportunities }) as unknown as Windows;

// The ages are such as no rule of the page's own would take for known or unknown.
test("what is known of a day is what the server says of it", () => {
  expect(outlook(found(passage("04", 9.4, true), passage("05", 10.4, true)))).not.toContain("not known");
  const said = outlook(found(passage("04", 0.4, true), passage("05", 1.4, false)));
  expect(said).toContain("0.5 days old on the first day; from 2021-10-05 on the phase");
  expect([9.44, 10.4].map((days) => age(passage("04", days, true)))).toEqual(["9.4 d", "10 d"]);
});

test("an orbit that is only planned has no age, and its phase is known", () => {
  expect(age(passage("04", null, true))).toBe("planned");
  expect(outlook(found(passage("04", null, true)))).toBe("");
});
