import { execFile } from "node:child_process";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { systemClock } from "../../daemon/kit/clock.ts";
import { confined, type Limits, networkTaker, runConfined } from "../../daemon/kit/run-confined.ts";

const limits: Limits = { seconds: 20, memoryBytes: 512 * 1024 * 1024, outputBytes: 100_000 };
const run = (command: readonly string[], input = "", change: Partial<Limits> = {}) =>
  runConfined(command, Buffer.from(input), { ...limits, ...change }, systemClock);
const shell = (text: string, change: Partial<Limits> = {}) => run(["sh", "-c", text], "", change);

describe("a foreign program", () => {
  test("gets bytes and gives bytes, and what it says for people is kept apart", async () => {
    const ended = await run(["sh", "-c", "tr a-z A-Z; echo done >&2"], "bonjour");

    expect(ended).toEqual({ kind: "done", output: Buffer.from("BONJOUR"), said: "done\n" });
  });

  test("that is not there is told from one that fails", async () => {
    expect((await run(["no-such-program"])).kind).toBe("missing");
    expect(await shell("echo why >&2; exit 3")).toEqual({ kind: "failed", said: "why\n" });
  });

  test("that does not listen is no trouble", async () => {
    expect((await run(["true"], "x".repeat(1_000_000))).kind).toBe("done");
  });

  test("that takes too long is ended with all that it started", async () => {
    // The grandchild holds the output open: the run only ends when it is gone, too.
    expect((await shell("sleep 600 & sleep 600", { seconds: 1 })).kind).toBe("time");
  });

  test("that turns in circles is ended by the processor's time, and everything else goes before it", async () => {
    const [program = "", ...words] = confined(["sh", "-c", "nice; while :; do :; done"], { ...limits, seconds: 1 });
    const ended = await new Promise<{ signal: string | undefined; said: string }>((resolve) => {
      execFile(program, words, (error, said) => resolve({ signal: error?.signal ?? undefined, said }));
    });

    expect(ended).toEqual({ signal: "SIGXCPU", said: "19\n" });
  });

  test("that says too much is cut off", async () => {
    expect((await shell("yes")).kind).toBe("size");
  });

  test("that wants too much memory does not get it", async () => {
    const hungry = "import sys\nb = bytearray(1 << 30)\nsys.stdout.write('fed')";

    expect((await run(["python3", "-c", hungry])).kind).toBe("failed");
  });

  test("writes no file and gains no privilege", async () => {
    await using place = await folder();
    const path = join(place.path, "file");
    await writeFile(path, "");

    expect((await shell(`echo text > ${path}`)).kind).toBe("failed");
    const status = await shell("grep -E '^(NoNewPrivs|CapInh|CapAmb)' /proc/self/status");
    expect(status.kind === "done" && status.output.toString().replaceAll(/\s+/g, " ")).toBe(
      "CapInh: 0000000000000000 CapAmb: 0000000000000000 NoNewPrivs: 1 ",
    );
  });

  test("sees nothing of our environment", async () => {
    const ended = await run(["env"]);

    expect(
      ended.kind === "done" &&
        ended.output
          .toString()
          .split("\n")
          .map((line) => line.split("=")[0])
          .sort(),
    ).toEqual(["", "HOME", "LC_ALL", "PATH"]);
  });

  test("has no network where the kernel lets us take it", async () => {
    const taker = await networkTaker(systemClock);
    if (taker.length === 0) return;

    const ended = await run([...taker, "cat", "/proc/net/dev"]);

    expect(ended.kind === "done" && ended.output.toString().match(/\w+(?=:)/g)).toEqual(["lo"]);
  });
});

async function folder(): Promise<{ readonly path: string } & AsyncDisposable> {
  const path = await mkdtemp(join(tmpdir(), "confined-"));
  return { path, [Symbol.asyncDispose]: () => rm(path, { recursive: true, force: true }) };
}
