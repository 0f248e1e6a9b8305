import { expect, test } from "vitest";
import { said } from "../src/story";

// The same as `tests/audience/test_story.py` has of the other half.
const CASES: [Parameters<typeof said>[0], string, string][] = [
  [{ kind: "length", value: 529.4 }, "8 minutes and 49 seconds", "8 minutes and 49 seconds"],
  [{ kind: "length", value: 11_760 }, "3 hours and 16 minutes", "3 hours and 16 minutes"],
  [{ kind: "length", value: 252_000 }, "2 days and 22 hours", "2 days and 22 hours"],
  [{ kind: "length", value: 0.2 }, "0 seconds", "0 seconds"],
  [{ kind: "distance", value: 212_900 }, "213 km", "132 miles"],
  [{ kind: "distance", value: 8046.7 }, "8.0 km", "5.0 miles"],
  [{ kind: "speed", value: 7499 }, "27,000 km/h", "16,800 mph"],
  [{ kind: "gees", value: 4.296 }, "4.3 times", "4.3 times"],
  [{ kind: "count", value: 4 }, "4", "4"],
  [{ kind: "day", value: "2021-10-05T23:30:00Z" }, "5 October 2021", "5 October 2021"],
];

test.each(CASES)("%o is said as people say it", (amount, metric, miles) => {
  expect([said(amount, "UTC", false), said(amount, "UTC", true)]).toEqual([metric, miles]);
});
