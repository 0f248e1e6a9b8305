// A span of the flight as a film: the clock runs through it, and every picture of it is taken as it is drawn.
import type { Clock } from "./clock";
import { compose } from "./compose";
import { h } from "./dom";
import { atEnd, part } from "./life";

const KINDS = ["video/webm;codecs=vp9", "video/webm;codecs=vp8", "video/webm", "video/mp4"];
const FRAMES_PER_S = 30;
const BITS_PER_S = 12_000_000;

// What the browser can make; undefined where it can make none.
export const kindOfFilm = (): string | undefined =>
  typeof MediaRecorder === "undefined" ? undefined : KINDS.find((one) => MediaRecorder.isTypeSupported(one));

export interface Take {
  from: number;
  to: number;
  speed: number;
}

// Long work: resolves with the film, null where it was stopped.
export async function film(
  stage: HTMLElement,
  clock: Clock,
  { from, to, speed }: Take,
  longest: number,
  but: string,
  tell: (part: number) => void,
  signal: AbortSignal,
): Promise<Blob | null> {
  const kind = kindOfFilm();
  if (!kind) throw new Error("this browser makes no films; take pictures, or use another");
  const over = part(signal);
  clock.play(false);
  clock.set(from);
  await frame();
  const first = await compose(stage, longest, but);
  const shown = h("canvas", { width: first.width, height: first.height });
  const ctx = shown.getContext("2d")!;
  ctx.drawImage(first, 0, 0);
  const recorder = new MediaRecorder(shown.captureStream(FRAMES_PER_S), {
    mimeType: kind,
    videoBitsPerSecond: BITS_PER_S,
  });
  const parts: Blob[] = [];
  recorder.addEventListener("dataavailable", (event) => parts.push(event.data));
  const stopped = new Promise<void>((done) =>
    recorder.addEventListener("stop", () => done(), { once: true }),
  );
  atEnd(signal, () => recorder.state !== "inactive" && recorder.stop());
  recorder.start();
  const before = clock.speed;
  const began = performance.now();
  // By the time that passes, not by pictures: a slow computer makes fewer of them, and the film keeps its length.
  while (!signal.aborted) {
    const met = Math.min(from + ((performance.now() - began) / 1000) * speed, to);
    clock.set(met);
    await frame();
    const made = await compose(stage, longest, but);
    ctx.drawImage(made, 0, 0);
    tell((met - from) / Math.max(to - from, 1e-9));
    if (met >= to) break;
  }
  clock.speed = before;
  over.abort();
  if (signal.aborted) return null;
  // The last picture stays for a moment.
  await new Promise((done) => setTimeout(done, 250));
  recorder.stop();
  await stopped;
  return new Blob(parts, { type: kind.split(";")[0] });
}

// The next frame, after what is drawn in it: the pictures ask for theirs when the clock is set.
export const frame = () => new Promise<void>((done) => requestAnimationFrame(() => done()));
