// The opportunities of a year as a map: months down, days across; how good each is in phase, light and beta.
import type { Opportunity, Option, Windows } from "./api";
import { age, contact } from "./calendar";
import { button, clear, h, set } from "./dom";
import { fixed, signed, utc } from "./format";
import { roving } from "./grid";

// How full the colour of the best is, in percent; text must stay readable on it.
const FULL = 52;
// A beta as high as this is the worst there is: no station's orbit sees more for long.
const WORST_BETA_DEG = 75;

export interface Marked {
  opportunity: Opportunity;
  // The open profile with the fewest orbits; null where none is open.
  option: Option | null;
  // 0 worst to 1 best.
  phase: number;
  light: number;
  beta: number;
  // How far it is to be believed: 1 while the phase is known, less the older the data are.
  trust: number;
}

export const MEASURES = ["all", "phase", "light", "beta"] as const;
export type Measure = (typeof MEASURES)[number];

export function marked(opportunity: Opportunity, most: number): Marked {
  const open = opportunity.profiles.filter((one) => one.feasible);
  const option = open.reduce<Option | null>(
    (best, one) => (best && best.orbits <= one.orbits ? best : one),
    null,
  );
  const first = option ?? opportunity.profiles[0];
  const day = opportunity.pad_sun_elevation_deg > -0.83;
  return {
    opportunity,
    option,
    phase: option ? (most > option.orbits ? 1 - (0.5 * option.orbits) / most : 0.5) : 0,
    light: (Number(day) + Number(first?.docking_sunlit ?? false)) / 2,
    beta: Math.max(0, 1 - Math.abs(opportunity.beta_deg) / WORST_BETA_DEG),
    trust: trust(opportunity),
  };
}

export function trust({ phase_known, age_days }: Opportunity): number {
  if (phase_known || age_days === null) return 1;
  return Math.max(0.3, 0.8 - (0.5 * age_days) / 365);
}

// What cannot be flown is nothing, however light it is.
export function good({ option, phase, light, beta }: Marked, measure: Measure): number {
  if (measure !== "all") return { phase, light, beta }[measure];
  return option ? (phase + light + beta) / 3 : 0;
}

// The best of each day, by month and day of the month.
export function months(found: Windows): Map<string, Map<number, Marked>> {
  const most = Math.max(...found.opportunities.flatMap((o) => o.profiles.map((p) => p.orbits)), 1);
  const out = new Map<string, Map<number, Marked>>();
  for (const opportunity of found.opportunities) {
    const [month, day] = [opportunity.liftoff_utc.slice(0, 7), Number(opportunity.liftoff_utc.slice(8, 10))];
    const one = marked(opportunity, most);
    const line = out.get(month) ?? new Map<number, Marked>();
    out.set(month, line);
    const there = line.get(day);
    if (!there || good(one, "all") > good(there, "all")) line.set(day, one);
  }
  return out;
}

const TEXT: Record<Measure, (one: Marked) => string> = {
  all: ({ option }) => (option ? `${option.orbits}${option.docking_sunlit ? "☀" : "☾"}` : "✕"),
  phase: ({ opportunity, option }) =>
    `${option ? "" : "✕"}${fixed(((opportunity.phase_deg % 360) + 360) % 360, 0)}`,
  light: ({ opportunity, option }) =>
    `${opportunity.pad_sun_elevation_deg > -0.83 ? "☀" : "☾"}${option ? (option.docking_sunlit ? "☀" : "☾") : "✕"}`,
  beta: ({ opportunity }) => signed(opportunity.beta_deg, 0),
};
const NAMES: Record<Measure, string> = { all: "All three", phase: "Phase", light: "Light", beta: "Beta" };
const ABOUT: Record<Measure, string> = {
  all: "Orbits to docking, and whether it docks in sunlight; full where few orbits, light and a low beta meet",
  phase: "The station ahead of the ship at insertion, in degrees; full where a profile of few orbits is open",
  light: "Day or night at the pad at lift-off, then at docking; full where both are lit",
  beta: "The Sun above the station's orbit plane, in degrees; full where it is low",
};

export function yearMap(
  found: Windows,
  pick: (opportunity: Opportunity, option: Option) => void,
): HTMLElement {
  const detail = h(
    "p",
    { class: "detail", role: "status", "aria-live": "polite" },
    "Point at a day, or move with the arrow keys; Enter plans its flight.",
  );
  const all = months(found);
  const cells: (HTMLButtonElement | null)[][] = [];
  const painted: [HTMLButtonElement, Marked][] = [];
  const days = Array.from({ length: 31 }, (_, i) => i + 1);
  const rows = [...all].map(([month, line]) => {
    const nodes = days.map((day) => {
      const one = line.get(day);
      if (!one) return null;
      const node = h("button", { type: "button", tabindex: -1 });
      const say = () => clear(detail, ...told(one));
      node.addEventListener("pointerenter", say);
      node.addEventListener("focus", say);
      node.addEventListener("click", () => {
        if (one.option) pick(one.opportunity, one.option);
        else say();
      });
      painted.push([node, one]);
      return node;
    });
    cells.push(nodes);
    const ages = [...line.values()].flatMap(({ opportunity }) => opportunity.age_days ?? []);
    const faded = [...line.values()].some((one) => one.trust < 1);
    const oldest = ages.length ? `${fixed(Math.max(...ages), 0)} d` : "";
    return h(
      "tr",
      { class: faded ? "faded" : "" },
      h("th", { scope: "row" }, month, oldest && h("small", {}, oldest)),
      ...nodes.map((node) => h("td", {}, node)),
    );
  });
  const about = h("p", { class: "about" });
  const choices = MEASURES.map((measure) => button(NAMES[measure], () => paint(measure), { class: "quiet" }));
  const paint = (measure: Measure) => {
    about.textContent = ABOUT[measure];
    for (const [i, one] of choices.entries()) set(one, { "aria-pressed": MEASURES[i] === measure });
    for (const [node, one] of painted) {
      const shut = !one.option;
      node.className = ["cell", shut && "not", one.trust < 1 && "unsure"].filter(Boolean).join(" ");
      node.textContent = TEXT[measure](one);
      node.style.setProperty("--full", `${FULL * good(one, measure) * one.trust}%`);
      set(node, { "aria-label": `${node.textContent}, ${told(one).join("")}` });
      if (shut) set(node, { "aria-disabled": true });
    }
  };
  paint("all");
  const first = painted.find(([, one]) => one.option) ?? painted[0];
  if (first) first[0].tabIndex = 0;
  const head = days.map((day) => h("th", { scope: "col" }, String(day)));
  const table = h(
    "table",
    { class: "heat year", "aria-label": "Opportunities of the year; arrow keys move" },
    h("thead", {}, h("tr", {}, h("th", { scope: "col" }, "Data age"), ...head)),
    h("tbody", {}, ...rows),
  );
  roving(table, cells);
  return h(
    "section",
    { class: "year-map", "aria-label": "The year" },
    h(
      "div",
      { class: "year-head" },
      h("h2", {}, "The year"),
      h("span", { class: "group", role: "group", "aria-label": "Coloured by" }, ...choices),
    ),
    about,
    h("p", { class: "key" }, "Dashed and paler: the older the station data, the less is known of the phase"),
    detail,
    h("div", { class: "wide" }, table),
  );
}

function told({ opportunity, option }: Marked): string[] {
  const { beta_deg, pad_sun_elevation_deg, phase_known } = opportunity;
  const none = opportunity.profiles[0]?.reason;
  const flown = option
    ? `${option.orbits} orbits, contact ${contact(option)} UTC ${option.docking_sunlit ? "sunlit" : "in shadow"}`
    : `no profile is open${none ? `: ${none}` : ""}`;
  return [
    `${utc(new Date(opportunity.liftoff_utc))} UTC: ${flown}; `,
    `Sun ${signed(pad_sun_elevation_deg, 0)}° at the pad, beta ${signed(beta_deg, 0)}°; `,
    `data ${age(opportunity)}${phase_known ? "" : " old, so the phase is not known"}`,
  ];
}
