import { describe, expect, test } from "vitest";
import { accountOf, startBox, type TestBox } from "../rig/box.ts";
import { numbersFrom, officeDocument } from "../rig/office.ts";
import { lineIs, lineTo, openOperator } from "../rig/operator.ts";
import { openPjsua } from "../rig/pjsua.ts";
import { openRawUdp } from "../rig/raw-udp.ts";
import { field, request } from "../rig/sip-text.ts";
import { until } from "../rig/waiting.ts";
import { rawPhone, sipJsPhone, useBox } from "../rig/with-box.ts";

type Change = Readonly<Record<string, unknown>>;

const office = (change: Change) =>
  officeDocument({ numbers: numbersFrom(201, 5), change: (document) => ({ ...document, ...change }) });
const general = { number: "800", name: "Général", members: ["201", "202", "203"], receivesSms: true };
const waitingFor = async (box: TestBox): Promise<string> => (await box.sipleo("messages", "waiting")).output;
const arrived = (phone: { readonly texts: readonly unknown[] }, count: number) =>
  until(`${count} text messages`, () => phone.texts.length >= count, { limitMs: 10_000 });

describe("text messages between telephones", () => {
  const box = useBox();

  test("SMS-05: a message reaches another telephone under the name of who writes", async () => {
    await using one = await sipJsPhone(box(), "201");
    await using other = await sipJsPhone(box(), "202");

    expect(await one.write("202", "Réunion à 10 h, café compris ☕")).toBe(202);
    await arrived(other, 1);

    expect(other.texts).toEqual([{ from: "201", name: "Poste 201", text: "Réunion à 10 h, café compris ☕" }]);
    expect(box().log()).not.toContain("Réunion");
  });

  test("SMS-05: who is absent gets it once, when he registers", async () => {
    await using one = await sipJsPhone(box(), "201");
    expect(await one.write("204", "Rappelez-moi")).toBe(202);
    expect(await one.write("204", "C'est urgent")).toBe(202);
    expect(await waitingFor(box())).toMatch(/^204 +2 /m);
    expect(await waitingFor(box())).not.toContain("Rappelez");
    expect((await box().sipleo("status")).output).toContain("Text messages waiting: 2.");

    {
      await using absent = await sipJsPhone(box(), "204");
      await arrived(absent, 2);
      expect(absent.texts.map(({ text }) => text)).toEqual(["Rappelez-moi", "C'est urgent"]);
    }
    await until("nothing to wait", async () => (await waitingFor(box())).includes("No text messages"));
    await using again = await sipJsPhone(box(), "204");
    expect(await one.write("204", "Merci")).toBe(202);
    await arrived(again, 1);

    expect(again.texts.map(({ text }) => text)).toEqual(["Merci"]);
  });

  test("SMS-05: pjsua over TCP and TLS writes and is written to", async () => {
    await using phone = await sipJsPhone(box(), "201");
    await using tcp = await openPjsua({ ...accountOf("202"), exchange: box().place(), transport: "tcp" });
    await using tls = await openPjsua({ ...accountOf("203"), exchange: box().secure(), transport: "tls" });
    await Promise.all([tcp.registered(), tls.registered()]);

    expect(await phone.write("202", "par TCP")).toBe(202);
    await tcp.says(/MESSAGE from .*201@.*: par TCP/);
    tcp.write("203", "par TLS");
    await tls.says(/MESSAGE from .*202@.*: par TLS/);
    tls.write("201", "de TLS");
    await arrived(phone, 1);

    expect(phone.texts).toMatchObject([{ from: "203", text: "de TLS" }]);
  });

  test.each([
    ["without a password", "201", "wrong", 401],
    ["of nobody", "299", "wrong", 401],
  ])("a message %s reaches nobody", async (_, number, password, status) => {
    await using other = await sipJsPhone(box(), "202");
    await using liar = await rawPhone(box(), number, { address: "127.0.0.41" });
    const uri = `sip:202@127.0.0.1:${box().sipPort}`;

    const { response } = await liar.ask("MESSAGE", { uri, body: "Virement", contentType: "text/plain", password });

    expect(response.status).toBe(status);
    expect(other.texts).toEqual([]);
  });

  test("a message in the name of another is refused", async () => {
    await using phone = await rawPhone(box(), "204", { address: "127.0.0.42" });
    const uri = `sip:202@127.0.0.1:${box().sipPort}`;
    const from = `sip:201@127.0.0.1:${box().sipPort}`;

    const { response } = await phone.ask("MESSAGE", { uri, from, body: "Virement", contentType: "text/plain" });

    expect(response.status).toBe(403);
  });

  test.each([
    ["for nobody", "999999999", "text/plain", "?", 404],
    ["for help", "112", "text/plain", "?", 403],
    ["of a kind that telephones do not share", "202", "message/cpim", "?", 415],
    ["in letters of another alphabet than UTF-8", "202", "text/plain;charset=iso-8859-1", "?", 415],
    ["longer than UDP may carry", "202", "text/plain", "x".repeat(1301), 413],
  ])("a message %s is refused with its reason", async (_, number, contentType, body, status) => {
    await using phone = await rawPhone(box(), "201", { address: "127.0.0.43" });

    const uri = `sip:${number}@127.0.0.1:${box().sipPort}`;
    const { response } = await phone.ask("MESSAGE", { uri, body, contentType });

    expect(response.status).toBe(status);
    if (status === 415) expect(field(response, "accept")).toBe("text/plain");
  });
});

describe("text messages by a line", () => {
  const box = useBox();
  const sms = (port: number, change: Change = {}) => lineTo("900", port, { receivesSms: true, ...change });

  test("LIG-07 A-38: an operator's message reaches the extension of the number, and a group as a whole", async () => {
    using operator = await openOperator(box());
    const numbers = [
      { number: "0122334400", extension: "203" },
      { number: "0122334455", extension: "800" },
    ];
    await box().import(office({ groups: [general], trunks: [sms(operator.port, { numbers })] }));
    await lineIs(box(), "900", "in-service");
    await using one = await sipJsPhone(box(), "201");
    await using three = await sipJsPhone(box(), "203");

    const direct = operator.far.writeBy({ from: "+33612345678", to: "0033122334400", text: "Code 1234" });
    await arrived(three, 1);
    operator.far.writeBy({ from: "+33612345678", to: "0122334455", text: "Colis arrivé" });
    await Promise.all([arrived(one, 1), arrived(three, 2)]);

    expect(direct.status).toBe(202);
    expect(three.texts).toMatchObject([{ from: "0612345678", text: "Code 1234" }, { text: "Colis arrivé" }]);
    expect(await waitingFor(box())).toMatch(/^202 +1 /m);
    await using two = await sipJsPhone(box(), "202");
    await arrived(two, 1);
    expect(two.texts.map(({ text }) => text)).toEqual(["Colis arrivé"]);
    expect(box().log()).not.toMatch(/Code 1234|Colis/);
  });

  test("LIG-07: a line on which it is off refuses; who is no line is challenged", async () => {
    using operator = await openOperator(box());
    await box().import(office({ trunks: [sms(operator.port, { receivesSms: false, extension: "201" })] }));
    await lineIs(box(), "900", "in-service");
    await using phone = await sipJsPhone(box(), "201");

    const message = operator.far.writeBy({ from: "+33612345678", to: "0122334400", text: "?" });
    await until("the refusal", () => message.status > 0);
    expect(message.status).toBe(403);

    await using stranger = await openRawUdp(box().place(), { address: "127.0.0.44" });
    const uri = `sip:201@127.0.0.1:${box().sipPort}`;
    const shape = { method: "MESSAGE", uri, from: uri, to: uri, via: stranger.via };
    const answer = await stranger.ask(request({ ...shape, body: "?", contentType: "text/plain" }));
    expect(answer.status).toBe(401);
    expect(phone.texts).toEqual([]);
  });

  test("SSM-01 SMS-06: a telephone writes to a mobile by the line of the message rule, which proves itself", async () => {
    using operator = await openOperator(box(), "secret of the operator");
    const account = { user: "0033900", sipPassword: "secret of the operator", registration: "outbound", form: "00" };
    const messageRules = [{ prefix: "06", trunk: "900" }];
    await box().import(office({ trunks: [sms(operator.port, account)], messageRules }));
    await lineIs(box(), "900", "in-service");
    await using phone = await sipJsPhone(box(), "201");

    expect(await phone.write("0612345678", "J'arrive à 10 h")).toBe(202);
    expect(await phone.write("0712345678", "Pas de règle")).toBe(404);
    operator.far.status = 404;
    expect(await phone.write("0699999999", "Pas de mobile")).toBe(404);

    expect(operator.far.messages).toMatchObject([
      { called: "0033612345678", text: "J'arrive à 10 h", sender: { number: "0033122334400", name: "" } },
      { called: "0033699999999" },
    ]);
    expect(box().log()).not.toMatch(/secret of the operator|J'arrive/);
  });
});

describe("text messages when pbx is killed", () => {
  test("what was answered 202 is delivered after it, once; a request that comes again is the same one", async () => {
    await using box = await startBox();
    await using one = await rawPhone(box, "201");
    await using silent = await rawPhone(box, "203");
    await silent.register();
    const write = (number: string, body: string, cseq = 1) => {
      const uri = `sip:${number}@127.0.0.1:${box.sipPort}`;
      return one.ask("MESSAGE", { uri, callId: `to-${number}`, fromTag: "t", cseq, body, contentType: "text/plain" });
    };

    expect((await write("204", "Gardé")).response.status).toBe(202);
    expect((await write("203", "Gardé aussi")).response.status).toBe(202);
    await silent.requested("MESSAGE");
    await box.killAndAwait("pbx");
    // As a telephone does that has not heard the 202: its nonce is worth nothing any more, it is challenged again.
    expect((await write("204", "Gardé", 3)).response.status).toBe(202);

    await using absent = await sipJsPhone(box, "204");
    await arrived(absent, 1);
    const back = await silent.requested("MESSAGE", 15_000, silent.raw.received.length);
    silent.respond(back, 200, "OK");
    await until("nothing to wait", async () => (await waitingFor(box)).includes("No text messages"));

    expect(absent.texts.map(({ text }) => text)).toEqual(["Gardé"]);
    expect(back.body).toBe("Gardé aussi");
  }, 90_000);
});
