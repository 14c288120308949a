import { afterAll, describe, expect, test } from "vitest";
import { openBaresip } from "../rig/baresip.ts";
import { accountOf } from "../rig/box.ts";
import { hears } from "../rig/conversation.ts";
import { temporaryFolder } from "../rig/folder.ts";
import { type Lan, type NatNetwork, openLan, openNatNetwork, whyNoNetworks } from "../rig/netns.ts";
import { numbersFrom, officeDocument, withSip } from "../rig/office.ts";
import { openPjsua } from "../rig/pjsua.ts";
import { heardIn, songFile } from "../rig/tones.ts";
import { pause } from "../rig/waiting.ts";
import { sipJsPhone, useBox } from "../rig/with-box.ts";

const hindrance = await whyNoNetworks();

const reason = hindrance === undefined ? "" : ` (skipped: ${hindrance})`;

describe.skipIf(hindrance !== undefined)(`IPv6${reason}`, () => {
  let lan: Lan | undefined;
  const box = useBox(async () => {
    lan = await openLan();
    const document = officeDocument({ numbers: numbersFrom(201, 5), change: withSip({ digest: ["MD5"] }) });
    return { bind: [lan.address, lan.address6], document };
  });
  afterAll(async () => await lan?.[Symbol.asyncDispose]());
  const six = (number: string, folder: string) => ({
    ...accountOf(number),
    exchange: box().place(lan?.address6),
    address: lan?.address6 ?? "",
    folder,
  });

  test("two phones with IPv6 talk", async () => {
    using one = temporaryFolder("six");
    using other = temporaryFolder("six");
    await using called = await openBaresip({ ...six("202", other.path), hertz: 1_000, answers: "auto" });
    await using caller = await openBaresip({ ...six("201", one.path), hertz: 440 });
    await Promise.all([called.registered(), caller.registered()]);

    caller.call("202");
    await caller.happened("CALL_ESTABLISHED");
    await pause(1_500);
    caller.hangUp();
    await called.happened("CALL_CLOSED");

    expect(heardIn(called.recording(), 440).level).toBeGreaterThan(-15);
    expect(heardIn(caller.recording(), 1_000).level).toBeGreaterThan(-15);
  });

  test("a phone with IPv6 talks to one with IPv4", async () => {
    using folder = temporaryFolder("both");
    await using called = await openBaresip({ ...six("202", folder.path), hertz: 1_000, answers: "auto" });
    await called.registered();
    await using phone = await sipJsPhone(box(), "201", lan?.address);

    const call = await phone.call("202");
    await call.happened("accepted");
    call.sing(440);
    await hears(call, 1_000, 0);
    await call.sound.hear(75);
    call.hangUp();
    await called.happened("CALL_CLOSED");

    expect(heardIn(called.recording(), 440).level).toBeGreaterThan(-15);
  });
});

describe.skipIf(hindrance !== undefined)(`NAT${reason}`, () => {
  let nat: NatNetwork | undefined;
  const box = useBox(async () => {
    nat = await openNatNetwork();
    return { bind: [nat.outside] };
  });
  afterAll(async () => await nat?.[Symbol.asyncDispose]());

  test("a phone behind a router that rewrites address and port is called and hears", async () => {
    using folder = temporaryFolder("nat");
    await using inside = await openPjsua({
      ...accountOf("202"),
      exchange: box().place(),
      netns: nat?.inside ?? "",
      address: nat?.phone ?? "",
      play: songFile(folder.file("says.wav"), 1_000),
      record: folder.file("heard.wav"),
      autoAnswer: 200,
      extra: ["--auto-update-nat=0"],
    });
    await inside.registered();
    await using outside = await sipJsPhone(box(), "201", nat?.outside);

    const call = await outside.call("202");
    await call.happened("accepted");
    call.sing(440);
    await hears(call, 1_000, 0);
    await call.sound.hear(100);
    call.hangUp();
    await inside.says(/is DISCONNECTED/);
    await inside.quit();

    expect(heardIn(folder.file("heard.wav"), 440).level).toBeGreaterThan(-15);
  });

  test("a phone behind the router calls out", async () => {
    using folder = temporaryFolder("nat");
    await using inside = await openPjsua({
      ...accountOf("203"),
      exchange: box().place(),
      netns: nat?.inside ?? "",
      address: nat?.phone ?? "",
      play: songFile(folder.file("says.wav"), 1_000),
      record: folder.file("heard.wav"),
      extra: ["--auto-update-nat=0"],
    });
    await inside.registered();
    await using outside = await sipJsPhone(box(), "201", nat?.outside);

    inside.call("201");
    const call = await outside.incoming();
    call.accept();
    call.sing(440);
    await hears(call, 1_000, 0);
    await call.sound.hear(100);
    inside.hangUp();
    await call.happened("bye");
    await inside.quit();

    expect(heardIn(folder.file("heard.wav"), 440).level).toBeGreaterThan(-15);
  });
});
