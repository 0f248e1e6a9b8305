// Who watches, on the globe: lines of first sight, the place, and the line from there to what is over the horizon.
import type { Picture, WatchAnswer } from "../api";
import { seenAt } from "../sight";
import { stateAt } from "../tables";
import { ground, world } from "./frames";
import type { Label, Labels } from "./labels";
import type { Ways } from "./ways";

const MOST_LINES = 24;
const LOW = 1.0015;

export class SightLines {
  private answer: WatchAnswer | null = null;
  private readonly place: Label;
  private readonly times: Label[];

  constructor(
    private readonly ways: Ways,
    labels: Labels,
    private readonly picture: Picture,
  ) {
    this.place = labels.add("watcher", "◎", "", true);
    this.times = Array.from({ length: MOST_LINES }, () => labels.add("sight", "", "", true));
    for (const one of [this.place, ...this.times]) one.node.dataset.known = "false";
  }

  set(answer: WatchAnswer | null): void {
    if (answer === this.answer) return;
    this.answer = answer;
    this.ways.hide("sight");
    for (const one of [this.place, ...this.times]) one.node.dataset.known = "false";
    if (!answer) return;
    const { place, lines } = answer;
    this.place.node.dataset.known = "true";
    this.place.node.lastChild!.textContent = place.name.split(",")[0]!;
    this.place.at.copy(ground(place.latitude_deg, place.longitude_deg, LOW));
    for (const [i, one] of lines.slice(0, MOST_LINES).entries()) {
      const flat: number[] = [];
      for (const way of one.ways)
        for (let k = 0; k + 1 < way.length; k++)
          for (const [longitude, latitude] of [way[k]!, way[k + 1]!])
            flat.push(...ground(latitude, longitude, LOW).toArray());
      const line = this.ways.line(
        `sight ${one.of} ${i}`,
        one.of === "launch" ? "#ffd7bd" : "#fff3a8",
        1.2,
        false,
        0.85,
      );
      line.visible = true;
      line.segments(new Float32Array(flat));
      // Where the line is farthest south, so that names do not lie over one another.
      const longest = one.ways.reduce((a, b) => (b.length > a.length ? b : a));
      const low = longest.reduce((a, b) => (b[1] < a[1] ? b : a));
      const label = this.times[i]!;
      label.node.dataset.known = "true";
      label.node.lastChild!.textContent = one.of === "launch" ? `T+${one.said}` : one.said;
      label.at.copy(ground(low[1], low[0], LOW));
    }
  }

  show(met: number): void {
    if (!this.answer) return;
    const seen = seenAt(this.picture, this.answer, met);
    for (const body of ["ship", "station"] as const) {
      const one = seen.find((each) => each.body === body);
      const shows = this.ways.line(`sight of ${body}`, body === "ship" ? "#ffe27a" : "#a9d4ff", 2);
      const over = this.ways.line(`sight over ${body}`, "#aab4bd", 1, true);
      shows.visible = over.visible = false;
      if (!one) continue;
      const { picture } = this;
      const at =
        body === "ship"
          ? stateAt(picture.met_s, picture.ship_itrf, met)
          : stateAt(picture.station_met_s!, picture.station_itrf!, met);
      this.ways.path(one.shows ? shows : over, [this.place.at, world(at.r)]);
    }
  }
}
