// Whether pictures are drawn by the processor, which every pixel costs.
let known: boolean | null = null;

export function drawnByProcessor(): boolean {
  if (known !== null) return known;
  if (typeof document === "undefined") return true;
  const gl = document.createElement("canvas").getContext("webgl2");
  const info = gl?.getExtension("WEBGL_debug_renderer_info");
  const name = gl && info ? String(gl.getParameter(info.UNMASKED_RENDERER_WEBGL)) : "";
  gl?.getExtension("WEBGL_lose_context")?.loseContext();
  known = /swiftshader|llvmpipe|software/i.test(name);
  return known;
}
