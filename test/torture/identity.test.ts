import { describe, expect, test } from "vitest";
import { calledTone, hangUp, hears, talk } from "../rig/conversation.ts";
import { numbersFrom, officeDocument } from "../rig/office.ts";
import { numberIn, shapeOf } from "../rig/raw-phone.ts";
import { openRawUdp } from "../rig/raw-udp.ts";
import { authorization, challenges, field, request, sdpOffer, token } from "../rig/sip-text.ts";
import { rawPhone, sipJsPhone, useBox } from "../rig/with-box.ts";
import { freshAddress } from "./watchman.ts";

/** Who may do what: nothing is done for anybody who has not shown a password, and nobody is told more than he needs. */
describe("identity", () => {
  const box = useBox({ document: officeDocument({ numbers: numbersFrom(201, 8) }) });
  const local = () => ({ address: freshAddress() });
  const uriOf = (number: string) => `sip:${number}@127.0.0.1:${box().sipPort}`;

  test.each(["REGISTER", "INVITE", "SUBSCRIBE"])(
    "%s: an unknown number and a wrong password get the same answer",
    async (method) => {
      await using known = await rawPhone(box(), "201", local());
      await using unknown = await rawPhone(box(), "777", local());
      const sending = {
        password: "wrong",
        ...(method === "REGISTER" ? {} : { uri: uriOf("202") }),
        ...(method === "INVITE" ? { body: sdpOffer("127.0.0.1", 40_000) } : {}),
        ...(method === "SUBSCRIBE" ? { headers: ["Event: dialog", "Expires: 60"] } : {}),
      };

      const one = await known.ask(method, sending);
      const other = await unknown.ask(method, sending);

      expect(shapeOf(other.response)).toBe(shapeOf(one.response));
      expect(one.challenge === undefined ? "" : shapeOf(one.challenge)).toBe(
        other.challenge === undefined ? "" : shapeOf(other.challenge),
      );
      expect(one.response.status).toBeOneOf([401, 403]);
    },
  );

  test("an unknown number takes as long to be refused as a wrong password", async () => {
    const times: Record<string, number[]> = { "201": [], "777": [] };
    for (let n = 0; n < 12; n++) {
      for (const number of ["201", "777"]) {
        await using phone = await rawPhone(box(), number, local());
        const started = performance.now();
        await phone.ask("REGISTER", { password: "wrong" });
        times[number]?.push(performance.now() - started);
      }
    }
    const median = (list: readonly number[]) => [...list].sort((a, b) => a - b)[Math.floor(list.length / 2)] ?? 0;

    expect(Math.abs(median(times["201"] ?? []) - median(times["777"] ?? []))).toBeLessThan(5);
  });

  test("an OPTIONS does not tell which numbers exist", async () => {
    await using phone = await rawPhone(box(), "201", local());
    await phone.register();

    const known = await phone.ask("OPTIONS", { uri: uriOf("202") });
    const unknown = await phone.ask("OPTIONS", { uri: uriOf("777") });

    expect(shapeOf(unknown.response)).toBe(shapeOf(known.response));
    await phone.unregister();
  });

  test("a guessing address is silenced within 70 tries while the owner registers from another", async () => {
    const address = freshAddress();
    await using guesser = await rawPhone(box(), "201", { address });
    let silentAfter = 0;
    for (let n = 1; n <= 90 && silentAfter === 0; n++) {
      const answer = await guesser.ask("REGISTER", { password: `guess-${n}`, limitMs: 400 }).catch(() => undefined);
      if (answer === undefined) silentAfter = n;
    }
    await using owner = await rawPhone(box(), "201", local());

    expect(silentAfter).toBeGreaterThan(0);
    expect(silentAfter).toBeLessThanOrEqual(70);
    expect((await owner.register()).status).toBe(200);
    await owner.unregister();
  });

  test("a registered phone goes on while its own address is used for guessing", async () => {
    const address = freshAddress();
    await using phone = await rawPhone(box(), "202", { address });
    expect((await phone.register()).status).toBe(200);
    await using guesser = await rawPhone(box(), "203", { address });
    for (let n = 0; n < 80; n++)
      await guesser.ask("REGISTER", { password: `guess-${n}`, limitMs: 200 }).catch(() => undefined);

    expect((await phone.register()).status).toBe(200);
    expect((await phone.unregister()).status).toBe(200);
  });

  test("a digest that was seen once is not taken again", async () => {
    await using phone = await rawPhone(box(), "201", local());
    await using thief = await openRawUdp(box().place(), local());
    const uri = `sip:127.0.0.1:${box().sipPort}`;
    const first = await phone.raw.ask(
      request({
        method: "REGISTER",
        uri,
        from: uriOf("201"),
        to: uriOf("201"),
        via: phone.raw.via,
        contact: phone.contact,
      }),
    );
    const [challenge] = challenges(first);
    if (challenge === undefined) throw new Error("no challenge");
    const answer = authorization(challenge, { user: "201", password: "pw-201", method: "REGISTER", uri });
    const send = (via: string, contact: string) =>
      request({
        method: "REGISTER",
        uri,
        from: uriOf("201"),
        to: uriOf("201"),
        via,
        contact,
        cseq: 2,
        callId: token(),
        headers: [answer],
      });

    const good = await phone.raw.ask(send(phone.raw.via, phone.contact));
    const replayed = await thief.ask(send(thief.via, `<sip:201@${thief.address}:${thief.port}>`));

    expect(good.status).toBe(200);
    expect(replayed.status).toBe(401);
    expect(field(replayed, "contact")).toBe("");
    await phone.unregister();
  });

  test("a nonce that we never issued is answered with a new challenge", async () => {
    await using phone = await rawPhone(box(), "201", local());
    const uri = `sip:127.0.0.1:${box().sipPort}`;
    const challenge = { realm: "sipleo", nonce: "0".repeat(40), algorithm: "MD5", qop: true, stale: false } as const;

    const { response } = await phone.ask("REGISTER", {
      uri,
      password: "wrong",
      headers: [authorization(challenge, { user: "201", password: "pw-201", method: "REGISTER", uri })],
    });

    expect(response.status).toBe(401);
  });

  test.each([
    ["no parameters", "Digest"],
    ["no realm", 'Digest username="201", nonce="x", uri="sip:x", response="0"'],
    [
      "an unknown realm",
      'Digest username="201", realm="elsewhere", nonce="x", uri="sip:x", response="0123456789abcdef0123456789abcdef"',
    ],
    ["an empty response", 'Digest username="201", realm="sipleo", nonce="x", uri="sip:x", response=""'],
    [
      "an unknown algorithm",
      'Digest username="201", realm="sipleo", nonce="x", uri="sip:x", response="0", algorithm=ROT13',
    ],
    ["another scheme", "Basic MjAxOnB3LTIwMQ=="],
    ["unbalanced quotes", 'Digest username="201, realm=sipleo, nonce="x'],
  ])("an Authorization with %s is challenged or refused", async (_what, value) => {
    await using phone = await rawPhone(box(), "201", local());

    const { response, challenge } = await phone.ask("REGISTER", {
      headers: [`Authorization: ${value}`],
      password: "wrong",
    });

    expect((challenge ?? response).status).toBeOneOf([400, 401, 403]);
    expect(response.status).toBeOneOf([400, 401, 403]);
  });

  test("nobody registers for somebody else", async () => {
    await using phone = await rawPhone(box(), "201", local());

    const { response } = await phone.ask("REGISTER", { to: uriOf("202"), from: uriOf("201") });

    expect(response.status).toBeOneOf([401, 403]);
    expect((await box().pbxStatus()).registrations.find(({ number }) => number === "202")?.devices).toEqual([]);
  });

  test("nobody calls under another's name, whatever From says", async () => {
    await using called = await rawPhone(box(), "203", local());
    await called.register();
    await using phone = await rawPhone(box(), "201", local());

    const { response } = await phone.ask("INVITE", {
      uri: uriOf("203"),
      from: uriOf("204"),
      body: sdpOffer("127.0.0.1", 40_000),
    });

    expect(response.status).toBeOneOf([401, 403]);
    expect(called.raw.received.filter(({ method, status }) => method === "INVITE" && status === 0)).toEqual([]);
    await called.unregister();
  });

  test("a device cannot assert an identity", async () => {
    await using called = await rawPhone(box(), "203", local());
    await called.register();
    await using phone = await rawPhone(box(), "201", local());

    const asking = phone.ask("INVITE", {
      uri: uriOf("203"),
      headers: [
        "P-Asserted-Identity: <sip:112@police.example>",
        "Remote-Party-ID: <sip:112@police.example>;screen=yes",
        "Diversion: <sip:204@x>",
      ],
      body: sdpOffer("127.0.0.1", 40_000),
    });
    const invite = await called.requested("INVITE");
    called.respond(invite, 486, "Busy Here", { tag: "t" });
    await asking;

    expect(numberIn(field(invite, "from"))).toBe("201");
    expect(JSON.stringify([...invite.fields])).not.toMatch(/\b112\b|police/);
    await called.unregister();
  });

  test.each([
    "INVITE",
    "SUBSCRIBE",
    "REFER",
    "MESSAGE",
    "PUBLISH",
    "NOTIFY",
    "INFO",
    "UPDATE",
    "BYE",
    "PRACK",
    "REGISTER",
  ])("%s without a password does nothing", async (method) => {
    await using called = await rawPhone(box(), "203", local());
    await called.register();
    await using stranger = await openRawUdp(box().place(), local());
    const answer = await stranger.ask(
      request({
        method,
        uri: uriOf("203"),
        from: uriOf("201"),
        to: uriOf("203"),
        via: stranger.via,
        contact: `<sip:201@${stranger.address}:${stranger.port}>`,
        headers: method === "REFER" ? [`Refer-To: <${uriOf("203")}>`] : ["Event: dialog", "Expires: 60"],
        body: method === "INVITE" ? sdpOffer("127.0.0.1", 40_000) : "",
      }),
    );

    expect(answer.status).toBeGreaterThanOrEqual(400);
    expect(
      called.raw.received
        .filter(({ status }) => status === 0)
        .map(({ method: name }) => name)
        .filter((name) => name !== "OPTIONS"),
    ).toEqual([]);
    await called.unregister();
  });

  test.each([
    ["Route", (victim: string) => [`Route: <sip:${victim};lr>`]],
    ["two Routes", (victim: string) => [`Route: <sip:127.0.0.1:9;lr>, <sip:${victim};lr>`]],
  ])("a %s does not make us a relay", async (_what, headers) => {
    await using victim = await openRawUdp(box().place(), local());
    await using phone = await rawPhone(box(), "201", local());

    await phone
      .ask("INVITE", {
        uri: uriOf("777"),
        headers: headers(`${victim.address}:${victim.port}`),
        body: sdpOffer("127.0.0.1", 40_000),
        limitMs: 3_000,
      })
      .catch(() => undefined);

    expect(victim.received).toEqual([]);
  });

  test.each([
    ["another host", (victim: string) => `sip:203@${victim}`],
    ["maddr", (victim: string) => `sip:203@127.0.0.1;maddr=${victim.replace(":", ";port=")}`],
    ["a tel URI of the outside", () => "tel:+33899123456"],
  ])("a Request-URI with %s is not followed", async (_what, target) => {
    await using victim = await openRawUdp(box().place(), local());
    await using phone = await rawPhone(box(), "201", local());

    const answer = await phone
      .ask("INVITE", {
        uri: target(`${victim.address}:${victim.port}`),
        body: sdpOffer("127.0.0.1", 40_000),
        limitMs: 3_000,
      })
      .catch(() => undefined);

    expect(answer?.response.status ?? 480).toBeGreaterThanOrEqual(400);
    expect(victim.received).toEqual([]);
  });

  test("a Via with maddr does not send the answer to a third one", async () => {
    await using victim = await openRawUdp(box().place(), local());
    await using stranger = await openRawUdp(box().place(), local());

    stranger.send(
      request({
        method: "OPTIONS",
        uri: uriOf("201"),
        from: uriOf("201"),
        to: uriOf("201"),
        via: `UDP ${victim.address}:${victim.port};maddr=${victim.address}`,
      }),
    );
    await stranger.receive("the answer at its source", ({ status }) => status > 0, 1_000).catch(() => undefined);

    expect(victim.received).toEqual([]);
  });

  test("somebody outside cannot end a call, nor change it", async () => {
    await using both = await talk(box(), "201", "202");
    await using outsider = await openRawUdp(box().place(), local());
    const { calls } = await box().pbxStatus();
    expect(calls.length).toBe(1);

    for (const method of ["BYE", "INVITE", "UPDATE", "REFER"]) {
      const answer = await outsider.ask(
        request({
          method,
          uri: uriOf("201"),
          from: uriOf("202"),
          to: `${uriOf("201")}`,
          via: outsider.via,
          callId: token(),
          cseq: 999,
          contact: "<sip:x@127.0.0.1:9>",
          headers: ["Refer-To: <sip:203@127.0.0.1>"],
        }),
      );
      expect(answer.status).toBeGreaterThanOrEqual(400);
    }

    await hears(both.caller, calledTone, performance.now());
    await hangUp(both);
  });

  test("a Contact that names another host does not turn our calls against it", async () => {
    await using victim = await openRawUdp(box().place(), local());
    await using phone = await rawPhone(box(), "206", local());
    const { response } = await phone.ask("REGISTER", {
      contact: `<sip:206@${victim.address}:${victim.port}>`,
      headers: ["Expires: 60"],
    });
    await using caller = await sipJsPhone(box(), "201");
    const call = await caller.call("206");
    await phone.requested("INVITE", 2_000).catch(() => undefined);

    if (response.status === 200) expect(victim.received.filter(({ method }) => method === "INVITE")).toEqual([]);
    call.hangUp();
    await call.happened("terminated", 8_000);
    await phone.ask("REGISTER", { contact: "*", headers: ["Expires: 0"] });
  });
});
