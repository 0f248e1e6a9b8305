import { expect, test } from "vitest";
import { coordinates } from "../src/published/coordinates";

test.each([
  "45.9, 63.3",
  "45.9 63.3",
  "45.9;63.3",
  "45,9 63,3",
  "45,9, 63,3",
  "45°54′N 63°18′E",
  "45° 54' 00\" N, 63° 18' 00\" E",
  "N45.9 E63.3",
  "63.3E 45.9N",
  "45 54 N 63 18 E",
  "45°54′ с. ш. 63°18′ в. д.",
  "geo:45.9,63.3",
  "lat 45.9, lon 63.3",
  "(45.9, 63.3)",
])("%s is read", (text) => {
  const [latitude, longitude, height] = coordinates(text) as number[];
  expect(latitude).toBeCloseTo(45.9, 6);
  expect(longitude).toBeCloseTo(63.3, 6);
  expect(height).toBe(0);
});

test("signs, letters and heights are kept", () => {
  expect(coordinates("33°30′S 151°12′E, 30 m")).toEqual([-33.5, 151.2, 30]);
  expect(coordinates("−33.9 −70.5 500m")).toEqual([-33.9, -70.5, 500]);
});

test.each(["91,0", "0,181", "45.9", "45°75′N 63°20′E", "45.9N 63.3N", "1 2 3 4", "0,0,20000"])(
  "%s is no place",
  (text) => {
    expect(coordinates(text)).toBe("wrong");
  },
);

test.each(["Berdsk", "Москва, Россия", "", "9 de Julio"])("%j is a name", (text) => {
  expect(coordinates(text)).toBeNull();
});
