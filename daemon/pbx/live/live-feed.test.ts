import { describe, expect, test } from "vitest";
import { liveCallSchema, liveExtensionSchema, liveGroupSchema } from "../../contracts/api/live-entries.ts";
import type { LiveDelta } from "../../contracts/live.ts";
import { agentStateSchema, queueStateSchema } from "../../contracts/queue-state.ts";
import { parser } from "../../kit/parse.ts";
import { queue } from "../../model/config/office.fixture.ts";
import { group, office, pbxAgent } from "../office.fixture.ts";
import { outsideOffice } from "../outside.fixture.ts";
import { atRest, TelephoneRoom } from "../telephone-room.fixture.ts";

/** One who follows, as `web` does: a picture, then deltas without a gap. */
class Follower {
  readonly entries: Map<string, unknown>;
  readonly deltas: LiveDelta[] = [];
  readonly #room: TelephoneRoom;
  readonly #take = (delta: LiveDelta): void => this.#hear(delta);
  #sequence: number;

  constructor(room: TelephoneRoom) {
    this.#room = room;
    const picture = room.exchange.live.subscribe(this.#take);
    this.entries = new Map(Object.entries(picture.entries));
    this.#sequence = picture.sequence;
  }

  /** Lets the next delta come and says what it told. */
  next(): Pick<LiveDelta, "set" | "drop"> {
    const before = this.deltas.length;
    this.#room.clock.advance(200);
    const [delta] = this.deltas.slice(before);
    return { set: delta?.set ?? {}, drop: delta?.drop ?? [] };
  }

  leave(): void {
    this.#room.exchange.live.unsubscribe(this.#take);
  }

  #hear(delta: LiveDelta): void {
    expect(delta.sequence).toBe(this.#sequence + 1);
    this.#sequence = delta.sequence;
    this.deltas.push(delta);
    for (const [key, entry] of Object.entries(delta.set)) this.entries.set(key, entry);
    for (const key of delta.drop) this.entries.delete(key);
  }
}

const readAgent = parser(agentStateSchema, "an agent");
const readQueue = parser(queueStateSchema, "a queue");
const state = (entry: unknown) =>
  typeof entry === "object" && entry !== null && "state" in entry ? entry.state : entry;

describe("live state", () => {
  test("begins with a picture of every extension and every call", () => {
    const room = new TelephoneRoom();
    const [a] = room.phones("201", "202");
    a.call("202");

    const { entries } = new Follower(room);

    expect([...entries].map(([key, entry]) => `${key} ${state(entry)}`)).toEqual([
      "extension/201 busy",
      "extension/202 ringing",
      "extension/203 unregistered",
      "extension/204 unregistered",
      "extension/205 unregistered",
      "group/800 in-service",
      "group/801 in-service",
      "call/call-1 ringing",
    ]);
    const readExtension = parser(liveExtensionSchema, "an extension");
    const readCall = parser(liveCallSchema, "a call");
    const readGroup = parser(liveGroupSchema, "a group");
    const readers = { call: readCall, extension: readExtension, group: readGroup };
    for (const [key, entry] of entries) {
      for (const [kind, read] of Object.entries(readers)) if (key.startsWith(`${kind}/`)) read(entry);
    }
    expect(entries.get("call/call-1")).toMatchObject({
      caller: { number: "201", name: "Gérant" },
      dialled: "202",
      parties: ["202"],
      answeredAt: null,
    });
  });

  test("MEX-05: names who is outside as the directory does, whether he calls or is called", () => {
    const room = new TelephoneRoom(outsideOffice());
    room.names.set("+33612345678", "Mme Durand, Société X");
    const operator = room.operator();
    const phone = room.phone("201");
    const follower = new Follower(room);
    const readCall = parser(liveCallSchema, "a call");

    const calling = operator.callBy({ from: "+33612345678", to: "0122334400" });
    follower.next();
    const incoming = readCall(follower.entries.get("call/call-1"));
    expect(incoming).toMatchObject({
      caller: { number: "0612345678", name: "Mme Durand, Société X" },
      parties: ["201"],
    });
    expect(incoming.names).toBeUndefined();
    calling.hangUp();

    phone.call("0612345678");
    follower.next();
    expect(readCall(follower.entries.get("call/call-2"))).toMatchObject({
      ...{ dialled: "0612345678", parties: ["0612345678"] },
      names: { "0612345678": "Mme Durand, Société X" },
    });
  });

  test("follows a call from ringing to its end, changes of a fifth of a second together", () => {
    const room = new TelephoneRoom();
    const [a, b] = room.phones("201", "202");
    const follower = new Follower(room);

    const calling = a.call("202");
    const ringing = follower.next();
    b.last.answer();
    const talking = follower.next();
    calling.hangUp();
    const over = follower.next();

    expect(Object.keys(ringing.set).sort()).toEqual(["call/call-1", "extension/201", "extension/202"]);
    expect(talking.set["call/call-1"]).toMatchObject({ state: "talking", parties: ["202"] });
    expect(state(talking.set["extension/202"])).toBe("busy");
    expect(over.drop).toEqual(["call/call-1"]);
    expect(state(over.set["extension/202"])).toBe("idle");
    follower.leave();
    expect(room.remains()).toEqual(atRest);
  });

  test("a call that came and went between two deltas is not told at all", () => {
    const room = new TelephoneRoom();
    const [a] = room.phones("201", "202");
    const follower = new Follower(room);

    a.call("202").hangUp();
    room.clock.advance(1000);

    expect(follower.deltas).toEqual([]);
  });

  test("a group that rings shows every telephone that rings once", () => {
    const room = new TelephoneRoom();
    const [a] = room.phones("201", "202", "202", "203");
    const follower = new Follower(room);

    a.call("800");
    follower.next();

    expect(follower.entries.get("call/call-1")).toMatchObject({ dialled: "800", parties: ["202", "203"] });
    expect(follower.entries.has("extension/800")).toBe(false);
  });

  test("a telephone that registers, and one that refreshes what looks the same", () => {
    const room = new TelephoneRoom();
    const follower = new Follower(room);

    const phone = room.phone("203");
    expect(follower.next().set["extension/203"]).toMatchObject({
      state: "idle",
      devices: [{ source: "192.0.2.1:5060" }],
    });
    phone.register();
    expect(follower.next()).toEqual({ set: {}, drop: [] });
    phone.unregister();

    expect(follower.next().set["extension/203"]).toMatchObject({ state: "unregistered", devices: [] });
  });

  test("a reload tells extensions that are added, removed, or go by another name, and no other", () => {
    const room = new TelephoneRoom();
    const follower = new Follower(room);
    const { extensions } = office();
    const [first, second, ...rest] = extensions;
    if (first === undefined || second === undefined) throw new Error("an office without extensions");

    room.run(
      office({ revision: 2, extensions: [{ ...first, name: "Direction" }, ...rest, { ...second, number: "206" }] }),
    );

    expect(follower.next()).toMatchObject({
      set: { "extension/201": { name: "Direction" }, "extension/206": { number: "206", name: "Poste 202" } },
      drop: ["extension/202"],
    });
    const told = [...follower.entries.keys()].filter((key) => key.startsWith("extension/"));
    expect(told.sort().map((key) => key.slice(-3))).toEqual(["201", "203", "204", "205", "206"]);
  });

  test("costs nothing while nobody follows", () => {
    const room = new TelephoneRoom();
    const [a, b] = room.phones("201", "202");
    const follower = new Follower(room);
    follower.leave();

    const calling = a.call("202");
    b.last.answer();
    const timers = room.clock.timers;
    calling.hangUp();
    room.clock.advance(1000);

    expect(timers).toBe(0);
    expect(follower.deltas).toEqual([]);
  });

  test("who comes later, or asks again, has the same as who was there before", () => {
    const room = new TelephoneRoom();
    const [a, b] = room.phones("201", "202");
    const first = new Follower(room);

    a.call("202");
    const second = new Follower(room);
    b.last.answer();
    room.clock.advance(200);

    expect(Object.fromEntries(second.entries)).toEqual(Object.fromEntries(first.entries));
    expect(first.deltas).toHaveLength(2);
    expect(second.deltas).toHaveLength(1);
    first.leave();
    room.clock.advance(200);
    expect(Object.fromEntries(new Follower(room).entries)).toEqual(Object.fromEntries(second.entries));
  });

  test("GRP-01: a group is in service while somebody of it can be rung, also in a group within it and where an agent is logged in", () => {
    const agents = [pbxAgent("301")];
    const groups = [group("800", ["204", "301"]), group("801", ["205", "800"]), group("802", [])];
    const room = new TelephoneRoom(office({ agents, groups }));
    const [phone] = room.phones("202");
    const follower = new Follower(room);
    const states = () => ["800", "801", "802"].map((number) => state(follower.entries.get(`group/${number}`)));
    const out = "out-of-service";
    expect(states()).toEqual([out, out, out]);

    room.exchange.orderAgent("301", { do: "login", desk: "202" });
    follower.next();
    expect(states()).toEqual(["in-service", "in-service", out]);
    phone.unregister();
    follower.next();
    expect(states()).toEqual([out, out, out]);
    room.phone("204").unregister();
    room.phone("205");
    follower.next();
    expect(states()).toEqual([out, "in-service", out]);
    room.run(office({ revision: 2, groups: [group("800", ["204"])] }));

    expect(follower.next().drop).toContain("group/801");
  });

  test("GRP-01 EXT-05: a group of numbers outside is in service where there is a line", () => {
    const externalNumbers = [{ number: "0612345678", name: "Gérant, mobile", ringsWith: null }];
    const ofNumber = { externalNumbers, groups: [group("800", ["0612345678"])] };
    const room = new TelephoneRoom(office(ofNumber));
    const follower = new Follower(room);
    expect(state(follower.entries.get("group/800"))).toBe("out-of-service");

    room.run(outsideOffice({ revision: 2, ...ofNumber }));
    follower.next();

    expect(state(follower.entries.get("group/800"))).toBe("in-service");
  });

  test("SVI-15 AGT-07: follows who waits in a queue and what its agents do", () => {
    const agents = [pbxAgent("301", null, { name: "Agnès" })];
    const groups = [
      group("800", ["301", "203"], { strategy: "in-order", queue: queue({ isOn: true, wrapUpSeconds: 20 }) }),
    ];
    const room = new TelephoneRoom(office({ agents, groups }));
    const [a, b] = room.phones("201", "202");
    const follower = new Follower(room);
    const agent = () => readAgent(follower.entries.get("agent/301"));
    const queueNow = () => readQueue(follower.entries.get("queue/800"));
    expect(agent()).toMatchObject({ state: "logged-out", desk: null });

    room.exchange.orderAgent("301", { do: "login", desk: "202" });
    room.wait(1);
    expect(agent()).toMatchObject({ state: "free", desk: "202" });
    const calling = a.call("800");
    room.wait(1);
    expect(queueNow()).toMatchObject({
      waiting: [{ call: "call-1", caller: { number: "201" }, isRinging: true }],
      members: [
        { number: "301", name: "Agnès", at: "202", state: "busy" },
        { number: "203", at: "203", state: "unregistered" },
      ],
    });
    b.last.answer();
    room.wait(1);
    expect(queueNow().waiting).toEqual([]);
    calling.hangUp();
    room.wait(1);
    expect(agent().state).toBe("wrap-up");
    room.wait(21);
    expect(agent().state).toBe("free");
    room.exchange.orderAgent("301", { do: "pause", isPaused: true });
    room.wait(1);
    expect(agent().state).toBe("paused");
    room.run(office({ revision: 2 }));
    expect(follower.next().drop).toEqual(["agent/301", "queue/800"]);
    expect(room.exchange.orderAgent("301", { do: "logout" })).toEqual({ unknown: "agent" });
  });
});
