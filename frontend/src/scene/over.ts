// What is drawn over the flight where it is asked for: the station of this moment, those who watch, shots.
import type { Vector3 } from "three";
import type { Picture } from "../api";
import type { Shown } from "../layers";
import { overShip } from "./afar";
import type { Labels } from "./labels";
import { PresentStation } from "./present";
import { ShotsWay } from "./shotsway";
import { SightLines } from "./sightlines";
import type { Ways } from "./ways";

export class Over {
  private readonly present: PresentStation;
  private readonly shots: ShotsWay;
  private readonly sights: SightLines;

  constructor(
    private readonly ways: Ways,
    private readonly labels: Labels,
    picture: Picture,
  ) {
    this.present = new PresentStation(ways, labels.add("present", "■", "Station now", false));
    this.shots = new ShotsWay(ways, labels, picture);
    this.sights = new SightLines(ways, labels, picture);
  }

  // Whether the Earth is shown as it is at this moment, whatever the flight's clock says.
  get atPresent(): boolean {
    return this.present.answer !== null;
  }

  // Takes up what is shown; true where the present begins to be.
  set({ present, watch, shots }: Shown): boolean {
    const before = this.atPresent;
    if (before) this.away(false);
    this.shots.set(shots);
    this.sights.set(watch);
    this.present.answer = present;
    if (present) this.away(true);
    else this.present.show(0);
    return present !== null && !before;
  }

  // The flight's own ways and marks make room for the present, and come back.
  private away(on: boolean): void {
    this.ways.aside(on);
    this.labels.node.classList.toggle("at-present", on);
  }

  // Everything at an instant of the flight.
  show(met: number): void {
    this.shots.show(met);
    this.sights.show(met);
  }

  // The Sun and the station at this moment, with the camera over it if it follows; false where nobody can say.
  showPresent(sun: Vector3, camera: Vector3 | null): boolean {
    if (!this.present.show(Date.now())) return false;
    sun.copy(this.present.sun);
    if (camera) overShip(camera, this.present.state!, true);
    return true;
  }
}
