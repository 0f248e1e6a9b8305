// The page's colours for what is drawn on a canvas, and word of a change of theme.
import { h } from "./dom";
import { atEnd } from "./life";

let known = new Map<string, string>();
const probe = h("i", { hidden: true });

// A colour of the style sheet by its name, such as --ship, as a canvas takes it.
export function paint(name: string): string {
  let colour = known.get(name);
  if (colour === undefined) {
    if (!probe.isConnected) document.body.append(probe);
    probe.style.color = `var(${name})`;
    colour = getComputedStyle(probe).color;
    known.set(name, colour);
  }
  return colour;
}

const listeners = new Set<() => void>();
let watched = false;

export function onTheme(call: () => void, signal: AbortSignal): void {
  if (!watched) {
    watched = true;
    const tell = () => {
      known = new Map();
      for (const one of listeners) one();
    };
    matchMedia("(prefers-color-scheme: dark)").addEventListener("change", tell);
    new MutationObserver(tell).observe(document.documentElement, { attributeFilter: ["data-theme"] });
  }
  listeners.add(call);
  atEnd(signal, () => listeners.delete(call));
}
