import { randomInt } from "node:crypto";
import { test } from "vitest";
import { accountOf, startBox, type TestBox } from "../rig/box.ts";
import { openRawPhone } from "../rig/raw-phone.ts";
import { openRawTcp } from "../rig/raw-tcp.ts";
import { openRawUdp } from "../rig/raw-udp.ts";
import { pause } from "../rig/waiting.ts";
import { bodies, corpus } from "./corpus.ts";
import { mutate, type Random, randomFrom } from "./mutate.ts";

/** MB that `pbx` may grow by. */
const growthLimit = 40;

const seconds = Number(process.env.SIPLEO_FUZZ_SECONDS ?? 60);
const seed = Number(process.env.SIPLEO_FUZZ_SEED ?? randomInt(2 ** 31));
const say = (text: string) => void process.stdout.write(`${text}\n`);

/** A source of its own for every few messages, so that one address's noise does not silence the next. */
const address = (random: Random) =>
  `127.${100 + Math.floor(random() * 100)}.${Math.floor(random() * 250)}.${1 + Math.floor(random() * 250)}`;

async function overUdp(box: TestBox, random: Random, messages: readonly Buffer[]): Promise<number> {
  await using source = await openRawUdp(box.place(), { address: address(random) });
  for (let n = 0; n < 20; n++)
    source.send(mutate(messages[Math.floor(random() * messages.length)] ?? Buffer.alloc(1), random));
  await pause(15);
  return 20;
}

async function overTcp(box: TestBox, random: Random, messages: readonly Buffer[]): Promise<number> {
  await using source = await openRawTcp(box.place(), address(random));
  for (let n = 0; n < 5; n++)
    source.send(mutate(messages[Math.floor(random() * messages.length)] ?? Buffer.alloc(1), random));
  await pause(10);
  return 5;
}

/** An INVITE with a good digest and a mutated body: what only a registered phone could send. */
async function behindTheGate(box: TestBox, random: Random): Promise<number> {
  await using phone = await openRawPhone({
    ...accountOf("204"),
    exchange: box.place(),
    local: { address: address(random) },
  });
  const list = bodies();
  const { body, contentType } = list[Math.floor(random() * list.length)] ?? {
    body: "",
    contentType: "application/sdp",
  };
  await phone
    .ask("INVITE", {
      uri: `sip:203@127.0.0.1:${box.sipPort}`,
      body: mutate(Buffer.from(body.length === 0 ? " " : body, "latin1"), random).toString("latin1"),
      contentType,
      limitMs: 300,
    })
    .catch(() => undefined);
  return 1;
}

async function isAnswering(box: TestBox): Promise<boolean> {
  await using phone = await openRawPhone({
    ...accountOf("205"),
    exchange: box.place(),
    local: { address: "127.0.0.201" },
  });
  return await phone.ask("OPTIONS", { limitMs: 2_000 }).then(
    () => true,
    () => false,
  );
}

async function fuzz(): Promise<void> {
  say(`fuzz: seed ${seed}, ${seconds} s (again: test/fuzz/run --seed ${seed} --seconds ${seconds})`);
  await using box = await startBox();
  const random = randomFrom(seed);
  const messages = corpus(box.sipPort);
  await using watchman = await openRawPhone({
    ...accountOf("205"),
    exchange: box.place(),
    local: { address: "127.0.0.201" },
  });
  await watchman.register(3_600);
  const pids = JSON.stringify(box.pids());
  const beforeKib = box.pbxKib();
  const end = performance.now() + seconds * 1_000;
  let sent = 0;
  for (let round = 0; performance.now() < end; round++) {
    sent += await overUdp(box, random, messages);
    sent += await overTcp(box, random, messages);
    sent += await behindTheGate(box, random);
    if (round % 20 === 0 && !(await isAnswering(box)))
      throw new Error(`the box no longer answers after ${sent} messages\n${box.log().slice(-4_000)}`);
    if (JSON.stringify(box.pids()) !== pids)
      throw new Error(`a process died after ${sent} messages\n${box.log().slice(-6_000)}`);
  }
  const grown = (box.pbxKib() - beforeKib) / 1_024;
  if (!(await isAnswering(box))) throw new Error("the box does not answer at the end");
  if (grown > growthLimit) throw new Error(`pbx has grown by ${grown.toFixed(0)} MB`);
  await box.atRest();
  say(`fuzz: ${sent} messages, still answering, every process alive, pbx grown by ${grown.toFixed(1)} MB`);
}

test("mutated messages neither stop nor kill nor fatten the box", { timeout: (seconds + 90) * 1_000 }, fuzz);
