// The station at this moment, wherever the flight's clock stands: its mark, and its way for the next revolution.
import { Vector3 } from "three";
import type { Present as Answer } from "../api";
import { geodetic, stateAt, type Vector } from "../tables";
import { world } from "./frames";
import type { Label } from "./labels";
import type { Ways } from "./ways";

const AHEAD_S = 5600;

// Seconds into the table of an answer; null once it is over.
export function into({ at_utc, t_s }: Answer, ms: number): number | null {
  const t = (ms - Date.parse(at_utc)) / 1000;
  return t_s.length > 1 && t <= t_s.at(-1)! ? Math.max(t, 0) : null;
}

export function placeNow(answer: Answer, ms: number) {
  const t = into(answer, ms);
  if (t === null) return null;
  const { r, v } = stateAt(answer.t_s, answer.itrf, t);
  return { ...geodetic(r), speed: Math.hypot(...v), dark: answer.shadow.some(([a, b]) => t >= a && t <= b) };
}

export class PresentStation {
  answer: Answer | null = null;
  // Where the Sun stands now, to the Earth.
  readonly sun = new Vector3();
  state: { r: Vector; v: Vector } | null = null;

  constructor(
    private readonly ways: Ways,
    private readonly label: Label,
  ) {
    label.node.dataset.known = "false";
  }

  // Sets mark and way to an instant of the viewer's clock; false where nobody can say.
  show(ms: number): boolean {
    const { answer, ways, label } = this;
    const t = answer && into(answer, ms);
    label.node.dataset.known = String(t !== null);
    if (!answer || t === null) {
      ways.hide("present");
      this.state = null;
      return false;
    }
    this.state = stateAt(answer.t_s, answer.itrf, t);
    label.at.copy(world(this.state.r));
    const end = Math.min(t + AHEAD_S, answer.t_s.at(-1)!);
    const ahead = ways.along(answer.t_s, answer.itrf, t, end);
    ways.path(ways.line("present", "#6cb6ff", 2), ahead);
    ways.path(
      ways.line("present track", "#6cb6ff", 1, true, 0.8),
      ahead.map((p) => p.clone().setLength(1.002)),
    );
    const k = Math.min(Math.round(t / (answer.t_s[1]! - answer.t_s[0]!)), answer.t_s.length - 1);
    this.sun.copy(world(answer.sun_itrf.slice(3 * k, 3 * k + 3) as Vector)).normalize();
    return true;
  }
}
