import { describe, expect, test } from "vitest";
import { calledTone, callerTone, connectCall, hangUp, hears, listen } from "../rig/conversation.ts";
import type { SipJsPhone } from "../rig/sipjs-phone.ts";
import { sipJsPhone, useBox } from "../rig/with-box.ts";

/** As a telephone writes it: RFC 3261 §25.1 has no # in a user part. */
const written = (code: string): string => code.replaceAll("#", "%23");

describe("call back when free, between telephones", () => {
  const box = useBox();

  /** Dials a code and hears a voice, then the end. */
  async function asks(phone: SipJsPhone, code: string): Promise<void> {
    const asking = await phone.call(written(code));
    await asking.happened("accepted");
    await asking.sound.hear(40);
    expect((await listen(asking, 25)).loudness).toBeGreaterThan(-45);
    await asking.happened("bye", 15_000);
  }

  test("GAP-23: who asked rings once his colleague has hung up, then the colleague, and they talk", async () => {
    await using asker = await sipJsPhone(box(), "201");
    await using busy = await sipJsPhone(box(), "202");
    await using third = await sipJsPhone(box(), "203");
    const other = await connectCall(third, busy);
    await asks(asker, "*37*202#");

    await hangUp(other);
    const caller = await asker.incoming(30_000);
    caller.accept();
    const called = await busy.incoming(15_000);
    called.accept();
    await called.happened("accepted");

    caller.sing(callerTone);
    called.sing(calledTone);
    await Promise.all([hears(caller, calledTone, 0), hears(called, callerTone, 0)]);
    caller.hangUp();
    await called.happened("bye");
  }, 90_000);

  test("GAP-23: a wish that was taken back rings nobody, the one that was not is kept", async () => {
    await using asker = await sipJsPhone(box(), "201");
    await using former = await sipJsPhone(box(), "202");
    await using wanted = await sipJsPhone(box(), "203");
    const other = await connectCall(wanted, former);
    await asks(asker, "*37*202#");
    await asks(asker, "*37*203#");
    await asks(asker, "#37*202#");

    await hangUp(other);
    const caller = await asker.incoming(30_000);
    caller.accept();
    const called = await wanted.incoming(15_000);
    called.accept();
    await called.happened("accepted");

    caller.hangUp();
    await called.happened("bye");
  }, 90_000);
});
