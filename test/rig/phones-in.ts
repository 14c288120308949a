import { fileURLToPath } from "node:url";
import { run } from "./child.ts";
import type { PhonesLan } from "./phones-lan.ts";
import type { Device } from "./telephone/firmware.ts";
import type { Happening, Order } from "./telephone/happening.ts";
import { Hopeless, until } from "./waiting.ts";

/** Telephones on a network, in the order of its cables. */
export interface Phones extends AsyncDisposable {
  /** Everything that happened to them, oldest first. */
  happenings(): readonly Happening[];
  of(mac: string): readonly Happening[];
  tell(order: Order): void;
}

const root = fileURLToPath(new URL("../..", import.meta.url));
const program = "build/rig/telephones.js";

export async function phonesIn(lan: PhonesLan, devices: readonly Device[]): Promise<Phones> {
  await bundle();
  const child = lan.phones.start("the telephones", process.execPath, `${root}${program}`);
  let read = 0;
  const all: Happening[] = [];
  const happenings = (): readonly Happening[] => {
    const output = child.output();
    const end = output.lastIndexOf("\n") + 1;
    for (const line of output.slice(read, end).split("\n")) if (line !== "") all.push(happeningIn(line));
    read = Math.max(read, end);
    if (child.code() !== undefined) throw new Hopeless(`the telephones ended: ${output.slice(-2000)}`);
    return all;
  };
  const tell = (order: Order): void => child.write(`${JSON.stringify(order)}\n`);
  tell({ order: "devices", devices });
  return {
    happenings,
    of: (mac) => happenings().filter((one) => one.mac === mac),
    tell,
    [Symbol.asyncDispose]: () => child[Symbol.asyncDispose](),
  };
}

function happeningIn(line: string): Happening {
  try {
    return JSON.parse(line) as Happening;
  } catch {
    throw new Hopeless(`the telephones said something else: ${line}`);
  }
}

/** Node 20 does not read TypeScript by itself. */
async function bundle(): Promise<void> {
  const words = ["test/rig/telephone/main.ts", "--platform", "node", "--transform.target", "node20"];
  const made = ["--file", program, "--log-level", "warn"];
  const { code, output } = await run(
    "rolldown",
    process.execPath,
    ["node_modules/rolldown/bin/cli.mjs", ...words, ...made],
    {
      cwd: root,
    },
  );
  if (code !== 0) throw new Error(`the program of the telephones could not be made: ${output}`);
}

/** Waits until this has happened to the telephone, after the first `from` of what happened to it. */
export async function happens<W extends Happening["what"]>(
  phones: Phones,
  mac: string,
  what: W,
  { from = 0, limitMs = 20_000 }: { readonly from?: number; readonly limitMs?: number } = {},
): Promise<Extract<Happening, { what: W }>> {
  const is = (one: Happening): one is Extract<Happening, { what: W }> => one.what === what;
  try {
    return await until(`${mac} ${what}`, () => phones.of(mac).slice(from).find(is), { limitMs });
  } catch (error) {
    throw new Error(`what happened to ${mac}: ${JSON.stringify(phones.of(mac))}`, { cause: error });
  }
}
