// Ground stations on the globe, and lines from those that hear the ship.
import type { Vector3 } from "three";
import type { Picture } from "../api";
import { within } from "../tables";
import { ground } from "./frames";
import type { Label, Labels } from "./labels";
import type { Ways } from "./ways";

export class Hearers {
  private readonly stations: { label: Label; contacts: [number, number][]; place: Vector3 }[] = [];

  constructor(
    private readonly ways: Ways,
    labels: Labels,
    picture: Picture,
  ) {
    for (const one of picture.plan.hop ? [] : picture.ground.stations) {
      const label = labels.add("ground", "○", one.name, true);
      label.at.copy(ground(one.latitude_deg, one.longitude_deg, 1.001));
      this.stations.push({ label, contacts: one.contacts, place: label.at });
    }
  }

  show(met: number, ship: Vector3): void {
    const beams: Vector3[] = [];
    for (const one of this.stations) {
      const heard = within(one.contacts, met);
      if (one.label.node.classList.contains("heard") !== heard) {
        one.label.node.classList.toggle("heard", heard);
        (one.label.node.firstChild as HTMLElement).textContent = heard ? "◉" : "○";
      }
      if (heard) beams.push(one.place, ship);
    }
    const line = this.ways.line("heard", "#9be38b", 1.5);
    line.visible = beams.length > 0;
    if (beams.length) line.segments(new Float32Array(beams.flatMap((p) => p.toArray())));
  }
}
