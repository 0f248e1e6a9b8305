// Two plans side by side: their curves over one another, and a table of what differs.
import { besideAddress, besideAt, fromAddress } from "./address";
import { type Catalogue, catalogue, type Picture, Refusal } from "./api";
import { type Figure, figure, type View } from "./chart";
import { Clock } from "./clock";
import { csvOf } from "./csv";
import { differences, type Part } from "./differences";
import { button, type Child, clear, h, problem, s, set } from "./dom";
import { capital } from "./format";
import { part } from "./life";
import { type Aligned, overlay, shift } from "./overlay";
import { recent } from "./recent";
import { save } from "./save";
import { waiting } from "./waiting";
import { Work } from "./work";

const ABOUT = "Their curves over one another, and what differs. The first is drawn whole, the second dashed.";

// Night and burns are each flight's own.
const PLAIN = { light: [], burns: [] };

export async function besidePage(main: HTMLElement, query: string, signal: AbortSignal): Promise<void> {
  document.title = "Two flights · Expedition";
  const queries = besideAt(query).slice(0, 2);
  const result = h("div", { class: "compared" });
  clear(
    main,
    h(
      "div",
      { class: "compare" },
      h("header", { class: "title" }, h("h1", {}, "Two flights"), h("p", {}, ABOUT)),
      await choosers(queries),
      result,
    ),
  );
  if (signal.aborted || queries.length < 2 || queries.includes("")) return;
  try {
    const pictures: Picture[] = [];
    for (const one of queries) {
      const work = new Work<Picture>("plans", await fromAddress(one));
      const { node, tell } = waiting(h("h2", {}, "Planning the flights"), work);
      clear(result, node);
      pictures.push((await work.answer(tell, signal)).answer);
    }
    const [a, b] = pictures as [Picture, Picture];
    document.title = `${a.words.title} and ${b.words.title} · Expedition`;
    clear(result, key(a, b, queries), drawn(a, b, signal), ...tables(a, b));
  } catch (error) {
    if (signal.aborted) return;
    if (!(error instanceof Refusal)) console.error(error);
    const said = error instanceof Refusal ? error.words : { field: null, message: "an address is damaged" };
    clear(result, problem(said.field && h("b", {}, `${said.field}: `), capital(said.message)));
  }
}

// Two lists of what can be compared: flights looked at, those of the catalogue, and what the address has.
async function choosers(queries: string[]): Promise<HTMLElement> {
  const book = await catalogue().catch((): Catalogue | null => null);
  const known = (book?.flights ?? []).map((one) => ({ title: one.title, query: `name=${one.name}` }));
  const looked = recent().map(({ title, address }) => ({
    title,
    query: besideAt(besideAddress([address.split("?")[1] ?? ""]).split("?")[1]!)[0]!,
  }));
  const extra = looked.filter(({ query }) => !known.some((one) => one.query === query));
  const chooser = (i: number, name: string) => {
    const now = queries[i] ?? "";
    const id = `beside-${i}`;
    const option = ({ title, query }: { title: string; query: string }) =>
      h("option", { value: query, selected: query === now }, title);
    const given = now && ![...extra, ...known].some(({ query }) => query === now);
    const select = h(
      "select",
      { id },
      !now && h("option", { value: "", selected: true }, "Choose a flight…"),
      given && option({ title: "As its address says", query: now }),
      extra.length > 0 && h("optgroup", { label: "Looked at" }, ...extra.map(option)),
      h("optgroup", { label: "Catalogue" }, ...known.map(option)),
    );
    select.addEventListener("change", () => {
      const next = [queries[0] ?? "", queries[1] ?? ""];
      next[i] = select.value;
      location.hash = besideAddress(next);
    });
    return h("div", { class: "field" }, h("label", { for: id }, name), select);
  };
  const turn = () => {
    location.hash = besideAddress([queries[1] ?? "", queries[0] ?? ""]);
  };
  return h(
    "div",
    { class: "chosen-names" },
    chooser(0, "First flight"),
    chooser(1, "Second flight"),
    queries.length > 1 && button("Swap", turn),
  );
}

function key(a: Picture, b: Picture, queries: string[]): HTMLElement {
  const line = (kind: string, one: Picture, query: string) => {
    const path = s("path", { d: "M0 4H22", class: kind });
    const sign = s("svg", { viewBox: "0 0 22 8", width: 22, height: 8, "aria-hidden": "true" }, path);
    return h("span", {}, sign, h("a", { href: `#/flight?${query}` }, one.words.title));
  };
  return h(
    "p",
    { class: "key" },
    line("ship-line", a, queries[0]!),
    line("station-line dashed", b, queries[1]!),
  );
}

function drawn(a: Picture, b: Picture, signal: AbortSignal): HTMLElement {
  const figures = h("div", { class: "figures overlaid" });
  const chosen = new Set<string>();
  let aligned: Aligned = "start";
  let shown = part(signal);
  let view: View;
  let clock: Clock;
  let charts = overlay(a, b, aligned).usual;
  const draw = () => {
    shown.abort();
    shown = part(signal);
    const all = overlay(a, b, aligned);
    charts = [...all.usual, ...all.others.filter(({ title }) => chosen.has(title))];
    const from = Math.min(0, shift(a, b, aligned));
    const to = Math.max(a.end_met_s, b.end_met_s + shift(a, b, aligned));
    clock = new Clock(from, to, shown.signal);
    let made: Figure[] = [];
    view = {
      from,
      to,
      zoom: (low, high) => {
        if (high - low < 2) return;
        view.from = Math.max(low, from);
        view.to = Math.min(high, to);
        out.disabled = view.from <= from && view.to >= to;
        for (const one of made) one.look();
      },
      whole: () => view.zoom(from, to),
    };
    made = charts.map((chart) => figure(chart, view, chart === charts.at(-1), PLAIN, clock, shown.signal));
    out.disabled = true;
    clear(figures, ...made.map((one) => one.node));
  };
  const out = button("⤢", () => view.whole(), { class: "quiet", disabled: true, "aria-label": "Zoom out" });
  const sides = (["start", "end"] as const).map((side) =>
    button(side === "start" ? "Same start" : "Same end", () => align(side), { class: "quiet" }),
  );
  const align = (side: Aligned) => {
    aligned = side;
    for (const [i, one] of sides.entries()) set(one, { "aria-pressed": i === (side === "start" ? 0 : 1) });
    draw();
  };
  const boxes = overlay(a, b, aligned).others.map(({ title, unit }) => {
    const box = h("input", { type: "checkbox" });
    box.addEventListener("change", () => {
      if (box.checked) chosen.add(title);
      else chosen.delete(title);
      draw();
    });
    return h("label", {}, box, `${title}, ${unit}`);
  });
  align("start");
  const table = () => csvOf(charts, view, a.zero_utc);
  const name = `${a.plan.flight.name}-${b.plan.flight.name}.csv`;
  return h(
    "section",
    { class: "panel", "aria-label": "Curves" },
    h(
      "div",
      { class: "head chart-acts" },
      h("h2", {}, "Curves"),
      h("span", { class: "grow" }),
      out,
      h("span", { class: "group", role: "group", "aria-label": "What is made the same" }, ...sides),
      h(
        "details",
        { class: "quantities" },
        h("summary", {}, "More quantities"),
        h("div", { class: "quantity-list" }, ...boxes),
      ),
      button("CSV", () => save(table(), "text/csv", name), { class: "quiet" }),
    ),
    charts.length === 0
      ? h("p", { class: "empty" }, "They have no quantity in common that is drawn over time.")
      : figures,
  );
}

function tables(a: Picture, b: Picture): HTMLElement[] {
  const parts = differences(a, b);
  const body = h("div", { class: "wide panel", tabindex: 0, role: "region", "aria-label": "Differences" });
  const only = h("input", { type: "checkbox", checked: true });
  const draw = () => clear(body, ...parts.map((one) => differ(one, a, b, only.checked)));
  only.addEventListener("change", draw);
  draw();
  return [
    h("h2", {}, "Differences"),
    h("label", { class: "check" }, only, "Only what differs; differences are the second less the first"),
    body,
  ];
}

function differ({ title, rows }: Part, a: Picture, b: Picture, only: boolean): HTMLElement {
  const left = rows.filter((row) => !only || !row.same);
  const same = rows.length - left.length;
  const measured = left.some((row) => row.by);
  const cells = (row: (typeof rows)[number]): Child[] => [
    h("th", { scope: "row" }, row.name),
    h("td", {}, row.first || "—"),
    h("td", {}, row.second || "—"),
    measured && h("td", { class: "num" }, row.by),
  ];
  const heads: Child[] = [
    h("th", { scope: "col" }, title),
    h("th", { scope: "col" }, a.words.title),
    h("th", { scope: "col" }, b.words.title),
    measured && h("th", { scope: "col", class: "num" }, "By"),
  ];
  const note = same > 0 && only && h("caption", {}, `${title}: ${same} the same, not shown`);
  return h(
    "table",
    { class: "differences" },
    note,
    h("thead", {}, h("tr", {}, ...heads)),
    h("tbody", {}, ...left.map((row) => h("tr", { class: row.same ? "same" : "" }, ...cells(row)))),
  );
}
