import { expect, test } from "vitest";
import { TelephoneRoom } from "../../telephone-room.fixture.ts";

test("digits reach the other side once, whether they come by INFO or in the sound", () => {
  const room = new TelephoneRoom();
  const [a, b] = room.phones("201", "202");
  const calling = a.call("202");
  b.last.answer();

  calling.press("5", "info");
  calling.press("#", "rfc4733");

  expect(b.last.digits).toBe("5#");
});
