// Charts over one axis of time, which zooms in all of them; which quantities are drawn is chosen.
import type { Picture } from "./api";
import { type Figure, figure, groundOf, type View } from "./chart";
import type { Clock } from "./clock";
import { csvOf } from "./csv";
import { button, clear, h, set } from "./dom";
import { part } from "./life";
import { quantities } from "./quantities";
import { save } from "./save";
import { type Chart, type Span, spansOf } from "./spans";

// Nearer than this a chart shows only how tables were drawn up.
const LEAST_S = 2;

export function charts(
  picture: Picture,
  clock: Clock,
  signal: AbortSignal,
): { node: HTMLElement; spans: HTMLElement } {
  const spans = spansOf(picture);
  const others = quantities(picture);
  const ground = groundOf(picture);
  const figures = h("div", { class: "figures" });
  let shown = part(signal);
  let span = spans[0]!;
  let drawn: Figure[] = [];
  // What was chosen otherwise than usual: shown, or not.
  const chosen = new Map<string, boolean>();
  const all = () => [
    ...span.charts,
    ...others.filter((one) => !span.charts.some((c) => c.title === one.title)),
  ];
  const wanted = () => {
    const usual = (one: Chart) => span.charts.includes(one);
    return all().filter((one) => chosen.get(one.title) ?? usual(one));
  };

  const view: View = {
    from: span.from,
    to: span.to,
    zoom: (from, to) => {
      if (to - from < LEAST_S) return;
      view.from = Math.max(from, span.from);
      view.to = Math.min(to, span.to);
      whole.disabled = view.from <= span.from && view.to >= span.to;
      for (const one of drawn) one.look();
    },
    whole: () => view.zoom(span.from, span.to),
  };
  const whole = button("⤢", () => view.whole(), { class: "quiet", disabled: true, "aria-label": "Zoom out" });
  const buttons = spans.map((one) => button(one.name, () => choose(one), { class: "quiet" }));
  const draw = () => {
    shown.abort();
    shown = part(signal);
    const list = wanted();
    drawn = list.map((chart) => figure(chart, view, chart === list.at(-1), ground, clock, shown.signal));
    clear(figures, ...drawn.map((one) => one.node));
  };
  const choose = (one: Span) => {
    span = one;
    [view.from, view.to] = [one.from, one.to];
    whole.disabled = true;
    draw();
    clear(list, ...boxes());
    for (const [i, pressed] of buttons.entries()) set(pressed, { "aria-pressed": spans[i] === span });
  };
  const list = h("div", { class: "quantity-list" });
  const boxes = () =>
    all().map((one) => {
      const box = h("input", { type: "checkbox", checked: wanted().includes(one) });
      box.addEventListener("change", () => {
        chosen.set(one.title, box.checked);
        // One at least is drawn.
        if (!wanted().length) {
          box.checked = true;
          chosen.set(one.title, true);
        }
        draw();
      });
      return h("label", {}, box, one.unit ? `${one.title}, ${one.unit}` : one.title);
    });
  const menu = h(
    "details",
    { class: "quantities" },
    h("summary", { title: "Which quantities are drawn" }, "Curves"),
    list,
  );
  menu.addEventListener("keydown", (event) => {
    if (event.key !== "Escape") return;
    menu.open = false;
    menu.querySelector("summary")!.focus();
  });
  const csv = button(
    "CSV",
    () => save(csvOf(wanted(), view, picture.zero_utc), "text/csv", `${picture.plan.flight.name}.csv`),
    { class: "quiet", title: "Save what the charts show as a table" },
  );
  choose(span);
  const group = { class: "group", role: "group", "aria-label": "Span of the charts" };
  const name = { class: "charts", role: "group", "aria-label": "Charts over mission elapsed time" };
  return {
    node: h("div", name, figures),
    spans: h(
      "span",
      { class: "chart-acts" },
      whole,
      spans.length > 1 && h("span", group, ...buttons),
      menu,
      csv,
    ),
  };
}
