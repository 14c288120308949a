import { describe, expect, test } from "vitest";
import { discovery } from "./contract-discovery.ts";
import { lines } from "./contract-lines.ts";
import { messages } from "./contract-messages.ts";
import { accountOf, contractTables } from "./contract-office.ts";
import { recordings } from "./contract-recording.ts";
import { Stage } from "./contract-stage.ts";
import type { ContactBinding, ContactId, Engine, EngineEvent, LegId, RoomId } from "./engine.ts";
import type { FarSide } from "./far-side.ts";

/** A started engine (contractSettings) and telephones that reach it. */
export type Start = () => Promise<{ readonly engine: Engine; readonly far: FarSide }>;

/** The promises every Engine keeps. Run against the fake on each save, against pjsip in CI. */
export function engineContract(name: string, start: Start): void {
  const stage = async (): Promise<Stage> => {
    const { engine, far } = await start();
    const set = new Stage(engine, far);
    await set.install();
    return set;
  };
  describe(`${name}: telephones`, () => devices(stage));
  describe(`${name}: legs that devices offer`, () => offeredLegs(stage));
  describe(`${name}: legs that we dial`, () => dialledLegs(stage));
  describe(`${name}: rooms`, () => rooms(stage));
  describe(`${name}: what happens in a call`, () => withinCalls(stage));
  describe(`${name}: transfers`, () => transfers(stage));
  describe(`${name}: outside lines`, () => lines(stage));
  describe(`${name}: text messages`, () => messages(stage));
  describe(`${name}: telephones that look for their settings`, () => discovery(stage));
  describe(`${name}: subscriptions`, () => subscriptions(stage));
  describe(`${name}: recordings`, () => recordings(stage));
  describe(`${name}: names, order and end`, () => lifeAndDeath(stage));
}

type Enter = () => Promise<Stage>;

function devices(enter: Enter): void {
  test("a telephone with the right password is added, refreshed and removed", async () => {
    await using stage = await enter();
    const phone = await stage.far.phone("201");

    expect(await phone.register()).toBe(200);
    const { binding } = await stage.event("contact.added");
    expect(await phone.register()).toBe(200);
    await stage.event("contact.refreshed");
    await phone.unregister();

    expect(binding).toMatchObject({ extension: "201", transport: "udp" });
    expect(await stage.event("contact.removed")).toMatchObject({ contact: binding.contact, reason: "unregistered" });
    await stage.rests({ contacts: 0 });
  });

  test("a wrong password and an unknown account get the same refusal and no contact", async () => {
    await using stage = await enter();
    const wrong = await stage.far.phone("201", { password: "wrong" });
    const unknown = await stage.far.phone("299");

    const statuses = [await wrong.register(), await unknown.register()];
    await stage.install();

    expect(statuses[0]).toBeGreaterThanOrEqual(400);
    expect(statuses[0]).toBe(statuses[1]);
    expect(stage.all("contact.added")).toEqual([]);
  });

  test("one telephone more than the account may have takes the place of the oldest", async () => {
    await using stage = await enter();
    const first = await stage.phone("204");
    await stage.phone("204");

    const removed = await stage.event("contact.removed");

    expect(removed).toMatchObject({ extension: "204", reason: "replaced" });
    expect(removed.contact).toBe(stage.all("contact.added")[0]?.binding.contact);
    expect(first.calls).toEqual([]);
    await stage.rests({ contacts: 1 });
  });

  test("an account that is taken away takes its telephones along", async () => {
    await using stage = await enter();
    await stage.phone("201");

    await stage.install(contractTables({ revision: 2, accounts: [accountOf("202")] }));

    expect(await stage.event("contact.removed")).toMatchObject({ extension: "201", reason: "account-removed" });
  });

  test("restored bindings are announced by their own names; unknown accounts and past ones are dropped", async () => {
    await using stage = await enter();
    const restored: ContactBinding = {
      contact: 2 as ContactId,
      extension: "202",
      uri: "sip:202@127.0.0.1:5999",
      source: "127.0.0.1:5999",
      transport: "udp",
      expiresAt: Date.now() + 60_000,
      userAgent: "restored",
      callId: "restored-1",
      cseq: 7,
      path: [],
      instance: "",
    };

    const unknown = { ...restored, contact: 42 as ContactId, extension: "299" };
    const past = { ...restored, contact: 44 as ContactId, uri: "sip:202@127.0.0.1:5998", expiresAt: 1 };
    stage.engine.restoreContacts([restored, unknown, past]);
    await stage.install();

    expect(stage.all("contact.added").map((event) => event.binding.contact)).toEqual([2]);
    await stage.rests({ contacts: 1 });
    await stage.phone("201");
    expect(stage.all("contact.added")[1]?.binding.contact).not.toBe(2);
  });
}

function offeredLegs(enter: Enter): void {
  test("an offered leg rings, is answered, confirmed, and ends when the device hangs up", async () => {
    await using stage = await enter();
    const phone = await stage.phone("201");

    const call = phone.call("100");
    const { leg, from, dialled, replaces } = await stage.event("leg.offered");
    stage.engine.ring(leg);
    await stage.until(() => call.saw.includes("180"), "180");
    stage.engine.answer(leg, null);
    await stage.event("leg.confirmed", leg);
    call.hangUp();

    expect(await stage.released(leg)).toBe("normal");
    expect({ even: leg % 2, from, dialled, replaces }).toEqual({
      even: 0,
      from: { kind: "extension", extension: "201" },
      dialled: "100",
      replaces: null,
    });
    expect(call.saw).toEqual(["180", "200"]);
    expect(await stage.event("leg.released", leg)).toMatchObject({ by: "remote" });
  });

  test("a caller who gives up before the answer cancels the leg", async () => {
    await using stage = await enter();
    const phone = await stage.phone("201");

    const call = phone.call("100");
    const { leg } = await stage.event("leg.offered");
    stage.engine.ring(leg);
    await stage.until(() => call.saw.includes("180"), "180");
    call.hangUp();

    expect(await stage.released(leg)).toBe("cancelled");
  });

  test.each([
    ["busy", "486"],
    ["declined", "603"],
    ["not-found", "404"],
    ["forbidden", "403"],
  ] as const)("a leg refused as %s tells the device %s", async (cause, status) => {
    await using stage = await enter();
    const phone = await stage.phone("201");

    const call = phone.call("100");
    const { leg } = await stage.event("leg.offered");
    stage.engine.release(leg, cause);

    expect(await stage.released(leg)).toBe(cause);
    await stage.until(() => call.over, "the refusal");
    expect(call.saw).toEqual([status]);
    expect(await stage.event("leg.released", leg)).toMatchObject({ by: "local" });
  });

  test("a call of somebody without the password is never offered", async () => {
    await using stage = await enter();
    const phone = await stage.far.phone("201", { password: "wrong" });

    const call = phone.call("100");
    await stage.until(() => call.over, "the refusal");
    await stage.install();

    expect(stage.all("leg.offered")).toEqual([]);
  });

  test("an INVITE with Replaces names the leg that it is to replace", async () => {
    await using stage = await enter();
    const [a, b] = [await stage.phone("201"), await stage.phone("202")];
    const { leg, call } = await stage.talking(a);

    b.call("100", { replaces: call });
    await stage.until(() => stage.all("leg.offered").length === 2, "the second leg");

    expect(stage.all("leg.offered")[1]?.replaces).toBe(leg);
  });
}

function rooms(enter: Enter): void {
  test("three legs in a room are mixed; two that are bridged again are relayed, and the room ends with its last leg", async () => {
    await using stage = await enter();
    const legs = [];
    for (const extension of ["201", "202", "203"]) legs.push((await stage.talking(await stage.phone(extension))).leg);
    const [one, other, third] = legs as [LegId, LegId, LegId];
    const room = 1 as RoomId;

    for (const leg of legs) stage.engine.join(leg, room, { muted: false });
    await stage.rests({ mixed: 3, rooms: 1, relays: 0 });
    stage.engine.join(third, room, { muted: true });
    stage.engine.join(third, 2 as RoomId, { muted: false });
    await stage.rests({ mixed: 3, rooms: 2 });
    stage.engine.bridge(one, other);
    await stage.rests({ mixed: 1, rooms: 1, relays: 1 });
    stage.engine.playToRoom(room, { kind: "tone", tone: "busy" });
    stage.engine.release(third, "normal");

    await stage.released(third);
    await stage.rests({ mixed: 0, rooms: 0, relays: 1, players: 0 });
    for (const leg of [one, other]) await stage.hangUp(leg);
  });
}

function dialledLegs(enter: Enter): void {
  test("a dialled leg rings, is answered and hears what it is bridged with; the end is announced once", async () => {
    await using stage = await enter();
    const [a, b] = [await stage.phone("201"), await stage.phone("202")];
    const { leg: one } = await stage.talking(a);

    const other = stage.dial("202", { like: one });
    const call = await stage.arrived(b);
    call.ring();
    await stage.event("leg.ringing", other);
    call.answer();
    await stage.event("leg.answered", other);
    stage.engine.bridge(one, other);
    await stage.until(() => stage.engine.census().relays === 1, "the relay");
    call.hangUp();

    expect(await stage.released(other)).toBe("normal");
    expect(call.shown).toMatchObject({ number: "201", name: "Gérant" });
    await stage.hangUp(one);
    await stage.rests({ legs: 0, relays: 0, players: 0 });
  });

  test.each([
    [486, "busy"],
    [600, "busy"],
    [603, "declined"],
    [404, "not-found"],
    [488, "not-acceptable"],
    [503, "congestion"],
    [483, "too-many-hops"],
  ] as const)("a device that answers %i makes the leg end as %s", async (status, cause) => {
    await using stage = await enter();
    const phone = await stage.phone("202");

    const leg = stage.dial("202");
    (await stage.arrived(phone)).refuse(status);

    expect(await stage.released(leg)).toBe(cause);
    expect(await stage.event("leg.released", leg)).toMatchObject({ status, by: "remote" });
  });

  test("sound before the answer is announced", async () => {
    await using stage = await enter();
    const phone = await stage.phone("202");

    const leg = stage.dial("202");
    const call = await stage.arrived(phone);
    call.early();
    await stage.event("leg.early", leg);
    call.answer();
    await stage.event("leg.answered", leg);

    await stage.hangUp(leg);
    expect(call.saw).toEqual(["BYE"]);
  });

  test("a caller can be let hear before the answer", async () => {
    await using stage = await enter();
    const [a, b] = [await stage.phone("201"), await stage.phone("202")];
    const calling = a.call("202");
    const { leg: one } = await stage.event("leg.offered");

    const other = stage.dial("202", { like: one });
    (await stage.arrived(b)).early();
    await stage.event("leg.early", other);
    stage.engine.progress(one, other);
    stage.engine.bridge(one, other);
    await stage.until(() => calling.saw.includes("183"), "183");
    stage.engine.release(other, "cancelled");
    stage.engine.release(one, "unavailable");

    expect([await stage.released(one), await stage.released(other)]).toEqual(["unavailable", "cancelled"]);
  });

  test("a redirection is announced before the end", async () => {
    await using stage = await enter();
    const phone = await stage.phone("202");

    const leg = stage.dial("202");
    (await stage.arrived(phone)).redirect("sip:203@127.0.0.1");

    expect(await stage.released(leg)).toBe("redirected");
    const [redirected] = stage.all("leg.redirected", leg);
    expect(redirected?.targets.join()).toContain("203");
    const order = stage.seen.filter((event) => isOf(leg, event)).map((event) => event.type);
    expect(order.slice(-2)).toEqual(["leg.redirected", "leg.released"]);
  });

  test("releasing a ringing leg cancels it; releasing it twice announces one end", async () => {
    await using stage = await enter();
    const phone = await stage.phone("202");

    const leg = stage.dial("202");
    const call = await stage.arrived(phone);
    call.ring();
    await stage.event("leg.ringing", leg);
    stage.engine.release(leg, "answered-elsewhere");
    stage.engine.release(leg, "normal");

    expect(await stage.released(leg)).toBe("answered-elsewhere");
    await stage.until(() => call.over, "the CANCEL");
    expect(call.saw).toEqual(["CANCEL"]);
    await stage.install();
    expect(stage.all("leg.released", leg)).toHaveLength(1);
  });

  test("a leg that is released as soon as it is dialled ends, and its telephone does not go on ringing", async () => {
    await using stage = await enter();
    const phone = await stage.phone("202");

    const leg = stage.dial("202");
    stage.engine.release(leg, "cancelled");

    expect(await stage.released(leg)).toBe("cancelled");
    await stage.until(() => phone.calls.every((call) => call.over), "the end of the ringing");
  });

  test("an answer that crosses our release ends once, and the device does not stay in the call", async () => {
    await using stage = await enter();
    const phone = await stage.phone("202");
    const leg = stage.dial("202");
    const call = await stage.arrived(phone);
    call.ring();
    await stage.event("leg.ringing", leg);

    call.answer();
    stage.engine.release(leg, "answered-elsewhere");

    await stage.released(leg);
    await stage.until(() => call.over, "the device's end of the call");
    await stage.install();
    expect(stage.all("leg.released", leg)).toHaveLength(1);
    await stage.rests({ legs: 0 });
  });

  test("two telephones of one extension are two contacts that ring apart", async () => {
    await using stage = await enter();
    const desk = await stage.phone("202");
    const first = stage.dial("202");
    const dect = await stage.far.phone("202");
    await dect.register();
    await stage.until(() => stage.all("contact.added").length === 2, "the second contact");
    const second = stage.dial("202");

    (await stage.arrived(desk)).ring();
    (await stage.arrived(dect)).answer();
    await stage.event("leg.answered", second);
    stage.engine.release(first, "answered-elsewhere");
    await stage.released(first);

    await stage.until(() => desk.calls.every((call) => call.over), "the CANCEL");
    expect(dect.calls.map((call) => call.over)).toEqual([false]);
    await stage.hangUp(second);
  });

  test("who asks for privacy is not shown", async () => {
    await using stage = await enter();
    const phone = await stage.phone("202");

    const leg = stage.dial("202", { caller: { number: "201", name: "Gérant", anonymous: true } });
    const call = await stage.arrived(phone);

    expect(call.shown?.anonymous).toBe(true);
    await stage.hangUp(leg);
  });

  test("a contact that does not exist cannot be reached", async () => {
    await using stage = await enter();
    await stage.phone("202");

    const leg = stage.dial("202", { target: { kind: "contact", contact: 4242 as ContactId } });

    expect(await stage.released(leg)).toBe("unreachable");
  });
}

function withinCalls(enter: Enter): void {
  test("hold and resume are announced", async () => {
    await using stage = await enter();
    const phone = await stage.phone("201");
    const { leg, call } = await stage.talking(phone);

    call.hold();
    await stage.event("leg.held", leg);
    call.resume();
    await stage.event("leg.resumed", leg);

    await stage.hangUp(leg);
    expect(stage.all("leg.held", leg)).toHaveLength(1);
    expect(stage.all("leg.resumed", leg)).toHaveLength(1);
  });

  test("music plays to a leg and stops with it", async () => {
    await using stage = await enter();
    const phone = await stage.phone("201");
    const { leg } = await stage.talking(phone);

    stage.engine.play(leg, { kind: "tone", tone: "ringback" });
    await stage.until(() => stage.engine.census().players === 1, "the player");
    stage.engine.silence(leg);
    await stage.until(() => stage.engine.census().players === 0, "silence");
    stage.engine.play(leg, { kind: "tone", tone: "busy" });

    await stage.hangUp(leg);
    await stage.rests({ legs: 0, players: 0, rtpSockets: 0 });
  });

  test("a digit by INFO is announced, and one that we send arrives", async () => {
    await using stage = await enter();
    const phone = await stage.phone("201");
    const { leg, call } = await stage.talking(phone);

    call.press("5");
    expect(await stage.event("leg.digit", leg)).toMatchObject({ digit: "5", by: "info" });
    stage.engine.sendDigits(leg, "42");

    await stage.until(() => call.digits === "42", "the digits");
    await stage.hangUp(leg);
  });

  test("a device learns who it talks to now", async () => {
    await using stage = await enter();
    const phone = await stage.phone("201");
    const { leg, call } = await stage.talking(phone);

    stage.engine.identify(leg, { number: "203", name: "Commercial", anonymous: false });

    await stage.until(() => call.shown?.number === "203", "the new identity");
    await stage.hangUp(leg);
  });

  test("the quality of answered legs can be asked for, and is told at the end", async () => {
    await using stage = await enter();
    const phone = await stage.phone("201");
    const { leg } = await stage.talking(phone);

    await stage.until(() => stage.engine.quality().has(leg), "the leg's quality");

    await stage.hangUp(leg);
    expect((await stage.event("leg.released", leg)).quality.packetsReceived).toBeGreaterThanOrEqual(0);
  });
}

function transfers(enter: Enter): void {
  test("a blind transfer names its target; accepted and reported, the transferor learns both", async () => {
    await using stage = await enter();
    const phone = await stage.phone("201");
    const { leg, call } = await stage.talking(phone);

    call.refer("203");
    const transfer = await stage.event("leg.transfer", leg);
    stage.engine.acceptTransfer(leg);
    stage.engine.reportTransfer(leg, 200);

    await stage.until(() => call.saw.includes("NOTIFY 200"), "NOTIFY 200");
    expect(transfer).toMatchObject({ target: "203", replaces: null, replacesUnknown: false });
    expect(call.saw).toContain("202");
    await stage.hangUp(leg);
  });

  test("a refused transfer leaves the call up", async () => {
    await using stage = await enter();
    const phone = await stage.phone("201");
    const { leg, call } = await stage.talking(phone);

    call.refer("299");
    await stage.event("leg.transfer", leg);
    stage.engine.refuseTransfer(leg, "not-found");

    await stage.until(() => call.saw.some((what) => what.startsWith("REFER ")), "the refusal");
    expect(stage.all("leg.released", leg)).toEqual([]);
    await stage.hangUp(leg);
  });

  test("an attended transfer names the other leg, or says that there is none", async () => {
    await using stage = await enter();
    const phone = await stage.phone("201");
    const first = await stage.talking(phone);
    const second = await stage.talking(phone, "101");

    first.call.refer("203", second.call);
    expect(await stage.event("leg.transfer", first.leg)).toMatchObject({
      replaces: second.leg,
      replacesUnknown: false,
    });
    second.call.refer("203", "unknown");
    expect(await stage.event("leg.transfer", second.leg)).toMatchObject({ replaces: null, replacesUnknown: true });

    stage.engine.refuseTransfer(first.leg, "declined");
    stage.engine.refuseTransfer(second.leg, "declined");
    await stage.hangUp(first.leg);
    await stage.hangUp(second.leg);
  });
}

function subscriptions(enter: Enter): void {
  test("a lamp is opened, notified, refreshed and closed", async () => {
    await using stage = await enter();
    const phone = await stage.phone("201");

    const lamp = phone.subscribe("202", "dialog");
    const { subscription, extension, target } = await stage.event("subscription.opened");
    stage.engine.notify(subscription, "application/dialog-info+xml", "<one/>", "active");
    await stage.until(() => lamp.notified.some((one) => one.body === "<one/>"), "the notification");
    lamp.refresh();
    await stage.event("subscription.refreshed");
    stage.engine.notify(subscription, "application/dialog-info+xml", "<two/>", "active");
    await stage.until(() => lamp.notified.some((one) => one.body === "<two/>"), "the second notification");
    lamp.end();

    await stage.event("subscription.closed");
    expect({ extension, target }).toEqual({ extension: "201", target: "202" });
    await stage.until(() => stage.engine.census().subscriptions === 0, "no subscription");
  });

  test("a subscription that we terminate is over", async () => {
    await using stage = await enter();
    const phone = await stage.phone("201");

    const lamp = phone.subscribe("299", "message-summary");
    const opened = await stage.event("subscription.opened");
    stage.engine.notify(
      opened.subscription,
      "application/simple-message-summary",
      "Messages-Waiting: no\r\n",
      "terminated",
    );

    await stage.until(() => lamp.notified.some((one) => one.state === "terminated"), "the last notification");
    await stage.until(() => stage.engine.census().subscriptions === 0, "no subscription");
    expect(opened.package).toBe("message-summary");
  });
}

function lifeAndDeath(enter: Enter): void {
  test("commands for names that have ended or never were do nothing", async () => {
    await using stage = await enter();
    const phone = await stage.phone("202");
    const leg = stage.dial("202");
    (await stage.arrived(phone)).refuse(486);
    await stage.released(leg);
    const before = stage.seen.length;

    for (const dead of [leg, 9999 as LegId, 8888 as LegId]) {
      stage.engine.ring(dead);
      stage.engine.progress(dead, leg);
      stage.engine.answer(dead, null);
      stage.engine.bridge(dead, leg);
      stage.engine.play(dead, { kind: "tone", tone: "busy" });
      stage.engine.silence(dead);
      stage.engine.sendDigits(dead, "1");
      stage.engine.identify(dead, { number: "1", name: "", anonymous: false });
      stage.engine.acceptTransfer(dead);
      stage.engine.refuseTransfer(dead, "declined");
      stage.engine.reportTransfer(dead, 200);
      stage.engine.release(dead, "normal");
    }
    await stage.install();

    expect(
      stage.seen
        .slice(before)
        .map((event) => event.type)
        .filter((type) => type !== "engine.log"),
    ).toEqual(["tables.installed"]);
  });

  test("the end is the last that is heard of a leg, and everybody's end comes once", async () => {
    await using stage = await enter();
    const [a, b] = [await stage.phone("201"), await stage.phone("202")];
    const { leg: one, call } = await stage.talking(a);
    const other = stage.dial("202");
    const called = await stage.arrived(b);
    called.answer();
    await stage.event("leg.answered", other);
    stage.engine.bridge(one, other);

    call.hangUp();
    called.hangUp();
    await stage.released(one);
    await stage.released(other);
    await stage.install();

    for (const leg of [one, other]) {
      const story = stage.seen.filter((event) => isOf(leg, event)).map((event) => event.type);
      expect(story.filter((type) => type === "leg.released")).toHaveLength(1);
      expect(story.at(-1)).toBe("leg.released");
    }
  });

  test("events do not come in the middle of a command", async () => {
    await using stage = await enter();
    const before = stage.seen.length;

    stage.engine.install(contractTables());
    stage.engine.dial(stage.newLeg(), {
      target: { kind: "contact", contact: 4242 as ContactId },
      called: "202",
      caller: { number: "201", name: "", anonymous: false },
      like: null,
      headers: [],
      answerWithinMs: null,
    });

    expect(stage.seen).toHaveLength(before);
  });

  test("a listener that throws does not keep the others from hearing", async () => {
    await using stage = await enter();
    using _broken = stage.engine.onEvent(() => {
      throw new Error("on purpose");
    });
    const heard: string[] = [];
    using _sound = stage.engine.onEvent((event) => heard.push(event.type));

    await stage.install();

    await stage.until(() => heard.includes("tables.installed"), "the event");
  });

  test("a listener that has been taken away hears nothing more", async () => {
    await using stage = await enter();
    const heard: string[] = [];
    const ears = stage.engine.onEvent((event) => heard.push(event.type));
    ears[Symbol.dispose]();

    await stage.install();

    expect(heard).toEqual([]);
  });

  test("after the last call nothing is left", async () => {
    await using stage = await enter();
    const phone = await stage.phone("201");
    const { leg } = await stage.talking(phone);

    await stage.hangUp(leg);

    await stage.rests({ legs: 0, relays: 0, mixed: 0, players: 0, rtpSockets: 0, subscriptions: 0, contacts: 1 });
  });

  test("closing releases every leg before it is over, keeps registrations unannounced, and may be done twice", async () => {
    await using stage = await enter();
    const [a, b] = [await stage.phone("201"), await stage.phone("202")];
    const { leg: one } = await stage.talking(a);
    const other = stage.dial("202");
    await stage.arrived(b);

    await stage.engine.close();
    await stage.engine.close();

    expect(stage.all("leg.released", one)).toMatchObject([{ cause: "shutdown" }]);
    expect(stage.all("leg.released", other)).toMatchObject([{ cause: "shutdown" }]);
    expect(stage.all("contact.removed")).toEqual([]);
    expect(stage.engine.census()).toMatchObject({ legs: 0, relays: 0, players: 0 });
  });
}

/** What stands on the wire is no step of a leg. */
const isOf = (leg: LegId, event: EngineEvent): boolean =>
  event.type !== "sip.message" && "leg" in event && event.leg === leg;
