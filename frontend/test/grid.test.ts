import { expect, test } from "vitest";
import { neighbour } from "../src/grid";

const cells = [
  [null, "b", null],
  ["d", null, "f"],
  [null, "h", null],
];

test.each([
  [1, 0, "ArrowRight", "f"],
  [1, 2, "ArrowLeft", "d"],
  [0, 1, "ArrowDown", "h"],
  [2, 1, "ArrowUp", "b"],
  [0, 1, "ArrowUp", undefined],
  [0, 1, "ArrowLeft", undefined],
  [1, 2, "ArrowRight", undefined],
])("from %i, %i %s leads past places without a cell", (i, j, key, there) => {
  expect(neighbour(cells, i, j, key)).toBe(there);
});

test("lines may end sooner than others", () => {
  expect(neighbour([["a"], ["b", "c"]], 1, 1, "ArrowUp")).toBe(undefined);
  expect(neighbour([["a"], ["b", "c"]], 1, 0, "ArrowUp")).toBe("a");
});
