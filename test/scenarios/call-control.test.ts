import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { type ApiClient, signedIn } from "../rig/api-client.ts";
import { accountOf } from "../rig/box.ts";
import { calledTone, callerTone, hears, listen, talk } from "../rig/conversation.ts";
import { openPjsua } from "../rig/pjsua.ts";
import { field } from "../rig/sip-text.ts";
import { until } from "../rig/waiting.ts";
import { rawPhone, sipJsPhone, useBox } from "../rig/with-box.ts";

describe("calls that a program leads", () => {
  const box = useBox();
  let api: ApiClient;
  beforeAll(async () => {
    api = await signedIn(box());
  });
  afterAll(() => api[Symbol.dispose]());

  async function asked(path: string, body: object): Promise<{ readonly status: number; readonly json: unknown }> {
    const { status, json } = await api.ask("POST", `/api/v1/calls${path}`, { body });
    return { status, json };
  }

  /** The one call that is up. */
  async function up(): Promise<string> {
    const { json } = await api.ask("GET", "/api/v1/calls");
    const items =
      typeof json === "object" && json !== null && "items" in json && Array.isArray(json.items) ? json.items : [];
    expect(items).toHaveLength(1);
    return String(items[0].call);
  }

  test("ASA-06: my telephone rings and shows whom I call, then the other one rings; both hear each other", async () => {
    await using mine = await sipJsPhone(box(), "201");
    await using other = await sipJsPhone(box(), "202");

    expect(await asked("", { from: "201", to: "202" })).toMatchObject({
      status: 201,
      json: { call: expect.any(String) },
    });
    const desk = await mine.incoming();
    expect(desk.peer).toBe("202");
    desk.ring();
    desk.accept();
    const called = await other.incoming();
    expect(called.peer).toBe("201");
    called.ring();
    called.accept();
    await called.happened("accepted");
    desk.sing(callerTone);
    called.sing(calledTone);
    await Promise.all([hears(desk, calledTone, 0), hears(called, callerTone, 0)]);

    expect((await asked(`/${await up()}/hang-up`, { by: "201" })).status).toBe(200);
    await Promise.all([desk.happened("bye"), called.happened("bye")]);
    const record = await until("the record", async () => (await box().records())[0]);
    expect(record).toMatchObject({ caller: { number: "201" }, dialled: "202", answeredBy: "202", outcome: "answered" });
  });

  test("a telephone is asked on the wire to answer by itself", async () => {
    await using mine = await rawPhone(box(), "203");
    await mine.register();

    await using other = await sipJsPhone(box(), "202");
    expect((await asked("", { from: "203", to: "202", answersItself: true })).status).toBe(201);
    const invite = await mine.requested("INVITE");
    mine.respond(invite, 486, "Busy Here", { tag: "rig" });

    expect(field(invite, "alert-info")).toMatch(/info=alert-autoanswer/);
    expect(field(invite, "call-info")).toMatch(/;answer-after=0$/);
    expect(field(invite, "answer-mode")).toBe("Auto");
    expect(other.isRegistered()).toBe(true);
    await mine.unregister();
  });

  test("hold by the box is heard on both sides, and undone", async () => {
    await using both = await talk(box(), "201", "202");
    const call = await up();

    expect((await asked(`/${call}/hold`, { by: "201" })).status).toBe(200);
    await both.called.sound.hear(50);
    const music = await listen(both.called, 100);
    expect(music.loudness).toBeGreaterThan(-45);
    expect(music.level(callerTone)).toBeLessThan(music.loudness - 6);
    const since = performance.now();
    expect((await asked(`/${call}/resume`, { by: "201" })).status).toBe(200);

    await Promise.all([hears(both.called, callerTone, since), hears(both.caller, calledTone, since)]);
  });

  test("ASC-04 ASC-07: who has answered transfers blindly; the two others talk", async () => {
    await using both = await talk(box(), "201", "202");
    await using third = await sipJsPhone(box(), "203");

    expect((await asked(`/${await up()}/transfer`, { by: "202", to: "203" })).status).toBe(200);
    const joined = await third.incoming();
    await both.called.happened("bye");
    joined.accept();
    const since = performance.now();
    joined.sing(700);

    await hears(both.caller, 700, since);
    await hears(joined, callerTone, since);
    joined.hangUp();
    await both.caller.happened("bye");
  });

  test("ASC-05 ASC-07: who has called asks first, on the same line of his telephone, and puts the two together", async () => {
    await using both = await talk(box(), "201", "202");
    await using third = await sipJsPhone(box(), "203");
    const call = await up();

    expect((await asked(`/${call}/consult`, { by: "201", to: "203" })).status).toBe(200);
    const joined = await third.incoming();
    joined.accept();
    let since = performance.now();
    joined.sing(700);
    await hears(both.caller, 700, since);
    await hears(joined, callerTone, since);
    expect(await asked(`/${call}/complete`, { by: "201" })).toEqual({ status: 200, json: { call } });
    since = performance.now();

    await both.caller.happened("bye");
    await hears(both.called, 700, since);
    await hears(joined, calledTone, since);
    both.called.hangUp();
    await joined.happened("bye");
  });

  test("ASC-05: he goes back, and the one who waited hears him again", async () => {
    await using both = await talk(box(), "201", "202");
    await using third = await sipJsPhone(box(), "203");
    const call = await up();

    await asked(`/${call}/consult`, { by: "202", to: "203" });
    const aside = await third.incoming();
    aside.accept();
    await aside.happened("accepted");
    expect((await asked(`/${call}/go-back`, { by: "202" })).status).toBe(200);
    const since = performance.now();

    await aside.happened("bye");
    await Promise.all([hears(both.called, callerTone, since), hears(both.caller, calledTone, since)]);
  });

  test("ASC-05 ASC-07: pjsua, which has called and holds by itself, is put out by the program between its two calls", async () => {
    await using one = await sipJsPhone(box(), "202");
    await using other = await sipJsPhone(box(), "203");
    await using pjsua = await openPjsua({ ...accountOf("201"), exchange: box().place() });
    await pjsua.registered();
    pjsua.call("202");
    const first = await one.incoming();
    first.accept();
    first.sing(callerTone);
    await pjsua.says(/Call 0 state changed to CONFIRMED/);
    const call = await up();
    pjsua.hold();
    await first.sound.hear(25);
    pjsua.call("203");
    const second = await other.incoming();
    second.accept();
    second.sing(calledTone);
    await pjsua.says(/Call 1 state changed to CONFIRMED/);

    expect((await asked(`/${call}/complete`, { by: "201" })).status).toBe(200);
    const since = performance.now();

    await hears(first, calledTone, since);
    await hears(second, callerTone, since);
    await pjsua.says(/Call 1 .*DISCONNECTED|Call 0 .*DISCONNECTED/);
    first.hangUp();
    await second.happened("bye");
  });

  test("a ringing call is picked up from a page, and digits reach the other side", async () => {
    await using caller = await sipJsPhone(box(), "201");
    await using desk = await sipJsPhone(box(), "202");
    await using mine = await sipJsPhone(box(), "203");
    const calling = await caller.call("202");
    const ringing = await desk.incoming();
    ringing.ring();
    await calling.happened("progress");
    const call = await up();

    expect((await asked(`/${call}/pick-up`, { by: "203" })).status).toBe(200);
    const picked = await mine.incoming();
    expect(picked.peer).toBe("201");
    picked.accept();
    await calling.happened("accepted");
    await ringing.happened("terminated");
    expect((await asked(`/${call}/digits`, { by: "203", digits: "42" })).status).toBe(200);
    await until("both digits", () => {
      const ends = calling.sound.packets.filter(
        ({ payload, raw }) => payload === 101 && (raw.readUInt8(13) & 0x80) !== 0,
      );
      return [4, 2].every((digit) => ends.some(({ raw }) => raw.readUInt8(12) === digit));
    });

    calling.hangUp();
    await picked.happened("bye");
  });

  test("what cannot be done says why, in French", async () => {
    await using mine = await sipJsPhone(box(), "201");

    expect(await asked("", { from: "201", to: "299" })).toMatchObject({
      status: 409,
      json: { code: "not-found", message: expect.stringContaining("299") },
    });
    expect((await asked("", { from: "299", to: "201" })).status).toBe(404);
    expect((await asked("/nothing/hang-up", { by: null })).status).toBe(404);
    expect(mine.isRegistered()).toBe(true);
  });
});
