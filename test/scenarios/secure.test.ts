import { afterAll, describe, expect, test } from "vitest";
import { openBaresip } from "../rig/baresip.ts";
import { accountOf } from "../rig/box.ts";
import { calledTone, hears } from "../rig/conversation.ts";
import { temporaryFolder } from "../rig/folder.ts";
import { type Lan, openLan, whyNoNetworks } from "../rig/netns.ts";
import { numbersFrom, officeDocument, withSip } from "../rig/office.ts";
import { pjsuaPair } from "../rig/pjsua-pair.ts";
import { heardIn } from "../rig/tones.ts";
import { until } from "../rig/waiting.ts";
import { sipJsPhone, useBox } from "../rig/with-box.ts";

describe("TLS and SRTP", () => {
  const box = useBox();

  test("two phones with TLS talk with SRTP on both sides", async () => {
    using folder = temporaryFolder("srtp");
    const exchange = box().secure();
    await using pair = await pjsuaPair({
      folder,
      caller: { number: "201", exchange, transport: "tls", srtp: 2, codecs: ["PCMA/8000"] },
      called: { number: "202", exchange, transport: "tls", srtp: 2, codecs: ["PCMA/8000"] },
    });

    await until("a relay", async () => (await box().pbxStatus()).census.relays === 1);
    await pair.expectBothHeard();
  });

  test("a phone with SRTP talks to one without", async () => {
    using folder = temporaryFolder("half");
    await using pair = await pjsuaPair({
      folder,
      caller: { number: "201", exchange: box().secure(), transport: "tls", srtp: 2, codecs: ["PCMA/8000"] },
      called: { number: "202", exchange: box().place(), codecs: ["PCMA/8000"] },
    });

    await pair.expectBothHeard();
  });

  test("a phone over TCP is called through its connection", async () => {
    using folder = temporaryFolder("tcp");
    await using pair = await pjsuaPair({
      folder,
      caller: { number: "201", exchange: box().place(), codecs: ["PCMA/8000"] },
      called: { number: "202", exchange: box().place(), transport: "tcp", codecs: ["PCMA/8000"] },
    });

    await pair.expectBothHeard();
  });
});

const hindrance = await whyNoNetworks();

describe.skipIf(hindrance !== undefined)(`baresip${hindrance === undefined ? "" : ` (skipped: ${hindrance})`}`, () => {
  let lan: Lan | undefined;
  const box = useBox(async () => {
    lan = await openLan();
    return {
      bind: [lan.address],
      document: officeDocument({ numbers: numbersFrom(201, 5), change: withSip({ digest: ["MD5"] }) }),
    };
  });
  afterAll(async () => await lan?.[Symbol.asyncDispose]());
  const shape = (number: string, folder: string) => ({
    ...accountOf(number),
    exchange: box().place(),
    address: lan?.address ?? "",
    folder,
  });

  test("baresip and sipjs-udp hear each other", async () => {
    using folder = temporaryFolder("baresip");
    await using baresip = await openBaresip({ ...shape("202", folder.path), hertz: calledTone, answers: "auto" });
    await baresip.registered();
    await using phone = await sipJsPhone(box(), "201", lan?.address);

    const call = await phone.call("202");
    await call.happened("accepted");
    call.sing(440);
    await hears(call, calledTone, 0);
    await call.sound.hear(100);
    call.hangUp();
    await baresip.happened("CALL_CLOSED");

    expect(heardIn(baresip.recording(), 440).level).toBeGreaterThan(-15);
  });

  test("baresip calls with TLS and mandatory SRTP", async () => {
    using folder = temporaryFolder("baresip-srtp");
    await using baresip = await openBaresip({
      ...shape("203", folder.path),
      exchange: box().secure(),
      transport: "tls",
      srtp: true,
      hertz: calledTone,
    });
    await baresip.registered();
    await using phone = await sipJsPhone(box(), "201", lan?.address);

    baresip.call("201");
    const call = await phone.incoming(8_000);
    call.accept();
    call.sing(440);
    await hears(call, calledTone, 0);
    await call.sound.hear(100);
    call.hangUp();
    await baresip.happened("CALL_CLOSED");

    expect(heardIn(baresip.recording(), 440).level).toBeGreaterThan(-15);
  });
});
