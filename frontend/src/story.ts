// The flight in plain words, told by the plan's own numbers in the units and on the clock that a guest chose.
import { call, type Job, type Picture, Refusal, type Story } from "./api";
import { type Amount, section, threeDigits, twoParts } from "./chapters";
import { type Clock, markNow } from "./clock";
import { clear, h, problem, sized } from "./dom";
import { capital } from "./format";
import { explain } from "./glossary";
import { choices, nameHere, zoneHere } from "./guest";
import { part } from "./life";
import { Work } from "./work";

const MILE_M = 1609.344;

export function rounded(value: number): string {
  const [told, digits] = threeDigits(value);
  return told.toLocaleString("en-GB", { minimumFractionDigits: digits, maximumFractionDigits: digits });
}

export function length(seconds: number): string {
  const told = twoParts(seconds, ["day", "hour", "minute", "second"]);
  return told.map(([n, name]) => `${n} ${name}${n === 1 ? "" : "s"}`).join(" and ") || "0 seconds";
}

export function said({ kind, value }: Amount, zone: string, miles: boolean): string {
  if (typeof value === "string") {
    if (kind === "text") return value;
    if (kind === "list")
      return value
        .split("; ")
        .join(", ")
        .replace(/, ([^,]*)$/, " and $1");
    const day = { day: "numeric", month: "long", year: "numeric" } as const;
    const clock = { hour: "2-digit", minute: "2-digit", hour12: false } as const;
    const how = kind === "day" ? day : clock;
    return new Intl.DateTimeFormat("en-GB", { timeZone: zone, ...how }).format(new Date(value));
  }
  if (kind === "length") return length(value);
  if (kind === "distance") return miles ? `${rounded(value / MILE_M)} miles` : `${rounded(value / 1000)} km`;
  if (kind === "speed")
    return miles ? `${rounded((value / MILE_M) * 3600)} mph` : `${rounded(value * 3.6)} km/h`;
  return kind === "gees" ? `${value.toFixed(1)} times` : value.toFixed(0);
}

export function storyPanel(picture: Picture, job: Job, clock: Clock, signal: AbortSignal): HTMLElement {
  const node = h("div", { class: "scroll story", tabindex: 0, role: "region", "aria-label": "Story" });
  // Asked for when it is looked at first.
  const asking = part(signal);
  sized(
    node,
    () => {
      asking.abort();
      void tell(node, picture, job, clock, signal);
    },
    asking.signal,
  );
  return node;
}

async function tell(
  node: HTMLElement,
  { words, zero_utc }: Picture,
  job: Job,
  clock: Clock,
  signal: AbortSignal,
): Promise<void> {
  clear(node, h("p", { class: "empty" }, "…"));
  try {
    // A server that was started again plans it first.
    await new Work("plans", job.request).settle(() => {}, signal);
    const { chapters } = await call<Story>(`/api/plans/${job.id}/story`, { signal });
    const zone = zoneHere();
    const miles = choices().units === "miles";
    const parts = chapters.map((chapter) => {
      const text = chapter.sentences.map(({ text, amounts }) =>
        text.replace(/\{(\w+)\}/g, (_, name: string) => said(amounts[name]!, zone, miles)),
      );
      return section(clock, chapter, chapter.title, text);
    });
    const whose = nameHere() === "here" ? `your clock (${zone})` : `the clock of ${nameHere()}`;
    clear(
      node,
      h("h2", {}, words.title),
      ...parts,
      h(
        "p",
        { class: "about" },
        `Times on ${whose}; “Guest” at the top of the page changes clock and units.`,
      ),
    );
    explain(node, true);
    markNow(
      clock,
      chapters.map((one) => one.from_met_s),
      parts,
      signal,
    );
    clock.set(clock.met);
    node.dataset.zero = zero_utc;
  } catch (error) {
    if (signal.aborted) return;
    clear(node, problem(capital(error instanceof Refusal ? error.words.message : String(error))));
  }
}
