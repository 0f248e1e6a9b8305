import { expect, test } from "vitest";
import type { Town } from "../src/published/page";
import { placed } from "../src/published/see";
import type { Sounds } from "../src/published/sounds";

const SOUNDS: Sounds = {
  letters: Object.fromEntries(
    [..."абвгдезийклмнопрстуфыэёьъ"].map((one, i) => [one, [..."abvgdeziyklmnoprstufyee", "", ""][i]!]),
  ),
  alike: [
    ["g", "h"],
    ["ye", "e"],
    ["y", "i"],
  ],
};
const TOWNS: Town[] = [
  ["Moscow, Russia", 55.75, 37.62, "Москва"],
  ["Engel’s, Russia", 51.48, 46.11],
  ["Berdsk, Russia", 54.75, 83.1],
  ["Orël, Russia", 52.97, 36.08],
  ["Almaty, Kazakhstan", 43.26, 76.93, "Алма-Ата"],
];

test.each([
  ["Москва", "Moscow"],
  ["москва, Россия", "Moscow"],
  ["Энгельс", "Engel’s"],
  ["Бердск", "Berdsk"],
  ["Орёл", "Orël"],
  ["Орел", "Orël"],
  ["алматы", "Almaty"],
  ["Алма Ата", "Almaty"],
  ["Berdsk", "Berdsk"],
])("%s is found among Latin names", (said, name) => {
  expect(placed(said, TOWNS, SOUNDS)?.name.split(",")[0]).toBe(name);
});

test.each(["Нигде", "ь", "", "Бердс", "Moskwa"])("%j is no town", (said) => {
  expect(placed(said, TOWNS, SOUNDS)).toBeNull();
});
