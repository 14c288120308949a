import { expect, test } from "vitest";
import type { FakeCall } from "../../engine/fake-phone.ts";
import { office, pbxMenu } from "../../office.fixture.ts";
import { atRest, TelephoneRoom } from "../../telephone-room.fixture.ts";

const withMenu = () =>
  new TelephoneRoom(
    office({
      menuNumbers: [{ number: "601", name: "svi" }],
      menus: [pbxMenu("Jour", { 2: "202" }, { number: "601" })],
    }),
  );
const isListenedTo = (room: TelephoneRoom, call: FakeCall) => room.engine.legs.get(call.leg)?.hearsKeys;

test("the sound of two who talk is not listened to for keys", () => {
  const room = withMenu();
  const [caller, desk] = room.phones("201", "202");
  const calling = caller.call("202");

  desk.last.answer();

  expect([calling, desk.last].map((call) => isListenedTo(room, call))).toEqual([false, false]);
  calling.press("*", "inband");
  expect(room.engine.seen.filter(({ type }) => type === "leg.digit")).toEqual([]);
});

test("who is in a menu is listened to until he has left it", () => {
  const room = withMenu();
  const [caller, desk] = room.phones("201", "202");

  const calling = caller.call("601");
  expect(isListenedTo(room, calling)).toBe(true);
  calling.hearOut();
  expect(isListenedTo(room, calling)).toBe(true);
  calling.press("2", "inband");
  expect(isListenedTo(room, calling)).toBe(false);

  desk.last.answer();
  expect(isListenedTo(room, desk.last)).toBe(false);
  calling.hangUp();
  expect(room.remains()).toEqual(atRest);
});
