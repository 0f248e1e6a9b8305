import { expect, test, vi } from "vitest";
import { atEnd, part } from "../src/life";

test("what is held is let go once, when the signal aborts", () => {
  const whole = new AbortController();
  const release = vi.fn();
  atEnd(whole.signal, release);
  expect(release).not.toHaveBeenCalled();
  whole.abort();
  whole.abort();
  expect(release).toHaveBeenCalledTimes(1);
});

test("what comes too late is let go at once", () => {
  const release = vi.fn();
  atEnd(AbortSignal.abort(), release);
  expect(release).toHaveBeenCalledTimes(1);
});

test("a part ends with the whole, and may end before it", () => {
  const whole = new AbortController();
  const first = part(whole.signal);
  const second = part(whole.signal);
  first.abort();
  expect([first.signal.aborted, second.signal.aborted, whole.signal.aborted]).toEqual([true, false, false]);
  whole.abort();
  expect(second.signal.aborted).toBe(true);
  expect(part(whole.signal).signal.aborted).toBe(true);
});
