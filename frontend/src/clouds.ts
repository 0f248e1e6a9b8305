// Histograms and clouds of samples; arrow keys go from sample to sample, Enter opens one.
import { extent } from "d3-array";
import type { Cloud, Histogram } from "./api";
import { clear, h, s, set, sized } from "./dom";
import { fixed } from "./format";
import { dots, legend, type Places, pointing, type Samples } from "./samples";
import { axisOf, type Scale } from "./scale";

const LEFT = 40;
const RIGHT = 8;
const TOP = 8;
const BOTTOM = 18;
// A limit further off than so many widths of the histogram would flatten it, and stands at its edge.
const FAR = 1.5;

// All that charts show of samples, with what is said of the chosen one.
export function clouds(
  samples: Samples,
  address: (i: number) => Promise<string>,
  signal: AbortSignal,
): HTMLElement {
  const { about, histograms, clouds: every, said } = samples.found;
  const hint = `${about}. Point at one, or go through them with the arrow keys, to see how it went.`;
  const detail = h("p", { class: "detail", role: "status", "aria-live": "polite" }, hint);
  const tell = async (i: number | null) => {
    if (i === null) return;
    const there = await address(i);
    if (samples.chosen !== i) return;
    clear(detail, said[i], " ", h("a", { href: there }, "Open it as a plan"));
  };
  samples.on((i) => void tell(i), signal);
  const signs = legend(samples.found).map(([sign, name]) => h("span", {}, sign, " ", name));
  return h(
    "div",
    { class: "clouds" },
    h(
      "div",
      { class: "pair" },
      ...histograms.map((one) => histogram(one, samples, signal)),
      ...every.filter(({ where }) => where !== "globe").map((one) => cloud(one, samples, signal)),
    ),
    h("p", { class: "key" }, ...signs),
    detail,
  );
}

interface Frame {
  svg: SVGSVGElement;
  node: HTMLElement;
  // The samples in the order in which keys go through them.
  order: number[];
}

// A figure that is a slider over the samples.
function frame(
  title: string,
  label: string,
  values: (number | null)[],
  samples: Samples,
  signal: AbortSignal,
): Frame {
  const order = values.flatMap((v, i) => (v === null ? [] : [i])).sort((a, b) => values[a]! - values[b]!);
  const svg = s("svg", { class: "cloud", role: "slider", tabindex: 0, "aria-label": label });
  set(svg, { "aria-valuemin": 0, "aria-valuemax": Math.max(order.length - 1, 0) });
  const now = (i: number | null) => {
    set(svg, {
      "aria-valuenow": i === null ? 0 : Math.max(order.indexOf(i), 0),
      "aria-valuetext": i === null ? title : samples.found.said[i]!,
    });
  };
  now(samples.chosen);
  samples.on(now, signal);
  svg.addEventListener("keydown", (event) => {
    if (event.key === "Enter" && samples.chosen !== null) {
      samples.open(samples.chosen);
      return;
    }
    const next = stepped(order, samples.chosen, event.key);
    if (next === null) return;
    event.preventDefault();
    samples.choose(next);
  });
  const node = h("figure", { class: "cloud-figure", "data-cloud": title }, h("figcaption", {}, title), svg);
  return { svg, node, order };
}

// The sample that a key leads to from another; null for keys that lead nowhere.
export function stepped(order: number[], from: number | null, key: string): number | null {
  const steps: Record<string, number> = {
    ArrowRight: 1,
    ArrowUp: 1,
    ArrowLeft: -1,
    ArrowDown: -1,
    PageUp: 25,
    PageDown: -25,
    Home: Number.NEGATIVE_INFINITY,
    End: Number.POSITIVE_INFINITY,
  };
  const step = steps[key];
  if (step === undefined || !order.length) return null;
  const at = from === null ? -1 : order.indexOf(from);
  const to = at < 0 && Number.isFinite(step) ? order.length >> 1 : at + step;
  return order[Math.min(Math.max(to, 0), order.length - 1)]!;
}

function histogram(one: Histogram, samples: Samples, signal: AbortSignal): HTMLElement {
  const { title, edges, counts, marks, values } = one;
  const words = marks.map(({ name, value }) => `${name} ${short(value)}`).join(", ");
  const { svg, node, order } = frame(title, `${title}: ${words}`, values, samples, signal);
  const [least = 0, most = 1] = extent(edges);
  const near = marks.filter(
    ({ value }) => value < most + FAR * (most - least) && value > least - FAR * (most - least),
  );
  const across = axisOf([...edges, ...near.map(({ value }) => value)], 4);
  const high = Math.max(...counts, 1);
  const cursor = s("line", { class: "cursor", visibility: "hidden" });
  let x = (v: number) => v;
  let bottom = 0;
  const now = (i: number | null) => {
    const v = i === null ? null : values[i]!;
    set(cursor, { visibility: v === null ? "hidden" : "visible" });
    if (v !== null) set(cursor, { x1: x(v), x2: x(v), y1: TOP, y2: bottom });
  };
  const draw = (width: number, height: number) => {
    clear(svg);
    set(svg, { viewBox: `0 0 ${width} ${height}` });
    bottom = height - BOTTOM;
    const end = width - RIGHT;
    x = (v) => RIGHT + across.part(v) * (end - RIGHT);
    const y = (n: number) => bottom - (n / high) * (bottom - TOP - 12);
    xTicks(svg, across, x, bottom, height, TOP);
    let d = "";
    for (const [k, n] of counts.entries())
      if (n)
        d += `M${x(edges[k]!).toFixed(1)} ${bottom}V${y(n).toFixed(1)}H${x(edges[k + 1]!).toFixed(1)}V${bottom}Z`;
    svg.append(s("path", { class: "bars", d }));
    const rows: number[] = [];
    for (const mark of marks) {
      const far = !near.includes(mark);
      const at = far ? (mark.value > most ? end - 1 : RIGHT + 1) : x(mark.value);
      const right = at > width / 2;
      const arrow = far ? (mark.value > most ? " →" : " ←") : "";
      const text = `${mark.name} ${short(mark.value)}${arrow}`;
      // Labels one below the other where they would stand in each other.
      const row = rows.length;
      rows.push(at);
      svg.append(
        s("line", { class: mark.limit ? "mark limit" : "mark", x1: at, x2: at, y1: TOP, y2: bottom }),
        s(
          "text",
          {
            class: "note",
            x: at + (right ? -3 : 3),
            y: TOP + 7 + 11 * row,
            "text-anchor": right ? "end" : "start",
          },
          text,
        ),
      );
    }
    svg.append(cursor);
    now(samples.chosen);
  };
  const places = (): Places => [];
  pointing(svg, () => samples, places);
  // A pointer anywhere over a value chooses a sample of that value.
  svg.addEventListener("pointermove", (event) => {
    const at = event.clientX - svg.getBoundingClientRect().left;
    const i = order.reduce<number | null>(
      (best, k) =>
        best === null || Math.abs(x(values[k]!) - at) < Math.abs(x(values[best]!) - at) ? k : best,
      null,
    );
    if (i !== null && Math.abs(x(values[i]!) - at) < 4) samples.choose(i);
  });
  sized(svg, draw, signal);
  samples.on(now, signal);
  return node;
}

function cloud(one: Cloud, samples: Samples, signal: AbortSignal): HTMLElement {
  const { title, x_title, y_title, planned, outlines } = one;
  const { svg, node } = frame(title, `${title}: ${x_title} across, ${y_title} up`, one.x, samples, signal);
  const flat = outlines.flat();
  const xs = [...one.x, ...flat.map(([x]) => x), planned?.[0] ?? null];
  const ys = [...one.y, ...flat.map(([, y]) => y), planned?.[1] ?? null];
  // Places are drawn as they lie.
  const asTheyLie = one.where === "relative" || outlines.length > 0;
  const ring = s("circle", { class: "ring", r: 5, visibility: "hidden" });
  let places: Places = [];
  const now = (i: number | null) => {
    const place = i === null ? null : places[i];
    set(ring, { visibility: place ? "visible" : "hidden" });
    if (place) set(ring, { cx: place[0], cy: place[1] });
  };
  const draw = (width: number, height: number) => {
    clear(svg);
    set(svg, { viewBox: `0 0 ${width} ${height}` });
    const bottom = height - BOTTOM - 12;
    const [wide, high] = [width - LEFT - RIGHT, bottom - TOP - 10];
    const [xRoom, yRoom] = asTheyLie ? evened(xs, ys, wide / high) : [xs, ys];
    const [across, up] = [axisOf(xRoom, 4), axisOf(yRoom, 4)];
    const x = (v: number) => LEFT + across.part(v) * (width - LEFT - RIGHT);
    const y = (v: number) => bottom - up.part(v) * (bottom - TOP - 10);
    xTicks(svg, across, x, bottom, height - 12, TOP + 10);
    for (const v of up.ticks)
      svg.append(
        s("line", { class: "grid", x1: LEFT, x2: width - RIGHT, y1: y(v), y2: y(v) }),
        s("text", { class: "tick", x: LEFT - 4, y: y(v) + 3, "text-anchor": "end" }, up.text(v)),
      );
    places = one.x.map((v, i) => (v === null || one.y[i] === null ? null : [x(v), y(one.y[i]!)]));
    for (const line of outlines)
      svg.append(
        s("path", {
          class: "outline",
          d: `M${line.map(([a, b]) => `${x(a).toFixed(1)} ${y(b).toFixed(1)}`).join("L")}Z`,
        }),
      );
    svg.append(...dots(samples.found, places));
    if (planned) {
      const [a, b] = [x(planned[0]), y(planned[1])];
      svg.append(s("path", { class: "planned", d: `M${a - 6} ${b}H${a + 6}M${a} ${b - 6}V${b + 6}` }));
    }
    svg.append(
      s("text", { class: "note", x: 2, y: 9 }, y_title),
      s("text", { class: "note", x: width - RIGHT, y: height - 3, "text-anchor": "end" }, x_title),
      ring,
    );
    now(samples.chosen);
  };
  pointing(
    svg,
    () => samples,
    () => places,
  );
  sized(svg, draw, signal);
  samples.on(now, signal);
  if (one.said) node.append(h("small", {}, one.said));
  return node;
}

// Values of both axes with room added to the shorter, so that a length is as long on either; `shape` is width to height.
export function evened(
  xs: (number | null)[],
  ys: (number | null)[],
  shape: number,
): [(number | null)[], (number | null)[]] {
  const [left = 0, right = 0] = extent(xs, (v) => v);
  const [low = 0, high = 0] = extent(ys, (v) => v);
  const [wide, tall] = [right - left, high - low];
  const more = (from: number, to: number, size: number) => [(from + to - size) / 2, (from + to + size) / 2];
  return wide < tall * shape
    ? [[...xs, ...more(left, right, tall * shape)], ys]
    : [xs, [...ys, ...more(low, high, wide / shape)]];
}

function xTicks(
  svg: SVGElement,
  { ticks, text }: Scale,
  x: (v: number) => number,
  bottom: number,
  height: number,
  top: number,
): void {
  for (const v of ticks)
    svg.append(
      s("line", { class: "grid", x1: x(v), x2: x(v), y1: top, y2: bottom }),
      s("text", { class: "tick", x: x(v), y: height - 5, "text-anchor": "middle" }, text(v)),
    );
}

const short = (v: number) => fixed(v, Math.abs(v) >= 100 ? 1 : Math.abs(v) >= 1 ? 2 : 3);
