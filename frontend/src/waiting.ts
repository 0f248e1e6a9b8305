// What is shown while long work goes on, with the button that stops it.
import type { Job } from "./api";
import { button, h } from "./dom";
import type { Work } from "./work";

export function waiting(title: HTMLElement, work: Work): { node: HTMLElement; tell: (job: Job) => void } {
  const step = h("p", { class: "step", role: "status", "aria-live": "polite" }, "asking");
  const bar = h("progress", { max: 1, "aria-label": title.textContent });
  const cancel = button("Cancel", () => work.cancel());
  return {
    node: h("section", { class: "waiting" }, title, step, bar, cancel),
    tell: (job) => {
      step.textContent = job.status === "queued" ? "waiting for a worker" : job.step;
      if (job.part === null) bar.removeAttribute("value");
      else bar.value = job.part;
    },
  };
}
