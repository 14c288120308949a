import { describe, expect, test } from "vitest";
import { accountOf } from "../rig/box.ts";
import { listen } from "../rig/conversation.ts";
import { openPjsua } from "../rig/pjsua.ts";
import type { SipJsPhone } from "../rig/sipjs-phone.ts";
import { sipJsPhone, useBox } from "../rig/with-box.ts";

/** As a telephone writes it: RFC 3261 §25.1 has no # in a user part. */
const written = (code: string): string => code.replaceAll("#", "%23");

describe("codes that are dialled at a telephone", () => {
  const box = useBox();

  /** Dials a code and hears a voice, then the end. */
  async function sets(phone: SipJsPhone, code: string): Promise<void> {
    const calling = await phone.call(written(code));
    await calling.happened("accepted");
    await calling.sound.hear(40);
    expect((await listen(calling, 25)).loudness).toBeGreaterThan(-45);
    await calling.happened("bye", 15_000);
  }

  /** 201 calls 202; who rings then. */
  async function reaches(
    caller: SipJsPhone,
    phone: SipJsPhone,
    act: () => void | Promise<void> = () => {},
  ): Promise<void> {
    const calling = await caller.call("202");
    await act();
    const rings = await phone.incoming(12_000);
    rings.ring();
    await calling.happened("progress");
    calling.hangUp();
    await rings.happened("terminated");
  }

  test("MEX-06: *26# makes who dials it busy, #26# lets him ring again", async () => {
    await using caller = await sipJsPhone(box(), "201");
    await using desk = await sipJsPhone(box(), "202");
    await sets(desk, "*26#");
    const refused = await caller.call("202");
    await refused.happened("rejected");

    await sets(desk, "#26#");

    await reaches(caller, desk);
  });

  test("MEX-06: *21*203# sends every call on, #21# ends it", async () => {
    await using caller = await sipJsPhone(box(), "201");
    await using desk = await sipJsPhone(box(), "202");
    await using colleague = await sipJsPhone(box(), "203");
    await sets(desk, "*21*203#");
    await reaches(caller, colleague);

    await sets(desk, "#21#");

    await reaches(caller, desk);
  });

  test.each([
    ["*67*203#", "#67#"],
    ["*69*203#", "#69#"],
  ] as const)("MEX-06: %s sends on who finds him busy", async (set, end) => {
    await using caller = await sipJsPhone(box(), "201");
    await using desk = await sipJsPhone(box(), "202");
    await using colleague = await sipJsPhone(box(), "203");
    await sets(desk, set);

    await reaches(caller, colleague, async () => (await desk.incoming()).reject(486));
    await sets(desk, end);
  });

  test("MEX-06: *62*203# sends on while no telephone is there", async () => {
    await using caller = await sipJsPhone(box(), "201");
    await using colleague = await sipJsPhone(box(), "203");
    {
      await using desk = await sipJsPhone(box(), "202");
      await sets(desk, "*62*203#");
      await desk.unregister();
    }

    await reaches(caller, colleague);

    await using desk = await sipJsPhone(box(), "202");
    await sets(desk, "#62#");
  });

  test("MEX-06: *61*203# dialled by pjsua sends on who is not answered", async () => {
    await using caller = await sipJsPhone(box(), "201");
    await using colleague = await sipJsPhone(box(), "203");
    await using pjsua = await openPjsua({ ...accountOf("204"), exchange: box().place() });
    await pjsua.registered();
    pjsua.call(written("*61*203#"));
    await pjsua.says(/Call 0 state changed to CONFIRMED/);
    await pjsua.says(/Call 0 is DISCONNECTED/, 15_000);

    const calling = await caller.call("204");
    await pjsua.says(/Incoming call/);
    const rings = await colleague.incoming(40_000);
    rings.accept();
    await calling.happened("accepted");
    calling.hangUp();
    await rings.happened("bye");
    pjsua.call(written("#61#"));
    await pjsua.says(/Call \d is DISCONNECTED \[reason=200/, 15_000);
  });
});
