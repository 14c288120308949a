import { execFileSync } from "node:child_process";
import { createSocket } from "node:dgram";
import { once } from "node:events";
import { chmodSync, existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { boxSettings, runSipleo, startBox } from "../rig/box.ts";
import { hangUp, talk } from "../rig/conversation.ts";
import { temporaryFolder } from "../rig/folder.ts";
import { numbersFrom, officeDocument } from "../rig/office.ts";
import { until } from "../rig/waiting.ts";
import { sipJsPhone } from "../rig/with-box.ts";

/** A sentence for people: no stack, no code of ours. */
function expectSentence(output: string): void {
  expect(output).not.toMatch(/^\s+at .*:\d+:\d+\)?$/m);
  expect(output.trim()).not.toBe("");
}

/** Why a small disk cannot be made here, or undefined. */
function whyNoSmallDisk(): string | undefined {
  using folder = temporaryFolder("disk");
  try {
    execFileSync("mount", ["-t", "tmpfs", "-o", "size=1m", "tmpfs", folder.path], { stdio: "pipe" });
    execFileSync("umount", [folder.path], { stdio: "pipe" });
    return undefined;
  } catch (error) {
    return `mounting a tmpfs failed: ${error instanceof Error ? error.message.split("\n")[0] : String(error)}`;
  }
}

const hindrance = whyNoSmallDisk();

describe("trouble at the start", () => {
  test("a SIP port that is taken: the sentence names it, the exit code is not zero, nothing is left running", async () => {
    using folder = temporaryFolder("port");
    const settings = await boxSettings(folder.file("home"));
    const taken = createSocket("udp4");
    taken.bind(Number(settings.SIPLEO_SIP_PORT), "127.0.0.1");
    await once(taken, "listening");

    const { code, output } = await runSipleo(["start"], settings);
    taken.close();

    expect(code).not.toBe(0);
    expect(output).toContain(settings.SIPLEO_SIP_PORT);
    expectSentence(output);
    expect(leftRunning(folder.path)).toEqual([]);
  });

  test("a home that is a file: a sentence, exit code not zero", async () => {
    using folder = temporaryFolder("home");
    writeFileSync(folder.file("home"), "not a folder");

    const { code, output } = await runSipleo(["start"], await boxSettings(folder.file("home")));

    expect(code).not.toBe(0);
    expect(output).toContain(folder.file("home"));
    expectSentence(output);
  });

  test.skipIf(hindrance !== undefined)(
    "a home on a disk that is read-only: a sentence, exit code not zero",
    async () => {
      using folder = temporaryFolder("readonly");
      execFileSync("mount", ["-t", "tmpfs", "-o", "ro,size=1m", "tmpfs", folder.path]);
      try {
        const { code, output } = await runSipleo(["start"], await boxSettings(folder.file("home")));

        expect(code).not.toBe(0);
        expect(output).toContain(folder.file("home"));
        expectSentence(output);
      } finally {
        execFileSync("umount", [folder.path]);
      }
    },
  );

  test("an address that this machine does not have", async () => {
    using folder = temporaryFolder("bind");
    const settings = await boxSettings(folder.file("home"));

    const { code, output } = await runSipleo(["start"], { ...settings, SIPLEO_BIND: "192.0.2.77" });

    expect(code).not.toBe(0);
    expect(output).toContain("192.0.2.77");
    expectSentence(output);
    expect(leftRunning(folder.path)).toEqual([]);
  });

  test("a port that is no number", async () => {
    using folder = temporaryFolder("nan");
    const settings = await boxSettings(folder.file("home"));

    const { code, output } = await runSipleo(["start"], { ...settings, SIPLEO_SIP_PORT: "sip" });

    expect(code).not.toBe(0);
    expect(output).toContain("sip");
    expectSentence(output);
  });

  test("a second box on the same home is refused, the first goes on", async () => {
    await using box = await startBox({ document: null });

    const { code, output } = await runSipleo(["start"], await boxSettings(box.home));

    expect(code).not.toBe(0);
    expectSentence(output);
    expect(box.alive("box") && box.alive("pbx") && box.alive("store")).toBe(true);
  });

  test("commands to a box that is not running end with 3", async () => {
    using folder = temporaryFolder("none");

    const { code, output } = await runSipleo(["status"], await boxSettings(folder.file("home")));

    expect(code).toBe(3);
    expectSentence(output);
  });
});

describe("trouble while it runs", () => {
  test("a configuration file that does not parse, or makes no sense, changes nothing and says why", async () => {
    await using box = await startBox();
    const file = join(box.home, "..", "bad.json");
    const revision = (await box.pbxStatus()).revision;

    writeFileSync(file, "{ not json");
    const unparsed = await box.sipleo("config", "import", file, "--reload");
    writeFileSync(
      file,
      JSON.stringify({
        format: 1,
        extensions: [
          { number: "201", name: "A" },
          { number: "201", name: "B" },
        ],
        groups: [],
      }),
    );
    const senseless = await box.sipleo("config", "import", file, "--reload");
    const missing = await box.sipleo("config", "import", join(box.home, "nowhere.json"));

    expect([unparsed.code, senseless.code, missing.code]).toEqual([1, 1, 1]);
    expect(senseless.output).toMatch(/number 201 is already that of extension "A"/);
    for (const { output } of [unparsed, senseless, missing]) expectSentence(output);
    expect((await box.pbxStatus()).revision).toBe(revision);
  });

  test("a snapshot that was damaged: pbx starts from another one and carries calls", async () => {
    await using box = await startBox();
    await box.import(officeDocument({ numbers: numbersFrom(201, 6) }));
    const snapshots = join(box.home, "snapshots");
    const newest = readdirSync(snapshots)
      .filter((name) => /^pbx-\d+\.json$/.test(name))
      .sort((a, b) => number(a) - number(b))
      .at(-1);
    writeFileSync(join(snapshots, newest ?? ""), readFileSync(join(snapshots, newest ?? ""), "utf8").slice(0, 200));

    await box.killAndAwait("pbx");

    await using both = await talk(box, "201", "202");
    await hangUp(both);
  });

  test("current.json that was damaged does not keep pbx from starting", async () => {
    await using box = await startBox();
    writeFileSync(join(box.home, "snapshots/current.json"), "\0\0\0");

    await box.killAndAwait("pbx");

    await using both = await talk(box, "201", "202");
    await hangUp(both);
  });

  test("a LevelDB table that was damaged: store comes back with the configuration", async () => {
    await using box = await startBox();
    for (let n = 0; n < 3; n++) await box.killAndAwait("store");
    const tables = execFileSync("find", [join(box.home, "store"), "-name", "*.ldb", "-o", "-name", "MANIFEST-*"], {
      encoding: "utf8",
    })
      .trim()
      .split("\n")
      .filter(Boolean);
    for (const table of tables) {
      chmodSync(table, 0o600);
      writeFileSync(table, Buffer.alloc(64, 0xff));
    }

    await box.killAndAwait("store");
    const { code, output } = await box.sipleo("config", "export");

    expect(code).toBe(0);
    expect(output).toContain("Poste 203");
    await using both = await talk(box, "201", "202");
    await hangUp(both);
  });

  test("SIGTERM ends everything in order with exit code 0, and takes ready.json away", async () => {
    await using box = await startBox();
    await using phone = await sipJsPhone(box, "201");
    const pids = Object.values(box.pids());

    const code = await box.stop();

    expect(code).toBe(0);
    expect(phone.number).toBe("201");
    expect(existsSync(join(box.home, "run/ready.json"))).toBe(false);
    await until("all processes to be gone", () => pids.every((pid) => !existsSync(`/proc/${pid}`)));
  });
});

describe.skipIf(hindrance !== undefined)(
  `a full disk${hindrance === undefined ? "" : ` (skipped: ${hindrance})`}`,
  () => {
    test("commits are refused with a sentence, calls go on, their records arrive once there is room", async () => {
      using folder = temporaryFolder("full");
      const home = folder.file("home");
      mkdirSync(home);
      execFileSync("mount", ["-t", "tmpfs", "-o", "size=24m", "tmpfs", home]);
      try {
        await using box = await startBox({ home });
        await using both = await talk(box, "201", "202");
        const ballast = join(home, "ballast");
        try {
          execFileSync("dd", ["if=/dev/zero", `of=${ballast}`, "bs=4k"], { stdio: "pipe" });
        } catch {
          // dd fails when the disk is full: that is what it is for.
        }
        const file = folder.file("more.json");
        writeFileSync(file, JSON.stringify(officeDocument({ numbers: numbersFrom(201, 9) })));

        const refused = await box.sipleo("config", "import", file, "--reload");
        await hangUp(both);
        await using more = await talk(box, "203", "204");
        await hangUp(more);
        execFileSync("rm", [ballast]);
        const records = await until(
          "both records",
          async () => {
            const now = await box.records().catch(() => []);
            return now.length >= 2 && now;
          },
          { limitMs: 30_000, everyMs: 250 },
        );

        expect(refused.code).not.toBe(0);
        expectSentence(refused.output);
        expect(records.length).toBe(2);
        expect(box.alive("pbx") && box.alive("box")).toBe(true);
      } finally {
        execFileSync("umount", ["-l", home]);
      }
    });
  },
);

const number = (name: string): number => Number(/\d+/.exec(name)?.[0] ?? 0);

/** Processes of this machine that were started with this home. */
function leftRunning(home: string): readonly string[] {
  return readdirSync("/proc")
    .filter((name) => /^\d+$/.test(name) && name !== String(process.pid))
    .filter((pid) => {
      try {
        return readFileSync(`/proc/${pid}/environ`, "utf8").includes(`SIPLEO_HOME=${home}`);
      } catch {
        return false;
      }
    });
}
