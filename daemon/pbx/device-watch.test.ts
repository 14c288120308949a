import { describe, expect, test } from "vitest";
import type { DeviceNews } from "../contracts/device-news.ts";
import { type Leg, newLeg } from "./calls/leg.ts";
import { soundOf } from "./device-watch.ts";
import type { LegId, LegQuality } from "./engine/engine.ts";
import { TelephoneRoom } from "./telephone-room.fixture.ts";

const quality = (packetsReceived: number): LegQuality => ({
  ...{ codec: "PCMA", packetsReceived, packetsSent: 250, packetsLost: 0, packetsLostFar: 0 },
  ...{ jitterMs: 0, roundTripMs: 0, mos: 4.4, video: "" },
});

describe("POS-17: what a leg that has ended says of the sound of a telephone", () => {
  const origin = {
    ...{ id: 1 as LegId, direction: "in" as const, number: "201", name: "", anonymous: false, userAgent: "Yealink" },
    ...{ contact: null, trunk: null, trail: [] },
  };
  const leg = (talkedMs: number | null, packets: number | null, trunk: string | null = null): Leg => ({
    ...newLeg({ ...origin, trunk }, 0),
    answeredAt: talkedMs === null ? null : 1000,
    endedAt: 1000 + (talkedMs ?? 0),
    quality: packets === null ? null : quality(packets),
  });

  test("it was heard, however short it talked", () => expect(soundOf(leg(100, 1))).toBe("heard"));

  test("nothing came of it in five seconds; in less it may have had nothing to say", () => {
    expect(soundOf(leg(5000, 0))).toBe("silent");
    expect(soundOf(leg(4999, 0))).toBeNull();
  });

  test("nothing of one that did not answer, was not measured, talks still or is outside", () => {
    expect(soundOf(leg(null, 0))).toBeNull();
    expect(soundOf(leg(9000, null))).toBeNull();
    expect(soundOf({ ...leg(9000, 0), endedAt: null })).toBeNull();
    expect(soundOf(leg(9000, 0, "900"))).toBeNull();
  });
});

test("POS-17: who follows devices hears who registers and, once for each call, who was not heard in it", () => {
  const room = new TelephoneRoom();
  const told: DeviceNews[] = [];
  const stop = room.exchange.devices.follow((news) => void told.push(news));
  const [a, b] = room.phones("201", "202");
  expect(told.map(({ kind, number }) => [kind, number])).toEqual([
    ["registered", "201"],
    ["registered", "202"],
  ]);
  expect(room.exchange.devices.registered().map(({ number }) => number)).toEqual(["201", "202"]);
  expect(told[0]?.from).not.toMatch(/:/);

  const calling = a.call("202");
  b.last.answer();
  room.wait(10);
  calling.hangUp();
  // The fake engine carries no sound.
  expect(told.slice(2).map(({ kind, number }) => [kind, number])).toEqual([
    ["silent", "201"],
    ["silent", "202"],
  ]);

  stop();
  room.phone("203");
  expect(told).toHaveLength(4);
});
