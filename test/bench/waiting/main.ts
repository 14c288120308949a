import { readFileSync } from "node:fs";
import { join } from "node:path";
import { startBox, type TestBox } from "../../rig/box.ts";
import { numbersFrom, officeDocument, passwordOf } from "../../rig/office.ts";
import { type Answered, openRawPhone, type RawPhone } from "../../rig/raw-phone.ts";
import { tone } from "../../rig/tone.ts";
import { until } from "../../rig/waiting.ts";
import { writeWav } from "../../rig/wav.ts";
import { openStream, type Stream } from "./stream.ts";

/**
 * 100 callers wait in a queue, with music and announcements, and 200 listen to a menu, all at once: what each of them
 * hears, packet by packet, for twenty seconds (other figures are arguments), and what the exchange takes for it. Sequence numbers and timestamps tell
 * gaps whatever the load of the machine; arrivals are told for themselves.
 */

const [QUEUED = 100, IN_MENU = 200, SECONDS = 20] = process.argv.slice(2).map(Number);
const PHONES = 30;
const ADDRESS = "127.0.0.1";
const RATE = 8_000;

interface Caller {
  readonly phone: RawPhone;
  readonly answered: Answered;
  readonly stream: Stream;
}

// Two ports for each caller: the usual box of tests has too few.
await using box = await startBox({ document: null, environment: { SIPLEO_RTP_PORTS: "40000-41999" } });
await furnish(box);
const phones: RawPhone[] = [];
for (const number of numbersFrom(201, PHONES)) {
  phones.push(await openRawPhone({ number, password: passwordOf(number), exchange: box.place() }));
}
const [member] = phones;
if (member === undefined) throw new Error("no telephone");
// Somebody is there, so that the queue is open, and has a pause, so that nobody is served.
await member.register();
for (const words of [
  ["agent", "login", "301", "201"],
  ["agent", "pause", "301"],
]) {
  const { code, output } = await box.sipleo(...words);
  if (code !== 0) throw new Error(output);
}

const wanted = [...Array<string>(QUEUED).fill("800"), ...Array<string>(IN_MENU).fill("601")];
const callers: Caller[] = [];
const pending = wanted.map((number, index) => ({ number, phone: phones[1 + (index % (PHONES - 1))] ?? member }));
await Promise.all(
  phones.slice(1).map(async (phone) => {
    for (const { number, phone: by } of pending) if (by === phone) callers.push(await called(phone, number));
  }),
);
console.log(`${callers.length} callers are up`);
await until("every caller to hear something", () => callers.every(({ stream }) => stream.heard().packets > 10));
for (const { stream } of callers) stream.begin();
const before = cpuSeconds(box.pid("pbx"));
const since = performance.now();
await until("the time of the measurement", () => performance.now() - since > SECONDS * 1000, { limitMs: 60_000, everyMs: 200 });
const seconds = (performance.now() - since) / 1000;
const spent = cpuSeconds(box.pid("pbx")) - before;
const heard = callers.map(({ stream }) => stream.heard());

const sum = (values: readonly number[]): number => values.reduce((all, one) => all + one, 0);
const waits = heard.map(({ longestWaitMs }) => longestWaitMs).sort((one, other) => one - other);
const status = await box.pbxStatus();
console.log(
  JSON.stringify(
    {
      callers: { inQueue: QUEUED, inMenu: IN_MENU, up: status.calls.length },
      seconds: Math.round(seconds * 10) / 10,
      packets: sum(heard.map(({ packets }) => packets)),
      expected: Math.round(callers.length * seconds * 50),
      lost: sum(heard.map(({ lost }) => lost)),
      strays: sum(heard.map(({ strays }) => strays)),
      callersWhoLost: heard.filter(({ lost }) => lost > 0).length,
      // What is missing between two packets: one follows the other after 20 ms of sound.
      gaps: {
        callers: heard.filter(({ longestStepMs }) => longestStepMs > 20).length,
        longestMs: Math.max(...heard.map(({ longestStepMs }) => longestStepMs - 20)),
      },
      arrivals: { medianOfLongestMs: Math.round(waits[waits.length >> 1] ?? 0), longestMs: Math.round(waits.at(-1) ?? 0) },
      pbxCpuPercent: Math.round((100 * spent) / seconds),
    },
    undefined,
    2,
  ),
);

for (const { phone, answered, stream } of callers) {
  await phone.inDialog(answered.dialog, "BYE");
  stream[Symbol.dispose]();
}
for (const phone of phones) await phone[Symbol.asyncDispose]();

async function called(phone: RawPhone, number: string): Promise<Caller> {
  const stream = await openStream(ADDRESS);
  const body = [
    "v=0",
    `o=bench 1 1 IN IP4 ${ADDRESS}`,
    "s=-",
    `c=IN IP4 ${ADDRESS}`,
    "t=0 0",
    `m=audio ${stream.port} RTP/AVP 8 101`,
    "a=rtpmap:8 PCMA/8000",
    "a=rtpmap:101 telephone-event/8000",
    "a=ptime:20",
    "",
  ].join("\r\n");
  const uri = `sip:${number}@${ADDRESS}:${box.sipPort}`;
  const answered = await phone.ask("INVITE", { uri, body, contentType: "application/sdp", limitMs: 20_000 });
  if (answered.response.status !== 200) throw new Error(`${number}: ${answered.response.start}`);
  phone.ack(answered);
  return { phone, answered, stream };
}

/** A queue that a member with a pause keeps open, and a menu whose announcement does not end before we do. */
async function furnish(one: TestBox): Promise<void> {
  const wav = join(one.home, "..", "waiting.wav");
  writeWav(wav, { rate: RATE, samples: tone({ hertz: 440, seconds: 60, rate: RATE }) });
  const sound = (await one.sipleo("sound", "add", wav)).output.trim();
  const audio = { source: { kind: "file", sound, name: "waiting.wav" }, volume: 10, secondsBefore: 0, secondsAfter: 0 };
  await one.import(
    officeDocument({
      numbers: numbersFrom(201, PHONES),
      change: (document) => ({
        ...document,
        format: 2,
        agents: [{ number: "301", name: "Agent" }],
        groups: [
          {
            ...{ number: "800", name: "File", members: ["301"] },
            queue: { isOn: true, mostCallers: 200, announceSeconds: 10 },
          },
        ],
        menuNumbers: [{ number: "601", name: "Accueil" }],
        menus: [{ name: "Accueil", number: "601", audio, loops: true, mostPlays: 20, expirySeconds: 600 }],
        music: { musics: [{ name: "Essai", audio }], active: "Essai" },
      }),
    }),
  );
}

/** Time of the processor that a process has taken, from /proc. */
function cpuSeconds(pid: number): number {
  const fields = readFileSync(`/proc/${pid}/stat`, "utf8").split(") ")[1]?.split(" ") ?? [];
  return (Number(fields[11]) + Number(fields[12])) / 100;
}
