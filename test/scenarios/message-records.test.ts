import { describe, expect, test } from "vitest";
import type { MessageRecord } from "../../daemon/contracts/message-record.ts";
import { type ApiClient, signedIn } from "../rig/api-client.ts";
import { startBox, type TestBox } from "../rig/box.ts";
import { openLive } from "../rig/live-socket.ts";
import { numbersFrom, officeDocument } from "../rig/office.ts";
import { lineIs, lineTo, openOperator } from "../rig/operator.ts";
import type { SipJsPhone } from "../rig/sipjs-phone.ts";
import { until } from "../rig/waiting.ts";
import { rawPhone, sipJsPhone, useBox } from "../rig/with-box.ts";

/** What is kept of a text message that was really sent, and who has opened it: by the API of a whole box. */

const general = { number: "800", name: "Général", members: ["201", "202"], receivesSms: true };
const office = (change: Readonly<Record<string, unknown>>) =>
  officeDocument({
    numbers: numbersFrom(201, 5),
    change: (document) => ({ ...document, groups: [general], ...change }),
  });

const listed = async (client: ApiClient, query: string): Promise<readonly MessageRecord[]> => {
  const { json } = await client.ask("GET", `/api/v1/messages?${query}`);
  return (json as { items: MessageRecord[] }).items;
};
const recorded = (client: ApiClient, query: string, isAsWanted = (list: readonly MessageRecord[]) => list.length > 0) =>
  until(
    "the record of a message",
    async () => {
      const list = await listed(client, query);
      return isAsWanted(list) && list;
    },
    { limitMs: 30_000 },
  );
const arrived = (phone: SipJsPhone) => until("a text message", () => phone.texts.length > 0, { limitMs: 10_000 });
const unreadOf = async (client: ApiClient, ...extensions: readonly string[]): Promise<readonly number[]> =>
  Promise.all(extensions.map(async (extension) => (await listed(client, `extension=${extension}&unread=true`)).length));
const isDelivered = ([record]: readonly MessageRecord[]): boolean =>
  record?.deliveries.every(({ state }) => state === "delivered") === true;

test("SMS-07 A-38: a line's SMS reaches both members of a group, stands unread until one opens it, and outlives kill -9", async () => {
  await using box = await startBox();
  using operator = await openOperator(box);
  await box.import(office({ trunks: [lineTo("900", operator.port, { receivesSms: true, extension: "800" })] }));
  await lineIs(box, "900", "in-service");
  using client = await signedIn(box);
  await using one = await sipJsPhone(box, "201");

  operator.far.writeBy({ from: "+33612345678", to: "0122334400", text: "Colis arrivé" });
  await arrived(one);
  // A telephone whose 2xx a kill keeps from us would get it again.
  await recorded(client, "extension=201", ([of]) => of?.deliveries[0]?.state === "delivered");
  await box.killAndAwait("pbx");
  await lineIs(box, "900", "in-service");
  await using two = await sipJsPhone(box, "202");
  await arrived(two);

  const [record] = await recorded(client, "", isDelivered);
  expect(record).toMatchObject({
    ...{ direction: "incoming", from: { number: "0612345678" }, to: "0122334400", addressee: "800", line: "900" },
    ...{ text: "Colis arrivé", outcome: "kept", read: null },
    deliveries: [{ extension: "201" }, { extension: "202" }],
  });
  expect(await listed(client, "")).toHaveLength(1);
  expect(await unreadOf(client, "201", "202", "203")).toEqual([1, 1, 0]);

  const path = `/api/v1/messages/${record?.message}`;
  expect((await client.ask("POST", `${path}/read`, { body: { by: "202" } })).status).toBe(200);
  expect(await unreadOf(client, "201", "202")).toEqual([0, 0]);
  await box.killAndAwait("store");
  await until("store to answer", async () => (await client.ask("GET", path)).status === 200);

  expect(await unreadOf(client, "201", "202")).toEqual([0, 0]);
  expect((await client.ask("GET", path)).json).toEqual({ ...record, read: { by: "202", at: expect.any(Number) } });
  expect(one.texts.map(({ text }) => text)).toEqual(["Colis arrivé"]);
  expect(two.texts.map(({ text }) => text)).toEqual(["Colis arrivé"]);
  expect(box.log()).not.toContain("Colis");
}, 120_000);

describe("the records of text messages", () => {
  const box = useBox(() => ({ document: office({}) }));
  const inWords = async (of: TestBox, ...flags: readonly string[]) => (await of.sipleo("messages", ...flags)).output;

  test("SMS-05: are listed by the command line, marked, made unread and deleted, each change told live", async () => {
    using client = await signedIn(box());
    using live = await openLive(box(), { Cookie: client.cookie ?? "", Origin: client.origin });
    const changedAt = () => JSON.stringify(live.entries().messages);
    await using phone = await sipJsPhone(box(), "201");
    expect(await phone.write("203", "Rappelez-moi")).toBe(202);
    const [record] = await recorded(client, "extension=203&unread=true");
    const path = `/api/v1/messages/${record?.message}`;
    const changed = async (change: () => Promise<{ readonly status: number }>) => {
      const before = changedAt();
      expect((await change()).status).toBe(200);
      await until("the change told live", () => changedAt() !== before);
    };

    expect(await inWords(box(), "--for", "203", "--unread")).toMatch(/201 +203 +- +waiting +unread /);
    await changed(() => client.ask("POST", `${path}/read`, { body: { by: "203" } }));
    expect(await inWords(box(), "--for", "203", "--unread")).toBe("No text messages.\n");
    expect(await inWords(box(), "--for", "201")).toContain("read by 203");
    expect(await inWords(box())).not.toContain("Rappelez");
    expect(await inWords(box(), "--json")).toContain("Rappelez-moi");
    await changed(() => client.ask("POST", `${path}/unread`));
    expect(await unreadOf(client, "203")).toEqual([1]);
    await changed(() => client.ask("DELETE", path));

    expect((await client.ask("GET", path)).status).toBe(404);
    expect(await inWords(box(), "waiting")).toMatch(/^203 +1 /m);
  });

  test("A-38: whom a message is not for cannot open it; what does not exist cannot be opened", async () => {
    using client = await signedIn(box());
    await using phone = await sipJsPhone(box(), "201");
    await phone.write("204", "?");
    const [record] = await recorded(client, "extension=204");

    const read = (message: string | undefined, by: string) =>
      client.ask("POST", `/api/v1/messages/${message}/read`, { body: { by } });
    expect(await read(record?.message, "202")).toMatchObject({ status: 422, json: { issues: [{ path: "/by" }] } });
    expect((await read("rien", "204")).status).toBe(404);
    expect(await unreadOf(client, "204")).toEqual([1]);
  });
});

describe("a text message written by the API", () => {
  const box = useBox();

  test("SMS-05: reaches the telephone in the name of the extension, and is recorded like its own", async () => {
    using client = await signedIn(box());
    await using phone = await sipJsPhone(box(), "202");

    const body = { from: "201", to: "202", text: "Réunion à 10 h ☕" };
    const { status, json } = await client.ask("POST", "/api/v1/messages", { body });
    await arrived(phone);

    const sent = json as { readonly message: string };
    expect([status, json]).toEqual([201, { message: expect.any(String), outcome: "kept" }]);
    expect(phone.texts).toEqual([{ from: "201", name: "Poste 201", text: body.text }]);
    const [record] = await recorded(client, "extension=202", isDelivered);
    expect(record).toMatchObject({ message: sent.message, text: body.text, read: null });
    expect(box().log()).not.toContain("Réunion");
  });

  test("SMS-06: goes outside by the message rules, and is answered with what the line says", async () => {
    using operator = await openOperator(box());
    const trunks = [lineTo("900", operator.port)];
    await box().import(office({ trunks, messageRules: [{ prefix: "06", trunk: "900" }] }));
    await lineIs(box(), "900", "in-service");
    using client = await signedIn(box());
    const send = (to: string, from = "201") =>
      client.ask("POST", "/api/v1/messages", { body: { from, to, text: "J'arrive" } });

    expect(await send("0612345678")).toMatchObject({ status: 201, json: { outcome: "sent" } });
    operator.far.status = 404;
    expect(await send("0612345679")).toMatchObject({ status: 502, json: { code: "not-sent" } });
    expect(await send("0899123456")).toMatchObject({ status: 422, json: { code: "not-taken" } });
    expect((await send("112")).json).toMatchObject({ message: expect.stringContaining("urgence") });
    expect((await send("202", "299")).status).toBe(404);

    const both = await recorded(client, "extension=201", ([newest]) => newest?.to === "0612345679");
    expect(both.slice(0, 2)).toMatchObject([
      { direction: "outgoing", to: "0612345679", line: "900", outcome: "failed", status: 404 },
      { direction: "outgoing", to: "0612345678", line: "900", outcome: "sent", status: 202, deliveries: [] },
    ]);
    expect(operator.far.messages).toMatchObject([{ called: "0612345678" }, { called: "0612345679" }]);
  });
});

test("SMS-06: a message whose line had not answered when pbx was killed is recorded as interrupted", async () => {
  await using box = await startBox();
  await using gateway = await rawPhone(box, "901");
  const silent = lineTo("900", gateway.raw.port, { healthSeconds: 0 });
  await box.import(office({ trunks: [silent], messageRules: [{ prefix: "06", trunk: "900" }] }));
  using client = await signedIn(box);
  const sending = client.ask("POST", "/api/v1/messages", { body: { from: "201", to: "0612345678", text: "?" } });
  await gateway.requested("MESSAGE", 20_000);

  await box.killAndAwait("pbx");

  expect((await sending).status).toBe(503);
  expect(await recorded(client, "")).toMatchObject([{ outcome: "interrupted", to: "0612345678", line: null }]);
}, 90_000);
