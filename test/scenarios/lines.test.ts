import { createServer } from "node:net";
import { describe, expect, test } from "vitest";
import { signedIn } from "../rig/api-client.ts";
import { alawEncode } from "../rig/g711.ts";
import { numbersFrom, officeDocument } from "../rig/office.ts";
import { lineIs, lineTo, type Operator, openOperator, rulesBy } from "../rig/operator.ts";
import { freePort } from "../rig/ports.ts";
import { openSipJsPhone, type SipJsCall } from "../rig/sipjs-phone.ts";
import { until } from "../rig/waiting.ts";
import { sipJsPhone, useBox } from "../rig/with-box.ts";

type Fields = Readonly<Record<string, unknown>>;

const office = (...trunks: readonly Fields[]) =>
  officeDocument({
    numbers: numbersFrom(201, 5),
    change: (document) => ({
      ...document,
      trunks,
      outboundRules: rulesBy(...trunks.map(({ number }) => String(number))),
    }),
  });

describe("« Tester la ligne » says in French what is wrong", () => {
  const box = useBox();
  const fixed = (port: number, change: Fields = {}) => lineTo("900", port, { healthSeconds: 0, ...change });
  const testLine = (...flags: readonly string[]) => box().sipleo("line", "test", "900", "--fr", ...flags);

  /** Tests the line by a call, and lets the operator do with it what it does. */
  async function called(operator: Operator, act: (call: Awaited<ReturnType<Operator["call"]>>) => void) {
    const testing = testLine("--call", "06 12 34 56 78");
    const call = await operator.call();
    act(call);
    return { ...(await testing), call };
  }

  test("LIG-29 a name that leads nowhere", async () => {
    await box().import(office(fixed(5060, { addresses: [{ host: "nowhere.invalid", port: null }] })));

    const { code, output } = await testLine();

    expect(code).toBe(1);
    expect(output).toMatch(
      /ne fonctionne pas[\s\S]*- Le DNS ne (connaît pas|répond pas quand on cherche) nowhere\.invalid\n {4}Vérifiez/,
    );
  });

  test("LIG-29 LIG-30 no answer from the address, and an answer", async () => {
    using operator = await openOperator(box());
    await box().import(office(fixed(operator.port)));
    expect((await testLine()).output).toMatch(
      /La ligne 900 fonctionne [\s\S]*\+ udp 127\.0\.0\.1:\d+ répond à OPTIONS en \d+ ms \(200\)/,
    );

    operator.far.status = 0;
    const { code, output } = await testLine();

    expect(code).toBe(1);
    expect(output).toMatch(
      /\? udp 127\.0\.0\.1:\d+ ne répond pas à OPTIONS\n {4}Vérifiez l'adresse et le port, le pare-feu/,
    );
  });

  test("LIG-30 a refused connection, a certificate that is not the operator's, somebody who speaks no TLS", async () => {
    await box().import(office(fixed(await freePort(), { transport: "tcp" })));
    expect((await testLine()).output).toMatch(/- tcp 127\.0\.0\.1:\d+ refuse la connexion\n {4}La machine est là/);

    // The box's own TLS port has a certificate that no authority has signed.
    await box().import(office(fixed(box().sipsPort, { transport: "tls" })));
    expect((await testLine()).output).toMatch(
      /- Le certificat de tls 127\.0\.0\.1:\d+ n'est pas le bon : .+\n {4}Le certificat doit/,
    );

    const port = await freePort();
    const babbler = createServer((socket) => socket.on("error", () => {}).end("HTTP/1.1 400 Bad Request\r\n\r\n"));
    await new Promise<void>((listening) => babbler.listen(port, "127.0.0.1", listening));
    await box().import(office(fixed(port, { transport: "tls" })));
    const { output } = await testLine();
    babbler.close();
    expect(output).toMatch(/- tls 127\.0\.0\.1:\d+ répond, mais pas en TLS/);
  });

  test("LIG-09 LIG-10 LIG-11 refused credentials, a forbidden account, and one that is accepted", async () => {
    using operator = await openOperator(box(), "fits-the-lock");
    const registering = (user: string, sipPassword: string) =>
      office(lineTo("900", operator.port, { registration: "outbound", user, sipPassword }));

    await box().import(registering("0033900", "fits-nothing"));
    expect(await testLine()).toMatchObject({
      code: 1,
      output: expect.stringMatching(
        /- L'opérateur refuse l'identifiant ou le mot de passe \(401 .*\)\n {4}Vérifiez l'identifiant/,
      ),
    });
    // Who insists is not asked again within the minute: the test tells what was said.
    expect((await testLine()).output).toMatch(/refuse l'identifiant ou le mot de passe/);

    await box().import(registering("0033900", "fits-the-lock"));
    expect(await testLine()).toMatchObject({
      code: 0,
      output: expect.stringMatching(/La ligne 900 fonctionne [\s\S]*\+ L'opérateur accepte l'enregistrement/),
    });
    expect(box().log()).not.toMatch(/fits-the-lock|fits-nothing/);

    operator.far.status = 403;
    await box().import(registering("0033901", "fits-the-lock"));
    expect((await testLine()).output).toMatch(
      /- L'opérateur interdit l'enregistrement \(403 .*\)\n {4}Compte suspendu/,
    );
  });

  test.each([
    [488, /- L'opérateur n'accepte pas le son proposé \(488\) : PCMA, .*\n {4}Demandez à l'opérateur quels codecs/],
    [
      403,
      /- L'opérateur interdit l'appel \(403\) ; numéro présenté : 0122334400\n {4}Le numéro présenté doit être à vous/,
    ],
    [404, /- L'opérateur ne connaît pas le numéro 0612345678 \(404\)\n {4}Vérifiez le numéro, puis la forme/],
    [484, /- L'opérateur ne comprend pas le numéro 0612345678 \(484\)/],
    [503, /- L'opérateur n'a pas de place ou est en panne \(503\)/],
    [486, /\+ Le 06 12 34 56 78 est occupé \(486\)/],
    [480, /\? Le réseau dit que le 06 12 34 56 78 n'est pas joignable \(480\)/],
  ])("SOR-07 a call that the operator answers with %i", async (status, said) => {
    using operator = await openOperator(box());
    await box().import(office(fixed(operator.port)));

    const { code, output } = await called(operator, (call) => call.refuse(status));

    expect(output).toMatch(said);
    expect(code).toBe(status === 486 || status === 480 ? 0 : 1);
    expect(operator.far.calls).toHaveLength(1);
  });

  test("LIG-34 an operator that answers OPTIONS and no call", async () => {
    using operator = await openOperator(box());
    await box().import(office(fixed(operator.port)));

    const testing = testLine("--call", "0612345678");
    await operator.call().then(() => {
      operator.far.status = 0;
    });

    // It has said 100 Trying and nothing more: it is let go on for as long as a mobile rings.
    expect((await testing).output).toMatch(/- L'opérateur ne répond pas à l'appel\n/);
  });

  test("an answered call says its codec, and that no sound came back; it is in the journal as a test", async () => {
    using operator = await openOperator(box());
    await box().import(office(fixed(operator.port)));

    const { code, output, call } = await called(operator, (arrived) => arrived.answer());

    expect(code).toBe(1);
    expect(output).toMatch(/- Le 06 12 34 56 78 a répondu en PCMA, mais aucun son n'arrive\n {4}Le pare-feu/);
    expect(call.saw).toContain("BYE");
    const trace = /sipleo call trace (\S+)/.exec(output)?.[1] ?? "";
    const record = await until("the record of the test", async () =>
      (await box().records()).find(({ call }) => call === trace),
    );
    expect(record).toMatchObject({
      caller: { number: "900" },
      outcome: "answered",
      reasons: [{ code: "line-tested" }, {}],
    });
    expect((await box().sipleo("call", "trace", trace)).output).toContain("Test call by line 900");
  });

  test("LIG-08 a real voice at the far end: the call and its sound come through", async () => {
    const gateway = { number: "900", name: "Passerelle", registration: "inbound", user: "gw900", extension: "201" };
    const password = "pw-of-the-gateway";
    await box().import(office({ ...gateway, sipPassword: password }));
    await using outside = await openSipJsPhone({ number: "gw900", password, exchange: box().place() });
    await outside.register();
    await lineIs(box(), "900", "in-service");

    const testing = testLine("--call", "0612345678");
    const arrived = await outside.incoming();
    arrived.accept();
    arrived.sing(1_000);
    const { code, output } = await testing;

    expect(output).toMatch(/La ligne 900 fonctionne [\s\S]*\+ Le 0612345678 a répondu en PCMA, et le son arrive/);
    expect(code).toBe(0);
    // Who answers hears that somebody is there.
    expect(arrived.sound.hearing().level(440)).toBeGreaterThan(-30);
  });

  test("MEX-02 LNO-10: no test calls for help, a special-rate number or abroad", async () => {
    using operator = await openOperator(box());
    await box().import(office(fixed(operator.port)));

    for (const number of ["112", "18", "0892123456", "3631", "0044 20 7946 0000"]) {
      expect((await testLine("--call", number)).output).toMatch(/- Un essai n'appelle pas le/);
    }

    expect(operator.far.calls).toEqual([]);
  });

  test("programs test a line as well, and a line that does not exist is none", async () => {
    using operator = await openOperator(box());
    await box().import(office(fixed(operator.port)));
    using client = await signedIn(box());

    const answer = await client.ask("POST", "/api/v1/lines/900/test", { body: { call: null } });
    expect(answer).toMatchObject({
      status: 200,
      json: { verdict: "works", steps: [{ step: "address", outcome: "good" }], call: null },
    });
    const none = await client.ask("POST", "/api/v1/lines/999/test", { body: { call: null } });
    expect(none).toMatchObject({ status: 404, json: { code: "not-found" } });
  });

  test("A-08 a line of a preset is added, put in force and tested by two commands", async () => {
    using operator = await openOperator(box());
    await box().import(office());

    const added = await box().sipleo(
      "line",
      "new",
      "fixed",
      "--line",
      "900",
      "--address",
      `127.0.0.1:${operator.port}`,
      "--ddi",
      "01 22 33 44 00",
      "--reload",
    );
    expect(added).toMatchObject({ code: 0 });
    expect(added.output).toMatch(/is in force[\s\S]*--form: In which form/);

    expect(await testLine()).toMatchObject({ code: 0 });
    const again = await box().sipleo("line", "new", "fixed", "--line", "900", "--address", "192.0.2.1");
    expect(again).toMatchObject({ code: 1, output: expect.stringMatching(/was not saved/) });
  });
});

describe("the echo of a line", () => {
  const box = useBox();

  /** A gateway that returns what it hears, softer; the telephone speaks. What the telephone hears, in dB. */
  async function echoHeard(echoCanceller: boolean): Promise<number> {
    const password = "pw-of-the-gateway";
    const gateway = { number: "900", name: "Passerelle", registration: "inbound", user: "gw900", extension: "201" };
    await box().import(office({ ...gateway, sipPassword: password, echoCanceller }));
    await using outside = await openSipJsPhone({ number: "gw900", password, exchange: box().place() });
    await outside.register();
    await lineIs(box(), "900", "in-service");
    await using phone = await sipJsPhone(box(), "201");
    const calling = await phone.call("0612345678");
    const arrived = await outside.incoming();
    arrived.accept();
    await calling.happened("accepted");
    const echo = returnSound(arrived);
    calling.say(syllables());
    await calling.sound.hear(300, 12_000);
    const since = performance.now();
    await calling.sound.hear(100, 5_000);
    const heard = calling.sound.hearing(since).loudness;
    echo[Symbol.dispose]();
    calling.hangUp();
    await arrived.happened("bye");
    return heard;
  }

  test("LIG-27: what a line returns of the speaker's own voice is taken out of what he hears", async () => {
    const without = await echoHeard(false);
    const withCanceller = await echoHeard(true);

    expect(without).toBeGreaterThan(-45);
    expect(without - withCanceller).toBeGreaterThan(15);
  });
});

/** Sends every packet back as it comes, 10 dB softer. */
function returnSound(call: SipJsCall): Disposable {
  let seen = 0;
  const timer = setInterval(() => {
    const remote = call.remote();
    if (remote === undefined) return;
    for (const { raw, samples } of call.sound.packets.slice(seen)) {
      seen += 1;
      const body = Uint8Array.from(samples, (sample) => alawEncode(sample * 0.3));
      call.sound.sendRaw(Buffer.concat([raw.subarray(0, 12), body]), remote);
    }
  }, 5);
  return { [Symbol.dispose]: () => clearInterval(timer) };
}

/** Eight seconds of noise in syllables. */
function syllables(): Int16Array {
  let seed = 1;
  let low = 0;
  return Int16Array.from({ length: 64_000 }, (_, n) => {
    seed = (seed * 48_271) % 2_147_483_647;
    low += 0.35 * (seed / 1_073_741_823.5 - 1 - low);
    return Math.round(16_000 * low * Math.sqrt(Math.max(0, Math.sin((2 * Math.PI * 3.3 * n) / 8_000))));
  });
}
