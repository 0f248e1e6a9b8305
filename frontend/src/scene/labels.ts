// Names over the globe: each beside its place, none over another, none of what is behind the Earth.
import { type PerspectiveCamera, Vector3 } from "three";
import { h } from "../dom";

const LETTER_PX = 6.3;
// A burn is named while it is near in time.
const NEAR_S = 5600;

export interface Label {
  node: HTMLElement;
  at: Vector3;
  // On the ground, where the Earth hides what is beyond its rim.
  low: boolean;
}

export class Labels {
  readonly node = h("div", { class: "marks", "aria-hidden": "true" });
  private readonly all: Label[] = [];
  private readonly toEye = new Vector3();
  private readonly point = new Vector3();

  add(kind: string, glyph: string, text: string, low: boolean): Label {
    const node = h("div", { class: `mark-${kind}`, hidden: true }, h("i", {}, glyph), h("span", {}, text));
    this.node.append(node);
    const made = { node, at: new Vector3(), low };
    this.all.push(made);
    return made;
  }

  // Who watches or hears the ship is named before others, after what is `first`; cities are named last.
  place(camera: PerspectiveCamera, width: number, height: number, met: number, first: Label): void {
    const eye = camera.position;
    const taken: [number, number, number][] = [];
    const rank = (label: Label) => {
      const kind = label.node.classList;
      if (label === first) return 0;
      if (kind.contains("heard") || kind.contains("mark-watcher")) return 1;
      return kind.contains("mark-city") ? 3 : 2;
    };
    for (const label of [...this.all].sort((a, b) => rank(a) - rank(b))) {
      const p = this.seen(label, eye, camera, met);
      if (label.node.hidden !== !p) label.node.hidden = !p;
      if (!p) continue;
      const x = ((p.x + 1) / 2) * width,
        y = ((1 - p.y) / 2) * height;
      label.node.style.transform = `translate(${x.toFixed(1)}px, ${y.toFixed(1)}px)`;
      const wide = label.node.textContent!.length * LETTER_PX + 12;
      const sides: [number, number][] = [
        [x - 7, x + wide],
        [x - wide, x + 7],
      ];
      const free = sides.find(
        ([from, to]) =>
          from > -7 &&
          to < width + 7 &&
          !taken.some(([a, b, c]) => from < b && to > a && Math.abs(c - y) < 13),
      );
      label.node.classList.toggle("bare", !free);
      label.node.classList.toggle("left", free === sides[1]);
      taken.push([...(free ?? [x - 7, x + 7]), y] as [number, number, number]);
    }
  }

  private seen(label: Label, eye: Vector3, camera: PerspectiveCamera, met: number): Vector3 | null {
    const { at, node, low } = label;
    // Of what flies, only what flies at this moment.
    if (met === Number.POSITIVE_INFINITY && !low && !node.classList.contains("mark-present")) return null;
    if (node.dataset.known === "false" || at.lengthSq() === 0) return null;
    if (node.dataset.met !== undefined && Math.abs(Number(node.dataset.met) - met) > NEAR_S) return null;
    // Hidden behind the Earth: the line to the eye passes within a radius of its middle.
    const toEye = this.toEye.copy(eye).sub(at);
    const along = -at.dot(toEye) / toEye.lengthSq();
    const hidden = low
      ? at.dot(eye) < 1
      : along > 0 && this.point.copy(at).addScaledVector(toEye, along).length() < 0.995;
    if (hidden) return null;
    const p = this.point.copy(at).project(camera);
    return p.z > 1 ? null : p;
  }
}
