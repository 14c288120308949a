import { join } from "node:path";
import { storeContract } from "../../../daemon/contracts/store.ts";
import { connect } from "../../../daemon/kit/rpc.ts";
import { startBox, type TestBox } from "../../rig/box.ts";
import { passwordOf } from "../../rig/office.ts";
import { openSipJsPhone, type SipJsCall, type SipJsPhone } from "../../rig/sipjs-phone.ts";
import { until } from "../../rig/waiting.ts";
import { largeOffice } from "./large-office.ts";

/**
 * Reloads a large office, again and again, while people talk: what each step takes (the box itself says so in its log), what
 * who presses *Recharger* waits, how long the first call under the new revision takes to ring, and how many calls were
 * lost. Medians and the longest, in milliseconds.
 */

const RELOADS = 10;
const TALKING = 5;

await using box = await startBox({ document: largeOffice(0) });
const store = await connect(join(box.home, "run", "store.sock"), storeContract);
const taken = new Map<string, number[]>();
const note = (step: string, milliseconds: number) => taken.set(step, [...(taken.get(step) ?? []), milliseconds]);

const phones: SipJsPhone[] = [];
const phone = async (number: string): Promise<SipJsPhone> => {
  const one = await openSipJsPhone({ number, password: passwordOf(number), exchange: box.place() });
  await one.register();
  phones.push(one);
  return one;
};

const conversations: (readonly [SipJsCall, SipJsCall])[] = [];
for (let n = 0; n < TALKING; n += 1) {
  const [one, other] = [await phone(String(2_100 + 2 * n)), await phone(String(2_101 + 2 * n))];
  conversations.push(await answered(one, other));
}

for (let n = 1; n <= RELOADS; n += 1) {
  const [caller, called] = [await phone(String(2_200 + 2 * n)), await phone(String(2_201 + 2 * n))];
  const [saving, save] = await timed(() =>
    store.call("config.commit", { document: largeOffice(n), base: null, author: "bench", note: "" }, { timeoutMs: 60_000 }),
  );
  if (saving.kind !== "committed") throw new Error(`not saved: ${JSON.stringify(saving).slice(0, 500)}`);
  note("save", save);
  const lines = box.log().length;
  const [answer, reload] = await timed(() => store.call("reload", { author: "bench" }, { timeoutMs: 60_000 }));
  if (answer.kind !== "running") throw new Error(`not reloaded: ${JSON.stringify(answer)}`);
  note("reload, as it is waited for", reload);
  const [, first] = await timed(async () => {
    const call = await caller.call(called.number);
    const ringing = await called.incoming();
    ringing.ring();
    await call.happened("progress");
    call.hangUp();
  });
  note("first call under it, until it rings", first);
  await told(box, lines, saving.revision);
}

let lost = 0;
for (const [one, other] of conversations) {
  const since = [one.sound.packets.length, other.sound.packets.length];
  one.sing(440);
  other.sing(440);
  const both = until("both to be heard", () =>
    [one, other].every((side, at) => side.sound.packets.length > (since[at] ?? 0) + 25),
  );
  lost += await both.then(
    () => 0,
    () => 1,
  );
}

for (const [step, all] of taken) {
  const sorted = [...all].sort((before, after) => before - after);
  const median = sorted[Math.floor(sorted.length / 2)] ?? 0;
  process.stdout.write(`${step.padEnd(40)} ${median.toFixed(1).padStart(8)} ms  longest ${sorted.at(-1)?.toFixed(1)}\n`);
}
process.stdout.write(`calls lost: ${lost} of ${TALKING} over ${RELOADS} reloads\n`);
store.close();
for (const one of phones) await one[Symbol.asyncDispose]();

/** The steps of this reload, as the log of the box tells them. */
async function told(box: TestBox, from: number, revision: number): Promise<void> {
  const events = { prepared: "a revision is prepared", runs: "a revision runs", running: "running" };
  const found = await until("the log to tell the steps", () => {
    const all = box.log().slice(from).split("\n").flatMap(parsed).filter((line) => line.revision === revision);
    const of = (event: string) => all.find((line) => line.event === event)?.milliseconds;
    const [prepared, runs, running] = [of(events.prepared), of(events.runs), of(events.running)];
    return prepared && runs && running ? { pbx: { ...prepared, ...runs }, store: running } : undefined;
  });
  for (const [process, steps] of Object.entries(found)) {
    for (const [step, milliseconds] of Object.entries(steps)) note(`${process}: ${step}`, milliseconds);
  }
}

interface Line {
  readonly event?: string;
  readonly revision?: number;
  readonly milliseconds?: Readonly<Record<string, number>>;
}

function parsed(text: string): Line[] {
  try {
    const line: unknown = JSON.parse(text);
    return typeof line === "object" && line !== null ? [line] : [];
  } catch {
    return []; // a line that is for people, or one that is not whole yet
  }
}

async function answered(one: SipJsPhone, other: SipJsPhone): Promise<readonly [SipJsCall, SipJsCall]> {
  const call = await one.call(other.number);
  const ringing = await other.incoming();
  ringing.accept();
  await call.happened("accepted");
  return [call, ringing];
}

async function timed<Result>(work: () => Promise<Result>): Promise<readonly [Result, number]> {
  const begun = performance.now();
  const result = await work();
  return [result, performance.now() - begun];
}
