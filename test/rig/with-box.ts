import { afterAll, afterEach, beforeAll } from "vitest";
import { accountOf, type BoxShape, startBox, type TestBox } from "./box.ts";
import { openRawPhone, type RawPhone } from "./raw-phone.ts";
import type { Place } from "./raw-udp.ts";
import { openSipJsPhone, type SipJsPhone } from "./sipjs-phone.ts";
import { until } from "./waiting.ts";

/** KiB that `pbx` may grow by in one file of tests, after the first test has warmed it up. */
const growthLimit = 80_000;

/**
 * One box for all tests of a file. After each of them the engine must hold nothing but registrations, the processes
 * must be the ones that were started, and they must not have grown.
 */
export function useBox(shape: BoxShape | (() => BoxShape | Promise<BoxShape>) = {}): () => TestBox {
  let box: TestBox | undefined;
  let pids = "";
  let warmKib: number | undefined;
  const it = (): TestBox => {
    if (box === undefined) throw new Error("the box of this file did not start");
    return box;
  };
  beforeAll(async () => {
    box = await startBox(typeof shape === "function" ? await shape() : shape);
    // The box calls itself ready once it carries calls; the pages come a moment later on a busy machine.
    await until("web to be ready", () => it().pid("web") > 0, { limitMs: 30_000 });
    pids = JSON.stringify(box.pids());
  }, 90_000);
  afterEach(async () => {
    if (box === undefined) return;
    await box.atRest();
    const now = JSON.stringify(box.pids());
    if (now !== pids) throw new Error(`a process died: ${pids} became ${now}\n${box.log().slice(-4_000)}`);
    const kib = box.pbxKib();
    warmKib ??= kib;
    if (kib - warmKib > growthLimit) throw new Error(`pbx grew from ${warmKib} to ${kib} KiB`);
  }, 30_000);
  afterAll(async () => {
    await box?.[Symbol.asyncDispose]();
    box = undefined;
  }, 40_000);
  return it;
}

/** A registered sipjs-udp telephone. */
export async function sipJsPhone(box: TestBox, number: string, address?: string): Promise<SipJsPhone> {
  const phone = await openSipJsPhone({
    ...accountOf(number),
    exchange: box.place(),
    ...(address === undefined ? {} : { address }),
  });
  await phone.register();
  return phone;
}

/** A telephone written message by message, not registered. */
export const rawPhone = (box: TestBox, number: string, local?: Partial<Place>): Promise<RawPhone> =>
  openRawPhone({ ...accountOf(number), exchange: box.place(), ...(local === undefined ? {} : { local }) });
