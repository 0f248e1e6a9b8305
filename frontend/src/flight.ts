// A flight: planned if need be, then watched.
import { type Job, type Picture, type PlanAsked, Refusal } from "./api";
import { again, clear, h, problem } from "./dom";
import { capital } from "./format";
import { ask } from "./kept";
import { waiting } from "./waiting";
import { type Viewed, watch } from "./watch";
import type { Work } from "./work";

export interface Asking {
  asked: PlanAsked;
  work: Work<Picture>;
}

const TITLES: Record<string, string> = {
  cancelled: "Cancelled",
  impossible: "This flight cannot be flown as asked",
  input: "Something asked for is wrong",
};

export const flightPage = (
  main: HTMLElement,
  asking: Promise<Asking>,
  view: Viewed,
  signal: AbortSignal,
): Promise<void> =>
  whenPlanned(main, asking, signal, (picture, job) => watch(main, picture, job, view, signal));

// Planned if need be, then shown in whatever way; a refusal says what to change.
export async function whenPlanned(
  main: HTMLElement,
  asking: Promise<Asking>,
  signal: AbortSignal,
  show: (picture: Picture, job: Job, asked: PlanAsked) => void,
): Promise<void> {
  const known = await asking.catch(() => null);
  if (signal.aborted) return;
  if (!known) {
    clear(main, problem("This address is damaged; copy it again, or plan the flight anew."));
    return;
  }
  const { asked, work } = known;
  const { node, tell } = waiting(h("h1", {}, "Planning the flight"), work);
  // What is ready at once should not flash a progress bar.
  const later = setTimeout(() => clear(main, node), 150);
  try {
    const { job, answer } = await work.answer(tell, signal);
    show(answer, job, asked);
  } catch (error) {
    if (signal.aborted) return;
    if (!(error instanceof Refusal)) console.error(error);
    clear(main, refused(error, asked));
  } finally {
    clearTimeout(later);
  }
}

function refused(error: unknown, asked: PlanAsked): HTMLElement {
  const { message, field, reason } =
    error instanceof Refusal ? error.words : { message: String(error), field: null, reason: "internal" };
  const words = reason === "cancelled" ? "Nothing was planned." : field ? message : capital(message);
  const change = h("a", { href: "#/plan" }, "Change what is asked");
  change.addEventListener("click", (event) => {
    event.preventDefault();
    void ask(asked);
  });
  return h(
    "section",
    { class: "waiting", role: "alert" },
    h("h1", {}, TITLES[reason] ?? "The flight could not be planned"),
    h("p", {}, field ? h("b", {}, `${field}: `) : null, words),
    h("p", {}, again("Plan it again"), " · ", change),
  );
}
