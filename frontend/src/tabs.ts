// Pages of which one is seen.
import { button, h, set } from "./dom";

export function tabs(name: string, pages: [string, HTMLElement][]): HTMLElement {
  const buttons = pages.map(([title], i) =>
    button(title, () => choose(i), { role: "tab", id: `tab-${i}`, "aria-controls": `page-${i}` }),
  );
  const panels = pages.map(([, content], i) =>
    h("div", { role: "tabpanel", id: `page-${i}`, "aria-labelledby": `tab-${i}` }, content),
  );
  const choose = (i: number) => {
    for (const [j, one] of buttons.entries()) {
      set(one, { "aria-selected": i === j, tabindex: i === j ? 0 : -1 });
      panels[j]!.hidden = i !== j;
    }
  };
  const list = h("div", { class: "tabs", role: "tablist", "aria-label": name }, ...buttons);
  list.addEventListener("keydown", (event) => {
    const step = event.key === "ArrowRight" ? 1 : event.key === "ArrowLeft" ? -1 : 0;
    const from = buttons.indexOf(event.target as HTMLButtonElement);
    if (!step || from < 0) return;
    event.preventDefault();
    const to = (from + step + pages.length) % pages.length;
    choose(to);
    buttons[to]!.focus();
  });
  choose(0);
  return h("div", { class: "tabbed" }, list, ...panels);
}
