import { describe, expect, test } from "vitest";
import { extension, office } from "../office.fixture.ts";
import { TelephoneRoom } from "../telephone-room.fixture.ts";

const statesIn = (body: string): string[] =>
  [...body.matchAll(/<state>(\w+)<\/state>/g)].map((match) => match[1] ?? "");
const versionOf = (body: string): number => Number(/version="(\d+)"/.exec(body)?.[1]);

describe("a lamp", () => {
  test("is told at once, then follows the extension: ringing, busy, at rest", () => {
    const room = new TelephoneRoom();
    const [a, b, c] = room.phones("201", "202", "203");
    const lamp = c.subscribe("202");

    const calling = a.call("202");
    b.last.answer();
    calling.hangUp();

    const bodies = lamp.notified.map((one) => one.body);
    expect(bodies.map(statesIn)).toEqual([["terminated"], ["early"], ["confirmed"], ["terminated"]]);
    expect(bodies.map(versionOf)).toEqual([0, 1, 2, 3]);
    expect(lamp.notified.every((one) => one.contentType === "application/dialog-info+xml")).toBe(true);
    expect(bodies[1]).toContain('direction="recipient"');
    expect(bodies[1]).toContain("sip:201@sipleo");
  });

  test("shows who calls out as busy with its own direction", () => {
    const room = new TelephoneRoom();
    const [a, , c] = room.phones("201", "202", "203");
    const lamp = c.subscribe("201");

    a.call("202");

    expect(lamp.notified.at(-1)?.body).toContain('direction="initiator"');
    expect(room.exchange.status().registrations.map((one) => one.state)).toEqual([
      "busy",
      "ringing",
      "idle",
      "unregistered",
      "unregistered",
    ]);
  });

  test("of a group flashes while the group is called", () => {
    const room = new TelephoneRoom();
    const [a, b, c] = room.phones("201", "202", "203");
    const lamp = c.subscribe("800");

    a.call("800");
    b.last.answer();

    expect(lamp.notified.map((one) => statesIn(one.body))).toEqual([["terminated"], ["early"], ["terminated"]]);
  });

  test("is told everything again when it refreshes, and nothing once it is closed", () => {
    const room = new TelephoneRoom();
    const [a, , c] = room.phones("201", "202", "203");
    const lamp = c.subscribe("202");

    room.engine.refreshSubscription(lamp.id);
    room.engine.settle();
    expect(lamp.notified.map((one) => versionOf(one.body))).toEqual([0, 1]);
    room.engine.closeSubscription(lamp.id);
    room.engine.settle();
    a.call("202");

    expect(lamp.notified).toHaveLength(2);
  });

  test("for a number that does not exist goes out at once", () => {
    const room = new TelephoneRoom();

    const lamp = room.phone("201").subscribe("299");

    expect(lamp.notified).toMatchObject([{ state: "terminated" }]);
    expect(room.engine.census().subscriptions).toBe(0);
  });

  test("goes out when a new configuration no longer has its number", () => {
    const room = new TelephoneRoom();
    const lamp = room.phone("201").subscribe("205");

    room.run(office({ revision: 2, extensions: office().extensions.slice(0, 4) }));

    expect(lamp.notified.at(-1)?.state).toBe("terminated");
  });

  test("does not betray who asked for privacy", () => {
    const room = new TelephoneRoom();
    const [a, , c] = room.phones("201", "202", "203");
    const lamp = c.subscribe("202");

    a.call("202", { anonymous: true });

    expect(statesIn(lamp.notified.at(-1)?.body ?? "")).toEqual(["early"]);
    expect(lamp.notified.at(-1)?.body).not.toContain("201");
  });
});

test("a message indicator learns that nothing waits", () => {
  const room = new TelephoneRoom();

  const indicator = room.phone("201").subscribe("201", "message-summary");

  expect(indicator.notified).toMatchObject([{ contentType: "application/simple-message-summary", state: "active" }]);
  expect(indicator.notified[0]?.body).toContain("Messages-Waiting: no\r\n");
});

describe("the lamp of hiding", () => {
  test("PRE-04: of *69 is lit while one's own number is hidden, after a restart of the telephone too", () => {
    const room = new TelephoneRoom();
    const [a, b] = room.phones("201", "202");
    const [lamp, others] = [a.subscribe("*69"), b.subscribe("*69")];

    for (let n = 0; n < 2; n++) {
      a.call("*69").hearOut();
      room.wait(1);
    }
    a.call("*69").hearOut();
    const again = a.subscribe("*69");

    const states = lamp.notified.map(({ body }) => statesIn(body));
    expect(states).toEqual([["terminated"], ["confirmed"], ["terminated"], ["confirmed"]]);
    expect(others.notified.map(({ body }) => statesIn(body))).toEqual([["terminated"]]);
    expect(again.notified.map(({ body }) => statesIn(body))).toEqual([["confirmed"]]);
    expect(room.exchange.status().registrations.map(({ hidesNumber }) => hidesNumber)).toEqual([
      true,
      false,
      false,
      false,
      false,
    ]);
  });

  test("POS-09: of *69 is lit for who is configured to hide his number, and ends with the code", () => {
    const room = new TelephoneRoom(office({ extensions: [extension("201", { hidesNumber: true })], groups: [] }));
    const lamp = room.phone("201").subscribe("*69");

    const other = office({ revision: 2, extensions: [extension("201")], groups: [] });
    room.run({ ...other, specialNumbers: { ...other.specialNumbers, toggleHidden: "*70" } });

    expect(lamp.notified.map(({ body }) => statesIn(body))[0]).toEqual(["confirmed"]);
    expect(lamp.notified.at(-1)?.state).toBe("terminated");
  });
});
