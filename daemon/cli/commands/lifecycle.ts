import { existsSync } from "node:fs";
import { ownPrograms, runBox } from "../../box/run-box.ts";
import { parseSettings } from "../../box/settings.ts";
import type { BoxStatus } from "../../contracts/box.ts";
import { BoxError } from "../../kit/box-error.ts";
import { systemClock, wait } from "../../kit/clock.ts";
import { ask, notRunning } from "../box-link.ts";
import { type Command, exits } from "../command.ts";
import { hasIpv6, localAddresses } from "../network.ts";
import { welcome } from "../welcome.ts";

/** Runs the box in this process until it is stopped. */
export const start: Command = async ({ home, typed, terminal, env }) => {
  const missing = ownPrograms.find((program) => !existsSync(program.path));
  if (missing !== undefined) {
    terminal.complain(`sipleo: ${missing.path} is missing: build the box with "npm run build" first.\n`);
    return exits.failed;
  }
  const surroundings = { home, workingFolder: process.cwd(), hasIpv6: hasIpv6() };
  const settings = parseSettings({ ...typed.values, home }, env, surroundings);
  const onReady = (status: BoxStatus): void => terminal.write(welcome(status.settings, localAddresses()));
  const code = await runBox({ settings, programs: ownPrograms, env, onReady });
  return code === 0 ? exits.done : exits.failed;
};

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

export const restart: Command = async ({ home, typed, terminal }) => {
  const name = typed.words[0] ?? "";
  await ask(home, "box", (box) => box.call("restart", { name }));
  terminal.write(`${name} is being started again.\n`);
  return exits.done;
};
