import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import type { LiveCall } from "../../daemon/contracts/api/live-entries.ts";
import { type ApiClient, signedIn } from "../rig/api-client.ts";
import type { TestBox } from "../rig/box.ts";
import { openLive } from "../rig/live-socket.ts";
import { numbersFrom, officeDocument } from "../rig/office.ts";
import { lineIs, lineTo, type Operator, openOperator, rulesBy, sent } from "../rig/operator.ts";
import { field, type SipMessage, sdpOffer } from "../rig/sip-text.ts";
import { until } from "../rig/waiting.ts";
import { rawPhone, sipJsPhone, useBox } from "../rig/with-box.ts";

const at = "/api/v1/directory/contacts";
const box = useBox();

interface Saved {
  readonly id: string;
}

const mobile = (number: string) => [{ kind: "mobile", number }];

async function add(client: ApiClient, body: object): Promise<string> {
  const answer = await client.ask("POST", at, { body });
  expect(answer.status).toBe(201);
  return (answer.json as Saved).id;
}

/** `pbx` has been told the name: it keeps what it was told. */
const known = (home: string, name: string): Promise<unknown> =>
  until(`pbx to know ${name}`, () =>
    readFileSync(join(home, "pbx/directory.jsonl"), "utf8").includes(JSON.stringify(name).slice(1, -1)),
  );

async function officeBy(here: TestBox, operator: Operator): Promise<void> {
  const trunks = [lineTo("900", operator.port, { unknownName: "Numéro caché" })];
  const change = (document: object) => ({ ...document, trunks, outboundRules: rulesBy("900") });
  await here.import(officeDocument({ numbers: numbersFrom(201, 3), change }));
  await lineIs(here, "900", "in-service");
}

describe("MEX-05: telephones show what the directory calls somebody", () => {
  test("who calls; by his new name at the next call, whatever reloads; and nobody who hides his number", async () => {
    using operator = await openOperator(box());
    await officeBy(box(), operator);
    using client = await signedIn(box());
    const id = await add(client, { lastName: "Durand", company: "Port", numbers: mobile("06 12 34 56 78") });
    await known(box().home, "Durand, Port");
    await using phone = await sipJsPhone(box(), "201");
    using ears = await openLive(box(), { Origin: client.origin, Cookie: client.cookie ?? "" });
    const inDirect = (name: string) =>
      ears.sees(`a call of « ${name} » in « En direct »`, (entries) =>
        Object.entries(entries).some(
          ([key, entry]) => key.startsWith("call/") && (entry as LiveCall).caller.name === name,
        ),
      );
    const rung = async (from: string, asserted?: string) => {
      const calling = operator.far.callBy({ from, to: "0122334400", ...(asserted === undefined ? {} : { asserted }) });
      const incoming = await phone.incoming();
      await inDirect(from === "" ? "Numéro caché" : incoming.peerName);
      calling.hangUp();
      await incoming.happened("terminated");
      return [incoming.peer, incoming.peerName];
    };

    expect(await rung("+33612345678")).toEqual(["0612345678", "Durand, Port"]);
    expect(await rung("+33699999999")).toEqual(["0699999999", ""]);
    expect(await rung("", "+33612345678")).toEqual(["anonymous", "Anonymous"]);

    const revisions = async () => (await client.ask("GET", "/api/v1/revisions?limit=1")).text;
    const before = await revisions();
    const change = { body: { lastName: "Martin", numbers: mobile("06 12 34 56 78") }, fields: { "if-match": '"1"' } };
    expect((await client.ask("PUT", `${at}/${id}`, change)).status).toBe(200);
    await known(box().home, "Martin, Port");
    expect(await rung("0033612345678")).toEqual(["0612345678", "Martin, Port"]);
    expect(await revisions()).toBe(before);

    await box().atRest();
    const names = async () => (await box().records()).map(({ caller }) => caller.name).filter((name) => name !== "");
    await until("the records", async () => (await names()).length === 3);
    expect((await names()).sort()).toEqual(["Durand, Port", "Martin, Port", "Numéro caché"]);
  });

  test.each([
    ["with quotes", 'Dit "le Grand"\\', '"Dit \\"le Grand\\"\\\\" <sip:0611111111@'],
    ["that ends a header", 'Via>, <sip:evil@example.org>;x="', '"Via>, <sip:evil@example.org>;x=\\"" <sip:0611111111@'],
    ["of four bytes a character", "🦊 Œuvre 𝄞", '"🦊 Œuvre 𝄞" <sip:0611111111@'],
    ["that is markup", "<img src=x onerror=alert(1)>", '"<img src=x onerror=alert(1)>" <sip:0611111111@'],
    ["that is long", "é".repeat(100), `"${"é".repeat(63)}…" <sip:0611111111@`],
  ])("a name %s arrives as it is, and nothing else in the INVITE", async (_, name, from) => {
    using operator = await openOperator(box());
    await officeBy(box(), operator);
    using client = await signedIn(box());
    const id = await add(client, { company: name, numbers: mobile("0611111111") });
    await known(box().home, name);
    await using phone = await rawPhone(box(), "201");
    await phone.register();

    const calling = operator.far.callBy({ from: "0611111111", to: "0122334400" });
    const invite = await phone.requested("INVITE");

    expect(field(invite, "from").slice(0, from.length)).toBe(from);
    phone.respond(invite, 486, "Busy Here");
    await until("the end of the call", () => calling.over);
    await phone.unregister();
    expect((await client.ask("DELETE", `${at}/${id}`)).status).toBe(200);
  });

  test("who is called outside: in the answers to who calls him, in « En direct », and to no operator", async () => {
    using operator = await openOperator(box());
    await officeBy(box(), operator);
    using client = await signedIn(box());
    await add(client, { firstName: "Anne", lastName: "Zola", numbers: mobile("0622222222") });
    await known(box().home, "Anne Zola");
    using ears = await openLive(box(), { Origin: client.origin, Cookie: client.cookie ?? "" });
    await using caller = await rawPhone(box(), "202");
    await caller.register();
    const asserted = (message: SipMessage) => field(message, "p-asserted-identity");

    const asking = caller.ask("INVITE", {
      uri: `sip:0622222222@127.0.0.1:${box().sipPort}`,
      headers: ["Allow: INVITE, ACK, BYE, CANCEL, UPDATE"],
      body: sdpOffer("127.0.0.1", 40_000),
    });
    const arrived = await operator.call();
    arrived.ring();
    const ringing = await caller.raw.receive("180", ({ status }) => status === 180);
    arrived.answer();
    const answered = await asking;
    caller.ack(answered);
    const update = await caller.requested("UPDATE");
    caller.respond(update, 200, "OK");

    for (const told of [ringing, answered.response, update]) {
      expect(asserted(told)).toMatch(/^"Anne Zola" <sip:0622222222@/);
    }
    expect(sent(arrived, "To")[0]).not.toContain("Zola");
    await ears.sees("the name of who is called", (entries) =>
      JSON.stringify(entries).includes('"names":{"0622222222":"Anne Zola"}'),
    );
    expect((await caller.inDialog(answered.dialog, "BYE")).status).toBe(200);
    await until("the end of the call", () => arrived.over);
    await caller.unregister();
  });

  test("a name with a line break is none", async () => {
    using client = await signedIn(box());

    const answer = await client.ask("POST", at, { body: { company: "Port\r\nX-Evil: 1" } });

    expect(answer).toMatchObject({ status: 422, json: { issues: [{ path: "/company" }] } });
  });
});
