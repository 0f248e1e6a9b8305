// A part of the page as a picture of any size: its canvases, drawings, words and grounds where they stand.
import { h } from "./dom";

const DRAWN = [
  "fill",
  "fill-opacity",
  "stroke",
  "stroke-width",
  "stroke-dasharray",
  "stroke-linecap",
  "stroke-linejoin",
  "opacity",
  "font-size",
  "font-weight",
  "text-anchor",
  "paint-order",
  "visibility",
  "display",
];
const NOTHING = "rgba(0, 0, 0, 0)";

// What is drawn on canvases is read before this returns for the first time: of WebGL it lasts only as long as the
// frame in which it was drawn. `but` names what is left out.
export async function compose(root: HTMLElement, longest: number, but: string): Promise<HTMLCanvasElement> {
  const frame = root.getBoundingClientRect();
  const scale = longest / Math.max(frame.width, frame.height);
  // Films have even sides.
  const even = (x: number) => 2 * Math.round((x * scale) / 2);
  const out = h("canvas", { width: even(frame.width), height: even(frame.height) });
  const ctx = out.getContext("2d")!;
  ctx.scale(scale, scale);
  ctx.translate(-frame.left, -frame.top);
  const drawings: SVGSVGElement[] = [];
  paint(root, ctx, drawings, but);
  const pictures = await Promise.all(drawings.map((one) => picture(one, scale)));
  for (const [i, one] of drawings.entries()) {
    const box = one.getBoundingClientRect();
    const image = pictures[i];
    if (image) ctx.drawImage(image, box.left, box.top, box.width, box.height);
  }
  return out;
}

function paint(node: Element, ctx: CanvasRenderingContext2D, drawings: SVGSVGElement[], but: string): void {
  if (node.matches(but) || !node.checkVisibility({ visibilityProperty: true })) return;
  const box = node.getBoundingClientRect();
  if (node instanceof SVGSVGElement) {
    if (box.width > 0) drawings.push(node);
    return;
  }
  const style = getComputedStyle(node);
  ground(ctx, box, style);
  if (node instanceof HTMLCanvasElement) {
    if (box.width > 0 && node.width > 0) ctx.drawImage(node, box.left, box.top, box.width, box.height);
    return;
  }
  ctx.save();
  if (style.overflow !== "visible") {
    ctx.beginPath();
    ctx.rect(box.left, box.top, box.width, box.height);
    ctx.clip();
  }
  for (const child of node.childNodes) {
    if (child instanceof Text) words(child, ctx, style);
    else if (child instanceof Element) paint(child, ctx, drawings, but);
  }
  ctx.restore();
}

function ground(ctx: CanvasRenderingContext2D, box: DOMRect, style: CSSStyleDeclaration): void {
  if (style.backgroundColor !== NOTHING) {
    ctx.fillStyle = style.backgroundColor;
    ctx.beginPath();
    const round = style.borderTopLeftRadius === "50%" ? box.width / 2 : 0;
    ctx.roundRect(box.left, box.top, box.width, box.height, round);
    ctx.fill();
  }
  const sides: [string, string, number, number, number, number][] = [
    [style.borderTopWidth, style.borderTopColor, box.left, box.top, box.width, 0],
    [style.borderBottomWidth, style.borderBottomColor, box.left, box.bottom, box.width, 0],
    [style.borderLeftWidth, style.borderLeftColor, box.left, box.top, 0, box.height],
    [style.borderRightWidth, style.borderRightColor, box.right, box.top, 0, box.height],
  ];
  for (const [width, colour, x, y, wide, high] of sides) {
    const thick = Number.parseFloat(width);
    if (!thick || colour === NOTHING) continue;
    ctx.fillStyle = colour;
    const [left, top] = [x === box.right ? x - thick : x, y === box.bottom && !high ? y - thick : y];
    ctx.fillRect(left, top, wide || thick, high || thick);
  }
}

// The words of a text, line by line as the browser has broken it.
function words(text: Text, ctx: CanvasRenderingContext2D, style: CSSStyleDeclaration): void {
  if (!text.data.trim()) return;
  ctx.font = `${style.fontStyle} ${style.fontWeight} ${style.fontSize} ${style.fontFamily}`;
  ctx.fillStyle = style.color;
  ctx.textBaseline = "alphabetic";
  const shadowed = style.textShadow !== "none";
  ctx.shadowColor = shadowed ? "#000" : "transparent";
  ctx.shadowBlur = shadowed ? 4 : 0;
  const { fontBoundingBoxAscent: up, fontBoundingBoxDescent: down } = ctx.measureText(text.data);
  const range = document.createRange();
  for (const word of text.data.matchAll(/\S+/g)) {
    range.setStart(text, word.index);
    range.setEnd(text, word.index + word[0].length);
    const box = range.getBoundingClientRect();
    if (box.width === 0) continue;
    // A canvas knows no digits of one width: the room that they take is shared out.
    ctx.letterSpacing = "0px";
    ctx.letterSpacing = `${(box.width - ctx.measureText(word[0]).width) / word[0].length}px`;
    ctx.fillText(word[0], box.left, box.top + (box.height - up - down) / 2 + up);
  }
  ctx.shadowColor = "transparent";
}

// A drawing by itself has no style sheet: each of its parts takes its own along.
async function picture(drawn: SVGSVGElement, scale: number): Promise<HTMLImageElement | null> {
  const copy = drawn.cloneNode(true) as SVGSVGElement;
  const box = drawn.getBoundingClientRect();
  const [from, to] = [drawn, copy].map((one) => [one, ...one.querySelectorAll("*")]) as [
    Element[],
    Element[],
  ];
  for (const [i, one] of from.entries()) {
    const style = getComputedStyle(one);
    for (const name of DRAWN) to[i]!.setAttribute(name, style.getPropertyValue(name));
  }
  copy.setAttribute("xmlns", "http://www.w3.org/2000/svg");
  copy.setAttribute("font-family", "Inter, system-ui, sans-serif");
  copy.setAttribute("width", String(box.width * scale));
  copy.setAttribute("height", String(box.height * scale));
  if (!copy.hasAttribute("viewBox")) copy.setAttribute("viewBox", `0 0 ${box.width} ${box.height}`);
  const image = new Image();
  image.src = `data:image/svg+xml;charset=utf-8,${encodeURIComponent(new XMLSerializer().serializeToString(copy))}`;
  return image.decode().then(
    () => image,
    () => null,
  );
}
