// A span of the flight as a film: every picture is drawn at its own time and takes as long as it takes, so that the
// film is smooth on any computer.
import type { Clock } from "./clock";
import { compose } from "./compose";
import { part } from "./life";
import { type Packet, webm } from "./webm";

export const FRAMES_PER_S = 30;
const BITS_PER_S = 12_000_000;
// A picture that stands by itself so often, to begin from.
const WHOLE_EVERY = 60;
const MOST_WAITING = 4;
// The last picture stays for a moment.
const REST = FRAMES_PER_S / 4;
const KINDS = [
  { codec: "vp8", name: "V_VP8" },
  { codec: "vp09.00.41.08", name: "V_VP9" },
] as const;

export const makesFilms = (): boolean => typeof VideoEncoder !== "undefined";

export interface Take {
  from: number;
  to: number;
  speed: number;
}

// How far a film is, and how long the rest will take, s.
export interface Progress {
  done: number;
  of: number;
  left_s: number;
}

export const pictures = ({ from, to, speed }: Take): number =>
  Math.max(Math.ceil(((to - from) / speed) * FRAMES_PER_S), 0) + 1;

// Long work: resolves with the film, null where it was stopped.
export async function film(
  stage: HTMLElement,
  clock: Clock,
  take: Take,
  longest: number,
  but: string,
  tell: (progress: Progress) => void,
  signal: AbortSignal,
): Promise<Blob | null> {
  const over = part(signal);
  clock.play(false);
  const before = clock.met;
  clock.set(take.from);
  await frame();
  const { width, height } = await compose(stage, longest, but);
  const kind = await known(width, height);
  if (!kind) throw new Error("this browser makes no films; take pictures, or use another");
  const packets: Packet[] = [];
  let failed: Error | null = null;
  const encoder = new VideoEncoder({
    output: (chunk) => {
      const data = new Uint8Array(chunk.byteLength);
      chunk.copyTo(data);
      packets.push({ data, ms: chunk.timestamp / 1000, whole: chunk.type === "key" });
    },
    error: (error) => {
      failed = error;
    },
  });
  encoder.configure(settings(kind.codec, width, height));
  const count = pictures(take);
  const began = performance.now();
  try {
    for (let i = 0; i < count + REST && !signal.aborted && !failed; i++) {
      clock.set(Math.min(take.from + (i / FRAMES_PER_S) * take.speed, take.to));
      await frame();
      const made = await compose(stage, longest, but);
      const picture = new VideoFrame(made, {
        timestamp: Math.round((i * 1e6) / FRAMES_PER_S),
        duration: Math.round(1e6 / FRAMES_PER_S),
      });
      encoder.encode(picture, { keyFrame: i % WHOLE_EVERY === 0 });
      picture.close();
      while (encoder.encodeQueueSize > MOST_WAITING && !failed)
        await new Promise((done) => encoder.addEventListener("dequeue", done, { once: true }));
      const all = count + REST;
      const left_s = ((performance.now() - began) / (i + 1) / 1000) * (all - i - 1);
      tell({ done: i + 1, of: Math.ceil(all), left_s });
    }
    if (failed) throw failed;
    if (signal.aborted) return null;
    await encoder.flush();
  } finally {
    over.abort();
    if (encoder.state !== "closed") encoder.close();
    if (!signal.aborted) clock.set(before);
  }
  const ms = (Math.ceil(count + REST) * 1000) / FRAMES_PER_S;
  return webm(packets, { codec: kind.name, width, height, ms });
}

const settings = (codec: string, width: number, height: number): VideoEncoderConfig => ({
  codec,
  width,
  height,
  bitrate: BITS_PER_S,
  framerate: FRAMES_PER_S,
});

// The first kind that the browser can make of pictures so large.
async function known(width: number, height: number) {
  if (!makesFilms()) return null;
  for (const kind of KINDS) {
    const { supported } = await VideoEncoder.isConfigSupported(settings(kind.codec, width, height));
    if (supported) return kind;
  }
  return null;
}

// The next frame, after what is drawn in it: the pictures ask for theirs when the clock is set.
export const frame = () => new Promise<void>((done) => requestAnimationFrame(() => done()));
