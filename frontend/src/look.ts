// Where and when to look at the flight from where a guest stands.
import { type Picture, type PlanAsked, Refusal, type WatchAnswer } from "./api";
import { clear, h, problem, set, table } from "./dom";
import { capital } from "./format";
import { choices } from "./guest";
import type { Layers } from "./layers";
import { part } from "./life";
import { drawnBox } from "./shotspanel";
import { waiting } from "./waiting";
import { Work } from "./work";

const NAME = "expedition.place";
const ABOUT =
  "A town, a viewing site such as one by the pad, or latitude and longitude in degrees: where to look and when, " +
  "at the launch, at passes until some days after, and at the return.";

// `asked` is the flight; it is planned once more where the server has forgotten it.
export function lookPanel(
  { places }: Picture,
  asked: PlanAsked,
  layers: Layers,
  signal: AbortSignal,
): HTMLElement {
  const pad = places.find((one) => one.kind === "pad");
  const input = h("input", { id: "look-from", autocomplete: "off", "aria-describedby": "look-fault" });
  input.value = kept() || (pad ? `${pad.latitude_deg.toFixed(2)},${pad.longitude_deg.toFixed(2)}` : "");
  const fault = h("p", { class: "fault", id: "look-fault", role: "alert" });
  const result = h("div", { class: "result" });
  const go = h("button", { class: "primary", type: "submit" }, "Look");
  let showing = part(signal);
  const form = h(
    "form",
    { class: "asking-for", "aria-label": "Where to look" },
    h("p", { class: "about" }, ABOUT),
    h(
      "div",
      { class: "fields" },
      h("div", { class: "field" }, h("label", { for: "look-from" }, "I stand at"), input),
      go,
    ),
    fault,
  );
  form.addEventListener("submit", async (event) => {
    event.preventDefault();
    showing.abort();
    showing = part(signal);
    const over = showing.signal;
    fault.textContent = "";
    set(input, { "aria-invalid": false });
    keep(input.value.trim());
    const zone = choices().zone || null;
    const work = new Work<WatchAnswer>("watches", { plan: asked, place: input.value.trim(), zone });
    const { node, tell } = waiting(h("h2", {}, "Looking"), work);
    clear(result, node);
    try {
      const { answer } = await work.answer(tell, over);
      if (over.aborted) return;
      layers.show({ watch: answer });
      const draw = drawnBox("Draw on the globe, under the clock and in the timeline", (on) =>
        layers.show({ watch: on ? answer : null }),
      );
      clear(result, ...shown(answer, draw));
    } catch (error) {
      if (over.aborted) return;
      clear(result);
      const said = error instanceof Refusal ? error.words : null;
      if (said?.field === "place") {
        fault.textContent = capital(said.message);
        set(input, { "aria-invalid": true });
        input.focus();
      } else clear(result, problem(capital(said?.message ?? String(error))));
    }
  });
  const node = h("div", {
    class: "scroll whatif",
    tabindex: 0,
    role: "region",
    "aria-label": "Where to look",
  });
  clear(node, form, result);
  return node;
}

function shown({ said, sight_heads, pass_heads }: WatchAnswer, draw: HTMLElement): HTMLElement[] {
  const place = said.places[0]!;
  const rows = (all: typeof place.launch_rows) =>
    all.map((one) => [one.elapsed, one.clock, one.what, one.towards, one.height, one.distance, one.light]);
  const wide = (name: string, heads: readonly string[], cells: string[][]) =>
    h(
      "div",
      { class: "wide", tabindex: 0, role: "region", "aria-label": name },
      table([...heads], cells, { class: "look" }),
    );
  const told = (title: string, words: string, list: HTMLElement | false) =>
    words !== "" && h("section", {}, h("h3", {}, title), h("p", {}, words), list);
  const passes = place.pass_rows.map((one) => [
    one.day,
    one.what,
    one.rises,
    one.highest,
    one.sets,
    one.seen,
    one.magnitude,
  ]);
  return [
    h("h2", {}, place.heading),
    draw,
    h("p", { class: "said" }, said.note),
    h(
      "div",
      { class: "looks" },
      told(
        "Launch",
        place.launch,
        place.launch_rows.length > 0 && wide("Launch", sight_heads, rows(place.launch_rows)),
      ),
      told("Passes", place.passes, passes.length > 0 && wide("Passes", pass_heads, passes)),
      told(
        "Return",
        place.landing,
        place.landing_rows.length > 0 && wide("Return", sight_heads, rows(place.landing_rows)),
      ),
    ),
  ];
}

function kept(): string {
  try {
    return localStorage.getItem(NAME) ?? "";
  } catch {
    return "";
  }
}

function keep(place: string): void {
  try {
    localStorage.setItem(NAME, place);
  } catch {
    /* it is typed again */
  }
}
