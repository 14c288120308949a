import { chmod, mkdir, mkdtemp, rm, stat, writeFile } from "node:fs/promises";
import { createConnection, createServer, type Socket } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import Type from "typebox";
import { afterEach, beforeEach, expect, test } from "vitest";
import { BoxError } from "../../daemon/kit/box-error.ts";
import { DrivenClock, systemClock } from "../../daemon/kit/clock.ts";
import { keepConnected } from "../../daemon/kit/link.ts";
import { connect, defineContract, type Peer, type Server, serve } from "../../daemon/kit/rpc.ts";
import { servePatiently } from "../../daemon/kit/serve-patiently.ts";
import { until } from "../rig/waiting.ts";

const contract = defineContract({
  methods: {
    add: {
      request: Type.Object({ a: Type.Integer(), b: Type.Integer() }),
      answer: Type.Object({ sum: Type.Integer() }),
    },
    ask: { request: Type.Object({}), answer: Type.Object({ word: Type.String() }) },
    find: { request: Type.Object({}), answer: Type.Union([Type.String(), Type.Null()]) },
    wait: { request: Type.Object({}), answer: Type.Object({}) },
  },
  messages: { news: Type.Object({ text: Type.String() }) },
});
type Test = typeof contract;

let folder: string;
let path: string;
const open: { close(): unknown }[] = [];

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "box-rpc-"));
  path = join(folder, "a.sock");
});

afterEach(async () => {
  for (const one of open.splice(0).reverse()) await one.close();
  await rm(folder, { recursive: true });
});

async function served(onPeer: (peer: Peer<Test>) => void, bufferLimit?: number): Promise<Server> {
  const server = await serve(path, contract, onPeer, bufferLimit === undefined ? {} : { bufferLimit });
  open.push(server);
  return server;
}

async function connected(): Promise<Peer<Test>> {
  const peer = await connect(path, contract);
  open.push(peer);
  return peer;
}

const failure = (promise: Promise<unknown>): Promise<unknown> => promise.catch((error: unknown) => error);

test("either side asks the other", async () => {
  let asked: Promise<unknown> = Promise.resolve();
  await served((peer) => {
    peer.handle({
      add: ({ a, b }) => {
        asked = peer.call("ask", {});
        return { sum: a + b };
      },
    });
  });
  const peer = await connected();
  peer.handle({ ask: async () => ({ word: "yes" }) });

  expect(await peer.call("add", { a: 1, b: 2 })).toEqual({ sum: 3 });
  expect(await asked).toEqual({ word: "yes" });
});

test("a thousand questions at once get each their own answer", async () => {
  await served((peer) => peer.handle({ add: async ({ a, b }) => ({ sum: a + b }) }));
  const peer = await connected();

  const answers = await Promise.all(Array.from({ length: 1000 }, (_, n) => peer.call("add", { a: n, b: 1 })));

  expect(answers.map((answer) => answer.sum)).toEqual(Array.from({ length: 1000 }, (_, n) => n + 1));
});

test("only this user may open the socket", async () => {
  await served(() => {});

  expect((await stat(path)).mode & 0o777).toBe(0o600);
});

test("a refusal travels with code, facts and sentence; a bug only with its name", async () => {
  await served((peer) =>
    peer.handle({
      ask: () => {
        throw new BoxError("LINE_BUSY", { line: 3 }, { sentence: "Line 3 is busy." });
      },
      wait: () => {
        throw new Error("internal detail");
      },
    }),
  );
  const peer = await connected();

  expect(await failure(peer.call("ask", {}))).toMatchObject({
    code: "LINE_BUSY",
    facts: { line: 3 },
    message: "Line 3 is busy.",
  });
  expect(await failure(peer.call("wait", {}))).toMatchObject({ code: "RPC_FAILED" });
  expect(String(await failure(peer.call("wait", {})))).not.toContain("internal detail");
  expect(await failure(peer.call("add", { a: 1, b: 1 }))).toMatchObject({ code: "RPC_UNKNOWN_METHOD" });
});

test("what does not fit its schema is refused at the door", async () => {
  await served((peer) => peer.handle({ add: ({ a, b }) => ({ sum: a / b }) }));
  const peer = await connected();

  expect(await failure(peer.call("add", { a: 1, b: 0.5 }))).toMatchObject({ code: "RPC_BAD_REQUEST" });
  expect(await failure(peer.call("add", { a: 1, b: 2 }))).toMatchObject({ code: "RPC_BAD_ANSWER" });
});

test("nothing found is an answer too", async () => {
  await served((peer) => peer.handle({ find: () => null }));

  expect(await (await connected()).call("find", {})).toBeNull();
});

test("messages arrive in order and are answered by nobody", async () => {
  const heard: string[] = [];
  await served((peer) => {
    peer.onMessage("news", ({ text }) => heard.push(text));
    peer.handle({ ask: () => ({ word: heard.join() }) });
  });
  const peer = await connected();

  for (const text of ["a", "b", "c"]) peer.send("news", { text });

  expect(await peer.call("ask", {})).toEqual({ word: "a,b,c" });
});

test("a question that nobody answers in time is given up; the connection lives on", async () => {
  await served((peer) => peer.handle({ wait: () => new Promise(() => {}), ask: () => ({ word: "here" }) }));
  const peer = await connected();

  expect(await failure(peer.call("wait", {}, { timeoutMs: 20 }))).toMatchObject({ code: "RPC_TIMEOUT" });
  expect(await peer.call("ask", {})).toEqual({ word: "here" });
});

test("when the far side goes away every open question is refused and the listeners are told once", async () => {
  const server = await served((peer) => peer.handle({ wait: () => new Promise(() => {}) }));
  const peer = await connected();
  let told = 0;
  peer.onClose(() => {
    told += 1;
  });

  const waiting = failure(peer.call("wait", {}));
  await server.close();

  expect(await waiting).toMatchObject({ code: "RPC_CLOSED" });
  expect(await failure(peer.call("wait", {}))).toMatchObject({ code: "RPC_CLOSED" });
  expect([peer.closed, told]).toEqual([true, 1]);
});

test("a socket file that a killed process left is replaced, one that answers is not", async () => {
  const first = createServer();
  await new Promise<void>((resolve) => first.listen(path, resolve));

  expect(await failure(serve(path, contract, () => {}))).toMatchObject({ code: "RPC_CANNOT_LISTEN" });

  await new Promise<void>((resolve) => first.close(() => resolve()));
  await writeFile(path, "");
  await served((peer) => peer.handle({ ask: () => ({ word: "new" }) }));
  expect(await (await connected()).call("ask", {})).toEqual({ word: "new" });
});

test("where the socket file cannot be replaced the refusal says so; the patient one serves as soon as it can", async () => {
  await mkdir(join(path, "in the way"), { recursive: true });
  const told: BoxError[] = [];
  const server = await servePatiently(() => serve(path, contract, () => {}), {
    clock: systemClock,
    trouble: (error) => told.push(error),
  });
  open.push(server);
  expect(told).toMatchObject([{ code: "RPC_CANNOT_LISTEN", facts: { path } }]);

  await rm(path, { recursive: true });

  const peer = await until("somebody to answer", () => connect(path, contract));
  open.push(peer);
  expect(told).toHaveLength(1);
});

test("a patient one that is closed before it could serve tries no more", async () => {
  await mkdir(join(path, "in the way"), { recursive: true });
  const clock = new DrivenClock();
  let tries = 0;
  const attempt = (): Promise<Server> => {
    tries += 1;
    return serve(path, contract, () => {});
  };
  const server = await servePatiently(attempt, { clock, trouble: () => {} });

  await server.close();
  clock.advance(60_000);

  expect(tries).toBe(1);
});

test("bytes that are no frame end that connection and no other", async () => {
  await served((peer) => peer.handle({ ask: () => ({ word: "alive" }) }));
  const peer = await connected();
  const stranger = createConnection(path);

  stranger.write(Buffer.from("GET / HTTP/1.1\r\n\r\n"));
  await new Promise((resolve) => stranger.once("close", resolve));

  expect(await peer.call("ask", {})).toEqual({ word: "alive" });
});

test("a peer that does not read is dropped when too much waits for it", async () => {
  let peer: Peer<Test> | undefined;
  const gone = new Promise((resolve) => {
    void served((one) => {
      peer = one;
      one.onClose(resolve);
    }, 1_000_000);
  });
  await expect
    .poll(() =>
      stat(path).then(
        () => true,
        () => false,
      ),
    )
    .toBe(true);
  const deaf: Socket = createConnection(path);
  await expect.poll(() => peer !== undefined).toBe(true);

  for (let n = 0; n < 60 && peer?.closed === false; n += 1) peer.send("news", { text: "x".repeat(100_000) });

  expect(await gone).toMatchObject({ code: "RPC_NOT_READING" });
  deaf.destroy();
});

test("a link comes back by itself after its far side was away", async () => {
  const greetings: string[] = [];
  let lost = 0;
  const link = keepConnected(path, contract, {
    onConnect: async (peer) => void greetings.push((await peer.call("ask", {})).word),
    onLost: () => {
      lost += 1;
    },
  });
  open.push(link);

  const first = await serve(path, contract, (peer) => peer.handle({ ask: () => ({ word: "one" }) }));
  await expect.poll(() => greetings).toEqual(["one"]);
  await first.close();
  await expect.poll(() => lost).toBe(1);
  expect(link.peer).toBeUndefined();
  await served((peer) => peer.handle({ ask: () => ({ word: "two" }) }));

  await expect.poll(() => greetings, { timeout: 5000 }).toEqual(["one", "two"]);
});

test("a folder that cannot be written is named in the refusal", async () => {
  await chmod(folder, 0o500);
  const where = join(folder, "missing", "a.sock");

  expect(await failure(serve(where, contract, () => {}))).toMatchObject({
    code: "RPC_CANNOT_LISTEN",
    message: expect.stringContaining(where),
  });
  await chmod(folder, 0o700);
});
