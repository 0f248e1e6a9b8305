// Vehicles and flights side by side: what each has, as a range where it is one, with its sources a step away.
import { type Comparison, catalogue, Refusal } from "./api";
import { button, clear, h, problem, s, set } from "./dom";
import { capital } from "./format";
import { explain } from "./glossary";
import { waiting } from "./waiting";
import { Work } from "./work";

type Row = Comparison["rows"][number];
type Cell = Row["cells"][number];

const USUAL = ["soyuz-ms", "crew-dragon", "starliner", "space-shuttle", "spaceshiptwo"];
export const MOST = 8;
const ABOUT =
  "Vehicles and flights in one table: seats, price, risk, loads, launch chances and more. " +
  "Each number leads to its sources below it.";

export interface Chosen {
  names: string[];
  station?: string;
  pad?: string;
  year?: number;
}

export function chosenAt(query: string): Chosen {
  const given = new URLSearchParams(query);
  const year = Number(given.get("year"));
  return {
    names: given.getAll("name").length ? given.getAll("name") : USUAL,
    station: given.get("station") ?? undefined,
    pad: given.get("pad") ?? undefined,
    year: year || undefined,
  };
}

export function chosenAddress({ names, ...others }: Chosen): string {
  const out = new URLSearchParams(names.map((name) => ["name", name]));
  for (const [key, value] of Object.entries(others)) if (value) out.set(key, String(value));
  return `#/compare?${out}`;
}

export async function comparePage(main: HTMLElement, query: string, signal: AbortSignal): Promise<void> {
  document.title = "Compare · Expedition";
  const chosen = chosenAt(query);
  const result = h("div", { class: "compared" });
  const chips = new Map<string, HTMLButtonElement>();
  const fault = h("p", { class: "fault", id: "compare-fault", role: "alert" });
  clear(
    main,
    h(
      "div",
      { class: "compare" },
      h("header", { class: "title" }, h("h1", {}, "Compare"), h("p", {}, ABOUT)),
      await form(chosen, fault, chips),
      result,
    ),
  );
  if (signal.aborted) return;
  const ask = async (title: string, chances: boolean, ...beside: HTMLElement[]) => {
    const work = new Work<Comparison>("comparisons", { ...chosen, chances });
    const { node, tell } = waiting(h("h2", {}, title), work);
    clear(result, node, ...beside);
    const { answer } = await work.answer(tell, signal);
    return answer;
  };
  try {
    // All but the launch chances is there at once; these are searched for, day by day of a year.
    const quick = await ask("Comparing", false);
    // Whoever stops the search keeps the rest.
    const found = await ask("Counting the launch chances of a year", true, ...shown(quick)).catch(
      () => quick,
    );
    if (signal.aborted) return;
    clear(result, ...shown(found));
    result.dataset.whole = "true";
    explain(result);
    for (const one of found.columns) chipOf(chips.get(one.name), one.title);
    document.title = `${found.title} · Expedition`;
  } catch (error) {
    if (signal.aborted) return;
    clear(result);
    const said = error instanceof Refusal ? error.words : null;
    if (said?.field) fault.textContent = said.message;
    else clear(result, problem(capital(said?.message ?? String(error))));
  }
}

// Who is compared: each with a button that takes it away, and a line to add another.
async function form(
  chosen: Chosen,
  fault: HTMLElement,
  chips: Map<string, HTMLButtonElement>,
): Promise<HTMLElement> {
  const book = await catalogue().catch(() => null);
  const known = [...(book?.vehicles ?? []), ...(book?.flights ?? [])];
  const title = (name: string) => known.find((one) => one.name === name)?.title ?? name;
  const go = (names: string[]) => {
    location.hash = chosenAddress({ ...chosen, names });
  };
  const name = h("input", {
    id: "compare-name",
    list: "compare-known",
    autocomplete: "off",
    "aria-describedby": "compare-fault",
  });
  const list = h("datalist", { id: "compare-known" });
  list.append(...known.map((one) => h("option", { value: one.name }, one.title)));
  const station = h("select", { id: "compare-station" });
  station.append(...(book?.stations ?? []).map((one) => h("option", { value: one.name }, one.title)));
  station.value = chosen.station ?? "iss";
  station.addEventListener("change", () => {
    location.hash = chosenAddress({ ...chosen, station: station.value });
  });
  const node = h(
    "form",
    { class: "chosen-names" },
    h(
      "ul",
      { "aria-label": "Compared" },
      ...chosen.names.map((one) => {
        const away = () => go(chosen.names.filter((other) => other !== one));
        const chip = button("", away, { disabled: chosen.names.length === 1 });
        chipOf(chip, title(one));
        chips.set(one, chip);
        return h("li", {}, chip);
      }),
    ),
    h("div", { class: "field" }, h("label", { for: "compare-name" }, "A vehicle or a flight"), name, list),
    h("button", { type: "submit", disabled: chosen.names.length >= MOST }, "Add"),
    h("div", { class: "field" }, h("label", { for: "compare-station" }, "Launch chances to"), station),
    fault,
  );
  node.addEventListener("submit", (event) => {
    event.preventDefault();
    const wanted = name.value.trim();
    const there = known.find((one) => one.title.toLowerCase() === wanted.toLowerCase())?.name ?? wanted;
    if (!there) fault.textContent = "Name a vehicle or a flight, such as shenzhou or Soyuz MS-10";
    else if (chosen.names.includes(there)) fault.textContent = `${title(there)} is in the table already`;
    else go([...chosen.names, there]);
  });
  return node;
}

function chipOf(chip: HTMLButtonElement | undefined, title: string): void {
  if (!chip) return;
  chip.textContent = `${title} ✕`;
  set(chip, { "aria-label": `Take ${title} away` });
}

function shown(found: Comparison): HTMLElement[] {
  const sources = h(
    "ol",
    { class: "sources" },
    ...found.sources.map((one) => h("li", { id: `source-${one.number}`, tabindex: -1 }, one.text)),
  );
  const heads = found.columns.map((one) => h("th", { scope: "col" }, one.title));
  const rows = found.rows.map((row) => {
    const span = spanOf(row);
    const cells = row.cells.map((cell) =>
      h("td", {}, h("span", {}, cell.text), ...links(cell), span && bar(cell, span)),
    );
    return h("tr", { "data-row": row.id }, h("th", { scope: "row" }, row.name), ...cells);
  });
  return [
    h("h2", {}, "What this table cannot tell"),
    h("ul", { class: "cannot" }, ...found.cannot_tell.map((one) => h("li", {}, capital(one)))),
    h(
      "div",
      { class: "wide panel", tabindex: 0, role: "region", "aria-label": "Side by side" },
      h(
        "table",
        { class: "side-by-side", "aria-label": found.title },
        h("thead", {}, h("tr", {}, h("td"), ...heads)),
        h("tbody", {}, ...rows),
      ),
    ),
    h("h2", {}, "Sources"),
    sources,
  ];
}

function links(cell: Cell): HTMLElement[] {
  return cell.sources.map((number) => {
    const go = (event: Event) => {
      event.preventDefault();
      const there = document.getElementById(`source-${number}`);
      there?.focus({ preventScroll: true });
      there?.scrollIntoView({ block: "center" });
    };
    // An address of its own would leave the page.
    const named = { href: location.hash, onclick: go, "aria-label": `Source ${number}` };
    return h("sup", {}, h("a", named, `[${number}]`));
  });
}

export interface Scaled {
  low: number;
  high: number;
  log: boolean;
}

// What the bars of a row lie between; null where fewer than two are ranges, or nothing tells them apart.
export function spanOf({ unit, cells }: Pick<Row, "unit" | "cells">): Scaled | null {
  if (!["USD", "1", "kg", "h", "days"].includes(unit)) return null;
  const told = cells.filter((one) => one.low !== null && one.high !== null);
  const low = Math.min(...told.map((one) => one.low!));
  const high = Math.max(...told.map((one) => one.high!));
  if (told.length < 2 || !(high > low)) return null;
  const log = low > 0 && high / low > 15;
  return { low: log ? low : Math.min(low, 0), high, log };
}

export function place({ low, high, log }: Scaled, v: number): number {
  const bent = (x: number) => (log ? Math.log(x) : x);
  return (bent(v) - bent(low)) / (bent(high) - bent(low));
}

const WIDE = 100;
function bar({ low, high }: Cell, span: Scaled): SVGElement | null {
  if (low === null || high === null) return null;
  const [from, to] = [place(span, low), place(span, high)].map((part) => part * WIDE) as [number, number];
  return s(
    "svg",
    { class: "range-bar", viewBox: `-2 0 ${WIDE + 4} 8`, preserveAspectRatio: "none", "aria-hidden": "true" },
    s("path", { class: "axis", d: `M0 4H${WIDE}` }),
    s("rect", { x: Math.min(from, WIDE - 1.5), y: 1.5, width: Math.max(to - from, 1.5), height: 5 }),
  );
}
