import { execFile } from "node:child_process";
import { createSocket, type Socket } from "node:dgram";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { promisify } from "node:util";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { boxContract } from "../../daemon/contracts/box.ts";
import { phonesContract } from "../../daemon/contracts/phones.ts";
import { silentLog } from "../../daemon/kit/log.ts";
import { connect } from "../../daemon/kit/rpc.ts";
import { askByTftp, putByTftp } from "../rig/ask-by-tftp.ts";
import { startBox, type TestBox } from "../rig/box.ts";
import { fetchFile } from "../rig/fetch-file.ts";
import { type Desk, openDesk, whyNoNetworks } from "../rig/netns.ts";
import { numbersFrom, officeDocument, passwordOf } from "../rig/office.ts";
import { freePort } from "../rig/ports.ts";
import { until } from "../rig/waiting.ts";

const execute = promisify(execFile);
const MAC = "00085D112233";
const OWN = `${MAC}.cfg`;
const COMMON = "aastra.cfg";

const office = officeDocument({
  numbers: numbersFrom(201, 2),
  change: (document) => ({
    ...document,
    extensions: numbersFrom(201, 2).map((number) => ({
      ...{ number, name: `Poste ${number}`, sipPassword: passwordOf(number) },
      ...(number === "201" ? { macAddress: MAC } : {}),
    })),
  }),
});

const asPhones = async (box: TestBox) =>
  await connect(join(box.home, "run/phones.sock"), phonesContract, { log: silentLog });

/** Packets in and out of this machine's loopback, whatever is in them. */
async function rawClient(box: TestBox): Promise<AsyncDisposable & { ask(bytes: Buffer): Promise<Buffer | null> }> {
  const socket: Socket = createSocket("udp4");
  await new Promise<void>((resolve) => socket.bind(0, "127.0.0.1", resolve));
  return {
    ask: (bytes) =>
      new Promise((resolve) => {
        const limit = setTimeout(() => resolve(null), 400);
        socket.once("message", (answer) => {
          clearTimeout(limit);
          resolve(answer);
        });
        socket.send(bytes, box.tftpPort, "127.0.0.1");
      }),
    [Symbol.asyncDispose]: () => new Promise<void>((resolve) => socket.close(resolve)),
  };
}
const request = (name: string, opcode = 1): Buffer => Buffer.from(`\0${String.fromCharCode(opcode)}${name}\0octet\0`);

const hindrance = await whyNoNetworks();
const skipped = hindrance === undefined ? "" : ` (skipped: ${hindrance})`;

describe.skipIf(hindrance !== undefined)(`POS-17: a telephone that knows nothing but TFTP${skipped}`, () => {
  let desk: Desk;
  let thief: Desk;
  let box: TestBox;
  beforeAll(async () => {
    desk = await openDesk("00:08:5d:11:22:33");
    thief = await openDesk("00:08:5d:99:88:77");
    box = await startBox({ bind: [desk.box, thief.box, "127.0.0.1"], document: office });
  }, 90_000);
  afterAll(async () => {
    await box[Symbol.asyncDispose]();
    await desk[Symbol.asyncDispose]();
    await thief[Symbol.asyncDispose]();
  }, 60_000);
  const at = (name: string, of = desk) => ({
    ...{ host: of.box, port: box.tftpPort, name, namespace: of.namespace },
  });

  test("gets what is for all and what is its own, whoever wrote its program; the story says how it came", async () => {
    for (const client of ["curl", "busybox", "tftp-hpa"] as const) {
      expect(await askByTftp(client, at(COMMON))).toContain("download protocol: HTTP\n");
      const own = await askByTftp(client, at(OWN));
      expect(own).toContain(passwordOf("201"));
      // From then on by HTTP, with a token of its own, at the address that it asked.
      expect(own).toContain(`http server: ${desk.box}\n`);
    }
    const peer = await asPhones(box);
    const { telephone, events } = await peer.call("story", { macAddress: MAC });
    peer.close();
    expect([telephone.state, telephone.from]).toEqual(["current", desk.phone]);
    expect(events.map(({ kind, by, what }) => [kind, by, what])).toContainEqual(["given", "tftp", OWN]);
  });

  test("gets nothing in a place that is not its own; whatever is not there is refused alike", async () => {
    expect(await askByTftp("curl", at(OWN, thief))).toBeNull();
    expect(await askByTftp("curl", at(COMMON, thief))).not.toBeNull();
    const names = [OWN, "00085D000000.cfg", "../../etc/passwd", "/etc/passwd", "..\\..\\etc\\passwd", "phones/key", ""];
    await using client = await rawClient(box);
    const answers = [];
    for (const name of names) answers.push((await client.ask(request(name)))?.toString("latin1"));
    expect(answers).toEqual(names.map(() => "\0\x05\0\x01File not found\0"));
  });

  test("brings nothing into the box", async () => {
    expect(await putByTftp(at("startup.cfg"))).toMatch(/Error code 2/);
    await using client = await rawClient(box);
    expect((await client.ask(request(OWN, 2)))?.subarray(0, 4)).toEqual(Buffer.from([0, 5, 0, 2]));
  });

  test.each([8, 512, 1432, 65464])("gets its file whole in blocks of %i bytes", async (blockSize) => {
    const whole = await askByTftp("busybox", at(OWN));
    expect(whole).toContain(passwordOf("201"));
    expect(await askByTftp("curl", { ...at(OWN), blockSize })).toBe(whole);
  });

  test("gets its file whole when every third packet is lost, both ways", async () => {
    const nft = (...words: string[]) => execute("ip", ["netns", "exec", desk.namespace, "nft", ...words]);
    await nft("add", "table", "ip", "loss");
    // What is dropped on its way out is an error to who sends it; what goes to a port that nobody listens on is lost.
    const fates = { input: "drop", output: "udp dport set 9" };
    for (const [hook, fate] of Object.entries(fates)) {
      await nft(`add chain ip loss ${hook} { type filter hook ${hook} priority 0 ; }`);
      await nft(`add rule ip loss ${hook} ip protocol udp numgen inc mod 3 2 counter ${fate}`);
    }
    try {
      const file = await askByTftp("curl", { ...at(OWN), blockSize: 1432 });
      expect(file).toContain(passwordOf("201"));
      expect((await nft("list", "table", "ip", "loss")).stdout).toMatch(/counter packets [1-9]/);
    } finally {
      await nft("delete", "table", "ip", "loss");
    }
    expect(await askByTftp("curl", at(OWN))).toBe(await askByTftp("busybox", at(OWN)));
  });

  test("is served with 249 others that start at the same moment", async () => {
    const prefix = thief.box.replace(/\.1$/, "");
    const hosts = Array.from({ length: 250 }, (_, index) => `${prefix}.${index + 2}`);
    const add = hosts.map((host) => `addr add ${host}/24 dev eth0`).join("\n");
    await execute("sh", ["-c", `printf '%s\\n' "$1" | ip -n ${thief.namespace} -force -batch - || true`, "sh", add]);
    const url = `tftp://${thief.box}:${box.tftpPort}/${COMMON}`;
    const one = `curl -s --max-time 50 --interface "$host" ${url} | wc -c &`;
    const script = `for host in ${hosts.join(" ")}; do ${one} done; wait`;
    const { stdout } = await execute("ip", ["netns", "exec", thief.namespace, "sh", "-c", script], { timeout: 80_000 });
    const sizes = new Set(stdout.trim().split(/\s+/));
    expect([stdout.trim().split(/\s+/).length, sizes.size, sizes.has("0")]).toEqual([250, 1, false]);
  });

  test("is served while somebody asks for ten thousand names, who gets none of them", async () => {
    const socket = createSocket("udp4");
    const answers: Buffer[] = [];
    socket.on("message", (answer) => answers.push(answer));
    for (let n = 0; n < 10_000; n++) {
      const name = `${(0x00085d000000 + n).toString(16).padStart(12, "0").toUpperCase()}.cfg`;
      await new Promise((resolve) => socket.send(request(name), box.tftpPort, "127.0.0.1", resolve));
    }
    expect(await askByTftp("curl", at(OWN))).toContain(passwordOf("201"));
    await new Promise<void>((resolve) => socket.close(resolve));
    expect(answers.every((answer) => answer[1] === 5)).toBe(true);
    expect(answers.length).toBeLessThan(50);
  });

  test("is taken for one that knows better once it has come by HTTP, until it is let in again", async () => {
    const url = `http://${desk.box}:${box.phonesPort}/${OWN}`;
    const fetched = await fetchFile({ url, from: desk.phone, namespace: desk.namespace });
    expect(fetched.status).toBe(200);
    expect(await askByTftp("curl", at(OWN))).toBeNull();
    expect(await askByTftp("curl", at(COMMON))).not.toBeNull();
    const peer = await asPhones(box);
    const { events } = await peer.call("story", { macAddress: MAC });
    expect(events[1]).toMatchObject({ kind: "not-by-tftp", by: "tftp" });
    await peer.call("let-in", { macAddress: MAC, author: "admin" });
    peer.close();
    expect(await askByTftp("curl", at(OWN))).toContain(passwordOf("201"));
  });

  test("is found again by a box whose kernel has forgotten it, while it still knows the box", async () => {
    const { stdout } = await execute("ip", ["-n", desk.namespace, "neigh", "show", desk.box]);
    const mac = /lladdr (\S+)/.exec(stdout)?.[1] ?? "";
    const kept = ["lladdr", mac, "dev", "eth0", "nud", "permanent"];
    await execute("ip", ["-n", desk.namespace, "neigh", "replace", desk.box, ...kept]);
    await execute("ip", ["neigh", "flush", "to", desk.phone]);
    expect(readFileSync("/proc/net/arp", "utf8")).not.toContain(`${desk.phone} `);
    expect(await askByTftp("curl", at(OWN))).toContain(passwordOf("201"));
  });
});

describe("where the port of TFTP belongs to somebody else", () => {
  test("the rest of the box goes on, says so, and takes the port once it is free", async () => {
    const port = await freePort();
    const other = createSocket("udp4");
    await new Promise<void>((resolve) => other.bind(port, "127.0.0.1", resolve));
    await using box = await startBox({ document: office, environment: { SIPLEO_TFTP_PORT: String(port) } });
    const tftp = async () => {
      const peer = await connect(join(box.home, "run/box.sock"), boxContract, { log: silentLog });
      const { processes } = await peer.call("status", {});
      peer.close();
      return processes.find(({ name }) => name === "phones")?.facts.tftp;
    };
    expect(await tftp()).toEqual({ port, addresses: [], trouble: "EADDRINUSE" });
    const { output } = await box.sipleo("telephone", "list");
    expect(output).toContain(`cannot come by TFTP at every address of the box (port ${port}): EADDRINUSE`);
    const url = `http://127.0.0.1:${box.phonesPort}/y000000000066.cfg`;
    expect((await fetchFile({ url, from: "127.0.0.1" })).status).toBe(200);
    const keys = async () => (await box.pbxStatus()).alerts.map(({ key }) => key);
    await until("the alert", async () => (await keys()).includes("telephones-tftp"), { limitMs: 75_000, everyMs: 500 });
    expect((await box.sipleo("alerts")).output).toMatch(/cannot come by TFTP .*\(port \d+\)[\s\S]*Stop that program/);

    await new Promise<void>((resolve) => other.close(resolve));
    const asked = { host: "127.0.0.1", port, name: "y000000000066.cfg" };
    await until("the port", async () => (await askByTftp("busybox", asked)) !== null, { limitMs: 30_000 });
    await until("the state", async () => JSON.stringify(await tftp()).includes('"trouble":null'), { limitMs: 15_000 });
    await until("the alert to be over", async () => !(await keys()).includes("telephones-tftp"));
  }, 150_000);
});
