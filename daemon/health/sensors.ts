import { statfs } from "node:fs/promises";
import { cpuTemperature, currentLoad, mem } from "systeminformation";
import type { Health, NetworkInterface } from "../contracts/machine-health.ts";
import type { Clock } from "../kit/clock.ts";
import { runConfined } from "../kit/run-confined.ts";
import { readInterfaces } from "./read-interfaces.ts";

/** Where the figures come from; what a machine does not tell is null. Each may fail, and take as long as it likes. */
export interface Sensors {
  processor(): Promise<Health["processor"]>;
  memory(): Promise<Health["memory"]>;
  disk(): Promise<Health["disk"]>;
  celsius(): Promise<Health["celsius"]>;
  isClockSynchronised(): Promise<Health["isClockSynchronised"]>;
  interfaces(): Promise<readonly NetworkInterface[]>;
}

/**
 * The sensors of this machine. systeminformation starts shells and waits for them, which is why this is a process of its
 * own (decision 0041); what the kernel tells in a file or a call is read there.
 */
export const machineSensors = (home: string, clock: Clock): Sensors => ({
  async processor() {
    const { currentLoad: percent } = await currentLoad();
    return Number.isFinite(percent) ? Math.min(100, Math.max(0, percent)) : null;
  },
  async memory() {
    const { total, available } = await mem();
    return total > 0 ? { totalBytes: total, availableBytes: Math.min(total, available) } : null;
  },
  // Of our own partition alone: `df` asks every one, and one that hangs would hold it up.
  async disk() {
    const { bsize, blocks, bavail } = await statfs(home);
    return { totalBytes: bsize * blocks, freeBytes: bsize * bavail };
  },
  celsius: async () => (await cpuTemperature()).main,
  async isClockSynchronised() {
    const ended = await runConfined(
      ["timedatectl", "show", "--property=NTPSynchronized", "--value"],
      NOTHING,
      LIMITS,
      clock,
    );
    if (ended.kind !== "done") return null;
    return { yes: true, no: false }[ended.output.toString("utf8").trim()] ?? null;
  },
  interfaces: readInterfaces,
});

const NOTHING = new Uint8Array();
const LIMITS = { seconds: 5, memoryBytes: 512 * 1024 * 1024, outputBytes: 4096 } as const;
