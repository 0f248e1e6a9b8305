// Chapters of a story, whatever its language: amounts as people say them, and the chapter that is told now.
import type { Story } from "./api";
import type { Clock } from "./clock";
import { button, h } from "./dom";

type Chapter = Story["chapters"][number];
export type Amount = Chapter["sentences"][number]["amounts"][string];

// To three digits; with how many of them stand behind the point.
export function threeDigits(value: number): [number, number] {
  if (Math.abs(value) < 1000) return [value, Math.abs(value) >= 20 ? 0 : 1];
  const step = 10 ** Math.max(Math.round(Math.abs(value)).toString().length - 3, 0);
  return [Math.round(value / step) * step, 0];
}

// The two largest parts of a length of time, each in its own words.
export function twoParts<Name>(seconds: number, names: readonly [Name, Name, Name, Name]): [number, Name][] {
  const step = seconds >= 172_800 ? 3600 : seconds >= 3600 ? 60 : 1;
  const whole = step * Math.round(seconds / step);
  const each = [
    Math.floor(whole / 86_400),
    Math.floor(whole / 3600) % 24,
    Math.floor(whole / 60) % 60,
    whole % 60,
  ];
  return each
    .map((n, i): [number, Name] => [n, names[i]!])
    .filter(([n]) => n > 0)
    .slice(0, 2);
}

// A chapter with its heading, which leads to where it begins.
export function section(clock: Clock, one: Chapter, title: string, text: string[]): HTMLElement {
  const go = button(title, () => clock.set(one.from_met_s), { class: "quiet" });
  return h("section", {}, h("h3", {}, go), h("p", {}, text.join(" ")));
}
