// Long work on the server: asked for once, followed to its end, or stopped.
import { call, type Job, Refusal } from "./api";
import { atEnd } from "./life";

const LOST_TRIES = 120;
const LOST_WAIT_MS = 1000;
const AWAY = "the server does not answer; start `expedition serve` again, and this goes on";

// What was stopped and the server may not have heard of. It must, before it is asked for the same again.
let stopping: Promise<unknown> = Promise.resolve();

export class Work<Answer = unknown> {
  // The server's answer to being asked; whoever waits for it may go, and the work goes on.
  begun: Promise<Job>;
  private readonly stopped = new AbortController();

  constructor(
    private readonly kind:
      | "plans"
      | "windows"
      | "record"
      | "whatifs"
      | "readings"
      | "comparisons"
      | "watches"
      | "presents"
      | "shots",
    private readonly body: unknown,
  ) {
    this.begun = this.ask();
  }

  private ask(): Promise<Job> {
    const begun = stopping.then(() => {
      this.stopped.signal.throwIfAborted();
      return call<Job>(`/api/${this.kind}`, { method: "POST", body: this.body });
    });
    begun.catch(() => {});
    return begun;
  }

  // Over at once for whoever follows; the server is told when the work has a name, and nothing is sent after.
  cancel(): void {
    if (this.stopped.signal.aborted) return;
    this.stopped.abort(new Refusal({ message: "cancelled", field: null, reason: "cancelled" }));
    const told = this.begun.then(({ id }) => call(`/api/${this.kind}/${id}`, { method: "DELETE" }));
    stopping = Promise.allSettled([stopping, told]);
  }

  // Follows the work to its end. Aborting leaves it to go on.
  settle(tell: (job: Job) => void, signal: AbortSignal): Promise<Job> {
    return this.until(signal, (over) => this.follow(tell, over));
  }

  // The same, and what it found.
  answer(tell: (job: Job) => void, signal: AbortSignal): Promise<{ job: Job; answer: Answer }> {
    return this.until(signal, async (over) => {
      const job = await this.follow(tell, over);
      return { job, answer: await call<Answer>(job.result!, { signal: over }) };
    });
  }

  private until<T>(signal: AbortSignal, doing: (over: AbortSignal) => Promise<T>): Promise<T> {
    const over = AbortSignal.any([signal, this.stopped.signal]);
    const left = new Promise<never>((_, fail) => atEnd(over, () => fail(over.reason)));
    return Promise.race([left, doing(over)]);
  }

  // A server that was stopped and started has forgotten the work and is asked again.
  private async follow(tell: (job: Job) => void, over: AbortSignal): Promise<Job> {
    const say = (job: Job) => {
      over.throwIfAborted();
      tell(job);
    };
    let job = await this.begun;
    let lost = 0;
    let forgotten = false;
    say(job);
    while (job.status === "queued" || job.status === "working") {
      try {
        if (forgotten) this.begun = this.ask();
        const path = `/api/${this.kind}/${job.id}?wait=${lost ? 0 : 15}&since=${job.version}`;
        job = await (forgotten ? this.begun : call<Job>(path, { signal: over }));
        lost = 0;
        forgotten = false;
      } catch (error) {
        const reason = error instanceof Refusal ? error.words.reason : "";
        if (!["offline", "not found"].includes(reason) || ++lost > LOST_TRIES) throw error;
        job = { ...job, status: "working", step: AWAY };
        // Who asks twice must cancel twice: only a server that knows of no such work is asked anew.
        forgotten ||= reason === "not found";
        if (reason === "not found") continue;
        say(job);
        await new Promise((done) => setTimeout(done, LOST_WAIT_MS));
      }
      say(job);
    }
    if (job.status === "done") return job;
    throw new Refusal(job.error ?? { message: job.status, field: null, reason: job.status });
  }
}

// Work that one page begins and the next one follows, by the address of the next.
const handed = new Map<string, Work>();

export const hand = (address: string, work: Work) => handed.set(address, work);

export function taken(address: string): Work | undefined {
  const work = handed.get(address);
  handed.delete(address);
  return work;
}
