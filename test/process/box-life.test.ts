import { chmodSync, existsSync, mkdirSync, readFileSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { isAlive, processesNaming, TinyBox } from "./box-tiny.ts";

const patient = { timeout: 20_000, interval: 20 };
const isReady = (box: TinyBox) => (): boolean => box.of("store")?.state === "ready" && box.of("pbx")?.state === "ready";

async function running(...args: Parameters<TinyBox["start"]>): Promise<TinyBox> {
  const box = new TinyBox();
  box.start(...args);
  await expect.poll(isReady(box), patient).toBe(true);
  return box;
}

/** A heart that has stopped while the body lives. */
const stuck = "setTimeout(() => { for (;;); }, 300); return { facts: () => ({}), stop: async () => {} };";

test("store starts before pbx; the ready file says who runs where, and only its user may read it", async () => {
  await using box = await running();

  expect(box.notes).toEqual(["store started", "pbx started"]);
  expect(box.ready).toMatchObject({ pid: box.pid, version: expect.any(String), settings: { home: box.home } });
  expect(box.of("pbx")).toMatchObject({ facts: { home: box.home }, restarts: 0, trouble: null });
  expect(statSync(join(box.home, "run/ready.json")).mode & 0o777).toBe(0o600);
  for (const room of ["", "store", "snapshots", "spool", "pbx", "certificates", "run"]) {
    expect(statSync(join(box.home, room)).mode & 0o777).toBe(0o700);
  }
  expect(box.output.match(/WELCOME/g)).toHaveLength(1);
});

test("SIGTERM stops pbx, then store, and leaves nothing behind", async () => {
  await using box = await running();

  box.signal("SIGTERM");

  expect(await box.ended()).toBe(0);
  expect(box.notes.slice(2)).toEqual(["pbx stopped", "store stopped"]);
  expect(box.left()).toEqual([]);
  expect(existsSync(join(box.home, "run/ready.json"))).toBe(false);
  expect(existsSync(join(box.home, "run/box.sock"))).toBe(false);
});

test.each(["store", "pbx"])("kill -9 of %s: it comes back, the other one does not notice", async (name) => {
  await using box = await running();
  const other = name === "store" ? "pbx" : "store";
  const [before, others] = [box.pidOf(name), box.pidOf(other)];

  process.kill(before, "SIGKILL");
  await expect.poll(() => isReady(box)() && box.pidOf(name) !== before, patient).toBe(true);

  expect(box.of(name)).toMatchObject({ restarts: 1, trouble: null });
  expect(box.of(other)).toMatchObject({ pid: others, restarts: 0 });
});

test("a process whose loop is stuck is killed and comes back", async () => {
  await using box = new TinyBox();
  box.start({ pbx: stuck });
  await expect.poll(() => box.of("pbx")?.state, patient).toBe("ready");
  const before = box.pidOf("pbx");

  await expect.poll(() => box.of("pbx")?.restarts === 1 && box.of("pbx")?.state, patient).toBe("ready");

  expect(isAlive(before)).toBe(false);
  expect(box.output).toContain("a process is stuck");
});

test("pbx starts although store never does, and store is tried on", async () => {
  await using box = new TinyBox();
  box.start({ store: "throw kit.configurationError('DATABASE_GONE', {}, 'The database is beyond repair.');" });

  await expect.poll(() => box.of("pbx")?.state, patient).toBe("ready");
  await expect
    .poll(async () => (await box.ask((peer) => peer.call("status", {}))).processes[0]?.restarts, patient)
    .toBeGreaterThan(2);
  expect((await box.ask((peer) => peer.call("status", {}))).processes[0]).toMatchObject({
    trouble: "The database is beyond repair.",
  });
});

test("what pbx cannot do without an administrator ends the first start with its sentence and a code", async () => {
  await using box = new TinyBox();
  box.start({
    pbx: "throw kit.configurationError('SIP_PORT_IN_USE', { port: 5060 }, 'Port 5060 is taken: choose another.');",
  });

  expect(await box.ended()).toBe(78);
  expect(box.output).toContain("sipleo: Port 5060 is taken: choose another.\n");
  expect(box.output).not.toContain("WELCOME");
  expect(existsSync(join(box.home, "run/ready.json"))).toBe(false);
});

test("who does not stop is killed after ten seconds; at a second signal at once", async () => {
  const deaf = "return { facts: () => ({}), stop: () => new Promise(() => {}) };";
  await using box = await running({ pbx: deaf, store: deaf });
  const pids = [box.pidOf("store"), box.pidOf("pbx")];

  box.signal("SIGTERM");
  await expect.poll(() => box.output, patient).toContain('"event":"stopping","reason":"ordered"');
  await new Promise((resolve) => setTimeout(resolve, 1100));
  const begun = Date.now();
  box.signal("SIGTERM");

  await box.ended();
  expect(Date.now() - begun).toBeLessThan(4000);
  expect(pids.filter(isAlive)).toEqual([]);
});

test("when the box itself is killed its services end by themselves, and a new box waits for them", async () => {
  await using box = await running({
    store: "return { facts: () => ({}), stop: () => new Promise((r) => setTimeout(r, 1500)) };",
  });
  const pids = [box.pidOf("store"), box.pidOf("pbx")];

  box.signal("SIGKILL");
  await box.ended();
  box.start();
  await expect.poll(() => isReady(box)() && box.ready?.pid === box.pid, patient).toBe(true);

  expect(pids.filter(isAlive)).toEqual([]);
});

test("when the box is killed while its services are just being born, none is left behind", async () => {
  await using box = new TinyBox();
  box.start();
  await expect.poll(() => box.output, { ...patient, interval: 1 }).toContain('"event":"a process starts"');

  box.signal("SIGKILL");
  await box.ended();

  await expect.poll(() => processesNaming(box.folder), patient).toEqual([]);
});

test("a second box on the same home is refused with a sentence; the first goes on", async () => {
  await using box = await running();
  await using second = new TinyBox();
  Object.defineProperty(second, "home", { value: box.home });
  second.start();

  expect(await second.ended()).toBe(78);
  expect(second.output).toContain(`Another box (process ${box.pid}) already runs on ${box.home}.`);
  expect(isReady(box)()).toBe(true);
});

test("a home that cannot be made is refused with a sentence", async () => {
  await using box = new TinyBox();
  writeFileSync(join(box.folder, "file"), "");
  Object.defineProperty(box, "home", { value: join(box.folder, "file/home") });
  box.start();

  expect(await box.ended()).toBe(78);
  expect(box.output).toContain(`cannot keep its data in ${box.home}: a part of that path is a file.`);
});

test("a home where no folder can be made is refused, not tried for ever", async () => {
  await using box = new TinyBox();
  Object.defineProperty(box, "home", { value: "/proc/sipleo" });
  box.start();

  expect(await box.ended()).toBe(78);
  expect(box.output).toContain("cannot keep its data in /proc/sipleo: no folder can be made there.");
});

test("rights that are too wide are taken back", async () => {
  await using box = new TinyBox();
  mkdirSync(join(box.home, "store"), { recursive: true });
  chmodSync(join(box.home, "store"), 0o755);
  box.start();
  await expect.poll(isReady(box), patient).toBe(true);

  expect(statSync(join(box.home, "store")).mode & 0o777).toBe(0o700);
});

test("an administrator restarts one process", async () => {
  await using box = await running();
  const before = box.pidOf("pbx");

  await box.ask((peer) => peer.call("restart", { name: "pbx", author: "admin" }));
  await expect.poll(() => isReady(box)() && box.pidOf("pbx") !== before, patient).toBe(true);

  expect(box.notes).toEqual(["store started", "pbx started", "pbx stopped", "pbx started"]);
  const refused = await box
    .ask((peer) => peer.call("restart", { name: "web", author: "admin" }))
    .catch((error: unknown) => error);
  expect(refused).toMatchObject({ code: "NO_SUCH_PROCESS" });
});

test("stop on the socket ends everything in order", async () => {
  await using box = await running();

  await box.ask((peer) => peer.call("stop", {}));

  expect(await box.ended()).toBe(0);
  expect(box.notes.slice(2)).toEqual(["pbx stopped", "store stopped"]);
});

test("a bug in a service is one line in the log, the reason in status, and a new start", async () => {
  await using box = new TinyBox();
  box.start({
    pbx: "if (context.home && !(await import('node:fs')).existsSync(context.home + '/run/once')) { (await import('node:fs')).writeFileSync(context.home + '/run/once', ''); setTimeout(() => { throw new Error('a bug of ours'); }, 200); } return { facts: () => ({}), stop: async () => {} };",
  });

  await expect.poll(() => box.of("pbx")?.restarts, patient).toBe(1);
  await expect.poll(isReady(box), patient).toBe(true);
  expect(box.output).toMatch(/"event":"a bug ended this process".*a bug of ours/);
});

test("systemd is told when the box is ready, that it lives, and that it stops", async () => {
  await using box = new TinyBox();
  const heard = join(box.folder, "heard");
  const socket = join(box.folder, "notify");
  const { spawn } = await import("node:child_process");
  const listener = spawn("python3", [
    "-c",
    "import socket,sys\ns=socket.socket(socket.AF_UNIX,socket.SOCK_DGRAM)\ns.bind(sys.argv[1])\nwhile True:\n  t=s.recv(4096).decode()\n  open(sys.argv[2],'a').write(t+'\\n')\n",
    socket,
    heard,
  ]);
  await expect.poll(() => existsSync(socket), patient).toBe(true);
  const words = (): string => (existsSync(heard) ? readFileSync(heard, "utf8") : "");

  box.start({}, { NOTIFY_SOCKET: socket, WATCHDOG_USEC: "1000000" });
  await expect.poll(words, patient).toMatch(/READY=1[\s\S]*WATCHDOG=1/);
  box.signal("SIGTERM");
  await box.ended();
  await expect.poll(words, patient).toContain("STOPPING=1");
  listener.kill();
});
