// Two flights in one chart: the first's lines whole, the second's dashed, over one time.
import type { Picture } from "./api";
import { quantities } from "./quantities";
import { type Chart, spansOf } from "./spans";

// What instant of both flights is made the same.
export type Aligned = "start" | "end";

// By how much the second's times move.
export const shift = (a: Picture, b: Picture, aligned: Aligned): number =>
  aligned === "start" ? 0 : a.end_met_s - b.end_met_s;

export function overlay(a: Picture, b: Picture, aligned: Aligned): { usual: Chart[]; others: Chart[] } {
  const by = shift(a, b, aligned);
  const both = (first: Chart[], second: Chart[]) =>
    first.flatMap((chart): Chart[] => {
      const other = second.find((one) => one.title === chart.title);
      if (!other) return [];
      const [one, two] = [chart.series[0]!, other.series[0]!];
      const times = by === 0 ? two.times : two.times.map((t) => t + by);
      return [
        {
          ...chart,
          key: undefined,
          series: [
            { ...one, style: "solid", colour: "--ship", column: `${one.column}_first` },
            { ...two, times, style: "dashed", colour: "--station", column: `${two.column}_second` },
          ],
        },
      ];
    });
  const whole = (one: Picture) => spansOf(one).find(({ from, to }) => from === 0 && to === one.end_met_s)!;
  return { usual: both(whole(a).charts, whole(b).charts), others: both(quantities(a), quantities(b)) };
}
