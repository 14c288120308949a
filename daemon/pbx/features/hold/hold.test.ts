import { describe, expect, test } from "vitest";
import { office } from "../../office.fixture.ts";
import { atRest, TelephoneRoom } from "../../telephone-room.fixture.ts";

function talking(view = office()) {
  const room = new TelephoneRoom(view);
  const [a, b] = [room.phone("201"), room.phone("202")];
  const one = a.call("202");
  b.last.answer();
  return { room, one, other: b.last };
}

describe("hold", () => {
  test("the held side hears music, and the other one again afterwards", () => {
    const { one, other } = talking();

    one.hold();
    expect([one.hears, other.hears]).toEqual(["nothing", "music"]);
    one.resume();

    expect([one.hears, other.hears]).toEqual(["202", "201"]);
  });

  test("two who hold each other hear nothing; the first to come back hears music", () => {
    const { one, other } = talking();

    one.hold();
    other.hold();
    expect([one.hears, other.hears]).toEqual(["nothing", "nothing"]);
    one.resume();

    expect([one.hears, other.hears]).toEqual(["music", "nothing"]);
  });

  test("the box's own music plays when the configuration names none", () => {
    const { room, one, other } = talking(office({ holdMusic: null }));

    one.hold();

    expect(room.engine.legs.get(other.leg)?.sound).toEqual({ kind: "file", path: "/sounds/usual.wav", loop: true });
  });

  test("MUS-08: the active music loops, with its silence before and between", () => {
    const holdMusic = { ready: "a".repeat(64), secondsBefore: 1, secondsAfter: 6 };
    const { room, one, other } = talking(office({ holdMusic }));

    one.hold();

    expect(room.engine.legs.get(other.leg)?.sound).toEqual({
      ...{ kind: "file", path: `/sounds/ready/${holdMusic.ready}`, loop: true },
      ...{ secondsBefore: 1, secondsAfter: 6 },
    });
  });

  test("who hangs up while holding leaves nobody behind", () => {
    const { room, one } = talking();

    one.hold();
    one.hangUp();

    expect(room.remains()).toEqual(atRest);
  });
});
