import { defineConfig } from "vitest/config";

const project = (name: string, include: string[], extra: object = {}) => ({
  test: { name, include, environment: "node", ...extra },
});

/** Unit tests need no socket, disk, clock or second process; the rest is apart, slow ones one file at a time. */
export default defineConfig({
  test: {
    projects: [
      project(
        "unit",
        [
          "daemon/**/*.test.ts",
          "kiosk/**/*.test.ts",
          "provisioning/**/*.test.ts",
          "test/rig/**/*.test.ts",
          "test/spec/**/*.test.ts",
          "test/fuzz/mutate.test.ts",
        ],
        {
          exclude: ["daemon/**/*.native.test.ts"],
          // Decisions keep no state in their modules: files may share them, and each is read once, not once for each file.
          isolate: false,
          // Nothing here waits; a busy machine may take its time over a property of many cases.
          testTimeout: 30_000,
        },
      ),
      project("architecture", ["test/architecture/**/*.test.ts"]),
      project("process", ["test/process/**/*.test.ts"], { maxWorkers: 2, testTimeout: 60_000 }),
      project("web", ["test/web/**/*.test.ts"], { maxWorkers: 2, testTimeout: 60_000 }),
      project("native", ["daemon/**/*.native.test.ts", "test/native/**/*.test.ts"], {
        fileParallelism: false,
        testTimeout: 60_000,
      }),
      project("scenarios", ["test/scenarios/**/*.test.ts"], { maxWorkers: 2, testTimeout: 90_000 }),
      // One at a time: a browser gives up what it loads when a network of the machine comes or goes, and telephones bring some.
      project("browser", ["test/browser/**/*.test.ts"], { fileParallelism: false, testTimeout: 120_000 }),
      project("fuzz", ["test/fuzz/message-path.test.ts"], { fileParallelism: false }),
      project("storm", ["test/storm/**/*.test.ts"], { fileParallelism: false, testTimeout: 120_000 }),
      project("torture", ["test/torture/**/*.test.ts"], { fileParallelism: false, testTimeout: 60_000 }),
    ],
  },
});
