// What is asked of the server, made from what the form holds; what is wrong is refused with its field.
import {
  type Catalogue,
  type Elements,
  type Opportunity,
  type Option,
  type PlanAsked,
  Refusal,
  type Windows,
  type WindowsAsked,
} from "./api";
import { fixed } from "./format";

export type Held = Record<string, string | boolean>;

// What each kind of flight asks for; the first is found in a calendar, the others are planned at once.
export const KINDS: Record<string, { title: string; fields: string[]; day: string }> = {
  station: {
    title: "To a station",
    fields: ["pad", "station", "port", "profile", "days", "elements"],
    day: "From (UTC day)",
  },
  orbit: {
    title: "Into an orbit and home",
    fields: ["pad", "altitude_km", "inclination_deg", "days", "landing_zone"],
    day: "Lift-off (UTC day)",
  },
  home: {
    title: "Home from a station",
    fields: ["station", "port", "landing_zone", "elements"],
    day: "Undocking (UTC day)",
  },
  hop: { title: "Up and down, no orbit", fields: ["pad"], day: "Lift-off (UTC day)" },
};

// The form's name of what the server calls by another.
export const FIELDS: Record<string, string> = {
  date: "start",
  "orbit.altitude_km": "altitude_km",
  "orbit.inclination_deg": "inclination_deg",
  "orbit.days": "days",
  "elements.text": "text",
  "elements.stored": "elements",
};

const wrong = (field: string, message: string) => new Refusal({ message, field, reason: "input" });
const number = (value: string | boolean | undefined) => Number(String(value).replace(",", "."));

function elementsOf({ elements, text }: Held): Elements {
  if (elements !== "text") return { stored: String(elements) };
  if (!text) throw wrong("text", "paste the station's element sets, or choose stored ones");
  return { text: String(text) };
}

export function windowsAsked(held: Held): WindowsAsked {
  const text = (name: string) => String(held[name] ?? "");
  const days = number(held.days);
  if (!/^\d{4}-\d\d-\d\d/.test(text("start")))
    throw wrong("start", "write the first UTC day like 2021-10-01");
  if (!(days > 0 && days <= 400)) throw wrong("days", "give a number of days, more than 0 and at most 400");
  return {
    vehicle: text("vehicle"),
    pad: text("pad"),
    station: text("station"),
    port: text("port") || null,
    profile: held.profile ? [text("profile")] : null,
    start: text("start"),
    days,
    elements: elementsOf(held),
    allow_stale: held.allow_stale === true,
  };
}

// A flight that needs no calendar.
export function flightAsked(held: Held): PlanAsked {
  const { fields } = KINDS[String(held.kind)]!;
  if (!/^\d{4}-\d\d-\d\d$/.test(String(held.start)))
    throw wrong("start", "write the UTC day like 2021-10-01");
  const flight: Record<string, unknown> = { vehicle: held.vehicle, date: held.start };
  for (const name of ["pad", "station", "port", "landing_zone"])
    if (fields.includes(name) && held[name]) flight[name] = held[name];
  if (held.kind === "home") flight.begins = "port";
  if (held.kind === "orbit") {
    const orbit: Record<string, number> = {};
    for (const name of ["altitude_km", "inclination_deg", "days"]) {
      orbit[name] = number(held[name]);
      if (!Number.isFinite(orbit[name])) throw wrong(name, "is not a number");
    }
    flight.orbit = orbit;
  }
  const elements = fields.includes("elements") ? { elements: elementsOf(held) } : {};
  return { flight, ...elements, allow_stale: held.allow_stale === true };
}

// The flight of an opportunity that was found. Where its day has two passages, the one that was picked.
export function flightPicked(
  found: Windows,
  opportunity: Opportunity,
  option: Option,
  port: string,
): PlanAsked {
  const { vehicle, pad, station, launcher, elements, allow_stale, ...asked } = found.asked;
  const day = option.liftoff_utc.slice(0, 10);
  const flight: Record<string, unknown> = { vehicle, pad, station, profile: option.profile, date: day };
  flight.port = asked.port ?? port;
  if (launcher) flight.launcher = launcher;
  if (found.opportunities.filter((o) => o.liftoff_utc.slice(0, 10) === day).length > 1) {
    const around = (s: number) =>
      `${new Date(Date.parse(opportunity.liftoff_utc) + s * 1000).toISOString().slice(0, 19)}Z`;
    const early = around(-7200);
    const late = around(7200);
    flight.earliest_utc = early < day ? `${day}T00:00:00Z` : early;
    flight.latest_utc = late.slice(0, 10) > day ? `${day}T23:59:59Z` : late;
  }
  return { flight, elements, allow_stale };
}

// For about so long a station's place in its orbit is known; its plane holds for months.
export const PHASE_KNOWN_DAYS = 5;

// The first day for which chosen station data are fresh: in the span of a stored flight, or at the end of all.
export function freshDay(book: Catalogue, source: string): string | null {
  const stored = book.flights.find((f) => f.name === source)?.elements_epochs_utc;
  const epoch = source === "record" ? book.record_epochs_utc.at(-1) : stored?.[0];
  return epoch ? new Date(Date.parse(epoch.slice(0, 10)) + 86400e3).toISOString().slice(0, 10) : null;
}

// The same, unless the day asked for already has data that are not too old.
export function suitedDay(book: Catalogue, source: string, start: string): string {
  const stored = book.flights.find((f) => f.name === source)?.elements_epochs_utc;
  const day = Date.parse(`${start.slice(0, 10)}T00:00:00Z`);
  const late = stored && day > Date.parse(stored[1]) + PHASE_KNOWN_DAYS * 86400e3;
  const fits = !stored || (day >= Date.parse(stored[0]) && !late);
  return fits ? start : (freshDay(book, source) ?? start);
}

// How old the station data chosen would be on the first day.
export function ageWords(book: Catalogue, { elements: source, start }: Held): string {
  if (source === "text") return "Expedition has no connection to the net here; paste what you have fetched.";
  const stored = book.flights.find((f) => f.name === source)?.elements_epochs_utc ?? [];
  const epochs = source === "record" ? book.record_epochs_utc : stored;
  const day = Date.parse(`${String(start).slice(0, 10)}T00:00:00Z`);
  const last = epochs.at(-1);
  if (!last || Number.isNaN(day)) return "";
  const span = `Sets of ${epochs[0]!.slice(0, 10)} to ${last.slice(0, 10)}`;
  const before = epochs.findLast((e) => Date.parse(e) <= day);
  if (!before) return `${span}: all later than the first day. Choose a later day or other data.`;
  // Between a stored flight's first and last set there are others.
  if (source !== "record" && day <= Date.parse(last)) return `${span}, a set every few hours.`;
  const age = (day - Date.parse(before)) / 86400e3;
  const off = age > PHASE_KNOWN_DAYS ? ": the phase is not known" : "";
  const warning = age > 30 ? ": too old, paste newer sets" : off;
  const newer = day >= Date.parse(last) ? " Expedition stores none newer; for today paste your own." : "";
  return `${span}; the newest before the first day is ${fixed(age, 1)} days old${warning}.${newer}`;
}
