import { describe, expect, test } from "vitest";
import { temporaryFolder } from "../rig/folder.ts";
import { pjsuaPair } from "../rig/pjsua-pair.ts";
import { until } from "../rig/waiting.ts";
import { useBox } from "../rig/with-box.ts";

/** Codec of the called phone, and how far its tone may be off in level, dB: GSM and G.729 are no friends of tones. */
const pairs: readonly (readonly [codec: string, within: number])[] = [
  ["G722/16000", 3],
  ["opus/48000", 3],
  ["GSM/8000", 4],
  ["G729/8000", 6],
  ["PCMU/8000", 2],
];

describe("phones that share no codec", () => {
  const box = useBox();

  test.each(pairs)("PCMA on one side and %s on the other are transcoded", async (codec, within) => {
    using folder = temporaryFolder("codec");
    const exchange = box().place();
    await using pair = await pjsuaPair({
      folder,
      caller: { number: "201", exchange, codecs: ["PCMA/8000"] },
      called: { number: "202", exchange, codecs: [codec] },
    });

    await until("both legs on the mixing bridge", async () => (await box().pbxStatus()).census.mixed === 2);
    await pair.expectBothHeard(within);
  });

  test("two phones with G722 are relayed without decoding", async () => {
    using folder = temporaryFolder("codec");
    const exchange = box().place();
    await using pair = await pjsuaPair({
      folder,
      caller: { number: "201", exchange, codecs: ["G722/16000", "PCMA/8000"] },
      called: { number: "202", exchange, codecs: ["G722/16000"] },
    });

    await until("a relay", async () => (await box().pbxStatus()).census.relays === 1);
    expect((await box().pbxStatus()).census.mixed).toBe(0);
    await pair.expectBothHeard();
  });
});
