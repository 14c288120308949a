import { execFileSync } from "node:child_process";
import { copyFileSync, existsSync, renameSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import type { TemporaryFolder } from "../rig/folder.ts";
import { until } from "../rig/waiting.ts";

/** A wall clock of the box alone, which can be stopped and set; the monotonic one goes on (libfaketime). */
export interface FalseClock {
  readonly environment: Readonly<Record<string, string>>;
  /** Sets it so far from the right time. */
  setOff(seconds: number): void;
  /** It stands still from now on. */
  stop(): void;
}

const libraries = ["/usr/lib/x86_64-linux-gnu/faketime", "/usr/lib/aarch64-linux-gnu/faketime"];
const built = join(import.meta.dirname, "../../daemon/native/out/release/sipleo.node");

/** Null when libfaketime or patchelf are not installed. */
export function openFalseClock(folder: TemporaryFolder): FalseClock | null {
  const library = libraries.map((path) => join(path, "libfaketimeMT.so.1")).find((path) => existsSync(path));
  if (library === undefined || !isInstalled("patchelf")) return null;
  // The addon is loaded with RTLD_DEEPBIND, past LD_PRELOAD: a copy of it asks for the library itself, first of all.
  const addon = folder.file("sipleo.node");
  copyFileSync(built, addon);
  execFileSync("patchelf", ["--add-needed", library, addon]);
  const file = folder.file("time");
  const write = (text: string): void => {
    writeFileSync(`${file}.new`, `${text}\n`);
    renameSync(`${file}.new`, file);
  };
  write("+0");
  return {
    environment: {
      LD_PRELOAD: library,
      SIPLEO_ADDON: addon,
      FAKETIME_TIMESTAMP_FILE: file,
      FAKETIME_CACHE_DURATION: "1",
      FAKETIME_DONT_FAKE_MONOTONIC: "1",
      FAKETIME_DONT_RESET: "1",
      TZ: "UTC",
    },
    setOff: (seconds) => write(`${seconds < 0 ? "-" : "+"}${Math.abs(seconds)}`),
    stop: () => write(new Date().toISOString().replace("T", " ").slice(0, 19)),
  };
}

/** Waits until the box's own clock is so far off: it looks once a second. `log`: what it has said since. */
export const untilOff = (seconds: number, log: () => string): Promise<unknown> =>
  until(
    `the box's clock to be ${seconds} s off`,
    () => {
      const [, time] = [...log().matchAll(/"time":"([^"]+)"/g)].at(-1) ?? [];
      return time !== undefined && Math.abs(Date.parse(time) - Date.now() - seconds * 1000) < 60_000;
    },
    { limitMs: 10_000 },
  );

function isInstalled(command: string): boolean {
  try {
    execFileSync(command, ["--version"], { stdio: "ignore" });
    return true;
  } catch {
    return false;
  }
}
