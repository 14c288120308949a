import { describe, expect, test } from "vitest";
import { forwardTo } from "../../../model/config/office.fixture.ts";
import { sentenceOf } from "../../../model/reason.ts";
import type { FakePhone } from "../../engine/fake-phone.ts";
import { extension, group, office, pbxAgent, pbxMenu } from "../../office.fixture.ts";
import { outsideOffice } from "../../outside.fixture.ts";
import { atRest, TelephoneRoom } from "../../telephone-room.fixture.ts";

const staff = [
  pbxAgent("301", "4711", { name: "Agnès", overflow: forwardTo("204") }),
  pbxAgent("302", "1234", { name: "Hugo" }),
  pbxAgent("303"),
];
const setUp = (change: Parameters<typeof office>[0] = {}) => {
  const room = new TelephoneRoom(office({ agents: staff, groups: [group("800", ["301", "302", "203"])], ...change }));
  const [a, b, c, d] = room.phones("201", "202", "203", "204");
  return { room, a, b, c, d };
};
/** What the box says from here on, to its end. */
const heard = (calling: ReturnType<FakePhone["call"]>): readonly string[] => {
  const said: string[] = [];
  while (!calling.over && calling.hears.startsWith("/prompts/")) {
    said.push(calling.hears.slice("/prompts/".length, -".wav".length));
    calling.hearOut();
  }
  return said;
};
/** The verdict on a PIN comes by itself. */
const verdict = () => new Promise((resolve) => setImmediate(resolve));
const logIn = async (phone: FakePhone, agent: string, pin: string) => {
  const calling = phone.call(`*22${agent}`);
  for (const digit of `${pin}#`) calling.press(digit);
  await verdict();
  return heard(calling);
};
const story = (room: TelephoneRoom) => (room.records.at(-1)?.reasons ?? []).map((one) => sentenceOf(one, "fr"));

describe("an agent logs in by code", () => {
  test("GAP-21 AGT-07: *22 and his number, his PIN when he is asked for it; he is rung there from now on", async () => {
    const { room, a, b } = setUp();

    const calling = b.call("*22301");
    expect(calling.hears).toBe("/prompts/agent-pin.wav");
    for (const digit of "4711#") calling.press(digit);
    await verdict();
    expect(heard(calling)).toEqual(["agent-logged-in"]);

    const outer = a.call("301");
    b.last.answer();
    expect([outer.hears, b.last.called]).toEqual(["202", "301"]);
    outer.hangUp();
    expect(room.records.at(-1)).toMatchObject({ dialled: "301", answeredBy: "301", agent: "301" });
    expect(room.records[0]?.dialled).toBe("*22301");
    expect(JSON.stringify(room.records)).not.toContain("4711");
    expect(room.remains()).toEqual(atRest);
  });

  test("AGT-01: he is shown by his own name and number when he calls, and in the journal", async () => {
    const { room, a, b } = setUp();
    await logIn(b, "301", "4711");

    b.call("201").hangUp();

    expect(a.last.shown).toMatchObject({ number: "301", name: "Agnès" });
    expect(room.records.at(-1)).toMatchObject({
      caller: { number: "301", name: "Agnès" },
      legs: [{ number: "202" }, {}],
    });
  });

  test("a wrong PIN is said, and asked for again; three of them and the agent has to wait, longer each time", async () => {
    const { room, b, c } = setUp();

    const calling = b.call("*22301");
    for (const pin of ["1111", "2222", "3333"]) {
      for (const digit of `${pin}#`) calling.press(digit);
      await verdict();
    }
    expect(calling.hears).toBe("/prompts/agent-wrong-pin.wav");
    expect(heard(calling)).toEqual(["agent-wrong-pin"]);
    expect(heard(c.call("*22301"))).toEqual(["agent-locked"]);
    room.wait(61);

    expect(await logIn(c, "301", "4711")).toEqual(["agent-logged-in"]);
    expect(room.remains()).toEqual(atRest);
  });

  test("without a PIN nobody logs in at a telephone; a number that is no agent's is not found", () => {
    const { room, b } = setUp();

    expect(b.call("*22303").saw).toEqual(["403"]);
    expect(story(room)).toContain("L'agent 303 n'a pas de code secret : il ne peut pas se connecter au téléphone");
    expect(b.call("*22201").saw).toEqual(["404"]);
  });

  test("a caller by a line logs nobody in", () => {
    const room = new TelephoneRoom(outsideOffice({ agents: staff }));
    const operator = room.operator("198.51.100.1");

    operator.callBy({ from: "0612345678", to: "*22301" });

    expect(room.logins.size).toBe(0);
  });

  test("who keys in nothing is let go, and hanging up at the verdict harms nobody", async () => {
    const { room, b } = setUp();

    const calling = b.call("*22301");
    calling.hearOut();
    room.wait(200);
    expect(calling.over).toBe(true);
    const other = b.call("*22301");
    for (const digit of "4711#") other.press(digit);
    other.hangUp();
    await verdict();

    expect(room.logins.size).toBe(0);
    expect(room.remains()).toEqual(atRest);
  });
});

describe("where an agent is", () => {
  test("AGT-07: he logs in elsewhere and is logged out at the first telephone; who comes to a telephone puts the other out", async () => {
    const { room, a, b, c, d } = setUp();
    await logIn(b, "301", "4711");
    await logIn(c, "301", "4711");

    a.call("301").hangUp();
    expect([b.calls.length, c.calls.length]).toEqual([0, 1]);

    await logIn(c, "302", "1234");
    a.call("301").hangUp();
    expect([b.calls.length, c.calls.length, d.calls.length]).toEqual([0, 1, 1]);
    expect(room.exchange.agents.at("203")?.number).toBe("302");
  });

  test("GAP-21: *22 alone logs out who is there; his calls go where he has said, and the journal says why", async () => {
    const { room, a, b, d } = setUp();
    await logIn(b, "301", "4711");

    expect(heard(b.call("*22"))).toEqual(["agent-logged-out"]);
    a.call("301").hangUp();

    expect(d.calls).toHaveLength(1);
    expect(story(room)).toContain("L'agent 301 n'est connecté à aucun poste : indisponible");
  });

  test("GRP-12 AGT-06: he rings with his groups where he is, not during a pause, and when he is called himself all the same", async () => {
    const { a, b, c } = setUp();
    await logIn(b, "301", "4711");

    a.call("800").hangUp();
    expect([b.calls.length, c.calls.length]).toEqual([1, 1]);
    expect(heard(b.call("*23"))).toEqual(["agent-paused"]);
    a.call("800").hangUp();
    expect([b.calls.length, c.calls.length]).toEqual([1, 2]);
    a.call("301").hangUp();
    expect(b.calls.length).toBe(2);
    expect(heard(b.call("*23"))).toEqual(["agent-resumed"]);
    a.call("800").hangUp();
    expect(b.calls.length).toBe(3);
  });

  test("a telephone that is a member and where a member sits rings once", async () => {
    const { a, c } = setUp();
    await logIn(c, "301", "4711");

    a.call("800");

    expect(c.calls).toHaveLength(1);
  });

  test("members in turn: an agent has his turn where he is", async () => {
    const groups = [group("800", ["302", "301", "203"], { strategy: "in-order", memberSeconds: 5 })];
    const { room, a, b, c } = setUp({ groups });
    await logIn(b, "301", "4711");

    a.call("800");
    expect([b.calls.length, c.calls.length]).toEqual([1, 0]);
    room.wait(6);

    expect(c.calls).toHaveLength(1);
  });

  test("AGT-06: a caller in a menu keys in the number of an agent", async () => {
    const menus = [pbxMenu("Accueil", {}, { number: "601", dialsExtensions: true })];
    const { a, b } = setUp({ menus, menuNumbers: [{ number: "601", name: "Accueil" }] });
    await logIn(b, "301", "4711");

    const calling = a.call("601");
    for (const digit of "301") calling.press(digit);

    expect(b.last.called).toBe("301");
  });

  test("his lamp is lit while he talks, wherever he is", async () => {
    const { room, a, b } = setUp();
    await logIn(b, "301", "4711");
    const lamp = a.subscribe("301");

    b.call("203");

    expect(lamp.notified.at(-1)?.body).toContain("<state>early</state>");
    expect(room.exchange.presence.dialogs("301")).toMatchObject([{ direction: "initiator", remoteNumber: "203" }]);
  });

  test("it is kept over a restart, and a reload that takes him away leaves the telephone alone", async () => {
    const { room, a, b } = setUp();
    await logIn(b, "301", "4711");
    room.run(office({ revision: 2 }));
    expect(room.exchange.agents.at("202")).toBeNull();
    expect(a.call("301").saw).toEqual(["404"]);

    const other = new TelephoneRoom(office({ agents: staff }));
    for (const [number, kept] of room.logins) other.logins.set(number, kept);
    other.run(office({ revision: 3, agents: staff }));

    expect(other.exchange.agents.at("202")?.number).toBe("301");
  });

  test("who calls for help is where the telephone stands, whoever he is", async () => {
    const room = new TelephoneRoom(outsideOffice({ agents: staff }));
    const operator = room.operator("198.51.100.1");
    const phone = room.phone("201");
    await logIn(phone, "301", "4711");

    phone.call("112");

    expect(operator.last.called).toBe("112");
    expect([...room.exchange.calls()].find(({ isEmergency }) => isEmergency)?.caller.number).toBe("201");
    operator.last.hangUp();
    expect(room.notes.join()).toContain("depuis le poste 201");
  });

  test("his rights outside are those of the telephone: a telephone of the hall stays one", async () => {
    const outsideRights = { classes: [], countries: [], when: null };
    const room = new TelephoneRoom(outsideOffice({ agents: staff, extensions: [extension("201", { outsideRights })] }));
    const operator = room.operator("198.51.100.1");
    const phone = room.phone("201");
    await logIn(phone, "301", "4711");

    expect(phone.call("0612345678").saw).toEqual(["403"]);
    expect(operator.calls).toEqual([]);
  });
});
