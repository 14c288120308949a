import { describe, expect, test } from "vitest";
import type { FakeCall } from "../../engine/fake-phone.ts";
import { conference, office } from "../../office.fixture.ts";
import { atRest, TelephoneRoom } from "../../telephone-room.fixture.ts";

const hears = (calls: readonly (FakeCall | undefined)[]) => calls.map((call) => call?.hears);
const upCalls = (room: TelephoneRoom) => [...room.exchange.calls()];

/** 201 talks to 202, has put him on hold and talks to 203. */
function consulting() {
  const room = new TelephoneRoom(office());
  const [one, two, three] = room.phones("201", "202", "203");
  const first = one.call("202");
  two.last.answer();
  first.hold();
  const second = one.call("203");
  three.last.answer();
  return { room, one, first, second, two: two.last, three: three.last };
}

describe("three who talk", () => {
  test("ASC-06 GAP-22: *3 while the first one is on hold puts all three together, on one leg of the telephone", () => {
    const { room, first, second, two, three } = consulting();
    expect(hears([second, two, three])).toEqual(["203", "music", "201"]);

    second.press("*");
    second.press("3");

    expect(first.over).toBe(true);
    expect(hears([second, two, three])).toEqual(
      ["202+203", "201+203", "202+201"].map((one) => expect.toSatisfy(same(one))),
    );
    for (const call of [second, two, three]) call.hangUp();
    expect(room.remains()).toEqual(atRest);
    expect(room.records).toHaveLength(3);
  });

  test("*3 by RFC 4733, and other keys are for the other side alone", () => {
    const { second, two, three } = consulting();
    for (const key of ["*", "1", "3"]) second.press(key, "rfc4733");
    expect(hears([second, two])).toEqual(["203", "music"]);
    expect(three.digits).toBe("*13");

    for (const key of ["*", "3"]) second.press(key, "rfc4733");

    expect(two.hears).not.toBe("music");
  });

  test("*3 without anybody on hold changes nothing", () => {
    const room = new TelephoneRoom(office());
    const [one, two] = room.phones("201", "202");
    const call = one.call("202");
    two.last.answer();
    for (const key of ["*", "3"]) call.press(key);
    expect(hears([call, two.last])).toEqual(["202", "201"]);
    call.hangUp();
    expect(room.remains()).toEqual(atRest);
  });

  test("who put them together may leave; it ends when one of the last two leaves", () => {
    const { room, second, two, three } = consulting();
    for (const key of ["*", "3"]) second.press(key);
    second.hangUp();
    expect(hears([two, three])).toEqual(["203", "202"]);

    three.hangUp();

    expect(two.hears).toBe("/prompts/conference-ended.wav");
    two.hearOut();
    expect(room.remains()).toEqual(atRest);
  });

  test("ASC-06: a program puts them together while somebody consults on the one line that he has", () => {
    const room = new TelephoneRoom(office());
    const [one, two, three] = room.phones("201", "202", "203");
    const call = one.call("202");
    two.last.answer();
    const [up] = upCalls(room);
    const asked = room.exchange.instruct({ do: "consult", call: up?.id ?? "", by: "201", to: "203" });
    room.engine.settle();
    three.last.answer();
    expect(hears([call, two.last, three.last])).toEqual(["203", "music", "201"]);

    const put = room.exchange.instruct({
      do: "conference",
      call: asked.kind === "done" ? asked.call : "",
      by: "201",
      with: null,
    });
    room.engine.settle();

    expect(put.kind).toBe("done");
    expect([call, two.last, three.last].map((each) => each.hears.split("+").sort())).toEqual([
      ["202", "203"],
      ["201", "203"],
      ["201", "202"],
    ]);
    expect(room.exchange.conferences()).toMatchObject([{ number: null, participants: [{}, {}, {}] }]);
    for (const each of [call, two.last, three.last]) each.hangUp();
    expect(room.remains()).toEqual(atRest);
  });

  test("a program names the other call where there are several, and is told when there is none", () => {
    const { room, second, two } = consulting();
    const [kept, talked] = upCalls(room);
    const wish = { do: "conference", call: talked?.id ?? "", by: "201" } as const;
    expect(room.exchange.instruct({ ...wish, with: "nobody" })).toMatchObject({ kind: "refused" });
    expect(room.exchange.instruct({ ...wish, by: "203", with: null })).toMatchObject({ kind: "refused" });

    expect(room.exchange.instruct({ ...wish, with: kept?.id ?? "" })).toMatchObject({ kind: "done" });
    room.engine.settle();

    expect(two.hears).not.toBe("music");
    second.hangUp();
  });
});

/** The same numbers, in whatever order. */
const same = (wanted: string) => (heard: unknown) =>
  typeof heard === "string" && heard.split("+").sort().join("+") === wanted.split("+").sort().join("+");

describe("from outside of it", () => {
  const three = () => {
    const room = new TelephoneRoom(office({ conferences: [conference({ owner: "203" })] }));
    const calls = ["201", "202", "203"].map((extension) => room.phone(extension).call("850"));
    const [status] = room.exchange.conferences();
    return { room, calls, participants: status?.participants ?? [] };
  };

  test("who is in it is told, who leads, who is muted, and who speaks", () => {
    const { room, calls } = three();
    calls[0]?.speaks(true);

    expect(room.exchange.conferences()).toMatchObject([
      {
        ...{ id: "850", number: "850", name: "Réunion", isLocked: false },
        participants: [
          { number: "201", leads: false, muted: false, speaks: true, stage: "in" },
          { number: "202", speaks: false },
          { number: "203", leads: true },
        ],
      },
    ]);
    calls[0]?.speaks(false);
    expect(room.exchange.conferences()[0]?.participants[0]).toMatchObject({ speaks: false });
  });

  test("one is muted, one is taken out, the room is locked, and all is ended", () => {
    const { room, calls, participants } = three();
    const [one, two, owner] = calls;
    const [first, second] = participants;

    room.exchange.directConference("850", { do: "mute", call: first?.call ?? "", on: true }, "admin");
    room.engine.settle();
    expect(two?.hears).toBe("203");
    room.exchange.directConference("850", { do: "remove", call: second?.call ?? "" }, "admin");
    room.engine.settle();
    expect(two?.hears).toBe("/prompts/conference-removed.wav");
    expect(owner?.hears).toBe("nothing");
    room.exchange.directConference("850", { do: "lock", on: true }, "admin");
    expect(room.phone("204").call("850").hears).toBe("/prompts/conference-locked.wav");

    expect(room.exchange.directConference("850", { do: "end" }, "admin")).toBe(true);
    room.engine.settle();

    expect(one?.hears).toBe("/prompts/conference-ended.wav");
    expect(room.exchange.conferences()).toEqual([]);
    expect(room.exchange.directConference("850", { do: "end" }, "admin")).toBe(false);
    room.wait(15);
    expect(room.remains()).toEqual(atRest);
  });

  test("browsers see where everybody is, as it changes", () => {
    const { room, calls } = three();
    const seats: unknown[] = [];
    const { entries } = room.exchange.live.subscribe(({ set }) => seats.push(...Object.values(set)));
    expect(Object.values(entries)).toContainEqual(
      expect.objectContaining({
        dialled: "850",
        conference: { conference: "850", stage: "in", leads: true, muted: false, speaks: false },
      }),
    );

    calls[1]?.speaks(true);
    room.wait(1);

    expect(seats).toContainEqual(
      expect.objectContaining({ conference: expect.objectContaining({ speaks: true, leads: false }) }),
    );
  });

  test("its lamp is on while somebody is in", () => {
    const { room, calls } = three();
    expect(room.exchange.presence.dialogs("850")).toHaveLength(3);
    for (const call of calls) call.hangUp();
    expect(room.exchange.presence.dialogs("850")).toEqual([]);
  });
});

test("who consults somebody in a conference and transfers puts the other one there", () => {
  const room = new TelephoneRoom(office({ conferences: [conference()] }));
  const inside = room.phone("204").call("850");
  const [one, two] = room.phones("201", "202");
  const first = one.call("202");
  two.last.answer();
  first.hold();
  const second = one.call("850");
  expect(inside.hears).toBe("201");

  first.refer("850", second);

  expect(hears([inside, two.last])).toEqual(["202", "204"]);
  expect([first.over, second.over]).toEqual([true, true]);
  for (const call of [inside, two.last]) call.hangUp();
  expect(room.remains()).toEqual(atRest);
});

test("the story of a participant tells his own way, not who speaks and who else comes and goes", () => {
  const room = new TelephoneRoom(office({ conferences: [conference({ owner: "202" })] }));
  const one = room.phone("201").call("850");
  const owner = room.phone("202").call("850");
  owner.speaks(true);
  one.speaks(true);
  owner.hangUp();
  one.hangUp();

  const told = room.exchange.traces.find("call-1")?.trace.lines.map((line) => line.told.code);

  expect(told).toEqual([
    "leg-calls",
    "is-conference",
    "conference-entered",
    "leg-speaks",
    "leg-confirmed",
    "conference-owner-left",
    "leg-released",
  ]);
});
