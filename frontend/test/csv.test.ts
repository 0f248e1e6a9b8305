import { expect, test } from "vitest";
import { csvOf } from "../src/csv";
import type { Chart } from "../src/spans";

const chart = (column: string, times: number[], values: (number | null)[]): Chart => ({
  title: column,
  unit: "",
  scale: "linear",
  series: [{ times, values, style: "solid", say: String, column }],
});

test("a table has a row an instant of any line, between the ends that are seen", () => {
  const text = csvOf(
    [chart("height_km", [0, 10, 20, 30], [100, 200, 300, 400]), chart("felt_g", [0, 15, 30], [1, null, 2])],
    { from: 5, to: 25 },
    "2021-10-05T08:55:00Z",
  );
  expect(text.split("\r\n")).toEqual([
    "met_s,utc,height_km,felt_g",
    "5.000,2021-10-05T08:55:05.000Z,150,1",
    "10.000,2021-10-05T08:55:10.000Z,200,1",
    "15.000,2021-10-05T08:55:15.000Z,250,",
    "20.000,2021-10-05T08:55:20.000Z,300,",
    "25.000,2021-10-05T08:55:25.000Z,350,",
  ]);
});
