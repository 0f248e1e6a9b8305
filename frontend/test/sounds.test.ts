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
  ["Moscow, Russia", 55.75, 37.62, 0, "Москва"],
  ["Engel’s, Russia", 51.48, 46.11, 0],
  ["Berdsk, Russia", 54.75, 83.1, 0],
  ["Orël, Russia", 52.97, 36.08, 0],
  ["Almaty, Kazakhstan", 43.26, 76.93, 0, "Алма-Ата"],
];
const KNOWN = { towns: TOWNS, sounds: SOUNDS, zones: ["Europe/Moscow"] };

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
  ["orel", "Orël"],
])("%s is found among Latin names", (said, name) => {
  expect(placed(said, KNOWN)?.name.split(",")[0]).toBe(name);
});

test.each(["Нигде", "ь", "", "Бердс", "Moskwa"])("%j is no town", (said) => {
  expect(placed(said, KNOWN)).toBeNull();
});
