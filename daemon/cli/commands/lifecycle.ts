import { existsSync } from "node:fs";
import { ownPrograms, runBox } from "../../box/run-box.ts";
import { parseSettings } from "../../box/settings.ts";
import type { BoxStatus } from "../../contracts/box.ts";
import { BoxError } from "../../kit/box-error.ts";
import { systemClock, wait } from "../../kit/clock.ts";
import { ask, notRunning } from "../box-link.ts";
import { type Command, exits } from "../command.ts";
import { hasIpv6, localAddresses } from "../network.ts";
import type { Terminal } from "../terminal.ts";
import { welcome } from "../welcome.ts";

/** Runs the box in this process until it is stopped. */
export const start: Command = async ({ home, typed, terminal, env }) => {
  const missing = ownPrograms.flatMap((one) => ("path" in one && !existsSync(one.path) ? [one.path] : []));
  if (missing.length > 0) {
    terminal.complain(`sipleo: ${missing[0]} is missing: build the box with "npm run build" first.\n`);
    return exits.failed;
  }
  const surroundings = { home, workingFolder: process.cwd(), hasIpv6: hasIpv6() };
  const settings = parseSettings({ ...typed.values, home }, env, surroundings);
  const onReady = (status: BoxStatus): void => void greet(status, terminal, env);
  const code = await runBox({ settings, programs: ownPrograms, env, onReady });
  return code === 0 ? exits.done : exits.failed;
};

/** Under systemd the set-up code stays away: a journal keeps it for everybody who may read logs. */
async function greet(status: BoxStatus, terminal: Terminal, env: NodeJS.ProcessEnv): Promise<void> {
  const code = await setUpCode(status.settings.home);
  const journalled = env.JOURNAL_STREAM !== undefined || env.NOTIFY_SOCKET !== undefined;
  const setUp = code === null ? null : { code: journalled ? null : code };
  terminal.write(welcome(status, localAddresses(), setUp));
}

/** The code; null when set-up is done, or when the store does not say now. */
async function setUpCode(home: string): Promise<string | null> {
  try {
    return (await ask(home, "store", (store) => store.call("setup.code", {}))).code;
  } catch (error) {
    if (error instanceof BoxError) return null;
    throw error;
  }
}

/** Longer than the box itself waits for its processes, in milliseconds. */
const stopLimitMs = 30_000;

/** Resolves when the box is gone. */
export const stop: Command = async ({ home, terminal }) => {
  await ask(home, "box", (box) => box.call("stop", {}));
  const deadline = systemClock.monotonic() + stopLimitMs;
  while (await isThere(home)) {
    if (systemClock.monotonic() > deadline) {
      terminal.complain("sipleo: the box was told to stop but has not done so within 30 seconds.\n");
      return exits.failed;
    }
    await wait(systemClock, 100);
  }
  terminal.write("The box has stopped.\n");
  return exits.done;
};

/** Asked on the socket, for a killed box leaves the file of its socket behind. */
async function isThere(home: string): Promise<boolean> {
  try {
    await ask(home, "box", (box) => box.call("status", {}));
    return true;
  } catch (error) {
    if (error instanceof BoxError) return error.code !== notRunning;
    throw error;
  }
}
