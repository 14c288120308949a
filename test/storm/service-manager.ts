import { readFileSync } from "node:fs";
import { join } from "node:path";
import { boxSettings, isAlive, startBox, type TestBox } from "../rig/box.ts";
import { pause, until } from "../rig/waiting.ts";

/** A box as systemd keeps it (os/units): when `box` is gone what is left of it is killed, and it is started again. */
export interface ManagedBox extends AsyncDisposable {
  readonly home: string;
  /** The box of this moment. */
  now(): TestBox;
  /** Every process of this moment, `box` first, as run/ready.json has them. */
  processes(): ReadonlyMap<string, number>;
  /** kill -9 of these, at once. Resolves when they are gone. */
  kill(...names: readonly string[]): Promise<void>;
  /** Waits until every process is ready. */
  whole(): Promise<void>;
  /** Everything that any of its boxes said. */
  log(): string;
}

export interface ManagedBoxShape {
  readonly home: string;
  readonly document: Record<string, unknown>;
  readonly environment?: Readonly<Record<string, string>>;
}

export async function startManagedBox({ home, document, environment = {} }: ManagedBoxShape): Promise<ManagedBox> {
  const settings = { ...(await boxSettings(home)), ...environment };
  const restartMs = restartPause();
  let box = await startBox({ home, document, environment: settings });
  let before = "";
  let isClosing = false;
  let pids = processesOf(box);
  let revivals = 0;
  let failure: unknown;

  const watch = async (): Promise<void> => {
    while (!isClosing) {
      await until("the box to end", () => isClosing || !isAlive(box.child.pid), { limitMs: 2 ** 31, everyMs: 5 });
      if (isClosing) return;
      // KillMode=mixed: once the main process has ended, the rest of the unit is killed.
      for (const pid of pids.values()) if (pid > 0 && isAlive(pid)) process.kill(pid, "SIGKILL");
      await box.child.exited();
      before += box.log();
      await pause(restartMs);
      box = await startBox({ home, document: null, environment: settings });
      revivals++;
    }
  };
  const watching = watch().catch((error: unknown) => {
    failure = error;
  });

  const managed: ManagedBox = {
    home,
    now: () => {
      if (failure !== undefined) throw failure;
      return box;
    },
    processes: () => {
      pids = processesOf(box);
      return pids;
    },
    async kill(...names) {
      const all = managed.processes();
      const before = revivals;
      const victims = names.map((name) => all.get(name) ?? 0).filter((pid) => pid > 0 && isAlive(pid));
      for (const pid of victims) process.kill(pid, "SIGKILL");
      await until("the killed to be gone", () => victims.every((pid) => !isAlive(pid)), { everyMs: 2 });
      if (names.includes("box")) {
        await until("the box to be started again", () => revivals > before && box.ready().pid === box.child.pid, {
          limitMs: 20_000,
        });
      }
    },
    whole: () =>
      until(
        "every process to be ready",
        () => {
          const { pid, processes } = managed.now().ready();
          const isWell = ({ state, pid: own }: (typeof processes)[number]): boolean =>
            state === "stopped" || (state === "ready" && own !== null && isAlive(own));
          return pid === box.child.pid && processes.every(isWell);
        },
        { limitMs: 20_000 },
      ).then(() => undefined),
    log: () => before + box.log(),
    async [Symbol.asyncDispose]() {
      isClosing = true;
      await box[Symbol.asyncDispose]();
      await watching;
    },
  };
  return managed;
}

/** Those that run or are to run: what gives addresses stands still in an office whose router does. */
function processesOf(box: TestBox): ReadonlyMap<string, number> {
  const { pid, processes } = box.ready();
  const wanted = processes.filter(({ state }) => state !== "stopped");
  return new Map([["box", pid], ...wanted.map(({ name, pid: own }): [string, number] => [name, own ?? 0])]);
}

/** What the unit promises, in milliseconds. */
function restartPause(): number {
  const unit = readFileSync(join(import.meta.dirname, "../../os/units/sipleobox.service"), "utf8");
  const [, amount = "", measure = ""] = /^RestartSec=(\d+)(ms|s?)$/m.exec(unit) ?? [];
  if (amount === "") throw new Error("os/units/sipleobox.service has no RestartSec that this test can read");
  return Number(amount) * (measure === "ms" ? 1 : 1000);
}
