// What if it goes otherwise: a what-if is chosen, asked, followed, stopped, and what came of it is drawn.
import { toAddress, viewAddress } from "./address";
import {
  askedOf,
  type Picture,
  Refusal,
  type Table,
  type WhatIf,
  type WhatIfAsked,
  type WhatIfChoice,
} from "./api";
import type { Clock } from "./clock";
import { clouds } from "./clouds";
import { button, type Child, clear, h, problem, set } from "./dom";
import { capital } from "./format";
import { heatMap } from "./heat";
import { part } from "./life";
import { Samples, type Stage } from "./samples";
import { waiting } from "./waiting";
import { Work } from "./work";

type Begun = Omit<WhatIfAsked, "plan">;

export interface Panel {
  node: HTMLElement;
  // The address of the flight as it is looked at, with what was asked of it.
  address: () => Promise<string>;
}

// With `begun`, what an address asks for is asked at once.
export function whatIfPanel(
  picture: Picture,
  clock: Clock,
  begun: Begun | null,
  stage: Stage,
  signal: AbortSignal,
): Panel {
  const plan = askedOf(picture);
  const choices = picture.what_ifs;
  const result = h("div", { class: "result" });
  const form = h("form", { class: "asking-for", "aria-label": "What if" });
  let showing = part(signal);
  let asked: WhatIfAsked | null = null;
  const address = () => viewAddress(plan, clock.met, asked);

  const ask = async (wanted: WhatIfAsked) => {
    asked = wanted;
    showing.abort();
    showing = part(signal);
    stage.show(null);
    const choice = choices.find((one) => one.what === wanted.what);
    const work = new Work<WhatIf>("whatifs", wanted);
    const { node, tell } = waiting(h("h2", {}, choice?.title ?? wanted.what), work);
    clear(result, node);
    set(go, { disabled: "" });
    try {
      // Where it can be asked, it can be shared.
      await work.begun;
      if (!signal.aborted) history.replaceState(null, "", await address());
      const { answer } = await work.answer(tell, signal);
      const parts = await shown(answer, stage, showing.signal);
      if (!signal.aborted) clear(result, ...parts);
    } catch (error) {
      if (signal.aborted) return;
      if (!(error instanceof Refusal)) console.error(error);
      clear(result, refused(error));
    } finally {
      go.disabled = false;
    }
  };

  let chosen: WhatIfChoice | undefined = choices.find((one) => one.what === begun?.what) ?? choices[0];
  let inputs: Record<string, HTMLInputElement> = {};
  const fields = h("div", { class: "fields" });
  const about = h("p", { class: "about" });
  const go = h("button", { class: "primary", type: "submit" }, "Start");
  const kinds = choices.map((one) => button(one.title, () => choose(one), { class: "quiet" }));
  const choose = (choice: WhatIfChoice, given: Begun | null = null) => {
    chosen = choice;
    for (const [i, one] of kinds.entries()) set(one, { "aria-pressed": choices[i] === choice });
    about.textContent = choice.about;
    inputs = Object.fromEntries(
      choice.fields.map(({ name, least, most, step, usual }) => {
        const value = given?.[name as keyof Begun] ?? usual;
        const input = {
          type: "number",
          id: `if-${name}`,
          min: least,
          max: most,
          step,
          value,
          required: true,
        };
        return [name, h("input", input)];
      }),
    );
    clear(
      fields,
      ...choice.fields.map(({ name, title }) =>
        h("div", { class: "field" }, h("label", { for: `if-${name}` }, title), inputs[name]!),
      ),
      go,
    );
  };
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    if (!chosen) return;
    const numbers = Object.entries(inputs).map(([name, input]) => [name, Number(input.value)]);
    void ask({ what: chosen.what, plan, ...Object.fromEntries(numbers) });
  });
  if (chosen) choose(chosen, begun);
  clear(form, h("span", { class: "group", role: "group", "aria-label": "What if" }, ...kinds), about, fields);
  if (begun && choices.length) void ask({ ...begun, plan });
  const node = h("div", { class: "scroll whatif", tabindex: 0, role: "region", "aria-label": "What if" });
  clear(node, form, result);
  return { node, address };
}

async function shown(answer: WhatIf, stage: Stage, signal: AbortSignal): Promise<HTMLElement[]> {
  const { asked, title, said, slip, scattered, tables } = answer;
  const first = h("p", {}, h("b", {}, `${title}. `), said[0]);
  const out: HTMLElement[] = [
    h("div", { class: "said" }, first, ...said.slice(1).map((one) => h("p", {}, one))),
  ];
  if (slip) {
    const lines = slip.lines.map(({ cells }) =>
      Promise.all(cells.map((cell) => (cell?.asked ? toAddress(cell.asked) : null))),
    );
    out.push(heatMap(slip, await Promise.all(lines)));
  }
  if (scattered) {
    const { numbers } = scattered;
    const address = (i: number) =>
      toAddress({ ...asked.plan, sample: { number: numbers[i]!, seed: asked.seed ?? 1 } });
    const open = async (i: number) => {
      location.hash = await address(i);
    };
    const samples = new Samples(scattered, (i) => void open(i));
    stage.show(samples);
    out.push(clouds(samples, address, signal));
  }
  return [...out, ...tables.map(folded)];
}

// A table behind its title, with the row that is taken beside it. The last column is words, which have a line of
// their own.
function folded({ title, taken, said, warns, heads, lines, note }: Table): HTMLElement {
  const kind = (i: number) => (heads[i]!.number ? "num" : i ? "nowrap" : undefined);
  const last = heads.length - 1;
  const head = heads.slice(0, last).map(({ name }, i) => h("th", { scope: "col", class: kind(i) }, name));
  const bodies = lines.map(({ cells, tone }) => {
    const row = cells.slice(0, last).map((cell, i) => h("td", { class: kind(i) }, cell));
    const words = cells[last] && h("tr", {}, h("td", { colspan: last }, h("small", {}, cells[last])));
    return h("tbody", { class: tone || undefined }, h("tr", {}, ...row), words);
  });
  const summary: Child[] = [h("b", {}, title), taken && h("span", {}, taken)];
  return h(
    "details",
    { class: "said-table" },
    h("summary", { class: warns && "warns" }, ...summary),
    said && h("p", { class: warns ? "warns" : undefined }, said),
    h("div", { class: "wide" }, h("table", {}, h("thead", {}, h("tr", {}, ...head)), ...bodies)),
    note && h("p", {}, note),
  );
}

function refused(error: unknown): HTMLElement {
  const { message, field, reason } =
    error instanceof Refusal ? error.words : { message: String(error), field: null, reason: "internal" };
  const words = reason === "cancelled" ? "Cancelled" : field ? message : capital(message);
  return problem(field && h("b", {}, `${field}: `), words);
}
