import { expect, test } from "vitest";
import { atRest, TelephoneRoom } from "../../telephone-room.fixture.ts";

test("a call of which one side is not heard any more ends on both sides", () => {
  const room = new TelephoneRoom();
  const [a, b] = room.phones("201", "202");
  const calling = a.call("202");
  b.last.answer();

  b.last.goSilent(60);

  expect([calling.saw.at(-1), b.last.saw.at(-1)]).toEqual(["BYE", "BYE"]);
  expect(room.remains()).toEqual(atRest);
  expect(room.records[0]?.legs.map((leg) => leg.cause)).toEqual(["media-lost", "media-lost"]);
});
