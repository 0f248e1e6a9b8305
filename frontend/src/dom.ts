// Elements in one call. Styles are set through the object model, so that the page needs no inline styles.
import { atEnd } from "./life";
import { phrase } from "./phrases";

export type Child = Node | string | number | null | undefined | false | "";
type Props = Record<string, unknown>;
// Attributes that are read.
const SAID = new Set(["title", "aria-label", "aria-valuetext"]);

function fill<T extends Element>(node: T, props: Props, children: Child[]): T {
  for (const [name, value] of Object.entries(props)) {
    if (value === undefined || value === null || value === false) continue;
    if (name.startsWith("on")) node.addEventListener(name.slice(2), value as EventListener);
    else {
      const said = value === true ? "" : String(value);
      node.setAttribute(name, SAID.has(name) ? phrase(said) : said);
    }
  }
  // What is quoted stays as it was said.
  if (props.lang === "en")
    node.append(
      ...children.filter((one) => one || one === 0).map((one) => (one instanceof Node ? one : String(one))),
    );
  else append(node, children);
  return node;
}

export function append(node: Element, children: Child[]): void {
  for (const child of children)
    if (child !== null && child !== undefined && child !== false && child !== "")
      node.append(child instanceof Node ? child : phrase(String(child)));
}

export function h<K extends keyof HTMLElementTagNameMap>(
  tag: K,
  props: Props = {},
  ...children: Child[]
): HTMLElementTagNameMap[K] {
  return fill(document.createElement(tag), props, children);
}

export function button(text: string, act: () => void, props: Props = {}): HTMLButtonElement {
  return h("button", { type: "button", onclick: act, ...props }, text);
}

export function s<K extends keyof SVGElementTagNameMap>(
  tag: K,
  props: Props = {},
  ...children: Child[]
): SVGElementTagNameMap[K] {
  return fill(document.createElementNS("http://www.w3.org/2000/svg", tag), props, children);
}

export function clear(node: Element, ...children: Child[]): void {
  node.replaceChildren();
  append(node, children);
}

export function set(node: Element, props: Props): void {
  for (const [name, value] of Object.entries(props))
    node.setAttribute(name, SAID.has(name) ? phrase(String(value)) : String(value));
}

// The one text of a node.
export function say(node: Node, text: string): void {
  node.textContent = phrase(text);
}

export const problem = (...words: Child[]) => h("p", { class: "problem", role: "alert" }, ...words);

// A table of columns by name, or by name and class, and of rows with a cell to a column.
export function table(
  columns: (string | [name: string, kind: string])[],
  rows: (Child | Child[])[][],
  props: Props = {},
): HTMLElement {
  const all = columns.map((one) => [one].flat());
  const heads = all.map(([name, kind]) => h("th", { scope: "col", class: kind }, name));
  const cell = (content: Child | Child[], i: number) => h("td", { class: all[i]?.[1] }, ...[content].flat());
  const lines = rows.map((cells) => h("tr", {}, ...cells.map(cell)));
  const head = heads.length > 0 && h("thead", {}, h("tr", {}, ...heads));
  return h("table", props, head, h("tbody", {}, ...lines));
}

// A link that opens the page it is on once more.
export function again(text: string): HTMLElement {
  return h(
    "a",
    {
      href: location.hash || "#/",
      onclick: (event: Event) => {
        event.preventDefault();
        dispatchEvent(new HashChangeEvent("hashchange"));
      },
    },
    text,
  );
}

// Calls back with the size of an element at first, and whenever it changes; not while it is not seen.
export function sized(
  node: Element,
  call: (width: number, height: number) => void,
  signal: AbortSignal,
): void {
  const watch = new ResizeObserver(([entry]) => {
    if (entry && entry.contentRect.width > 0) call(entry.contentRect.width, entry.contentRect.height);
  });
  watch.observe(node);
  atEnd(signal, () => watch.disconnect());
}
