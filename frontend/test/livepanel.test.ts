import { expect, test } from "vitest";
import type { Picture } from "../src/api";
import { ago, said } from "../src/livepanel";

const picture = {
  zero_utc: "2021-10-05T08:55:00Z",
  zero_name: "lift-off",
  end_name: "contact",
  end_met_s: 12000,
  words: { timeline: [{ met_s: 100, event: "Staging" }] },
} as Picture;

test("a flight is counted down to, followed, and looked back at", () => {
  expect(said(picture, { phase: "before", met: -3661 }).big).toBe("Lift-off in 01:01:01");
  expect(said(picture, { phase: "flying", met: 40 })).toEqual({
    big: "T+00:00:40",
    small: "Staging in 00:01:00",
  });
  expect(said(picture, { phase: "flying", met: 400 }).small).toBe("");
  expect(said(picture, { phase: "after", met: 12000 + 3 * 86400 }).big).toBe("Contact was 3 days ago");
});

test("a length of time is told in what it is counted by", () => {
  expect([59, 3600, 8000, 200_000, 1e8].map(ago)).toEqual([
    "0 minutes",
    "60 minutes",
    "2 hours",
    "2 days",
    "3.2 years",
  ]);
});
