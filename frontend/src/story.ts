// The flight in plain words, told by the plan's own numbers in the units and on the clock that a guest chose.
import { call, type Job, type Picture, Refusal, type Story } from "./api";
import type { Clock } from "./clock";
import { button, clear, h, problem, set, sized } from "./dom";
import { capital } from "./format";
import { explain } from "./glossary";
import { choices, nameHere, zoneHere } from "./guest";
import { part } from "./life";
import { Work } from "./work";

type Amount = Story["chapters"][number]["sentences"][number]["amounts"][string];

const MILE_M = 1609.344;

// To three digits, as people say numbers.
export function rounded(value: number): string {
  if (Math.abs(value) < 1000) return value.toFixed(Math.abs(value) >= 20 ? 0 : 1);
  const step = 10 ** Math.max(Math.round(Math.abs(value)).toString().length - 3, 0);
  return (Math.round(value / step) * step).toLocaleString("en-GB");
}

// The two largest parts of a length of time.
export function length(seconds: number): string {
  const step = seconds >= 172_800 ? 3600 : seconds >= 3600 ? 60 : 1;
  const whole = step * Math.round(seconds / step);
  const all: [number, string][] = [
    [Math.floor(whole / 86_400), "day"],
    [Math.floor(whole / 3600) % 24, "hour"],
    [Math.floor(whole / 60) % 60, "minute"],
    [whole % 60, "second"],
  ];
  const told = all.filter(([n]) => n > 0).map(([n, name]) => `${n} ${name}${n === 1 ? "" : "s"}`);
  return told.slice(0, 2).join(" and ") || "0 seconds";
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
      const go = button(chapter.title, () => clock.set(chapter.from_met_s), { class: "quiet" });
      return h("section", {}, h("h3", {}, go), h("p", {}, text.join(" ")));
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
    clock.on((t) => {
      const now = chapters.findLastIndex((one) => one.from_met_s <= t + 0.5);
      for (const [i, one] of parts.entries())
        if (i === now) set(one, { "aria-current": "time" });
        else one.removeAttribute("aria-current");
    }, signal);
    clock.set(clock.met);
    node.dataset.zero = zero_utc;
  } catch (error) {
    if (signal.aborted) return;
    clear(node, problem(capital(error instanceof Refusal ? error.words.message : String(error))));
  }
}
