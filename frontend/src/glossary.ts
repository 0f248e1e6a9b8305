// Words of the trade, explained where they stand to whoever points at them or comes to them by key.
import { h } from "./dom";
import entries from "./glossary.json";
import { choices } from "./guest";

const MEANINGS = new Map<string, string>();
for (const [term, [means, ...others]] of Object.entries(entries as Record<string, string[]>))
  for (const word of [term, ...others]) MEANINGS.set(word.toLowerCase(), means!);

const escaped = [...MEANINGS.keys()]
  .sort((a, b) => b.length - a.length)
  .map((word) => word.replaceAll(/[.*+?^${}()|[\]\\]/g, "\\$&"));
const LETTER = "[\\p{L}\\p{N}_-]";
const TERMS = new RegExp(`(?<!${LETTER})(${escaped.join("|")})(?!${LETTER})`, "giu");

export interface Found {
  from: number;
  to: number;
  means: string;
}

// Terms of a text, the longest where one holds another. A single letter is a unit only after a number.
export function terms(text: string): Found[] {
  return [...text.matchAll(TERMS)]
    .filter(({ 0: word, index }) => word.length > 1 || /\d\s?$/.test(text.slice(0, index)))
    .map(({ 0: word, index }) => ({
      from: index,
      to: index + word.length,
      means: MEANINGS.get(word.toLowerCase())!,
    }));
}

const WITHIN = "button, a, select, summary, dfn, svg, canvas, input, textarea, .unseen";

// Marks terms below a node, each the first time it is met there; nothing where no guest asked for it, but `always`.
export function explain(root: HTMLElement, always = false): void {
  if (!always && !choices().explain) return;
  meaning();
  const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT);
  const texts: Text[] = [];
  while (walker.nextNode()) {
    const text = walker.currentNode as Text;
    if (!text.parentElement?.closest(WITHIN)) texts.push(text);
  }
  const met = new Set<string>();
  for (const text of texts) {
    const found = terms(text.data).filter(({ means }) => !met.has(means));
    // From the end, so that places before it stay where they are.
    for (const { from, to, means } of found.toReversed()) {
      if (found.findIndex((one) => one.means === means) !== found.findIndex((one) => one.from === from))
        continue;
      met.add(means);
      const word = text.splitText(from);
      word.splitText(to - from);
      const node = h("dfn", { tabindex: 0, "aria-describedby": "meaning" });
      word.replaceWith(node);
      node.append(word);
      node.addEventListener("pointerenter", () => show(node, means));
      node.addEventListener("focus", () => show(node, means));
      node.addEventListener("pointerleave", hide);
      node.addEventListener("blur", hide);
    }
  }
}

let made: HTMLElement | null = null;

function meaning(): HTMLElement {
  if (made) return made;
  made = h("div", { id: "meaning", role: "tooltip", hidden: true });
  // Whoever points at the meaning itself may read on.
  made.addEventListener("pointerleave", hide);
  document.addEventListener("keydown", (event) => {
    if (event.key === "Escape") hide();
  });
  document.body.append(made);
  return made;
}

function show(node: HTMLElement, means: string): void {
  const box = meaning();
  box.textContent = means;
  box.hidden = false;
  const at = node.getBoundingClientRect();
  const { width, height } = box.getBoundingClientRect();
  const below = at.bottom + height + 8 < innerHeight;
  box.style.left = `${Math.max(8, Math.min(at.left, innerWidth - width - 8))}px`;
  box.style.top = `${below ? at.bottom + 2 : at.top - height - 2}px`;
}

function hide(event?: Event): void {
  if (!made) return;
  const to = event instanceof PointerEvent ? event.relatedTarget : null;
  if (to instanceof Node && made.contains(to)) return;
  made.hidden = true;
}
