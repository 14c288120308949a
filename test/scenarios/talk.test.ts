import { describe, expect, test } from "vitest";
import { calledTone, callerTone, hangUp, hears, listen, sentLevel, talk } from "../rig/conversation.ts";
import { until } from "../rig/waiting.ts";
import { sipJsPhone, useBox } from "../rig/with-box.ts";

describe("two phones talk", () => {
  const box = useBox();

  test("each hears the other as loud as he spoke, with nothing lost", async () => {
    await using both = await talk(box(), "201", "202");

    const [atCaller, atCalled] = await Promise.all([listen(both.caller, 100), listen(both.called, 100)]);

    expect(Math.abs(atCaller.level(calledTone) - sentLevel)).toBeLessThan(1);
    expect(Math.abs(atCalled.level(callerTone) - sentLevel)).toBeLessThan(1);
    expect(atCaller.level(callerTone)).toBeLessThan(-40);
    expect([atCaller.lost, atCalled.lost]).toEqual([0, 0]);
    await hangUp(both);
  });

  test("sound takes less than 40 ms from one to the other", async () => {
    await using both = await talk(box(), "201", "202");

    const sent = await both.caller.sound.sing(700);
    const heard = await hears(both.called, 700, sent);

    expect(heard.at - sent).toBeLessThan(40);
    await hangUp(both);
  });

  test("a plain call is relayed packet by packet, and the census shows it", async () => {
    await using both = await talk(box(), "201", "202");

    const { census } = await box().pbxStatus();

    expect([census.legs, census.relays, census.mixed, census.players]).toEqual([2, 1, 0, 0]);
    await hangUp(both);
  });

  test("the called one sees who calls, and either may hang up", async () => {
    await using both = await talk(box(), "202", "201");

    expect(both.called.peer).toBe("202");
    both.called.hangUp();
    await both.caller.happened("bye");
  });

  test("an answered call leaves one record that names both", async () => {
    await using both = await talk(box(), "203", "204");
    await hangUp(both);
    await box().atRest();

    // The record of the call before may still be on its way: this one is known by who was called.
    const toThem = async () => (await box().records()).filter((record) => record.dialled === "204");
    const records = await until("the record", async () => {
      const found = await toThem();
      return found.length > 0 && found;
    });

    expect(records).toHaveLength(1);
    expect(records[0]).toMatchObject({
      dialled: "204",
      answeredBy: "204",
      outcome: "answered",
      caller: { number: "203" },
    });
  });

  test("a phone that unregisters is no longer called", async () => {
    await using a = await sipJsPhone(box(), "201");
    await using b = await sipJsPhone(box(), "202");
    await b.unregister();

    const call = await a.call("202");

    await call.happened("failed");
  });
});
