import { describe, expect, test } from "vitest";
import { accountOf } from "../rig/box.ts";
import { calledTone, callerTone, connectCall, hears, talk } from "../rig/conversation.ts";
import { openPjsua } from "../rig/pjsua.ts";
import { sipJsPhone, useBox } from "../rig/with-box.ts";

describe("transfer by the phone's own key", () => {
  const box = useBox();

  test("blind: the caller sends the called one to 203, and those two talk", async () => {
    await using both = await talk(box(), "201", "202");
    await using third = await sipJsPhone(box(), "203");

    both.caller.transfer("203");
    const joined = await third.incoming();
    joined.ring();
    joined.accept();
    const since = performance.now();
    joined.sing(700);

    await hears(both.called, 700, since);
    await hears(joined, calledTone, since);
    await both.caller.happened("terminated");
    both.called.hangUp();
    await joined.happened("bye");
  });

  test("blind: the called one sends the caller to 203", async () => {
    await using both = await talk(box(), "201", "202");
    await using third = await sipJsPhone(box(), "203");

    both.called.transfer("203");
    const joined = await third.incoming();
    joined.accept();
    const since = performance.now();
    joined.sing(700);

    await hears(both.caller, 700, since);
    await hears(joined, callerTone, since);
    expect(joined.peer).toBe("201");
    joined.hangUp();
    await both.caller.happened("bye");
  });

  test("attended: 201 asks 203 first, then joins 202 and 203", async () => {
    await using both = await talk(box(), "201", "202");
    await using third = await sipJsPhone(box(), "203");
    both.caller.hold();
    await both.called.sound.hear(25);
    const { caller: asking, called: joined } = await connectCall(both.callerPhone, third);
    joined.sing(700);
    asking.sing(callerTone);
    await hears(asking, 700, 0);

    const since = performance.now();
    both.caller.transferTo(asking);

    await hears(both.called, 700, since);
    await hears(joined, calledTone, since);
    await asking.happened("terminated");
    both.called.hangUp();
    await joined.happened("bye");
  });

  test("attended by pjsua: the two that remain talk", async () => {
    await using one = await sipJsPhone(box(), "202");
    await using other = await sipJsPhone(box(), "203");
    await using pjsua = await openPjsua({ ...accountOf("201"), exchange: box().place() });
    await pjsua.registered();

    pjsua.call("202");
    const first = await one.incoming();
    first.accept();
    first.sing(callerTone);
    await first.happened("accepted");
    await pjsua.says(/Call 0 state changed to CONFIRMED/);
    pjsua.hold();
    await first.sound.hear(25);
    pjsua.call("203");
    const second = await other.incoming();
    second.accept();
    second.sing(calledTone);
    await pjsua.says(/Call 1 state changed to CONFIRMED/);
    const since = performance.now();
    pjsua.attendedTransfer(0);

    await hears(first, calledTone, since, 8_000);
    await hears(second, callerTone, since, 8_000);
    first.hangUp();
    await second.happened("bye");
  });

  test("blind to a number that does not exist: nobody loses his call", async () => {
    await using pjsua = await openPjsua({ ...accountOf("201"), exchange: box().place() });
    await pjsua.registered();
    await using one = await sipJsPhone(box(), "202");
    pjsua.call("202");
    const first = await one.incoming();
    first.accept();
    first.sing(callerTone);
    await pjsua.says(/Call 0 state changed to CONFIRMED/);

    const mark = pjsua.mark();
    pjsua.blindTransfer("999");
    await pjsua.saysAfter(mark, /Call 0: transfer (failed|status|notification)|SIP\/2\.0 404|sipfrag/i, 8_000);

    expect(first.events).not.toContain("terminated");
    first.hangUp();
  });
});
