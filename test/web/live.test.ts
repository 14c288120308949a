import { describe, expect, test } from "vitest";
import type { LiveCall, LiveExtension } from "../../daemon/contracts/api/live-entries.ts";
import { type ApiClient, signedIn } from "../rig/api-client.ts";
import { connectCall, hangUp } from "../rig/conversation.ts";
import { type LiveEars, openLive } from "../rig/live-socket.ts";
import { openSipJsPhone } from "../rig/sipjs-phone.ts";
import { until } from "../rig/waiting.ts";
import { sipJsPhone, useBox } from "../rig/with-box.ts";

const box = useBox();
const listen = (client: ApiClient, fields = {}): Promise<LiveEars> =>
  openLive(box(), { Origin: client.origin, Cookie: client.cookie ?? "", ...fields });

type Entries = Readonly<Record<string, unknown>>;
const extension = (entries: Entries, number: string) => entries[`extension/${number}`] as LiveExtension | undefined;
const calls = (entries: Entries) =>
  Object.entries(entries).flatMap(([key, value]) => (key.startsWith("call/") ? [value as LiveCall] : []));

const whole = (entries: Entries) => extension(entries, "201") !== undefined && "configuration" in entries;

describe("the door of the WebSocket", () => {
  test("is open to who is signed in and comes from our own pages, and to programs", async () => {
    using client = await signedIn(box());
    using own = await listen(client);
    const made = await client.ask("POST", "/api/v1/tokens", { body: { name: "écran", right: "read" } });
    const { token, id } = made.json as { token: string; id: string };
    using program = await openLive(box(), { Authorization: `Bearer ${token}` });

    expect([own.status, program.status]).toEqual([101, 101]);
    await own.sees("the picture", whole);
    await program.sees("the picture", whole);

    await client.ask("DELETE", `/api/v1/tokens/${id}`);
    await until("the program to be sent away", () => program.closeCode() === 4401);
    expect(own.raw.isOpen()).toBe(true);
  });

  test("is shut for everybody else", async () => {
    using client = await signedIn(box());
    using stranger = await openLive(box(), {});
    using foreign = await listen(client, { Origin: "https://evil.example" });
    using silent = await openLive(box(), { Cookie: client.cookie ?? "" });

    expect([stranger.status, foreign.status, silent.status]).toEqual([401, 403, 403]);
    expect((await client.ask("GET", "/api/v1/live")).status).toBe(426);
  });

  test("shuts behind who signs out, at once", async () => {
    using client = await signedIn(box());
    using ears = await listen(client);
    await ears.sees("the picture", whole);

    await client.ask("POST", "/api/v1/logout");

    await until("the WebSocket to be closed", () => ears.closeCode() === 4401);
    await ears.raw.closed();
  });

  test("shuts for who talks instead of listening", async () => {
    using client = await signedIn(box());
    using talker = await listen(client);
    talker.send(1, Buffer.from("hello"));
    await until("the WebSocket to be closed", () => talker.closeCode() === 1008);
    await talker.raw.closed();

    using shouter = await listen(client);
    shouter.send(2, Buffer.alloc(2_000));
    await shouter.raw.closed();
  });
});

test("REC-01 REC-04: poste 206, added on a page, is none before the reload; then its telephone registers with the password shown there, talks, and is in the journal", async () => {
  using client = await signedIn(box());
  using ears = await listen(client);
  await ears.sees("the picture", whole);
  const { json } = await client.ask("GET", "/api/v1/configuration/extensions/201");
  const { object: like } = json as { object: object };

  await client.ask("POST", "/api/v1/configuration/extensions", { body: { ...like, number: "206", name: "Accueil" } });
  await ears.sees("that a reload is needed", (entries) => isWaiting(entries));
  expect(extension(ears.entries(), "206")).toBeUndefined();
  expect((await client.ask("POST", "/api/v1/reload")).json).toMatchObject({
    kind: "running",
    consumers: expect.arrayContaining(["pbx", "phones", "net"]),
  });
  await ears.sees("that no reload is needed", (entries) => !isWaiting(entries));
  await ears.sees("206, without a telephone", (entries) => extension(entries, "206")?.state === "unregistered");

  const shown = await client.ask("GET", "/api/v1/extensions/206/sip-password");
  const { password } = shown.json as { password: string };
  await using phone = await openSipJsPhone({ number: "206", password, exchange: box().place() });
  await phone.register();
  await ears.sees("206, in service", (entries) => extension(entries, "206")?.state === "idle");
  expect(extension(ears.entries(), "206")?.devices).toMatchObject([{ reachable: true, transport: expect.any(String) }]);

  await using other = await sipJsPhone(box(), "201");
  const newest = ears.entries().journal;
  const talking = await connectCall(phone, other);
  await ears.sees("the call that is up", (entries) => calls(entries)[0]?.state === "talking");
  expect(calls(ears.entries())).toMatchObject([{ caller: { number: "206" }, dialled: "201", parties: ["201"] }]);
  await hangUp(talking);

  await ears.sees("the call in the journal", (entries) => JSON.stringify(entries.journal) !== JSON.stringify(newest));
  const records = await client.ask("GET", "/api/v1/records?limit=1");
  expect(records.json).toMatchObject({
    items: [{ caller: { number: "206", name: "Accueil" }, dialled: "201", answeredBy: "201" }],
  });
  const [{ call } = { call: "" }] = (records.json as { items: { call: string }[] }).items;
  expect((await client.ask("GET", `/api/v1/calls/${call}/trace`)).json).toMatchObject({
    call,
    dialled: "201",
    lines: expect.arrayContaining([
      expect.objectContaining({ told: { code: "leg-answers", facts: { number: "201" } } }),
    ]),
  });
  await ears.sees(
    "both idle again",
    (entries) => calls(entries).length === 0 && extension(entries, "206")?.state === "idle",
  );
});

const isWaiting = (entries: Entries) => (entries.configuration as { reloadNeeded: boolean }).reloadNeeded;
