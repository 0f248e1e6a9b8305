import { expect, test } from "vitest";
import { complaint, decoded, gravest, MOST_BYTES } from "../src/read";

test("a text is held back where it is empty or too long, in bytes", () => {
  expect(complaint(" \n")).toMatch(/nothing to read/);
  expect(complaint("a".repeat(MOST_BYTES))).toBe("");
  expect(complaint("я".repeat(MOST_BYTES / 2 + 1))).toMatch(/^201 kB/);
});

test.each([
  [new TextEncoder().encode("Союз"), "Союз"],
  [new Uint8Array([0xd1, 0xee, 0xfe, 0xe7]), "Союз"],
  [new Uint8Array([0x63, 0x61, 0x66, 0xe9, 0x20, 0x61, 0x62]), "café ab"],
  [new Uint8Array([0xff, 0xfe, 0x41, 0]), "A"],
])("a file's letters are told by its bytes: %#", (bytes, text) => {
  expect(decoded(bytes.buffer as ArrayBuffer)).toBe(text);
});

test("words of many claims look as the gravest of them", () => {
  expect(gravest([{ verdict: "supported" }, { verdict: "contradicted" }])).toBe("contradicted");
  expect(gravest([{ verdict: "supported" }, { verdict: "unclear" }])).toBe("unclear");
  expect(gravest([])).toBeUndefined();
});
