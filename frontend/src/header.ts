// What flies and where, whether it holds together, and what can be done with it.
import { besideAddress } from "./address";
import { askedOf, call, type ExportFormat, file, type Job, type Picture } from "./api";
import { button, clear, h } from "./dom";
import { capital } from "./format";
import { ask } from "./kept";
import { save } from "./save";
import { Work } from "./work";

export function header({ plan, words }: Picture): HTMLElement {
  const { title, route, verdict } = words;
  const holds = plan.checks.every((one) => one.ok);
  return h(
    "header",
    { class: "title" },
    h("h1", { title }, title),
    h("p", { class: "route", title: route }, route),
    h(
      "p",
      { class: holds ? "verdict" : "verdict fails", title: verdict },
      h("span", { "aria-hidden": "true" }, holds ? "✓ " : "✕ "),
      h("span", {}, verdict),
    ),
  );
}

// Seen beside the title; keys come to the clock first.
export function acts(
  picture: Picture,
  job: Job,
  address: () => Promise<string>,
  signal: AbortSignal,
): HTMLElement {
  const said = h("p", { class: "said", role: "status" });
  return h(
    "div",
    { class: "flight-acts", role: "group", "aria-label": "What can be done with it" },
    button("Change", () => void ask(askedOf(picture)), { class: "quiet" }),
    button(
      "On air",
      async () => {
        location.hash = (await address()).replace("#/flight?", "#/air?");
      },
      { class: "quiet", title: "Full screen with a large clock; pictures and films" },
    ),
    button(
      "Compare",
      async () => {
        location.hash = besideAddress([(await address()).split("?")[1] ?? ""]);
      },
      { class: "quiet", title: "Set it beside another flight" },
    ),
    share(address),
    files(job, said, signal),
    said,
  );
}

function share(address: () => Promise<string>): HTMLElement {
  const copy = async () => {
    history.replaceState(null, "", await address());
    const copied = navigator.clipboard?.writeText(location.href) ?? Promise.reject();
    node.textContent = await copied.then(
      () => "Copied",
      () => "In the address bar",
    );
    setTimeout(() => {
      node.textContent = "Copy address";
    }, 1600);
  };
  const node = button("Copy address", () => void copy(), { class: "quiet" });
  return node;
}

function files(job: Job, said: HTMLElement, signal: AbortSignal): HTMLElement {
  const first = h("option", { value: "" }, "Export…");
  const node = h("select", { class: "quiet", "aria-label": "Export the flight" }, first);
  const formats = async () => {
    if (node.length > 1) return;
    const all = await call<ExportFormat[]>("/api/exports", { signal }).catch(() => []);
    if (node.length < 2) node.append(...all.map((f) => h("option", { value: f.name }, f.title)));
  };
  node.addEventListener("focus", () => void formats());
  node.addEventListener("change", async () => {
    const format = node.value;
    clear(said);
    node.value = "";
    node.disabled = true;
    try {
      await exported(job, format, signal);
    } catch (error) {
      if (!signal.aborted) clear(said, "✕ ", capital((error as Error).message));
    }
    node.disabled = false;
  });
  void formats();
  return node;
}

// Saves the flight in a format. A server that was started again plans it first; a refusal is told, not saved.
async function exported(job: Job, format: string, signal: AbortSignal): Promise<void> {
  await new Work("plans", job.request).settle(() => {}, signal);
  const { content, name } = await file(`/api/plans/${job.id}/export/${format}`, signal);
  save(content, content.type, name);
}
