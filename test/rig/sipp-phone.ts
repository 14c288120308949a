import { readFileSync } from "node:fs";
import { accountOf, type TestBox } from "./box.ts";
import { freePort } from "./ports.ts";
import { type Sipp, startSipp } from "./sipp.ts";
import { line } from "./sipp-steps.ts";
import { until } from "./waiting.ts";
import { rawPhone } from "./with-box.ts";

export interface SippCallee extends AsyncDisposable {
  readonly sipp: Sipp;
  readonly port: number;
  succeeded(): Promise<void>;
}

/**
 * sipp as a registered telephone that waits for one call: its port is registered beforehand from that same port,
 * because sipp can play only one scenario, and unregistered afterwards.
 */
export async function sippCallee(box: TestBox, number: string, folder: string, scenario: string): Promise<SippCallee> {
  const port = await freePort();
  const registration = async (expires: number) => {
    await using phone = await rawPhone(box, number, { address: "127.0.0.1", port });
    const answer = await phone.register(expires);
    if (answer.status !== 200)
      throw new Error(`${number} could not ${expires > 0 ? "" : "un"}register: ${answer.start}`);
  };
  await registration(300);
  const sipp = await startSipp({
    name: `callee-${number}`,
    scenario,
    folder,
    exchange: box.place(),
    port,
    lines: [line(number, accountOf(number).password, "", await freePort())],
  });
  await until("sipp to listen", () => listensOnUdp(port));
  return {
    sipp,
    port,
    succeeded: () => sipp.succeeded(),
    async [Symbol.asyncDispose]() {
      await sipp[Symbol.asyncDispose]();
      await registration(0);
    },
  };
}

/** sipp as the telephone that calls, once. */
export async function sippCaller(
  box: TestBox,
  number: string,
  called: string,
  folder: string,
  scenario: string,
): Promise<Sipp> {
  return await startSipp({
    name: `caller-${number}`,
    scenario,
    folder,
    exchange: box.place(),
    lines: [line(number, accountOf(number).password, called, await freePort())],
  });
}

const listensOnUdp = (port: number): boolean =>
  new RegExp(`:${port.toString(16).toUpperCase().padStart(4, "0")} `).test(readFileSync("/proc/net/udp", "utf8"));
