// The flown record: how far predictions are from what flew, flight by flight, with nothing left out.

import { toAddress } from "./address";
import { type FlownRecord, type RecordFlight, Refusal, type Summary } from "./api";
import { again, clear, h, s, table } from "./dom";
import { capital, fixed, signed, utc } from "./format";
import { waiting } from "./waiting";
import { Work } from "./work";

const SHAPES = ["circle", "square", "triangle", "diamond", "cross", "drop", "plus", "bar"] as const;

export async function recordPage(main: HTMLElement, signal: AbortSignal): Promise<void> {
  document.title = "Flown record · Expedition";
  const work = new Work<FlownRecord>("record", {});
  const { node, tell } = waiting(h("h1", {}, "Predicting the flown record"), work);
  clear(main, node);
  try {
    const { answer } = await work.answer(tell, signal);
    if (!signal.aborted) await show(main, answer);
  } catch (error) {
    if (signal.aborted) return;
    clear(
      main,
      h(
        "section",
        { class: "waiting", role: "alert" },
        h("h1", {}, "Flown record"),
        h("p", {}, capital(error instanceof Refusal ? error.words.message : String(error))),
        h("p", {}, again("Predict again")),
      ),
    );
  }
}

const ABOUT =
  "Errors are predicted minus flown; docking against the plan of the day where it is known. " +
  'One constant a launcher, its lead on the plane, may come from flights; "left out" is the error with that ' +
  "taken from the others. Flights marked † flew off-nominal by choice: shown, but not in the medians. " +
  "In brackets: the lead comes from this one flight, so its error is none.";

const numbers = (...names: string[]) => names.map((name): [string, string] => [name, "num"]);
const dockingError = (f: RecordFlight) => f.planned_docking_error_s ?? f.docking_error_s;
const inMinutes = (s: number | null) => (s === null ? null : s / 60);
const blank = (value: number | null, say: (v: number) => string) => (value === null ? "" : say(value));

async function show(main: HTMLElement, record: FlownRecord): Promise<void> {
  const addresses = new Map<string, string>();
  for (const one of record.flights) if (one.asked) addresses.set(one.flight, await toAddress(one.asked));
  const predicted = record.flights.filter((f) => !f.not_predicted);
  const launchers = record.launchers.map((l) => l.launcher);
  const shape = (f: RecordFlight) => launchers.indexOf(f.launcher);
  const count = `${predicted.length} of ${record.flights.length} flights`;
  const about = `${count} predicted from element sets of before lift-off. ${ABOUT}`;
  const part = (title: string, ...content: HTMLElement[]) =>
    h("section", { class: "panel" }, h("h2", {}, title), ...content);
  const chart = (title: string, unit: string, of: (f: RecordFlight) => number | null) =>
    scatter(`${title}, ${unit}`, predicted, of, (v) => `${signed(v, 1)} ${unit}`, shape, addresses);
  const flights = h("div", { class: "wide" }, everyFlight(record, shape, addresses));
  const note = h("p", { class: "key" }, "* profile chosen here, for the record does not say");
  clear(
    main,
    h(
      "div",
      { class: "record" },
      h("header", { class: "title" }, h("h1", {}, "Flown record"), h("p", {}, about)),
      part("Scoreboard", h("div", { class: "wide" }, scoreboard(record))),
      h(
        "div",
        { class: "scatters" },
        chart("Lift-off error", "s", (f) => f.liftoff_error_s),
        chart("Docking error", "min", (f) => inMinutes(dockingError(f))),
      ),
      part("Every flight", flights, note),
    ),
  );
}

function scoreboard(record: FlownRecord): HTMLElement {
  const words = (x: Summary | null, unit: number) =>
    x ? [x.median_s, x.ninetieth_s, x.worst_s].map((v) => fixed(v / unit, 1)) : ["", "", ""];
  const columns = [
    "",
    "Launcher",
    ...numbers("Flights", "Lift-off: median s", "90 % s", "worst s"),
    ...numbers("Left out: median s", "90 % s", "worst s"),
    ...numbers("Docking: median min", "90 % min", "worst min"),
  ];
  const rows = record.launchers.map((l, i) => [
    sign(i),
    l.launcher,
    l.liftoff?.count ?? "",
    ...words(l.liftoff, 1).map((x) => (x && l.left_out === null ? `(${x})` : x)),
    ...words(l.left_out, 1),
    ...words(l.docking, 60),
  ]);
  return table(columns, rows);
}

function everyFlight(
  record: FlownRecord,
  shape: (f: RecordFlight) => number,
  addresses: Map<string, string>,
): HTMLElement {
  const columns = [
    "",
    "Flight",
    "Launcher",
    ["Flown lift-off, UTC", "nowrap"] as [string, string],
    ...numbers("Lift-off s", "Left out s", "Docking min", "Orbits", "Sets' age h"),
    "Note",
  ];
  const rows = record.flights.map((f) => {
    const address = addresses.get(f.flight);
    const error = (v: number) => signed(v, 1);
    return [
      !f.not_predicted && sign(shape(f)),
      [address ? h("a", { href: address }, f.flight) : f.flight, f.off_nominal && " †"],
      f.launcher,
      utc(new Date(f.flown_liftoff_utc)),
      blank(f.liftoff_error_s, error),
      blank(f.left_out_error_s, error),
      blank(inMinutes(dockingError(f)), error),
      blank(f.orbits, (orbits) => `${orbits}${f.profile_chosen ? "*" : ""}`),
      blank(f.elements_age_h, (age) => fixed(age, 1)),
      h("small", {}, f.not_predicted ? `not predicted: ${f.not_predicted}` : f.off_nominal),
    ];
  });
  return table(columns, rows, { class: "flights" });
}

function outline(i: number, size = 4): SVGElement {
  const r = size;
  switch (SHAPES[i % SHAPES.length]) {
    case "square":
      return s("rect", { x: -r, y: -r, width: 2 * r, height: 2 * r });
    case "triangle":
      return s("path", { d: `M0 ${-r * 1.2}L${r * 1.1} ${r}H${-r * 1.1}Z` });
    case "diamond":
      return s("path", { d: `M0 ${-r * 1.35}L${r * 1.35} 0L0 ${r * 1.35}L${-r * 1.35} 0Z` });
    case "drop":
      return s("path", { d: `M0 ${r * 1.2}L${r * 1.1} ${-r}H${-r * 1.1}Z` });
    case "plus":
      return s("path", { d: `M${-r * 1.2} 0H${r * 1.2}M0 ${-r * 1.2}V${r * 1.2}` });
    case "bar":
      return s("rect", { x: -r * 1.2, y: -r * 0.45, width: r * 2.4, height: r * 0.9 });
    case "cross":
      return s("path", { d: `M${-r} ${-r}L${r} ${r}M${-r} ${r}L${r} ${-r}` });
    default:
      return s("circle", { r });
  }
}

const sign = (i: number) =>
  s(
    "svg",
    { class: `sign c${i % 8}`, viewBox: "-7 -7 14 14", width: 12, height: 12, "aria-hidden": "true" },
    outline(i, 4.5),
  );

function scatter(
  title: string,
  flights: RecordFlight[],
  of: (f: RecordFlight) => number | null,
  say: (v: number) => string,
  shape: (f: RecordFlight) => number,
  addresses: Map<string, string>,
): HTMLElement {
  const width = Math.min(620, innerWidth - 40),
    height = 300,
    left = 48,
    right = 10,
    top = 10,
    bottom = 24;
  const points = flights.flatMap((f) => {
    const v = of(f);
    return v === null ? [] : [{ f, v, t: Date.parse(f.flown_liftoff_utc) }];
  });
  const most = Math.max(...points.map((p) => Math.abs(p.v)), 1);
  const first = Math.min(...points.map((p) => p.t)),
    last = Math.max(...points.map((p) => p.t));
  const x = (t: number) => left + ((t - first) / (last - first || 1)) * (width - left - right);
  // Even near zero, drawn together far out: a miss of hours must not flatten the rest.
  const bend = (v: number) => Math.asinh(v / 5) / Math.asinh(most / 5);
  const y = (v: number) => top + ((1 - bend(v)) / 2) * (height - top - bottom);
  const note = h("output", { class: "readout" }, "Point at a flight; Enter opens it");
  const svg = s("svg", {
    viewBox: `0 0 ${width} ${height}`,
    class: "scatter",
    role: "group",
    "aria-label": title,
  });
  for (const v of [0, 1, 3, 10, 30, 100, 300, 1000, 3000, 10000].flatMap((a) => (a ? [a, -a] : [0]))) {
    if (Math.abs(v) > most || Math.abs(v) === 1) continue;
    svg.append(
      s("line", { class: v ? "grid" : "axis", x1: left, x2: width - right, y1: y(v), y2: y(v) }),
      s("text", { class: "tick", x: left - 5, y: y(v) + 3, "text-anchor": "end" }, signed(v, 0)),
    );
  }
  for (let year = new Date(first).getUTCFullYear() + 1; year <= new Date(last).getUTCFullYear(); year++) {
    const at = x(Date.UTC(year, 0, 1));
    if (year % 5 === 0)
      svg.append(
        s("line", { class: "grid", x1: at, x2: at, y1: top, y2: height - bottom }),
        s("text", { class: "tick", x: at, y: height - 8, "text-anchor": "middle" }, String(year)),
      );
  }
  for (const { f, v, t } of points) {
    const address = addresses.get(f.flight);
    const tell = () => {
      note.textContent = `${f.flight}: ${say(v)}${f.off_nominal ? ` † ${f.off_nominal}` : ""}`;
    };
    const link = s(
      "a",
      {
        class: `point c${shape(f) % 8}${f.off_nominal ? " off" : ""}`,
        transform: `translate(${x(t).toFixed(1)} ${y(v).toFixed(1)})`,
        "aria-label": `${f.flight}, ${say(v)}`,
        ...(address ? { href: address } : {}),
      },
      s("title", {}, `${f.flight}: ${say(v)}`),
      outline(shape(f)),
    );
    link.addEventListener("focus", tell);
    link.addEventListener("pointerenter", tell);
    svg.append(link);
  }
  return h("figure", { class: "panel" }, h("figcaption", {}, title, h("span", { class: "grow" }), note), svg);
}
