import { beforeAll, describe, expect, test } from "vitest";
import { signedIn } from "../rig/api-client.ts";
import { accountOf } from "../rig/box.ts";
import { calledTone, callerTone, hears, listen, talk } from "../rig/conversation.ts";
import { subscribeLamp, watchLamp } from "../rig/lamp.ts";
import { numbersFrom, officeDocument } from "../rig/office.ts";
import { openPjsua } from "../rig/pjsua.ts";
import { until } from "../rig/waiting.ts";
import { rawPhone, sipJsPhone, useBox } from "../rig/with-box.ts";

describe("parking", () => {
  const box = useBox();
  beforeAll(() =>
    box().import(
      officeDocument({
        numbers: numbersFrom(201, 5),
        change: (document) => ({ ...document, parking: { next: "700", places: ["701", "702"], seconds: 10 } }),
      }),
    ),
  );

  test("GAP-14: parked by the transfer key, heard with music, its lamp lit, fetched from another telephone", async () => {
    await using watcher = await rawPhone(box(), "205");
    await watcher.register();
    using lamp = watchLamp(watcher);
    await subscribeLamp(watcher, "701", box().sipPort);
    await until("the lamp to be out", () => lamp.states().at(-1) === "terminated");
    await using both = await talk(box(), "201", "202");
    await using third = await sipJsPhone(box(), "203");

    both.called.transfer("701");
    await both.called.happened("terminated");
    await until("the lamp to be lit", () => lamp.states().at(-1) === "confirmed");
    await both.caller.sound.hear(50);
    const music = await listen(both.caller, 100);
    expect(music.loudness).toBeGreaterThan(-45);
    using client = await signedIn(box());
    expect((await client.ask("GET", "/api/v1/parking")).json).toMatchObject({
      items: [{ place: "701", number: "201", by: "202" }],
    });

    const fetching = await third.call("701");
    await fetching.happened("accepted");
    const since = performance.now();
    fetching.sing(calledTone);
    await Promise.all([hears(both.caller, calledTone, since), hears(fetching, callerTone, since)]);
    await until("the lamp to go out", () => lamp.states().at(-1) === "terminated");
    fetching.hangUp();
    await both.caller.happened("bye");
    await watcher.unregister();
  });

  test("GAP-14: a place that is taken refuses pjsua's transfer, and its call goes on", async () => {
    await using both = await talk(box(), "201", "202");
    both.called.transfer("701");
    await both.called.happened("terminated");
    await using pjsua = await openPjsua({ ...accountOf("203"), exchange: box().place() });
    await pjsua.registered();
    await using fourth = await sipJsPhone(box(), "204");
    pjsua.call("204");
    const talks = await fourth.incoming();
    talks.accept();
    talks.sing(callerTone);
    await pjsua.says(/Call 0 state changed to CONFIRMED/);

    const mark = pjsua.mark();
    pjsua.blindTransfer("701");
    await pjsua.saysAfter(mark, /SIP\/2\.0 486/, 8_000);

    expect(talks.events).not.toContain("terminated");
    talks.hangUp();
  });

  test("GAP-14: who dials 700 hears and sees the place, and puts the caller there by an attended transfer", async () => {
    await using both = await talk(box(), "201", "202");
    await using third = await sipJsPhone(box(), "203");
    both.called.hold();
    await both.caller.sound.hear(25);
    const asking = await both.calledPhone.call("700");
    await asking.happened("accepted");
    await asking.sound.hear(25);
    expect((await listen(asking, 50)).loudness).toBeGreaterThan(-45);
    both.called.transferTo(asking);
    await asking.happened("terminated");

    const fetching = await third.call("701");
    await fetching.happened("accepted");
    const since = performance.now();
    fetching.sing(calledTone);
    await hears(both.caller, calledTone, since);
    fetching.hangUp();
    await both.caller.happened("bye");
  });

  test("GAP-14: nobody fetches it in time: it is back at who has parked it, with the place before the name", async () => {
    await using both = await talk(box(), "201", "202");
    both.called.transfer("702");
    await both.called.happened("terminated");

    const back = await both.calledPhone.incoming(20_000);
    expect([back.peer, back.peerName]).toEqual(["201", "Parking 702 Poste 201"]);
    back.accept();
    await back.happened("accepted");
    const since = performance.now();
    back.sing(calledTone);
    await Promise.all([hears(both.caller, calledTone, since), hears(back, callerTone, since)]);
    back.hangUp();
    await both.caller.happened("bye");
  });

  test("a place where nobody waits is refused", async () => {
    await using phone = await sipJsPhone(box(), "201");

    const calling = await phone.call("702");

    await calling.happened("rejected");
  });
});
