import { describe, expect, test } from "vitest";
import { calledTone, callerTone, hangUp, hears, listen, talk } from "../rig/conversation.ts";
import { useBox } from "../rig/with-box.ts";

describe("hold", () => {
  const box = useBox();

  test("the held one hears music: neither silence nor the voice of who holds", async () => {
    await using both = await talk(box(), "201", "202");

    both.caller.hold();
    await both.caller.happened("hold");
    await both.called.sound.hear(100);
    const music = await listen(both.called, 150);

    expect(music.loudness).toBeGreaterThan(-45);
    expect(music.level(callerTone)).toBeLessThan(music.loudness - 6);
    expect(music.longestGapMs).toBe(20);
    await hangUp(both);
  });

  test("after resuming both hear each other again, and the music stops", async () => {
    await using both = await talk(box(), "201", "202");
    both.caller.hold();
    await both.called.sound.hear(100);

    const since = performance.now();
    both.caller.resume();
    await hears(both.called, callerTone, since);
    await hears(both.caller, calledTone, since);
    const heard = await listen(both.called, 50);

    expect(heard.level(callerTone)).toBeGreaterThan(-14);
    const { census } = await box().pbxStatus();
    expect([census.relays, census.players]).toEqual([1, 0]);
    await hangUp(both);
  });

  test("a held call can be hung up by either side", async () => {
    await using both = await talk(box(), "202", "201");
    both.called.hold();
    await both.caller.sound.hear(100);

    await hangUp(both);
  });

  test("both may hold at once, and take back one after the other", async () => {
    await using both = await talk(box(), "201", "202");
    both.caller.hold();
    await both.called.sound.hear(50);
    both.called.hold();
    await both.called.happened("hold");

    const since = performance.now();
    both.caller.resume();
    await both.caller.happened("unhold");
    both.called.resume();
    await hears(both.called, callerTone, since);
    await hears(both.caller, calledTone, since);

    await hangUp(both);
  });
});
