import { expect, test } from "vitest";
import { terms } from "../src/glossary";
import entries from "../src/glossary.json";

const words = (text: string) => terms(text).map(({ from, to }) => text.slice(from, to));

test("every term is found as it is written, and says something of its own", () => {
  for (const [term, [means, ...others]] of Object.entries(entries as Record<string, string[]>)) {
    for (const word of [term, ...others]) {
      const text = word === "g" ? "4.5 g felt" : `The ${word} of it`;
      expect(words(text), word).toEqual([word]);
    }
    expect(means!.length).toBeGreaterThan(20);
    expect(means!.toLowerCase().startsWith(term.toLowerCase())).toBe(false);
  }
});

test("the longest term is taken, and none within a word", () => {
  expect(words("Phase angle at Insertion")).toEqual(["Phase angle", "Insertion"]);
  expect(words("hardcore explanes; the g of it; alphabeta")).toEqual([]);
  expect(words("83 m/s, 3 g")).toEqual(["g"]);
});
