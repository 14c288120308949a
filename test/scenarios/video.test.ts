import { afterAll, describe, expect, test } from "vitest";
import { type Baresip, openBaresip } from "../rig/baresip.ts";
import { accountOf } from "../rig/box.ts";
import { type TemporaryFolder, temporaryFolder } from "../rig/folder.ts";
import { type Lan, openLan, whyNoNetworks } from "../rig/netns.ts";
import { numbersFrom, officeDocument, withSip } from "../rig/office.ts";
import { until } from "../rig/waiting.ts";
import { useBox } from "../rig/with-box.ts";

const hindrance = await whyNoNetworks();

describe.skipIf(hindrance !== undefined)(
  `LIG-26: video of baresip${hindrance ? ` (skipped: ${hindrance})` : ""}`,
  () => {
    let lan: Lan | undefined;
    const box = useBox(async () => {
      lan = await openLan();
      return {
        bind: [lan.address],
        document: officeDocument({ numbers: numbersFrom(201, 5), change: withSip({ digest: ["MD5"] }) }),
      };
    });
    afterAll(async () => await lan?.[Symbol.asyncDispose]());

    const open = async (number: string, folder: TemporaryFolder, secured: boolean, camera = true): Promise<Baresip> => {
      const baresip = await openBaresip({
        ...accountOf(number),
        exchange: secured ? box().secure() : box().place(),
        address: lan?.address ?? "",
        folder: folder.path,
        answers: "auto",
        ...(camera ? { video: "VP8" as const } : {}),
        ...(secured ? { transport: "tls" as const, srtp: true } : {}),
      });
      await baresip.registered();
      return baresip;
    };

    test.each([
      ["in the clear", false, "201", "202"],
      ["with TLS and SRTP", true, "203", "204"],
    ])("two telephones see each other %s, and the record says in which codec", async (_how, secured, from, to) => {
      using folder = temporaryFolder("camera");
      using other = temporaryFolder("camera");
      await using caller = await open(from, folder, secured);
      await using called = await open(to, other, secured);

      caller.call(to);
      await called.happened("CALL_ESTABLISHED");
      for (const end of [caller, called]) await end.child.says(/video: receiving with resolution 352 x 288/, 10_000);
      expect((await box().pbxStatus()).census).toMatchObject({ relays: 1, mixed: 0, rtpSockets: 8 });
      caller.hangUp();
      await called.happened("CALL_CLOSED");

      const record = await until("the record", async () =>
        (await box().records()).find(({ dialled }) => dialled === to),
      );
      expect(record.legs.map(({ quality }) => quality?.video)).toEqual(["VP8", "VP8"]);
    });

    test("to one without a camera the call is a call", async () => {
      using folder = temporaryFolder("camera");
      using other = temporaryFolder("camera");
      await using caller = await open("201", folder, false);
      await using called = await open("205", other, false, false);

      caller.call("205");
      await called.happened("CALL_ESTABLISHED");
      await until("a relay", async () => (await box().pbxStatus()).census.relays === 1);
      expect((await box().pbxStatus()).census.rtpSockets).toBe(4);
      caller.hangUp();
      await called.happened("CALL_CLOSED");
    });
  },
);
