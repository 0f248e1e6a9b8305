// What the form holds, kept while other pages are looked at.
import { catalogue, type FlightChoice, type PlanAsked, type WindowsAsked } from "./api";

export type Kept = Record<string, unknown>;
const NAME = "expedition.form";

export function keep(values: Kept): void {
  try {
    sessionStorage.setItem(NAME, JSON.stringify(values));
  } catch {
    /* the form is only less convenient */
  }
}

export function kept(): Kept {
  try {
    return JSON.parse(sessionStorage.getItem(NAME) ?? "{}");
  } catch {
    return {};
  }
}

// The form as a search was asked for, from whatever address.
export function keepSearch({ profile, elements, ...asked }: WindowsAsked): void {
  const source = elements?.text ? "text" : elements?.stored;
  keep({ ...asked, kind: "station", profile: profile?.[0] ?? "", elements: source, text: elements?.text });
}

// Opens the form with what was asked of a flight filled in, to be changed.
export async function ask({ name, flight, elements, allow_stale }: PlanAsked): Promise<void> {
  const book = await catalogue().catch(() => null);
  const entry = book?.flights.find((one) => one.name === name);
  // What was settled has the fields of a flight.
  const f: Partial<FlightChoice> = flight ?? entry ?? {};
  const hops = book?.vehicles.some((v) => v.name === f.vehicle && v.kind === "hopper");
  const kind = hops ? "hop" : f.orbit ? "orbit" : f.begins === "port" ? "home" : "station";
  const orbits = book?.profiles.find((p) => p.orbits === f.profile);
  const stored = elements?.stored ?? (entry?.elements_epochs_utc ? entry.name : undefined);
  keep({
    ...f,
    ...f.orbit,
    kind,
    start: f.date,
    ...(kind === "station" ? { days: 7 } : {}),
    profile: typeof f.profile === "number" ? orbits?.name : f.profile,
    elements: elements?.text ? "text" : stored,
    text: elements?.text,
    allow_stale: allow_stale ?? false,
  });
  location.hash = "#/plan";
}
