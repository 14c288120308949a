import { expect, test } from "vitest";
import { accountOf, contractSettings } from "../contract-office.ts";
import type { ContactBinding, ContactId } from "../engine.ts";
import { passwordOf } from "../far-side.ts";
import { statusOf, value, values } from "../far-side-udp/message.ts";
import { PjsipEngine } from "./pjsip-engine.ts";
import { authorization, eventually, nonceOf, register, request, running, udpWire, type Wire } from "./wire.fixture.ts";

const password = passwordOf("201");
const me = { user: "201", password };
const contactOf = (wire: Wire) => `Contact: <sip:201@${wire.host}:${wire.port}>`;
const challengeTo = async (wire: Wire) => nonceOf(await wire.ask(request(wire, { method: "REGISTER" })));

test("a stranger is challenged with each algorithm in order", async () => {
  await using box = await running();
  using phone = await box.udp();

  const answer = await phone.ask(request(phone, { method: "REGISTER" }));

  expect(answer && statusOf(answer)).toBe(401);
  const challenges = values(answer ?? { first: "", headers: [], body: "" }, "WWW-Authenticate");
  expect(challenges.map((one) => /algorithm=([\w-]+)/.exec(one)?.[1])).toEqual(["MD5", "SHA-256"]);
});

test.each(["MD5", "SHA-256"] as const)(
  "a device registers with %s and is announced with all that is known of it",
  async (algorithm) => {
    await using box = await running();
    using phone = await box.udp();

    const answer = await register(phone, { ...me, algorithm, extra: ["User-Agent: Probe/1"] });

    expect(answer && statusOf(answer)).toBe(200);
    expect(answer && value(answer, "Contact")).toBe(`<sip:201@127.0.0.1:${phone.port}>;expires=300`);
    expect(answer && value(answer, "Date")).toMatch(/GMT$/);
    const { binding } = await box.event("contact.added");
    expect(binding).toMatchObject({
      extension: "201",
      source: `127.0.0.1:${phone.port}`,
      transport: "udp",
      userAgent: "Probe/1",
      path: [],
    });
  },
);

test("the old form of digest without qop is taken once", async () => {
  await using box = await running();
  using phone = await box.udp();
  const nonce = await challengeTo(phone);
  const proof = authorization("REGISTER", { ...me, nonce, legacy: true });

  const first = await phone.ask(request(phone, { method: "REGISTER", cseq: 2, extra: [contactOf(phone), proof] }));
  const second = await phone.ask(request(phone, { method: "REGISTER", cseq: 3, extra: [contactOf(phone), proof] }));

  expect(first && statusOf(first)).toBe(200);
  expect(second && statusOf(second)).toBe(401);
  expect(second && value(second, "WWW-Authenticate")).toContain("stale=true");
});

test("credentials that were used cannot be used again, a retransmission can", async () => {
  await using box = await running();
  using phone = await box.udp();
  using thief = await box.udp();
  const nonce = await challengeTo(phone);
  const proof = authorization("REGISTER", { ...me, nonce });
  const message = request(phone, { method: "REGISTER", cseq: 2, extra: [contactOf(phone), proof] });

  const statuses = [];
  for (const wire of [phone, phone, thief])
    statuses.push(statusOf((await wire.ask(message)) ?? { first: "", headers: [], body: "" }));
  const next = await phone.ask(
    request(phone, {
      method: "REGISTER",
      cseq: 3,
      extra: [contactOf(phone), authorization("REGISTER", { ...me, nonce, nc: 2 })],
    }),
  );

  expect(statuses).toEqual([200, 200, 401]);
  expect(next && statusOf(next)).toBe(200);
});

test("a nonce of an earlier run is stale, not wrong", async () => {
  await using box = await running();
  using phone = await box.udp();
  const proof = authorization("REGISTER", { ...me, nonce: "0".repeat(54) });

  const answer = await phone.ask(request(phone, { method: "REGISTER", extra: [contactOf(phone), proof] }));

  expect(answer && statusOf(answer)).toBe(401);
  expect(answer && value(answer, "WWW-Authenticate")).toContain("stale=true");
});

test("an unknown name gets the answer of a known one with a wrong password", async () => {
  await using box = await running();
  using phone = await box.udp();

  const shapes = [];
  for (const user of ["201", "666"]) {
    const answer = await register(phone, { user, password: "guess" });
    shapes.push(answer && [answer.first, answer.headers.map(([name]) => name)]);
  }

  expect(shapes[0]).toEqual(shapes[1]);
  expect(await box.event("security.suspicion")).toMatchObject({ what: "wrong-password", account: "201" });
});

test("who proves to be 201 speaks for 201 only", async () => {
  await using box = await running();
  using phone = await box.udp();

  const forged = await register(phone, { ...me, from: "202" });
  const third = await register(phone, { ...me, from: "201", to: "202" });

  expect(forged && statusOf(forged)).toBe(403);
  expect(third && statusOf(third)).toBe(403);
  expect(box.events.filter((one) => one.type === "contact.added")).toEqual([]);
});

test.each([
  "Basic dXNlcjpwYXNz",
  "Digest",
  "Digest username=",
  'Digest username="201',
  'Digest username="201", realm="elsewhere", nonce="x", uri="sip:a", response="00000000000000000000000000000000"',
  'Digest realm="sipleo"',
  'Digest username="201", realm="sipleo", nonce="x", uri="sip:a", response="0", qop=auth-int, nc=zzzzzzzz, cnonce="a"',
  `Digest username="${"x".repeat(1500)}", realm="sipleo", nonce="x", uri="sip:a", response="0"`,
])("credentials like %s are a missing credential", async (text) => {
  await using box = await running();
  using phone = await box.udp();

  const answer = await phone.ask(request(phone, { method: "REGISTER", extra: [`Authorization: ${text}`] }));

  expect(answer && statusOf(answer)).toBe(401);
});

test("bounds of expiry: too short is refused, too long is shortened, none is the usual one", async () => {
  await using box = await running();
  using phone = await box.udp();

  const short = await register(phone, { ...me, extra: ["Expires: 10"] });
  const long = await register(phone, { ...me, extra: ["Expires: 999999"] });
  const usual = await register(phone, me);

  expect(short && [statusOf(short), value(short, "Min-Expires")]).toEqual([423, "60"]);
  expect(long && value(long, "Contact")).toContain("expires=3600");
  expect(usual && value(usual, "Contact")).toContain("expires=300");
});

test("a query lists the bindings, a star removes them", async () => {
  await using box = await running();
  using phone = await box.udp();
  await register(phone, { ...me, contact: `<sip:a@127.0.0.1:${phone.port}>;q=0.5` });
  await register(phone, { ...me, contact: `<sip:b@127.0.0.1:${phone.port}>` });

  const listed = await register(phone, { ...me, contact: null });
  const wrong = await register(phone, { ...me, contact: "*" });
  const cleared = await register(phone, { ...me, contact: "*", extra: ["Expires: 0"] });

  expect(listed && values(listed, "Contact")).toHaveLength(2);
  expect(listed && values(listed, "Contact")[0]).toContain(";q=0.5");
  expect(wrong && statusOf(wrong)).toBe(400);
  expect(cleared && [statusOf(cleared), values(cleared, "Contact")]).toEqual([200, []]);
  const removed = box.events.filter((one) => one.type === "contact.removed");
  expect(removed.map((one) => one.reason)).toEqual(["unregistered", "unregistered"]);
  await eventually("no contacts", () => box.engine.census().contacts === 0);
});

test("an old request cannot undo a newer one", async () => {
  await using box = await running();
  using phone = await box.udp();
  await register(phone, { ...me, callId: "same", cseq: 10 });

  const late = await register(phone, { ...me, callId: "same", cseq: 4, extra: ["Expires: 0"] });

  expect(late && statusOf(late)).toBe(500);
  expect(box.events.some((one) => one.type === "contact.removed")).toBe(false);
});

test("a device that moves stays the same contact, by its instance or its Contact", async () => {
  await using box = await running();
  using before = await box.udp();
  using after = await box.udp();
  const instance = '+sip.instance="<urn:uuid:00000000-0000-1000-8000-000A95A0E128>"';

  await register(before, { ...me, contact: `<sip:201@127.0.0.1:${before.port}>;${instance}` });
  await register(after, { ...me, contact: `<sip:201@127.0.0.1:${after.port}>;${instance}` });

  const added = await box.event("contact.added");
  const moved = await box.event("contact.refreshed");
  expect(moved.binding.contact).toBe(added.binding.contact);
  expect(moved.binding.source).toBe(`127.0.0.1:${after.port}`);
  expect(box.engine.census().contacts).toBe(1);
});

test("the oldest device makes room when an extension has all that it may have", async () => {
  await using box = await running();
  using one = await box.udp();
  using other = await box.udp();
  const account = { user: "204", password: passwordOf("204") };

  await register(one, account);
  await register(other, account);

  expect(await box.event("contact.removed")).toMatchObject({ extension: "204", reason: "replaced" });
});

test("a registration runs out", async () => {
  await using box = await running();
  await box.install({ registration: { minimum: 1, usual: 300, maximum: 3600 } });
  using phone = await box.udp();

  await register(phone, { ...me, extra: ["Expires: 1"] });

  expect(await box.event("contact.removed")).toMatchObject({ extension: "201", reason: "expired" });
});

test("a lost connection takes its registration along", async () => {
  await using box = await running();
  const phone = await box.tcp();
  await register(phone, { ...me, contact: "<sip:201@127.0.0.1:5060;transport=tcp>" });
  expect((await box.event("contact.added")).binding.transport).toBe("tcp");

  phone[Symbol.dispose]();

  expect(await box.event("contact.removed")).toMatchObject({ reason: "connection-lost" });
  await eventually("no transports", () => box.engine.census().transports === 0);
});

test("an account that is gone takes its devices along", async () => {
  await using box = await running();
  using phone = await box.udp();
  await register(phone, me);

  await box.install({ accounts: [accountOf("202")] });

  expect(await box.event("contact.removed")).toMatchObject({ extension: "201", reason: "account-removed" });
});

test("bindings of an earlier run come back, but not over connections that are gone", async () => {
  await using box = await running();
  const binding = (contact: number, changes: Partial<ContactBinding>): ContactBinding => ({
    contact: contact as ContactId,
    extension: "201",
    uri: "sip:201@127.0.0.1:5062",
    source: "127.0.0.1:5062",
    transport: "udp",
    expiresAt: Date.now() + 60_000,
    userAgent: "",
    callId: "x",
    cseq: 1,
    path: [],
    instance: "",
    ...changes,
  });

  box.engine.restoreContacts([
    binding(40, {}),
    binding(42, { transport: "tcp" }),
    binding(44, { expiresAt: Date.now() - 1 }),
    binding(46, { extension: "999" }),
  ]);
  using phone = await box.udp();
  await register(phone, me);

  const added = await eventually("two contacts", () => {
    const all = box.events.filter((one) => one.type === "contact.added");
    return all.length === 2 && all;
  });
  expect(added.map((one) => one.binding.contact)).toEqual([40, 48]);
});

test("devices are asked whether they are there, where their REGISTER came from", async () => {
  await using box = await running();
  await box.install({ qualifySeconds: 1 });
  using phone = await box.udp();
  await register(phone, { ...me, contact: "<sip:201@192.0.2.77:5060>" });

  const asked = await eventually("OPTIONS", () => phone.received.find((one) => one.first.startsWith("OPTIONS ")));
  const copied = asked.headers.filter(([name]) => ["Via", "From", "To", "Call-ID", "CSeq"].includes(name));
  phone.send(
    `SIP/2.0 200 OK\r\n${copied.map(([name, text]) => `${name}: ${text}\r\n`).join("")}Content-Length: 0\r\n\r\n`,
  );

  expect(asked.first).toBe("OPTIONS sip:201@192.0.2.77:5060 SIP/2.0");
  const reached = await box.event("contact.reachability");
  expect(reached.reachable).toBe(true);
  expect(reached.roundTripMs).toBeGreaterThanOrEqual(0);
});

test("Path and outbound are understood", async () => {
  await using box = await running();
  using phone = await box.udp();

  const answer = await register(phone, {
    ...me,
    contact: `<sip:201@127.0.0.1:${phone.port}>;reg-id=1;+sip.instance="<urn:uuid:1>"`,
    extra: ["Path: <sip:edge@127.0.0.1:5099;lr>", "Supported: path, outbound"],
  });

  expect(answer && value(answer, "Path")).toBe("<sip:edge@127.0.0.1:5099;lr>");
  expect(answer && value(answer, "Require")).toBe("outbound");
  const { binding } = await box.event("contact.added");
  expect([binding.path, binding.instance]).toEqual([["<sip:edge@127.0.0.1:5099;lr>"], "<urn:uuid:1>"]);
});

test("nobody registers the exchange at itself", async () => {
  await using box = await running();
  using phone = await box.udp();

  const answer = await register(phone, { ...me, contact: `<sip:201@127.0.0.1:${box.listening[0]?.port ?? 0}>` });

  expect(answer && statusOf(answer)).toBe(403);
});

test("before the first tables nobody is challenged for a realm that does not exist", async () => {
  const engine = new PjsipEngine({ report: () => undefined });
  const listening = await engine.start(contractSettings);
  using phone = await udpWire("127.0.0.1", listening[0]?.port ?? 0);

  const answer = await phone.ask(request(phone, { method: "REGISTER" }));
  await engine.close();

  expect(answer && [statusOf(answer), value(answer, "Retry-After")]).toEqual([503, "1"]);
});
