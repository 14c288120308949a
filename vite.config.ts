import { defineConfig } from "vite";

/**
 * Makes the administration site files that a strict Content-Security-Policy lets through: scripts and one style
 * sheet by hashed names, nothing inline, no data: addresses. What every page shares comes in one go; the pages of a rubric
 * come when they are opened.
 */
export default defineConfig({
  root: "kiosk/admin",
  publicDir: false,
  build: {
    outDir: "../../build/kiosk/admin",
    emptyOutDir: true,
    target: ["chrome123", "firefox120", "safari17.5"],
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    sourcemap: false,
    reportCompressedSize: true,
    rolldownOptions: {
      // Small parts that several rubrics share would each be a file of its own.
      output: {
        codeSplitting: {
          // What they in turn need stays with whom it is for: the plan of the world's numbers is no part of the first page.
          includeDependenciesRecursively: false,
          groups: [
            // What everything is drawn with: files that import each other would begin to draw without it.
            { name: "preact", test: /node_modules.(@preact|preact)/, priority: 2 },
            // What records, uploads and plays: of several rubrics, and none of them the first page.
            { name: "audio", test: /kiosk\/(sound\/|(controls|forms)\/audio|site\/hear-block)/, priority: 1 },
            // What forms choose postes, numbers and ways with: of several rubrics, and none of them the first page.
            {
              name: "fields",
              test: /kiosk\/controls\/(picker|(called|forward|members|codes|site|schema)-)/,
              priority: 1,
            },
            // The sentences of the network come with its pages, in both languages.
            { name: "shared", test: /kiosk\/(?!admin\/|words\/network)/, minShareCount: 3 },
          ],
        },
      },
    },
  },
  // Only while the screens are worked on: `npx vite` beside a box that runs.
  server: {
    proxy: { "/api": { target: process.env.SIPLEO_SITE ?? "http://127.0.0.1:8080", ws: true, secure: false } },
  },
});
