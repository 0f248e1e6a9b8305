import { expect, test } from "vitest";
import { at, burnName, capital, degrees, distance, fixed, local, met, signed, utc } from "../src/format";

test("elapsed time is written as crews say it", () => {
  expect(met(0)).toBe("T+00:00:00");
  expect(met(-0.2)).toBe("T+00:00:00");
  expect(met(-12)).toBe("T−00:00:12");
  expect(met(3 * 86400 + 3661)).toBe("T+3d 01:01:01");
  // A part that rounds up carries.
  expect(met(59.96, 1)).toBe("T+00:01:00.0");
  expect(met(86399.6)).toBe("T+1d 00:00:00");
});

test("instants are rounded to the second that is nearest", () => {
  expect(utc(at("2021-10-05T08:55:02.600Z", 0))).toBe("2021-10-05 08:55:03");
  expect(utc(at("2021-10-05T23:59:59Z", 0.6))).toBe("2021-10-06 00:00:00");
  expect(utc(at("2021-10-05T08:55:02Z", 60), false)).toBe("08:56:02");
});

test("local time names its zone, and midnight is 00", () => {
  expect(local(new Date("2021-10-05T08:55:02Z"), "Asia/Qyzylorda")).toBe("05 Oct 13:55:02 UTC+5");
  expect(local(new Date("2021-10-04T19:00:00Z"), "Asia/Qyzylorda", false)).toBe("05 Oct 00:00 UTC+5");
});

test("numbers have a real minus, no minus at zero, and a dash where nothing is known", () => {
  expect(fixed(-1.25, 1)).toBe("−1.3");
  expect(fixed(-0.04, 1)).toBe("0.0");
  expect(fixed(null, 1)).toBe("—");
  expect(signed(2, 1)).toBe("+2.0");
  expect(signed(-2, 1)).toBe("−2.0");
  expect(signed(-0.001, 1)).toBe("0.0");
  expect(signed(undefined, 1)).toBe("—");
});

test("distances keep about three digits", () => {
  expect([0.123, 12.34, 123.4, 1234, 12_340, 123_400, -1234].map(distance)).toEqual([
    "0.12 m",
    "12.3 m",
    "123 m",
    "1.23 km",
    "12.3 km",
    "123 km",
    "−1.23 km",
  ]);
});

test("places have a side, burns the word once", () => {
  expect(degrees(-63.25, "N", "S")).toBe("63.25° S");
  expect([burnName("DV1"), burnName("deorbit burn")]).toEqual(["DV1 burn", "deorbit burn"]);
  expect(capital("why")).toBe("Why");
});
