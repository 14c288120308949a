import { readFileSync } from "node:fs";
import { connect, type TLSSocket } from "node:tls";
import { certificateOf, signedIn } from "../../rig/api-client.ts";
import { startBox } from "../../rig/box.ts";
import { numbersFrom, officeDocument, passwordOf } from "../../rig/office.ts";
import { openRawPhone, type RawPhone } from "../../rig/raw-phone.ts";
import { until } from "../../rig/waiting.ts";

/**
 * What it costs `web` that many browsers have a page open (300, each with its WebSocket over TLS) while the office changes
 * ten times a second, for 30 seconds; other figures are arguments. A change is a telephone that comes or goes, as a page
 * shows it. CPU is the process's own accounting, children left out; a base line without browsers is taken off.
 */

const [BROWSERS = 300, CHANGES = 10, SECONDS = 30] = process.argv.slice(2).map(Number);
const PHONES = 40;
/** Of /proc/<pid>/stat (proc(5)): the usual 100 a second. */
const TICKS = 100;

const document = officeDocument({ numbers: numbersFrom(201, PHONES) });
await using box = await startBox({ document });
const phones: RawPhone[] = [];
for (const number of numbersFrom(201, PHONES))
  phones.push(await openRawPhone({ number, password: passwordOf(number), exchange: box.place() }));
const client = await signedIn(box);

let isOver = false;
let changes = 0;
const changing = change();
const alone = await measured(8);
const browsers: Browser[] = [];
for (let n = 0; n < BROWSERS; n++) browsers.push(await openBrowser());
await until("a picture for every browser", () => browsers.every(({ frames }) => frames > 0), { limitMs: 30_000 });
const seen = browsers.map(({ frames, bytes }) => ({ frames, bytes }));
const made = changes;
const watched = await measured(SECONDS);
const told = browsers.map(({ frames }, index) => frames - (seen[index]?.frames ?? 0));
const bytes = browsers.reduce((sum, { bytes: all }, index) => sum + all - (seen[index]?.bytes ?? 0), 0);
isOver = true;
await changing;

const perSecond = (count: number) => (count / watched.seconds).toFixed(1);
console.log(`${BROWSERS} browsers, ${perSecond(changes - made)} changes a second, ${watched.seconds.toFixed(1)} s`);
console.log(`frames a second to each browser: ${perSecond(Math.min(...told))} to ${perSecond(Math.max(...told))}`);
console.log(`sent: ${(bytes / watched.seconds / 1024).toFixed(0)} KiB/s over TLS`);
console.log(`web without browsers: ${(100 * alone.cpu).toFixed(2)} % of a core`);
console.log(`web with them: ${(100 * watched.cpu).toFixed(2)} % (user ${(100 * watched.user).toFixed(2)}, system ${(100 * watched.system).toFixed(2)})`);
console.log(`PSS of web: ${pssKib(box.pid("web"))} KiB`);
for (const { socket } of browsers) socket.destroy();
for (const phone of phones) await phone[Symbol.asyncDispose]();
client[Symbol.dispose]();

/** Lets telephones come and go, so many changes a second, whatever their answers take. */
async function change(): Promise<void> {
  const begun = performance.now();
  const there = new Set<number>();
  while (!isOver) {
    const index = changes % PHONES;
    const phone = phones[index];
    if (phone === undefined) return;
    const order = there.delete(index) ? phone.unregister() : (there.add(index), phone.register());
    await order;
    changes += 1;
    const due = begun + (changes * 1000) / CHANGES;
    await until("the next change", () => performance.now() >= due, { everyMs: 5, limitMs: 10_000 });
  }
}

interface Browser {
  readonly socket: TLSSocket;
  frames: number;
  bytes: number;
}

/** A browser counts what comes and no more: its own work is none of the box. */
async function openBrowser(): Promise<Browser> {
  const socket = connect({ host: "127.0.0.1", port: box.httpsPort, ca: certificateOf(box) });
  const browser: Browser = { socket, frames: 0, bytes: 0 };
  const fields = [
    "GET /api/v1/live HTTP/1.1",
    `Host: 127.0.0.1:${box.httpsPort}`,
    `Origin: ${client.origin}`,
    `Cookie: ${client.cookie}`,
    "Upgrade: websocket",
    "Connection: Upgrade",
    "Sec-WebSocket-Version: 13",
    "Sec-WebSocket-Key: AAAAAAAAAAAAAAAAAAAAAA==",
  ];
  socket.on("secureConnect", () => socket.write(`${fields.join("\r\n")}\r\n\r\n`));
  let isOpen = false;
  // A frame is a record of TLS, which comes as one piece; two in one piece are counted by their beginnings.
  socket.on("data", (piece: Buffer) => {
    browser.bytes += piece.length;
    if (isOpen) browser.frames += piece.toString("latin1").split('{"kind":').length - 1;
    else isOpen = piece.includes("101");
  });
  await until("a WebSocket", () => isOpen, { limitMs: 10_000, everyMs: 5 });
  return browser;
}

async function measured(seconds: number) {
  const pid = box.pid("web");
  const [before, since] = [cpuOf(pid), performance.now()];
  await until("the time of the measurement", () => performance.now() - since > seconds * 1000, {
    limitMs: 2_000 * seconds,
    everyMs: 100,
  });
  const [after, took] = [cpuOf(pid), (performance.now() - since) / 1000];
  const user = (after.user - before.user) / TICKS / took;
  const system = (after.system - before.system) / TICKS / took;
  return { seconds: took, user, system, cpu: user + system };
}

function cpuOf(pid: number): { readonly user: number; readonly system: number } {
  const fields = readFileSync(`/proc/${pid}/stat`, "utf8").replace(/^.*\) /, "").split(" ");
  return { user: Number(fields[11]), system: Number(fields[12]) };
}

function pssKib(pid: number): string {
  return /^Pss:\s+(\d+)/m.exec(readFileSync(`/proc/${pid}/smaps_rollup`, "utf8"))?.[1] ?? "?";
}
