import { expect, test } from "vitest";
import { tooOld } from "../src/published/stale";

const day = (n: number) => n * 86400000;

test.each([
  // Data of day 0; start, end, now; what is warned of.
  [4, 5, 3, []],
  [5, 6, 5, []],
  [5.1, 6, 0, [["dataOldStart", 5]]],
  [40, 41, 100, [["dataOldStart", 40]]],
  [4, 10, 7.9, [["dataOldNow", 7]]],
  [4, 10, 10.1, []],
])("a start on day %d, an end on day %d, seen on day %d", (start, end, now, said) => {
  expect(tooOld(0, day(start), day(end), day(now), 5)).toEqual(said);
});
