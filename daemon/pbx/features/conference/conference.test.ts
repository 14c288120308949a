import { describe, expect, test } from "vitest";
import { digestOfPin } from "../../../kit/pin.ts";
import { toMenu } from "../../../model/config/office.fixture.ts";
import type { PbxConference, PbxView } from "../../../model/snapshot/pbx-view.ts";
import type { FakeCall } from "../../engine/fake-phone.ts";
import { conference, office, pbxMenu } from "../../office.fixture.ts";
import { line, outsideOffice } from "../../outside.fixture.ts";
import { atRest, TelephoneRoom } from "../../telephone-room.fixture.ts";

const setUp = (change: Partial<PbxConference> = {}, view: Partial<PbxView> = {}) =>
  new TelephoneRoom(office({ conferences: [conference(change)], ...view }));
const enter = (room: TelephoneRoom, ...extensions: readonly string[]): readonly FakeCall[] =>
  extensions.map((extension) => room.phone(extension).call("850"));
const keyIn = (call: FakeCall | undefined, keys: string) => {
  for (const key of keys) call?.press(key);
};
const hears = (calls: readonly (FakeCall | undefined)[]) => calls.map((call) => call?.hears);
const prompt = (name: string) => `/prompts/${name}.wav`;
const played = (room: TelephoneRoom) =>
  room.engine.playedToRooms.map(({ sound }) => (sound.kind === "file" ? sound.path : sound.tone));
const codes = (room: TelephoneRoom, at = -1) =>
  room.records.at(at)?.reasons.map((one) => (typeof one === "string" ? one : one.code));
const withPin = { asksPin: true, pin: digestOfPin("850", "4711") };

describe("a conference room", () => {
  test("GAP-22: each hears all the others, and who leaves is heard no more", () => {
    const room = setUp();
    const [one, two, three] = enter(room, "201", "202", "203");

    expect(hears([one, two, three])).toEqual(["202+203", "201+203", "201+202"]);
    two?.hangUp();

    expect(hears([one, three])).toEqual(["203", "201"]);
    one?.hangUp();
    three?.hangUp();
    expect(room.remains()).toEqual(atRest);
    expect(room.engine.census().rooms).toBe(0);
    expect(room.records).toMatchObject([{ outcome: "answered" }, { outcome: "answered" }, { outcome: "answered" }]);
    expect(room.records[0]).toMatchObject({ dialled: "850", answeredBy: "850" });
    expect(codes(room)).toEqual(["is-conference", "conference-entered"]);
  });

  test("who enters and who leaves is announced by a tone to those who are there", () => {
    const room = setUp();
    const [one, two] = enter(room, "201", "202");
    expect(played(room)).toEqual([prompt("conference-entry")]);

    two?.hangUp();

    expect(played(room)).toEqual([prompt("conference-entry"), prompt("conference-exit")]);
    one?.hangUp();
    expect(played(room)).toHaveLength(2);
  });

  test("without entry tones nothing is heard", () => {
    const room = setUp({ entryTones: false });
    const [one] = enter(room, "201", "202");
    one?.hangUp();
    expect(played(room)).toEqual([]);
  });

  test("the last place is the last: whoever comes later is told so, and released", () => {
    const room = setUp({ capacity: 2 });
    const [, , third] = enter(room, "201", "202", "203");

    expect(third?.hears).toBe(prompt("conference-full"));
    third?.hearOut();

    expect(third?.over).toBe(true);
    expect(codes(room)).toContain("conference-full");
  });

  test("who puts the conference on hold is not heard there, and is again when he comes back", () => {
    const room = setUp();
    const [one, two] = enter(room, "201", "202");

    one?.hold();
    expect(two?.hears).toBe("nothing");
    one?.resume();

    expect(two?.hears).toBe("201");
  });

  test("a telephone of which nothing is heard any more leaves the others together", () => {
    const room = setUp();
    const [one, two, three] = enter(room, "201", "202", "203");

    one?.goSilent(30);

    expect(hears([two, three])).toEqual(["203", "202"]);
    expect(room.records).toMatchObject([{ outcome: "answered", answeredBy: "850" }]);
  });
});

describe("at the door", () => {
  test("the PIN opens; digits are never told", () => {
    const room = setUp(withPin);
    const [one, two] = enter(room, "201", "202");
    expect(hears([one, two])).toEqual([prompt("conference-pin"), prompt("conference-pin")]);

    keyIn(one, "4711#");
    keyIn(two, "99*4711#");

    expect(hears([one, two])).toEqual(["202", "201"]);
    one?.hangUp();
    expect(JSON.stringify(room.records)).not.toContain("4711");
  });

  test("three wrong tries are the last; silence is one of them", () => {
    const room = setUp(withPin);
    const [one] = enter(room, "201");

    keyIn(one, "1234#");
    expect(one?.hears).toBe(prompt("conference-wrong-pin"));
    one?.hearOut();
    expect(one?.hears).toBe(prompt("conference-pin"));
    room.wait(25);
    keyIn(one, "47110#");

    expect(one?.hears).toBe(prompt("conference-no-pin"));
    one?.hearOut();
    expect(room.remains()).toEqual(atRest);
    expect(codes(room)).toEqual([
      "is-conference",
      "conference-asks-pin",
      ...["conference-wrong-pin", "conference-wrong-pin", "conference-wrong-pin"],
      "conference-no-pin",
    ]);
  });

  test("who guesses from outside waits longer and longer, whoever calls; telephones of the house and the right PIN do not", () => {
    const trunks = [line("900", { extension: "850" })];
    const room = new TelephoneRoom(
      outsideOffice({ trunks, conferences: [conference({ ...withPin, fromOutside: true })] }),
    );
    const operator = room.operator();
    const guesses = (keys: readonly string[]) => {
      const calling = operator.callBy({ from: "0612345678", to: "0122334400" });
      for (const one of keys) keyIn(calling, one);
      return calling;
    };
    const wrong = ["1#", "2#", "3#"];
    for (let calls = 0; calls < 3; calls += 1) guesses(wrong).hearOut();

    const locked = guesses([]);
    expect(locked.hears).toBe(prompt("conference-no-pin"));
    locked.hearOut();
    expect(codes(room)?.at(-1)).toBe("conference-guessed");
    const inside = room.phone("201").call("850");
    keyIn(inside, "4711#");
    expect(inside.hears).toBe("nothing");

    room.wait(60);
    guesses(wrong).hearOut();
    room.wait(119);
    expect(guesses([]).hears).toBe(prompt("conference-no-pin"));
    room.wait(1);
    expect(guesses(["4711#"]).hears).toBe("201");
    guesses(wrong).hearOut();
    expect(guesses([]).hears).toBe(prompt("conference-pin"));
  });

  test("a room that asks for a PIN that was never given opens to nobody but its owner", () => {
    const room = setUp({ asksPin: true, owner: "203" });
    const [one, owner] = enter(room, "201", "203");

    keyIn(one, "#");

    expect(one?.hears).toBe(prompt("conference-wrong-pin"));
    expect(owner?.hears).toBe("nothing");
  });

  test("who hangs up there has reached nobody", () => {
    const room = setUp(withPin);
    const [one] = enter(room, "201");
    one?.hangUp();
    expect(room.records).toMatchObject([{ outcome: "cancelled", answeredBy: null }]);
  });

  test("callers from outside enter where the door is open to them, by a line and by a menu", () => {
    const open = (fromOutside: boolean) =>
      new TelephoneRoom(
        outsideOffice({
          trunks: [line("900", { extension: "850" })],
          conferences: [conference({ fromOutside })],
        }),
      );
    const shut = open(false);
    const refused = shut.operator().callBy({ from: "0611111111", to: "0122334455" });
    expect(refused.saw).toEqual(["403"]);

    const room = open(true);
    const [inside] = enter(room, "201");
    const outside = room.operator().callBy({ from: "0611111111", to: "0122334455" });

    expect(outside.saw).toEqual(["200"]);
    expect(outside.hears).toBe("201");
    expect(inside?.hears).not.toBe("nothing");
  });

  test("a menu leads into the room", () => {
    const menus = [pbxMenu("Jour", { 1: "850", 2: toMenu("Jour") }, { number: "601" })];
    const room = setUp({}, { menus, menuNumbers: [{ number: "601", name: "svi" }] });
    const [one] = enter(room, "201");
    const led = room.phone("202").call("601");

    led.press("1");

    expect(hears([one, led])).toEqual(["202", "201"]);
  });
});

describe("the owner", () => {
  test("enters without a PIN by his own telephone, and from another one by a PIN of his own", () => {
    const room = setUp({ ...withPin, owner: "201", ownerHasPin: true, ownerPin: digestOfPin("850", "9999") });
    const [own, other] = enter(room, "201", "202");

    keyIn(other, "9999#");
    const [third] = enter(room, "203");
    keyIn(third, "4711#");
    keyIn(other, "*9");

    expect(own?.hears).toBe(prompt("conference-ended"));
    expect(third?.hears).toBe(prompt("conference-ended"));
  });

  test("others wait for him with music, and are in when he comes", () => {
    const room = setUp({ owner: "203", waitsForOwner: true });
    const [one, two] = enter(room, "201", "202");
    expect(one?.hears).toBe(prompt("conference-waits"));
    one?.hearOut();
    two?.hearOut();
    expect(hears([one, two])).toEqual(["music", "music"]);

    const [owner] = enter(room, "203");

    expect(hears([one, two, owner])).toEqual(["202+203", "201+203", "201+202"]);
  });

  test("GAP-22: vanishes: the others are told, and when he does not come back in time it ends", () => {
    const room = setUp({ owner: "203", secondsWithoutOwner: 30 });
    const [one, two, owner] = enter(room, "201", "202", "203");

    owner?.goSilent(30);
    expect(played(room).at(-1)).toBe(prompt("conference-owner-left"));
    expect(hears([one, two])).toEqual(["202", "201"]);
    room.wait(30);

    expect(hears([one, two])).toEqual([prompt("conference-ended"), prompt("conference-ended")]);
    one?.hearOut();
    two?.hearOut();
    expect(room.remains()).toEqual(atRest);
  });

  test("who comes back in time finds it going on", () => {
    const room = setUp({ owner: "203", secondsWithoutOwner: 30 });
    const [one, two, owner] = enter(room, "201", "202", "203");
    owner?.hangUp();
    room.wait(20);

    enter(room, "203");
    room.wait(60);

    expect(hears([one, two])).toEqual(["202+203", "201+203"]);
  });

  test("without a time it goes on without him", () => {
    const room = setUp({ owner: "203", secondsWithoutOwner: null });
    const [one, two, owner] = enter(room, "201", "202", "203");
    owner?.hangUp();
    room.wait(3600);
    expect(hears([one, two])).toEqual(["202", "201"]);
  });

  test("locks the room, for all but himself, and opens it again", () => {
    const room = setUp({ owner: "203" });
    const [one, owner] = enter(room, "201", "203");
    keyIn(owner, "*2");
    expect(owner?.hears).toBe(prompt("conference-locked"));

    const [late] = enter(room, "202");
    expect(late?.hears).toBe(prompt("conference-locked"));
    owner?.hangUp();
    const [again] = enter(room, "203");
    expect(hears([one, again])).toEqual(["203", "201"]);
    keyIn(again, "*2");
    const [welcome] = enter(room, "204");
    again?.hearOut();

    expect(welcome?.hears).toBe("201+203");
  });

  test("mutes everybody but himself, and opens their microphones again", () => {
    const room = setUp({ owner: "203" });
    const [one, two, owner] = enter(room, "201", "202", "203");

    keyIn(owner, "*4");
    expect(hears([one, two, owner])).toEqual([prompt("conference-muted"), prompt("conference-muted"), "nothing"]);
    one?.hearOut();
    two?.hearOut();
    expect(hears([one, two])).toEqual(["203", "203"]);
    keyIn(owner, "*4");
    one?.hearOut();
    two?.hearOut();

    expect(hears([one, two, owner])).toEqual(["202+203", "201+203", "201+202"]);
  });

  test("ends the conference for everybody", () => {
    const room = setUp({ owner: "203" });
    const [one, , owner] = enter(room, "201", "202", "203");
    keyIn(one, "*9");
    expect(one?.hears).toBe("202+203");

    keyIn(owner, "*9");

    for (const leg of room.engine.legs.values()) leg.far.hearOut();
    expect(room.remains()).toEqual(atRest);
    expect(room.records).toHaveLength(3);
  });
});

describe("a participant", () => {
  test("mutes himself and opens his microphone again; a key without the star does nothing", () => {
    const room = setUp();
    const [one, two] = enter(room, "201", "202");

    keyIn(one, "1*1");
    expect(one?.hears).toBe(prompt("conference-muted"));
    one?.hearOut();
    expect(hears([one, two])).toEqual(["202", "nothing"]);
    keyIn(one, "*1");
    one?.hearOut();

    expect(hears([one, two])).toEqual(["202", "201"]);
  });

  test("GAP-22: whom the owner has muted does not open his microphone himself, and hears that it is closed", () => {
    const room = setUp({ owner: "201" });
    const [owner, guest] = enter(room, "201", "202");

    keyIn(owner, "*4");
    guest?.hearOut();
    keyIn(guest, "*1");
    expect(guest?.hears).toBe(prompt("conference-muted"));
    guest?.hearOut();
    expect(hears([owner, guest])).toEqual(["nothing", "201"]);

    keyIn(owner, "*4");
    guest?.hearOut();
    expect(hears([owner, guest])).toEqual(["202", "201"]);
    for (const keys of ["*1", "*1"]) {
      keyIn(guest, keys);
      guest?.hearOut();
    }
    expect(hears([owner, guest])).toEqual(["202", "201"]);
    guest?.hangUp();
    expect(codes(room)).toContain("conference-kept-muted");
  });
});
