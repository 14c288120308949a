import { describe, expect, test } from "vitest";
import { talk } from "../rig/conversation.ts";
import { until } from "../rig/waiting.ts";
import { useBox } from "../rig/with-box.ts";

describe("digits", () => {
  const box = useBox();

  test("RFC 4733 digits arrive at the other side as events, once each", async () => {
    await using both = await talk(box(), "201", "202");
    const since = performance.now();

    await both.caller.sound.sendDigit("5", 101);
    await both.caller.sound.sendDigit("#", 101);

    const ends = () =>
      both.called.sound.packets.filter(
        ({ at, payload, raw }) => at >= since && payload === 101 && (raw.readUInt8(13) & 0x80) !== 0,
      );
    await until("the end of both digits", () => new Set(ends().map(({ timestamp }) => timestamp)).size >= 2);
    const digits = [...new Map(ends().map(({ timestamp, raw }) => [timestamp, raw.readUInt8(12)])).values()];
    expect(digits).toEqual([5, 11]);
    both.caller.hangUp();
    await both.called.happened("bye");
  });

  test("SIP INFO digits reach the other phone", async () => {
    await using both = await talk(box(), "201", "202");
    const since = performance.now();

    both.caller.sendInfoDigits("7");

    await until("the digit 7", () => {
      const byInfo = both.called.events.includes("dtmf:7");
      const byEvent = both.called.sound.packets.some(
        ({ at, payload, raw }) => at >= since && payload === 101 && raw.readUInt8(12) === 7,
      );
      return byInfo || byEvent;
    });
    both.caller.hangUp();
    await both.called.happened("bye");
  });
});
