import { describe, expect, test } from "vitest";
import type { FakeCall } from "../../engine/fake-phone.ts";
import { extension, group, office, pbxMenu, rendered } from "../../office.fixture.ts";
import { line, outsideOffice } from "../../outside.fixture.ts";
import { atRest, TelephoneRoom } from "../../telephone-room.fixture.ts";

const listed = (number: string, name: string, letter: string) =>
  extension(number, { name, nameSound: { ...rendered(letter), secondsBefore: 0, secondsAfter: 0 } });
const extensions = [
  extension("201", { name: "Accueil" }),
  listed("202", "Jean Dupont", "b"),
  listed("203", "Hélène Dupond", "c"),
  listed("204", "Hélène Lefèvre", "d"),
  { ...listed("205", "Secret Agent", "e"), isListed: false },
];
const menus = [pbxMenu("Jour", { 9: { kind: "by-name" }, 1: "201" }, { number: "601" })];
const menuNumbers = [{ number: "601", name: "svi" }];

/** 201 has called the menu and asks for somebody by name. */
function asking() {
  const room = new TelephoneRoom(office({ extensions, menus, menuNumbers, groups: [group("800", ["202"])] }));
  const [a, b, c, d, e] = room.phones("201", "202", "203", "204", "205");
  const calling = a.call("601");
  calling.press("9");
  return { room, b, c, d, e, calling };
}

const said = (room: TelephoneRoom, call: FakeCall): string => {
  const sound = room.engine.legs.get(call.leg)?.sound;
  if (sound === undefined || sound === null || !("path" in sound)) return "nothing";
  return sound.path.replace(/^.*\/(.)\1{63}$/, "name $1").replace(/^\/prompts\/(.*)\.wav$/, "$1");
};
/** All that is said until the box listens or calls somebody. */
function heardOut(room: TelephoneRoom, call: FakeCall): string[] {
  const all: string[] = [];
  for (
    let now = said(room, call);
    !["nothing", "menu"].includes(now) && call.hears !== "ringback";
    now = said(room, call)
  ) {
    all.push(now);
    call.hearOut();
    if (all.length > 60) throw new Error("it goes on for ever");
  }
  return all;
}
const spell = (call: FakeCall, keys: string): void => {
  for (const key of keys) call.press(key);
};
const codes = (room: TelephoneRoom) =>
  room.records.at(-1)?.reasons.map((one) => (typeof one === "string" ? one : one.code));

describe("a caller asks for somebody by name", () => {
  test("he spells the first letters on the keys; the only one of that name is said, and called", () => {
    const { room, d, calling } = asking();

    expect(said(room, calling)).toBe("names-ask");
    spell(calling, "533#");
    expect(said(room, calling)).toBe("name d");
    expect(d.calls).toEqual([]);
    calling.hearOut();
    d.last.answer();

    expect([calling.hears, d.last.hears]).toEqual(["204", "201"]);
    calling.hangUp();
    expect(room.remains()).toEqual(atRest);
    expect(room.records).toMatchObject([{ outcome: "answered", answeredBy: "204" }]);
    expect(codes(room)).toEqual(expect.arrayContaining(["menu-asks-name", "menu-names-found", "menu-transfers"]));
  });

  test("a pause says that no more letters come", () => {
    const { room, d, calling } = asking();

    spell(calling, "533");
    room.wait(4);

    expect(said(room, calling)).toBe("name d");
    calling.hearOut();
    expect(d.calls).toHaveLength(1);
  });

  test("several of that name are said, each with his key, and a key is chosen by", () => {
    const { room, b, c, calling } = asking();

    spell(calling, "38766#");

    const names = ["names-for", "name c", "names-press", "digit-1", "names-for", "name b", "names-press", "digit-2"];
    expect(heardOut(room, calling)).toEqual(names);
    calling.press("7");
    expect(said(room, calling)).toBe("names-for");
    calling.press("2");

    expect([b.calls.length, c.calls.length]).toEqual([1, 0]);
    calling.hangUp();
    expect(room.remains()).toEqual(atRest);
  });

  test("nobody of that name: he is told, and asked again; after three times he is back in the menu", () => {
    const { room, calling } = asking();

    for (let times = 0; times < 2; times += 1) {
      spell(calling, "999#");
      expect(heardOut(room, calling)).toEqual(["names-none", "names-ask"]);
    }
    spell(calling, "999#");

    expect(calling.saw).toEqual(["200"]);
    calling.press("1");
    calling.hangUp();
    expect(codes(room)).toEqual(expect.arrayContaining(["menu-name-unknown", "menu-again", "menu-key"]));
  });

  test("who is not to be listed is nobody's name", () => {
    const { room, e, calling } = asking();

    spell(calling, "732738#");

    expect(said(room, calling)).toBe("names-none");
    expect(e.calls).toEqual([]);
  });

  test("a name without a sound is said as its number", () => {
    const { room, calling } = asking();

    spell(calling, "222#");

    expect(heardOut(room, calling).slice(0, 3)).toEqual(["digit-2", "digit-0", "digit-1"]);
  });

  test("too many of that name: more letters are asked for", () => {
    const many = Array.from({ length: 10 }, (_, n) => extension(String(210 + n), { name: `Martin ${n}` }));
    const room = new TelephoneRoom(office({ extensions: [...extensions, ...many], menus, menuNumbers }));
    const calling = room.phone("201").call("601");

    calling.press("9");
    spell(calling, "62#");

    expect(said(room, calling)).toBe("names-many");
    spell(calling, "6278464#");
    expect(said(room, calling)).toBe("digit-2");
  });

  test("* spells anew, and once more leads back to the menu; so does saying nothing", () => {
    const { room, calling } = asking();

    spell(calling, "999*");
    expect(said(room, calling)).toBe("names-ask");
    calling.press("*");
    calling.press("9");
    expect(said(room, calling)).toBe("names-ask");
    room.wait(25);
    calling.hangUp();

    expect(codes(room)?.filter((code) => code === "menu-again")).toHaveLength(2);
    expect(room.remains()).toEqual(atRest);
  });

  test("who does not answer leaves the caller in the menu that he came from", () => {
    const { room, d, calling } = asking();

    spell(calling, "533#");
    calling.hearOut();
    d.last.refuse(486);

    expect(calling.saw).toEqual(["200"]);
    calling.press("9");
    expect(said(room, calling)).toBe("names-ask");
  });

  test("a caller from outside may ask, too", () => {
    const room = new TelephoneRoom(
      outsideOffice({ extensions, menus, menuNumbers, trunks: [line("900", { extension: "601" })] }),
    );
    const operator = room.operator();
    const phone = room.phone("204");
    const calling = operator.callBy({ from: "0612345678", to: "0122334400" });

    spell(calling, "9533#");
    calling.hearOut();

    expect(phone.last.shown).toMatchObject({ number: "0612345678" });
  });
});
