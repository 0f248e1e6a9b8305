// A flight's address carries what was asked, so that it can be shared and reloaded on any copy of Expedition.
import type { PlanAsked } from "./api";

const PLAIN = /^[\w .:+-]+$/;

export async function toAddress(asked: PlanAsked): Promise<string> {
  const out = new URLSearchParams();
  if (asked.name) out.set("name", asked.name);
  for (const [key, value] of Object.entries(asked.flight ?? {})) {
    if (value === null || value === undefined) continue;
    if (typeof value === "string" && PLAIN.test(value)) out.set(key, value);
    else out.set(`${key}!`, JSON.stringify(value));
  }
  if (asked.elements?.stored) out.set("elements", asked.elements.stored);
  if (asked.elements?.text) out.set("station-data", await pack(asked.elements.text));
  if (asked.allow_stale) out.set("allow-stale", "yes");
  return `#/flight?${out.toString()}`;
}

export async function fromAddress(query: string): Promise<PlanAsked> {
  const asked: PlanAsked = {};
  const flight: Record<string, unknown> = {};
  let described = false;
  const from = new URLSearchParams(query);
  for (const [key, value] of from) {
    if (key === "t") continue;
    if (key === "elements") asked.elements = { stored: value };
    else if (key === "station-data") asked.elements = { text: await unpack(value) };
    else if (key === "allow-stale") asked.allow_stale = value === "yes";
    else if (key.endsWith("!")) {
      flight[key.slice(0, -1)] = JSON.parse(value);
      described = true;
    } else {
      flight[key] = value;
      described ||= key !== "name";
    }
  }
  if (described) asked.flight = flight;
  else if (typeof flight.name === "string") asked.name = flight.name;
  return asked;
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
