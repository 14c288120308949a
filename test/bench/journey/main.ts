import { createSocket } from "node:dgram";
import { once } from "node:events";
import { readFileSync } from "node:fs";
import { startBox, type TestBox } from "../../rig/box.ts";
import { numbersFrom, officeDocument, passwordOf } from "../../rig/office.ts";
import { openRawPhone } from "../../rig/raw-phone.ts";
import { pause, type Resolvers, within, withResolvers } from "../../rig/waiting.ts";
import { openAgent } from "./agent.ts";
import { bodyFor, live } from "./phone-life.ts";

/**
 * Each caller hears a menu, chooses, waits in a queue, talks to an agent, is transferred to a mailbox, leaves a message of
 * silence, which none keeps, and hangs up. Every second telephone has no RFC 4733, so that its sound is listened to for
 * keys. Resident memory of every process, by calls.
 */

const [CALLS = 10_000, AT_ONCE = 40, MOST_MINUTES = 60] = process.argv.slice(2).map(Number);
const AGENTS = 12;
const TALK_MS = 1_000;
const MESSAGE_MS = 1_200;
const SAMPLES = 20;
const MAILBOXES = 20;

const callers = numbersFrom(201, AT_ONCE);
const desks = numbersFrom(401, AGENTS);
const sink = createSocket("udp4");
sink.bind(0, "127.0.0.1");
await once(sink, "listening");
const { port } = sink.address();

await using box = await startBox({ document: null, environment: { SIPLEO_RTP_PORTS: "42000-43999" } });
await furnish(box);
const transfers = new Map<string, Resolvers<void>>();
const agents: AsyncDisposable[] = [];
for (const [index, extension] of desks.entries()) {
  const onTo = (caller: string) => String(700 + (callers.indexOf(caller) % MAILBOXES));
  const transferred = (caller: string) => transfers.get(caller)?.resolve();
  agents.push(await openAgent({ extension, exchange: box.place(), sink: port, talkMs: TALK_MS, onTo, transferred }));
  const { code, output } = await box.sipleo("agent", "login", String(301 + index), extension);
  if (code !== 0) throw new Error(output);
}

const names = ["pbx", "store", "web"] as const;
const began = performance.now();
let begun = 0;
let done = 0;
const failures = new Map<string, number>();
sample();
await Promise.all(callers.map((caller, index) => callAgain(caller, index)));
// SIP's longest timer is 32 s.
await pause(35_000);
sample();
const status = await box.pbxStatus();
let messages = 0;
for (let n = 0; n < MAILBOXES; n++)
  messages += JSON.parse((await box.sipleo("mailbox", "messages", `m${n}`, "--json")).output).length;
console.log(JSON.stringify({ calls: done, messages, failures: Object.fromEntries(failures), stillUp: status.calls.length, pids: box.pids() }));
for (const agent of agents) await agent[Symbol.asyncDispose]();
sink.close();

async function callAgain(caller: string, index: number): Promise<void> {
  while (begun < CALLS && performance.now() - began < MOST_MINUTES * 60_000) {
    begun++;
    try {
      await travel(caller, index % 2 === 0);
    } catch (error) {
      const what = String(error).slice(0, 120);
      failures.set(what, (failures.get(what) ?? 0) + 1);
    }
    done++;
    if (done % Math.ceil(CALLS / SAMPLES) === 0) sample();
  }
}

async function travel(caller: string, hasEvents: boolean): Promise<void> {
  await using phone = await openRawPhone({ number: caller, password: passwordOf(caller), exchange: box.place() });
  const body = bodyFor(port, hasEvents);
  const arrived = withResolvers<void>();
  transfers.set(caller, arrived);
  const uri = `sip:601@127.0.0.1:${box.sipPort}`;
  const answered = await phone.ask("INVITE", { uri, body, contentType: "application/sdp", limitMs: 20_000 });
  if (answered.response.status !== 200) throw new Error(`the menu: ${answered.response.start}`);
  phone.ack(answered);
  let { cseq } = answered.dialog;
  let isOver = false;
  const life = live(phone, body, () => isOver);
  const press = async (key: string) => {
    const info = { body: `Signal=${key}\r\nDuration=100\r\n`, contentType: "application/dtmf-relay", cseq: ++cseq };
    const { status } = await phone.inDialog(answered.dialog, "INFO", { ...info, limitMs: 10_000 });
    if (status !== 200) throw new Error(`the key ${key}: ${status}`);
  };
  try {
    await pause(500);
    await press("1");
    await within("an agent", 60_000, arrived.promise);
    await pause(300);
    await press("#");
    await pause(MESSAGE_MS);
    const { status } = await phone.inDialog(answered.dialog, "BYE", { cseq: ++cseq, limitMs: 10_000 });
    if (status !== 200) throw new Error(`the end: ${status}`);
  } finally {
    isOver = true;
    await life;
  }
}

/** KiB of a process: all that is resident, and what of it is its own. */
function sample(): void {
  const of = (name: (typeof names)[number]) => {
    const text = readFileSync(`/proc/${box.pid(name)}/status`, "utf8");
    const kib = (field: string) => Number(new RegExp(`^${field}:\\s+(\\d+)`, "m").exec(text)?.[1] ?? 0);
    return { rss: kib("VmRSS"), anon: kib("RssAnon") };
  };
  const seconds = Math.round((performance.now() - began) / 1_000);
  console.log(JSON.stringify({ seconds, calls: done, ...Object.fromEntries(names.map((name) => [name, of(name)])) }));
}

async function furnish(one: TestBox): Promise<void> {
  await one.import(
    officeDocument({
      numbers: [...callers, ...desks],
      change: (document) => ({
        ...document,
        format: 2,
        agents: numbersFrom(301, AGENTS).map((number) => ({ number, name: `Agent ${number}` })),
        groups: [
          {
            ...{ number: "800", name: "File", members: numbersFrom(301, AGENTS) },
            queue: { isOn: true, mostCallers: 200, announceSeconds: 0 },
          },
        ],
        menuNumbers: [{ number: "601", name: "Accueil" }],
        menus: [{ name: "Accueil", number: "601", events: [{ key: "1", action: { kind: "transfer", number: "800" } }] }],
        mailboxes: Array.from({ length: MAILBOXES }, (_, n) => ({
          ...{ id: `m${n}`, name: `Boîte ${n}`, owner: callers[n % callers.length], number: String(700 + n) },
          mostMessages: 1_000,
        })),
        voicemail: { mostMegabytes: 10_000 },
      }),
    }),
  );
}
