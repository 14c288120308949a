import { beforeAll, describe, expect, test } from "vitest";
import { calledTone, callerTone, hears, listen } from "../rig/conversation.ts";
import { numbersFrom, officeDocument } from "../rig/office.ts";
import { field } from "../rig/sip-text.ts";
import { until } from "../rig/waiting.ts";
import { rawPhone, sipJsPhone, useBox } from "../rig/with-box.ts";

const group = (number: string, members: readonly string[], strategy: string, more: object = {}) => ({
  ...{ number, name: `Groupe ${number}`, members, strategy, memberSeconds: 5, ...more },
});

describe("groups", () => {
  const box = useBox();
  beforeAll(() =>
    box().import(
      officeDocument({
        numbers: numbersFrom(201, 5),
        change: (document) => ({
          ...document,
          groups: [
            group("810", ["202", "203"], "all"),
            group("811", ["202", "203"], "in-order"),
            group("812", ["202", "203"], "round-robin"),
            group("813", ["202", "203"], "longest-idle"),
            group("814", ["202", "203"], "all", { answersFirst: true }),
          ],
        }),
      }),
    ),
  );

  test("GRP-23: all ring at once; the first one talks, and the others are told that it was taken elsewhere", async () => {
    await using caller = await sipJsPhone(box(), "201");
    await using first = await sipJsPhone(box(), "202");
    await using other = await rawPhone(box(), "203");
    await other.register();

    const calling = await caller.call("810");
    const [answers, invite] = await Promise.all([first.incoming(), other.requested("INVITE")]);
    other.respond(invite, 180, "Ringing", { tag: "rig" });
    answers.ring();
    await calling.happened("progress");
    answers.accept();
    const cancel = await other.requested("CANCEL");
    other.respond(cancel, 200, "OK");
    other.respond(invite, 487, "Request Terminated", { tag: "rig" });
    await calling.happened("accepted");

    // RFC 3326: no missed call is to be shown.
    expect(field(cancel, "reason")).toMatch(/SIP\s*;\s*cause=200/);
    calling.sing(callerTone);
    answers.sing(calledTone);
    await Promise.all([hears(calling, calledTone, 0), hears(answers, callerTone, 0)]);
    calling.hangUp();
    await answers.happened("bye");
    await other.unregister();
  });

  test("GRP-23: in order, the second one rings when the time of the first is over", async () => {
    await using caller = await sipJsPhone(box(), "201");
    await using first = await sipJsPhone(box(), "202");
    await using second = await sipJsPhone(box(), "203");

    const calling = await caller.call("811");
    const unanswered = await first.incoming();
    unanswered.ring();
    const answers = await second.incoming(10_000);
    await unanswered.happened("cancel");
    answers.accept();
    await calling.happened("accepted");

    answers.sing(calledTone);
    await hears(calling, calledTone, 0);
    calling.hangUp();
    await answers.happened("bye");
  });

  test("GRP-23: each begins in his turn", async () => {
    await using caller = await sipJsPhone(box(), "201");
    await using first = await sipJsPhone(box(), "202");
    await using second = await sipJsPhone(box(), "203");

    for (const begins of [first, second, first]) {
      const calling = await caller.call("812");
      const answers = await begins.incoming();
      answers.accept();
      await calling.happened("accepted");
      calling.hangUp();
      await answers.happened("bye");
    }
  });

  test("GRP-23: who has not talked for longest begins", async () => {
    await using caller = await sipJsPhone(box(), "201");
    await using first = await sipJsPhone(box(), "202");
    await using second = await sipJsPhone(box(), "203");
    const talk = async (number: string, begins: typeof first) => {
      const calling = await caller.call(number);
      const answers = await begins.incoming();
      answers.accept();
      await calling.happened("accepted");
      calling.hangUp();
      await answers.happened("bye");
    };
    await talk("203", second);
    await talk("202", first);

    await talk("813", second);
    await talk("813", first);
  });

  test("GRP-16: the group answers first: music until somebody does, then he is heard", async () => {
    await using caller = await sipJsPhone(box(), "201");
    await using first = await sipJsPhone(box(), "202");

    const calling = await caller.call("814");
    await calling.happened("accepted");
    const ringing = await first.incoming();
    ringing.ring();
    await calling.sound.hear(50);
    const music = await listen(calling, 100);
    expect(music.loudness).toBeGreaterThan(-45);
    expect(music.longestGapMs).toBe(20);
    ringing.accept();
    await ringing.happened("accepted");
    const since = performance.now();
    calling.sing(callerTone);
    ringing.sing(calledTone);

    await Promise.all([hears(calling, calledTone, since), hears(ringing, callerTone, since)]);
    calling.hangUp();
    await ringing.happened("bye");
  });

  test("GAP-11: *8 takes a call that rings in one's own group, *11 and a number the one that rings there", async () => {
    await using caller = await sipJsPhone(box(), "201");
    await using desk = await sipJsPhone(box(), "202");
    await using colleague = await sipJsPhone(box(), "203");

    for (const code of ["*8", "*11202"]) {
      const calling = await caller.call("202");
      const ringing = await desk.incoming();
      ringing.ring();
      await calling.happened("progress");
      const taking = await colleague.call(code);
      await taking.happened("accepted");
      await calling.happened("accepted");
      await ringing.happened("terminated");
      const since = performance.now();
      calling.sing(callerTone);
      taking.sing(calledTone);
      await Promise.all([hears(calling, calledTone, since), hears(taking, callerTone, since)]);
      taking.hangUp();
      await calling.happened("bye");
    }
    const record = await until("the record of the pickup", async () =>
      (await box().records()).find(({ answeredBy }) => answeredBy === "203"),
    );
    expect(record).toMatchObject({ caller: { number: "201" }, dialled: "202" });
  });
});
