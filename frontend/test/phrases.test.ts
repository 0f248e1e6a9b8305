import { afterEach, expect, test } from "vitest";
import { nowOf, parts } from "../src/live";
import { phrase, speak } from "../src/phrases";
import { frame } from "../src/published/looking";

const russian = (phrases: Record<string, string>) =>
  speak({ name: "ru", decimal: ",", thousand: "\u00a0", phrases });

afterEach(() => speak());

test("a phrase is said in another language, its numbers kept; what is not known stays", () => {
  russian({ "Lift-off": "Старт", "Fly-around, # pulses": "Облёт, импульсов: #" });
  expect(phrase("Lift-off")).toBe("Старт");
  expect(phrase("Fly-around, 6 pulses")).toBe("Облёт, импульсов: 6");
  expect(phrase("Range 10 km")).toBe("Range 10 km");
});

test("sentences are said by their kind: words in them in turn, numbers as the language writes them", () => {
  russian({
    "# orbits": "# {виток|витка|витков}",
    "coast to {a}": "полёт до: {a}",
    raising: "подъём",
    "at most # km": "не больше # км",
    "{a} ({b})": "{a} ({b})",
    commander: "командир",
    pilot: "пилот",
  });
  expect([1, 2, 5, 34].map((n) => phrase(`${n} orbits`))).toEqual([
    "1 виток",
    "2 витка",
    "5 витков",
    "34 витка",
  ]);
  expect(phrase("Coast to raising")).toBe("Полёт до: подъём");
  expect(phrase("coast to raising; at most 1,234.5 km")).toBe("полёт до: подъём; не больше 1\u00a0234,5 км");
  expect(phrase("A. One (commander), B. Two (pilot)")).toBe("A. One (командир), B. Two (пилот)");
  expect(phrase("-0.5 of unknown")).toBe("−0,5 of unknown");
  expect(phrase("Soyuz-2.1a at 12:00:01.5")).toBe("Soyuz-2.1a at 12:00:01.5");
  expect(phrase("«Союз-2.1а», 2.5 км")).toBe("«Союз-2.1а», 2,5 км");
});

test("a flight is still to come, flying or over by the clock", () => {
  const flight = { zero_utc: "2030-01-01T00:00:00Z", end_met_s: 3600 };
  const at = (s: number) => nowOf(flight, Date.parse(flight.zero_utc) + s * 1000).phase;
  expect([at(-1), at(0), at(3600), at(3601)]).toEqual(["before", "flying", "flying", "after"]);
  expect(parts(90061)).toEqual([1, 1, 1, 1]);
  expect(parts(0.2)).toEqual([0, 0, 0, 1]);
});

test("what is straight up is seen straight up, and what is east in the east", () => {
  const to = frame({ latitude: 0, longitude: 90 }).look;
  expect(to([0, 6378137 + 400e3, 0]).elevation).toBeCloseTo(90, 6);
  expect(to([0, 6378137 + 400e3, 0]).km).toBeCloseTo(400, 6);
  expect(to([-1e6, 6378137, 0]).azimuth).toBeCloseTo(90, 6);
  expect(to([0, 6378137, 1e6]).azimuth).toBeCloseTo(0, 6);
});
