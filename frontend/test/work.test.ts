import { afterEach, beforeEach, expect, test, vi } from "vitest";
import type { Job } from "../src/api";
import { hand, taken, Work } from "../src/work";

type Answer = { status: number; body: unknown } | "offline";
const sent: string[] = [];
let answers: (request: string) => Answer | Promise<Answer>;

const job = (status: Job["status"], version = 0): Answer => {
  const result = status === "done" ? "/api/plans/abc/picture" : null;
  return { status: 200, body: { id: "abc", status, step: status, part: null, version, result, error: null } };
};
const lost: Answer = { status: 404, body: { error: { message: "gone", field: null, reason: "not found" } } };

beforeEach(() => {
  sent.length = 0;
  vi.useFakeTimers();
  vi.stubGlobal("fetch", async (path: string, { method, signal }: RequestInit) => {
    const request = `${method} ${path.replace("/api/plans", "").replace(/\?.*/, "")}`;
    sent.push(request);
    const answered = new AbortController();
    const given = new Promise<never>((_, fail) =>
      signal?.addEventListener("abort", () => fail(signal.reason), { signal: answered.signal }),
    );
    const answer = await Promise.race([answers(request), given]);
    answered.abort();
    if (answer === "offline") throw new TypeError("fetch failed");
    return new Response(JSON.stringify(answer.body), { status: answer.status });
  });
});
afterEach(() => {
  vi.unstubAllGlobals();
  vi.useRealTimers();
});

// An answer that is given when the test says so.
function later(): { answer: Promise<Answer>; give: (answer: Answer) => void } {
  let give!: (answer: Answer) => void;
  const answer = new Promise<Answer>((done) => {
    give = done;
  });
  return { answer, give };
}

const still = new AbortController().signal;
const begin = () => new Work<{ plan: string }>("plans", { name: "ns-16" });

test("it is asked for once, followed to its end, and read", async () => {
  const steps = [job("working", 1), job("done", 2)];
  answers = (request) => {
    if (request === "POST ") return job("queued");
    return request === "GET /abc" ? steps.shift()! : { status: 200, body: { plan: "x" } };
  };
  const said: string[] = [];
  const { answer } = await begin().answer(({ status }) => said.push(status), still);
  expect(answer).toEqual({ plan: "x" });
  expect(said).toEqual(["queued", "working", "done"]);
  expect(sent).toEqual(["POST ", "GET /abc", "GET /abc", "GET /abc/picture"]);
});

test("a cancel before the server answers is over at once; then it is told, and nothing more", async () => {
  const first = later();
  answers = (request) => (request === "POST " ? first.answer : job("cancelled"));
  const work = begin();
  const said: string[] = [];
  const following = work.settle(({ status }) => said.push(status), still);
  await vi.advanceTimersByTimeAsync(0);
  work.cancel();
  await expect(following).rejects.toMatchObject({ words: { reason: "cancelled" } });
  expect(sent).toEqual(["POST "]);
  first.give(job("working"));
  await vi.advanceTimersByTimeAsync(60_000);
  expect(sent).toEqual(["POST ", "DELETE /abc"]);
  expect(said).toEqual([]);
});

test("a cancel while it is followed gives up the waiting request", async () => {
  answers = (request) => {
    if (request === "POST ") return job("working");
    return request === "GET /abc" ? later().answer : job("cancelled");
  };
  const work = begin();
  const following = work.settle(() => {}, still);
  await vi.advanceTimersByTimeAsync(0);
  work.cancel();
  work.cancel();
  await expect(following).rejects.toMatchObject({ words: { reason: "cancelled" } });
  await vi.advanceTimersByTimeAsync(60_000);
  expect(sent).toEqual(["POST ", "GET /abc", "DELETE /abc"]);
});

test("what is asked for again waits until the server has heard of the cancel", async () => {
  const end = later();
  answers = (request) => (request === "POST " ? job("working") : end.answer);
  const work = begin();
  await work.begun;
  work.cancel();
  const again = begin();
  await vi.advanceTimersByTimeAsync(1000);
  expect(sent).toEqual(["POST ", "DELETE /abc"]);
  end.give(job("cancelled"));
  await again.begun;
  expect(sent).toEqual(["POST ", "DELETE /abc", "POST "]);
});

test("what is cancelled before it could be sent is never sent", async () => {
  const end = later();
  answers = (request) => (request === "POST " ? job("working") : end.answer);
  const work = begin();
  await work.begun;
  work.cancel();
  begin().cancel();
  end.give(job("cancelled"));
  await vi.advanceTimersByTimeAsync(1000);
  expect(sent).toEqual(["POST ", "DELETE /abc"]);
});

test("whoever leaves hears no more, and the work goes on", async () => {
  answers = (request) => (request === "POST " ? job("working") : later().answer);
  const leaving = new AbortController();
  const following = begin().settle(() => {}, leaving.signal);
  await vi.advanceTimersByTimeAsync(0);
  leaving.abort();
  await expect(following).rejects.toThrow();
  await vi.advanceTimersByTimeAsync(60_000);
  expect(sent).toEqual(["POST ", "GET /abc"]);
});

test("a server that is away is waited for, and one that has forgotten is asked again", async () => {
  const script: [string, Answer][] = [
    ["POST ", job("queued")],
    // Away for a moment, it still knows: whoever asks twice would have to cancel twice.
    ["GET /abc", "offline"],
    ["GET /abc", job("working")],
    ["GET /abc", lost],
    ["POST ", "offline"],
    ["POST ", job("working")],
    ["GET /abc", job("done")],
  ];
  const left = [...script];
  answers = () => left.shift()![1];
  const said: string[] = [];
  const following = begin().settle(({ step }) => said.push(step), still);
  await vi.advanceTimersByTimeAsync(5000);
  expect((await following).status).toBe("done");
  expect(sent).toEqual(script.map(([request]) => request));
  expect(said.some((step) => step.includes("does not answer"))).toBe(true);
});

test("a server that stays away is given up", async () => {
  answers = (request) => (request === "POST " && sent.length === 1 ? job("working") : "offline");
  const following = begin().settle(() => {}, still);
  const refused = expect(following).rejects.toMatchObject({ words: { reason: "offline" } });
  await vi.advanceTimersByTimeAsync(200_000);
  await refused;
});

test("a refusal is told in the server's words", async () => {
  const error = { message: "no such pad", field: "pad", reason: "input" };
  answers = () => ({ status: 422, body: { error } });
  await expect(begin().settle(() => {}, still)).rejects.toMatchObject({ words: error });
});

test("work is handed from page to page once", () => {
  answers = () => job("done");
  const work = begin();
  hand("#/flight?name=ns-16", work);
  expect(taken("#/flight?name=other")).toBeUndefined();
  expect(taken("#/flight?name=ns-16")).toBe(work);
  expect(taken("#/flight?name=ns-16")).toBeUndefined();
});
