// The camera that rides along: beside the ship, over the Earth, turned and moved by hand.
import { MathUtils, type PerspectiveCamera, type Vector3 } from "three";
import type { Attitude } from "./attitude";

export class Ride {
  // Round the ship from behind it, up over its horizon, and away in sizes of the ship.
  private round = 0.55;
  private up = 0.32;
  private away = 2.6;

  // size: how large what is seen is, m.
  place(camera: PerspectiveCamera, { forward }: Attitude, out: Vector3, size: number): void {
    const away = this.away * size;
    const top = out.normalize();
    // Behind the ship as it goes, level with its horizon.
    const ahead = forward.clone().addScaledVector(top, -forward.dot(top));
    if (ahead.lengthSq() < 0.02) ahead.set(0, 1, 0).addScaledVector(top, -top.y);
    ahead.normalize();
    const left = top.clone().cross(ahead);
    const level = Math.cos(this.up);
    const back = ahead
      .multiplyScalar(-level * Math.cos(this.round))
      .addScaledVector(left, level * Math.sin(this.round))
      .addScaledVector(top, Math.sin(this.up));
    const middle = forward.clone().multiplyScalar(-0.45 * size);
    camera.position.copy(middle).addScaledVector(back, away);
    camera.fov = 50;
    camera.near = Math.max(away * 0.02, 0.1);
    camera.up.copy(top);
    camera.lookAt(middle);
  }

  listen(canvas: HTMLElement, here: () => boolean, changed: () => void): void {
    canvas.addEventListener("pointermove", (event) => {
      if (!here() || !event.buttons) return;
      this.turn(-event.movementX * 0.006, event.movementY * 0.006);
      changed();
    });
    canvas.addEventListener(
      "wheel",
      (event) => {
        if (!here()) return;
        event.preventDefault();
        this.zoom(Math.exp(event.deltaY * 0.001));
        changed();
      },
      { passive: false },
    );
  }

  // Whether a key means anything here.
  key(name: string): boolean {
    const turns: Record<string, [number, number]> = {
      ArrowLeft: [-0.12, 0],
      ArrowRight: [0.12, 0],
      ArrowUp: [0, 0.12],
      ArrowDown: [0, -0.12],
    };
    const turn = turns[name];
    if (turn) this.turn(...turn);
    else if (name === "+" || name === "=") this.zoom(0.85);
    else if (name === "-") this.zoom(1.18);
    else return false;
    return true;
  }

  private turn(round: number, up: number): void {
    this.round += round;
    this.up = MathUtils.clamp(this.up + up, -1.2, 1.45);
  }

  private zoom(by: number): void {
    this.away = MathUtils.clamp(this.away * by, 0.9, 60);
  }
}
