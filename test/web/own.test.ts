import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, describe, expect, test } from "vitest";
import { storeContract } from "../../daemon/contracts/store.ts";
import { connect } from "../../daemon/kit/rpc.ts";
import { type ApiClient, apiClient, signedIn } from "../rig/api-client.ts";
import { talk } from "../rig/conversation.ts";
import { temporaryFolder } from "../rig/folder.ts";
import { numbersFrom, officeDocument } from "../rig/office.ts";
import { until } from "../rig/waiting.ts";
import { useBox } from "../rig/with-box.ts";

/** What users see and change who signed in by their number, and that it is theirs alone. */

const messageOf = { m201: name(1), m800: name(2), m202: name(3) };
const folder = temporaryFolder("own");
const home = join(folder.path, "home");
// The box is stopped before: what was registered first is called last.
afterAll(() => folder[Symbol.dispose]());
const box = useBox(() => {
  for (const [mailbox, message] of Object.entries(messageOf)) leaveMessage(mailbox, message);
  const office = officeDocument({ numbers: numbersFrom(201, 5) });
  const extensions = Array.isArray(office.extensions) ? office.extensions : [];
  return {
    home,
    document: {
      ...office,
      extensions: extensions.map((one: { number: string }) => ({
        ...one,
        password: one.number === "205" ? null : `usager ${one.number}`,
        profiles: one.number === "201" ? [{ name: "Absent" }] : [],
      })),
      groups: [{ number: "800", name: "Vente", members: ["201", "203"], password: "usager 800" }],
      mailboxes: [
        { id: "m201", name: "Répondeur", owner: "201", isDefault: true },
        { id: "m800", name: "Vente", owner: "800", isDefault: true },
        { id: "m202", name: "Secrétaire", owner: "202", isDefault: true },
      ],
    },
  };
});

/** UUID of version 7 of a moment in 2026. */
function name(index: number): string {
  return `019b0000-000${index}-7000-8000-000000000000`;
}

/** As `pbx` keeps it: two seconds of a tone. */
function leaveMessage(mailbox: string, message: string): void {
  const place = join(home, "voicemail", mailbox, "new", message);
  mkdirSync(place, { recursive: true });
  const note = {
    format: 1,
    at: Date.UTC(2026, 10, 27),
    caller: { number: "0612345678", name: "Client" },
    forwardedBy: null,
  };
  writeFileSync(join(place, "message.json"), JSON.stringify(note));
  writeFileSync(join(place, "audio.wav"), tone(2));
}

function tone(seconds: number): Buffer {
  const rate = 8000;
  const samples = Buffer.alloc(2 * rate * seconds);
  for (let at = 0; at < rate * seconds; at += 1) {
    samples.writeInt16LE(Math.round(8000 * Math.sin((2 * Math.PI * 440 * at) / rate)), 2 * at);
  }
  const head = Buffer.alloc(44);
  head.write("RIFF", 0);
  head.writeUInt32LE(36 + samples.length, 4);
  head.write("WAVEfmt ", 8);
  head.writeUInt32LE(16, 16);
  head.writeUInt16LE(1, 20);
  head.writeUInt16LE(1, 22);
  head.writeUInt32LE(rate, 24);
  head.writeUInt32LE(2 * rate, 28);
  head.writeUInt16LE(2, 32);
  head.writeUInt16LE(16, 34);
  head.write("data", 36);
  head.writeUInt32LE(samples.length, 40);
  return Buffer.concat([head, samples]);
}

const cookies = new Map<string, string | undefined>();

/** Signs in once for the whole file: each sign-in costs a hash. */
async function user(number: string): Promise<ApiClient> {
  const client = apiClient(box());
  if (!cookies.has(number)) {
    const body = { name: number, password: `usager ${number}`, remember: false };
    const answer = await client.ask("POST", "/api/v1/login", { body });
    if (answer.status !== 200) throw new Error(answer.text);
    cookies.set(number, client.cookie);
  }
  client.cookie = cookies.get(number);
  return client;
}

const get = async (client: ApiClient, path: string) => {
  const { status, json } = await client.ask("GET", `/api/v1/own${path}`);
  if (status !== 200) throw new Error(`${path}: ${status} ${JSON.stringify(json)}`);
  return json as { items: Record<string, unknown>[] } & Record<string, unknown>;
};
const audio = (mailbox: keyof typeof messageOf, message: keyof typeof messageOf = mailbox) =>
  `/api/v1/own/mailboxes/${mailbox}/messages/${messageOf[message]}/audio`;

describe("a user", () => {
  test("CNX-09: signs in by number and password, and is told who he is", async () => {
    using one = await user("201");
    expect(await get(one, "")).toEqual({
      ...{ number: "201", name: "Poste 201", kind: "extension" },
      groups: [{ number: "800", name: "Vente" }],
    });
    using group = await user("800");
    expect(await get(group, "")).toEqual({ number: "800", name: "Vente", kind: "group", groups: [] });

    // Who guesses waits: not at the address of the others.
    using stranger = apiClient(box(), "127.0.0.66");
    const login = (name: string) =>
      stranger.ask("POST", "/api/v1/login", { body: { name, password: "faux", remember: false } });
    const [none, wrong, nobody] = [await login("205"), await login("201"), await login("299")];
    expect([none.status, wrong.status, nobody.status]).toEqual([401, 401, 401]);
    expect([none.text, wrong.text]).toEqual([nobody.text, nobody.text]);
  });

  test("CNX-10: has the messages of his own mailboxes and of his groups', hears them, keeps and deletes them", async () => {
    using one = await user("201");
    expect((await get(one, "/mailboxes")).items.map(({ id }) => id)).toEqual(["m201", "m800"]);
    expect((await get(one, "/mailboxes/m800/messages")).items).toMatchObject([
      { message: messageOf.m800, state: "new", caller: { number: "0612345678" } },
    ]);

    const heard = await one.ask("GET", audio("m201"));
    expect(heard).toMatchObject({ status: 200, fields: { "content-type": "audio/wav" } });
    expect(heard.bytes.length).toBe(tone(2).length);
    await one.ask("POST", `/api/v1/own/mailboxes/m201/messages/${messageOf.m201}/save`);
    expect((await get(one, "/mailboxes/m201/messages")).items).toMatchObject([{ state: "saved" }]);
    expect((await one.ask("DELETE", `/api/v1/own/mailboxes/m201/messages/${messageOf.m201}`)).status).toBe(200);
    expect((await get(one, "/mailboxes/m201/messages")).items).toEqual([]);
  });

  test("CNX-10: has nobody else's, by whichever mailbox he asks for it, and does not learn that it is there", async () => {
    using one = await user("201");
    const foreign = await one.ask("GET", audio("m202"));
    const unknown = await one.ask("GET", audio("m202").replace("m202", "rien"));
    expect(foreign.status).toBe(404);
    expect(foreign.text).toBe(unknown.text);
    for (const [method, path] of [
      ["GET", audio("m800", "m202")],
      ["POST", `/api/v1/own/mailboxes/m800/messages/${messageOf.m202}/save`],
      ["DELETE", `/api/v1/own/mailboxes/m800/messages/${messageOf.m202}`],
      ["DELETE", `/api/v1/own/mailboxes/m202/messages/${messageOf.m202}`],
      ["GET", "/api/v1/own/mailboxes/m202/messages"],
      ["DELETE", "/api/v1/own/mailboxes/m202/greeting"],
      ["GET", `/api/v1/voice-messages/${messageOf.m202}/audio`],
    ] as const) {
      expect([403, 404], `${method} ${path}`).toContain((await one.ask(method, path)).status);
    }
    using other = await user("202");
    expect((await get(other, "/mailboxes/m202/messages")).items).toMatchObject([{ state: "new" }]);
  });

  test("CNX-09: sets do not disturb and forwards as his telephone would, where they can lead", async () => {
    using one = await user("202");
    const none = { always: null, "no-answer": null, busy: null, unavailable: null };
    expect(await get(one, "/absence")).toEqual({ doNotDisturb: false, forwards: none });
    const put = (body: object) => one.ask("PUT", "/api/v1/own/absence", { body });

    const away = { doNotDisturb: true, forwards: { ...none, "no-answer": "203" } };
    expect(await put(away)).toMatchObject({ status: 200, json: away });
    for (const to of ["202", "299"]) {
      const wrong = await put({ ...away, doNotDisturb: false, forwards: { ...none, always: to } });
      expect(wrong).toMatchObject({ status: 422, json: { issues: [{ path: "/forwards/always" }] } });
    }
    expect(await get(one, "/absence")).toEqual(away);
    const { registrations } = await box().pbxStatus();
    expect(registrations.find(({ number }) => number === "202")?.absence).toEqual(away);
    await put({ doNotDisturb: false, forwards: none });
  });

  test("CNX-09: chooses a profile of his own, and none that he has not", async () => {
    using one = await user("201");
    const choose = (profile: string | null) =>
      one.ask("PUT", "/api/v1/own/profile", { body: { chosen: profile === null ? null : { profile, until: null } } });

    expect(await choose("Absent")).toMatchObject({ status: 200, json: { number: "201", profile: "Absent" } });
    expect((await choose("Ailleurs")).status).toBe(404);
    expect(await choose(null)).toMatchObject({ status: 200, json: { byHand: null } });
  });

  test("CNX-09: has a journal of his own calls, and of nobody else's", async () => {
    {
      await using _call = await talk(box(), "201", "202");
    }
    await until("the call to be noted", async () => (await box().records()).length === 1);
    using caller = await user("201");
    using called = await user("202");
    using other = await user("203");

    expect((await get(caller, "/calls")).items).toMatchObject([
      { direction: "made", other: { number: "202" }, answer: "answered" },
    ]);
    expect((await get(called, "/calls")).items).toMatchObject([
      { direction: "received", other: { number: "201", name: "Poste 201" }, answer: "answered" },
    ]);
    expect(await get(other, "/calls")).toEqual({ items: [], next: null });
  });

  test("MEX-05: his journal and text messages name who is outside as the directory does where no name was shown", async () => {
    using admin = await signedIn(box());
    const contact = { lastName: "Durand", numbers: [{ kind: "mobile", number: "06 12 34 56 78" }] };
    expect((await admin.ask("POST", "/api/v1/directory/contacts", { body: contact })).status).toBe(201);
    const record = (call: string, number: string, name: string, dialled: string) => ({
      ...{ call, revision: 1, caller: { number, name }, dialled, answeredBy: null, startedAt: Date.now() },
      ...{ answeredAt: null, endedAt: Date.now(), outcome: "cancelled", reasons: [], legs: [] },
    });
    const written = {
      ...{ message: name(9), at: Date.now(), direction: "outgoing", from: { number: "204", name: "" } },
      ...{ to: "+33612345678", addressee: null, line: "900", text: "Bonjour", deliveries: [], outcome: "sent" },
      ...{ status: 200, read: null },
    };
    const told = [
      { kind: "call-record", record: record("d1", "204", "", "0612345678") },
      { kind: "call-record", record: record("d2", "0612345678", "Mme Petit", "204") },
      { kind: "call-record", record: record("d3", "0612345678", "", "204") },
      { kind: "call-record", record: record("d4", "", "", "204") },
      { kind: "message-record", record: written },
    ];
    const store = await connect(join(box().home, "run", "store.sock"), storeContract);
    const facts = told.map((fact, number) => ({ number, fact }));
    await store.call("facts.append", { producer: "test", facts });
    store.close();
    const listed = (await admin.ask("GET", "/api/v1/messages")).json as { items: object[] };
    expect(listed.items).toMatchObject([{ message: name(9), names: { "+33612345678": "Durand" } }]);
    using one = await user("204");

    const { items } = (await get(one, "/calls")) as { items: { call: string; other: { name: string } }[] };
    const shown = new Map(items.map(({ call, other }) => [call, other.name]));
    expect(["d1", "d2", "d3", "d4"].map((call) => shown.get(call))).toEqual(["Durand", "Mme Petit", "Durand", ""]);
    expect((await get(one, "/text-messages")).items).toMatchObject([
      { direction: "written", other: { number: "+33612345678", name: "Durand" } },
    ]);
  });

  test("CNX-09: changes his password, which ends his other logins", async () => {
    using one = apiClient(box());
    using two = apiClient(box(), "127.0.0.67");
    const login = (client: ApiClient, password: string) =>
      client.ask("POST", "/api/v1/login", { body: { name: "204", password, remember: false } });
    await login(one, "usager 204");
    await login(two, "usager 204");

    const body = { current: "usager 204", password: "un autre, plus long" };
    expect((await one.ask("PUT", "/api/v1/account/password", { body })).status).toBe(200);

    expect((await one.ask("GET", "/api/v1/own")).status).toBe(200);
    expect((await two.ask("GET", "/api/v1/own")).status).toBe(401);
    expect((await login(two, "usager 204")).status).toBe(401);
  });

  test("is in the audit with all he did to messages, by his number", async () => {
    using admin = await signedIn(box());
    await until("the lines to reach the audit", async () => {
      const { json } = await admin.ask("GET", "/api/v1/audit?author=201");
      const actions = (json as { items: { action: string }[] }).items.map(({ action }) => action);
      return ["voicemail.hear", "voicemail.delete"].every((action) => actions.includes(action));
    });
  });
});
