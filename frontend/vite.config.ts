import { createHash } from "node:crypto";
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { defineConfig, type Plugin } from "vite";

// What the page is made from; a test holds the shipped page against it.
const MADE_FROM = ["index.html", "package-lock.json", "vite.config.ts", "vite.published.ts", "public", "src"];

function files(path: string): string[] {
  try {
    return readdirSync(path)
      .sort()
      .flatMap((name) => files(join(path, name)));
  } catch {
    return [path];
  }
}

export function stamp(): Plugin {
  return {
    name: "stamp",
    generateBundle() {
      const hash = createHash("sha256");
      for (const file of MADE_FROM.flatMap(files))
        hash.update(file).update("\0").update(readFileSync(file)).update("\0");
      this.emitFile({ type: "asset", fileName: "sources.sha256", source: `${hash.digest("hex")}\n` });
    },
  };
}

export default defineConfig({
  base: "./",
  plugins: [stamp()],
  build: {
    outDir: "../src/expedition/console/static",
    emptyOutDir: true,
    // The page may load nothing that is written into it: no data: fonts, no inlined scripts.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    chunkSizeWarningLimit: 900,
  },
});
