// What charts show as a table: a row an instant, a column a line, both times first.
import type { Chart } from "./spans";
import { valueAt } from "./tables";

export function csvOf(charts: Chart[], { from, to }: { from: number; to: number }, zeroUtc: string): string {
  const series = charts.flatMap((one) => one.series);
  const inside = series.flatMap((one) => one.times.filter((t) => t > from && t < to));
  const times = [...new Set([from, ...inside, to].map((t) => Number(t.toFixed(3))))].sort((a, b) => a - b);
  const zero = Date.parse(zeroUtc);
  const rows = times.map((t) => [
    t.toFixed(3),
    new Date(zero + t * 1000).toISOString(),
    ...series.map((one) => {
      const v = valueAt(one.times, one.values, t);
      return v === null ? "" : String(Number(v.toPrecision(9)));
    }),
  ]);
  return [["met_s", "utc", ...series.map((one) => one.column)], ...rows]
    .map((row) => row.join(","))
    .join("\r\n");
}
