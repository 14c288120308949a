import { readFileSync } from "node:fs";
import { accountOf, startBox, type TestBox } from "../../rig/box.ts";
import { numbersFrom, officeDocument } from "../../rig/office.ts";
import type { HeardPacket } from "../../rig/rtp.ts";
import { openSipJsPhone, type SipJsCall, type SipJsPhone } from "../../rig/sipjs-phone.ts";

/** A conference of 32 telephones on loopback: what it costs `pbx`, and what each of them hears. */

const MEMBERS = 32;
const SECONDS = 20;
const SETTLE_SECONDS = 3;
/** Of Linux: what /proc counts processor time in. */
const TICK_MS = 10;

const numbers = numbersFrom(201, MEMBERS);
const pause = (seconds: number) => new Promise((resolve) => setTimeout(resolve, seconds * 1000));

/** Milliseconds of processor time that a process has had. */
function processorMs(pid: number): number {
  const fields = readFileSync(`/proc/${pid}/stat`, "utf8").split(") ")[1]?.split(" ") ?? [];
  return (Number(fields[11]) + Number(fields[12])) * TICK_MS;
}

/** By the numbers and the time of the packets themselves: when they come depends on the machine. */
function gapsIn(packets: readonly HeardPacket[]): { readonly lost: number; readonly jumps: number } {
  let lost = 0;
  let jumps = 0;
  packets.forEach((packet, index) => {
    const before = packets[index - 1];
    if (before === undefined) return;
    lost += ((packet.sequence - before.sequence - 1) & 0xffff) % 0x8000;
    if (((packet.timestamp - before.timestamp) >>> 0) !== 160) jumps += 1;
  });
  return { lost, jumps };
}

interface Figures {
  readonly speakers: number;
  readonly processorPercent: number;
  readonly packets: number;
  readonly expected: number;
  readonly lost: number;
  readonly jumps: number;
  readonly latestMs: number;
}

async function measured(box: TestBox, calls: readonly SipJsCall[], speakers: number): Promise<Figures> {
  calls.forEach((call, index) => {
    call.sing(index < speakers ? 300 + 40 * index : 0);
  });
  await pause(SETTLE_SECONDS);
  const pid = box.pid("pbx");
  const [began, before] = [performance.now(), processorMs(pid)];
  await pause(SECONDS);
  const [ended, after] = [performance.now(), processorMs(pid)];
  const heard = calls.map(({ sound }) => sound.packets.filter(({ at }) => at >= began && at <= ended));
  const found = heard.map(gapsIn);
  const sum = (values: readonly number[]) => values.reduce((one, other) => one + other, 0);
  const waits = heard.flatMap((packets) => packets.map(({ at }, index) => at - (packets[index - 1]?.at ?? at)));
  return {
    speakers,
    processorPercent: Math.round(((after - before) / (ended - began)) * 1000) / 10,
    packets: sum(heard.map(({ length }) => length)),
    expected: Math.round((MEMBERS * (ended - began)) / 20),
    lost: sum(found.map(({ lost }) => lost)),
    jumps: sum(found.map(({ jumps }) => jumps)),
    latestMs: Math.round(Math.max(...waits)),
  };
}

const document = officeDocument({
  numbers,
  change: (plain) => ({ ...plain, conferences: [{ number: "850", name: "Bench", entryTones: false }] }),
});
const box = await startBox({ document });
const phones: SipJsPhone[] = [];
try {
  const calls: SipJsCall[] = [];
  for (const number of numbers) {
    const phone = await openSipJsPhone({ ...accountOf(number), exchange: box.place() });
    phones.push(phone);
    await phone.register();
    const call = await phone.call("850");
    await call.happened("accepted");
    call.sing(0);
    calls.push(call);
  }
  console.log(`${MEMBERS} members, G.711, ${SECONDS} s each; CPU of pbx alone, 100 % is one processor`);
  console.table([
    await measured(box, calls, 0),
    await measured(box, calls, 1),
    await measured(box, calls, 4),
    await measured(box, calls, MEMBERS),
  ]);
} finally {
  for (const phone of phones) await phone[Symbol.asyncDispose]();
  await box[Symbol.asyncDispose]();
}
