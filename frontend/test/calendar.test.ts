import { expect, test } from "vitest";
import type { Option } from "../src/api";
import { contact } from "../src/calendar";

test.each([
  ["2021-10-05T08:55:00Z", "2021-10-05T12:11:00Z", "12:11"],
  ["2021-10-05T22:55:00Z", "2021-10-06T02:11:00Z", "02:11 +1 d"],
  ["2021-10-30T08:55:00Z", "2021-11-01T10:51:00Z", "10:51 +2 d"],
])("a contact on a later day says so: %s, %s", (liftoff_utc, docking_utc, said) => {
  expect(contact({ liftoff_utc, docking_utc } as Option)).toBe(said);
});
