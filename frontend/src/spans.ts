// The stretches of a flight, and what is worth drawing of each.
import type { Picture } from "./api";
import { distance, fixed, signed } from "./format";
import { inUnit, units } from "./guest";
import type { Kind } from "./scale";

export interface Series {
  times: number[];
  values: (number | null)[];
  style: "solid" | "dashed" | "dotted";
  // What it is called in a table, with its unit.
  column: string;
  // Of the style sheet, where it is not that of its style.
  colour?: string;
  say: (v: number) => string;
}
export interface Chart {
  title: string;
  unit: string;
  series: Series[];
  scale: Kind;
  zero?: boolean;
  // Which line is which.
  key?: string;
  // What stands at its ticks, where that is not the number itself.
  text?: (v: number) => string;
}
export interface Span {
  name: string;
  from: number;
  to: number;
  charts: Chart[];
}

const inFeet = (values: number[]) => values.map((v) => v / 0.3048);
const feet = (v: number) =>
  Math.abs(v) < 5280 ? `${fixed(v, 0)} ft` : `${fixed(v / 5280, Math.abs(v) < 528_000 ? 1 : 0)} mi`;

const NEAR_M = 5000;
const NAMES: Record<string, string> = { ascent: "Ascent", entry: "Entry", hop: "Boost on" };

export function spansOf(picture: Picture): Span[] {
  const { height, relative, loads, end_met_s: end } = picture;
  const { high, fast } = units();
  const km = (v: number) => `${fixed(v, v < 100 ? 1 : 0)} ${high.name}`;
  const line = (
    times: number[],
    values: (number | null)[],
    say: Series["say"],
    column: string,
    style: Series["style"] = "solid",
  ): Series => ({ times, values, say, column, style });
  const single = (title: string, unit: string, scale: Kind, series: Series): Chart => ({
    title,
    unit,
    scale,
    zero: true,
    series: [series],
  });

  const altitude = line(picture.met_s, inUnit(height.altitude_km, high), km, `altitude_${high.name}`);
  const apogee = line(
    picture.met_s,
    inUnit(height.apogee_km, high),
    (v) => `apogee ${km(v)}`,
    `apogee_${high.name}`,
    "dashed",
  );
  const perigee = line(
    picture.met_s,
    inUnit(height.perigee_km, high),
    (v) => `perigee ${km(v)}`,
    `perigee_${high.name}`,
    "dotted",
  );
  const orbits = height.apogee_km.some((v) => v !== null);
  const climb: Chart = { title: "Height", unit: high.name, scale: "linear", series: [altitude] };
  const whole: Chart = {
    ...climb,
    series: orbits ? [altitude, apogee, perigee] : [altitude],
    key: orbits ? " – – apogee  ··· perigee" : undefined,
  };

  const felt = feltG(picture);
  const sayG = (v: number) => `${fixed(v, v < 0.1 ? 3 : 2)} g`;
  const g =
    felt.times.length > 1
      ? [single("Felt g-load", "g", "linear", line(felt.times, felt.values, sayG, "felt_g"))]
      : [];

  const phase: Chart[] = [];
  const beside: Chart[] = [];
  if (relative && relative.met_s.length > 1) {
    const { met_s, phase_deg, range_m, range_rate_mps } = relative;
    const angle = (v: number) => `${fixed(v, Math.abs(v) < 1 ? 3 : 1)}°`;
    const rate = (v: number) => `${signed(v, Math.abs(v) < 10 ? 2 : 0)} ${fast.name}`;
    const rates = inUnit(range_rate_mps, fast);
    const rateColumn = fast.per === 1 ? "range_rate_mps" : `range_rate_${fast.name}`;
    phase.push(single("Phase angle", "°", "linear", line(met_s, phase_deg, angle, "phase_deg")));
    beside.push(
      high.per === 1
        ? single("Range", "between centres", "log", line(met_s, range_m, distance, "range_m"))
        : {
            ...single("Range", "between centres", "log", line(met_s, inFeet(range_m), feet, "range_ft")),
            text: feet,
          },
      single("Range-rate", fast.name, "sym", line(met_s, rates, rate, rateColumn)),
    );
  }

  const out: Span[] = [{ name: "Flight", from: 0, to: end, charts: [whole, ...phase, ...beside, ...g] }];
  for (const load of loads) {
    // A hop begins when its motor does; what carried it there says little.
    const lit = picture.segments.find((one) => one.powered)?.from_s ?? 0;
    const from = load.phase === "hop" ? Math.max(lit - 30, 0) : load.met_s[0]!;
    const to = load.met_s.at(-1)!;
    if (from === 0 && to >= end - 1) continue;
    const charts = [climb, ...g];
    const more = (
      title: string,
      unit: string,
      column: string,
      values: number[] | null,
      per: number,
      digits: number,
    ) => {
      if (!values) return;
      const say = (v: number) => `${fixed(v, digits)} ${unit}`;
      const scaled = values.map((v) => v / per);
      charts.push(single(title, unit, "linear", line(load.met_s, scaled, say, column)));
    };
    more("Heating", "W/cm²", "heating_wpcm2", load.heating_wpm2, 1e4, 0);
    more("Dynamic pressure", "kPa", "dynamic_pressure_kpa", load.dynamic_pressure_pa, 1e3, 1);
    out.push({ name: NAMES[load.phase] ?? load.phase, from, to, charts });
  }
  const near = relative ? relative.met_s.filter((_, i) => relative.range_m[i]! < NEAR_M) : [];
  if (near.length > 2) {
    const arriving = picture.end_name === "contact" || picture.plan.docking_utc !== null;
    const name = arriving ? "Approach" : "Departure";
    out.push({ name, from: near[0]!, to: near.at(-1)!, charts: [...beside, climb] });
  }
  return out.sort((a, b) => a.from - b.from || b.to - a.to);
}

// Loads in the air and burns in space, with no weight between them.
function feltG({ loads, thrust, end_met_s: end }: Picture): { times: number[]; values: number[] } {
  if (!loads.length) return { times: [], values: [] };
  const rows: [number, number][] = [];
  for (const { met_s, felt_g } of loads) {
    const first = met_s[0]!;
    const last = met_s.at(-1)!;
    rows.push(...met_s.map((t, i): [number, number] => [t, felt_g[i]!]));
    if (first > 0.1) rows.push([first - 0.01, 0]);
    if (last < end - 0.1) rows.push([last + 0.01, 0]);
  }
  for (const { from_s, to_s, g } of thrust) {
    if (loads.some(({ met_s }) => from_s >= met_s[0]! && from_s <= met_s.at(-1)!)) continue;
    rows.push([from_s - 0.01, 0], [from_s, g], [to_s, g], [to_s + 0.01, 0]);
  }
  rows.sort((a, b) => a[0] - b[0]);
  // What begins in orbit begins without weight.
  if (rows[0]![0] > 0.1) rows.unshift([0, 0]);
  rows.push([end, rows.at(-1)![1]]);
  return { times: rows.map((r) => r[0]), values: rows.map((r) => r[1]) };
}
