// An address carries what was asked, so that a flight, or a search, can be shared and reloaded on any copy of
// Expedition.
import type { PlanAsked, WhatIfAsked, WindowsAsked } from "./api";

const WHAT_IF = "whatif";
const PLAIN = /^[\w .:+-]+$/;

type Sample = NonNullable<PlanAsked["sample"]>;
type Source = Pick<PlanAsked, "elements" | "allow_stale" | "sample">;

export const toAddress = ({ name, flight, ...source }: PlanAsked): Promise<string> =>
  written("flight", { name, ...flight }, source);

export const searchAddress = ({ elements, allow_stale, ...fields }: WindowsAsked): Promise<string> =>
  written("windows", fields, { elements, allow_stale });

async function written(page: string, fields: Record<string, unknown>, source: Source): Promise<string> {
  const out = new URLSearchParams();
  for (const [key, value] of Object.entries(fields)) {
    if (value === null || value === undefined) continue;
    if (typeof value === "string" && PLAIN.test(value)) out.set(key, value);
    else out.set(`${key}!`, JSON.stringify(value));
  }
  const { elements, allow_stale, sample } = source;
  if (elements?.stored) out.set("elements", elements.stored);
  if (elements?.text) out.set("station-data", await pack(elements.text));
  if (allow_stale) out.set("allow-stale", "yes");
  if (sample) {
    out.set("sample", String(sample.number));
    out.set("sample-seed", String(sample.seed));
  }
  return `#/${page}?${out.toString()}`;
}

// What an address says, told apart: the fields, and where the station's orbit comes from.
async function read(query: string): Promise<{ fields: Record<string, unknown>; source: Source }> {
  const fields: Record<string, unknown> = {};
  const source: Source = {};
  const sample: Partial<Sample> = {};
  for (const [key, value] of new URLSearchParams(query)) {
    if (key === "t" || key.startsWith(WHAT_IF)) continue;
    if (key === "elements") source.elements = { stored: value };
    else if (key === "station-data") source.elements = { text: await unpack(value) };
    else if (key === "sample") sample.number = Number(value);
    else if (key === "sample-seed") sample.seed = Number(value);
    else if (key === "allow-stale") source.allow_stale = value === "yes";
    else if (key.endsWith("!")) fields[key.slice(0, -1)] = JSON.parse(value);
    else fields[key] = value;
  }
  if (sample.number !== undefined) source.sample = { seed: 1, ...sample, number: sample.number };
  return { fields, source };
}

export async function fromAddress(query: string): Promise<PlanAsked> {
  const { fields, source } = await read(query);
  const { name, ...flight } = fields;
  if (Object.keys(flight).length === 0 && typeof name === "string") return { name, ...source };
  return Object.keys(fields).length ? { flight: fields, ...source } : source;
}

// A flight as it is looked at: the clock, and what was asked of it that goes otherwise.
export async function viewAddress(
  asked: PlanAsked,
  met: number,
  whatIf: WhatIfAsked | null,
): Promise<string> {
  const { what, plan, ...numbers } = whatIf ?? {};
  const out = [`t=${Math.round(met)}`];
  if (what) out.push(`${WHAT_IF}=${what}`);
  for (const [name, value] of Object.entries(numbers))
    if (value !== null && value !== undefined) out.push(`${WHAT_IF}-${name}=${value}`);
  return `${await toAddress(asked)}&${out.join("&")}`;
}

// What was asked of a flight that goes otherwise; null where nothing was. The server says what is wrong with it.
export function whatIfAt(query: string): Omit<WhatIfAsked, "plan"> | null {
  const out: Record<string, unknown> = {};
  for (const [key, value] of new URLSearchParams(query)) {
    if (key === WHAT_IF) out.what = value;
    else if (key.startsWith(`${WHAT_IF}-`)) out[key.slice(WHAT_IF.length + 1)] = Number(value);
  }
  return out.what ? (out as Omit<WhatIfAsked, "plan">) : null;
}

// Flights side by side, each by what its own address says after the question mark, without how it is looked at.
export function besideAddress(queries: string[]): string {
  const out = new URLSearchParams();
  for (const query of queries) {
    const flight = new URLSearchParams(query);
    for (const key of [...flight.keys()]) if (key === "t" || key.startsWith(WHAT_IF)) flight.delete(key);
    out.append("flight", flight.toString());
  }
  return `#/beside?${out}`;
}

export const besideAt = (query: string): string[] => new URLSearchParams(query).getAll("flight");

// The server says what is wrong with a search that is not one.
export async function fromSearchAddress(query: string): Promise<WindowsAsked> {
  const { fields, source } = await read(query);
  return { ...fields, ...source } as WindowsAsked;
}

async function through(
  data: Uint8Array<ArrayBuffer>,
  stream: CompressionStream | DecompressionStream,
): Promise<Uint8Array<ArrayBuffer>> {
  return new Uint8Array(await new Response(new Blob([data]).stream().pipeThrough(stream)).arrayBuffer());
}

async function pack(text: string): Promise<string> {
  const packed = await through(new TextEncoder().encode(text), new CompressionStream("deflate-raw"));
  return btoa(Array.from(packed, (b) => String.fromCharCode(b)).join(""))
    .replaceAll("+", "-")
    .replaceAll("/", "_")
    .replaceAll("=", "");
}

async function unpack(text: string): Promise<string> {
  const bytes = Uint8Array.from(atob(text.replaceAll("-", "+").replaceAll("_", "/")), (c) => c.charCodeAt(0));
  return new TextDecoder().decode(await through(bytes, new DecompressionStream("deflate-raw")));
}
