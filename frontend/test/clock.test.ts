import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { Clock } from "../src/clock";

let frames: Map<number, (now: number) => void>;
let now: number;
let leaving: AbortController;

beforeEach(() => {
  frames = new Map();
  now = 1000;
  leaving = new AbortController();
  let last = 0;
  vi.stubGlobal("requestAnimationFrame", (call: (now: number) => void) => {
    frames.set(++last, call);
    return last;
  });
  vi.stubGlobal("cancelAnimationFrame", (frame: number) => frames.delete(frame));
  vi.spyOn(performance, "now").mockImplementation(() => now);
});
afterEach(() => {
  vi.unstubAllGlobals();
  vi.restoreAllMocks();
});

function pass(ms: number): void {
  now += ms;
  const due = [...frames.values()];
  frames.clear();
  for (const call of due) call(now);
}

test("it stays between the ends of the flight", () => {
  const clock = new Clock(-5, 100, leaving.signal);
  expect(clock.met).toBe(-5);
  clock.set(1e9);
  expect(clock.met).toBe(100);
  clock.set(Number.NEGATIVE_INFINITY);
  expect(clock.met).toBe(-5);
});

test("it runs at its speed, no faster than is seen, and stops at the end", () => {
  const clock = new Clock(0, 100, leaving.signal);
  clock.speed = 10;
  clock.play(true);
  pass(10);
  expect(clock.met).toBe(0);
  pass(90);
  expect(clock.met).toBeCloseTo(1);
  // A tab that was in the background.
  pass(60_000);
  expect(clock.met).toBeCloseTo(6);
  clock.set(99.9);
  pass(100);
  expect([clock.met, clock.playing, frames.size]).toEqual([100, false, 0]);
  clock.play(true);
  expect([clock.met, clock.playing]).toEqual([0, true]);
});

test("it tells who wants to know, and no longer who has left", () => {
  const clock = new Clock(0, 100, leaving.signal);
  const short = new AbortController();
  const heard: string[] = [];
  clock.on((t) => heard.push(`a${t}`), leaving.signal);
  clock.on((t) => heard.push(`b${t}`), short.signal);
  clock.set(1);
  short.abort();
  clock.set(2);
  expect(heard).toEqual(["a1", "b1", "a2"]);
});

test("it stands still when the flight is left", () => {
  const clock = new Clock(0, 100, leaving.signal);
  clock.play(true);
  leaving.abort();
  expect([clock.playing, frames.size]).toEqual([false, 0]);
});

test("it jumps to the next instant and the one before, and past the one it stands at", () => {
  const clock = new Clock(0, 100, leaving.signal);
  const times = [0, 10, 20];
  clock.jump(times, 1);
  expect(clock.met).toBe(10);
  clock.jump(times, 1);
  clock.jump(times, 1);
  expect(clock.met).toBe(20);
  clock.jump(times, -1);
  expect(clock.met).toBe(10);
  clock.set(9.8);
  clock.jump(times, 1);
  expect(clock.met).toBe(20);
});
