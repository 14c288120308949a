import { defineConfig } from "rolldown";

/**
 * Makes each program one file (and what they share a second one): loading the schema library file by file costs a
 * process half a second of CPU, and a process that died must be back sooner than that.
 */
export default defineConfig({
  input: {
    "cli/main": "daemon/cli/main.ts",
    "store/main": "daemon/store/main.ts",
    "store/smtp-child": "daemon/store/mail/smtp-child.ts",
    "pbx/main": "daemon/pbx/main.ts",
    "web/main": "daemon/web/main.ts",
    "phones/main": "daemon/phones/main.ts",
    "net/main": "daemon/net/main.ts",
    "health/main": "daemon/health/main.ts",
  },
  platform: "node",
  external: [/^level$/, /^libsodium-wrappers$/, /^uWebSockets\.js$/],
  output: {
    dir: "build/daemon",
    entryFileNames: "[name].js",
    chunkFileNames: "shared/[name].js",
    sourcemap: true,
  },
});
