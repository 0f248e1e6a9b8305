// Two plans held against each other: what is said of each, side by side, and by how much numbers differ.
import type { Picture } from "./api";
import { fixed, signed } from "./format";

export interface Difference {
  name: string;
  // What the first and the second have; empty where one has none.
  first: string;
  second: string;
  // The second less the first, in words; empty where it is no number.
  by: string;
  same: boolean;
}

export interface Part {
  title: string;
  rows: Difference[];
}

type Named = { name: string; text: string; value?: number };

export function differences(a: Picture, b: Picture): Part[] {
  const said = ({ words }: Picture): Named[] => [
    { name: "Route", text: words.route },
    { name: "Verdict", text: words.verdict },
    ...(words.crew ? [{ name: "Crew", text: words.crew }] : []),
    ...words.summary.map(({ question, answer }) => ({ name: question, text: answer })),
  ];
  const events = ({ words }: Picture): Named[] =>
    words.timeline.map((row) => ({ name: row.event, text: row.elapsed, value: row.met_s }));
  const budget = ({ words }: Picture): Named[] =>
    words.budget.map((row) => ({ name: row.name, text: row.dv_mps, value: numberOf(row.dv_mps) }));
  const risk = ({ words }: Picture): Named[] =>
    words.risk.flatMap((row) => [
      { name: `${row.phase}: loss of crew`, text: row.loss_of_crew },
      { name: `${row.phase}: loss of mission`, text: row.loss_of_mission },
    ]);
  const price = ({ words }: Picture): Named[] =>
    words.price.map((row) => ({ name: row.what, text: row.now }));
  const parts: [string, (one: Picture) => Named[], (by: number) => string][] = [
    ["In words", said, String],
    ["Events", events, inTime],
    ["Δv budget, m/s", budget, (by) => signed(by, 2)],
    ["Risk", risk, String],
    ["Price", price, String],
  ];
  return parts
    .map(([title, of, say]) => ({ title, rows: held(of(a), of(b), say) }))
    .filter(({ rows }) => rows.length > 0);
}

// Rows of the same name beside each other, in the order of the first, then what only the second has. Of several of
// one name, the first goes with the first.
export function held(a: Named[], b: Named[], say: (by: number) => string): Difference[] {
  const left = [...b];
  const out = a.map((one): Difference => {
    const k = left.findIndex((other) => other.name === one.name);
    const other = k < 0 ? undefined : left.splice(k, 1)[0];
    const by = (other?.value ?? Number.NaN) - (one.value ?? Number.NaN);
    return {
      name: one.name,
      first: one.text,
      second: other?.text ?? "",
      by: Number.isFinite(by) ? say(by) : "",
      same: one.text === other?.text,
    };
  });
  return [...out, ...left.map(({ name, text }) => ({ name, first: "", second: text, by: "", same: false }))];
}

function numberOf(text: string): number {
  return Number(text.replaceAll(",", "").replace("−", "-"));
}

export function inTime(seconds: number): string {
  const size = Math.abs(seconds);
  if (size < 0.05) return "0 s";
  const sign = seconds < 0 ? "−" : "+";
  if (size < 120) return `${sign}${fixed(size, 1)} s`;
  if (size < 7200) return `${sign}${fixed(size / 60, 1)} min`;
  return size < 172_800 ? `${sign}${fixed(size / 3600, 2)} h` : `${sign}${fixed(size / 86_400, 2)} d`;
}
