// Encoded pictures as a WebM file: the few elements of Matroska that one silent film needs (RFC 9559).
export interface Packet {
  data: Uint8Array<ArrayBuffer>;
  ms: number;
  whole: boolean;
}

enum Id {
  Header = 0x1a45dfa3,
  Segment = 0x18538067,
  Info = 0x1549a966,
  Tracks = 0x1654ae6b,
  Cluster = 0x1f43b675,
}
type Part = Uint8Array<ArrayBuffer>;

function bytes(value: number, size = 0): Part {
  const out: number[] = [];
  let rest = value;
  do {
    out.unshift(rest % 256);
    rest = Math.floor(rest / 256);
  } while (rest > 0 || out.length < size);
  return Uint8Array.from(out);
}

function joined(parts: Part[]): Part {
  const out = new Uint8Array(parts.reduce((sum, one) => sum + one.length, 0));
  let at = 0;
  for (const one of parts) {
    out.set(one, at);
    at += one.length;
  }
  return out;
}

// An element by its id, with a length of eight bytes.
function element(id: number, ...content: Part[]): Part {
  const inside = joined(content);
  const length = bytes(inside.length, 8);
  length[0] = 1;
  return joined([bytes(id), length, inside]);
}

const number = (id: number, value: number) => element(id, bytes(value));
const text = (id: number, value: string) => element(id, new TextEncoder().encode(value) as Part);

function real(id: number, value: number): Part {
  const view = new DataView(new ArrayBuffer(8));
  view.setFloat64(0, value);
  return element(id, new Uint8Array(view.buffer));
}

export function webm(
  packets: Packet[],
  { codec, width, height, ms }: { codec: "V_VP8" | "V_VP9"; width: number; height: number; ms: number },
): Blob {
  const header = element(
    Id.Header,
    number(0x4286, 1),
    number(0x42f7, 1),
    number(0x42f2, 4),
    number(0x42f3, 8),
    text(0x4282, "webm"),
    number(0x4287, 2),
    number(0x4285, 2),
  );
  const info = element(
    Id.Info,
    number(0x2ad7b1, 1_000_000),
    text(0x4d80, "Expedition"),
    text(0x5741, "Expedition"),
    real(0x4489, ms),
  );
  const track = element(
    0xae,
    number(0xd7, 1),
    number(0x73c5, 1),
    number(0x83, 1),
    number(0x9c, 0),
    text(0x86, codec),
    element(0xe0, number(0xb0, width), number(0xba, height)),
  );
  // A cluster begins with each picture that stands by itself; times within are 16 bits.
  const clusters: Part[] = [];
  let open: Part[] = [];
  let begins = 0;
  const close = () => {
    if (open.length) clusters.push(element(Id.Cluster, number(0xe7, begins), ...open));
    open = [];
  };
  for (const { data, ms: when, whole } of packets) {
    const now = Math.round(when);
    if (whole || now - begins > 30_000) {
      close();
      begins = now;
    }
    const head = Uint8Array.from([0x81, ...bytes(now - begins, 2), whole ? 0x80 : 0]);
    open.push(element(0xa3, head, data));
  }
  close();
  return new Blob([header, element(Id.Segment, info, element(Id.Tracks, track), ...clusters)], {
    type: "video/webm",
  });
}
