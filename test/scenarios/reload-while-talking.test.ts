import { describe, expect, test } from "vitest";
import { calledTone, callerTone, hangUp, talk } from "../rig/conversation.ts";
import { numbersFrom, officeDocument } from "../rig/office.ts";
import { sipJsPhone, useBox } from "../rig/with-box.ts";

describe("an extension is added while two others talk", () => {
  const box = useBox();

  test("REC-07: 206 registers after the reload and talks to 203, and the two never hear a gap", async () => {
    await using both = await talk(box(), "201", "202");
    const since = performance.now();
    await both.called.sound.hear(25);

    await box().import(officeDocument({ numbers: numbersFrom(201, 6) }));
    await using added = await sipJsPhone(box(), "206");
    await using joined = await talk(box(), "203", "204");
    const call = await added.call("201");
    await both.callerPhone.incoming().then((second) => second.reject(486));
    await call.happened("failed");
    await both.called.sound.hear(25);

    for (const [side, tone] of [
      [both.caller, calledTone],
      [both.called, callerTone],
    ] as const) {
      const heard = side.sound.hearing(since);
      expect(heard.lost).toBe(0);
      expect(heard.longestGapMs).toBe(20);
      expect(heard.level(tone)).toBeGreaterThan(-13);
    }
    await hangUp(joined);
    await hangUp(both);
    expect((await box().pbxStatus()).revision).toBeGreaterThan(2);
  });
});
