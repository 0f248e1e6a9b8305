// The page that `expedition publish` writes: one script that needs no server, and one style sheet.
import { defineConfig } from "vite";
import { stamp } from "./vite.config";

export default defineConfig({
  base: "./",
  plugins: [stamp()],
  publicDir: false,
  build: {
    outDir: "../src/expedition/console/published",
    emptyOutDir: true,
    // Fonts are written into the style sheet.
    assetsInlineLimit: 1_000_000,
    modulePreload: false,
    cssCodeSplit: false,
    chunkSizeWarningLimit: 1500,
    rollupOptions: {
      input: "src/published/main.ts",
      output: {
        format: "iife",
        entryFileNames: "page.js",
        assetFileNames: (asset) => (asset.names[0]?.endsWith(".css") ? "page.css" : "[name][extname]"),
      },
    },
  },
});
