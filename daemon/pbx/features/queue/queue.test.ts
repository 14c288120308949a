import { describe, expect, test } from "vitest";
import { forwardTo, queue, toVoicemail } from "../../../model/config/office.fixture.ts";
import type { Queue } from "../../../model/config/queue.ts";
import { sentenceOf } from "../../../model/reason.ts";
import type { FakeCall } from "../../engine/fake-phone.ts";
import { extension, group, office, pbxAgent, pbxMailbox, pbxMenu } from "../../office.fixture.ts";
import { line, outsideOffice } from "../../outside.fixture.ts";
import { atRest, TelephoneRoom } from "../../telephone-room.fixture.ts";

const numbers = ["201", "202", "203", "204", "205", "206"];
const staff = [pbxAgent("301", "4711", { name: "Agnès" }), pbxAgent("302", "1234", { name: "Hugo" })];

/** An office whose group 800 has a queue, its members rung one after the other. */
const shop = (change: Partial<Queue> = {}, members: readonly string[] = ["202", "203"]) =>
  office({
    extensions: numbers.map((number) => extension(number)),
    agents: staff,
    groups: [
      group("800", members, {
        name: "Vente",
        strategy: "in-order",
        memberSeconds: 15,
        queue: queue({ isOn: true, ...change }),
      }),
    ],
  });

const setUp = (change: Partial<Queue> = {}, members?: readonly string[]) => {
  const room = new TelephoneRoom(shop(change, members));
  const [a, b, c, d, e, f] = room.phones("201", "202", "203", "204", "205", "206");
  return { room, a, b, c, d, e, f };
};
const MUSIC = "music";
/** What is said from here on, until there is music again. */
const said = (calling: FakeCall): readonly string[] => {
  const names: string[] = [];
  while (!calling.over && calling.hears.startsWith("/prompts/")) {
    names.push(calling.hears.slice("/prompts/".length, -".wav".length));
    calling.hearOut();
  }
  return names;
};
const codes = (room: TelephoneRoom) =>
  (room.records.at(-1)?.reasons ?? []).map((one) => (typeof one === "string" ? one : one.code));
const story = (room: TelephoneRoom) => (room.records.at(-1)?.reasons ?? []).map((one) => sentenceOf(one, "fr"));

describe("a caller in a queue", () => {
  test("SVI-15 A-24: is taken, hears his place and then music, and talks to who is free; the journal tells of his wait", () => {
    const { room, a, b } = setUp();

    const calling = a.call("800");
    expect(calling.saw).toEqual(["200"]);
    expect(said(calling)).toEqual(["queue-next"]);
    expect(calling.hears).toBe(MUSIC);
    room.wait(3);
    b.last.answer();

    expect([calling.hears, b.last.hears]).toEqual(["202", "201"]);
    calling.hangUp();
    expect(room.records.at(-1)).toMatchObject({
      dialled: "800",
      answeredBy: "202",
      outcome: "answered",
      queue: { number: "800", name: "Vente", end: "answered", isCallBack: false },
    });
    const { enteredAt = 0, leftAt = 0 } = room.records.at(-1)?.queue ?? {};
    expect(leftAt - enteredAt).toBe(3000);
    expect(room.remains()).toEqual(atRest);
  });

  test("first in, first out: who has waited longest is next, and who is behind him is told so at the next announcement", () => {
    const { room, a, b, d, e } = setUp({ announceSeconds: 30 }, ["202"]);
    const first = a.call("800");
    room.wait(1);
    b.last.answer();
    const second = d.call("800");
    const third = e.call("800");
    expect([said(second), said(third)]).toEqual([["queue-next"], ["queue-place", "digit-2"]]);

    first.hangUp();
    room.wait(1);
    expect(b.calls).toHaveLength(2);
    b.last.answer();
    expect([second.hears, third.hears]).toEqual(["202", MUSIC]);
    room.wait(30);

    expect(said(third)).toEqual(["queue-next"]);
    second.hangUp();
    room.wait(1);
    b.last.answer();
    expect(third.hears).toBe("202");
    third.hangUp();
    expect(room.remains()).toEqual(atRest);
  });

  test("several free members take several callers at once, each one's own telephone", () => {
    const { room, a, b, c, d } = setUp();

    a.call("800");
    d.call("800");
    room.wait(1);

    expect([b.calls.length, c.calls.length]).toEqual([1, 1]);
  });

  test("all ring at once where the group says so, and the first answer takes the call", () => {
    const room = new TelephoneRoom(
      office({ groups: [group("800", ["202", "203"], { queue: queue({ isOn: true }) })] }),
    );
    const [a, b, c] = room.phones("201", "202", "203");
    a.call("800");
    room.wait(1);

    c.last.answer();

    expect(b.last.over).toBe(true);
    expect(room.exchange.agents.restOf("202")).toBeNull();
  });

  test("who does not take a call is passed over for the next one, and paused when it happens twice", () => {
    const { room, a, b, c } = setUp();

    const calling = a.call("800");
    room.wait(16);
    expect([b.last.over, c.calls.length]).toEqual([true, 1]);
    expect(calling.hears).toBe("/prompts/queue-next.wav");
    c.last.refuse(486);
    room.wait(6);
    expect(b.calls).toHaveLength(2);
    b.last.refuse(486);

    expect(room.exchange.agents.isPaused("202")).toBe(true);
    room.wait(6);
    expect([b.calls.length, c.calls.length]).toEqual([2, 2]);
    calling.hangUp();
    expect(story(room)).toContain("202 n'a pas pris l'appel : il garde sa place");
    room.wait(10);
    expect(room.remains()).toEqual(atRest);
  });

  test("a telephone that is busy in itself is not called without end", () => {
    const { room, a, b } = setUp({ missesToPause: 0 }, ["202"]);
    b.rings = false;
    const calling = a.call("800");
    for (let seconds = 0; seconds < 60; seconds++) {
      if (b.calls.at(-1)?.over === false) b.last.refuse(486);
      room.wait(1);
    }

    expect(b.calls.length).toBeGreaterThan(5);
    expect(b.calls.length).toBeLessThan(13);
    calling.hangUp();
  });

  test("wrap-up: after a call a member has some time before the next one", () => {
    const { room, a, b, d } = setUp({ wrapUpSeconds: 30 }, ["202"]);
    const first = a.call("800");
    room.wait(1);
    b.last.answer();
    const second = d.call("800");
    first.hangUp();
    room.wait(20);
    expect(b.calls).toHaveLength(1);

    room.wait(11);

    expect(b.calls).toHaveLength(2);
    b.last.answer();
    expect(second.hears).toBe("202");
  });

  test("wrap-up: it begins when the talk is over, not when the telephones have said goodbye", () => {
    const { room, a, b, d } = setUp({ wrapUpSeconds: 30 }, ["202"]);
    const first = a.call("800");
    room.wait(1);
    b.last.answer();
    d.call("800");
    for (const phone of [a, b]) phone.live = false;

    first.hangUp();
    for (let steps = 0; steps < 10 && room.exchange.agents.restOf("202") === null; steps++) room.engine.step();
    room.clock.advance(1);

    expect(room.exchange.agents.restOf("202")).toBe("wrap-up");
    expect([...room.exchange.calls()].map(({ queue: stay }) => stay?.end)).toContain("answered");
    room.wait(20);
    expect(b.calls).toHaveLength(1);
  });

  test("who gives up is out of the queue, also while somebody rings for him, and the others move up", () => {
    const { room, a, b, d, e } = setUp({}, ["202"]);
    const first = a.call("800");
    const second = d.call("800");
    const third = e.call("800");
    room.wait(1);
    expect(b.calls).toHaveLength(1);

    first.hangUp();
    expect(b.last.over).toBe(true);
    second.hangUp();
    room.wait(1);

    expect(room.records.map(({ queue: stay, outcome }) => [stay?.end, outcome])).toEqual([
      ["abandoned", "cancelled"],
      ["abandoned", "cancelled"],
    ]);
    b.last.answer();
    expect(third.hears).toBe("202");
    expect(room.exchange.agents.restOf("202")).toBeNull();
  });

  test("the key to leave leads where the queue says, and nobody rings for him any more", () => {
    const { room, a, b, d } = setUp({ leaveKey: "9", leaveTo: forwardTo("204") });
    const calling = a.call("800");
    expect(said(calling)).toEqual(["queue-next", "queue-leave", "digit-9"]);
    room.wait(1);

    calling.press("5");
    expect(b.last.over).toBe(false);
    calling.press("9");

    expect([b.last.over, d.calls.length]).toEqual([true, 1]);
    d.last.answer();
    expect(calling.hears).toBe("204");
    calling.hangUp();
    expect(room.records.at(-1)).toMatchObject({ answeredBy: "204", queue: { end: "left" } });
    expect(room.remains()).toEqual(atRest);
  });

  test("PRO-09: a queue leads to the mailbox of its group: by its key, when nobody is there, and when he has waited for too long", () => {
    const leads = { leaveKey: "9", leaveTo: toVoicemail(), onEmpty: toVoicemail(), onExpiry: toVoicemail() } as const;
    const mailboxes = [pbxMailbox("vente", "800")];
    const room = new TelephoneRoom({ ...shop({ ...leads, mostSeconds: 20 }, ["202"]), mailboxes });
    const caller = room.phone("201");
    const nobody = caller.call("800");
    expect(nobody.hears).toBe("/prompts/vm-greeting.wav");
    nobody.hangUp();

    room.phone("202").call("205");
    const leaving = caller.call("800");
    leaving.press("9");
    expect(leaving.hears).toBe("/prompts/vm-greeting.wav");
    leaving.hangUp();

    const waiting = caller.call("800");
    room.wait(20);
    expect(waiting.hears).toBe("/prompts/vm-greeting.wav");
    waiting.hangUp();
    expect(codes(room)).toContain("mailbox-answers");
  });

  test("who has waited for too long goes where the queue says, not while somebody rings for him", () => {
    const { room, a, b, d } = setUp({ mostSeconds: 20, onExpiry: forwardTo("204"), missesToPause: 0 }, ["202"]);
    b.call("205");
    const calling = a.call("800");
    room.wait(19);
    expect(d.calls).toHaveLength(0);
    room.wait(2);

    expect(d.calls).toHaveLength(1);
    d.last.answer();
    calling.hangUp();
    expect(story(room)).toContain("Attente de plus de 20 s dans la file du 800");
    expect(room.records.at(-1)?.queue?.end).toBe("expired");
  });

  test("who has waited for too long and is led nowhere is let go, unanswered", () => {
    const { room, a, b } = setUp({ mostSeconds: 10 }, ["202"]);
    b.call("205");

    const calling = a.call("800");
    room.wait(11);

    expect(calling.over).toBe(true);
    expect(room.records.at(-1)).toMatchObject({ outcome: "no-answer", queue: { end: "expired" } });
  });

  test("a full queue takes no more, and says so or leads on", () => {
    const { a, b, d, e, room } = setUp({ mostCallers: 1 }, ["202"]);
    b.call("206");
    a.call("800");

    expect(d.call("800").saw).toEqual(["486"]);
    expect(story(room)).toContain("La file du 800 est pleine, 1 appel en attente");
    const leading = setUp({ mostCallers: 1, onFull: forwardTo("205") }, ["202"]);
    leading.b.call("206");
    leading.a.call("800");
    leading.d.call("800");
    expect(leading.e.calls).toHaveLength(1);
    expect(e.calls).toHaveLength(0);
  });

  test("nobody is logged in: the queue is not open, and who waits already stays", () => {
    const { room, a, b, d } = setUp({}, ["301"]);
    expect(a.call("800").saw).toEqual(["480"]);
    expect(story(room)).toContain("Aucun membre du 800 n'est connecté : la file n'est pas ouverte");

    room.exchange.agents.login("301", "202");
    b.call("205");
    const calling = a.call("800");
    room.exchange.agents.logout("301");
    expect(d.call("800").saw).toEqual(["480"]);
    room.wait(60);
    expect(calling.over).toBe(false);
    room.exchange.agents.login("301", "204");
    room.wait(1);

    d.last.answer();
    expect(calling.hears).toBe("204");
    calling.hangUp();
    expect(room.records.at(-1)).toMatchObject({ agent: "301", answeredBy: "301" });
  });

  test("everybody has gone home: who still waits at the end of his time goes where the queue leads then", () => {
    const { room, a, b, d, e } = setUp({ mostSeconds: 20, onExpiry: forwardTo("204"), onEmpty: forwardTo("205") }, [
      "301",
    ]);
    room.exchange.agents.login("301", "202");
    b.call("206");
    const calling = a.call("800");
    room.exchange.agents.logout("301");
    room.wait(21);

    expect([d.calls.length, e.calls.length]).toEqual([0, 1]);
    calling.hangUp();
    expect(room.records.at(-1)?.queue?.end).toBe("empty");
  });

  test("an agent with a pause takes no call of the queue, and takes one as soon as it ends", () => {
    const { room, a, b } = setUp({}, ["301"]);
    room.exchange.agents.login("301", "202");
    room.exchange.agents.pause("301", true);
    a.call("800");
    room.wait(30);
    expect(b.calls).toHaveLength(0);

    room.exchange.agents.pause("301", false);
    room.wait(1);

    expect(b.calls).toHaveLength(1);
  });

  test("his telephone unregisters while it rings: the next one rings when that is over", () => {
    const { room, a, b, c } = setUp();
    const calling = a.call("800");
    room.wait(1);

    b.unregister();
    room.wait(16);

    expect(c.calls).toHaveLength(1);
    c.last.answer();
    expect(calling.hears).toBe("203");
  });

  test("a reload while people wait: they keep their place, and who has come with it takes their calls", () => {
    const { room, a, b, c, d } = setUp({}, ["202"]);
    b.call("205");
    const first = a.call("800");
    const second = d.call("800");
    room.wait(5);

    room.run({ ...shop({}, ["203"]), revision: 2 });
    room.wait(1);

    expect(c.calls).toHaveLength(1);
    c.last.answer();
    expect([first.hears, second.hears]).toEqual(["203", "/prompts/queue-place.wav"]);
  });

  test("a call that rings for the queue is picked up by a colleague", () => {
    const { room, a, b, d } = setUp({}, ["202"]);
    const calling = a.call("800");
    room.wait(1);

    d.call("*8202");

    expect([calling.hears, b.last.over]).toEqual(["204", true]);
    calling.hangUp();
    expect(room.records.find(({ dialled }) => dialled === "800")).toMatchObject({ queue: { end: "answered" } });
    expect(room.remains()).toEqual(atRest);
  });

  test("who is himself a member is not rung for his own call", () => {
    const { room, b, c } = setUp();

    b.call("800");
    room.wait(1);

    expect([b.calls.length, c.calls.length]).toEqual([0, 1]);
  });

  test("how long it will take is told once enough is known, shared by those who take calls", () => {
    const { room, a, b, d, e } = setUp({}, ["202"]);
    for (let talks = 0; talks < 3; talks++) {
      const calling = a.call("800");
      room.wait(1);
      b.last.answer();
      room.wait(120);
      calling.hangUp();
      room.wait(1);
    }
    a.call("800");
    room.wait(1);
    b.last.answer();

    expect(said(d.call("800"))).toEqual(["queue-next", "queue-wait", "digit-2", "queue-minutes"]);
    expect(said(e.call("800"))).toEqual(["queue-place", "digit-2", "queue-wait", "digit-4", "queue-minutes"]);
  });

  test("SVI-15: a menu with ACD queues whom it transfers, to a group without a queue of its own and to an extension", () => {
    const groups = [group("800", ["202"])];
    const menus = [pbxMenu("Accueil", { 1: "800", 2: "203" }, { number: "601", queues: true, sound: null })];
    const room = new TelephoneRoom(office({ groups, menus, menuNumbers: [{ number: "601", name: "Accueil" }] }));
    const [a, b, c, d, e] = room.phones("201", "202", "203", "204", "205");
    b.call("205");
    d.call("203");
    c.last.answer();
    e.last.answer();

    const one = a.call("601");
    one.press("1");
    expect(said(one)).toEqual(["queue-next"]);
    expect(one.hears).toBe(MUSIC);
    const other = a.call("601");
    other.press("2");
    expect(said(other)).toEqual(["queue-next"]);
    c.calls[0]?.hangUp();
    room.wait(1);

    c.last.answer();
    expect([one.hears, other.hears]).toEqual([MUSIC, "203"]);
  });
});

describe("transfers and queues", () => {
  test("a blind transfer into a queue: the transferee waits, and the transferor is free", () => {
    const { room, a, b, d } = setUp({}, ["202"]);
    const calling = a.call("204");
    d.last.answer();

    d.last.refer("800");
    room.wait(1);

    expect(said(calling)).toEqual(["queue-next"]);
    expect(d.last.over).toBe(true);
    b.last.answer();
    expect(calling.hears).toBe("202");
    calling.hangUp();
    expect(room.remains()).toEqual(atRest);
  });

  test.each([false, true])(
    "an attended one: the transferee has the place that was waited for (somebody rings: %s)",
    (rings) => {
      const { room, a, b, d, e } = setUp({}, ["202"]);
      const busy = rings ? null : b.call("206");
      const calling = a.call("204");
      d.last.answer();
      const consulting = d.call("800");
      e.call("800");
      room.wait(10);

      d.calls[0]?.refer("800", consulting);
      busy?.hangUp();
      room.wait(1);

      expect(b.calls).toHaveLength(1);
      b.last.answer();
      expect([calling.hears, b.last.hears]).toEqual(["202", "201"]);
      expect(b.last.shown?.number).toBe("201");
      expect(consulting.over).toBe(true);
      calling.hangUp();
      const { enteredAt = 0, leftAt = 0 } = room.records.at(-1)?.queue ?? {};
      expect(leftAt - enteredAt).toBe(11_000);
    },
  );

  test("an agent passes his caller on to a second queue: the record tells of the last one", () => {
    const view = shop({}, ["202"]);
    const service = group("801", ["203"], { name: "Service", queue: queue({ isOn: true }) });
    const room = new TelephoneRoom({ ...view, groups: [...view.groups, service] });
    const [a, b, c] = room.phones("201", "202", "203");
    const calling = a.call("800");
    room.wait(1);
    b.last.answer();

    b.last.refer("801");
    room.wait(1);
    c.last.answer();
    calling.hangUp();

    expect(room.records.at(-1)).toMatchObject({ answeredBy: "203", queue: { number: "801", end: "answered" } });
  });
});

describe("a caller who wants to be called back", () => {
  const outside = (limits: Partial<ReturnType<typeof office>["outsideLimits"]> = {}) => {
    const view = outsideOffice({
      outsideLimits: { ...office().outsideLimits, ...limits },
      extensions: numbers.map((number) => extension(number)),
      groups: [group("800", ["202"], { strategy: "in-order", queue: queue({ isOn: true, callBackKey: "2" }) })],
      trunks: [line("900", { extension: "800" })],
    });
    const room = new TelephoneRoom(view);
    const operator = room.operator("198.51.100.1");
    const [b, c] = room.phones("202", "203");
    return { room, operator, b, c };
  };

  test("GAP-12: he keeps his place; who is free is rung first, seeing whom it is for, and then he is called", () => {
    const { room, operator, b, c } = outside();
    const busy = b.call("203");
    c.last.answer();
    const calling = operator.callBy({ from: "0612345678", to: "0122334400" });
    expect(said(calling)).toEqual(["queue-next", "queue-call-back", "digit-2"]);

    calling.press("2");
    expect(calling.hears).toBe("/prompts/queue-noted.wav");
    calling.hearOut();
    expect(calling.over).toBe(true);
    expect(room.records.at(-1)).toMatchObject({ queue: { end: "called-back" } });
    room.wait(60);
    expect(b.calls).toHaveLength(0);
    const later = operator.callBy({ from: "0699999999", to: "0122334400" });
    expect(said(later)).toEqual(["queue-place", "digit-2", "queue-call-back", "digit-2"]);
    busy.hangUp();
    room.wait(1);

    expect(b.last.shown).toMatchObject({ number: "0612345678" });
    expect(operator.calls.filter(({ called }) => called === "0612345678")).toHaveLength(0);
    b.last.answer();
    expect(operator.last.called).toBe("0612345678");
    operator.last.answer();
    expect(b.last.hears).toBe("operator at 198.51.100.1");
    room.wait(5);
    b.last.hangUp();

    expect(room.records.at(-1)).toMatchObject({
      caller: { number: "0612345678" },
      answeredBy: "202",
      outcome: "answered",
      queue: { number: "800", end: "answered", isCallBack: true },
    });
    expect(room.places.size).toBe(0);
    expect(later.hears).toBe(MUSIC);
    expect(c.calls).toHaveLength(1);
  });

  test("he is not there: tried once more after five minutes, then never again", () => {
    const { room, operator, b } = outside();
    const busy = b.call("203");
    const calling = operator.callBy({ from: "0612345678", to: "0122334400" });
    calling.press("2");
    calling.hearOut();
    busy.hangUp();

    for (const tries of [1, 2]) {
      room.wait(1);
      expect(b.calls).toHaveLength(tries);
      b.last.answer();
      operator.last.refuse(486);
      expect(b.last.over).toBe(true);
      room.wait(200);
      expect(b.calls).toHaveLength(tries);
      room.wait(101);
    }

    expect([room.places.size, b.calls.length]).toEqual([0, 2]);
    expect(room.records.at(-1)).toMatchObject({ outcome: "busy", queue: { end: "abandoned", isCallBack: true } });
    expect(room.remains()).toEqual(atRest);
  });

  test("nobody answers for the queue: his place is kept, and no try of his is counted", () => {
    const { room, operator, b } = outside();
    const busy = b.call("203");
    const calling = operator.callBy({ from: "0612345678", to: "0122334400" });
    calling.press("2");
    calling.hearOut();
    busy.hangUp();
    room.wait(1);
    b.last.refuse(486);
    room.wait(6);

    expect(b.calls).toHaveLength(2);
    expect(room.places.get("0612345678")?.tries).toBe(0);
  });

  test.each(["anonymous", "+881612345678", "0899123456"])("%s is not offered it, and the key means nothing", (from) => {
    const { room, operator, b } = outside();
    b.call("203");

    const calling = operator.callBy({ from, to: "0122334400" });
    expect(said(calling)).toEqual(["queue-next"]);
    calling.press("2");

    expect([calling.over, room.places.size]).toEqual([false, 0]);
  });

  test("while no call may go outside, it is not offered", () => {
    const { room, operator, b, c } = outside({ simultaneous: 1 });
    b.call("203");
    c.call("0699999999");

    const calling = operator.callBy({ from: "0612345678", to: "0122334400" });

    expect(said(calling)).toEqual(["queue-next"]);
    expect(room.places.size).toBe(0);
  });

  test("a place is kept over a restart, and given up after eight hours", () => {
    const { room, operator, b } = outside();
    b.call("203");
    const calling = operator.callBy({ from: "0612345678", to: "0122334400" });
    calling.press("2");
    calling.hearOut();
    const next = outside();
    for (const [number, kept] of room.places) next.room.places.set(number, kept);
    next.b.call("203").hangUp();
    next.room.wait(1);

    expect(next.b.last.shown?.number).toBe("0612345678");
    room.wait(8 * 3600 + 1);
    expect(room.exchange.queues.waitingFor("800")).toBe(0);
    expect(room.places.size).toBe(0);
  });

  test("from inside: the extension is called back", () => {
    const { room, b, c } = outside();
    const busy = b.call("205");
    const calling = c.call("800");
    calling.press("2");
    calling.hearOut();
    busy.hangUp();
    room.wait(1);
    b.last.answer();

    c.last.answer();

    expect(c.last.hears).toBe("202");
  });
});
