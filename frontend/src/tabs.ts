// Pages of which one is seen.
import { button, clear, h, set } from "./dom";

export type Page = [title: string, content: HTMLElement, beside?: HTMLElement | null];

// What a page is set by may stand beside the tabs while it is seen. Of several sets on a page each has its own `name`.
export function tabs(
  title: string,
  pages: Page[],
  name = "",
): { node: HTMLElement; choose: (i: number) => void } {
  const [tab, page] = ["tab", "page"].map((one) => (name ? `${name}-${one}` : one)) as [string, string];
  const buttons = pages.map(([title], i) =>
    button(title, () => choose(i), { role: "tab", id: `${tab}-${i}`, "aria-controls": `${page}-${i}` }),
  );
  const panels = pages.map(([, content], i) =>
    h("div", { role: "tabpanel", id: `${page}-${i}`, "aria-labelledby": `${tab}-${i}` }, content),
  );
  const beside = h("span", { class: "beside-tabs" });
  const choose = (i: number) => {
    for (const [j, one] of buttons.entries()) {
      set(one, { "aria-selected": i === j, tabindex: i === j ? 0 : -1 });
      panels[j]!.hidden = i !== j;
    }
    clear(beside, pages[i]![2]);
  };
  const list = h("div", { role: "tablist", "aria-label": title }, ...buttons);
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
  return {
    node: h("div", { class: "tabbed" }, h("div", { class: "tabs" }, list, beside), ...panels),
    choose,
  };
}
