import { afterAll, describe, expect, test } from "vitest";
import { accountOf } from "../rig/box.ts";
import { hears } from "../rig/conversation.ts";
import { temporaryFolder } from "../rig/folder.ts";
import { type NatNetwork, openNatNetwork, whyNoNetworks } from "../rig/netns.ts";
import { openPjsua } from "../rig/pjsua.ts";
import { pjsuaPair } from "../rig/pjsua-pair.ts";
import { heardIn, songFile } from "../rig/tones.ts";
import { sipJsPhone, useBox } from "../rig/with-box.ts";

describe("IPv6", () => {
  const box = useBox({ bind: ["127.0.0.1", "::1"] });

  test("two phones talk over ::1", async () => {
    using folder = temporaryFolder("six");
    const exchange = box().place("::1");
    await using pair = await pjsuaPair({
      folder,
      caller: { number: "201", exchange, address: "::1" },
      called: { number: "202", exchange, address: "::1" },
    });

    await pair.expectBothHeard();
  });

  test("a phone with IPv6 talks to one with IPv4", async () => {
    using folder = temporaryFolder("both");
    await using pair = await pjsuaPair({
      folder,
      caller: { number: "201", exchange: box().place("::1"), address: "::1" },
      called: { number: "202", exchange: box().place() },
    });

    await pair.expectBothHeard();
  });
});

const hindrance = await whyNoNetworks();

describe.skipIf(hindrance !== undefined)(`NAT${hindrance === undefined ? "" : ` (skipped: ${hindrance})`}`, () => {
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
