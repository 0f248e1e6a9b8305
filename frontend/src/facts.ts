// What is said of a plan, drawn: its summary, landings and budget; its checks; the data it rests on.
import type { LandingRow, Picture, RiskRow } from "./api";
import { h, table } from "./dom";
import { capital } from "./format";
import { asWritten, knows, phrase } from "./phrases";

export function pairs(rows: [string, string][]): HTMLElement {
  return h("dl", {}, ...rows.flatMap(([name, value]) => [h("dt", {}, name), h("dd", {}, value)]));
}

export function why({ words }: Picture): HTMLElement {
  const { crew, summary, landings, budget, risk, risk_note } = words;
  const said = summary.map(({ question, answer }): [string, string] => [question, answer]);
  return h(
    "div",
    { class: "facts" },
    pairs(crew ? [["Crew", crew], ...said] : said),
    landings.length > 0 && landingTable(landings),
    budget.length > 0 &&
      h(
        "section",
        {},
        h("h2", {}, "Δv budget, m/s"),
        table(
          [],
          budget.map(({ name, dv_mps }) => [name, dv_mps]),
          { class: "budget" },
        ),
      ),
    ...words.sections.map(known),
    risk.length > 0 && riskTable(risk, risk_note),
    words.price_note !== "" && priceTable(words),
  );
}

// A part that is not all known in the language of the page stays in the one it was written in, and says so.
function known(one: Picture["words"]["sections"][number]): HTMLElement {
  if ([one.title, ...one.heads].every(knows)) return section(one);
  const node = asWritten(() => section(one));
  node.lang = "en";
  node.querySelector("h2")!.append(` (${phrase("in English")})`);
  return node;
}

// A note as it is read; sources that it quotes, after "Rests on", stay as they were written.
function noted(note: string): (Node | string)[] {
  const [, quoted = "", rest = ""] = /^(Rests on .*?)(Not in .*)?$/s.exec(note) ?? [];
  if (!quoted) return [note];
  const parts = quoted.split(/(?<=; )/).flatMap((part) => {
    const at = part.indexOf(": ");
    const label = part.slice(0, Math.max(at, 0));
    if (!label || !knows(label)) return [asWritten(() => h("span", { lang: "en" }, part))];
    return [`${phrase(label)}: `, asWritten(() => h("span", { lang: "en" }, part.slice(at + 2)))];
  });
  return [...parts, rest];
}

// A part of the plan that is read as a table; the longest of each row, its last cell, stands below the others.
function section({ title, note, heads, rows }: Picture["words"]["sections"][number]): HTMLElement {
  const bodies = rows.map((cells) =>
    h(
      "tbody",
      {},
      h("tr", {}, ...cells.slice(0, -1).map((cell) => h("td", {}, cell))),
      cells.at(-1) && h("tr", {}, h("td", { colspan: heads.length - 1 }, h("small", {}, cells.at(-1)))),
    ),
  );
  const head = h("tr", {}, ...heads.slice(0, -1).map((name) => h("th", { scope: "col" }, name)));
  return h(
    "section",
    {},
    h("h2", {}, title),
    h("p", {}, ...noted(note)),
    h("table", { class: "landings" }, h("thead", {}, head), ...bodies),
  );
}

// What the numbers cannot tell stands before them.
function riskTable(rows: RiskRow[], note: string): HTMLElement {
  const heads = ["Phase", "Loss of crew", "Loss of mission", "Abort survived", "Emergency"];
  const cells = rows.map((one) => [
    one.phase,
    one.loss_of_crew,
    one.loss_of_mission,
    one.abort_survived,
    one.emergency,
  ]);
  return h("section", {}, h("h2", {}, "Risk"), h("p", {}, note), table(heads, cells, { class: "risk" }));
}

// Prices with what they cannot tell before them, and each statement that they name below.
function priceTable({ price_heads, price, price_note, price_sources }: Picture["words"]): HTMLElement {
  const cells = price.map((one) => [one.what, one.now, one.then, one.how, one.sources]);
  const stated = price_sources.map((one) =>
    h(
      "li",
      {},
      `${one.number} `,
      one.said,
      ". ",
      h("span", { lang: "en" }, one.source),
      ...(one.disputed !== "" ? [". ", "Disputed: ", one.disputed] : []),
    ),
  );
  return h(
    "section",
    {},
    h("h2", {}, "Price"),
    h("p", {}, price_note),
    cells.length > 0 && table(price_heads, cells, { class: "risk" }),
    stated.length > 0 && h("details", {}, h("summary", {}, "Statements"), h("ul", {}, ...stated)),
  );
}

// Two lines each: when and how, then where, and why not.
function landingTable(landings: LandingRow[]): HTMLElement {
  const docked = landings.some((one) => one.undocking);
  const heads = [...(docked ? ["Undocking"] : []), "Deorbit", "Landing UTC", "Aside km", "Sun°"];
  const num = (name: string) => (/km|°/.test(name) ? "num" : "nowrap");
  const bodies = landings.map((one) => {
    const { undocking, deorbit, landing, aside_km, sun_deg, zone, why_not } = one;
    const cells = [...(docked ? [undocking] : []), deorbit, landing, aside_km, sun_deg];
    const where = [why_not ? "✕ " : "✓ ", h("span", {}, zone), why_not && h("small", {}, why_not)];
    return h(
      "tbody",
      { class: why_not && "out" },
      h("tr", {}, ...cells.map((cell, i) => h("td", { class: num(heads[i]!) }, cell))),
      h("tr", {}, h("td", { colspan: heads.length }, ...where)),
    );
  });
  const head = h("tr", {}, ...heads.map((name) => h("th", { scope: "col", class: num(name) }, name)));
  const name = "Landing opportunities";
  return h(
    "section",
    {},
    h("h2", {}, name),
    h("table", { class: "landings" }, h("thead", {}, head), ...bodies),
  );
}

export function checks({ plan }: Picture): HTMLElement {
  const rows = plan.checks.map(({ name, ok, detail }) =>
    h(
      "tr",
      { class: ok ? "" : "fails" },
      h("td", {}, ok ? "✓ pass" : "✕ FAIL"),
      h("td", {}, capital(name), h("small", {}, detail)),
    ),
  );
  return h("div", { class: "facts" }, h("table", { class: "checks" }, h("tbody", {}, ...rows)));
}

export function dataOf({ plan: { data }, words, relative, ground }: Picture): HTMLElement {
  const split = (text: string): [string, string] => {
    const [name, ...rest] = text.split(":");
    return [capital(name!), rest.join(":").trim()];
  };
  const rows: [string, string][] = words.rests_on ? [split(words.rests_on)] : [];
  rows.push(...data.warnings.map((one): [string, string] => ["Warning", one]), ...data.models.map(split));
  const versions = Object.entries(data.versions).map(([name, version]) => `${name} ${version}`);
  rows.push(["Versions", versions.join(", ")]);
  if (relative) rows.push(["Range", "between the centres of ship and station, so not 0 at contact"]);
  rows.push(["Ground contact", `elevation above ${ground.minimum_elevation_deg}°; places to 0.1°`]);
  return h("div", { class: "facts" }, pairs(rows));
}
