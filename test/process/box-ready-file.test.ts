import { existsSync, mkdirSync, readFileSync, rmSync } from "node:fs";
import { expect, test } from "vitest";
import { ReadyFile } from "../../daemon/box/ready-file.ts";
import type { BoxStatus } from "../../daemon/contracts/box.ts";
import { DrivenClock } from "../../daemon/kit/clock.ts";
import { createLog } from "../../daemon/kit/log.ts";
import { temporaryFolder } from "../rig/folder.ts";

const status = (pid: number): BoxStatus => ({
  version: "1",
  pid,
  startedAt: 0,
  settings: {
    home: "/",
    bind: ["127.0.0.1"],
    sipPort: 1,
    sipsPort: 2,
    httpPort: 3,
    httpsPort: 4,
    phonesPort: 5,
    phonesTlsPort: 6,
    tftpPort: 7,
    ldapPort: 8,
    rtpPorts: { first: 10, last: 19 },
    voice: [],
  },
  processes: [],
});

test("what the ready file could not tell is told as soon as it can be, with one line in the log", async () => {
  using folder = temporaryFolder("ready-file");
  const path = folder.file("run/ready.json");
  const lines: string[] = [];
  const clock = new DrivenClock();
  const file = new ReadyFile(folder.path, createLog({ process: "box", write: (line) => void lines.push(line) }), clock);
  // A folder in its place: nobody, not even root, can put a file there.
  mkdirSync(path, { recursive: true });
  mkdirSync(`${path}/taken`);

  file.write(status(1));
  await expect.poll(() => clock.timers).toBe(1);
  clock.advance(1000);
  await expect.poll(() => clock.timers).toBe(1);
  file.write(status(2));
  rmSync(path, { recursive: true });
  await expect
    .poll(() => {
      clock.advance(1000);
      return existsSync(path) && JSON.parse(readFileSync(path, "utf8")).pid;
    })
    .toBe(2);
  await file.remove();

  expect(lines).toHaveLength(1);
  expect(existsSync(path)).toBe(false);
  expect(clock.timers).toBe(0);
});
